"""Both flavours behind one face, so that a test body is written once.

A test is an ``async def`` with a `flavour` argument. What it does with a client goes
through `Flavour.call`: the async flavour awaits, the sync one calls in a thread, so
that a server in the event loop of the test can answer it.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias

import httpx

from memorysync import (
    AsyncControlPlaneClient,
    AsyncMemorySyncClient,
    ControlPlaneClient,
    MemorySyncClient,
)
from tests.live.calling import call
from tests.mock import AsyncMockTransport, MockApi, MockTransport

API_KEY = "ms_test_key"

Client: TypeAlias = Any
"""A client of either flavour: their methods differ in what they return."""


@dataclass(frozen=True, slots=True)
class Flavour:
    """The classes and words of one flavour."""

    name: str
    is_async: bool
    memory_sync: type[Client]
    control_plane: type[Client]
    http_client: type[httpx.Client | httpx.AsyncClient]
    mock_transport: Callable[[MockApi], MockTransport | AsyncMockTransport]
    closing: str
    """The name of the method that closes."""
    wrong_closing: str
    """Its name in the other flavour."""

    async def call(
        self, function: Callable[..., Any], /, *arguments: Any, **named: Any
    ) -> Any:
        """What a method returns, awaited where it has to be."""
        return await call(self.is_async, function, *arguments, **named)

    async def close(self, client: Client | httpx.Client | httpx.AsyncClient) -> None:
        """Close a client, ours or one of the HTTP library."""
        await self.call(getattr(client, self.closing))

    @asynccontextmanager
    async def open(
        self, base_url: str = "http://api.test", **options: Any
    ) -> AsyncGenerator[Client]:
        """A memory client with a key; closed at the end."""
        client = self.memory_sync(API_KEY, base_url, **options)
        try:
            yield client
        finally:
            await self.close(client)

    @asynccontextmanager
    async def open_control_plane(
        self,
        base_url: str = "http://api.test",
        *,
        access_token: str | None = "token",
        **options: Any,
    ) -> AsyncGenerator[Client]:
        """A control-plane client with a token; closed at the end."""
        client = self.control_plane(base_url, access_token=access_token, **options)
        try:
            yield client
        finally:
            await self.close(client)

    @asynccontextmanager
    async def entered(self, client: Client) -> AsyncGenerator[Client]:
        """The client inside its own `with` or `async with` block."""
        if self.is_async:
            async with client as inside:
                yield inside
        else:
            with client as inside:
                yield inside

    @asynccontextmanager
    async def open_http_client(
        self, **options: Any
    ) -> AsyncGenerator[httpx.Client | httpx.AsyncClient]:
        """A client of the HTTP library, as a caller would inject it."""
        http_client = self.http_client(**options)
        try:
            yield http_client
        finally:
            await self.close(http_client)


SYNC = Flavour(
    name="sync",
    is_async=False,
    memory_sync=MemorySyncClient,
    control_plane=ControlPlaneClient,
    http_client=httpx.Client,
    mock_transport=MockTransport,
    closing="close",
    wrong_closing="aclose",
)
ASYNC = Flavour(
    name="async",
    is_async=True,
    memory_sync=AsyncMemorySyncClient,
    control_plane=AsyncControlPlaneClient,
    http_client=httpx.AsyncClient,
    mock_transport=AsyncMockTransport,
    closing="aclose",
    wrong_closing="close",
)
FLAVOURS = (SYNC, ASYNC)
