"""Parameters as they go into path, query, header and cookie."""

from __future__ import annotations

import dataclasses
import datetime
import decimal
import enum
import importlib
import random
import shutil
import sys
import urllib.parse
import uuid
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

pytestmark = pytest.mark.filterwarnings("error")

RUNTIME = Path(__file__).parents[2] / "templates" / "package" / "_runtime"
ROLES = '''
class ArgumentError(Exception):
    """Stands for the class that a document names for refused arguments."""
'''

Style = tuple[str, bool]


@pytest.fixture(scope="module")
def parameters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The module, in a package made for these tests."""
    root = tmp_path_factory.mktemp("parameters")
    package = root / "package_of_parameters"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "roles.py").write_text(ROLES, encoding="utf-8")
    for name in ("json.py", "null.py", "parameters.py"):
        shutil.copy(RUNTIME / name, package / name)
    sys.path.insert(0, str(root))
    yield importlib.import_module(f"{package.name}.parameters")
    sys.path.remove(str(root))
    for name in [name for name in sys.modules if name.startswith(package.name)]:
        del sys.modules[name]


class Color(enum.Enum):
    BLUE = "blue"


class Level(enum.IntEnum):
    HIGH = 3


@dataclasses.dataclass
class Shades:
    R: int
    G: int
    B: int


class Model:
    """Stands for a generated model."""

    def to_dict(self) -> dict[str, Any]:
        return {"R": 100, "G": 200, "B": 150}


ARRAY = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}
NOTHING: tuple[object, ...] = (None, [], {})


# OpenAPI 3.1.2, "Style Examples"; where the table says "undefined", the empty text.
@pytest.mark.parametrize(
    ("style", "explode", "empty", "string", "array", "of_object"),
    [
        (
            "matrix",
            False,
            ";color",
            ";color=blue",
            ";color=blue,black,brown",
            ";color=R,100,G,200,B,150",
        ),
        (
            "matrix",
            True,
            ";color",
            ";color=blue",
            ";color=blue;color=black;color=brown",
            ";R=100;G=200;B=150",
        ),
        ("label", False, ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
        ("label", True, ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
        ("simple", False, "", "blue", "blue,black,brown", "R,100,G,200,B,150"),
        ("simple", True, "", "blue", "blue,black,brown", "R=100,G=200,B=150"),
    ],
)
def test_path_styles(
    parameters: ModuleType,
    style: str,
    explode: bool,
    empty: str,
    string: str,
    array: str,
    of_object: str,
) -> None:
    def path(value: object) -> object:
        return parameters.path_segment("color", value, style, explode, whole=False)

    assert path("") == empty
    assert path("blue") == string
    assert path(ARRAY) == array
    assert path(OBJECT) == of_object
    assert path([]) == path({}) == ""


@pytest.mark.parametrize(
    ("style", "explode", "empty", "string", "array", "of_object"),
    [
        (
            "form",
            False,
            "color=",
            "color=blue",
            "color=blue,black,brown",
            "color=R,100,G,200,B,150",
        ),
        (
            "form",
            True,
            "color=",
            "color=blue",
            "color=blue&color=black&color=brown",
            "R=100&G=200&B=150",
        ),
        (
            "spaceDelimited",
            False,
            "color=",
            "color=blue",
            "color=blue%20black%20brown",
            "color=R%20100%20G%20200%20B%20150",
        ),
        (
            "spaceDelimited",
            True,
            "color=",
            "color=blue",
            "color=blue&color=black&color=brown",
            "R=100&G=200&B=150",
        ),
        (
            "pipeDelimited",
            False,
            "color=",
            "color=blue",
            "color=blue%7Cblack%7Cbrown",
            "color=R%7C100%7CG%7C200%7CB%7C150",
        ),
        (
            "pipeDelimited",
            True,
            "color=",
            "color=blue",
            "color=blue&color=black&color=brown",
            "R=100&G=200&B=150",
        ),
        (
            "deepObject",
            True,
            "color=",
            "color=blue",
            "color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown",
            "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
        ),
    ],
)
def test_query_styles(
    parameters: ModuleType,
    style: str,
    explode: bool,
    empty: str,
    string: str,
    array: str,
    of_object: str,
) -> None:
    def query(value: object) -> object:
        return parameters.query("color", value, style, explode)

    assert query("") == empty
    assert query("blue") == string
    assert query(ARRAY) == array
    assert query(OBJECT) == of_object
    assert query(None) == query([]) == query({}) == ""


@pytest.mark.parametrize(
    ("explode", "array", "of_object"),
    [
        (False, "blue,black,brown", "R,100,G,200,B,150"),
        (True, "blue,black,brown", "R=100,G=200,B=150"),
    ],
)
def test_header_styles(
    parameters: ModuleType, explode: bool, array: str, of_object: str
) -> None:
    assert parameters.header("color", "", explode) == ""
    assert parameters.header("color", "blue", explode) == "blue"
    assert parameters.header("color", ARRAY, explode) == array
    assert parameters.header("color", OBJECT, explode) == of_object
    for absent in NOTHING:
        assert parameters.header("color", absent, explode) is None


@pytest.mark.parametrize(
    ("explode", "array", "of_object"),
    [
        (False, "color=blue,black,brown", "color=R,100,G,200,B,150"),
        (True, "color=blue; color=black; color=brown", "R=100; G=200; B=150"),
    ],
)
def test_cookie_styles(
    parameters: ModuleType, explode: bool, array: str, of_object: str
) -> None:
    assert parameters.cookie("color", "", explode) == "color="
    assert parameters.cookie("color", "blue", explode) == "color=blue"
    assert parameters.cookie("color", ARRAY, explode) == array
    assert parameters.cookie("color", OBJECT, explode) == of_object
    for absent in NOTHING:
        assert parameters.cookie("color", absent, explode) == ""


KEYS = {"semi": ";", "dot": ".", "comma": ","}


# RFC 6570, sections 3.2.2 and 3.2.5 to 3.2.8.
@pytest.mark.parametrize(
    ("style", "explode", "name", "value", "expected"),
    [
        ("simple", False, "hello", "Hello World!", "Hello%20World%21"),
        ("simple", False, "half", "50%", "50%25"),
        ("simple", False, "list", ["red", "green", "blue"], "red,green,blue"),
        ("simple", False, "list", ["a,b", "c"], "a%2Cb,c"),
        ("simple", False, "keys", KEYS, "semi,%3B,dot,.,comma,%2C"),
        ("simple", True, "keys", KEYS, "semi=%3B,dot=.,comma=%2C"),
        ("simple", True, "keys", {"a": ""}, "a="),
        ("label", False, "who", "fred", ".fred"),
        ("label", False, "half", "50%", ".50%25"),
        ("label", False, "keys", KEYS, ".semi,%3B,dot,.,comma,%2C"),
        ("label", True, "keys", KEYS, ".semi=%3B.dot=..comma=%2C"),
        ("matrix", False, "half", "50%", ";half=50%25"),
        ("matrix", False, "empty", "", ";empty"),
        ("matrix", True, "list", ["a", ""], ";list=a;list"),
        ("matrix", False, "keys", KEYS, ";keys=semi,%3B,dot,.,comma,%2C"),
        ("matrix", True, "keys", KEYS, ";semi=%3B;dot=.;comma=%2C"),
    ],
)
def test_rfc_6570_in_the_path(
    parameters: ModuleType,
    style: str,
    explode: bool,
    name: str,
    value: object,
    expected: str,
) -> None:
    assert parameters.path_segment(name, value, style, explode) == expected


@pytest.mark.parametrize(
    ("explode", "name", "value", "expected"),
    [
        (True, "half", "50%", "half=50%25"),
        (True, "who", "fred & co", "who=fred%20%26%20co"),
        (True, "list", ["a", ""], "list=a&list="),
        (False, "list", ["a,b", "c"], "list=a%2Cb,c"),
        (False, "keys", KEYS, "keys=semi,%3B,dot,.,comma,%2C"),
        (True, "keys", KEYS, "semi=%3B&dot=.&comma=%2C"),
        (True, "a b[]", "x", "a%20b%5B%5D=x"),
        (True, "x", {"a&b": "c=d"}, "a%26b=c%3Dd"),
        (True, "x", {"a": None, "b": 1}, "b=1"),
        (True, "x", [None, 1], "x=&x=1"),
        (True, "x", [["a", 1], [True]], "x=%5B%22a%22%2C1%5D&x=%5Btrue%5D"),
        (True, "x", [{"b": None}], "x=%7B%22b%22%3Anull%7D"),
    ],
)
def test_rfc_6570_in_the_query(
    parameters: ModuleType, explode: bool, name: str, value: object, expected: str
) -> None:
    assert parameters.query(name, value, "form", explode) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("http://example.com/home/", "x=http://example.com/home/"),
        ("lat,long", "x=lat,long"),
        ("a&b=c+d#e[0]", "x=a%26b%3Dc%2Bd%23e%5B0%5D"),
        ("50% of %2F", "x=50%25%20of%20%2F"),
        ("é%zz", "x=%C3%A9%25zz"),
        (["a,b", "c"], "x=a%2Cb,c"),
        ({"k/k": "a/b"}, "x=k/k,a/b"),
    ],
)
def test_reserved_expansion_cannot_break_out_of_its_value(
    parameters: ModuleType, value: object, expected: str
) -> None:
    assert parameters.query("x", value, "form", False, allow_reserved=True) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"a": {"b": [1, {"c": "d"}]}}, "f[a][b][0]=1&f[a][b][1][c]=d"),
        ({"a": [], "b": {}, "c": None, "d": 0}, "f[d]=0"),
        ({"a": [None]}, "f[a][0]="),
        ({"a": True, "b": 1.5}, "f[a]=true&f[b]=1.5"),
        ([{"a": 1}], "f[0][a]=1"),
    ],
)
def test_deep_objects_as_qs_writes_them(
    parameters: ModuleType, value: object, expected: str
) -> None:
    text = parameters.query("f", value, "deepObject", True)
    assert urllib.parse.unquote(text) == expected
    assert "[" not in text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-7, "-7"),
        (2**80, str(2**80)),
        (1.0, "1.0"),
        (0.1, "0.1"),
        (1e300, "1e+300"),
        (decimal.Decimal("1.10"), "1.1"),
        (Color.BLUE, "blue"),
        (Level.HIGH, "3"),
        (uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (datetime.date(2026, 1, 2), "2026-01-02"),
        (datetime.time(3, 4), "03:04:00"),
        (
            datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC),
            "2026-01-02T03:04:05+00:00",
        ),
    ],
)
def test_primitives(parameters: ModuleType, value: object, expected: str) -> None:
    encoded = urllib.parse.quote(expected, safe="")
    assert parameters.as_text("x", value) == expected
    assert parameters.path_segment("x", value) == encoded
    assert parameters.query("x", value) == f"x={encoded}"
    assert parameters.query("x", [value]) == f"x={encoded}"
    assert parameters.header("x", value) == expected


@pytest.mark.parametrize("value", [Shades(100, 200, 150), Model()])
def test_objects_of_other_kinds(parameters: ModuleType, value: object) -> None:
    assert parameters.query("color", value) == "R=100&G=200&B=150"
    assert parameters.header("color", value) == "R,100,G,200,B,150"


def test_iterables_are_arrays(parameters: ModuleType) -> None:
    assert parameters.query("x", (n for n in (1, 2))) == "x=1&x=2"
    assert parameters.query("x", ("a", "b"), "pipeDelimited", False) == "x=a%7Cb"


CIRCLE: list[Any] = []
CIRCLE.append(CIRCLE)


@pytest.mark.parametrize("of", ["path_segment", "query", "header", "cookie"])
@pytest.mark.parametrize(
    ("value", "message"),
    [
        (b"x", "x: bytes cannot be sent as text"),
        ([1, b"x"], "x[1]: bytes cannot be sent as text"),
        ({"a b": [b"x"]}, "x['a b'][0]: bytes cannot be sent as text"),
        (float("nan"), "x: nan cannot be sent as text"),
        (float("inf"), "x: inf cannot be sent as text"),
        ({1, 2}, "x: set cannot be sent as text, it has no order: pass a list"),
        ({1: 2}, "x: a key of type int cannot be sent as text: keys must be str"),
        (object(), "x: object cannot be sent as text"),
        (Model, "x: type cannot be sent as text"),
        (
            CIRCLE,
            "x[0][0][0][0][0][0][0][0][0][0]…: a value that contains itself, or is"
            " nested deeper than 200 levels, cannot be sent as text",
        ),
    ],
)
def test_values_that_are_no_text(
    parameters: ModuleType, of: str, value: object, message: str
) -> None:
    with pytest.raises(parameters.ArgumentError) as caught:
        getattr(parameters, of)("x", value)
    assert str(caught.value) == message


@pytest.mark.parametrize("of", ["path_segment", "query", "cookie"])
@pytest.mark.parametrize("value", ["\ud800", ["a\udfff"], [["\ud800"]]])
def test_lone_surrogates_are_refused(
    parameters: ModuleType, of: str, value: object
) -> None:
    with pytest.raises(parameters.ArgumentError, match="lone surrogate"):
        getattr(parameters, of)("x", value)


def test_messages_name_the_argument_and_no_value(parameters: ModuleType) -> None:
    refused: list[tuple[Any, tuple[object, ...]]] = [
        (parameters.path_segment, ("userId", None)),
        (parameters.path_segment, ("userId", "..")),
        (parameters.query, ("userId", ["a b"], "spaceDelimited", False)),
        (parameters.header, ("X-User-Id", "secret\n")),
        (parameters.header, ("X-User-Id", ["secret,secret"])),
        (parameters.cookie, ("userId", "secret\ud800")),
        (parameters.query_json, ("userId", {"a": "secret\ud800"})),
    ]
    for function, arguments in refused:
        with pytest.raises(parameters.ArgumentError) as caught:
            function(*arguments, argument="user_id")
        assert str(caught.value).startswith("user_id")
        assert "secret" not in str(caught.value)


HOSTILE = [
    "../x",
    "..\\x",
    "a/b",
    "?x=1",
    "#",
    "&x=1",
    ";x=1",
    "a\nb",
    "\r\n",
    "\x00",
    "%2F",
    "%2e%2e",
    "%",
    "é",
    "日本語",
    "🙂",
    " ",
    "a+b",
    "...",
    "..;",
    "\u2024.",
    "http://other.example/",
    "@host",
    "a,b",
    "a=b",
    "{x}",
    "~user",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_stay_inside_their_segment(
    parameters: ModuleType, value: str
) -> None:
    segment = parameters.path_segment("x", value)
    assert urllib.parse.unquote(segment) == value
    assert not set(segment) - set(UNRESERVED + "%")
    split = urllib.parse.urlsplit(f"https://api.example/a/{segment}/b")
    assert (split.hostname, split.query, split.fragment) == ("api.example", "", "")
    assert split.path == f"/a/{segment}/b"


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_stay_inside_their_pair(
    parameters: ModuleType, value: str
) -> None:
    fragment = parameters.query("x", value)
    target = f"https://api.example/a{parameters.query_string(fragment, 'y=1')}"
    query = urllib.parse.urlsplit(target).query
    pairs = urllib.parse.parse_qsl(query, keep_blank_values=True)
    assert pairs == [("x", value), ("y", "1")]


@pytest.mark.parametrize("value", ["", ".", "..", [], {}, [""], ["."], None])
def test_segments_that_would_vanish_are_refused(
    parameters: ModuleType, value: object
) -> None:
    with pytest.raises(parameters.ArgumentError, match="^id: a path parameter cannot"):
        parameters.path_segment("id", value)


@pytest.mark.parametrize("value", ["", "."])
def test_labels_that_would_be_dot_segments_are_refused(
    parameters: ModuleType, value: str
) -> None:
    with pytest.raises(parameters.ArgumentError):
        parameters.path_segment("id", value, "label")


def test_composed_segments(parameters: ModuleType) -> None:
    dot = parameters.path_segment("a", ".", whole=False)
    assert parameters.checked_segment("a", f"v{dot}") == "v."
    with pytest.raises(parameters.ArgumentError, match='^a: .* cannot be ".."$'):
        parameters.checked_segment("a", dot + dot)


def test_query_string(parameters: ModuleType) -> None:
    assert parameters.query_string() == ""
    assert parameters.query_string("", "") == ""
    assert parameters.query_string("", "a=1", "", "b=2") == "?a=1&b=2"


@pytest.mark.parametrize(
    ("style", "character"), [("spaceDelimited", " "), ("pipeDelimited", "|")]
)
def test_elements_that_hold_their_delimiter_are_refused(
    parameters: ModuleType, style: str, character: str
) -> None:
    element = f"a{character}b"
    for value in ([element], {element: 1}, {"k": element}):
        with pytest.raises(parameters.ArgumentError, match="separates elements"):
            parameters.query("x", value, style, False)
        assert parameters.query("x", value, style, True)
    assert parameters.query("x", element, style, False)


@pytest.mark.parametrize("value", ["a b", "a\tb", '"quoted"', "~!@#$%^&*()", "a, b"])
def test_header_values(parameters: ModuleType, value: str) -> None:
    assert parameters.header("X-A", value) == value


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("a\rb", "control characters"),
        ("a\nb", "control characters"),
        ("a\r\nX-B: c", "control characters"),
        ("a\x00b", "control characters"),
        ("a\x7fb", "control characters"),
        ("a\x0bb", "control characters"),
        ("é", "ASCII"),
        ("日本", "ASCII"),
        ("\ud800", "ASCII"),
        ("\u2028", "ASCII"),
        (" a", "white space"),
        ("a ", "white space"),
        ("\ta", "white space"),
        (" ", "white space"),
        ("a\n", "control characters"),
        (["a", "b\n"], "control characters"),
        (["a,b"], "separates elements"),
        ({"a": "b,c"}, "separates elements"),
    ],
)
def test_header_values_that_are_refused(
    parameters: ModuleType, value: object, fault: str
) -> None:
    with pytest.raises(parameters.ArgumentError, match=f"^X-A: .*{fault}"):
        parameters.header("X-A", value)


def test_a_quoted_string_may_hold_a_comma(parameters: ModuleType) -> None:
    assert parameters.header("X-A", ['"a,b"', "c"]) == '"a,b",c'


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("abc.DEF-123_~", "s=abc.DEF-123_~"),
        ("dG9rZW4+/w==", "s=dG9rZW4+/w=="),
        ("a;b", "s=a%3Bb"),
        ('a"b,c\\d e', "s=a%22b%2Cc%5Cd%20e"),
        ("a\r\nSet-Cookie: x", "s=a%0D%0ASet-Cookie:%20x"),
        ("é", "s=%C3%A9"),
        ("100%", "s=100%25"),
    ],
)
def test_cookie_values(parameters: ModuleType, value: str, expected: str) -> None:
    assert parameters.cookie("s", value) == expected


def test_cookie_header(parameters: ModuleType) -> None:
    assert parameters.cookie_header("", "") == ""
    assert parameters.cookie_header("a=1", "", "b=2") == "a=1; b=2"
    assert parameters.cookie("__Host-a$", "1") == "__Host-a$=1"
    assert parameters.cookie("a;b=", "1") == "a%3Bb%3D=1"


def test_json_parameters(parameters: ModuleType) -> None:
    value = {"a": ["é", None], "when": datetime.date(2026, 1, 2)}
    encoded = (
        "%7B%22a%22%3A%5B%22%C3%A9%22%2Cnull%5D%2C%22when%22%3A%222026-01-02%22%7D"
    )
    assert parameters.path_json("x", value) == encoded
    assert parameters.query_json("x", value) == f"x={encoded}"
    assert (
        parameters.header_json("x", value)
        == r'{"a": ["\u00e9", null], "when": "2026-01-02"}'
    )
    assert urllib.parse.unquote(parameters.cookie_json("x", value)) == (
        'x={"a":["é",null],"when":"2026-01-02"}'
    )
    assert parameters.path_json("x", "..") == "%22..%22"
    assert parameters.query_json("x", None) == parameters.cookie_json("x", None) == ""
    assert parameters.header_json("x", None) is None
    with pytest.raises(parameters.ArgumentError, match="^x: a path parameter cannot"):
        parameters.path_json("x", None)
    with pytest.raises(parameters.ArgumentError, match="^x.a: bytes .* as JSON$"):
        parameters.header_json("x", {"a": b""})


UNRESERVED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"


def random_text(source: random.Random) -> str:
    """A text of up to eight characters, most of them troublesome."""
    alphabet = "aZ0-._~ %/?#[]@!$&'()*+,;=:|\\\"<>^`{}\x00\t\r\n\x7fé日🙂\u2028\ufeff"
    characters = [*alphabet * 9, *(chr(source.randrange(0xD800)) for _ in alphabet)]
    return "".join(source.choices(characters, k=source.randrange(9)))


def test_decoding_returns_the_value(parameters: ModuleType) -> None:
    source = random.Random(20261120)
    decode = urllib.parse.unquote
    for _ in range(2000):
        value, key = random_text(source), random_text(source)
        values = [random_text(source) for _ in range(source.randrange(1, 4))]
        members = {random_text(source): random_text(source) for _ in range(3)}

        if value not in ("", ".", ".."):
            assert decode(parameters.path_segment("x", value)) == value
        matrix = parameters.path_segment(key, values, "matrix", True)
        pairs = [pair.partition("=") for pair in matrix[1:].split(";")]
        assert [(decode(k), decode(v)) for k, _, v in pairs] == [
            (key, v) for v in values
        ]
        label = parameters.path_segment("x", members, "label", whole=False)
        flat = [item for pair in members.items() for item in pair]
        assert [decode(item) for item in label[1:].split(",")] == flat

        assert query_pairs(parameters.query(key, values)) == [(key, v) for v in values]
        assert query_pairs(parameters.query("x", members)) == list(members.items())
        joined = parameters.query("x", values, "form", False).removeprefix("x=")
        assert [decode(item) for item in joined.split(",")] == values
        deep = parameters.query("x", members, "deepObject")
        assert query_pairs(deep) == [(f"x[{k}]", v) for k, v in members.items()]
        reserved = value.replace("%", "")
        fragment = parameters.query(key, reserved, allow_reserved=True)
        assert query_pairs(fragment) == [(key, reserved)]

        cookies = parameters.cookie_header(
            parameters.cookie("x", values), parameters.cookie("y", value)
        ).split("; ")
        assert [decode(c) for c in cookies] == [f"x={v}" for v in values] + [
            f"y={value}"
        ]


def query_pairs(fragment: str) -> list[tuple[str, str]]:
    return urllib.parse.parse_qsl(
        fragment, keep_blank_values=True, strict_parsing=True, max_num_fields=100
    )
