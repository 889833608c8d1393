"""What OpenAPI 3.2 brings."""

from __future__ import annotations

import httpx
import pytest

from generator.surface import surface
from tests.shapes.conftest import Maker

HEAD = """\
openapi: 3.2.0
$self: https://shapes.example/openapi.yaml
info: {title: Shapes, version: 1.0.0}
servers: [{url: "https://shapes.example"}]
"""
DOCUMENT = """\
paths:
  /logs/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    query:
      operationId: search
      parameters:
        - name: all
          in: querystring
          content:
            application/x-www-form-urlencoded:
              schema: {type: object, properties: {since: {type: string, format: date}, level: {type: integer}}}
      requestBody: {required: true, content: {application/json: {$ref: '#/components/mediaTypes/Search'}}}
      responses: {'200': {summary: found, content: {application/json: {$ref: '#/components/mediaTypes/Found'}}}}
    additionalOperations:
      PURGE: {operationId: purge, responses: {'204': {description: gone}}}
      no token: {operationId: none, responses: {'204': {description: gone}}}
components:
  mediaTypes:
    Search: {schema: {type: object, required: [text], properties: {text: {type: string}}}}
    Found: {schema: {type: object, properties: {at: {type: string, format: date}}}}
"""


def test_query_is_a_method_and_so_is_any_other(made: Maker) -> None:
    package = made(DOCUMENT, head=HEAD)
    _, request = package.call("purge", "a")
    assert (request.method, request.url.path) == ("PURGE", "/logs/a")
    assert {each.id for each in package.built.api.operations} == {
        "search",
        "purge",
    }
    assert "SG220" in package.codes()
    counts = surface(package.built, package.report)["counts"]
    assert isinstance(counts, dict)
    assert (counts["operations_total"], counts["dropped"]) == (3, 1)


def test_the_whole_query_and_shared_media_types(made: Maker) -> None:
    package = made(DOCUMENT, head=HEAD)
    value, request = package.call(
        "search",
        "a",
        text="x",
        all={"level": 2, "since": "2026-01-02"},
        reply=httpx.Response(200, json={"at": "2026-01-02"}),
    )
    assert request.method == "QUERY" and request.content == b'{"text":"x"}'
    assert request.url.query == b"level=2&since=2026-01-02"
    assert value.to_dict() == {"at": "2026-01-02"}
    assert set(package.codes()) == {"SG015", "SG220"}


@pytest.mark.parametrize("content", ["application/json", "text/plain"])
def test_other_whole_queries_are_told(made: Maker, content: str) -> None:
    package = made(
        DOCUMENT.replace("application/x-www-form-urlencoded", content), head=HEAD
    )
    assert any("left out" in entry.text for entry in package.built.api.fallbacks)
