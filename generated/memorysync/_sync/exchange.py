"""The fast lane: requests and replies in HTTP/1.1 over connections of our own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .._runtime.calls import Response
from .._runtime.content import CodingError, Content, TooLong
from .._runtime.failures import connect_failure, content_failure, exchange_failure
from .._runtime.requests import Request
from .._runtime.timing import Deadline, is_expired
from .._runtime.uploads import PIECE, Upload
from .._runtime.wire import Malformed, ReplyReader
from .network import Connection, fetch, home, is_gone, sleep
from .pool import Pool

if TYPE_CHECKING:
    from collections.abc import Hashable


class FastLane:
    """Sends requests over one pool for each event loop in each process."""

    def __init__(self, max_connections: int) -> None:
        self._size = max_connections
        self._pools: dict[tuple[int, Hashable], Pool] = {}
        self.is_closed = False

    def exchange(self, request: Request, deadline: Deadline, limit: int) -> Response:
        """One request and its whole response.

        Raises:
            TimeoutError: the deadline came first.
            SdkError: the response did not come, or cannot be read.
        """
        reply = self.open(request, deadline, limit)
        return Response(reply.status, reply.headers, reply.rest())

    def open(self, request: Request, deadline: Deadline, limit: int) -> FastReply:
        """One request and the head of its response; the caller reads on, or drops it.

        A request is sent once more, over a new connection, if the server was just
        closing the old one: no byte of an answer came.

        Raises:
            TimeoutError: the deadline came first.
            SdkError: the response did not come, or cannot be read.
            SourceFailed: the body of the request cannot be read.
        """
        pool = self._pool()
        message, upload = request.message(), request.upload
        fresh = False
        while True:
            connection = _connection(pool, request, deadline, fresh)
            reader = ReplyReader(request.method)
            try:
                if len(message) > PIECE:
                    _converse(connection, message, reader, deadline)
                else:
                    connection.send(message, deadline.sending())
                if upload is not None and not reader.is_early:
                    _upload(connection, upload, reader, deadline)
                while not reader.has_head:
                    reader.feed(connection.receive(deadline.receiving()))
            except (OSError, Malformed) as error:
                pool.discard(connection)
                if is_expired(error):
                    raise
                is_stale = connection.is_used and reader.is_untouched
                if fresh or not (is_stale and request.is_replayable):
                    raise exchange_failure(error, request) from error
                fresh = True
            except BaseException:
                pool.discard(connection)
                raise
            else:
                return FastReply(pool, connection, reader, request, deadline, limit)

    def shut_down(self) -> None:
        """Close all connections; calls under way fail, and have then begun to do so."""
        self.is_closed = True
        for pool in list(self._pools.values()):
            pool.shut()
        sleep(0)

    def forget(self) -> None:
        """Close all connections without waiting for anything."""
        self.is_closed = True
        for pool in list(self._pools.values()):
            pool.forget()

    def _pool(self) -> Pool:
        place = (os.getpid(), home())
        pool = self._pools.get(place)
        if pool is None:
            self._forget_others(place[0])
            pool = self._pools.setdefault(place, Pool(self._size))
            if self.is_closed:
                pool.shut()
        return pool

    def _forget_others(self, process: int) -> None:
        """Close what came along from a parent process, or belonged to a loop now gone."""
        for key, pool in list(self._pools.items()):
            if key[0] != process or is_gone(key[1]):
                pool.forget()
                self._pools.pop(key, None)


class FastReply:
    """A reply whose head has arrived, and whose body may still be coming."""

    def __init__(
        self,
        pool: Pool,
        connection: Connection,
        reader: ReplyReader,
        request: Request,
        deadline: Deadline,
        limit: int,
    ) -> None:
        self.status = reader.status
        self.headers = reader.headers
        self._pool = pool
        self._connection: Connection | None = connection
        self._reader = reader
        self._request = request
        self._deadline = deadline
        self._limit = limit
        self._bound: int | None = limit
        self._content: Content | None = None
        self._is_receiving = False

    def rest(self) -> bytes:
        """The body, or what is left of it.

        Raises:
            TimeoutError: the deadline came first.
            SdkError: the body broke off, or cannot be read.
        """
        pieces = [self._taken()]
        while not self._reader.is_done:
            self._more()
            pieces.append(self._taken())
        self._finish()
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def receive(self) -> bytes:
        """The next decoded bytes; b"" at the end.

        Raises:
            TimeoutError: the deadline came first.
            SdkError: the body broke off, or cannot be read.
        """
        piece = self._taken()
        while not (piece or self._reader.is_done):
            self._more()
            piece = self._taken()
        if not piece:
            self._finish()
        return piece

    def drop(self) -> None:
        """Read no further: a connection with half a reply is of no more use."""
        if self._is_receiving and self._connection is not None:
            self._connection.interrupt()  # somebody else's wait for it ends
        self._discard()
        sleep(0)

    def abandon(self) -> None:
        """Read no further, without waiting for anything."""
        self._discard()

    def _more(self) -> None:
        connection = self._connection
        if connection is None:
            dropped = ConnectionError("the reply was dropped")
            raise exchange_failure(dropped, self._request, self)
        self._is_receiving = True
        try:
            self._reader.feed(connection.receive(self._deadline.receiving()))
        except (OSError, Malformed) as error:
            self._discard()
            if is_expired(error):
                raise
            raise exchange_failure(error, self._request, self) from error
        except BaseException:
            self._discard()
            raise
        finally:
            self._is_receiving = False

    def _taken(self) -> bytes:
        """What has arrived of the body, decoded."""
        try:
            if self._content is None:
                self._content = Content(self.headers, self._bound)
            return self._content.add(self._reader.take())
        except (CodingError, TooLong) as error:
            raise self._unreadable(error) from error

    def _finish(self) -> None:
        """The whole reply is here: the next call may have the connection."""
        connection, self._connection = self._connection, None
        reader = self._reader
        if connection is not None and reader.is_reusable and not reader.is_early:
            self._pool.keep(connection)
        elif connection is not None:
            self._pool.discard(connection)
        try:
            if self._content is not None:
                self._content.finish()
        except CodingError as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: CodingError | TooLong) -> Exception:
        self._discard()
        response = Response(self.status, self.headers, b"")
        return content_failure(error, response, self._limit)

    def _discard(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            self._pool.discard(connection)


def _upload(
    connection: Connection, upload: Upload, reader: ReplyReader, deadline: Deadline
) -> None:
    """Send a body while it is read, up to its end or to a reply that comes before."""
    reading = upload.begin()
    try:
        piece = b"first"
        while piece:
            piece = fetch(reading, deadline.end)
            _converse(connection, upload.framed(piece), reader, deadline)
            if reader.is_early:
                return
    finally:
        reading.finish()


def _converse(
    connection: Connection, data: bytes, reader: ReplyReader, deadline: Deadline
) -> None:
    """Send bytes that take a while, up to their end or to a reply that comes before."""
    rest = memoryview(data)
    while rest:
        sent, arrived = connection.converse(rest, deadline.sending())
        rest = rest[sent:]
        if arrived is not None:
            reader.feed(arrived)
        if reader.has_head:
            reader.is_early = True
            return


def _connection(
    pool: Pool, request: Request, deadline: Deadline, fresh: bool
) -> Connection:
    """A connection for one request, or the error that says why there is none."""
    try:
        return pool.acquire(request.frame.address.origin, deadline, fresh=fresh)
    except OSError as error:
        if is_expired(error):
            raise
        raise connect_failure(error, request) from error
