"""What a stream gives: the values that its schema describes, whatever carries them."""

from __future__ import annotations

import asyncio
import gzip
import zlib

import pytest

from tests.mock.faults import Connection
from tests.streams.ways import END, EVENTS, Way, answering, chunk, head

TICKS = b'data: {"n": 1}\n\ndata: {"n": 2, "more": true}\n\n'


async def test_the_data_of_events_is_decoded(way: Way) -> None:
    async with way.serving(answering(TICKS)) as (server, client):
        async with way.streaming(client.ticks) as stream:
            assert (stream.status_code, stream.request_id) == (200, "r")
            assert stream.headers["Content-Type"] == "text/event-stream"
            first, second = [value async for value in way.values(stream)]
            assert await way.next(stream) is None, "an end stays one"
        assert (type(first).__name__, first.n) == ("Tick", 1)
        assert (second.n, second.extra) == (2, {"more": True})
        assert b"\r\nAccept: text/event-stream\r\n" in server.requests[0]


async def test_a_stream_that_was_read_gives_its_connection_back(way: Way) -> None:
    async with way.serving(answering(TICKS)) as (server, client):
        for _ in range(3):
            stream = await way.call(client.ticks)
            assert len([value async for value in way.values(stream)]) == 2
        assert len(server.connections) == 1


@pytest.mark.parametrize("method", ["ticks", "until"])
async def test_a_stream_ends_with_what_says_so(way: Way, method: str) -> None:
    end = b"[DONE]" if method == "ticks" else b"over"
    script = answering(TICKS, b"data: " + end + b"\n\ndata: {}\n\n")
    async with way.serving(script) as (server, client):
        for _ in range(2):
            values = await way.read(getattr(client, method))
            assert [value.n for value in values] == [1, 2]
        if way.lane == "fast":
            assert len(server.connections) == 1, "what follows was read"


async def test_what_says_the_end_may_be_the_last_that_comes(way: Way) -> None:
    async def script(connection: Connection) -> None:
        await connection.request()
        await connection.send(head() + chunk(TICKS + b"data: [DONE]\n\n"))
        await connection.until_closed()

    async with way.serving(script) as (server, client):
        assert len(await way.read(client.ticks)) == 2
        await server.abandoned()


async def test_a_declared_end_is_the_only_one(way: Way) -> None:
    async with way.serving(answering(b"data: [DONE]\n\n")) as (_, client):
        error = await way.fault(client.until)
        assert type(error) is way.errors.InvalidResponseError


async def test_text_is_text(way: Way) -> None:
    body = "data: [DONE]\n\ndata: zwölf\ndata:  1\n\n".encode()
    async with way.serving(answering(body)) as (_, client):
        assert await way.read(client.texts) == ["[DONE]", "zwölf\n 1"]


async def test_without_a_schema_what_is_json_is_json(way: Way) -> None:
    body = b'data: {"a": [1]}\n\ndata: 12\n\ndata: so {\n\ndata: [DONE]\n\n'
    async with way.serving(answering(body)) as (_, client):
        assert await way.read(client.anything) == [{"a": [1]}, 12, "so {"]


async def test_whole_events_are_told_apart_by_their_kind(way: Way) -> None:
    body = b'event: tick\nid: 7\ndata: {"n": 1}\n\nevent:say\ndata:[DONE]\n\n'
    async with way.serving(answering(body)) as (_, client):
        ticked, said = await way.read(client.whole)
    assert (type(ticked).__name__, ticked.id, ticked.data.n) == ("Ticked", "7", 1)
    assert (type(said).__name__, said.data) == ("Said", "[DONE]")


async def test_whole_events_have_the_fields_that_came(way: Way) -> None:
    body = b"data: 1\n\nid: a\nretry: 20\nevent: e\nother: x\ndata: 2\n\n"
    async with way.serving(answering(body)) as (_, client):
        first, second = await way.read(client.plain)
    assert first.to_dict() == {"data": "1"}
    assert second.to_dict() == {"data": "2", "event": "e", "id": "a", "retry": 20}


async def test_lines_of_json(way: Way) -> None:
    body = b'\n{"n": 1}\r\n  \n{"n":\t2}'
    kind = "application/x-ndjson; charset=utf-8"
    async with way.serving(answering(body, content_type=kind)) as (server, client):
        assert [tick.n for tick in await way.read(client.lines)] == [1, 2]
        assert b"\r\nAccept: application/x-ndjson\r\n" in server.requests[0]


async def test_a_sequence_of_json_texts(way: Way) -> None:
    body = b'\x1e{"n": 1}\n\x1e\x1e{\n"n": 2\n}\n'
    kind = "application/json-seq"
    async with way.serving(answering(body, content_type=kind)) as (_, client):
        assert [tick.n for tick in await way.read(client.sequence)] == [1, 2]


@pytest.mark.parametrize("method", ["lines", "sequence"])
async def test_one_json_text_instead_of_many_is_one_value(
    way: Way, method: str
) -> None:
    script = answering(b'{\n"n": 3\n}', content_type="application/json")
    async with way.serving(script) as (_, client):
        assert [tick.n for tick in await way.read(getattr(client, method))] == [3]


async def test_a_reply_that_does_not_say_what_it_is(way: Way) -> None:
    async with way.serving(answering(TICKS, content_type=None)) as (_, client):
        assert len(await way.read(client.ticks)) == 2


@pytest.mark.parametrize("content", [b"<html>Welcome</html>", b""])
@pytest.mark.parametrize("method", ["ticks", "lines"])
async def test_a_page_instead_of_a_stream(
    way: Way, method: str, content: bytes
) -> None:
    script = answering(*filter(None, [content]), content_type="text/html")
    async with way.serving(script) as (_, client):
        error = await way.fault(getattr(client, method))
    assert type(error) is way.errors.InvalidResponseError
    assert "text/html" in str(error) and content.decode() in str(error)
    assert (error.status_code, error.request_id) == (200, "r")


async def test_json_instead_of_events_is_shown_in_the_error(way: Way) -> None:
    script = answering(b'{"n": 3}', content_type="application/json")
    async with way.serving(script) as (_, client):
        error = await way.fault(client.ticks)
    assert error.response == {"n": 3}


@pytest.mark.parametrize("data", [b"{", b'{"n": "x"}', b"{}", b"[]", b"\xff"])
async def test_a_value_that_cannot_be_read_ends_the_stream(
    way: Way, data: bytes
) -> None:
    body = b'data: {"n": 1}\n\ndata: ' + data + b"\n\n" + TICKS
    async with way.serving(answering(body)) as (_, client):
        stream = await way.call(client.ticks)
        assert (await way.next(stream)).n == 1
        with pytest.raises(way.errors.InvalidResponseError) as caught:
            await way.next(stream)
        assert (caught.value.status_code, caught.value.request_id) == (200, "r")
        assert data.decode("utf-8", "replace") in str(caught.value)
        with pytest.raises(way.errors.ClientClosedError):
            await way.next(stream)


async def test_a_reply_without_content_has_no_values(way: Way) -> None:
    async def script(connection: Connection) -> None:
        while await connection.request():
            await connection.send(b"HTTP/1.1 204 No Content\r\n\r\n")

    async with way.serving(script) as (server, client):
        assert await way.read(client.ticks) == []
        assert await way.read(client.lines) == []
        assert len(server.connections) == 1


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
async def test_compressed_events_come_as_they_are_sent(way: Way, coding: str) -> None:
    async def script(connection: Connection) -> None:
        window = 31 if coding == "gzip" else 15
        engine = zlib.compressobj(wbits=window)
        await connection.request()
        await connection.send(head(EVENTS, b"Content-Encoding: " + coding.encode()))
        for number in range(3):
            data = engine.compress(b'data: {"n": %d}\n\n' % number)
            await connection.send(chunk(data + engine.flush(zlib.Z_SYNC_FLUSH)))
            await seen[number].acquire()
        await connection.send(chunk(engine.flush()) + END)

    seen = [asyncio.Semaphore(0) for _ in range(3)]
    async with way.serving(script) as (_, client):
        async with way.streaming(client.ticks) as stream:
            async for tick in way.values(stream):
                seen[tick.n].release()


async def test_many_small_events_may_hide_in_few_bytes(way: Way) -> None:
    """What one value may be long bounds no more than a value."""
    body = gzip.compress(b'data: {"n": 1}\n\n' * 100_000)
    script = answering(body, fields=(b"Content-Encoding: gzip",))
    async with way.serving(script, max_response_bytes=1000) as (_, client):
        assert len(await way.read(client.ticks)) == 100_000
