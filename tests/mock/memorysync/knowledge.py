"""The routes about what memories are worth and how they are classified."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from tests.mock.json_values import JsonObject, strings
from tests.mock.memorysync.calls import Call, Outcome, Reply, missing, refused
from tests.mock.memorysync.ontology_types import MOST_CUSTOM_TYPES
from tests.mock.memorysync.world import Registry, World

_ADJUSTMENTS: Mapping[str, float] = {
    "positive": 0.05,
    "negative": -0.05,
    "retrieved": 0.01,
    "ignored": -0.01,
}
_LEAST, _MOST = 0.05, 1.0
_RECENT = 10


def ontology(call: Call, world: World) -> Outcome:
    """The types in use."""
    return Reply(world.memories.ontology.to_json())


def update_ontology(call: Call, world: World) -> Outcome:
    """Replace the custom types that are given; an empty list clears them."""
    known = world.memories.ontology
    given: dict[str, list[str]] = {}
    for name in ("content_types", "relation_types"):
        if call.fields.get(name) is not None:
            given[name] = list(dict.fromkeys(strings(call.fields[name])))
            if len(given[name]) > MOST_CUSTOM_TYPES:
                return refused(f"At most {MOST_CUSTOM_TYPES} custom types", name)
    if not given:
        return refused("content_types or relation_types is required")
    known.custom_content_types = given.get("content_types", known.custom_content_types)
    known.custom_relation_types = given.get(
        "relation_types", known.custom_relation_types
    )
    return Reply(known.to_json())


def feedback(call: Call, world: World) -> Outcome:
    """Move the importance of a memory, within its limits."""
    memory = world.memories.alive(call.scope, call.arguments.path.get("memory_id"))
    if memory is None:
        return missing("Memory")
    signal = str(call.fields.get("signal"))
    before = memory.importance
    moved = before + _ADJUSTMENTS[signal]
    after = round(min(max(moved, _LEAST), _MOST), 4)
    memory = world.memories.note(memory, signal)
    world.memories.change(memory, {"importance": after}, world.now())
    return Reply(
        {
            "memory_id": memory.id,
            "signal": signal,
            "importance_before": before,
            "importance_after": after,
            "adjustment": round(after - before, 4),
            "influenced_ranking": after != before,
            "summary": _summary(memory.signals),
        }
    )


def _summary(signals: tuple[str, ...]) -> JsonObject:
    recent = signals[-_RECENT:]
    signs = [1 if _ADJUSTMENTS[signal] > 0 else -1 for signal in recent]
    balance = sum(signs)
    momentum = "positive" if balance > 0 else "negative" if balance < 0 else "neutral"
    consistency = round(abs(balance) / len(signs), 4)
    return {
        "total_signals": len(signals),
        "signal_counts": dict(Counter(signals)),
        "trend": {
            "momentum": momentum,
            "consistency": consistency,
            "trend_multiplier": round(1.0 + 0.2 * consistency, 4),
            "recent_count": len(recent),
        },
    }


HANDLERS: Registry = {
    ("GET", "/memory/ontology"): ontology,
    ("PUT", "/memory/ontology"): update_ontology,
    ("POST", "/memory/{memory_id}/feedback"): feedback,
}
