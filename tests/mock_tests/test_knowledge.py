"""Feedback, relations, ontology, summaries, prompts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mock.json_values import JsonValue
from tests.mock_tests.asking import Service, problems


def test_feedback_moves_the_importance_within_its_limits(service: Service) -> None:
    service.add("alpha fact here", importance=0.96)
    said = service.result("POST", "/memory/1/feedback", {"signal": "positive"})
    assert (said["importance_before"], said["importance_after"]) == (0.96, 1.0)
    assert (said["adjustment"], said["influenced_ranking"]) == (0.04, True)
    more = service.result("POST", "/memory/1/feedback", {"signal": "positive"})
    assert (more["adjustment"], more["influenced_ranking"]) == (0.0, False)
    for _ in range(25):
        said = service.result("POST", "/memory/1/feedback", {"signal": "negative"})
    assert said["importance_after"] == 0.05
    assert service.result("GET", "/memory/1")["importance"] == 0.05
    assert said["summary"] == {
        "total_signals": 27,
        "signal_counts": {"positive": 2, "negative": 25},
        "trend": {
            "momentum": "negative",
            "consistency": 1.0,
            "trend_multiplier": 1.2,
            "recent_count": 10,
        },
    }
    assert service.call("POST", "/memory/2/feedback", {"signal": "ignored"}).status == (
        404
    )


@pytest.mark.parametrize(
    ("signal", "adjustment", "momentum"),
    [
        ("positive", 0.05, "positive"),
        ("negative", -0.05, "negative"),
        ("retrieved", 0.01, "positive"),
        ("ignored", -0.01, "negative"),
    ],
)
def test_what_a_signal_is_worth(
    service: Service, signal: str, adjustment: float, momentum: str
) -> None:
    service.add("alpha fact here")
    said = service.result("POST", "/memory/1/feedback", {"signal": signal})
    assert said["importance_after"] == round(0.5 + adjustment, 2)
    assert said["adjustment"] == adjustment
    assert said["summary"]["trend"]["momentum"] == momentum
    other = {"positive": "ignored", "retrieved": "negative"}.get(signal, "positive")
    said = service.result("POST", "/memory/1/feedback", {"signal": other})
    assert said["summary"]["trend"] == {
        "momentum": "neutral",
        "consistency": 0.0,
        "trend_multiplier": 1.0,
        "recent_count": 2,
    }


def test_feedback_changes_the_ranking_and_the_history(service: Service) -> None:
    service.add("alpha fact here")
    service.add("beta fact here")
    assert [text[0] for text in service.texts("fact")] == ["b", "a"]
    service.result("POST", "/memory/1/feedback", {"signal": "retrieved"})
    assert [text[0] for text in service.texts("fact")] == ["a", "b"]
    revisions = service.result("GET", "/memory/1/history")["revisions"]
    assert revisions[1]["diff"] == {"importance": {"old": 0.5, "new": 0.51}}


def test_relations_join_memories_of_one_user(service: Service) -> None:
    for text in ("alpha fact here", "beta fact here"):
        service.add(text)

    def relate(start: int, end: int, kind: str = "supports", **more: Any) -> Any:
        body: JsonValue = {"to_memory_id": end, "relationship_type": kind, **more}
        return service.call("POST", f"/memory/{start}/relations", body)

    made = relate(1, 2, metadata={"by": "ada"})
    assert made.status == 201
    assert made.json() == {
        "id": 1,
        "from_memory_id": 1,
        "to_memory_id": 2,
        "relationship_type": "supports",
        "confidence": 1.0,
        "metadata": {"by": "ada"},
        "created_at": "2026-05-05T14:22:02+00:00",
    }
    assert relate(2, 1, confidence=0.0).json()["confidence"] == 0.0
    assert problems(relate(1, 1)) == [("/to_memory_id", "value_error")]
    assert problems(relate(1, 2, "cites")) == [("/relationship_type", "value_error")]
    service.result("PUT", "/memory/ontology", {"relation_types": ["cites"]})
    assert relate(1, 2, "cites").json()["id"] == 3
    assert relate(1, 3).status == relate(3, 1).status == 404


def test_the_ontology_keeps_what_is_not_named(service: Service) -> None:
    before = service.result("GET", "/memory/ontology")
    assert before["custom_content_types"] == before["custom_relation_types"] == []
    assert before["content_types"] == before["builtin_content_types"]

    def put(**types: Any) -> Any:
        return service.result("PUT", "/memory/ontology", types)

    put(content_types=["recipe", "recipe", "fact"])
    after = put(relation_types=["cites"])
    assert after["custom_content_types"] == ["recipe", "fact"]
    assert after["content_types"] == [*before["builtin_content_types"], "recipe"]
    assert service.result("GET", "/memory/ontology") == after
    assert put(content_types=[])["custom_content_types"] == []
    assert service.result("GET", "/memory/ontology")["custom_relation_types"] == [
        "cites"
    ]
    assert len(
        put(content_types=list(map(str, range(32))))["custom_content_types"]
    ) == (32)
    too_many: JsonValue = {"content_types": list(map(str, range(33)))}
    refused = service.call("PUT", "/memory/ontology", too_many)
    assert problems(refused) == [("/content_types", "value_error")]


def test_summaries_are_memories(service: Service) -> None:
    service.add("Alpha came first. It was late.", tags=["a"], importance=0.9)
    service.add("Beta came second. It was early.", tags=["b", "a"])
    made = service.call("POST", "/memory/summarize", {"memory_ids": [1, 2]})
    assert made.status == 201
    short = service.result("GET", "/memory/3")
    assert short == made.json()
    assert (short["text"], short["is_summary"]) == (
        "Alpha came first Beta came second",
        True,
    )
    assert (short["tags"], short["importance"]) == (["a", "b"], 0.9)
    whole: JsonValue = {"memory_ids": [1, 2], "lossless": True}
    text = service.result("POST", "/memory/summarize", whole)["text"]
    assert "It was late. Beta" in text
    assert len(service.texts("came")) == 4
    assert len(service.texts("came", filters={"include_summaries": False})) == 2
    unknown = service.call("POST", "/memory/summarize", {"memory_ids": [1, 9]})
    assert problems(unknown) == [("/memory_ids/1", "value_error")]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            {"prompt_template": "Known: {memories} End", "recall_k": 1},
            ("Known: - beta fact here End", 1, 6, False),
        ),
        (
            {"prompt_template": "beta?", "recall_k": 1},
            ("beta?\n\n- beta fact here", 1, 5, False),
        ),
        (
            {"prompt_template": "One two three", "max_tokens": 2},
            ("One two", 2, 2, True),
        ),
    ],
)
def test_prompts_are_composed(service: Service, asked: Any, expected: Any) -> None:
    for text in ("alpha fact here", "beta fact here"):
        service.add(text)
    made = service.result("POST", "/memory/compose", asked)
    names = ("composed_prompt", "memories_used", "token_count", "truncated")
    assert tuple(made[name] for name in names) == expected


def test_exports_hold_everything_of_one_user(service: Service) -> None:
    Service(service.api, "other").add("belongs to somebody else")
    service.add("alpha fact here")
    service.add("beta fact here")
    service.result("DELETE", "/memory/forget", {"memory_ids": [2]})
    exported = service.result("GET", "/memory/export")
    assert [memory["text"] for memory in exported["memories"]] == ["beta fact here"]
    assert exported["user_id"] == exported["memories"][0]["user_id"] == 2
    assert exported["generated_at"] > exported["memories"][0]["created_at"]
