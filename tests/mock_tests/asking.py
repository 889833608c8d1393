"""Small documents, the service of the real one, and how to ask them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.mock import (
    MockApi,
    RawDocument,
    Request,
    Response,
)
from tests.mock.json_values import JsonValue, mapping, sequence

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "spec" / "openapi.yaml"
KEY = {"X-API-Key": "ms_test_key"}
TOKEN = {"Authorization": "Bearer token"}
OK: JsonValue = {"200": {"description": "ok"}}

INTEGERS = {"type": "array", "items": {"type": "integer"}}
POINT = {
    "type": "object",
    "properties": {"x": {"type": "integer"}, "y": {"type": "integer"}},
    "required": ["x"],
}


# A document of others, with what YAML 1.1 would misread.
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
