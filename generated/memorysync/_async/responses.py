"""Performs the calls of a client and returns replies instead of values."""

from __future__ import annotations

from typing import TypeVar

from .._runtime.calls import Call
from .._runtime.configuration import Configuration
from .._runtime.raw import RawResponse
from .shell import AsyncShell
from .stream import AsyncStreamedResponse

T = TypeVar("T")


class AsyncRawCalls:
    """What methods take for a shell when they are to return whole replies."""

    def __init__(self, shell: AsyncShell) -> None:
        self._shell = shell

    @property
    def configuration(self) -> Configuration:
        """What the calls are sent with."""
        return self._shell.configuration

    @property
    def is_closed(self) -> bool:
        """Whether calls are refused."""
        return self._shell.is_closed

    async def perform(self, call: Call[T]) -> RawResponse[T]:
        """Send one call; return its whole reply beside the value that it holds."""
        return await self._shell.perform_raw(call)


class AsyncStreamedCalls:
    """What methods take for a shell when they are to return replies that arrive."""

    def __init__(self, shell: AsyncShell) -> None:
        self._shell = shell

    @property
    def configuration(self) -> Configuration:
        """What the calls are sent with."""
        return self._shell.configuration

    @property
    def is_closed(self) -> bool:
        """Whether calls are refused."""
        return self._shell.is_closed

    async def perform(self, call: Call[T]) -> AsyncStreamedResponse:
        """Send one call; return its reply once it is known to be a success."""
        return await self._shell.stream(call)
