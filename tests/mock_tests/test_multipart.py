"""Multipart bodies: their parts and their grammar."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mock import (
    MockApi,
)
from tests.mock_tests.asking import (
    operation,
    problems,
    send,
)

UPLOAD = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {"type": "string", "format": "binary"},
        "note": {"type": "string"},
        "count": {"type": "integer"},
        "meta": {"type": "object", "required": ["a"]},
        "tags": {"type": "array", "items": {"type": "string"}},
    },
}


def upload_api() -> MockApi:
    encoding = {"file": {"contentType": "image/png, text/*"}}
    content = {"multipart/form-data": {"schema": UPLOAD, "encoding": encoding}}
    return operation(requestBody={"required": True, "content": content})


def multipart(*parts: str, newline: str = "\r\n", end: str = "--") -> dict[str, Any]:
    lines = [f"--b{newline}{part}" for part in parts] + [f"--b{end}{newline}"]
    return {
        "headers": {"Content-Type": 'multipart/form-data; boundary="b"'},
        "body": newline.join(lines).replace("\n\n", newline * 2).encode(),
    }


def part(name: str, content: str, *details: str) -> str:
    return f"Content-Disposition: form-data; name={name}" + "\r\n".join(
        [*details, "", content]
    )


FILE = '"file"; filename="a.txt"\r\n'


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([part(FILE, "x")], []),
        ([part(FILE, "x"), part("count\r\n", "3"), part("tags\r\n", "a")], []),
        ([part(FILE, "x"), part("tags\r\n", "a"), part("tags\r\n", "b")], []),
        ([part(FILE, "x"), part("meta\r\n", '{"a":1}')], []),
        ([part("note\r\n", "x")], [("/file", "missing")]),
        ([part("file\r\n", "x")], [("/file", "file_required")]),
        (
            [part(FILE, "x"), part('note; filename="n"\r\n', "x")],
            [("/note", "file_forbidden")],
        ),
        ([part(FILE, "x"), part("count\r\n", "three")], [("/count", "type_error")]),
        ([part(FILE, "x"), part("meta\r\n", "{}")], [("/meta/a", "missing")]),
        ([part(FILE, "x"), part("meta\r\n", "{")], [("/meta", "json_invalid")]),
        ([part(FILE, "x"), part(FILE, "y")], [("/file", "malformed")]),
        (
            [part(FILE + "Content-Type: application/pdf\r\n", "x")],
            [("/file", "media_type")],
        ),
        (["Content-Type: text/plain\r\n\r\nx"], [("", "multipart_invalid")]),
        (["no header line\r\n\r\nx"], [("", "multipart_invalid")]),
    ],
)
def test_multipart_parts(parts: list[str], expected: Any) -> None:
    response = send(upload_api(), "POST", "/x", **multipart(*parts))
    assert (problems(response) if expected else response.status) == (expected or 200)


@pytest.mark.parametrize(
    "options",
    [
        multipart(part(FILE, "x"), end=""),
        multipart(part(FILE, "x"), newline="\n"),
        multipart(part(FILE, "x"), end="--\r\nepilogue"),
        {**multipart(part(FILE, "x")), "body": b""},
        {
            **multipart(part(FILE, "x")),
            "headers": {"Content-Type": "multipart/form-data"},
        },
        {
            **multipart(part(FILE, "x")),
            "headers": {"Content-Type": "multipart/form-data; boundary=c"},
        },
    ],
)
def test_multipart_grammar(options: Any) -> None:
    response = send(upload_api(), "POST", "/x", **options)
    assert problems(response) == [("", "multipart_invalid")]
