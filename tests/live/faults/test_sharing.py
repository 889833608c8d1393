"""One client, and many threads, tasks and processes: everybody gets the own answer."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from memorysync import RequestTimeoutError
from tests.live.conftest import PACKAGES
from tests.live.faults.ways import WAYS, Way
from tests.mock import Response
from tests.mock.faults import Connection, raw_server, raw_server_thread
from tests.mock.faults.scripts import head_of

CALLERS = 32
CALLS = 10
SLOTS = 100


async def echo(connection: Connection) -> None:
    """Answer every question with itself, after a moment."""
    while request := await connection.request():
        question = json.loads(request.partition(b"\r\n\r\n")[2])["query"]
        await asyncio.sleep(0.005)
        reply = Response.of_json(200, {"memories": [], "context": question})
        await connection.send(head_of(reply) + reply.body)


async def test_many_callers_of_one_client(way: Way) -> None:
    threads = ThreadPoolExecutor(CALLERS)
    asyncio.get_running_loop().set_default_executor(threads)
    async with raw_server(echo) as server, way.open(server.base_url) as client:

        calls = CALLS if way.lane == "fast" else 3

        async def ask(caller: int) -> list[str]:
            return [
                (await way.call(client.query, f"{caller}-{call}")).context
                for call in range(calls)
            ]

        answers = await asyncio.gather(*map(ask, range(CALLERS)))
        assert answers == [
            [f"{caller}-{call}" for call in range(calls)] for caller in range(CALLERS)
        ]
        if way.lane == "fast":
            assert len(server.connections) <= CALLERS


async def test_a_thousand_calls_at_once(way: Way) -> None:
    """Many more than there are connections: they wait for their turn.

    With a transport they wait in the pool of httpx, whose work grows with the square
    of their number, so here are fewer; what it loses under load fails clearly, in time.
    """
    is_fast = way.lane == "fast"
    count, timeout = (1000, 60) if is_fast else (120, 10)
    threads = ThreadPoolExecutor(200)
    asyncio.get_running_loop().set_default_executor(threads)
    async with (
        raw_server(echo) as server,
        way.open(server.base_url, timeout=timeout) as client,
    ):
        calls = (way.call(client.query, str(number)) for number in range(count))
        outcomes = await asyncio.gather(*calls, return_exceptions=True)
        late = [each for each in outcomes if isinstance(each, RequestTimeoutError)]
        assert not (is_fast and late)
        for number, outcome in enumerate(outcomes):
            if outcome not in late:
                assert not isinstance(outcome, BaseException), outcome
                assert outcome.context == str(number)
        if is_fast:
            assert len(server.connections) <= SLOTS


FORK = """
import asyncio, importlib, os, sys
from memorysync import AsyncMemorySyncClient, MemorySyncClient, MemorySyncError

url, flavour, lane, library = sys.argv[1:]
options = {"timeout": 5}
if lane == "httpx":
    httpx = importlib.import_module(library)
    kind = httpx.AsyncHTTPTransport if flavour == "async" else httpx.HTTPTransport
    options["transport"] = kind(verify=False)
if flavour == "async":
    client = AsyncMemorySyncClient("key", url, **options)
    loop = asyncio.new_event_loop()
    def ask(question):
        return loop.run_until_complete(client.query(question)).context
else:
    client = MemorySyncClient("key", url, **options)
    def ask(question):
        return client.query(question).context

assert ask("before") == "before"
child = os.fork()
who = "parent" if child else "child"
if not child and flavour == "async":
    asyncio.set_event_loop(None)
    loop = asyncio.new_event_loop()
wrong = 0
for number in range(20):
    question = f"{who} {number}"
    try:
        wrong += ask(question) != question
    except MemorySyncError as error:
        wrong += bool(child) or "process" not in str(error)
if not child:
    os._exit(wrong)
_, status = os.waitpid(child, 0)
print(wrong, os.waitstatus_to_exitcode(status), flush=True)
os._exit(0)
"""


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_forked_process_never_gets_the_others_answer(way: Way) -> None:
    """It makes connections of its own, or an error names the rule."""
    with raw_server_thread(echo) as server:
        words = (server.base_url, way.flavour.name, way.lane, httpx.__name__)
        ended = subprocess.run(
            [sys.executable, "-c", FORK, *words],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(PACKAGES)},
            text=True,
            timeout=60,
        )
    assert ended.stdout.split() == ["0", "0"], ended.stderr
