"""Reads YAML text by the core schema of YAML 1.2 (chapter 10.3 of its specification).

`yes`, `on`, `12:30`, dates and `=` are strings; integers are decimal, `0o` octal or
`0x` hexadecimal; keys are always strings, as they are written. Merge keys (`<<`) come
from YAML 1.1 but are widely used and read by every common tool, so they are followed:
a plain `<<` takes over the members of one mapping or of a list of mappings, and the
mapping's own members win. Values are built from the parser's events with a stack of
our own, so neither depth nor aliases can exhaust anything.
"""

import math
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol, cast

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

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

# YAML 1.2, production 1: everything that is not c-printable, DEL and C1 included.
_CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
_CORE: Final = "tag:yaml.org,2002:"
_COLLECTION_TAGS: Final = frozenset({"!", _CORE + "map", _CORE + "seq"})
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS: Final = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER: Final = re.compile(r"[-+]?[0-9]+")
_OCTAL: Final = re.compile(r"0o[0-7]+")
_HEXADECIMAL: Final = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE: Final = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_SPECIAL_START: Final = frozenset("0123456789+-.~nNtTfF")


def read(text: str) -> Reading:
    """Read a YAML text; what is wrong with it is in the problems of the result."""
    problems = control_characters(text, _CONTROL)
    if problems:
        return Reading(None, NoPositions(), problems)
    builder = _Builder(text)
    try:
        for event in _events(text):
            builder.take(event)
    except _Stop as stop:
        builder.problems.append(stop.problem)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f" {error.context}" if error.context else ""
        message = f"the YAML is broken{where}: {error.problem}"
        offset = mark.index if mark is not None else 0
        hint = None
        if text[offset : offset + 1] == "\t":
            hint = "indent with spaces; YAML does not allow tabs there"
        builder.problems.append(Problem(rules.SYNTAX, offset, message, hint))
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The pure Python scanner lets ValueError out for some escapes.
        message = f"the YAML is broken: {error}"
        builder.problems.append(Problem(rules.SYNTAX, 0, message))
    positions = YamlPositions(builder.root, builder.root_offset, builder.offsets)
    return Reading(builder.root, positions, tuple(builder.problems))


def _offset(event: Event) -> int:
    """Where an event starts in the text, in characters."""
    mark = event.start_mark
    return mark.index if mark is not None else 0


def _events(text: str) -> Iterator[Event]:
    # Only events are asked for, so the loader's own resolver is never used.
    loader = yaml.CBaseLoader(text) if yaml.__with_libyaml__ else yaml.BaseLoader(text)
    source = cast(_EventSource, loader)
    while True:
        event = source.get_event()
        if event is None or isinstance(event, StreamEndEvent):
            return
        yield event


class _EventSource(Protocol):
    def get_event(self) -> Event | None: ...


class _Stop(Exception):
    """Reading cannot go on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class _Anchored:
    """A value that aliases may repeat; `key` is its text if it is a scalar."""

    value: JsonValue
    key: str | None
    size: int
    height: int


@dataclass(slots=True)
class _Mapping:
    """A mapping that is being read."""

    start: int
    anchor: str | None
    members: dict[str, JsonValue] = field(default_factory=dict[str, JsonValue])
    places: dict[str, tuple[int, int]] = field(
        default_factory=dict[str, tuple[int, int]]
    )
    merged: list[dict[str, JsonValue]] = field(
        default_factory=list[dict[str, JsonValue]]
    )
    key: str | None = None
    key_offset: int = 0
    key_is_merge: bool = False
    size: int = 1
    height: int = 1

    @property
    def token(self) -> str:
        """The reference token of the member that is being read."""
        return self.key or ""


@dataclass(slots=True)
class _List:
    """A list that is being read."""

    start: int
    anchor: str | None
    elements: list[JsonValue] = field(default_factory=list["JsonValue"])
    places: "array[int]" = field(default_factory=lambda: array("I"))
    size: int = 1
    height: int = 1

    @property
    def token(self) -> str:
        """The reference token of the element that is being read."""
        return str(len(self.elements))


class _Builder:
    """Builds the value of one document from the events of the parser."""

    def __init__(self, text: str) -> None:
        self.root: JsonValue = None
        self.root_offset = 0
        self.offsets: dict[int, array[int]] = {}
        self.problems: list[Problem] = []
        self._lines = Lines(text)
        self._documents = 0
        self._events = 0
        self._stack: list[_Mapping | _List] = []
        self._anchors: dict[str, _Anchored | None] = {}
        self._aliased = 0

    def take(self, event: Event) -> None:
        """Go on by one event; raises _Stop where the text cannot be used."""
        self._events += 1
        if self._events > limits.MAX_VALUES:
            raise self._stop(
                rules.LIMIT_EXCEEDED,
                _offset(event),
                f"the file holds more than {limits.MAX_VALUES} values",
                rules.LIMIT_EXCEEDED.fix,
            )
        match event:
            case ScalarEvent():
                self._take_scalar(event)
            case MappingStartEvent() | SequenceStartEvent():
                self._open(event)
            case MappingEndEvent() | SequenceEndEvent():
                self._close()
            case AliasEvent():
                self._take_alias(event)
            case DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    raise self._stop(
                        rules.SYNTAX,
                        _offset(event),
                        "the file holds more than one YAML document",
                        "keep one document; '---' starts another",
                    )
            case _:
                pass

    def _take_scalar(self, event: ScalarEvent) -> None:
        offset = _offset(event)
        frame = self._stack[-1] if self._stack else None
        if isinstance(frame, _Mapping) and frame.key is None:
            is_merge = event.value == "<<" and event.implicit[0]
            self._take_key(frame, event.value, offset, is_merge)
            if event.anchor is not None:
                self._anchors[event.anchor] = _Anchored(event.value, event.value, 1, 0)
            return
        value = self._resolve(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(value, event.value, 1, 0)
        self._add(value, offset, 1, 0)

    def _take_key(
        self, frame: _Mapping, key: str, offset: int, is_merge: bool = False
    ) -> None:
        frame.key, frame.key_offset, frame.key_is_merge = key, offset, is_merge
        if key in frame.members:
            line = self._lines.number(frame.places[key][0])
            self._note(
                rules.DUPLICATE_KEY,
                offset,
                f"the key {quote(key)} stands twice in one mapping; "
                f"the one on line {line} is ignored",
            )
            del frame.members[key], frame.places[key]

    def _open(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        offset = _offset(event)
        frame = self._stack[-1] if self._stack else None
        if isinstance(frame, _Mapping) and frame.key is None:
            raise self._stop(
                rules.SYNTAX, offset, "a mapping or a list cannot be a key"
            )
        if len(self._stack) >= limits.MAX_DEPTH:
            raise self._too_deep(offset)
        if event.tag is not None and event.tag not in _COLLECTION_TAGS:
            self._note_tag(event.tag, offset)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        is_mapping = isinstance(event, MappingStartEvent)
        self._stack.append((_Mapping if is_mapping else _List)(offset, event.anchor))

    def _close(self) -> None:
        frame = self._stack.pop()
        value: JsonValue
        if isinstance(frame, _Mapping):
            value = frame.members
            if frame.merged:
                value = self._merge(frame)
            places = array("I")
            for pair in frame.places.values():
                places.extend(pair)
        else:
            value = frame.elements
            places = frame.places
        if places:
            self.offsets[id(value)] = places
        if frame.anchor is not None:
            self._anchors[frame.anchor] = _Anchored(
                value, None, frame.size, frame.height
            )
        self._add(value, frame.start, frame.size, frame.height)

    def _take_alias(self, event: AliasEvent) -> None:
        offset = _offset(event)
        name = event.anchor or ""
        if name not in self._anchors:
            raise self._stop(
                rules.SYNTAX, offset, f"the alias {quote('*' + name)} names no anchor"
            )
        anchored = self._anchors[name]
        if anchored is None:
            raise self._stop(
                rules.CYCLIC_ALIAS,
                offset,
                f"the alias {quote('*' + name)} stands inside the value that it names",
                rules.CYCLIC_ALIAS.fix,
            )
        frame = self._stack[-1] if self._stack else None
        if isinstance(frame, _Mapping) and frame.key is None:
            if anchored.key is None:
                raise self._stop(
                    rules.SYNTAX, offset, "a mapping or a list cannot be a key"
                )
            self._take_key(frame, anchored.key, offset)
            return
        if len(self._stack) + anchored.height > limits.MAX_DEPTH:
            raise self._too_deep(offset)
        self._count_aliased(anchored.size, offset)
        self._add(anchored.value, offset, anchored.size, anchored.height)

    def _add(self, value: JsonValue, offset: int, size: int, height: int) -> None:
        """Put a finished value into the container around it."""
        if not self._stack:
            self.root, self.root_offset = value, offset
            return
        frame = self._stack[-1]
        frame.size += size
        frame.height = max(frame.height, height + 1)
        if isinstance(frame, _List):
            frame.elements.append(value)
            frame.places.append(offset)
        elif frame.key is not None:
            if frame.key_is_merge:
                self._take_merge(frame, value, offset)
            else:
                frame.members[frame.key] = value
                frame.places[frame.key] = (frame.key_offset, offset)
            frame.key = None

    def _take_merge(self, frame: _Mapping, value: JsonValue, offset: int) -> None:
        for source in value if isinstance(value, list) else [value]:
            if not isinstance(source, dict):
                raise self._stop(
                    rules.SYNTAX,
                    offset,
                    "the merge key '<<' needs a mapping or a list of mappings",
                    "quote the key if it is a name",
                )
            self._count_aliased(len(source), offset)
            frame.merged.append(source)

    def _merge(self, frame: _Mapping) -> dict[str, JsonValue]:
        """The members of a mapping after those that it takes over."""
        members: dict[str, JsonValue] = {}
        places: dict[str, tuple[int, int]] = {}
        for source in frame.merged:
            offsets = self.offsets.get(id(source), array("I"))
            for number, (key, value) in enumerate(source.items()):
                if key not in members:
                    members[key] = value
                    places[key] = (offsets[2 * number], offsets[2 * number + 1])
        for key, value in frame.members.items():
            members[key] = value
            places[key] = frame.places[key]
        frame.places = places
        return members

    def _resolve(self, event: ScalarEvent) -> JsonValue:
        text, tag = event.value, event.tag
        if tag is None:
            return self._plain(event) if event.implicit[0] else text
        if tag in ("!", _CORE + "str"):
            return text
        if not tag.startswith(_CORE):
            self._note_tag(tag, _offset(event))
            return text
        value = self._plain(event)
        match tag.removeprefix(_CORE):
            case "null" if value is None:
                return value
            case "bool" if isinstance(value, bool):
                return value
            case "int" if isinstance(value, int) and not isinstance(value, bool):
                return value
            case "float" if isinstance(value, (int, float)):
                return float(value)
            case _:
                self._note_tag(tag, _offset(event))
                return text

    def _plain(self, event: ScalarEvent) -> JsonValue:
        """The value of a plain scalar by the core schema."""
        text = event.value
        if not text:
            return None
        if text[0] not in _SPECIAL_START:
            return text
        if text in _NULLS:
            return None
        if text in _BOOLEANS:
            return _BOOLEANS[text]
        if _INTEGER.fullmatch(text):
            return self._integer(text, 10, _offset(event))
        if _FLOAT.fullmatch(text):
            value = float(text)
            if not math.isfinite(value):
                raise self._bad_number(_offset(event))
            return value
        if _OCTAL.fullmatch(text):
            return self._integer(text[2:], 8, _offset(event))
        if _HEXADECIMAL.fullmatch(text):
            return self._integer(text[2:], 16, _offset(event))
        if _NOT_FINITE.fullmatch(text):
            self._note(
                rules.NOT_JSON_VALUE,
                _offset(event),
                f"{quote(text)} is not a number of JSON; it is read as a string",
            )
        return text

    def _integer(self, digits: str, base: int, offset: int) -> int:
        if len(digits) > limits.MAX_INTEGER_DIGITS:
            raise self._bad_number(offset)
        return int(digits, base)

    def _count_aliased(self, size: int, offset: int) -> None:
        self._aliased += size
        if self._aliased > limits.MAX_ALIASED_VALUES:
            raise self._stop(
                rules.LIMIT_EXCEEDED,
                offset,
                f"aliases repeat more than {limits.MAX_ALIASED_VALUES} values",
                rules.LIMIT_EXCEEDED.fix,
            )

    def _too_deep(self, offset: int) -> _Stop:
        message = f"more than {limits.MAX_DEPTH} values are nested in each other"
        return self._stop(
            rules.LIMIT_EXCEEDED, offset, message, rules.LIMIT_EXCEEDED.fix
        )

    def _bad_number(self, offset: int) -> _Stop:
        message = "the number is not finite or has too many digits"
        return self._stop(rules.NUMBER_RANGE, offset, message, rules.NUMBER_RANGE.fix)

    def _note_tag(self, tag: str, offset: int) -> None:
        shown = quote(tag.replace(_CORE, "!!"))
        message = f"the tag {shown} does not fit or has no meaning; it is ignored"
        self._note(rules.NOT_JSON_VALUE, offset, message)

    def _note(self, rule: Rule, offset: int, message: str) -> None:
        self.problems.append(Problem(rule, offset, message, rule.fix, self._pointer()))

    def _stop(
        self, rule: Rule, offset: int, message: str, hint: str | None = None
    ) -> _Stop:
        return _Stop(Problem(rule, offset, message, hint, self._pointer()))

    def _pointer(self) -> str:
        return pointers.build(frame.token for frame in self._stack)


@dataclass(frozen=True, slots=True)
class YamlPositions:
    """Finds values by the offsets that were kept while they were read.

    `offsets` holds, by the identity of a container, the offset of each element of a
    list, or the offsets of key and value of each member of a mapping, in order.
    """

    root: JsonValue
    root_offset: int
    offsets: "dict[int, array[int]]"
    _numbers: dict[int, dict[str, int]] = field(
        default_factory=dict[int, dict[str, int]]
    )

    def find(self, tokens: Sequence[str]) -> tuple[int | None, int]:
        """The offsets of the key and of the value, or of the nearest on the way."""
        value = self.root
        key: int | None = None
        offset = self.root_offset
        for token in tokens:
            places = self.offsets.get(id(value))
            if places is None:
                break
            if isinstance(value, dict) and token in value:
                number = self._number(value, token)
                key, offset = places[2 * number], places[2 * number + 1]
                value = value[token]
            elif isinstance(value, list):
                found = pointers.index(token, len(value))
                if found is None:
                    break
                key, offset = None, places[found]
                value = value[found]
            else:
                break
        return key, offset

    def _number(self, mapping: dict[str, JsonValue], key: str) -> int:
        """The position of a key in its mapping."""
        numbers = self._numbers.get(id(mapping))
        if numbers is None:
            numbers = {name: number for number, name in enumerate(mapping)}
            self._numbers[id(mapping)] = numbers
        return numbers[key]
