"""Client of the MemorySync API."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from ._version import __version__

if TYPE_CHECKING:
    from ._async.client import AsyncMemorySyncClient as AsyncMemorySyncClient
    from ._async.control_plane import AsyncControlPlaneClient as AsyncControlPlaneClient
    from ._runtime.files import File as File
    from ._runtime.null import NULL as NULL
    from ._runtime.null import Null as Null
    from ._runtime.raw import RawResponse as RawResponse
    from ._sync.client import MemorySyncClient as MemorySyncClient
    from ._sync.control_plane import ControlPlaneClient as ControlPlaneClient
    from .control_plane_types import ApiKeyTestResponse as ApiKeyTestResponse
    from .control_plane_types import BulkRevokeRequest as BulkRevokeRequest
    from .control_plane_types import BulkRevokeResponse as BulkRevokeResponse
    from .control_plane_types import BulkRevokeResult as BulkRevokeResult
    from .control_plane_types import CreateExportRequest as CreateExportRequest
    from .control_plane_types import CreateExportResponse as CreateExportResponse
    from .control_plane_types import (
        CreateOrganizationRequest as CreateOrganizationRequest,
    )
    from .control_plane_types import CreateProjectRequest as CreateProjectRequest
    from .control_plane_types import CreateWebhookRequest as CreateWebhookRequest
    from .control_plane_types import CreatedWebhook as CreatedWebhook
    from .control_plane_types import CurrentPlanResponse as CurrentPlanResponse
    from .control_plane_types import CurrentUserResponse as CurrentUserResponse
    from .control_plane_types import ExportDownloadUrl as ExportDownloadUrl
    from .control_plane_types import ExportFilters as ExportFilters
    from .control_plane_types import ExportJob as ExportJob
    from .control_plane_types import ExportJobListResponse as ExportJobListResponse
    from .control_plane_types import Integration as Integration
    from .control_plane_types import JsonObject as JsonObject
    from .control_plane_types import LoginRequest as LoginRequest
    from .control_plane_types import LoginResponse as LoginResponse
    from .control_plane_types import LoginSession as LoginSession
    from .control_plane_types import LoginTokens as LoginTokens
    from .control_plane_types import OrganizationMembership as OrganizationMembership
    from .control_plane_types import Project as Project
    from .control_plane_types import RefreshRequest as RefreshRequest
    from .control_plane_types import RenameProjectRequest as RenameProjectRequest
    from .control_plane_types import (
        ReplayWebhookDeliveriesRequest as ReplayWebhookDeliveriesRequest,
    )
    from .control_plane_types import RetryConfig as RetryConfig
    from .control_plane_types import Session as Session
    from .control_plane_types import SessionsResponse as SessionsResponse
    from .control_plane_types import SignatureConfig as SignatureConfig
    from .control_plane_types import SignupRequest as SignupRequest
    from .control_plane_types import SignupResponse as SignupResponse
    from .control_plane_types import TestWebhookRequest as TestWebhookRequest
    from .control_plane_types import TokenPair as TokenPair
    from .control_plane_types import UpdateWebhookRequest as UpdateWebhookRequest
    from .control_plane_types import Webhook as Webhook
    from .control_plane_types import (
        WebhookDeliveriesResponse as WebhookDeliveriesResponse,
    )
    from .control_plane_types import WebhookDelivery as WebhookDelivery
    from .control_plane_types import (
        WebhookEventTypesResponse as WebhookEventTypesResponse,
    )
    from .control_plane_types import WebhookHealth as WebhookHealth
    from .control_plane_types import WebhookReplayResponse as WebhookReplayResponse
    from .control_plane_types import WebhookTestResponse as WebhookTestResponse
    from .control_plane_types import WebhooksResponse as WebhooksResponse
    from .errors import AuthError as AuthError
    from .errors import ClientClosedError as ClientClosedError
    from .errors import ConfigurationError as ConfigurationError
    from .errors import ConnectionFailedError as ConnectionFailedError
    from .errors import ConnectionLostError as ConnectionLostError
    from .errors import InvalidResponseError as InvalidResponseError
    from .errors import MemorySyncError as MemorySyncError
    from .errors import NotFoundError as NotFoundError
    from .errors import RateLimitError as RateLimitError
    from .errors import RedirectError as RedirectError
    from .errors import RequestTimeoutError as RequestTimeoutError
    from .errors import ResponseTooLargeError as ResponseTooLargeError
    from .errors import ServerError as ServerError
    from .errors import ValidationError as ValidationError
    from .types import AddResult as AddResult
    from .types import AddSkippedResponse as AddSkippedResponse
    from .types import AppendHistoryResponse as AppendHistoryResponse
    from .types import BatchUpdateItem as BatchUpdateItem
    from .types import BatchUpdateItemResult as BatchUpdateItemResult
    from .types import BatchUpdateResponse as BatchUpdateResponse
    from .types import BulkAddItem as BulkAddItem
    from .types import BulkAddItemResult as BulkAddItemResult
    from .types import BulkAddResponse as BulkAddResponse
    from .types import ComposeResponse as ComposeResponse
    from .types import CrawlSettings as CrawlSettings
    from .types import DeleteHistoryResponse as DeleteHistoryResponse
    from .types import DeleteStateResponse as DeleteStateResponse
    from .types import ErrorDetail as ErrorDetail
    from .types import ErrorEnvelope as ErrorEnvelope
    from .types import ErrorFields as ErrorFields
    from .types import ErrorFlat as ErrorFlat
    from .types import ErrorReply as ErrorReply
    from .types import ErrorSentence as ErrorSentence
    from .types import ExportResponse as ExportResponse
    from .types import FeedbackResponse as FeedbackResponse
    from .types import FeedbackSignal as FeedbackSignal
    from .types import FeedbackSummary as FeedbackSummary
    from .types import FeedbackTrend as FeedbackTrend
    from .types import ForgetFilters as ForgetFilters
    from .types import GetStateResponse as GetStateResponse
    from .types import HistoryResponse as HistoryResponse
    from .types import HistoryTurnInput as HistoryTurnInput
    from .types import HistoryTurnRecord as HistoryTurnRecord
    from .types import ImportJob as ImportJob
    from .types import ImportJobList as ImportJobList
    from .types import ListHistoryResponse as ListHistoryResponse
    from .types import ListStateNamespacesResponse as ListStateNamespacesResponse
    from .types import ListStateResponse as ListStateResponse
    from .types import Memory as Memory
    from .types import MemoryStatus as MemoryStatus
    from .types import Ontology as Ontology
    from .types import PutStateResponse as PutStateResponse
    from .types import QueryFilters as QueryFilters
    from .types import QueryResponse as QueryResponse
    from .types import RecallResult as RecallResult
    from .types import Relation as Relation
    from .types import RelationshipType as RelationshipType
    from .types import RevisionEntry as RevisionEntry
    from .types import RevisionEvent as RevisionEvent
    from .types import S3Prefix as S3Prefix
    from .types import SearchStateResponse as SearchStateResponse
    from .types import SlackChannel as SlackChannel
    from .types import StateItem as StateItem
    from .types import TenantMemory as TenantMemory
    from .types import TenantMemoryList as TenantMemoryList
    from .types import TurnReceipt as TurnReceipt
    from .types import TurnRole as TurnRole

__all__ = [
    "__version__",
    "AddResult",
    "AddSkippedResponse",
    "ApiKeyTestResponse",
    "AppendHistoryResponse",
    "AsyncControlPlaneClient",
    "AsyncMemorySyncClient",
    "AuthError",
    "BatchUpdateItem",
    "BatchUpdateItemResult",
    "BatchUpdateResponse",
    "BulkAddItem",
    "BulkAddItemResult",
    "BulkAddResponse",
    "BulkRevokeRequest",
    "BulkRevokeResponse",
    "BulkRevokeResult",
    "ClientClosedError",
    "ComposeResponse",
    "ConfigurationError",
    "ConnectionFailedError",
    "ConnectionLostError",
    "ControlPlaneClient",
    "CrawlSettings",
    "CreateExportRequest",
    "CreateExportResponse",
    "CreateOrganizationRequest",
    "CreateProjectRequest",
    "CreateWebhookRequest",
    "CreatedWebhook",
    "CurrentPlanResponse",
    "CurrentUserResponse",
    "DeleteHistoryResponse",
    "DeleteStateResponse",
    "ErrorDetail",
    "ErrorEnvelope",
    "ErrorFields",
    "ErrorFlat",
    "ErrorReply",
    "ErrorSentence",
    "ExportDownloadUrl",
    "ExportFilters",
    "ExportJob",
    "ExportJobListResponse",
    "ExportResponse",
    "FeedbackResponse",
    "FeedbackSignal",
    "FeedbackSummary",
    "FeedbackTrend",
    "File",
    "ForgetFilters",
    "GetStateResponse",
    "HistoryResponse",
    "HistoryTurnInput",
    "HistoryTurnRecord",
    "ImportJob",
    "ImportJobList",
    "Integration",
    "InvalidResponseError",
    "JsonObject",
    "ListHistoryResponse",
    "ListStateNamespacesResponse",
    "ListStateResponse",
    "LoginRequest",
    "LoginResponse",
    "LoginSession",
    "LoginTokens",
    "Memory",
    "MemoryStatus",
    "MemorySyncClient",
    "MemorySyncError",
    "NULL",
    "NotFoundError",
    "Null",
    "Ontology",
    "OrganizationMembership",
    "Project",
    "PutStateResponse",
    "QueryFilters",
    "QueryResponse",
    "RateLimitError",
    "RawResponse",
    "RecallResult",
    "RedirectError",
    "RefreshRequest",
    "Relation",
    "RelationshipType",
    "RenameProjectRequest",
    "ReplayWebhookDeliveriesRequest",
    "RequestTimeoutError",
    "ResponseTooLargeError",
    "RetryConfig",
    "RevisionEntry",
    "RevisionEvent",
    "S3Prefix",
    "SearchStateResponse",
    "ServerError",
    "Session",
    "SessionsResponse",
    "SignatureConfig",
    "SignupRequest",
    "SignupResponse",
    "SlackChannel",
    "StateItem",
    "TenantMemory",
    "TenantMemoryList",
    "TestWebhookRequest",
    "TokenPair",
    "TurnReceipt",
    "TurnRole",
    "UpdateWebhookRequest",
    "ValidationError",
    "Webhook",
    "WebhookDeliveriesResponse",
    "WebhookDelivery",
    "WebhookEventTypesResponse",
    "WebhookHealth",
    "WebhookReplayResponse",
    "WebhookTestResponse",
    "WebhooksResponse",
]

_EXPORTS: Final[dict[str, str]] = {
    "AddResult": ".types",
    "AddSkippedResponse": ".types",
    "ApiKeyTestResponse": ".control_plane_types",
    "AppendHistoryResponse": ".types",
    "AsyncControlPlaneClient": "._async.control_plane",
    "AsyncMemorySyncClient": "._async.client",
    "AuthError": ".errors",
    "BatchUpdateItem": ".types",
    "BatchUpdateItemResult": ".types",
    "BatchUpdateResponse": ".types",
    "BulkAddItem": ".types",
    "BulkAddItemResult": ".types",
    "BulkAddResponse": ".types",
    "BulkRevokeRequest": ".control_plane_types",
    "BulkRevokeResponse": ".control_plane_types",
    "BulkRevokeResult": ".control_plane_types",
    "ClientClosedError": ".errors",
    "ComposeResponse": ".types",
    "ConfigurationError": ".errors",
    "ConnectionFailedError": ".errors",
    "ConnectionLostError": ".errors",
    "ControlPlaneClient": "._sync.control_plane",
    "CrawlSettings": ".types",
    "CreateExportRequest": ".control_plane_types",
    "CreateExportResponse": ".control_plane_types",
    "CreateOrganizationRequest": ".control_plane_types",
    "CreateProjectRequest": ".control_plane_types",
    "CreateWebhookRequest": ".control_plane_types",
    "CreatedWebhook": ".control_plane_types",
    "CurrentPlanResponse": ".control_plane_types",
    "CurrentUserResponse": ".control_plane_types",
    "DeleteHistoryResponse": ".types",
    "DeleteStateResponse": ".types",
    "ErrorDetail": ".types",
    "ErrorEnvelope": ".types",
    "ErrorFields": ".types",
    "ErrorFlat": ".types",
    "ErrorReply": ".types",
    "ErrorSentence": ".types",
    "ExportDownloadUrl": ".control_plane_types",
    "ExportFilters": ".control_plane_types",
    "ExportJob": ".control_plane_types",
    "ExportJobListResponse": ".control_plane_types",
    "ExportResponse": ".types",
    "FeedbackResponse": ".types",
    "FeedbackSignal": ".types",
    "FeedbackSummary": ".types",
    "FeedbackTrend": ".types",
    "File": "._runtime.files",
    "ForgetFilters": ".types",
    "GetStateResponse": ".types",
    "HistoryResponse": ".types",
    "HistoryTurnInput": ".types",
    "HistoryTurnRecord": ".types",
    "ImportJob": ".types",
    "ImportJobList": ".types",
    "Integration": ".control_plane_types",
    "InvalidResponseError": ".errors",
    "JsonObject": ".control_plane_types",
    "ListHistoryResponse": ".types",
    "ListStateNamespacesResponse": ".types",
    "ListStateResponse": ".types",
    "LoginRequest": ".control_plane_types",
    "LoginResponse": ".control_plane_types",
    "LoginSession": ".control_plane_types",
    "LoginTokens": ".control_plane_types",
    "Memory": ".types",
    "MemoryStatus": ".types",
    "MemorySyncClient": "._sync.client",
    "MemorySyncError": ".errors",
    "NULL": "._runtime.null",
    "NotFoundError": ".errors",
    "Null": "._runtime.null",
    "Ontology": ".types",
    "OrganizationMembership": ".control_plane_types",
    "Project": ".control_plane_types",
    "PutStateResponse": ".types",
    "QueryFilters": ".types",
    "QueryResponse": ".types",
    "RateLimitError": ".errors",
    "RawResponse": "._runtime.raw",
    "RecallResult": ".types",
    "RedirectError": ".errors",
    "RefreshRequest": ".control_plane_types",
    "Relation": ".types",
    "RelationshipType": ".types",
    "RenameProjectRequest": ".control_plane_types",
    "ReplayWebhookDeliveriesRequest": ".control_plane_types",
    "RequestTimeoutError": ".errors",
    "ResponseTooLargeError": ".errors",
    "RetryConfig": ".control_plane_types",
    "RevisionEntry": ".types",
    "RevisionEvent": ".types",
    "S3Prefix": ".types",
    "SearchStateResponse": ".types",
    "ServerError": ".errors",
    "Session": ".control_plane_types",
    "SessionsResponse": ".control_plane_types",
    "SignatureConfig": ".control_plane_types",
    "SignupRequest": ".control_plane_types",
    "SignupResponse": ".control_plane_types",
    "SlackChannel": ".types",
    "StateItem": ".types",
    "TenantMemory": ".types",
    "TenantMemoryList": ".types",
    "TestWebhookRequest": ".control_plane_types",
    "TokenPair": ".control_plane_types",
    "TurnReceipt": ".types",
    "TurnRole": ".types",
    "UpdateWebhookRequest": ".control_plane_types",
    "ValidationError": ".errors",
    "Webhook": ".control_plane_types",
    "WebhookDeliveriesResponse": ".control_plane_types",
    "WebhookDelivery": ".control_plane_types",
    "WebhookEventTypesResponse": ".control_plane_types",
    "WebhookHealth": ".control_plane_types",
    "WebhookReplayResponse": ".control_plane_types",
    "WebhookTestResponse": ".control_plane_types",
    "WebhooksResponse": ".control_plane_types",
}
_MODULES: Final = frozenset(
    {
        "client",
        "connections",
        "control_plane",
        "control_plane_types",
        "errors",
        "events",
        "types",
    }
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
