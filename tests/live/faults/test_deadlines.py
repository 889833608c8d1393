"""`timeout` bounds one attempt, `total_timeout` the whole call."""

from __future__ import annotations

import asyncio
import time
from functools import partial
from typing import Any

import pytest

from memorysync import RequestTimeoutError
from tests.live.faults.ways import RIGHT, TEXT, Stopwatch, Way
from tests.mock.faults import always, in_turn
from tests.mock.faults.scripts import (
    answer,
    drip_body,
    drip_head,
    fall_silent,
    head_of,
    refuse,
    silent,
)

LIMIT = 0.4
LATEST = 1.5
"""Seconds after which a call that may take LIMIT has ended, on a busy machine."""


@pytest.mark.parametrize("fault", [silent, fall_silent, drip_head, drip_body])
async def test_timeout_bounds_an_attempt(way: Way, fault: Any) -> None:
    """A server that never answers, falls silent, or sends a byte now and then."""
    if fault is drip_head and not way.is_bounded_inside_a_head:
        pytest.skip("the documented exception: it ends with the head, tested below")
    async with way.serving(always(fault, RIGHT), timeout=LIMIT) as (_, client):
        with Stopwatch() as watch:
            error = await way.error(client.add, TEXT)
    assert type(error) is RequestTimeoutError
    assert error.status_code is None and error.__cause__ is not None
    assert (error.bound, error.limit, error.attempts) == ("timeout", LIMIT, 1)
    assert f"{LIMIT:g} s" in str(error)
    assert LIMIT * 0.9 <= watch.seconds < LATEST


async def test_a_head_that_comes_too_late_is_an_error_nevertheless(way: Way) -> None:
    """What a sync transport cannot stop, the client refuses as soon as it is there."""

    async def drip_a_little(connection: Any, response: Any) -> None:
        whole = head_of(response) + response.body
        await connection.drip(whole[:5], 0.2)
        await connection.send(whole[5:])

    async with way.serving(always(drip_a_little, RIGHT), timeout=LIMIT) as (_, client):
        with Stopwatch() as watch:
            error = await way.error(client.get, 1)
    assert type(error) is RequestTimeoutError
    assert LIMIT * 0.9 <= watch.seconds < LATEST + 1.0


async def test_a_head_that_came_too_late_leaves_its_place(way: Way) -> None:
    async def drip_once(connection: Any, response: Any) -> None:
        whole = head_of(response) + response.body
        await connection.drip(whole[:3], 0.2)
        await connection.send(whole[3:])

    script = in_turn(RIGHT, drip_once, answer)
    async with way.serving(script, timeout=LIMIT, max_connections=1) as (_, client):
        await way.error(client.get, 1)
        assert (await way.call(client.get, 1)).text == "right"


async def test_total_timeout_bounds_all_attempts_and_pauses(way: Way) -> None:
    options: dict[str, Any] = {"timeout": 0.2, "total_timeout": 0.9, "max_retries": 50}
    async with way.serving(always(silent, RIGHT), **options) as (server, client):
        with Stopwatch() as watch:
            error = await way.error(client.get, 1)
        count = len(server.requests)
    assert isinstance(error, RequestTimeoutError)
    assert 0.15 <= watch.seconds < 0.9 + 1.1
    assert error.attempts == count


async def test_total_timeout_bounds_a_single_attempt(way: Way) -> None:
    options: dict[str, Any] = {"timeout": 30, "total_timeout": LIMIT}
    async with way.serving(always(drip_body, RIGHT), **options) as (_, client):
        with Stopwatch() as watch:
            error = await way.error(client.get, 1)
    assert isinstance(error, RequestTimeoutError)
    assert (error.bound, error.limit, error.attempts) == ("total_timeout", LIMIT, 1)
    assert LIMIT * 0.9 <= watch.seconds < LATEST


async def test_the_time_is_counted_for_each_attempt(way: Way) -> None:
    script = in_turn(RIGHT, silent, silent, answer)
    async with way.serving(script, timeout=0.3, max_retries=2) as (server, client):
        assert (await way.call(client.get, 1)).text == "right"
        assert len(server.requests) == 3


async def test_a_view_has_its_own_timeout(way: Way) -> None:
    async with way.serving(always(silent, RIGHT), timeout=30) as (_, client):
        quick = client.with_options(timeout=LIMIT)
        with Stopwatch() as watch:
            error = await way.error(quick.get, 1)
    assert isinstance(error, RequestTimeoutError)
    assert LIMIT * 0.9 <= watch.seconds < LATEST


async def test_waiting_for_a_connection_counts(way: Way) -> None:
    """All connections are busy: the wait for one is part of the attempt."""
    if way.lane == "httpx":
        pytest.skip("the size of the pool is the caller's transport's")
    script = always(silent, RIGHT)
    options = {"timeout": LIMIT, "max_connections": 1}
    async with way.serving(script, **options) as (server, client):
        began = time.monotonic()
        errors = await asyncio.gather(*(way.error(client.get, 1) for _ in range(3)))
        assert time.monotonic() - began < LATEST + 0.5
        assert {type(error) for error in errors} == {RequestTimeoutError}
        assert len(server.connections) <= 3


async def test_no_retry_begins_where_the_pause_does_not_fit(way: Way) -> None:
    fault = partial(refuse, status=503, retry_after="3600")
    options: dict[str, Any] = {"total_timeout": 20, "max_retries": 3}
    async with way.serving(always(fault, RIGHT), **options) as (server, client):
        with Stopwatch() as watch:
            error = await way.error(client.get, 1)
        assert len(server.requests) == 1
    assert error.retry_after_seconds == 3600
    assert watch.seconds < 5
