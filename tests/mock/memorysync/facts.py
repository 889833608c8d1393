"""Memories that were learned from something else that is kept."""

from __future__ import annotations

from tests.mock.json_values import JsonObject, JsonValue
from tests.mock.memorysync.calls import Scope
from tests.mock.memorysync.ingestion import ingest
from tests.mock.memorysync.memory_store import Memory
from tests.mock.memorysync.tenant_plane import wire_id
from tests.mock.memorysync.world import World


def learn(scope: Scope, fields: JsonObject, world: World) -> tuple[int, ...]:
    """Make a memory of a text; its id, or nothing for a text of no value."""
    result = ingest(scope, fields, world)
    return (result.id,) if isinstance(result, Memory) else ()


def unlearn(numbers: tuple[int, ...], world: World) -> list[JsonValue]:
    """Forget memories; what they were called under /v1."""
    now = world.now()
    gone: list[JsonValue] = []
    for number in numbers:
        memory = world.memories.memories[number]
        if not memory.forgotten:
            world.memories.forget(memory, now)
            gone.append(wire_id(memory))
    return gone
