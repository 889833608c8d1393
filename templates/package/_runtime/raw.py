"""Whole replies beside the values that they hold, and methods that return them.

`client.with_raw_response` carries the functions of the client's own methods. They run
against a shell that returns the whole reply, so there is one signature and one
documentation of each; only what type checkers see of the result is said here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar, cast

from .calls import Response
from .failures import request_id
from .headers import Headers

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class RawResponse(Generic[T_co]):
    """A reply as a whole: the value that the method returns, and what came with it.

    Attributes:
        value: What the method itself returns.
        status_code: HTTP status.
        headers: Header fields, by names in any case.
        request_id: The id that the server gave to the request; None if it gave none.
        content: The body as it came, decompressed.
        attempts: How often the request was sent.
        elapsed: Seconds from the first attempt to the last byte.
    """

    value: T_co
    status_code: int
    headers: Headers = field(repr=False)
    request_id: str | None
    content: bytes = field(repr=False)
    attempts: int
    elapsed: float


def raw_response(
    value: T, response: Response, *, attempts: int, elapsed: float
) -> RawResponse[T]:
    """A reply and the value that was read from it."""
    return RawResponse(
        value,
        response.status,
        response.headers,
        request_id(response, _parsed(response)),
        response.content,
        attempts,
        elapsed,
    )


def _parsed(response: Response) -> object:
    try:
        return cast(object, json.loads(response.content))
    except (ValueError, RecursionError):
        return None


if TYPE_CHECKING:

    class SyncMethod(Generic[P, T]):
        """A method as a class attribute, with another result than it was written for."""

        def __get__(self, instance: object, owner: object = None) -> Callable[P, T]: ...

    class AsyncMethod(Generic[P, T]):
        """A method as a class attribute, with another result than it was written for."""

        def __get__(
            self, instance: object, owner: object = None
        ) -> Callable[P, Coroutine[Any, Any, T]]: ...


def sync_raw(method: Callable[Concatenate[Any, P], T]) -> SyncMethod[P, RawResponse[T]]:
    """A client's method for a class whose shell returns whole replies."""
    return cast("SyncMethod[P, RawResponse[T]]", method)


def async_raw(
    method: Callable[Concatenate[Any, P], Coroutine[Any, Any, T]],
) -> AsyncMethod[P, RawResponse[T]]:
    """A client's method for a class whose shell returns whole replies."""
    return cast("AsyncMethod[P, RawResponse[T]]", method)


def sync_streamed(
    method: Callable[Concatenate[Any, P], object], reply: type[T]
) -> SyncMethod[P, T]:
    """A client's method for a class whose shell returns replies that arrive."""
    return cast("SyncMethod[P, T]", method)


def async_streamed(
    method: Callable[Concatenate[Any, P], object], reply: type[T]
) -> AsyncMethod[P, T]:
    """A client's method for a class whose shell returns replies that arrive."""
    return cast("AsyncMethod[P, T]", method)
