"""Who closes what, and what is left of a reply that was read half."""

from __future__ import annotations

import asyncio
import gc
import warnings
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from memorysync import ClientClosedError, RequestTimeoutError
from tests.live.faults.ways import RIGHT, TEXT, Way, until
from tests.live.flavours import API_KEY
from tests.mock.faults import always, raw_server
from tests.mock.faults.scripts import answer, delay, fall_silent, reset_in_body


async def test_a_transport_is_closed_with_its_client(way: Way) -> None:
    if way.lane == "fast":
        pytest.skip("nothing is injected")
    async with way.serving(always(answer, RIGHT)) as (server, client):
        await way.call(client.get, 1)
        await way.flavour.close(client)
        await until(lambda: server.connections[0].closed_at is not None)


async def test_an_injected_client_is_the_callers(way: Way) -> None:
    if way.lane == "fast":
        pytest.skip("nothing is injected")
    async with (
        raw_server(always(answer, RIGHT)) as server,
        way.flavour.open_http_client() as http_client,
    ):
        client = way.flavour.memory_sync(
            API_KEY, server.base_url, http_client=http_client
        )
        assert (await way.call(client.get, 1)).text == "right"
        await way.flavour.close(client)
        assert not http_client.is_closed
        assert type(await way.error(client.get, 1)) is ClientClosedError
        reply = await way.call(http_client.get, f"{server.base_url}/memory/1")
        assert isinstance(reply, httpx.Response) and reply.status_code == 200


async def test_a_view_closes_only_itself(way: Way) -> None:
    async with way.serving(always(answer, RIGHT)) as (server, client):
        view = client.with_options(timeout=5)
        await way.call(view.get, 1)
        await way.flavour.close(view)
        assert type(await way.error(view.get, 1)) is ClientClosedError
        assert (await way.call(client.get, 1)).text == "right"
        assert len(server.connections) == 1


async def test_an_owner_closes_its_views(way: Way) -> None:
    async with way.serving(always(answer, RIGHT)) as (_, client):
        view = client.with_options(timeout=5)
        await way.flavour.close(client)
        assert type(await way.error(view.get, 1)) is ClientClosedError


async def test_a_block_closes_whatever_happens(way: Way) -> None:
    async with raw_server(always(answer, RIGHT)) as server:
        client = way.client(server.base_url)
        with pytest.raises(ZeroDivisionError):
            async with way.flavour.entered(client):
                await way.call(client.get, 1)
                raise ZeroDivisionError
        await until(lambda: server.connections[0].closed_at is not None)
        assert type(await way.error(client.get, 1)) is ClientClosedError


async def test_a_client_left_open_is_warned_of(way: Way) -> None:
    async with raw_server(always(answer, RIGHT)) as server:
        client = way.client(server.base_url)
        if way.lane == "fast":  # httpx warns of its own sockets, later
            await way.call(client.get, 1)
        gc.collect()
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            del client
            await asyncio.sleep(0)
            gc.collect()
            await asyncio.sleep(0)
        texts = [str(each.message) for each in caught]
        assert any(way.flavour.closing in text for text in texts), texts


async def test_a_stream_that_is_read_whole_gives_its_connection_back(
    way: Way, tmp_path: Path
) -> None:
    async with way.serving(always(answer, RIGHT)) as (server, client):
        for number in range(3):
            async with way.flavour.entered(
                await way.call(client.with_streaming_response.add, TEXT)
            ) as stream:
                assert (stream.status_code, stream.request_id) == (200, "req_1")
                target = tmp_path / str(number)
                await way.call(stream.save, target)
                assert target.read_bytes() == RIGHT.body
        assert len(server.connections) == 1


async def test_a_stream_that_is_left_half_read_closes_its_connection(way: Way) -> None:
    async with way.serving(always(fall_silent, RIGHT), timeout=20) as (server, client):
        stream = await way.call(client.with_streaming_response.get, 1)
        await way.flavour.close(stream)
        await way.flavour.close(stream)
        await until(lambda: server.connections[0].closed_at is not None)


async def test_a_client_closed_around_a_stream(way: Way) -> None:
    async with way.serving(always(fall_silent, RIGHT), timeout=20) as (server, client):
        stream = await way.call(client.with_streaming_response.get, 1)
        await way.flavour.close(client)
        await until(lambda: server.connections[0].closed_at is not None)
        await way.error(stream.read)
        await way.flavour.close(stream)


async def test_a_stream_that_came_too_late_is_closed(way: Way) -> None:
    """What is left of it is never taken for the whole."""
    async with way.serving(always(fall_silent, RIGHT), timeout=0.3) as (_, client):
        stream = await way.call(client.with_streaming_response.get, 1)
        assert type(await way.error(stream.read)) is RequestTimeoutError
        for _ in range(2):
            assert type(await way.error(stream.read)) is ClientClosedError
        await way.flavour.close(stream)


async def test_a_stream_whose_reading_was_given_up_is_closed(async_way: Way) -> None:
    async with async_way.serving(always(fall_silent, RIGHT)) as (server, client):
        async with await client.with_streaming_response.get(1) as stream:
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(stream.read(), 0.1)
            assert type(await async_way.error(stream.read)) is ClientClosedError
        await until(lambda: server.connections[0].closed_at is not None)


async def test_closing_a_stream_ends_the_reading_of_it(way: Way) -> None:
    limit = 20.0 if way.is_closed_at_once else 0.6
    async with way.serving(always(fall_silent, RIGHT), timeout=limit) as (_, client):
        stream = await way.call(client.with_streaming_response.get, 1)
        reading = asyncio.ensure_future(way.error(stream.read))
        await asyncio.sleep(0.1)
        await way.flavour.close(stream)
        assert type(await asyncio.wait_for(reading, 5)) is ClientClosedError


async def test_a_closed_stream_disturbs_no_later_connection(async_way: Way) -> None:
    """A new socket may have the number of the one that was being read."""
    async with (
        async_way.serving(always(fall_silent, RIGHT), timeout=0.5) as (_, client),
        async_way.serving(always(partial(delay, seconds=0.8), RIGHT)) as (_, other),
    ):
        stream = await client.with_streaming_response.get(1)
        reading = asyncio.ensure_future(async_way.error(stream.read))
        await asyncio.sleep(0.05)
        await stream.aclose()
        assert (await other.get(1)).text == "right"
        await reading


async def test_closing_around_a_stream_that_was_reset_is_quiet(async_way: Way) -> None:
    told: list[dict[str, Any]] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: told.append(context))
    async with async_way.serving(always(reset_in_body, RIGHT)) as (_, client):
        stream = await client.with_streaming_response.get(1)
        await asyncio.sleep(0.05)
        await client.aclose()
        await asyncio.sleep(0.05)
        await stream.aclose()
    assert not told
