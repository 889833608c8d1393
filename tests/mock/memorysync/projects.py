"""The routes of projects."""

from __future__ import annotations

from tests.mock.json_values import JsonObject, JsonValue
from tests.mock.memorysync.calls import Call, Outcome, Reply, conflict, missing
from tests.mock.memorysync.spelling import spelled
from tests.mock.memorysync.world import Registry, World


def list_projects(call: Call, world: World) -> Outcome:
    """The projects that were not deleted, archived ones included."""
    listed: list[JsonValue] = [
        _shown(call, project, world) for project in world.projects.projects.values()
    ]
    return Reply(listed)


def create(call: Call, world: World) -> Outcome:
    """A new project."""
    project = world.projects.create(str(call.fields.get("name")).strip(), world.now())
    return Reply(_shown(call, project, world), 201)


def rename(call: Call, world: World) -> Outcome:
    """Another name for a project."""
    return _changed(call, world, {"name": str(call.fields.get("name")).strip()})


def archive(call: Call, world: World) -> Outcome:
    """Set a project aside; the default one stays."""
    project = world.projects.projects.get(call.identifier("project_id"))
    if project is not None and project["is_default"]:
        return conflict("The default project cannot be archived")
    if project is not None and project["archived_at"] is not None:
        return Reply(_shown(call, project, world))
    return _changed(call, world, {"archived_at": world.now()})


def unarchive(call: Call, world: World) -> Outcome:
    """Take a project back into use."""
    return _changed(call, world, {"archived_at": None})


def delete(call: Call, world: World) -> Outcome:
    """Delete a project once; its memories belong to no project then."""
    project = world.projects.projects.get(call.identifier("project_id"))
    if project is None:
        return missing("Project")
    if project["is_default"]:
        return conflict("The default project cannot be deleted")
    del world.projects.projects[str(project["id"])]
    world.memories.release(str(project["id"]))
    return Reply(None, 204)


def _changed(call: Call, world: World, changes: JsonObject) -> Outcome:
    identifier = call.identifier("project_id")
    project = world.projects.projects.get(identifier)
    if project is None:
        return missing("Project")
    changed = {**project, **changes, "updated_at": world.now()}
    world.projects.projects[identifier] = changed
    return Reply(_shown(call, changed, world))


def _shown(call: Call, project: JsonObject, world: World) -> JsonObject:
    count = world.memories.count(str(project["id"]))
    return spelled(call, {**project, "memory_count": count})


HANDLERS: Registry = {
    ("GET", "/org/projects"): list_projects,
    ("POST", "/org/projects"): create,
    ("PATCH", "/org/projects/{project_id}"): rename,
    ("DELETE", "/org/projects/{project_id}"): delete,
    ("POST", "/org/projects/{project_id}/archive"): archive,
    ("POST", "/org/projects/{project_id}/unarchive"): unarchive,
}
