"""Diagnostics: what is wrong, where it stands, and how that is shown.

A `Report` collects diagnostics and stops at nothing. Lines and columns are looked up
only when somebody reads them, through a `Locator` that the reader of the files
attaches. Nothing else in the generator prints.
"""

import enum
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol, TextIO

LISTING_LIMIT: Final = 50
"""Diagnostics that a listing shows at most; the rest is counted."""

EXCERPT_WIDTH: Final = 100
"""Characters of a source line that a listing shows at most, around the caret."""

MESSAGE_WIDTH: Final = 400
"""Characters of a message or a hint that a listing shows at most."""

QUOTE_WIDTH: Final = 80
"""Characters of a name or a value that `quote` shows at most."""

_GUTTER: Final = 5
_ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a value stands, before line numbers are known.

    `file` is the path as shown to users, relative to the working directory when the
    file is inside it. `pointer` is an RFC 6901 JSON pointer; `""` is the root.
    """

    file: str
    pointer: str


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a text file; `line` and `column` count from 1, in characters."""

    file: str
    line: int
    column: int


class Severity(enum.Enum):
    """How much a fault costs; fixed for each rule.

    An `ERROR` makes the document unusable as a whole; a `WARNING` is a fault inside
    one part, for which there is a fallback; a `NOTICE` is no fault at all, but says
    what nothing was made of. The order is that of importance.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of fault.

    `code` is stable (`SG203`), `meaning` says what is wrong in one sentence,
    `example` is a piece of a document that breaks the rule, `fix` says what to do.
    """

    code: str
    severity: Severity
    meaning: str
    example: str
    fix: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault at one place."""

    rule: Rule
    source: Source
    location: Location
    message: str
    hint: str | None

    @property
    def code(self) -> str:
        """The code of the rule, for example `SG203`."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """The severity of the rule."""
        return self.rule.severity

    def as_json(self) -> dict[str, str | int | None]:
        """The diagnostic as a member of the JSON report."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "pointer": self.source.pointer,
            "file": self.location.file,
            "line": self.location.line,
            "column": self.location.column,
            "message": self.message,
            "hint": self.hint,
        }


@dataclass(frozen=True, slots=True)
class Counts:
    """How many errors, warnings and notices a report holds."""

    errors: int
    warnings: int
    notices: int


class Locator(Protocol):
    """Finds places in the files that have been read."""

    def locate(self, source: Source, key: bool = False) -> Location | None:
        """The place of a value, or of its key; None if the file is not known."""
        ...

    def line(self, file: str, number: int) -> str | None:
        """The text of a line, counted from 1, without its end; None if not known."""
        ...


@dataclass(frozen=True, slots=True)
class _Entry:
    rule: Rule
    source: Source
    message: str
    hint: str | None
    key: bool
    location: Location | None


class Report:
    """Collects diagnostics; the same fault at the same place is kept once."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, Source, str, Location | None], _Entry] = {}
        self._locators: list[Locator] = []
        self._sorted: tuple[Diagnostic, ...] | None = None

    def attach(self, locator: Locator) -> None:
        """Let `locator` answer where sources stand; the first that knows wins."""
        self._locators.append(locator)
        self._sorted = None

    def add(
        self,
        rule: Rule,
        source: Source,
        message: str,
        hint: str | None = None,
        *,
        key: bool = False,
        location: Location | None = None,
    ) -> None:
        """Record a fault at the value of `source`.

        With `key` the place is the key that names the value. `location` overrides
        the place, for faults in text that has no structure yet.
        """
        identity = (rule.code, source, message, location)
        if identity not in self._entries:
            self._entries[identity] = _Entry(rule, source, message, hint, key, location)
            self._sorted = None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything collected, sorted by file, line, column and code."""
        if self._sorted is None:
            found = (
                Diagnostic(e.rule, e.source, self._place(e), e.message, e.hint)
                for e in self._entries.values()
            )
            self._sorted = tuple(
                sorted(found, key=lambda d: (d.location, d.code, d.source, d.message))
            )
        return self._sorted

    @property
    def sources(self) -> frozenset[Source]:
        """Where something was found."""
        return frozenset(entry.source for entry in self._entries.values())

    @property
    def counts(self) -> Counts:
        """How many diagnostics of each severity have been collected."""
        found = Counter(entry.rule.severity for entry in self._entries.values())
        return Counts(
            errors=found[Severity.ERROR],
            warnings=found[Severity.WARNING],
            notices=found[Severity.NOTICE],
        )

    def has_errors(self, strict: bool = False) -> bool:
        """Whether there is an error; with `strict` a warning counts as one."""
        counts = self.counts
        return counts.errors > 0 or (strict and counts.warnings > 0)

    def listing(self, limit: int = LISTING_LIMIT) -> str:
        """The diagnostics as text for people, sorted by place; `""` if none.

        At most `limit` are shown (errors before warnings before notices when not all
        fit) and the rest is counted. The text holds no control, bidirectional or other invisible
        character of the document.
        """
        diagnostics = self.diagnostics
        if not diagnostics:
            return ""
        shown = diagnostics
        if len(diagnostics) > limit:
            ranks = list(Severity)
            ranked = sorted(diagnostics, key=lambda d: ranks.index(d.severity))
            chosen = {id(d) for d in ranked[:limit]}
            shown = tuple(d for d in diagnostics if id(d) in chosen)
        blocks = ["\n".join(self._block(diagnostic)) for diagnostic in shown]
        counts = self.counts
        total = (
            f"{_count(counts.errors, 'error')}, {_count(counts.warnings, 'warning')}"
        )
        if counts.notices:
            total += f", {_count(counts.notices, 'notice')}"
        if len(shown) < len(diagnostics):
            total += f" ({len(diagnostics) - len(shown)} not shown)"
        return "\n\n".join([*blocks, total]) + "\n"

    def print(self, stream: TextIO | None = None, limit: int = LISTING_LIMIT) -> None:
        """Write the listing to `stream`, by default standard error."""
        (stream or sys.stderr).write(self.listing(limit))

    def _place(self, entry: _Entry) -> Location:
        if entry.location is not None:
            return entry.location
        for locator in self._locators:
            location = locator.locate(entry.source, entry.key)
            if location is not None:
                return location
        return Location(entry.source.file, 1, 1)

    def _block(self, diagnostic: Diagnostic) -> Iterable[str]:
        place = diagnostic.location
        severity = diagnostic.severity.value
        yield (
            f"{printable(place.file)}:{place.line}:{place.column}: "
            f"{severity} {diagnostic.code}: {_clip(printable(diagnostic.message))}"
        )
        for locator in self._locators:
            line = locator.line(place.file, place.line)
            if line is not None and line.strip():
                yield from _excerpt(line, place)
                break
        if diagnostic.hint is not None:
            yield f"hint: {_clip(printable(diagnostic.hint))}"


def printable(text: str) -> str:
    """`text` with control, bidirectional and other invisible characters escaped."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else _escape(character)
        for character in text
    )


def quote(text: str) -> str:
    """`text` in quotes for a message: printable, on one line, at most 80 characters."""
    if len(text) > QUOTE_WIDTH:
        text = text[: QUOTE_WIDTH - 1] + _ELLIPSIS
    return f"'{printable(text)}'"


def _escape(character: str) -> str:
    match character:
        case "\n":
            return "\\n"
        case "\r":
            return "\\r"
        case "\t":
            return "\\t"
        case _:
            code = ord(character)
            if code <= 0xFF:
                return f"\\x{code:02x}"
            return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _clip(text: str) -> str:
    if len(text) <= MESSAGE_WIDTH:
        return text
    return text[: MESSAGE_WIDTH - 1] + _ELLIPSIS


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _excerpt(line: str, place: Location) -> Iterable[str]:
    """The source line and a caret under the column of `place`."""
    column = min(place.column - 1, len(line))
    start = 0
    if len(line) > EXCERPT_WIDTH:
        start = max(0, min(column - EXCERPT_WIDTH // 2, len(line) - EXCERPT_WIDTH))
    end = start + EXCERPT_WIDTH
    before = printable(line[start:column].replace("\t", " "))
    after = printable(line[column:end].replace("\t", " ")).rstrip()
    if start > 0:
        before = _ELLIPSIS + before
    if end < len(line):
        after += _ELLIPSIS
    yield f"{place.line:>{_GUTTER}} | {before}{after}"
    yield f"{'':>{_GUTTER}} | {' ' * _width(before)}^"


def _width(text: str) -> int:
    """Columns that `text` takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        (
            0
            if unicodedata.combining(character)
            else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        )
        for character in text
    )
