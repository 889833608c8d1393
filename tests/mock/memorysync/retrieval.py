"""The routes that find memories: by a question, for a prompt, or all of them."""

from __future__ import annotations

from tests.mock.json_values import JsonValue, mapping
from tests.mock.memorysync.calls import Call, Outcome, Reply, missing, refused
from tests.mock.memorysync.plans import FOUND_NOTHING, metered
from tests.mock.memorysync.selection import having, rank, select
from tests.mock.memorysync.times import BadTimestamp
from tests.mock.memorysync.world import Registry, World

_USUAL_K, _MOST_K = 5, 50
_PLACE = "{memories}"


def query(call: Call, world: World) -> Outcome:
    """The memories nearest to a question."""
    asked = call.fields
    k = min(call.count("k", _USUAL_K, 1), _MOST_K)
    try:
        candidates = select(
            world.memories.living(call.scope),
            mapping(asked.get("filters")),
            all_tags=False,
        )
    except BadTimestamp as error:
        return refused(str(error), "filters")
    candidates = having(candidates, mapping(asked.get("metadata_filter")))
    ranked = rank(candidates, str(asked.get("query", "")))[:k]
    found: list[JsonValue] = [{**each.record, "score": score} for score, each in ranked]
    return Reply(
        {
            "memories": found,
            "context": "\n".join(memory.text for _, memory in ranked),
            "latency_ms": 1.0,
            "session_id": asked.get("session_id"),
            "query_intent": "factual",
        }
    )


def get(call: Call, world: World) -> Outcome:
    """One memory of the calling end user."""
    memory = world.memories.alive(call.scope, call.arguments.path.get("memory_id"))
    return missing("Memory") if memory is None else Reply(memory.record)


def compose(call: Call, world: World) -> Outcome:
    """A prompt with the memories that matter for it; a token is a word here."""
    template = str(call.fields.get("prompt_template", ""))
    candidates = rank(world.memories.living(call.scope), template)
    used = candidates[: call.count("recall_k", _USUAL_K)]
    listed = "\n".join(f"- {memory.text}" for _, memory in used)
    place = template if _PLACE in template else f"{template}\n\n{_PLACE}"
    prompt = place.replace(_PLACE, listed).strip()
    words = prompt.split()
    most = call.count("max_tokens", len(words))
    is_cut = len(words) > most
    return Reply(
        {
            "composed_prompt": " ".join(words[:most]) if is_cut else prompt,
            "memories_used": len(used),
            "token_count": min(len(words), most),
            "truncated": is_cut,
        }
    )


def export(call: Call, world: World) -> Outcome:
    """Everything of the calling end user, oldest first."""
    memories: list[JsonValue] = [
        memory.record for memory in world.memories.living(call.scope)
    ]
    return Reply(
        {
            "user_id": world.memories.user_number(call.scope.user),
            "memories": memories,
            "generated_at": world.now(),
        }
    )


HANDLERS: Registry = {
    ("POST", "/memory/query"): metered(query, FOUND_NOTHING),
    ("POST", "/memory/retrieve"): metered(query, FOUND_NOTHING),
    ("GET", "/memory/{memory_id}"): get,
    ("POST", "/memory/compose"): compose,
    ("GET", "/memory/export"): export,
}
