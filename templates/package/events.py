"""What `on_event` is called with: the steps of a call, in order. Nothing secret in them.

`url` has no user and no query; the first attempt is number 1; times are in seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

__all__ = ["ErrorEvent", "Event", "Hook", "RequestEvent", "ResponseEvent", "RetryEvent"]


@dataclass(frozen=True, slots=True)
class RequestEvent:
    """An attempt begins."""

    operation: str
    method: str
    url: str
    attempt: int


@dataclass(frozen=True, slots=True)
class ResponseEvent:
    """An attempt brought a reply, whatever its status; `elapsed` are its seconds."""

    operation: str
    method: str
    url: str
    attempt: int
    status_code: int
    request_id: str | None
    elapsed: float


@dataclass(frozen=True, slots=True)
class RetryEvent:
    """Another attempt follows after `pause` seconds; `error` says why."""

    operation: str
    method: str
    url: str
    attempt: int
    error: Exception = field(repr=False)
    pause: float


@dataclass(frozen=True, slots=True)
class ErrorEvent:
    """The call failed, after `elapsed` seconds of its last attempt."""

    operation: str
    method: str
    url: str
    attempt: int
    error: Exception = field(repr=False)
    elapsed: float


Event: TypeAlias = RequestEvent | ResponseEvent | RetryEvent | ErrorEvent
"""What a hook is called with, in order, for each attempt of a call."""

Hook: TypeAlias = Callable[[Event], None]
"""One plain function for both flavours. What it raises is logged, and goes no further."""
