"""Classes with the methods of `connections` that return replies."""

from __future__ import annotations

from functools import cached_property

from .._runtime.raw import sync_raw
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
from .responses import RawCalls


class ConnectionOAuthNamespaceWithRawResponse:
    """The methods of `ConnectionOAuthNamespace`; each returns its reply as
    `RawResponse`.
    """

    def __init__(self, shell: RawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    initiate = sync_raw(ConnectionOAuthNamespace.initiate)
    status = sync_raw(ConnectionOAuthNamespace.status)


class SlackNamespaceWithRawResponse:
    """The methods of `SlackNamespace`; each returns its reply as `RawResponse`."""

    def __init__(self, shell: RawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    available_channels = sync_raw(SlackNamespace.available_channels)
    channels = sync_raw(SlackNamespace.channels)
    add_channels = sync_raw(SlackNamespace.add_channels)
    remove_channel = sync_raw(SlackNamespace.remove_channel)
    exclusion_policy = sync_raw(SlackNamespace.exclusion_policy)
    set_exclusion_policy = sync_raw(SlackNamespace.set_exclusion_policy)
    identities = sync_raw(SlackNamespace.identities)
    link_identity = sync_raw(SlackNamespace.link_identity)
    sync_identities = sync_raw(SlackNamespace.sync_identities)


class GoogleDriveNamespaceWithRawResponse:
    """The methods of `GoogleDriveNamespace`; each returns its reply as `RawResponse`."""

    def __init__(self, shell: RawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    picker_config = sync_raw(GoogleDriveNamespace.picker_config)
    resources = sync_raw(GoogleDriveNamespace.resources)
    add_resources = sync_raw(GoogleDriveNamespace.add_resources)
    remove_resource = sync_raw(GoogleDriveNamespace.remove_resource)


class S3NamespaceWithRawResponse:
    """The methods of `S3Namespace`; each returns its reply as `RawResponse`."""

    def __init__(self, shell: RawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    available_prefixes = sync_raw(S3Namespace.available_prefixes)
    prefixes = sync_raw(S3Namespace.prefixes)
    add_prefixes = sync_raw(S3Namespace.add_prefixes)
    remove_prefix = sync_raw(S3Namespace.remove_prefix)
    exclusion_policy = sync_raw(S3Namespace.exclusion_policy)
    set_exclusion_policy = sync_raw(S3Namespace.set_exclusion_policy)
    settings = sync_raw(S3Namespace.settings)


class GranolaNamespaceWithRawResponse:
    """The methods of `GranolaNamespace`; each returns its reply as `RawResponse`."""

    def __init__(self, shell: RawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    available_folders = sync_raw(GranolaNamespace.available_folders)
    folders = sync_raw(GranolaNamespace.folders)
    add_folders = sync_raw(GranolaNamespace.add_folders)
    remove_folder = sync_raw(GranolaNamespace.remove_folder)
    exclusion_policy = sync_raw(GranolaNamespace.exclusion_policy)
    set_exclusion_policy = sync_raw(GranolaNamespace.set_exclusion_policy)
    identities = sync_raw(GranolaNamespace.identities)
    link_identity = sync_raw(GranolaNamespace.link_identity)
    relink_identity = sync_raw(GranolaNamespace.relink_identity)
    settings = sync_raw(GranolaNamespace.settings)
    set_settings = sync_raw(GranolaNamespace.set_settings)


class WebCrawlerNamespaceWithRawResponse:
    """The methods of `WebCrawlerNamespace`; each returns its reply as `RawResponse`."""

    def __init__(self, shell: RawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    validate = sync_raw(WebCrawlerNamespace.validate)
    crawl = sync_raw(WebCrawlerNamespace.crawl)
    jobs = sync_raw(WebCrawlerNamespace.jobs)
    job = sync_raw(WebCrawlerNamespace.job)
    delete_job = sync_raw(WebCrawlerNamespace.delete_job)
    cancel_job = sync_raw(WebCrawlerNamespace.cancel_job)
    job_content = sync_raw(WebCrawlerNamespace.job_content)
    job_statistics = sync_raw(WebCrawlerNamespace.job_statistics)
    import_job = sync_raw(WebCrawlerNamespace.import_job)
    active = sync_raw(WebCrawlerNamespace.active)
    config = sync_raw(WebCrawlerNamespace.config)


class ConnectionsNamespaceWithRawResponse:
    """The methods of `ConnectionsNamespace`; each returns its reply as `RawResponse`."""

    def __init__(self, shell: RawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    list = sync_raw(ConnectionsNamespace.list)
    create_with_api_key = sync_raw(ConnectionsNamespace.create_with_api_key)
    create_with_credentials = sync_raw(ConnectionsNamespace.create_with_credentials)
    get = sync_raw(ConnectionsNamespace.get)
    delete = sync_raw(ConnectionsNamespace.delete)
    update = sync_raw(ConnectionsNamespace.update)
    reconnect = sync_raw(ConnectionsNamespace.reconnect)
    purge = sync_raw(ConnectionsNamespace.purge)
    sync_status = sync_raw(ConnectionsNamespace.sync_status)
    trigger_sync = sync_raw(ConnectionsNamespace.trigger_sync)
    objects = sync_raw(ConnectionsNamespace.objects)
    objects_v2 = sync_raw(ConnectionsNamespace.objects_v2)
    bulk_object_action = sync_raw(ConnectionsNamespace.bulk_object_action)
    stats = sync_raw(ConnectionsNamespace.stats)
    audit_logs = sync_raw(ConnectionsNamespace.audit_logs)

    @cached_property
    def oauth(self) -> ConnectionOAuthNamespaceWithRawResponse:
        """Connect a service by letting the user agree at the provider (OAuth 2)."""
        return ConnectionOAuthNamespaceWithRawResponse(self._shell)

    @cached_property
    def slack(self) -> SlackNamespaceWithRawResponse:
        """Choose which channels of a connected Slack workspace are read, and say who
        its people are.
        """
        return SlackNamespaceWithRawResponse(self._shell)

    @cached_property
    def gdrive(self) -> GoogleDriveNamespaceWithRawResponse:
        """Choose which files and folders of a connected Google Drive are read."""
        return GoogleDriveNamespaceWithRawResponse(self._shell)

    @cached_property
    def s3(self) -> S3NamespaceWithRawResponse:
        """Choose which parts of a connected bucket are read."""
        return S3NamespaceWithRawResponse(self._shell)

    @cached_property
    def granola(self) -> GranolaNamespaceWithRawResponse:
        """Choose which meeting notes of a connected Granola account are read, and say
        who took part.
        """
        return GranolaNamespaceWithRawResponse(self._shell)


class ObjectsNamespaceWithRawResponse:
    """The methods of `ObjectsNamespace`; each returns its reply as `RawResponse`."""

    def __init__(self, shell: RawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    get = sync_raw(ObjectsNamespace.get)
    analysis = sync_raw(ObjectsNamespace.analysis)
    audit = sync_raw(ObjectsNamespace.audit)
    history = sync_raw(ObjectsNamespace.history)
    memory_status = sync_raw(ObjectsNamespace.memory_status)
    structured_stats = sync_raw(ObjectsNamespace.structured_stats)
    evaluate = sync_raw(ObjectsNamespace.evaluate)
    pause = sync_raw(ObjectsNamespace.pause)
    resume = sync_raw(ObjectsNamespace.resume)
    reextract = sync_raw(ObjectsNamespace.reextract)
    resync = sync_raw(ObjectsNamespace.resync)
    delete_memories = sync_raw(ObjectsNamespace.delete_memories)


class ProvidersNamespaceWithRawResponse:
    """The methods of `ProvidersNamespace`; each returns its reply as `RawResponse`."""

    def __init__(self, shell: RawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    list = sync_raw(ProvidersNamespace.list)
    get = sync_raw(ProvidersNamespace.get)


class SyncJobsNamespaceWithRawResponse:
    """The methods of `SyncJobsNamespace`; each returns its reply as `RawResponse`."""

    def __init__(self, shell: RawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    get = sync_raw(SyncJobsNamespace.get)
    cancel = sync_raw(SyncJobsNamespace.cancel)


class IntegrationsNamespaceWithRawResponse:
    """The methods of `IntegrationsNamespace`; each returns its reply as `RawResponse`."""

    def __init__(self, shell: RawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    catalog = sync_raw(IntegrationsNamespace.catalog)
    connected = sync_raw(IntegrationsNamespace.connected)
    stats = sync_raw(IntegrationsNamespace.stats)
    delete = sync_raw(IntegrationsNamespace.delete)
    update = sync_raw(IntegrationsNamespace.update)

    @cached_property
    def web_crawler(self) -> WebCrawlerNamespaceWithRawResponse:
        """Read websites and make memories of their pages."""
        return WebCrawlerNamespaceWithRawResponse(self._shell)
