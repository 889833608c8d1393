"""The routes that store texts: one, many, or a file."""

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
from tests.mock.memorysync.calls import Call, Outcome, Reply, Scope, refused
from tests.mock.memorysync.memory_store import Memory
from tests.mock.memorysync.plans import STORED_NOTHING, metered
from tests.mock.memorysync.world import Registry, World

SHORTEST_TEXT = 10
_GIVEN = ("text", "source", "event_type", "tags", "importance", "metadata")


def ingest(scope: Scope, fields: JsonObject, world: World) -> Memory | JsonObject:
    """Store one text, or say why not."""
    reference = fields.get("client_ref")
    if isinstance(reference, str):
        first = world.memories.references.get((scope, reference))
        if first is not None:
            return {**skipped("already_ingested"), "memory_ids": list(first)}
    if len(str(fields.get("text", "")).strip()) < SHORTEST_TEXT:
        return skipped("no_high_value_content")
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


def skipped(reason: str) -> JsonObject:
    """The body of an answer to a text that was not stored."""
    return {
        "status": "skipped",
        "reason": reason,
        "memory_ids": [],
        "candidates_extracted": 0,
        "candidates_stored": 0,
    }


def add(call: Call, world: World) -> Outcome:
    """Store a text; say why when nothing was stored."""
    result = ingest(call.scope, call.fields, world)
    return (
        Reply(result.record, 201) if isinstance(result, Memory) else Reply(result, 200)
    )


def bulk_add(call: Call, world: World) -> Outcome:
    """Store several texts, each with an outcome of its own.

    An item's own end user counts only where the header names none.
    """
    results: list[JsonValue] = []
    counts = {"created": 0, "skipped": 0, "rejected": 0}
    for index, item in enumerate(sequence(call.fields.get("items"))):
        fields = mapping(item)
        outcome = _item(call.scope_of(fields.get("end_user_id")), fields, world)
        counts[str(outcome["status"])] += 1
        results.append({"index": index, **outcome})
    return Reply({"total": len(results), **counts, "results": results}, 207)


def upload(call: Call, world: World) -> Outcome:
    """Store the text of a file as one memory."""
    parts = call.files.get("file", [])
    try:
        text = "".join(part.content.decode("utf-8") for part in parts).strip()
    except UnicodeDecodeError:
        text = ""
    if not text or "\0" in text:
        return Reply(skipped("no_extractable_text"), 200)
    try:
        metadata = _metadata(call.fields.get("metadata"))
    except NotJson as error:
        return refused(str(error), "metadata")
    values: JsonObject = {"text": text, "metadata": metadata}
    if call.fields.get("source") is not None:
        values["source"] = call.fields["source"]
    memory = world.memories.create(call.scope, values, world.now())
    return Reply(memory.record, 201)


def _item(scope: Scope, fields: JsonObject, world: World) -> JsonObject:
    if not str(fields.get("text", "")).strip():
        return {"status": "rejected", "memory_ids": [], "reason": "empty"}
    result = ingest(scope, fields, world)
    if isinstance(result, Memory):
        return {"status": "created", "memory_ids": [result.id], "reason": None}
    return {
        "status": "skipped",
        "memory_ids": result["memory_ids"],
        "reason": result["reason"],
    }


def _metadata(value: JsonValue) -> JsonValue:
    """Metadata of a form: an object, or the JSON text of one. Raises `NotJson`."""
    parsed = parse_json(value) if isinstance(value, str) and value else value
    if parsed is not None and not isinstance(parsed, dict):
        raise NotJson("metadata must be a JSON object")
    return parsed or {}


HANDLERS: Registry = {
    ("POST", "/memory/add"): metered(add, STORED_NOTHING),
    ("POST", "/memory/bulk-add"): metered(bulk_add, STORED_NOTHING),
    ("POST", "/memory/upload"): metered(upload, STORED_NOTHING),
}
