"""What users of the sync clients write; every type checker is content with it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, assert_never, assert_type

import httpx

import memorysync
from memorysync import (
    AddResult,
    AddSkippedResponse,
    BulkAddItem,
    BulkAddItemResult,
    ControlPlaneClient,
    ForgetFilters,
    LoginTokens,
    Memory,
    MemorySyncClient,
    MemorySyncError,
    QueryFilters,
    QueryResponse,
    RateLimitError,
    RawResponse,
    Webhook,
)
from memorysync.client import MemorySyncClient as SameClient
from memorysync.connections import ConnectionsNamespace, SlackNamespace
from memorysync.types import FeedbackSignal


def construct() -> MemorySyncClient:
    """Every way to make a client gives the same type."""
    assert_type(MemorySyncClient("key", "https://api.test"), MemorySyncClient)
    assert_type(MemorySyncClient.from_env(), MemorySyncClient)
    with MemorySyncClient("key", "https://api.test", timeout=None) as client:
        assert_type(client, MemorySyncClient)
        assert_type(client.with_options(timeout=1, end_user_id=None), MemorySyncClient)
        same: SameClient = client
    return (
        memorysync.MemorySyncClient(
            "key",
            "https://api.test",
            project_id="proj_1",
            end_user_id=None,
            timeout=httpx.Timeout(5.0, connect=1.0),
            transport=httpx.HTTPTransport(retries=1),
        )
        or same
    )


class Traced(MemorySyncClient):
    """A view of a client of one's own is of one's own class."""

    def view(self) -> "Traced":
        """With a short time."""
        return self.with_options(timeout=1.0)


def results(client: MemorySyncClient) -> None:
    """Results have types of their own, down to their fields."""
    found = client.query("seat", k=3)
    assert_type(found, QueryResponse)
    assert_type(found.memories, list[Memory])
    assert_type(found.context, str | None)
    assert_type([memory.id for memory in found.memories], list[int])
    assert_type(found.memories[0].score, float | None)
    assert_type(found.memories[0].metadata, dict[str, Any] | None)
    assert_type(client.get(1), Memory)
    assert_type(client.forget([1, 2]), list[int])
    assert_type(client.bulk_add([BulkAddItem("text")]).results, list[BulkAddItemResult])
    assert_type(client.feedback(1, "positive").signal, FeedbackSignal)
    assert_type(client.close(), None)


def narrowed(client: MemorySyncClient) -> int | None:
    """A union is told apart by class, or by the literal that tags it."""
    result = client.add("Prefers an aisle seat.", tags=["travel"], importance=0.5)
    assert_type(result, AddResult)
    match result:
        case Memory():
            return result.id
        case AddSkippedResponse():
            assert_type(result.memory_ids, list[int])
            return None
        case _:
            assert_never(result)


def arguments(client: MemorySyncClient, raw: dict[str, Any], path: Path) -> None:
    """Any iterable, any mapping, models or plain values, times as times."""

    def numbers() -> Iterator[int]:
        yield 1

    client.forget(numbers())
    client.forget({1, 2}, reason="asked for")
    client.add("A long enough text.", tags=("a", "b"), metadata=raw)
    client.query("seat", filters=raw)
    client.query("seat", filters={"tags": ["travel"], "tier": "hot"})
    since = datetime.now() - timedelta(days=1)
    client.query("seat", filters=QueryFilters(since=since, tags=["travel"]))
    client.forget(filters=ForgetFilters(source="agent", before=since), dry_run=True)
    client.bulk_add(BulkAddItem(str(number)) for number in numbers())
    client.batch_update([{"memory_id": 1, "tags": ["x"]}])
    client.create_relation(1, to_memory_id=2, relationship_type="supports")
    client.create_relation(1, to_memory_id=2, relationship_type="one of our own")
    client.append_history(
        tenant_id="t",
        user_id="u",
        session_id="s",
        turns=[{"role": "user", "content": "Hello."}],
    )
    with path.open("rb") as file:
        client.upload(file, filename="notes.txt")
    client.upload(b"notes", filename="notes.txt", content_type="text/plain")


def namespaces(client: MemorySyncClient) -> None:
    """Known arguments are typed, others are taken as well; free replies are free."""
    assert_type(client.connections, ConnectionsNamespace)
    assert_type(client.connections.slack, SlackNamespace)
    catalog = client.integrations.catalog(category="chat")
    assert_type([entry.get("name", "") for entry in catalog], list[str])
    client.connections.list(status="active", page=2)
    client.connections.slack.add_channels("c", ["C1", {"id": "C2", "name": "x"}])
    client.connections.s3.remove_prefix("c", "logs/", purge=True)
    crawl = client.integrations.web_crawler.crawl
    crawl("https://a.test", crawl_type="page", settings={"max_depth": 1}, label="a")
    job: dict[str, str] = client.sync_jobs.get("job")
    assert job


def raw_responses(client: MemorySyncClient) -> None:
    """The same methods, with the value in what they return."""
    raw = client.with_raw_response
    assert_type(raw.query("seat", k=3), RawResponse[QueryResponse])
    assert_type(raw.get(1).value, Memory)
    assert_type(raw.get(1).request_id, str | None)
    assert_type(raw.connections.list(status="active"), RawResponse[Any])


def control_plane(client: ControlPlaneClient) -> None:
    """Replies are typed dicts."""
    login = client.login(email="a@b.test", password="long enough")
    if "tokens" in login:
        assert_type(login["tokens"], LoginTokens)
        assert_type(login["tokens"]["access_token"], str)
    assert_type(login.get("mfa_required"), bool | None)
    hook = client.create_webhook(
        name="hook",
        url="https://a.test",
        events=["memory.created"],
        retry_config={"enabled": True, "max_retries": 3},
    )
    assert_type(hook["secret"], str)
    assert_type(client.get_webhook(1), Webhook)


def errors(client: MemorySyncClient) -> float:
    """Every error has the base's attributes, some know more."""
    try:
        client.query("seat")
    except RateLimitError as error:
        return error.retry_after_seconds
    except MemorySyncError as error:
        assert_type(error.status_code, int | None)
        assert_type(error.request_id, str | None)
    return 0.0


def models(memory: Memory) -> None:
    """Models are built, copied to plain data and back, and keep what they don't know."""
    assert_type(Memory.from_dict(memory.to_dict()), Memory)
    assert_type(memory.extra, dict[str, Any])
    assert BulkAddItem("text", tags=["a"]) == BulkAddItem(text="text", tags=["a"])
