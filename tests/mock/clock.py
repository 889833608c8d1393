"""Time for the mock: always given, never read from the machine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]

START = datetime(2026, 5, 5, 14, 22, tzinfo=UTC)


class SteppingClock:
    """Starts at a fixed time and advances one second with every reading."""

    def __init__(self, start: datetime = START) -> None:
        self._next = start

    def __call__(self) -> datetime:
        now = self._next
        self._next += timedelta(seconds=1)
        return now
