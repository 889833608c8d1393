"""Memories as the service keeps them: records, revisions, ranking, selection."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from tests.mock.json_values import JsonObject, JsonValue, strings

TRACKED_FIELDS = ("text", "tags", "importance", "metadata", "source", "event_type")


class BadTimestamp(ValueError):
    """A bound of a filter is no ISO 8601 time."""


@dataclass(frozen=True, slots=True)
class Memory:
    """One memory: its record on the wire, its owner and its past."""

    owner: str
    record: JsonObject
    revisions: tuple[JsonObject, ...]
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
        value = self.record["text"]
        assert isinstance(value, str)
        return value

    @property
    def created_at(self) -> datetime:
        """The time of the first write."""
        return instant(self.record["created_at"])


@dataclass(slots=True)
class MemoryStore:
    """All memories of all end users; ids count from 1 over all of them."""

    memories: dict[int, Memory] = field(default_factory=lambda: dict[int, Memory]())
    references: dict[tuple[str, str], list[JsonValue]] = field(
        default_factory=lambda: dict[tuple[str, str], list[JsonValue]]()
    )
    owners: dict[str, int] = field(default_factory=lambda: dict[str, int]())

    def create(self, owner: str, values: JsonObject, now: str) -> Memory:
        """Store a memory; `values` are the fields the caller gave."""
        number = len(self.memories) + 1
        user = self.owners.setdefault(owner, len(self.owners) + 1)
        record: JsonObject = {
            "id": number,
            "user_id": user,
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
        revision = _revision(0, "created", {}, now)
        memory = Memory(owner, record, (revision,))
        self.memories[number] = memory
        return memory

    def change(self, memory: Memory, values: JsonObject, now: str) -> Memory:
        """Overwrite fields and append a revision that says what changed."""
        diff: JsonObject = {
            name: {"old": memory.record.get(name), "new": value}
            for name, value in values.items()
            if memory.record.get(name) != value
        }
        revision = _revision(len(memory.revisions), "updated", diff, now)
        changed = replace(
            memory,
            record={**memory.record, **values, "updated_at": now},
            revisions=(*memory.revisions, revision),
        )
        self.memories[memory.id] = changed
        return changed

    def forget(self, memory: Memory, now: str) -> None:
        """Hide a memory; its history stays."""
        revision = _revision(len(memory.revisions), "soft_deleted", {}, now)
        self.memories[memory.id] = replace(
            memory, revisions=(*memory.revisions, revision), forgotten=True
        )

    def find(self, owner: str, number: JsonValue) -> Memory | None:
        """A memory of this end user, forgotten ones included."""
        memory = self.memories.get(number) if isinstance(number, int) else None
        return memory if memory is not None and memory.owner == owner else None

    def living(self, owner: str) -> list[Memory]:
        """What an end user has and has not forgotten, oldest first."""
        return [
            memory
            for memory in self.memories.values()
            if memory.owner == owner and not memory.forgotten
        ]


def _revision(number: int, event: str, diff: JsonObject, now: str) -> JsonObject:
    return {
        "revision": number,
        "event": event,
        "changed_fields": list(diff),
        "diff": diff,
        "actor": None,
        "created_at": now,
    }


def rank(memories: Iterable[Memory], query: str) -> list[tuple[float, Memory]]:
    """Memories by the share of the query's words they hold, then newest first.

    Those that share no word come last with a score of 0: a vector search has
    no cut-off either.
    """
    wanted = _words(query)

    def score(memory: Memory) -> float:
        return len(wanted & _words(memory.text)) / len(wanted) if wanted else 0.0

    scored = [(round(score(memory), 4), memory) for memory in memories]
    return sorted(scored, key=lambda each: (-each[0], -each[1].id))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def select(
    memories: Iterable[Memory], filters: JsonObject, *, all_tags: bool
) -> list[Memory]:
    """The memories that meet every filter; a filter of null is none.

    Tags match any of theirs in a query, all of them where something is forgotten.
    Raises `BadTimestamp`.
    """
    tests: list[Callable[[Memory], bool]] = []
    for name, wanted in filters.items():
        if wanted is not None:
            tests.append(_test(name, wanted, all_tags))
    return [memory for memory in memories if all(test(memory) for test in tests)]


def _test(name: str, wanted: JsonValue, all_tags: bool) -> Callable[[Memory], bool]:
    match name:
        case "source" | "event_type" | "memory_type" | "tier":
            return lambda memory: memory.record.get(name) == wanted
        case "sources":
            return lambda memory: memory.record.get("source") in strings(wanted)
        case "tags":
            tags = set(strings(wanted))
            least = len(tags) if all_tags else min(len(tags), 1)
            return lambda memory: len(tags & _tags(memory)) >= least
        case "since" | "after":
            start = instant(wanted)
            return lambda memory: memory.created_at >= start
        case "until" | "before":
            end = instant(wanted)
            return lambda memory: memory.created_at <= end
        case "include_summaries":
            return lambda memory: wanted is not False or not memory.record["is_summary"]
        case _:
            return lambda memory: True


def _tags(memory: Memory) -> set[str]:
    return set(strings(memory.record.get("tags")))


def instant(value: JsonValue) -> datetime:
    """A time from ISO 8601 text, UTC when it names no offset.

    Raises `BadTimestamp`.
    """
    try:
        time = datetime.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as error:
        raise BadTimestamp(f"{value!r} is no ISO 8601 time") from error
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)
