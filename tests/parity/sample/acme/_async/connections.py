"""Connections and their kinds."""

from __future__ import annotations

from functools import cached_property

from .._operations import connections as operations
from ..errors import ForbiddenError
from ..types import Connection
from .shell import AsyncShell

__all__ = ["AsyncConnectionsNamespace", "AsyncSlackNamespace"]


class AsyncSlackNamespace:
    """Connections to Slack."""

    __module__ = "acme.connections"

    def __init__(self, shell: AsyncShell) -> None:
        self._shell = shell

    async def add_channels(self, *channels: str) -> None:
        """Add channels.

        Args:
            channels: Their names; the service may close a channel that is not read.
        """
        return await self._shell.perform(operations.slack_add_channels(*channels))

    async def remove_all(self) -> None:
        """Always refused.

        Raises:
            ForbiddenError: always.
        """
        raise ForbiddenError("channels are removed on the web site")


class AsyncConnectionsNamespace:
    """Connections of every kind."""

    __module__ = "acme.connections"

    def __init__(self, shell: AsyncShell) -> None:
        self._shell = shell

    @cached_property
    def slack(self) -> AsyncSlackNamespace:
        """Connections to Slack."""
        return AsyncSlackNamespace(self._shell)

    async def close_connection(
        self,
        connection_id: str,
        *,
        close: bool = True,
    ) -> Connection:
        """Close a connection, or open it again.

        Args:
            connection_id: Which one.
            close: Whether it is closed; the caller need not await the reply.
        """
        return await self._shell.perform(operations.close(connection_id, close=close))
