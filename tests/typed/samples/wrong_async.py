"""Mistakes with the async clients, each with the reports that must come for its line."""

# What is wrong has no type, and what is made of it has none either.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

import asyncio

import httpx

from memorysync import (
    AsyncControlPlaneClient,
    AsyncMemorySyncClient,
    ForgetFilters,
    Memory,
    QueryFilters,
)


async def construct() -> None:
    # wrong: call-arg / reportCallIssue
    AsyncMemorySyncClient("key", "https://a.test", "proj_1")
    # wrong: arg-type / reportArgumentType
    AsyncMemorySyncClient("key", "https://a.test", timeout="30")
    # wrong: arg-type / reportArgumentType
    AsyncMemorySyncClient("key", transport=httpx.HTTPTransport())
    # wrong: arg-type / reportArgumentType
    AsyncMemorySyncClient("key", http_client=httpx.Client())
    # wrong: misc / reportGeneralTypeIssues
    await AsyncMemorySyncClient.from_env()


async def forgotten(client: AsyncMemorySyncClient) -> Memory:
    # wrong: unused-coroutine / reportUnusedCoroutine
    client.query("seat")
    # wrong: unused-coroutine / reportUnusedCoroutine
    client.forget([1])
    # wrong: unused-coroutine / reportUnusedCoroutine
    client.aclose()
    # wrong: unused-coroutine / reportUnusedCoroutine
    client.connections.list()
    # wrong: unused-coroutine / reportUnusedCoroutine
    client.connections.slack.remove_channel("c", "C1")
    # wrong: unused-coroutine / reportUnusedCoroutine
    client.integrations.web_crawler.crawl("https://a.test")
    # wrong: attr-defined / reportAttributeAccessIssue
    client.query("seat").memories
    # wrong: attr-defined / reportGeneralTypeIssues
    for memory in client.query("seat"):
        print(memory)
    # wrong: assignment / reportAssignmentType
    found: Memory = client.get(1)
    print(found)
    # wrong: - / reportUnnecessaryComparison
    if client.get(1):
        print("always")
    # wrong: return-value / reportReturnType
    return client.get(1)


async def forgotten_control_plane(client: AsyncControlPlaneClient) -> None:
    # wrong: unused-coroutine / reportUnusedCoroutine
    client.logout(refresh_token="t")
    # wrong: index / reportIndexIssue
    client.login(email="a@b.test", password="x")["tokens"]


async def flavour(client: AsyncMemorySyncClient) -> None:
    # wrong: attr-defined / reportAttributeAccessIssue
    client.close()
    # wrong: attr-defined / reportAttributeAccessIssue
    await client.close()
    # wrong: attr-defined+attr-defined / reportGeneralTypeIssues+reportGeneralTypeIssues
    with client:
        pass
    # wrong: misc / reportGeneralTypeIssues
    await client.with_options(timeout=1)
    # wrong: misc / reportGeneralTypeIssues
    await client.connections


async def arguments(client: AsyncMemorySyncClient) -> None:
    # wrong: call-arg / reportCallIssue
    await client.add()
    # wrong: arg-type / reportArgumentType
    await client.add(1)
    # wrong: call-arg / reportCallIssue
    await client.add("text", "agent")
    # wrong: call-arg / reportCallIssue
    await client.add("text", colour="red")
    # wrong: call-arg / reportCallIssue
    await client.query("seat", 3)
    # wrong: arg-type / reportArgumentType
    await client.query("seat", k="three")
    # wrong: typeddict-item / reportArgumentType
    await client.query("seat", filters=QueryFilters(tags="travel"))
    # wrong: arg-type / reportArgumentType
    await client.forget("12")
    # wrong: arg-type / reportArgumentType
    await client.forget(filters=ForgetFilters(before=5))
    # wrong: arg-type / reportArgumentType
    await client.feedback(1, "great")
    # wrong: arg-type / reportArgumentType
    await client.query("seat", computation_tier="huge")
    # wrong: attr-defined / reportAttributeAccessIssue
    await client.forget_everything()


async def results(client: AsyncMemorySyncClient) -> None:
    # wrong: union-attr / reportAttributeAccessIssue
    (await client.add("text")).text
    # wrong: attr-defined / reportAttributeAccessIssue
    (await client.query("seat")).memory
    first, second = await asyncio.gather(client.query("seat"), client.get(1))
    # wrong: attr-defined / reportAttributeAccessIssue
    first.text
    # wrong: attr-defined / reportAttributeAccessIssue
    second.memories


async def raw_responses(client: AsyncMemorySyncClient) -> None:
    # wrong: unused-coroutine / reportUnusedCoroutine
    client.with_raw_response.query("seat")
    # wrong: unused-coroutine / reportUnusedCoroutine
    client.with_raw_response.connections.list()
    # wrong: call-arg / reportCallIssue
    await client.with_raw_response.query("seat", top_k=3)
    # wrong: attr-defined / reportAttributeAccessIssue
    client.with_raw_response.query("seat").value


async def namespaces(client: AsyncMemorySyncClient) -> None:
    # wrong: attr-defined / reportAttributeAccessIssue
    await client.connections.slack.add_channel("c", "C1")
    # wrong: list-item / reportArgumentType
    await client.connections.slack.add_channels("c", [5])
    # wrong: attr-defined / reportAttributeAccessIssue
    await client.objects.list()
    # wrong: call-arg / reportCallIssue
    await client.integrations.catalog("chat")
    crawl = client.integrations.web_crawler.crawl
    # wrong: arg-type / reportArgumentType
    await crawl("https://a.test", crawl_type="site")
