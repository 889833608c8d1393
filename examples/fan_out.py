"""Ask many questions at the same time, but not too many.

Run it with `python -m examples.fan_out`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from memorysync import AsyncMemorySyncClient, QueryResponse


async def fan_out(
    client: AsyncMemorySyncClient, queries: Iterable[str], at_once: int = 8
) -> list[QueryResponse]:
    """The answers to all queries, in their order."""
    # The server scales, but your process should not open hundreds of sockets.
    semaphore = asyncio.Semaphore(at_once)

    async def run(query: str) -> QueryResponse:
        async with semaphore:
            return await client.query(query, k=3)

    return await asyncio.gather(*(run(query) for query in queries))


async def main() -> None:
    async with AsyncMemorySyncClient() as client:
        await client.bulk_add(
            [
                {"text": "The invoice was paid in May"},
                {"text": "The user likes dark mode"},
            ]
        )
        queries = ["invoice", "dark mode", "May", "what does the user like"]
        for query, hits in zip(queries, await fan_out(client, queries), strict=True):
            best = hits.memories[0].text if hits.memories else "nothing"
            print(f"{query}: {best}")


if __name__ == "__main__":
    asyncio.run(main())
