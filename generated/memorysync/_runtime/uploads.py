"""Bodies that are sent while they are read: files, and iterables of bytes."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, Final, TypeAlias, cast

from .roles import ArgumentError

PIECE: Final = 64 * 1024
"""Bytes that are read at once, at most; a file that is no longer is read beforehand."""


class SourceFailed(Exception):
    """Reading failed, not sending; the caller gets `error` as it is."""

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        self.error = error


@dataclass(frozen=True, slots=True)
class PathSource:
    """A file that is opened each time it is sent; `size` is None for a pipe."""

    argument: str
    path: str
    size: int | None


@dataclass(frozen=True, slots=True)
class FileSource:
    """An open file of the caller; one that can seek is sent from `start`."""

    argument: str
    file: IO[bytes]
    start: int | None
    size: int | None


@dataclass(frozen=True, slots=True)
class IterableSource:
    """Bytes that the caller makes while they are sent."""

    argument: str
    items: Iterable[object] | AsyncIterable[object]
    size: None = None


Source: TypeAlias = PathSource | FileSource | IterableSource
"""What is read while it is sent."""


@dataclass(slots=True)
class Upload:
    """A body of which parts are still to be read.

    What has a known length can be sent more than once: it starts over where it began.
    """

    segments: tuple[bytes | Source, ...] = field(repr=False)
    _has_begun: bool = field(default=False, init=False)

    @property
    def length(self) -> int | None:
        """How many bytes it has; None if only its end will tell."""
        total = 0
        for segment in self.segments:
            size = len(segment) if isinstance(segment, bytes) else segment.size
            if size is None:
                return None
            total += size
        return total

    @property
    def framing(self) -> tuple[str, str]:
        """The header that says where it ends (RFC 9112, 6)."""
        length = self.length
        if length is None:
            return ("Transfer-Encoding", "chunked")
        return ("Content-Length", str(length))

    def framed(self, piece: bytes) -> bytes:
        """A piece as it goes over the wire; b"" is the end."""
        if self.length is not None:
            return piece
        return b"%x\r\n%b\r\n" % (len(piece), piece)

    @property
    def can_begin(self) -> bool:
        """Whether all of it can be sent: for the first time, or once more."""
        return not self._has_begun or self.length is not None

    def begin(self) -> Reading:
        """Read it from where it starts."""
        self._has_begun = True
        return Reading(self.segments)


class Reading:
    """One pass over a body, piece by piece; b"" at the end.

    Pieces come from `take` where it `is_ready` or blocks, or, of an asynchronous
    iterable, from `anext` of `stream` by way of `checked`.
    """

    def __init__(self, segments: tuple[bytes | Source, ...]) -> None:
        self._segments = list(reversed(segments))
        self._opened: IO[bytes] | None = None
        self._pieces: Iterator[bytes] = iter(())
        self.argument = ""
        self.stream: AsyncIterator[object] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether nothing has to be waited for: the next piece is in memory."""
        segments = self._segments
        return not (self.argument or segments and not isinstance(segments[-1], bytes))

    def take(self) -> bytes:
        """The next piece; b"" at the end, or where `stream` goes on.

        Raises:
            SourceFailed: it cannot be read.
        """
        try:
            return self._take()
        except Exception as error:
            raise SourceFailed(error) from error

    def checked(self, item: object) -> bytes:
        """What an item of an iterable stands for.

        Raises:
            ArgumentError: these are no bytes.
        """
        return _bytes(self.argument, item, "an item")

    def end_stream(self) -> None:
        """The asynchronous iterable is at its end."""
        self.stream = None
        self.argument = ""

    def finish(self) -> None:
        """Close what was opened for this pass; files of the caller stay open."""
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()

    def _take(self) -> bytes:
        while self.stream is None:
            for piece in self._pieces:
                if piece:
                    return piece
            self.finish()
            self.argument = ""
            if not self._segments:
                break
            segment = self._segments.pop()
            if isinstance(segment, bytes):
                return segment
            self._enter(segment)
        return b""

    def _enter(self, source: Source) -> None:
        self.argument = source.argument
        match source:
            case PathSource():
                self._opened = open(source.path, "rb")
                self._pieces = _file_pieces(source.argument, self._opened, source.size)
            case FileSource():
                if source.start is not None:
                    source.file.seek(source.start)
                self._pieces = _file_pieces(source.argument, source.file, source.size)
            case IterableSource(items=items):
                if isinstance(items, AsyncIterable):
                    self._pieces = iter(())
                    self.stream = aiter(items)
                else:
                    self._pieces = map(self.checked, items)


def _file_pieces(argument: str, file: IO[bytes], size: int | None) -> Iterator[bytes]:
    """The pieces of a file: as many bytes as it had when the call began."""
    while size is None or size:
        content: object = file.read(PIECE if size is None else min(PIECE, size))
        piece = _bytes(argument, content, "read()")
        if size is not None:
            if not piece:
                raise ArgumentError(f"{argument}: the file became shorter meanwhile")
            size -= len(piece)
        elif not piece:
            return
        yield piece


def _bytes(argument: str, value: object, origin: str) -> bytes:
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(cast("bytes", value))
    close = getattr(value, "close", None)
    if callable(close):
        close()  # a coroutine, which nobody will await
    verb = "returned" if origin == "read()" else "of the iterable is"
    raise ArgumentError(
        f"{argument}: {origin} {verb} {type(value).__name__}, not bytes"
    )
