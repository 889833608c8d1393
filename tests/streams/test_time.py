"""How long a stream may take: as long as it likes, if it is never silent for too long."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.mock.faults import Connection
from tests.streams.ways import END, Way, answering, chunk, head, stalling

TICK = b'data: {"n": 1}\n\n'


async def drip(connection: Connection) -> None:
    """Ten events, half a second in all."""
    await connection.request()
    await connection.send(head())
    for _ in range(10):
        await asyncio.sleep(0.05)
        await connection.send(chunk(TICK))
    await connection.send(END)


async def drip_comments(connection: Connection) -> None:
    """What keeps a stream alive and says nothing, for ever."""
    await connection.request()
    await connection.send(head() + chunk(TICK))
    while True:
        await asyncio.sleep(0.02)
        await connection.send(chunk(b":\n\n"))


async def test_a_stream_may_outlive_the_timeout(way: Way) -> None:
    async with way.serving(drip, timeout=0.3) as (_, client):
        assert len(await way.read(client.ticks)) == 10


async def test_the_time_between_two_values_is_the_callers(way: Way) -> None:
    async with way.serving(answering(TICK, TICK), timeout=0.2) as (_, client):
        async with way.streaming(client.ticks) as stream:
            await way.next(stream)
            await asyncio.sleep(0.3)
            assert len(await way.rest(stream)) == 1


async def test_silence_is_bounded(way: Way) -> None:
    async with way.serving(stalling(TICK), timeout=0.2) as (server, client):
        async with way.streaming(client.ticks) as stream:
            assert (await way.next(stream)).n == 1
            with pytest.raises(way.errors.RequestTimeoutError) as caught:
                await asyncio.wait_for(way.next(stream), 5)
            assert (caught.value.bound, caught.value.limit) == ("timeout", 0.2)
            assert "nothing more came within 0.2 s (timeout)" in str(caught.value)
            with pytest.raises(way.errors.ClientClosedError):
                await way.next(stream)
        await asyncio.wait_for(server.abandoned(), 5)


async def test_the_head_has_to_come_in_time(way: Way) -> None:
    async def silent(connection: Connection) -> None:
        await connection.request()
        await connection.until_closed()

    async with way.serving(silent, timeout=0.2, max_retries=0) as (_, client):
        with pytest.raises(way.errors.RequestTimeoutError, match="no whole reply"):
            await asyncio.wait_for(way.call(client.ticks), 5)


async def test_the_whole_call_is_bounded_by_its_own_time(way: Way) -> None:
    async with way.serving(drip_comments, total_timeout=0.3) as (_, client):
        async with way.streaming(client.ticks) as stream:
            with pytest.raises(way.errors.RequestTimeoutError) as caught:
                await asyncio.wait_for(way.rest(stream), 5)
    assert (caught.value.bound, caught.value.limit) == ("total_timeout", 0.3)


async def test_a_timeout_object_keeps_its_meaning(way: Way) -> None:
    timeout = httpx.Timeout(None, read=0.2)
    async with way.serving(drip, timeout=timeout) as (_, client):
        assert len(await way.read(client.ticks)) == 10
    async with way.serving(stalling(TICK), timeout=timeout) as (_, client):
        with pytest.raises(way.errors.RequestTimeoutError) as caught:
            await asyncio.wait_for(way.read(client.ticks), 5)
    assert (caught.value.bound, caught.value.limit) == ("timeout", None)


async def test_a_stream_without_bounds_waits(way: Way) -> None:
    async with way.serving(drip, timeout=None) as (_, client):
        assert len(await way.read(client.ticks)) == 10


async def test_retries_end_with_the_head(way: Way) -> None:
    answers = [b"503 Unavailable", b"200 OK", b"200 OK"]

    async def script(connection: Connection) -> None:
        while await connection.request():
            status = answers.pop(0)
            if status.startswith(b"503"):
                await connection.send(
                    b"HTTP/1.1 503 Unavailable\r\nRetry-After: 0\r\n"
                    b"Content-Length: 0\r\n\r\n"
                )
                continue
            await connection.send(head() + chunk(TICK))
            connection.reset()
            return

    async with way.serving(script, max_retries=3) as (server, client):
        error = await way.fault(client.ticks)
        assert type(error) is way.errors.ConnectionLostError
        assert (error.status_code, error.request_id) == (200, "r")
        assert len(server.requests) == 2


class _Silence(httpx.AsyncByteStream):
    """A body that says nothing more, whatever time the library gives it."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield TICK
        await asyncio.Event().wait()


async def test_silence_of_a_transport_without_clock_is_bounded(way: Way) -> None:
    if not way.is_async:
        pytest.skip("nothing ends a wait of a sync transport from outside")

    def handle(request: httpx.Request) -> httpx.Response:
        kind = {"content-type": "text/event-stream"}
        return httpx.Response(200, headers=kind, stream=_Silence())

    transport = httpx.MockTransport(handle)
    client = way.package.module().AsyncShapesClient(transport=transport, timeout=0.2)
    async with client:
        async with way.streaming(client.ticks) as stream:
            assert (await way.next(stream)).n == 1
            with pytest.raises(way.errors.RequestTimeoutError):
                await asyncio.wait_for(way.next(stream), 5)
