"""Reads JSON text (RFC 8259), strictly, and finds places in it without an index.

The standard library's C parser reads the text. Places are found afterwards and only
on demand: the members of one container are listed by letting the same parser skip
over their values.
"""

import json
import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from generator import rules
from generator.diagnostics import Rule, quote
from generator.document import limits, pointers
from generator.document.node import JsonValue
from generator.document.text import (
    Lines,
    NoPositions,
    Problem,
    Reading,
    control_characters,
)

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SPACE: Final = re.compile(r"[ \t\n\r]*")
_TOKEN: Final = re.compile(r'"(?:[^"\\]+|\\.)*+"|[\[{]|[\]}]', re.DOTALL)
_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")

_Pairs: TypeAlias = "list[tuple[str, JsonValue]]"
_Path: TypeAlias = tuple[str, ...]
_Duplicates: TypeAlias = "list[tuple[dict[str, JsonValue], tuple[str, ...]]]"


def read(text: str) -> Reading:
    """Read a JSON text; what is wrong with it is in the problems of the result."""
    problems = control_characters(text, _CONTROL)
    if problems:
        return Reading(None, NoPositions(), problems)
    if sum(map(text.count, ",[{")) > limits.MAX_VALUES:
        message = f"the file holds more than about {limits.MAX_VALUES} values"
        return _failed(rules.LIMIT_EXCEEDED, 0, message)
    duplicates: _Duplicates = []

    def mapping(pairs: _Pairs) -> JsonValue:
        made = dict(pairs)
        if len(made) != len(pairs):
            seen: set[str] = set()
            repeated: dict[str, None] = {}
            for key, _ in pairs:
                if key in seen:
                    repeated[key] = None
                seen.add(key)
            duplicates.append((made, tuple(repeated)))
        return made

    try:
        value = _parse(text, mapping)
    except json.JSONDecodeError as error:
        fault = error.msg[:1].lower() + error.msg[1:]
        return _failed(rules.SYNTAX, error.pos, f"the JSON is broken: {fault}")
    except RecursionError:
        return _failed(rules.LIMIT_EXCEEDED, _too_deep_at(text) or 0, _TOO_DEEP)
    positions = JsonPositions(text)
    suspicious, depth = _survey(value)
    if depth > limits.MAX_DEPTH:
        return _failed(rules.LIMIT_EXCEEDED, _too_deep_at(text) or 0, _TOO_DEEP)
    found: list[Problem] = []
    if suspicious:
        for path, _ in _search(value, _is_unusable_number):
            found.append(
                Problem(
                    rules.NUMBER_RANGE,
                    positions.find(path)[1],
                    f"the number at '#{pointers.build(path)}' is not finite or has "
                    "too many digits",
                    rules.NUMBER_RANGE.fix,
                    pointers.build(path),
                )
            )
    if _SURROGATE.search(text):
        for path, _ in _search(value, _has_lone_surrogate):
            found.append(
                Problem(
                    rules.SYNTAX,
                    positions.find(path)[1],
                    "an escape makes half a character (a lone surrogate)",
                    "write both halves of the pair, or remove the escape",
                    pointers.build(path),
                )
            )
    found.extend(_duplicate_problems(value, duplicates, positions))
    return Reading(value, positions, tuple(found))


_TOO_DEEP: Final = f"more than {limits.MAX_DEPTH} values are nested in each other"


def _failed(rule: Rule, offset: int, message: str) -> Reading:
    problem = Problem(rule, offset, message, rule.fix)
    return Reading(None, NoPositions(), (problem,))


def _parse(text: str, mapping: Callable[[_Pairs], JsonValue]) -> JsonValue:
    try:
        value: JsonValue = json.loads(text, object_pairs_hook=mapping)
    except json.JSONDecodeError:
        raise
    except ValueError:
        # An integer beyond the interpreter's own limit; as a float it is infinite.
        value = json.loads(text, object_pairs_hook=mapping, parse_int=float)
    return value


def _survey(root: JsonValue) -> tuple[bool, int]:
    """Whether there may be an unusable number, and the depth of the nesting."""
    depth = 0
    suspicious = _is_unusable_number(root)
    level: list[dict[str, JsonValue] | list[JsonValue]] = []
    if isinstance(root, (dict, list)):
        level.append(root)
    while level:
        depth += 1
        below: list[dict[str, JsonValue] | list[JsonValue]] = []
        for container in level:
            members = container.values() if isinstance(container, dict) else container
            for value in members:
                if isinstance(value, (dict, list)):
                    below.append(value)
                elif isinstance(value, (int, float)) and _is_unusable_number(value):
                    suspicious = True
        level = below
    return suspicious, depth


_HUGE: Final = 10**limits.MAX_INTEGER_DIGITS


def _is_unusable_number(value: JsonValue) -> bool:
    if isinstance(value, float):
        return not math.isfinite(value)
    return isinstance(value, int) and not -_HUGE < value < _HUGE


def _has_lone_surrogate(value: JsonValue) -> bool:
    if isinstance(value, dict):
        return any(_LONE_SURROGATE.search(key) for key in value)
    return isinstance(value, str) and _LONE_SURROGATE.search(value) is not None


def _duplicate_problems(
    value: JsonValue, duplicates: _Duplicates, positions: "JsonPositions"
) -> Iterator[Problem]:
    """The keys that stand twice in an object, each once."""
    names = {id(made): keys for made, keys in duplicates}
    if not names:
        return
    lines = Lines(positions.text)
    for path, made in _search(value, lambda member: id(member) in names):
        for name in names[id(made)]:
            first, last = positions.duplicates(path, name)
            yield Problem(
                rules.DUPLICATE_KEY,
                last,
                f"the key {quote(name)} stands twice in one object; "
                f"the one on line {lines.number(first)} is ignored",
                rules.DUPLICATE_KEY.fix,
                pointers.build((*path, name)),
            )


def _search(
    root: JsonValue, wanted: Callable[[JsonValue], bool]
) -> Iterator[tuple[_Path, JsonValue]]:
    """The values that are wanted, with their paths; slow, for faulty texts only."""
    stack: list[tuple[_Path, JsonValue]] = [((), root)]
    while stack:
        path, value = stack.pop()
        if wanted(value):
            yield path, value
        if isinstance(value, dict):
            stack.extend(((*path, key), member) for key, member in value.items())
        elif isinstance(value, list):
            stack.extend(((*path, str(n)), member) for n, member in enumerate(value))


def _too_deep_at(text: str) -> int | None:
    """The offset of the first bracket beyond the allowed depth."""
    depth = 0
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token in "[{":
            depth += 1
            if depth > limits.MAX_DEPTH:
                return match.start()
        elif token in "]}":
            depth -= 1
    return None


@dataclass(frozen=True, slots=True)
class _Member:
    key: int | None
    value: int
    first_key: int | None
    """The offset of the same key where it stands first; `key` unless repeated."""


@dataclass(slots=True)
class JsonPositions:
    """Finds values in a JSON text that is known to be valid."""

    text: str
    _tables: dict[int, dict[str, _Member]] = field(
        default_factory=dict[int, dict[str, _Member]]
    )
    _decoder: json.JSONDecoder = field(
        # Floats only: an integer of many digits would be refused while it is skipped.
        default_factory=lambda: json.JSONDecoder(parse_int=float)
    )

    def find(self, tokens: Sequence[str]) -> tuple[int | None, int]:
        """The offsets of the key and of the value, or of the nearest on the way."""
        key: int | None = None
        offset = self._skip_space(0)
        for token in tokens:
            member = self._members(offset).get(token)
            if member is None:
                break
            key, offset = member.key, member.value
        return key, offset

    def duplicates(self, tokens: Sequence[str], name: str) -> tuple[int, int]:
        """The offsets of the first and the last key `name` of an object."""
        member = self._members(self.find(tokens)[1])[name]
        return member.first_key or 0, member.key or 0

    def _members(self, start: int) -> dict[str, _Member]:
        """The members of the container at `start`; none for a scalar."""
        if start in self._tables:
            return self._tables[start]
        table: dict[str, _Member] = {}
        opening = self.text[start : start + 1]
        if opening in ("{", "["):
            position = self._skip_space(start + 1)
            number = 0
            while self.text[position] not in "]}":
                key: int | None = None
                name = str(number)
                if opening == "{":
                    key = position
                    decoded, position = self._decoder.raw_decode(self.text, position)
                    name = str(decoded)
                    position = self._skip_space(position) + 1
                    position = self._skip_space(position)
                before = table.get(name)
                first = key if before is None else before.first_key
                table[name] = _Member(key, position, first)
                _, position = self._decoder.raw_decode(self.text, position)
                position = self._skip_space(position)
                if self.text[position] == ",":
                    position = self._skip_space(position + 1)
                number += 1
        self._tables[start] = table
        return table

    def _skip_space(self, position: int) -> int:
        match = _SPACE.match(self.text, position)
        return position if match is None else match.end()
