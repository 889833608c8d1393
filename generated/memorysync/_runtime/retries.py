"""When a call is tried again, and how long to wait before: arithmetic, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, cast

from .json import members

REPLAYABLE: Final = frozenset(
    {"GET", "HEAD", "OPTIONS", "TRACE", "QUERY", "PUT", "DELETE"}
)
"""Methods that have the same effect once and twice (RFC 9110, 9.2.2; QUERY is one too)."""

READING: Final = frozenset({"GET", "HEAD", "OPTIONS", "QUERY"})
"""Methods that change nothing (RFC 9110, 9.2.1)."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """What is tried again, and the pauses in between, in seconds.

    Attributes:
        statuses: Statuses such as ``503`` and ``5XX`` that may pass by.
        lost: Whether a call is repeated that got no reply.
        initial: The pause before the first retry.
        maximum: The longest pause, also where the server asks for one.
        exponent: What each pause is multiplied by for the next one.
        elapsed: Seconds after the first attempt in which others may begin.
    """

    statuses: frozenset[str] = frozenset({"408", "429", "500", "502", "503", "504"})
    lost: bool = True
    initial: float = 0.5
    maximum: float = 60.0
    exponent: float = 1.5
    elapsed: float | None = None

    def names(self, status: int) -> bool:
        """Whether a reply with this status is worth another attempt."""
        return str(status) in self.statuses or f"{status // 100}XX" in self.statuses

    def pause(
        self, retry: int, asked: float | None, left: float | None, chance: float
    ) -> float | None:
        """Seconds before a retry, the first of which is number 1; None: do not retry.

        What the server asked for is waited in full, or not at all. Otherwise pauses
        grow, shortened by up to half so that callers do not come back all at once:
        `chance` is a random number from 0 to 1. `left` are the seconds of the budget.
        """
        if asked is not None and asked > self.maximum:
            return None
        grown = min(self.initial * self.exponent ** min(retry - 1, 64), self.maximum)
        seconds = grown * (1 - chance / 2)
        if asked is not None:
            seconds = max(asked, seconds if asked == 0 else 0.0)
        return None if left is not None and seconds >= left else seconds


STANDARD: Final = RetryPolicy()
"""How calls are tried again where the API's document says nothing."""


def given(value: object) -> bool:
    """Whether an argument says something: not None, false or empty."""
    return value is not None and value is not False and value not in ("", [], {})


def in_every(items: object, *names: str) -> bool:
    """Whether a list has items, each of which says something under one of the names."""
    if not isinstance(items, (list, tuple)) or not items:
        return False
    return all(_says(item, names) for item in cast("list[object]", items))


def _says(item: object, names: tuple[str, ...]) -> bool:
    if isinstance(item, str):
        return False
    found = members("item", item)
    return any(given(found.get(name)) for name in names)
