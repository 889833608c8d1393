"""Parts of forms: what is a file, what is text, and what only the value tells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.mock.multipart import parse_multipart
from tests.shapes.conftest import Maker

DOCUMENT = """\
paths:
  /edits:
    post:
      operationId: edit
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                image: {anyOf: [{type: string, format: binary}, {type: array, items: {type: string, format: binary}}]}
                strategy: {oneOf: [{type: string, enum: [auto]}, {$ref: '#/components/schemas/Fixed'}]}
                stops: {type: array, items: {oneOf: [{type: integer}, {$ref: '#/components/schemas/Fixed'}]}}
                every: {$ref: "#/components/schemas/Files"}
                tree: {$ref: '#/components/schemas/Tree'}
                scans: {type: array, items: {type: string, contentMediaType: image/png}}
                mask: {type: string, format: binary}
                masks: {type: array, items: {type: string, format: binary}}
                note: {type: string, contentMediaType: text/markdown}
                picture: {type: string, contentMediaType: image/png, contentEncoding: base64}
                words: {type: array, items: {type: string}}
            encoding:
              scans: {contentType: image/png}
              words: {contentType: text/csv}
              mask: {contentType: 'image/*, image/png, image/jpeg'}
              masks: {contentType: 'image/png, image/jpeg'}
      responses: {'204': {description: ok}}
  /raw:
    post:
      operationId: raw
      requestBody: {content: {'image/*': {}, image/gif: {}}}
      responses: {'204': {description: ok}}
components:
  schemas:
    Files: {type: [array, "null"], items: {$ref: "#/components/schemas/Bytes"}}
    Bytes: {type: string, format: binary}
    Fixed: {type: object, properties: {size: {type: integer}}}
    Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}
"""


HERE = Path(__file__)


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        ({"image": b"1"}, [("image", "application/octet-stream", b"1")]),
        (
            {"image": [b"1", b"2"]},
            [
                ("image", "application/octet-stream", b"1"),
                ("image", "application/octet-stream", b"2"),
            ],
        ),
        ({"strategy": "auto"}, [("strategy", None, b"auto")]),
        (
            {"strategy": {"size": 1}},
            [("strategy", "application/json", b'{"size":1}')],
        ),
        (
            {"stops": [1, {"size": 2}]},
            [("stops", None, b"1"), ("stops", "application/json", b'{"size":2}')],
        ),
        ({"tree": [[]]}, [("tree", "application/json", b"[]")]),
        ({"scans": [b"1"]}, [("scans", "image/png", b"1")]),
        ({"every": [b"1"]}, [("every", "application/octet-stream", b"1")]),
        ({"mask": b"1"}, [("mask", "image/png", b"1")]),
        ({"mask": HERE}, [("mask", "text/x-python", HERE.read_bytes())]),
        (
            {"masks": [HERE, b"1"]},
            [
                ("masks", "text/x-python", HERE.read_bytes()),
                ("masks", "image/png", b"1"),
            ],
        ),
        ({"note": "*"}, [("note", None, b"*")]),
        ({"picture": "MQ=="}, [("picture", None, b"MQ==")]),
        (
            {"words": ["a", "b"]},
            [("words", "text/csv", b"a"), ("words", "text/csv", b"b")],
        ),
    ],
)
def test_a_part_suits_its_value(
    made: Maker, arguments: dict[str, Any], parts: list[tuple[str, str | None, bytes]]
) -> None:
    _, request = made(DOCUMENT).call("edit", **arguments)
    boundary = request.headers["content-type"].partition("boundary=")[2]
    assert [
        (part.name, part.content_type, part.content)
        for part in parse_multipart(request.content, boundary)
    ] == parts


def test_a_media_type_is_preferred_to_a_range(made: Maker) -> None:
    _, request = made(DOCUMENT).call("raw", body=b"GIF89a")
    assert request.headers["content-type"] == "image/gif"
