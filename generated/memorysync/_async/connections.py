"""Classes of `memorysync.connections`: every method builds a call and has the shell
perform it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Literal

from .._operations import connections as operations
from .._runtime.views import described
from ..control_plane_types import Integration
from ..types import CrawlSettings, S3Prefix, SlackChannel
from .shell import AsyncShell


class AsyncConnectionOAuthNamespace:
    """Connect a service by letting the user agree at the provider (OAuth 2).

    Reached as `client.connections.oauth`.
    """

    __module__ = "memorysync.connections"

    def __init__(self, shell: AsyncShell) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    async def initiate(self, /, provider: str, **body: Any) -> Any:
        """Begin to sign in with a provider.

        Starts the sign-in (OAuth 2) with a provider. The answer holds an address to
        send the user to, and a state that `status` takes. The connection exists once
        the user has agreed. The content of the answer is not published, so it is passed
        on as the server sent it.

        Args:
            provider: The provider to sign in with.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            Where to send the user.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/oauth/initiate`
        """
        return await self._shell.perform(
            operations.connections_oauth_initiate(provider, **body)
        )

    async def status(self, /, **params: Any) -> Any:
        """Ask whether a sign-in is finished.

        Tells how far a sign-in is; name it by what `initiate` returned, such as its
        state. The content of the answer is not published, so it is passed on as the
        server sent it.

        Args:
            **params: Further parameters of the query, by name; None is left out.

        Returns:
            The state of the sign-in.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/oauth/status`
        """
        return await self._shell.perform(operations.connections_oauth_status(**params))


class AsyncSlackNamespace:
    """Choose which channels of a connected Slack workspace are read, and say who its
    people are.

    Reached as `client.connections.slack`.
    """

    __module__ = "memorysync.connections"

    def __init__(self, shell: AsyncShell) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    async def available_channels(self, /, connection_id: str, **params: Any) -> Any:
        """List the channels to choose from.

        Returns the channels of the workspace that the connection may read. Further
        criteria may be given by name. The content of the answer is not published, so it
        is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.
            **params: Further parameters of the query, by name; None is left out.

        Returns:
            The channels of the workspace.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections/{connection_id}/slack/available-channels`
        """
        return await self._shell.perform(
            operations.connections_slack_available_channels(connection_id, **params)
        )

    async def channels(self, connection_id: str) -> Any:
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
        return await self._shell.perform(
            operations.connections_slack_channels(connection_id)
        )

    async def add_channels(
        self,
        connection_id: str,
        channels: Iterable[SlackChannel | Mapping[str, Any] | str],
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
        return await self._shell.perform(
            operations.connections_slack_add_channels(connection_id, channels)
        )

    async def remove_channel(self, connection_id: str, channel_id: str) -> Any:
        """Stop reading a channel.

        Takes a channel off the list of those that are read. The content of the answer
        is not published, so it is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.
            channel_id: The channel, as Slack calls it.

        Returns:
            The channel is no longer read.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `DELETE
        /api/v2/integrations/connections/{connection_id}/slack/channels/{channel_id}`
        """
        return await self._shell.perform(
            operations.connections_slack_remove_channel(connection_id, channel_id)
        )

    async def exclusion_policy(self, connection_id: str) -> Any:
        """See what is left out.

        Returns the rules by which messages and people are left out when the connection
        is read. The content of the answer is not published, so it is passed on as the
        server sent it.

        Args:
            connection_id: The connection to the provider.

        Returns:
            The rules.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections/{connection_id}/slack/exclusion-policy`
        """
        return await self._shell.perform(
            operations.connections_slack_exclusion_policy(connection_id)
        )

    async def set_exclusion_policy(self, /, connection_id: str, **policy: Any) -> Any:
        """Say what is left out.

        Replaces the rules by which messages and people are left out when the connection
        is read. The content of the answer is not published, so it is passed on as the
        server sent it.

        Args:
            connection_id: The connection to the provider.
            **policy: Further members of the body, by name; they are sent as they
                are.

        Returns:
            The rules as they are now.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `PUT /api/v2/integrations/connections/{connection_id}/slack/exclusion-policy`
        """
        return await self._shell.perform(
            operations.connections_slack_set_exclusion_policy(connection_id, **policy)
        )

    async def identities(self, connection_id: str) -> Any:
        """List the people of the workspace.

        Returns the people of the workspace and the end user of yours that each of them
        is linked to, if there is one. The content of the answer is not published, so it
        is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.

        Returns:
            The people.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections/{connection_id}/slack/identities`
        """
        return await self._shell.perform(
            operations.connections_slack_identities(connection_id)
        )

    async def link_identity(self, /, connection_id: str, **body: Any) -> Any:
        """Link a person to an end user.

        Says which end user of yours a person of the workspace is, so that memories of
        what this person wrote belong to that end user. The content of the answer is not
        published, so it is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            The person is linked.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/connections/{connection_id}/slack/identities/link`
        """
        return await self._shell.perform(
            operations.connections_slack_link_identity(connection_id, **body)
        )

    async def sync_identities(self, connection_id: str) -> Any:
        """Fetch the people of the workspace anew.

        Reads the list of people from the workspace again and links those that can be
        recognised. The content of the answer is not published, so it is passed on as
        the server sent it.

        Args:
            connection_id: The connection to the provider.

        Returns:
            The list was fetched.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/connections/{connection_id}/slack/identities/sync`
        """
        return await self._shell.perform(
            operations.connections_slack_sync_identities(connection_id)
        )


class AsyncGoogleDriveNamespace:
    """Choose which files and folders of a connected Google Drive are read.

    Reached as `client.connections.gdrive`.
    """

    __module__ = "memorysync.connections"

    def __init__(self, shell: AsyncShell) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    async def picker_config(self, connection_id: str) -> Any:
        """Get what the file picker needs.

        Returns the settings for the file picker of Google, which lets users choose
        files and folders in your own pages. The content of the answer is not published,
        so it is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.

        Returns:
            The settings.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections/{connection_id}/gdrive/picker-config`
        """
        return await self._shell.perform(
            operations.connections_gdrive_picker_config(connection_id)
        )

    async def resources(self, /, connection_id: str, **params: Any) -> Any:
        """List the files and folders that are read.

        Returns the files and folders that were chosen for this connection. Further
        criteria may be given by name. The content of the answer is not published, so it
        is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.
            **params: Further parameters of the query, by name; None is left out.

        Returns:
            The chosen files and folders.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections/{connection_id}/gdrive/resources`
        """
        return await self._shell.perform(
            operations.connections_gdrive_resources(connection_id, **params)
        )

    async def add_resources(self, /, connection_id: str, **body: Any) -> Any:
        """Read more files and folders.

        Adds files and folders, as the picker returns them, to those that are read. The
        content of the answer is not published, so it is passed on as the server sent
        it.

        Args:
            connection_id: The connection to the provider.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            The files and folders were added.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/connections/{connection_id}/gdrive/resources`
        """
        return await self._shell.perform(
            operations.connections_gdrive_add_resources(connection_id, **body)
        )

    async def remove_resource(self, connection_id: str, resource_id: str) -> Any:
        """Stop reading a file or folder.

        Takes a file or folder off the list of those that are read. The content of the
        answer is not published, so it is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.
            resource_id: The file or folder.

        Returns:
            It is no longer read.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `DELETE
        /api/v2/integrations/connections/{connection_id}/gdrive/resources/{resource_id}`
        """
        return await self._shell.perform(
            operations.connections_gdrive_remove_resource(connection_id, resource_id)
        )


class AsyncS3Namespace:
    """Choose which parts of a connected bucket are read.

    Reached as `client.connections.s3`.
    """

    __module__ = "memorysync.connections"

    def __init__(self, shell: AsyncShell) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    async def available_prefixes(self, /, connection_id: str, **params: Any) -> Any:
        """List the prefixes to choose from.

        Returns the prefixes, the folders so to speak, that the bucket holds. Further
        criteria may be given by name. The content of the answer is not published, so it
        is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.
            **params: Further parameters of the query, by name; None is left out.

        Returns:
            The prefixes of the bucket.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections/{connection_id}/s3/available-prefixes`
        """
        return await self._shell.perform(
            operations.connections_s3_available_prefixes(connection_id, **params)
        )

    async def prefixes(self, connection_id: str) -> Any:
        """List the prefixes that are read.

        Returns the prefixes that were chosen for this connection. The content of the
        answer is not published, so it is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.

        Returns:
            The chosen prefixes.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections/{connection_id}/s3/prefixes`
        """
        return await self._shell.perform(
            operations.connections_s3_prefixes(connection_id)
        )

    async def add_prefixes(
        self, connection_id: str, prefixes: Iterable[S3Prefix | Mapping[str, Any] | str]
    ) -> Any:
        """Read more prefixes.

        Adds prefixes to those that are read for this connection; the ones chosen before
        stay. An empty prefix stands for the whole bucket. The content of the answer is
        not published, so it is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.
            prefixes: The prefixes to add.

        Returns:
            The prefixes were added.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/connections/{connection_id}/s3/prefixes`
        """
        return await self._shell.perform(
            operations.connections_s3_add_prefixes(connection_id, prefixes)
        )

    async def remove_prefix(
        self,
        connection_id: str,
        prefix: str = "",
        *,
        bucket: str | None = None,
        purge: bool = False,
    ) -> Any:
        """Stop reading a prefix.

        Takes a prefix off the list of those that are read. What was read from it stays,
        unless `purge` is set. The content of the answer is not published, so it is
        passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.
            prefix: The prefix; an empty one stands for the whole bucket.
            bucket: The bucket, if the connection reads several.
            purge: Whether what was read from the prefix is deleted as well.

        Returns:
            The prefix is no longer read.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `DELETE /api/v2/integrations/connections/{connection_id}/s3/prefixes`
        """
        return await self._shell.perform(
            operations.connections_s3_remove_prefix(
                connection_id, prefix, bucket=bucket, purge=purge
            )
        )

    async def exclusion_policy(self, connection_id: str) -> Any:
        """See what is left out.

        Returns the rules by which objects are left out when the connection is read. The
        content of the answer is not published, so it is passed on as the server sent
        it.

        Args:
            connection_id: The connection to the provider.

        Returns:
            The rules.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections/{connection_id}/s3/exclusion-policy`
        """
        return await self._shell.perform(
            operations.connections_s3_exclusion_policy(connection_id)
        )

    async def set_exclusion_policy(self, /, connection_id: str, **policy: Any) -> Any:
        """Say what is left out.

        Replaces the rules by which objects are left out when the connection is read.
        The content of the answer is not published, so it is passed on as the server
        sent it.

        Args:
            connection_id: The connection to the provider.
            **policy: Further members of the body, by name; they are sent as they
                are.

        Returns:
            The rules as they are now.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `PUT /api/v2/integrations/connections/{connection_id}/s3/exclusion-policy`
        """
        return await self._shell.perform(
            operations.connections_s3_set_exclusion_policy(connection_id, **policy)
        )

    async def settings(self, connection_id: str) -> Any:
        """Read the settings of a connection.

        Returns limits and options that apply when the bucket is read. The content of
        the answer is not published, so it is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.

        Returns:
            The settings.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections/{connection_id}/s3/settings`
        """
        return await self._shell.perform(
            operations.connections_s3_settings(connection_id)
        )


class AsyncGranolaNamespace:
    """Choose which meeting notes of a connected Granola account are read, and say who
    took part.

    Reached as `client.connections.granola`.
    """

    __module__ = "memorysync.connections"

    def __init__(self, shell: AsyncShell) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    async def available_folders(self, /, connection_id: str, **params: Any) -> Any:
        """List the folders to choose from.

        Returns the folders of meeting notes that the connection may read. Further
        criteria may be given by name. The content of the answer is not published, so it
        is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.
            **params: Further parameters of the query, by name; None is left out.

        Returns:
            The folders.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections/{connection_id}/granola/available-folders`
        """
        return await self._shell.perform(
            operations.connections_granola_available_folders(connection_id, **params)
        )

    async def folders(self, connection_id: str) -> Any:
        """List the folders that are read.

        Returns the folders that were chosen for this connection. The content of the
        answer is not published, so it is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.

        Returns:
            The chosen folders.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections/{connection_id}/granola/folders`
        """
        return await self._shell.perform(
            operations.connections_granola_folders(connection_id)
        )

    async def add_folders(self, /, connection_id: str, **body: Any) -> Any:
        """Read more folders.

        Adds folders to those that are read for this connection. The content of the
        answer is not published, so it is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            The folders were added.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/connections/{connection_id}/granola/folders`
        """
        return await self._shell.perform(
            operations.connections_granola_add_folders(connection_id, **body)
        )

    async def remove_folder(self, connection_id: str, folder_id: str) -> Any:
        """Stop reading a folder.

        Takes a folder off the list of those that are read. The content of the answer is
        not published, so it is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.
            folder_id: The folder.

        Returns:
            The folder is no longer read.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `DELETE
        /api/v2/integrations/connections/{connection_id}/granola/folders/{folder_id}`
        """
        return await self._shell.perform(
            operations.connections_granola_remove_folder(connection_id, folder_id)
        )

    async def exclusion_policy(self, connection_id: str) -> Any:
        """See what is left out.

        Returns the rules by which meetings are left out when the connection is read.
        The content of the answer is not published, so it is passed on as the server
        sent it.

        Args:
            connection_id: The connection to the provider.

        Returns:
            The rules.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections/{connection_id}/granola/exclusion-policy`
        """
        return await self._shell.perform(
            operations.connections_granola_exclusion_policy(connection_id)
        )

    async def set_exclusion_policy(self, /, connection_id: str, **policy: Any) -> Any:
        """Say what is left out.

        Replaces the rules by which meetings are left out when the connection is read.
        The content of the answer is not published, so it is passed on as the server
        sent it.

        Args:
            connection_id: The connection to the provider.
            **policy: Further members of the body, by name; they are sent as they
                are.

        Returns:
            The rules as they are now.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `PUT /api/v2/integrations/connections/{connection_id}/granola/exclusion-policy`
        """
        return await self._shell.perform(
            operations.connections_granola_set_exclusion_policy(connection_id, **policy)
        )

    async def identities(self, connection_id: str) -> Any:
        """List the people in meetings.

        Returns the people who took part in meetings and the end user of yours that each
        of them is linked to, if there is one. The content of the answer is not
        published, so it is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.

        Returns:
            The people.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections/{connection_id}/granola/identities`
        """
        return await self._shell.perform(
            operations.connections_granola_identities(connection_id)
        )

    async def link_identity(self, /, connection_id: str, **body: Any) -> Any:
        """Link a person to an end user.

        Says which end user of yours a person is, so that memories of what this person
        said belong to that end user. The content of the answer is not published, so it
        is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            The person is linked.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/connections/{connection_id}/granola/identities/link`
        """
        return await self._shell.perform(
            operations.connections_granola_link_identity(connection_id, **body)
        )

    async def relink_identity(self, /, connection_id: str, **body: Any) -> Any:
        """Link people anew.

        Goes through the people once more and links those that can be recognised, for
        example after end users were added. The content of the answer is not published,
        so it is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            The people were gone through.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST
        /api/v2/integrations/connections/{connection_id}/granola/identities/relink`
        """
        return await self._shell.perform(
            operations.connections_granola_relink_identity(connection_id, **body)
        )

    async def settings(self, connection_id: str) -> Any:
        """Read the settings of a connection.

        Returns the options that apply when meeting notes are read. The content of the
        answer is not published, so it is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.

        Returns:
            The settings.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections/{connection_id}/granola/settings`
        """
        return await self._shell.perform(
            operations.connections_granola_settings(connection_id)
        )

    async def set_settings(self, /, connection_id: str, **settings: Any) -> Any:
        """Change the settings of a connection.

        Replaces the options that apply when meeting notes are read. The content of the
        answer is not published, so it is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.
            **settings: Further members of the body, by name; they are sent as they
                are.

        Returns:
            The settings as they are now.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `PUT /api/v2/integrations/connections/{connection_id}/granola/settings`
        """
        return await self._shell.perform(
            operations.connections_granola_set_settings(connection_id, **settings)
        )


class AsyncWebCrawlerNamespace:
    """Read websites and make memories of their pages.

    Reached as `client.integrations.web_crawler`.
    """

    __module__ = "memorysync.connections"

    def __init__(self, shell: AsyncShell) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    async def validate(self, /, url: str, **body: Any) -> Any:
        """Ask whether an address can be crawled.

        Checks an address without reading more than that takes. Addresses in private
        networks are refused. The content of the answer is not published, so it is
        passed on as the server sent it.

        Args:
            url: The address to check.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            Whether the address can be crawled.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v1/integrations/web-crawler/validate`
        """
        return await self._shell.perform(
            operations.integrations_web_crawler_validate(url, **body)
        )

    async def crawl(
        self,
        /,
        url: str,
        *,
        crawl_type: Literal["page", "article", "document"] | None = None,
        settings: CrawlSettings | Mapping[str, Any] | None = None,
        store_html: bool | None = None,
        **body: Any,
    ) -> Any:
        """Read a website.

        Starts a job that reads a page and, if asked, the pages that it links to within
        the same site. Follow it with `job`, look at the text with `job_content`, and
        turn it into memories with `import_job`. Addresses in private networks are
        refused. The call is not safe to repeat; each one starts another job. The
        content of the answer is not published, so it is passed on as the server sent
        it.

        Args:
            url: The address to start from.
            crawl_type: How a page is read: as a whole, as the article in it, or as
                a document with its structure. Server default: "page".
            settings: How far the crawl goes.
            store_html: Whether the pages are kept as they came, next to their text.
                Server default: False.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            The job that was started.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v1/integrations/web-crawler/crawl`
        """
        return await self._shell.perform(
            operations.integrations_web_crawler_crawl(
                url,
                crawl_type=crawl_type,
                settings=settings,
                store_html=store_html,
                **body,
            )
        )

    async def jobs(self, /, **params: Any) -> Any:
        """List the crawls.

        Returns the crawls of the project. Further criteria may be given by name. The
        content of the answer is not published, so it is passed on as the server sent
        it.

        Args:
            **params: Further parameters of the query, by name; None is left out.

        Returns:
            The crawls.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v1/integrations/web-crawler/jobs`
        """
        return await self._shell.perform(
            operations.integrations_web_crawler_jobs(**params)
        )

    async def job(self, job_id: str) -> Any:
        """Look at a crawl.

        Returns a crawl with its progress. The content of the answer is not published,
        so it is passed on as the server sent it.

        Args:
            job_id: The crawl.

        Returns:
            The crawl.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v1/integrations/web-crawler/jobs/{job_id}`
        """
        return await self._shell.perform(
            operations.integrations_web_crawler_job(job_id)
        )

    async def delete_job(self, job_id: str) -> Any:
        """Delete a crawl.

        Deletes a crawl and the pages that it read. The content of the answer is not
        published, so it is passed on as the server sent it.

        Args:
            job_id: The crawl.

        Returns:
            The crawl is gone.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `DELETE /api/v1/integrations/web-crawler/jobs/{job_id}`
        """
        return await self._shell.perform(
            operations.integrations_web_crawler_delete_job(job_id)
        )

    async def cancel_job(self, job_id: str) -> Any:
        """Stop a crawl.

        Stops a running crawl. Pages that it read already stay. The content of the
        answer is not published, so it is passed on as the server sent it.

        Args:
            job_id: The crawl.

        Returns:
            The crawl as it is now.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v1/integrations/web-crawler/jobs/{job_id}/cancel`
        """
        return await self._shell.perform(
            operations.integrations_web_crawler_cancel_job(job_id)
        )

    async def job_content(self, /, job_id: str, **params: Any) -> Any:
        """See what a crawl read.

        Returns the text of the pages that a crawl read. Further criteria may be given
        by name. The content of the answer is not published, so it is passed on as the
        server sent it.

        Args:
            job_id: The crawl.
            **params: Further parameters of the query, by name; None is left out.

        Returns:
            The pages.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v1/integrations/web-crawler/jobs/{job_id}/content`
        """
        return await self._shell.perform(
            operations.integrations_web_crawler_job_content(job_id, **params)
        )

    async def job_statistics(self, job_id: str) -> Any:
        """Count what a crawl read.

        Returns numbers about a crawl: pages, failures, sizes. The content of the answer
        is not published, so it is passed on as the server sent it.

        Args:
            job_id: The crawl.

        Returns:
            The numbers.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v1/integrations/web-crawler/jobs/{job_id}/statistics`
        """
        return await self._shell.perform(
            operations.integrations_web_crawler_job_statistics(job_id)
        )

    async def import_job(self, /, job_id: str, **body: Any) -> Any:
        """Turn a crawl into memories.

        Makes memories of the pages that a crawl read, of all of them or of some. The
        call is not safe to repeat, since each one may store the pages again. The
        content of the answer is not published, so it is passed on as the server sent
        it.

        Args:
            job_id: The crawl.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            What was imported.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v1/integrations/web-crawler/jobs/{job_id}/import`
        """
        return await self._shell.perform(
            operations.integrations_web_crawler_import_job(job_id, **body)
        )

    async def active(self) -> Any:
        """List the crawls that run now.

        Returns the crawls that are not over yet. The content of the answer is not
        published, so it is passed on as the server sent it.

        Returns:
            The running crawls.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v1/integrations/web-crawler/active`
        """
        return await self._shell.perform(operations.integrations_web_crawler_active())

    async def config(self) -> Any:
        """See the limits of the crawler.

        Returns what a crawl may ask for: the greatest depth, the greatest number of
        pages and the like. The content of the answer is not published, so it is passed
        on as the server sent it.

        Returns:
            The limits.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v1/integrations/web-crawler/config`
        """
        return await self._shell.perform(operations.integrations_web_crawler_config())


class AsyncConnectionsNamespace:
    """Connect other services, such as Slack or Google Drive, so that memories are made
    of what is in them.

    Reached as `client.connections`.
    """

    __module__ = "memorysync.connections"

    def __init__(self, shell: AsyncShell) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    @cached_property
    def oauth(self) -> AsyncConnectionOAuthNamespace:
        """Connect a service by letting the user agree at the provider (OAuth 2)."""
        return AsyncConnectionOAuthNamespace(self._shell)

    @cached_property
    def slack(self) -> AsyncSlackNamespace:
        """Choose which channels of a connected Slack workspace are read, and say who
        its people are.
        """
        return AsyncSlackNamespace(self._shell)

    @cached_property
    def gdrive(self) -> AsyncGoogleDriveNamespace:
        """Choose which files and folders of a connected Google Drive are read."""
        return AsyncGoogleDriveNamespace(self._shell)

    @cached_property
    def s3(self) -> AsyncS3Namespace:
        """Choose which parts of a connected bucket are read."""
        return AsyncS3Namespace(self._shell)

    @cached_property
    def granola(self) -> AsyncGranolaNamespace:
        """Choose which meeting notes of a connected Granola account are read, and say
        who took part.
        """
        return AsyncGranolaNamespace(self._shell)

    async def list(self, /, **params: Any) -> Any:
        """List the connections.

        Returns the connections of the project to other services, each with its provider
        and its state. Further criteria may be given by name. The content of the answer
        is not published, so it is passed on as the server sent it.

        Args:
            **params: Further parameters of the query, by name; None is left out.

        Returns:
            The connections.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections`
        """
        return await self._shell.perform(operations.connections_list(**params))

    async def create_with_api_key(
        self, /, provider: str, api_key: str, **body: Any
    ) -> Any:
        """Connect a provider by its API key.

        Connects a provider that hands out API keys. The key is stored encrypted and
        cannot be read again. The call is not safe to repeat; each one creates another
        connection. The content of the answer is not published, so it is passed on as
        the server sent it.

        Args:
            provider: The provider to connect.
            api_key: The key that the provider gave you.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            The new connection.

        Raises:
            ValidationError: the server answers 400 or 409 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/connections/api-key`
        """
        return await self._shell.perform(
            operations.connections_create_with_api_key(provider, api_key, **body)
        )

    async def create_with_credentials(
        self, /, provider: str, credentials: Mapping[str, Any], **body: Any
    ) -> Any:
        """Connect a provider by other credentials.

        Connects a provider that takes several values, such as the access key and the
        bucket of a store. The credentials are stored encrypted and cannot be read
        again. The call is not safe to repeat; each one creates another connection. The
        content of the answer is not published, so it is passed on as the server sent
        it.

        Args:
            provider: The provider to connect.
            credentials: The values that the provider asks for.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            The new connection.

        Raises:
            ValidationError: the server answers 400 or 409 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/connections/credentials`
        """
        return await self._shell.perform(
            operations.connections_create_with_credentials(
                provider, credentials, **body
            )
        )

    async def get(self, connection_id: str) -> Any:
        """Look at a connection.

        Returns one connection with its state. The content of the answer is not
        published, so it is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.

        Returns:
            The connection.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections/{connection_id}`
        """
        return await self._shell.perform(operations.connections_get(connection_id))

    async def delete(self, connection_id: str) -> Any:
        """Remove a connection.

        Disconnects the provider, so that nothing more is read from it. If what came
        from it must go as well, call `purge` first. The content of the answer is not
        published, so it is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.

        Returns:
            The connection is gone.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `DELETE /api/v2/integrations/connections/{connection_id}`
        """
        return await self._shell.perform(operations.connections_delete(connection_id))

    async def update(self, /, connection_id: str, **body: Any) -> Any:
        """Change a connection.

        Changes what is given by name and leaves the rest alone; null is sent as null.
        Among other things a connection has a name and a cadence at which it is read:
        `REALTIME`, `HOURLY`, `DAILY`, `WEEKLY`, or `MANUAL` for only when
        `trigger_sync` says so. The content of the answer is not published, so it is
        passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            The connection as it is now.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `PATCH /api/v2/integrations/connections/{connection_id}`
        """
        return await self._shell.perform(
            operations.connections_update(connection_id, **body)
        )

    async def reconnect(self, /, connection_id: str, **body: Any) -> Any:
        """Renew the access of a connection.

        Starts the sign-in with the provider again, for a connection whose access was
        withdrawn or has expired. The answer usually holds an address to send the user
        to. The content of the answer is not published, so it is passed on as the server
        sent it.

        Args:
            connection_id: The connection to the provider.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            How to go on.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/connections/{connection_id}/reconnect`
        """
        return await self._shell.perform(
            operations.connections_reconnect(connection_id, **body)
        )

    async def purge(self, /, connection_id: str, **body: Any) -> Any:
        """Delete everything that came from a connection.

        Deletes what came from the connection. The work may go on in the background. It
        cannot be undone, and the call is not safe to repeat, since a later one deletes
        what was read in between. The content of the answer is not published, so it is
        passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            The work was accepted.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/connections/{connection_id}/purge`
        """
        return await self._shell.perform(
            operations.connections_purge(connection_id, **body)
        )

    async def sync_status(self, connection_id: str) -> Any:
        """See how reading goes.

        Tells when the connection was read last, what came of it, and whether it is
        being read now. The content of the answer is not published, so it is passed on
        as the server sent it.

        Args:
            connection_id: The connection to the provider.

        Returns:
            The state of reading.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections/{connection_id}/sync`
        """
        return await self._shell.perform(
            operations.connections_sync_status(connection_id)
        )

    async def trigger_sync(self, /, connection_id: str, **body: Any) -> Any:
        """Read a connection now.

        Starts a job that reads the connection at once instead of at its next turn;
        `sync_jobs.get` follows it. A job reads everything (`FULL`) or what changed
        since the last time (`INCREMENTAL`). At most three jobs of a tenant run at the
        same time. The call is not safe to repeat; each one starts another job. The
        content of the answer is not published, so it is passed on as the server sent
        it.

        Args:
            connection_id: The connection to the provider.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            The job that was started.

        Raises:
            ValidationError: the server answers 400 or 409 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/connections/{connection_id}/sync`
        """
        return await self._shell.perform(
            operations.connections_trigger_sync(connection_id, **body)
        )

    async def objects(self, /, connection_id: str, **params: Any) -> Any:
        """List what was read from a connection.

        Returns the objects that were found through the connection, such as messages,
        pages and files, each with its state. Further criteria may be given by name. For
        long lists `objects_v2` is the better choice. The content of the answer is not
        published, so it is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.
            **params: Further parameters of the query, by name; None is left out.

        Returns:
            The objects.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections/{connection_id}/objects`
        """
        return await self._shell.perform(
            operations.connections_objects(connection_id, **params)
        )

    async def objects_v2(self, /, connection_id: str, **params: Any) -> Any:
        """List what was read from a connection, page by page.

        Returns the same objects as `objects`, in pages: hand the cursor of one answer
        to the next call. Further criteria may be given by name. The content of the
        answer is not published, so it is passed on as the server sent it.

        Args:
            connection_id: The connection to the provider.
            **params: Further parameters of the query, by name; None is left out.

        Returns:
            One page of objects.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/connections/{connection_id}/objects/v2`
        """
        return await self._shell.perform(
            operations.connections_objects_v2(connection_id, **params)
        )

    async def bulk_object_action(self, /, connection_id: str, **body: Any) -> Any:
        """Do something with many objects.

        Applies one action, such as pausing, to several objects of the connection. The
        content of the answer is not published, so it is passed on as the server sent
        it.

        Args:
            connection_id: The connection to the provider.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            What was done.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/connections/{connection_id}/objects/bulk`
        """
        return await self._shell.perform(
            operations.connections_bulk_object_action(connection_id, **body)
        )

    async def stats(self, /, **params: Any) -> Any:
        """Count connections and objects.

        Returns numbers about the connections of the project and what was read through
        them. Further criteria may be given by name. The content of the answer is not
        published, so it is passed on as the server sent it.

        Args:
            **params: Further parameters of the query, by name; None is left out.

        Returns:
            The numbers.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/stats`
        """
        return await self._shell.perform(operations.connections_stats(**params))

    async def audit_logs(self, /, **params: Any) -> Any:
        """See who did what with connections.

        Returns the log of actions on connections. Further criteria may be given by
        name. The content of the answer is not published, so it is passed on as the
        server sent it.

        Args:
            **params: Further parameters of the query, by name; None is left out.

        Returns:
            The entries of the log.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/audit-logs`
        """
        return await self._shell.perform(operations.connections_audit_logs(**params))


class AsyncObjectsNamespace:
    """The single messages, pages and files that were read through connections.

    Reached as `client.objects`.
    """

    __module__ = "memorysync.connections"

    def __init__(self, shell: AsyncShell) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    async def get(self, object_id: str) -> Any:
        """Look at an object.

        Returns one message, page or file that was read through a connection, with its
        state. The content of the answer is not published, so it is passed on as the
        server sent it.

        Args:
            object_id: The object.

        Returns:
            The object.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/objects/{object_id}`
        """
        return await self._shell.perform(operations.objects_get(object_id))

    async def analysis(self, object_id: str) -> Any:
        """See what the service found in an object.

        Returns what the service made of the content: what it is about, and what seemed
        worth remembering. The content of the answer is not published, so it is passed
        on as the server sent it.

        Args:
            object_id: The object.

        Returns:
            The analysis.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/objects/{object_id}/analysis`
        """
        return await self._shell.perform(operations.objects_analysis(object_id))

    async def audit(self, /, object_id: str, **params: Any) -> Any:
        """See who did what with an object.

        Returns the log of actions on an object. Further criteria may be given by name.
        The content of the answer is not published, so it is passed on as the server
        sent it.

        Args:
            object_id: The object.
            **params: Further parameters of the query, by name; None is left out.

        Returns:
            The entries of the log.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/objects/{object_id}/audit`
        """
        return await self._shell.perform(operations.objects_audit(object_id, **params))

    async def history(self, /, object_id: str, **params: Any) -> Any:
        """List the versions of an object.

        Returns the versions in which the object was read. Further criteria may be given
        by name. The content of the answer is not published, so it is passed on as the
        server sent it.

        Args:
            object_id: The object.
            **params: Further parameters of the query, by name; None is left out.

        Returns:
            The versions.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/objects/{object_id}/history`
        """
        return await self._shell.perform(
            operations.objects_history(object_id, **params)
        )

    async def memory_status(self, object_id: str) -> Any:
        """See which memories came of an object.

        Tells whether memories were made of the object, and which. The content of the
        answer is not published, so it is passed on as the server sent it.

        Args:
            object_id: The object.

        Returns:
            The state of its memories.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/objects/{object_id}/memory-status`
        """
        return await self._shell.perform(operations.objects_memory_status(object_id))

    async def structured_stats(self, object_id: str) -> Any:
        """Count what an object holds.

        Returns numbers about the structured content of an object, such as the rows of a
        table. The content of the answer is not published, so it is passed on as the
        server sent it.

        Args:
            object_id: The object.

        Returns:
            The numbers.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/objects/{object_id}/structured-stats`
        """
        return await self._shell.perform(operations.objects_structured_stats(object_id))

    async def evaluate(self, /, object_id: str, **body: Any) -> Any:
        """Judge an object without storing anything.

        Works out whether the object is worth remembering, and why, and stores nothing.
        The content of the answer is not published, so it is passed on as the server
        sent it.

        Args:
            object_id: The object.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            The judgement.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/objects/{object_id}/evaluate`
        """
        return await self._shell.perform(operations.objects_evaluate(object_id, **body))

    async def pause(self, object_id: str) -> Any:
        """Stop following an object.

        Keeps the object as it is: later changes at the provider are not read until
        `resume`. The content of the answer is not published, so it is passed on as the
        server sent it.

        Args:
            object_id: The object.

        Returns:
            The object as it is now.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/objects/{object_id}/pause`
        """
        return await self._shell.perform(operations.objects_pause(object_id))

    async def resume(self, object_id: str) -> Any:
        """Follow an object again.

        Ends a pause, so that changes at the provider are read again. The content of the
        answer is not published, so it is passed on as the server sent it.

        Args:
            object_id: The object.

        Returns:
            The object as it is now.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/objects/{object_id}/resume`
        """
        return await self._shell.perform(operations.objects_resume(object_id))

    async def reextract(self, /, object_id: str, **body: Any) -> Any:
        """Make memories of an object anew.

        Distils memories from the object once more. The call is not safe to repeat; each
        one does the work again. The content of the answer is not published, so it is
        passed on as the server sent it.

        Args:
            object_id: The object.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            The work was begun.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/objects/{object_id}/reextract`
        """
        return await self._shell.perform(
            operations.objects_reextract(object_id, **body)
        )

    async def resync(self, /, object_id: str, **body: Any) -> Any:
        """Read an object again.

        Fetches the object from the provider once more and works through it. The call is
        not safe to repeat; each one starts another job. The content of the answer is
        not published, so it is passed on as the server sent it.

        Args:
            object_id: The object.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            The work was accepted.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/objects/{object_id}/resync`
        """
        return await self._shell.perform(operations.objects_resync(object_id, **body))

    async def delete_memories(self, /, object_id: str, **params: Any) -> Any:
        """Delete the memories of an object.

        Deletes the memories that were made of an object. Further criteria may be given
        by name. The content of the answer is not published, so it is passed on as the
        server sent it.

        Args:
            object_id: The object.
            **params: Further parameters of the query, by name; None is left out.

        Returns:
            What was deleted.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `DELETE /api/v2/integrations/objects/{object_id}/memories`
        """
        return await self._shell.perform(
            operations.objects_delete_memories(object_id, **params)
        )


class AsyncProvidersNamespace:
    """The services that can be connected.

    Reached as `client.providers`.
    """

    __module__ = "memorysync.connections"

    def __init__(self, shell: AsyncShell) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    async def list(self, /, **params: Any) -> Any:
        """List the providers.

        Returns the services that can be connected, such as Slack, Google Drive, S3 or
        Granola. Further criteria may be given by name. The content of the answer is not
        published, so it is passed on as the server sent it.

        Args:
            **params: Further parameters of the query, by name; None is left out.

        Returns:
            The providers.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/providers`
        """
        return await self._shell.perform(operations.providers_list(**params))

    async def get(self, provider_id: str) -> Any:
        """Look at a provider.

        Returns one service that can be connected, and what it takes to connect it. The
        content of the answer is not published, so it is passed on as the server sent
        it.

        Args:
            provider_id: The provider.

        Returns:
            The provider.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/providers/{provider_id}`
        """
        return await self._shell.perform(operations.providers_get(provider_id))


class AsyncSyncJobsNamespace:
    """The jobs that read connections.

    Reached as `client.sync_jobs`.
    """

    __module__ = "memorysync.connections"

    def __init__(self, shell: AsyncShell) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    async def get(self, job_id: str) -> Any:
        """Look at a job.

        Returns a job that reads a connection, with its progress. The content of the
        answer is not published, so it is passed on as the server sent it.

        Args:
            job_id: The job.

        Returns:
            The job.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v2/integrations/sync-jobs/{job_id}`
        """
        return await self._shell.perform(operations.sync_jobs_get(job_id))

    async def cancel(self, /, job_id: str, **body: Any) -> Any:
        """Stop a job.

        Stops a job that reads a connection. What was read already stays. The content of
        the answer is not published, so it is passed on as the server sent it.

        Args:
            job_id: The job.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            The job as it is now.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /api/v2/integrations/sync-jobs/{job_id}/cancel`
        """
        return await self._shell.perform(operations.sync_jobs_cancel(job_id, **body))


class AsyncIntegrationsNamespace:
    """The integrations of a project, as its dashboard shows them.

    Reached as `client.integrations`.
    """

    __module__ = "memorysync.connections"

    def __init__(self, shell: AsyncShell) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    @cached_property
    def web_crawler(self) -> AsyncWebCrawlerNamespace:
        """Read websites and make memories of their pages."""
        return AsyncWebCrawlerNamespace(self._shell)

    async def catalog(
        self, /, *, category: str | None = None, **params: Any
    ) -> list[Integration]:
        """List the integrations that exist.

        Returns the services that MemorySync can be connected to, whether they are
        connected yet or not, maybe only those of one category. Both clients reach this
        route: the data client with an API key, the control plane with an access token.

        Args:
            category: Only integrations of this category.
            **params: Further parameters of the query, by name; None is left out.

        Returns:
            The integrations.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v1/integrations/catalog`
        """
        return await self._shell.perform(
            operations.integrations_catalog(category=category, **params)
        )

    async def connected(self, /, **params: Any) -> Any:
        """List the integrations in use.

        Returns the integrations that the project is connected to. Further criteria may
        be given by name. The content of the answer is not published, so it is passed on
        as the server sent it.

        Args:
            **params: Further parameters of the query, by name; None is left out.

        Returns:
            The integrations in use.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v1/integrations/connected`
        """
        return await self._shell.perform(operations.integrations_connected(**params))

    async def stats(self, /, **params: Any) -> Any:
        """Count what integrations brought.

        Returns numbers about the integrations of the project. Further criteria may be
        given by name. The content of the answer is not published, so it is passed on as
        the server sent it.

        Args:
            **params: Further parameters of the query, by name; None is left out.

        Returns:
            The numbers.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /api/v1/integrations/stats`
        """
        return await self._shell.perform(operations.integrations_stats(**params))

    async def delete(self, integration_id: str) -> Any:
        """Remove an integration.

        Ends the use of an integration by the project. The content of the answer is not
        published, so it is passed on as the server sent it.

        Args:
            integration_id: The integration.

        Returns:
            The integration is gone.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `DELETE /api/v1/integrations/{integration_id}`
        """
        return await self._shell.perform(operations.integrations_delete(integration_id))

    async def update(self, /, integration_id: str, **body: Any) -> Any:
        """Change an integration.

        Changes what is given by name and leaves the rest alone; null is sent as null.
        The content of the answer is not published, so it is passed on as the server
        sent it.

        Args:
            integration_id: The integration.
            **body: Further members of the body, by name; they are sent as they are.

        Returns:
            The integration as it is now.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `PATCH /api/v1/integrations/{integration_id}`
        """
        return await self._shell.perform(
            operations.integrations_update(integration_id, **body)
        )
