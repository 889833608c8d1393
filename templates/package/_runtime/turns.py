"""Who fetches a token and who waits for it. No waiting here."""

from __future__ import annotations

import threading
from collections import deque
from typing import Generic, Protocol, TypeVar

from .roles import SdkError
from .tokens import Token, TokenSource


class Waiting(Protocol):
    """A caller that waits for a token, or for its turn to fetch one."""

    outcome: Token | SdkError | None
    is_granted: bool
    is_given_up: bool

    def wake(self) -> None:
        """Let the caller go on."""
        ...


W = TypeVar("W", bound=Waiting)


class Turns(Generic[W]):
    """The callers of one event loop, or of one process, that need a token of one source.

    One of them fetches it. What becomes of the fetch is told to all who wait, an error
    as well; who gives up a fetch leaves it to the next one.
    """

    def __init__(self, source: TokenSource) -> None:
        self._source = source
        self._lock = threading.Lock()
        self._waiting: deque[W] = deque()
        self._is_fetching = False

    def claim(self, now: float, ticket: type[W]) -> Token | W | None:
        """A token, or None: fetch one; or a ticket: somebody else is fetching it."""
        with self._lock:
            token = self._source.current(now)
            if token is not None:
                return token
            if not self._is_fetching:
                self._is_fetching = True
                return None
            waiting = ticket()
            self._waiting.append(waiting)
            return waiting

    def share(self, outcome: Token | SdkError) -> None:
        """The fetch is done: everybody who waited has what came of it."""
        with self._lock:
            if isinstance(outcome, Token):
                self._source.keep(outcome)
            self._is_fetching = False
            waiting = [*self._waiting]
            self._waiting.clear()
        for each in waiting:
            each.outcome = outcome
            each.wake()

    def pass_on(self) -> None:
        """The fetch was given up: the next one who waits is to begin another one."""
        with self._lock:
            while self._waiting:
                waiting = self._waiting.popleft()
                if not waiting.is_given_up:
                    waiting.is_granted = True
                    waiting.wake()
                    return
            self._is_fetching = False

    def give_up(self, waiting: W) -> None:
        """A caller waits no longer; the turn that it was given just then is the next one's."""
        with self._lock:
            waiting.is_given_up = True
            if not waiting.is_granted:
                return
        self.pass_on()
