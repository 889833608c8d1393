"""Connections and their kinds."""

from __future__ import annotations

from functools import cached_property

from .._operations import connections as operations
from ..errors import ForbiddenError
from ..types import Connection
from .shell import Shell

__all__ = ["ConnectionsNamespace", "SlackNamespace"]


class SlackNamespace:
    """Connections to Slack."""

    __module__ = "acme.connections"

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def add_channels(self, *channels: str) -> None:
        """Add channels.

        Args:
            channels: Their names; the service may close a channel that is not read.
        """
        return self._shell.perform(operations.slack_add_channels(*channels))

    def remove_all(self) -> None:
        """Always refused.

        Raises:
            ForbiddenError: always.
        """
        raise ForbiddenError("channels are removed on the web site")


class ConnectionsNamespace:
    """Connections of every kind."""

    __module__ = "acme.connections"

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    @cached_property
    def slack(self) -> SlackNamespace:
        """Connections to Slack."""
        return SlackNamespace(self._shell)

    def close_connection(
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
        return self._shell.perform(operations.close(connection_id, close=close))
