"""The text of a file, its lines, and the problems found while it is read."""

import bisect
import codecs
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from generator import rules
from generator.diagnostics import Location, Rule, Severity
from generator.document.node import JsonValue

_LINE_END: Final = re.compile(r"\r\n|\n|\r")
_SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault at an offset into the text, in characters, and at a JSON pointer."""

    rule: Rule
    offset: int
    message: str
    hint: str | None = None
    pointer: str = ""


class Positions(Protocol):
    """Finds values in a text."""

    def find(self, tokens: Sequence[str]) -> tuple[int | None, int]:
        """The offsets of the key and of the value that `tokens` lead to.

        Where they lead to nothing, the nearest value on the way. The key is None for
        the root and for elements of lists.
        """
        ...


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a text: a value, the problems, and where the values stand."""

    value: JsonValue
    positions: Positions
    problems: tuple[Problem, ...] = ()

    @property
    def is_usable(self) -> bool:
        """Whether no problem is an error."""
        return all(p.rule.severity is not Severity.ERROR for p in self.problems)


class NoPositions:
    """The positions of a text that could not be read."""

    def find(self, tokens: Sequence[str]) -> tuple[int | None, int]:
        """The start of the text."""
        return None, 0


@dataclass(slots=True)
class Lines:
    """Turns offsets into lines and columns; the table is built at the first use."""

    text: str
    _starts: list[int] = field(default_factory=list[int])

    def location(self, file: str, offset: int) -> Location:
        """The place of an offset, both counted in characters."""
        number = self.number(offset)
        return Location(file, number, offset - self._table()[number - 1] + 1)

    def number(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return bisect.bisect_right(self._table(), offset)

    def line(self, number: int) -> str | None:
        """The text of a line, counted from 1, without its end; None if there is none."""
        starts = self._table()
        if not 1 <= number <= len(starts):
            return None
        start = starts[number - 1]
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def _table(self) -> list[int]:
        if not self._starts:
            self._starts.append(0)
            self._starts.extend(m.end() for m in _LINE_END.finditer(self.text))
        return self._starts


def decode(data: bytes) -> tuple[str, Problem | None]:
    """The text of UTF-8 bytes, without a byte order mark, or why there is none.

    With a problem, the text is good only for showing where the problem is.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        fault = "the file is UTF-16, not UTF-8"
        return "", Problem(rules.NOT_UTF8, 0, fault, rules.NOT_UTF8.fix)
    mark = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    try:
        return data[mark:].decode("utf-8"), None
    except UnicodeDecodeError as error:
        start = mark + error.start
        offset = len(data[mark:start].decode("utf-8"))
        fault = f"byte 0x{data[start]:02x} at offset {start} is not UTF-8"
        shown = data[mark:].decode("utf-8", "replace")
        return shown, Problem(rules.NOT_UTF8, offset, fault, rules.NOT_UTF8.fix)


def control_characters(text: str, pattern: re.Pattern[str]) -> tuple[Problem, ...]:
    """The first ten characters of a text that match `pattern`, as problems."""
    found = itertools.islice(pattern.finditer(text), _SHOWN)
    return tuple(
        Problem(
            rules.CONTROL_CHARACTER,
            match.start(),
            f"the text holds the character U+{ord(match.group()):04X}",
            rules.CONTROL_CHARACTER.fix,
        )
        for match in found
    )
