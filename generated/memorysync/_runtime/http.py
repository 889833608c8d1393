"""The one module that names the HTTP library; everything else uses these names."""

from __future__ import annotations

import ssl
from functools import lru_cache
from typing import TypeAlias

import httpx

from .calls import Request
from .roles import (
    ConnectionFailedError,
    ConnectionLostError,
    RequestTimeoutError,
    SdkError,
)

__all__ = [
    "HTTP_ERRORS",
    "AsyncHttpClient",
    "AsyncTransport",
    "SyncHttpClient",
    "SyncTransport",
    "Timeout",
    "lasting_limit",
    "open_async_client",
    "open_sync_client",
    "send_failure",
]

SyncHttpClient: TypeAlias = httpx.Client
AsyncHttpClient: TypeAlias = httpx.AsyncClient
SyncTransport: TypeAlias = httpx.BaseTransport
AsyncTransport: TypeAlias = httpx.AsyncBaseTransport
Timeout: TypeAlias = httpx.Timeout

HTTP_ERRORS = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError)


@lru_cache(maxsize=1)
def _ssl_context() -> ssl.SSLContext:
    """The trust store costs 20 ms to load, so all clients of a process share one."""
    return httpx.create_ssl_context()


def open_sync_client(transport: SyncTransport | None) -> SyncHttpClient:
    """A client that follows no redirects and keeps no timeouts of its own."""
    if transport is not None:
        return httpx.Client(transport=transport, timeout=None)
    return httpx.Client(verify=_ssl_context(), timeout=None)


def open_async_client(transport: AsyncTransport | None) -> AsyncHttpClient:
    """A client that follows no redirects and keeps no timeouts of its own."""
    if transport is not None:
        return httpx.AsyncClient(transport=transport, timeout=None)
    return httpx.AsyncClient(verify=_ssl_context(), timeout=None)


def lasting_limit(timeout: float | Timeout | None) -> float | None:
    """The seconds that a whole exchange may last; None where there is no one bound."""
    return None if isinstance(timeout, Timeout) else timeout


def send_failure(error: Exception, request: Request) -> SdkError:
    """This package's error for one of `HTTP_ERRORS`; `__cause__` keeps the original."""
    place = f"{request.method} {request.url.partition('?')[0]}"
    reason = str(error) or type(error).__name__
    if isinstance(error, httpx.TimeoutException):
        return RequestTimeoutError(f"Request timed out: {place}: {reason}")
    if isinstance(
        error, (httpx.ConnectError, httpx.ProxyError, httpx.UnsupportedProtocol)
    ):
        return ConnectionFailedError(
            f"Network error: cannot connect: {place}: {reason}"
        )
    return ConnectionLostError(f"Network error: {place}: {reason}")
