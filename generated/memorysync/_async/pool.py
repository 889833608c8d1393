"""The connections of one client, shared by all who call at the same time."""

from __future__ import annotations

from time import monotonic

from .._runtime.addresses import Origin
from .._runtime.slots import PoolClosed, Slots
from .._runtime.timing import Deadline
from .network import AsyncConnection, AsyncWaiter, connect


class AsyncPool:
    """At most so many connections: the one used last is taken next; callers queue."""

    def __init__(self, size: int) -> None:
        self._slots: Slots[AsyncConnection] = Slots(size)

    async def acquire(
        self, origin: Origin, deadline: Deadline, *, fresh: bool
    ) -> AsyncConnection:
        """A connection that nobody else has; `fresh`: one that was never used.

        Raises:
            TimeoutError: none became free, or could be made, in time.
            OSError: there is no way to the server, or the pool is closed.
        """
        slots = self._slots
        claim = slots.claim(origin, monotonic(), AsyncWaiter, fresh=fresh)
        if isinstance(claim, AsyncWaiter):
            claim = await self._turn(claim, deadline)
            if claim is not None and (fresh or claim.origin != origin):
                slots.empty(claim)
                claim = None
        if claim is not None:
            if not claim.is_stale:
                claim.is_used = True
                return claim
            slots.empty(claim)
        try:
            made = await connect(origin, deadline.connecting())
        except BaseException:
            slots.forfeit()
            raise
        slots.enter(made)
        return made

    def keep(self, connection: AsyncConnection) -> None:
        """A connection is free for the next call."""
        self._slots.give_back(connection, monotonic())

    def discard(self, connection: AsyncConnection) -> None:
        """A connection is of no more use."""
        self._slots.discard(connection)

    def shut(self) -> None:
        """Close every connection; calls under way fail."""
        self._slots.shut()

    def forget(self) -> None:
        """Leave the connections to another process: this one must not touch them."""
        self._slots.forget()

    async def _turn(
        self, waiter: AsyncWaiter, deadline: Deadline
    ) -> AsyncConnection | None:
        """What a waiting caller is given: a connection, or the place for one."""
        try:
            await waiter.wait(deadline.queueing())
        except BaseException:
            self._slots.give_up(waiter, monotonic())
            raise
        if not waiter.is_granted:
            raise PoolClosed("the pool is closed")
        return waiter.connection
