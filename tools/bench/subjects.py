"""The clients that are measured, each in the way its users call it.

A subject is imported in a worker process that finds its package; nothing of it is
needed here, so what it is has no types.
"""

from __future__ import annotations

import http.client
import json
import ssl
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any, Final, TypeAlias
from urllib.parse import urlsplit

from tools.bench.payloads import Payload, body, chat_body, whole_reply

KEY: Final = "ms_bench_key"
QUESTION: Final = "display settings"

SyncCall: TypeAlias = Callable[[], object]
AsyncCall: TypeAlias = Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a subject calls: the reply, and the base URL, None without a network."""

    payload: Payload
    origin: str | None


@dataclass(frozen=True, slots=True)
class Subject:
    """One client. `ours`: its package is the generated one, not the published one.

    `sync` and `asynchronous` make a client and return what calls it and what closes
    it; `construct` only makes one, and returns what closes it.
    """

    name: str
    module: str
    sync: Callable[[Place], tuple[SyncCall, SyncCall]] | None
    asynchronous: Callable[[Place], tuple[AsyncCall, AsyncCall]] | None
    construct: Callable[[], SyncCall] | None = None
    ours: bool = False
    without_network: bool = True


def _base(place: Place, prefix: str = "") -> str:
    return f"{place.origin or 'http://bench.test'}/{prefix}{place.payload}"


def _null(library: str, content: bytes, *, is_async: bool) -> Any:
    """A transport of an HTTP library that answers without any network."""
    module: Any = import_module(library)
    headers = [
        ("Content-Type", "application/json"),
        ("X-Request-ID", "req_0123456789"),
        ("Content-Length", str(len(content))),
    ]

    class Null(module.BaseTransport):  # type: ignore[misc]
        def handle_request(self, request: object) -> object:
            return module.Response(200, headers=headers, content=content)

    class AsyncNull(module.AsyncBaseTransport):  # type: ignore[misc]
        async def handle_async_request(self, request: object) -> object:
            return module.Response(200, headers=headers, content=content)

    return AsyncNull() if is_async else Null()


class _NullConnection:
    """In place of a connection of ours: it has the whole answer at once."""

    is_used = False
    is_stale = False
    idle_since = 0.0

    def __init__(self, origin: object, answer: bytes) -> None:
        self.origin = origin
        self._answer = answer

    def send(self, data: bytes, until: float | None) -> None:
        """The request, which nobody reads."""

    def receive(self, until: float | None) -> bytes:
        """The answer."""
        return self._answer

    def drop(self) -> None:
        """Close."""


class _AsyncNullConnection(_NullConnection):
    async def send(self, data: bytes, until: float | None) -> None:  # type: ignore[override]
        """The request, which nobody reads."""

    async def receive(self, until: float | None) -> bytes:  # type: ignore[override]
        """The answer."""
        return self._answer


def _cut_off(answer: bytes, *, is_async: bool) -> str:
    """Give our pool connections to nowhere; returns the origin that they lead to."""
    module: Any = import_module(f"memorysync.{'_async' if is_async else '_sync'}.pool")
    connect = module.connect
    name = f"null{len(answer)}.test"

    def connect_sync(origin: Any, until: float | None) -> Any:
        if origin.host == name:
            return _NullConnection(origin, answer)
        return connect(origin, until)

    async def connect_async(origin: Any, until: float | None) -> Any:
        if origin.host == name:
            return _AsyncNullConnection(origin, answer)
        return await connect(origin, until)

    module.connect = connect_async if is_async else connect_sync
    return f"http://{name}"


def _memory(place: Place, *, is_async: bool, injected: bool | None) -> Any:
    """A client; `injected`: over a transport, None where the package only has that."""
    package: Any = import_module("memorysync")
    kind = package.AsyncMemorySyncClient if is_async else package.MemorySyncClient
    options: dict[str, Any] = {}
    if place.origin is None and injected is False:
        answer = whole_reply(body(place.payload))
        place = Place(place.payload, _cut_off(answer, is_async=is_async))
    elif place.origin is None:
        options["transport"] = _null("httpx", body(place.payload), is_async=is_async)
    elif injected:
        httpx: Any = import_module("httpx")
        make = httpx.AsyncHTTPTransport if is_async else httpx.HTTPTransport
        limits = httpx.Limits(max_connections=100, max_keepalive_connections=100)
        options["transport"] = make(limits=limits)
    return kind(KEY, _base(place), **options)


def _memory_call(client: Any, place: Place) -> Any:
    if place.payload == "object":
        return partial(client.get, 1)
    return partial(client.query, QUESTION, k=100)


def memory_sync(
    place: Place, injected: bool | None = None
) -> tuple[SyncCall, SyncCall]:
    """The memory client, ours or the published one."""
    client = _memory(place, is_async=False, injected=injected)
    return _memory_call(client, place), client.close


def memory_async(
    place: Place, injected: bool | None = None
) -> tuple[AsyncCall, AsyncCall]:
    """Its async twin."""
    client = _memory(place, is_async=True, injected=injected)
    return _memory_call(client, place), client.aclose


def memory_construct() -> SyncCall:
    """The memory client, made and not used."""
    place = Place("object", "https://bench.test")
    close: SyncCall = _memory(place, is_async=False, injected=None).close
    return close


HEADERS: Final = {"X-API-Key": KEY, "Accept": "application/json"}


def _library(name: str, place: Place, *, is_async: bool) -> Any:
    module: Any = import_module(name)
    kind = module.AsyncClient if is_async else module.Client
    limits = module.Limits(max_connections=100, max_keepalive_connections=100)
    options: dict[str, Any] = {"headers": HEADERS, "timeout": 30, "limits": limits}
    if place.origin is None:
        options["transport"] = _null(name, body(place.payload), is_async=is_async)
    elif place.origin.startswith("https"):
        options["verify"] = ssl.create_default_context()
    return kind(**options)


def library_sync(name: str, place: Place) -> tuple[SyncCall, SyncCall]:
    """The HTTP library by itself; the JSON of the reply is parsed."""
    client = _library(name, place, is_async=False)
    base = _base(place)

    def one() -> object:
        return client.get(f"{base}/memory/1").json()

    def many() -> object:
        question = {"query": QUESTION, "k": 100}
        return client.post(f"{base}/memory/query", json=question).json()

    return (one if place.payload == "object" else many), client.close


def library_async(name: str, place: Place) -> tuple[AsyncCall, AsyncCall]:
    """Its async client."""
    client = _library(name, place, is_async=True)
    base = _base(place)

    async def one() -> object:
        return (await client.get(f"{base}/memory/1")).json()

    async def many() -> object:
        question = {"query": QUESTION, "k": 100}
        return (await client.post(f"{base}/memory/query", json=question)).json()

    return (one if place.payload == "object" else many), client.aclose


def library_construct(name: str) -> SyncCall:
    """A client of the HTTP library, made and not used."""
    module: Any = import_module(name)
    close: SyncCall = module.Client(headers=HEADERS, timeout=30).close
    return close


def standard_sync(place: Place) -> tuple[SyncCall, SyncCall]:
    """`http.client`, the floor of the sync side."""
    parts = urlsplit(_base(place))
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        context = ssl.create_default_context()
        connection = http.client.HTTPSConnection(parts.netloc, context=context)
    else:
        connection = http.client.HTTPConnection(parts.netloc)

    def one() -> object:
        connection.request("GET", f"{parts.path}/memory/1", headers=HEADERS)
        return json.loads(connection.getresponse().read())

    def many() -> object:
        question = json.dumps({"query": QUESTION, "k": 100})
        headers = {**HEADERS, "Content-Type": "application/json"}
        connection.request("POST", f"{parts.path}/memory/query", question, headers)
        return json.loads(connection.getresponse().read())

    return (one if place.payload == "object" else many), connection.close


def aiohttp_async(place: Place) -> tuple[AsyncCall, AsyncCall]:
    """`aiohttp`, the floor of the async side."""
    aiohttp: Any = import_module("aiohttp")
    base = _base(place)
    context = ssl.create_default_context() if base.startswith("https") else True
    connector = aiohttp.TCPConnector(limit=100, ssl=context)
    session = aiohttp.ClientSession(connector=connector, headers=HEADERS)

    async def one() -> object:
        async with session.get(f"{base}/memory/1") as reply:
            return json.loads(await reply.read())

    async def many() -> object:
        question = {"query": QUESTION, "k": 100}
        async with session.post(f"{base}/memory/query", json=question) as reply:
            return json.loads(await reply.read())

    return (one if place.payload == "object" else many), session.close


def _chat(place: Place, *, is_async: bool) -> Any:
    package: Any = import_module("openai")
    kind = package.AsyncOpenAI if is_async else package.OpenAI
    options: dict[str, Any] = {"base_url": _base(place, "chat-"), "max_retries": 0}
    if place.origin is None:
        library = "httpx2" if "httpx2" in sys.modules else "httpx"
        module: Any = import_module(library)
        client = module.AsyncClient if is_async else module.Client
        transport = _null(library, chat_body(place.payload), is_async=is_async)
        options["http_client"] = client(transport=transport)
    return kind(api_key=KEY, **options)


def _chat_call(client: Any, place: Place) -> Any:
    if place.payload == "object":
        return partial(client.models.retrieve, "record-1")
    return client.models.list


def chat_sync(place: Place) -> tuple[SyncCall, SyncCall]:
    """An SDK whose models are pydantic's."""
    client = _chat(place, is_async=False)
    return _chat_call(client, place), client.close


def chat_async(place: Place) -> tuple[AsyncCall, AsyncCall]:
    """Its async twin; its lists are awaited through a pager."""
    client = _chat(place, is_async=True)
    call = _chat_call(client, place)

    async def awaited() -> object:
        return await call()

    return awaited, client.close


def chat_construct() -> SyncCall:
    """That client, made and not used."""
    place = Place("object", "https://bench.test")
    close: SyncCall = _chat(place, is_async=False).close
    return close


SUBJECTS: Final = {
    subject.name: subject
    for subject in (
        Subject(
            "ours",
            "memorysync",
            partial(memory_sync, injected=False),
            partial(memory_async, injected=False),
            memory_construct,
            ours=True,
        ),
        Subject(
            "ours, httpx lane",
            "memorysync",
            partial(memory_sync, injected=True),
            partial(memory_async, injected=True),
            ours=True,
        ),
        Subject(
            "memorysync 1.10.1",
            "memorysync",
            memory_sync,
            memory_async,
            memory_construct,
        ),
        Subject(
            "httpx",
            "httpx",
            partial(library_sync, "httpx"),
            partial(library_async, "httpx"),
            partial(library_construct, "httpx"),
        ),
        Subject(
            "httpx2",
            "httpx2",
            partial(library_sync, "httpx2"),
            partial(library_async, "httpx2"),
            partial(library_construct, "httpx2"),
        ),
        Subject(
            "http.client", "http.client", standard_sync, None, without_network=False
        ),
        Subject("aiohttp", "aiohttp", None, aiohttp_async, without_network=False),
        Subject("openai", "openai", chat_sync, chat_async, chat_construct),
    )
}
"""All subjects by name, in the order of the tables."""
