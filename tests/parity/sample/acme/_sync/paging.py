"""Lists that come in pages."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import Generic, TypeVar

from .._runtime.calls import Call, Page
from .._runtime.lifecycle import SyncResource
from .shell import Shell

__all__ = ["Pages"]

T = TypeVar("T")


class Pages(SyncResource, Generic[T]):
    """The items of a list, page by page.

    Use it as `for item in pages`.
    """

    def __init__(self, shell: Shell, call: Call[Page[T]]) -> None:
        self._shell = shell
        self._call: Call[Page[T]] | None = call

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            for item in page.items:
                yield item

    def pages(self) -> Iterator[Page[T]]:
        """The pages themselves."""
        while self._call is not None:
            page = self._shell.perform(self._call)
            self._call = page.following
            yield page

    def collect(self) -> list[T]:
        """All items at once."""
        return [item for item in self]

    def close(self) -> None:
        """Stop here: no further page is fetched."""
        self._call = None
        self._release()

    def _release(self) -> None:
        with self._shell:
            pass

    def __enter__(self) -> Pages[T]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
