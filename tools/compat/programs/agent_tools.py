"""The five tools that each framework's package offers, and how an agent uses them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

KEY = "ms_test_compat"
USER = "customer-7"
PROJECT = "proj_0123456789abcdef"
NOWHERE = "http://127.0.0.1:9"
"""The discard port: nothing listens there."""


class Step(NamedTuple):
    """One use of a tool."""

    tool: str
    arguments: dict[str, Any]

    @property
    def name(self) -> str:
        """How it is listed."""
        given = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"{self.tool}({given})"


ALLERGY = "The user is allergic to peanuts."

# The service counts memories from 1.
STEPS = (
    Step("search_memory", {"query": "allergies"}),
    Step("list_memories", {}),
    Step("add_memory", {"text": ALLERGY, "tags": ["diet"], "importance": 0.9}),
    Step("add_memory", {"text": f"  {ALLERGY} "}),
    Step("add_memory", {"text": "Trinkt früh einen Café au lait ☕ in Zürich."}),
    Step("add_memory", {"text": "No importance at all.", "importance": 0.0}),
    Step("add_memory", {"text": "No label at all, but a list of them.", "tags": []}),
    Step("add_memory", {"text": "yes"}),
    Step("add_memory", {"text": "  "}),
    Step("search_memory", {"query": "allergic to peanuts"}),
    Step("search_memory", {"query": "importance", "k": 1}),
    Step("search_memory", {"query": "  "}),
    Step("list_memories", {"limit": 2}),
    Step("update_memory", {"memory_id": "m_1", "tags": ["diet", "health"]}),
    Step("update_memory", {"memory_id": "1", "importance": 0.0}),
    Step("update_memory", {"memory_id": "m_1", "tags": []}),
    Step("update_memory", {"memory_id": "m_1"}),
    Step("update_memory", {"memory_id": "m_999999", "importance": 0.5}),
    Step("update_memory", {"memory_id": "first", "importance": 0.5}),
    Step("update_memory", {"memory_id": "-1", "importance": 0.5}),
    Step("delete_memory", {"memory_id": "m_1"}),
    Step("delete_memory", {"memory_id": "m_1"}),
    Step("delete_memory", {"memory_id": "m_x"}),
    Step("search_memory", {"query": "allergic to peanuts"}),
)

# A little of everything, for further ways to make the tools.
FEW_STEPS = (
    Step("add_memory", {"text": "Prefers an aisle seat on long flights."}),
    Step("search_memory", {"query": "flights"}),
    Step("update_memory", {"memory_id": "m_999999", "importance": 0.5}),
    Step("delete_memory", {"memory_id": "m_999999"}),
)


def labelled(label: str, steps: tuple[Step, ...]) -> Iterator[tuple[str, Step]]:
    """The steps with the names under which their outcomes are kept."""
    for number, step in enumerate(steps, 1):
        yield f"{label} {number}: {step.name}", step
