"""Request bodies, and the JSON and the files that they are made of."""

from __future__ import annotations

import dataclasses
import datetime
import decimal
import email.parser
import email.policy
import enum
import importlib
import io
import itertools
import json
import math
import os
import random
import re
import shutil
import sys
import urllib.parse
import uuid
from collections import OrderedDict, UserDict
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

pytestmark = pytest.mark.filterwarnings("error")

RUNTIME = Path(__file__).parents[2] / "templates" / "package" / "_runtime"
ROLES = '''
class ArgumentError(Exception):
    """Stands for the class that a document names for refused arguments."""
'''


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a package made for these tests."""
    root = tmp_path_factory.mktemp("bodies")
    directory = root / "package_of_bodies"
    directory.mkdir()
    (directory / "__init__.py").touch()
    (directory / "roles.py").write_text(ROLES, encoding="utf-8")
    for name in (
        "bodies.py",
        "files.py",
        "json.py",
        "null.py",
        "parameters.py",
        "uploads.py",
    ):
        shutil.copy(RUNTIME / name, directory / name)
    sys.path.insert(0, str(root))
    yield directory.name
    sys.path.remove(str(root))
    for name in [name for name in sys.modules if name.startswith(directory.name)]:
        del sys.modules[name]


@pytest.fixture(scope="module")
def bodies(package: str) -> ModuleType:
    return importlib.import_module(f"{package}.bodies")


@pytest.fixture(scope="module")
def files(package: str) -> ModuleType:
    return importlib.import_module(f"{package}.files")


@pytest.fixture(scope="module")
def plain_json(package: str) -> ModuleType:
    return importlib.import_module(f"{package}.json")


# JSON


class Color(enum.Enum):
    BLUE = "blue"


class Tag(str, enum.Enum):
    UI = "ui"


class Level(enum.IntEnum):
    HIGH = 3


@dataclasses.dataclass
class Point:
    x: int
    y: object = None


class Model:
    """Stands for a generated model."""

    def __init__(self, **members: object) -> None:
        self.members = members

    def to_dict(self) -> dict[str, object]:
        return self.members


class IterableModel:
    """Stands for a pydantic model, which can be iterated."""

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return iter([("a", 1)])

    def model_dump(self) -> dict[str, object]:
        return {"a": 1}


class Pair(NamedTuple):
    left: int
    right: int


PLAIN: list[object] = [
    None,
    True,
    0,
    -1.5,
    "",
    "é🙂\u2028",
    [],
    {},
    {"a": [1, 2.5, None, {"b": [[], {}]}], "": "x"},
]


@pytest.mark.parametrize("value", PLAIN)
def test_plain_json_is_not_copied(plain_json: ModuleType, value: object) -> None:
    assert plain_json.to_json(value, "x") is value
    assert json.loads(plain_json.dumps(value)) == value
    assert json.loads(plain_json.dumps_ascii(value)) == value


UTC = datetime.UTC
IST = datetime.timezone(datetime.timedelta(hours=5, minutes=30))
MEAN_TIME = datetime.timezone(datetime.timedelta(minutes=21, seconds=10))


CONVERTED: list[tuple[object, object]] = [
    (Color.BLUE, "blue"),
    (Tag.UI, "ui"),
    (Level.HIGH, 3),
    (datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "2026-01-02T03:04:05+00:00"),
    (datetime.datetime(2026, 1, 2, tzinfo=IST), "2026-01-02T00:00:00+05:30"),
    (datetime.datetime(2026, 1, 2, tzinfo=MEAN_TIME), "2026-01-01T23:38:50+00:00"),
    (datetime.date(2026, 1, 2), "2026-01-02"),
    (datetime.time(3, 4, 5), "03:04:05"),
    (uuid.UUID(int=5), "00000000-0000-0000-0000-000000000005"),
    (decimal.Decimal("0.1"), 0.1),
    (decimal.Decimal("12"), 12.0),
    ((1, (2,)), [1, [2]]),
    (Pair(1, 2), [1, 2]),
    ((n * n for n in range(3)), [0, 1, 4]),
    ({"a": 1}.keys(), ["a"]),
    (range(2), [0, 1]),
    (OrderedDict(a=(1,)), {"a": [1]}),
    (UserDict(a=1), {"a": 1}),
    ({Tag.UI: 1, "b": {Color.BLUE: Color.BLUE}}, {"ui": 1, "b": {"blue": "blue"}}),
    (Point(1), {"x": 1, "y": None}),
    (Point(1, [Point(2, Color.BLUE)]), {"x": 1, "y": [{"x": 2, "y": "blue"}]}),
    (Model(a=Model(b=(1,))), {"a": {"b": [1]}}),
    (IterableModel(), {"a": 1}),
    ([IterableModel()], [{"a": 1}]),
]


@pytest.mark.parametrize(("value", "expected"), CONVERTED)
def test_conversion(plain_json: ModuleType, value: object, expected: object) -> None:
    converted = plain_json.to_json(value, "x")
    assert converted == expected
    assert type(converted) is type(expected)
    assert json.loads(plain_json.dumps(converted)) == expected


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


CIRCLE: dict[str, Any] = {}
CIRCLE["me"] = [CIRCLE]


REFUSED: list[tuple[object, str]] = [
    ({"tags": [1, 2, 3, b"x"]}, "metadata.tags[3]: bytes cannot be sent as JSON"),
    (b"x", "metadata: bytes cannot be sent as JSON"),
    (bytearray(b"x"), "metadata: bytearray cannot be sent as JSON"),
    (memoryview(b"x"), "metadata: memoryview cannot be sent as JSON"),
    ([math.nan], "metadata[0]: nan cannot be sent as JSON"),
    ({"a": {"b c": -math.inf}}, "metadata.a['b c']: -inf cannot be sent as JSON"),
    (decimal.Decimal("NaN"), "metadata: NaN cannot be sent as JSON"),
    (
        decimal.Decimal("0.12345678901234567890"),
        "metadata: a Decimal with more digits than a double holds cannot be sent"
        " as JSON: pass a str or a float",
    ),
    (
        {"at": datetime.datetime(2026, 1, 2, 3, 4, 5, 6)},
        "metadata.at: a datetime without a time zone cannot be sent as JSON:"
        " give it one, for example datetime.now(timezone.utc)",
    ),
    ({1}, "metadata: set cannot be sent as JSON, it has no order: pass a list"),
    (
        (frozenset(),),
        "metadata[0]: frozenset cannot be sent as JSON,"
        " it has no order: pass a list",
    ),
    (
        {"a": {1: 2}},
        "metadata.a: a key of type int cannot be sent as JSON: keys must be str",
    ),
    (
        [{None: 2}],
        "metadata[0]: a key of type NoneType cannot be sent as JSON:"
        " keys must be str",
    ),
    (object(), "metadata: object cannot be sent as JSON"),
    (Model, "metadata: type cannot be sent as JSON"),
    (len, "metadata: builtin_function_or_method cannot be sent as JSON"),
    (io.BytesIO(b"x"), "metadata: BytesIO cannot be sent as JSON"),
    (1j, "metadata: complex cannot be sent as JSON"),
    (
        Model(a=Point(1, {2})),
        "metadata.a.y: set cannot be sent as JSON, it has no" " order: pass a list",
    ),
    (
        CIRCLE,
        "metadata.me[0].me[0].me[0].me[0].me[0]…: a value that contains itself, or"
        " is nested deeper than 200 levels, cannot be sent as JSON",
    ),
]


@pytest.mark.parametrize(("value", "message"), REFUSED)
def test_what_json_cannot_hold(
    plain_json: ModuleType, value: object, message: str
) -> None:
    with pytest.raises(plain_json.ArgumentError) as caught:
        plain_json.to_json(value, "metadata")
    assert str(caught.value) == message
    assert caught.value.__cause__ is None


def test_depth(plain_json: ModuleType) -> None:
    value = nested(plain_json.MAXIMUM_DEPTH - 1)
    assert plain_json.to_json(value, "x") is value
    assert plain_json.to_json((value[0],), "x") == value
    for deep in (nested(plain_json.MAXIMUM_DEPTH), nested(100_000)):
        with pytest.raises(plain_json.ArgumentError, match="nested deeper than 200"):
            plain_json.to_json(deep, "x")


def test_a_nearly_full_stack_is_no_foreign_error(plain_json: ModuleType) -> None:
    value = nested(150)

    def descend(levels: int) -> object:
        return descend(levels - 1) if levels else plain_json.to_json(value, "x")

    limit = sys.getrecursionlimit()
    with pytest.raises((plain_json.ArgumentError, RecursionError)):
        for levels in range(limit - 200, limit, 10):
            descend(levels)


def test_the_members_of_a_body_are_the_arguments(plain_json: ModuleType) -> None:
    with pytest.raises(plain_json.ArgumentError, match=r"^tags\[0\]: bytes cannot"):
        plain_json.to_json({"tags": [b"x"]}, "")
    with pytest.raises(plain_json.ArgumentError, match="^body: bytes cannot"):
        plain_json.to_json(b"x", "")


def test_json_text(plain_json: ModuleType) -> None:
    value = {"a": [1, None, True], "é": "\x00\n\u2028🙂"}
    assert plain_json.dumps(value) == (
        '{"a":[1,null,true],"é":"\\u0000\\n\u2028🙂"}'.encode()
    )
    assert plain_json.dumps_ascii(value) == json.dumps(value)


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("\ud800", "x"),
        ({"a": ["", "b\udfffc"]}, "x.a[1]"),
        ({"a": {"\ud800": 1}}, r"x.a['\ud800']"),
        ([{"a": "é"}, {"a": "\ude00"}], "x[1].a"),
    ],
)
def test_lone_surrogates_are_refused(
    plain_json: ModuleType, value: object, place: str
) -> None:
    for function in (plain_json.dumps, plain_json.dumps_ascii):
        with pytest.raises(plain_json.ArgumentError) as caught:
            function(value, "x")
        assert str(caught.value).startswith(f"{place}: a lone surrogate cannot be sent")


@pytest.mark.parametrize(
    "value",
    [math.nan, {"a": {1}}, CIRCLE, pytest.param(10**5000, id="5001 digits"), b""],
)
def test_json_text_of_what_is_not_plain(plain_json: ModuleType, value: object) -> None:
    if isinstance(value, int) and not hasattr(sys, "get_int_max_str_digits"):
        pytest.skip("this Python writes integers of any length")
    with pytest.raises(plain_json.ArgumentError):
        plain_json.dumps(value)


def test_absent_members(plain_json: ModuleType) -> None:
    members: dict[str, object] = {
        "a": None,
        "b": 0,
        "c": "",
        "d": False,
        "e": [],
        "f": {},
    }
    assert list(plain_json.drop_absent(members)) == ["b", "c", "d", "e", "f"]


def test_arrays(plain_json: ModuleType) -> None:
    given = [1]
    assert plain_json.array("tags", None) is None
    assert plain_json.array("tags", given) is given
    for value in ((1, 2), iter([1, 2]), range(1, 3), {1: 0, 2: 0}.keys()):
        assert plain_json.array("tags", value) == [1, 2]


NO_ARRAYS: list[tuple[object, str]] = [
    ("abc", "str"),
    (b"abc", "bytes"),
    (bytearray(), "bytearray"),
    ({"a": 1}, "dict"),
    (UserDict(), "UserDict"),
    (IterableModel(), "IterableModel"),
    (io.StringIO(), "StringIO"),
    (5, "int"),
    (Tag.UI, "Tag"),
    (Tag, "EnumMeta" if sys.version_info < (3, 11) else "EnumType"),
    ({1}, "set, it has no order: pass a list"),
]


@pytest.mark.parametrize(("value", "kind"), NO_ARRAYS)
def test_what_is_no_array(plain_json: ModuleType, value: object, kind: str) -> None:
    with pytest.raises(plain_json.ArgumentError) as caught:
        plain_json.array("tags", value)
    assert str(caught.value) == f"tags: expected a list, not {kind}"


# Bodies


def test_json_body(bodies: ModuleType) -> None:
    body = bodies.JsonBody({"text": "é", "tags": ("a", Tag.UI)})
    assert bodies.encode(body) == bodies.EncodedBody(
        '{"text":"é","tags":["a","ui"]}'.encode(), "application/json"
    )
    patch = bodies.JsonBody([], "application/json-patch+json")
    assert bodies.encode(patch).content_type == "application/json-patch+json"
    assert bodies.encode(bodies.JsonBody(None)).content == b"null"
    with pytest.raises(bodies.ArgumentError, match="^tags: set cannot be sent"):
        bodies.encode(bodies.JsonBody({"tags": {1}}))
    with pytest.raises(bodies.ArgumentError, match="^event.tags: set cannot be sent"):
        bodies.encode(bodies.JsonBody({"tags": {1}}, argument="event"))
    with pytest.raises(bodies.ArgumentError, match="^event.a: a lone surrogate"):
        bodies.encode(bodies.JsonBody({"a": "\ud800"}, argument="event"))


def test_text_and_raw_bodies(bodies: ModuleType) -> None:
    text = bodies.encode(bodies.TextBody("é\n"))
    assert text == bodies.EncodedBody("é\n".encode(), "text/plain; charset=utf-8")
    raw = bodies.encode(bodies.RawBody(b"\x00\xff", "image/png"))
    assert raw == bodies.EncodedBody(b"\x00\xff", "image/png")
    with pytest.raises(bodies.ArgumentError, match="^note: a lone surrogate"):
        bodies.encode(bodies.TextBody("\ud800", "note"))
    html = bodies.encode(bodies.TextBody("<p>", "page", "text/html"))
    assert html == bodies.EncodedBody(b"<p>", "text/html")


def test_raw_body_of_a_file(bodies: ModuleType, files: ModuleType) -> None:
    def media_type(file: object, declared: str) -> object:
        return bodies.raw_body("file", file, declared).media_type

    file = files.File(b"x", "a.png", "image/x-special")
    assert media_type(b"x", "application/zip") == "application/zip"
    assert media_type(b"x", "image/*") == "application/octet-stream"
    assert media_type(files.File(b"x", "a.png"), "image/*") == "image/png"
    assert media_type(file, "image/*") == "image/x-special"
    assert bodies.encode(bodies.raw_body("file", file)).content == b"x"
    with pytest.raises(bodies.ArgumentError, match="^file: a header value"):
        bodies.raw_body("file", files.File(b"", None, "a/b\r\nX: y"))


@pytest.mark.parametrize(
    ("fields", "encodings", "expected"),
    [
        ({}, {}, []),
        ({"a": None}, {}, []),
        ({"a": "é &=+%20\r\n", "b": ""}, {}, [("a", "é &=+%20\r\n"), ("b", "")]),
        ({"a": 1, "b": True, "c": 0.5}, {}, [("a", "1"), ("b", "true"), ("c", "0.5")]),
        ({"a": ["x", None, 2]}, {}, [("a", "x"), ("a", ""), ("a", "2")]),
        ({"a": {"b": [1], "c": "d"}}, {}, [("a", '{"b":[1],"c":"d"}')]),
        ({"a": [{"b": 1}]}, {}, [("a", '{"b":1}')]),
        ({"a": []}, {}, []),
        ({"a": {}}, {}, [("a", "{}")]),
        ({"a[]": (n for n in (1, 2))}, {}, [("a[]", "1"), ("a[]", "2")]),
        ({"a": {"R": 1, "G": 2}}, {"a": {}}, [("R", "1"), ("G", "2")]),
        ({"a": {"R": 1, "G": 2}}, {"a": {"explode": False}}, [("a", "R,1,G,2")]),
        (
            {"a": {"b": {"c": [1, 2]}}},
            {"a": {"style": "deepObject"}},
            [("a[b][c][0]", "1"), ("a[b][c][1]", "2")],
        ),
        (
            {"a": ["x", "y"]},
            {"a": {"style": "pipeDelimited", "explode": False}},
            [("a", "x|y")],
        ),
        ({"a": ["x", "y"]}, {"a": {"style": "json"}}, [("a", '["x","y"]')]),
        ({"a": "x"}, {"a": {"style": "json"}}, [("a", '"x"')]),
        ({"a": "x/y&z"}, {"a": {"allow_reserved": True}}, [("a", "x/y&z")]),
    ],
)
def test_form_bodies(
    bodies: ModuleType,
    fields: dict[str, object],
    encodings: dict[str, dict[str, Any]],
    expected: list[tuple[str, str]],
) -> None:
    given = {name: bodies.FieldEncoding(**how) for name, how in encodings.items()}
    encoded = bodies.encode(bodies.FormBody(fields, given))
    assert encoded.content_type == "application/x-www-form-urlencoded"
    content = encoded.content.decode("ascii")
    pairs = urllib.parse.parse_qsl(content, keep_blank_values=True)
    assert pairs == expected


def test_the_form_example_of_the_specification(bodies: ModuleType) -> None:
    # OpenAPI 3.1.2, "URL Encoded Form with JSON Values", but for + instead of %20.
    address = {"streetAddress": "123 Example Dr.", "city": "Somewhere", "state": "CA"}
    address["zip"] = "99999+1234"
    fields = {"id": "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "address": address}
    assert bodies.encode(bodies.FormBody(fields)).content == (
        b"id=f81d4fae-7dec-11d0-a765-00a0c91e6bf6&address=%7B%22streetAddress%22%3A"
        b"%22123%20Example%20Dr.%22%2C%22city%22%3A%22Somewhere%22%2C%22state%22%3A"
        b"%22CA%22%2C%22zip%22%3A%2299999%2B1234%22%7D"
    )


def test_form_errors_name_the_argument(bodies: ModuleType) -> None:
    how = bodies.FieldEncoding("json", argument="user_data")
    for body, place in [
        (bodies.FormBody({"userData": {"a": b""}}), "userData.a"),
        (bodies.FormBody({"userData": [b""]}), r"userData\[0\]"),
        (bodies.FormBody({"userData": {"a": b""}}, {"userData": how}), "user_data.a"),
    ]:
        with pytest.raises(bodies.ArgumentError, match=f"^{place}: bytes cannot"):
            bodies.encode(body)


@pytest.mark.parametrize("fields", [{"x": 1}, UserDict(x=1), Point(1), Model(x=1)])
def test_forms_of_whole_objects(bodies: ModuleType, fields: object) -> None:
    assert bodies.encode(bodies.FormBody(fields)).content == b"x=1"
    assert bodies.mapping_parts(fields).parts == (bodies.Part("x", b"1"),)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (["a"], "body: expected an object, not list"),
        ("a=b", "body: expected an object, not str"),
        (Point, "body: expected an object, not type"),
        (None, "body: expected an object, not NoneType"),
        ({1: 2}, "body: a key of type int cannot be sent as a name: keys must be str"),
    ],
)
def test_forms_of_what_is_no_object(
    bodies: ModuleType, fields: object, message: str
) -> None:
    with pytest.raises(bodies.ArgumentError) as caught:
        bodies.encode(bodies.FormBody(fields))
    assert str(caught.value) == message
    with pytest.raises(bodies.ArgumentError) as caught:
        bodies.mapping_parts(fields)
    assert str(caught.value) == message


# Multipart


@dataclasses.dataclass
class Received:
    """A part as an independent parser, that of the email package, understands it."""

    name: str
    filename: str | None
    content_type: str | None
    content: bytes


def receive(encoded: Any) -> list[Received]:
    header = f"Content-Type: {encoded.content_type}\r\n\r\n".encode()
    parser = email.parser.BytesParser(policy=email.policy.HTTP)
    message = parser.parsebytes(header + encoded.content)
    assert message.is_multipart() and not message.defects
    received: list[Received] = []
    for part in message.iter_parts():
        assert not part.defects
        assert part.get_content_disposition() == "form-data"
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        received.append(
            Received(
                str(part.get_param("name", header="Content-Disposition")),
                part.get_filename(),
                part["Content-Type"] and str(part["Content-Type"]),
                content,
            )
        )
    return received


def test_multipart_bytes(bodies: ModuleType) -> None:
    body = bodies.multipart(
        bodies.text_part("source", "drive"),
        bodies.file_part("file", b"\x00\r\n--", "résumé.md"),
    )
    encoded = bodies.encode(body, boundary="frontier")
    assert encoded.content_type == "multipart/form-data; boundary=frontier"
    assert encoded.content == (
        b"--frontier\r\n"
        b'Content-Disposition: form-data; name="source"\r\n'
        b"\r\n"
        b"drive\r\n"
        b"--frontier\r\n"
        b'Content-Disposition: form-data; name="file"; '
        b'filename="r\xc3\xa9sum\xc3\xa9.md"\r\n'
        b"Content-Type: text/markdown\r\n"
        b"\r\n"
        b"\x00\r\n--\r\n"
        b"--frontier--\r\n"
    )
    empty = bodies.encode(bodies.multipart(), boundary="b")
    assert empty.content == b"--b--\r\n"


# As the SDK that was written by hand sends them: order, types, and JSON as ASCII text.
@pytest.mark.parametrize(
    ("file", "filename", "content_type", "fields", "expected"),
    [
        (
            b"hello file",
            "notes.txt",
            None,
            {},
            [Received("file", "notes.txt", "text/plain", b"hello file")],
        ),
        (
            io.BytesIO(b"%PDF-1.4"),
            "a b.pdf",
            "application/pdf",
            {
                "source": "drive",
                "metadata": {"k": [1, None], "é": "ü"},
                "user": "user_99",
            },
            [
                Received("source", None, None, b"drive"),
                Received(
                    "metadata", None, None, rb'{"k": [1, null], "\u00e9": "\u00fc"}'
                ),
                Received("user", None, None, b"user_99"),
                Received("file", "a b.pdf", "application/pdf", b"%PDF-1.4"),
            ],
        ),
        (
            b"x",
            'x "y".md',
            None,
            {"metadata": {}},
            [
                Received("metadata", None, None, b"{}"),
                Received("file", "x %22y%22.md", "text/markdown", b"x"),
            ],
        ),
        (
            b"",
            "scan.pdf",
            None,
            {},
            [Received("file", "scan.pdf", "application/pdf", b"")],
        ),
        (
            b'{"text": "a fact"}\n',
            "memories.jsonl",
            None,
            {"resume": False},
            [
                Received("resume", None, None, b"false"),
                Received(
                    "file",
                    "memories.jsonl",
                    "application/octet-stream",
                    b'{"text": "a fact"}\n',
                ),
            ],
        ),
        (
            b"[]",
            "m.json",
            None,
            {"resume": True},
            [
                Received("resume", None, None, b"true"),
                Received("file", "m.json", "application/json", b"[]"),
            ],
        ),
    ],
)
def test_recorded_uploads(
    bodies: ModuleType,
    file: Any,
    filename: str,
    content_type: str | None,
    fields: dict[str, object],
    expected: list[Received],
) -> None:
    encoded = bodies.encode(
        bodies.multipart(
            bodies.text_part("source", fields.get("source")),
            bodies.json_part("metadata", fields.get("metadata"), None),
            bodies.text_part("user", fields.get("user")),
            bodies.text_part("resume", fields.get("resume")),
            bodies.file_part("file", file, filename, content_type),
        )
    )
    assert receive(encoded) == expected


def test_parts_of_each_kind(bodies: ModuleType, files: ModuleType) -> None:
    body = bodies.multipart(
        bodies.text_part("none", None),
        bodies.json_part("none", None),
        bodies.file_part("none", None),
        *bodies.text_parts("tag", ("a", None, Tag.UI)),
        *bodies.text_parts("none", None),
        bodies.json_part("object", {"é": Point(1)}),
        *bodies.json_parts("point", iter([Point(1), {"x": 2}])),
        *bodies.json_parts("none", None),
        *bodies.file_parts("file", [b"1", files.File(b"2", "2.csv")]),
        *bodies.file_parts("none", None),
        bodies.text_part("xml", "<a/>", "application/xml"),
        bodies.json_part("plain", ["é"], "text/plain"),
    )
    assert receive(bodies.encode(body)) == [
        Received("tag", None, None, b"a"),
        Received("tag", None, None, b"ui"),
        Received("object", None, "application/json", '{"é":{"x":1,"y":null}}'.encode()),
        Received("point", None, "application/json", b'{"x":1,"y":null}'),
        Received("point", None, "application/json", b'{"x":2}'),
        Received("file", "upload", "application/octet-stream", b"1"),
        Received("file", "2.csv", "text/csv", b"2"),
        Received("xml", None, "application/xml", b"<a/>"),
        Received("plain", None, "text/plain", rb'["\u00e9"]'),
    ]


def test_parts_of_a_mapping(
    bodies: ModuleType, files: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")
    body = bodies.mapping_parts(
        {
            "none": None,
            "text": "é",
            "flag": True,
            "day": datetime.date(2026, 1, 2),
            "object": {"a": (1,)},
            "model": Point(1, 2),
            "list": ["a", None, {"b": 1}, [1, 2]],
            "bytes": b"x",
            "path": tmp_path / "a.txt",
            "files": (files.File(b"1", "1.csv"), io.BytesIO(b"2")),
        }
    )
    assert receive(bodies.encode(body)) == [
        Received("text", None, None, "é".encode()),
        Received("flag", None, None, b"true"),
        Received("day", None, None, b"2026-01-02"),
        Received("object", None, "application/json", b'{"a":[1]}'),
        Received("model", None, "application/json", b'{"x":1,"y":2}'),
        Received("list", None, None, b"a"),
        Received("list", None, "application/json", b'{"b":1}'),
        Received("list", None, None, b"[1,2]"),
        Received("bytes", "upload", "application/octet-stream", b"x"),
        Received("path", "a.txt", "text/plain", b"abc"),
        Received("files", "1.csv", "text/csv", b"1"),
        Received("files", "upload", "application/octet-stream", b"2"),
    ]
    with pytest.raises(bodies.ArgumentError, match=r"^a\[1\]: set cannot be sent"):
        bodies.mapping_parts({"a": [1, {2}]})


@pytest.mark.parametrize(
    ("value", "style", "explode", "expected"),
    [
        ("a b&c", "form", True, [("x", "a b&c")]),
        (["a b", "c"], "form", True, [("x", "a b"), ("x", "c")]),
        (["a b", "c"], "form", False, [("x", "a b,c")]),
        (["a,b", "c"], "spaceDelimited", False, [("x", "a,b c")]),
        (["a b", "c"], "pipeDelimited", False, [("x", "a b|c")]),
        ({"R": 1, "é": "ü"}, "form", True, [("R", "1"), ("é", "ü")]),
        ({"R": 1, "é": "ü"}, "form", False, [("x", "R,1,é,ü")]),
        ({"a": {"b": [1]}}, "deepObject", True, [("x[a][b][0]", "1")]),
        (None, "form", True, []),
        (None, "deepObject", True, []),
        ([], "form", False, []),
        ({}, "form", True, []),
    ],
)
def test_styled_parts(
    bodies: ModuleType,
    value: object,
    style: str,
    explode: bool,
    expected: list[tuple[str, str]],
) -> None:
    parts = bodies.styled_parts("x", value, style=style, explode=explode)
    assert [(part.name, part.content.decode()) for part in parts] == expected
    assert all(part.filename is part.content_type is None for part in parts)


def test_styled_parts_that_are_refused(bodies: ModuleType) -> None:
    with pytest.raises(bodies.ArgumentError, match='^a_b: an element holds ","'):
        bodies.styled_parts("aB", ["a,b"], "form", False, argument="a_b")
    with pytest.raises(bodies.ArgumentError, match="^a_b: a lone surrogate"):
        bodies.styled_parts("aB", "\ud800", argument="a_b")


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ('a"b', "a%22b"),
        ("a\r\nX-Injected: 1\r\n\r\nb", "a%0D%0AX-Injected: 1%0D%0A%0D%0Ab"),
        ('a"; filename="evil.exe', "a%22; filename=%22evil.exe"),
        ("a\x00\x1b\x7f\tb", "a%00%1B%7F%09b"),
        ("日本語🙂.txt", "日本語🙂.txt"),
        ("100%.txt", "100%.txt"),
        ("../../etc/passwd", "../../etc/passwd"),
        ("", ""),
    ],
)
def test_names_stay_inside_their_quotes(
    bodies: ModuleType, name: str, sent: str
) -> None:
    part = bodies.file_part(name, b"x", name, "text/plain")
    content = bodies.encode(bodies.multipart(part), boundary="====").content
    head = f'Content-Disposition: form-data; name="{sent}"; filename="{sent}"\r\n'
    assert content.startswith(
        b"--====\r\n" + head.encode() + b"Content-Type: text/plain"
    )


def test_parts_that_are_refused(bodies: ModuleType) -> None:
    def encode(part: object) -> None:
        bodies.encode(bodies.multipart(part))

    with pytest.raises(bodies.ArgumentError, match="^f: content type: a header value"):
        encode(bodies.file_part("f", b"", "a", "text/plain\r\nX-Injected: 1"))
    with pytest.raises(bodies.ArgumentError, match="^f: a lone surrogate"):
        encode(bodies.file_part("f", b"", "\ud800.txt"))
    with pytest.raises(
        bodies.ArgumentError, match="^a_b: bytes cannot be sent as text"
    ):
        bodies.text_part("aB", b"", argument="a_b")
    with pytest.raises(bodies.ArgumentError, match=r"^a_b\[1\]: bytes cannot be sent"):
        bodies.text_parts("aB", ["", b""], argument="a_b")
    with pytest.raises(bodies.ArgumentError, match=r"^a\[0\].x: set cannot be sent"):
        bodies.json_parts("a", [{"x": {1}}])
    with pytest.raises(bodies.ArgumentError, match="^a.x: a lone surrogate"):
        bodies.json_part("a", {"x": "\ud800"}, None)
    with pytest.raises(bodies.ArgumentError, match="^a: expected a list, not str"):
        bodies.text_parts("a", "abc")
    with pytest.raises(bodies.ArgumentError, match=r"^a\[1\]: a str could be a path"):
        bodies.file_parts("a", [b"", "x"])


def test_the_boundary_never_occurs_in_the_form(bodies: ModuleType) -> None:
    body = bodies.multipart(bodies.text_part("a name", "--inside--"))
    for held in ("inside", "name"):
        content_type = bodies.encode(body, boundary=held).content_type
        assert re.fullmatch("multipart/form-data; boundary=[0-9a-f]{32}", content_type)
    given = bodies.encode(body, boundary="outside")
    assert given.content_type == "multipart/form-data; boundary=outside"
    assert len({bodies.encode(body).content_type for _ in range(100)}) == 100


def test_random_parts_arrive_unchanged(bodies: ModuleType) -> None:
    source = random.Random(20261120)
    names = (f"field {n}" for n in itertools.count())
    for _ in range(200):
        sent = [
            (next(names), source.choice([b"", b"\r\n", b"--"]) + source.randbytes(20))
            for _ in range(source.randrange(1, 6))
        ]
        body = bodies.multipart(
            *(bodies.file_part(name, content, "a.bin") for name, content in sent)
        )
        encoded = bodies.encode(body)
        boundary = encoded.content_type.partition("boundary=")[2].encode()
        # By hand: the email package normalises line ends inside binary content.
        pieces = (b"\r\n" + encoded.content).split(b"\r\n--" + boundary)
        assert pieces[0] == b"" and pieces[-1] == b"--\r\n"
        arrived = [piece.partition(b"\r\n\r\n")[2] for piece in pieces[1:-1]]
        assert arrived == [content for _, content in sent]


# Files


class AsyncFile:
    """Stands for the uploads of web frameworks, whose read() must be awaited."""

    async def read(self) -> bytes:
        return b""


class AsyncIterableFile:
    async def chunks(self) -> AsyncIterator[bytes]:
        yield b""

    def read(self) -> AsyncIterator[bytes]:
        return self.chunks()


def test_files_of_each_kind(files: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(b"abc")

    def read(file: object) -> tuple[object, ...]:
        return dataclasses.astuple(files.read_file("file", file))

    assert read(b"abc") == (b"abc", None, None)
    assert read(bytearray(b"abc")) == (b"abc", None, None)
    assert read(memoryview(b"abc")[1:]) == (b"bc", None, None)
    assert read(io.BytesIO(b"abc")) == (b"abc", None, None)
    assert read(path) == (b"abc", "notes.txt", None)
    assert read(files.File(path)) == (b"abc", "notes.txt", None)
    assert read(files.File(path, "b.md", "x/y")) == (b"abc", "b.md", "x/y")
    assert read(files.File(path, "")) == (b"abc", "", None)
    with path.open("rb") as stream:
        stream.read(1)
        assert read(stream) == (b"bc", "notes.txt", None)
    with open(os.open(path, os.O_RDONLY), "rb") as by_descriptor:
        assert read(by_descriptor) == (b"abc", None, None)


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (
            "notes.txt",
            "file: a str could be a path or the content; pass"
            " pathlib.Path(...) or bytes",
        ),
        (io.StringIO("x"), 'file: the file is in text mode; open it with mode "rb"'),
        (
            5,
            "file: expected bytes, a binary file, a path or an iterable of bytes, not int",
        ),
        (
            io.BytesIO,
            "file: expected bytes, a binary file, a path or an iterable of bytes, not type",
        ),
        (
            AsyncFile(),
            "file: read() returned coroutine, not bytes;"
            " pass the binary file itself or its content",
        ),
        (
            AsyncIterableFile(),
            "file: read() returned async_generator, not bytes;"
            " pass the binary file itself or its content",
        ),
    ],
)
def test_what_is_no_file(files: ModuleType, file: object, message: str) -> None:
    for given in (file, files.File(file)):
        with pytest.raises(files.ArgumentError) as caught:
            files.read_file("file", given)
        assert str(caught.value) == message


def test_files_that_cannot_be_read(files: ModuleType, tmp_path: Path) -> None:
    closed = io.BytesIO(b"")
    closed.close()
    cases: list[tuple[object, type[Exception]]] = [
        (tmp_path / "missing.txt", FileNotFoundError),
        (tmp_path, IsADirectoryError),
        (Path("a\x00b"), ValueError),
        (closed, ValueError),
    ]
    for file, cause in cases:
        with pytest.raises(files.ArgumentError, match="^file: .*cannot be read") as one:
            files.read_file("file", file)
        assert isinstance(one.value.__cause__, cause)
    (tmp_path / "a.txt").touch()
    with (tmp_path / "a.txt").open("r", encoding="utf-8") as text:
        with pytest.raises(files.ArgumentError, match="text mode"):
            files.read_file("file", text)
    with (tmp_path / "a.txt").open("ab") as write_only:
        with pytest.raises(files.ArgumentError, match="cannot be read"):
            files.read_file("file", write_only)


@pytest.mark.parametrize(
    ("filename", "content_type"),
    [
        ("a.txt", "text/plain"),
        ("A.PDF", "application/pdf"),
        ("a.b.md", "text/markdown"),
        ("archive.tar.gz", "application/gzip"),
        ("a.webp", "image/webp"),
        ("a.py", "text/x-python"),
        ("a.jsonl", "application/octet-stream"),
        ("data:text/html,a", "application/octet-stream"),
        ("a", "application/octet-stream"),
        (".txt", "application/octet-stream"),
        ("", "application/octet-stream"),
        (None, "application/octet-stream"),
    ],
)
def test_content_types(
    files: ModuleType, filename: str | None, content_type: str
) -> None:
    assert files.guess_content_type(filename) == content_type
