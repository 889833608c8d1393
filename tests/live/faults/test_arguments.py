"""Arguments that would mean something else on the wire."""

from __future__ import annotations

import datetime
import json
import math
from typing import Any

import pytest

from memorysync import ConfigurationError, MemorySyncError, ValidationError
from tests.live.faults.ways import RIGHT, TEXT, Way
from tests.live.flavours import API_KEY
from tests.mock import Response
from tests.mock.faults import always
from tests.mock.faults.scripts import answer

LIST = Response.of_json(200, {"memories": [], "total": 0})

PATHS = {
    "../other": "..%2Fother",
    "a/b": "a%2Fb",
    "?x=1": "%3Fx%3D1",
    "#part": "%23part",
    "a b": "a%20b",
    "%2e%2e": "%252e%252e",
    "line\nbreak": "line%0Abreak",
    "\r\nX-Evil: 1": "%0D%0AX-Evil%3A%201",
    "größe": "gr%C3%B6%C3%9Fe",
    "...": "...",
    "\\..\\": "%5C..%5C",
    ";v=1": "%3Bv%3D1",
}


@pytest.mark.parametrize("value", PATHS)
async def test_a_path_argument_is_one_segment(way: Way, value: str) -> None:
    async with way.serving(always(answer, LIST)) as (server, client):
        await way.call(client.list_memories, tenant_id="acme", user_id=value)
        line = server.requests[0].split(b"\r\n")[0].decode()
    target = line.split(" ")[1].partition("?")[0]
    assert f"/{PATHS[value]}/" in f"{target}/"
    assert "acme" in target


@pytest.mark.parametrize("value", ["", ".", "..", None])
async def test_a_path_argument_that_is_no_segment_is_refused(
    way: Way, value: Any
) -> None:
    async with way.serving(always(answer, LIST)) as (server, client):
        error = await way.error(client.list_memories, tenant_id="acme", user_id=value)
        assert server.connections == []
    assert type(error) is ValidationError and "user_id" in str(error)


HEADERS = ["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\0b", "größe", "日本"]


@pytest.mark.parametrize("value", HEADERS)
async def test_a_header_value_is_refused_when_it_is_given(way: Way, value: str) -> None:
    for arguments in (
        {"api_key": value},
        {"end_user_id": value},
        {"project_id": value},
    ):
        given = {"api_key": API_KEY, "base_url": "http://api.test", **arguments}
        with pytest.raises(MemorySyncError) as caught:
            way.flavour.memory_sync(**given)
        assert isinstance(caught.value, ConfigurationError | ValidationError)
        assert next(iter(arguments)) in str(caught.value)
    async with way.serving(always(answer, RIGHT)) as (server, client):
        error = await way.error(client.add, TEXT, end_user_id=value)
        with pytest.raises(MemorySyncError, match="extra_headers"):
            client.with_options(extra_headers={"X-Note": value})
        assert server.connections == []
    assert "end_user_id" in str(error)


MOMENT = datetime.datetime(2026, 11, 25, 12, 30, tzinfo=datetime.UTC)


async def test_moments_are_sent_as_iso_8601(way: Way) -> None:
    metadata = {"at": MOMENT, "day": MOMENT.date(), "all": [MOMENT]}
    async with way.serving(always(answer, RIGHT)) as (server, client):
        await way.call(client.add, TEXT, metadata=metadata)
        sent = json.loads(server.requests[0].partition(b"\r\n\r\n")[2])["metadata"]
    assert datetime.datetime.fromisoformat(sent["at"]) == MOMENT
    assert sent["day"] == "2026-11-25"
    assert sent["all"] == [sent["at"]]


@pytest.mark.parametrize(
    "value",
    [math.nan, math.inf, {1, 2}, b"bytes", object(), 1j],
    ids=["nan", "inf", "set", "bytes", "object", "complex"],
)
async def test_what_json_cannot_say_is_refused(way: Way, value: Any) -> None:
    async with way.serving(always(answer, RIGHT)) as (server, client):
        for metadata in ({"deep": [value]}, {"flat": value}):
            error = await way.error(client.add, TEXT, metadata=metadata)
            assert type(error) is ValidationError
            assert "metadata" in str(error) and next(iter(metadata)) in str(error)
        assert server.connections == []
