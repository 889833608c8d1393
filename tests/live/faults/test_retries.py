"""What is tried again, when, and what never is."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial

import pytest

from memorysync import (
    ConnectionLostError,
    RateLimitError,
    ServerError,
    ValidationError,
)
from tests.live.faults.ways import RIGHT, TEXT, Stopwatch, Way
from tests.mock.faults import Fault, always, in_turn
from tests.mock.faults.scripts import answer, hang_up, refuse, reset


def in_seconds(text: str | None) -> str | None:
    """A form of Retry-After; `date:N` is the moment in N seconds as an HTTP date."""
    if text is None or not text.startswith("date:"):
        return text
    moment = datetime.now(UTC) + timedelta(seconds=float(text.removeprefix("date:")))
    return format_datetime(moment, usegmt=True)


FORMS: list[tuple[str, float, float]] = [
    ("1", 1.0, 1.0),
    ("0", 0.0, 0.0),
    ("-5", 0.0, 0.0),
    ("1.5", 1.5, 1.5),
    ("date:-100", 0.0, 0.0),
    ("3600", 3600.0, 3600.0),
    ("date:3600", 3590.0, 3600.0),
    ("99999999999", 99999999999.0, 99999999999.0),
    ("Fri, 31 Dec 9999 23:59:59 GMT", 1e11, 1e12),
]
JUNK = [None, "", "soon", "12 seconds"]


@pytest.mark.parametrize(("form", "least", "most"), FORMS)
@pytest.mark.parametrize("status", [429, 503])
async def test_the_seconds_are_on_the_error(
    way: Way, status: int, form: str, least: float, most: float
) -> None:
    fault = partial(refuse, status=status, retry_after=in_seconds(form))
    async with way.serving(always(fault, RIGHT)) as (server, client):
        error = await way.error(client.get, 1)
        assert len(server.requests) == 1, "retries are off unless asked for"
    assert type(error) is (RateLimitError if status == 429 else ServerError)
    assert error.status_code == status
    assert least <= error.retry_after_seconds <= most


@pytest.mark.parametrize("form", JUNK)
async def test_junk_is_no_time_to_wait(way: Way, form: str | None) -> None:
    fault = partial(refuse, status=503, retry_after=form)
    script = in_turn(RIGHT, fault, answer)
    async with way.serving(script) as (_, client):
        assert (await way.error(client.get, 1)).retry_after_seconds is None
    script = in_turn(RIGHT, fault, answer)
    async with way.serving(script, max_retries=1) as (_, client):
        assert (await way.call(client.get, 1)).text == "right"


@pytest.mark.parametrize("status", [429, 503])
async def test_the_time_that_the_server_asks_for_is_waited(
    way: Way, status: int
) -> None:
    fault = partial(refuse, status=status, retry_after="1")
    script = in_turn(RIGHT, fault, answer)
    async with way.serving(script, max_retries=1) as (server, client):
        with Stopwatch() as watch:
            assert (await way.call(client.get, 1)).text == "right"
        assert len(server.requests) == 2
    assert 0.95 <= watch.seconds < 3


@pytest.mark.parametrize("form", ["3600", "date:3600"])
@pytest.mark.parametrize("total_timeout", [None, 20.0])
async def test_an_hour_is_not_waited(
    way: Way, form: str, total_timeout: float | None
) -> None:
    fault = partial(refuse, status=429, retry_after=in_seconds(form))
    script = always(fault, RIGHT)
    options = {"max_retries": 3, "total_timeout": total_timeout}
    async with way.serving(script, **options) as (server, client):
        with Stopwatch() as watch:
            error = await way.error(client.get, 1)
        assert len(server.requests) == 1
    assert watch.seconds < 5
    assert error.retry_after_seconds > 3590


SOME = 2
"""How often calls are tried again below."""

PASSING: list[Fault] = [
    hang_up,
    reset,
    partial(refuse, status=500, retry_after="0"),
    partial(refuse, status=502, retry_after="0"),
    partial(refuse, status=503, retry_after="0"),
    partial(refuse, status=429, retry_after="0"),
]
NAMES = ["hang-up", "reset", "500", "502", "503", "429"]


@pytest.mark.parametrize("fault", PASSING, ids=NAMES)
async def test_reads_are_tried_again(way: Way, fault: Fault) -> None:
    script = in_turn(RIGHT, fault, fault, answer)
    async with way.serving(script, max_retries=SOME) as (server, client):
        assert (await way.call(client.get, 1)).text == "right"
        assert len(server.requests) == 1 + SOME


@pytest.mark.parametrize("fault", PASSING, ids=NAMES)
async def test_writes_are_not(way: Way, fault: Fault) -> None:
    async with way.serving(always(fault, RIGHT), max_retries=SOME) as (server, client):
        await way.error(client.add, TEXT)
        assert len(server.requests) == 1


@pytest.mark.parametrize("fault", PASSING, ids=NAMES)
async def test_writes_with_a_key_are_and_keep_it(way: Way, fault: Fault) -> None:
    """The document says that `client_ref` makes `add` safe to repeat."""
    script = in_turn(RIGHT, fault, answer)
    async with way.serving(script, max_retries=SOME) as (server, client):
        assert (await way.call(client.add, TEXT, client_ref="ref-1")).text == "right"
        bodies = [each.partition(b"\r\n\r\n")[2] for each in server.requests]
    assert len(bodies) == 2
    assert bodies[0] == bodies[1] and b'"ref-1"' in bodies[0]


async def test_the_last_error_is_told(way: Way) -> None:
    script = in_turn(RIGHT, hang_up, partial(refuse, status=503, retry_after="0"))
    async with way.serving(script, max_retries=1) as (server, client):
        error = await way.error(client.get, 1)
        assert len(server.requests) == 2
    assert type(error) is ServerError and error.status_code == 503


async def test_what_a_retry_cannot_mend_is_told_at_once(way: Way) -> None:
    script = always(partial(refuse, status=422, retry_after=None), RIGHT)
    async with way.serving(script, max_retries=SOME) as (server, client):
        assert type(await way.error(client.get, 1)) is ValidationError
        assert len(server.requests) == 1


async def test_retries_can_be_asked_for_by_call(way: Way) -> None:
    script = in_turn(RIGHT, hang_up, answer, hang_up)
    async with way.serving(script) as (server, client):
        view = client.with_options(max_retries=1)
        assert (await way.call(view.get, 1)).text == "right"
        assert type(await way.error(client.get, 1)) is ConnectionLostError


async def test_every_attempt_sends_the_same(way: Way) -> None:
    script = in_turn(RIGHT, hang_up, hang_up, answer)
    async with way.serving(script, max_retries=SOME) as (server, client):
        await way.call(client.get, 1)
        heads = {
            re.sub(rb"(?i)\r\n(x-)?retry[^\r]*", b"", each) for each in server.requests
        }
    assert len(heads) == 1
