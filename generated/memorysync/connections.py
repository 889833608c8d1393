"""`ConnectionOAuthNamespace`, `ConnectionsNamespace`, `GoogleDriveNamespace`,
`GranolaNamespace`, `IntegrationsNamespace`, `ObjectsNamespace`, `ProvidersNamespace`,
`S3Namespace`, `SlackNamespace`, `SyncJobsNamespace` and `WebCrawlerNamespace`, and
their async twins.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ._async.connections import (
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
    from ._sync.connections import (
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

__all__ = [
    "AsyncConnectionOAuthNamespace",
    "AsyncConnectionsNamespace",
    "AsyncGoogleDriveNamespace",
    "AsyncGranolaNamespace",
    "AsyncIntegrationsNamespace",
    "AsyncObjectsNamespace",
    "AsyncProvidersNamespace",
    "AsyncS3Namespace",
    "AsyncSlackNamespace",
    "AsyncSyncJobsNamespace",
    "AsyncWebCrawlerNamespace",
    "ConnectionOAuthNamespace",
    "ConnectionsNamespace",
    "GoogleDriveNamespace",
    "GranolaNamespace",
    "IntegrationsNamespace",
    "ObjectsNamespace",
    "ProvidersNamespace",
    "S3Namespace",
    "SlackNamespace",
    "SyncJobsNamespace",
    "WebCrawlerNamespace",
]

_EXPORTS: Final[dict[str, str]] = {
    "AsyncConnectionOAuthNamespace": "._async.connections",
    "AsyncConnectionsNamespace": "._async.connections",
    "AsyncGoogleDriveNamespace": "._async.connections",
    "AsyncGranolaNamespace": "._async.connections",
    "AsyncIntegrationsNamespace": "._async.connections",
    "AsyncObjectsNamespace": "._async.connections",
    "AsyncProvidersNamespace": "._async.connections",
    "AsyncS3Namespace": "._async.connections",
    "AsyncSlackNamespace": "._async.connections",
    "AsyncSyncJobsNamespace": "._async.connections",
    "AsyncWebCrawlerNamespace": "._async.connections",
    "ConnectionOAuthNamespace": "._sync.connections",
    "ConnectionsNamespace": "._sync.connections",
    "GoogleDriveNamespace": "._sync.connections",
    "GranolaNamespace": "._sync.connections",
    "IntegrationsNamespace": "._sync.connections",
    "ObjectsNamespace": "._sync.connections",
    "ProvidersNamespace": "._sync.connections",
    "S3Namespace": "._sync.connections",
    "SlackNamespace": "._sync.connections",
    "SyncJobsNamespace": "._sync.connections",
    "WebCrawlerNamespace": "._sync.connections",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import a public name when it is first used (PEP 562)."""
        if name not in _EXPORTS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_EXPORTS[name], __package__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return __all__
