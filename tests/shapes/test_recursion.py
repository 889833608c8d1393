"""Schemas that lead back to themselves."""

from __future__ import annotations

import httpx

from tests.shapes.conftest import Maker
from tests.shapes.making import replying

NESTED = """\
    Nested: {anyOf: [{type: integer}, {type: array, items: {$ref: '#/components/schemas/Nested'}}]}
    Other: {$ref: '#/components/schemas/Nested'}
    Json:
      type: [object, array, string, 'null']
      additionalProperties: {$ref: '#/components/schemas/Json'}
      items: {$ref: '#/components/schemas/Json'}
    Holder:
      type: object
      properties:
        nested: {$ref: '#/components/schemas/Nested'}
        other: {oneOf: [{$ref: '#/components/schemas/Other'}, {type: 'null'}]}
        listed: {type: array, items: {$ref: '#/components/schemas/Nested'}, default: []}
        children: {type: array, items: {$ref: '#/components/schemas/Holder'}, default: []}
        later: {$ref: '#/components/schemas/Later', default: {}}
        json: {$ref: '#/components/schemas/Json'}
    Later:
      type: object
      properties: {holder: {$ref: '#/components/schemas/Holder'}}
"""


def test_recursive_aliases_decode_at_every_depth(made: Maker) -> None:
    package = made(replying("{$ref: '#/components/schemas/Holder'}", components=NESTED))
    raw = {
        "nested": [1, [2, [3]]],
        "other": None,
        "children": [{"nested": 4}],
        "json": {"a": ["b", {"c": None}]},
    }
    value, _ = package.call("fetch", reply=httpx.Response(200, json=raw))
    assert value.nested == [1, [2, [3]]]
    assert value.children[0].nested == 4
    assert value.json == {"a": ["b", {"c": None}]}
    assert package.types.Holder.from_dict(value.to_dict()) == value


def test_defaults_of_recursive_types_are_not_shared(made: Maker) -> None:
    package = made(replying("{$ref: '#/components/schemas/Holder'}", components=NESTED))
    first, second = package.types.Holder(), package.types.Holder()
    assert (first.listed, first.children) == ([], [])
    assert first.listed is not second.listed
    assert isinstance(first.later, package.types.Later)


def test_unions_of_themselves_are_what_is_left_of_them(made: Maker) -> None:
    package = made(
        replying(
            "{$ref: '#/components/schemas/A'}",
            components="""\
    A: {oneOf: [{$ref: '#/components/schemas/B'}, {type: integer}]}
    B: {oneOf: [{$ref: '#/components/schemas/A'}, {type: string}, {$ref: '#/components/schemas/C'}]}
    C: {type: object, required: [c], properties: {c: {type: string}}}
    Only: {oneOf: [{$ref: '#/components/schemas/Also'}]}
    Also: {oneOf: [{$ref: '#/components/schemas/Only'}]}
""",
        )
    )
    assert "SG308" in package.codes()
    for raw in (7, "text"):
        value, _ = package.call("fetch", reply=httpx.Response(200, json=raw))
        assert value == raw
    value, _ = package.call("fetch", reply=httpx.Response(200, json={"c": "x"}))
    assert value == package.types.C("x")
