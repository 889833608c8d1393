"""Whole replies: what `with_raw_response` returns, and that it is the same call."""

from __future__ import annotations

import copy
import inspect
import pickle
from typing import Any

import pytest

from memorysync import (
    ClientClosedError,
    NotFoundError,
    QueryResponse,
    RawResponse,
    ValidationError,
)
from tests.live.flavours import API_KEY, Client, Flavour
from tests.live.scripted import Scripted, answering, unreachable

QUERIED: dict[str, Any] = {"memories": [{"id": 1, "text": "tea"}], "context": "tea"}


def memory_client(flavour: Flavour, transport: Scripted) -> Client:
    return flavour.memory_sync(API_KEY, "http://api.test", transport=transport)


async def test_the_value_and_what_came_with_it(flavour: Flavour) -> None:
    transport = answering(json=QUERIED, headers={"X-Request-ID": "r-1", "X-Plan": "a"})
    async with flavour.entered(memory_client(flavour, transport)) as client:
        raw = await flavour.call(client.with_raw_response.query, "tea", k=3)
        value = await flavour.call(client.query, "tea", k=3)
    assert isinstance(raw, RawResponse)
    assert isinstance(raw.value, QueryResponse)
    assert raw.value == value
    assert raw.status_code == 200
    assert raw.request_id == "r-1"
    assert raw.headers["x-plan"] == raw.headers["X-Plan"] == "a"
    assert "X-PLAN" in raw.headers
    assert "absent" not in raw.headers
    assert QueryResponse.from_dict(QUERIED) == raw.value
    assert b'"context"' in raw.content
    assert raw.attempts == 1
    assert 0 < raw.elapsed < 60
    first, second = transport.requests
    assert first.content == second.content
    assert first.headers == second.headers


async def test_nested_namespaces_are_mirrored(flavour: Flavour) -> None:
    transport = answering(json={"channels": []})
    async with flavour.entered(memory_client(flavour, transport)) as client:
        raw = await flavour.call(
            client.with_raw_response.connections.slack.channels, "c 1"
        )
        value = await flavour.call(client.connections.slack.channels, "c 1")
    assert raw.value == value
    assert len({each.url for each in transport.requests}) == 1


async def test_errors_are_raised_as_usual(flavour: Flavour) -> None:
    transport = answering(
        404, json={"detail": "no such memory"}, headers={"X-Request-ID": "r-2"}
    )
    async with flavour.entered(memory_client(flavour, transport)) as client:
        with pytest.raises(NotFoundError, match="no such memory") as caught:
            await flavour.call(client.with_raw_response.get, 7)
        assert caught.value.request_id == "r-2"
        with pytest.raises(ValidationError):
            await flavour.call(client.with_raw_response.forget)


async def test_a_closed_client_refuses_raw_calls(flavour: Flavour) -> None:
    client = memory_client(flavour, unreachable())
    raw = client.with_raw_response
    assert "open" in repr(raw)
    await flavour.close(client)
    assert "closed" in repr(raw)
    with pytest.raises(ClientClosedError):
        await flavour.call(raw.query, "tea")


async def test_options_apply_to_raw_calls(flavour: Flavour) -> None:
    transport = answering(json=QUERIED)
    async with flavour.entered(memory_client(flavour, transport)) as client:
        view = client.with_options(end_user_id="u2")
        await flavour.call(view.with_raw_response.query, "tea")
        await flavour.call(client.with_raw_response.query, "tea")
    seen = [each.headers.get("X-End-User-ID") for each in transport.requests]
    assert seen == ["u2", None]


@pytest.mark.parametrize("name", ["with_raw_response", "with_streaming_response"])
async def test_every_method_is_mirrored_with_its_signature(
    flavour: Flavour, name: str
) -> None:
    client = memory_client(flavour, unreachable())

    def compare(owner: Any, mirror: Any) -> int:
        count = 0
        for name in dir(type(owner)):
            if name.startswith(("_", "with_")) or name in ("from_env", flavour.closing):
                continue
            ours, theirs = getattr(owner, name), getattr(mirror, name)
            if inspect.ismethod(ours):
                assert inspect.signature(ours) == inspect.signature(theirs)
                assert ours.__doc__ == theirs.__doc__
                count += 1
            else:
                count += compare(ours, theirs)
        return count

    assert compare(client, getattr(client, name)) > 100
    await flavour.close(client)


async def test_a_reply_is_shown_without_its_body_and_headers(flavour: Flavour) -> None:
    transport = answering(
        json=QUERIED | {"session": "s-secret"}, headers={"Set-Cookie": "id=c-secret"}
    )
    async with flavour.entered(memory_client(flavour, transport)) as client:
        raw = await flavour.call(client.with_raw_response.query, "tea")
    assert "status_code=200" in repr(raw)
    assert "secret" not in repr(raw)
    assert "secret" not in repr(raw.headers)
    for twin in (copy.deepcopy(raw), pickle.loads(pickle.dumps(raw))):
        assert twin.value == raw.value
        assert dict(twin.headers) == dict(raw.headers)
        assert twin.content == raw.content


async def test_the_body_may_hold_the_request_id(flavour: Flavour) -> None:
    transport = answering(content=b"not json at all")
    async with flavour.entered(memory_client(flavour, transport)) as client:
        raw = await flavour.call(client.with_raw_response.connections.list)
    assert raw.request_id is None
    assert raw.value == "not json at all"
