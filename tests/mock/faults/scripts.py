"""What may go wrong with an answer, one function for each fault.

A fault gets the connection, whose request has been read, and the answer that would be
right; it sends what it likes. `always` and `in_turn` make scripts of faults.
"""

from __future__ import annotations

import asyncio
import gzip
import http
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TypeAlias

from tests.mock.faults.server import Connection, Script
from tests.mock.messages import Headers, Response, header

Fault: TypeAlias = Callable[[Connection, Response], Awaitable[None]]

ELSEWHERE = "http://user:hunter2@elsewhere.invalid/stolen?token=hunter2"
"""Where redirects lead: nobody may go there, or say the password."""

SIGN_IN = b"<!doctype html><title>Sign in</title>"


def head_of(
    response: Response, length: int | None = None, extra: Headers = ()
) -> bytes:
    """Status line and headers; `length` in place of the body's own, None for that."""
    fields = [*response.headers, *extra]
    if header(tuple(fields), "Transfer-Encoding") is None:
        size = len(response.body) if length is None else length
        fields.append(("Content-Length", str(size)))
    try:
        phrase = http.HTTPStatus(response.status).phrase
    except ValueError:
        phrase = ""
    lines = [f"HTTP/1.1 {response.status} {phrase}"]
    lines += [f"{name}: {value}" for name, value in fields]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


async def answer(connection: Connection, response: Response) -> None:
    """No fault at all."""
    await connection.send(head_of(response) + response.body)


async def silent(connection: Connection, response: Response) -> None:
    """Never answer."""
    await connection.until_closed()


async def delay(
    connection: Connection, response: Response, seconds: float = 2.0
) -> None:
    """Answer late."""
    await asyncio.sleep(seconds)
    await answer(connection, response)


async def drip_head(
    connection: Connection, response: Response, seconds: float = 0.2
) -> None:
    """Send the head byte by byte: no single wait is long, all together are."""
    await connection.drip(head_of(response), seconds)
    await connection.send(response.body)


async def drip_body(
    connection: Connection, response: Response, seconds: float = 0.2
) -> None:
    """Send the body byte by byte."""
    await connection.send(head_of(response))
    await connection.drip(response.body, seconds)


async def fall_silent(connection: Connection, response: Response) -> None:
    """Send half the body, then nothing more."""
    await connection.send(head_of(response) + _half(response))
    await connection.until_closed()


async def reset(connection: Connection, response: Response) -> None:
    """Reset the connection once the request is read."""
    connection.reset()


async def reset_in_body(connection: Connection, response: Response) -> None:
    """Reset the connection after half the body."""
    await connection.send(head_of(response) + _half(response))
    await asyncio.sleep(0.05)
    connection.reset()


async def hang_up(connection: Connection, response: Response) -> None:
    """Close the connection once the request is read."""
    connection.writer.close()


async def truncate(connection: Connection, response: Response) -> None:
    """Close the connection after half the body."""
    await connection.send(head_of(response) + _half(response))
    connection.writer.close()


async def truncate_head(connection: Connection, response: Response) -> None:
    """Close the connection inside the head."""
    await connection.send(head_of(response)[:30])
    connection.writer.close()


async def close_when_used_again(connection: Connection, response: Response) -> None:
    """The race of kept connections: the next request finds the connection closed."""
    if len(connection.requests) > 1:
        connection.writer.close()
    else:
        await answer(connection, response)


async def close_after(connection: Connection, response: Response) -> None:
    """Close the connection after the answer, without having said so."""
    await answer(connection, response)
    connection.writer.close()


async def refuse(
    connection: Connection,
    response: Response,
    status: int = 429,
    retry_after: str | None = "1",
) -> None:
    """An error status, with any form of Retry-After."""
    extra = () if retry_after is None else (("Retry-After", retry_after),)
    refusal = Response.of_detail(status, "Not now.", (*_ids(response), *extra))
    await answer(connection, refusal)


async def redirect(
    connection: Connection, response: Response, target: str = ELSEWHERE
) -> None:
    """Send the caller elsewhere."""
    await answer(connection, Response(307, (*_ids(response), ("Location", target))))


async def replace(
    connection: Connection,
    response: Response,
    body: bytes,
    content_type: str = "application/json",
) -> None:
    """Success with another body."""
    fields = (("Content-Type", content_type), *_ids(response))
    await answer(connection, Response(200, fields, body))


async def gzip_bomb(
    connection: Connection, response: Response, size: int = 200_000_000
) -> None:
    """A small body that stands for a huge one: a thousandth of `size` is sent."""
    block = gzip.compress(bytes(1_000_000), mtime=0)  # members of gzip may be joined
    body = block * (size // 1_000_000)
    fields = (*response.headers, ("Content-Encoding", "gzip"))
    await answer(connection, Response(response.status, fields, body))


async def endless_body(connection: Connection, response: Response) -> None:
    """Chunks without end."""
    fields = (*response.headers, ("Transfer-Encoding", "chunked"))
    await connection.send(head_of(Response(response.status, fields)))
    while True:
        await connection.send(b"10000\r\n" + b" " * 0x10000 + b"\r\n")


async def endless_head(connection: Connection, response: Response) -> None:
    """Headers without end."""
    await connection.send(head_of(response).removesuffix(b"\r\n"))
    while True:
        await connection.send(b"X-Filler: " + b"x" * 1000 + b"\r\n")


async def not_gzip(connection: Connection, response: Response) -> None:
    """A body that is not coded as its head says."""
    fields = (*response.headers, ("Content-Encoding", "gzip"))
    await answer(connection, Response(response.status, fields, response.body))


async def short_length(connection: Connection, response: Response) -> None:
    """A Content-Length that is too small: the rest of the body follows all the same."""
    await connection.send(head_of(response, len(response.body) // 2) + response.body)


async def bad_length(connection: Connection, response: Response) -> None:
    """A Content-Length that is no number."""
    good = f"Content-Length: {len(response.body)}".encode()
    head = head_of(response).replace(good, b"Content-Length: some")
    await connection.send(head + response.body)


async def bad_chunk(connection: Connection, response: Response) -> None:
    """A chunk whose size is no number."""
    fields = (*response.headers, ("Transfer-Encoding", "chunked"))
    head = head_of(Response(response.status, fields))
    await connection.send(head + b"zz\r\n" + response.body + b"\r\n0\r\n\r\n")


async def interim(connection: Connection, response: Response) -> None:
    """Replies that only announce the answer come first (RFC 9110, 15.2)."""
    await connection.send(
        b"HTTP/1.1 100 Continue\r\n\r\n"
        b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
    )
    await answer(connection, response)


async def chunked(connection: Connection, response: Response) -> None:
    """The answer in chunks with extensions and a trailer: unusual, but right."""
    fields = (*response.headers, ("Transfer-Encoding", "chunked"))
    await connection.send(head_of(Response(response.status, fields)))
    for byte in response.body:
        await connection.send(b"1;note=x\r\n%c\r\n" % byte)
    await connection.send(b"0\r\nX-Checksum: 1\r\n\r\n")


async def nonsense(connection: Connection, response: Response) -> None:
    """Another protocol."""
    await connection.send(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")
    connection.writer.close()


FAULTS: Mapping[str, Fault] = {
    "answer": answer,
    "silent": silent,
    "delay": delay,
    "drip-head": drip_head,
    "drip-body": drip_body,
    "fall-silent": fall_silent,
    "reset": reset,
    "reset-in-body": reset_in_body,
    "hang-up": hang_up,
    "truncate": truncate,
    "truncate-head": truncate_head,
    "close-when-used-again": close_when_used_again,
    "close-after": close_after,
    "rate-limit": refuse,
    "unavailable": partial(refuse, status=503),
    "unavailable-for-long": partial(refuse, status=503, retry_after="3600"),
    "error": partial(refuse, status=500, retry_after=None),
    "redirect": redirect,
    "html": partial(replace, body=SIGN_IN, content_type="text/html"),
    "empty": partial(replace, body=b""),
    "list": partial(replace, body=b"[]"),
    "invalid-json": partial(replace, body=b'{"id": 1, "text": "The us'),
    "gzip-bomb": gzip_bomb,
    "not-gzip": not_gzip,
    "endless-body": endless_body,
    "endless-head": endless_head,
    "short-length": short_length,
    "bad-length": bad_length,
    "bad-chunk": bad_chunk,
    "interim": interim,
    "chunked": chunked,
    "nonsense": nonsense,
}
"""All faults by name, as a person asks for them: `Prefer: fault=NAME`."""


def always(fault: Fault, response: Response) -> Script:
    """Every request gets this fault."""
    return in_turn(response, fault)


def in_turn(response: Response, *faults: Fault) -> Script:
    """The first request gets the first fault, and so on; the last one stays."""
    left = list(faults)

    async def script(connection: Connection) -> None:
        while await connection.request():
            await (left.pop(0) if len(left) > 1 else left[0])(connection, response)
            if connection.writer.is_closing():
                break

    return script


def _half(response: Response) -> bytes:
    return response.body[: len(response.body) // 2]


def _ids(response: Response) -> Headers:
    """The headers of an answer that say which request it belongs to."""
    return tuple(field for field in response.headers if field[0] == "X-Request-ID")
