"""Lists that come in pages: every way to go on, every end, and what goes wrong between."""

from __future__ import annotations

import asyncio
import gc
import json
import pickle
import re
import warnings
from collections.abc import AsyncGenerator, Callable, Generator, Iterable
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import indent
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from generator.build import read
from generator.diagnostics import Report
from generator.explain import explain
from generator.lower import lower
from generator.surface import surface
from tests.live.calling import call
from tests.mock.faults import Connection, RawServer, raw_server, raw_server_thread
from tests.shapes.conftest import Maker
from tests.shapes.making import HEAD, Made

DOCUMENT = """\
paths:
  /offset:
    get:
      operationId: list_users
      parameters:
        - {name: offset, in: query, schema: {type: integer}}
        - {name: limit, in: query, schema: {anyOf: [{$ref: '#/components/schemas/Size'}, {type: 'null'}]}}
        - {name: ids, in: query, schema: {type: array, items: {type: string}}}
      responses: &users
        "200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Users'}}}}
      x-speakeasy-pagination:
        type: offsetLimit
        inputs:
          - {name: offset, in: parameters, type: offset}
          - {name: limit, in: parameters, type: limit}
        outputs: {results: $.data}
  /usual:
    get:
      operationId: list_usual
      parameters:
        - {name: skip, in: query, schema: {anyOf: [{type: integer}, {type: 'null'}], default: 10}}
        - {name: Size, in: header, schema: {type: integer, default: 2}}
      responses: *users
      x-speakeasy-pagination:
        type: offsetLimit
        inputs:
          - {name: skip, in: parameters, type: offset}
          - {name: Size, in: parameters, type: limit}
        outputs: {results: $.data}
  /page/{number}:
    get:
      operationId: list_numbered
      parameters: [{name: number, in: path, required: true, schema: {type: integer}}]
      responses: *users
      x-speakeasy-pagination:
        type: offsetLimit
        inputs: [{name: number, in: parameters, type: page}]
        outputs: {results: "$['data']"}
  /counted:
    get:
      operationId: list_counted
      parameters: [{name: page, in: query, schema: {type: integer}}]
      responses: *users
      x-speakeasy-pagination:
        type: offsetLimit
        inputs: [{name: page, in: parameters, type: page}]
        outputs: {numPages: $.meta.pages}
  /shelves:
    get:
      operationId: list_shelves
      parameters:
        - {name: offset, in: query, schema: {type: integer}}
        - {name: limit, in: query, schema: {type: integer, maximum: 50}}
      responses: *users
      x-speakeasy-pagination:
        type: offsetLimit
        inputs:
          - {name: offset, in: parameters, type: offset}
          - {name: limit, in: parameters, type: limit}
        outputs: {results: $.data, numPages: $.meta.pages}
  /cursor:
    get:
      operationId: list_events
      x-speakeasy-retries: {strategy: backoff, backoff: {initialInterval: 1}}
      parameters: [{name: cursor, in: query, schema: {type: string}}]
      responses: *users
      x-speakeasy-pagination: &cursor
        type: cursor
        inputs: [{name: cursor, in: parameters, type: cursor}]
        outputs: {results: $.data, nextCursor: $.meta.next}
  /required:
    get:
      operationId: list_required
      parameters: [{name: cursor, in: query, schema: {type: string}}]
      responses:
        "200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Strict'}}}}
      x-speakeasy-pagination:
        type: cursor
        inputs: [{name: cursor, in: parameters, type: cursor}]
        outputs: {results: $.data, nextCursor: $.next}
  /typed-dict:
    get:
      operationId: list_plain
      parameters: [{name: cursor, in: query, schema: {type: string}}]
      responses:
        "200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Plain'}}}}
      x-speakeasy-pagination:
        type: cursor
        inputs: [{name: cursor, in: parameters, type: cursor}]
        outputs: {results: $.box.items, nextCursor: $.links.next}
  /whole:
    get:
      operationId: list_whole
      parameters: [{name: cursor, in: query, schema: {type: string}}]
      responses: *users
      x-speakeasy-pagination:
        type: cursor
        inputs: [{name: cursor, in: parameters, type: cursor}]
        outputs: {nextCursor: $.meta.next}
  /search:
    post:
      operationId: search
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [text]
              properties:
                text: {type: string}
                since: {type: string, format: date-time}
                tags: {type: array, items: {type: string}}
      responses: *users
      x-speakeasy-pagination:
        type: cursor
        inputs: [{name: since, in: requestBody, type: cursor}]
        outputs: {results: $.data, nextCursor: '$.data[(@.length-1)].created'}
  /links:
    get:
      operationId: list_links
      tags: [files]
      security: [{key: []}]
      parameters: [{name: q, in: query, schema: {type: string}}]
      responses: *users
      x-speakeasy-pagination:
        type: url
        outputs: {results: $.data, nextUrl: $.nextUrl}
  /fern/cursor:
    get:
      operationId: fern_cursor
      parameters: [{name: from, in: query, schema: {type: string}}]
      responses: *users
      x-fern-pagination: true
  /fern/offset:
    get:
      operationId: fern_offset
      parameters:
        - {name: start, in: query, schema: {type: integer}}
        - {name: size, in: query, schema: {type: integer}}
      responses: *users
      x-fern-pagination:
        offset: $request.start
        step: $request.size
        has-next-page: $response.meta.more
        results: $response.data
  /listed:
    get:
      operationId: ids
      parameters:
        - {name: ids, in: query, schema: {type: integer, default: 0}}
        - {name: more, in: query, schema: {type: object, additionalProperties: {}}, x-sdk-open-arguments: more}
      responses:
        "200": {description: ok, content: {application/json: {schema: {type: array, items: {type: integer}}}}}
        "204": {description: nothing}
      x-speakeasy-pagination:
        type: offsetLimit
        inputs: [{name: ids, in: parameters, type: offset}]
        outputs: {results: $}
  /composed:
    get:
      operationId: list_composed
      parameters: [{name: cursor, in: query, schema: {type: integer}}]
      responses:
        "200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Composed'}}}}
      x-speakeasy-pagination:
        type: cursor
        inputs: [{name: cursor, in: parameters, type: cursor}]
        outputs: {results: '$.pages[0].items', nextCursor: '$.pages[-1].after'}
  /names:
    get:
      operationId: list
      tags: [names]
      parameters: [{name: cursor, in: query, schema: {type: string}}]
      responses: *users
      x-speakeasy-pagination: *cursor
    post: {operationId: list_all, tags: [names], responses: {'204': {description: ok}}}
components:
  securitySchemes:
    key: {type: apiKey, in: query, name: key}
  schemas:
    User:
      type: object
      required: [id]
      properties: {id: {type: integer}, created: {type: string, format: date-time}}
    Users:
      type: object
      properties:
        data: {type: [array, 'null'], items: {$ref: '#/components/schemas/User'}}
        nextUrl: {type: string}
        meta:
          type: object
          properties:
            next: {type: [string, 'null']}
            pages: {type: integer}
            more: {type: boolean}
    Size: {type: integer, maximum: 5}
    Paging: {type: object, required: [pages], properties: {pages: {type: array, items: {$ref: '#/components/schemas/Part'}}}}
    Part:
      type: object
      properties:
        items: {type: array, items: {anyOf: [{type: string}, {type: integer}]}}
        after: {anyOf: [{type: string}, {type: 'null'}]}
    Composed: {allOf: [{$ref: '#/components/schemas/Paging'}, {type: object, properties: {note: {type: string}}}]}
    Strict:
      type: object
      required: [data, next]
      properties:
        data: {type: array, items: {type: string}}
        next: {type: [integer, 'null']}
    Plain:
      type: object
      x-sdk-model: typed-dict
      required: [box]
      properties:
        box: {type: object, required: [items], properties: {items: {type: array, items: {type: string}}}}
        links: {type: object, additionalProperties: {type: string}}
"""
SHARED = """\
x-fern-pagination: {cursor: $request.from, next_cursor: $response.meta.next, results: $response.data}
"""

END = object()


@dataclass(frozen=True, slots=True)
class Seen:
    """A request, taken apart."""

    method: str
    target: str
    headers: dict[str, str]
    body: Any

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.target).query))


Answer = Callable[[Seen], Any]
"""What a server says to a request: JSON, or a status."""


@dataclass(slots=True)
class Face:
    """One flavour of a package against one server."""

    package: Made
    is_async: bool
    server: RawServer
    seen: list[Seen]
    extra: dict[str, Any] = field(default_factory=dict[str, Any])

    @asynccontextmanager
    async def open(self, **options: Any) -> AsyncGenerator[Any]:
        """A client, closed at the end."""
        planned = self.package.built.plan.clients[0]
        name = planned.async_class if self.is_async else planned.sync_class
        made = getattr(self.package.module(), name)
        options = {"key": "secret", **self.extra, **options}
        client = made(base_url=f"{self.server.base_url}/v1", **options)
        try:
            yield client
        finally:
            await self.close(client)

    async def close(self, closed: Any) -> None:
        await self.call(closed.aclose if self.is_async else closed.close)

    async def call(self, function: Callable[..., Any], *given: Any) -> Any:
        return await call(self.is_async, function, *given)

    def iterator(self, iterated: Any) -> Any:
        return aiter(iterated) if self.is_async else iter(iterated)

    async def next(self, iterator: Any) -> Any:
        """The next of an iterator, or END."""
        if self.is_async:
            return await anext(iterator, END)
        return await self.call(next, iterator, END)

    async def all(self, iterated: Any) -> list[Any]:
        """Everything that an iteration gives."""
        iterator, found = self.iterator(iterated), list[Any]()
        while (item := await self.next(iterator)) is not END:
            found.append(item)
        return found

    async def ids(self, iterated: Any) -> list[int]:
        return [user.id for user in await self.all(iterated)]

    def targets(self) -> list[str]:
        return [each.target.removeprefix("/v1") for each in self.seen]

    def error(self, name: str) -> type[Exception]:
        found: type[Exception] = getattr(self.package.module("errors"), name)
        return found


@pytest.fixture(scope="session")
def package(made: Maker) -> Made:
    found = made(DOCUMENT, head=HEAD + SHARED)
    assert found.codes() == []
    return found


Serving = Callable[[Answer], Any]


@pytest.fixture(params=["sync", "async"])
def serving(request: pytest.FixtureRequest, package: Made) -> Serving:
    """Opens a server with a function that answers, in each flavour in turn."""

    @asynccontextmanager
    async def serve(answer: Answer) -> AsyncGenerator[Face]:
        seen: list[Seen] = []

        async def script(connection: Connection) -> None:
            while content := await connection.request():
                seen.append(_taken_apart(content))
                said = answer(seen[-1])
                if isinstance(said, asyncio.Future):
                    said = await said
                status = said if isinstance(said, int) else 200
                body = b"" if isinstance(said, int) else json.dumps(said).encode()
                head = f"HTTP/1.1 {status} Said\r\nContent-Length: {len(body)}\r\n"
                await connection.send(
                    head.encode() + b"Content-Type: application/json\r\n\r\n" + body
                )

        async with raw_server(script) as server:
            yield Face(package, request.param == "async", server, seen)

    return serve


def _taken_apart(content: bytes) -> Seen:
    head, _, body = content.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    method, target, _ = first.split(" ")
    headers = dict(line.lower().split(": ", 1) for line in lines)
    return Seen(method, target, headers, json.loads(body) if body else None)


def users(ids: Iterable[int], **more: Any) -> dict[str, Any]:
    """A page of users."""
    return {"data": [{"id": each} for each in ids], **more}


def slices(total: int, by: int, name: str = "offset") -> Answer:
    """A server that counts the users from 0 and gives so many of them."""

    def answer(seen: Seen) -> Any:
        offset = int(seen.query.get(name, 0))
        return users(range(offset, min(total, offset + by)))

    return answer


def cursors(pages: dict[str, tuple[list[int], str | None]]) -> Answer:
    """A server whose pages have names; "" is the first one's."""

    def answer(seen: Seen) -> Any:
        ids, following = pages[seen.query.get("cursor", "")]
        return users(ids, meta={"next": following})

    return answer


THREE = {"": ([1, 2], "b"), "b": ([], "c"), "c": ([3], None)}


# Ways to go on


async def test_an_offset_grows_by_the_items_received(serving: Serving) -> None:
    async with serving(slices(5, 2)) as face, face.open() as client:
        assert await face.ids(client.list_users_all()) == [0, 1, 2, 3, 4]
        assert face.targets() == [
            "/offset",
            "/offset?offset=2",
            "/offset?offset=4",
            "/offset?offset=5",
        ]


async def test_a_page_below_the_limit_is_the_last(serving: Serving) -> None:
    async with serving(slices(5, 2)) as face, face.open() as client:
        pager = client.list_users_all(offset=1, limit=2, ids=iter(["a", "b"]))
        assert await face.ids(pager) == [1, 2, 3, 4]
        kept = "limit=2&ids=a&ids=b"
        assert face.targets() == [
            f"/offset?offset=1&{kept}",
            f"/offset?offset=3&{kept}",
            f"/offset?offset=5&{kept}",
        ]
        face.seen.clear()
        assert await face.ids(client.list_users_all(offset=4, limit=2)) == [4]
        assert len(face.seen) == 1


async def test_a_limit_counts_as_far_as_the_schema_allows_it(serving: Serving) -> None:
    async with serving(slices(8, 5)) as face, face.open() as client:
        assert await face.ids(client.list_users_all(limit=100)) == [*range(8)]
        assert len(face.seen) == 2


async def test_defaults_of_the_document_count_as_given(serving: Serving) -> None:
    async with serving(slices(13, 2, "skip")) as face, face.open() as client:
        assert await face.ids(client.list_usual_all()) == [0, 1, 12]
        assert face.targets() == ["/usual", "/usual?skip=12"]
        assert [each.headers.get("size") for each in face.seen] == [None, None]
        face.seen.clear()
        assert await face.ids(client.list_usual_all(skip=11, size=9)) == [11, 12]
        assert [each.headers.get("size") for each in face.seen] == ["9", "9"]


async def test_a_server_that_gives_less_than_it_is_asked_for_is_asked_for_the_rest(
    serving: Serving,
) -> None:
    async with serving(slices(7, 2, "skip")) as face, face.open() as client:
        assert await face.ids(client.list_usual_all(skip=0, size=100)) == [*range(7)]


async def test_a_number_of_a_page_may_stand_in_the_path(serving: Serving) -> None:
    def answer(seen: Seen) -> Any:
        number = int(seen.target.rpartition("/")[2])
        return users([number] if number < 6 else [])

    async with serving(answer) as face, face.open() as client:
        assert await face.ids(client.list_numbered_all(4)) == [4, 5]
        assert face.targets() == ["/page/4", "/page/5", "/page/6"]


async def test_the_number_of_pages_ends_a_walk(serving: Serving) -> None:
    def answer(seen: Seen) -> Any:
        return users([1], meta={"pages": 3} if "page" in seen.query else {"pages": 2})

    async with serving(answer) as face, face.open() as client:
        pages = await face.all(client.list_counted_all())
        assert [page.meta.pages for page in pages] == [2, 3, 3]
        assert face.targets() == ["/counted", "/counted?page=2", "/counted?page=3"]


async def test_pages_of_a_known_size_are_counted_by_their_offset(
    serving: Serving,
) -> None:
    def answer(seen: Seen) -> Any:
        return {**slices(4, 2)(seen), "meta": {"pages": 2}}

    async with serving(answer) as face, face.open() as client:
        assert await face.ids(client.list_shelves_all(limit=2)) == [0, 1, 2, 3]
        assert len(face.seen) == 2
        assert await face.ids(client.list_shelves_all()) == [0, 1, 2, 3]
        assert len(face.seen) == 5


async def test_cursors_are_followed_beyond_an_empty_page(serving: Serving) -> None:
    async with serving(cursors(THREE)) as face, face.open() as client:
        assert await face.ids(client.list_events_all()) == [1, 2, 3]
        assert face.targets() == ["/cursor", "/cursor?cursor=b", "/cursor?cursor=c"]
        assert await face.ids(client.list_events_all(cursor="c")) == [3]


@pytest.mark.parametrize("meta", [{}, {"next": None}, {"next": ""}, None])
async def test_a_walk_ends_where_there_is_no_cursor(
    serving: Serving, meta: object
) -> None:
    page = users([1]) if meta is None else users([1], meta=meta)
    async with serving(lambda seen: page) as face, face.open() as client:
        assert await face.ids(client.list_events_all()) == [1]
        assert len(face.seen) == 1


async def test_a_cursor_may_be_a_number_and_what_is_sent_a_text(
    serving: Serving,
) -> None:
    def answer(seen: Seen) -> Any:
        place = int(seen.query.get("cursor", 0))
        return {"data": [f"line {place}"], "next": place + 1 if place < 2 else None}

    async with serving(answer) as face, face.open() as client:
        found = await face.all(client.list_required_all())
        assert found == ["line 0", "line 1", "line 2"]


async def test_typed_dicts_are_walked_too(serving: Serving) -> None:
    def answer(seen: Seen) -> Any:
        if seen.query:
            return {"box": {"items": ["c"]}}
        return {"box": {"items": ["a", "b"]}, "links": {"next": "2"}}

    async with serving(answer) as face, face.open() as client:
        assert await face.all(client.list_plain_all()) == ["a", "b", "c"]


async def test_a_cursor_in_the_body_comes_from_the_last_item(serving: Serving) -> None:
    def answer(seen: Seen) -> Any:
        since = seen.body.get("since", "2020-01-01T00:00:00Z")
        if since.startswith("2022"):
            return users([])
        after = f"{int(since[:4]) + 1}{since[4:]}"
        return {"data": [{"id": 1, "created": since}, {"id": 2, "created": after}]}

    async with serving(answer) as face, face.open() as client:
        pager = client.search_all(text="a", tags=(tag for tag in ("x", "y")))
        assert await face.ids(pager) == [1, 2, 1, 2]
        assert [each.body for each in face.seen] == [
            {"text": "a", "tags": ["x", "y"]},
            {"text": "a", "tags": ["x", "y"], "since": "2021-01-01T00:00:00Z"},
            {"text": "a", "tags": ["x", "y"], "since": "2022-01-01T00:00:00Z"},
        ]


async def test_without_items_whole_pages_are_given(serving: Serving) -> None:
    async with serving(cursors(THREE)) as face, face.open() as client:
        pages = await face.all(client.list_whole_all())
        assert [len(page.data) for page in pages] == [2, 0, 1]


async def test_the_words_of_the_other_vendor_mean_the_same(serving: Serving) -> None:
    def by_cursor(seen: Seen) -> Any:
        return users([1], meta={} if seen.query else {"next": "b"})

    async with serving(by_cursor) as face, face.open() as client:
        assert await face.ids(client.fern_cursor_all()) == [1, 1]
        assert face.targets() == ["/fern/cursor", "/fern/cursor?from=b"]

    def by_offset(seen: Seen) -> Any:
        start = int(seen.query.get("start", 0))
        return users([start], meta={"more": start < 2})

    async with serving(by_offset) as face, face.open() as client:
        pager = client.fern_offset_all(size=9)
        assert await face.ids(pager) == [0, 1, 2], "`more` is believed, not the size"


async def test_a_bare_list_is_walked_and_a_reply_without_one_ends_it(
    serving: Serving,
) -> None:
    def answer(seen: Seen) -> Any:
        place = int(seen.query.get("ids", 0))
        return [place, place + 1] if place < 4 else 204

    async with serving(answer) as face, face.open() as client:
        assert await face.all(client.ids_all(ids=1, q="a")) == [1, 2, 3, 4]
        assert face.targets() == [
            "/listed?ids=1&q=a",
            "/listed?ids=3&q=a",
            "/listed?ids=5&q=a",
        ]


async def test_paths_lead_through_arrays_and_composed_schemas(
    serving: Serving,
) -> None:
    def answer(seen: Seen) -> Any:
        if not seen.query:
            first = {"items": ["a", 1]}
            return {"pages": [first, {"items": ["unread"], "after": "7"}]}
        return {"pages": [] if seen.query == {"cursor": "7"} else None}

    async with serving(answer) as face, face.open() as client:
        assert await face.all(client.list_composed_all()) == ["a", 1]
        assert face.targets() == ["/composed", "/composed?cursor=7"]


# Links


def linking(*links: str | None) -> Answer:
    """A server whose pages link to the next one; the last link is never followed."""
    left = iter(links)

    def answer(seen: Seen) -> Any:
        link = next(left)
        return users([1]) if link is None else users([1], nextUrl=link)

    return answer


async def test_links_are_resolved_against_the_page_that_names_them(
    serving: Serving,
) -> None:
    links = ("?after=2&key=secret", "more/3", "/v2/links?q=%41 b#part", "../x", None)
    async with serving(linking(*links)) as face, face.open() as client:
        view = client.with_options(extra_query={"trace": "t"})
        assert await face.ids(view.files.list_links_all(q="a")) == [1] * 5
        assert [each.target for each in face.seen] == [
            "/v1/links?q=a&key=secret&trace=t",
            "/v1/links?after=2&key=secret&trace=t",
            "/v1/more/3?key=secret&trace=t",
            "/v2/links?q=%41%20b&key=secret&trace=t",
            "/x?key=secret&trace=t",
        ]


async def test_whole_links_to_the_same_server_are_followed(serving: Serving) -> None:
    face: Face

    def answer(seen: Seen) -> Any:
        url = face.server.base_url.replace("http://", "HTTP://user:word@")
        return users([1], nextUrl="" if seen.query.get("p") else f"{url}/v1/links?p=2")

    async with serving(answer) as face, face.open() as client:
        assert await face.ids(client.files.list_links_all()) == [1, 1]
        assert "authorization" not in face.seen[1].headers


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("https://evil.example/steal?key=1", "https://evil.example/steal"),
        ("//evil.example/steal", "http://evil.example/steal"),
        ("http://127.0.0.1:1/links", "http://127.0.0.1:1/links"),
        ("https://{origin}/links", "https://{origin}/links"),
        ("http://{origin}@evil.example/", "http://evil.example/"),
        ("http://[::1/", None),
        ("ftp://{origin}/links", None),
        ("javascript:alert(1)", None),
    ],
)
async def test_links_to_other_places_are_refused(
    serving: Serving, link: str, target: str | None
) -> None:
    face: Face

    def answer(seen: Seen) -> Any:
        origin = face.server.base_url.partition("//")[2]
        return users([7], nextUrl=link.format(origin=origin))

    async with serving(answer) as face, face.open() as client:
        iterator = face.iterator(client.files.list_links_all())
        assert (await face.next(iterator)).id == 7, "the page itself is good"
        for _ in range(2):
            name = "InvalidResponseError" if target is None else "RedirectError"
            with pytest.raises(face.error(name)) as caught:
                await face.next(iterator)
            if target is not None:
                origin = face.server.base_url.partition("//")[2]
                refused: Any = caught.value
                assert refused.target == target.format(origin=origin)
                assert refused.target in str(refused)
            assert "secret" not in str(caught.value)
            pickle.loads(pickle.dumps(caught.value))
        assert len(face.seen) == 1


# Loops and replies that do not fit


@pytest.mark.parametrize("loop", ["b", "c", ""])
async def test_a_server_that_goes_in_circles_is_noticed(
    serving: Serving, loop: str
) -> None:
    pages: dict[str, tuple[list[int], str | None]] = {
        "": ([1], "b"),
        "b": ([2], "c"),
        "c": ([3], loop or "b"),
    }
    async with serving(cursors(pages)) as face, face.open() as client:
        iterator = face.iterator(client.list_events_all())
        assert [(await face.next(iterator)).id for _ in range(3)] == [1, 2, 3]
        with pytest.raises(face.error("InvalidResponseError"), match="repeats"):
            await face.next(iterator)
        assert len(face.seen) == 3


async def test_a_cursor_that_the_caller_gave_is_not_followed_again(
    serving: Serving,
) -> None:
    def answer(seen: Seen) -> Any:
        return users([1], meta={"next": seen.query["cursor"]})

    async with serving(answer) as face, face.open() as client:
        with pytest.raises(face.error("InvalidResponseError"), match="'b'"):
            await face.all(client.list_events_all(cursor="b"))
        assert len(face.seen) == 1


async def test_links_that_go_in_circles_are_noticed(serving: Serving) -> None:
    links = ("?p=2", "?p=3", "/v1/links?p=2#again", None)
    async with serving(linking(*links)) as face, face.open() as client:
        with pytest.raises(face.error("InvalidResponseError"), match="repeats"):
            await face.all(client.files.list_links_all())
        assert len(face.seen) == 3


@pytest.mark.parametrize(
    ("method", "page"),
    [
        ("list_users", {"data": {"0": {"id": 1}}}),
        ("list_users", []),
        ("list_required", {"data": ["a"]}),
        ("list_required", {"next": 2}),
        ("list_required", {"data": None, "next": 2}),
        ("list_required", {"data": ["a"], "next": [2]}),
        ("list_plain", {}),
        ("list_plain", {"box": {}}),
        ("list_plain", {"box": {"items": "abc"}}),
        ("list_plain", {"box": {"items": []}, "links": {"next": {"a": 1}}}),
        ("list_plain", {"box": {"items": []}, "links": [1]}),
        ("list_counted", {"data": [], "meta": {}}),
        ("list_counted", {"data": []}),
    ],
)
async def test_a_reply_that_does_not_fit_is_an_undecodable_one(
    serving: Serving, method: str, page: object
) -> None:
    async with serving(lambda seen: page) as face, face.open() as client:
        with pytest.raises(face.error("InvalidResponseError")) as caught:
            await face.all(getattr(client, f"{method}_all")())
        failure: Any = caught.value
        assert failure.status_code == 200
        assert failure.response == page


@pytest.mark.parametrize("page", [{}, {"data": None}, {"data": []}, users([])])
async def test_a_list_without_items_is_empty(serving: Serving, page: object) -> None:
    async with serving(lambda seen: page) as face, face.open() as client:
        assert await face.all(client.list_users_all()) == []
        assert await face.all(client.list_events_all()) == []
        assert await face.all(client.files.list_links_all()) == []
        assert len(face.seen) == 3


# Pages as calls


async def test_nothing_is_sent_before_it_is_needed(serving: Serving) -> None:
    async with serving(cursors(THREE)) as face, face.open() as client:
        pager = client.list_events_all()
        pages = face.iterator(pager.pages())
        items = face.iterator(pager)
        assert face.seen == []
        assert (await face.next(items)).id == 1
        assert (await face.next(items)).id == 2
        assert len(face.seen) == 1
        first = await face.next(pages)
        assert (type(first).__name__, first.meta.next) == ("Users", "b")
        assert len(face.seen) == 2
        assert (await face.next(items)).id == 3
        assert await face.next(items) is END
        assert await face.next(items) is END
        assert len(face.seen) == 4


async def test_every_iteration_begins_with_the_first_page(serving: Serving) -> None:
    async with serving(cursors(THREE)) as face, face.open() as client:
        pager = client.list_events_all()
        for _ in range(2):
            assert await face.ids(pager) == [1, 2, 3]
            assert len(await face.all(pager.pages())) == 3
        assert len(face.seen) == 12


async def test_an_argument_is_refused_at_once(serving: Serving) -> None:
    async with serving(slices(1, 1)) as face, face.open() as client:
        with pytest.raises(face.error("InvalidArgumentError")):
            client.list_users_all(ids="abc")
        with pytest.raises(TypeError):
            client.list_users_all(limits=3)
        assert face.seen == []


@pytest.mark.parametrize("lane", ["own", "library"])
async def test_a_page_is_tried_again_like_any_call(serving: Serving, lane: str) -> None:
    left = {"b": 2}

    def answer(seen: Seen) -> Any:
        cursor = seen.query.get("cursor", "")
        if left.get(cursor):
            left[cursor] -= 1
            return 503
        return cursors(THREE)(seen)

    events: list[Any] = []
    async with serving(answer) as face:
        options: dict[str, Any] = {"on_event": events.append}
        if lane == "library":
            kind = httpx.AsyncHTTPTransport if face.is_async else httpx.HTTPTransport
            options["transport"] = kind()
        async with face.open(**options) as client:
            assert await face.ids(client.list_events_all()) == [1, 2, 3]
            assert len(face.seen) == 5
            assert len(face.server.connections) == 1
            told = [f"{type(each).__name__[:-5]} {each.operation}" for each in events]
            assert told.count("Retry list_events") == 2
            assert told.count("Response list_events") == 5
            left["b"] = 1
            impatient = client.with_options(max_retries=0)
            with pytest.raises(face.error("ServerError")):
                await face.ids(impatient.list_events_all())


async def test_after_an_error_the_same_page_is_tried_again(serving: Serving) -> None:
    left = {"c": 1}

    def answer(seen: Seen) -> Any:
        cursor = seen.query.get("cursor", "")
        if left.get(cursor):
            left[cursor] -= 1
            return 404
        return cursors(THREE)(seen)

    async with serving(answer) as face, face.open() as client:
        iterator = face.iterator(client.list_events_all())
        assert [(await face.next(iterator)).id for _ in range(2)] == [1, 2]
        with pytest.raises(face.error("NotFoundError")):
            await face.next(iterator)
        assert (await face.next(iterator)).id == 3
        assert await face.next(iterator) is END
        assert face.targets().count("/cursor?cursor=c") == 2


async def test_walks_do_not_disturb_each_other(serving: Serving) -> None:
    async with serving(slices(9, 2)) as face, face.open() as client:
        pagers = [client.list_users_all(offset=offset) for offset in range(4)]
        found = await asyncio.gather(*map(face.ids, (*pagers, pagers[0])))
        assert found == [[*range(each, 9)] for each in (0, 1, 2, 3, 0)]


async def test_one_walk_is_for_one_at_a_time(serving: Serving) -> None:
    held: list[asyncio.Future[Any]] = []

    def answer(seen: Seen) -> Any:
        held.append(asyncio.get_running_loop().create_future())
        return held[-1]

    async with serving(answer) as face, face.open() as client:
        iterator = face.iterator(client.list_users_all())
        first = asyncio.ensure_future(face.next(iterator))
        await face.server.requested()
        with pytest.raises(RuntimeError, match="waits for the next page"):
            await face.next(iterator)
        held[0].set_result(users([1]))
        assert (await first).id == 1


# The end of pagers and clients


async def test_a_closed_client_fetches_no_further_page(serving: Serving) -> None:
    async with serving(cursors(THREE)) as face, face.open() as client:
        iterator = face.iterator(client.list_events_all())
        assert (await face.next(iterator)).id == 1
        await face.close(client)
        assert (await face.next(iterator)).id == 2, "this page was there"
        with pytest.raises(face.error("ClientClosedError")):
            await face.next(iterator)
        with pytest.raises(face.error("ClientClosedError")):
            await face.all(client.list_events_all())
        assert len(face.seen) == 1


async def test_a_closed_pager_gives_nothing_more(serving: Serving) -> None:
    async with serving(cursors(THREE)) as face, face.open() as client:
        pager = client.list_events_all()
        items, pages = face.iterator(pager), face.iterator(pager.pages())
        assert not pager.is_closed
        assert (await face.next(items)).id == 1
        await face.close(pager)
        await face.close(pager)
        assert pager.is_closed
        for iterator in (items, pages, face.iterator(pager)):
            with pytest.raises(face.error("ClientClosedError"), match="pager"):
                await face.next(iterator)
        assert await face.ids(client.list_events_all()) == [1, 2, 3]


async def test_the_other_flavours_close_names_the_right_one(serving: Serving) -> None:
    async with serving(cursors(THREE)) as face, face.open() as client:
        pager = client.list_events_all()
        wrong, right = ("close", "aclose") if face.is_async else ("aclose", "close")
        with pytest.raises(AttributeError, match=rf"use {right}\(\)"):
            getattr(pager, wrong)
        with pytest.raises(AttributeError, match="nothing"):
            _ = pager.nothing


async def test_a_block_closes_its_pager(serving: Serving) -> None:
    async with serving(cursors(THREE)) as face, face.open() as client:
        pager = client.list_events_all()
        if face.is_async:
            async with pager as entered:
                assert entered is pager
        else:
            with pager as entered:
                assert entered is pager
        assert pager.is_closed


async def test_a_pager_closed_during_a_call_ends_with_it(serving: Serving) -> None:
    held: list[asyncio.Future[Any]] = []

    def answer(seen: Seen) -> Any:
        held.append(asyncio.get_running_loop().create_future())
        return held[-1]

    async with serving(answer) as face, face.open() as client:
        pager = client.list_users_all()
        first = asyncio.ensure_future(face.next(face.iterator(pager)))
        await face.server.requested()
        await face.close(pager)
        held[0].set_result(users([1]))
        with pytest.raises(face.error("ClientClosedError"), match="pager"):
            await first


async def test_a_dropped_pager_leaves_nothing_behind(serving: Serving) -> None:
    async with serving(cursors(THREE)) as face, face.open() as client:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            iterator = face.iterator(client.list_events_all())
            assert (await face.next(iterator)).id == 1
            del iterator
            gc.collect()
        await face.all(client.list_events_all())
        assert len(face.server.connections) == 1, "no connection was held or lost"


async def test_a_cancelled_walk_goes_on_where_it_was(package: Made) -> None:
    held: list[asyncio.Future[bytes]] = []

    async def script(connection: Connection) -> None:
        while request := await connection.request():
            query = _taken_apart(request).query
            if query and not held:
                held.append(asyncio.get_running_loop().create_future())
                await held[0]
            ids, following = THREE[query.get("cursor", "")]
            body = json.dumps(users(ids, meta={"next": following})).encode()
            await connection.send(
                b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body
            )

    async with raw_server(script) as server:
        face = Face(package, True, server, [])
        async with face.open() as client:
            iterator = aiter(client.list_events_all())
            assert [(await anext(iterator)).id for _ in range(2)] == [1, 2]
            waiting = asyncio.ensure_future(anext(iterator))
            await server.requested(2)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
            assert (await anext(iterator)).id == 3


# Names, reports, diagnostics


def test_derived_methods_give_way_to_those_of_the_document(package: Made) -> None:
    report = surface(package.built, package.report)
    listed: Any = report["operations"]
    names = {
        operation["operation_id"]: [call["attribute"] for call in operation["calls"]]
        for operation in listed
    }
    assert names["list"] == ["names.list", "names.list_all_pages"]
    assert names["list_all"] == ["names.list_all"]
    assert names["list_users"] == ["list_users", "list_users_all"]
    assert names["list_links"] == ["files.list_links", "files.list_links_all"]
    told = explain(package.built, "list_events")
    assert told is not None and "list_events_all" in told


def test_the_pager_is_public_where_there_are_pages(package: Made, made: Maker) -> None:
    public = package.module()
    assert {"Pager", "AsyncPager"} <= {*public.__all__}
    assert public.Pager[int, str]
    without = made("paths: {/a: {get: {responses: {'204': {description: ok}}}}}\n")
    assert not {"Pager", "AsyncPager"} & {*without.module().__all__}
    assert not [path for path in without.built.files if path.endswith("/paging.py")]


def _blocks(package: Made, page: str) -> list[str]:
    text = package.built.files[f"docs/{page}.md"]
    return re.findall(r"```python\n(.*?)```", text, re.DOTALL)


FIRST = {"data": [{"id": 1}], "meta": {"next": None, "pages": 1}}
SHOWN = {
    "/required": {"data": ["a"], "next": None},
    "/typed-dict": {"box": {"items": ["a"]}},
    "/listed": [1],
    "/composed": {"pages": [{"items": ["a"]}]},
}
"""What the documentation's server says, where that is not the usual page."""


@contextmanager
def documented(package: Made, monkeypatch: pytest.MonkeyPatch) -> Generator[RawServer]:
    """A server that the programs of the documentation find by the environment."""

    async def script(connection: Connection) -> None:
        while content := await connection.request():
            seen = _taken_apart(content)
            page: Any = SHOWN.get(urlsplit(seen.target).path, FIRST)
            if seen.query.keys() - {"key"} or seen.target.endswith("/2"):
                page = [] if isinstance(page, list) else {**page, "data": []}
            body = json.dumps(page).encode()
            head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body)
            await connection.send(head + body)

    with raw_server_thread(script) as server:
        text = package.built.files["docs/getting-started.md"]
        table = text.partition("Variables that")[2].partition("\n\nA client")[0]
        for name in re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE):
            is_url = name.endswith("BASE_URL")
            monkeypatch.setenv(name, server.base_url if is_url else "secret")
        yield server


@pytest.mark.parametrize("number", range(4))
def test_programs_of_the_guide_run(
    package: Made,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: int,
) -> None:
    program = _blocks(package, "pagination")[number]
    assert len(_blocks(package, "pagination")) == 4
    with documented(package, monkeypatch) as server:
        exec(program, {"__name__": "__main__"})
    kind = "Users" if ".pages()" in program else "User"
    printed = capsys.readouterr().out
    assert f"{kind}(" in printed and printed.endswith("that is all\n")
    assert len(server.requests) == 2


def test_loops_of_the_reference_run(
    package: Made, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    planned = package.built.plan.clients[0]
    blocks = [each for each in _blocks(package, "reference/client") if "for " in each]
    walks = [call for call in package.built.plan.calls if call.is_pager]
    assert len(blocks) == 2 * len(walks) > 0
    with documented(package, monkeypatch):
        for block in blocks:
            is_async = block.startswith("async ")
            name = planned.async_class if is_async else planned.sync_class
            client = getattr(package.module(), name).from_env()
            names: dict[str, Any] = {"client": client}
            if is_async:
                exec(f"async def run():\n{indent(block, '    ')}", names)

                async def run(names: dict[str, Any] = names) -> None:
                    async with names["client"]:
                        await names["run"]()

                asyncio.run(run())
            else:
                with client:
                    exec(block, names)
            assert capsys.readouterr().out, block


FAULTY = """\
paths:
  /things:
    post:
      operationId: things
      parameters:
        - {name: cursor, in: query, schema: {type: string}}
        - {name: page, in: query, schema: {type: integer}}
        - {name: filter, in: query, schema: {type: object}}
      requestBody: {content: {application/json: {schema: {type: array, items: {type: string}}}}}
      KEY
      responses:
        "200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Things'}}}}
components:
  schemas:
    Things:
      type: object
      properties:
        data: {type: array, items: {type: string}}
        next: {type: string}
        more: {type: boolean}
        any: {}
        either: {oneOf: [{type: string}, {type: integer}]}
"""
CURSOR = "{name: cursor, in: parameters, type: cursor}"
PAGE = "{name: page, in: parameters, type: page}"


def _speakeasy(kind: str, inputs: str, outputs: str, more: str = "") -> str:
    return (
        f"x-speakeasy-pagination: {{type: {kind}, inputs: [{inputs}], "
        f"outputs: {{{outputs}}}{more}}}"
    )


@pytest.mark.parametrize(
    ("key", "fault", "code"),
    [
        ("x-speakeasy-pagination: true", "true", "SG401"),
        (_speakeasy("pages", CURSOR, "results: $.data"), "{type", "SG401"),
        (_speakeasy("cursor", "", "nextCursor: $.next"), "{type", "SG401"),
        (_speakeasy("cursor", CURSOR, "results: $.data"), "{type", "SG401"),
        (
            _speakeasy("cursor", f"{CURSOR}, {PAGE}", "nextCursor: $.next"),
            PAGE,
            "SG401",
        ),
        (
            _speakeasy("cursor", CURSOR, "nextCursor: $.next, nextUrl: $.next"),
            "$",
            "SG401",
        ),
        (_speakeasy("cursor", CURSOR, "nextCursor: '$..next'"), "'$..next'", "SG401"),
        (
            _speakeasy("cursor", CURSOR, "nextCursor: '$.data[*]'"),
            "'$.data[*]'",
            "SG401",
        ),
        (_speakeasy("cursor", CURSOR, "nextCursor: next"), "next", "SG401"),
        (_speakeasy("url", CURSOR, "nextUrl: $.next"), "{name", "SG401"),
        (_speakeasy("url", "", "results: $.data"), "{type", "SG401"),
        (_speakeasy("offsetLimit", PAGE, ""), "{type", "SG401"),
        (_speakeasy("offsetLimit", CURSOR, "results: $.data"), "{type", "SG401"),
        (
            _speakeasy("offsetLimit", f"{PAGE}, {PAGE}", "results: $.data"),
            PAGE,
            "SG401",
        ),
        (
            _speakeasy(
                "offsetLimit", "{name: a, in: header, type: page}", "results: $.data"
            ),
            "{name: a",
            "SG401",
        ),
        (
            _speakeasy(
                "offsetLimit",
                "{name: page, in: parameters, type: offset}",
                "results: $.data, numPages: $.next",
            ),
            "$.next",
            "SG401",
        ),
        (
            _speakeasy("cursor", CURSOR, "nextCursor: $.next", ", step: 1"),
            "step",
            "SG402",
        ),
        (
            _speakeasy("cursor", CURSOR, "nextCursor: $.next, total: $.a"),
            "total",
            "SG402",
        ),
        (
            _speakeasy(
                "cursor",
                "{name: cursor, in: parameters, type: cursor, default: 1}",
                "nextCursor: $.next",
            ),
            "default",
            "SG402",
        ),
        (_speakeasy("cursor", CURSOR, "nextCursor: $.nxt"), "$.nxt", "SG408"),
        (_speakeasy("cursor", CURSOR, "nextCursor: $.next.at"), "$.next.at", "SG408"),
        (_speakeasy("cursor", CURSOR, "nextCursor: $.either"), "$.either", "SG408"),
        (_speakeasy("cursor", CURSOR, "nextCursor: $.any.at"), "$.any.at", "SG408"),
        (
            _speakeasy("cursor", CURSOR, "nextCursor: $.next, results: $.next"),
            "$.next",
            "SG408",
        ),
        (
            _speakeasy(
                "cursor",
                "{name: crsr, in: parameters, type: cursor}",
                "nextCursor: $.next",
            ),
            "{name: crsr",
            "SG408",
        ),
        (
            _speakeasy(
                "cursor",
                "{name: cursor, in: requestBody, type: cursor}",
                "nextCursor: $.next",
            ),
            "{name: cursor",
            "SG408",
        ),
        (
            _speakeasy(
                "offsetLimit",
                "{name: filter, in: parameters, type: page}",
                "results: $.data",
            ),
            "{name: filter",
            "SG408",
        ),
        (_speakeasy("offsetLimit", PAGE, "numPages: $.next"), "$.next", "SG408"),
        (_speakeasy("url", "", "nextUrl: $.more"), "$.more", "SG408"),
        (
            _speakeasy("cursor", CURSOR, "nextCursor: $.next")
            + "\n      x-sdk-forbidden: Never.",
            "{type",
            "SG408",
        ),
        ("x-fern-pagination: {cursor: $request.cursor}", "{cursor", "SG401"),
        (
            "x-fern-pagination: {cursor: cursor, results: $response.data}",
            "cursor,",
            "SG401",
        ),
        (
            "x-fern-pagination: {offset: $request.page, results: $.data}",
            "$.data",
            "SG401",
        ),
        ("x-fern-pagination: true", "true", "SG401"),
        (
            "x-fern-pagination: {uri: $response.next, results: $response.data}",
            "uri",
            "SG402",
        ),
        (
            "x-fern-pagination: {offset: $request.page, results: $response.datum}",
            "$response.datum",
            "SG408",
        ),
    ],
)
def test_what_cannot_be_walked_is_told_where_it_stands(
    tmp_path: Path, key: str, fault: str, code: str
) -> None:
    text = HEAD + FAULTY.replace("KEY", key)
    spec = tmp_path / "openapi.yaml"
    spec.write_text(text, encoding="utf-8")
    report = Report()
    loaded = read(spec, report)
    assert loaded is not None
    api = lower(loaded, report)
    lines = text.splitlines()
    told = [
        (each.code, lines[each.location.line - 1][each.location.column - 1 :])
        for each in report.diagnostics
    ]
    assert any(found == code and rest.startswith(fault) for found, rest in told), told
    assert report.has_errors() is (code == "SG402")
    if code != "SG402":
        assert [operation.pages for operation in api.operations] == [None]
        assert [each.text for each in api.fallbacks] == [
            "no method walks the pages of the list"
        ]
