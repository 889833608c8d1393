"""What OpenAPI 3.2 brings."""

from __future__ import annotations

from types import SimpleNamespace
from typing import get_type_hints

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


NAMED = """\
paths:
  /a:
    get:
      operationId: named
      parameters:
        - {name: theme, in: cookie, style: cookie, schema: {type: array, items: {type: string}}}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [own, anchored, identified, inside]
                properties:
                  own: {$ref: 'https://shapes.example/openapi.yaml#/components/schemas/Day'}
                  anchored: {$ref: '#day'}
                  identified: {$ref: 'https://schemas.example/holder.json'}
                  inside: {$ref: 'https://schemas.example/holder.json#/properties/held'}
                  pet: {$ref: '#/components/schemas/Pet'}
components:
  schemas:
    Day: {$anchor: day, type: string, format: date}
    Holder:
      $id: https://schemas.example/holder.json
      type: object
      properties: {held: {$ref: '#day'}}
    Cat: {type: object, required: [kind], properties: {kind: {const: cat}, lives: {type: integer}}}
    Dog: {type: object, required: [kind], properties: {kind: {const: dog}}}
    Other: {type: object, properties: {kind: {type: string}, born: {type: string, format: date}}}
    Pet:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}, {$ref: '#/components/schemas/Other'}]
      discriminator: {propertyName: kind, defaultMapping: Other}
"""


def _named(made: Maker, pet: dict[str, object]) -> SimpleNamespace:
    package = made(NAMED, head=HEAD)
    assert package.codes() == ["SG015"], package.report.listing()
    content = {
        "own": "2026-01-02",
        "anchored": "2026-01-03",
        "identified": {"held": "2026-01-04"},
        "inside": "2026-01-05",
        "pet": pet,
    }
    reply = httpx.Response(200, json=content)
    value, _ = package.call("named", reply=reply)
    assert value.to_dict() == content
    return SimpleNamespace(value=value, types=package.types)


def test_schemas_are_found_by_the_names_that_they_give_themselves(made: Maker) -> None:
    found = _named(made, {"kind": "dog"})
    assert isinstance(found.value.identified, found.types.Holder)
    hints = get_type_hints(found.types.NamedResponse)
    assert hints["own"] == hints["anchored"] == hints["inside"] == found.types.Day


@pytest.mark.parametrize(
    ("pet", "kind"),
    [
        ({"kind": "cat", "lives": 9}, "Cat"),
        ({"kind": "newt", "born": "2026-01-02"}, "Other"),
        ({"born": "2026-01-02"}, "Other"),
    ],
)
def test_a_value_that_nothing_tells_is_the_default(
    made: Maker, pet: dict[str, object], kind: str
) -> None:
    found = _named(made, pet)
    assert type(found.value.pet) is getattr(found.types, kind)


def test_cookies_of_the_style_cookie_are_sent_as_they_are(made: Maker) -> None:
    package = made(NAMED, head=HEAD)
    content = {"own": "", "anchored": "", "identified": {}, "inside": ""}
    reply = httpx.Response(200, json=content)
    _, request = package.call("named", theme=["50%25", "a=b"], reply=reply)
    assert request.headers["cookie"] == "theme=50%25; theme=a=b"
    with pytest.raises(package.module("_runtime.roles").ArgumentError, match="theme"):
        package.call("named", theme=["a;b"], reply=reply)


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        ("#night", "nothing has the anchor 'night'"),
        ("https://schemas.example/other.json", "not read"),
        ("https://shapes.example/other.yaml", "other.yaml"),
        ("https://schemas.example/holder.json#/absent", "absent"),
    ],
)
def test_names_that_nothing_has_are_told(
    made: Maker, reference: str, reason: str
) -> None:
    package = made(NAMED.replace("$ref: '#day'", f"$ref: '{reference}'", 1), head=HEAD)
    _, told = package.report.diagnostics
    assert reason in told.message
    package.call(
        "named",
        reply=httpx.Response(
            200, json={"own": "", "anchored": 1, "identified": {}, "inside": ""}
        ),
    )
