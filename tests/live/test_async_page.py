"""The page "Async Usage": its programs and its promises, one after another."""

from __future__ import annotations

import asyncio
import inspect
import os
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import asynccontextmanager
from types import CoroutineType
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from memorysync import (
    AddResult,
    AsyncControlPlaneClient,
    AsyncMemorySyncClient,
    ClientClosedError,
    ControlPlaneClient,
    Memory,
    MemorySyncClient,
    MemorySyncError,
    QueryResponse,
    RequestTimeoutError,
)
from tests.live.conftest import PACKAGES, Mock
from tests.live.flavours import API_KEY, Flavour
from tests.live.raw_server import HEAD, Connection, RawServer, raw_server, silent
from tests.mock import serve_application
from tests.mock.asgi import Application, Receive, Scope, Send, application

PROMPTLY = 0.2
"""Seconds within which a server has to see that a call was given up."""


@pytest.fixture
def settings(mock: Mock, monkeypatch: pytest.MonkeyPatch) -> Mock:
    """The environment that the programs of the page read."""
    monkeypatch.setenv("MEMORYSYNC_API_KEY", API_KEY)
    monkeypatch.setenv("MEMORYSYNC_BASE_URL", mock.base_url)
    return mock


# Programs


def test_minimal_program(settings: Mock, capsys: pytest.CaptureFixture[str]) -> None:
    async def main() -> None:
        client = AsyncMemorySyncClient(
            api_key=os.environ["MEMORYSYNC_API_KEY"],
            base_url=settings.base_url,
        )
        try:
            await client.add(text="started new feature work")
            hits = await client.query("recent work", k=3)
            for m in hits.memories:
                print(m.id, m.text)
        finally:
            await client.aclose()

    asyncio.run(main())
    assert capsys.readouterr().out == "1 started new feature work\n"


def test_minimal_program_sync(
    settings: Mock, capsys: pytest.CaptureFixture[str]
) -> None:
    client = MemorySyncClient(
        api_key=os.environ["MEMORYSYNC_API_KEY"],
        base_url=settings.base_url,
    )
    try:
        client.add(text="started new feature work")
        hits = client.query("recent work", k=3)
        for m in hits.memories:
            print(m.id, m.text)
    finally:
        client.close()
    assert capsys.readouterr().out == "1 started new feature work\n"


async def fanout(
    client: AsyncMemorySyncClient, queries: Sequence[str]
) -> list[QueryResponse]:
    sem = asyncio.Semaphore(8)

    async def run(q: str) -> QueryResponse:
        async with sem:
            return await client.query(q, k=3)

    return await asyncio.gather(*(run(q) for q in queries))


def test_fan_out(settings: Mock, capsys: pytest.CaptureFixture[str]) -> None:
    async def main() -> None:
        client = AsyncMemorySyncClient(api_key=API_KEY, base_url=settings.base_url)
        try:
            await client.add(text="the second of four questions: q2")
            results = await fanout(client, ["q1", "q2", "q3", "q4"])
            for r in results:
                print(len(r.memories))
        finally:
            await client.aclose()

    asyncio.run(main())
    assert capsys.readouterr().out == "1\n1\n1\n1\n"


async def test_a_semaphore_bounds_the_fan_out() -> None:
    busy = Busy(8)
    questions = [f"question {number}" for number in range(24)]
    with serve_application(busy) as base_url:
        async with AsyncMemorySyncClient(API_KEY, base_url) as client:
            results = await fanout(client, questions)
    assert busy.most == 8
    assert [each.context for each in results] == questions


async def test_without_a_semaphore_everything_is_sent_at_once() -> None:
    busy = Busy(24)
    questions = [f"question {number}" for number in range(24)]
    with serve_application(busy) as base_url:
        async with AsyncMemorySyncClient(API_KEY, base_url) as client:
            results = await asyncio.gather(*map(client.query, questions))
    assert busy.most == 24
    assert [each.context for each in results] == questions


class Busy:
    """An application that first waits until it has as much to do as is expected.

    Then it waits a little longer, for what should not come.
    """

    def __init__(self, expected: int) -> None:
        self.now = self.most = 0
        self._expected = expected
        self._reached = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = (await receive())["body"]
        self.now += 1
        self.most = max(self.most, self.now)
        if self.most >= self._expected:
            self._reached.set()
        await asyncio.wait_for(self._reached.wait(), 5)
        await asyncio.sleep(0.05)
        self.now -= 1
        question = httpx.Response(200, content=body).json()["query"]
        answer = JSONResponse({"memories": [], "context": question})
        await answer(scope, receive, send)


# Cancellation and timeouts


async def quick_recall(
    client: AsyncMemorySyncClient, q: str, timeout: float
) -> QueryResponse:
    return await asyncio.wait_for(client.query(q, k=3), timeout=timeout)


async def test_cancelling_aborts_the_request() -> None:
    async with (
        raw_server(silent) as server,
        AsyncMemorySyncClient(API_KEY, server.base_url) as client,
    ):
        call = asyncio.create_task(client.query("recent work"))
        await server.requested()
        cancelled_at = time.monotonic()
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        closed_at = await asyncio.wait_for(server.abandoned(), 5)
        assert closed_at - cancelled_at < PROMPTLY


async def test_cancelling_aborts_a_reply_half_read() -> None:
    async def begin(connection: Connection) -> None:
        await connection.request()
        await connection.send(HEAD % 1000 + b'{"memories"')
        await connection.until_closed()

    async with (
        raw_server(begin) as server,
        AsyncMemorySyncClient(API_KEY, server.base_url) as client,
    ):
        call = asyncio.create_task(client.query("recent work"))
        await server.requested()
        await asyncio.sleep(0.05)
        cancelled_at = time.monotonic()
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        closed_at = await asyncio.wait_for(server.abandoned(), 5)
        assert closed_at - cancelled_at < PROMPTLY


async def test_wait_for_bounds_the_awaited_call() -> None:
    async with (
        raw_server(silent) as server,
        AsyncMemorySyncClient(API_KEY, server.base_url) as client,
    ):
        started = time.monotonic()
        with pytest.raises(TimeoutError) as caught:
            await quick_recall(client, "recent work", timeout=0.2)
        ended = time.monotonic()
        assert not isinstance(caught.value, MemorySyncError)
        assert 0.2 <= ended - started < 0.2 + PROMPTLY
        closed_at = await asyncio.wait_for(server.abandoned(), 5)
        assert closed_at - ended < PROMPTLY


async def test_a_client_outlives_its_cancelled_calls() -> None:
    """300 calls are given up, more than a pool holds; the next one gets through."""

    async def answer_the_last(connection: Connection) -> None:
        request = await connection.request()
        if b"the last" in request:
            await connection.send(HEAD % 16 + b'{"memories": []}')
        await connection.until_closed()

    async with (
        raw_server(answer_the_last) as server,
        AsyncMemorySyncClient(API_KEY, server.base_url, timeout=5) as client,
    ):
        for wave in range(1, 7):
            calls = [asyncio.create_task(client.query("x")) for _ in range(50)]
            await asyncio.wait_for(server.requested(50 * wave), 10)
            for call in calls:
                call.cancel()
            outcomes = await asyncio.gather(*calls, return_exceptions=True)
            assert {type(each) for each in outcomes} == {asyncio.CancelledError}
        hits = await client.query("the last")
        assert hits.memories == []


async def drip_the_body(connection: Connection) -> None:
    await connection.request()
    await connection.send(HEAD % 16)
    await connection.drip(b'{"memories": []}', 0.2)


async def drip_the_head(connection: Connection) -> None:
    await connection.request()
    answer = HEAD % 16 + b'{"memories": []}'
    await connection.drip(answer[:12], 0.2)
    await connection.send(answer[12:])


async def fall_silent(connection: Connection) -> None:
    await connection.request()
    await asyncio.sleep(0.4)
    await connection.send(HEAD % 16 + b'{"memories"')
    await connection.until_closed()


async def test_constructor_timeout_bounds_a_silent_server(flavour: Flavour) -> None:
    async with raw_server(silent) as server:
        await assert_timeout(flavour, server)


async def test_constructor_timeout_bounds_a_dripping_body(flavour: Flavour) -> None:
    async with raw_server(drip_the_body) as server:
        await assert_timeout(flavour, server)


async def test_constructor_timeout_bounds_a_dripping_head(flavour: Flavour) -> None:
    async with raw_server(drip_the_head) as server:
        await assert_timeout(flavour, server)


async def test_constructor_timeout_bounds_the_last_wait_too(flavour: Flavour) -> None:
    """A byte just before the end buys no second period of waiting."""
    async with raw_server(fall_silent) as server:
        await assert_timeout(flavour, server)


async def test_a_timeout_leaves_no_cancellation_behind() -> None:
    """The task that called goes on, and what is around the call still works."""
    async with (
        raw_server(silent) as server,
        AsyncMemorySyncClient(API_KEY, server.base_url, timeout=0.1) as client,
    ):
        task = asyncio.current_task()
        assert task is not None
        async with asyncio.timeout(5):
            with pytest.raises(RequestTimeoutError):
                await client.query("recent work")
            assert task.cancelling() == 0
            await asyncio.sleep(0)
        async with asyncio.TaskGroup() as group:
            first, second = (
                group.create_task(_timed_out(client)),
                group.create_task(_timed_out(client)),
            )
        assert first.result() and second.result()


async def _timed_out(client: AsyncMemorySyncClient) -> bool:
    try:
        await client.query("recent work")
    except RequestTimeoutError:
        return True
    return False


async def assert_timeout(flavour: Flavour, server: RawServer) -> None:
    async with flavour.open(server.base_url, timeout=0.5) as client:
        started = time.monotonic()
        with pytest.raises(RequestTimeoutError):
            await flavour.call(client.query, "recent work")
        assert 0.5 <= time.monotonic() - started < 0.7


async def test_no_timeout_waits(flavour: Flavour) -> None:
    async def hesitate(connection: Connection) -> None:
        await connection.request()
        await asyncio.sleep(0.1)
        await connection.send(HEAD % 16 + b'{"memories": []}')

    async with (
        raw_server(hesitate) as server,
        flavour.open(server.base_url, timeout=None) as client,
    ):
        hits = await flavour.call(client.query, "recent work")
    assert hits.memories == []


# Reusing one client across an async server

mem: AsyncMemorySyncClient | None = None
built: list[AsyncMemorySyncClient] = []


@asynccontextmanager
async def lifespan() -> AsyncGenerator[None]:
    global mem
    mem = AsyncMemorySyncClient(
        api_key=os.environ["MEMORYSYNC_API_KEY"],
        base_url=os.environ["MEMORYSYNC_BASE_URL"],
    )
    built.append(mem)
    try:
        yield
    finally:
        await mem.aclose()


async def note_handler(text: str) -> AddResult:
    assert mem is not None
    return await mem.add(text=text)


async def note(request: Request) -> JSONResponse:
    result = await note_handler((await request.body()).decode())
    assert isinstance(result, Memory)
    return JSONResponse({"id": result.id})


def test_one_client_serves_a_whole_server(
    settings: Mock, monkeypatch: pytest.MonkeyPatch
) -> None:
    built.clear()
    ports = Ports(application(settings.recorder))
    app = Starlette(
        routes=[Route("/notes", note, methods=["POST"])],
        lifespan=lambda _: lifespan(),
    )
    with serve_application(ports) as base_url:
        monkeypatch.setenv("MEMORYSYNC_BASE_URL", base_url)
        with serve_application(app, lifespan="on") as address, httpx.Client() as user:
            for number in range(1, 21):
                reply = user.post(
                    f"{address}/notes", content=f"the note with number {number}"
                )
                assert reply.json() == {"id": number}
            (client,) = built
    assert len(ports.seen) == 1, "the client should keep its connection"
    with pytest.raises(ClientClosedError):
        asyncio.run(client.add(text="after the shutdown"))
    assert len(settings.recorder.requests) == 20


class Ports:
    """Wraps an application; keeps the ports that requests came from."""

    def __init__(self, app: Application) -> None:
        self.seen: set[int] = set()
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.seen.add(scope["client"][1])
        await self._app(scope, receive, send)


# Method for method


def _public(owner: type[Any]) -> dict[str, Any]:
    return {
        name: getattr(owner, name) for name in dir(owner) if not name.startswith("_")
    }


@pytest.mark.parametrize(
    ("sync", "asynchronous"),
    [
        (MemorySyncClient, AsyncMemorySyncClient),
        (ControlPlaneClient, AsyncControlPlaneClient),
    ],
)
def test_clients_are_identical_method_for_method(
    sync: type[Any], asynchronous: type[Any]
) -> None:
    ours, theirs = _public(sync), _public(asynchronous)
    assert callable(ours.pop("close"))
    assert inspect.iscoroutinefunction(theirs.pop("aclose"))
    assert list(ours) == list(theirs)
    assert_same_parameters(ours.pop("from_env"), theirs.pop("from_env"))
    for name, method in ours.items():
        if callable(method):
            assert inspect.signature(method) == inspect.signature(theirs[name])
            assert not inspect.iscoroutinefunction(method)
            # `with_options` sends nothing: it makes a view.
            assert inspect.iscoroutinefunction(theirs[name]) != (name == "with_options")
    assert_same_parameters(sync, asynchronous)


def assert_same_parameters(sync: Any, asynchronous: Any) -> None:
    """The same arguments, apart from the annotations of the HTTP library's objects."""
    constructor, other = inspect.signature(sync), inspect.signature(asynchronous)
    assert list(constructor.parameters) == list(other.parameters)
    for name, parameter in constructor.parameters.items():
        twin = other.parameters[name]
        assert (parameter.kind, parameter.default) == (twin.kind, twin.default)


# Pitfalls


async def test_forgetting_await_gives_a_coroutine(mock: Mock) -> None:
    async with AsyncMemorySyncClient(API_KEY, mock.base_url) as client:
        forgotten = client.add(text="never awaited, never sent")
        assert inspect.iscoroutine(forgotten)
        assert isinstance(forgotten, CoroutineType)
        assert not hasattr(forgotten, "id")
        forgotten.close()
    assert mock.recorder.requests == ()


async def test_forgetting_await_is_warned_of(mock: Mock) -> None:
    async with AsyncMemorySyncClient(API_KEY, mock.base_url) as client:
        with pytest.warns(RuntimeWarning, match="never awaited"):
            client.add(text="never awaited")  # type: ignore[unused-coroutine]


@pytest.mark.parametrize("control_plane", [False, True])
async def test_the_other_close_does_not_exist(
    flavour: Flavour, control_plane: bool
) -> None:
    opened = flavour.open_control_plane() if control_plane else flavour.open()
    async with opened as client:
        assert not hasattr(client, flavour.wrong_closing)
        assert flavour.wrong_closing not in dir(client)
        with pytest.raises(AttributeError) as caught:
            getattr(client, flavour.wrong_closing)()
    message = str(caught.value)
    assert type(client).__name__ in message
    assert f"{flavour.closing}()" in message
    assert caught.value.name == flavour.wrong_closing


async def test_an_unknown_attribute_is_an_ordinary_mistake(flavour: Flavour) -> None:
    async with flavour.open() as client:
        with pytest.raises(AttributeError, match="'nothing'") as caught:
            _ = client.nothing
    assert "close" not in str(caught.value)


SHARING = """
import asyncio, sys
from memorysync import AsyncMemorySyncClient, MemorySyncError

client = AsyncMemorySyncClient("key", sys.argv[1], timeout=5)

async def recall():
    return (await client.query("recent work")).memories

asyncio.run(recall())
try:
    print("works", asyncio.run({second_use}))
except MemorySyncError as error:
    print("refused", error)
"""


@pytest.mark.parametrize(
    ("second_use", "works"),
    [("recall()", "works []"), ("client.aclose()", "works None")],
)
def test_sharing_a_client_across_event_loops(
    mock: Mock, second_use: str, works: str
) -> None:
    """It works, or an error of ours names the rule; it never hangs."""
    program = SHARING.replace("{second_use}", second_use)
    ended = subprocess.run(
        [sys.executable, "-c", program, mock.base_url],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(PACKAGES)},
        text=True,
        timeout=20,
    )
    outcome = ended.stdout.strip()
    assert outcome == works or (
        outcome.startswith("refused") and "event loop" in outcome
    ), ended.stderr


def test_each_loop_with_its_own_client(settings: Mock) -> None:
    async def main() -> None:
        async with AsyncMemorySyncClient(API_KEY, settings.base_url) as client:
            await client.query("recent work")

    asyncio.run(main())
    asyncio.run(main())
    assert len(settings.recorder.requests) == 2


@pytest.fixture(autouse=True)
def no_client_is_left() -> Iterator[None]:
    yield
    global mem
    mem = None
    built.clear()
