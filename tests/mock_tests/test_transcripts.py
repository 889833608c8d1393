"""Conversations word for word: the routes under /v1/history."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mock.json_values import mapping
from tests.mock_tests.asking import Service


class Conversation:
    """One conversation of one user."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.place = {"tenant_id": "acme", "user_id": "user_42"}

    def append(self, *turns: Any, **more: Any) -> tuple[int, list[Any]]:
        body = {**self.place, "session_id": "s1", "turns": list(turns), **more}
        response = self.service.call("POST", "/v1/history/append", body)
        return response.status, mapping(response.json())["items"]  # type: ignore[return-value]

    def contents(self, **more: Any) -> list[str]:
        body = {**self.place, "session_id": "s1", **more}
        listed = self.service.result("POST", "/v1/history/list", body)
        return [item["content"] for item in listed["items"]]

    def delete(self, **which: Any) -> Any:
        body = {**self.place, **which}
        return self.service.result("POST", "/v1/history/delete", body)


@pytest.fixture
def conversation(service: Service) -> Conversation:
    return Conversation(service)


def turn(content: str, role: str = "human", **more: Any) -> Any:
    return {"role": role, "content": content, **more}


def test_turns_are_kept_word_for_word(conversation: Conversation) -> None:
    status, items = conversation.append(
        turn("  hi ", payload={"a": [1, None]}), turn("yes?", "ai")
    )
    assert status == 201
    assert items[0] == {
        "id": "h_1000000000001",
        "session_id": "s1",
        "role": "user",
        "content": "  hi ",
        "seq": None,
        "occurred_at": None,
        "payload": {"a": [1, None]},
        "source": "api",
        "created_at": "2026-05-05T14:22:00+00:00",
        "created": True,
    }
    assert items[1]["role"] == "assistant"
    assert conversation.contents() == ["  hi ", "yes?"]
    assert conversation.contents(session_id="s2") == []
    assert conversation.contents(tenant_id="other") == []


def test_turns_are_ordered_by_seq(conversation: Conversation) -> None:
    conversation.append(turn("last"), turn("c", seq=7), turn("a", seq=0))
    conversation.append(turn("b", seq=3))
    assert conversation.contents() == ["a", "b", "c", "last"]
    assert conversation.contents(limit=2) == ["c", "last"]


def test_repeated_turns_are_kept_once(conversation: Conversation) -> None:
    first = turn("hello", idempotency_key="k1")
    _, (kept,) = conversation.append(first)
    status, (again,) = conversation.append({**first, "content": "changed"})
    assert (status, again) == (200, {**kept, "created": False})
    conversation.append(turn("third", seq=2))
    assert conversation.append(turn("third", seq=2))[1][0]["created"] is False
    assert conversation.append(turn("third", "ai", seq=2))[1][0]["created"] is True
    assert conversation.append(turn("hello"))[1][0]["created"] is True
    other = conversation.append(first, session_id="s2")
    assert (other[0], other[1][0]["created"]) == (201, True)


def test_what_users_say_is_learned(conversation: Conversation) -> None:
    said = "I always take the window seat"
    conversation.append(turn(said), turn("How nice of the window", "ai"), turn("ok"))
    conversation.append(turn("nobody learns from this"), extract=False)
    service = conversation.service
    assert service.texts("window") == [said]
    gone = conversation.delete(session_id="s1", delete_derived_facts=True)
    assert (len(gone["deleted_ids"]), gone["deleted_fact_ids"]) == (4, ["m_1"])
    assert service.texts("window") == []
    assert conversation.contents() == []


def test_single_turns_are_deleted(conversation: Conversation) -> None:
    conversation.append(turn("a"), turn("b"), source="app")
    conversation.append(turn("c"), turn("a window seat always"))
    assert conversation.contents(source="api") == ["c", "a window seat always"]
    wanted: list[Any] = ["h_1000000000001", 1000000000004, "h_9"]
    gone = conversation.delete(ids=wanted)
    assert gone == {
        "deleted_ids": ["h_1000000000001", "h_1000000000004"],
        "deleted_fact_ids": [],
    }
    assert conversation.contents() == ["b", "c"]
    assert conversation.service.texts("window") == ["a window seat always"]
    assert len(conversation.delete(session_id="s1", source="app")["deleted_ids"]) == 1
