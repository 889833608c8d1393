"""Classes with the methods of `connections` that return replies."""

from __future__ import annotations

from functools import cached_property

from .._runtime.raw import sync_streamed
from .._runtime.views import described
from .connections import (
    ConnectionOAuthNamespace,
    ConnectionsNamespace,
    GoogleDriveNamespace,
    GranolaNamespace,
    IntegrationsNamespace,
    ObjectsNamespace,
    ProvidersNamespace,
    S3Namespace,
    SlackNamespace,
    SyncJobsNamespace,
    WebCrawlerNamespace,
)
from .responses import StreamedCalls
from .stream import StreamedResponse


class ConnectionOAuthNamespaceWithStreamingResponse:
    """The methods of `ConnectionOAuthNamespace`; each returns its reply as
    `StreamedResponse`.
    """

    def __init__(self, shell: StreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    initiate = sync_streamed(ConnectionOAuthNamespace.initiate, StreamedResponse)
    status = sync_streamed(ConnectionOAuthNamespace.status, StreamedResponse)


class SlackNamespaceWithStreamingResponse:
    """The methods of `SlackNamespace`; each returns its reply as `StreamedResponse`."""

    def __init__(self, shell: StreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    available_channels = sync_streamed(
        SlackNamespace.available_channels, StreamedResponse
    )
    channels = sync_streamed(SlackNamespace.channels, StreamedResponse)
    add_channels = sync_streamed(SlackNamespace.add_channels, StreamedResponse)
    remove_channel = sync_streamed(SlackNamespace.remove_channel, StreamedResponse)
    exclusion_policy = sync_streamed(SlackNamespace.exclusion_policy, StreamedResponse)
    set_exclusion_policy = sync_streamed(
        SlackNamespace.set_exclusion_policy, StreamedResponse
    )
    identities = sync_streamed(SlackNamespace.identities, StreamedResponse)
    link_identity = sync_streamed(SlackNamespace.link_identity, StreamedResponse)
    sync_identities = sync_streamed(SlackNamespace.sync_identities, StreamedResponse)


class GoogleDriveNamespaceWithStreamingResponse:
    """The methods of `GoogleDriveNamespace`; each returns its reply as
    `StreamedResponse`.
    """

    def __init__(self, shell: StreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    picker_config = sync_streamed(GoogleDriveNamespace.picker_config, StreamedResponse)
    resources = sync_streamed(GoogleDriveNamespace.resources, StreamedResponse)
    add_resources = sync_streamed(GoogleDriveNamespace.add_resources, StreamedResponse)
    remove_resource = sync_streamed(
        GoogleDriveNamespace.remove_resource, StreamedResponse
    )


class S3NamespaceWithStreamingResponse:
    """The methods of `S3Namespace`; each returns its reply as `StreamedResponse`."""

    def __init__(self, shell: StreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    available_prefixes = sync_streamed(S3Namespace.available_prefixes, StreamedResponse)
    prefixes = sync_streamed(S3Namespace.prefixes, StreamedResponse)
    add_prefixes = sync_streamed(S3Namespace.add_prefixes, StreamedResponse)
    remove_prefix = sync_streamed(S3Namespace.remove_prefix, StreamedResponse)
    exclusion_policy = sync_streamed(S3Namespace.exclusion_policy, StreamedResponse)
    set_exclusion_policy = sync_streamed(
        S3Namespace.set_exclusion_policy, StreamedResponse
    )
    settings = sync_streamed(S3Namespace.settings, StreamedResponse)


class GranolaNamespaceWithStreamingResponse:
    """The methods of `GranolaNamespace`; each returns its reply as `StreamedResponse`."""

    def __init__(self, shell: StreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    available_folders = sync_streamed(
        GranolaNamespace.available_folders, StreamedResponse
    )
    folders = sync_streamed(GranolaNamespace.folders, StreamedResponse)
    add_folders = sync_streamed(GranolaNamespace.add_folders, StreamedResponse)
    remove_folder = sync_streamed(GranolaNamespace.remove_folder, StreamedResponse)
    exclusion_policy = sync_streamed(
        GranolaNamespace.exclusion_policy, StreamedResponse
    )
    set_exclusion_policy = sync_streamed(
        GranolaNamespace.set_exclusion_policy, StreamedResponse
    )
    identities = sync_streamed(GranolaNamespace.identities, StreamedResponse)
    link_identity = sync_streamed(GranolaNamespace.link_identity, StreamedResponse)
    relink_identity = sync_streamed(GranolaNamespace.relink_identity, StreamedResponse)
    settings = sync_streamed(GranolaNamespace.settings, StreamedResponse)
    set_settings = sync_streamed(GranolaNamespace.set_settings, StreamedResponse)


class WebCrawlerNamespaceWithStreamingResponse:
    """The methods of `WebCrawlerNamespace`; each returns its reply as
    `StreamedResponse`.
    """

    def __init__(self, shell: StreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    validate = sync_streamed(WebCrawlerNamespace.validate, StreamedResponse)
    crawl = sync_streamed(WebCrawlerNamespace.crawl, StreamedResponse)
    jobs = sync_streamed(WebCrawlerNamespace.jobs, StreamedResponse)
    job = sync_streamed(WebCrawlerNamespace.job, StreamedResponse)
    delete_job = sync_streamed(WebCrawlerNamespace.delete_job, StreamedResponse)
    cancel_job = sync_streamed(WebCrawlerNamespace.cancel_job, StreamedResponse)
    job_content = sync_streamed(WebCrawlerNamespace.job_content, StreamedResponse)
    job_statistics = sync_streamed(WebCrawlerNamespace.job_statistics, StreamedResponse)
    import_job = sync_streamed(WebCrawlerNamespace.import_job, StreamedResponse)
    active = sync_streamed(WebCrawlerNamespace.active, StreamedResponse)
    config = sync_streamed(WebCrawlerNamespace.config, StreamedResponse)


class ConnectionsNamespaceWithStreamingResponse:
    """The methods of `ConnectionsNamespace`; each returns its reply as
    `StreamedResponse`.
    """

    def __init__(self, shell: StreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    list = sync_streamed(ConnectionsNamespace.list, StreamedResponse)
    create_with_api_key = sync_streamed(
        ConnectionsNamespace.create_with_api_key, StreamedResponse
    )
    create_with_credentials = sync_streamed(
        ConnectionsNamespace.create_with_credentials, StreamedResponse
    )
    get = sync_streamed(ConnectionsNamespace.get, StreamedResponse)
    delete = sync_streamed(ConnectionsNamespace.delete, StreamedResponse)
    update = sync_streamed(ConnectionsNamespace.update, StreamedResponse)
    reconnect = sync_streamed(ConnectionsNamespace.reconnect, StreamedResponse)
    purge = sync_streamed(ConnectionsNamespace.purge, StreamedResponse)
    sync_status = sync_streamed(ConnectionsNamespace.sync_status, StreamedResponse)
    trigger_sync = sync_streamed(ConnectionsNamespace.trigger_sync, StreamedResponse)
    objects = sync_streamed(ConnectionsNamespace.objects, StreamedResponse)
    objects_v2 = sync_streamed(ConnectionsNamespace.objects_v2, StreamedResponse)
    bulk_object_action = sync_streamed(
        ConnectionsNamespace.bulk_object_action, StreamedResponse
    )
    stats = sync_streamed(ConnectionsNamespace.stats, StreamedResponse)
    audit_logs = sync_streamed(ConnectionsNamespace.audit_logs, StreamedResponse)

    @cached_property
    def oauth(self) -> ConnectionOAuthNamespaceWithStreamingResponse:
        """Connect a service by letting the user agree at the provider (OAuth 2)."""
        return ConnectionOAuthNamespaceWithStreamingResponse(self._shell)

    @cached_property
    def slack(self) -> SlackNamespaceWithStreamingResponse:
        """Choose which channels of a connected Slack workspace are read, and say who
        its people are.
        """
        return SlackNamespaceWithStreamingResponse(self._shell)

    @cached_property
    def gdrive(self) -> GoogleDriveNamespaceWithStreamingResponse:
        """Choose which files and folders of a connected Google Drive are read."""
        return GoogleDriveNamespaceWithStreamingResponse(self._shell)

    @cached_property
    def s3(self) -> S3NamespaceWithStreamingResponse:
        """Choose which parts of a connected bucket are read."""
        return S3NamespaceWithStreamingResponse(self._shell)

    @cached_property
    def granola(self) -> GranolaNamespaceWithStreamingResponse:
        """Choose which meeting notes of a connected Granola account are read, and say
        who took part.
        """
        return GranolaNamespaceWithStreamingResponse(self._shell)


class ObjectsNamespaceWithStreamingResponse:
    """The methods of `ObjectsNamespace`; each returns its reply as `StreamedResponse`."""

    def __init__(self, shell: StreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    get = sync_streamed(ObjectsNamespace.get, StreamedResponse)
    analysis = sync_streamed(ObjectsNamespace.analysis, StreamedResponse)
    audit = sync_streamed(ObjectsNamespace.audit, StreamedResponse)
    history = sync_streamed(ObjectsNamespace.history, StreamedResponse)
    memory_status = sync_streamed(ObjectsNamespace.memory_status, StreamedResponse)
    structured_stats = sync_streamed(
        ObjectsNamespace.structured_stats, StreamedResponse
    )
    evaluate = sync_streamed(ObjectsNamespace.evaluate, StreamedResponse)
    pause = sync_streamed(ObjectsNamespace.pause, StreamedResponse)
    resume = sync_streamed(ObjectsNamespace.resume, StreamedResponse)
    reextract = sync_streamed(ObjectsNamespace.reextract, StreamedResponse)
    resync = sync_streamed(ObjectsNamespace.resync, StreamedResponse)
    delete_memories = sync_streamed(ObjectsNamespace.delete_memories, StreamedResponse)


class ProvidersNamespaceWithStreamingResponse:
    """The methods of `ProvidersNamespace`; each returns its reply as
    `StreamedResponse`.
    """

    def __init__(self, shell: StreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    list = sync_streamed(ProvidersNamespace.list, StreamedResponse)
    get = sync_streamed(ProvidersNamespace.get, StreamedResponse)


class SyncJobsNamespaceWithStreamingResponse:
    """The methods of `SyncJobsNamespace`; each returns its reply as `StreamedResponse`."""

    def __init__(self, shell: StreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    get = sync_streamed(SyncJobsNamespace.get, StreamedResponse)
    cancel = sync_streamed(SyncJobsNamespace.cancel, StreamedResponse)


class IntegrationsNamespaceWithStreamingResponse:
    """The methods of `IntegrationsNamespace`; each returns its reply as
    `StreamedResponse`.
    """

    def __init__(self, shell: StreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    catalog = sync_streamed(IntegrationsNamespace.catalog, StreamedResponse)
    connected = sync_streamed(IntegrationsNamespace.connected, StreamedResponse)
    stats = sync_streamed(IntegrationsNamespace.stats, StreamedResponse)
    delete = sync_streamed(IntegrationsNamespace.delete, StreamedResponse)
    update = sync_streamed(IntegrationsNamespace.update, StreamedResponse)

    @cached_property
    def web_crawler(self) -> WebCrawlerNamespaceWithStreamingResponse:
        """Read websites and make memories of their pages."""
        return WebCrawlerNamespaceWithStreamingResponse(self._shell)
