"""The parts of a stream out of the bytes that arrive: no I/O, no meaning.

However the bytes are cut, reading them takes time in proportion to their number, and no
more is held than one part that is not complete yet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol

_EVENT_LINE_END: Final = re.compile(rb"\r\n|\n|\r")
_LINE_FEED: Final = re.compile(rb"\n")
_RECORD_START: Final = re.compile(rb"\x1e")
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


class PartTooLong(ValueError):
    """One part of a stream is longer than allowed."""


class CutOff(ValueError):
    """A stream ends inside a part."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a stream: its data, and what an event says besides.

    Attributes:
        data: The data of an event, or the text of a line.
        event: What kind of event it says to be; None where it does not.
        id: The id of an event.
        retry: Milliseconds to wait before asking for the stream again.
    """

    data: bytes = field(repr=False)
    event: str | None = None
    id: str | None = None
    retry: int | None = None

    @property
    def text(self) -> str:
        """The data as text; what is no UTF-8 is replaced."""
        return self.data.decode("utf-8", "replace")


class PartReader(Protocol):
    """Cuts what arrives into parts."""

    def add(self, data: bytes, limit: int) -> Iterator[Part]:
        """The parts that the next bytes complete.

        Raises:
            PartTooLong: one of them is longer than the limit.
        """
        ...

    def finish(self) -> Iterator[Part]:
        """The part that the end of the stream completes.

        Raises:
            CutOff: it is not complete.
        """
        ...


class EventReader:
    """Server-sent events (HTML standard, 9.2.6).

    An event without data is none, and neither is one that the stream ends in.
    """

    def __init__(self) -> None:
        self._lines = _Pieces(_EVENT_LINE_END)
        self._is_first = True
        self._is_after_return = False
        self._size = 0
        self._data: list[bytes] = []
        self._fields: dict[str, str] = {}
        self._retry: int | None = None

    def add(self, data: bytes, limit: int) -> Iterator[Part]:
        """The events that the next bytes complete."""
        if self._is_after_return:
            data = data.removeprefix(b"\n")  # the two are one line end
        self._is_after_return = data.endswith(b"\r")
        for line in self._lines.add(data, limit):
            if self._is_first:
                line = line.removeprefix(_BYTE_ORDER_MARK)
                self._is_first = False
            if line:
                self._take(line, limit)
                continue
            if self._data:
                yield Part(
                    b"\n".join(self._data),
                    self._fields.get("event") or None,
                    self._fields.get("id"),
                    self._retry,
                )
            self._reset()

    def finish(self) -> Iterator[Part]:
        """Nothing: an event that is not complete does not count."""
        return iter(())

    def _take(self, line: bytes, limit: int) -> None:
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        match name:
            case b"data":
                self._data.append(value)
            case b"event":
                self._fields["event"] = value.decode("utf-8", "replace")
            case b"id" if b"\0" not in value:
                self._fields["id"] = value.decode("utf-8", "replace")
            case b"retry" if value.isdigit() and len(value) < 19:
                self._retry = int(value)
            case _:
                return
        self._size += len(line)
        if self._size > limit:
            raise PartTooLong

    def _reset(self) -> None:
        self._size = 0
        self._data = []
        self._fields = {}
        self._retry = None


class LineReader:
    """JSON texts, each on a line of its own; blank lines do not count."""

    def __init__(self) -> None:
        self._lines = _Pieces(_LINE_FEED)

    def add(self, data: bytes, limit: int) -> Iterator[Part]:
        """The lines that the next bytes complete."""
        for line in self._lines.add(data, limit):
            yield from _part(line)

    def finish(self) -> Iterator[Part]:
        """The last line, which needs no end."""
        yield from _part(self._lines.rest())


class SequenceReader:
    """JSON texts with a record separator before and a line feed behind each (RFC 7464).

    A text is complete with its line feed, and where that stands inside the text, with
    the next separator.
    """

    def __init__(self) -> None:
        self._records = _Pieces(_RECORD_START)
        self._tried = 0

    def add(self, data: bytes, limit: int) -> Iterator[Part]:
        """The texts that the next bytes complete."""
        for record in self._records.add(data, limit):
            self._tried = 0
            yield from _part(record)
        # Trying again only with twice as many bytes keeps the time in proportion.
        if data.endswith(b"\n") and self._records.size >= 2 * self._tried:
            self._tried = self._records.size
            record = self._records.rest()
            if _is_json(record):
                yield from _part(record)
            else:
                self._records.put_back(record)

    def finish(self) -> Iterator[Part]:
        """The last text.

        Raises:
            CutOff: it is a number or a word whose end may be missing.
        """
        record = self._records.rest()
        if record[:1].isalnum() or record[:1] == b"-":
            if not record[-1:].isspace():
                raise CutOff
        yield from _part(record)


class WholeReader:
    """A reply that is no stream: one part, even if it is empty."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._size = 0

    def add(self, data: bytes, limit: int) -> Iterator[Part]:
        """Nothing yet."""
        self._pieces.append(data)
        self._size += len(data)
        if self._size > limit:
            raise PartTooLong
        return iter(())

    def finish(self) -> Iterator[Part]:
        """All of it."""
        yield Part(b"".join(self._pieces))


class _Pieces:
    """What stands between separators; what no separator has ended yet is kept."""

    def __init__(self, separator: re.Pattern[bytes]) -> None:
        self._separator = separator
        self._kept: list[bytes] = []
        self.size = 0

    def add(self, data: bytes, limit: int) -> Iterator[bytes]:
        """What the next bytes complete."""
        first, *others = self._separator.split(data)
        self.put_back(first)
        if self.size > limit:
            raise PartTooLong
        for piece in others:
            complete = self.rest()
            self.put_back(piece)
            yield complete
            if self.size > limit:
                raise PartTooLong

    def rest(self) -> bytes:
        """What was kept."""
        kept = b"".join(self._kept)
        self._kept = []
        self.size = 0
        return kept

    def put_back(self, piece: bytes) -> None:
        """More to keep."""
        if piece:
            self._kept.append(piece)
            self.size += len(piece)


def _part(text: bytes) -> Iterator[Part]:
    text = text.strip(b" \t\r\n")
    if text:
        yield Part(text)


def _is_json(text: bytes) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
