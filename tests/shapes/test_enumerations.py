"""Values with names: what the keys of vendors say of them, and what comes of it."""

from __future__ import annotations

import enum

import httpx
import pytest

from tests.shapes.conftest import Maker

DOCUMENT = """\
paths:
  /jobs:
    post:
      operationId: job
      parameters: [{name: level, in: query, schema: {$ref: '#/components/schemas/Level'}}]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}}
components:
  schemas:
    Job:
      type: object
      properties:
        level: {$ref: '#/components/schemas/Level'}
        state: {$ref: '#/components/schemas/State'}
        either: {oneOf: [{$ref: '#/components/schemas/Level'}, {$ref: '#/components/schemas/State'}]}
    Level:
      type: integer
      enum: [1, 2, 10]
      LEVELS
    State:
      type: [string, "null"]
      enum: [on, "off", null]
      STATES
"""
LIST = "x-enum-varnames: [Low, Middle, Very high]"
MAPPING = "x-speakeasy-enums: {1: Low, 2: Middle, 10: Very high}"


def document(
    levels: str, states: str = "x-enum-varnames: [Is on, Is off, Is not]"
) -> str:
    return DOCUMENT.replace("LEVELS", levels).replace("STATES", states)


@pytest.mark.parametrize("levels", [LIST, MAPPING])
def test_whole_numbers_have_names_too(made: Maker, levels: str) -> None:
    package = made(document(levels))
    assert package.codes() == []
    level, state = package.types.Level, package.types.State
    assert issubclass(level, enum.IntEnum)
    assert [*level.__members__] == ["LOW", "MIDDLE", "VERY_HIGH"]
    assert [*state.__members__] == ["IS_ON", "IS_OFF"]
    content = {"level": 10, "state": None, "either": "off"}
    value, request = package.call(
        "job",
        level_query=level.MIDDLE,
        level=level.LOW,
        state=state.IS_ON,
        reply=httpx.Response(200, json=content),
    )
    assert request.url.query == b"level=2"
    assert request.content == b'{"level":1,"state":"on"}'
    assert value.level is level.VERY_HIGH and value.either is state.IS_OFF
    assert value.to_dict() == content


@pytest.mark.parametrize("unknown", [3, 1.5, True, "1", [1]])
def test_values_that_are_not_known_survive(made: Maker, unknown: object) -> None:
    package = made(document(LIST))
    reply = httpx.Response(200, json={"level": unknown})
    value, _ = package.call("job", reply=reply)
    assert value.level == unknown and type(value.level) is type(unknown)


@pytest.mark.parametrize(
    "levels",
    [
        "x-enum-varnames: [Low, Middle]",
        "x-enum-varnames: [Low, Middle, 3]",
        "x-enum-varnames: Low",
        "x-speakeasy-enums: {1: Low, 2: Middle}",
        "x-enum-descriptions: [one]",
    ],
)
def test_what_is_not_said_of_every_value_is_told(made: Maker, levels: str) -> None:
    package = made(document(levels))
    (told,) = package.report.diagnostics
    assert told.code == "SG401" and told.source.pointer.startswith(
        "/components/schemas/Level/x-"
    )
    value, _ = package.call("job", reply=httpx.Response(200, json={"level": 2}))
    assert value.level == 2


def test_other_values_have_no_names_and_that_is_told(made: Maker) -> None:
    levels = "x-enum-varnames: [Low, Middle, High]"
    package = made(document(levels).replace("[1, 2, 10]", "[1, 2, true]"))
    assert "SG401" in package.codes()


def test_descriptions_stand_at_the_values_that_they_describe(made: Maker) -> None:
    levels = f"{LIST}\n      x-enum-descriptions: {{10: ten, 2: two, 1: one}}"
    package = made(document(levels))
    assert package.codes() == []
    (planned,) = [
        each for each in package.built.api.definitions if each.key.endswith("/Level")
    ]
    assert planned.member_descriptions == ("one", "two", "ten")
