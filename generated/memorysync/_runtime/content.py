"""Bodies of replies: decompressed, and never longer than allowed."""

from __future__ import annotations

import zlib
from typing import Final

from .headers import Headers

_MOST_CODINGS: Final = 3


class CodingError(ValueError):
    """A body breaks its content coding, or names one that nobody asked for."""


class TooLong(ValueError):
    """A body is longer than allowed."""


class _Inflater:
    """One coding, taken away step by step."""

    def __init__(self, coding: str, limit: int) -> None:
        self._coding = coding
        self._left = limit
        self._window = zlib.MAX_WBITS | (16 if coding == "gzip" else 0)
        self._engine = zlib.decompressobj(self._window)
        self._touched = False
        self._first: bytes = b""

    def feed(self, data: bytes) -> bytes:
        """The bytes that `data` stands for; no more than one too many are made."""
        pieces: list[bytes] = []
        if self._coding == "deflate" and not self._touched:
            # Two bytes tell whether there is a wrapper (RFC 1950, 2.2).
            data = self._first + data
            if len(data) < 2:
                self._first = data
                return b""
        while data:
            if self._engine.eof:
                data = data.lstrip(b"\0")  # padding behind a member
                if not data:
                    break
                self._engine = zlib.decompressobj(self._window)
            piece = self._inflate(data, self._left + 1)
            self._touched = True
            self._left -= len(piece)
            if self._left < 0:
                raise TooLong
            pieces.append(piece)
            data = self._engine.unconsumed_tail or self._engine.unused_data
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
            self._first and not self._touched
        ):
            raise CodingError("breaks its content coding: its end is missing")


class Content:
    """The body of one reply.

    What arrives may be as long as `limit`, and so may what it stands for.
    """

    __slots__ = ("_inflaters", "_left")

    def __init__(self, headers: Headers, limit: int) -> None:
        self._left = limit
        coding = headers.coding()
        self._inflaters = _inflaters(coding, limit) if coding else ()

    def add(self, data: bytes) -> bytes:
        """The decoded bytes that the next received bytes stand for.

        Raises:
            TooLong: there are more than allowed.
            CodingError: they cannot be decoded.
        """
        self._left -= len(data)
        if self._left < 0:
            raise TooLong
        for inflater in self._inflaters:
            data = inflater.feed(data)
        return data

    def finish(self) -> None:
        """Nothing more arrives.

        Raises:
            CodingError: the end is missing.
        """
        for inflater in self._inflaters:
            inflater.finish()


def _inflaters(coding: str, limit: int) -> tuple[_Inflater, ...]:
    """What takes the codings of a body away, the last one first (RFC 9110, 8.4)."""
    names = [name.strip().removeprefix("x-") for name in coding.split(",")]
    names = [name for name in names if name not in ("", "identity")]
    if len(names) > _MOST_CODINGS or not {"gzip", "deflate"}.issuperset(names):
        raise CodingError(
            f"has a content coding that nobody asked for, {coding[:40]!r}"
        )
    return tuple(_Inflater(name, limit) for name in reversed(names))
