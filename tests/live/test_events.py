"""What can be seen of a call: its steps, for a hook and in the log, and no secret."""

from __future__ import annotations

import logging
from typing import Any

import httpx
import pytest

from memorysync import ServerError
from memorysync.events import (
    ErrorEvent,
    Event,
    RequestEvent,
    ResponseEvent,
    RetryEvent,
)
from tests.live.flavours import API_KEY, Flavour
from tests.live.scripted import Scripted, answering, failing


def replying(*replies: httpx.Response | Exception) -> Scripted:
    """A server that gives one answer after another."""
    left = list(replies)

    def answer(_: httpx.Request) -> httpx.Response:
        reply = left.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply

    return Scripted(answer)


def kinds(events: list[Event]) -> list[tuple[type[Event], int]]:
    return [(type(event), event.attempt) for event in events]


async def test_every_step_is_told_in_order(flavour: Flavour) -> None:
    events: list[Event] = []
    record = httpx.Response(200, json={"id": 1}, headers={"X-Request-ID": "r"})
    transport = replying(httpx.Response(503), httpx.ReadError("reset"), record)
    async with flavour.open(
        transport=transport, max_retries=2, on_event=events.append
    ) as client:
        await flavour.call(client.get, 1)
    assert kinds(events) == [
        (RequestEvent, 1),
        (ResponseEvent, 1),
        (RetryEvent, 1),
        (RequestEvent, 2),
        (RetryEvent, 2),
        (RequestEvent, 3),
        (ResponseEvent, 3),
    ]
    last = events[-1]
    assert isinstance(last, ResponseEvent)
    assert (last.operation, last.method, last.status_code) == ("get", "GET", 200)
    assert last.url == "http://api.test/memory/1" and last.request_id == "r"


@pytest.mark.parametrize(
    "transport", [answering(500), failing(httpx.ConnectError("x")), answering(json=[])]
)
async def test_a_call_that_fails_ends_with_its_error(
    flavour: Flavour, transport: Scripted
) -> None:
    events: list[Event] = []
    async with flavour.open(transport=transport, on_event=events.append) as client:
        with pytest.raises(Exception) as caught:
            await flavour.call(client.get, 1)
    assert isinstance(events[-1], ErrorEvent)
    assert events[-1].error is caught.value


async def test_a_hook_that_fails_does_not_harm_the_call(
    flavour: Flavour, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: Event) -> None:
        raise LookupError("not the client's business")

    async with flavour.open(
        transport=answering(json={"id": 1}), on_event=fail
    ) as client:
        assert (await flavour.call(client.get, 1)).id == 1
    assert "on_event raised" in caplog.text


async def test_log_and_events_hold_no_secret(
    flavour: Flavour, caplog: pytest.LogCaptureFixture
) -> None:
    events: list[Any] = []
    caplog.set_level(logging.DEBUG, logger="memorysync")
    async with flavour.open(
        "http://user:hidden@api.test",
        transport=answering(500, json={"detail": "a private answer"}),
        end_user_id="a-private-name",
        on_event=events.append,
    ) as client:
        with pytest.raises(ServerError):
            await flavour.call(client.query, "a private question")
        with pytest.raises(ServerError):
            await flavour.call(client.get_ontology)
    shown = caplog.text + repr(events)
    assert "POST http://api.test/memory/query (query, attempt 1)" in caplog.text
    for secret in (API_KEY, "hidden", "a-private-name", "a private"):
        assert secret not in shown


async def test_nothing_is_logged_unless_asked(
    flavour: Flavour, caplog: pytest.LogCaptureFixture
) -> None:
    async with flavour.open(transport=answering(500)) as client:
        with pytest.raises(ServerError):
            await flavour.call(client.get, 1)
    assert [each for each in caplog.records if each.name == "memorysync"] == []
