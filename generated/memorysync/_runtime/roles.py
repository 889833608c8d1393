"""The errors of this package by the part they play, and where their facts stand."""

from __future__ import annotations

from typing import Final

from ..errors import (
    ClientClosedError,
    ConfigurationError,
    ConnectionFailedError,
    ConnectionLostError,
    InvalidResponseError,
    RedirectError,
    RequestTimeoutError,
    ResponseTooLargeError,
    AuthError,
    MemorySyncError,
    NotFoundError,
    RateLimitError,
    ServerError,
    ValidationError,
)

__all__ = [
    "DEFAULT_MESSAGES",
    "MESSAGE_POINTERS",
    "REQUEST_ID_HEADERS",
    "REQUEST_ID_POINTERS",
    "RETRY_AFTER_POINTERS",
    "STATUS_ERRORS",
    "ArgumentError",
    "ClientClosedError",
    "ConfigurationError",
    "ConnectionFailedError",
    "ConnectionLostError",
    "CredentialError",
    "InvalidResponseError",
    "RedirectError",
    "RequestTimeoutError",
    "ResponseTooLargeError",
    "SdkError",
]

SdkError = MemorySyncError
ArgumentError = ValidationError
CredentialError = AuthError

STATUS_ERRORS: Final[dict[str, type[MemorySyncError]]] = {
    "400": ValidationError,
    "409": ValidationError,
    "422": ValidationError,
    "401": AuthError,
    "403": AuthError,
    "404": NotFoundError,
    "429": RateLimitError,
    "5XX": ServerError,
    "3XX": MemorySyncError,
    "4XX": MemorySyncError,
}
DEFAULT_MESSAGES: Final[dict[str, str]] = {
    "400": "Validation error",
    "409": "Validation error",
    "422": "Validation error",
    "401": "Unauthenticated",
    "403": "Forbidden",
    "404": "Not found",
    "429": "Rate limited",
    "5XX": "Server error ({status})",
    "3XX": "Unexpected status {status}",
    "4XX": "Unexpected status {status}",
}
MESSAGE_POINTERS: Final[tuple[str, ...]] = (
    "/detail",
    "/error/message",
    "/detail/0/msg",
    "/detail/error/message",
    "/detail/message",
    "/detail/error_description",
    "/message",
    "/error_description",
)
REQUEST_ID_HEADERS: Final[tuple[str, ...]] = ("X-Request-ID", "Request-ID")
REQUEST_ID_POINTERS: Final[tuple[str, ...]] = ("/request_id",)
RETRY_AFTER_POINTERS: Final[tuple[str, ...]] = ("/retry_after", "/error/retry_after")
