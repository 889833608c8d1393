"""How bytes become parts, by the HTML standard and RFC 7464, however they are cut."""

from __future__ import annotations

import gzip
import json
import random
import time
import zlib
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from tests.shapes.making import Made

LIMIT = 10_000_000
Split = Callable[[Iterable[bytes]], list[tuple[Any, ...]]]


def parts(package: Made, reader: str, pieces: Iterable[bytes]) -> list[Any]:
    """What a reader makes of pieces."""
    made: Any = getattr(package.module("_runtime.parts"), reader)()
    found = [part for piece in pieces for part in made.add(piece, LIMIT)]
    return [*found, *made.finish()]


def events(package: Made, *pieces: bytes) -> list[tuple[str, str | None]]:
    """Data and kinds of the events in some pieces."""
    return [(part.text, part.event) for part in parts(package, "EventReader", pieces)]


# Examples and rules of the HTML standard, 9.2.6.
STANDARD = {
    b"data: YHOO\ndata: +2\ndata: 10\n\n": [("YHOO\n+2\n10", None)],
    b": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\n"
    b"data:  third event\n\n": [
        ("first event", None),
        ("second event", None),
        (" third event", None),
    ],
    b"data\n\ndata\ndata\n\ndata:\n": [("", None), ("\n", None)],
    b"data:test\n\ndata: test\n\n": [("test", None), ("test", None)],
    b"event: add\ndata: 1\n\nevent: remove\n\ndata: 2\n\n": [("1", "add"), ("2", None)],
    b"event:\ndata: 1\n\n": [("1", None)],
    b"event: a\nevent: b\ndata: 1\n\n": [("1", "b")],
    b"\xef\xbb\xbfdata: 1\n\n\xef\xbb\xbfdata: 2\n\n": [("1", None)],
    b"data: a\rdata: b\r\rdata: c\r\n\r\n": [("a\nb", None), ("c", None)],
    b"data: a\n\rdata: b\r\n\n": [("a", None), ("b", None)],
    b"Data: 1\n data: 2\ndata : 3\ndatum: 4\n\n": [],
    b"data: \xff\xe2\x82\n\n": [("\ufffd\ufffd", None)],
    b"data: z\xc3\xb6lf \xe2\x82\xac\n\n": [("zölf €", None)],
    b"data: a\x0bb\x0cc\xc2\x85d\xe2\x80\xa8e\n\n": [("a\x0bb\x0cc\x85d\u2028e", None)],
    b"data: lost": [],
    b"data: lost\n": [],
}


@pytest.mark.parametrize("body", STANDARD)
def test_events_are_those_of_the_standard(package: Made, body: bytes) -> None:
    assert events(package, body) == STANDARD[body]


@pytest.mark.parametrize("body", STANDARD)
def test_events_may_be_cut_anywhere(package: Made, body: bytes) -> None:
    single = [body[place : place + 1] for place in range(len(body))]
    assert events(package, *single) == STANDARD[body]
    for place in range(1, len(body)):
        assert events(package, body[:place], body[place:]) == STANDARD[body]


@pytest.mark.parametrize(
    ("field", "found"),
    [
        (b"id: 7", ("7", None)),
        (b"id", ("", None)),
        (b"id: a\0b", (None, None)),
        (b"id: a\nid: b\0", ("a", None)),
        (b"retry: 20", (None, 20)),
        (b"retry: 2.5", (None, None)),
        (b"retry: -1", (None, None)),
        (b"retry:", (None, None)),
        (b"retry: 99999999999999999999", (None, None)),
        (b"retry: \xd9\xa1", (None, None)),
    ],
)
def test_ids_and_pauses(
    package: Made, field: bytes, found: tuple[str | None, int | None]
) -> None:
    (part,) = parts(package, "EventReader", [field + b"\ndata\n\n"])
    assert (part.id, part.retry) == found


LINES = b'\xe2\x80\xa8{"a": 1}\n\r\n[2]\r\n  \n"\xe2\x82\xac"\n7'


def test_lines_may_be_cut_anywhere(package: Made) -> None:
    whole = [part.data for part in parts(package, "LineReader", [LINES])]
    assert whole[1:] == [b"[2]", b'"\xe2\x82\xac"', b"7"]
    for place in range(1, len(LINES)):
        cut = parts(package, "LineReader", [LINES[:place], LINES[place:]])
        assert [part.data for part in cut] == whole


SEQUENCE = b'\x1e{"a": 1}\n\x1e{\n "b":\n [2]\n}\n\x1e\n\x1e"\xe2\x82\xac"\n\x1e7\n'


def test_sequences_may_be_cut_anywhere(package: Made) -> None:
    whole: list[Any] = [{"a": 1}, {"b": [2]}, "€", 7]
    for place in range(len(SEQUENCE)):
        pieces = [SEQUENCE[:place], SEQUENCE[place:]]
        found = parts(package, "SequenceReader", pieces)
        assert [json.loads(part.data) for part in found] == whole
    single = [SEQUENCE[place : place + 1] for place in range(len(SEQUENCE))]
    found = parts(package, "SequenceReader", single)
    assert [json.loads(part.data) for part in found] == whole


def test_a_text_of_a_sequence_is_there_with_its_line_end(package: Made) -> None:
    reader: Any = package.module("_runtime.parts").SequenceReader()
    assert [part.data for part in reader.add(b"\x1e[1]\n", LIMIT)] == [b"[1]"]
    assert list(reader.finish()) == []


@pytest.mark.parametrize("text", [b"12", b"-1", b"tru", b"null"])
def test_what_may_be_cut_off_is_no_value(package: Made, text: bytes) -> None:
    module = package.module("_runtime.parts")
    with pytest.raises(module.CutOff):
        parts(package, "SequenceReader", [b"\x1e" + text])
    assert len(parts(package, "SequenceReader", [b"\x1e[1]"])) == 1


@pytest.mark.parametrize(
    ("reader", "body"),
    [
        ("EventReader", b"data: 123456789\n\n"),
        ("EventReader", b"data: 12\ndata: 34\n\n"),
        ("EventReader", b": a comment that has no end"),
        ("LineReader", b"[1234567890]\n"),
        ("SequenceReader", b"\x1e[1234567890]\n"),
        ("WholeReader", b"[1234567890]"),
    ],
)
def test_no_part_is_longer_than_allowed(
    package: Made, reader: str, body: bytes
) -> None:
    module = package.module("_runtime.parts")
    for size in (1, len(body)):
        made: Any = getattr(module, reader)()
        with pytest.raises(module.PartTooLong):
            for place in range(0, len(body), size):
                list(made.add(body[place : place + size], 10))


@pytest.mark.parametrize(
    ("reader", "body"),
    [
        ("EventReader", b"data: 1\n\n"),
        ("EventReader", b":\n"),
        ("EventReader", b"other: 12345\n"),
        ("LineReader", b"[1]\n"),
        ("SequenceReader", b"\x1e[1]\n"),
    ],
)
def test_a_stream_may_be_as_long_as_it_likes(
    package: Made, reader: str, body: bytes
) -> None:
    made: Any = getattr(package.module("_runtime.parts"), reader)()
    for _ in range(1000):
        assert len(list(made.add(body, 20))) <= 1


@pytest.mark.parametrize(
    ("reader", "piece", "last"),
    [
        ("EventReader", b"data: x\n", b"\n"),
        ("EventReader", b"x", b"\n\n"),
        ("LineReader", b"[", b"\n"),
        ("SequenceReader", b"[\n", b"\x1e"),
        ("WholeReader", b"[", b""),
    ],
)
def test_time_grows_with_the_bytes_only(
    package: Made, reader: str, piece: bytes, last: bytes
) -> None:
    """A quadratic reader needs minutes for this."""
    made: Any = getattr(package.module("_runtime.parts"), reader)()
    started = time.process_time()
    for _ in range(100_000):
        list(made.add(piece, LIMIT))
    list(made.add(last, LIMIT))
    assert time.process_time() - started < 10


def _raw(data: bytes) -> bytes:
    return zlib.compress(data)[2:-4]


def _twice(data: bytes) -> bytes:
    return zlib.compress(gzip.compress(data))


@pytest.mark.parametrize("size", [1, 7, 100_000])
@pytest.mark.parametrize(
    ("coding", "compress"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", _raw),
        ("gzip, deflate", _twice),
    ],
)
@pytest.mark.parametrize(
    "data",
    [b"", b"x", b"a" * 1_000_000, b"z" * 65_537, random.Random(1).randbytes(200_000)],
    ids=["empty", "byte", "long", "edge", "random"],
)
def test_streams_are_decompressed_bit_by_bit(
    package: Made,
    data: bytes,
    coding: str,
    compress: Callable[[bytes], bytes],
    size: int,
) -> None:
    runtime = package.module("_runtime.content")
    headers = package.module("_runtime.headers").Headers(
        [(b"content-encoding", coding.encode())]
    )
    content = runtime.Content(headers, None)
    sent, found = compress(data), list[bytes]()
    for place in range(0, len(sent), size):
        bit: bytes = content.add(sent[place : place + size])
        while bit:
            assert len(bit) <= 65_536
            found.append(bit)
            bit = content.add(b"")
    content.finish()
    assert b"".join(found) == data
