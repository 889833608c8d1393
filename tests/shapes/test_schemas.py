"""Schemas: what a careful reader makes of them."""

from __future__ import annotations

import ast
import json
from typing import Any

import httpx
import pytest

from generator import ir
from tests.shapes.conftest import Maker
from tests.shapes.making import Made, replying

OLD_HEAD = """\
openapi: 3.0.3
info: {title: Shapes, version: 1.0.0}
servers: [{url: "https://shapes.example"}]
"""


def fields_of(package: Made, name: str) -> dict[str, str]:
    """The fields of a model and their annotations, quotes left out."""
    text = (package.folder / package.name / "types.py").read_text("utf-8")
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            return {
                field.target.id: ast.unparse(field.annotation).strip("'")
                for field in node.body
                if isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
            }
    raise AssertionError(f"no model {name}")


def fetched(package: Made, raw: Any) -> Any:
    return package.call("fetch", reply=httpx.Response(200, json=raw))[0]


SEVERAL = """\
    Several:
      type: object
      required: [kind]
      properties:
        kind: {type: string}
        either: {type: [object, string, array, 'null'], properties: {a: {type: string}}, items: {type: integer}}
        mixed: {enum: [a, 1, true, null, 2.5]}
        numbers: {enum: [1, 2.5]}
        nothing: {enum: []}
        listed: {oneOf: [{const: 1, title: One}, {const: 2}, {enum: [3, x]}]}
        ratio: {type: number, default: 1}
        none: {type: 'null'}
        flag: {const: true}
        last: {type: string}
"""


def test_every_type_that_is_allowed_is_kept(made: Maker) -> None:
    package = made(
        replying("{$ref: '#/components/schemas/Several'}", components=SEVERAL)
    )
    value = fetched(package, {"kind": "k", "either": {"a": "b"}, "mixed": "a"})
    assert value.either.a == "b" and value.mixed == "a"
    assert value.ratio == 1
    for either in ("text", [1, 2], None):
        assert fetched(package, {"kind": "k", "either": either}).either == either
    for mixed in ("a", True, 2.5, "new"):
        assert fetched(package, {"kind": "k", "mixed": mixed}).mixed == mixed
    fields = fields_of(package, "Several")
    assert fields["listed"] == "Literal[1, 2, 3, 'x'] | None"
    assert fields["nothing"] == "Any"
    assert fields["numbers"] == "float | None"


def test_a_schema_that_extends_itself_inside_is_one_model(made: Maker) -> None:
    package = made(
        replying(
            "{$ref: '#/components/schemas/Track'}",
            components="""\
    Track:
      type: object
      properties:
        id: {type: string}
        same: {type: object, allOf: [{$ref: '#/components/schemas/Track'}]}
        more:
          allOf: [{$ref: '#/components/schemas/Track'}]
          required: [id]
          properties: {extra_one: {type: integer}}
        either:
          oneOf: [{type: string}, {allOf: [{$ref: '#/components/schemas/Track'}], properties: {z: {type: integer}}}]
""",
        ),
        head=OLD_HEAD,
    )
    assert not package.codes()
    raw = {"id": "1", "same": {"id": "2"}, "more": {"id": "3", "more": {"id": "4"}}}
    value = fetched(package, raw)
    assert type(value.same) is package.types.Track
    assert type(value.more.more) is type(value.more)
    assert value.to_dict() == raw
    assert fetched(package, {"either": "x"}).either == "x"
    assert fetched(package, {"either": {"z": 1}}).either.z == 1


ANIMALS = """\
    Animal:
      type: object
      required: [kind]
      properties:
        kind: {type: string}
        home: {type: object, properties: {street: {type: string}}}
      discriminator: {propertyName: kind, mapping: {kitty: Cat}}
    Cat: {allOf: [{$ref: '#/components/schemas/Animal'}, {type: object, properties: {claws: {type: integer}}}]}
    Dog: {allOf: [{$ref: '#/components/schemas/Animal'}, {type: object, properties: {bark: {type: boolean}}}]}
    Puppy: {allOf: [{$ref: '#/components/schemas/Dog'}, {type: object, properties: {age: {type: integer}}}]}
    Old:
      allOf:
      - $ref: '#/components/schemas/Animal'
      - {type: object, properties: {kind: {type: string, enum: [old, older]}}}
"""


def test_descendants_of_a_base_are_its_variants(made: Maker) -> None:
    package = made(
        replying("{$ref: '#/components/schemas/Animal'}", components=ANIMALS),
        head=OLD_HEAD,
    )
    types = package.types
    for kind, made_of in (
        ("kitty", types.Cat),
        ("Dog", types.Dog),
        ("Puppy", types.Puppy),
        ("older", types.Old),
    ):
        assert type(fetched(package, {"kind": kind})) is made_of
    value = fetched(package, {"kind": "Puppy", "home": {"street": "s"}})
    assert type(value.home) is types.AnimalHome


@pytest.mark.parametrize("order", [("pet", "Pet"), ("Pet", "pet")])
def test_the_name_as_written_wins(made: Maker, order: tuple[str, str]) -> None:
    listed = "\n".join(
        f"    {name}: {{type: object, properties: {{{name}: {{type: string}}}}}}"
        for name in order
    )
    package = made(replying("{}", components=listed))
    definitions = {
        definition.source.pointer.rpartition("/")[2]: definition.key
        for definition in package.built.api.definitions
    }
    assert set(definitions) >= {"pet", "Pet"}
    assert package.types.Pet("x").to_dict() == {"Pet": "x"}
    assert package.types.PetModel("x").to_dict() == {"pet": "x"}


def test_references_into_other_schemas_are_what_they_lead_to(made: Maker) -> None:
    package = made(
        replying(
            "{$ref: '#/components/schemas/User'}",
            components="""\
    User:
      type: object
      properties:
        name: {$ref: '#/components/schemas/Base/properties/name'}
        home: {$ref: '#/components/schemas/Base/properties/home'}
        inner: {$ref: '#/components/schemas/Base/$defs/inner'}
    Base:
      type: object
      properties: {name: {type: string}, home: {type: object, properties: {street: {type: string}}}}
      $defs: {inner: {type: object, properties: {z: {type: integer}}}}
""",
        )
    )
    value = fetched(package, {"name": "n", "home": {"street": "s"}, "inner": {"z": 1}})
    assert (value.name, value.home.street, value.inner.z) == ("n", "s", 1)
    fields = fields_of(package, "User")
    assert fields["name"] == "str | None"
    assert fields["home"] == "BaseHome | None"


def test_other_members_have_their_declared_type(made: Maker) -> None:
    package = made(
        replying(
            "{$ref: '#/components/schemas/Named'}",
            components="""\
    Named:
      type: object
      properties: {name: {type: string}}
      additionalProperties: {$ref: '#/components/schemas/Part'}
    Part:
      type: object
      properties: {size: {type: integer}, dict: {type: string}}
      additionalProperties: {type: array, items: {$ref: '#/components/schemas/Named'}}
    Dated:
      type: object
      properties: {name: {type: string}}
      patternProperties: {'^x-': {type: integer}}
      additionalProperties: false
""",
        )
    )
    raw = {"name": "n", "first": {"size": 1, "inner": [{"name": "m"}]}}
    value = fetched(package, raw)
    assert value.extra == {
        "first": package.types.Part(1, extra={"inner": [package.types.Named("m")]})
    }
    assert value.extra["first"].extra["inner"] == [package.types.Named("m")]
    assert value.to_dict() == raw
    assert fields_of(package, "Dated")["extra"] == "dict[str, int]"


def test_other_members_of_a_body_whose_members_are_arguments(made: Maker) -> None:
    package = made("""\
paths:
  /a:
    post:
      operationId: send
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Sent'}}}}
      responses: {'204': {description: ok}}
components:
  schemas:
    Sent:
      type: object
      properties: {name: {type: string}}
      additionalProperties: {type: object, properties: {at: {type: string, format: date}}}
    Dates: {type: object, properties: {date: {type: string}}, additionalProperties: {type: string, format: date}}
""")
    assert package.types.Sent("n", extra={"a": {"at": "x"}}).to_dict() == {
        "name": "n",
        "a": {"at": "x"},
    }


def test_what_stands_beside_a_reference_counts(made: Maker) -> None:
    package = made(
        replying(
            "{$ref: '#/components/schemas/More'}",
            components="""\
    More:
      $ref: '#/components/schemas/Base'
      required: [extra_one]
      properties: {extra_one: {type: string}}
    Base: {type: object, required: [id], properties: {id: {type: integer}}}
""",
        )
    )
    value = fetched(package, {"id": 1, "extra_one": "x"})
    assert (value.id, value.extra_one, value.extra) == (1, "x", {})


def test_a_property_may_refer_to_such_a_component(made: Maker) -> None:
    package = made(
        replying(
            "{$ref: '#/components/schemas/Holder'}",
            components="""\
    Holder:
      type: object
      properties:
        more: {$ref: '#/components/schemas/More', description: Told here.}
        wrapped: {allOf: [{$ref: '#/components/schemas/More'}]}
    More: {$ref: '#/components/schemas/Base', properties: {extra_one: {type: string}}}
    Base: {type: object, properties: {id: {type: integer}}}
""",
        )
    )
    value = fetched(package, {"more": {"extra_one": "x"}, "wrapped": {"id": 2}})
    assert type(value.more) is type(value.wrapped) is package.types.More
    assert value.more.extra_one == "x"


def test_what_is_required_can_be_given_though_nothing_describes_it(made: Maker) -> None:
    package = made("""\
paths:
  /things:
    post:
      operationId: fetch
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}
components:
  schemas:
    Base: {type: object, required: [name, owner, size], properties: {name: {type: string}}, additionalProperties: {type: integer}}
    Thing: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {owner: {type: string}}}]}
""")
    fields = fields_of(package, "Thing")
    assert fields["owner"] == "str" and fields["size"] == "int | None"
    reply = httpx.Response(200, json={"name": "n", "owner": "o"})
    value, request = package.call("fetch", name="n", owner="o", size=3, reply=reply)
    assert json.loads(request.content) == {"name": "n", "owner": "o", "size": 3}
    assert value.size is None and value.to_dict() == {"name": "n", "owner": "o"}
    assert any(
        "'size' is required" in each.text for each in package.built.api.fallbacks
    )


DESCRIBED = """\
    Fetched:
      type: object
      properties:
        own: {description: Own., $ref: '#/components/schemas/Told'}
        referred: {$ref: '#/components/schemas/Told'}
        optional: {anyOf: [{$ref: '#/components/schemas/Told'}, {type: "null"}]}
        inside: {oneOf: [{type: "null"}, {type: string, description: Inside.}]}
        composed: {allOf: [{$ref: '#/components/schemas/Chain'}]}
        either: {anyOf: [{$ref: '#/components/schemas/Told'}, {type: integer}]}
        endless: {$ref: '#/components/schemas/Endless'}
    Told: {type: string, description: "First.\\n\\nSecond."}
    Chain: {anyOf: [{type: "null"}, {$ref: '#/components/schemas/Told'}]}
    Endless: {allOf: [{$ref: '#/components/schemas/Endless'}]}
"""


def test_what_stands_for_another_schema_is_described_as_that_one(made: Maker) -> None:
    reply = "{$ref: '#/components/schemas/Fetched'}"
    package = made(replying(reply, components=DESCRIBED))
    (model,) = [
        each
        for each in package.built.api.definitions
        if each.key.endswith("/Fetched") and isinstance(each, ir.Model)
    ]
    assert {each.wire: each.description for each in model.properties} == {
        "own": "Own.",
        "referred": "First.",
        "optional": "First.",
        "inside": "Inside.",
        "composed": "First.",
        "either": "",
        "endless": "",
    }


@pytest.mark.parametrize(
    ("said", "told"), [("ok", "First."), ("OK.", "First."), ("All of them.", None)]
)
def test_a_reply_is_described_by_more_than_its_status(
    made: Maker, said: str, told: str | None
) -> None:
    document = replying("{$ref: '#/components/schemas/Told'}", components=DESCRIBED)
    package = made(document.replace("description: ok", f"description: {said}", 1))
    (operation,) = package.built.api.operations
    (response,) = operation.responses
    assert response.description == (told or said)
