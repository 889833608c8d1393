"""Calls, requests and responses as plain values: no I/O, the same for both flavours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from .bodies import Body
from .headers import Headers
from .retries import STANDARD, RetryPolicy

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Response:
    """A whole HTTP response. Header names are in lower case."""

    status: int
    headers: Headers = field(repr=False)
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Operation(Generic[T]):
    """What never changes about an operation.

    `security` lists the alternatives, each the credentials that it needs together;
    `settings` the client-level parameters that are sent with it. `optional_json` is the
    media type of a JSON body that may be left out. `repeatable`: whether
    sending it twice does no harm; None leaves it to the method. `timeout` are the seconds that its attempts may take where
    the client has its default; `idempotency_header` carries a key that is made for
    each call and is the same in all its attempts.
    """

    id: str
    method: str
    read: Callable[[Response], T]
    security: tuple[tuple[str, ...], ...] = ()
    settings: tuple[str, ...] = ()
    optional_json: str | None = None
    accept: str = "application/json"
    server: str | None = None
    repeatable: bool | None = None
    retries: RetryPolicy = STANDARD
    timeout: float | None = None
    idempotency_header: str | None = None

    def reading(self, read: Callable[[Response], T]) -> Operation[T]:
        """The operation with another reader of its replies."""
        return replace(self, read=read)


@dataclass(frozen=True, slots=True)
class Call(Generic[T]):
    """One call of an operation: its arguments, already in wire form.

    `path` starts with a slash and is percent-encoded, `is_below_base`: it stands behind
    the base URL's own; `query` is "" or starts with a question mark; `settings` are this
    call's own values of client-level parameters; `repeatable` says whether its arguments
    make it safe to send twice.
    """

    operation: Operation[T]
    path: str
    query: str = ""
    headers: Mapping[str, str | None] = field(
        default_factory=dict[str, str | None], repr=False
    )
    cookies: str = field(default="", repr=False)
    settings: Mapping[str, str | None] = field(
        default_factory=dict[str, str | None], repr=False
    )
    body: Body | None = field(default=None, repr=False)
    repeatable: bool | None = None
    is_below_base: bool = True
