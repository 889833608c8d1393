"""Telling the log and the hook of a client what happens."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import logging

    from ..events import Event, Hook


_DEBUG: Final = 10


@lru_cache(maxsize=1)
def _logger() -> logging.Logger:
    """The package's log, made when it is needed: whoever listens has imported logging."""
    import logging

    logger = logging.getLogger(__name__.rpartition("._runtime")[0])
    logger.addHandler(logging.NullHandler())
    return logger


def _is_logged() -> bool:
    return "logging" in sys.modules and _logger().isEnabledFor(_DEBUG)


def report(event: Event, hook: Hook | None) -> None:
    """Tell the log, and the hook if there is one."""
    if _is_logged():
        _logger().debug("%s", _line(event))
    if hook is not None:
        try:
            hook(event)
        except Exception:
            _logger().exception("on_event raised for a %s", type(event).__name__)


def is_watched(hook: Hook | None) -> bool:
    """Whether anybody would see an event."""
    return hook is not None or _is_logged()


def _line(event: Event) -> str:
    from ..events import ErrorEvent, RequestEvent, ResponseEvent, RetryEvent

    place = f"{event.method} {event.url} ({event.operation}, attempt {event.attempt})"
    match event:
        case RequestEvent():
            return f"request: {place}"
        case ResponseEvent():
            return (
                f"response: {place}: {event.status_code} "
                f"after {event.elapsed:.3f} s, request id {event.request_id}"
            )
        case RetryEvent():
            kind = type(event.error).__name__
            return f"retry: {place}: {kind}; again in {event.pause:.3f} s"
        case ErrorEvent():
            kind = type(event.error).__name__
            return f"error: {place}: {kind} after {event.elapsed:.3f} s"
