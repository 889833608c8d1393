"""Bodies that are sent while they are read, in both flavours and both lanes."""

from __future__ import annotations

import asyncio
import io
import itertools
import tempfile
import threading
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from tests.live.building import built_package
from tests.live.calling import call
from tests.live.raw_server import Connection, raw_server

MEGABYTE = 1024 * 1024
CONTENT = bytes(range(256)) * 4096
OK = b"HTTP/1.1 204 No Content\r\n\r\n"
BUSY = b"HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"
TOO_LARGE = b"HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\n{}"
BLIND: tuple[type[object], ...] = tuple(
    filter(None, [getattr(asyncio, "ProactorEventLoop", None)])
)
WAYS = tuple(itertools.product((False, True), (False, True)))

DOCUMENT = """
openapi: 3.1.0
info: {title: Depot, version: 1.0.0}
servers: [{url: "https://depot.example"}]
paths:
  /files:
    put:
      operationId: put_file
      x-sdk-repeatable: true
      requestBody:
        required: true
        content: {application/octet-stream: {schema: {type: string, format: binary}}}
      responses: &done {"204": {description: Done.}}
    post:
      operationId: post_form
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [title, file]
              properties:
                title: {type: string}
                file: {type: string, format: binary}
      responses: *done
"""


@pytest.fixture(scope="module")
def depot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The package of the document."""
    with built_package(tmp_path_factory.mktemp("depot"), "depot", DOCUMENT) as made:
        yield made


class Depot:
    """Opens and calls clients of one flavour in one lane."""

    def __init__(self, package: ModuleType, is_async: bool, over_library: bool) -> None:
        self.package = package
        self.is_async = is_async
        self.over_library = over_library

    @asynccontextmanager
    async def open(self, base_url: str, **options: Any) -> AsyncGenerator[Any]:
        """A client; closed at the end."""
        if self.over_library:
            options["transport"] = (
                httpx.AsyncHTTPTransport() if self.is_async else httpx.HTTPTransport()
            )
        name = "AsyncDepotClient" if self.is_async else "DepotClient"
        client = getattr(self.package, name)(base_url=base_url, **options)
        try:
            yield client
        finally:
            await self.call(client.aclose if self.is_async else client.close)

    async def call(
        self, function: Callable[..., Any], *given: Any, **named: Any
    ) -> Any:
        """What a method returns."""
        return await call(self.is_async, function, *given, **named)


@pytest.fixture(params=WAYS, ids=lambda way: f"async={way[0]},library={way[1]}")
def way(request: pytest.FixtureRequest, depot: ModuleType) -> Depot:
    """Each flavour in each lane in turn."""
    return Depot(depot, *request.param)


class Items:
    """An iterator over pieces that counts how many were taken."""

    def __init__(self, count: int, item: object = b"x" * 65536) -> None:
        self.taken = 0
        self._count = count
        self._item = item

    def __iter__(self) -> Items:
        return self

    def __next__(self) -> Any:
        if self.taken == self._count:
            raise StopIteration
        self.taken += 1
        return self._item


async def read(connection: Connection) -> tuple[bytes, bytes]:
    """The head and the body of a request, also of one in chunks."""
    head = (await connection.reader.readuntil(b"\r\n\r\n")).lower()
    body = b""
    if b"transfer-encoding: chunked" in head:
        assert b"content-length" not in head
        while size := int(await connection.reader.readuntil(b"\n"), 16):
            body += await connection.reader.readexactly(size)
            assert await connection.reader.readuntil(b"\n") == b"\r\n"
        assert await connection.reader.readuntil(b"\n") == b"\r\n"
    else:
        length = head.partition(b"content-length: ")[2].partition(b"\r")[0]
        body = await connection.reader.readexactly(int(length))
    return head, body


class Recording:
    """A server that reads whole requests, answering each with the next answer."""

    def __init__(self, *answers: bytes) -> None:
        self.seen: list[tuple[bytes, bytes]] = []
        self._answers = iter(answers or itertools.repeat(OK))

    async def __call__(self, connection: Connection) -> None:
        while True:
            self.seen.append(await read(connection))
            answer = next(self._answers)
            if not answer:
                connection.reset()
                return
            await connection.send(answer)


async def test_a_known_length_is_sent_as_such(way: Depot, tmp_path: Path) -> None:
    path = tmp_path / "file.bin"
    path.write_bytes(CONTENT)
    server = Recording()
    async with raw_server(server) as raw, way.open(raw.base_url) as client:
        with path.open("rb") as stream:
            stream.seek(10)
            for file in (path, stream, io.BytesIO(CONTENT), CONTENT, [b"ab", b"c"]):
                await way.call(client.put_file, body=file)
            assert not stream.closed
        assert len(raw.connections) == 1, "the connection is kept"
    assert [body for _, body in server.seen] == [
        CONTENT,
        CONTENT[10:],
        CONTENT,
        CONTENT,
        b"abc",
    ]
    assert all(
        b"content-length: %d\r\n" % len(body) in head for head, body in server.seen
    )


async def test_an_unknown_length_is_sent_in_chunks(way: Depot) -> None:
    server = Recording()
    async with raw_server(server) as raw, way.open(raw.base_url) as client:
        await way.call(client.put_file, body=iter([b"a" * 70000, b"", b"b"]))
        await way.call(client.post_form, title="t", file=Items(3))
        assert len(raw.connections) == 1, "the connection is kept"
    (_, plain), (head, form) = server.seen
    assert plain == b"a" * 70000 + b"b"
    boundary = head.partition(b"boundary=")[2].partition(b"\r\n")[0]
    title, file = form.split(b"--" + boundary + b"\r\n")[1:]
    assert title == b'Content-Disposition: form-data; name="title"\r\n\r\nt\r\n'
    assert file.partition(b"\r\n\r\n")[2] == (
        b"x" * 65536 * 3 + b"\r\n--" + boundary + b"--\r\n"
    )


async def test_asynchronous_iterables_belong_to_asynchronous_clients(
    way: Depot,
) -> None:
    async def items() -> AsyncIterator[bytes]:
        for _ in range(3):
            await asyncio.sleep(0)
            yield b"abc"

    server = Recording()
    async with raw_server(server) as raw, way.open(raw.base_url) as client:
        if way.is_async:
            await way.call(client.post_form, title="t", file=items())
            assert b"\r\n\r\nabcabcabc\r\n--" in server.seen[0][1]
        else:
            with pytest.raises(way.package.ApiError, match="file: only the async"):
                await way.call(client.post_form, title="t", file=items())


async def test_little_is_read_ahead_of_a_slow_server(way: Depot) -> None:
    async def wait(connection: Connection) -> None:
        await connection.reader.readuntil(b"\r\n\r\n")
        await connection.until_closed()

    items = Items(4096)
    async with (
        raw_server(unread(wait)) as raw,
        way.open(raw.base_url, timeout=0.3, max_retries=2) as client,
    ):
        with pytest.raises(way.package.RequestTimeoutError) as caught:
            await way.call(client.put_file, body=items)
    assert caught.value.attempts == 1
    assert 0 < items.taken < 200, "what the buffers of both sockets hold"


def unread(then: Callable[[Connection], Any]) -> Callable[[Connection], Any]:
    """A server that takes nothing in for a second."""

    async def serve(connection: Connection) -> None:
        connection.writer.transport.pause_reading()  # type: ignore[attr-defined]
        await asyncio.sleep(0.5)
        connection.writer.transport.resume_reading()  # type: ignore[attr-defined]
        await then(connection)

    return serve


@pytest.mark.parametrize("first", [BUSY, b""], ids=["refused", "reset"])
async def test_a_file_is_sent_again_from_where_it_began(
    way: Depot, first: bytes
) -> None:
    file = io.BytesIO(CONTENT)
    file.seek(100)
    server = Recording(first, OK)
    async with raw_server(server) as raw, way.open(raw.base_url) as client:
        await way.call(client.put_file, body=file)
    assert [body for _, body in server.seen] == [CONTENT[100:]] * 2


async def test_an_iterator_is_sent_once(way: Depot) -> None:
    server = Recording(BUSY, b"")
    async with raw_server(server) as raw, way.open(raw.base_url) as client:
        with pytest.raises(way.package.ApiError) as caught:
            await way.call(client.put_file, body=Items(3))
        assert caught.value.status_code == 503
        with pytest.raises(way.package.ConnectionLostError):
            await way.call(client.put_file, body=Items(3))
    assert len(server.seen) == 2


async def test_an_early_refusal_is_what_is_reported(way: Depot) -> None:
    # The library reads once all is sent; so does a loop that cannot watch a socket.
    reads_late = way.over_library or (
        way.is_async and isinstance(asyncio.get_running_loop(), BLIND)
    )

    async def refuse(connection: Connection) -> None:
        await connection.reader.readuntil(b"\r\n\r\n")
        await connection.send(TOO_LARGE)
        if reads_late:
            await connection.until_closed()
        else:
            connection.writer.transport.pause_reading()  # type: ignore[attr-defined]
            await asyncio.sleep(1)

    items = Items(400)
    async with raw_server(refuse) as raw, way.open(raw.base_url) as client:
        sending = asyncio.create_task(way.call(client.put_file, body=items))
        if reads_late:
            await asyncio.sleep(0.05)
        with pytest.raises(way.package.ApiError) as caught:
            await asyncio.wait_for(sending, 5)
        assert caught.value.status_code == 413
        assert reads_late or items.taken < 400


async def test_what_the_iterator_raises_comes_as_it_is(way: Depot) -> None:
    for error in (KeyError("mine"), TimeoutError("mine"), OSError(5, "mine")):

        def broken(error: Exception = error) -> Iterator[bytes]:
            yield b"abc"
            raise error

        server = Recording()
        async with (
            raw_server(server) as raw,
            way.open(raw.base_url, max_connections=1) as client,
        ):
            with pytest.raises(type(error)) as caught:
                await way.call(client.put_file, body=broken())
            assert repr(caught.value) == repr(error)
            await way.call(client.put_file, body=b"after")
            assert len(raw.connections) == 2, "the first one was dropped"
        assert [body for _, body in server.seen] == [b"after"]


async def test_wrong_items_name_their_argument(way: Depot) -> None:
    async with raw_server(Recording()) as raw, way.open(raw.base_url) as client:
        with pytest.raises(way.package.ApiError, match="^file: an item .* is str"):
            await way.call(client.post_form, title="t", file=Items(1, "text"))


async def test_an_upload_is_cancelled(way: Depot) -> None:
    if not way.is_async:
        pytest.skip("threads cannot be cancelled")
    server = Recording()
    gate = threading.Event()

    def slow() -> Iterator[bytes]:
        yield b"abc"
        gate.wait(5)
        yield b"late"

    async with (
        raw_server(server) as raw,
        way.open(raw.base_url, max_connections=1) as client,
    ):
        sending = asyncio.create_task(client.put_file(body=slow()))
        await asyncio.sleep(0.1)  # the loop is free while the iterator blocks
        sending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sending
        gate.set()
        await client.put_file(body=b"after")
    assert [body for _, body in server.seen] == [b"after"]


async def test_memory_stays_small(way: Depot) -> None:
    import tracemalloc

    async def drain(connection: Connection) -> None:
        await connection.reader.readuntil(b"\r\n\r\n")
        for _ in range(512):
            await connection.reader.readexactly(65536)
        await connection.send(OK)

    with tempfile.TemporaryFile() as file:
        file.truncate(32 * MEGABYTE)
        async with raw_server(drain) as raw, way.open(raw.base_url) as client:
            tracemalloc.start()
            try:
                await way.call(client.put_file, body=file)
                assert tracemalloc.get_traced_memory()[1] < 8 * MEGABYTE
            finally:
                tracemalloc.stop()
