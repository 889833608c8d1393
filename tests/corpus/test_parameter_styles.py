"""The exact wire form of every style and place, against a table written by hand.

The table follows the OpenAPI Specification 3.1.1, "Style Examples" and Encoding Object;
it is decoded (percent-encoding undone after splitting at the delimiters of the form),
so that both `|` and `%7C` pass, which readers take for the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, unquote

import httpx
import pytest

from tests.corpus.packages import Package, reached
from tests.mock.media_types import MediaType
from tests.mock.multipart import parse_multipart

PRIMITIVE = "blue sky"
ARRAY = ["blue", "black", "brown"]
OBJECT = {"name": "n m", "description": "d"}
PLAIN = {"name": "n", "description": "d"}
FORM_OBJECT = {"foo": "n m", "bar": "d"}
PLAIN_FORM_OBJECT = {"foo": "n", "bar": "d"}
AWKWARD = "a b/c?d&e=f%g+h;i#j:k@l'm\"n(o)~é☃"

PATHS = {
    "paths_standard": (
        "/anything/path/blue sky/blue,black,brown/name,n m,description,d"
    ),
    "paths_simple_nonExploded": (
        "/anything/path/simple/blue sky/blue,black,brown/name,n m,description,d"
    ),
    "paths_simple_exploded": (
        "/anything/path/simple/blue sky/blue,black,brown/name=n m,description=d"
    ),
    "paths_label_nonExploded": (
        "/anything/path/label/.blue sky/.blue,black,brown/.name,n m,description,d"
    ),
    "paths_label_exploded": (
        "/anything/path/label/.blue sky/.blue.black.brown/.name=n m.description=d"
    ),
    "paths_matrix_nonExploded": (
        "/anything/path/matrix/;primitive=blue sky/;array=blue,black,brown"
        "/;object=name,n m,description,d"
    ),
    "paths_matrix_exploded": (
        "/anything/path/matrix/;primitive=blue sky/;array=blue;array=black;array=brown"
        "/;name=n m;description=d"
    ),
}
_REPEATED = [("array", "blue"), ("array", "black"), ("array", "brown")]
QUERIES = {
    "query_standard": [
        ("primitive", PRIMITIVE),
        *_REPEATED,
        ("name", "n m"),
        ("description", "d"),
    ],
    "query_form_exploded": [
        ("primitive", PRIMITIVE),
        *_REPEATED,
        ("name", "n m"),
        ("description", "d"),
    ],
    "query_form_nonExploded": [
        ("primitive", PRIMITIVE),
        ("array", "blue,black,brown"),
        ("object", "name,n m,description,d"),
    ],
    "query_spaceDelimited_nonExploded": [
        ("array", "blue black brown"),
        ("object", "name n description d"),
    ],
    "query_pipeDelimited_nonExploded": [
        ("array", "blue|black|brown"),
        ("object", "name|n m|description|d"),
    ],
    "query_deepObject_nonExploded": [
        ("object[name]", "n m"),
        ("object[description]", "d"),
    ],
}
HEADERS = {
    "headers_standard": (PRIMITIVE, "blue,black,brown", "name,n m,description,d"),
    "headers_simple_nonExploded": (
        PRIMITIVE,
        "blue,black,brown",
        "name,n m,description,d",
    ),
    "headers_simple_exploded": (
        PRIMITIVE,
        "blue,black,brown",
        "name=n m,description=d",
    ),
}
COOKIES = {
    "cookies_standard": [
        ("primitive", PRIMITIVE),
        *_REPEATED,
        ("name", "n m"),
        ("description", "d"),
    ],
    "cookies_form_exploded": [
        ("primitive", PRIMITIVE),
        *_REPEATED,
        ("name", "n m"),
        ("description", "d"),
    ],
    "cookies_form_nonExploded": [
        ("primitive", PRIMITIVE),
        ("array", "blue,black,brown"),
        ("object", "name,n m,description,d"),
    ],
}
_JSON = "application/json"
FORMS: dict[str, list[tuple[str, str | None, str]]] = {
    "formData_standard": [
        ("primitive", None, PRIMITIVE),
        ("array", None, "blue"),
        ("array", None, "black"),
        ("array", None, "brown"),
        ("object", _JSON, json.dumps(FORM_OBJECT, separators=(",", ":"))),
    ],
    "form_data_form_exploded": [
        ("primitive", None, PRIMITIVE),
        ("array", None, "blue"),
        ("array", None, "black"),
        ("array", None, "brown"),
        ("foo", None, "n m"),
        ("bar", None, "d"),
    ],
    "formData_form_nonExploded": [
        ("primitive", None, PRIMITIVE),
        ("array", None, "blue,black,brown"),
        ("object", None, "foo,n m,bar,d"),
    ],
    "formData_spaceDelimited_nonExploded": [
        ("array", None, "blue black brown"),
        ("object", None, "foo n bar d"),
    ],
    "form_data_pipeDelimited_nonExploded": [
        ("array", None, "blue|black|brown"),
        ("object", None, "foo|n m|bar|d"),
    ],
    "form_data_deepObject_exploded": [
        ("primitive", None, PRIMITIVE),
        ("object[foo]", None, "n m"),
        ("object[bar]", None, "d"),
    ],
}


@pytest.fixture
def styles(packages: Mapping[str, Package]) -> Package:
    """The package of the document of styles."""
    return packages["parameters_style"]


async def _sent(
    package: Package, operation_id: str, values: Mapping[str, Any]
) -> httpx.Request:
    """The request of a call, the same in both flavours; arguments by wire name."""
    entry = package.by_id(operation_id)
    names = {each["wire"]: each["python"] for each in entry["parameters"]}
    if entry["body"] is not None:
        names |= {each["wire"]: each["python"] for each in entry["body"]["fields"]}
    arguments = {names[wire]: value for wire, value in values.items() if wire in names}
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={})

    options: dict[str, Any] = {
        "base_url": "http://api.test",
        "transport": httpx.MockTransport(answer),
    }
    attribute = entry["calls"][0]["attribute"]
    with package.client(is_async=False, **options) as client:
        reached(client, attribute)(**arguments)
    async with package.client(is_async=True, **options) as client:
        await reached(client, attribute)(**arguments)
    sync, twin = seen
    assert sync.url == twin.url and sync.method == twin.method
    return sync


@pytest.mark.parametrize("operation_id", PATHS)
async def test_path(styles: Package, operation_id: str) -> None:
    request = await _sent(
        styles,
        operation_id,
        {"primitive": PRIMITIVE, "array": ARRAY, "object": OBJECT},
    )
    raw = request.url.raw_path.decode()
    assert unquote(raw) == PATHS[operation_id]
    assert " " not in raw and "?" not in raw


@pytest.mark.parametrize("operation_id", QUERIES)
async def test_query(styles: Package, operation_id: str) -> None:
    plain = operation_id.startswith("query_space")
    request = await _sent(
        styles,
        operation_id,
        {
            "primitive": PRIMITIVE,
            "array": ARRAY,
            "object": PLAIN if plain else OBJECT,
        },
    )
    query = request.url.query.decode()
    assert parse_qsl(query, keep_blank_values=True) == QUERIES[operation_id]
    assert "+" not in query


@pytest.mark.parametrize("operation_id", HEADERS)
async def test_header(styles: Package, operation_id: str) -> None:
    request = await _sent(
        styles,
        operation_id,
        {"primitive": PRIMITIVE, "array": ARRAY, "object": OBJECT},
    )
    found = tuple(
        request.headers.get_list(name) for name in ("primitive", "array", "object")
    )
    assert found == tuple([value] for value in HEADERS[operation_id])


@pytest.mark.parametrize("operation_id", COOKIES)
async def test_cookie(styles: Package, operation_id: str) -> None:
    request = await _sent(
        styles,
        operation_id,
        {"primitive": PRIMITIVE, "array": ARRAY, "object": OBJECT},
    )
    assert len(request.headers.get_list("cookie")) == 1
    pieces = [piece.split("=", 1) for piece in request.headers["cookie"].split("; ")]
    assert [(name, unquote(value)) for name, value in pieces] == COOKIES[operation_id]


@pytest.mark.parametrize("operation_id", FORMS)
async def test_multipart(styles: Package, operation_id: str) -> None:
    plain = operation_id.startswith("formData_space")
    values: dict[str, Any] = {
        "primitive": PRIMITIVE,
        "array": ARRAY,
        "object": PLAIN_FORM_OBJECT if plain else FORM_OBJECT,
    }
    if "deepObject" in operation_id:
        del values["array"]  # no specification says what it would look like
    request = await _sent(styles, operation_id, values)
    media_type = MediaType.parse(request.headers["content-type"])
    assert media_type is not None and media_type.essence == "multipart/form-data"
    parts = parse_multipart(request.content, media_type.parameters.get("boundary"))
    assert [
        (part.name, part.content_type, part.content.decode()) for part in parts
    ] == FORMS[operation_id]
    assert all(part.filename is None for part in parts)


async def test_awkward_text_arrives_as_it_is(styles: Package) -> None:
    request = await _sent(
        styles,
        "paths_standard",
        {"primitive": AWKWARD, "array": [AWKWARD], "object": {"name": AWKWARD}},
    )
    raw = request.url.raw_path.decode()
    encoded = quote(AWKWARD, safe="")
    assert raw == f"/anything/path/{encoded}/{encoded}/name,{encoded}"
    request = await _sent(
        styles,
        "query_form_exploded",
        {
            "primitive": AWKWARD,
            "array": [AWKWARD, "", "b"],
            "object": {"name": AWKWARD},
        },
    )
    assert parse_qsl(request.url.query.decode(), keep_blank_values=True) == [
        ("primitive", AWKWARD),
        ("array", AWKWARD),
        ("array", ""),
        ("array", "b"),
        ("name", AWKWARD),
    ]
    request = await _sent(styles, "cookies_form_exploded", {"primitive": AWKWARD})
    name, _, value = request.headers["cookie"].partition("=")
    assert (name, unquote(value)) == ("primitive", AWKWARD)
    request = await _sent(
        styles, "formData_standard", {"primitive": AWKWARD, "array": [AWKWARD]}
    )
    assert request.content.count(AWKWARD.encode()) == 2


@pytest.mark.parametrize("value", ["", ".", ".."])
async def test_path_arguments_that_would_reach_another_resource_are_refused(
    styles: Package, value: str
) -> None:
    arguments = {"primitive": value, "array": ARRAY, "object": OBJECT}
    with pytest.raises(Exception) as raised:
        await _sent(styles, "paths_standard", arguments)
    assert type(raised.value).__module__ == f"{styles.package}.errors"


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "a\0b", "é"])
async def test_header_values_that_no_header_can_hold_are_refused(
    styles: Package, value: str
) -> None:
    with pytest.raises(Exception) as raised:
        await _sent(styles, "headers_standard", {"primitive": value})
    assert type(raised.value).__module__ == f"{styles.package}.errors"


@pytest.mark.parametrize(
    "operation_id",
    ["query_standard", "headers_standard", "cookies_standard"],
)
async def test_nothing_given_is_nothing_sent(
    styles: Package, operation_id: str
) -> None:
    request = await _sent(styles, operation_id, {})
    assert request.url.query == b""
    assert "cookie" not in request.headers and "primitive" not in request.headers


@pytest.mark.parametrize("operation_id", FORMS)
async def test_a_form_without_fields_is_no_body(
    styles: Package, operation_id: str
) -> None:
    """The body is optional, and a multipart body needs one part (RFC 2046, 5.1.1)."""
    request = await _sent(styles, operation_id, {})
    assert request.content == b""
    assert "content-type" not in request.headers
