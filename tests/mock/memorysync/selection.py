"""Choosing memories: by the words of a question, and by filters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from tests.mock.json_values import JsonObject, JsonValue, mapping, strings
from tests.mock.memorysync.memory_store import Memory
from tests.mock.memorysync.times import instant


def overlap(query: str, text: str) -> float:
    """The share of the query's words that a text holds, 0 to 1."""
    wanted = _words(query)
    return round(len(wanted & _words(text)) / len(wanted), 4) if wanted else 0.0


def rank(memories: Iterable[Memory], query: str) -> list[tuple[float, Memory]]:
    """Memories by the words they share with the query, importance, newest first.

    Those that share no word come last with a score of 0: a vector search has
    no cut-off either.
    """
    scored = [(overlap(query, memory.text), memory) for memory in memories]
    return sorted(scored, key=lambda each: (-each[0], -each[1].importance, -each[1].id))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def select(
    memories: Iterable[Memory], filters: JsonObject, *, all_tags: bool
) -> list[Memory]:
    """The memories that meet every filter; a filter of null is none.

    Tags match any of theirs in a query, all of them where something is forgotten.
    Raises `BadTimestamp`.
    """
    tests = [
        _test(name, wanted, all_tags)
        for name, wanted in filters.items()
        if wanted is not None
    ]
    return [memory for memory in memories if all(test(memory) for test in tests)]


def having(memories: Iterable[Memory], metadata: JsonObject) -> list[Memory]:
    """The memories whose metadata has these members."""
    return [
        memory
        for memory in memories
        if metadata.items() <= mapping(memory.record["metadata"]).items()
    ]


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
