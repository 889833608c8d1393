"""Replies out of bytes, however these arrive; h11 is the judge of what is one."""

from __future__ import annotations

import gzip
import random
import zlib
from collections.abc import Iterator

import h11
import pytest

from memorysync._runtime.content import CodingError, Content, TooLong
from memorysync._runtime.headers import Headers
from memorysync._runtime.wire import Interrupted, Malformed, ReplyReader

PLAIN = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-A: b\r\n\r\nhello"
CHUNKED = (
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n"
)
INTERIM = b"HTTP/1.1 102 Wait\r\n\r\n" + PLAIN
UNTIL_CLOSE = b"HTTP/1.1 200 OK\r\n\r\nhello"
OLD = b"HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello"
BARE_LINES = b"HTTP/1.1 200 OK\nContent-Length: 5\n\nhello"
NO_REASON = b"HTTP/1.1 200\r\nContent-Length: 5\r\n\r\nhello"

WHOLE = [PLAIN, CHUNKED, INTERIM, OLD, BARE_LINES, NO_REASON]


def read(data: bytes, step: int, method: str = "GET") -> tuple[int, bytes, bool]:
    """Status, body and whether the connection may go on; ends with the data."""
    reader, body = ReplyReader(method), b""
    pieces = [data[at : at + step] for at in range(0, len(data), step)]
    for piece in [*pieces, b""]:
        if reader.is_done:
            break
        reader.feed(piece)
        body += reader.take()
    assert reader.is_done
    return reader.status, body, reader.is_reusable


@pytest.mark.parametrize("step", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize("data", [*WHOLE, UNTIL_CLOSE])
def test_a_reply_may_arrive_in_any_pieces(data: bytes, step: int) -> None:
    status, body, is_reusable = read(data, step)
    assert (status, body) == (200, b"hello")
    assert is_reusable is (data not in (UNTIL_CLOSE, OLD))


@pytest.mark.parametrize(
    ("data", "method"),
    [
        (b"HTTP/1.1 204 No Content\r\n\r\n", "GET"),
        (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", "GET"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", "HEAD"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "GET"),
    ],
)
def test_replies_without_a_body(data: bytes, method: str) -> None:
    _, body, is_reusable = read(data, 9, method)
    assert body == b"" and is_reusable


@pytest.mark.parametrize("data", WHOLE)
def test_an_end_inside_a_reply_is_an_interruption(data: bytes) -> None:
    for end in range(len(data)):
        reader = ReplyReader("GET")
        with pytest.raises(Interrupted):
            if end:
                reader.feed(data[:end])
            reader.feed(b"")
        assert reader.is_untouched is (end == 0)


@pytest.mark.parametrize(
    "data",
    [
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"HTTP/1.1 20 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nNo colon\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nA b: c\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nA: b\0c\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfive\r\n",
        b"HTTP/1.1 101 Switch\r\nUpgrade: x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nA: " + b"b" * 200_000,
    ],
)
def test_what_is_no_reply(data: bytes) -> None:
    with pytest.raises(Malformed):
        ReplyReader("GET").feed(data)


def test_what_follows_a_reply_ends_the_connection() -> None:
    reader = ReplyReader("GET")
    reader.feed(PLAIN + PLAIN)
    assert (reader.take(), reader.is_done, reader.is_reusable) == (
        b"hello",
        True,
        False,
    )


def test_headers_are_found_in_any_case() -> None:
    reader = ReplyReader("GET")
    reader.feed(PLAIN.replace(b"X-A: b", b"X-A:\t b \r\nx-a: c"))
    assert reader.headers["X-a"] == "b, c"
    assert "X-A" in reader.headers and "X-B" not in reader.headers
    assert list(reader.headers) == ["content-length", "x-a"]


def judged(data: bytes) -> tuple[int, bytes] | None:
    """What h11 makes of a reply after which the connection ends; None: an error."""
    machine = h11.Connection(h11.CLIENT, max_incomplete_event_size=100 * 1024)
    machine.send(h11.Request(method="GET", target="/", headers=[("Host", "x")]))
    machine.send(h11.EndOfMessage())
    status, body = 0, b""
    try:
        machine.receive_data(data)
        machine.receive_data(b"")
        while True:
            event = machine.next_event()
            match event:
                case h11.Response():
                    status = event.status_code
                case h11.Data():
                    body += event.data
                case h11.EndOfMessage():
                    return status, body
                case h11.InformationalResponse():
                    pass
                case _:
                    return None
    except h11.RemoteProtocolError:
        return None


def damaged(chance: random.Random) -> Iterator[bytes]:
    """Replies with bytes changed, lost, doubled and swapped."""
    for _ in range(3000):
        data = bytearray(chance.choice([*WHOLE, UNTIL_CLOSE]))
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[at] = chance.choice(b"\r\n\t :\0,;01258abHX\x7f\xff")
                case 1:
                    del data[at]
                case 2:
                    data[at:at] = data[at : at + 3]
                case _:
                    other = chance.randrange(len(data))
                    data[at], data[other] = data[other], data[at]
        yield bytes(data)


def test_damaged_replies_are_read_as_h11_reads_them() -> None:
    for data in damaged(random.Random(9112)):
        try:
            status, body, _ = read(data, len(data))
        except (Interrupted, Malformed):
            outcome = None
        else:
            outcome = (status, body)
        assert outcome == judged(data), data


# Content codings


def decoded(coding: str, data: bytes, limit: int = 10_000, step: int = 7) -> bytes:
    content = Content(Headers([(b"content-encoding", coding.encode())]), limit)
    pieces = [content.add(data[at : at + step]) for at in range(0, len(data), step)]
    content.finish()
    return b"".join(pieces)


def zipped(data: bytes) -> bytes:
    """Always the same bytes, whatever the time."""
    return gzip.compress(data, mtime=0)


TEXT = b"to and fro and to and fro " * 20
RAW_DEFLATE = zlib.compress(TEXT)[2:-4]


@pytest.mark.parametrize("step", [1, 2, 7, 10_000])
@pytest.mark.parametrize(
    ("coding", "data"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", zipped(TEXT)),
        ("X-GZIP", zipped(TEXT)),
        ("gzip", zipped(TEXT[:99]) + zipped(TEXT[99:])),
        ("gzip", zipped(TEXT) + b"\0" * 9),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", RAW_DEFLATE),
        ("deflate, gzip", zipped(zlib.compress(TEXT))),
    ],
)
def test_codings_are_taken_away(coding: str, data: bytes, step: int) -> None:
    assert decoded(coding, data, step=step) == TEXT


@pytest.mark.parametrize("coding", ["gzip", "deflate", "gzip, gzip"])
def test_an_empty_body_has_no_coding(coding: str) -> None:
    assert decoded(coding, b"") == b""


@pytest.mark.parametrize(
    ("coding", "data"),
    [
        ("gzip", b"not gzip"),
        ("gzip", zipped(TEXT)[:-3]),
        ("deflate", b"not deflate"),
        ("br", b"whatever"),
        ("gzip, gzip, gzip, gzip", b""),
        ("gzip", zipped(TEXT) + b"more"),
    ],
)
def test_broken_codings(coding: str, data: bytes) -> None:
    with pytest.raises(CodingError):
        decoded(coding, data)


@pytest.mark.parametrize("coding", ["", "gzip", "deflate", "gzip, gzip"])
def test_a_body_is_bounded_before_and_after_decoding(coding: str) -> None:
    data, size = TEXT, len(TEXT)
    for name in filter(None, coding.split(", ")):
        data = zipped(data) if name == "gzip" else zlib.compress(data)
    assert decoded(coding, data, limit=size) == TEXT
    with pytest.raises(TooLong):
        decoded(coding, data, limit=size - 1)
    with pytest.raises(TooLong):
        decoded(coding, data, limit=len(data) - 1)


def test_a_bomb_is_never_unpacked() -> None:
    bomb = zipped(zipped(b"\0" * 50_000_000))
    with pytest.raises(TooLong):
        decoded("gzip, gzip", bomb, limit=100_000, step=100_000)
