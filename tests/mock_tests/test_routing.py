"""Which operation a request line means."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mock_tests.asking import (
    OK,
    api_of,
    send,
)


def test_literal_segments_win_over_parameters() -> None:
    def named(name: str) -> Any:
        content = {"application/json": {"example": name}}
        return {"get": {"responses": {"200": {"content": content}}}}

    api = api_of(
        {
            "/hooks/{id}": named("one"),
            "/hooks/{id}/{part}": named("part"),
            "/hooks/event-types": named("types"),
            "/hooks/{id}/latest": named("latest"),
            "/hooks/v{id}": named("version"),
        }
    )
    answers = {
        path: send(api, "GET", path).json()
        for path in (
            "/hooks/7",
            "/hooks/event-types",
            "/hooks/event%2Dtypes",
            "/hooks/7/latest",
            "/hooks/7/other",
            "/hooks/v7",
        )
    }
    assert list(answers.values()) == [
        "one",
        "types",
        "types",
        "latest",
        "part",
        "version",
    ]


def test_unknown_path_and_method() -> None:
    api = api_of(
        {
            "/x": {"get": {"responses": OK}, "put": {"responses": OK}},
            "/a/{x}": {"get": {"responses": OK}},
            "/a/{y}": {"delete": {"responses": OK}},
        }
    )
    assert send(api, "GET", "/y").status == 404
    assert send(api, "GET", "/x/").status == 404
    refused = send(api, "POST", "/x")
    assert (refused.status, refused.header("Allow")) == (405, "GET, PUT")
    assert send(api, "GET", "/a/1").status == 200
    assert send(api, "DELETE", "/a/1").status == 200
    assert send(api, "PUT", "/a/1").header("Allow") == "GET, DELETE"


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("/m/a%2Fb/list", 200),
        ("/m/a/b/list", 404),
        ("/m//list", 404),
        ("/m/../list", 404),
        ("/m/%2E%2e/list", 404),
        ("/m/a?x=1/list", 404),
    ],
)
def test_path_arguments_are_one_segment(target: str, status: int) -> None:
    parameter = {
        "name": "id",
        "in": "path",
        "required": True,
        "schema": {"type": "string"},
    }
    api = api_of({"/m/{id}/list": {"parameters": [parameter], "get": {}}})
    assert send(api, "GET", target).status == status


def test_path_prefix_of_a_server_is_optional() -> None:
    variables = {"v": {"default": "v3"}}
    api = api_of(
        {"/x": {"get": {}}},
        servers=[{"url": "https://example.com/api/{v}/", "variables": variables}],
    )
    assert send(api, "GET", "/x").status == 200
    assert send(api, "GET", "/api/v3/x").status == 200
    assert send(api, "GET", "/api/v4/x").status == 404
