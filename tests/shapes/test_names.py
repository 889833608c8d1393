"""Names of the document that are names of Python too."""

from __future__ import annotations

import datetime
import json
from importlib import import_module

import httpx
import pytest

from generator.trial import import_fault
from tests.shapes.conftest import Maker
from tests.shapes.making import Made

WORDS = (
    "date time datetime uuid list type int str dict bool float bytes object tuple any "
    "mapping iterable literal final classmethod property dataclasses builtins decoding "
    "models enum typing self cls raw model extra from_dict to_dict calls bodies cast "
    "parameters guards replies array drop_absent operations shell fields decode_status "
    "print id None True class async await import lambda"
).split()
MEMBERS = ", ".join(f"{word!r}: {{type: string}}" for word in WORDS)
DATES = """\
date: {type: string, format: date}, due: {type: string, format: date},
 time: {type: string, format: time}, at: {type: string, format: time},
 datetime: {type: string, format: date-time}, when: {type: string, format: date-time},
 dict: {type: object, additionalProperties: {type: integer}},
 list: {type: array, items: {type: string, format: uuid}},
 int: {type: integer}, count: {type: integer}, str: {type: string}, uuid: {type: string, format: uuid}
"""


def document() -> str:
    """A document full of such names."""
    paths = "\n".join(
        f"  /words/{word}: {{post: {{operationId: {word!r}, "
        "requestBody: {required: true, content: {application/json: {schema: "
        "{$ref: '#/components/schemas/Sent'}}}}, responses: {'200': {description: ok, "
        "content: {application/json: {schema: {$ref: '#/components/schemas/Words'}}}}}}}"
        for word in WORDS
    )
    return f"""\
paths:
{paths}
  /sent:
    put:
      operationId: sent
      requestBody: {{content: {{application/json: {{schema: {{type: array, items: {{$ref: '#/components/schemas/Sent'}}}}}}}}}}
      responses: {{'200': {{description: ok, content: {{application/json: {{schema: {{type: array, items: {{$ref: '#/components/schemas/Status'}}}}}}}}}}}}
  /words:
    post:
      operationId: words
      requestBody: {{content: {{application/json: {{schema: {{type: object, properties: {{{MEMBERS}}}}}}}}}}}
      responses: {{'204': {{description: ok}}}}
components:
  schemas:
    Words: {{type: object, properties: {{{MEMBERS}}}}}
    Sent: {{type: object, properties: {{{DATES}}}}}
    Status: {{type: string, enum: [a, b], x-enum-varnames: [First, Second]}}
    名前: {{type: object, properties: {{名前: {{$ref: '#/components/schemas/名前'}}}}}}
    Any: {{type: object, properties: {{any: {{$ref: '#/components/schemas/Any'}}}}}}
    Mapping: {{type: object, properties: {{mapping: {{$ref: '#/components/schemas/Any'}}}}}}
    Model: {{type: object, properties: {{date: {{type: string}}}}}}
    Exception: {{type: object, properties: {{class: {{type: string}}}}}}
    ArgumentError: {{type: object, properties: {{class: {{type: string}}}}}}
    ValueError: {{type: string, enum: [date]}}
    UUID: {{type: string, format: uuid}}
    date: {{type: string, format: date}}
    str: {{type: object, properties: {{str: {{type: string}}}}}}
"""


@pytest.fixture
def package(made: Maker) -> Made:
    return made(document())


def test_every_name_can_be_used(package: Made) -> None:
    assert import_fault(package.built.files, package.name) is None
    raw = {word: f"value of {word}" for word in WORDS}
    value = package.types.Words.from_dict(raw)
    assert value.to_dict() == raw and not value.extra
    attributes = {
        call.planned.operation.path_template: call.attribute
        for call in package.built.plan.calls
    }
    for word in WORDS:
        reply = httpx.Response(200, json=raw)
        day = datetime.date(2024, 2, 29)
        answer, request = package.call(
            attributes[f"/words/{word}"], reply=reply, date=day, list=["u"], int=1
        )
        assert answer == value
        assert json.loads(request.content) == {
            "date": "2024-02-29",
            "list": ["u"],
            "int": 1,
        }


def test_arguments_of_any_name_are_sent(package: Made) -> None:
    builder = import_module(f"{package.name}._operations.client").words
    names = builder.__kwdefaults__
    assert len(names) == len(WORDS)
    given = {name: f"value {number}" for number, name in enumerate(names)}
    _, request = package.call("words", reply=httpx.Response(204), **given)
    assert sorted(json.loads(request.content)) == sorted(WORDS)


def test_enumerations_are_read_from_other_modules(package: Made) -> None:
    reply = httpx.Response(200, json=["a", "later"])
    value, _ = package.call("sent", body=[], reply=reply)
    assert value == [package.types.Status.FIRST, "later"]


def test_common_arguments_keep_their_names(made: Maker) -> None:
    package = made("""\
paths:
  /things:
    post:
      operationId: things
      parameters:
      - {name: expand, in: query, schema: {type: array, items: {type: string}}}
      - {name: fields, in: query, schema: {type: string}}
      - {name: declared, in: query, schema: {type: string}}
      requestBody: {content: {application/json: {schema: {type: object, properties: {given: {type: string}}}}}}
      responses: {'204': {description: ok}}
""")
    _, request = package.call(
        "things",
        reply=httpx.Response(204),
        expand=["a", "b"],
        fields="f",
        declared="d",
        given="g",
    )
    assert request.url.query == b"expand=a&expand=b&fields=f&declared=d"
    assert json.loads(request.content) == {"given": "g"}


def operation(path: str, identifier: str, tag: str = "", method: str = "get") -> str:
    """A path with one operation."""
    tags = f"tags: [{tag!r}], " if tag else ""
    return (
        f"  {path!r}: {{{method}: {{operationId: {identifier!r}, {tags}"
        "responses: {'204': {description: ok}}}}\n"
    )


SURROUNDED = "paths:\n" + "".join(
    (
        operation("/contacts", "contacts_list", "Contacts"),
        operation("/contacts/{id}", "contacts_close", "Contacts"),
        operation("/contacts/new", "contacts/create-new", "Contacts"),
        operation("/contacts/found", "Contacts.find", "Contacts"),
        operation("/contacts/search", "find", "Contacts"),
        operation("/contacts/all", "contactsAll", "Contacts"),
        operation("/contacts/none", "contacts", "Contacts"),
        operation("/cats", "CatsController_findAll", "cats"),
        operation("/cats/all", "CatsController_create[0]", "cats"),
        operation("/cats/old", "OldCatsController_create[0]", "cats"),
        operation("/items/{id}", "read_item_items__id__get"),
        operation("/pets/{id}", "_pets__id__get"),
        operation("/", "AppController_getHello"),
    )
).replace(
    "responses:", "parameters: [{$ref: '#/components/parameters/Any'}], responses:"
)
SURROUNDED += (
    "components:\n  parameters:\n    Any: {name: any, in: query, "
    "schema: {type: array, items: {type: string}}}\n"
)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("contacts.list", "/contacts"),
        ("contacts.contacts_close", "/contacts/%7Bid%7D"),
        ("contacts.create_new", "/contacts/new"),
        ("contacts.contacts_find", "/contacts/found"),
        ("contacts.find", "/contacts/search"),
        ("contacts.contacts_all", "/contacts/all"),
        ("contacts.contacts", "/contacts/none"),
        ("cats.find_all", "/cats"),
        ("cats.cats_controller_create_0", "/cats/all"),
        ("cats.old_cats_controller_create_0", "/cats/old"),
        ("read_item", "/items/%7Bid%7D"),
        ("pets_id_get", "/pets/%7Bid%7D"),
        ("get_hello", "/"),
    ],
)
def test_methods_are_not_called_after_their_surroundings(
    made: Maker, method: str, path: str
) -> None:
    package = made(SURROUNDED.replace("{id}", "(id)"))
    _, request = package.call(method, any=["x"])
    assert request.url.raw_path.decode() == path.replace("%7Bid%7D", "(id)") + "?any=x"


def test_letters_with_marks_are_written_without(made: Maker) -> None:
    package = made("""\
paths:
  /maße:
    get:
      operationId: größeÄndern
      parameters:
        - {name: año, in: query, schema: {type: string}}
        - {name: p\N{CYRILLIC SMALL LETTER A}y, in: query, schema: {type: string}}
      responses: {'204': {description: ok}}
""")
    _, request = package.call("grosse_andern", ano="x", pu0430y="y")
    assert dict(request.url.params) == {
        "año": "x",
        "p\N{CYRILLIC SMALL LETTER A}y": "y",
    }
