"""The routes under /v1/memory, for callers that name tenant and user each time."""

from __future__ import annotations

from tests.mock.json_values import JsonObject, JsonValue, mapping, strings
from tests.mock.memorysync.calls import Call, Outcome, Reply, envelope, missing
from tests.mock.memorysync.ingestion import ingest
from tests.mock.memorysync.memory_store import Memory
from tests.mock.memorysync.plans import FOUND_NOTHING, metered
from tests.mock.memorysync.selection import rank
from tests.mock.memorysync.world import Handler, Registry, World

_USUAL_K, _MOST_K = 5, 50


def in_tenant(handler: Handler) -> Handler:
    """A handler for calls that name their tenant."""

    def checked(call: Call, world: World) -> Outcome:
        named = call.arguments.path.get("tenant_id", call.fields.get("tenant_id"))
        if not str(named).strip():
            code = "INVALID_TENANT_ID_FORMAT"
            return envelope(call, 400, code, "tenant_id must not be blank")
        return handler(call, world)

    return checked


def wire_id(memory: Memory) -> str:
    """What a memory is called under /v1."""
    return f"m_{memory.id}"


def add_turn(call: Call, world: World) -> Outcome:
    """Learn from what a user said; say so when the turn teaches nothing."""
    asked = call.fields
    identity = tuple(
        str(asked.get(name)) for name in ("user_id", "speaker", "occurred_at", "text")
    )
    if asked.get("role") not in (None, "user"):
        return Reply(_receipt("skipped_non_user_turn"))
    if identity in world.memories.turns:
        return Reply(_receipt("skipped_replay", already_exists=True))
    world.memories.turns.add(identity)
    fields = {name: asked.get(name) for name in ("text", "source", "metadata")}
    if not isinstance(ingest(call.tenant_scope, fields, world), Memory):
        return Reply(_receipt("skipped_low_value"))
    if asked.get("sync_embed") is True:
        return Reply(_receipt("completed", embed_mode="sync"))
    receipt = _receipt("distilling", status="processing", embed_mode="async")
    return Reply({**receipt, "request_id": call.request_id})


def recall(call: Call, world: World) -> Outcome:
    """The memories nearest to a prompt; the newest ones when none is near."""
    asked = call.fields
    known = world.memories.ontology.content_types
    types = [name for name in strings(asked.get("types")) if name in known]
    candidates = [
        memory
        for memory in world.memories.living(call.tenant_scope)
        if not types or memory.record["memory_type"] in types
    ]
    k = min(call.count("k", _USUAL_K, 1), _MOST_K)
    ranked = rank(candidates, str(asked.get("prompt", "")))[:k]
    near = [each for each in ranked if each[0] > 0]
    found: list[JsonValue] = [
        {**_item(memory), "score": score} for score, memory in near or ranked
    ]
    return Reply(
        {
            "context": "\n".join(memory.text for _, memory in near or ranked),
            "memories": found,
            "used_fallback": bool(ranked) and not near,
        }
    )


def status(call: Call, world: World) -> Outcome:
    """Whether a memory can be found; it can as soon as it is stored."""
    number = call.arguments.path.get("memory_id")
    memory = world.memories.memories.get(number) if isinstance(number, int) else None
    if memory is None or memory.forgotten:
        return missing("Memory")
    return Reply(
        {
            "memory_id": wire_id(memory),
            "processing_status": "completed",
            "searchable": True,
        }
    )


def list_memories(call: Call, world: World) -> Outcome:
    """The memories of a user, newest first."""
    found: list[JsonValue] = [
        _item(memory) for memory in reversed(world.memories.living(call.tenant_scope))
    ]
    return Reply({"memories": call.page(found, 0), "total": len(found)})


def _item(memory: Memory) -> JsonObject:
    record = memory.record
    return {
        "memory_id": wire_id(memory),
        "raw_text": memory.text,
        "summary": record["summary"],
        "metadata": mapping(record["metadata"]),
        "created_at": record["created_at"],
        "source": record["source"],
    }


def _receipt(
    processing: str,
    *,
    status: str = "ok",
    embed_mode: str = "none",
    already_exists: bool = False,
) -> JsonObject:
    return {
        "memory_id": None,
        "status": status,
        "processing_status": processing,
        "embed_mode": embed_mode,
        "already_exists": already_exists,
        "request_id": None,
    }


HANDLERS: Registry = {
    ("POST", "/v1/memory/add_turn"): in_tenant(
        metered(add_turn, _receipt("skipped"), None)
    ),
    ("POST", "/v1/memory/recall"): in_tenant(metered(recall, FOUND_NOTHING)),
    ("GET", "/v1/memory/status/{memory_id}"): status,
    ("GET", "/v1/memory/{tenant_id}/{user_id}/list"): in_tenant(list_memories),
}
