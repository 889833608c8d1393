"""How calls are sent: time, retries, limits, and what is added to every request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, cast

from .http import Timeout
from .roles import ConfigurationError

_LONGEST: Final = 1e8

MAX_RESPONSE_BYTES: Final = 100 * 1024 * 1024
"""What a reply may hold by default, before and after decompression."""


@dataclass(frozen=True, slots=True)
class Options:
    """How the calls of one client are sent.

    Attributes:
        timeout: Seconds that one attempt may take, from connecting to the last byte of
            the body; None for no bound.
        total_timeout: Seconds that a whole call may take: attempts, pauses and bodies.
        max_retries: How often a call is tried again.
        max_response_bytes: How long a body may be, before and after decompression.
        extra_headers: Headers that every request carries.
        extra_query: Names and values that every query carries.
        extra_body: Members that every JSON object in a body carries.
    """

    timeout: float | Timeout | None = None
    total_timeout: float | None = None
    max_retries: int = 0
    max_response_bytes: int = MAX_RESPONSE_BYTES
    extra_headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    extra_query: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    extra_body: Mapping[str, object] = field(
        default_factory=dict[str, object], repr=False
    )


def checked_options(
    *,
    timeout: float | Timeout | None,
    total_timeout: float | None,
    max_retries: int,
    max_response_bytes: int,
) -> Options:
    """The options that a client is constructed with.

    Raises:
        ConfigurationError: one of them is unusable.
    """
    return Options(
        timeout=checked_timeout("timeout", timeout),
        total_timeout=checked_seconds("total_timeout", total_timeout),
        max_retries=checked_count("max_retries", max_retries, minimum=0),
        max_response_bytes=checked_count(
            "max_response_bytes", max_response_bytes, minimum=1
        ),
    )


def checked_timeout(
    name: str, value: float | Timeout | None
) -> float | Timeout | None:
    """Seconds, a timeout object of the HTTP library, or None for no bound.

    Raises:
        ConfigurationError: it is not a positive number.
    """
    return value if isinstance(value, Timeout) else checked_seconds(name, value)


def checked_seconds(name: str, value: float | None) -> float | None:
    """Seconds, or None for no bound; more than a clock can count are no bound either.

    Raises:
        ConfigurationError: it is not a positive number.
    """
    if value is None:
        return None
    given = cast(object, value)
    if isinstance(given, bool) or not isinstance(given, (int, float)) or not given > 0:
        raise ConfigurationError(f"{name} must be a positive number of seconds or None")
    return value if value < _LONGEST else None


def checked_count(name: str, value: int, *, minimum: int) -> int:
    """A whole number that is not below `minimum`.

    Raises:
        ConfigurationError: it is anything else.
    """
    given = cast(object, value)
    if isinstance(given, bool) or not isinstance(given, int) or given < minimum:
        raise ConfigurationError(
            f"{name} must be a whole number, at least {minimum}"
        )
    return value
