"""The other lane: the same calls over a client of the HTTP library."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from .._runtime.calls import Response
from .._runtime.content import CodingError, Content, TooLong
from .._runtime.failures import content_failure
from .._runtime.headers import Headers
from .._runtime.http import (
    HTTP_ERRORS,
    AsyncDeadline,
    AsyncHttpClient,
    AsyncReply,
    AsyncTransport,
    AsyncWatch,
    has_connections,
    library_failure,
    library_request,
    open_async_client,
    refuse_foreign,
)
from .._runtime.requests import Request
from .._runtime.roles import ClientClosedError, ConnectionLostError, SdkError
from .._runtime.timing import Deadline
from .._runtime.uploads import Reading, Upload
from .network import fetch, home, is_gone

if TYPE_CHECKING:
    from collections.abc import Hashable, AsyncIterator


class AsyncLibraryLane:
    """Sends requests over an injected client, an injected transport, or a proxy.

    An injected client is the caller's and stays open; a transport is closed with the
    lane, as the library does.
    """

    def __init__(
        self,
        transport: AsyncTransport | None,
        http_client: AsyncHttpClient | None,
        max_connections: int,
    ) -> None:
        refuse_foreign("transport", transport, AsyncTransport)
        refuse_foreign("http_client", http_client, AsyncHttpClient)
        self._size = max_connections
        self._injected = http_client
        self._over_transport: AsyncHttpClient | None = None
        if transport is not None:
            self._over_transport = open_async_client(transport, max_connections)
        self._made: dict[tuple[int, Hashable], AsyncHttpClient] = {}
        self._is_bound = has_connections(http_client or self._over_transport)
        self._first: tuple[int, Hashable] | None = None
        self.is_closed = False

    async def exchange(
        self, request: Request, deadline: Deadline, limit: int
    ) -> Response:
        """One request and its whole response.

        Raises:
            TimeoutError: the deadline came first.
            SdkError: the response did not come, or cannot be read.
        """
        reply = await self.open(request, deadline, limit)
        return Response(reply.status, reply.headers, await reply.rest())

    async def open(
        self, request: Request, deadline: Deadline, limit: int
    ) -> AsyncLibraryReply:
        """One request and the head of its response; the caller reads on, or drops it.

        A request is sent once more if the server was just closing a kept connection:
        no answer began.

        Raises:
            TimeoutError: the deadline came first.
            SdkError: the response did not come, or cannot be read.
        """
        watch = AsyncWatch()
        try:
            return await self._open(request, deadline, limit, watch)
        except ConnectionLostError as error:
            if not (request.is_replayable and watch.was_stale(error.__cause__)):
                raise
        return await self._open(request, deadline, limit, AsyncWatch())

    async def _open(
        self, request: Request, deadline: Deadline, limit: int, watch: AsyncWatch
    ) -> AsyncLibraryReply:
        client = self._client()
        reading = (request.upload or Upload(())).begin()
        pieces = _pieces(reading, deadline)
        opened: AsyncLibraryReply | None = None
        try:
            async with AsyncDeadline(deadline):
                reply = await client.send(
                    library_request(client, request, pieces, deadline, watch),
                    stream=True,
                    follow_redirects=False,
                )
                opened = AsyncLibraryReply(
                    AsyncReply(reply),
                    reply.status_code,
                    Headers(
                        [(name.lower(), value) for name, value in reply.headers.raw]
                    ),
                    request,
                    deadline,
                    limit,
                )
        except HTTP_ERRORS as error:
            raise library_failure(error, request) from error
        except TimeoutError:
            if opened is not None:
                await opened.drop()
            raise
        finally:
            reading.finish()
        return opened

    async def shut_down(self) -> None:
        """Close what is the lane's own and can be reached from here."""
        self.is_closed = True
        if self._over_transport is not None and self._is_at_home():
            await self._over_transport.aclose()
        made, self._made = self._made, {}
        for (process, place), client in made.items():
            if process == os.getpid() and not is_gone(place):
                await client.aclose()

    def forget(self) -> None:
        """Nothing can be done without waiting: the library's own clean-up has to do."""

    def _client(self) -> AsyncHttpClient:
        client = self._injected or self._over_transport
        if client is not None and not self._is_at_home():
            raise SdkError(
                "The connections of an injected client or transport belong to the process "
                "and to the event loop in which they were used first: make one client for "
                "each process and each event loop"
            )
        if client is None:
            place = (os.getpid(), home())
            client = self._made.get(place)
            if client is None:
                client = self._made[place] = open_async_client(None, self._size)
        if client.is_closed:
            raise ClientClosedError("The client is closed: make a new one")
        return client

    def _is_at_home(self) -> bool:
        """Whether injected connections may be used: in the place of their first use."""
        place = (os.getpid(), home() if self._is_bound else None)
        if self._first is None:
            self._first = place
        return self._first == place


class AsyncLibraryReply:
    """A reply whose head has arrived, and whose body is still coming."""

    def __init__(
        self,
        reply: AsyncReply,
        status: int,
        headers: Headers,
        request: Request,
        deadline: Deadline,
        limit: int,
    ) -> None:
        self.status = status
        self.headers = headers
        self._reply = reply
        self._request = request
        self._deadline = deadline
        self._limit = limit
        self._bound: int | None = limit
        self._content: Content | None = None

    async def rest(self) -> bytes:
        """The body, or what is left of it."""
        pieces: list[bytes] = []
        while piece := await self.receive():
            pieces.append(piece)
        return b"".join(pieces)

    async def receive(self) -> bytes:
        """The next decoded bytes; b"" at the end.

        Raises:
            TimeoutError: the deadline came first.
            SdkError: the body broke off, or cannot be read.
        """
        try:
            if self._content is None:
                self._content = Content(self.headers, self._bound)
            piece = self._content.add(b"")
            while not piece:
                async with AsyncDeadline(self._deadline):
                    received = await self._reply.receive()
                if not received:
                    self._content.finish()
                    await self.drop()
                    return b""
                piece = self._content.add(received)
            return piece
        except HTTP_ERRORS as error:
            await self.drop()
            raise library_failure(error, self._request, self) from error
        except (CodingError, TooLong) as error:
            await self.drop()
            response = Response(self.status, self.headers, b"")
            raise content_failure(error, response, self._limit) from error
        except BaseException:
            await self.drop()
            raise

    async def drop(self) -> None:
        """Read no further."""
        await self._reply.aclose()

    def abandon(self) -> None:
        """Nothing can be done without waiting: the library's own clean-up has to do."""


async def _pieces(reading: Reading, deadline: Deadline) -> AsyncIterator[bytes]:
    """A body while it is read."""
    while piece := await fetch(reading, deadline.end):
        yield piece
