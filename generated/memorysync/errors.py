"""Errors of the MemorySync API: all derive from `MemorySyncError`."""

from __future__ import annotations

from typing import Any, Literal, TypeVar

__all__ = [
    "AuthError",
    "ClientClosedError",
    "ConfigurationError",
    "ConnectionFailedError",
    "ConnectionLostError",
    "InvalidResponseError",
    "MemorySyncError",
    "NotFoundError",
    "RateLimitError",
    "RedirectError",
    "RequestTimeoutError",
    "ResponseTooLargeError",
    "ServerError",
    "ValidationError",
]


class MemorySyncError(Exception):
    """The base of every error that this package raises.

    Attributes:
        status_code: HTTP status; None where no response came.
        response: Body of the response: parsed JSON, else text; None where empty.
        request_id: The id that the server gave to the request.
        retry_after_seconds: Seconds that the server asks to wait; None if it does not.
    """

    def __init__(
        self,
        message: str,
        *,
        status_code: int | None = None,
        response: Any = None,
        request_id: str | None = None,
        retry_after_seconds: float | None = None,
    ) -> None:
        super().__init__(message)
        self.status_code = status_code
        self.response = response
        self.request_id = request_id
        self.retry_after_seconds = retry_after_seconds

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__)


_Error = TypeVar("_Error", bound=MemorySyncError)


def _restore(
    kind: type[_Error], arguments: tuple[Any, ...], state: dict[str, Any]
) -> _Error:
    """Unpickle an error without asking what its constructor takes."""
    error = kind.__new__(kind)
    error.args = arguments
    error.__dict__.update(state)
    return error


class ValidationError(MemorySyncError):
    """The server answered 400 or 409 or 422. An argument was refused."""


class AuthError(MemorySyncError):
    """The server answered 401 or 403.

    The client has no credential for the operation.
    """


class NotFoundError(MemorySyncError):
    """The server answered 404."""


class RateLimitError(MemorySyncError):
    """The server answered 429."""

    retry_after_seconds: float

    def __init__(
        self,
        message: str,
        retry_after_seconds: float = 0.0,
        *,
        status_code: int | None = None,
        response: Any = None,
        request_id: str | None = None,
    ) -> None:
        super().__init__(
            message,
            status_code=status_code,
            response=response,
            request_id=request_id,
            retry_after_seconds=retry_after_seconds,
        )


class ServerError(MemorySyncError):
    """The server answered 5XX."""


class ConfigurationError(ValidationError, ValueError):
    """A client was constructed with an argument that is missing or unusable."""


class RequestTimeoutError(MemorySyncError, TimeoutError):
    """No complete response came in time.

    Attributes:
        bound: The argument whose time was over.
        limit: Its seconds; None where a timeout object bounds each wait for itself.
        attempts: How often the request had been tried.
    """

    def __init__(
        self,
        message: str,
        *,
        bound: Literal["timeout", "total_timeout"] = "timeout",
        limit: float | None = None,
        attempts: int = 1,
        status_code: int | None = None,
        response: Any = None,
        request_id: str | None = None,
        retry_after_seconds: float | None = None,
    ) -> None:
        super().__init__(
            message,
            status_code=status_code,
            response=response,
            request_id=request_id,
            retry_after_seconds=retry_after_seconds,
        )
        self.bound = bound
        self.limit = limit
        self.attempts = attempts


class ConnectionFailedError(MemorySyncError, ConnectionError):
    """No connection to the server could be made."""


class ConnectionLostError(MemorySyncError, ConnectionError):
    """The connection broke before the response was complete."""


class InvalidResponseError(MemorySyncError):
    """The server's reply is not what it should be, so it cannot be read."""


class ResponseTooLargeError(InvalidResponseError):
    """The server's reply is longer than the client accepts."""


class RedirectError(MemorySyncError):
    """The server redirects; redirects are never followed.

    Attributes:
        target: Where to, without user, password and query.
    """

    def __init__(
        self,
        message: str,
        *,
        target: str | None = None,
        status_code: int | None = None,
        response: Any = None,
        request_id: str | None = None,
        retry_after_seconds: float | None = None,
    ) -> None:
        super().__init__(
            message,
            status_code=status_code,
            response=response,
            request_id=request_id,
            retry_after_seconds=retry_after_seconds,
        )
        self.target = target


class ClientClosedError(MemorySyncError, RuntimeError):
    """The client was used after it had been closed."""
