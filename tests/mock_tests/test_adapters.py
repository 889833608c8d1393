"""The mock on a socket, inside a client, and on the command line."""

from __future__ import annotations

import ast
import asyncio
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.mock import (
    AsyncMockTransport,
    MockApi,
    MockTransport,
    RawDocument,
    Recorder,
    ServerError,
    serve,
    serve_application,
)
from tests.mock.asgi import Receive, Scope, Send
from tests.mock_tests.asking import (
    KEY,
    PETSTORE,
    ROOT,
)


@pytest.fixture(scope="module")
def base_url(document: RawDocument) -> Iterator[tuple[str, Recorder]]:
    with serve(MockApi(document)) as served:
        yield served.base_url, served.recorder


def test_the_real_socket(base_url: tuple[str, Recorder]) -> None:
    url, recorder = base_url
    with httpx.Client(base_url=url, headers={**KEY, "X-End-User-ID": "u"}) as client:
        added = client.post("/memory/add", json={"text": "started new feature work"})
        listed = client.get("/v1/memory/a%2Fb/u/list?limit=1")
    assert (added.status_code, added.json()["id"]) == (201, 1)
    assert added.headers["x-request-id"] == "req_0001"
    assert listed.json()["total"] == 1
    assert recorder.requests[0].json() == {"text": "started new feature work"}
    last = recorder.last
    assert (last.request.raw_path, last.request.query) == (
        "/v1/memory/a%2Fb/u/list",
        (("limit", "1"),),
    )
    assert last.request.header("x-end-user-id") == "u"
    assert last.response.status == 200
    recorder.clear()
    assert recorder.exchanges == ()


def test_answers_on_a_kept_connection_are_not_delayed(
    base_url: tuple[str, Recorder],
) -> None:
    with httpx.Client(base_url=base_url[0]) as client:
        start = time.monotonic()
        for _ in range(50):
            client.post("/memory/add", json={})
        assert time.monotonic() - start < 1.5  # 2.2 s with Nagle's algorithm


def test_what_is_not_http_is_refused(
    base_url: tuple[str, Recorder],
) -> None:
    address = httpx.URL(base_url[0])
    with socket.create_connection((address.host, address.port or 0)) as connection:
        connection.sendall(b"GET /org/projects HTTP/1.1\r\nbad header\r\n\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.1 400 ")


def test_any_application_can_be_served() -> None:
    seen: list[str] = []

    async def app(scope: Scope, receive: Receive, send_: Send) -> None:
        seen.append(scope["type"])
        if scope["type"] == "lifespan":
            for phase in ("startup", "shutdown"):
                assert (await receive())["type"] == f"lifespan.{phase}"
                await send_({"type": f"lifespan.{phase}.complete"})
        else:
            await send_({"type": "http.response.start", "status": 204})
            await send_({"type": "http.response.body"})

    with serve_application(app, lifespan="on") as url:
        assert httpx.get(url).status_code == 204
    assert seen == ["lifespan", "http"]


def test_an_application_that_does_not_start() -> None:
    async def app(scope: Scope, receive: Receive, send_: Send) -> None:
        await send_({"type": "lifespan.startup.failed", "message": "no"})

    with pytest.raises(ServerError), serve_application(app, lifespan="on"):
        pass


def test_in_process_transports(document: RawDocument) -> None:
    api = MockApi(document)
    transport = MockTransport(api)
    with httpx.Client(
        base_url="http://mock", transport=transport, headers=KEY
    ) as client:
        assert client.get("/memory/1").status_code == 404
    assert transport.closed
    assert transport.recorder.last.request.path == "/memory/1"

    async def ask() -> AsyncMockTransport:
        transport = AsyncMockTransport(api)
        async with httpx.AsyncClient(transport=transport, headers=KEY) as client:
            found = await client.post("http://mock/memory/query", json={"query": "q"})
            assert found.json()["memories"] == []
        return transport

    asynchronous = asyncio.run(ask())
    assert asynchronous.closed
    assert asynchronous.recorder.last.response.header("X-Request-ID") == "req_0002"


@pytest.mark.parametrize(
    ("number", "adapter"),
    [(signal.SIGTERM, "--no-explorer"), (signal.SIGINT, "--faults")],
)
def test_the_command_line(tmp_path: Path, number: signal.Signals, adapter: str) -> None:
    path = tmp_path / "petstore.yaml"
    path.write_text(PETSTORE)
    options = [adapter, "--spec", str(path)]
    command = [sys.executable, "-W", "error", "-m", "tests.mock", *options]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline().strip()
        assert line.startswith("listening on http://127.0.0.1:")
        url = line.removeprefix("listening on ")
        assert httpx.get(f"{url}/pets").status_code == 200
        taken = subprocess.run(
            [*command, "--port", url.rsplit(":", 1)[1]],
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        process.send_signal(number)
        rest, errors = process.communicate(timeout=10)
    assert (process.returncode, rest, errors) == (0, "", "")
    assert (taken.returncode, taken.stdout) == (1, "")
    assert "cannot be had" in taken.stderr


def test_the_mock_shares_nothing_with_the_generator() -> None:
    sources = (ROOT / "tests" / "mock").rglob("*.py")
    for source in sources:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            assert not any(name.split(".")[0] == "generator" for name in names), source
