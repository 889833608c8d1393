"""Remember a text and find it again, in an asynchronous program.

Run it with `python -m examples.minimal_async`.
"""

from __future__ import annotations

import asyncio
import os

from memorysync import AsyncMemorySyncClient


async def main() -> None:
    # Making a client sends nothing yet. The names below may be left out: a client
    # looks for exactly these two variables by itself.
    client = AsyncMemorySyncClient(
        api_key=os.environ["MEMORYSYNC_API_KEY"],
        base_url=os.environ["MEMORYSYNC_BASE_URL"],
    )
    try:
        # Without `await`, nothing would be sent: a call gives a coroutine first.
        await client.add(text="started new feature work")
        hits = await client.query("recent work", k=3)
        for m in hits.memories:
            print(m.id, m.text)
    finally:
        # An asynchronous client has `aclose()`; it has no `close()`.
        await client.aclose()


if __name__ == "__main__":
    asyncio.run(main())
