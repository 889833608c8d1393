"""The one module that names the HTTP library; everything else uses these names."""

from __future__ import annotations

import ssl
import time
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit, urlunsplit
from weakref import WeakKeyDictionary, ref

import httpx

from .calls import Request
from .roles import (
    ConnectionFailedError,
    ConnectionLostError,
    RequestTimeoutError,
    SdkError,
)

if TYPE_CHECKING:
    import asyncio
    from types import TracebackType

    import anyio

__all__ = [
    "CODING_ERROR",
    "HTTP_ERRORS",
    "AsyncDeadline",
    "AsyncHttpClient",
    "AsyncTransport",
    "SyncDeadline",
    "SyncHttpClient",
    "SyncTransport",
    "Timeout",
    "is_reachable",
    "open_async_client",
    "open_sync_client",
    "send_failure",
]

SyncHttpClient: TypeAlias = httpx.Client
AsyncHttpClient: TypeAlias = httpx.AsyncClient
SyncTransport: TypeAlias = httpx.BaseTransport
AsyncTransport: TypeAlias = httpx.AsyncBaseTransport
Timeout: TypeAlias = httpx.Timeout

_LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=100)
"""Idle connections are kept up to the bound: a lower one throws them away under load."""

CODING_ERROR = httpx.DecodingError
HTTP_ERRORS = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError)


@lru_cache(maxsize=1)
def _ssl_context() -> ssl.SSLContext:
    """The trust store costs 20 ms to load, so all clients of a process share one."""
    return httpx.create_ssl_context()


def open_sync_client(transport: SyncTransport | None) -> SyncHttpClient:
    """A client that follows no redirects and keeps no timeouts of its own."""
    if transport is not None:
        return httpx.Client(transport=transport, timeout=None)
    return httpx.Client(verify=_ssl_context(), timeout=None, limits=_LIMITS)


def open_async_client(transport: AsyncTransport | None) -> AsyncHttpClient:
    """A client that follows no redirects and keeps no timeouts of its own."""
    if transport is not None:
        return httpx.AsyncClient(transport=transport, timeout=None)
    client = httpx.AsyncClient(verify=_ssl_context(), timeout=None, limits=_LIMITS)
    _LOOPS[client] = None
    return client


class SyncDeadline:
    """The time that one whole exchange may take, from connecting to the last byte.

    The HTTP library bounds each wait for the network; between two reads of the body
    the caller asks `check()`. A timeout object of the library has no one bound.
    """

    def __init__(self, timeout: float | Timeout | None, client: SyncHttpClient) -> None:
        self._limit = None if isinstance(timeout, Timeout) else timeout
        self._started = time.monotonic()

    def __enter__(self) -> SyncDeadline:
        return self

    def __exit__(self, *details: object) -> None:
        pass

    def check(self) -> None:
        """Raise RequestTimeoutError once the time is over."""
        if self._limit is not None and time.monotonic() - self._started > self._limit:
            raise _over(self._limit) from TimeoutError()


class AsyncDeadline:
    """The time that one whole exchange may take, from connecting to the last byte.

    The exchange is cancelled when the time is over, whatever it waits for. A timeout
    object of the library has no one bound.
    """

    def __init__(self, timeout: float | Timeout | None, client: AsyncHttpClient) -> None:
        self._limit = None if isinstance(timeout, Timeout) else timeout
        self._client = client
        self._scope: anyio.CancelScope | None = None

    async def __aenter__(self) -> AsyncDeadline:
        _check_loop(self._client)
        if self._limit is not None:
            import anyio

            self._scope = anyio.CancelScope(deadline=anyio.current_time() + self._limit)
            self._scope.__enter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._scope is not None:
            self._scope.__exit__(kind, error, traceback)
            if self._scope.cancelled_caught and self._limit is not None:
                raise _over(self._limit) from TimeoutError()

    def check(self) -> None:
        """Nothing to do: the exchange is cancelled by itself."""


_LOOPS: WeakKeyDictionary[
    AsyncHttpClient, ref[asyncio.AbstractEventLoop] | None
] = WeakKeyDictionary()
"""The loops of the clients that were opened here; those of callers may be anywhere."""


def _check_loop(client: AsyncHttpClient) -> None:
    """Refuse a client whose connections belong to another event loop."""
    if client in _LOOPS:
        import asyncio

        loop = asyncio.get_running_loop()
        known = _LOOPS[client]
        if known is None:
            _LOOPS[client] = ref(loop)
        elif known() is not loop:
            raise SdkError(
                "The client belongs to another event loop: make one client per loop, "
                "and close it there"
            )


def is_reachable(client: SyncHttpClient | AsyncHttpClient) -> bool:
    """Whether closing a client can reach its connections.

    Those of an event loop that is gone went with it.
    """
    known = _LOOPS.get(client) if isinstance(client, httpx.AsyncClient) else None
    if known is None:
        return True
    loop = known()
    return loop is not None and not loop.is_closed()


def _over(limit: float) -> RequestTimeoutError:
    return RequestTimeoutError(f"Request timed out: no whole response in {limit:g} s")


def without_credentials(url: str) -> str:
    """A URL for messages: no user, no password, no query."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def send_failure(error: Exception, request: Request) -> SdkError:
    """This package's error for one of `HTTP_ERRORS`; `__cause__` keeps the original."""
    place = f"{request.method} {without_credentials(request.url)}"
    reason = str(error) or type(error).__name__
    if isinstance(error, httpx.TimeoutException):
        return RequestTimeoutError(f"Request timed out: {place}: {reason}")
    if isinstance(error, (httpx.ConnectError, httpx.ProxyError, httpx.UnsupportedProtocol)):
        return ConnectionFailedError(f"Network error: cannot connect: {place}: {reason}")
    return ConnectionLostError(f"Network error: {place}: {reason}")
