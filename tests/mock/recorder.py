"""A handler that keeps what passed through it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from tests.mock.messages import Request, Response

Handle: TypeAlias = Callable[[Request], Response]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request that was seen and the answer it got."""

    request: Request
    response: Response


class Recorder:
    """Wraps a handler; itself a handler, so adapters need not know of it."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._exchanges: list[Exchange] = []

    def __call__(self, request: Request) -> Response:
        """Answer a request and keep both."""
        response = self._handle(request)
        self._exchanges.append(Exchange(request, response))
        return response

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """Everything seen, in the order it was answered."""
        return tuple(self._exchanges)

    @property
    def requests(self) -> tuple[Request, ...]:
        """The requests seen, in the order they were answered."""
        return tuple(exchange.request for exchange in self._exchanges)

    @property
    def last(self) -> Exchange:
        """The latest exchange. Raises `IndexError` when there was none."""
        return self._exchanges[-1]

    def clear(self) -> None:
        """Forget what was seen."""
        self._exchanges.clear()
