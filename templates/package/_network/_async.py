"""What touches the operating system in this flavour: sockets, waiting, sleeping."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from .._runtime.addresses import Origin
from .._runtime.roles import ConfigurationError
from .._runtime.slots import Ticket
from .._runtime.sockets import (
    PIECE,
    Address,
    is_connected_after,
    is_readable,
    literal,
    make_socket,
)
from .._runtime.timing import first_of, remaining
from .._runtime.uploads import Reading, SourceFailed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Hashable

    from .._runtime.tls import TlsSession

P = ParamSpec("P")
T = TypeVar("T")

_PROACTOR: tuple[type[object], ...] = tuple(
    filter(None, [getattr(asyncio, "ProactorEventLoop", None)])
)
"""Loops, on Windows, that move bytes themselves and cannot watch sockets."""


class AsyncConnection:
    """One connection to a server; it serves one request at a time."""

    def __init__(self, origin: Origin, endpoint: socket.socket) -> None:
        self.origin = origin
        self.idle_since = 0.0
        self.is_used = False
        endpoint.setblocking(False)
        self._endpoint = endpoint
        self._loop = asyncio.get_running_loop()
        self._can_watch = not isinstance(self._loop, _PROACTOR)
        self._tls: TlsSession | None = None
        self._waiting: asyncio.Future[None] | None = None
        self._moving: asyncio.Future[Any] | None = None
        self._is_dropped = False
        self._has_asked = False
        self._unsent = memoryview(b"")

    @property
    def is_stale(self) -> bool:
        """Whether the server has said something since the last reply: goodbye, mostly."""
        return is_readable(self._endpoint)

    async def open(self, address: Address, until: float | None) -> None:
        """Connect the socket.

        Raises:
            TimeoutError: the moment `until` came first.
            OSError: there is no way to the server.
        """
        loop, endpoint, place = self._loop, self._endpoint, address[4]
        if not self._can_watch:
            work = asyncio.ensure_future(loop.sock_connect(endpoint, place))
            await self._moved(work, until)
        elif not is_connected_after(endpoint.connect_ex(place)):
            await self._wait(loop.add_writer, loop.remove_writer, until)
            is_connected_after(endpoint.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))

    async def secure(self, until: float | None) -> None:
        """Begin to speak TLS.

        Raises:
            TimeoutError: the moment `until` came first.
            OSError: the server cannot be trusted.
        """
        from .._runtime.tls import TlsSession

        session = TlsSession(self.origin.host)
        is_done = False
        while not is_done:
            try:
                is_done = session.shake_hands()
            finally:
                # Also after a failure: the alert tells the server why.
                await self._send(session.pending(), until)
            if not is_done:
                session.received(await self._receive(until))
        self._tls = session

    async def send(self, data: bytes, until: float | None) -> None:
        """Send everything.

        Raises:
            TimeoutError: the moment `until` came first.
            OSError: the connection is broken.
        """
        await self._send(data if self._tls is None else self._tls.encrypt(data), until)
        self._has_asked = True

    async def converse(
        self, data: memoryview, until: float | None
    ) -> tuple[int, bytes | None]:
        """Send some bytes, or receive some if they come first.

        Returns how many were sent, and what arrived.

        Raises:
            TimeoutError: the moment `until` came first.
            OSError: the connection is broken.
        """
        if not self._can_watch:
            try:
                await self.send(bytes(data), until)
            except ConnectionError:
                arrived = self._arrived()
                if not arrived:
                    raise
                return 0, arrived
            return len(data), None
        if not self._unsent:
            encrypted = data if self._tls is None else self._tls.encrypt(bytes(data))
            self._unsent = memoryview(encrypted)
        while self._unsent:
            arrived = self._arrived()
            if arrived is not None:
                return 0, arrived
            try:
                self._unsent = self._unsent[self._endpoint.send(self._unsent) :]
            except (BlockingIOError, InterruptedError):
                await self._wait_for_either(until)
            except ConnectionError:
                # The server may have said why before it closed.
                arrived = self._arrived()
                if not arrived:
                    raise
                return 0, arrived
        remaining(until)
        self._has_asked = True
        return len(data), None

    def _arrived(self) -> bytes | None:
        """What is there already; None if nothing is."""
        try:
            received = self._endpoint.recv(PIECE)
        except (BlockingIOError, InterruptedError):
            return None
        if self._tls is None:
            return received
        self._tls.received(received)
        return self._tls.decrypt(PIECE)

    async def receive(self, until: float | None) -> bytes:
        """The next bytes; b"" once the server has closed the connection.

        Raises:
            TimeoutError: the moment `until` came first.
            OSError: the connection is broken.
        """
        if self._tls is None:
            return await self._receive(until)
        while True:
            plain = self._tls.decrypt(PIECE)
            if plain is not None:
                return plain
            self._tls.received(await self._receive(until))

    def drop(self) -> None:
        """Close at once."""
        waiting = self._waiting
        if waiting is not None and _is_running(self._loop):
            # The loop must not watch a number that another socket may have next.
            self._waiting = None
            self._loop.remove_reader(self._endpoint.fileno())
            self._loop.remove_writer(self._endpoint.fileno())
            _break(waiting)
        moving = self._moving
        if moving is not None and not moving.done() and _is_running(self._loop):
            self._is_dropped = True
            moving.cancel()
            moving.add_done_callback(lambda _: self._endpoint.close())
            return
        self._endpoint.close()

    def interrupt(self) -> None:
        """Make the call that uses the connection fail; from anywhere."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._fail)

    def _fail(self) -> None:
        if self._waiting is not None:
            _break(self._waiting)
        elif self._endpoint.fileno() >= 0:
            with suppress(OSError):  # the server may have closed it
                self._endpoint.shutdown(socket.SHUT_RDWR)

    async def _send(self, data: bytes, until: float | None) -> None:
        if not self._can_watch:
            loop = self._loop
            work = asyncio.ensure_future(loop.sock_sendall(self._endpoint, data))
            await self._moved(work, until)
            return
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[self._endpoint.send(rest) :]
            except (BlockingIOError, InterruptedError):
                loop = self._loop
                await self._wait(loop.add_writer, loop.remove_writer, until)

    async def _receive(self, until: float | None) -> bytes:
        if not self._can_watch:
            loop = self._loop
            work = asyncio.ensure_future(loop.sock_recv(self._endpoint, PIECE))
            return await self._moved(work, until)
        while True:
            # A server cannot have answered yet what was asked just now.
            if not self._has_asked:
                try:
                    return self._endpoint.recv(PIECE)
                except (BlockingIOError, InterruptedError):
                    pass
            self._has_asked = False
            loop = self._loop
            await self._wait(loop.add_reader, loop.remove_reader, until)

    async def _moved(self, work: asyncio.Future[T], until: float | None) -> T:
        """What the loop has done with the socket."""
        self._moving = work
        try:
            return await _bounded(work, until)
        except asyncio.CancelledError:
            if self._is_dropped:
                raise ConnectionError("the connection was closed") from None
            raise

    async def _wait_for_either(self, until: float | None) -> None:
        """Wait until something has arrived, or can be sent."""
        loop, number = self._loop, self._endpoint.fileno()

        def watch(descriptor: int, wake: Callable[..., object], *args: object) -> None:
            loop.add_reader(descriptor, wake, *args)
            loop.add_writer(descriptor, wake, *args)

        try:
            await self._wait(watch, loop.remove_writer, until)
        finally:
            if self._endpoint.fileno() == number:
                loop.remove_reader(number)

    async def _wait(
        self,
        watch: Callable[..., object],
        unwatch: Callable[[int], object],
        until: float | None,
    ) -> None:
        """Wait until the socket can be read from, or written to."""
        seconds = remaining(until)
        number = self._endpoint.fileno()
        waiting: asyncio.Future[None] = self._loop.create_future()
        self._waiting = waiting
        timer = None
        if seconds is not None:
            timer = self._loop.call_later(seconds, _expire, waiting)
        watch(number, _wake, waiting)
        try:
            await waiting
        finally:
            if self._waiting is waiting:
                unwatch(number)
                self._waiting = None
            if timer is not None:
                timer.cancel()


class AsyncWaiter(Ticket[AsyncConnection]):
    """A caller that waits for its turn."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._woken: asyncio.Future[None] = self._loop.create_future()

    def wake(self) -> None:
        """Let the caller go on."""
        if _is_running(self._loop):
            _wake(self._woken)
        elif not self._loop.is_closed():
            self._loop.call_soon_threadsafe(_wake, self._woken)

    async def wait(self, until: float | None) -> None:
        """Wait to be woken.

        Raises:
            TimeoutError: the moment `until` came first.
        """
        seconds = remaining(until)
        timer = None
        if seconds is not None:
            timer = self._loop.call_later(seconds, _expire, self._woken)
        try:
            await self._woken
        finally:
            if timer is not None:
                timer.cancel()


async def connect(origin: Origin, until: float | None) -> AsyncConnection:
    """Look up the host, connect to it and secure the connection.

    Raises:
        TimeoutError: the moment `until` came first.
        OSError: there is no way to the server, or it cannot be trusted.
    """
    addresses = await _addresses(origin, until)
    while True:
        connection = AsyncConnection(origin, make_socket(addresses[0]))
        try:
            await connection.open(addresses[0], first_of(len(addresses), until))
            if origin.is_secure:
                await connection.secure(until)
        except BaseException as error:
            connection.drop()
            addresses = addresses[1:]
            if not addresses or not isinstance(error, OSError):
                raise
        else:
            return connection


async def sleep(seconds: float) -> None:
    """Do nothing for a while."""
    await asyncio.sleep(seconds)


async def aside(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a function returns that waits for a disk."""
    return await asyncio.to_thread(work, *args, **kwargs)


async def fetch(reading: Reading, until: float | None) -> bytes:
    """The next piece of a body; b"" at the end.

    Raises:
        TimeoutError: the moment `until` came first.
        SourceFailed: it cannot be read.
    """
    while True:
        if reading.stream is not None:
            work = asyncio.ensure_future(_item(reading, reading.stream))
        elif reading.is_ready:
            return reading.take()
        else:
            work = asyncio.ensure_future(aside(reading.take))
        piece = await _bounded(work, until)
        if piece:
            return piece


def home() -> Hashable:
    """What connections belong to, and cannot be used outside of: a loop, if anything.

    Raises:
        ConfigurationError: they need one, and none of asyncio is running.
    """
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        raise ConfigurationError(
            "the asynchronous client needs a running event loop of asyncio"
        ) from None


def is_gone(place: Hashable) -> bool:
    """Whether a home will never be used again."""
    return isinstance(place, asyncio.AbstractEventLoop) and place.is_closed()


async def _item(reading: Reading, stream: AsyncIterator[object]) -> bytes:
    """The next item of an asynchronous iterable; b"" at its end."""
    try:
        async for item in stream:
            piece = reading.checked(item)
            if piece:
                return piece
    except Exception as error:
        raise SourceFailed(error) from error
    reading.end_stream()
    return b""


async def _addresses(origin: Origin, until: float | None) -> list[Address]:
    """The addresses of a host; the loop asks in a thread of its own."""
    known = literal(origin)
    if known is not None:
        return [known]
    loop = asyncio.get_running_loop()
    asking = asyncio.ensure_future(
        loop.getaddrinfo(origin.host, origin.port, type=socket.SOCK_STREAM)
    )
    try:
        return [*await _bounded(asking, until)]
    except UnicodeError as error:
        raise OSError(f"{origin.host!r} is no host name") from error


async def _bounded(task: asyncio.Future[T], until: float | None) -> T:
    """What a task returns, which is cancelled once the time is over."""
    try:
        await asyncio.wait((task,), timeout=remaining(until))
        if not task.done():
            raise TimeoutError("the time is over")
        return task.result()
    finally:
        task.cancel()


def _is_running(loop: asyncio.AbstractEventLoop) -> bool:
    """Whether a loop is the one that runs the caller, in this thread and process."""
    try:
        return asyncio.get_running_loop() is loop
    except RuntimeError:
        return False


def _break(waiting: asyncio.Future[None]) -> None:
    if not waiting.done():
        waiting.set_exception(ConnectionError("the connection was closed"))


def _wake(waiting: asyncio.Future[None]) -> None:
    if not waiting.done():
        waiting.set_result(None)


def _expire(waiting: asyncio.Future[None]) -> None:
    if not waiting.done():
        waiting.set_exception(TimeoutError("the time is over"))
