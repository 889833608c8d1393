"""The one module that names the HTTP library."""

from collections.abc import Generator
from contextlib import contextmanager

import httpx

from ..errors import AcmeError

SyncHttpClient = httpx.Client
AsyncHttpClient = httpx.AsyncClient
SyncTransport = httpx.BaseTransport
AsyncTransport = httpx.AsyncBaseTransport


def open_sync_client(transport: SyncTransport | None) -> SyncHttpClient:
    """A client without a timeout of its own."""
    return httpx.Client(transport=transport, timeout=None)


def open_async_client(transport: AsyncTransport | None) -> AsyncHttpClient:
    """A client without a timeout of its own."""
    return httpx.AsyncClient(transport=transport, timeout=None)


@contextmanager
def translated() -> Generator[None]:
    """Turn errors of the HTTP library into errors of this package."""
    try:
        yield
    except httpx.HTTPError as error:
        raise AcmeError(str(error)) from error
