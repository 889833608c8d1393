"""Who closes a stream, what ends it, and what is left of one that was read half."""

from __future__ import annotations

import asyncio
import gc
import tracemalloc
import warnings
from typing import Any

import pytest

from tests.mock.faults import Connection, raw_server
from tests.streams.ways import END, Way, answering, chunk, head, stalling

TICK = b'data: {"n": 1}\n\n'


async def test_the_wrong_close_names_the_right_one(way: Way) -> None:
    async with way.serving(answering(TICK)) as (_, client):
        async with way.streaming(client.ticks) as stream:
            assert not hasattr(stream, way.wrong_closing)
            with pytest.raises(AttributeError, match=rf"use {way.closing}\(\)"):
                getattr(stream, way.wrong_closing)


async def test_closed_means_closed(way: Way) -> None:
    async with way.serving(answering(TICK, TICK)) as (_, client):
        stream = await way.call(client.ticks)
        await way.next(stream)
        for _ in range(2):
            await way.close(stream)
        for _ in range(2):
            with pytest.raises(way.errors.ClientClosedError):
                await way.next(stream)


async def test_closed_after_its_end_is_closed_too(way: Way) -> None:
    async with way.serving(answering(TICK)) as (_, client):
        stream = await way.call(client.ticks)
        assert len(await way.rest(stream)) == 1
        await way.close(stream)
        with pytest.raises(way.errors.ClientClosedError):
            await way.next(stream)


async def test_leaving_the_loop_and_the_block_ends_the_connection(way: Way) -> None:
    async with way.serving(stalling(TICK, TICK)) as (server, client):
        async with way.streaming(client.ticks) as stream:
            async for _ in way.values(stream):
                break
        await asyncio.wait_for(server.abandoned(), 5)


async def test_an_error_in_the_block_closes_too(way: Way) -> None:
    async with way.serving(stalling(TICK)) as (server, client):
        with pytest.raises(ZeroDivisionError):
            async with way.streaming(client.ticks):
                raise ZeroDivisionError
        await asyncio.wait_for(server.abandoned(), 5)


async def test_a_stream_left_open_is_warned_of_and_closed(way: Way) -> None:
    if way.lane == "httpx":
        pytest.skip("the library warns of its own sockets, later")
    async with way.serving(stalling(TICK)) as (server, client):
        streams = [await way.call(client.ticks)]
        await way.next(streams[0])
        with pytest.warns(ResourceWarning, match=rf"stream.*\b{way.closing}\(\)"):
            streams.clear()
            gc.collect()
        await asyncio.wait_for(server.abandoned(), 5)


async def test_a_stream_that_was_read_needs_no_close(way: Way) -> None:
    async with way.serving(answering(TICK)) as (_, client):
        streams = [await way.call(client.ticks)]
        await way.rest(streams[0])
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            streams.clear()
            gc.collect()


@pytest.mark.parametrize("closed", ["stream", "client"])
async def test_closing_from_elsewhere_ends_a_wait(way: Way, closed: str) -> None:
    if way.lane == "httpx" and not way.is_async:
        pytest.skip("a sync transport cannot wake a thread that waits inside of it")
    async with way.serving(stalling(TICK)) as (server, client):
        async with way.streaming(client.ticks) as stream:
            await way.next(stream)
            waiting = asyncio.create_task(way.next(stream))
            await asyncio.sleep(0.05)
            await way.close(stream if closed == "stream" else client)
            with pytest.raises(way.errors.ClientClosedError):
                await asyncio.wait_for(waiting, 5)
        await asyncio.wait_for(server.abandoned(), 5)


async def test_a_cancelled_wait_closes_the_connection(way: Way) -> None:
    if not way.is_async:
        pytest.skip("threads are not cancelled")
    async with way.serving(stalling(TICK)) as (server, client):
        async with way.streaming(client.ticks) as stream:
            await way.next(stream)
            waiting = asyncio.create_task(way.next(stream))
            await asyncio.sleep(0.05)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
            await asyncio.wait_for(server.abandoned(), 5)
            with pytest.raises(way.errors.ClientClosedError):
                await way.next(stream)


@pytest.mark.parametrize("how", ["reset", "end"])
async def test_a_stream_that_breaks_off(way: Way, how: str) -> None:
    async def script(connection: Connection) -> None:
        await connection.request()
        await connection.send(head() + chunk(TICK) + b"20\r\ndata: {")
        await seen.acquire()
        if how == "reset":
            connection.reset()

    seen = asyncio.Semaphore(0)
    async with way.serving(script) as (_, client):
        async with way.streaming(client.ticks) as stream:
            assert (await way.next(stream)).n == 1
            seen.release()
            with pytest.raises(way.errors.ConnectionLostError) as caught:
                await way.next(stream)
            assert (caught.value.status_code, caught.value.request_id) == (200, "r")


async def test_an_event_that_the_stream_ends_in_is_none(way: Way) -> None:
    async with way.serving(answering(TICK, b'data: {"n": 2}\n')) as (_, client):
        assert len(await way.read(client.ticks)) == 1


async def test_a_stream_that_ends_with_its_connection(way: Way) -> None:
    async def script(connection: Connection) -> None:
        await connection.request()
        kind = b"Content-Type: text/event-stream\r\nConnection: close\r\n\r\n"
        await connection.send(b"HTTP/1.1 200 OK\r\n" + kind + TICK + TICK)

    async with way.serving(script) as (_, client):
        assert len(await way.read(client.ticks)) == 2


async def test_every_cut_gives_the_same_events(way: Way) -> None:
    body = b'\xef\xbb\xbfdata: {"n":\r\ndata: 1}\r\n\r\n:\rdata: {"n": 2}\r\r'

    async def script(connection: Connection) -> None:
        for place in range(len(body)):
            if not await connection.request():
                return
            await connection.send(head() + (chunk(body[:place]) if place else b""))
            await asyncio.sleep(0)
            await connection.send(chunk(body[place:]) + END)

    async with way.serving(script) as (server, client):
        for _ in range(len(body)):
            assert [tick.n for tick in await way.read(client.ticks)] == [1, 2]
        assert len(server.connections) == 1


async def test_an_event_that_never_ends_is_refused(way: Way) -> None:
    async def script(connection: Connection) -> None:
        await connection.request()
        await connection.send(head() + chunk(TICK))
        while True:
            await connection.send(chunk(b"data: " + b"x" * 1000 + b"\n"))

    async with way.serving(script, max_response_bytes=100_000) as (server, client):
        async with way.streaming(client.ticks) as stream:
            assert (await way.next(stream)).n == 1
            with pytest.raises(way.errors.ResponseTooLargeError) as caught:
                await asyncio.wait_for(way.next(stream), 10)
        assert (caught.value.status_code, caught.value.request_id) == (200, "r")


async def test_errors_come_before_any_event(way: Way) -> None:
    async def script(connection: Connection) -> None:
        await connection.request()
        body = b'{"message": "no such thing"}'
        await connection.send(
            b"HTTP/1.1 404 Not Found\r\nContent-Length: %d\r\n\r\n%s"
            % (len(body), body)
        )

    async with way.serving(script) as (_, client):
        with pytest.raises(way.errors.ApiError) as caught:
            await way.call(client.ticks)
        assert caught.value.status_code == 404


async def test_forty_megabytes_of_events_take_little_memory(way: Way) -> None:
    many, at_once = 20_000, 100
    padded = b":" + b"x" * 2000 + b"\n" + TICK

    async def script(connection: Connection) -> None:
        await connection.request()
        await connection.send(head())
        for _ in range(many // at_once):
            await connection.send(chunk(padded * at_once))
        await connection.send(END)

    def count(stream: Any) -> int:
        return sum(1 for _ in stream)

    async with way.serving(script) as (_, client):
        async with way.streaming(client.ticks) as stream:
            tracemalloc.start()
            try:
                if way.is_async:
                    found = 0
                    async for _ in stream:
                        found += 1
                else:
                    found = await way.call(count, stream)
                _, most = tracemalloc.get_traced_memory()
            finally:
                tracemalloc.stop()
    assert found == many
    assert most < many * len(padded) / 4  # uvloop reads some megabytes ahead


async def test_namespaces_views_and_raw_bytes(way: Way) -> None:
    bodies: list[bytes] = []

    async def script(connection: Connection) -> None:
        while request := await connection.request():
            bodies.append(request.partition(b"\r\n\r\n")[2])
            if b"Accept: application/json\r\n" in request:
                await connection.send(
                    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    b'Content-Length: 8\r\n\r\n{"n": 9}'
                )
                continue
            await connection.send(head() + chunk(TICK) + END)

    async with way.serving(script) as (server, client):
        view = client.with_options(timeout=5.0)
        for each in (client, view):
            ticks = await way.read(each.talk.chat_stream, text="a")
            assert [tick.n for tick in ticks] == [1]
        assert (await way.call(client.talk.chat, text="a")).n == 9
        raw = client.with_streaming_response
        async with way.streaming(raw.talk.chat_stream, text="a") as reply:
            assert await way.call(reply.read) == TICK
        assert not hasattr(client.with_raw_response.talk, "chat_stream")
        assert (
            await way.call(client.with_raw_response.talk.chat, text="a")
        ).value.n == 9
        assert len(server.connections) == 1
    streamed, plain = b'{"text":"a","stream":true}', b'{"text":"a"}'
    assert bodies == [streamed, streamed, plain, streamed, plain]


async def test_other_calls_go_on_beside_a_stream(way: Way) -> None:
    async def script(connection: Connection) -> None:
        while request := await connection.request():
            if request.startswith(b"POST"):
                await connection.send(
                    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    b'Content-Length: 8\r\n\r\n{"n": 9}'
                )
                continue
            await connection.send(head() + chunk(TICK))

    async with raw_server(script) as server, way.open(server.base_url) as client:
        async with way.streaming(client.ticks) as stream:
            await way.next(stream)
            for _ in range(3):
                assert (await way.call(client.talk.chat, text="a")).n == 9
        assert len(server.connections) == 2
