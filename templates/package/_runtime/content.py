"""Bodies of replies: decompressed, and never longer than allowed."""

from __future__ import annotations

import zlib
from typing import Final

from .headers import Headers

_MOST_CODINGS: Final = 3
_BIT: Final = 64 * 1024


class CodingError(ValueError):
    """A body breaks its content coding, or names one that nobody asked for."""


class TooLong(ValueError):
    """A body is longer than allowed."""


class _Inflater:
    """One coding, taken away step by step."""

    def __init__(self, coding: str) -> None:
        self._coding = coding
        self._rest = b""
        self._is_full = False
        self._made = 0
        self._window = zlib.MAX_WBITS | (16 if coding == "gzip" else 0)
        self._engine = zlib.decompressobj(self._window)
        self._touched = False

    def take(self, data: bytes, most: int) -> bytes:
        """At most so many of the bytes that `data`, and what came before, stand for.

        b"" where more has to arrive; otherwise there may be more to take at once.
        """
        data = self._rest + data
        if self._coding == "deflate" and not self._touched and len(data) < 2:
            # Two bytes tell whether there is a wrapper (RFC 1950, 2.2).
            self._rest = data
            return b""
        while data or self._is_full:
            if self._engine.eof:
                data = data.lstrip(b"\0")  # padding behind a member
                if not data:
                    break
                self._engine = zlib.decompressobj(self._window)
            piece = self._inflate(data, most)
            self._touched = True
            self._is_full = len(piece) == most
            data = self._engine.unconsumed_tail or self._engine.unused_data
            if piece:
                self._rest = data
                return piece
        self._rest = b""
        self._is_full = False
        return b""

    def feed(self, data: bytes, limit: int) -> bytes:
        """The bytes that `data` stands for; no more than one too many are made."""
        pieces: list[bytes] = []
        while piece := self.take(data, limit - self._made + 1):
            data = b""
            self._made += len(piece)
            if self._made > limit:
                raise TooLong
            pieces.append(piece)
        return b"".join(pieces)

    def _inflate(self, data: bytes, most: int) -> bytes:
        try:
            return self._engine.decompress(data, most)
        except zlib.error as error:
            if self._coding == "deflate" and not self._touched:
                # Some servers leave out the wrapper that RFC 9110, 8.4.1.2 asks for.
                self._window = -zlib.MAX_WBITS
                self._engine = zlib.decompressobj(self._window)
                self._touched = True
                return self._inflate(data, most)
            raise CodingError("breaks its content coding") from error

    def finish(self) -> None:
        if (self._touched and not self._engine.eof) or (
            self._rest and not self._touched
        ):
            raise CodingError("breaks its content coding: its end is missing")


class Content:
    """The body of one reply.

    What arrives may be as long as `limit`, and so may what it stands for. Without a
    limit it is given bit by bit, so that no more than a bit is ever held.
    """

    __slots__ = ("_arrived", "_inflaters", "_left", "_limit")

    def __init__(self, headers: Headers, limit: int | None) -> None:
        self._limit = limit
        self._left = limit or 0
        self._arrived = b""
        coding = headers.coding()
        self._inflaters = _inflaters(coding) if coding else ()

    def add(self, data: bytes) -> bytes:
        """The decoded bytes that the next received bytes stand for.

        Without a limit, those for b"" may still be more of them.

        Raises:
            TooLong: there are more than allowed.
            CodingError: they cannot be decoded.
        """
        if self._limit is None:
            self._arrived += data
            return self._next(len(self._inflaters))
        self._left -= len(data)
        if self._left < 0:
            raise TooLong
        for inflater in self._inflaters:
            data = inflater.feed(data, self._limit)
        return data

    def _next(self, codings: int) -> bytes:
        """A bit of what stands behind so many codings; b"" where more has to arrive."""
        if not codings:
            arrived, self._arrived = self._arrived, b""
            return arrived
        inflater = self._inflaters[codings - 1]
        piece = inflater.take(b"", _BIT)
        while not piece:
            data = self._next(codings - 1)
            if not data:
                return b""
            piece = inflater.take(data, _BIT)
        return piece

    def finish(self) -> None:
        """Nothing more arrives.

        Raises:
            CodingError: the end is missing.
        """
        for inflater in self._inflaters:
            inflater.finish()


def _inflaters(coding: str) -> tuple[_Inflater, ...]:
    """What takes the codings of a body away, the last one first (RFC 9110, 8.4)."""
    names = [name.strip().removeprefix("x-") for name in coding.split(",")]
    names = [name for name in names if name not in ("", "identity")]
    if len(names) > _MOST_CODINGS or not {"gzip", "deflate"}.issuperset(names):
        raise CodingError(
            f"has a content coding that nobody asked for, {coding[:40]!r}"
        )
    return tuple(_Inflater(name) for name in reversed(names))
