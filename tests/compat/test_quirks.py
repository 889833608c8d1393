"""What was wrong in version 1.10.1 and is right now, each in both flavours.

Every test names the difference that it shows, as `spec/differences.yaml` lists them: a
difference that neither a test nor a recorded call shows fails.
"""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest

import memorysync
from memorysync import (
    AuthError,
    InvalidResponseError,
    MemorySyncError,
    NotFoundError,
    RateLimitError,
    ValidationError,
)
from memorysync.errors import ClientClosedError, RequestTimeoutError
from tests.compat.differences import differences
from tests.live.conftest import Mock
from tests.live.flavours import API_KEY, FLAVOURS, Flavour
from tests.live.raw_server import HEAD, Connection, raw_server
from tests.live.scripted import Scripted, answering, unreachable

Test = Callable[..., Awaitable[None]]
_shown: set[str] = set()


def shows(difference: str) -> Callable[[Test], Test]:
    """Mark a test as the one that shows a difference, in both flavours."""
    _shown.add(difference)
    return pytest.mark.parametrize("flavour", FLAVOURS, ids=lambda each: each.name)


def test_every_difference_is_shown() -> None:
    listed = differences()
    assert _shown <= set(listed)
    assert {name for name, cases in listed.items() if not cases} <= _shown


def sent(transport: Scripted) -> Any:
    """The JSON of the only request."""
    (request,) = transport.requests
    return json.loads(request.content)


def sent_path(transport: Scripted) -> str:
    """The path of the only request, as it stood on the wire."""
    (request,) = transport.requests
    return request.url.raw_path.decode()


async def failure(flavour: Flavour, transport: Scripted, name: str = "query") -> Any:
    """The error of a call with this answer."""
    arguments = {"query": ("q",), "get": (1,), "add": ("some text",)}[name]
    async with flavour.open(transport=transport) as client:
        with pytest.raises(MemorySyncError) as caught:
            await flavour.call(getattr(client, name), *arguments)
    return caught.value


@shows("preview-deletes-nothing")
async def test_a_preview_by_ids(flavour: Flavour, mock: Mock) -> None:
    async with flavour.open(mock.base_url, end_user_id="u") as client:
        memory = await flavour.call(client.add, "User prefers dark mode.")
        previewed = await flavour.call(client.forget, [memory.id], dry_run=True)
        assert previewed == [memory.id]
        assert (await flavour.call(client.get, memory.id)).text == memory.text
        assert await flavour.call(client.forget, iter([memory.id])) == [memory.id]
        with pytest.raises(NotFoundError):
            await flavour.call(client.get, memory.id)


@shows("retry-after-header")
@pytest.mark.parametrize(
    ("status", "kind"), [(429, RateLimitError), (503, memorysync.ServerError)]
)
async def test_the_delay_of_the_header(
    flavour: Flavour, status: int, kind: Any
) -> None:
    answer = answering(status, json={"retry_after": 3}, headers={"Retry-After": "17"})
    error = await failure(flavour, answer)
    assert type(error) is kind
    assert error.retry_after_seconds == 17.0


@shows("sensible-delay")
@pytest.mark.parametrize(
    ("given", "seconds"),
    [(-3, 0.0), (True, 0.0), ("15", 15.0), ("soon", 0.0), (2, 2.0)],
)
async def test_delays_of_a_body(flavour: Flavour, given: Any, seconds: float) -> None:
    for body in ({"retry_after": given}, {"error": {"retry_after": given}}):
        error = await failure(flavour, answering(429, json=body))
        assert error.retry_after_seconds == seconds


@shows("timeout-bounds-the-call")
async def test_a_reply_that_drips(flavour: Flavour) -> None:
    async def drip(connection: Connection) -> None:
        await connection.request()
        await connection.send(HEAD % 100)
        await connection.drip(b" " * 100, 0.05)

    async with (
        raw_server(drip) as server,
        flavour.open(server.base_url, timeout=0.3) as client,
    ):
        with pytest.raises(RequestTimeoutError):
            await flavour.call(client.query, "q")


@shows("path-segments")
@pytest.mark.parametrize(
    ("method", "arguments", "path"),
    [
        ("get_import", {"job_id": "a/b?c#d"}, "/imports/a%2Fb%3Fc%23d"),
        ("cancel_import", {"job_id": "../x"}, "/imports/..%2Fx/cancel"),
        (
            "list_memories",
            {"tenant_id": "a b", "user_id": "../other"},
            "/v1/memory/a%20b/..%2Fother/list",
        ),
    ],
)
async def test_arguments_of_paths(
    flavour: Flavour, method: str, arguments: dict[str, str], path: str
) -> None:
    transport = answering(json={})
    async with flavour.open(transport=transport) as client:
        await flavour.call(getattr(client, method), **arguments)
    assert sent_path(transport) == path
    for name in arguments:
        for value in ("", ".", ".."):
            async with flavour.open(transport=unreachable()) as client:
                with pytest.raises(ValidationError, match=name):
                    await flavour.call(
                        getattr(client, method), **{**arguments, name: value}
                    )


@shows("server-sentences")
@pytest.mark.parametrize(
    "body",
    [
        {"detail": "The sentence."},
        {"detail": [{"loc": ["body"], "msg": "The sentence.", "type": "t"}]},
        {"error": {"code": "c", "message": "The sentence."}},
        {"error": "ValidationError", "message": "The sentence."},
        {"detail": {"error": {"code": "c", "message": "The sentence."}}},
        {"detail": {"error": "limit_exceeded", "message": "The sentence."}},
        {"detail": {"error": "code", "error_description": "The sentence."}},
        {"error": "code", "error_description": "The sentence."},
    ],
    ids=lambda body: json.dumps(body)[:40],
)
async def test_sentences_of_errors(flavour: Flavour, body: Any) -> None:
    error = await failure(flavour, answering(429, json=body))
    assert str(error) == "The sentence."
    assert error.response == body


@shows("filters-passed-on")
@pytest.mark.parametrize("method", ["query", "retrieve"])
async def test_filters(flavour: Flavour, method: str) -> None:
    transport = answering(json={"memories": []})
    filters = {"sources": ["slack"], "later": {"a": 1}, "tier": None}
    async with flavour.open(transport=transport) as client:
        await flavour.call(
            getattr(client, method),
            "q",
            filters=filters,
            weights={"recency": 0},
            rerank=True,
        )
    assert sent(transport) == {
        "query": "q",
        "filters": {"sources": ["slack"], "later": {"a": 1}},
        "weights": {"recency": 0},
        "rerank": True,
    }


@shows("times")
async def test_times(flavour: Flavour) -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    transport = answering(json=[])
    async with flavour.open(transport=transport) as client:
        await flavour.call(
            client.forget, filters={"before": moment, "after": date(2025, 1, 1)}
        )
    assert sent(transport) == {
        "filters": {"before": "2026-01-01T00:00:00+00:00", "after": "2025-01-01"}
    }
    transport = answering(json=[])
    async with flavour.open(transport=transport) as client:
        await flavour.call(client.connections.list, since=moment, id=UUID(int=1))
    assert dict(transport.requests[0].url.params) == {
        "since": "2026-01-01T00:00:00+00:00",
        "id": str(UUID(int=1)),
    }


@shows("empty-delete-filter")
@pytest.mark.parametrize(
    "filters",
    [{}, {"source": None}, {"tags": None, "tier": None}, memorysync.ForgetFilters()],
)
async def test_filters_without_a_criterion(flavour: Flavour, filters: Any) -> None:
    async with flavour.open(transport=unreachable()) as client:
        with pytest.raises(ValidationError, match="filters"):
            await flavour.call(client.forget, filters=filters)


@shows("typed")
async def test_the_marker_of_types(flavour: Flavour) -> None:
    assert (Path(memorysync.__file__).parent / "py.typed").is_file()
    for method in (flavour.memory_sync.add, flavour.control_plane.login):
        assert method.__annotations__["return"] not in (None, "Any")


@shows("required-keys")
async def test_required_keys(flavour: Flavour) -> None:
    assert memorysync.HistoryTurnInput.__required_keys__ == {"role", "content"}
    assert "seq" in memorysync.HistoryTurnInput.__optional_keys__
    transport = answering(json={"items": [], "request_ids": [], "status": "ok"})
    async with flavour.open(transport=transport) as client:
        turn = memorysync.HistoryTurnInput(role="user", content="x")
        await flavour.call(
            client.append_history,
            tenant_id="t",
            user_id="u",
            session_id="s",
            turns=[turn],
        )
    assert sent(transport)["turns"] == [{"role": "user", "content": "x"}]


@shows("errors-survive-pickling")
async def test_copies_of_errors(flavour: Flavour) -> None:
    answer = answering(
        429,
        json={"detail": "Slow down"},
        headers={"Retry-After": "3", "X-Request-ID": "r"},
    )
    error = await failure(flavour, answer)
    for again in (
        pickle.loads(pickle.dumps(error)),
        copy.copy(error),
        copy.deepcopy(error),
    ):
        assert type(again) is RateLimitError
        assert (str(again), again.retry_after_seconds) == ("Slow down", 3.0)
        assert (again.status_code, again.request_id) == (429, "r")
        assert again.response == {"detail": "Slow down"}


@shows("one-tree-of-errors")
async def test_errors_of_the_constructor(flavour: Flavour) -> None:
    for name in ("api_key", "end_user_id", "project_id"):
        with pytest.raises(ValidationError, match=name):
            flavour.memory_sync(
                **{"api_key": API_KEY, "base_url": "https://a.test", name: "josé"}
            )
    async with flavour.open("http://[::1", transport=unreachable()) as client:
        with pytest.raises(ValidationError, match="base_url"):
            await flavour.call(client.get, 1)


@shows("one-tree-of-errors")
@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("add", {"text": "x", "importance": float("nan")}),
        ("add", {"text": "x", "end_user_id": "josé"}),
        ("bulk_add", {"items": [object()]}),
        ("batch_update", {"items": [{"memory_id": "abc", "tags": []}]}),
        ("upload", {"file": b"x", "filename": "a", "content_type": 7}),
        (
            "append_history",
            {"tenant_id": "t", "user_id": "u", "session_id": "s", "turns": 7},
        ),
    ],
)
async def test_errors_of_arguments(
    flavour: Flavour, method: str, arguments: dict[str, Any]
) -> None:
    async with flavour.open(transport=unreachable()) as client:
        with pytest.raises(ValidationError):
            await flavour.call(getattr(client, method), **arguments)


@shows("one-tree-of-errors")
async def test_items_given_as_dicts(flavour: Flavour) -> None:
    transport = answering(207, json={"results": []})
    async with flavour.open(transport=transport) as client:
        await flavour.call(client.bulk_add, [{"text": "a fact", "tags": None}])
    assert sent(transport)["items"][0]["text"] == "a fact"


@shows("one-tree-of-errors")
@pytest.mark.parametrize("method", ["get", "add", "query"])
@pytest.mark.parametrize(
    "answer",
    [
        lambda: answering(204),
        lambda: answering(content=b"<html>", headers={"X-Request-ID": "r"}),
        lambda: answering(json=[]),
        lambda: answering(json=7),
    ],
)
async def test_replies_without_a_record(
    flavour: Flavour, answer: Callable[[], Scripted], method: str
) -> None:
    error = await failure(flavour, answer(), method)
    assert isinstance(error, InvalidResponseError)
    assert error.status_code in (200, 204)


@shows("one-tree-of-errors")
async def test_a_closed_client(flavour: Flavour) -> None:
    client = flavour.memory_sync(API_KEY, "https://a.test", transport=unreachable())
    await flavour.close(client)
    with pytest.raises(ClientClosedError) as caught:
        await flavour.call(client.get, 1)
    assert isinstance(caught.value, RuntimeError)


@shows("redirects")
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects(flavour: Flavour, status: int) -> None:
    answer = answering(
        status, headers={"Location": "https://evil.test/"}, content=b"{}"
    )
    error = await failure(flavour, answer, "add")
    assert error.status_code == status
    assert str(status) in str(error)
    assert "https://evil.test/" in str(error)
    assert len(answer.requests) == 1
    assert str(await failure(flavour, answering(304))) == "Unexpected status 304"


@shows("batch-update-items")
@pytest.mark.parametrize(
    "item",
    [
        {"memory_id": 3, "tags": None},
        {"memory_id": 3},
        {"memory_id": 3, "text": "not to be changed here"},
        {"memory_id": "3", "tags": ["a"]},
        {"memory_id": True, "tags": ["a"]},
        {"memory_id": 1.9, "tags": ["a"]},
        {"memory_id": 0, "tags": ["a"]},
        {"tags": ["a"]},
    ],
)
async def test_items_of_batch_update(flavour: Flavour, item: Any) -> None:
    async with flavour.open(transport=unreachable()) as client:
        with pytest.raises(ValidationError, match=r"items\[1\].*memory_id|items\[1\]"):
            await flavour.call(
                client.batch_update, [{"memory_id": 7, "source": "x"}, item]
            )


@shows("forget-replies")
async def test_replies_of_forget(flavour: Flavour) -> None:
    for body in ([1, 2], {"memory_ids": [1, 2], "deleted": 2}):
        async with flavour.open(transport=answering(json=body)) as client:
            assert await flavour.call(client.forget, [1, 2]) == [1, 2]
    async with flavour.open(transport=answering(json={"deleted": 2})) as client:
        with pytest.raises(InvalidResponseError):
            await flavour.call(client.forget, [1, 2])


@shows("snake-case")
async def test_names_of_the_control_plane(flavour: Flavour) -> None:
    reply = {
        "userID": 1,
        "URL": "u",
        "HTTPStatus": 2,
        "totalDeliveries24h": 3,
        "successRate7d": 0.5,
        "sha256Hash": "h",
        "two words": {"API Keys": []},
        "metadata": {"keepMe": 1},
    }
    async with flavour.open_control_plane(transport=answering(json=reply)) as client:
        assert await flavour.call(client.get_webhook_health) == {
            "user_id": 1,
            "url": "u",
            "http_status": 2,
            "total_deliveries_24h": 3,
            "success_rate_7d": 0.5,
            "sha256_hash": "h",
            "two words": {"API Keys": []},
            "metadata": {"keepMe": 1},
        }


@shows("strings-are-no-lists")
@pytest.mark.parametrize(
    ("method", "arguments", "name"),
    [
        (
            "connections.slack.add_channels",
            {"connection_id": "c", "channels": "C01"},
            "channels",
        ),
        (
            "connections.s3.add_prefixes",
            {"connection_id": "c", "prefixes": "logs"},
            "prefixes",
        ),
        ("add", {"text": "x", "tags": "ui"}, "tags"),
        ("update", {"memory_id": 1, "tags": "ui"}, "tags"),
        ("summarize", {"memory_ids": "12"}, "memory_ids"),
        ("update_ontology", {"content_types": "note"}, "content_types"),
    ],
)
async def test_strings_in_place_of_lists(
    flavour: Flavour, method: str, arguments: dict[str, Any], name: str
) -> None:
    async with flavour.open(transport=unreachable()) as client:
        called: Any = client
        for part in method.split("."):
            called = getattr(called, part)
        with pytest.raises(ValidationError, match=name):
            await flavour.call(called, **arguments)


@shows("zero-is-a-value")
async def test_zeros(flavour: Flavour) -> None:
    body: dict[str, Any] = {"summary": {"trend": {"trend_multiplier": 0}}}
    async with flavour.open(transport=answering(json=body)) as client:
        reply = await flavour.call(client.feedback, 1, "positive")
        assert reply.summary.trend.trend_multiplier == 0
    async with flavour.open(
        transport=answering(json={"max_custom_types": 0})
    ) as client:
        assert (await flavour.call(client.get_ontology)).max_custom_types == 0
    for body in ({}, {"max_custom_types": None}):
        async with flavour.open(transport=answering(json=body)) as client:
            assert (await flavour.call(client.get_ontology)).max_custom_types == 32


@shows("none-leaves-out")
@pytest.mark.parametrize(
    ("method", "values", "argument"),
    [
        ("list_exports", (), "limit"),
        ("create_export", (), "format"),
        ("create_export", (), "scope"),
        ("test_webhook", (1,), "event_type"),
        ("list_webhook_deliveries", (1,), "page"),
        ("list_webhook_deliveries", (1,), "page_size"),
        ("list_recent_webhook_deliveries", (), "page"),
        ("replay_webhook_deliveries", (1,), "since_minutes"),
        ("replay_webhook_deliveries", (1,), "statuses"),
        ("replay_webhook_deliveries", (1,), "limit"),
    ],
)
async def test_none_for_what_has_a_default(
    flavour: Flavour, method: str, values: tuple[Any, ...], argument: str
) -> None:
    transport = answering(json={})
    async with flavour.open_control_plane(
        access_token="token", transport=transport
    ) as client:
        await flavour.call(getattr(client, method), *values, **{argument: None})
        await flavour.call(getattr(client, method), *values)
    without, usual = (
        dict(request.url.params) | json.loads(request.content or b"{}")
        for request in transport.requests
    )
    assert without == {name: usual[name] for name in usual if name != argument}
    assert argument in usual


@shows("none-leaves-out")
async def test_none_for_what_was_sent_as_null(flavour: Flavour) -> None:
    for method, values, argument in (
        ("summarize", ([1],), "lossless"),
        ("bulk_add", ([{"text": "some text"}],), "deduplicate"),
    ):
        transport = answering(json={"id": 1, "results": []})
        async with flavour.open(transport=transport) as client:
            await flavour.call(getattr(client, method), *values, **{argument: None})
        assert argument not in sent(transport)


@shows("name-as-sent")
async def test_blanks_around_a_name(flavour: Flavour) -> None:
    transport = answering(201, json={})
    async with flavour.open_control_plane(transport=transport) as client:
        for name in ("ab", " ab ", "x" * 100, f" {'x' * 98} "):
            await flavour.call(client.signup, "a@b", "password", name)
            body = json.loads(transport.requests[-1].content)
            assert body["organization_name"] == name
        for name in (" ", " a ", "x" * 101, f" {'x' * 100} "):
            with pytest.raises(ValidationError, match="organization_name"):
                await flavour.call(client.signup, "a@b", "password", name)


@pytest.mark.parametrize("flavour", FLAVOURS, ids=lambda each: each.name)
async def test_addresses_of_mail(flavour: Flavour) -> None:
    """The same as before: an at sign with something on either side."""
    transport = answering(json={})
    async with flavour.open_control_plane(transport=transport) as client:
        for address in ("a@b", '"a b"@c', " a@b ", "a@b@c"):
            await flavour.call(client.login, address, "password")
            assert json.loads(transport.requests[-1].content)["email"] == address
        for address in ("a", "@", "@a", "a@", "a@b@"):
            with pytest.raises(ValidationError, match="email"):
                await flavour.call(client.login, address, "password")


@shows("request-ids")
async def test_request_ids(flavour: Flavour) -> None:
    body = {"detail": "x", "request_id": "of the body"}
    for headers, found in (
        ({}, "of the body"),
        ({"Request-ID": "second"}, "second"),
        ({"Request-ID": "second", "X-Request-ID": "first"}, "first"),
    ):
        error = await failure(flavour, answering(500, json=body, headers=headers))
        assert error.request_id == found


@shows("documented-fields")
async def test_fields_of_a_memory(flavour: Flavour) -> None:
    documented = {
        "user_id": 7,
        "tier": "hot",
        "expires_at": "2026-08-05T14:22:00+00:00",
        "key_points": ["dark mode"],
        "quality_score": 0.87,
        "memory_type": "preference",
    }
    body = {"id": 1, "text": "t", **documented, "not_known_yet": [1]}
    transport = answering(json=body)
    async with flavour.open(transport=transport) as client:
        memory = await flavour.call(
            client.add, "t", event_type="e", ttl_minutes=5, deduplicate=False
        )
    assert {name: getattr(memory, name) for name in documented} == documented
    assert memory.extra == {"not_known_yet": [1]}
    assert memory.to_dict() == {**body, "is_summary": False} or memory.to_dict() == body
    assert sent(transport) == {
        "text": "t",
        "event_type": "e",
        "ttl_minutes": 5,
        "deduplicate": False,
    }


@shows("null-is-not-text")
async def test_a_prompt_that_is_null(flavour: Flavour) -> None:
    body = {"composed_prompt": None, "memories_used": 0}
    async with flavour.open(transport=answering(json=body)) as client:
        reply = await flavour.call(client.compose, "t")
    assert reply.composed_prompt == ""
    assert reply.to_dict()["composed_prompt"] is None


@shows("replies-are-checked")
@pytest.mark.parametrize("content", [b"<html>", b"[1]", b"7", b'"text"'])
async def test_replies_of_the_wrong_kind(flavour: Flavour, content: bytes) -> None:
    answer = answering(content=content, headers={"X-Request-ID": "r"})
    async with flavour.open(transport=answer) as client:
        with pytest.raises(InvalidResponseError) as caught:
            await flavour.call(client.knowledge_stats)
    assert (caught.value.status_code, caught.value.request_id) == (200, "r")


@shows("text-is-no-file")
@pytest.mark.parametrize("method", ["upload", "create_import"])
async def test_a_file_given_as_text(flavour: Flavour, method: str) -> None:
    async with flavour.open(transport=unreachable()) as client:
        with pytest.raises(ValidationError, match="file"):
            await flavour.call(
                getattr(client, method), "notes.txt", filename="notes.txt"
            )


@shows("one-tree-of-errors")
async def test_a_missing_token(flavour: Flavour) -> None:
    async with flavour.open_control_plane(
        access_token=None, transport=unreachable()
    ) as client:
        with pytest.raises(AuthError, match="access_token"):
            await flavour.call(client.me)


@shows("one-tree-of-errors")
async def test_faults_of_the_transport(flavour: Flavour) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadError("it broke", request=request)

    error = await failure(flavour, Scripted(answer))
    assert isinstance(error.__cause__, httpx.ReadError)
