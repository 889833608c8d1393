"""The two messages of the mock: what it is asked and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.mock.json_values import JsonValue, dump_json, parse_json

Headers: TypeAlias = "tuple[tuple[str, str], ...]"


def header_values(headers: Headers, name: str) -> list[str]:
    """All values of a header field, its name compared without case."""
    wanted = name.lower()
    return [value for key, value in headers if key.lower() == wanted]


def header(headers: Headers, name: str) -> str | None:
    """A header field's value; a repeated field is joined by RFC 9110, 5.3."""
    values = header_values(headers, name)
    return ", ".join(values) if values else None


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it stood on the wire.

    Path and query are kept percent-encoded: a `%2F` inside a path argument and
    a `%2C` inside a list element must not look like the delimiters they are not.
    """

    method: str
    raw_path: str
    raw_query: str = ""
    headers: Headers = ()
    body: bytes = b""

    @classmethod
    def build(
        cls,
        method: str,
        target: str,
        *,
        headers: Mapping[str, str] = MappingProxyType({}),
        json: JsonValue = None,
        body: bytes | None = None,
    ) -> Request:
        """A request for `target` (path and query), with a JSON or a raw body."""
        fields = tuple(headers.items())
        if body is None and json is not None:
            body = dump_json(json)
            if header(fields, "Content-Type") is None:
                fields = (*fields, ("Content-Type", "application/json"))
        parts = urlsplit(target)
        return cls(method.upper(), parts.path, parts.query, fields, body or b"")

    @property
    def path(self) -> str:
        """The path, percent-decoded: for reading, not for routing."""
        return unquote(self.raw_path)

    @property
    def query(self) -> tuple[tuple[str, str], ...]:
        """The decoded pairs of the query, in the order they were sent."""
        return tuple(parse_qsl(self.raw_query, keep_blank_values=True))

    def header(self, name: str) -> str | None:
        """A header field's value, or None when it was not sent."""
        return header(self.headers, name)

    def json(self) -> JsonValue:
        """The body as JSON. Raises `NotJson`."""
        return parse_json(self.body)


@dataclass(frozen=True, slots=True)
class Response:
    """An answer; framing (Content-Length, Connection) is the adapter's work."""

    status: int
    headers: Headers = ()
    body: bytes = b""

    @classmethod
    def of_json(cls, status: int, value: JsonValue, headers: Headers = ()) -> Response:
        """An answer with a JSON body."""
        fields = (("Content-Type", "application/json"), *headers)
        return cls(status, fields, dump_json(value))

    @classmethod
    def of_detail(cls, status: int, detail: str, headers: Headers = ()) -> Response:
        """An error in the plain shape `{"detail": sentence}`."""
        return cls.of_json(status, {"detail": detail}, headers)

    def header(self, name: str) -> str | None:
        """A header field's value, or None when it is not there."""
        return header(self.headers, name)

    def json(self) -> JsonValue:
        """The body as JSON. Raises `NotJson`."""
        return parse_json(self.body)
