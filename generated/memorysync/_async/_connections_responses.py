"""Classes with the methods of `connections` that return replies."""

from __future__ import annotations

from functools import cached_property

from .._runtime.raw import async_raw
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
from .responses import AsyncRawCalls


class AsyncConnectionOAuthNamespaceWithRawResponse:
    """The methods of `AsyncConnectionOAuthNamespace`; each returns its reply as
    `RawResponse`.
    """

    def __init__(self, shell: AsyncRawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    initiate = async_raw(AsyncConnectionOAuthNamespace.initiate)
    status = async_raw(AsyncConnectionOAuthNamespace.status)


class AsyncSlackNamespaceWithRawResponse:
    """The methods of `AsyncSlackNamespace`; each returns its reply as `RawResponse`."""

    def __init__(self, shell: AsyncRawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    available_channels = async_raw(AsyncSlackNamespace.available_channels)
    channels = async_raw(AsyncSlackNamespace.channels)
    add_channels = async_raw(AsyncSlackNamespace.add_channels)
    remove_channel = async_raw(AsyncSlackNamespace.remove_channel)
    exclusion_policy = async_raw(AsyncSlackNamespace.exclusion_policy)
    set_exclusion_policy = async_raw(AsyncSlackNamespace.set_exclusion_policy)
    identities = async_raw(AsyncSlackNamespace.identities)
    link_identity = async_raw(AsyncSlackNamespace.link_identity)
    sync_identities = async_raw(AsyncSlackNamespace.sync_identities)


class AsyncGoogleDriveNamespaceWithRawResponse:
    """The methods of `AsyncGoogleDriveNamespace`; each returns its reply as
    `RawResponse`.
    """

    def __init__(self, shell: AsyncRawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    picker_config = async_raw(AsyncGoogleDriveNamespace.picker_config)
    resources = async_raw(AsyncGoogleDriveNamespace.resources)
    add_resources = async_raw(AsyncGoogleDriveNamespace.add_resources)
    remove_resource = async_raw(AsyncGoogleDriveNamespace.remove_resource)


class AsyncS3NamespaceWithRawResponse:
    """The methods of `AsyncS3Namespace`; each returns its reply as `RawResponse`."""

    def __init__(self, shell: AsyncRawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    available_prefixes = async_raw(AsyncS3Namespace.available_prefixes)
    prefixes = async_raw(AsyncS3Namespace.prefixes)
    add_prefixes = async_raw(AsyncS3Namespace.add_prefixes)
    remove_prefix = async_raw(AsyncS3Namespace.remove_prefix)
    exclusion_policy = async_raw(AsyncS3Namespace.exclusion_policy)
    set_exclusion_policy = async_raw(AsyncS3Namespace.set_exclusion_policy)
    settings = async_raw(AsyncS3Namespace.settings)


class AsyncGranolaNamespaceWithRawResponse:
    """The methods of `AsyncGranolaNamespace`; each returns its reply as `RawResponse`."""

    def __init__(self, shell: AsyncRawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    available_folders = async_raw(AsyncGranolaNamespace.available_folders)
    folders = async_raw(AsyncGranolaNamespace.folders)
    add_folders = async_raw(AsyncGranolaNamespace.add_folders)
    remove_folder = async_raw(AsyncGranolaNamespace.remove_folder)
    exclusion_policy = async_raw(AsyncGranolaNamespace.exclusion_policy)
    set_exclusion_policy = async_raw(AsyncGranolaNamespace.set_exclusion_policy)
    identities = async_raw(AsyncGranolaNamespace.identities)
    link_identity = async_raw(AsyncGranolaNamespace.link_identity)
    relink_identity = async_raw(AsyncGranolaNamespace.relink_identity)
    settings = async_raw(AsyncGranolaNamespace.settings)
    set_settings = async_raw(AsyncGranolaNamespace.set_settings)


class AsyncWebCrawlerNamespaceWithRawResponse:
    """The methods of `AsyncWebCrawlerNamespace`; each returns its reply as
    `RawResponse`.
    """

    def __init__(self, shell: AsyncRawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    validate = async_raw(AsyncWebCrawlerNamespace.validate)
    crawl = async_raw(AsyncWebCrawlerNamespace.crawl)
    jobs = async_raw(AsyncWebCrawlerNamespace.jobs)
    job = async_raw(AsyncWebCrawlerNamespace.job)
    delete_job = async_raw(AsyncWebCrawlerNamespace.delete_job)
    cancel_job = async_raw(AsyncWebCrawlerNamespace.cancel_job)
    job_content = async_raw(AsyncWebCrawlerNamespace.job_content)
    job_statistics = async_raw(AsyncWebCrawlerNamespace.job_statistics)
    import_job = async_raw(AsyncWebCrawlerNamespace.import_job)
    active = async_raw(AsyncWebCrawlerNamespace.active)
    config = async_raw(AsyncWebCrawlerNamespace.config)


class AsyncConnectionsNamespaceWithRawResponse:
    """The methods of `AsyncConnectionsNamespace`; each returns its reply as
    `RawResponse`.
    """

    def __init__(self, shell: AsyncRawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    list = async_raw(AsyncConnectionsNamespace.list)
    create_with_api_key = async_raw(AsyncConnectionsNamespace.create_with_api_key)
    create_with_credentials = async_raw(
        AsyncConnectionsNamespace.create_with_credentials
    )
    get = async_raw(AsyncConnectionsNamespace.get)
    delete = async_raw(AsyncConnectionsNamespace.delete)
    update = async_raw(AsyncConnectionsNamespace.update)
    reconnect = async_raw(AsyncConnectionsNamespace.reconnect)
    purge = async_raw(AsyncConnectionsNamespace.purge)
    sync_status = async_raw(AsyncConnectionsNamespace.sync_status)
    trigger_sync = async_raw(AsyncConnectionsNamespace.trigger_sync)
    objects = async_raw(AsyncConnectionsNamespace.objects)
    objects_v2 = async_raw(AsyncConnectionsNamespace.objects_v2)
    bulk_object_action = async_raw(AsyncConnectionsNamespace.bulk_object_action)
    stats = async_raw(AsyncConnectionsNamespace.stats)
    audit_logs = async_raw(AsyncConnectionsNamespace.audit_logs)

    @cached_property
    def oauth(self) -> AsyncConnectionOAuthNamespaceWithRawResponse:
        """Connect a service by letting the user agree at the provider (OAuth 2)."""
        return AsyncConnectionOAuthNamespaceWithRawResponse(self._shell)

    @cached_property
    def slack(self) -> AsyncSlackNamespaceWithRawResponse:
        """Choose which channels of a connected Slack workspace are read, and say who
        its people are.
        """
        return AsyncSlackNamespaceWithRawResponse(self._shell)

    @cached_property
    def gdrive(self) -> AsyncGoogleDriveNamespaceWithRawResponse:
        """Choose which files and folders of a connected Google Drive are read."""
        return AsyncGoogleDriveNamespaceWithRawResponse(self._shell)

    @cached_property
    def s3(self) -> AsyncS3NamespaceWithRawResponse:
        """Choose which parts of a connected bucket are read."""
        return AsyncS3NamespaceWithRawResponse(self._shell)

    @cached_property
    def granola(self) -> AsyncGranolaNamespaceWithRawResponse:
        """Choose which meeting notes of a connected Granola account are read, and say
        who took part.
        """
        return AsyncGranolaNamespaceWithRawResponse(self._shell)


class AsyncObjectsNamespaceWithRawResponse:
    """The methods of `AsyncObjectsNamespace`; each returns its reply as `RawResponse`."""

    def __init__(self, shell: AsyncRawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    get = async_raw(AsyncObjectsNamespace.get)
    analysis = async_raw(AsyncObjectsNamespace.analysis)
    audit = async_raw(AsyncObjectsNamespace.audit)
    history = async_raw(AsyncObjectsNamespace.history)
    memory_status = async_raw(AsyncObjectsNamespace.memory_status)
    structured_stats = async_raw(AsyncObjectsNamespace.structured_stats)
    evaluate = async_raw(AsyncObjectsNamespace.evaluate)
    pause = async_raw(AsyncObjectsNamespace.pause)
    resume = async_raw(AsyncObjectsNamespace.resume)
    reextract = async_raw(AsyncObjectsNamespace.reextract)
    resync = async_raw(AsyncObjectsNamespace.resync)
    delete_memories = async_raw(AsyncObjectsNamespace.delete_memories)


class AsyncProvidersNamespaceWithRawResponse:
    """The methods of `AsyncProvidersNamespace`; each returns its reply as
    `RawResponse`.
    """

    def __init__(self, shell: AsyncRawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    list = async_raw(AsyncProvidersNamespace.list)
    get = async_raw(AsyncProvidersNamespace.get)


class AsyncSyncJobsNamespaceWithRawResponse:
    """The methods of `AsyncSyncJobsNamespace`; each returns its reply as `RawResponse`."""

    def __init__(self, shell: AsyncRawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    get = async_raw(AsyncSyncJobsNamespace.get)
    cancel = async_raw(AsyncSyncJobsNamespace.cancel)


class AsyncIntegrationsNamespaceWithRawResponse:
    """The methods of `AsyncIntegrationsNamespace`; each returns its reply as
    `RawResponse`.
    """

    def __init__(self, shell: AsyncRawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    catalog = async_raw(AsyncIntegrationsNamespace.catalog)
    connected = async_raw(AsyncIntegrationsNamespace.connected)
    stats = async_raw(AsyncIntegrationsNamespace.stats)
    delete = async_raw(AsyncIntegrationsNamespace.delete)
    update = async_raw(AsyncIntegrationsNamespace.update)

    @cached_property
    def web_crawler(self) -> AsyncWebCrawlerNamespaceWithRawResponse:
        """Read websites and make memories of their pages."""
        return AsyncWebCrawlerNamespaceWithRawResponse(self._shell)
