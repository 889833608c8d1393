"""Read by a strict type checker, never run.

Under `mypy --strict` an ignore comment that hides nothing is an error. So each comment
below is a wrong call that must be reported, with that code, and a package whose types
are not seen fails the other lines.
"""

from memorysync import (
    AddResult,
    AsyncMemorySyncClient,
    MemorySyncClient,
    QueryResponse,
)


def right(client: MemorySyncClient) -> AddResult:
    added: AddResult = client.add("text", tags=["tag"], importance=0.5)
    found: QueryResponse = client.query("text", k=3)
    texts: list[str] = [memory.text for memory in found.memories]
    print(texts)
    client.close()
    return added


async def right_async(client: AsyncMemorySyncClient) -> AddResult:
    added: AddResult = await client.add("text", tags=["tag"], importance=0.5)
    found: QueryResponse = await client.query("text", k=3)
    texts: list[str] = [memory.text for memory in found.memories]
    print(texts)
    await client.aclose()
    return added


def wrong(client: MemorySyncClient) -> None:
    client.add(1)  # type: ignore[arg-type]
    client.add("text", colour="red")  # type: ignore[call-arg]
    client.query("text", k="three")  # type: ignore[arg-type]
    client.forget_everything_at_once()  # type: ignore[attr-defined]
    number: int = client.query("text")  # type: ignore[assignment]
    print(number)


async def wrong_async(client: AsyncMemorySyncClient) -> None:
    await client.add(1)  # type: ignore[arg-type]
    found: QueryResponse = client.query("text")  # type: ignore[assignment]
    print(found)
