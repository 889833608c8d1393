"""Files of records to import: JSON Lines, or one JSON array."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.mock.json_values import (
    JsonObject,
    JsonValue,
    NotJson,
    mapping,
    number,
    parse_json,
)

_TEXTS = ("text", "memory", "content")
# The fields that exports of other services keep a record's own id in.
_REFERENCES = ("client_ref", "id", "_id", "uuid")


class UnreadableFile(ValueError):
    """The file holds no records at all."""


@dataclass(frozen=True, slots=True)
class Row:
    """A record that can be stored; `reference` is its own id, if it has one."""

    fields: JsonObject
    reference: str | None


@dataclass(frozen=True, slots=True)
class BadRow:
    """A record that cannot be stored."""

    problem: str


def parse_import(filename: str, content: bytes) -> list[Row | BadRow]:
    """The records of a file; JSON by its suffix, else JSON Lines.

    Raises `UnreadableFile`.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"not UTF-8: {error.reason}") from error
    if filename.lower().endswith(".json"):
        rows = list(_array(text))
    else:
        rows = list(_lines(text))
    if not rows:
        raise UnreadableFile("the file holds no records")
    return rows


def _array(text: str) -> Iterator[Row | BadRow]:
    try:
        value = parse_json(text)
    except NotJson as error:
        raise UnreadableFile(f"not JSON: {error}") from error
    if not isinstance(value, list):
        raise UnreadableFile("not a JSON array")
    for index, entry in enumerate(value, start=1):
        yield _row(index, entry)


def _lines(text: str) -> Iterator[Row | BadRow]:
    for index, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                yield _row(index, parse_json(line))
            except NotJson as error:
                yield BadRow(f"line {index}: {error}")


def _row(line: int, entry: JsonValue) -> Row | BadRow:
    if not isinstance(entry, dict):
        return BadRow(f"line {line}: expected an object")
    text = next((entry[name] for name in _TEXTS if entry.get(name)), None)
    if not isinstance(text, str) or not text.strip():
        return BadRow(f"line {line}: no text, memory or content field")
    fields: JsonObject = {
        "text": text.strip(),
        "source": entry.get("source") or "import",
        "metadata": mapping(entry.get("metadata")),
        "event_type": entry.get("event_type"),
        "tags": entry["tags"] if isinstance(entry.get("tags"), list) else [],
        "importance": number(entry.get("importance")),
    }
    return Row(fields, _reference(entry))


def _reference(entry: JsonObject) -> str | None:
    candidates = [entry.get(name) for name in _REFERENCES]
    candidates.append(mapping(entry.get("metadata")).get("mem0_id"))
    for value in candidates:
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return None
