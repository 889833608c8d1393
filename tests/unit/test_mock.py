"""The mock server: what it refuses, what it remembers, what it answers."""

from __future__ import annotations

import ast
import asyncio
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.mock import (
    AsyncMockTransport,
    DocumentError,
    MockApi,
    MockTransport,
    RawDocument,
    Recorder,
    Request,
    Response,
    ServerError,
    serve,
    serve_application,
)
from tests.mock.api import STATEFUL
from tests.mock.asgi import Receive, Scope, Send
from tests.mock.json_values import JsonValue, mapping, sequence

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "spec" / "openapi.yaml"
KEY = {"X-API-Key": "ms_test_key"}
TOKEN = {"Authorization": "Bearer token"}
OK: JsonValue = {"200": {"description": "ok"}}


def api_of(paths: Any, *, version: str = "3.1.0", **root: Any) -> MockApi:
    return MockApi(RawDocument({"openapi": version, "paths": paths, **root}))


def operation(**members: Any) -> MockApi:
    """An API of one operation, `POST /x`."""
    return api_of({"/x": {"post": {"responses": OK, **members}}})


def body_of(schema: Any, *, version: str = "3.1.0", **media: Any) -> MockApi:
    """An API of `POST /x` with a required JSON body."""
    content = {"application/json": {"schema": schema, **media}}
    item = {"requestBody": {"required": True, "content": content}, "responses": OK}
    return api_of({"/x": {"post": item}}, version=version)


def answer_of(schema: Any, **root: Any) -> JsonValue:
    """What `GET /x` answers when its response has this schema."""
    content = {"application/json": {"schema": schema}}
    item = {"get": {"responses": {"200": {"description": "", "content": content}}}}
    return send(api_of({"/x": item}, **root), "GET", "/x").json()


def send(api: MockApi, method: str, target: str, **options: Any) -> Response:
    return api.handle(Request.build(method, target, **options))


def problems(response: Response) -> list[tuple[str, str]]:
    """Pointer and type of each problem of a 422."""
    assert response.status == 422, response
    listed = [mapping(each) for each in sequence(mapping(response.json())["detail"])]
    return [(str(each["pointer"]), str(each["type"])) for each in listed]


# Routing


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


# Security

SCHEMES: dict[str, Any] = {
    "securitySchemes": {
        "key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
        "query": {"type": "apiKey", "in": "query", "name": "api_key"},
        "cookie": {"type": "apiKey", "in": "cookie", "name": "sid"},
        "bearer": {"type": "http", "scheme": "bearer"},
        "basic": {"type": "http", "scheme": "basic"},
        "oauth": {"type": "oauth2", "flows": {}},
    }
}


CREDENTIALS: list[Any] = [
    ([{"key": []}], "/x", {}, 401),
    ([{"key": []}], "/x", {"X-API-Key": " "}, 401),
    ([{"key": []}], "/x", {"x-api-key": "k"}, 200),
    ([{"key": []}, {"bearer": []}], "/x", {"Authorization": "bearer t"}, 200),
    ([{"key": [], "bearer": []}], "/x", {"Authorization": "Bearer t"}, 401),
    ([{"key": []}, {}], "/x", {}, 200),
    ([], "/x", {}, 200),
    ([{"bearer": []}], "/x", {"Authorization": "Bearer "}, 401),
    ([{"bearer": []}], "/x", {"Authorization": "Basic YTpi"}, 401),
    ([{"basic": []}], "/x", {"Authorization": "Basic YTpi"}, 200),
    ([{"basic": []}], "/x", {"Authorization": "Basic YWI="}, 401),
    ([{"basic": []}], "/x", {"Authorization": "Basic a:b"}, 401),
    ([{"oauth": []}], "/x", {"Authorization": "Bearer t"}, 200),
    ([{"query": []}], "/x?api_key=k", {}, 200),
    ([{"query": []}], "/x", {}, 401),
    ([{"cookie": []}], "/x", {"Cookie": "a=1; sid=s"}, 200),
    ([{"cookie": []}], "/x", {"Cookie": "a=1"}, 401),
]


@pytest.mark.parametrize(("security", "target", "headers", "status"), CREDENTIALS)
def test_credentials(
    security: Any, target: str, headers: dict[str, str], status: int
) -> None:
    paths = {"/x": {"get": {"security": security, "responses": OK}}}
    api = api_of(paths, components=SCHEMES, security=[{"basic": []}])
    response = send(api, "GET", target, headers=headers)
    assert response.status == status
    assert (response.header("WWW-Authenticate") is not None) == (status == 401)


def test_root_security_applies_unless_replaced() -> None:
    paths = {"/x": {"get": {"responses": OK}}}
    api = api_of(paths, components=SCHEMES, security=[{"bearer": []}])
    assert send(api, "GET", "/x").header("WWW-Authenticate") == 'Bearer realm="mock"'


# Parameters

INTEGERS = {"type": "array", "items": {"type": "integer"}}
POINT = {
    "type": "object",
    "properties": {"x": {"type": "integer"}, "y": {"type": "integer"}},
    "required": ["x"],
}
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


# Bodies


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


def test_recursive_and_foreign_references(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "tree.yaml").write_text(
        "Tree: {type: object, properties: {children: {$ref: '#/List'}}}\n"
        "List: {type: array, items: {$ref: 'tree.yaml#/Tree'}}\n"
    )
    (tmp_path / "openapi.yaml").write_text(
        "openapi: 3.1.0\n"
        "paths:\n"
        "  /x:\n"
        "    post:\n"
        "      requestBody: {content: {application/json: {schema: "
        "{$ref: parts/tree.yaml#/Tree}}}}\n"
        "      responses:\n"
        "        200: {content: {application/json: {schema: "
        "{$ref: parts/tree.yaml#/Tree}}}}\n"
    )
    api = MockApi(RawDocument.load(tmp_path / "openapi.yaml"))
    tree: JsonValue = {"children": [{"children": []}]}
    assert send(api, "POST", "/x", json=tree).json() == {"children": []}
    wrong: JsonValue = {"children": [{"children": 1}]}
    refused = send(api, "POST", "/x", json=wrong)
    assert problems(refused) == [("/children/0/children", "type_error")]


@pytest.mark.parametrize(
    "reference",
    ["#/nowhere", "../outside.json", "/etc/hostname", "https://example.com/a.json"],
)
def test_references_that_lead_nowhere_or_outside(
    tmp_path: Path, reference: str
) -> None:
    (tmp_path / "outside.json").write_text("{}")
    (tmp_path / "inner").mkdir()
    path = tmp_path / "inner" / "openapi.json"
    content = {"application/json": {"schema": {"$ref": reference}}}
    paths = {"/x": {"post": {"requestBody": {"content": content}}}}
    path.write_text(json.dumps({"openapi": "3.1.0", "paths": paths}))
    response = send(MockApi(RawDocument.load(path)), "POST", "/x", json={})
    assert response.status == 500
    assert "document" in str(mapping(response.json())["detail"])


def test_dynamic_references_and_identifiers_are_understood() -> None:
    schemas = {
        "Tree": {
            "$id": "https://example.com/tree",
            "$dynamicAnchor": "node",
            "type": "object",
            "properties": {"children": {"type": "array", "items": {"$ref": "#node"}}},
        }
    }
    api = api_of(
        {
            "/x": {
                "post": {
                    "requestBody": {
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "https://example.com/tree"}
                            }
                        }
                    },
                    "responses": OK,
                }
            }
        },
        components={"schemas": schemas},
    )
    assert send(api, "POST", "/x", json={"children": [{}]}).status == 200
    refused = send(api, "POST", "/x", json={"children": [1]})
    assert problems(refused) == [("/children/0", "type_error")]


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


UPLOAD = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {"type": "string", "format": "binary"},
        "note": {"type": "string"},
        "count": {"type": "integer"},
        "meta": {"type": "object", "required": ["a"]},
        "tags": {"type": "array", "items": {"type": "string"}},
    },
}


def upload_api() -> MockApi:
    encoding = {"file": {"contentType": "image/png, text/*"}}
    content = {"multipart/form-data": {"schema": UPLOAD, "encoding": encoding}}
    return operation(requestBody={"required": True, "content": content})


def multipart(*parts: str, newline: str = "\r\n", end: str = "--") -> dict[str, Any]:
    lines = [f"--b{newline}{part}" for part in parts] + [f"--b{end}{newline}"]
    return {
        "headers": {"Content-Type": 'multipart/form-data; boundary="b"'},
        "body": newline.join(lines).replace("\n\n", newline * 2).encode(),
    }


def part(name: str, content: str, *details: str) -> str:
    return f"Content-Disposition: form-data; name={name}" + "\r\n".join(
        [*details, "", content]
    )


FILE = '"file"; filename="a.txt"\r\n'


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([part(FILE, "x")], []),
        ([part(FILE, "x"), part("count\r\n", "3"), part("tags\r\n", "a")], []),
        ([part(FILE, "x"), part("tags\r\n", "a"), part("tags\r\n", "b")], []),
        ([part(FILE, "x"), part("meta\r\n", '{"a":1}')], []),
        ([part("note\r\n", "x")], [("/file", "missing")]),
        ([part("file\r\n", "x")], [("/file", "file_required")]),
        (
            [part(FILE, "x"), part('note; filename="n"\r\n', "x")],
            [("/note", "file_forbidden")],
        ),
        ([part(FILE, "x"), part("count\r\n", "three")], [("/count", "type_error")]),
        ([part(FILE, "x"), part("meta\r\n", "{}")], [("/meta/a", "missing")]),
        ([part(FILE, "x"), part("meta\r\n", "{")], [("/meta", "json_invalid")]),
        ([part(FILE, "x"), part(FILE, "y")], [("/file", "malformed")]),
        (
            [part(FILE + "Content-Type: application/pdf\r\n", "x")],
            [("/file", "media_type")],
        ),
        (["Content-Type: text/plain\r\n\r\nx"], [("", "multipart_invalid")]),
        (["no header line\r\n\r\nx"], [("", "multipart_invalid")]),
    ],
)
def test_multipart_parts(parts: list[str], expected: Any) -> None:
    response = send(upload_api(), "POST", "/x", **multipart(*parts))
    assert (problems(response) if expected else response.status) == (expected or 200)


@pytest.mark.parametrize(
    "options",
    [
        multipart(part(FILE, "x"), end=""),
        multipart(part(FILE, "x"), newline="\n"),
        multipart(part(FILE, "x"), end="--\r\nepilogue"),
        {**multipart(part(FILE, "x")), "body": b""},
        {
            **multipart(part(FILE, "x")),
            "headers": {"Content-Type": "multipart/form-data"},
        },
        {
            **multipart(part(FILE, "x")),
            "headers": {"Content-Type": "multipart/form-data; boundary=c"},
        },
    ],
)
def test_multipart_grammar(options: Any) -> None:
    response = send(upload_api(), "POST", "/x", **options)
    assert problems(response) == [("", "multipart_invalid")]


# Answers


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


# A document of others, in YAML

PETSTORE = """
openapi: 3.0.0
info: {title: Pets, version: 1.0.0}
servers: [{url: /v1}]
paths:
  /pets:
    get:
      parameters:
        - {name: limit, in: query, schema: {type: integer, maximum: 100}}
      responses:
        200:
          description: pets
          headers: {x-next: {schema: {type: string}}}
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}
  /memory/add:
    post:
      responses: {200: {description: not the one of MemorySync's}}
components:
  schemas:
    Base: &base
      type: object
      required: [id]
    Pet:
      <<: *base
      properties:
        id: {type: integer, format: int64}
        alive: {type: boolean, example: no}
        status: {type: string, enum: [no, off, 12:30]}
        born: {type: string, default: 2026-05-05}
"""


def test_a_foreign_document(tmp_path: Path) -> None:
    path = tmp_path / "petstore.yaml"
    path.write_text(PETSTORE)
    api = MockApi(RawDocument.load(path))
    response = send(api, "GET", "/v1/pets?limit=100")
    assert response.json() == [
        {"id": 1, "alive": True, "status": "no", "born": "2026-05-05"}
    ]
    assert response.header("x-next") == "string"
    assert problems(send(api, "GET", "/pets?limit=101")) == [
        ("/limit", "less_than_equal")
    ]
    assert {each.template for each in api.operations()} == {"/pets", "/memory/add"}


@pytest.mark.parametrize("text", ["openapi: 2.0", "a: [", "swagger: '2.0'", "[]"])
def test_documents_that_cannot_be_served(tmp_path: Path, text: str) -> None:
    path = tmp_path / "openapi.yaml"
    path.write_text(text)
    with pytest.raises(DocumentError):
        RawDocument.load(path)


# MemorySync


@pytest.fixture(scope="module")
def document() -> RawDocument:
    return RawDocument.load(SPEC)


@pytest.fixture
def memorysync(document: RawDocument) -> MockApi:
    return MockApi(document)


class Service:
    """Calls of one end user; every answer must fit the document."""

    def __init__(self, api: MockApi, user: str | None = "user_42") -> None:
        self.api = api
        self.headers = {**KEY, **({} if user is None else {"X-End-User-ID": user})}

    def call(self, method: str, target: str, json: JsonValue = None) -> Response:
        request = Request.build(method, target, headers=self.headers, json=json)
        response = self.api.handle(request)
        assert self.api.violations(request, response) == ()
        return response

    def result(self, method: str, target: str, json: JsonValue = None) -> Any:
        response = self.call(method, target, json)
        assert response.status < 300, response.body
        return response.json()

    def add(self, text: str, **fields: Any) -> Any:
        return self.result("POST", "/memory/add", {"text": text, **fields})

    def texts(self, query: str, **fields: Any) -> list[str]:
        found = self.result("POST", "/memory/query", {"query": query, **fields})
        return [memory["text"] for memory in found["memories"]]


@pytest.fixture
def service(memorysync: MockApi) -> Service:
    return Service(memorysync)


def test_added_memories_are_found(service: Service) -> None:
    first = service.add(
        "started new feature work", tags=["dev"], metadata={"n": None}, ttl_minutes=1
    )
    assert first == {
        "id": 1,
        "user_id": 1,
        "text": "started new feature work",
        "summary": None,
        "tags": ["dev"],
        "source": None,
        "event_type": None,
        "importance": 0.5,
        "metadata": {"n": None},
        "is_summary": False,
        "created_at": "2026-05-05T14:22:00+00:00",
        "updated_at": "2026-05-05T14:22:00+00:00",
        "tier": "hot",
        "expires_at": "2026-05-05T14:23:00+00:00",
        "key_points": [],
        "quality_score": 0.5,
        "memory_type": "semantic",
    }
    service.add("lunch was late again today")
    found = service.result("POST", "/memory/query", {"query": "Recent WORK?", "k": 3})
    assert [(memory["id"], memory["score"]) for memory in found["memories"]] == [
        (1, 0.5),
        (2, 0.0),
    ]
    assert service.result("GET", "/memory/1") == first


def test_equally_good_memories_come_newest_first(service: Service) -> None:
    for text in ("alpha fact here", "beta fact here", "gamma words there"):
        service.add(text)
    assert [text[0] for text in service.texts("fact")] == ["b", "a", "g"]


def test_k_is_clamped(service: Service) -> None:
    for number in range(60):
        service.add(f"memory number {number}")
    sizes = {k: len(service.texts("number", k=k)) for k in (-1, 0, 1, 7, 50, 99)}
    assert sizes == {-1: 1, 0: 1, 1: 1, 7: 7, 50: 50, 99: 50}
    assert len(service.texts("number")) == 5


def test_end_users_do_not_see_each_other(memorysync: MockApi) -> None:
    one, two = Service(memorysync, "one"), Service(memorysync, "two")
    anybody = Service(memorysync, None)
    one.add("one likes apples", end_user_id="two")
    anybody.add("two likes pears", end_user_id="two")
    anybody.add("nobody likes plums")
    assert one.texts("likes") == ["one likes apples"]
    assert two.texts("likes") == ["two likes pears"]
    assert anybody.texts("likes") == ["nobody likes plums"]
    assert two.call("GET", "/memory/1").status == 404
    assert two.call("PATCH", "/memory/1", {"source": "x"}).status == 404
    assert two.result("DELETE", "/memory/forget", {"memory_ids": [1, 2, 9]}) == [2]
    assert one.texts("likes") == ["one likes apples"]


def test_additions_that_store_nothing(service: Service) -> None:
    short = service.call("POST", "/memory/add", {"text": "   thanks    "})
    assert (short.status, mapping(short.json())["reason"]) == (
        200,
        "no_high_value_content",
    )
    assert service.add("the migration is done", client_ref="r1")["id"] == 1
    again = service.call(
        "POST", "/memory/add", {"text": "whatever else", "client_ref": "r1"}
    )
    assert again.status == 200
    assert again.json() == {
        "status": "skipped",
        "reason": "already_ingested",
        "memory_ids": [1],
        "candidates_extracted": 0,
        "candidates_stored": 0,
    }
    other = Service(service.api, "other").add("the migration is done", client_ref="r1")
    assert other["id"] == 2


def test_bulk_add_reports_each_item(service: Service) -> None:
    items: list[JsonValue] = [
        {"text": "the audit schema was chosen", "client_ref": "r1"},
        {"text": "chosen again by someone", "client_ref": "r1"},
        {"text": "ok"},
        {"text": " "},
        {"text": "belongs to the caller", "end_user_id": "ignored"},
    ]
    response = service.call("POST", "/memory/bulk-add", {"items": items})
    assert response.status == 207
    report = mapping(response.json())
    counts = [report[name] for name in ("total", "created", "skipped", "rejected")]
    assert counts == [5, 2, 2, 1]
    rows = [mapping(row) for row in sequence(report["results"])]
    assert [(row["status"], row["memory_ids"], row["reason"]) for row in rows] == [
        ("created", [1], None),
        ("skipped", [1], "already_ingested"),
        ("skipped", [], "no_high_value_content"),
        ("rejected", [], "empty"),
        ("created", [2], None),
    ]
    assert service.texts("caller", k=1) == ["belongs to the caller"]
    anybody = Service(service.api, None)
    anybody.result("POST", "/memory/bulk-add", {"items": items[4:]})
    assert Service(service.api, "ignored").texts("caller") == ["belongs to the caller"]
    too_many: list[JsonValue] = [{"text": "t"}] * 51
    refused = service.call("POST", "/memory/bulk-add", {"items": too_many})
    assert problems(refused) == [("/items", "too_long")]


def test_query_filters(service: Service) -> None:
    service.add("alpha fact here", source="chat", tags=["a", "b"])
    service.add("beta fact here", source="mail", tags=["b"])
    service.add("gamma fact here", source="docs", tags=[])

    def found(**filters: Any) -> str:
        texts = service.texts("fact", filters=filters)
        return "".join(sorted(text[0] for text in texts))

    assert found() == "abg"
    assert found(source="chat") == "a"
    assert found(sources=["mail", "docs"]) == "bg"
    assert found(tags=["a", "b"]) == "ab"
    assert found(since="2026-05-05T14:22:01Z") == "bg"
    assert found(until="2026-05-05T16:22:01+02:00") == "ab"
    assert found(memory_type="episodic") == ""
    assert found(tier="hot", include_summaries=False) == "abg"
    assert found(source="chat", tags=["nothing"]) == ""
    refused = service.call(
        "POST", "/memory/query", {"query": "q", "filters": {"since": "yesterday"}}
    )
    assert problems(refused) == [("/filters/since", "format_error")]


def test_updates_become_revisions(service: Service) -> None:
    service.add("the office moved to Lyon", tags=["office"])
    changed = service.result(
        "PATCH", "/memory/1", {"tags": ["place"], "importance": 0.5}
    )
    assert changed["tags"] == ["place"]
    assert changed["updated_at"] > changed["created_at"]
    history = service.result("GET", "/memory/1/history?limit=100&offset=0")
    assert (history["memory_id"], history["total"]) == (1, 2)
    created, updated = history["revisions"]
    assert (created["revision"], created["event"]) == (0, "created")
    assert updated["event"] == "updated"
    assert updated["changed_fields"] == ["tags"]
    assert updated["diff"] == {"tags": {"old": ["office"], "new": ["place"]}}
    page = service.result("GET", "/memory/1/history?limit=1&offset=1")
    assert page["revisions"] == [updated]
    assert service.call("GET", "/memory/9/history").status == 404
    assert problems(service.call("PATCH", "/memory/1", {})) == [("", "minProperties")]


def test_forgetting(service: Service) -> None:
    service.add("alpha fact here", source="chat", tags=["a", "b"])
    service.add("beta fact here", source="chat", tags=["b"])
    forget = ("DELETE", "/memory/forget")
    both: JsonValue = {"source": "chat", "before": "2027-01-01T00:00:00Z"}
    assert service.result(*forget, {"filters": both, "dry_run": True}) == [1, 2]
    assert len(service.texts("fact")) == 2
    assert service.result(*forget, {"filters": {"tags": ["a", "b"]}}) == [1]
    assert service.texts("fact") == ["beta fact here"]
    missing = service.call("GET", "/memory/1")
    assert (missing.status, missing.json()) == (404, {"detail": "Memory not found"})
    assert service.result(*forget, {"memory_ids": [1, 2]}) == [2]
    events = service.result("GET", "/memory/2/history")["revisions"]
    assert [event["event"] for event in events] == ["created", "soft_deleted"]
    assert service.call(*forget, {"filters": {}}).status == 422
    assert service.call(*forget, {"memory_ids": [1], "filters": both}).status == 422
    assert service.call(*forget, {}).status == 422


def test_the_tenant_plane_lists_newest_first(service: Service) -> None:
    for text in ("alpha fact here", "beta fact here", "gamma fact here"):
        service.add(text)
    listing = service.result("GET", "/v1/memory/acme/user_42/list?limit=2&offset=0")
    assert listing["total"] == 3
    assert [item["memory_id"] for item in listing["memories"]] == ["m_3", "m_2"]
    everything = service.result("GET", "/v1/memory/acme/user_42/list?limit=0")
    assert len(everything["memories"]) == 3
    assert service.result("GET", "/v1/memory/acme/user%2F42/list")["total"] == 0


def test_uploads(memorysync: MockApi) -> None:
    def upload(
        files: Any, data: Any = None, user: str = "user_42", **headers: str
    ) -> httpx.Response:
        with httpx.Client(transport=MockTransport(memorysync)) as client:
            return client.post(
                "http://mock/memory/upload",
                files=files,
                data=data,
                headers={**KEY, "X-End-User-ID": user, **headers},
            )

    text = "Zeilenende\r\n--kein Rand\r\n\r\n§"
    stored = upload(
        {"file": ("a “b”.md", text.encode(), "text/markdown")},
        {"source": "drive", "metadata": '{"folder": "x"}'},
    )
    assert stored.status_code == 201
    record = stored.json()
    assert (record["text"], record["source"]) == (text, "drive")
    assert record["metadata"] == {"folder": "x"}
    scan = upload({"file": ("scan.bin", b"\xff\x00", "application/octet-stream")})
    assert (scan.status_code, scan.json()["reason"]) == (200, "no_extractable_text")
    wrong = upload({"file": ("a.txt", b"x")}, {"metadata": "[]"})
    assert wrong.json()["detail"][0]["pointer"] == "/metadata"
    assert upload({"file": (None, b"x")}).json()["detail"][0]["type"] == "file_required"
    assert Service(memorysync).texts("kein") == [text]


def test_state_documents(service: Service) -> None:
    place: dict[str, JsonValue] = {
        "tenant_id": "acme",
        "user_id": "u",
        "namespace": ["a", "b"],
        "key": "diet",
    }

    def put(value: JsonValue) -> tuple[int, Any]:
        response = service.call("POST", "/v1/state/put", {**place, "value": value})
        return response.status, response.json()

    def get(**changes: Any) -> Any:
        return service.result("POST", "/v1/state/get", {**place, **changes})["item"]

    assert get() is None
    status, first = put({"kind": "vegan"})
    assert (status, first["created"], first["item"]["source"]) == (201, True, "api")
    status, same = put({"kind": "vegan"})
    assert (status, same["created"], same["item"]) == (200, False, first["item"])
    status, other = put({"kind": "none"})
    assert (status, other["created"], other["item"]["id"]) == (
        201,
        True,
        first["item"]["id"],
    )
    assert other["item"]["created_at"] == first["item"]["created_at"]
    assert other["item"]["updated_at"] > first["item"]["updated_at"]
    assert get() == other["item"] == get(source="api")
    assert get(source="app") is None
    assert get(namespace=["a"]) is None
    assert get(tenant_id="other") is None


def test_exhausted_plans_answer_without_effect(service: Service) -> None:
    service.add("this was stored before")

    def call(method: str, target: str, body: JsonValue) -> Response:
        headers = {**service.headers, "X-Mock-Quota": "exhausted"}
        return send(service.api, method, target, headers=headers, json=body)

    add = call("POST", "/memory/add", {"text": "never stored at all"})
    bulk = call("POST", "/memory/bulk-add", {"items": [{"text": "never stored"}]})
    assert [add.status, bulk.status] == [200, 200]
    assert add.json() == bulk.json() == {"status": "ok"}
    assert call("POST", "/memory/query", {"query": "stored"}).json() == {"memories": []}
    assert service.texts("stored") == ["this was stored before"]


def test_slack_channels_belong_to_a_connection(service: Service) -> None:
    path = "/api/v2/integrations/connections/{}/slack/channels"
    channels: JsonValue = {"channels": [{"id": "C1"}, {"id": "C2", "name": "help"}]}
    assert service.result("POST", path.format("c1"), channels) == {"added": 2}
    assert service.result("POST", path.format("c1"), channels) == {"added": 0}
    assert service.result("GET", path.format("c1")) == channels
    assert service.result("GET", path.format("c2")) == {"channels": []}


def test_the_control_plane(memorysync: MockApi) -> None:
    plane = Service(memorysync)
    assert plane.call("GET", "/org/projects").status == 401
    plane.headers = {}
    credentials: JsonValue = {"email": "ada@example.com", "password": "pw"}
    login = plane.result("POST", "/auth/login", credentials)
    token = login["tokens"]["access_token"]
    plane.headers = {"Authorization": f"Bearer {token}", "X-Project-ID": "proj_1"}
    projects = plane.result("GET", "/org/projects")
    assert {"id", "tenantId", "isDefault", "createdAt"} <= projects[0].keys()
    path = f"/org/projects/{projects[1]['id']}"
    assert plane.call("DELETE", path).status == 204
    assert plane.call("DELETE", path).status == 404
    assert len(plane.result("GET", "/org/projects")) == len(projects) - 1
    asked: JsonValue = {
        "name": "Main",
        "url": "https://app.test/hook",
        "events": ["memory.created"],
        "retry_config": {"max_retries": 3},
        "signature_config": {"algorithm": "hmac-sha512"},
    }
    response = plane.call("POST", "/org/webhooks", asked)
    hook = mapping(response.json())
    assert (response.status, hook["id"], hook["maxRetries"]) == (201, 1, 3)
    assert (hook["signatureAlgorithm"], hook["projectId"]) == ("hmac-sha512", "proj_1")
    assert str(hook["secret"]).startswith(str(hook["secretPrefix"]))


def test_purging_is_always_forbidden(memorysync: MockApi) -> None:
    for headers in ({}, KEY, {**KEY, "Prefer": "code=200"}):
        response = send(memorysync, "DELETE", "/memory/user/purge", headers=headers)
        assert response.status == 403


def test_every_handler_has_its_operation(memorysync: MockApi) -> None:
    served = {(each.method, each.template) for each in memorysync.operations()}
    unused = set(STATEFUL) - served
    assert unused <= {("POST", "/memory/retrieve")}


def test_preferred_answers_leave_the_state_alone(service: Service) -> None:
    headers = {**service.headers, "Prefer": "code=429, example=plan"}
    body: JsonValue = {"text": "a text that is long enough"}
    response = send(service.api, "POST", "/memory/add", headers=headers, json=body)
    assert response.status == 429
    assert response.header("Retry-After") == "12"
    assert mapping(mapping(response.json())["detail"])["error"] == "limit_exceeded"
    assert service.texts("text") == []


def test_the_same_requests_get_the_same_answers(document: RawDocument) -> None:
    def run() -> Iterable[bytes]:
        service = Service(MockApi(document))
        yield service.call("POST", "/memory/add", {"text": "once upon a time"}).body
        yield service.call("POST", "/memory/query", {"query": "time"}).body

    assert list(run()) == list(run())


# Adapters


@pytest.fixture(scope="module")
def base_url(document: RawDocument) -> Iterator[tuple[str, Recorder]]:
    with serve(MockApi(document)) as served:
        yield served.base_url, served.recorder


def test_the_real_socket(base_url: tuple[str, Recorder]) -> None:
    url, recorder = base_url
    with httpx.Client(base_url=url, headers={**KEY, "X-End-User-ID": "u"}) as client:
        added = client.post("/memory/add", json={"text": "started new feature work"})
        listed = client.get("/v1/memory/a%2Fb/u/list?limit=1")
    assert (added.status_code, added.json()["id"]) == (201, 1)
    assert added.headers["x-request-id"] == "req_0001"
    assert listed.json()["total"] == 1
    assert recorder.requests[0].json() == {"text": "started new feature work"}
    last = recorder.last
    assert (last.request.raw_path, last.request.query) == (
        "/v1/memory/a%2Fb/u/list",
        (("limit", "1"),),
    )
    assert last.request.header("x-end-user-id") == "u"
    assert last.response.status == 200
    recorder.clear()
    assert recorder.exchanges == ()


def test_answers_on_a_kept_connection_are_not_delayed(
    base_url: tuple[str, Recorder],
) -> None:
    with httpx.Client(base_url=base_url[0]) as client:
        start = time.monotonic()
        for _ in range(50):
            client.post("/memory/add", json={})
        assert time.monotonic() - start < 1.5  # 2.2 s with Nagle's algorithm


def test_what_is_not_http_is_refused(
    base_url: tuple[str, Recorder],
) -> None:
    address = httpx.URL(base_url[0])
    with socket.create_connection((address.host, address.port or 0)) as connection:
        connection.sendall(b"GET /org/projects HTTP/1.1\r\nbad header\r\n\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.1 400 ")


def test_any_application_can_be_served() -> None:
    seen: list[str] = []

    async def app(scope: Scope, receive: Receive, send_: Send) -> None:
        seen.append(scope["type"])
        if scope["type"] == "lifespan":
            for phase in ("startup", "shutdown"):
                assert (await receive())["type"] == f"lifespan.{phase}"
                await send_({"type": f"lifespan.{phase}.complete"})
        else:
            await send_({"type": "http.response.start", "status": 204})
            await send_({"type": "http.response.body"})

    with serve_application(app, lifespan="on") as url:
        assert httpx.get(url).status_code == 204
    assert seen == ["lifespan", "http"]


def test_an_application_that_does_not_start() -> None:
    async def app(scope: Scope, receive: Receive, send_: Send) -> None:
        await send_({"type": "lifespan.startup.failed", "message": "no"})

    with pytest.raises(ServerError), serve_application(app, lifespan="on"):
        pass


def test_in_process_transports(document: RawDocument) -> None:
    api = MockApi(document)
    transport = MockTransport(api)
    with httpx.Client(
        base_url="http://mock", transport=transport, headers=KEY
    ) as client:
        assert client.get("/memory/1").status_code == 404
    assert transport.closed
    assert transport.recorder.last.request.path == "/memory/1"

    async def ask() -> AsyncMockTransport:
        transport = AsyncMockTransport(api)
        async with httpx.AsyncClient(transport=transport, headers=KEY) as client:
            found = await client.post("http://mock/memory/query", json={"query": "q"})
            assert found.json()["memories"] == []
        return transport

    asynchronous = asyncio.run(ask())
    assert asynchronous.closed
    assert asynchronous.recorder.last.response.header("X-Request-ID") == "req_0002"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_command_line(tmp_path: Path, number: signal.Signals) -> None:
    path = tmp_path / "petstore.yaml"
    path.write_text(PETSTORE)
    command = [sys.executable, "-W", "error", "-m", "tests.mock", "--spec", str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline().strip()
        assert line.startswith("listening on http://127.0.0.1:")
        url = line.removeprefix("listening on ")
        assert httpx.get(f"{url}/pets").status_code == 200
        taken = subprocess.run(
            [*command, "--port", url.rsplit(":", 1)[1]],
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        process.send_signal(number)
        rest, errors = process.communicate(timeout=10)
    assert (process.returncode, rest, errors) == (0, "", "")
    assert (taken.returncode, taken.stdout) == (1, "")
    assert "cannot be had" in taken.stderr


def test_the_mock_shares_nothing_with_the_generator() -> None:
    sources = (ROOT / "tests" / "mock").glob("*.py")
    for source in sources:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not any(name.split(".")[0] == "generator" for name in names), source
