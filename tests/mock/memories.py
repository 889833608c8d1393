"""The memory routes, with a memory."""

from __future__ import annotations

from datetime import timedelta

from tests.mock.json_values import (
    JsonObject,
    JsonValue,
    NotJson,
    integer,
    mapping,
    parse_json,
    sequence,
)
from tests.mock.memory_store import (
    TRACKED_FIELDS,
    BadTimestamp,
    Memory,
    rank,
    select,
)
from tests.mock.world import Call, Outcome, Registry, Reply, World, refused

_SHORTEST_TEXT = 10
_QUOTA: JsonObject = {"status": "ok"}
_GIVEN = ("text", "source", "event_type", "tags", "importance", "metadata")
_NOT_FOUND = Reply({"detail": "Memory not found"}, 404)


def add(call: Call, world: World) -> Outcome:
    """Store a text; say why when nothing was stored."""
    if call.over_quota:
        return Reply(_QUOTA, 200)
    result = _ingest(call.scope, call.fields, world)
    return (
        Reply(result.record, 201) if isinstance(result, Memory) else Reply(result, 200)
    )


def bulk_add(call: Call, world: World) -> Outcome:
    """Store several texts, each with an outcome of its own.

    An item's own end user counts only where the header names none.
    """
    if call.over_quota:
        return Reply(_QUOTA, 200)
    results: list[JsonValue] = []
    counts = {"created": 0, "skipped": 0, "rejected": 0}
    for index, item in enumerate(sequence(call.fields.get("items"))):
        fields = mapping(item)
        outcome = _bulk_item(_item_scope(call, fields), fields, world)
        counts[str(outcome["status"])] += 1
        results.append({"index": index, **outcome})
    return Reply({"total": len(results), **counts, "results": results}, 207)


def query(call: Call, world: World) -> Outcome:
    """The memories nearest to a question."""
    if call.over_quota:
        return Reply({"memories": []}, 200)
    asked = call.fields
    k = integer(asked.get("k"))
    k = 5 if k is None else min(max(k, 1), 50)
    try:
        candidates = select(
            world.memories.living(call.scope),
            mapping(asked.get("filters")),
            all_tags=False,
        )
    except BadTimestamp as error:
        return refused(str(error), "filters")
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
    memory = world.memories.find(call.scope, call.arguments.path.get("memory_id"))
    if memory is None or memory.forgotten:
        return _NOT_FOUND
    return Reply(memory.record)


def update(call: Call, world: World) -> Outcome:
    """Overwrite what may be edited; a null leaves a field as it is."""
    memory = world.memories.find(call.scope, call.arguments.path.get("memory_id"))
    if memory is None or memory.forgotten:
        return _NOT_FOUND
    changes: JsonObject = {
        name: value
        for name, value in call.fields.items()
        if name in TRACKED_FIELDS and value is not None
    }
    return Reply(world.memories.change(memory, changes, world.now()).record)


def forget(call: Call, world: World) -> Outcome:
    """Forget by ids or by filters; a dry run only says which."""
    asked = call.fields
    filters = asked.get("filters")
    ids = asked.get("memory_ids")
    if (ids is None) == (filters is None):
        return refused("Exactly one of memory_ids and filters is required")
    living = world.memories.living(call.scope)
    if ids is not None:
        chosen = [memory for memory in living if memory.id in sequence(ids)]
    else:
        given = mapping(filters)
        if all(value is None for value in given.values()):
            return refused("At least one filter is required", "filters")
        try:
            chosen = select(living, given, all_tags=True)
        except BadTimestamp as error:
            return refused(str(error), "filters")
    if asked.get("dry_run") is not True:
        for memory in chosen:
            world.memories.forget(memory, world.now())
    return Reply([memory.id for memory in chosen])


def history(call: Call, world: World) -> Outcome:
    """The revisions of a memory, oldest first; forgotten ones keep theirs."""
    memory = world.memories.find(call.scope, call.arguments.path.get("memory_id"))
    if memory is None:
        return _NOT_FOUND
    revisions: list[JsonValue] = list(memory.revisions)
    limit = integer(call.arguments.query.get("limit"))
    limit = 100 if limit is None else max(limit, 0)
    offset = max(integer(call.arguments.query.get("offset")) or 0, 0)
    return Reply(
        {
            "memory_id": memory.id,
            "total": len(revisions),
            "revisions": revisions[offset : offset + limit],
            "tracked_fields": list(TRACKED_FIELDS),
        }
    )


def upload(call: Call, world: World) -> Outcome:
    """Store the text of a file as one memory."""
    if call.over_quota:
        return Reply(_QUOTA, 200)
    parts = call.files.get("file", [])
    try:
        text = "".join(part.content.decode("utf-8") for part in parts).strip()
    except UnicodeDecodeError:
        text = ""
    if not text or "\0" in text:
        return Reply(_skipped("no_extractable_text"), 200)
    try:
        metadata = _metadata(call.fields.get("metadata"))
    except NotJson as error:
        return refused(str(error), "metadata")
    values: JsonObject = {"text": text, "metadata": metadata}
    if call.fields.get("source") is not None:
        values["source"] = call.fields["source"]
    memory = world.memories.create(call.scope, values, world.now())
    return Reply(memory.record, 201)


def list_memories(call: Call, world: World) -> Outcome:
    """The memories of a user, newest first; every tenant sees the same ones."""
    path, asked = call.arguments.path, call.arguments.query
    found: list[JsonValue] = [
        _v1_item(memory)
        for memory in reversed(world.memories.living(str(path.get("user_id"))))
    ]
    offset = max(integer(asked.get("offset")) or 0, 0)
    limit = max(integer(asked.get("limit")) or 0, 0) or len(found)
    return Reply({"memories": found[offset : offset + limit], "total": len(found)})


def purge(call: Call, world: World) -> Outcome:
    """Never: the route erases the account behind the credential."""
    return Reply({"detail": "Forbidden"}, 403)


def _ingest(scope: str, fields: JsonObject, world: World) -> Memory | JsonObject:
    """Store one text, or say why not."""
    reference = fields.get("client_ref")
    if isinstance(reference, str):
        first = world.memories.references.get((scope, reference))
        if first is not None:
            return {**_skipped("already_ingested"), "memory_ids": list(first)}
    if len(str(fields.get("text", "")).strip()) < _SHORTEST_TEXT:
        return _skipped("no_high_value_content")
    now = world.clock()
    values: JsonObject = {
        name: fields[name] for name in _GIVEN if fields.get(name) is not None
    }
    minutes = integer(fields.get("ttl_minutes"))
    if minutes is not None:
        values["expires_at"] = (now + timedelta(minutes=minutes)).isoformat()
    memory = world.memories.create(scope, values, now.isoformat())
    if isinstance(reference, str):
        world.memories.references[scope, reference] = [memory.id]
    return memory


def _bulk_item(scope: str, fields: JsonObject, world: World) -> JsonObject:
    if not str(fields.get("text", "")).strip():
        return {"status": "rejected", "memory_ids": [], "reason": "empty"}
    result = _ingest(scope, fields, world)
    if isinstance(result, Memory):
        return {"status": "created", "memory_ids": [result.id], "reason": None}
    return {
        "status": "skipped",
        "memory_ids": result["memory_ids"],
        "reason": result["reason"],
    }


def _item_scope(call: Call, fields: JsonObject) -> str:
    named = fields.get("end_user_id")
    if call.request.header("X-End-User-ID") or not isinstance(named, str):
        return call.scope
    return named or call.scope


def _skipped(reason: str) -> JsonObject:
    return {
        "status": "skipped",
        "reason": reason,
        "memory_ids": [],
        "candidates_extracted": 0,
        "candidates_stored": 0,
    }


def _metadata(value: JsonValue) -> JsonValue:
    """Metadata of a form: an object, or the JSON text of one. Raises `NotJson`."""
    parsed = parse_json(value) if isinstance(value, str) and value else value
    if parsed is not None and not isinstance(parsed, dict):
        raise NotJson("metadata must be a JSON object")
    return parsed or {}


def _v1_item(memory: Memory) -> JsonObject:
    record = memory.record
    return {
        "memory_id": f"m_{memory.id}",
        "raw_text": memory.text,
        "summary": record["summary"],
        "metadata": record["metadata"],
        "created_at": record["created_at"],
        "source": record["source"],
    }


HANDLERS: Registry = {
    ("POST", "/memory/add"): add,
    ("POST", "/memory/bulk-add"): bulk_add,
    ("POST", "/memory/query"): query,
    ("POST", "/memory/retrieve"): query,
    ("POST", "/memory/upload"): upload,
    ("GET", "/memory/{memory_id}"): get,
    ("PATCH", "/memory/{memory_id}"): update,
    ("DELETE", "/memory/forget"): forget,
    ("GET", "/memory/{memory_id}/history"): history,
    ("GET", "/v1/memory/{tenant_id}/{user_id}/list"): list_memories,
}

# Answered before anything is checked.
UNCHECKED: Registry = {("DELETE", "/memory/user/purge"): purge}
