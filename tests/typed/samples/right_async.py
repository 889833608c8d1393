"""What users of the async clients write; every type checker is content with it."""

import asyncio
from collections.abc import Coroutine
from typing import Any, assert_never, assert_type

import httpx

import memorysync
from memorysync import (
    AddResult,
    AddSkippedResponse,
    AsyncControlPlaneClient,
    AsyncMemorySyncClient,
    BulkAddItem,
    BulkAddItemResult,
    LoginTokens,
    Memory,
    MemorySyncError,
    QueryFilters,
    QueryResponse,
    RateLimitError,
    RawResponse,
)
from memorysync.client import AsyncMemorySyncClient as SameClient
from memorysync.connections import AsyncConnectionsNamespace, AsyncSlackNamespace


async def construct() -> AsyncMemorySyncClient:
    """Every way to make a client gives the same type."""
    assert_type(AsyncMemorySyncClient("key", "https://a.test"), AsyncMemorySyncClient)
    assert_type(AsyncMemorySyncClient.from_env(), AsyncMemorySyncClient)
    async with AsyncMemorySyncClient("key", "https://a.test", timeout=None) as client:
        assert_type(client, AsyncMemorySyncClient)
        assert_type(client.with_options(timeout=1), AsyncMemorySyncClient)
        same: SameClient = client
    return (
        memorysync.AsyncMemorySyncClient(
            "key",
            "https://api.test",
            timeout=httpx.Timeout(5.0, connect=1.0),
            transport=httpx.AsyncHTTPTransport(retries=1),
        )
        or same
    )


class Traced(AsyncMemorySyncClient):
    """A view of a client of one's own is of one's own class."""

    def view(self) -> "Traced":
        """With a short time."""
        return self.with_options(timeout=1.0)


async def results(client: AsyncMemorySyncClient) -> None:
    """Results have types of their own, down to their fields."""
    found = await client.query("seat", k=3)
    assert_type(found, QueryResponse)
    assert_type(found.memories, list[Memory])
    assert_type([memory.id for memory in found.memories], list[int])
    assert_type(await client.get(1), Memory)
    assert_type(await client.forget([1, 2]), list[int])
    added = await client.bulk_add([BulkAddItem("text")])
    assert_type(added.results, list[BulkAddItemResult])
    await client.aclose()


async def at_once(client: AsyncMemorySyncClient) -> None:
    """A call is a coroutine, so everything that takes one keeps its type."""
    first, second = await asyncio.gather(client.query("seat"), client.get(1))
    assert_type(first, QueryResponse)
    assert_type(second, Memory)
    call: Coroutine[Any, Any, QueryResponse] = client.query("seat")
    assert_type(await asyncio.wait_for(call, 1.0), QueryResponse)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(client.get(1))
    assert_type(task.result(), Memory)


async def narrowed(client: AsyncMemorySyncClient) -> int | None:
    """A union is told apart by class, or by the literal that tags it."""
    result = await client.add("Prefers an aisle seat.", tags=["travel"])
    assert_type(result, AddResult)
    match result:
        case Memory():
            return result.id
        case AddSkippedResponse():
            assert_type(result.memory_ids, list[int])
            return None
        case _:
            assert_never(result)


async def namespaces(client: AsyncMemorySyncClient, raw: dict[str, Any]) -> None:
    """Known arguments are typed, others are taken as well; free replies are free."""
    assert_type(client.connections, AsyncConnectionsNamespace)
    assert_type(client.connections.slack, AsyncSlackNamespace)
    catalog = await client.integrations.catalog(category="chat")
    assert_type([entry.get("name", "") for entry in catalog], list[str])
    await client.connections.list(status="active", page=2)
    await client.connections.slack.add_channels("c", ["C1", {"id": "C2", "name": "x"}])
    crawl = client.integrations.web_crawler.crawl
    await crawl("https://a.test", crawl_type="page", settings=raw, label="a")
    await client.query("seat", filters=raw)
    await client.query("seat", filters=QueryFilters(tags=["travel"]))


async def raw_responses(client: AsyncMemorySyncClient) -> None:
    """The same methods, with the value in what they return."""
    raw = client.with_raw_response
    assert_type(await raw.query("seat", k=3), RawResponse[QueryResponse])
    assert_type((await raw.get(1)).value, Memory)
    assert_type(await raw.connections.list(status="active"), RawResponse[Any])


async def control_plane(client: AsyncControlPlaneClient) -> None:
    """Replies are typed dicts."""
    login = await client.login(email="a@b.test", password="long enough")
    assert_type(login.get("tokens"), LoginTokens | None)
    hook = await client.create_webhook(
        name="hook", url="https://a.test", events=["memory.created"]
    )
    assert_type(hook["secret"], str)


async def errors(client: AsyncMemorySyncClient) -> float:
    """Every error has the base's attributes, some know more."""
    try:
        await client.query("seat")
    except RateLimitError as error:
        return error.retry_after_seconds
    except MemorySyncError as error:
        assert_type(error.status_code, int | None)
    return 0.0
