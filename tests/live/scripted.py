"""A scripted server inside a client: each request gets the answer of a function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import httpx

Answer = Callable[[httpx.Request], httpx.Response]


class Scripted(httpx.MockTransport):
    """A transport for both flavours; it keeps the requests that it saw."""

    def __init__(self, answer: Answer) -> None:
        self.requests: list[httpx.Request] = []
        self._answer = answer
        super().__init__(self._handle)

    def _handle(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return self._answer(request)


def answering(
    status: int = 200,
    *,
    json: Any = None,
    content: bytes | None = None,
    headers: Mapping[str, str | bytes] | None = None,
) -> Scripted:
    """A server that always gives the same answer."""
    fields = [
        (name.encode(), value if isinstance(value, bytes) else value.encode("ascii"))
        for name, value in (headers or {}).items()
    ]

    def answer(_: httpx.Request) -> httpx.Response:
        if content is not None:
            return httpx.Response(status, headers=fields, content=content)
        return httpx.Response(status, headers=fields, json=json)

    return Scripted(answer)


def failing(fault: Exception) -> Scripted:
    """A server that cannot be reached, or breaks off."""

    def answer(_: httpx.Request) -> httpx.Response:
        raise fault

    return Scripted(answer)


def unreachable() -> Scripted:
    """A server that must not be called at all."""
    return failing(AssertionError("something was sent"))
