"""Unions: which variant a reply becomes."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.shapes.conftest import Maker
from tests.shapes.making import Made, replying

TOLD = """\
    X: {type: object, required: [kind], properties: {kind: {const: x}, x: {type: integer}}}
    Y: {type: object, required: [kind], properties: {kind: {enum: [y, z]}, y: {type: integer}}}
    L: {type: object, required: [kind], properties: {kind: {const: l}}}
    W: {type: object, required: [width], properties: {width: {type: integer}}}
    Inner: {oneOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/Y'}]}
    Told:
      oneOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/Y'}]
      discriminator: {propertyName: kind}
    Outer: {oneOf: [{$ref: '#/components/schemas/Inner'}, {$ref: '#/components/schemas/L'}]}
    OuterTold:
      oneOf: [{$ref: '#/components/schemas/Told'}, {$ref: '#/components/schemas/L'}]
      discriminator: {propertyName: kind}
    Mixed: {anyOf: [{$ref: '#/components/schemas/W'}, {$ref: '#/components/schemas/Inner'}, {type: string}]}
    Lists:
      anyOf:
      - {type: array, items: {type: string}}
      - {type: array, items: {$ref: '#/components/schemas/X'}}
      - {type: array, items: {type: array, items: {$ref: '#/components/schemas/W'}}}
    Shape:
      type: object
      required: [id]
      properties: {id: {type: string}}
      oneOf: [{$ref: '#/components/schemas/Inner'}, {$ref: '#/components/schemas/W'}]
    P: {type: object, properties: {tag: {const: p, default: p}, size: {type: integer}}}
    Q: {type: object, properties: {tag: {const: q, default: q}, size: {type: integer}}}
    Defaulted: {anyOf: [{$ref: '#/components/schemas/P'}, {$ref: '#/components/schemas/Q'}]}
    Both:
      allOf:
      - oneOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/Y'}]
      - oneOf: [{$ref: '#/components/schemas/W'}, {type: object, required: [height], properties: {height: {type: integer}}}]
"""


def decoded(package: Made, name: str, raw: Any) -> Any:
    return package.call(name, reply=httpx.Response(200, json=raw))[0]


@pytest.fixture
def package(made: Maker) -> Made:
    names = (
        "Inner",
        "Outer",
        "OuterTold",
        "Mixed",
        "Lists",
        "Shape",
        "Both",
        "Told",
        "Defaulted",
    )
    paths = "\n".join(
        f"  /{name}: {{get: {{operationId: {name}, responses: {{'200': {{description: ok, "
        f"content: {{application/json: {{schema: {{$ref: '#/components/schemas/{name}'}}}}}}}}}}}}}}"
        for name in names
    )
    return made(f"paths:\n{paths}\ncomponents:\n  schemas:\n{TOLD}")


def test_a_union_inside_a_union_keeps_its_variants(package: Made) -> None:
    types = package.types
    for name in ("outer", "outer_told"):
        assert decoded(package, name, {"kind": "x", "x": 1}) == types.X("x", 1)
        assert decoded(package, name, {"kind": "z", "y": 1}) == types.Y("z", 1)
        assert decoded(package, name, {"kind": "l"}) == types.L("l")
    assert decoded(package, "mixed", {"kind": "y"}) == types.Y("y")
    assert decoded(package, "mixed", {"width": 3}) == types.W(3)
    assert decoded(package, "mixed", "text") == "text"


def test_values_of_the_variants_tell_them_without_a_mapping(package: Made) -> None:
    types = package.types
    assert decoded(package, "told", {"kind": "x", "x": 1}) == types.X("x", 1)
    assert decoded(package, "told", {"kind": "z"}) == types.Y("z")
    assert decoded(package, "told", {"kind": "new", "n": 1}) == {"kind": "new", "n": 1}


def test_constants_that_may_be_absent_tell_variants_too(package: Made) -> None:
    types = package.types
    assert type(decoded(package, "defaulted", {"tag": "q", "size": 1})) is types.Q
    assert type(decoded(package, "defaulted", {"tag": "p"})) is types.P
    assert type(decoded(package, "defaulted", {"size": 1})) is types.P
    assert decoded(package, "defaulted", {"tag": "new"}).tag == "new"


def test_an_unknown_value_goes_to_the_variant_that_may_have_it(package: Made) -> None:
    value = decoded(package, "inner", {"kind": "later", "y": 2})
    assert value == package.types.Y("later", 2)
    assert value.to_dict() == {"kind": "later", "y": 2}


def test_arrays_are_told_by_their_items(package: Made) -> None:
    types = package.types
    assert decoded(package, "lists", ["a"]) == ["a"]
    assert decoded(package, "lists", [{"kind": "x"}]) == [types.X("x")]
    assert decoded(package, "lists", [[{"width": 1}]]) == [[types.W(1)]]
    assert decoded(package, "lists", []) == []


def test_members_beside_a_union_of_unions_belong_to_every_variant(
    package: Made,
) -> None:
    value = decoded(package, "shape", {"id": "1", "kind": "y", "y": 2})
    assert (value.id, value.kind, value.y) == ("1", "y", 2)
    value = decoded(package, "shape", {"id": "1", "width": 2})
    assert (value.id, value.width) == ("1", 2)
    assert not package.codes()


def test_two_unions_that_apply_together_are_combined(package: Made) -> None:
    value = decoded(package, "both", {"kind": "x", "x": 5, "height": 2})
    assert (value.kind, value.x, value.height) == ("x", 5, 2)
    value = decoded(package, "both", {"kind": "y", "width": 2})
    assert (value.kind, value.width) == ("y", 2)


def test_an_allof_of_one_reference_is_that_schema(made: Maker) -> None:
    package = made(
        replying(
            "{$ref: '#/components/schemas/Order'}",
            components="""\
    Order:
      type: object
      properties:
        buyer: {description: Who pays., allOf: [{$ref: '#/components/schemas/Person'}]}
        seller: {nullable: true, allOf: [{$ref: '#/components/schemas/Person'}]}
    Person: {type: object, properties: {name: {type: string}}}
""",
        ),
        head="openapi: 3.0.3\ninfo: {title: Shapes, version: 1.0.0}\n"
        'servers: [{url: "https://shapes.example"}]\n',
    )
    value = decoded(package, "fetch", {"buyer": {"name": "a"}, "seller": None})
    assert value.buyer == package.types.Person("a")
    assert value.to_dict() == {"buyer": {"name": "a"}, "seller": None}
