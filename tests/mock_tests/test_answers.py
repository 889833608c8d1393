"""Answers that come from the document."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mock import (
    Response,
)
from tests.mock_tests.asking import (
    answer_of,
    api_of,
    operation,
    send,
)


def test_answers_come_from_examples_before_schemas() -> None:
    schema = {"type": "string", "default": "from schema"}
    named = {"a": {"value": "from a"}, "b": {"$ref": "#/components/examples/b"}}
    media = {
        "/example": {"schema": schema, "example": None},
        "/examples": {"schema": schema, "examples": named},
        "/schema": {"schema": schema},
    }
    paths = {
        path: {"get": {"responses": {"200": {"content": {"application/json": each}}}}}
        for path, each in media.items()
    }
    api = api_of(paths, components={"examples": {"b": {"value": "from b"}}})
    answers = [send(api, "GET", path).json() for path in media]
    assert answers == [None, "from a", "from schema"]
    prefer = {"Prefer": "example=b"}
    assert send(api, "GET", "/examples", headers=prefer).json() == "from b"
    assert send(api, "GET", "/schema", headers=prefer).status == 400


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"const": 7, "type": "integer"}, 7),
        ({"enum": ["b", "a"], "example": "a"}, "b"),
        ({"type": "string", "default": "d", "example": "e"}, "d"),
        ({"type": "string", "example": 5, "examples": ["e"]}, "e"),
        ({"type": "integer", "minimum": 5}, 5),
        ({"type": "integer", "exclusiveMaximum": 0, "multipleOf": 3}, -3),
        ({"type": "number", "minimum": 2.5}, 2.5),
        ({"type": ["null", "boolean"]}, True),
        ({"type": "string", "minLength": 8, "maxLength": 8}, "stringgg"),
        ({"type": "string", "maxLength": 3}, "str"),
        ({"type": "string", "pattern": r"^proj_[0-9a-f]{4}$"}, "proj_aaaa"),
        ({"type": "string", "pattern": r"^(?:AC|SM)\d+$", "minLength": 5}, "AC00000"),
        ({"type": "string", "format": "uuid"}, "3fa85f64-5717-4562-b3fc-2c963f66afa6"),
        ({"type": "array", "items": {"enum": [3, 4]}, "minItems": 2}, [3, 3]),
        (
            {
                "type": "array",
                "items": {"enum": [3, 4]},
                "minItems": 2,
                "uniqueItems": True,
            },
            [3, 4],
        ),
        ({"type": "array", "maxItems": 0, "items": {}}, []),
        ({"prefixItems": [{"const": 1}, {"const": 2}], "items": False}, [1, 2]),
        ({"oneOf": [{"type": "null"}, {"const": 1}]}, 1),
        (
            {
                "type": "object",
                "properties": {
                    "a": {"const": 1},
                    "secret": {"type": "string", "writeOnly": True},
                },
                "required": ["b"],
            },
            {"a": 1, "b": "string"},
        ),
        (
            {
                "allOf": [
                    {"properties": {"a": {"const": 1}}},
                    {"properties": {"b": {"const": 2}}},
                ]
            },
            {"a": 1, "b": 2},
        ),
        (
            {"additionalProperties": {"const": 1}, "minProperties": 2},
            {"key1": 1, "key2": 1},
        ),
    ],
)
def test_values_made_from_schemas(schema: Any, expected: Any) -> None:
    assert answer_of(schema) == expected
    assert answer_of(schema) == expected


def test_values_of_recursive_schemas_are_finite() -> None:
    node = {
        "type": "object",
        "required": ["name", "children"],
        "properties": {
            "name": {"type": "string"},
            "parent": {"$ref": "#/components/schemas/Node"},
            "children": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/Node"},
            },
            "next": {
                "oneOf": [{"$ref": "#/components/schemas/Node"}, {"type": "null"}]
            },
        },
    }
    endless = {
        "required": ["me"],
        "properties": {"me": {"$ref": "#/components/schemas/E"}},
    }
    components = {"schemas": {"Node": node, "E": endless}}
    reference = {"$ref": "#/components/schemas/Node"}
    assert answer_of(reference, components=components) == {
        "name": "string",
        "children": [],
        "next": None,
    }
    assert answer_of({"$ref": "#/components/schemas/E"}, components=components) is None


def test_discriminators_name_the_chosen_branch() -> None:
    cat = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}},
    }
    components = {"schemas": {"Cat": cat}}
    schema = {
        "oneOf": [{"$ref": "#/components/schemas/Cat"}],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"feline": "#/components/schemas/Cat"},
        },
    }
    assert answer_of(schema, components=components) == {"kind": "feline"}


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["404", "202", "201"], 201),
        (["2XX", "404"], 200),
        (["302", "404"], 302),
        (["default"], 200),
        ([], 200),
    ],
)
def test_the_success_status(statuses: list[str], expected: int) -> None:
    api = operation(responses={status: {"description": ""} for status in statuses})
    assert send(api, "POST", "/x").status == expected


def test_prefer_chooses_among_the_declared_answers() -> None:
    def said(text: str) -> Any:
        return {"content": {"application/json": {"example": text}}}

    slow = {**said("slow down"), "headers": {"Retry-After": {"example": 12}}}
    api = operation(
        responses={
            "200": said("ok"),
            "429": slow,
            "4XX": said("4"),
            "default": said("d"),
        }
    )

    def preferring(wish: str, **options: Any) -> Response:
        return send(api, "POST", "/x", headers={"Prefer": wish}, **options)

    response = preferring("code=429")
    assert (response.status, response.json()) == (429, "slow down")
    assert response.header("Retry-After") == "12"
    assert response.header("Preference-Applied") == "code=429"
    assert preferring("wait=1, code=418").json() == "4"
    assert (preferring("code=503").status, preferring("code=503").json()) == (503, "d")
    assert preferring("code=abc").status == 400
    assert preferring("code=200", json={}).status == 422
    undeclared = operation(responses={"200": said("ok")})
    response = send(undeclared, "POST", "/x", headers={"Prefer": "code=404"})
    assert (response.status, response.json()) == (404, {"detail": "Not Found"})


def test_accept_chooses_the_representation() -> None:
    content = {
        "text/plain": {"example": "text"},
        "application/json": {"example": "json"},
        "text/event-stream": {"itemSchema": {"const": {"n": 1}}},
    }
    api = operation(responses={"200": {"content": content}})

    def accepting(accept: str | None) -> Response:
        headers = {} if accept is None else {"Accept": accept}
        return send(api, "POST", "/x", headers=headers)

    assert accepting(None).body == b'"json"'
    assert accepting("text/plain").body == b"text"
    assert accepting("text/plain;q=0.5, application/json").body == b'"json"'
    assert accepting("application/json;q=0, text/plain").body == b"text"
    assert accepting("text/event-stream").body == b'data: {"n":1}\n\n' * 2
    assert accepting("image/png").status == 406


def test_statuses_without_a_body() -> None:
    content = {"application/json": {"schema": {"type": "object"}}}
    api = operation(responses={"204": {"content": content}})
    response = send(api, "POST", "/x")
    assert (response.status, response.body) == (204, b"")
    assert response.header("Content-Type") is None


def test_request_ids_count_all_requests() -> None:
    api = operation()
    seen = [send(api, "POST", path).header("X-Request-ID") for path in ("/x", "/y")]
    assert seen == ["req_0001", "req_0002"]
    api.reset()
    assert send(api, "POST", "/x").header("X-Request-ID") == "req_0001"


def test_streams_are_values_in_their_media_type() -> None:
    whole = {"event": "tick", "id": "7", "data": {"n": 1}}

    def answered(name: str, media: dict[str, Any]) -> bytes:
        api = operation(responses={"200": {"content": {name: media}}})
        return send(api, "POST", "/x").body

    def of(value: Any) -> dict[str, Any]:
        return {"schema": {"const": value}}

    events = "text/event-stream"
    tick = b'event: tick\nid: 7\ndata: {"n":1}\n\n'
    assert answered(events, of(whole)) == tick * 2
    assert answered(events, of([{"n": 1}])) == b'data: {"n":1}\n\n'
    assert answered(events, of("a\nb")) == b"data: a\ndata: b\n\n" * 2
    assert answered(events, {"example": ": said\n\n"}) == b": said\n\n"
    assert answered(events, {"example": [1, {"data": 2}]}) == b"data: 1\n\ndata: 2\n\n"
    ending = {"x-speakeasy-sse-sentinel": "over", "example": [1]}
    assert answered(events, ending) == b"data: 1\n\ndata: over\n\n"
    assert answered("application/x-ndjson", of("a")) == b'"a"\n"a"\n'
    assert answered("application/jsonl; v=1", of([1, {}])) == b"1\n{}\n"
    assert answered("application/json-seq", of([1])) == b"\x1e1\n"


def test_events_that_an_extension_declares() -> None:
    said = {"format": "sse", "response-stream": {"const": 2}}
    content = {"application/json": {"schema": {"const": 1}}}
    api = operation(
        responses={"200": {"content": content}}, **{"x-fern-streaming": said}
    )
    events = send(api, "POST", "/x", headers={"Accept": "text/event-stream"})
    assert events.body == b"data: 2\n\n" * 2
    assert send(api, "POST", "/x").body == b"1"
