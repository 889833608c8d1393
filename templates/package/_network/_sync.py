"""What touches the operating system in this flavour: sockets, waiting, sleeping."""

from __future__ import annotations

import socket
import threading
import time
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

from .._runtime.addresses import Origin
from .._runtime.roles import ArgumentError
from .._runtime.slots import Ticket
from .._runtime.sockets import (
    PIECE,
    Address,
    is_readable,
    is_ready,
    literal,
    make_socket,
)
from .._runtime.timing import first_of, remaining
from .._runtime.uploads import Reading, SourceFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

P = ParamSpec("P")
T = TypeVar("T")

_WANTS_READ: Final = 2
"""What `ssl.SSL_ERROR_WANT_READ` is, which need not be loaded for plain HTTP."""


class Connection:
    """One connection to a server; it serves one request at a time."""

    def __init__(self, origin: Origin, endpoint: socket.socket) -> None:
        self.origin = origin
        self.idle_since = 0.0
        self.is_used = False
        self._endpoint = endpoint

    @property
    def is_stale(self) -> bool:
        """Whether the server has said something since the last reply: goodbye, mostly."""
        return is_readable(self._endpoint)

    def open(self, address: Address, until: float | None) -> None:
        """Connect the socket.

        Raises:
            TimeoutError: the moment `until` came first.
            OSError: there is no way to the server.
        """
        self._endpoint.settimeout(remaining(until))
        self._endpoint.connect(address[4])

    def secure(self, until: float | None) -> None:
        """Begin to speak TLS.

        Raises:
            TimeoutError: the moment `until` came first.
            OSError: the server cannot be trusted.
        """
        from .._runtime.tls import context

        secured = context().wrap_socket(
            self._endpoint,
            server_hostname=self.origin.host,
            do_handshake_on_connect=False,
        )
        self._endpoint = secured
        secured.settimeout(remaining(until))
        secured.do_handshake()

    def send(self, data: bytes, until: float | None) -> None:
        """Send everything.

        Raises:
            TimeoutError: the moment `until` came first.
            OSError: the connection is broken.
        """
        rest = memoryview(data)
        while rest:
            self._endpoint.settimeout(remaining(until))
            rest = rest[self._endpoint.send(rest) :]

    def converse(
        self, data: memoryview, until: float | None
    ) -> tuple[int, bytes | None]:
        """Send some bytes, or receive some if they come first.

        Returns how many were sent, and what arrived.

        Raises:
            TimeoutError: the moment `until` came first.
            OSError: the connection is broken.
        """
        arrived = self._arrived()
        if arrived is not None:
            return 0, arrived
        try:
            if not is_ready(self._endpoint, remaining(until)):
                raise TimeoutError("the time is over")
            arrived = self._arrived()
            if arrived is not None:
                return 0, arrived
            self._endpoint.settimeout(remaining(until))
            return self._endpoint.send(data), None
        except ConnectionError:
            # The server may have said why before it closed.
            arrived = self._arrived()
            if not arrived:
                raise
            return 0, arrived

    def _arrived(self) -> bytes | None:
        """What is there already; None if nothing is."""
        if not is_readable(self._endpoint):
            return None
        self._endpoint.settimeout(0)
        try:
            return self._endpoint.recv(PIECE)
        except OSError as error:
            if isinstance(error, BlockingIOError) or error.errno == _WANTS_READ:
                return None  # messages of TLS itself
            raise

    def receive(self, until: float | None) -> bytes:
        """The next bytes; b"" once the server has closed the connection.

        Raises:
            TimeoutError: the moment `until` came first.
            OSError: the connection is broken.
        """
        self._endpoint.settimeout(remaining(until))
        return self._endpoint.recv(PIECE)

    def drop(self) -> None:
        """Close at once."""
        self._endpoint.close()

    def interrupt(self) -> None:
        """Make the call that uses the connection fail; from anywhere."""
        try:
            # Not closed: its number could be another connection's before the call is
            # awake.
            socket.socket.shutdown(self._endpoint, socket.SHUT_RDWR)
        except OSError:
            pass


class Waiter(Ticket[Connection]):
    """A caller that waits for its turn."""

    def __init__(self) -> None:
        self._gate = threading.Lock()
        self._gate.acquire()

    def wake(self) -> None:
        """Let the caller go on."""
        self._gate.release()

    def wait(self, until: float | None) -> None:
        """Wait to be woken.

        Raises:
            TimeoutError: the moment `until` came first.
        """
        seconds = remaining(until)
        if not self._gate.acquire(timeout=-1 if seconds is None else seconds):
            raise TimeoutError("no connection became free")


def connect(origin: Origin, until: float | None) -> Connection:
    """Look up the host, connect to it and secure the connection.

    Raises:
        TimeoutError: the moment `until` came first.
        OSError: there is no way to the server, or it cannot be trusted.
    """
    addresses = _addresses(origin, until)
    while True:
        connection = Connection(origin, make_socket(addresses[0]))
        try:
            connection.open(addresses[0], first_of(len(addresses), until))
            if origin.is_secure:
                connection.secure(until)
        except BaseException as error:
            connection.drop()
            addresses = addresses[1:]
            if not addresses or not isinstance(error, OSError):
                raise
        else:
            return connection


def sleep(seconds: float) -> None:
    """Do nothing for a while."""
    time.sleep(seconds)


def aside(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a function returns that waits for a disk."""
    return work(*args, **kwargs)


def fetch(reading: Reading, until: float | None) -> bytes:
    """The next piece of a body; b"" at the end.

    Raises:
        TimeoutError: the moment `until` came first.
        SourceFailed: it cannot be read.
    """
    piece = reading.take()
    if reading.stream is not None:
        raise SourceFailed(
            ArgumentError(
                f"{reading.argument}: only the asynchronous client can send an "
                "asynchronous iterable"
            )
        )
    remaining(until)
    return piece


def home() -> Hashable:
    """What connections belong to, and cannot be used outside of: a loop, if anything.

    Raises:
        ConfigurationError: they need one, and none of asyncio is running.
    """
    return None


def is_gone(place: Hashable) -> bool:
    """Whether a home will never be used again."""
    return place is not None


def _addresses(origin: Origin, until: float | None) -> list[Address]:
    """The addresses of a host; a thread asks, for asking cannot be interrupted."""
    known = literal(origin)
    if known is not None:
        return [known]
    answers: list[list[Address] | Exception] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(
                origin.host, origin.port, type=socket.SOCK_STREAM
            )
        except Exception as error:
            answers.append(error)
        else:
            answers.append([*found])

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(remaining(until))
    if not answers:
        raise TimeoutError("the host was not looked up in time")
    answer = answers[0]
    if isinstance(answer, UnicodeError):
        raise OSError(f"{origin.host!r} is no host name") from answer
    if isinstance(answer, Exception):
        raise answer
    return answer
