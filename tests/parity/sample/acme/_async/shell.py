"""The one class that does input and output; `aclose()` ends it."""

from __future__ import annotations

from asyncio import Lock, sleep
from contextlib import suppress
from types import TracebackType
from typing import Any, Final, TypeVar

from .._runtime.calls import Call
from .._runtime.http import (
    AsyncHttpClient,
    AsyncTransport,
    open_async_client,
    translated,
)
from .._runtime.lifecycle import AsyncResource
from ..errors import ClosedError

__all__ = ["AsyncShell"]

T = TypeVar("T")

_PAUSE: Final = 0.5


class AsyncShell(AsyncResource):
    """Sends calls and reads their replies."""

    def __init__(
        self,
        base_url: str,
        *,
        transport: AsyncTransport | None = None,
        http_client: AsyncHttpClient | None = None,
        retries: int = 0,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._owned = http_client is None
        self._client = http_client or open_async_client(transport)
        self._lock = Lock()
        self._retries = retries
        self._closed = False

    async def perform(self, call: Call[T]) -> T:
        """Send a call and read its reply.

        Raises:
            ClosedError: `aclose()` was called before.
        """
        if self._closed:
            raise ClosedError("the client is closed: aclose() was called")
        for attempt in range(self._retries):
            with suppress(ConnectionError):
                return call.read(await self._exchange(call))
            # The pause grows with every attempt.
            await sleep(_PAUSE * (attempt + 1))
        return call.read(await self._exchange(call))

    async def _exchange(self, call: Call[T]) -> Any:
        with translated():
            async with self._lock:
                response = await self._client.request(
                    call.method, self._base_url + call.path, json=call.body
                )
        return response.json()

    async def aclose(self) -> None:
        """Close the connections; a second call does nothing."""
        if not self._closed:
            self._closed = True
            # An injected client belongs to the caller.
            if self._owned:
                await self._client.aclose()

    async def __aenter__(self) -> AsyncShell:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()
