"""The client."""

from __future__ import annotations

from functools import cached_property
from types import TracebackType
from typing import Literal

from .._operations import client as operations
from .._runtime.http import SyncHttpClient, SyncTransport
from .._runtime.lifecycle import SyncResource
from ..types import Memory
from .connections import ConnectionsNamespace
from .paging import Pages
from .shell import Shell

__all__ = ["AcmeClient"]


class AcmeClient(SyncResource):
    """Remembers things.

    Close it with `close()`, or use it in `with`.
    """

    __module__ = "acme.client"

    def __init__(
        self,
        base_url: str = "https://acme.example",
        *,
        transport: SyncTransport | None = None,
        http_client: SyncHttpClient | None = None,
        retries: int = 0,
    ) -> None:
        self._shell = Shell(
            base_url,
            transport=transport,
            http_client=http_client,
            retries=retries,
        )

    def close(self) -> None:
        """Close the client; a second call does nothing."""
        self._shell.close()

    def __enter__(self) -> AcmeClient:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @cached_property
    def connections(self) -> ConnectionsNamespace:
        """Connections of every kind."""
        return ConnectionsNamespace(self._shell)

    def add(
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
        return self._shell.perform(
            operations.add(
                text,
                source=source,
                importance=importance,
                state=state,
            )
        )

    def get(self, memory_id: str) -> Memory:
        """Find a memory again."""
        return self._shell.perform(operations.get(memory_id))

    def get_or_add(self, memory_id: str, text: str) -> Memory:
        """Find a memory again, or remember a text."""
        try:
            return self.get(memory_id)
        except KeyError:
            return self.add(text, source="get_or_add")

    def list_memories(
        self,
        *,
        limit: int = 20,
        cursor: str | None = None,
    ) -> Pages[Memory]:
        """All memories, page by page."""
        call = operations.list_memories(limit=limit, cursor=cursor)
        return Pages(self._shell, call)
