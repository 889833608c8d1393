"""One client and many callers: everybody gets the own answer."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

from tests.live.flavours import Client, Flavour
from tests.live.raw_server import HEAD, Connection, RawServer, raw_server

CALLERS = 32
CALLS = 10


async def echo(connection: Connection) -> None:
    """Answer every question with itself, after a moment."""
    while request := await connection.request():
        question = json.loads(request.partition(b"\r\n\r\n")[2])["query"]
        await asyncio.sleep(0.005)
        body = json.dumps({"context": question}).encode()
        await connection.send(HEAD % len(body) + body)


def expected() -> list[list[str]]:
    return [
        [f"question {call} of caller {caller}" for call in range(CALLS)]
        for caller in range(CALLERS)
    ]


async def ask_all(flavour: Flavour, server: RawServer) -> list[list[str | None]]:
    """The answers that all callers get, each with calls one after another."""

    async def ask(client: Client, questions: list[str]) -> list[str | None]:
        return [
            (await flavour.call(client.query, question)).context
            for question in questions
        ]

    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(CALLERS))
    async with flavour.open(server.base_url, timeout=20) as client:
        return await asyncio.gather(*(ask(client, each) for each in expected()))


async def test_everybody_gets_the_own_answer(flavour: Flavour) -> None:
    async with raw_server(echo) as server:
        assert await ask_all(flavour, server) == expected()


async def test_connections_are_used_again(flavour: Flavour) -> None:
    async with raw_server(echo) as server:
        await ask_all(flavour, server)
        count = len(server.connections)
    assert count <= CALLERS
