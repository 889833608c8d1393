"""Client of the MemorySync API."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from ._version import __version__

if TYPE_CHECKING:
    from ._async.client import AsyncMemorySyncClient as AsyncMemorySyncClient
    from ._async.control_plane import AsyncControlPlaneClient as AsyncControlPlaneClient
    from ._runtime.files import File as File
    from ._sync.client import MemorySyncClient as MemorySyncClient
    from ._sync.control_plane import ControlPlaneClient as ControlPlaneClient
    from .control_plane_types import CreateWebhookRequest as CreateWebhookRequest
    from .control_plane_types import CreatedWebhook as CreatedWebhook
    from .control_plane_types import LoginRequest as LoginRequest
    from .control_plane_types import LoginResponse as LoginResponse
    from .control_plane_types import LoginSession as LoginSession
    from .control_plane_types import LoginTokens as LoginTokens
    from .control_plane_types import Project as Project
    from .control_plane_types import RetryConfig as RetryConfig
    from .control_plane_types import SignatureConfig as SignatureConfig
    from .control_plane_types import Webhook as Webhook
    from .errors import AuthError as AuthError
    from .errors import ClientClosedError as ClientClosedError
    from .errors import ConfigurationError as ConfigurationError
    from .errors import ConnectionFailedError as ConnectionFailedError
    from .errors import ConnectionLostError as ConnectionLostError
    from .errors import InvalidResponseError as InvalidResponseError
    from .errors import MemorySyncError as MemorySyncError
    from .errors import NotFoundError as NotFoundError
    from .errors import RateLimitError as RateLimitError
    from .errors import RequestTimeoutError as RequestTimeoutError
    from .errors import ServerError as ServerError
    from .errors import ValidationError as ValidationError
    from .types import AddResult as AddResult
    from .types import AddSkippedResponse as AddSkippedResponse
    from .types import BulkAddItem as BulkAddItem
    from .types import BulkAddItemResult as BulkAddItemResult
    from .types import BulkAddResponse as BulkAddResponse
    from .types import ErrorDetail as ErrorDetail
    from .types import ErrorEnvelope as ErrorEnvelope
    from .types import ErrorFields as ErrorFields
    from .types import ErrorFlat as ErrorFlat
    from .types import ErrorReply as ErrorReply
    from .types import ErrorSentence as ErrorSentence
    from .types import ForgetFilters as ForgetFilters
    from .types import GetStateResponse as GetStateResponse
    from .types import HistoryResponse as HistoryResponse
    from .types import Memory as Memory
    from .types import PutStateResponse as PutStateResponse
    from .types import QueryFilters as QueryFilters
    from .types import QueryResponse as QueryResponse
    from .types import RevisionEntry as RevisionEntry
    from .types import RevisionEvent as RevisionEvent
    from .types import SlackChannel as SlackChannel
    from .types import StateItem as StateItem
    from .types import TenantMemory as TenantMemory
    from .types import TenantMemoryList as TenantMemoryList

__all__ = [
    "__version__",
    "AddResult",
    "AddSkippedResponse",
    "AsyncControlPlaneClient",
    "AsyncMemorySyncClient",
    "AuthError",
    "BulkAddItem",
    "BulkAddItemResult",
    "BulkAddResponse",
    "ClientClosedError",
    "ConfigurationError",
    "ConnectionFailedError",
    "ConnectionLostError",
    "ControlPlaneClient",
    "CreateWebhookRequest",
    "CreatedWebhook",
    "ErrorDetail",
    "ErrorEnvelope",
    "ErrorFields",
    "ErrorFlat",
    "ErrorReply",
    "ErrorSentence",
    "File",
    "ForgetFilters",
    "GetStateResponse",
    "HistoryResponse",
    "InvalidResponseError",
    "LoginRequest",
    "LoginResponse",
    "LoginSession",
    "LoginTokens",
    "Memory",
    "MemorySyncClient",
    "MemorySyncError",
    "NotFoundError",
    "Project",
    "PutStateResponse",
    "QueryFilters",
    "QueryResponse",
    "RateLimitError",
    "RequestTimeoutError",
    "RetryConfig",
    "RevisionEntry",
    "RevisionEvent",
    "ServerError",
    "SignatureConfig",
    "SlackChannel",
    "StateItem",
    "TenantMemory",
    "TenantMemoryList",
    "ValidationError",
    "Webhook",
]

_EXPORTS: Final[dict[str, str]] = {
    "AddResult": ".types",
    "AddSkippedResponse": ".types",
    "AsyncControlPlaneClient": "._async.control_plane",
    "AsyncMemorySyncClient": "._async.client",
    "AuthError": ".errors",
    "BulkAddItem": ".types",
    "BulkAddItemResult": ".types",
    "BulkAddResponse": ".types",
    "ClientClosedError": ".errors",
    "ConfigurationError": ".errors",
    "ConnectionFailedError": ".errors",
    "ConnectionLostError": ".errors",
    "ControlPlaneClient": "._sync.control_plane",
    "CreateWebhookRequest": ".control_plane_types",
    "CreatedWebhook": ".control_plane_types",
    "ErrorDetail": ".types",
    "ErrorEnvelope": ".types",
    "ErrorFields": ".types",
    "ErrorFlat": ".types",
    "ErrorReply": ".types",
    "ErrorSentence": ".types",
    "File": "._runtime.files",
    "ForgetFilters": ".types",
    "GetStateResponse": ".types",
    "HistoryResponse": ".types",
    "InvalidResponseError": ".errors",
    "LoginRequest": ".control_plane_types",
    "LoginResponse": ".control_plane_types",
    "LoginSession": ".control_plane_types",
    "LoginTokens": ".control_plane_types",
    "Memory": ".types",
    "MemorySyncClient": "._sync.client",
    "MemorySyncError": ".errors",
    "NotFoundError": ".errors",
    "Project": ".control_plane_types",
    "PutStateResponse": ".types",
    "QueryFilters": ".types",
    "QueryResponse": ".types",
    "RateLimitError": ".errors",
    "RequestTimeoutError": ".errors",
    "RetryConfig": ".control_plane_types",
    "RevisionEntry": ".types",
    "RevisionEvent": ".types",
    "ServerError": ".errors",
    "SignatureConfig": ".control_plane_types",
    "SlackChannel": ".types",
    "StateItem": ".types",
    "TenantMemory": ".types",
    "TenantMemoryList": ".types",
    "ValidationError": ".errors",
    "Webhook": ".control_plane_types",
}
_MODULES: Final = frozenset(
    {"client", "connections", "control_plane", "control_plane_types", "errors", "types"}
)

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import a public name when it is first used (PEP 562)."""
        if name in _EXPORTS:
            value = getattr(import_module(_EXPORTS[name], __name__), name)
        elif name in _MODULES:
            value = import_module(f".{name}", __name__)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*__all__, *_MODULES})
