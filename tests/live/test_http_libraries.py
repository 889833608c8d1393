"""A package on each HTTP library does the same with its objects, in both flavours.

What the lane of the library does under every fault is tried on httpx in `faults`, and
on httpx2 by `make httpx2`.
"""

from __future__ import annotations

import ast
import importlib
import os
import subprocess
import sys
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from generator.plan import HTTP_LIBRARIES
from tests.live.building import built_package
from tests.live.calling import call
from tests.live.faults.ways import until
from tests.mock import Response
from tests.mock.faults import Fault, RawServer, always, raw_server
from tests.mock.faults.scripts import (
    answer,
    close_when_used_again,
    drip_body,
    fall_silent,
    hang_up,
    reset,
    silent,
    truncate,
)

DOCUMENT = """
openapi: 3.1.0
info: {title: Library, version: 1.0.0}
servers: [{url: "https://library.example"}]
paths:
  /books/{id}:
    get:
      operationId: get_book
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: &found
        "200": {description: Found., content: {application/json: {schema: {$ref: "#/components/schemas/Book"}}}}
  /books:
    post:
      operationId: add_book
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Book"}}}
      responses: *found
components:
  schemas:
    Book: {type: object, required: [title], properties: {title: {type: string}}}
"""
RIGHT = Response.of_json(200, {"title": "right"}, (("X-Request-ID", "req_1"),))


@dataclass(frozen=True, slots=True)
class Stand:
    """A package on a library, in a flavour."""

    package: ModuleType
    library: ModuleType
    is_async: bool

    @property
    def closing(self) -> str:
        """The name of the method that closes."""
        return "aclose" if self.is_async else "close"

    def kind(self, name: str) -> Any:
        """A class of the library, in the flavour."""
        return getattr(self.library, f"Async{name}" if self.is_async else name)

    @asynccontextmanager
    async def client(self, base_url: str, **options: Any) -> AsyncGenerator[Any]:
        """A client of the package that repeats nothing, closed at the end."""
        made = "AsyncLibraryClient" if self.is_async else "LibraryClient"
        client = getattr(self.package, made)(
            base_url=base_url, max_retries=0, **options
        )
        try:
            yield client
        finally:
            await self.close(client)

    async def call(
        self, function: Callable[..., Any], *arguments: Any, **named: Any
    ) -> Any:
        """What a method returns."""
        return await call(self.is_async, function, *arguments, **named)

    async def error(
        self, function: Callable[..., Any], *arguments: Any, **named: Any
    ) -> Any:
        """The package's own error that a method raises."""
        with pytest.raises(self.package.ApiError) as caught:
            await self.call(function, *arguments, **named)
        return caught.value

    async def close(self, thing: Any) -> None:
        """Close a client, of the package or of the library."""
        await self.call(getattr(thing, self.closing))

    @asynccontextmanager
    async def serving(
        self, fault: Fault, **options: Any
    ) -> AsyncGenerator[tuple[RawServer, Any]]:
        """A server with a fault, and a client over a transport of the library."""
        transport = self.kind("HTTPTransport")(verify=False)
        async with (
            raw_server(always(fault, RIGHT)) as server,
            self.client(server.base_url, transport=transport, **options) as client,
        ):
            yield server, client


@pytest.fixture(scope="module", params=HTTP_LIBRARIES)
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[ModuleType, ModuleType, Path]]:
    """A package, the library it stands on, and the folder it lies in."""
    library = HTTP_LIBRARIES[request.param]
    name = f"on_{library.name}"
    folder = tmp_path_factory.mktemp(name)
    with built_package(folder, name, DOCUMENT, library) as package:
        yield package, importlib.import_module(library.name), folder


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def stand(
    request: pytest.FixtureRequest, built: tuple[ModuleType, ModuleType, Path]
) -> Stand:
    """Each package in each flavour."""
    return Stand(built[0], built[1], request.param)


async def test_a_transport_answers_and_is_closed_with_the_client(stand: Stand) -> None:
    async with stand.serving(answer) as (server, client):
        for _ in range(3):
            assert (await stand.call(client.get_book, 1)).title == "right"
        assert (await stand.call(client.add_book, title="new")).title == "right"
        assert len(server.connections) == 1
        await stand.close(client)
        await until(lambda: server.connections[0].closed_at is not None)


async def test_a_client_of_the_library_is_the_callers(stand: Stand) -> None:
    http_client = stand.kind("Client")()
    async with raw_server(always(answer, RIGHT)) as server:
        async with stand.client(server.base_url, http_client=http_client) as client:
            assert (await stand.call(client.get_book, 1)).title == "right"
        assert not http_client.is_closed
        url = f"{server.base_url}/books/1"
        assert (await stand.call(http_client.get, url)).json() == {"title": "right"}
        await stand.close(http_client)


async def test_a_mock_transport_answers(stand: Stand) -> None:
    seen: list[Any] = []

    def handle(request: Any) -> Any:
        seen.append(request)
        return stand.library.Response(200, json={"title": request.method})

    transport = stand.library.MockTransport(handle)
    async with stand.client("http://api.test/v1", transport=transport) as client:
        assert (await stand.call(client.get_book, 7)).title == "GET"
    assert str(seen[0].url) == "http://api.test/v1/books/7"


ENDS: tuple[tuple[str, Fault, str, tuple[str, ...]], ...] = (
    ("reset", reset, "ConnectionLostError", ("ReadError", "WriteError")),
    ("hang-up", hang_up, "ConnectionLostError", ("RemoteProtocolError",)),
    ("truncate", truncate, "ConnectionLostError", ("RemoteProtocolError",)),
)


@pytest.mark.parametrize(
    ("fault", "expected", "causes"), [end[1:] for end in ENDS], ids=[e[0] for e in ENDS]
)
async def test_errors_of_the_library_are_causes(
    stand: Stand, fault: Fault, expected: str, causes: tuple[str, ...]
) -> None:
    async with stand.serving(fault) as (server, client):
        error = await stand.error(client.add_book, title="new")
        assert type(error).__name__ == expected
        assert type(error.__cause__) in [
            getattr(stand.library, name) for name in causes
        ]
        assert len(server.requests) == 1


async def test_nobody_listens(stand: Stand) -> None:
    transport = stand.kind("HTTPTransport")(verify=False)
    async with stand.client("http://127.0.0.1:1", transport=transport) as client:
        error = await stand.error(client.get_book, 1)
    assert type(error).__name__ == "ConnectionFailedError"
    assert type(error.__cause__) is stand.library.ConnectError


async def test_a_connection_that_was_just_closed_is_replaced_once(stand: Stand) -> None:
    """The library's trace and its words tell that no answer began."""
    async with stand.serving(close_when_used_again) as (server, client):
        for _ in range(2):
            assert (await stand.call(client.get_book, 1)).title == "right"
        assert len(server.requests) == 3
        error = await stand.error(client.add_book, title="new")
        assert type(error).__name__ == "ConnectionLostError"
        assert len(server.requests) == 4


@pytest.mark.parametrize("fault", [silent, fall_silent], ids=["head", "body"])
async def test_a_timeout_of_the_library_bounds_each_wait(
    stand: Stand, fault: Fault
) -> None:
    timeout = stand.library.Timeout(5.0, read=0.1)
    async with stand.serving(fault, timeout=timeout) as (_, client):
        error = await stand.error(client.get_book, 1)
        assert type(error).__name__ == "RequestTimeoutError"


async def test_seconds_bound_the_whole_attempt(stand: Stand) -> None:
    dripping = partial(drip_body, seconds=0.04)
    async with stand.serving(dripping, timeout=0.1) as (_, client):
        error = await stand.error(client.get_book, 1)
        assert type(error).__name__ == "RequestTimeoutError"


async def test_a_timeout_of_another_library_is_refused(stand: Stand) -> None:
    (other,) = set(HTTP_LIBRARIES) - {stand.library.__name__}
    foreign = importlib.import_module(other).Timeout(5.0)
    with pytest.raises(stand.package.ConfigurationError, match="timeout"):
        async with stand.client("http://api.test", timeout=foreign):
            pass


@pytest.mark.parametrize("of", ["flavour", "library"])
@pytest.mark.parametrize(
    ("argument", "kind"), [("transport", "HTTPTransport"), ("http_client", "Client")]
)
async def test_what_belongs_elsewhere_is_refused(
    stand: Stand, of: str, argument: str, kind: str
) -> None:
    (other,) = set(HTTP_LIBRARIES) - {stand.library.__name__}
    elsewhere = (
        replace(stand, is_async=not stand.is_async)
        if of == "flavour"
        else replace(stand, library=importlib.import_module(other))
    )
    foreign = elsewhere.kind(kind)(verify=False)
    with pytest.raises(stand.package.ConfigurationError) as caught:
        async with stand.client("http://api.test", **{argument: foreign}):
            pass
    assert argument in str(caught.value)
    assert f"not {elsewhere.library.__name__}.{type(foreign).__name__}" in str(
        caught.value
    )


async def test_what_behaves_like_a_transport_will_do(stand: Stand) -> None:
    class Plain:
        def handle_request(self, request: Any) -> Any:
            return stand.library.Response(200, json={"title": request.method})

        async def handle_async_request(self, request: Any) -> Any:
            return self.handle_request(request)

        def close(self) -> None: ...

        async def aclose(self) -> None: ...

    async with stand.client("http://api.test", transport=Plain()) as client:
        assert (await stand.call(client.get_book, 1)).title == "GET"


async def test_a_reply_is_read_while_it_arrives(stand: Stand) -> None:
    async with stand.serving(answer) as (server, client):
        for _ in range(2):
            reply = await stand.call(client.with_streaming_response.get_book, 1)
            assert (reply.status_code, reply.request_id) == (200, "req_1")
            assert await stand.call(reply.read) == RIGHT.body
            await stand.close(reply)
        assert len(server.connections) == 1


async def test_a_proxy_of_the_environment_gets_the_request(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with raw_server(always(answer, RIGHT)) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.base_url)
        monkeypatch.setenv("http_proxy", proxy.base_url)
        async with stand.client("http://library.invalid") as client:
            assert (await stand.call(client.get_book, 1)).title == "right"
        assert proxy.requests[0].startswith(b"GET http://library.invalid/books/1 ")


@pytest.mark.parametrize("proxy", ["socks9://127.0.0.1:1", "nonsense://proxy"])
async def test_a_proxy_of_an_unknown_kind_is_refused(
    stand: Stand, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy)
    monkeypatch.setenv("http_proxy", proxy)
    async with stand.client("http://library.invalid") as client:
        with pytest.raises(stand.package.ConfigurationError, match="HTTP_PROXY"):
            await stand.call(client.get_book, 1)


ALONE = """
import asyncio, importlib, sys
from importlib import import_module

name, other = sys.argv[1:]
sys.modules[other] = None  # it cannot be imported
package, library = import_module("on_" + name), import_module(name)
transport = library.MockTransport(lambda _: library.Response(200, json={"title": "a"}))
with package.LibraryClient(transport=transport) as client:
    assert client.get_book(1).title == "a"
assert type(client.get_book.__self__) is package.LibraryClient

async def main():
    async with package.AsyncLibraryClient(transport=transport) as client:
        return await client.get_book(1)

assert asyncio.run(main()).title == "a"
context = import_module(package.__name__ + "._runtime.tls").context()
theirs = library.create_ssl_context()
assert type(context) is type(theirs) and context.verify_mode == theirs.verify_mode
if sys.platform not in ("darwin", "win32"):  # there the system keeps them to itself
    first, second = (
        {each["serialNumber"] for each in trusted.get_ca_certs()}
        for trusted in (context, theirs)
    )
    assert first == second, (len(first), len(second))
"""


def imported(path: Path) -> Iterator[str]:
    """The top-level modules that a file imports from outside its package."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.partition(".")[0] for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.partition(".")[0]


def test_one_module_names_the_library(
    built: tuple[ModuleType, ModuleType, Path],
) -> None:
    _, library, folder = built
    named = [
        (path.relative_to(folder).as_posix(), name)
        for path in folder.glob("on_*/**/*.py")
        for name in imported(path)
        if name in HTTP_LIBRARIES
    ]
    name = library.__name__
    assert named == [(f"on_{name}/_runtime/http.py", name)]


def test_a_package_needs_its_own_library_only(
    built: tuple[ModuleType, ModuleType, Path],
) -> None:
    """The other one cannot be imported; whom to trust is what the library says."""
    _, library, folder = built
    (other,) = set(HTTP_LIBRARIES) - {library.__name__}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", ALONE, library.__name__, other],
        capture_output=True,
        check=False,
        cwd=folder,
        env={k: v for k, v in os.environ.items() if not k.startswith("SSL_CERT_")},
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
