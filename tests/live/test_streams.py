"""Replies that are read while they arrive: to the end, in part, to a file, or not."""

from __future__ import annotations

import asyncio
import gc
import gzip
import random
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from memorysync import (
    ClientClosedError,
    ConnectionLostError,
    NotFoundError,
    RequestTimeoutError,
    ResponseTooLargeError,
)
from tests.live.calling import in_thread
from tests.live.flavours import Client, Flavour
from tests.live.raw_server import Connection, raw_server
from tests.live.scripted import answering

BODY = random.Random(1).randbytes(1_000_000)
HEAD = b"HTTP/1.1 200 OK\r\nX-Request-ID: r\r\nContent-Length: %d\r\n"


async def answer(connection: Connection) -> None:
    while await connection.request():
        await connection.send(HEAD % len(BODY) + b"\r\n" + BODY)


@asynccontextmanager
async def streamed(flavour: Flavour, client: Client) -> AsyncGenerator[Any]:
    """The stream of a call, closed at the end."""
    stream = await flavour.call(client.with_streaming_response.get, 1)
    try:
        yield stream
    finally:
        await flavour.close(stream)


async def pieces(flavour: Flavour, stream: Any) -> AsyncIterator[bytes]:
    """The pieces of a stream."""
    if flavour.is_async:
        async for piece in stream.aiter_bytes():
            yield piece
        return
    iterator: Iterator[bytes] = stream.iter_bytes()
    while piece := await in_thread(next, iterator, b""):
        yield piece


async def test_a_body_is_read_while_it_arrives(flavour: Flavour) -> None:
    async with raw_server(answer) as server, flavour.open(server.base_url) as client:
        for _ in range(2):
            async with streamed(flavour, client) as stream:
                assert (stream.status_code, stream.request_id) == (200, "r")
                assert stream.headers["Content-Length"] == str(len(BODY))
                found = [piece async for piece in pieces(flavour, stream)]
                assert b"".join(found) == BODY and len(found) > 1
        assert len(server.connections) == 1, "the connection is kept"


async def test_reading_and_saving(flavour: Flavour, tmp_path: Path) -> None:
    path = tmp_path / "export.bin"
    async with raw_server(answer) as server, flavour.open(server.base_url) as client:
        async with streamed(flavour, client) as stream:
            assert await flavour.call(stream.read) == BODY
            assert await flavour.call(stream.read) == b""
        async with streamed(flavour, client) as stream:
            assert await flavour.call(stream.save, path) == len(BODY)
    assert path.read_bytes() == BODY
    assert list(tmp_path.iterdir()) == [path]


async def test_a_stream_over_the_http_library(flavour: Flavour) -> None:
    transport = answering(content=BODY)
    async with flavour.open(transport=transport) as client:
        async with streamed(flavour, client) as stream:
            assert await flavour.call(stream.read) == BODY


async def test_codings_are_taken_away(flavour: Flavour) -> None:
    async def zipped(connection: Connection) -> None:
        await connection.request()
        data = gzip.compress(BODY)
        coding = b"Content-Encoding: gzip\r\n\r\n"
        await connection.send(HEAD % len(data) + coding + data)

    async with raw_server(zipped) as server, flavour.open(server.base_url) as client:
        async with streamed(flavour, client) as stream:
            assert await flavour.call(stream.read) == BODY


async def test_half_a_body_ends_its_connection(flavour: Flavour) -> None:
    async def stall(connection: Connection) -> None:
        await connection.request()
        await connection.send(HEAD % len(BODY) + b"\r\n" + b"x" * 10)
        await connection.until_closed()

    async with raw_server(stall) as server, flavour.open(server.base_url) as client:
        async with streamed(flavour, client) as stream:
            async for piece in pieces(flavour, stream):
                assert piece == b"x" * 10
                break
        await asyncio.wait_for(server.abandoned(), 5)
        with pytest.raises(ClientClosedError):
            await flavour.call(stream.read)


async def test_a_file_is_whole_or_not_there(flavour: Flavour, tmp_path: Path) -> None:
    async def cut(connection: Connection) -> None:
        await connection.request()
        await connection.send(HEAD % len(BODY) + b"\r\n" + BODY[:1000])

    async with raw_server(cut) as server, flavour.open(server.base_url) as client:
        async with streamed(flavour, client) as stream:
            with pytest.raises(ConnectionLostError) as caught:
                await flavour.call(stream.save, tmp_path / "export.bin")
    assert caught.value.status_code == 200
    assert list(tmp_path.iterdir()) == []


async def test_a_body_that_comes_too_slowly(flavour: Flavour) -> None:
    async def drip(connection: Connection) -> None:
        await connection.request()
        await connection.send(HEAD % 100 + b"\r\n")
        await connection.drip(b"x" * 100, 0.05)

    async with (
        raw_server(drip) as server,
        flavour.open(server.base_url, timeout=0.3) as client,
        streamed(flavour, client) as stream,
    ):
        with pytest.raises(RequestTimeoutError) as caught:
            await flavour.call(stream.read)
    assert (caught.value.bound, caught.value.limit) == ("timeout", 0.3)


async def test_a_body_that_is_too_long(flavour: Flavour) -> None:
    async with (
        raw_server(answer) as server,
        flavour.open(server.base_url, max_response_bytes=1000) as client,
        streamed(flavour, client) as stream,
    ):
        with pytest.raises(ResponseTooLargeError):
            await flavour.call(stream.read)


async def test_what_is_no_success_is_an_error_at_once(flavour: Flavour) -> None:
    transport = answering(404, json={"detail": "There is no such thing."})
    async with flavour.open(transport=transport) as client:
        with pytest.raises(NotFoundError, match="no such thing"):
            await flavour.call(client.with_streaming_response.get, 1)


async def test_closing_the_client_ends_its_streams(flavour: Flavour) -> None:
    async def stall(connection: Connection) -> None:
        await connection.request()
        await connection.send(HEAD % len(BODY) + b"\r\n")
        await connection.until_closed()

    async with raw_server(stall) as server, flavour.open(server.base_url) as client:
        async with streamed(flavour, client) as stream:
            reading = asyncio.create_task(flavour.call(stream.read))
            await asyncio.sleep(0.05)
            await flavour.close(client)
            with pytest.raises(ClientClosedError):
                await asyncio.wait_for(reading, 5)


async def test_a_stream_left_open_is_warned_of_and_closed(flavour: Flavour) -> None:
    async with raw_server(answer) as server, flavour.open(server.base_url) as client:
        streams = [await flavour.call(client.with_streaming_response.get, 1)]
        with pytest.warns(ResourceWarning, match=rf"stream.*\b{flavour.closing}\(\)"):
            streams.clear()
            gc.collect()
        await asyncio.wait_for(_closed(server.connections[0]), 5)


async def _closed(connection: Connection) -> None:
    while not connection.writer.is_closing():
        await asyncio.sleep(0.01)
