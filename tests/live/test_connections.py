"""The connections of a client: how many, for how long, for whom, and whose they are."""

from __future__ import annotations

import asyncio
import json
import os
import threading
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from memorysync import (
    AsyncMemorySyncClient,
    ClientClosedError,
    ConfigurationError,
    ConnectionLostError,
    MemorySyncClient,
    RequestTimeoutError,
    ResponseTooLargeError,
)
from tests.live.flavours import API_KEY, Flavour
from tests.live.raw_server import HEAD, Connection, raw_server, silent

RECORD = b'{"id": 1}'
REPLY = HEAD % len(RECORD) + RECORD


async def answer_all(connection: Connection) -> None:
    while await connection.request():
        await connection.send(REPLY)


async def echo(connection: Connection) -> None:
    while request := await connection.request():
        question = json.loads(request.partition(b"\r\n\r\n")[2])["query"]
        body = json.dumps({"context": question}).encode()
        await connection.send(HEAD % len(body) + body)


# How many


async def test_a_thousand_calls_share_a_hundred_connections() -> None:
    async with (
        raw_server(echo) as server,
        AsyncMemorySyncClient(API_KEY, server.base_url, timeout=30) as client,
    ):
        questions = [f"question {number}" for number in range(1000)]
        answers = await asyncio.gather(*map(client.query, questions))
        assert [each.context for each in answers] == questions
        assert len(server.connections) <= 100


async def test_callers_are_served_in_the_order_in_which_they_came() -> None:
    served: list[str] = []

    async def note(connection: Connection) -> None:
        while request := await connection.request():
            served.append(json.loads(request.partition(b"\r\n\r\n")[2])["query"])
            await connection.send(HEAD % 2 + b"{}")

    async with (
        raw_server(note) as server,
        AsyncMemorySyncClient(API_KEY, server.base_url, max_connections=1) as client,
    ):
        asked = [f"question {number}" for number in range(20)]
        await asyncio.gather(*map(client.query, asked))
    assert served == asked
    assert len(server.connections) == 1


async def test_waiting_for_a_connection_is_bounded_too(flavour: Flavour) -> None:
    async with (
        raw_server(silent) as server,
        flavour.open(server.base_url, timeout=0.5, max_connections=1) as client,
    ):
        started = time.monotonic()
        outcomes = await asyncio.gather(
            *(flavour.call(client.get, 1) for _ in range(3)), return_exceptions=True
        )
        assert {type(each) for each in outcomes} == {RequestTimeoutError}
        assert 0.5 <= time.monotonic() - started < 1.0


async def test_closing_wakes_those_who_wait(flavour: Flavour) -> None:
    async with raw_server(silent) as server:
        client = flavour.memory_sync(API_KEY, server.base_url, max_connections=1)
        calls = [asyncio.create_task(flavour.call(client.get, 1)) for _ in range(4)]
        await server.requested()
        await asyncio.sleep(0.05)
        await flavour.close(client)
        outcomes = await asyncio.wait_for(
            asyncio.gather(*calls, return_exceptions=True), 5
        )
        assert {type(each) for each in outcomes} == {ClientClosedError}


async def test_cancelled_callers_leave_their_place_in_the_queue() -> None:
    gate = asyncio.Event()

    async def answer_late(connection: Connection) -> None:
        while await connection.request():
            await gate.wait()
            await connection.send(REPLY)

    async with (
        raw_server(answer_late) as server,
        AsyncMemorySyncClient(API_KEY, server.base_url, max_connections=1) as client,
    ):
        first = asyncio.create_task(client.get(1))
        await server.requested()
        waiting = [asyncio.create_task(client.get(1)) for _ in range(50)]
        last = asyncio.create_task(client.get(1))
        await asyncio.sleep(0.02)
        for call in waiting:
            call.cancel()
        gate.set()
        assert (await first).id == (await last).id == 1
        assert len(server.connections) == 1


# For how long


async def hang_up_after(connection: Connection) -> None:
    """Serve one call, then close as the next request arrives."""
    await connection.request()
    await connection.send(REPLY)
    await connection.request()


@pytest.mark.parametrize(
    ("method", "arguments", "is_repeated"),
    [
        ("get", (1,), True),
        ("query", ("dark mode",), True),
        ("add", ("The user likes dark mode",), False),
    ],
)
async def test_a_request_on_a_dying_connection_is_sent_once_more(
    flavour: Flavour, method: str, arguments: tuple[Any, ...], is_repeated: bool
) -> None:
    """Only where twice does what once does; `max_retries` is 0."""

    async def first_dies(connection: Connection) -> None:
        if connection is server.connections[0]:
            await hang_up_after(connection)
        else:
            await answer_all(connection)

    async with (
        raw_server(first_dies) as server,
        flavour.open(server.base_url, timeout=5) as client,
    ):
        await flavour.call(client.get, 1)
        if is_repeated:
            await flavour.call(getattr(client, method), *arguments)
            assert [len(each.requests) for each in server.connections] == [2, 1]
        else:
            with pytest.raises(ConnectionLostError):
                await flavour.call(getattr(client, method), *arguments)
            assert [len(each.requests) for each in server.connections] == [2]


async def test_a_new_connection_that_dies_is_an_error(flavour: Flavour) -> None:
    async def die(connection: Connection) -> None:
        await connection.request()

    async with raw_server(die) as server, flavour.open(server.base_url) as client:
        with pytest.raises(ConnectionLostError):
            await flavour.call(client.get, 1)
        assert len(server.connections) == 1


async def test_a_connection_that_was_closed_meanwhile_is_not_used(
    flavour: Flavour,
) -> None:
    async def once(connection: Connection) -> None:
        await connection.request()
        await connection.send(REPLY)

    async with raw_server(once) as server, flavour.open(server.base_url) as client:
        for _ in range(3):
            await flavour.call(client.add, "The user likes dark mode")
            await asyncio.sleep(0.02)
        assert [len(each.requests) for each in server.connections] == [1, 1, 1]


@pytest.mark.parametrize(
    ("reply", "connections"),
    [
        (REPLY, 1),
        (REPLY.replace(b"HTTP/1.1", b"HTTP/1.0"), 2),
        (REPLY.replace(b"X-Request-ID", b"Connection: close\r\nX-Request-ID"), 2),
        (REPLY.replace(b"X-Request-ID", b"Connection: Keep-Alive\r\nX-R"), 1),
        (b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + REPLY, 1),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            b'4\r\n{"id\r\n5;x=y\r\n": 1}\r\n0\r\nTrailer: x\r\n\r\n',
            1,
        ),
        (REPLY + b"unasked", 2),
    ],
    ids=["plain", "1.0", "close", "keep-alive", "interim", "chunked", "excess"],
)
async def test_how_a_reply_ends_a_connection(
    flavour: Flavour, reply: bytes, connections: int
) -> None:
    async def answer(connection: Connection) -> None:
        while await connection.request():
            await connection.send(reply)

    async with raw_server(answer) as server, flavour.open(server.base_url) as client:
        for _ in range(2):
            assert (await flavour.call(client.get, 1)).id == 1
        assert len(server.connections) == connections


async def test_a_body_may_end_with_the_connection(flavour: Flavour) -> None:
    async def answer(connection: Connection) -> None:
        await connection.request()
        await connection.send(b'HTTP/1.1 200 OK\r\n\r\n{"id"')
        await connection.send(b": 1}")

    async with raw_server(answer) as server, flavour.open(server.base_url) as client:
        assert (await flavour.call(client.get, 1)).id == 1


@pytest.mark.parametrize("framing", [b"Content-Length: 200", b"X-None: 1"])
async def test_a_body_longer_than_allowed(flavour: Flavour, framing: bytes) -> None:
    async def answer(connection: Connection) -> None:
        await connection.request()
        await connection.send(b"HTTP/1.1 200 OK\r\n" + framing + b"\r\n\r\n")
        await connection.send(b"x" * 200)

    async with (
        raw_server(answer) as server,
        flavour.open(server.base_url, max_response_bytes=100) as client,
    ):
        with pytest.raises(ResponseTooLargeError) as caught:
            await flavour.call(client.get, 1)
    assert caught.value.status_code == 200


# For whom


def run_twice(client: AsyncMemorySyncClient) -> list[int | None]:
    async def ask() -> int | None:
        return (await client.get(1)).id

    return [asyncio.run(ask()), asyncio.run(ask())]


async def test_each_event_loop_has_connections_of_its_own() -> None:
    async with raw_server(answer_all) as server:
        client = AsyncMemorySyncClient(API_KEY, server.base_url)
        here = [(await client.get(1)).id for _ in range(2)]
        there = await asyncio.to_thread(run_twice, client)
        assert here + there == [1, 1, 1, 1]
        assert (await client.get(1)).id == 1
        await client.aclose()
        assert [len(each.requests) for each in server.connections] == [3, 1, 1]


async def test_closing_ends_calls_in_another_event_loop() -> None:
    async with raw_server(silent) as server:
        client = AsyncMemorySyncClient(API_KEY, server.base_url)

        async def ask() -> type[BaseException]:
            try:
                await client.get(1)
            except ClientClosedError as error:
                return type(error)
            raise AssertionError("the call should have failed")

        asked = asyncio.create_task(asyncio.to_thread(asyncio.run, ask()))
        await server.requested()
        await client.aclose()
        assert await asyncio.wait_for(asked, 5) is ClientClosedError


def test_without_an_event_loop_the_rule_is_said() -> None:
    client = AsyncMemorySyncClient(API_KEY, "http://127.0.0.1:1")
    call = client.get(1)
    with pytest.raises(ConfigurationError, match="event loop"):
        call.send(None)
    asyncio.run(client.aclose())


# Whose


def in_a_child(work: Callable[[], object]) -> bool:
    """Whether something works in a forked child, which ends at once."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def serve_in_thread(
    script: Callable[[Connection], Awaitable[None]],
) -> tuple[str, list[Connection], Callable[[], None]]:
    """A server that lives on while the test forks."""
    loop = asyncio.new_event_loop()
    ready, done = threading.Event(), asyncio.Event()
    found: list[Any] = []

    async def main() -> None:
        async with raw_server(script) as server:
            found.extend((server.base_url, server.connections))
            ready.set()
            await done.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(main(),))
    thread.start()
    ready.wait(5)

    def stop() -> None:
        loop.call_soon_threadsafe(done.set)
        thread.join()
        loop.close()

    return found[0], found[1], stop


@pytest.mark.skipif(not hasattr(os, "fork"), reason="NOT RUN: this system cannot fork")
def test_a_forked_child_never_uses_the_connections_of_its_parent() -> None:
    base_url, connections, stop = serve_in_thread(answer_all)
    try:
        with MemorySyncClient(API_KEY, base_url) as client:
            assert client.get(1).id == 1
            assert in_a_child(lambda: client.get(1))
            assert client.get(1).id == 1
    finally:
        stop()
    assert [len(each.requests) for each in connections] == [2, 1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="NOT RUN: this system cannot fork")
def test_a_forked_child_has_an_event_loop_of_its_own() -> None:
    base_url, connections, stop = serve_in_thread(answer_all)
    client = AsyncMemorySyncClient(API_KEY, base_url)

    async def main() -> None:
        assert (await client.get(1)).id == 1
        assert in_a_child(lambda: in_new_loop(client))
        assert (await client.get(1)).id == 1
        await client.aclose()

    try:
        asyncio.run(main())
    finally:
        stop()
    assert [len(each.requests) for each in connections] == [2, 1]


def in_new_loop(client: AsyncMemorySyncClient) -> None:
    """Call in a thread: the child still takes the parent's loop for a running one."""
    outcome: list[object] = []

    async def ask() -> None:
        outcome.append((await client.get(1)).id)

    thread = threading.Thread(target=asyncio.run, args=(ask(),))
    thread.start()
    thread.join()
    assert outcome == [1]
