"""The client."""

from __future__ import annotations

from functools import cached_property
from types import TracebackType
from typing import Literal

from .._operations import client as operations
from .._runtime.http import AsyncHttpClient, AsyncTransport
from .._runtime.lifecycle import AsyncResource
from ..types import Memory
from .connections import AsyncConnectionsNamespace
from .paging import AsyncPages
from .shell import AsyncShell

__all__ = ["AsyncAcmeClient"]


class AsyncAcmeClient(AsyncResource):
    """Remembers things.

    Close it with `aclose()`, or use it in `async with`.
    """

    __module__ = "acme.client"

    def __init__(
        self,
        base_url: str = "https://acme.example",
        *,
        transport: AsyncTransport | None = None,
        http_client: AsyncHttpClient | None = None,
        retries: int = 0,
    ) -> None:
        self._shell = AsyncShell(
            base_url,
            transport=transport,
            http_client=http_client,
            retries=retries,
        )

    async def aclose(self) -> None:
        """Close the client; a second call does nothing."""
        await self._shell.aclose()

    async def __aenter__(self) -> AsyncAcmeClient:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    @cached_property
    def connections(self) -> AsyncConnectionsNamespace:
        """Connections of every kind."""
        return AsyncConnectionsNamespace(self._shell)

    async def add(
        self,
        text: str,
        *,
        source: str | None = None,
        importance: float = 0.5,
        state: Literal["open", "close"] = "close",
    ) -> Memory:
        """Remember a text.

        Args:
            text: What is remembered.
            source: Where it comes from.
            importance: From 0 to 1.
            state: `close` keeps it from others.
        """
        return await self._shell.perform(
            operations.add(
                text,
                source=source,
                importance=importance,
                state=state,
            )
        )

    async def get(self, memory_id: str) -> Memory:
        """Find a memory again."""
        return await self._shell.perform(operations.get(memory_id))

    async def get_or_add(self, memory_id: str, text: str) -> Memory:
        """Find a memory again, or remember a text."""
        try:
            return await self.get(memory_id)
        except KeyError:
            return await self.add(text, source="get_or_add")

    def list_memories(
        self,
        *,
        limit: int = 20,
        cursor: str | None = None,
    ) -> AsyncPages[Memory]:
        """All memories, page by page."""
        call = operations.list_memories(limit=limit, cursor=cursor)
        return AsyncPages(self._shell, call)
