"""Replies whose bodies are read while they arrive."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .._runtime.attempts import Attempts
from .._runtime.failures import request_id
from .._runtime.files import Sink
from .._runtime.lifecycle import SyncResource, warn_unclosed
from .._runtime.roles import ClientClosedError, SdkError
from .._runtime.views import AnyShell
from .exchange import FastReply
from .network import aside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from typing_extensions import Self

    from .library import LibraryReply


class ArrivingReply(SyncResource):
    """A successful reply whose body is still to be read; it has to be closed."""

    _closed = True
    _is_over = False

    def __init__(
        self, shell: AnyShell, attempts: Attempts, reply: FastReply | LibraryReply
    ) -> None:
        self.status_code = reply.status
        self.headers = reply.headers
        self.request_id = request_id(reply, None)
        self._shell = shell
        self._attempts = attempts
        self._reply = reply
        self._closed = False

    def _receive(self) -> bytes:
        if self._closed:
            raise ClientClosedError("The stream is closed")
        try:
            return self._reply.receive()
        except (SdkError, TimeoutError) as error:
            was_closed, self._closed = self._closed, True
            if was_closed:
                raise ClientClosedError(
                    "The stream was closed during the call"
                ) from error
            if self._shell.is_closed:
                raise ClientClosedError(
                    "The client was closed during the call"
                ) from error
            failure = self._attempts.broken(error)
            raise failure from failure.__cause__
        except BaseException:
            self._closed = True  # what was being read is lost
            self._reply.abandon()
            raise

    def close(self) -> None:
        """Read no further; closing twice is fine."""
        if self._closed:
            return
        self._closed = True
        self._reply.drop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __del__(self) -> None:
        if not (self._closed or self._is_over):
            self._reply.abandon()
            warn_unclosed(self, "close", "stream")


class StreamedResponse(ArrivingReply):
    """A successful reply whose body is read while it arrives.

    Close it, or leave its block: a body that is not read to its end closes its
    connection. The client's `timeout` bounds the body too.

    Attributes:
        status_code: HTTP status.
        headers: Header fields, by names in any case.
        request_id: The id that the server gave to the request; None if it gave none.
    """

    def iter_bytes(self) -> Iterator[bytes]:
        """The body piece by piece, decompressed.

        Raises:
            SdkError: the body broke off, came too slowly, or is too long.
        """
        while piece := self._receive():
            yield piece

    def read(self) -> bytes:
        """The body, or what is left of it.

        Raises:
            SdkError: the body broke off, came too slowly, or is too long.
        """
        pieces: list[bytes] = []
        while piece := self._receive():
            pieces.append(piece)
        return b"".join(pieces)

    def save(self, path: str | os.PathLike[str]) -> int:
        """Write the body to a file, under its name only once it is whole.

        Returns the number of bytes.

        Raises:
            SdkError: the body broke off, came too slowly, or is too long.
            OSError: the file cannot be written.
        """
        sink = aside(Sink, path)
        try:
            while piece := self._receive():
                aside(sink.add, piece)
        except BaseException:
            sink.discard()
            raise
        return aside(sink.keep)
