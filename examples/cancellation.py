"""Bound the time of a call, and give a call up.

Run it with `python -m examples.cancellation`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from memorysync import AsyncMemorySyncClient, RequestTimeoutError

T = TypeVar("T")


async def recall(client: AsyncMemorySyncClient, query: str, seconds: float) -> str:
    """The best memory, or why there is none."""
    try:
        # The bound of the whole awaited call, with all that you may put around it.
        hits = await asyncio.wait_for(client.query(query, k=1), timeout=seconds)
    except RequestTimeoutError:
        return "the server took longer than the client allows"
    except TimeoutError:
        return f"gave up after {seconds} s"
    return hits.memories[0].text if hits.memories else "nothing"


async def give_up(call: Awaitable[T], seconds: float) -> str:
    """Start a call and cancel it; its connection is closed at once."""
    task = asyncio.ensure_future(call)
    await asyncio.sleep(seconds)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        return "cancelled"
    return "it was faster"


async def main() -> None:
    # `timeout` is the upper bound of every single HTTP call of this client.
    async with AsyncMemorySyncClient(timeout=10.0) as client:
        await client.add(text="started new feature work")
        print(await recall(client, "recent work", seconds=5.0))
        print(await recall(client, "recent work", seconds=0.000_001))
        print(await give_up(client.query("recent work"), seconds=0.0))
        # The client is as good as new.
        print(await recall(client, "recent work", seconds=5.0))


if __name__ == "__main__":
    asyncio.run(main())
