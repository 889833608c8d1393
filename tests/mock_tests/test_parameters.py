"""The parameters of a request."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mock.json_values import mapping, sequence
from tests.mock_tests.asking import (
    INTEGERS,
    OK,
    POINT,
    api_of,
    operation,
    problems,
    send,
)

DEEP = {
    "type": "object",
    "properties": {
        "range": {"type": "object", "properties": {"gte": {"type": "integer"}}},
        "ids": INTEGERS,
    },
}


@pytest.mark.parametrize(
    ("schema", "style", "explode", "good", "bad"),
    [
        ({"type": "integer"}, "form", True, "p=12", "p=1.5"),
        ({"type": "integer"}, "form", True, "p=-3", "p="),
        ({"type": "number"}, "form", True, "p=1.5e3", "p=1,5"),
        ({"type": "boolean"}, "form", True, "p=true", "p=True"),
        ({"type": "string"}, "form", True, "p=12", "p=a&p=b"),
        ({"type": "string", "minLength": 1}, "form", True, "p=+", "p="),
        ({"type": ["integer", "null"]}, "form", True, "p=null", "p=none"),
        ({"enum": [1, 2]}, "form", True, "p=2", "p=3"),
        (INTEGERS, "form", True, "p=1&p=2", "p=1,2"),
        (INTEGERS, "form", False, "p=1,2", "p=1&p=2"),
        (INTEGERS, "form", False, "p=1,2", "p=1%2C2"),
        (INTEGERS, "spaceDelimited", False, "p=1%202", "p=1,2"),
        (INTEGERS, "pipeDelimited", False, "p=1%7C2", "p=1,2"),
        (POINT, "form", True, "x=1&y=2", "x=1&y=b"),
        (POINT, "form", False, "p=x,1,y,2", "p=x,1,y"),
        (POINT, "deepObject", True, "p[x]=1", "p[y]=1"),
        (DEEP, "deepObject", True, "p%5Brange%5D%5Bgte%5D=1", "p[range][gte]=a"),
        (DEEP, "deepObject", True, "p[ids][]=1&p[ids][]=2", "p[ids]=a"),
        (DEEP, "deepObject", True, "p[ids][0]=1&p[ids][1]=2", "p[range]=1"),
    ],
)
def test_query_styles(
    schema: Any, style: str, explode: bool, good: str, bad: str
) -> None:
    parameter = {
        "name": "p",
        "in": "query",
        "schema": schema,
        "style": style,
        "explode": explode,
        "required": True,
    }
    api = operation(parameters=[parameter])
    assert send(api, "POST", f"/x?{good}").status == 200
    assert send(api, "POST", f"/x?{bad}").status == 422
    assert problems(send(api, "POST", "/x")) == [("/p", "missing")]


@pytest.mark.parametrize(
    ("schema", "style", "explode", "good", "bad"),
    [
        ({"type": "integer"}, "simple", False, "12", "a"),
        (INTEGERS, "simple", False, "1,2", "1;2"),
        (POINT, "simple", False, "x,1,y,2", "x=1,y=2"),
        (POINT, "simple", True, "x=1,y=2", "x,1,y,2"),
        ({"type": "integer"}, "label", False, ".12", "12"),
        (INTEGERS, "label", False, ".1,2", ".1.2"),
        (INTEGERS, "label", True, ".1.2", ".1,2"),
        ({"type": "integer"}, "matrix", False, ";p=12", ";q=12"),
        (INTEGERS, "matrix", False, ";p=1,2", ";p=1;p=2"),
        (INTEGERS, "matrix", True, ";p=1;p=2", ";p=1,2"),
        (POINT, "matrix", True, ";x=1;y=2", ";y=2"),
    ],
)
def test_path_styles(
    schema: Any, style: str, explode: bool, good: str, bad: str
) -> None:
    parameter = {
        "name": "p",
        "in": "path",
        "required": True,
        "schema": schema,
        "style": style,
        "explode": explode,
    }
    api = api_of({"/x/{p}": {"get": {"parameters": [parameter], "responses": OK}}})
    assert send(api, "GET", f"/x/{good}").status == 200
    refused = mapping(
        sequence(mapping(send(api, "GET", f"/x/{bad}").json())["detail"])[0]
    )
    assert sequence(refused["loc"])[:2] == ["path", "p"]


def test_headers_cookies_and_contents() -> None:
    def parameter(name: str, place: str, **members: Any) -> Any:
        return {"name": name, "in": place, "required": True, **members}

    point = {"application/json": {"schema": POINT}}
    api = operation(
        parameters=[
            parameter("X-Ids", "header", schema=INTEGERS),
            parameter("size", "cookie", schema={"type": "integer"}),
            parameter("at", "query", content=point),
            parameter("Accept", "header", schema={"const": "never looked at"}),
        ]
    )
    good = {"x-ids": "1, 2", "Cookie": "a=b; size=3", "Accept": "*/*"}
    assert send(api, "POST", '/x?at={"x":1}', headers=good).status == 200
    assert problems(send(api, "POST", "/x")) == [
        ("/X-Ids", "missing"),
        ("/size", "missing"),
        ("/at", "missing"),
    ]
    bad = {"x-ids": "1,b", "Cookie": "size=b"}
    assert problems(send(api, "POST", '/x?at={"x":"1"}', headers=bad)) == [
        ("/X-Ids/1", "type_error"),
        ("/size", "type_error"),
        ("/at/x", "type_error"),
    ]
    assert problems(send(api, "POST", "/x?at={", headers=good)) == [
        ("/at", "malformed")
    ]


def test_undeclared_query_parameters_are_reported() -> None:
    api = operation()
    assert problems(send(api, "POST", "/x?a%20b=1&a+b=2&c=")) == [
        ("/a b", "extra_forbidden"),
        ("/c", "extra_forbidden"),
    ]
    free = {"name": "params", "in": "query", "schema": {"type": "object"}}
    limit = {"name": "limit", "in": "query", "schema": {"type": "integer"}}
    api = operation(parameters=[free, limit])
    assert send(api, "POST", "/x?a=1&limit=2").status == 200
    assert problems(send(api, "POST", "/x?a=1&limit=b")) == [("/limit", "type_error")]
    closed: Any = {
        "type": "object",
        "properties": {"a": {}},
        "additionalProperties": False,
    }
    api = operation(parameters=[{"name": "p", "in": "query", "schema": closed}])
    assert problems(send(api, "POST", "/x?a=1&b=2")) == [("/b", "extra_forbidden")]


def test_own_parameters_replace_those_of_the_path_item() -> None:
    def limit(kind: str) -> Any:
        return [{"name": "limit", "in": "query", "schema": {"type": kind}}]

    item = {"parameters": limit("integer"), "get": {"parameters": limit("boolean")}}
    api = api_of({"/x": item})
    assert send(api, "GET", "/x?limit=true").status == 200
    assert send(api, "GET", "/x?limit=1").status == 422
