"""Mistakes with the sync clients, each with the reports that must come for its line."""

# What is wrong has no type, and what is made of it has none either.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

import httpx

from memorysync import (
    AddSkippedResponse,
    BulkAddItem,
    ControlPlaneClient,
    ForgetFilters,
    Memory,
    MemorySyncClient,
    MemorySyncError,
    QueryFilters,
    RetryConfig,
)


def construct() -> None:
    # wrong: call-arg / reportCallIssue
    MemorySyncClient("key", "https://a.test", "proj_1")
    # wrong: arg-type / reportArgumentType
    MemorySyncClient("key", "https://a.test", timeout="30")
    # wrong: call-arg / reportCallIssue
    MemorySyncClient("key", "https://a.test", tenant="t")
    # wrong: arg-type / reportArgumentType
    MemorySyncClient("key", transport=httpx.AsyncHTTPTransport())
    # wrong: arg-type / reportArgumentType
    MemorySyncClient("key", http_client=httpx.AsyncClient())
    # wrong: arg-type / reportArgumentType
    MemorySyncClient(None, "https://a.test")
    # wrong: attr-defined / reportAttributeAccessIssue
    MemorySyncClient.from_environment()


async def flavour(client: MemorySyncClient) -> None:
    # wrong: misc / reportGeneralTypeIssues
    await client.query("seat")
    # wrong: attr-defined / reportAttributeAccessIssue
    client.aclose()
    # wrong: attr-defined+attr-defined / reportGeneralTypeIssues+reportGeneralTypeIssues
    async with client:
        pass


def arguments(client: MemorySyncClient) -> None:
    # wrong: call-arg / reportCallIssue
    client.add()
    # wrong: arg-type / reportArgumentType
    client.add(1)
    # wrong: call-arg / reportCallIssue
    client.add("text", "agent")
    # wrong: call-arg / reportCallIssue
    client.add("text", colour="red")
    # wrong: list-item / reportArgumentType
    client.add("text", tags=[1])
    # wrong: arg-type / reportArgumentType
    client.add("text", metadata="red")
    # wrong: call-arg / reportCallIssue
    client.query("seat", 3)
    # wrong: arg-type / reportArgumentType
    client.query("seat", k="three")
    # wrong: call-arg / reportCallIssue
    client.query("seat", top_k=3)
    # wrong: arg-type / reportArgumentType
    client.query("seat", filters=["travel"])
    # wrong: typeddict-item / reportArgumentType
    client.query("seat", filters=QueryFilters(tags="travel"))
    # wrong: typeddict-unknown-key / reportCallIssue
    client.query("seat", filters=QueryFilters(colour="red"))
    # wrong: arg-type / reportArgumentType
    client.forget(1)
    # wrong: arg-type / reportArgumentType
    client.forget("12")
    # wrong: arg-type / reportArgumentType
    client.forget(filters=ForgetFilters(before=5))
    # wrong: arg-type / reportArgumentType
    client.get("1")
    # wrong: call-arg / reportCallIssue
    client.update(1, text="new")
    # wrong: list-item / reportArgumentType
    client.bulk_add(["text"])
    # wrong: call-arg / reportCallIssue
    client.list_history("t", "u", "s")
    # wrong: call-arg / reportCallIssue
    client.with_options(retries=3)
    # wrong: attr-defined / reportAttributeAccessIssue
    client.forget_everything()


def literals(client: MemorySyncClient) -> None:
    # wrong: arg-type / reportArgumentType
    client.feedback(1, "great")
    # wrong: arg-type / reportArgumentType
    client.query("seat", computation_tier="huge")
    client.add_turn(
        tenant_id="t",
        user_id="u",
        text="Hello.",
        # wrong: arg-type / reportArgumentType
        role="robot",
    )
    # wrong: arg-type / reportArgumentType
    client.integrations.web_crawler.crawl("https://a.test", crawl_type="site")


def results(client: MemorySyncClient) -> None:
    # wrong: union-attr / reportAttributeAccessIssue
    client.add("text").text
    # wrong: attr-defined / reportAttributeAccessIssue
    client.query("seat").memory
    # wrong: attr-defined / reportAttributeAccessIssue
    client.query("seat").memories[0].txt
    # wrong: index / reportIndexIssue
    client.query("seat")["memories"]
    # wrong: assignment / reportAssignmentType
    context: str = client.query("seat").context
    print(context)
    # wrong: attr-defined / reportGeneralTypeIssues
    for memory in client.query("seat"):
        print(memory)
    # wrong: index / reportOptionalSubscript
    client.get(1).tags[0]
    # wrong: typeddict-item / reportGeneralTypeIssues
    client.integrations.catalog()[0]["title"]


def namespaces(client: MemorySyncClient) -> None:
    # wrong: attr-defined / reportAttributeAccessIssue
    client.connection
    # wrong: attr-defined / reportAttributeAccessIssue
    client.connections.slack.add_channel("c", "C1")
    # wrong: arg-type / reportArgumentType
    client.connections.slack.add_channels("c", 5)
    # wrong: list-item / reportArgumentType
    client.connections.slack.add_channels("c", [5])
    # wrong: arg-type / reportArgumentType
    client.connections.s3.remove_prefix("c", purge="yes")
    # wrong: call-arg / reportCallIssue
    client.connections.s3.remove_prefix("c", "logs/", "bucket")
    # wrong: call-arg / reportCallIssue
    client.connections.get()
    # wrong: call-arg / reportCallIssue+reportCallIssue
    client.connections.get(connection="c")
    # wrong: attr-defined / reportAttributeAccessIssue
    client.objects.list()
    # wrong: call-arg / reportCallIssue
    client.integrations.catalog("chat")


def raw_responses(client: MemorySyncClient) -> None:
    # wrong: call-arg / reportCallIssue
    client.with_raw_response.query("seat", top_k=3)
    # wrong: arg-type / reportArgumentType
    client.with_raw_response.query(1)
    # wrong: attr-defined / reportAttributeAccessIssue
    client.with_raw_response.query("seat").memories
    # wrong: attr-defined / reportAttributeAccessIssue
    client.with_raw_response.get(1).value.txt
    # wrong: list-item / reportArgumentType
    client.with_raw_response.connections.slack.add_channels("c", [5])
    # wrong: attr-defined / reportAttributeAccessIssue
    client.with_raw_response.search("seat")


def models(memory: Memory, skipped: AddSkippedResponse) -> None:
    # wrong: call-arg / reportCallIssue
    BulkAddItem("text", colour="red")
    # wrong: arg-type / reportArgumentType
    BulkAddItem(1)
    # wrong: call-arg / reportCallIssue
    BulkAddItem()
    # wrong: assignment / reportAttributeAccessIssue
    memory.text = 1
    # wrong: attr-defined / reportAttributeAccessIssue
    memory.colour = "red"
    # wrong: comparison-overlap / reportUnnecessaryComparison
    skipped.status == "stored"


def control_plane(client: ControlPlaneClient) -> None:
    # wrong: call-arg / reportCallIssue
    client.login("a@b.test")
    # wrong: call-arg / reportCallIssue
    client.login(email="a@b.test")
    # wrong: typeddict-item / reportGeneralTypeIssues
    client.login(email="a@b.test", password="x")["token"]
    client.create_webhook(
        name="hook",
        url="https://a.test",
        events=["memory.created"],
        # wrong: typeddict-item / reportArgumentType
        retry_config=RetryConfig(max_retries="3"),
    )
    client.create_webhook(
        name="hook",
        url="https://a.test",
        events=["memory.created"],
        # wrong: arg-type / reportArgumentType
        retry_config=[3],
    )
    # wrong: arg-type / reportArgumentType
    client.create_export(format="xml")
    # wrong: typeddict-item / reportGeneralTypeIssues
    client.list_webhooks()["total"]


def errors(error: MemorySyncError) -> float:
    # wrong: attr-defined / reportAttributeAccessIssue
    error.status
    # wrong: return-value / reportReturnType
    return error.retry_after_seconds
