"""The routes under /v1/memory."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mock.json_values import JsonValue
from tests.mock_tests.asking import Service

USER: dict[str, JsonValue] = {"tenant_id": "acme", "user_id": "user_42"}


def recall(service: Service, prompt: str, **more: Any) -> Any:
    body = {**USER, "prompt": prompt, **more}
    return service.result("POST", "/v1/memory/recall", body)


def test_memories_are_listed_newest_first(service: Service) -> None:
    for text in ("alpha fact here", "beta fact here", "gamma fact here"):
        service.add(text)
    listing = service.result("GET", "/v1/memory/acme/user_42/list?limit=2&offset=0")
    assert listing["total"] == 3
    assert [item["memory_id"] for item in listing["memories"]] == ["m_3", "m_2"]
    everything = service.result("GET", "/v1/memory/acme/user_42/list?limit=0")
    assert len(everything["memories"]) == 3
    assert service.result("GET", "/v1/memory/acme/user%2F42/list")["total"] == 0


@pytest.mark.parametrize(
    ("fields", "status", "processing", "stored"),
    [
        ({}, "processing", "distilling", 1),
        ({"sync_embed": True}, "ok", "completed", 1),
        ({"text": "thanks"}, "ok", "skipped_low_value", 0),
        ({"role": "user"}, "processing", "distilling", 1),
        ({"role": "assistant"}, "ok", "skipped_non_user_turn", 0),
    ],
)
def test_turns_teach_or_do_not(
    service: Service, fields: Any, status: str, processing: str, stored: int
) -> None:
    body = {**USER, "source": "chat", "text": "I always take the window", **fields}
    receipt = service.result("POST", "/v1/memory/add_turn", body)
    assert receipt["memory_id"] is None
    assert (receipt["status"], receipt["processing_status"]) == (status, processing)
    assert len(service.texts("window")) == stored


def test_repeated_turns_are_recognised(service: Service) -> None:
    text = "I always take the window"
    body: dict[str, Any] = {**USER, "source": "chat", "text": text}
    body["metadata"] = {"session_id": "s"}

    def turn(**more: Any) -> tuple[bool, str]:
        receipt = service.result("POST", "/v1/memory/add_turn", {**body, **more})
        return receipt["already_exists"], receipt["processing_status"]

    when = "2026-05-05T14:22:00Z"
    assert turn(occurred_at=when) == (False, "distilling")
    assert turn(occurred_at=when) == (True, "skipped_replay")
    assert turn(occurred_at=when, speaker="Ada") == (False, "distilling")
    assert turn(occurred_at=when, user_id="other") == (False, "distilling")
    assert service.result("GET", "/memory/1")["metadata"] == {"session_id": "s"}


def test_recalling(service: Service) -> None:
    for text in ("alpha fact here", "beta fact here"):
        service.add(text)
    near = recall(service, "alpha")
    assert [item["raw_text"] for item in near["memories"]] == ["alpha fact here"]
    assert (near["memories"][0]["memory_id"], near["memories"][0]["score"]) == (
        "m_1",
        1,
    )
    assert (near["used_fallback"], near["context"]) == (False, "alpha fact here")
    far = recall(service, "nothing of it", k=1)
    assert [item["memory_id"] for item in far["memories"]] == ["m_2"]
    assert far["used_fallback"] is True
    assert recall(service, "alpha", types=["episodic"])["memories"] == []
    assert len(recall(service, "alpha", types=["unheard of"])["memories"]) == 1
    assert recall(service, "alpha", user_id="other")["memories"] == []
    for number in range(60):
        service.add(f"memory number {number}")
    sizes = {k: len(recall(service, "number", k=k)["memories"]) for k in (0, 7, 99)}
    assert sizes == {0: 1, 7: 7, 99: 50}
    assert len(recall(service, "number")["memories"]) == 5


def test_the_status_of_a_memory(service: Service) -> None:
    service.add("alpha fact here")
    path = "/v1/memory/status/1"
    assert service.result("GET", path)["searchable"] is True
    service.result("DELETE", "/memory/forget", {"memory_ids": [1]})
    assert service.call("GET", path).status == 404


@pytest.mark.parametrize("tenant", ["", " "])
def test_a_blank_tenant_is_refused(service: Service, tenant: str) -> None:
    body = {**USER, "tenant_id": tenant, "prompt": "alpha"}
    refused = service.call("POST", "/v1/memory/recall", body)
    assert (refused.status, refused.json()) == (
        400,
        {
            "error": {
                "code": "INVALID_TENANT_ID_FORMAT",
                "message": "tenant_id must not be blank",
            },
            "request_id": "req_0001",
        },
    )
