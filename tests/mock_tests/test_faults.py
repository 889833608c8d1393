"""The faults, asked for by a person with a plain HTTP client."""

from __future__ import annotations

import asyncio
import gzip
import http.client
import io
import json
import socket
import ssl
import struct
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.mock import Response
from tests.mock.faults import (
    CERTIFICATE,
    FAULTS,
    Connection,
    RawServer,
    always,
    faulty,
    in_turn,
    raw_server,
    raw_server_thread,
)
from tests.mock.messages import Request

RIGHT = Response.of_json(200, {"id": 1, "text": "right"}, (("X-Request-ID", "r"),))
WHOLE = {
    "answer",
    "close-after",
    "close-when-used-again",
    "drip-body",
    "drip-head",
    "chunked",
}
"""What ends with the right answer, if one waits."""
BROKEN = {
    "reset",
    "reset-in-body",
    "hang-up",
    "truncate",
    "bad-chunk",
    "nonsense",
    "endless-head",
}
"""What an HTTP client cannot read."""
STATUSES = {"rate-limit": 429, "unavailable": 503, "error": 500, "redirect": 307}
HANGING = {"silent", "fall-silent"}
HEAD = b"POST / HTTP/1.1\r\nContent-Length: 8\r\n\r\n"


@pytest.fixture(scope="module")
def server() -> Iterator[RawServer]:
    with raw_server_thread(faulty(lambda request: RIGHT)) as served:
        yield served


def ask(
    server: RawServer, fault: str, timeout: float = 10
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection(
        urlsplit(server.base_url).netloc, timeout=timeout
    )
    try:
        connection.request("GET", "/memory/1", headers={"Prefer": f"fault={fault}"})
        reply = connection.getresponse()
        return reply, reply.read()
    finally:
        connection.close()


@pytest.mark.parametrize("fault", sorted(WHOLE - {"drip-body", "drip-head"}))
def test_right_answers(server: RawServer, fault: str) -> None:
    _, body = ask(server, fault)
    assert json.loads(body) == {"id": 1, "text": "right"}


@pytest.mark.parametrize("fault", sorted(BROKEN))
def test_broken_answers(server: RawServer, fault: str) -> None:
    with pytest.raises((http.client.HTTPException, ConnectionError)):
        ask(server, fault)


@pytest.mark.parametrize("fault", sorted(HANGING | {"delay", "drip-head"}))
def test_slow_answers(server: RawServer, fault: str) -> None:
    with pytest.raises(TimeoutError):
        ask(server, fault, timeout=0.1)


@pytest.mark.parametrize(("fault", "status"), STATUSES.items())
def test_statuses(server: RawServer, fault: str, status: int) -> None:
    reply, _ = ask(server, fault)
    assert (reply.status, reply.headers["X-Request-ID"]) == (status, "r")
    assert (reply.headers["Retry-After"] is not None) == (status in (429, 503))


def test_a_bomb_is_small_on_the_wire(server: RawServer) -> None:
    _, body = ask(server, "gzip-bomb")
    assert len(body) < 250_000
    with gzip.open(io.BytesIO(body)) as stream:
        assert len(stream.read(3_000_000)) == 3_000_000


def test_answers_that_this_client_misunderstands(server: RawServer) -> None:
    assert ask(server, "interim")[0].status == 103
    assert ask(server, "truncate-head")[1] == b""
    assert ask(server, "short-length")[1] != RIGHT.body


def test_unknown_faults_are_named(server: RawServer) -> None:
    reply, body = ask(server, "nothing")
    assert reply.status == 400
    assert all(name.encode() in body for name in FAULTS)


def test_faults_in_turn_and_what_was_seen() -> None:
    script = in_turn(RIGHT, FAULTS["error"], FAULTS["answer"])
    with raw_server_thread(script) as server:
        assert [ask(server, "answer")[0].status for _ in range(3)] == [500, 200, 200]
        first, *_ = server.connections
        assert len(server.connections) == 3
        assert first.requests[0].startswith(b"GET /memory/1 HTTP/1.1\r\n")
    assert first.closed_at is not None and first.closed_at >= first.opened_at


@pytest.mark.parametrize(
    "sent",
    [b"", b"GET /", HEAD.removesuffix(b"\r\n"), HEAD, HEAD + b"1234"],
    ids=["nothing", "line", "head", "no-body", "half-a-body"],
)
@pytest.mark.parametrize("is_reset", [False, True], ids=["closed", "reset"])
async def test_a_client_that_leaves_is_no_fault_of_the_script(
    sent: bytes, is_reset: bool
) -> None:
    async def read_by_itself(connection: Connection) -> None:
        await connection.reader.readuntil(b"\n")
        await connection.reader.readexactly(1000)

    async def reset_too_late(connection: Connection) -> None:
        await connection.until_closed()
        await asyncio.sleep(0)
        connection.reset()

    for script in (always(FAULTS["answer"], RIGHT), read_by_itself, reset_too_late):
        async with raw_server(script) as server:
            place = urlsplit(server.base_url)
            _, writer = await asyncio.open_connection(place.hostname, place.port)
            writer.write(sent)
            await writer.drain()
            await asyncio.sleep(0.005)
            if is_reset:
                endpoint = writer.get_extra_info("socket")
                linger = struct.pack("ii", 1, 0)
                endpoint.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            writer.close()
            await asyncio.sleep(0.005)
        assert server.requests == []


def test_the_certificate_is_good_for_this_machine() -> None:
    context = ssl.create_default_context(cafile=str(CERTIFICATE))
    with raw_server_thread(always(FAULTS["answer"], RIGHT), tls=True) as server:
        place = urlsplit(server.base_url)
        assert place.scheme == "https"
        with (
            socket.create_connection((place.hostname or "", place.port or 0)) as plain,
            context.wrap_socket(plain, server_hostname="127.0.0.1") as secured,
        ):
            secured.sendall(b"GET / HTTP/1.1\r\n\r\n")
            assert secured.recv(15) == b"HTTP/1.1 200 OK"


def test_requests_are_understood_as_they_are_on_the_wire() -> None:
    seen: list[Request] = []

    def handle(request: Request) -> Response:
        seen.append(request)
        return RIGHT

    with raw_server_thread(faulty(handle)) as server:
        connection = http.client.HTTPConnection(urlsplit(server.base_url).netloc)
        connection.request("POST", "/a%2Fb?x=%20", b"body", {"X-Y": "z"})
        connection.getresponse().read()
        connection.close()
    (request,) = seen
    assert (request.method, request.raw_path, request.raw_query) == (
        "POST",
        "/a%2Fb",
        "x=%20",
    )
    assert (request.header("x-y"), request.body) == ("z", b"body")
