"""The one class that does input and output; `close()` ends it."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock
from time import sleep
from types import TracebackType
from typing import Any, Final, TypeVar

from .._runtime.calls import Call
from .._runtime.http import (
    SyncHttpClient,
    SyncTransport,
    open_sync_client,
    translated,
)
from .._runtime.lifecycle import SyncResource
from ..errors import ClosedError

__all__ = ["Shell"]

T = TypeVar("T")

_PAUSE: Final = 0.5


class Shell(SyncResource):
    """Sends calls and reads their replies."""

    def __init__(
        self,
        base_url: str,
        *,
        transport: SyncTransport | None = None,
        http_client: SyncHttpClient | None = None,
        retries: int = 0,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._owned = http_client is None
        self._client = http_client or open_sync_client(transport)
        self._lock = Lock()
        self._retries = retries
        self._closed = False

    def perform(self, call: Call[T]) -> T:
        """Send a call and read its reply.

        Raises:
            ClosedError: `close()` was called before.
        """
        if self._closed:
            raise ClosedError("the client is closed: close() was called")
        for attempt in range(self._retries):
            with suppress(ConnectionError):
                return call.read(self._exchange(call))
            # The pause grows with every attempt.
            sleep(_PAUSE * (attempt + 1))
        return call.read(self._exchange(call))

    def _exchange(self, call: Call[T]) -> Any:
        with translated():
            with self._lock:
                response = self._client.request(
                    call.method, self._base_url + call.path, json=call.body
                )
        return response.json()

    def close(self) -> None:
        """Close the connections; a second call does nothing."""
        if not self._closed:
            self._closed = True
            # An injected client belongs to the caller.
            if self._owned:
                self._client.close()

    def __enter__(self) -> Shell:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
