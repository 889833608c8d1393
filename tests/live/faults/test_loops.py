"""One async client and several event loops; none at all."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from memorysync import MemorySyncError
from tests.live.faults.ways import RIGHT, Way
from tests.mock.faults import always, raw_server_thread
from tests.mock.faults.scripts import answer

pytestmark = pytest.mark.usefixtures("lost_sockets")

Use = Callable[[], Coroutine[Any, Any, str]]


def outcome(use: Use) -> str:
    """What a use in a new loop ends with; it never hangs."""

    async def bounded() -> str:
        async with asyncio.timeout(10):
            return await use()

    try:
        return asyncio.run(bounded())
    except MemorySyncError as error:
        return str(error)


def works_or_says_the_rule(way: Way, text: str) -> bool:
    """Our own connections work anywhere; a transport's may belong to the first loop."""
    return text == "right" or (way.lane == "httpx" and "event loop" in text)


def test_run_twice(async_way: Way) -> None:
    with raw_server_thread(always(answer, RIGHT)) as server:
        client = async_way.client(server.base_url, timeout=5)

        async def use() -> str:
            return (await client.get(1)).text

        assert outcome(use) == "right"
        assert works_or_says_the_rule(async_way, outcome(use))
        assert works_or_says_the_rule(async_way, outcome(use))
        asyncio.run(client.aclose())


def test_a_loop_that_goes_on_beside_another_one(async_way: Way) -> None:
    with raw_server_thread(always(answer, RIGHT)) as server:
        client = async_way.client(server.base_url, timeout=5)
        outcomes: list[str] = []

        async def use() -> str:
            return (await client.get(1)).text

        async def main() -> None:
            outcomes.append(await use())
            thread = threading.Thread(target=lambda: outcomes.append(outcome(use)))
            thread.start()
            await asyncio.to_thread(thread.join)
            outcomes.append(await use())
            await client.aclose()

        asyncio.run(main())
        assert outcomes[0] == outcomes[2] == "right"
        assert works_or_says_the_rule(async_way, outcomes[1])


def test_many_loops_at_once(async_way: Way) -> None:
    with raw_server_thread(always(answer, RIGHT)) as server:
        client = async_way.client(server.base_url, timeout=5)
        outcomes: list[str] = []

        async def use() -> str:
            for _ in range(10):
                await client.get(1)
            return (await client.get(1)).text

        threads = [
            threading.Thread(target=lambda: outcomes.append(outcome(use)))
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        asyncio.run(client.aclose())
        assert len(outcomes) == 4
        assert all(works_or_says_the_rule(async_way, each) for each in outcomes)


def test_closing_in_another_loop(async_way: Way) -> None:
    with raw_server_thread(always(answer, RIGHT)) as server:
        client = async_way.client(server.base_url, timeout=5)

        async def use() -> str:
            return (await client.get(1)).text

        assert outcome(use) == "right"
        asyncio.run(client.aclose())
        asyncio.run(client.aclose())


def test_without_a_loop_it_says_so(async_way: Way) -> None:
    client = async_way.client("http://api.test")
    with pytest.raises((MemorySyncError, RuntimeError), match="event loop"):
        client.get(1).send(None)
    asyncio.run(client.aclose())
