"""JSON bodies, forms and what is no body."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mock import (
    Response,
)
from tests.mock.json_values import JsonValue
from tests.mock_tests.asking import (
    INTEGERS,
    POINT,
    body_of,
    operation,
    problems,
    send,
)


def test_media_types() -> None:
    content: Any = {"application/json": {}, "image/*": {}}
    api = operation(requestBody={"content": content})

    def status(media_type: str | None) -> int:
        headers = {} if media_type is None else {"Content-Type": media_type}
        return send(api, "POST", "/x", headers=headers, body=b"{}").status

    assert status("application/json; charset=utf-8") == 200
    assert status("Application/JSON") == 200
    assert status("image/png") == 200
    assert status("text/plain") == 415
    assert status("application/vnd.x+json") == 415
    assert status(None) == 415


def test_the_narrowest_media_range_decides() -> None:
    content = {
        "*/*": {"schema": {"const": 1}},
        "application/*": {"schema": {"const": 2}},
        "application/json": {"schema": {"const": 3}},
    }
    api = operation(requestBody={"content": content})
    assert send(api, "POST", "/x", json=3).status == 200
    problem_json = {"Content-Type": "application/problem+json"}
    assert send(api, "POST", "/x", headers=problem_json, json=2).status == 200
    assert send(api, "POST", "/x", headers=problem_json, json=3).status == 422


def test_presence_of_a_body() -> None:
    assert problems(send(body_of({}), "POST", "/x")) == [("", "missing")]
    optional = operation(requestBody={"content": {"application/json": {}}})
    assert send(optional, "POST", "/x").status == 200
    undeclared = send(operation(), "POST", "/x", json={})
    assert problems(undeclared) == [("", "extra_forbidden")]


@pytest.mark.parametrize(
    "body",
    [b"{", b'{"a":NaN}', b'{"a":1,"a":1}', b'"\xff"', b"[1,]", b"\xef\xbb\xbf{}"],
)
def test_bodies_that_are_not_json(body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    response = send(body_of({}), "POST", "/x", headers=headers, body=body)
    assert problems(response) == [("", "json_invalid")]


ITEM: dict[str, Any] = {
    "type": "object",
    "required": ["text", "sizes"],
    "additionalProperties": False,
    "properties": {
        "text": {"type": "string", "minLength": 2},
        "sizes": {"type": "array", "items": {"type": "integer", "minimum": 1}},
        "a/b~c": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
        "when": {"type": "string", "format": "date-time"},
    },
}


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"text": "ab", "sizes": [1]}, []),
        ({}, [("/text", "missing"), ("/sizes", "missing")]),
        ([], [("", "type_error")]),
        ({"text": "a", "sizes": []}, [("/text", "string_too_short")]),
        ({"text": "ab", "sizes": [1, 0]}, [("/sizes/1", "greater_than_equal")]),
        ({"text": "ab", "sizes": [1, "2"]}, [("/sizes/1", "type_error")]),
        ({"text": "ab", "sizes": [True]}, [("/sizes/0", "type_error")]),
        ({"text": "ab", "sizes": [], "x": 1}, [("/x", "extra_forbidden")]),
        ({"text": "ab", "sizes": [], "when": "now"}, [("/when", "format_error")]),
    ],
)
def test_pointers_into_the_body(version: str, value: Any, expected: Any) -> None:
    schema = {**ITEM, "properties": dict(ITEM["properties"])}
    if version == "3.0.3":
        schema["properties"].pop("a/b~c")
    response = send(body_of(schema, version=version), "POST", "/x", json=value)
    assert (problems(response) if expected else response.status) == (expected or 200)


def test_pointer_escapes_and_the_shape_of_a_problem() -> None:
    value: JsonValue = {"text": "ab", "sizes": [], "a/b~c": "x"}
    response = send(body_of(ITEM), "POST", "/x", json=value)
    assert response.json() == {
        "detail": [
            {
                "loc": ["body", "a/b~c"],
                "msg": "'x' is not valid under any of the given schemas",
                "type": "anyOf",
                "pointer": "/a~1b~0c",
            }
        ]
    }


def test_each_version_has_its_dialect() -> None:
    old = {"type": "integer", "nullable": True, "minimum": 1, "exclusiveMinimum": True}
    new = {"type": ["integer", "null"], "exclusiveMinimum": 1}
    for schema, version in ((old, "3.0.3"), (new, "3.1.0")):
        api = body_of(schema, version=version)
        media = {"Content-Type": "application/json"}
        assert send(api, "POST", "/x", headers=media, body=b"null").status == 200
        assert send(api, "POST", "/x", json=2).status == 200
        assert send(api, "POST", "/x", json=1).status == 422


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_read_only_properties_may_be_missing_in_a_request(version: str) -> None:
    schema = {
        "type": "object",
        "required": ["id", "name"],
        "properties": {"id": {"type": "integer", "readOnly": True}, "name": {}},
    }
    api = body_of(schema, version=version)
    assert send(api, "POST", "/x", json={"name": "n"}).status == 200
    assert problems(send(api, "POST", "/x", json={"id": 1})) == [("/name", "missing")]


def test_forms() -> None:
    schema = {
        "type": "object",
        "required": ["n"],
        "additionalProperties": False,
        "properties": {"n": {"type": "integer"}, "ids": INTEGERS, "at": POINT},
    }
    media = "application/x-www-form-urlencoded"
    content = {media: {"schema": schema, "encoding": {"ids": {"explode": False}}}}
    api = operation(requestBody={"content": content})

    def form(text: str) -> Response:
        headers = {"Content-Type": media}
        return send(api, "POST", "/x", headers=headers, body=text.encode())

    assert form('n=1&ids=1,2&at={"x":1}').status == 200
    assert problems(form("n=a&ids=1,b")) == [
        ("/n", "type_error"),
        ("/ids/1", "type_error"),
    ]
    assert problems(form("b=1&n=1")) == [("/b", "extra_forbidden")]
    assert problems(form("n=1&n=2")) == [("/n", "malformed")]
