"""Strict reading of `multipart/form-data` (RFC 7578 on RFC 2046, 5.1.1).

A lenient reader would accept bare line feeds or a missing closing delimiter,
and an encoder's mistake would stay unseen; so this one follows the grammar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.mock.media_types import header_parameters

_BOUNDARY = re.compile(r"[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]")


class MalformedMultipart(ValueError):
    """The body does not follow the grammar of its media type."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part: a text field, or a file when it has a filename."""

    name: str
    filename: str | None
    content_type: str | None
    content: bytes


def parse_multipart(body: bytes, boundary: str | None) -> tuple[Part, ...]:
    """The parts in the order they stand. Raises `MalformedMultipart`."""
    if boundary is None or not _BOUNDARY.fullmatch(boundary):
        raise MalformedMultipart("the boundary is missing or not allowed")
    delimiter = b"\r\n--" + boundary.encode("ascii")
    _, *sections = (b"\r\n" + body).split(delimiter)
    if not sections:
        raise MalformedMultipart("the boundary does not occur in the body")
    *inner, last = sections
    if not last.startswith(b"--"):
        raise MalformedMultipart("the closing delimiter is missing")
    if last[2:].strip(b" \t\r\n"):
        raise MalformedMultipart("something follows the closing delimiter")
    return tuple(_part(section) for section in inner)


def _part(section: bytes) -> Part:
    padding, newline, rest = section.partition(b"\r\n")
    if padding.strip(b" \t") or not newline:
        raise MalformedMultipart("a delimiter is not on a line of its own")
    if rest.startswith(b"\r\n"):
        raise MalformedMultipart("a part has no Content-Disposition")
    head, blank, content = rest.partition(b"\r\n\r\n")
    if not blank:
        raise MalformedMultipart("a part has no blank line after its header")
    fields = _fields(head)
    disposition = fields.get("content-disposition", "")
    parameters = header_parameters(disposition)
    if not disposition.lower().startswith("form-data") or "name" not in parameters:
        raise MalformedMultipart("a part is not named as form-data")
    filename = parameters.get("filename")
    return Part(
        _unescaped(parameters["name"]),
        None if filename is None else _unescaped(filename),
        fields.get("content-type"),
        content,
    )


def _fields(head: bytes) -> dict[str, str]:
    fields: dict[str, str] = {}
    try:
        lines = head.decode("utf-8").split("\r\n")
    except UnicodeDecodeError as error:
        raise MalformedMultipart("a part's header is not UTF-8") from error
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or name != name.strip() or "\n" in line or "\r" in line:
            raise MalformedMultipart(f"bad header line in a part: {line[:80]!r}")
        fields[name.lower()] = value.strip()
    return fields


def _unescaped(value: str) -> str:
    """Undo the escapes browsers use in names (WHATWG HTML, multipart encoding)."""
    for escape, character in (("%22", '"'), ("%0D", "\r"), ("%0A", "\n")):
        value = value.replace(escape, character)
    return value
