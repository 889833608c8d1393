"""The routes that change memories, and the one that shows what changed."""

from __future__ import annotations

from tests.mock.json_values import (
    JsonObject,
    JsonValue,
    mapping,
    number,
    sequence,
    strings,
)
from tests.mock.memorysync.calls import Call, Outcome, Reply, missing, refused
from tests.mock.memorysync.memory_store import TRACKED_FIELDS, Memory
from tests.mock.memorysync.plans import STORED_NOTHING, metered
from tests.mock.memorysync.selection import select
from tests.mock.memorysync.times import BadTimestamp
from tests.mock.memorysync.world import Registry, World


def update(call: Call, world: World) -> Outcome:
    """Overwrite what may be edited."""
    memory = world.memories.alive(call.scope, call.arguments.path.get("memory_id"))
    if memory is None:
        return missing("Memory")
    changed, _ = world.memories.change(memory, _changes(call.fields), world.now())
    return Reply(changed.record)


def batch_update(call: Call, world: World) -> Outcome:
    """Overwrite fields of several memories, each named once."""
    items = [mapping(item) for item in sequence(call.fields.get("items"))]
    seen: set[JsonValue] = set()
    for index, item in enumerate(items):
        if item.get("memory_id") in seen:
            return refused("The same memory is named twice", "items", index)
        seen.add(item.get("memory_id"))
    now = world.now()
    results: list[JsonValue] = []
    updated = 0
    for index, item in enumerate(items):
        memory = world.memories.alive(call.scope, item.get("memory_id"))
        names: list[JsonValue] = []
        if memory is not None:
            updated += 1
            names += world.memories.change(memory, _changes(item), now)[1]
        results.append(
            {
                "index": index,
                "memory_id": item.get("memory_id"),
                "status": "not_found" if memory is None else "updated",
                "changed_fields": names,
            }
        )
    return Reply(
        {
            "total": len(items),
            "updated": updated,
            "not_found": len(items) - updated,
            "results": results,
        },
        207,
    )


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
        now = world.now()
        for memory in chosen:
            world.memories.forget(memory, now)
    return Reply([memory.id for memory in chosen])


def history(call: Call, world: World) -> Outcome:
    """The revisions of a memory, oldest first; forgotten ones keep theirs."""
    memory = world.memories.find(call.scope, call.arguments.path.get("memory_id"))
    if memory is None:
        return missing("Memory")
    revisions: list[JsonValue] = list(memory.revisions)
    return Reply(
        {
            "memory_id": memory.id,
            "total": len(revisions),
            "revisions": call.page(revisions, 100),
            "tracked_fields": list(TRACKED_FIELDS),
        }
    )


def summarize(call: Call, world: World) -> Outcome:
    """One new memory that says what several say; all of it, or first sentences."""
    sources: list[Memory] = []
    for index, identifier in enumerate(sequence(call.fields.get("memory_ids"))):
        memory = world.memories.alive(call.scope, identifier)
        if memory is None:
            return refused(f"There is no memory {identifier}", "memory_ids", index)
        sources.append(memory)
    lossless = call.fields.get("lossless") is True
    texts = [each.text if lossless else each.text.split(". ")[0] for each in sources]
    tags = dict.fromkeys(
        tag for each in sources for tag in strings(each.record["tags"])
    )
    values: JsonObject = {
        "text": " ".join(texts),
        "tags": list(tags),
        "importance": max(each.importance for each in sources),
        "is_summary": True,
    }
    return Reply(world.memories.create(call.scope, values, world.now()).record, 201)


def relate(call: Call, world: World) -> Outcome:
    """Join two memories by a relation of a type that the ontology knows."""
    asked = call.fields
    ends: list[Memory] = []
    for end in (call.arguments.path.get("from_memory_id"), asked.get("to_memory_id")):
        memory = world.memories.alive(call.scope, end)
        if memory is None:
            return missing("Memory")
        ends.append(memory)
    if ends[0].id == ends[1].id:
        return refused("A memory cannot be related to itself", "to_memory_id")
    kind = str(asked.get("relationship_type"))
    if kind not in world.memories.ontology.relation_types:
        return refused(f"{kind!r} is no type of relation", "relationship_type")
    confidence = number(asked.get("confidence"))
    relation: JsonObject = {
        "id": len(world.memories.relations) + 1,
        "from_memory_id": ends[0].id,
        "to_memory_id": ends[1].id,
        "relationship_type": kind,
        "confidence": 1.0 if confidence is None else confidence,
        "metadata": asked.get("metadata"),
        "created_at": world.now(),
    }
    world.memories.relations.append(relation)
    return Reply(relation, 201)


def purge(call: Call, world: World) -> Outcome:
    """Never: the route erases the account behind the credential."""
    return Reply({"detail": "Forbidden"}, 403)


def _changes(fields: JsonObject) -> JsonObject:
    """What may be edited; a null leaves a field as it is."""
    return {
        name: value
        for name, value in fields.items()
        if name in TRACKED_FIELDS and value is not None
    }


HANDLERS: Registry = {
    ("PATCH", "/memory/{memory_id}"): update,
    ("POST", "/memory/batch-update"): batch_update,
    ("DELETE", "/memory/forget"): forget,
    ("GET", "/memory/{memory_id}/history"): history,
    ("POST", "/memory/summarize"): metered(summarize, STORED_NOTHING),
    ("POST", "/memory/{from_memory_id}/relations"): relate,
}

# Answered before anything is checked.
UNCHECKED: Registry = {("DELETE", "/memory/user/purge"): purge}
