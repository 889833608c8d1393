"""The bookkeeping of a pool: what is idle, what is in use, who is next. No waiting here.

Every step takes the same time however many connections there are. A connection that
was used last is used next, so that those that are not needed grow old and are closed;
callers that have to wait are served in the order in which they came.
"""

from __future__ import annotations

import threading
from collections import deque
from typing import Any, Final, Generic, Protocol, TypeVar

from .addresses import Origin

EXPIRY: Final = 5.0
"""Seconds for which an idle connection is kept: servers close theirs soon after."""


class Link(Protocol):
    """What a pool has to know of a connection."""

    origin: Origin
    idle_since: float

    def drop(self) -> None:
        """Close at once. Only its user, or nobody, may have it."""
        ...

    def interrupt(self) -> None:
        """Make its user fail, who then drops it; from any thread."""
        ...


L = TypeVar("L", bound=Link)


class Ticket(Generic[L]):
    """A caller that waits for its turn: a connection, or the place for a new one."""

    connection: L | None = None
    is_granted = False
    is_given_up = False

    def wake(self) -> None:
        """Let the caller go on."""
        raise NotImplementedError


W = TypeVar("W", bound=Ticket[Any])


class PoolClosed(ConnectionError):
    """The pool was closed."""


class Slots(Generic[L]):
    """The connections of one pool, at most `size` of them."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._taken = 0
        self._idle: dict[Origin, deque[L]] = {}
        self._busy: set[L] = set()
        self._waiting: deque[Ticket[L]] = deque()
        self._lock = threading.Lock()
        self.is_closed = False

    def claim(
        self, origin: Origin, now: float, ticket: type[W], *, fresh: bool
    ) -> L | W | None:
        """An idle connection, or None: make one, there is a place for it.

        A ticket where there is neither: wait for it. With `fresh`, what is idle is not
        trusted and closed.

        Raises:
            PoolClosed: the pool is closed.
        """
        with self._lock:
            if self.is_closed:
                raise PoolClosed("the pool is closed")
            stack = self._idle.get(origin)
            if stack:
                newest = stack.pop()
                if not fresh and now - newest.idle_since < EXPIRY:
                    self._busy.add(newest)
                    return newest
                newest.drop()
                self._drop_all(stack)
                return None
            if self._taken < self._size:
                self._taken += 1
                return None
            if self._make_room():
                return None
            waiting = ticket()
            self._waiting.append(waiting)
            return waiting

    def enter(self, connection: L) -> None:
        """A connection was made in a place that had been given.

        Raises:
            PoolClosed: too late.
        """
        with self._lock:
            if not self.is_closed:
                self._busy.add(connection)
                return
            self._taken -= 1
        connection.drop()
        raise PoolClosed("the pool is closed")

    def give_back(self, connection: L, now: float) -> None:
        """A connection may be used again."""
        with self._lock:
            self._busy.discard(connection)
            if self.is_closed:
                self._taken -= 1
                connection.drop()
            elif (waiting := self._next()) is None:
                connection.idle_since = now
                stack = self._idle.get(connection.origin)
                if stack is None:
                    stack = self._idle[connection.origin] = deque()
                stack.append(connection)
            else:
                self._busy.add(connection)
                self._grant(waiting, connection)

    def discard(self, connection: L) -> None:
        """A connection is of no more use."""
        connection.drop()
        with self._lock:
            self._busy.discard(connection)
            self._free()

    def empty(self, connection: L) -> None:
        """A connection is of no use, but its place is needed for another one."""
        connection.drop()
        with self._lock:
            self._busy.discard(connection)

    def forfeit(self) -> None:
        """A place that had been given stays empty."""
        with self._lock:
            self._free()

    def give_up(self, waiting: Ticket[L], now: float) -> None:
        """A caller waits no longer; what it was given just then goes to the next."""
        with self._lock:
            waiting.is_given_up = True
            if not waiting.is_granted:
                return
        if waiting.connection is None:
            self.forfeit()
        else:
            self.give_back(waiting.connection, now)

    def shut(self) -> None:
        """Drop every connection and wake all that wait."""
        with self._lock:
            self.is_closed = True
            for stack in self._idle.values():
                self._drop_all(stack)
            busy, waiting = list(self._busy), list(self._waiting)
            self._waiting.clear()
        for connection in busy:
            connection.interrupt()
        for each in waiting:
            each.wake()

    def forget(self) -> None:
        """Close everything without asking anybody, not even the lock.

        For another process, whose threads did not come along, and whose copies of the
        sockets end nothing here; and for an event loop that is gone with its tasks.
        """
        self.is_closed = True
        for stack in self._idle.values():
            for connection in stack:
                connection.drop()
        for connection in self._busy:
            connection.drop()

    def _drop_all(self, stack: deque[L]) -> None:
        self._taken -= len(stack)
        for connection in stack:
            connection.drop()
        stack.clear()

    def _make_room(self) -> bool:
        """Close an idle connection to another server: its place is needed."""
        for stack in self._idle.values():
            if stack:
                stack.popleft().drop()
                return True
        return False

    def _free(self) -> None:
        waiting = self._next()
        if waiting is None:
            self._taken -= 1
        else:
            self._grant(waiting, None)

    def _next(self) -> Ticket[L] | None:
        while self._waiting:
            waiting = self._waiting.popleft()
            if not waiting.is_given_up:
                return waiting
        return None

    def _grant(self, waiting: Ticket[L], connection: L | None) -> None:
        waiting.connection = connection
        waiting.is_granted = True
        waiting.wake()
