"""The projects of the organization."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.mock.clock import START
from tests.mock.json_values import JsonObject

TENANT = "org_1"


def _project(number: int, name: str, now: str) -> JsonObject:
    return {
        "id": f"proj_{number:016x}",
        "name": name,
        "tenant_id": TENANT,
        "is_default": number == 1,
        "memory_count": 0,
        "archived_at": None,
        "created_at": now,
        "updated_at": now,
    }


def _seeds() -> dict[str, JsonObject]:
    names = ("Default", "Support bot", "Research")
    projects = [
        _project(index, name, START.isoformat())
        for index, name in enumerate(names, start=1)
    ]
    return {str(project["id"]): project for project in projects}


@dataclass(slots=True)
class ProjectStore:
    """The projects by id; three exist before the first request."""

    projects: dict[str, JsonObject] = field(default_factory=_seeds)
    made: int = 3

    def create(self, name: str, now: str) -> JsonObject:
        """A new project."""
        self.made += 1
        project = _project(self.made, name, now)
        self.projects[str(project["id"])] = project
        return project
