"""Lists that come in pages."""

from __future__ import annotations

from collections.abc import AsyncIterator
from types import TracebackType
from typing import Generic, TypeVar

from .._runtime.calls import Call, Page
from .._runtime.lifecycle import AsyncResource
from .shell import AsyncShell

__all__ = ["AsyncPages"]

T = TypeVar("T")


class AsyncPages(AsyncResource, Generic[T]):
    """The items of a list, page by page.

    Use it as `async for item in pages`.
    """

    def __init__(self, shell: AsyncShell, call: Call[Page[T]]) -> None:
        self._shell = shell
        self._call: Call[Page[T]] | None = call

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for item in page.items:
                yield item

    async def pages(self) -> AsyncIterator[Page[T]]:
        """The pages themselves."""
        while self._call is not None:
            page = await self._shell.perform(self._call)
            self._call = page.following
            yield page

    async def collect(self) -> list[T]:
        """All items at once."""
        return [item async for item in self]

    async def aclose(self) -> None:
        """Stop here: no further page is fetched."""
        self._call = None
        await self._release()

    async def _release(self) -> None:
        async with self._shell:
            pass

    async def __aenter__(self) -> AsyncPages[T]:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()
