"""Replies that are none: one typed error each, the kinds told apart."""

from __future__ import annotations

import asyncio
import gc
import socket
import tracemalloc
from functools import partial
from typing import Any

import pytest

from memorysync import (
    ConnectionFailedError,
    ConnectionLostError,
    InvalidResponseError,
    RedirectError,
    ResponseTooLargeError,
)
from tests.live.faults.ways import RIGHT, TEXT, Stopwatch, Way
from tests.mock import Response
from tests.mock.faults import FAULTS, Connection, always, in_turn, raw_server
from tests.mock.faults.scripts import (
    answer,
    close_after,
    close_when_used_again,
    endless_body,
    gzip_bomb,
    hang_up,
    head_of,
    redirect,
    replace,
    reset,
    truncate,
)

LOST = [
    "reset",
    "reset-in-body",
    "hang-up",
    "truncate",
    "truncate-head",
    # Nothing sensible can follow what is no HTTP.
    "bad-chunk",
    "bad-length",
    "endless-head",
    "nonsense",
]
UNDECODABLE = {
    "html": "<!doctype html>",
    "empty": "''",
    "list": "[]",
    "invalid-json": "The us",
    "not-gzip": "",
}


@pytest.mark.parametrize("fault", LOST)
async def test_a_lost_connection(way: Way, fault: str) -> None:
    async with way.serving(always(FAULTS[fault], RIGHT)) as (server, client):
        error = await way.error(client.add, TEXT)
        assert len(server.requests) == 1, "nothing is repeated unless asked"
    assert type(error) is ConnectionLostError
    assert error.__cause__ is not None
    assert "/memory/add" in str(error)


@pytest.mark.parametrize("fault", UNDECODABLE)
async def test_a_success_that_is_none(way: Way, fault: str) -> None:
    async with way.serving(always(FAULTS[fault], RIGHT)) as (_, client):
        error = await way.error(client.get, 1)
    assert type(error) is InvalidResponseError
    assert (error.status_code, error.request_id) == (200, "req_1")
    assert UNDECODABLE[fault] in str(error) and len(str(error)) < 500
    assert error.__cause__ is not None


@pytest.mark.parametrize("fault", ["interim", "chunked", "close-after"])
async def test_unusual_replies_are_replies(way: Way, fault: str) -> None:
    async with way.serving(always(FAULTS[fault], RIGHT)) as (_, client):
        for _ in range(2):
            assert (await way.call(client.get, 1)).text == "right"


async def send_with(name: str, value: str, *given: Any) -> None:
    """A right answer with one more header."""
    connection, response = given
    extra = ((name, value),)
    await connection.send(head_of(response, extra=extra) + response.body)


async def test_a_header_full_of_spaces_costs_no_time(way: Way) -> None:
    fault = partial(send_with, "X-Wide", f"a{' ' * 60_000}b")
    async with way.serving(always(fault, RIGHT)) as (_, client):
        with Stopwatch() as watch:
            assert (await way.call(client.get, 1)).text == "right"
    assert watch.seconds < 2.0


async def test_a_body_that_breaks_off_keeps_what_its_head_said(way: Way) -> None:
    async with way.serving(always(truncate, RIGHT)) as (_, client):
        error = await way.error(client.get, 1)
    assert (error.status_code, error.request_id) == (200, "req_1")


async def test_an_answer_before_the_end_of_a_long_body_is_read(way: Way) -> None:
    if way.lane == "httpx":
        pytest.skip("httpx goes on sending")
    refusal = Response.of_json(413, {"error": "too long"})

    async def refuse_early(connection: Connection) -> None:
        await connection.reader.readuntil(b"\r\n\r\n")
        await answer(connection, refusal)
        await asyncio.sleep(5)

    async with way.serving(refuse_early) as (_, client):
        error = await way.error(client.add, "x" * 20_000_000)
    assert error.status_code == 413


async def test_a_cookie_is_not_kept(way: Way) -> None:
    """One client serves many users."""
    fault = partial(send_with, "Set-Cookie", "session=1")
    async with way.serving(always(fault, RIGHT)) as (server, client):
        for _ in range(2):
            await way.call(client.get, 1)
        assert b"cookie" not in b"".join(server.requests).lower()


async def test_what_follows_a_reply_is_nobodys(way: Way) -> None:
    """Bytes beyond Content-Length never become the answer of another call."""
    if way.lane == "httpx":
        pytest.skip("a transport of httpx takes them for the next answer, unasked")
    wrong = Response.of_json(200, {"id": 2, "text": "wrong"})

    async def say_too_much(connection: Connection, response: Response) -> None:
        await answer(connection, response)
        await answer(connection, wrong)

    async with way.serving(always(say_too_much, RIGHT)) as (_, client):
        for _ in range(3):
            assert (await way.call(client.get, 1)).text == "right"


async def test_nobody_listens(way: Way) -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        port = reserved.getsockname()[1]
        async with way.open(f"http://127.0.0.1:{port}") as client:
            error = await way.error(client.get, 1)
    assert type(error) is ConnectionFailedError
    assert error.__cause__ is not None


# Kept connections that the server has closed


async def test_a_read_is_replayed_once_on_a_fresh_connection(way: Way) -> None:
    script = always(close_when_used_again, RIGHT)
    async with way.serving(script, max_retries=0) as (server, client):
        for _ in range(4):
            assert (await way.call(client.get, 1)).text == "right"
        assert len(server.connections) >= 4


async def test_what_may_not_be_repeated_is_not_replayed(way: Way) -> None:
    """The server has read it before it hung up: nobody knows what it did."""
    script = always(close_when_used_again, RIGHT)
    async with way.serving(script) as (server, client):
        await way.call(client.add, TEXT)
        error = await way.error(client.add, TEXT)
        assert len(server.requests) == 2
    assert type(error) is ConnectionLostError


async def test_a_replay_is_not_replayed(way: Way) -> None:
    script = in_turn(RIGHT, answer, hang_up)
    async with way.serving(script, max_retries=0) as (server, client):
        await way.call(client.get, 1)
        error = await way.error(client.get, 1)
        assert len(server.requests) == 3
    assert type(error) is ConnectionLostError


async def test_a_fresh_connection_that_breaks_is_not_replayed(way: Way) -> None:
    async with way.serving(always(reset, RIGHT)) as (server, client):
        await way.error(client.get, 1)
        assert len(server.requests) == 1


async def test_a_connection_that_was_closed_in_the_meantime_is_noticed(
    way: Way,
) -> None:
    """Even for what may not be repeated: nothing was sent over the closed one."""
    async with way.serving(always(close_after, RIGHT)) as (server, client):
        for _ in range(3):
            assert (await way.call(client.add, TEXT)).text == "right"
            await asyncio.sleep(0.05)
        assert len(server.requests) == 3


# Bodies without measure


async def test_a_bomb_is_refused(way: Way) -> None:
    script = always(partial(gzip_bomb, size=50_000_000), RIGHT)
    async with way.serving(script, max_response_bytes=1_000_000) as (_, client):
        gc.collect()
        tracemalloc.start()
        try:
            error = await way.error(client.get, 1)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert isinstance(error, ResponseTooLargeError)
    assert (error.status_code, error.request_id) == (200, "req_1")
    assert "1000000" in str(error)
    assert peak < 12_000_000


@pytest.mark.parametrize(
    "fault", [endless_body, partial(replace, body=b" " * 2_000_000)]
)
async def test_a_long_body_is_refused(way: Way, fault: Any) -> None:
    script = always(fault, RIGHT)
    async with way.serving(script, max_response_bytes=1_000_000) as (_, client):
        error = await way.error(client.get, 1)
    assert isinstance(error, ResponseTooLargeError)


async def test_a_body_of_just_that_length_is_read(way: Way) -> None:
    size = len(RIGHT.body)
    async with way.serving(always(answer, RIGHT), max_response_bytes=size) as (
        _,
        client,
    ):
        assert (await way.call(client.get, 1)).text == "right"


# Redirects


async def test_a_redirect_is_never_followed(way: Way) -> None:
    async with raw_server(always(answer, RIGHT)) as other:
        place = other.base_url.removeprefix("http://")
        target = f"http://user:hunter2@{place}/stolen?token=hunter2"
        script = always(partial(redirect, target=target), RIGHT)
        async with way.serving(script) as (_, client):
            error = await way.error(client.add, TEXT)
        assert other.connections == []
    assert isinstance(error, RedirectError)
    assert (error.status_code, error.request_id) == (307, "req_1")
    assert f"{place}/stolen" in str(error)
    assert "hunter2" not in str(error) + repr(error)
