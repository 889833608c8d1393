"""The four ways of a call: a flavour, and what carries the bytes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Literal

import httpx
import pytest

from memorysync import MemorySyncError
from tests.contexts import tls_context
from tests.live.flavours import API_KEY, FLAVOURS, Client, Flavour
from tests.mock import Response
from tests.mock.faults import RawServer, Script, raw_server

RIGHT = Response.of_json(200, {"id": 1, "text": "right"}, (("X-Request-ID", "req_1"),))
"""The answer that a call of `get` or `add` should have had."""

TEXT = "The user likes dark mode"


@dataclass(frozen=True, slots=True)
class Way:
    """A flavour in a lane: `fast` are our own connections, `httpx` those of a transport."""

    flavour: Flavour
    lane: Literal["fast", "httpx"]

    def __str__(self) -> str:
        return f"{self.flavour.name}-{self.lane}"

    @property
    def is_bounded_inside_a_head(self) -> bool:
        """Whether a deadline ends a wait for a head of which each byte comes in time.

        A sync transport of httpx reads the head by itself, and bounds each read.
        """
        return self.flavour.is_async or self.lane == "fast"

    @property
    def is_closed_at_once(self) -> bool:
        """Whether closing a client ends the calls that are under way.

        A sync transport of httpx cannot wake a thread that waits inside of it.
        """
        return self.flavour.is_async or self.lane == "fast"

    def client(self, base_url: str, **options: Any) -> Client:
        """A client that the caller closes."""
        if self.lane == "httpx":
            kind = (
                httpx.AsyncHTTPTransport
                if self.flavour.is_async
                else httpx.HTTPTransport
            )
            bound = httpx.Limits(max_connections=options.get("max_connections"))
            options["transport"] = kind(verify=tls_context(), limits=bound)
        return self.flavour.memory_sync(API_KEY, base_url, **options)

    @asynccontextmanager
    async def open(self, base_url: str, **options: Any) -> AsyncGenerator[Client]:
        """A client that is closed at the end."""
        client = self.client(base_url, **options)
        try:
            yield client
        finally:
            await self.flavour.close(client)

    @asynccontextmanager
    async def serving(
        self, script: Script, **options: Any
    ) -> AsyncGenerator[tuple[RawServer, Client]]:
        """A server that does as the script says, and a client of it."""
        async with (
            raw_server(script) as server,
            self.open(server.base_url, **options) as client,
        ):
            yield server, client

    async def call(
        self, function: Callable[..., Any], /, *given: Any, **named: Any
    ) -> Any:
        """What a method of a client returns."""
        return await self.flavour.call(function, *given, **named)

    async def error(
        self, function: Callable[..., Any], /, *given: Any, **named: Any
    ) -> MemorySyncError:
        """The error that a method of a client ends with: one of ours, whatever it was."""
        with pytest.raises(MemorySyncError) as caught:
            await self.call(function, *given, **named)
        return caught.value


WAYS = tuple(Way(flavour, lane) for flavour in FLAVOURS for lane in ("fast", "httpx"))


class Stopwatch:
    """The seconds that a block took."""

    def __enter__(self) -> Stopwatch:
        self._started = time.monotonic()
        self.seconds = 0.0
        return self

    def __exit__(self, *details: object) -> None:
        self.seconds = time.monotonic() - self._started


async def until(condition: Callable[[], bool], seconds: float = 5.0) -> None:
    """Wait until something is true.

    Raises:
        TimeoutError: it is not in time.
    """
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.002)
