"""References: within a document, between files, and those that lead nowhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.mock import (
    MockApi,
    RawDocument,
)
from tests.mock.json_values import JsonValue, mapping
from tests.mock_tests.asking import (
    OK,
    api_of,
    problems,
    send,
)


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


FILES = {
    "openapi.yaml": """
openapi: 3.1.0
paths:
  /pets/{id}: {$ref: 'paths/pets.yaml#/one'}
components:
  parameters:
    Id: {name: id, in: path, required: true, schema: {type: integer}}
  responses:
    Gone: {description: gone, content: {application/json: {example: gone}}}
  schemas:
    Name: {type: string, minLength: 2}
""",
    "paths/pets.yaml": """
one:
  parameters: [{$ref: '../openapi.yaml#/components/parameters/Id'}]
  put:
    requestBody: {$ref: 'bodies/pet.json'}
    responses:
      200: {description: ok, content: {application/json: {$ref: '#/named'}}}
      410: {$ref: '../openapi.yaml#/components/responses/Gone'}
named: {schema: {$ref: '../schemas.yaml#pet'}}
""",
    "paths/bodies/pet.json": """
{"content": {"application/json": {"schema": {"$ref": "../../schemas.yaml#pet"}}}}
""",
    "schemas.yaml": """
Pet:
  $anchor: pet
  type: object
  required: [name]
  properties:
    name: {$ref: 'openapi.yaml#/components/schemas/Name'}
    friend: {$ref: '#/Pet'}
""",
}


def test_a_document_in_several_files(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    api = MockApi(RawDocument.load(tmp_path / "openapi.yaml"))
    assert send(api, "PUT", "/pets/7", json={"name": "Rex"}).json() == {
        "name": "string"
    }
    friend: JsonValue = {"name": "Rex", "friend": {"name": "R"}}
    assert problems(send(api, "PUT", "/pets/x", json=friend)) == [
        ("/id", "type_error"),
        ("/friend/name", "string_too_short"),
    ]
    gone = send(api, "PUT", "/pets/7", json={"name": "Rex"}, headers=PREFER_GONE)
    assert (gone.status, gone.json()) == (410, "gone")


PREFER_GONE = {"Prefer": "code=410"}


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
