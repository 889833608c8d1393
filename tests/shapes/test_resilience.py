"""What a document says of sending a request again, and what its clients then do."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from generator.build import build, read
from generator.diagnostics import Report
from tests.shapes.conftest import Maker
from tests.shapes.making import HEAD, Made

RETRIED = """\
x-speakeasy-retries:
  strategy: backoff
  backoff: {initialInterval: 1, maxInterval: 10, exponent: 1}
x-fern-idempotency-headers: [{header: Call-Key, name: call_key}]
"""

DOCUMENT = """\
paths:
  /things:
    get: {operationId: read, responses: {'204': {description: ok}}}
    post: {operationId: create, responses: {'204': {description: ok}}}
    put:
      operationId: replace
      x-speakeasy-retries: {strategy: none}
      responses: {'204': {description: ok}}
    delete:
      operationId: remove
      x-speakeasy-retries: {strategy: backoff, retryConnectionErrors: false, backoff: {initialInterval: 1}}
      responses: {'204': {description: ok}}
  /repeated:
    get:
      operationId: count
      x-sdk-repeatable: false
      responses: {'204': {description: ok}}
    post:
      operationId: repeat
      x-sdk-repeatable: true
      responses: {'204': {description: ok}}
    put:
      operationId: expire
      x-speakeasy-retries: {strategy: backoff, backoff: {initialInterval: 1, maxElapsedTime: 0}}
      responses: {'204': {description: ok}}
  /given:
    post:
      operationId: give
      x-sdk-repeatable: {given: [number]}
      parameters: [{name: number, in: query, schema: {type: integer}}]
      responses: {'204': {description: ok}}
  /listed:
    post:
      operationId: add_all
      x-sdk-repeatable: {given: [items/id|key]}
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Items'}}}}
      responses: {'204': {description: ok}}
  /keyed:
    post:
      operationId: pay
      x-fern-idempotent: true
      responses: {'204': {description: ok}}
  /teapot:
    post:
      operationId: brew
      x-speakeasy-retries: {strategy: backoff, statusCodes: [418, 5XX], backoff: {initialInterval: 1}}
      responses: {'204': {description: ok}}
  /slow:
    post:
      operationId: wait
      x-speakeasy-timeout: 100
      responses: {'204': {description: ok}}
components:
  schemas:
    Items:
      type: object
      required: [items]
      properties:
        items: {type: array, items: {type: object, properties: {id: {type: string}, key: {type: string}}}}
"""

Answer = httpx.Response | Exception
BUSY = httpx.Response(503)
TEAPOT = httpx.Response(418)
LONG = httpx.Response(503, headers={"Retry-After": "30"})
LOST = httpx.ReadError("gone")


def attempts(
    package: Made, method: str, first: Answer, **arguments: Any
) -> list[httpx.Request]:
    """The requests of a call whose first answer is given; as many in both flavours.

    Every later answer is 204, so a call fails exactly where it is not tried again.
    """
    seen: dict[bool, list[httpx.Request]] = {False: [], True: []}
    clients = package.built.plan.clients[0]
    home = package.module(clients.module.rpartition(".")[2])
    base = package.built.api.errors.base
    failure = getattr(package.module("errors"), base)

    def transport(is_async: bool) -> httpx.MockTransport:
        def handle(request: httpx.Request) -> httpx.Response:
            seen[is_async].append(request)
            if len(seen[is_async]) > 1:
                return httpx.Response(204)
            if isinstance(first, Exception):
                raise first
            return httpx.Response(first.status_code, headers=first.headers)

        return httpx.MockTransport(handle)

    outcomes: list[bool] = []
    with getattr(home, clients.sync_class)(transport=transport(False)) as client:
        try:
            getattr(client, method)(**arguments)
        except failure:
            outcomes.append(False)
        else:
            outcomes.append(True)

    async def twin() -> None:
        made = getattr(home, clients.async_class)
        async with made(transport=transport(True)) as client:
            try:
                await getattr(client, method)(**arguments)
            except failure:
                outcomes.append(False)
            else:
                outcomes.append(True)

    asyncio.run(twin())
    assert len(seen[False]) == len(seen[True])
    assert outcomes == [len(seen[False]) > 1] * 2
    return [*seen[False], *seen[True]]


@pytest.mark.parametrize(
    ("method", "first", "arguments", "count"),
    [
        ("read", BUSY, {}, 2),
        ("read", LOST, {}, 2),
        ("read", TEAPOT, {}, 1),
        pytest.param("read", LONG, {}, 1, id="a pause longer than maxInterval"),
        ("create", BUSY, {}, 1),
        ("create", LOST, {}, 1),
        ("replace", BUSY, {}, 1),
        ("replace", LOST, {}, 1),
        ("remove", BUSY, {}, 2),
        ("remove", LOST, {}, 1),
        ("expire", BUSY, {}, 1),
        ("count", BUSY, {}, 1),
        ("repeat", BUSY, {}, 2),
        ("repeat", LOST, {}, 2),
        ("give", BUSY, {"number": 1}, 2),
        ("give", BUSY, {}, 1),
        ("add_all", BUSY, {"items": [{"id": "a"}, {"key": "b"}]}, 2),
        ("add_all", BUSY, {"items": [{"id": "a"}, {}]}, 1),
        ("pay", BUSY, {}, 2),
        ("brew", TEAPOT, {}, 2),
        ("brew", httpx.Response(599), {}, 2),
        ("brew", httpx.Response(429), {}, 1),
    ],
)
def test_a_call_is_tried_again_where_the_document_says_so(
    made: Maker, method: str, first: Answer, arguments: dict[str, Any], count: int
) -> None:
    package = made(DOCUMENT, head=HEAD + RETRIED)
    assert package.codes() == []
    assert len(attempts(package, method, first, **arguments)) == 2 * count


def test_the_key_of_a_call_is_the_same_in_all_its_attempts(made: Maker) -> None:
    package = made(DOCUMENT, head=HEAD + RETRIED)
    keys = [each.headers["call-key"] for each in attempts(package, "pay", BUSY)]
    assert keys[0] == keys[1] != keys[2] == keys[3]
    for other in attempts(package, "repeat", BUSY):
        assert "call-key" not in other.headers


def test_an_attempt_lasts_as_long_as_the_document_says(made: Maker) -> None:
    package = made(DOCUMENT, head=HEAD + RETRIED)
    clients = package.built.plan.clients[0]
    home = package.module(clients.module.rpartition(".")[2])
    late = package.module("errors").RequestTimeoutError

    def lasts(call: Callable[[str], None]) -> None:
        with socket.create_server(("127.0.0.1", 0)) as silent:
            began = time.monotonic()
            with pytest.raises(late):
                call(f"http://127.0.0.1:{silent.getsockname()[1]}")
            assert 0.09 < time.monotonic() - began < 5

    def plain(url: str) -> None:
        with getattr(home, clients.sync_class)(base_url=url) as client:
            client.wait()

    async def twin(url: str) -> None:
        async with getattr(home, clients.async_class)(base_url=url) as client:
            await client.wait()

    lasts(plain)
    lasts(lambda url: asyncio.run(twin(url)))


OPERATION = """\
paths:
  /things:
    post:
      operationId: create
      {key}: {value}
      responses: {{'204': {{description: ok}}}}
"""


@pytest.mark.parametrize(
    ("key", "value", "fault", "code"),
    [
        ("x-speakeasy-retries", "{strategy: backoff, limit: 3}", "limit", "SG402"),
        (
            "x-speakeasy-retries",
            "{strategy: backoff, backoff: {initialInterval: 1, jitter: 2}}",
            "jitter",
            "SG402",
        ),
        ("x-speakeasy-retries", "{strategy: sometimes}", "{strategy", "SG401"),
        (
            "x-speakeasy-retries",
            "{strategy: backoff, statusCodes: [503, teapot]}",
            "teapot",
            "SG401",
        ),
        ("x-speakeasy-timeout", "-1", "-1", "SG401"),
        ("x-fern-idempotent", "{header: A}", "{header", "SG401"),
        ("x-sdk-repeatable", "{given: [], when: never}", "when", "SG402"),
        ("x-sdk-repeatable", "{given: [missing]}", "{given", "SG401"),
        ("x-fern-idempotency-headers", "[{header: A, env: B}]", "env", "SG402"),
        (
            "x-fern-idempotency-headers",
            "[{header: A}, {header: B}]",
            "[{header",
            "SG401",
        ),
        ("x-fern-idempotency-headers", "[A]", "A]", "SG401"),
        ("x-speakeasy-globals", "{parameter: []}", "parameter:", "SG402"),
        ("x-sdk-calls", "{Shapes: {open_arguments: 1}}", "1}", "SG401"),
        ("x-sdk-calls", "{Shapes: {group: [a]}}", "[a]", "SG401"),
        ("x-sdk-calls", "{Shapes: fast}", "fast", "SG401"),
        ("x-sdk-calls", "fast", "fast", "SG401"),
    ],
)
def test_what_is_not_supported_is_told_where_it_stands(
    tmp_path: Path, key: str, value: str, fault: str, code: str
) -> None:
    of_document = key in ("x-fern-idempotency-headers", "x-speakeasy-globals")
    head = f"{HEAD}{key}: {value}\n" if of_document else HEAD
    own = ("x-speakeasy-group", "things") if of_document else (key, value)
    document = OPERATION.format(key=own[0], value=own[1])
    text = f"{head}{document}"
    spec = tmp_path / "openapi.yaml"
    spec.write_text(text, encoding="utf-8")
    report = Report()
    loaded = read(spec, report)
    assert loaded is not None
    built = build(loaded, "told", report, dict)
    places = [
        _text_at(text, diagnostic.location.line, diagnostic.location.column)
        for diagnostic in report.diagnostics
        if diagnostic.code == code
    ]
    assert any(place.startswith(fault) for place in places), places
    assert report.has_errors() is (code == "SG402") is (built is None)
    assert report.has_errors(strict=True)


def _text_at(text: str, line: int, column: int) -> str:
    return text.splitlines()[line - 1][column - 1 :]
