"""One call and its attempts: what each one may take, and whether another one follows."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from .calls import Call, Response
from .failures import error_for, request_id
from .observing import is_watched, report
from .options import Options
from .requests import Request
from .roles import (
    ConnectionFailedError,
    ConnectionLostError,
    RequestTimeoutError,
    SdkError,
)
from .timing import Deadline, Pace, has_come

if TYPE_CHECKING:
    from ..events import Hook

T = TypeVar("T")


class Attempts:
    """The attempts of one call. It knows the clock and does no I/O."""

    __slots__ = (
        "_began",
        "_end",
        "_hook",
        "_is_followed",
        "_is_watched",
        "_options",
        "_started",
        "number",
        "request",
    )

    def __init__(self, request: Request, options: Options, hook: Hook | None) -> None:
        self.request = request
        self.number = 0
        self._options = options
        self._hook = hook
        self._is_watched = is_watched(hook)
        self._is_followed = False
        self._started = self._began = monotonic()
        total = options.total_timeout
        self._end = None if total is None else self._started + total

    def begin(self) -> Deadline:
        """Another attempt begins."""
        self.number += 1
        if self.number > 1:
            self._began = monotonic()
        if self._is_watched:
            from ..events import RequestEvent

            report(RequestEvent(*self._place()), self._hook)
        timeout, end = self.request.frame.timeout, self._end
        if timeout is None:
            return Deadline(end)
        if not isinstance(timeout, (int, float)):
            return Deadline(end, timeout)
        own = self._began + timeout
        return Deadline(own if end is None else min(own, end))

    def answered(self, response: Response) -> float | None:
        """A reply came: seconds before another attempt; None if it is the last one."""
        if self._is_watched:
            self._report_response(response)
        if response.status < 400:
            return None
        request = self.request
        if not (request.is_repeatable and request.frame.policy.names(response.status)):
            return None
        error = error_for(response)
        return self._pause(error, error.retry_after_seconds)

    def failed(self, error: Exception) -> tuple[SdkError, float | None]:
        """No reply came: the error of the call, and seconds before another attempt."""
        failure = self._failure(error)
        request = self.request
        may_repeat = (
            isinstance(failure, ConnectionFailedError) and request.can_be_sent
        ) or (
            request.is_repeatable
            and isinstance(failure, (ConnectionLostError, RequestTimeoutError))
        )
        pause = None
        if may_repeat and request.frame.policy.lost:
            pause = self._pause(failure, None)
        if pause is None:
            self.report_failure(failure)
        return failure, pause

    def read(self, call: Call[T], response: Response) -> T:
        """What the call returns."""
        try:
            return call.operation.read(response)
        except SdkError as error:
            self.report_failure(error)
            raise

    def follow(self) -> Deadline:
        """The head of a stream is here: each wait for more of it has a time of its own."""
        self._is_followed = True
        timeout = self.request.frame.timeout
        if timeout is None or isinstance(timeout, (int, float)):
            return Pace(self._end, timeout)
        return Deadline(self._end, timeout)

    def broken(self, error: Exception) -> SdkError:
        """The error of a body that breaks off: too late for another attempt."""
        failure = self._failure(error)
        self.report_failure(failure)
        return failure

    def refused(self, response: Response) -> SdkError:
        """The error of a reply that is no success."""
        error = error_for(response)
        self.report_failure(error)
        return error

    def report_failure(self, error: SdkError) -> None:
        """The call ends with an error."""
        if self._is_watched:
            elapsed = monotonic() - self._began
            from ..events import ErrorEvent

            report(ErrorEvent(*self._place(), error, elapsed), self._hook)

    def elapsed(self) -> float:
        """Seconds since the first attempt began."""
        return monotonic() - self._started

    def _failure(self, error: Exception) -> SdkError:
        if isinstance(error, SdkError):
            return error
        failure = self._timed_out()
        failure.__cause__ = error.__cause__ or error
        return failure

    def _pause(self, error: SdkError, asked: float | None) -> float | None:
        if self.number > self._options.max_retries:
            return None
        import random

        now = monotonic()
        policy = self.request.frame.policy
        left = None if self._end is None else self._end - now
        if policy.elapsed is not None:
            rest = self._started + policy.elapsed - now
            left = rest if left is None else min(left, rest)
        pause = policy.pause(self.number, asked, left, random.random())
        if pause is not None and self._is_watched:
            from ..events import RetryEvent

            report(RetryEvent(*self._place(), error, pause), self._hook)
        return pause

    def _timed_out(self) -> RequestTimeoutError:
        timeout, total = self.request.frame.timeout, self._options.total_timeout
        place = f"{self.request.method} {self.request.place}"
        if total is not None and has_come(self._end):
            return RequestTimeoutError(
                f"Request timed out: {place}: the call was not done within {total:g} s "
                f"(total_timeout), {self._count()}",
                bound="total_timeout",
                limit=total,
                attempts=self.number,
            )
        limit = float(timeout) if isinstance(timeout, (int, float)) else None
        within = "the bounds given" if limit is None else f"{limit:g} s"
        what = "nothing more came" if self._is_followed else "no whole reply"
        return RequestTimeoutError(
            f"Request timed out: {place}: {what} within {within} (timeout), "
            f"{self._count()}",
            limit=limit,
            attempts=self.number,
        )

    def _count(self) -> str:
        return "1 attempt" if self.number == 1 else f"{self.number} attempts"

    def _place(self) -> tuple[str, str, str, int]:
        frame = self.request.frame
        return frame.operation, frame.method, self.request.place, self.number

    def _report_response(self, response: Response) -> None:
        found, elapsed = request_id(response, None), monotonic() - self._began
        from ..events import ResponseEvent

        event = ResponseEvent(*self._place(), response.status, found, elapsed)
        report(event, self._hook)
