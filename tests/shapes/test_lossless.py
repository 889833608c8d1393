"""Whatever a reply holds, and leaves out, comes back from its model."""

from __future__ import annotations

import itertools
from typing import Any

from tests.shapes.conftest import Maker

DOCUMENT = """\
paths:
  /record:
    get:
      operationId: get_record
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/Record'}}}
components:
  schemas:
    Inner: {type: object, properties: {x: {type: integer}}}
    Record:
      type: object
      required: [id, maybe, anything, others]
      properties:
        id: {type: integer}
        maybe: {type: [string, 'null']}
        anything: {}
        others: {type: [array, 'null'], items: {$ref: '#/components/schemas/Inner'}}
        title: {type: string}
        score: {type: [number, 'null']}
        kind: {type: string, default: plain}
        inner: {$ref: '#/components/schemas/Inner'}
"""
ABSENT = object()
VALUES: dict[str, list[Any]] = {
    "id": [1],
    "maybe": [None, "a"],
    "anything": [None, 7],
    "others": [None, [{"x": 1}]],
    "title": [ABSENT, None, "t"],
    "score": [ABSENT, None, 1, 0.5],
    "kind": [ABSENT, None, "k"],
    "inner": [ABSENT, None, {"x": 1}],
    "later": [ABSENT, None, "new"],
    "later_too": [ABSENT, None],
}


def test_every_mixture_of_values_nulls_and_unknown_members(made: Maker) -> None:
    kind = made(DOCUMENT).types.Record
    for values in itertools.product(*VALUES.values()):
        given = zip(VALUES, values, strict=True)
        raw = {name: value for name, value in given if value is not ABSENT}
        record = kind.from_dict(raw)
        assert record.to_dict() == {"kind": "plain", **raw}
        unknown = {name for name in raw if name.startswith("later")}
        assert record.extra == {name: raw[name] for name in unknown}
