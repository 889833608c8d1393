"""The types of memories and of relations: those that are built in, and own ones."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.mock.json_values import JsonObject

MOST_CUSTOM_TYPES = 32
CONTENT_TYPES = ("semantic", "episodic", "procedural", "fact", "preference", "event")
RELATION_TYPES = (
    "similar",
    "derived_from",
    "continuation",
    "contradiction",
    "summary_of",
    "detail_of",
    "caused_by",
    "references",
    "supports",
    "extends",
)


@dataclass(slots=True)
class Ontology:
    """The custom types of the organization, beside the built-in ones."""

    custom_content_types: list[str] = field(default_factory=lambda: list[str]())
    custom_relation_types: list[str] = field(default_factory=lambda: list[str]())

    @property
    def relation_types(self) -> tuple[str, ...]:
        """Every type of relation, the built-in ones first."""
        return tuple(dict.fromkeys((*RELATION_TYPES, *self.custom_relation_types)))

    @property
    def content_types(self) -> tuple[str, ...]:
        """Every type of memory, the built-in ones first."""
        return tuple(dict.fromkeys((*CONTENT_TYPES, *self.custom_content_types)))

    def to_json(self) -> JsonObject:
        """The ontology on the wire."""
        return {
            "content_types": list(self.content_types),
            "relation_types": list(self.relation_types),
            "builtin_content_types": list(CONTENT_TYPES),
            "builtin_relation_types": list(RELATION_TYPES),
            "custom_content_types": list(self.custom_content_types),
            "custom_relation_types": list(self.custom_relation_types),
            "max_custom_types": MOST_CUSTOM_TYPES,
        }
