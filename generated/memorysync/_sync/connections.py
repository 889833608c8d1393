"""`ConnectionsNamespace`, `SlackNamespace`: every method builds a call and has the
shell perform it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from .._operations import connections as operations
from ..types import SlackChannel
from .shell import Shell


class SlackNamespace:
    """Operations on slack.

    Reached as `client.connections.slack`.
    """

    __module__ = "memorysync.connections"

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def channels(self, connection_id: str) -> Any:
        """List the channels that are read.

        Returns the Slack channels that were chosen for this connection. The content of
        the answer is not published, so it is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.

        Returns:
            The chosen channels.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections/{connection_id}/slack/channels`
        """
        return self._shell.perform(operations.connections_slack_channels(connection_id))

    def add_channels(
        self, connection_id: str, channels: Iterable[SlackChannel | Mapping[str, Any]]
    ) -> Any:
        """Read more channels.

        Adds channels to those that are read for this connection; the ones chosen before
        stay. The content of the answer is not published, so it is passed on as the
        server sent it.

        Args:
            connection_id: The connection to the provider.
            channels: The channels to add.

        Returns:
            The channels were added.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/connections/{connection_id}/slack/channels`
        """
        return self._shell.perform(
            operations.connections_slack_add_channels(connection_id, channels)
        )


class ConnectionsNamespace:
    """Operations on connections.

    Reached as `client.connections`.
    """

    __module__ = "memorysync.connections"

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    @cached_property
    def slack(self) -> SlackNamespace:
        """Operations on slack."""
        return SlackNamespace(self._shell)
