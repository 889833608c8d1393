"""Calls as plain values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Call(Generic[T]):
    """A request, and how its reply is read."""

    method: str
    path: str
    body: Mapping[str, object] | None
    read: Callable[[Any], T]


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list, and the call of the next one."""

    items: tuple[T, ...]
    following: "Call[Page[T]] | None"


def page_of(read: Callable[[Any], T]) -> Callable[[Any], Page[T]]:
    """Read a page of items."""

    def read_page(raw: Any) -> Page[T]:
        items = tuple(read(each) for each in raw["items"])
        path = raw.get("next")
        following = Call("GET", path, None, read_page) if path else None
        return Page(items, following)

    return read_page
