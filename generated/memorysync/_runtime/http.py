"""The one module that names the HTTP library; everything else uses these names.

It is imported only where the library is needed: for an injected client or transport,
for a proxy, for a timeout object.
"""

from __future__ import annotations

from contextlib import contextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING, Final, TypeAlias

import httpx

from .failures import Head, connect_failure, exchange_failure
from .requests import Request
from .roles import ConfigurationError, SdkError
from .timing import Deadline, remaining
from .uploads import Upload

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Generator, Iterator, Mapping
    from types import TracebackType

    import anyio

__all__ = [
    "HTTP_ERRORS",
    "AsyncDeadline",
    "AsyncHttpClient",
    "AsyncReply",
    "AsyncTransport",
    "AsyncWatch",
    "SyncDeadline",
    "SyncHttpClient",
    "SyncReply",
    "SyncTransport",
    "SyncWatch",
    "Timeout",
    "has_connections",
    "library_failure",
    "library_request",
    "open_async_client",
    "open_sync_client",
    "refuse_foreign",
]

SyncHttpClient: TypeAlias = httpx.Client
AsyncHttpClient: TypeAlias = httpx.AsyncClient
SyncTransport: TypeAlias = httpx.BaseTransport
AsyncTransport: TypeAlias = httpx.AsyncBaseTransport
Timeout: TypeAlias = httpx.Timeout

_FACES: Final = frozenset({"AsyncBaseTransport", "BaseClient", "BaseTransport"})
"""What the classes of this library, and of those akin to it, are derived from."""

HTTP_ERRORS = (
    httpx.HTTPError,
    httpx.InvalidURL,
    httpx.StreamError,
    UnicodeError,  # of a host that cannot be looked up
)


def refuse_foreign(argument: str, value: object, wanted: type[object]) -> None:
    """Refuse an object of the other flavour, or of a library akin to this one.

    Anything else that behaves like `wanted` will do.

    Raises:
        ConfigurationError: it is such an object.
    """
    given = type(value)
    akin = any(base.__name__ in _FACES for base in given.__mro__)
    if akin and not isinstance(value, wanted):
        raise ConfigurationError(
            f"{argument} must be {wanted.__module__}.{wanted.__name__}, "
            f"not {given.__module__}.{given.__name__}"
        )


def open_sync_client(
    transport: SyncTransport | None, max_connections: int
) -> SyncHttpClient:
    """A client that keeps no timeouts of its own, and no cookies.

    Raises:
        ConfigurationError: the environment names a proxy of an unknown kind.
    """
    if transport is not None:
        return httpx.Client(transport=transport, timeout=None, cookies=_no_cookies())
    from .tls import context

    with _proxies_read():
        return httpx.Client(
            verify=context(),
            timeout=None,
            limits=_limits(max_connections),
            cookies=_no_cookies(),
        )


def open_async_client(
    transport: AsyncTransport | None, max_connections: int
) -> AsyncHttpClient:
    """A client that keeps no timeouts of its own, and no cookies.

    Raises:
        ConfigurationError: the environment names a proxy of an unknown kind.
    """
    if transport is not None:
        return httpx.AsyncClient(
            transport=transport, timeout=None, cookies=_no_cookies()
        )
    from .tls import context

    with _proxies_read():
        return httpx.AsyncClient(
            verify=context(),
            timeout=None,
            limits=_limits(max_connections),
            cookies=_no_cookies(),
        )


@contextmanager
def _proxies_read() -> Generator[None, None, None]:
    """The library reads the proxies of the environment when it makes a client."""
    try:
        yield
    except (ImportError, ValueError, httpx.InvalidURL) as error:
        raise ConfigurationError(
            "a proxy that the environment names (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY) "
            "cannot be used"
        ) from error


def _no_cookies() -> CookieJar:
    """A jar that takes no cookie: one user's must not be sent with another's call."""
    return CookieJar(DefaultCookiePolicy(allowed_domains=()))


def _limits(size: int) -> httpx.Limits:
    """Idle connections are kept up to the bound, else they are lost under load."""
    return httpx.Limits(max_connections=size, max_keepalive_connections=size)


class Watch:
    """Sees whether a request goes over a connection that was kept from another one.

    The library's own transports tell it; of others nothing is known.
    """

    def __init__(self) -> None:
        self._connected = False
        self._sent = False
        self._answered = False

    def was_stale(self, error: BaseException | None) -> bool:
        """Whether the server was just closing the connection: no answer began."""
        is_goodbye = isinstance(error, (httpx.ReadError, httpx.WriteError)) or (
            isinstance(error, httpx.RemoteProtocolError)
            and str(error).startswith("Server disconnected")
        )
        return is_goodbye and self._sent and not self._connected and not self._answered

    def _note(self, event: str) -> None:
        if event.startswith("connection.connect"):
            self._connected = True
        elif event.endswith("send_request_headers.started"):
            self._sent = True
        elif event.endswith("receive_response_headers.complete"):
            self._answered = True


class SyncWatch(Watch):
    """Watches for transports that call it."""

    def tell(self, event: str, details: Mapping[str, object]) -> None:
        """Something happened to the request."""
        self._note(event)


class AsyncWatch(Watch):
    """Watches for transports that wait for it."""

    async def tell(self, event: str, details: Mapping[str, object]) -> None:
        """Something happened to the request."""
        self._note(event)


def has_connections(client: SyncHttpClient | AsyncHttpClient | None) -> bool:
    """Whether a client is known to send over connections, which belong to a loop."""
    transport: object = getattr(client, "_transport", None)
    return isinstance(transport, (httpx.HTTPTransport, httpx.AsyncHTTPTransport))


def library_request(
    client: SyncHttpClient | AsyncHttpClient,
    request: Request,
    pieces: Iterator[bytes] | AsyncIterator[bytes],
    deadline: Deadline,
    watch: SyncWatch | AsyncWatch,
) -> httpx.Request:
    """A request as the library sends it, with the time that is left for each wait.

    `pieces` are those of a body that is read while it is sent.

    Raises:
        TimeoutError: none is left.
    """
    upload = request.upload
    return client.build_request(
        request.method,
        request.url,
        headers=request.headers + (() if upload is None else (upload.framing,)),
        content=pieces if isinstance(request.content, Upload) else request.content,
        timeout=httpx.Timeout(
            connect=remaining(deadline.connecting()),
            read=remaining(deadline.receiving()),
            write=remaining(deadline.sending()),
            pool=remaining(deadline.queueing()),
        ),
        extensions={"trace": watch.tell},
    )


class SyncDeadline:
    """Ends a wait for the library once the time of the attempt is over.

    The library bounds each wait for the network, so only between two of them.
    """

    def __init__(self, deadline: Deadline) -> None:
        self._until = deadline.waiting()

    def __enter__(self) -> None:
        remaining(self._until)

    def __exit__(self, kind: type[BaseException] | None, *details: object) -> None:
        if kind is None:
            remaining(self._until)


class AsyncDeadline:
    """Ends a wait for the library once the time of the attempt is over."""

    def __init__(self, deadline: Deadline) -> None:
        self._until = deadline.waiting()
        self._scope: anyio.CancelScope | None = None

    async def __aenter__(self) -> None:
        seconds = remaining(self._until)
        if seconds is not None:
            import anyio

            self._scope = anyio.CancelScope(deadline=anyio.current_time() + seconds)
            self._scope.__enter__()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._scope is not None:
            self._scope.__exit__(kind, error, traceback)
            if self._scope.cancelled_caught:
                raise TimeoutError("the time is over")


class SyncReply:
    """A reply of the library whose body is still coming: its bytes as they were sent."""

    def __init__(self, reply: httpx.Response) -> None:
        assert isinstance(reply.stream, httpx.SyncByteStream)
        self._reply = reply
        self._pieces = iter(reply.stream)

    def receive(self) -> bytes:
        """The next bytes; b"" at the end."""
        return next(self._pieces, b"")

    def close(self) -> None:
        """Give the connection back, or close it where bytes are still to come."""
        self._reply.close()


class AsyncReply:
    """A reply of the library whose body is still coming: its bytes as they were sent."""

    def __init__(self, reply: httpx.Response) -> None:
        assert isinstance(reply.stream, httpx.AsyncByteStream)
        self._reply = reply
        self._pieces = aiter(reply.stream)

    async def receive(self) -> bytes:
        """The next bytes; b"" at the end."""
        return await anext(self._pieces, b"")

    async def aclose(self) -> None:
        """Give the connection back, or close it where bytes are still to come."""
        await self._reply.aclose()


def library_failure(
    error: Exception, request: Request, head: Head | None = None
) -> SdkError | TimeoutError:
    """What one of `HTTP_ERRORS` is called here; `__cause__` keeps the original."""
    if isinstance(error, httpx.TimeoutException):
        return TimeoutError(str(error) or type(error).__name__)
    if isinstance(
        error,
        (httpx.ConnectError, httpx.ProxyError, httpx.UnsupportedProtocol, UnicodeError),
    ):
        return connect_failure(error, request)
    return exchange_failure(error, request, head)
