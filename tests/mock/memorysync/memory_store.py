"""Memories as the service keeps them: records, owners and revisions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from tests.mock.json_values import JsonObject, JsonValue
from tests.mock.memorysync.calls import Scope
from tests.mock.memorysync.ontology_types import Ontology
from tests.mock.memorysync.times import instant

TRACKED_FIELDS = ("text", "tags", "importance", "metadata", "source", "event_type")


@dataclass(frozen=True, slots=True)
class Memory:
    """One memory: its record on the wire, its owner, its past, what was said of it."""

    owner: Scope
    record: JsonObject
    revisions: tuple[JsonObject, ...]
    signals: tuple[str, ...] = ()
    forgotten: bool = False

    @property
    def id(self) -> int:
        """The id on the wire."""
        value = self.record["id"]
        assert isinstance(value, int)
        return value

    @property
    def text(self) -> str:
        """The stored text."""
        return str(self.record["text"])

    @property
    def importance(self) -> float:
        """How much the memory counts, from 0 to 1."""
        value = self.record["importance"]
        assert isinstance(value, int | float)
        return value

    @property
    def created_at(self) -> datetime:
        """The time of the first write."""
        return instant(self.record["created_at"])

    def is_visible(self, scope: Scope) -> bool:
        """Whether the end user owns it, in the same project or outside of any."""
        return self.owner.user == scope.user and self.owner.project in (
            None,
            scope.project,
        )


@dataclass(slots=True)
class MemoryStore:
    """All memories of all end users; ids count from 1 over all of them."""

    memories: dict[int, Memory] = field(default_factory=lambda: dict[int, Memory]())
    references: dict[tuple[Scope, str], list[JsonValue]] = field(
        default_factory=lambda: dict[tuple[Scope, str], list[JsonValue]]()
    )
    users: dict[str, int] = field(default_factory=lambda: dict[str, int]())
    relations: list[JsonObject] = field(default_factory=lambda: list[JsonObject]())
    turns: set[tuple[str, ...]] = field(default_factory=lambda: set[tuple[str, ...]]())
    ontology: Ontology = field(default_factory=Ontology)

    def create(self, owner: Scope, values: JsonObject, now: str) -> Memory:
        """Store a memory; `values` are the fields the caller gave."""
        number = len(self.memories) + 1
        record: JsonObject = {
            "id": number,
            "user_id": self.user_number(owner.user),
            "text": "",
            "summary": None,
            "tags": [],
            "source": None,
            "event_type": None,
            "importance": 0.5,
            "metadata": {},
            "is_summary": False,
            "created_at": now,
            "updated_at": now,
            "tier": "hot",
            "expires_at": None,
            "key_points": [],
            "quality_score": 0.5,
            "memory_type": "semantic",
            **values,
        }
        memory = Memory(owner, record, (_revision(0, "created", {}, now),))
        self.memories[number] = memory
        return memory

    def user_number(self, user: str) -> int:
        """The number of an end user's account, given out at the first sight."""
        return self.users.setdefault(user, len(self.users) + 1)

    def change(
        self, memory: Memory, values: JsonObject, now: str
    ) -> tuple[Memory, list[str]]:
        """Overwrite fields; what really changed becomes a revision."""
        diff: JsonObject = {
            name: {"old": memory.record.get(name), "new": value}
            for name, value in values.items()
            if memory.record.get(name) != value
        }
        if not diff:
            return memory, []
        changed = replace(
            memory,
            record={**memory.record, **values, "updated_at": now},
            revisions=(
                *memory.revisions,
                _revision(len(memory.revisions), "updated", diff, now),
            ),
        )
        self.memories[memory.id] = changed
        return changed, list(diff)

    def note(self, memory: Memory, signal: str) -> Memory:
        """Keep a signal about a memory."""
        noted = replace(memory, signals=(*memory.signals, signal))
        self.memories[memory.id] = noted
        return noted

    def forget(self, memory: Memory, now: str) -> None:
        """Hide a memory; its history stays."""
        revision = _revision(len(memory.revisions), "soft_deleted", {}, now)
        self.memories[memory.id] = replace(
            memory, revisions=(*memory.revisions, revision), forgotten=True
        )

    def find(self, scope: Scope, number: JsonValue) -> Memory | None:
        """A memory of this scope, forgotten ones included."""
        memory = self.memories.get(number) if isinstance(number, int) else None
        return memory if memory is not None and memory.is_visible(scope) else None

    def alive(self, scope: Scope, number: JsonValue) -> Memory | None:
        """A memory of this scope that was not forgotten."""
        memory = self.find(scope, number)
        return None if memory is None or memory.forgotten else memory

    def living(self, scope: Scope) -> list[Memory]:
        """What this scope has and has not forgotten, oldest first."""
        return [
            memory
            for memory in self.memories.values()
            if memory.is_visible(scope) and not memory.forgotten
        ]

    def count(self, project: str) -> int:
        """How many memories a project holds."""
        return sum(
            memory.owner.project == project and not memory.forgotten
            for memory in self.memories.values()
        )

    def release(self, project: str) -> None:
        """Take the memories of a project out of it."""
        for number, memory in self.memories.items():
            if memory.owner.project == project:
                owner = replace(memory.owner, project=None)
                self.memories[number] = replace(memory, owner=owner)


def _revision(number: int, event: str, diff: JsonObject, now: str) -> JsonObject:
    return {
        "revision": number,
        "event": event,
        "changed_fields": list(diff),
        "diff": diff,
        "actor": None,
        "created_at": now,
    }
