"""What a pool keeps in its books."""

from __future__ import annotations

import pytest

from memorysync._runtime.addresses import Origin
from memorysync._runtime.slots import EXPIRY, PoolClosed, Slots, Ticket

HERE, THERE = Origin(False, "here", 80), Origin(False, "there", 80)


class Link:
    """A connection that only remembers what was done to it."""

    def __init__(self, origin: Origin = HERE) -> None:
        self.origin = origin
        self.idle_since = 0.0
        self.fate = "open"

    def drop(self) -> None:
        self.fate = "dropped"

    def interrupt(self) -> None:
        self.fate = "interrupted"


class Caller(Ticket[Link]):
    """A caller that only remembers that it was woken."""

    is_awake = False

    def wake(self) -> None:
        self.is_awake = True


def claimed(
    slots: Slots[Link], origin: Origin = HERE, now: float = 0.0, fresh: bool = False
) -> Link | Caller | None:
    return slots.claim(origin, now, Caller, fresh=fresh)


def opened(slots: Slots[Link], origin: Origin = HERE) -> Link:
    """A connection that is made in a free place."""
    assert claimed(slots, origin) is None
    link = Link(origin)
    slots.enter(link)
    return link


def waiting(slots: Slots[Link], origin: Origin = HERE) -> Caller:
    caller = claimed(slots, origin)
    assert isinstance(caller, Caller)
    return caller


def test_what_was_used_last_is_used_next() -> None:
    slots = Slots[Link](3)
    first, second = opened(slots), opened(slots)
    slots.give_back(first, 1.0)
    slots.give_back(second, 2.0)
    assert claimed(slots, now=2.0) is second
    assert claimed(slots, now=2.0) is first
    assert claimed(slots) is None, "there is one place left"


def test_what_was_idle_too_long_is_dropped_with_all_that_is_older() -> None:
    slots = Slots[Link](2)
    links = [opened(slots), opened(slots)]
    for link in links:
        slots.give_back(link, 1.0)
    assert claimed(slots, now=1.0 + EXPIRY) is None
    assert [link.fate for link in links] == ["dropped", "dropped"]
    assert claimed(slots) is None, "both places are free again"
    waiting(slots)


def test_callers_are_served_in_order() -> None:
    slots = Slots[Link](1)
    link = opened(slots)
    callers = [waiting(slots) for _ in range(3)]
    slots.give_up(callers[0], 0.0)
    slots.give_back(link, 0.0)
    assert [caller.is_awake for caller in callers] == [False, True, False]
    assert callers[1].connection is link
    slots.discard(link)
    assert callers[2].is_granted and callers[2].connection is None


def test_a_newcomer_overtakes_nobody() -> None:
    slots = Slots[Link](1)
    link = opened(slots)
    first = waiting(slots)
    slots.give_back(link, 0.0)
    assert first.is_granted
    waiting(slots)


def test_what_was_given_to_somebody_who_left_goes_to_the_next() -> None:
    slots = Slots[Link](1)
    link = opened(slots)
    first, second, third = (waiting(slots) for _ in range(3))
    slots.give_back(link, 0.0)
    slots.give_up(first, 0.0)
    assert second.connection is link
    slots.discard(link)
    slots.give_up(third, 0.0)
    assert claimed(slots) is None
    slots.forfeit()
    opened(slots)


def test_an_idle_connection_elsewhere_makes_room() -> None:
    slots = Slots[Link](1)
    link = opened(slots, THERE)
    slots.give_back(link, 0.0)
    assert claimed(slots, HERE) is None
    assert link.fate == "dropped"
    waiting(slots, THERE)


def test_fresh_trusts_nothing_that_is_idle() -> None:
    slots = Slots[Link](2)
    links = [opened(slots), opened(slots)]
    for link in links:
        slots.give_back(link, 0.0)
    assert claimed(slots, fresh=True) is None
    assert [link.fate for link in links] == ["dropped", "dropped"]


def test_a_place_outlives_its_connection() -> None:
    slots = Slots[Link](1)
    slots.empty(opened(slots))
    waiting(slots)


def test_shut_drops_interrupts_and_wakes() -> None:
    slots = Slots[Link](2)
    idle, busy = opened(slots), opened(slots)
    caller = waiting(slots)
    slots.give_back(idle, 0.0)
    assert caller.connection is idle
    slots.give_back(idle, 0.0)
    late = claimed(slots)
    assert late is idle
    slots.give_back(idle, 0.0)
    slots.shut()
    assert (idle.fate, busy.fate) == ("dropped", "interrupted")
    with pytest.raises(PoolClosed):
        claimed(slots)
    slots.give_back(busy, 0.0)
    assert busy.fate == "dropped"


def test_a_connection_made_too_late_is_dropped() -> None:
    slots = Slots[Link](1)
    assert claimed(slots) is None
    slots.shut()
    link = Link()
    with pytest.raises(PoolClosed):
        slots.enter(link)
    assert link.fate == "dropped"


def test_those_who_wait_are_woken_with_nothing_when_the_pool_is_shut() -> None:
    slots = Slots[Link](1)
    opened(slots)
    caller = waiting(slots)
    slots.shut()
    assert caller.is_awake and not caller.is_granted
