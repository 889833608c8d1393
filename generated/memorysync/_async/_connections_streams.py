"""Classes with the methods of `connections` that return replies."""

from __future__ import annotations

from functools import cached_property

from .._runtime.raw import async_streamed
from .._runtime.views import described
from .connections import (
    AsyncConnectionOAuthNamespace,
    AsyncConnectionsNamespace,
    AsyncGoogleDriveNamespace,
    AsyncGranolaNamespace,
    AsyncIntegrationsNamespace,
    AsyncObjectsNamespace,
    AsyncProvidersNamespace,
    AsyncS3Namespace,
    AsyncSlackNamespace,
    AsyncSyncJobsNamespace,
    AsyncWebCrawlerNamespace,
)
from .responses import AsyncStreamedCalls
from .stream import AsyncStreamedResponse


class AsyncConnectionOAuthNamespaceWithStreamingResponse:
    """The methods of `AsyncConnectionOAuthNamespace`; each returns its reply as
    `AsyncStreamedResponse`.
    """

    def __init__(self, shell: AsyncStreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    initiate = async_streamed(
        AsyncConnectionOAuthNamespace.initiate, AsyncStreamedResponse
    )
    status = async_streamed(AsyncConnectionOAuthNamespace.status, AsyncStreamedResponse)


class AsyncSlackNamespaceWithStreamingResponse:
    """The methods of `AsyncSlackNamespace`; each returns its reply as
    `AsyncStreamedResponse`.
    """

    def __init__(self, shell: AsyncStreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    available_channels = async_streamed(
        AsyncSlackNamespace.available_channels, AsyncStreamedResponse
    )
    channels = async_streamed(AsyncSlackNamespace.channels, AsyncStreamedResponse)
    add_channels = async_streamed(
        AsyncSlackNamespace.add_channels, AsyncStreamedResponse
    )
    remove_channel = async_streamed(
        AsyncSlackNamespace.remove_channel, AsyncStreamedResponse
    )
    exclusion_policy = async_streamed(
        AsyncSlackNamespace.exclusion_policy, AsyncStreamedResponse
    )
    set_exclusion_policy = async_streamed(
        AsyncSlackNamespace.set_exclusion_policy, AsyncStreamedResponse
    )
    identities = async_streamed(AsyncSlackNamespace.identities, AsyncStreamedResponse)
    link_identity = async_streamed(
        AsyncSlackNamespace.link_identity, AsyncStreamedResponse
    )
    sync_identities = async_streamed(
        AsyncSlackNamespace.sync_identities, AsyncStreamedResponse
    )


class AsyncGoogleDriveNamespaceWithStreamingResponse:
    """The methods of `AsyncGoogleDriveNamespace`; each returns its reply as
    `AsyncStreamedResponse`.
    """

    def __init__(self, shell: AsyncStreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    picker_config = async_streamed(
        AsyncGoogleDriveNamespace.picker_config, AsyncStreamedResponse
    )
    resources = async_streamed(
        AsyncGoogleDriveNamespace.resources, AsyncStreamedResponse
    )
    add_resources = async_streamed(
        AsyncGoogleDriveNamespace.add_resources, AsyncStreamedResponse
    )
    remove_resource = async_streamed(
        AsyncGoogleDriveNamespace.remove_resource, AsyncStreamedResponse
    )


class AsyncS3NamespaceWithStreamingResponse:
    """The methods of `AsyncS3Namespace`; each returns its reply as
    `AsyncStreamedResponse`.
    """

    def __init__(self, shell: AsyncStreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    available_prefixes = async_streamed(
        AsyncS3Namespace.available_prefixes, AsyncStreamedResponse
    )
    prefixes = async_streamed(AsyncS3Namespace.prefixes, AsyncStreamedResponse)
    add_prefixes = async_streamed(AsyncS3Namespace.add_prefixes, AsyncStreamedResponse)
    remove_prefix = async_streamed(
        AsyncS3Namespace.remove_prefix, AsyncStreamedResponse
    )
    exclusion_policy = async_streamed(
        AsyncS3Namespace.exclusion_policy, AsyncStreamedResponse
    )
    set_exclusion_policy = async_streamed(
        AsyncS3Namespace.set_exclusion_policy, AsyncStreamedResponse
    )
    settings = async_streamed(AsyncS3Namespace.settings, AsyncStreamedResponse)


class AsyncGranolaNamespaceWithStreamingResponse:
    """The methods of `AsyncGranolaNamespace`; each returns its reply as
    `AsyncStreamedResponse`.
    """

    def __init__(self, shell: AsyncStreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    available_folders = async_streamed(
        AsyncGranolaNamespace.available_folders, AsyncStreamedResponse
    )
    folders = async_streamed(AsyncGranolaNamespace.folders, AsyncStreamedResponse)
    add_folders = async_streamed(
        AsyncGranolaNamespace.add_folders, AsyncStreamedResponse
    )
    remove_folder = async_streamed(
        AsyncGranolaNamespace.remove_folder, AsyncStreamedResponse
    )
    exclusion_policy = async_streamed(
        AsyncGranolaNamespace.exclusion_policy, AsyncStreamedResponse
    )
    set_exclusion_policy = async_streamed(
        AsyncGranolaNamespace.set_exclusion_policy, AsyncStreamedResponse
    )
    identities = async_streamed(AsyncGranolaNamespace.identities, AsyncStreamedResponse)
    link_identity = async_streamed(
        AsyncGranolaNamespace.link_identity, AsyncStreamedResponse
    )
    relink_identity = async_streamed(
        AsyncGranolaNamespace.relink_identity, AsyncStreamedResponse
    )
    settings = async_streamed(AsyncGranolaNamespace.settings, AsyncStreamedResponse)
    set_settings = async_streamed(
        AsyncGranolaNamespace.set_settings, AsyncStreamedResponse
    )


class AsyncWebCrawlerNamespaceWithStreamingResponse:
    """The methods of `AsyncWebCrawlerNamespace`; each returns its reply as
    `AsyncStreamedResponse`.
    """

    def __init__(self, shell: AsyncStreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    validate = async_streamed(AsyncWebCrawlerNamespace.validate, AsyncStreamedResponse)
    crawl = async_streamed(AsyncWebCrawlerNamespace.crawl, AsyncStreamedResponse)
    jobs = async_streamed(AsyncWebCrawlerNamespace.jobs, AsyncStreamedResponse)
    job = async_streamed(AsyncWebCrawlerNamespace.job, AsyncStreamedResponse)
    delete_job = async_streamed(
        AsyncWebCrawlerNamespace.delete_job, AsyncStreamedResponse
    )
    cancel_job = async_streamed(
        AsyncWebCrawlerNamespace.cancel_job, AsyncStreamedResponse
    )
    job_content = async_streamed(
        AsyncWebCrawlerNamespace.job_content, AsyncStreamedResponse
    )
    job_statistics = async_streamed(
        AsyncWebCrawlerNamespace.job_statistics, AsyncStreamedResponse
    )
    import_job = async_streamed(
        AsyncWebCrawlerNamespace.import_job, AsyncStreamedResponse
    )
    active = async_streamed(AsyncWebCrawlerNamespace.active, AsyncStreamedResponse)
    config = async_streamed(AsyncWebCrawlerNamespace.config, AsyncStreamedResponse)


class AsyncConnectionsNamespaceWithStreamingResponse:
    """The methods of `AsyncConnectionsNamespace`; each returns its reply as
    `AsyncStreamedResponse`.
    """

    def __init__(self, shell: AsyncStreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    list = async_streamed(AsyncConnectionsNamespace.list, AsyncStreamedResponse)
    create_with_api_key = async_streamed(
        AsyncConnectionsNamespace.create_with_api_key, AsyncStreamedResponse
    )
    create_with_credentials = async_streamed(
        AsyncConnectionsNamespace.create_with_credentials, AsyncStreamedResponse
    )
    get = async_streamed(AsyncConnectionsNamespace.get, AsyncStreamedResponse)
    delete = async_streamed(AsyncConnectionsNamespace.delete, AsyncStreamedResponse)
    update = async_streamed(AsyncConnectionsNamespace.update, AsyncStreamedResponse)
    reconnect = async_streamed(
        AsyncConnectionsNamespace.reconnect, AsyncStreamedResponse
    )
    purge = async_streamed(AsyncConnectionsNamespace.purge, AsyncStreamedResponse)
    sync_status = async_streamed(
        AsyncConnectionsNamespace.sync_status, AsyncStreamedResponse
    )
    trigger_sync = async_streamed(
        AsyncConnectionsNamespace.trigger_sync, AsyncStreamedResponse
    )
    objects = async_streamed(AsyncConnectionsNamespace.objects, AsyncStreamedResponse)
    objects_v2 = async_streamed(
        AsyncConnectionsNamespace.objects_v2, AsyncStreamedResponse
    )
    bulk_object_action = async_streamed(
        AsyncConnectionsNamespace.bulk_object_action, AsyncStreamedResponse
    )
    stats = async_streamed(AsyncConnectionsNamespace.stats, AsyncStreamedResponse)
    audit_logs = async_streamed(
        AsyncConnectionsNamespace.audit_logs, AsyncStreamedResponse
    )

    @cached_property
    def oauth(self) -> AsyncConnectionOAuthNamespaceWithStreamingResponse:
        """Connect a service by letting the user agree at the provider (OAuth 2)."""
        return AsyncConnectionOAuthNamespaceWithStreamingResponse(self._shell)

    @cached_property
    def slack(self) -> AsyncSlackNamespaceWithStreamingResponse:
        """Choose which channels of a connected Slack workspace are read, and say who
        its people are.
        """
        return AsyncSlackNamespaceWithStreamingResponse(self._shell)

    @cached_property
    def gdrive(self) -> AsyncGoogleDriveNamespaceWithStreamingResponse:
        """Choose which files and folders of a connected Google Drive are read."""
        return AsyncGoogleDriveNamespaceWithStreamingResponse(self._shell)

    @cached_property
    def s3(self) -> AsyncS3NamespaceWithStreamingResponse:
        """Choose which parts of a connected bucket are read."""
        return AsyncS3NamespaceWithStreamingResponse(self._shell)

    @cached_property
    def granola(self) -> AsyncGranolaNamespaceWithStreamingResponse:
        """Choose which meeting notes of a connected Granola account are read, and say
        who took part.
        """
        return AsyncGranolaNamespaceWithStreamingResponse(self._shell)


class AsyncObjectsNamespaceWithStreamingResponse:
    """The methods of `AsyncObjectsNamespace`; each returns its reply as
    `AsyncStreamedResponse`.
    """

    def __init__(self, shell: AsyncStreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    get = async_streamed(AsyncObjectsNamespace.get, AsyncStreamedResponse)
    analysis = async_streamed(AsyncObjectsNamespace.analysis, AsyncStreamedResponse)
    audit = async_streamed(AsyncObjectsNamespace.audit, AsyncStreamedResponse)
    history = async_streamed(AsyncObjectsNamespace.history, AsyncStreamedResponse)
    memory_status = async_streamed(
        AsyncObjectsNamespace.memory_status, AsyncStreamedResponse
    )
    structured_stats = async_streamed(
        AsyncObjectsNamespace.structured_stats, AsyncStreamedResponse
    )
    evaluate = async_streamed(AsyncObjectsNamespace.evaluate, AsyncStreamedResponse)
    pause = async_streamed(AsyncObjectsNamespace.pause, AsyncStreamedResponse)
    resume = async_streamed(AsyncObjectsNamespace.resume, AsyncStreamedResponse)
    reextract = async_streamed(AsyncObjectsNamespace.reextract, AsyncStreamedResponse)
    resync = async_streamed(AsyncObjectsNamespace.resync, AsyncStreamedResponse)
    delete_memories = async_streamed(
        AsyncObjectsNamespace.delete_memories, AsyncStreamedResponse
    )


class AsyncProvidersNamespaceWithStreamingResponse:
    """The methods of `AsyncProvidersNamespace`; each returns its reply as
    `AsyncStreamedResponse`.
    """

    def __init__(self, shell: AsyncStreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    list = async_streamed(AsyncProvidersNamespace.list, AsyncStreamedResponse)
    get = async_streamed(AsyncProvidersNamespace.get, AsyncStreamedResponse)


class AsyncSyncJobsNamespaceWithStreamingResponse:
    """The methods of `AsyncSyncJobsNamespace`; each returns its reply as
    `AsyncStreamedResponse`.
    """

    def __init__(self, shell: AsyncStreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    get = async_streamed(AsyncSyncJobsNamespace.get, AsyncStreamedResponse)
    cancel = async_streamed(AsyncSyncJobsNamespace.cancel, AsyncStreamedResponse)


class AsyncIntegrationsNamespaceWithStreamingResponse:
    """The methods of `AsyncIntegrationsNamespace`; each returns its reply as
    `AsyncStreamedResponse`.
    """

    def __init__(self, shell: AsyncStreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    catalog = async_streamed(AsyncIntegrationsNamespace.catalog, AsyncStreamedResponse)
    connected = async_streamed(
        AsyncIntegrationsNamespace.connected, AsyncStreamedResponse
    )
    stats = async_streamed(AsyncIntegrationsNamespace.stats, AsyncStreamedResponse)
    delete = async_streamed(AsyncIntegrationsNamespace.delete, AsyncStreamedResponse)
    update = async_streamed(AsyncIntegrationsNamespace.update, AsyncStreamedResponse)

    @cached_property
    def web_crawler(self) -> AsyncWebCrawlerNamespaceWithStreamingResponse:
        """Read websites and make memories of their pages."""
        return AsyncWebCrawlerNamespaceWithStreamingResponse(self._shell)
