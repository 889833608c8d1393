"""Contents that are several values: server-sent events, lines and sequences of JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tests.mock.json_values import JsonValue, dump_json

_SEPARATORS: Final = {
    "application/json-seq": b"\x1e",
    "application/jsonl": b"",
    "application/ndjson": b"",
    "application/x-jsonlines": b"",
    "application/x-ndjson": b"",
}
_EVENTS: Final = "text/event-stream"
_FIELDS: Final = ("event", "id", "retry")

SEQUENTIAL: Final = frozenset({_EVENTS, *_SEPARATORS})
"""The media types of which each part is a value (OpenAPI 3.2, 4.14.2)."""


def streamed(essence: str, items: Sequence[JsonValue], end: str | None) -> bytes:
    """Values in a sequential media type, and the data that says that it ends."""
    if essence == _EVENTS:
        last = () if end is None else _event({"data": end})
        return b"".join([*(part for item in items for part in _event(item)), *last])
    separator = _SEPARATORS[essence]
    lines = [separator + dump_json(item) + b"\n" for item in items]
    return b"".join(lines if end is None else [*lines, end.encode() + b"\n"])


def _event(item: JsonValue) -> Iterator[bytes]:
    """An event; an object that has its fields describes it whole (HTML standard, 9.2)."""
    fields: dict[str, JsonValue] = {"data": item}
    if isinstance(item, dict) and "data" in item:
        if "event" in item or item.keys() <= {"data", *_FIELDS}:
            fields = item
    for name in _FIELDS:
        if fields.get(name) is not None:
            yield f"{name}: {fields[name]}\n".encode()
    data = fields["data"]
    text = data if isinstance(data, str) else dump_json(data).decode()
    for line in text.split("\n"):
        yield f"data: {line}\n".encode()
    yield b"\n"
