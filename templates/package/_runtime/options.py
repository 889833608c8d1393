"""How calls are sent: time, retries, limits, and what is added to every request."""

from __future__ import annotations

import copy
import enum
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeGuard, TypeVar, cast

from .json import to_json
from .parameters import header_value, query
from .roles import ArgumentError, ConfigurationError

if TYPE_CHECKING:
    from .http import Timeout

T = TypeVar("T")

_LONGEST: Final = 1e8

MAX_RESPONSE_BYTES: Final = 100 * 1024 * 1024
"""What a reply may hold by default, before and after decompression."""


class Unchanged(enum.Enum):
    """The type of `UNCHANGED`."""

    UNCHANGED = "as the client has it"

    def __repr__(self) -> str:
        return "<as the client has it>"


UNCHANGED: Final = Unchanged.UNCHANGED
"""What is not to be changed; None could not say so, since it means "no bound"."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What `with_options` was given; a value takes the place of the client's own."""

    timeout: float | Timeout | None | Unchanged = UNCHANGED
    total_timeout: float | None | Unchanged = UNCHANGED
    max_retries: int | Unchanged = UNCHANGED
    max_response_bytes: int | Unchanged = UNCHANGED
    extra_headers: Mapping[str, str] | None | Unchanged = field(
        default=UNCHANGED, repr=False
    )
    extra_query: Mapping[str, object] | None | Unchanged = field(
        default=UNCHANGED, repr=False
    )
    extra_body: Mapping[str, object] | None | Unchanged = field(
        default=UNCHANGED, repr=False
    )


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
        extra_query: Names and encoded pairs that every query carries.
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

    def changed(self, changes: Changes) -> Options:
        """These options with what the changes give.

        Raises:
            ConfigurationError: a value is unusable.
        """
        return Options(
            timeout=_either(changes.timeout, self.timeout, checked_timeout, "timeout"),
            total_timeout=_either(
                changes.total_timeout,
                self.total_timeout,
                checked_seconds,
                "total_timeout",
            ),
            max_retries=_either(
                changes.max_retries, self.max_retries, _checked_retries, "max_retries"
            ),
            max_response_bytes=_either(
                changes.max_response_bytes,
                self.max_response_bytes,
                _checked_bytes,
                "max_response_bytes",
            ),
            extra_headers=(
                self.extra_headers
                if changes.extra_headers is UNCHANGED
                else _checked_headers("extra_headers", changes.extra_headers)
            ),
            extra_query=(
                self.extra_query
                if changes.extra_query is UNCHANGED
                else _checked_query("extra_query", changes.extra_query)
            ),
            extra_body=(
                self.extra_body
                if changes.extra_body is UNCHANGED
                else _checked_body("extra_body", changes.extra_body)
            ),
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
        max_retries=_checked_retries("max_retries", max_retries),
        max_response_bytes=_checked_bytes("max_response_bytes", max_response_bytes),
    )


def checked_timeout(name: str, value: float | Timeout | None) -> float | Timeout | None:
    """Seconds, a timeout object of the HTTP library, or None for no bound.

    Raises:
        ConfigurationError: it is not a positive number.
    """
    return value if _is_timeout(value) else checked_seconds(name, cast(Any, value))


def _is_timeout(value: object) -> TypeGuard[Timeout]:
    """Whether a value is a timeout object; numbers do not make the library load."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return False
    from .http import Timeout

    return isinstance(value, Timeout)


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
        raise ConfigurationError(f"{name} must be a whole number, at least {minimum}")
    return value


def _checked_retries(name: str, value: int) -> int:
    return checked_count(name, value, minimum=0)


def _checked_bytes(name: str, value: int) -> int:
    return checked_count(name, value, minimum=1)


def _either(
    given: T | Unchanged, current: T, check: Callable[[str, T], T], name: str
) -> T:
    return current if isinstance(given, Unchanged) else check(name, given)


_CONNECTION_HEADERS: Final = frozenset(
    {
        "connection",
        "content-length",
        "expect",
        "host",
        "keep-alive",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)
"""Headers that say how a message travels: they belong to the connection."""

_is_token: Final = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+").fullmatch


def _mapping(name: str, value: Mapping[str, T] | None) -> Mapping[str, T]:
    given = cast(object, value)
    if given is None:
        return {}
    if not isinstance(given, Mapping) or not all(
        isinstance(key, str) for key in cast("Mapping[object, object]", given)
    ):
        raise ConfigurationError(f"{name} must be a mapping with names that are str")
    return cast("Mapping[str, T]", given)


def _checked_headers(
    argument: str, given: Mapping[str, str] | None
) -> tuple[tuple[str, str], ...]:
    """Names and values of headers (RFC 9110, 5.1 and 5.5); the last of a name wins."""
    found: dict[str, tuple[str, str]] = {}
    for name, value in _mapping(argument, given).items():
        if not _is_token(name):
            raise ConfigurationError(f"{argument}: {name!r} is no name of a header")
        if name.lower() in _CONNECTION_HEADERS:
            raise ConfigurationError(
                f"{argument}: {name} belongs to the connection and cannot be given"
            )
        if not isinstance(cast(object, value), str):
            raise ConfigurationError(f"{argument}[{name!r}]: a header value is a str")
        try:
            found[name.lower()] = (name, header_value(f"{argument}[{name!r}]", value))
        except ArgumentError as error:
            raise ConfigurationError(str(error)) from None
    return tuple(found.values())


def _checked_query(
    argument: str, given: Mapping[str, object] | None
) -> tuple[tuple[str, str], ...]:
    """Names and their pairs as they stand in a URL, each in style form."""
    try:
        return tuple(
            (name, query(name, value, argument=f"{argument}[{name!r}]"))
            for name, value in _mapping(argument, given).items()
        )
    except ArgumentError as error:
        raise ConfigurationError(str(error)) from None


def _checked_body(
    argument: str, given: Mapping[str, object] | None
) -> Mapping[str, object]:
    """Members of a JSON object, in plain JSON that nobody else can change."""
    try:
        return {
            name: copy.deepcopy(to_json(value, f"{argument}[{name!r}]"))
            for name, value in _mapping(argument, given).items()
        }
    except ArgumentError as error:
        raise ConfigurationError(str(error)) from None
