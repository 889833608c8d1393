"""The operations that programs begin with, over a socket, one by one."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest

import memorysync
from memorysync import (
    AddSkippedResponse,
    BulkAddItem,
    BulkAddResponse,
    ForgetFilters,
    HistoryResponse,
    Memory,
    QueryFilters,
    QueryResponse,
    ValidationError,
)
from tests.live.conftest import Mock
from tests.live.flavours import API_KEY, Flavour
from tests.live.twins import Body, assert_twins, parts

CASES: list[Body] = []


def case(body: Body) -> Body:
    """Register a use of an operation; it returns what the flavours must agree on."""
    CASES.append(body)
    return body


# Adding


@case
async def add_stores_a_memory(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open(mock.base_url, end_user_id="user_42") as client:
        result = await flavour.call(client.add, text="The user likes dark mode")
    sent = mock.recorder.last.request
    assert (sent.method, sent.raw_path, sent.raw_query) == ("POST", "/memory/add", "")
    assert sent.json() == {"text": "The user likes dark mode"}
    assert sent.header("Content-Type") == "application/json"
    assert sent.header("Accept") == "application/json"
    assert sent.header("X-API-Key") == API_KEY
    assert sent.header("Authorization") is None
    assert sent.header("X-End-User-ID") == "user_42"
    assert sent.header("X-Project-ID") is None
    agent = f"memorysync-sdk-py/{memorysync.__version__}"
    assert sent.header("User-Agent") == agent
    assert isinstance(result, Memory)
    assert (result.id, result.text) == (1, "The user likes dark mode")
    assert result.created_at == "2026-05-05T14:22:00+00:00"
    return result


@case
async def add_sends_every_argument(flavour: Flavour, mock: Mock) -> Any:
    given: dict[str, Any] = {
        "source": "chat",
        "importance": 0.8,
        "session_id": "conv-42",
        "metadata": {"größe": [1, None, {"tief": True}]},
        "client_ref": "ticket-1187",
        "event_type": "preference",
        "ttl_minutes": 90,
        "deduplicate": False,
    }
    async with flavour.open(mock.base_url) as client:
        result = await flavour.call(
            client.add, "The user likes dark mode", tags=("ui", "colour"), **given
        )
    sent = mock.recorder.last.request.json()
    assert sent == {
        "text": "The user likes dark mode",
        "tags": ["ui", "colour"],
        **given,
    }
    assert result.metadata == given["metadata"]
    assert result.tags == ["ui", "colour"]
    assert result.expires_at == "2026-05-05T15:52:00+00:00"
    return result


@case
async def add_keeps_falsy_arguments(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open(mock.base_url) as client:
        await flavour.call(
            client.add,
            "The user likes dark mode",
            source="",
            tags=[],
            importance=0,
            metadata={},
            deduplicate=False,
        )
    assert mock.recorder.last.request.json() == {
        "text": "The user likes dark mode",
        "source": "",
        "tags": [],
        "importance": 0,
        "metadata": {},
        "deduplicate": False,
    }


@case
async def add_tells_what_was_skipped(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open(mock.base_url) as client:
        result = await flavour.call(client.add, "Hm.")
    assert mock.recorder.last.response.status == 200
    assert isinstance(result, AddSkippedResponse)
    assert (result.status, result.reason) == ("skipped", "no_high_value_content")
    assert result.memory_ids == []
    return result


@case
async def add_tells_that_the_plan_is_used_up(flavour: Flavour, mock: Mock) -> Any:
    headers = {"X-Mock-Quota": "exhausted"}
    async with (
        flavour.open_http_client(headers=headers) as http_client,
        flavour.open(mock.base_url, http_client=http_client) as client,
    ):
        result = await flavour.call(client.add, "The user likes dark mode")
    assert mock.recorder.last.response.json() == {"status": "ok"}
    assert isinstance(result, AddSkippedResponse)
    assert (result.status, result.reason) == ("skipped", "quota_exhausted")
    return result


@case
async def add_stores_a_reference_once(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open(mock.base_url) as client:
        first = await flavour.call(
            client.add, "Ticket 1187 was closed.", client_ref="ticket-1187"
        )
        second = await flavour.call(
            client.add, "Ticket 1187 was closed.", client_ref="ticket-1187"
        )
    assert isinstance(first, Memory)
    assert isinstance(second, AddSkippedResponse)
    assert second.reason == "already_ingested"
    assert second.memory_ids == [first.id]
    return first, second


@case
async def add_names_the_end_user_twice(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open(mock.base_url, end_user_id="user_42") as client:
        result = await flavour.call(
            client.add, "The user likes dark mode", end_user_id="user_7"
        )
        theirs = await flavour.call(client.query, "dark mode")
    sent = mock.recorder.requests[0]
    assert sent.header("X-End-User-ID") == "user_7"
    assert sent.json() == {"text": "The user likes dark mode", "end_user_id": "user_7"}
    assert mock.recorder.last.request.header("X-End-User-ID") == "user_42"
    assert theirs.memories == []
    return result


@case
async def add_takes_the_scopes_of_the_client(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open(
        mock.base_url, project_id="proj_0123456789abcdef", end_user_id="user_42"
    ) as client:
        result = await flavour.call(client.add, "The user likes dark mode")
    sent = mock.recorder.last.request
    assert sent.header("X-Project-ID") == "proj_0123456789abcdef"
    assert sent.header("X-End-User-ID") == "user_42"
    assert sent.json() == {"text": "The user likes dark mode"}
    return result


@case
async def bulk_add_takes_models_and_dicts(flavour: Flavour, mock: Mock) -> Any:
    items = (
        BulkAddItem("The audit schema was chosen.", tags=["audit"]),
        {"text": "The migration was written.", "source": "slack", "client_ref": "m2"},
        {"text": "Hm."},
        BulkAddItem("   "),
    )
    async with flavour.open(mock.base_url) as client:
        result = await flavour.call(client.bulk_add, iter(items))
    assert mock.recorder.last.response.status == 207
    assert mock.recorder.last.request.json() == {
        "items": [
            {"text": "The audit schema was chosen.", "tags": ["audit"]},
            {
                "text": "The migration was written.",
                "source": "slack",
                "client_ref": "m2",
            },
            {"text": "Hm."},
            {"text": "   "},
        ],
        "deduplicate": True,
    }
    assert isinstance(result, BulkAddResponse)
    counts = (result.total, result.created, result.skipped, result.rejected)
    assert counts == (4, 2, 1, 1)
    assert [(each.index, each.status) for each in result.results] == [
        (0, "created"),
        (1, "created"),
        (2, "skipped"),
        (3, "rejected"),
    ]
    assert result.results[1].memory_ids == [2]
    assert result.results[3].reason == "empty"
    return result


@case
async def bulk_add_without_a_plan_reports_nothing(flavour: Flavour, mock: Mock) -> Any:
    headers = {"X-Mock-Quota": "exhausted"}
    async with (
        flavour.open_http_client(headers=headers) as http_client,
        flavour.open(mock.base_url, http_client=http_client) as client,
    ):
        result = await flavour.call(
            client.bulk_add, [{"text": "The audit schema was chosen."}]
        )
    assert (result.total, result.unreported) == (1, 1)
    assert (result.created, result.results) == (0, [])
    return result


@case
async def upload_sends_bytes(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open(mock.base_url, end_user_id="user_42") as client:
        result = await flavour.call(
            client.upload,
            b"Support is open from nine to five.",
            filename="hours.md",
            source="drive",
            metadata={"folder": "Büro"},
            end_user_id="user_7",
        )
    sent = mock.recorder.last.request
    source, metadata, end_user, file = parts(sent)
    assert (source.name, source.content) == ("source", b"drive")
    assert metadata.name == "metadata"
    assert json.loads(metadata.content) == {"folder": "Büro"}
    assert (end_user.name, end_user.content) == ("end_user_id", b"user_7")
    assert (file.name, file.filename) == ("file", "hours.md")
    assert file.content_type == "text/markdown"
    assert file.content == b"Support is open from nine to five."
    assert sent.header("X-End-User-ID") == "user_7"
    assert isinstance(result, Memory)
    assert result.text == "Support is open from nine to five."
    assert result.metadata == {"folder": "Büro"}
    return result


@case
async def upload_reads_an_open_file(flavour: Flavour, mock: Mock) -> Any:
    stream = io.BytesIO(b"Support is open from nine to five.")
    async with flavour.open(mock.base_url) as client:
        result = await flavour.call(
            client.upload, stream, filename="hours.bin", content_type="text/plain"
        )
    (file,) = parts(mock.recorder.last.request)
    assert (file.filename, file.content_type) == ("hours.bin", "text/plain")
    assert file.content == b"Support is open from nine to five."
    assert not stream.closed, "the file is the caller's to close"
    return result


@case
async def upload_escapes_the_file_name(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open(mock.base_url) as client:
        result = await flavour.call(
            client.upload,
            b"Support is open from nine to five.",
            filename='a"b\r\nX-Evil: 1.txt',
        )
    (file,) = parts(mock.recorder.last.request)
    assert file.filename == 'a"b\r\nX-Evil: 1.txt'
    return result


@case
async def upload_tells_that_a_file_has_no_text(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open(mock.base_url) as client:
        result = await flavour.call(client.upload, b"\xff\x00", filename="photo.jpg")
    (file,) = parts(mock.recorder.last.request)
    assert file.content_type == "image/jpeg"
    assert isinstance(result, AddSkippedResponse)
    assert result.reason == "no_extractable_text"
    return result


# Finding and reading


@case
async def query_finds_what_was_added(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open(mock.base_url) as client:
        await flavour.call(client.add, "The invoice was paid in May")
        await flavour.call(client.add, "The user likes dark mode")
        hits = await flavour.call(client.query, "which mode does the user like", k=1)
    assert mock.recorder.last.request.json() == {
        "query": "which mode does the user like",
        "k": 1,
    }
    assert isinstance(hits, QueryResponse)
    assert [each.text for each in hits.memories] == ["The user likes dark mode"]
    assert hits.memories[0].score == 0.5
    assert hits.context == "The user likes dark mode"
    return hits


@case
async def query_filters_by_a_dict(flavour: Flavour, mock: Mock) -> Any:
    filters = {
        "tags": ["ui", "colour"],
        "sources": ["chat"],
        "since": "2026-01-01T00:00:00Z",
        "include_summaries": False,
        "a_filter_of_tomorrow": {"nested": [1, {"deep": None}]},
    }
    async with flavour.open(mock.base_url) as client:
        await _add_two(flavour, client)
        hits = await flavour.call(client.query, "dark mode", filters=filters)
    assert mock.recorder.last.request.json() == {
        "query": "dark mode",
        "filters": filters,
    }
    assert [each.source for each in hits.memories] == ["chat"]
    return hits


@case
async def query_filters_by_the_typed_dict(flavour: Flavour, mock: Mock) -> Any:
    filters = QueryFilters(
        source="chat",
        tags=["ui"],
        since=datetime(2026, 1, 1, tzinfo=UTC),
        until="2026-12-31T00:00:00Z",
    )
    async with flavour.open(mock.base_url) as client:
        await _add_two(flavour, client)
        hits = await flavour.call(client.query, "dark mode", filters=filters)
    assert mock.recorder.last.request.json() == {
        "query": "dark mode",
        "filters": {
            "source": "chat",
            "tags": ["ui"],
            "since": "2026-01-01T00:00:00+00:00",
            "until": "2026-12-31T00:00:00Z",
        },
    }
    assert [each.source for each in hits.memories] == ["chat"]
    return hits


@case
async def query_sends_every_argument(flavour: Flavour, mock: Mock) -> Any:
    given: dict[str, Any] = {
        "k": 0,
        "session_id": "conv-42",
        "traversal_depth": 3,
        "weights": {"recency": 0.5, "similarity": 1},
        "computation_tier": "high",
        "metadata_filter": {"channel": {"in": ["web", None]}},
        "rerank": False,
    }
    async with flavour.open(mock.base_url) as client:
        hits = await flavour.call(client.query, "dark mode", **given)
    assert mock.recorder.last.request.json() == {"query": "dark mode", **given}
    assert hits.session_id == "conv-42"
    return hits


@case
async def get_reads_a_memory(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open(mock.base_url) as client:
        added = await flavour.call(client.add, "The user likes dark mode", tags=["ui"])
        found = await flavour.call(client.get, added.id)
    sent = mock.recorder.last.request
    assert (sent.method, sent.raw_path, sent.body) == ("GET", "/memory/1", b"")
    assert sent.header("Content-Type") is None
    assert found == added
    return found


@case
async def history_sends_its_defaults(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open(mock.base_url) as client:
        await flavour.call(client.add, "The user likes dark mode")
        await flavour.call(client.update, 1, tags=["ui"])
        await flavour.call(client.forget, [1])
        history = await flavour.call(client.history, 1)
        page = await flavour.call(client.history, memory_id=1, limit=1, offset=1)
    *_, whole, part = mock.recorder.requests
    assert (whole.method, whole.raw_path) == ("GET", "/memory/1/history")
    assert sorted(whole.query) == [("limit", "100"), ("offset", "0")]
    assert sorted(part.query) == [("limit", "1"), ("offset", "1")]
    assert isinstance(history, HistoryResponse)
    events = [each.event for each in history.revisions]
    assert events == ["created", "updated", "soft_deleted"]
    assert history.revisions[1].diff == {"tags": {"old": [], "new": ["ui"]}}
    assert (page.total, [each.event for each in page.revisions]) == (3, ["updated"])
    return history, page


@case
async def list_memories_pages(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open(mock.base_url, end_user_id="user_42") as client:
        await _add_two(flavour, client)
        every = await flavour.call(
            client.list_memories, tenant_id="acme", user_id="user_42"
        )
        page = await flavour.call(
            client.list_memories,
            tenant_id="acme",
            user_id="user_42",
            limit=1,
            offset=1,
        )
    *_, whole, part = mock.recorder.requests
    assert (whole.raw_path, whole.raw_query) == ("/v1/memory/acme/user_42/list", "")
    assert sorted(part.query) == [("limit", "1"), ("offset", "1")]
    assert [each["memory_id"] for each in every["memories"]] == ["m_2", "m_1"]
    assert page["memories"] == every["memories"][1:]
    assert page["total"] == 2
    return every, page


@case
async def list_memories_encodes_ids(flavour: Flavour, mock: Mock) -> Any:
    ids = {
        "a/b": "a%2Fb",
        "../x": "..%2Fx",
        "ü": "%C3%BC",
        "?x=1#": "%3Fx%3D1%23",
        "100%": "100%25",
        "%2F": "%252F",
        "a b+c": "a%20b%2Bc",
        "...": "...",
        "line\nbreak": "line%0Abreak",
    }
    found: list[Any] = []
    async with flavour.open(mock.base_url) as client:
        for raw, encoded in ids.items():
            await flavour.call(client.add, "The user likes dark mode", end_user_id="-")
            found.append(
                await flavour.call(client.list_memories, tenant_id=raw, user_id=raw)
            )
            path = mock.recorder.last.request.raw_path
            assert path == f"/v1/memory/{encoded}/{encoded}/list"
            assert mock.recorder.last.response.status == 200
    return found


# Changing and forgetting


@case
async def update_changes_what_is_given(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open(mock.base_url) as client:
        added = await flavour.call(client.add, "The user likes dark mode", tags=["ui"])
        changed = await flavour.call(
            client.update, added.id, importance=0, metadata={}, tags=iter(["a", "b"])
        )
    sent = mock.recorder.last.request
    assert (sent.method, sent.raw_path) == ("PATCH", "/memory/1")
    assert sent.json() == {"tags": ["a", "b"], "importance": 0, "metadata": {}}
    assert isinstance(changed, Memory)
    assert (changed.text, changed.tags) == (added.text, ["a", "b"])
    return changed


@case
async def forget_deletes_by_ids(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open(mock.base_url) as client:
        await _add_two(flavour, client)
        gone = await flavour.call(client.forget, iter((1, 2)), reason="asked for")
        left = await flavour.call(client.query, "dark mode")
    sent = mock.recorder.requests[-2]
    assert (sent.method, sent.raw_path) == ("DELETE", "/memory/forget")
    assert sent.header("Content-Type") == "application/json"
    assert sent.json() == {"memory_ids": [1, 2], "reason": "asked for"}
    assert gone == [1, 2]
    assert left.memories == []
    return gone


@case
async def forget_deletes_by_filters(flavour: Flavour, mock: Mock) -> Any:
    filters = ForgetFilters(
        source="chat",
        before=datetime(2026, 6, 1, 12, 30, tzinfo=UTC),
        after="2026-01-01T00:00:00Z",
    )
    async with flavour.open(mock.base_url) as client:
        await _add_two(flavour, client)
        gone = await flavour.call(client.forget, filters=filters)
    assert mock.recorder.last.request.json() == {
        "filters": {
            "source": "chat",
            "before": "2026-06-01T12:30:00+00:00",
            "after": "2026-01-01T00:00:00Z",
        }
    }
    assert gone == [2]
    return gone


@case
async def forget_tries_a_filter_first(flavour: Flavour, mock: Mock) -> Any:
    filters = {"before": datetime(2026, 6, 1, tzinfo=UTC), "tags": ["ui"]}
    async with flavour.open(mock.base_url) as client:
        await _add_two(flavour, client)
        matching = await flavour.call(client.forget, filters=filters, dry_run=True)
        left = await flavour.call(client.query, "dark mode")
    assert mock.recorder.requests[-2].json() == {
        "filters": {"before": "2026-06-01T00:00:00+00:00", "tags": ["ui"]},
        "dry_run": True,
    }
    assert matching == [1, 2]
    assert len(left.memories) == 2
    return matching


@case
async def purge_user_refuses(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open(mock.base_url) as client:
        with pytest.raises(ValidationError, match="forget") as caught:
            await flavour.call(client.purge_user)
    assert mock.recorder.requests == ()
    return str(caught.value)


# State


@case
async def put_state_writes_once(flavour: Flavour, mock: Mock) -> Any:
    given: dict[str, Any] = {
        "tenant_id": "acme",
        "user_id": "user_42",
        "key": "diet",
        "value": {"kind": "vegan", "since": None},
    }
    async with flavour.open(mock.base_url) as client:
        first = await flavour.call(
            client.put_state, namespace=("memories", "user_42"), **given
        )
        sent = mock.recorder.last.request
        again = await flavour.call(
            client.put_state, namespace=["memories", "user_42"], **given
        )
    assert (sent.method, sent.raw_path) == ("POST", "/v1/state/put")
    assert sent.json() == {
        **given,
        "namespace": ["memories", "user_42"],
        "source": "api",
        "index": True,
        "extract": False,
        "replace_derived_facts": False,
    }
    assert [each.response.status for each in mock.recorder.exchanges] == [201, 200]
    assert (first["created"], again["created"]) == (True, False)
    assert first["item"]["value"] == {"kind": "vegan", "since": None}
    return first, again


@case
async def put_state_sends_every_argument(flavour: Flavour, mock: Mock) -> Any:
    given: dict[str, Any] = {
        "tenant_id": "acme",
        "user_id": "user_42",
        "namespace": ["memories"],
        "key": "diet",
        "value": {},
        "text": "Vegan.",
        "source": "agent",
        "index": False,
        "extract": True,
        "replace_derived_facts": True,
        "metadata": {"by": 7},
    }
    async with flavour.open(mock.base_url) as client:
        written = await flavour.call(client.put_state, **given)
    assert mock.recorder.last.request.json() == given
    return written


@case
async def get_state_reads_what_was_written(flavour: Flavour, mock: Mock) -> Any:
    place: dict[str, Any] = {
        "tenant_id": "acme",
        "user_id": "user_42",
        "namespace": ["memories", "user_42"],
        "key": "diet",
    }
    async with flavour.open(mock.base_url) as client:
        missing = await flavour.call(client.get_state, **place)
        assert mock.recorder.last.request.json() == place
        written = await flavour.call(
            client.put_state, **place, value={"kind": "vegan"}, source="agent"
        )
        found = await flavour.call(client.get_state, **place, source="agent")
    assert mock.recorder.last.request.json() == {**place, "source": "agent"}
    assert missing == {"item": None}
    assert found == {"item": written["item"]}
    return missing, found


# Connections


@case
async def channels_are_listed(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open(mock.base_url) as client:
        none = await flavour.call(client.connections.slack.channels, "conn/1")
    sent = mock.recorder.last.request
    assert sent.method == "GET"
    assert sent.raw_path == ("/api/v2/integrations/connections/conn%2F1/slack/channels")
    assert none == {"channels": []}
    return none


@case
async def channels_are_added(flavour: Flavour, mock: Mock) -> Any:
    chosen = ({"id": "C0123"}, {"id": "C0456", "name": "support", "is_private": True})
    async with flavour.open(mock.base_url) as client:
        slack = client.connections.slack
        added = await flavour.call(slack.add_channels, "conn_1", chosen)
        assert mock.recorder.last.request.json() == {"channels": list(chosen)}
        listed = await flavour.call(slack.channels, connection_id="conn_1")
    assert added == {"added": 2}
    assert listed == {"channels": list(chosen)}
    return added, listed


# The control plane


@case
async def login_needs_no_token(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open_control_plane(mock.base_url, access_token=None) as client:
        result = await flavour.call(client.login, "ada@example.com", "p4ss wörd")
    sent = mock.recorder.last.request
    assert (sent.method, sent.raw_path) == ("POST", "/auth/login")
    assert sent.json() == {"email": "ada@example.com", "password": "p4ss wörd"}
    assert result["tokens"]["access_token"] == "mock-access-token"
    return result


@case
async def login_sends_no_token(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open_control_plane(
        mock.base_url, access_token="an-old-token", project_id="proj_1"
    ) as client:
        result = await flavour.call(client.login, "ada@example.com", "password")
    sent = mock.recorder.last.request
    assert sent.header("Authorization") is None
    assert sent.header("X-Project-ID") is None
    assert "an-old-token" not in str(sent)
    return result


@case
async def list_projects_reads_snake_case(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open_control_plane(
        mock.base_url, access_token="token", project_id="proj_1"
    ) as client:
        projects = await flavour.call(client.list_projects)
    sent, answer = mock.recorder.last.request, mock.recorder.last.response
    assert (sent.method, sent.raw_path) == ("GET", "/org/projects")
    assert sent.header("Authorization") == "Bearer token"
    assert sent.header("X-API-Key") is None
    assert sent.header("X-Project-ID") == "proj_1"
    assert b"tenantId" in answer.body
    assert projects[0] == {
        "id": "proj_0000000000000001",
        "name": "Default",
        "tenant_id": "org_1",
        "is_default": True,
        "memory_count": 0,
        "archived_at": None,
        "created_at": "2026-05-05T14:22:00+00:00",
        "updated_at": "2026-05-05T14:22:00+00:00",
    }
    return projects


@case
async def delete_project_returns_nothing(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open_control_plane(mock.base_url) as client:
        gone = await flavour.call(client.delete_project, "proj_0000000000000002")
        left = await flavour.call(client.list_projects)
    sent = mock.recorder.requests[0]
    assert sent.method == "DELETE"
    assert sent.raw_path == "/org/projects/proj_0000000000000002"
    assert sent.body == b""
    assert gone is None
    assert [each["name"] for each in left] == ["Default", "Research"]
    return gone, left


@case
async def create_webhook_shows_the_secret(flavour: Flavour, mock: Mock) -> Any:
    async with flavour.open_control_plane(mock.base_url) as client:
        created = await flavour.call(
            client.create_webhook,
            "Main",
            "https://app.example.com/hooks",
            ("memory.created", "memory.deleted"),
            description="Keeps the index current.",
            retry_config={"max_retries": 3, "retry_status_codes": ["5xx", "429"]},
            signature_config={"algorithm": "hmac-sha512", "tolerance_seconds": 60},
            project_id="proj_0000000000000002",
        )
    sent = mock.recorder.last.request
    assert (sent.method, sent.raw_path) == ("POST", "/org/webhooks")
    assert sent.header("X-Project-ID") == "proj_0000000000000002"
    assert sent.json() == {
        "name": "Main",
        "url": "https://app.example.com/hooks",
        "events": ["memory.created", "memory.deleted"],
        "description": "Keeps the index current.",
        "retry_config": {"max_retries": 3, "retry_status_codes": ["5xx", "429"]},
        "signature_config": {"algorithm": "hmac-sha512", "tolerance_seconds": 60},
        "project_id": "proj_0000000000000002",
    }
    assert created["secret"].startswith(created["secret_prefix"])
    assert created["signature_algorithm"] == "hmac-sha512"
    assert created["project_id"] == "proj_0000000000000002"
    assert created["last_triggered_at"] is None
    return created


@case
async def create_webhook_takes_the_scope_of_the_client(
    flavour: Flavour, mock: Mock
) -> Any:
    async with flavour.open_control_plane(mock.base_url, project_id="proj_1") as client:
        created = await flavour.call(
            client.create_webhook,
            name="Main",
            url="https://app.example.com/hooks",
            events=["memory.created"],
        )
    sent = mock.recorder.last.request
    assert sent.header("X-Project-ID") == "proj_1"
    assert sent.json() == {
        "name": "Main",
        "url": "https://app.example.com/hooks",
        "events": ["memory.created"],
    }
    return created


# The tests


each_case = pytest.mark.parametrize("body", CASES, ids=lambda body: body.__qualname__)


@each_case
async def test_operation(body: Body, flavour: Flavour, mock: Mock) -> None:
    await body(flavour, mock)
    for exchange in mock.recorder.exchanges:
        assert exchange.response.status < 300, exchange.response.body


@each_case
async def test_flavours_are_twins(body: Body, mock: Mock) -> None:
    await assert_twins(body, mock)


async def _add_two(flavour: Flavour, client: Any) -> None:
    await flavour.call(client.add, "Dark mode is on", source="web", tags=["ui"])
    await flavour.call(client.add, "Dark mode is off", source="chat", tags=["ui", "x"])
