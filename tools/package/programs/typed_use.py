"""Read by a strict type checker, never run.

Under `mypy --strict` an ignore comment that hides nothing is an error. So each comment
below is a wrong call that must be reported, with that code; and where the types of the
package are not seen, or are lost on the way, the other lines fail.
"""

from typing_extensions import assert_type  # noqa: UP035 (in typing since 3.11)

from memorysync import (
    AddResult,
    AsyncMemorySyncClient,
    MemorySyncClient,
    QueryResponse,
)


def right(client: MemorySyncClient) -> None:
    assert_type(client.add("text", tags=["tag"], importance=0.5), AddResult)
    found = client.query("text", k=3)
    assert_type(found, QueryResponse)
    assert_type([memory.text for memory in found.memories], list[str])
    client.close()


async def right_async(client: AsyncMemorySyncClient) -> None:
    assert_type(await client.add("text", tags=["tag"], importance=0.5), AddResult)
    found = await client.query("text", k=3)
    assert_type(found, QueryResponse)
    assert_type([memory.text for memory in found.memories], list[str])
    await client.aclose()


def wrong(client: MemorySyncClient) -> None:
    client.add(1)  # type: ignore[arg-type]
    client.add("text", colour="red")  # type: ignore[call-arg]
    client.query("text", k="three")  # type: ignore[arg-type]
    client.forget_everything_at_once()  # type: ignore[attr-defined]


async def wrong_async(client: AsyncMemorySyncClient) -> None:
    await client.add(1)  # type: ignore[arg-type]
    await client.add("text", colour="red")  # type: ignore[call-arg]
    await client.query("text", k="three")  # type: ignore[arg-type]
    client.query("text")  # type: ignore[unused-coroutine]
