"""Cancelled calls, and clients that are closed while calls are under way."""

from __future__ import annotations

import asyncio
import time
from functools import partial
from typing import Any

import pytest

from memorysync import ClientClosedError, MemorySyncError
from tests.live.faults.ways import RIGHT, Way, until
from tests.mock.faults import Connection, always
from tests.mock.faults.scripts import (
    answer,
    delay,
    drip_head,
    fall_silent,
    head_of,
    refuse,
    silent,
)

PROMPTLY = 0.05


@pytest.mark.parametrize("fault", [silent, fall_silent, drip_head])
async def test_the_server_sees_a_cancelled_call_close(
    async_way: Way, fault: Any
) -> None:
    """The best of a few counts: what else the machine does is not measured."""
    delays: list[float] = []
    for _ in range(5):
        async with async_way.serving(always(fault, RIGHT)) as (server, client):
            call = asyncio.create_task(client.query("recent work"))
            await asyncio.wait_for(server.requested(), 5)
            await asyncio.sleep(0.02)
            cancelled_at = time.monotonic()
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
            if fault is drip_head:  # it notices when it sends
                break
            delays.append(await asyncio.wait_for(server.abandoned(), 5) - cancelled_at)
    assert not delays or min(delays) < PROMPTLY


async def test_wait_for_gives_up_in_time(async_way: Way) -> None:
    async with async_way.serving(always(silent, RIGHT)) as (server, client):
        started = time.monotonic()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(client.query("recent work"), 0.2)
        assert 0.18 <= time.monotonic() - started < 1.2
        await asyncio.wait_for(server.abandoned(), 5)


async def test_cancelled_calls_leave_no_slot_taken(async_way: Way) -> None:
    """300 calls are given up; then the pool has as much room as before."""
    size = 10
    options = {} if async_way.lane == "httpx" else {"max_connections": size}

    async def answer_the_last(connection: Connection) -> None:
        while request := await connection.request():
            if b"the last" in request:
                await connection.send(head_of(RIGHT) + RIGHT.body)
            else:
                await connection.until_closed()

    async with async_way.serving(answer_the_last, timeout=20, **options) as (_, client):
        for _ in range(6 if async_way.lane == "fast" else 2):
            calls = [asyncio.create_task(client.query("x")) for _ in range(50)]
            await asyncio.sleep(0.02)
            for call in calls:
                call.cancel()
            outcomes = await asyncio.gather(*calls, return_exceptions=True)
            assert {type(each) for each in outcomes} == {asyncio.CancelledError}
        together = [client.query("the last") for _ in range(size)]
        await asyncio.wait_for(asyncio.gather(*together), 10)


async def test_cancelled_at_any_moment(async_way: Way) -> None:
    """Whatever a call is doing when it is cancelled, the next ones get their answers."""
    options = {} if async_way.lane == "httpx" else {"max_connections": 2}
    script = always(answer, RIGHT)
    async with async_way.serving(script, timeout=20, **options) as (_, client):
        for steps in range(40):
            call = asyncio.create_task(client.get(1))
            for _ in range(steps):
                await asyncio.sleep(0)
            call.cancel()
            await asyncio.gather(call, return_exceptions=True)
        answers = await asyncio.wait_for(
            asyncio.gather(*(client.get(1) for _ in range(8))), 10
        )
    assert {each.text for each in answers} == {"right"}


async def test_closing_a_client_ends_its_calls(way: Way) -> None:
    if not way.is_closed_at_once:
        pytest.skip("the documented exception: they end in their time, tested below")
    async with way.serving(always(silent, RIGHT), timeout=20) as (server, client):
        calls = [
            asyncio.create_task(way.call(client.query, "recent work")) for _ in range(3)
        ]
        await asyncio.wait_for(server.requested(3), 5)
        await way.flavour.close(client)
        outcomes = await asyncio.wait_for(
            asyncio.gather(*calls, return_exceptions=True), 10
        )
        assert {type(each) for each in outcomes} == {ClientClosedError}
        assert type(await way.error(client.get, 1)) is ClientClosedError


async def test_calls_of_a_closed_client_end_in_their_time(way: Way) -> None:
    """Also those that wait inside a sync transport, which nobody can wake."""
    async with way.serving(always(silent, RIGHT), timeout=0.5) as (server, client):
        calls = [asyncio.create_task(way.call(client.get, 1)) for _ in range(3)]
        await asyncio.wait_for(server.requested(3), 5)
        await way.flavour.close(client)
        outcomes = await asyncio.wait_for(
            asyncio.gather(*calls, return_exceptions=True), 5
        )
        assert all(isinstance(each, MemorySyncError) for each in outcomes)


async def test_closing_a_client_ends_the_wait_for_a_connection(way: Way) -> None:
    if way.lane == "httpx":
        pytest.skip("the size of the pool is the caller's transport's")
    options = {"timeout": 20, "max_connections": 1}
    async with way.serving(always(silent, RIGHT), **options) as (server, client):
        calls = [asyncio.create_task(way.call(client.get, 1)) for _ in range(3)]
        await asyncio.wait_for(server.requested(), 5)
        await asyncio.sleep(0.05)
        await way.flavour.close(client)
        outcomes = await asyncio.wait_for(
            asyncio.gather(*calls, return_exceptions=True), 10
        )
        assert {type(each) for each in outcomes} == {ClientClosedError}


async def test_a_call_during_a_retry_pause_ends_with_its_client(way: Way) -> None:
    script = always(partial(refuse, status=503, retry_after="1"), RIGHT)
    async with way.serving(script, max_retries=3) as (server, client):
        call = asyncio.create_task(way.call(client.get, 1))
        await asyncio.wait_for(server.requested(), 5)
        await asyncio.sleep(0.05)
        await way.flavour.close(client)
        (outcome,) = await asyncio.wait_for(
            asyncio.gather(call, return_exceptions=True), 10
        )
        assert type(outcome) is ClientClosedError


async def test_connections_are_kept_and_given_back(way: Way) -> None:
    async with way.serving(always(answer, RIGHT)) as (server, client):
        for _ in range(5):
            await way.call(client.get, 1)
        assert len(server.connections) == 1
        await way.flavour.close(client)
        await until(lambda: server.connections[0].closed_at is not None)


async def test_a_slow_call_does_not_hold_up_others(way: Way) -> None:
    slowly = partial(delay, seconds=0.8)

    async def slow_first(connection: Connection) -> None:
        while request := await connection.request():
            fault = slowly if b"slow" in request else answer
            await fault(connection, RIGHT)

    async with way.serving(slow_first) as (_, client):
        slow = asyncio.create_task(way.call(client.query, "slow"))
        await asyncio.sleep(0.05)
        await asyncio.wait_for(way.call(client.query, "quick"), 5)
        assert not slow.done()
        await slow
