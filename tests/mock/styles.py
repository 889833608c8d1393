"""From text to typed values: `style` and `explode` (OpenAPI 3.1, 4.8.12).

Delimiters are looked for in the text as it was sent, before percent-decoding:
RFC 6570 encodes a comma that belongs to a value and leaves one that separates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import unquote, unquote_plus

from tests.mock.document import Node
from tests.mock.json_values import JsonValue
from tests.mock.schemas import Schemas, kind_of

Decode: TypeAlias = Callable[[str], str]
Pairs: TypeAlias = Sequence[tuple[str, str]]

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_WORDS: Mapping[str, JsonValue] = {"true": True, "false": False, "null": None}
_COMPOSITE = frozenset(("array", "object"))


class Malformed(ValueError):
    """The text does not have the form that the style prescribes."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a value is written, and the schema it should fit."""

    name: str
    style: str
    explode: bool
    schema: Node | None


@dataclass(frozen=True, slots=True)
class Taken:
    """What was read from a list of pairs, and the keys that belong to it."""

    value: JsonValue
    keys: frozenset[str]


class Reader:
    """Reads styled text against the schemas of one document.

    A schema may allow several types; the first reading that fits it is taken.
    When none fits, the first is returned all the same: judging is not done here.
    """

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas

    def text(self, style: Style, raw: str, decode: Decode) -> JsonValue:
        """A value written in one piece, as in a path or a header.

        Raises `Malformed`.
        """
        match style.style:
            case "label":
                separator = r"\." if style.explode else ","
                return self._listed(style, _after(raw, "."), separator, decode)
            case "matrix":
                return self._matrix(style, _after(raw, ";"), decode)
            case _:
                return self._listed(style, raw, ",", decode)

    def pairs(
        self, style: Style, pairs: Pairs, free: frozenset[str], decode: Decode
    ) -> Taken | None:
        """A value written as pairs, as in a query, a cookie or a form.

        `pairs` have decoded keys and raw values. `free` are the keys that
        nothing else declares: an exploded object that is open takes them.
        None when the value was not sent. Raises `Malformed`.
        """
        if style.style == "deepObject":
            return self._deep(style, pairs, decode)
        if style.explode and "object" in self._schemas.kinds(style.schema):
            return self._exploded(style, pairs, free, decode)
        values = [value for key, value in pairs if key == style.name]
        if not values:
            return None
        value = self._valued(style, values, decode)
        return Taken(value, frozenset((style.name,)))

    def scalar(self, schema: Node | None, text: str) -> JsonValue:
        """The value that a decoded text stands for."""
        return self._first(schema, self._scalars(schema, text))

    def is_open(self, style: Style) -> bool:
        """Whether this is an exploded object that takes undeclared keys."""
        exploded = style.style == "form" and style.explode
        if not exploded or "object" not in self._schemas.kinds(style.schema):
            return False
        additional = self._schemas.additional(style.schema)
        if additional is None:
            return not self._schemas.properties(style.schema)
        return additional is not False

    def _valued(self, style: Style, values: list[str], decode: Decode) -> JsonValue:
        kinds = self._schemas.kinds(style.schema)
        repeatable = style.explode and ("array" in kinds or not kinds)
        if len(values) > 1 and not repeatable:
            raise Malformed("given more than once")
        if not style.explode:
            return self._listed(
                style, values[0], _SEPARATORS.get(style.style, ","), decode
            )
        readings: list[JsonValue] = []
        if "array" in kinds or len(values) > 1:
            readings.append(self._array(style.schema, values, decode))
        if len(values) == 1:
            readings += self._scalars(style.schema, decode(values[0]))
        return self._first(style.schema, readings)

    def _listed(
        self, style: Style, raw: str, separator: str, decode: Decode
    ) -> JsonValue:
        """A text that may be a list, an object or one value."""
        kinds = self._schemas.kinds(style.schema)
        pieces = re.split(separator, raw) if raw else []
        readings: list[JsonValue] = []
        if "array" in kinds:
            readings.append(self._array(style.schema, pieces, decode))
        if "object" in kinds:
            members = _members(pieces, style.explode)
            readings.append(self._object(style.schema, members, decode))
        if not kinds or kinds - _COMPOSITE:
            readings += self._scalars(style.schema, decode(raw))
        return self._first(style.schema, readings)

    def _matrix(self, style: Style, raw: str, decode: Decode) -> JsonValue:
        pairs = [_pair(piece) for piece in raw.split(";")]
        if style.explode and "object" in self._schemas.kinds(style.schema):
            return self._object(style.schema, pairs, decode)
        if any(name != style.name for name, _ in pairs):
            raise Malformed(f"expected ;{style.name}=…")
        return self._valued(style, [value for _, value in pairs], decode)

    def _exploded(
        self, style: Style, pairs: Pairs, free: frozenset[str], decode: Decode
    ) -> Taken | None:
        keys = set(self._schemas.properties(style.schema))
        if self.is_open(style):
            keys |= free
        taken = [(key, value) for key, value in pairs if key in keys]
        if not taken:
            return None
        value = self._object(style.schema, taken, decode)
        return Taken(value, frozenset(key for key, _ in taken))

    def _deep(self, style: Style, pairs: Pairs, decode: Decode) -> Taken | None:
        head = re.compile(re.escape(style.name) + r"((?:\[[^\[\]]*\])+)")
        tree: _Tree = {}
        keys: set[str] = set()
        for key, value in pairs:
            match = head.fullmatch(key)
            if match is not None:
                keys.add(key)
                _grow(tree, match[1][1:-1].split("]["), decode(value))
        if not keys:
            return None
        return Taken(self._shaped(style.schema, tree), frozenset(keys))

    def _shaped(self, schema: Node | None, tree: _Tree | list[str]) -> JsonValue:
        if isinstance(tree, list):
            return self._collected(schema, tree)
        if "array" in self._schemas.kinds(schema) and all(map(_is_index, tree)):
            items = self._schemas.items(schema)
            shaped: list[JsonValue] = []
            for branch in tree.values():
                if isinstance(branch, list):
                    shaped += [self.scalar(items, text) for text in branch]
                else:
                    shaped.append(self._shaped(items, branch))
            return shaped
        return {
            key: self._shaped(self._property(schema, key), branch)
            for key, branch in tree.items()
        }

    def _object(self, schema: Node | None, pairs: Pairs, decode: Decode) -> JsonValue:
        members: dict[str, list[str]] = {}
        for key, value in pairs:
            members.setdefault(key, []).append(decode(value))
        return {
            name: self._collected(self._property(schema, name), texts)
            for name, texts in members.items()
        }

    def _array(
        self, schema: Node | None, pieces: list[str], decode: Decode
    ) -> JsonValue:
        items = self._schemas.items(schema)
        return [self.scalar(items, decode(piece)) for piece in pieces]

    def _collected(self, schema: Node | None, texts: list[str]) -> JsonValue:
        if "array" in self._schemas.kinds(schema) or len(texts) > 1:
            items = self._schemas.items(schema)
            return [self.scalar(items, text) for text in texts]
        return self.scalar(schema, texts[0])

    def _scalars(self, schema: Node | None, text: str) -> Iterator[JsonValue]:
        kinds = self._schemas.kinds(schema)
        if text in _WORDS and kind_of(_WORDS[text]) in kinds:
            yield _WORDS[text]
        if kinds & {"integer", "number"} and _INTEGER.fullmatch(text):
            yield int(text)
        if "number" in kinds and _NUMBER.fullmatch(text):
            yield float(text)
        yield text
        if not text:
            yield None

    def _first(self, schema: Node | None, readings: Iterable[JsonValue]) -> JsonValue:
        candidates = list(readings)
        if schema is not None:
            for candidate in candidates:
                if self._schemas.accepts(schema, candidate):
                    return candidate
        return candidates[0]

    def _property(self, schema: Node | None, name: str) -> Node | None:
        declared = self._schemas.properties(schema).get(name)
        if declared is not None:
            return declared
        additional = self._schemas.additional(schema)
        return additional if isinstance(additional, Node) else None


_SEPARATORS: Mapping[str, str] = {
    "spaceDelimited": r"%20|\+| ",
    "pipeDelimited": r"%7C|%7c|\|",
}
_Tree: TypeAlias = "dict[str, _Tree | list[str]]"


def _grow(tree: _Tree, path: list[str], text: str) -> None:
    for key in path[:-1]:
        branch = tree.setdefault(key, {})
        if isinstance(branch, list):
            raise Malformed(f"{key!r} is both a value and an object")
        tree = branch
    leaf = tree.setdefault(path[-1], [])
    if not isinstance(leaf, list):
        raise Malformed(f"{path[-1]!r} is both a value and an object")
    leaf.append(text)


def _is_index(key: str) -> bool:
    return key == "" or key.isdecimal()


def _after(raw: str, prefix: str) -> str:
    if not raw.startswith(prefix):
        raise Malformed(f"expected to begin with {prefix!r}")
    return raw[len(prefix) :]


def _pair(piece: str) -> tuple[str, str]:
    name, _, value = piece.partition("=")
    return unquote(name), value


def _members(pieces: list[str], explode: bool) -> list[tuple[str, str]]:
    if explode:
        return [_pair(piece) for piece in pieces]
    if len(pieces) % 2:
        raise Malformed("expected as many values as names")
    names = map(unquote, pieces[::2])
    return list(zip(names, pieces[1::2], strict=True))


def raw_pairs(raw_query: str) -> list[tuple[str, str]]:
    """Split a query or a form into decoded keys and raw values."""
    pairs: list[tuple[str, str]] = []
    for piece in raw_query.split("&"):
        if piece:
            key, _, value = piece.partition("=")
            pairs.append((unquote_plus(key), value))
    return pairs
