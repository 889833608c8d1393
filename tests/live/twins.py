"""Compares what the two flavours send and return, when they do the same."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias, cast

from tests.live.conftest import Mock
from tests.live.flavours import FLAVOURS, Flavour
from tests.mock import Request
from tests.mock.multipart import Part, parse_multipart

Body: TypeAlias = Callable[[Flavour, Mock], Awaitable[Any]]
"""A use of the client; it returns what the flavours have to agree on."""


async def assert_twins(body: Body, mock: Mock) -> None:
    """Both flavours send the same bytes and return the same value."""
    requests: list[list[Request]] = []
    values: list[Any] = []
    for flavour in FLAVOURS:
        mock.restart()
        value = await body(flavour, mock)
        requests.append([_without_boundary(each) for each in mock.recorder.requests])
        values.append(_typed(value))
    assert requests[0] == requests[1]
    assert values[0] == values[1]


def parts(request: Request) -> tuple[Part, ...]:
    """The parts of a multipart request."""
    boundary = _boundary(request)
    assert boundary
    return parse_multipart(request.body, boundary)


def plain(value: Any) -> Any:
    """A returned value as JSON, with all that comparing models would ignore."""
    if isinstance(value, list | tuple):
        return [plain(each) for each in cast(list[Any], value)]
    return value.to_dict() if hasattr(value, "to_dict") else value


def _typed(value: Any) -> Any:
    """A returned value as JSON with the types that it had."""
    kind = type(value).__name__
    if isinstance(value, list | tuple):
        return kind, [_typed(each) for each in cast(list[Any], value)]
    return kind, plain(value)


def _boundary(request: Request) -> str | None:
    found = re.search(r"boundary=(\S+)", request.header("Content-Type") or "")
    return found and found[1]


def _without_boundary(request: Request) -> Request:
    """The request with a boundary that is always the same."""
    boundary = _boundary(request)
    if boundary is None:
        return request
    return Request(
        request.method,
        request.raw_path,
        request.raw_query,
        tuple(
            (name, value.replace(boundary, "boundary"))
            for name, value in request.headers
        ),
        request.body.replace(boundary.encode(), b"boundary"),
    )
