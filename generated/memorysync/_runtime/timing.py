"""When waits end: moments of `time.monotonic`, seconds that are left until then."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .http import Timeout

_LONGEST_TRY: Final = 3.0
_EARLY: Final = 0.002
"""Seconds by which timers may ring too early: some loops count in milliseconds."""


class Deadline:
    """The moments at which the waits of one attempt end; None where nothing ends them.

    Seconds bound everything together: each wait has what the ones before it left. A
    timeout object of the HTTP library bounds each wait for itself, and `end` both.
    """

    __slots__ = ("_timeout", "end")

    def __init__(self, end: float | None, timeout: Timeout | None = None) -> None:
        self.end = end
        self._timeout = timeout

    def queueing(self) -> float | None:
        """When waiting for a free connection ends."""
        timeout = self._timeout
        return self.end if timeout is None else self._sooner(timeout.pool)

    def connecting(self) -> float | None:
        """When looking up the host, connecting to it and securing it has to be done."""
        timeout = self._timeout
        return self.end if timeout is None else self._sooner(timeout.connect)

    def sending(self) -> float | None:
        """When the next bytes have to be sent."""
        timeout = self._timeout
        return self.end if timeout is None else self._sooner(timeout.write)

    def receiving(self) -> float | None:
        """When the next bytes have to be there."""
        timeout = self._timeout
        return self.end if timeout is None else self._sooner(timeout.read)

    def waiting(self) -> float | None:
        """When a wait of the HTTP library has to end, which keeps its own timeouts."""
        return self.end

    def _sooner(self, seconds: float | None) -> float | None:
        if seconds is None:
            return self.end
        moment = monotonic() + seconds
        return moment if self.end is None else min(moment, self.end)


class Pace(Deadline):
    """The moments at which waits for a stream end: each has its own seconds."""

    __slots__ = ("_seconds",)

    def __init__(self, end: float | None, seconds: float | None) -> None:
        super().__init__(end)
        self._seconds = seconds

    def receiving(self) -> float | None:
        """When the next bytes have to be there."""
        return self._sooner(self._seconds)

    def waiting(self) -> float | None:
        """When the next bytes have to be there."""
        return self._sooner(self._seconds)


def remaining(until: float | None) -> float | None:
    """Seconds until a moment.

    Raises:
        TimeoutError: it is over.
    """
    if until is None:
        return None
    seconds = until - monotonic()
    if seconds <= 0:
        raise TimeoutError("the time is over")
    return seconds


def first_of(addresses: int, until: float | None) -> float | None:
    """When trying the first of several addresses ends, so that the others get a turn."""
    if addresses < 2:
        return until
    seconds = remaining(until)
    share = _LONGEST_TRY if seconds is None else min(seconds / addresses, _LONGEST_TRY)
    return monotonic() + share


def has_come(moment: float | None) -> bool:
    """Whether a moment has come at which something ends."""
    return moment is not None and monotonic() >= moment - _EARLY


def is_expired(error: BaseException) -> bool:
    """Whether an error says that a deadline of ours is over.

    The operating system reports under the same class that a host did not answer.
    """
    return isinstance(error, TimeoutError) and error.errno is None
