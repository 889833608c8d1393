"""Failures to errors: the class by status, the sentence and ids out of the body."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any, Protocol

from .addresses import shown
from .calls import Response
from .content import CodingError, TooLong
from .requests import Request
from .roles import (
    DEFAULT_MESSAGES,
    MESSAGE_POINTERS,
    REQUEST_ID_HEADERS,
    REQUEST_ID_POINTERS,
    RETRY_AFTER_POINTERS,
    STATUS_ERRORS,
    ConnectionFailedError,
    ConnectionLostError,
    InvalidResponseError,
    RedirectError,
    ResponseTooLargeError,
    SdkError,
)


class HasHeaders(Protocol):
    """A reply, whether its body is here or not."""

    @property
    def headers(self) -> Mapping[str, str]: ...


class Head(HasHeaders, Protocol):
    """A reply whose status is known."""

    @property
    def status(self) -> int: ...


_SNIPPET = 200
_NUMBER = re.compile(r"[+-]?[0-9]{1,300}(?:\.[0-9]{1,300})?")


def error_for(response: Response) -> SdkError:
    """The error of a response that is no success."""
    status = str(response.status)
    key = next((key for key in (status, f"{status[0]}XX") if key in STATUS_ERRORS), "")
    body = _body(response)
    seconds = retry_after(response, body)
    if status[0] == "3" and "location" in response.headers:
        target = shown(response.headers["location"])
        return RedirectError(
            f"Unexpected status {status}: the server redirects to {target!r}; "
            "redirects are not followed",
            target=target,
            status_code=response.status,
            response=body,
            request_id=request_id(response, body),
            retry_after_seconds=seconds,
        )
    if seconds is None and status == "429":
        seconds = 0.0
    return STATUS_ERRORS.get(key, SdkError)(
        _message(
            response, body, DEFAULT_MESSAGES.get(key, "Unexpected status {status}")
        ),
        retry_after_seconds=seconds,
        status_code=response.status,
        response=body,
        request_id=request_id(response, body),
    )


def undecodable(response: Response, problem: str) -> InvalidResponseError:
    """The error of a success whose body is not what was declared."""
    text = response.content.decode("utf-8", "replace")
    snippet = text if len(text) <= _SNIPPET else f"{text[:_SNIPPET]}..."
    body = _body(response)
    return InvalidResponseError(
        f"The reply (status {response.status}) {problem}; it begins: {snippet!r}",
        status_code=response.status,
        response=body,
        request_id=request_id(response, body),
    )


def connect_failure(error: Exception, request: Request) -> SdkError:
    """The error of a connection that could not be made."""
    return ConnectionFailedError(
        f"Network error: cannot connect: {request.method} {request.place}: {_reason(error)}"
    )


def exchange_failure(
    error: Exception, request: Request, head: Head | None = None
) -> SdkError:
    """The error of an exchange that broke off, or brought what is no HTTP.

    `head`: what had arrived before.
    """
    return ConnectionLostError(
        f"Network error: {request.method} {request.place}: {_reason(error)}",
        status_code=None if head is None else head.status,
        request_id=None if head is None else request_id(head, None),
    )


def content_failure(
    error: CodingError | TooLong, response: Response, limit: int
) -> InvalidResponseError:
    """The error of a body that breaks its coding, or that is too long."""
    if isinstance(error, CodingError):
        return undecodable(response, str(error))
    return ResponseTooLargeError(
        f"The reply (status {response.status}) is longer than {limit} bytes",
        status_code=response.status,
        request_id=request_id(response, None),
    )


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__


def request_id(response: HasHeaders, body: object) -> str | None:
    """The id that the server gave to the request, for its support."""
    for name in REQUEST_ID_HEADERS:
        value = response.headers.get(name.lower())
        if value:
            return value
    for pointer in REQUEST_ID_POINTERS:
        found = _at(body, pointer)
        if isinstance(found, str) and found:
            return found
    return None


def retry_after(response: Response, body: object) -> float | None:
    """Seconds to wait, from the Retry-After header (RFC 9110, 10.2.3) or the body.

    Where the RFC allows whole seconds only, fractions and signs are understood too.
    """
    header = response.headers.get("retry-after", "").strip()
    seconds = _sensible(header)
    if seconds is None:
        seconds = _until(header)
    for pointer in RETRY_AFTER_POINTERS:
        if seconds is None:
            seconds = _sensible(_at(body, pointer))
    return seconds


def _sensible(value: object) -> float | None:
    """A number of seconds, or its text; None for what is none."""
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        seconds = float(value)
    except OverflowError:
        return None
    return max(0.0, seconds) if math.isfinite(seconds) else None


def _until(date: str) -> float | None:
    """The seconds until an HTTP date; None for what is no date."""
    if not date:
        return None
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(date)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    return _sensible((moment - datetime.now(timezone.utc)).total_seconds())


def _message(response: Response, body: object, default: str) -> str:
    for pointer in MESSAGE_POINTERS:
        found = _at(body, pointer)
        if isinstance(found, str) and found.strip():
            return found
    return default.replace("{status}", str(response.status))


def _body(response: Response) -> Any:
    """The body as parsed JSON, else as text; None where it is empty."""
    if not response.content:
        return None
    try:
        return json.loads(response.content)
    except (ValueError, RecursionError):
        return response.content.decode("utf-8", "replace")


def _at(body: object, pointer: str) -> Any:
    """The value at a JSON pointer (RFC 6901); None where there is none."""
    found: Any = body
    for part in pointer.split("/")[1:]:
        try:
            found = found[int(part) if isinstance(found, list) else part]
        except (LookupError, TypeError, ValueError):
            return None
    return found
