"""Memories: added, found, changed, forgotten."""

from __future__ import annotations

from typing import Any

import httpx

from tests.mock import (
    MockApi,
    MockTransport,
)
from tests.mock.json_values import JsonValue, mapping, sequence
from tests.mock_tests.asking import (
    KEY,
    Service,
    problems,
    send,
)


def test_added_memories_are_found(service: Service) -> None:
    first = service.add(
        "started new feature work", tags=["dev"], metadata={"n": None}, ttl_minutes=1
    )
    assert first == {
        "id": 1,
        "user_id": 1,
        "text": "started new feature work",
        "summary": None,
        "tags": ["dev"],
        "source": None,
        "event_type": None,
        "importance": 0.5,
        "metadata": {"n": None},
        "is_summary": False,
        "created_at": "2026-05-05T14:22:00+00:00",
        "updated_at": "2026-05-05T14:22:00+00:00",
        "tier": "hot",
        "expires_at": "2026-05-05T14:23:00+00:00",
        "key_points": [],
        "quality_score": 0.5,
        "memory_type": "semantic",
    }
    service.add("lunch was late again today")
    found = service.result("POST", "/memory/query", {"query": "Recent WORK?", "k": 3})
    assert [(memory["id"], memory["score"]) for memory in found["memories"]] == [
        (1, 0.5),
        (2, 0.0),
    ]
    assert service.result("GET", "/memory/1") == first


def test_equally_good_memories_come_newest_first(service: Service) -> None:
    for text in ("alpha fact here", "beta fact here", "gamma words there"):
        service.add(text)
    assert [text[0] for text in service.texts("fact")] == ["b", "a", "g"]


def test_k_is_clamped(service: Service) -> None:
    for number in range(60):
        service.add(f"memory number {number}")
    sizes = {k: len(service.texts("number", k=k)) for k in (-1, 0, 1, 7, 50, 99)}
    assert sizes == {-1: 1, 0: 1, 1: 1, 7: 7, 50: 50, 99: 50}
    assert len(service.texts("number")) == 5


def test_end_users_do_not_see_each_other(memorysync: MockApi) -> None:
    one, two = Service(memorysync, "one"), Service(memorysync, "two")
    anybody = Service(memorysync, None)
    one.add("one likes apples", end_user_id="two")
    anybody.add("two likes pears", end_user_id="two")
    anybody.add("nobody likes plums")
    assert one.texts("likes") == ["one likes apples"]
    assert two.texts("likes") == ["two likes pears"]
    assert anybody.texts("likes") == ["nobody likes plums"]
    assert two.call("GET", "/memory/1").status == 404
    assert two.call("PATCH", "/memory/1", {"source": "x"}).status == 404
    assert two.result("DELETE", "/memory/forget", {"memory_ids": [1, 2, 9]}) == [2]
    assert one.texts("likes") == ["one likes apples"]


def test_additions_that_store_nothing(service: Service) -> None:
    short = service.call("POST", "/memory/add", {"text": "   thanks    "})
    assert (short.status, mapping(short.json())["reason"]) == (
        200,
        "no_high_value_content",
    )
    assert service.call("POST", "/memory/add", {"text": "123456789 "}).status == 200
    assert service.add("the migration is done", client_ref="r1")["id"] == 1
    again = service.call(
        "POST", "/memory/add", {"text": "whatever else", "client_ref": "r1"}
    )
    assert again.status == 200
    assert again.json() == {
        "status": "skipped",
        "reason": "already_ingested",
        "memory_ids": [1],
        "candidates_extracted": 0,
        "candidates_stored": 0,
    }
    other = Service(service.api, "other").add("the migration is done", client_ref="r1")
    assert other["id"] == 2
    assert service.add(" 1234567890 ")["id"] == 3


def test_bulk_add_reports_each_item(service: Service) -> None:
    items: list[JsonValue] = [
        {"text": "the audit schema was chosen", "client_ref": "r1"},
        {"text": "chosen again by someone", "client_ref": "r1"},
        {"text": "ok"},
        {"text": " "},
        {"text": "belongs to the caller", "end_user_id": "ignored"},
    ]
    response = service.call("POST", "/memory/bulk-add", {"items": items})
    assert response.status == 207
    report = mapping(response.json())
    counts = [report[name] for name in ("total", "created", "skipped", "rejected")]
    assert counts == [5, 2, 2, 1]
    rows = [mapping(row) for row in sequence(report["results"])]
    assert [(row["status"], row["memory_ids"], row["reason"]) for row in rows] == [
        ("created", [1], None),
        ("skipped", [1], "already_ingested"),
        ("skipped", [], "no_high_value_content"),
        ("rejected", [], "empty"),
        ("created", [2], None),
    ]
    assert service.texts("caller", k=1) == ["belongs to the caller"]
    anybody = Service(service.api, None)
    anybody.result("POST", "/memory/bulk-add", {"items": items[4:]})
    assert Service(service.api, "ignored").texts("caller") == ["belongs to the caller"]
    too_many: list[JsonValue] = [{"text": "t"}] * 51
    refused = service.call("POST", "/memory/bulk-add", {"items": too_many})
    assert problems(refused) == [("/items", "too_long")]


def test_query_filters(service: Service) -> None:
    service.add("alpha fact here", source="chat", tags=["a", "b"])
    service.add("beta fact here", source="mail", tags=["b"])
    service.add("gamma fact here", source="docs", tags=[])

    def found(**filters: Any) -> str:
        texts = service.texts("fact", filters=filters)
        return "".join(sorted(text[0] for text in texts))

    assert found() == "abg"
    assert found(source="chat") == "a"
    assert found(sources=["mail", "docs"]) == "bg"
    assert found(tags=["a", "b"]) == "ab"
    assert found(since="2026-05-05T14:22:01Z") == "bg"
    assert found(until="2026-05-05T16:22:01+02:00") == "ab"
    assert found(memory_type="episodic") == ""
    assert found(tier="hot", include_summaries=False) == "abg"
    assert found(source="chat", tags=["nothing"]) == ""
    refused = service.call(
        "POST", "/memory/query", {"query": "q", "filters": {"since": "yesterday"}}
    )
    assert problems(refused) == [("/filters/since", "format_error")]


def test_updates_become_revisions(service: Service) -> None:
    service.add("the office moved to Lyon", tags=["office"])
    changed = service.result(
        "PATCH", "/memory/1", {"tags": ["place"], "importance": 0.5}
    )
    assert changed["tags"] == ["place"]
    assert changed["updated_at"] > changed["created_at"]
    history = service.result("GET", "/memory/1/history?limit=100&offset=0")
    assert (history["memory_id"], history["total"]) == (1, 2)
    created, updated = history["revisions"]
    assert (created["revision"], created["event"]) == (0, "created")
    assert updated["event"] == "updated"
    assert updated["changed_fields"] == ["tags"]
    assert updated["diff"] == {"tags": {"old": ["office"], "new": ["place"]}}
    page = service.result("GET", "/memory/1/history?limit=1&offset=1")
    assert page["revisions"] == [updated]
    assert service.call("GET", "/memory/9/history").status == 404
    assert problems(service.call("PATCH", "/memory/1", {})) == [("", "minProperties")]


def test_forgetting(service: Service) -> None:
    service.add("alpha fact here", source="chat", tags=["a", "b"])
    service.add("beta fact here", source="chat", tags=["b"])
    forget = ("DELETE", "/memory/forget")
    both: JsonValue = {"source": "chat", "before": "2027-01-01T00:00:00Z"}
    assert service.result(*forget, {"filters": both, "dry_run": True}) == [1, 2]
    assert len(service.texts("fact")) == 2
    rehearsed: JsonValue = {"memory_ids": [2, 7], "dry_run": True}
    assert service.result(*forget, rehearsed) == [2]
    assert len(service.texts("fact")) == 2
    assert service.result(*forget, {"filters": {"tags": ["a", "b"]}}) == [1]
    assert service.texts("fact") == ["beta fact here"]
    missing = service.call("GET", "/memory/1")
    assert (missing.status, missing.json()) == (404, {"detail": "Memory not found"})
    assert service.result(*forget, {"memory_ids": [1, 2]}) == [2]
    events = service.result("GET", "/memory/2/history")["revisions"]
    assert [event["event"] for event in events] == ["created", "soft_deleted"]
    assert service.call(*forget, {"filters": {}}).status == 422
    assert service.call(*forget, {"memory_ids": [1], "filters": both}).status == 422
    assert service.call(*forget, {}).status == 422


def test_plans_that_are_used_up(service: Service) -> None:
    service.add("this was stored before")
    place: dict[str, JsonValue] = {"tenant_id": "acme", "user_id": "user_42"}
    turns: JsonValue = [{"role": "user", "content": "never stored at all"}]
    kept: dict[str, JsonValue] = {"namespace": ["a"], "key": "k", "value": {}}
    asked: dict[str, tuple[dict[str, JsonValue], JsonValue]] = {
        "/memory/add": ({"text": "never stored at all"}, {"status": "ok"}),
        "/memory/bulk-add": (
            {"items": [{"text": "never stored at all"}]},
            {"status": "ok"},
        ),
        "/memory/summarize": ({"memory_ids": [1]}, {"status": "ok"}),
        "/memory/query": ({"query": "stored"}, {"memories": []}),
        "/v1/memory/recall": ({**place, "prompt": "stored"}, {"memories": []}),
        "/v1/history/append": (
            {**place, "session_id": "s", "turns": turns},
            {"items": [], "request_ids": [], "status": "skipped"},
        ),
        "/v1/history/list": (
            {**place, "session_id": "s"},
            {"items": [], "total": 0},
        ),
        "/v1/state/put": (
            {**place, **kept},
            {"item": {}, "created": False, "status": "skipped"},
        ),
        "/v1/state/list": (place, {"items": [], "total": 0}),
    }
    for path, (body, silence) in asked.items():
        for plan, status, answer in (
            ("exhausted", 200, silence),
            ("strict", 429, "limit_exceeded"),
        ):
            headers = {**service.headers, "X-Mock-Quota": plan}
            response = send(service.api, "POST", path, headers=headers, json=body)
            said = mapping(response.json())
            assert response.status == status, path
            assert answer in (said, mapping(said.get("detail")).get("error")), path
    assert service.texts("stored") == ["this was stored before"]


def test_updating_many_memories(service: Service) -> None:
    service.add("alpha fact here", tags=["a"])
    service.add("beta fact here")
    items: list[JsonValue] = [
        {"memory_id": 2, "tags": ["b"], "importance": 0.5},
        {"memory_id": 9, "source": "x"},
        {"memory_id": 1, "tags": ["a"]},
    ]
    response = service.call("POST", "/memory/batch-update", {"items": items})
    report = mapping(response.json())
    assert response.status == 207
    assert [report[name] for name in ("total", "updated", "not_found")] == [3, 2, 1]
    rows = [mapping(row) for row in sequence(report["results"])]
    assert [(row["status"], row["changed_fields"]) for row in rows] == [
        ("updated", ["tags"]),
        ("not_found", []),
        ("updated", []),
    ]
    assert service.result("GET", "/memory/2")["tags"] == ["b"]
    assert service.result("GET", "/memory/1/history")["total"] == 1
    twice: JsonValue = {"items": [items[0], items[0]]}
    refused = service.call("POST", "/memory/batch-update", twice)
    assert problems(refused) == [("/items/1", "value_error")]


def test_query_by_metadata_and_by_its_other_name(service: Service) -> None:
    service.add("alpha fact here", metadata={"channel": "web", "n": 1})
    service.add("beta fact here", metadata={"channel": "mail"})
    wanted = service.texts("fact", metadata_filter={"channel": "web"})
    assert wanted == ["alpha fact here"]
    asked: JsonValue = {"query": "beta", "k": 1}
    first = service.result("POST", "/memory/query", asked)
    assert service.result("POST", "/memory/retrieve", asked) == first


def test_important_memories_come_first_among_equals(service: Service) -> None:
    for text, importance in (("alpha", 0.9), ("beta", 0.2), ("gamma", 0.5)):
        service.add(f"{text} fact here", importance=importance)
    assert [text[0] for text in service.texts("fact")] == ["a", "g", "b"]


def test_uploads(memorysync: MockApi) -> None:
    def upload(
        files: Any, data: Any = None, user: str = "user_42", **headers: str
    ) -> httpx.Response:
        with httpx.Client(transport=MockTransport(memorysync)) as client:
            return client.post(
                "http://mock/memory/upload",
                files=files,
                data=data,
                headers={**KEY, "X-End-User-ID": user, **headers},
            )

    text = "Zeilenende\r\n--kein Rand\r\n\r\n§"
    stored = upload(
        {"file": ("a “b”.md", text.encode(), "text/markdown")},
        {"source": "drive", "metadata": '{"folder": "x"}'},
    )
    assert stored.status_code == 201
    record = stored.json()
    assert (record["text"], record["source"]) == (text, "drive")
    assert record["metadata"] == {"folder": "x"}
    scan = upload({"file": ("scan.bin", b"\xff\x00", "application/octet-stream")})
    assert (scan.status_code, scan.json()["reason"]) == (200, "no_extractable_text")
    wrong = upload({"file": ("a.txt", b"x")}, {"metadata": "[]"})
    assert wrong.json()["detail"][0]["pointer"] == "/metadata"
    assert upload({"file": (None, b"x")}).json()["detail"][0]["type"] == "file_required"
    assert Service(memorysync).texts("kein") == [text]
