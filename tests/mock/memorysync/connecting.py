"""Connections themselves: made, listed, changed, synchronised, removed.

Their content is not published, so the members here are what the document's examples
show, and whatever the caller gave.
"""

from __future__ import annotations

from tests.mock.json_values import JsonObject, JsonValue, mapping
from tests.mock.memorysync.calls import Call, Outcome, Reply, conflict, missing
from tests.mock.memorysync.world import Registry, World

_ROOT = "/api/v2/integrations"
_ONE = f"{_ROOT}/connections/{{connection_id}}"
_SECRETS = ("api_key", "credentials")


def connect(call: Call, world: World) -> Outcome:
    """A new connection; what is secret is not shown again."""
    return Reply(_made(call, world, "active"), 201)


def initiate(call: Call, world: World) -> Outcome:
    """Begin a sign-in: the connection waits until its state is asked for."""
    connection = _made(call, world, "pending")
    state = f"state_{connection['id']}"
    address = f"https://provider.example.com/authorize?state={state}"
    return Reply({"authorization_url": address, "state": state})


def sign_in_status(call: Call, world: World) -> Outcome:
    """How far a sign-in is; here the user agrees at once."""
    state = str(mapping(call.arguments.query.get("params")).get("state", ""))
    connection = world.connections.get(state.removeprefix("state_"))
    if connection is None:
        return Reply({"status": "unknown"})
    connection["status"] = "active"
    return Reply({"status": "completed", "connection_id": connection["id"]})


def list_connections(call: Call, world: World) -> Outcome:
    """The connections that fit what the query names."""
    wanted = mapping(call.arguments.query.get("params"))
    listed: list[JsonValue] = [
        dict(connection)
        for connection in world.connections.values()
        if all(
            str(connection.get(name, value)) == str(value)
            for name, value in wanted.items()
        )
    ]
    return Reply({"connections": listed})


def get(call: Call, world: World) -> Outcome:
    """One connection."""
    connection = _connection(call, world)
    return missing("Connection") if connection is None else Reply(dict(connection))


def update(call: Call, world: World) -> Outcome:
    """Other settings for a connection; its id and provider stay."""
    connection = _connection(call, world)
    if connection is None:
        return missing("Connection")
    connection |= {
        name: value
        for name, value in call.fields.items()
        if name not in ("id", "provider_id", *_SECRETS)
    }
    return Reply(dict(connection))


def delete(call: Call, world: World) -> Outcome:
    """Remove a connection, and what was chosen of it."""
    identifier = call.identifier("connection_id")
    if world.connections.pop(identifier, None) is None:
        return missing("Connection")
    for place in [place for place in world.selections if place[1] == identifier]:
        del world.selections[place]
    return Reply(None, 204)


def reconnect(call: Call, world: World) -> Outcome:
    """Use a connection again."""
    connection = _connection(call, world)
    if connection is None:
        return missing("Connection")
    connection["status"] = "active"
    return Reply(dict(connection))


def trigger_sync(call: Call, world: World) -> Outcome:
    """Start a job that reads the connection; one at a time."""
    connection = _connection(call, world)
    if connection is None:
        return missing("Connection")
    jobs = _jobs(connection, world)
    if jobs and jobs[-1]["status"] in ("pending", "running"):
        return conflict("A sync of this connection is under way")
    job: JsonObject = {
        "id": f"sync_{len(world.sync_jobs) + 1}",
        "connection_id": connection["id"],
        "status": "pending",
        "sync_type": call.fields.get("sync_type", "INCREMENTAL"),
        "created_at": world.now(),
    }
    world.sync_jobs[str(job["id"])] = job
    return Reply(dict(job), 202)


def sync_status(call: Call, world: World) -> Outcome:
    """The last job of a connection."""
    connection = _connection(call, world)
    if connection is None:
        return missing("Connection")
    jobs = _jobs(connection, world)
    last: JsonValue = dict(jobs[-1]) if jobs else None
    return Reply({"status": jobs[-1]["status"] if jobs else "idle", "last_job": last})


def get_job(call: Call, world: World) -> Outcome:
    """A job, one step further: begun, then completed."""
    job = world.sync_jobs.get(call.identifier("job_id"))
    if job is None:
        return missing("Sync job")
    following = {"pending": "running", "running": "completed"}
    shown = dict(job)
    job["status"] = following.get(str(job["status"]), job["status"])
    return Reply(shown)


def cancel_job(call: Call, world: World) -> Outcome:
    """End a job; one that is over stays as it is."""
    job = world.sync_jobs.get(call.identifier("job_id"))
    if job is None:
        return missing("Sync job")
    if job["status"] in ("pending", "running"):
        job["status"] = "cancelled"
    return Reply(dict(job))


def _connection(call: Call, world: World) -> JsonObject | None:
    return world.connections.get(call.identifier("connection_id"))


def _jobs(connection: JsonObject, world: World) -> list[JsonObject]:
    return [
        job
        for job in world.sync_jobs.values()
        if job["connection_id"] == connection["id"]
    ]


def _made(call: Call, world: World, status: str) -> JsonObject:
    world.connections_made += 1
    given = {name: value for name, value in call.fields.items() if name not in _SECRETS}
    connection: JsonObject = {
        **given,
        "id": f"conn_{world.connections_made}",
        "status": status,
        "created_at": world.now(),
    }
    world.connections[str(connection["id"])] = connection
    return connection


HANDLERS: Registry = {
    ("POST", f"{_ROOT}/connections/api-key"): connect,
    ("POST", f"{_ROOT}/connections/credentials"): connect,
    ("POST", f"{_ROOT}/oauth/initiate"): initiate,
    ("GET", f"{_ROOT}/oauth/status"): sign_in_status,
    ("GET", f"{_ROOT}/connections"): list_connections,
    ("GET", _ONE): get,
    ("PATCH", _ONE): update,
    ("DELETE", _ONE): delete,
    ("POST", f"{_ONE}/reconnect"): reconnect,
    ("POST", f"{_ONE}/sync"): trigger_sync,
    ("GET", f"{_ONE}/sync"): sync_status,
    ("GET", f"{_ROOT}/sync-jobs/{{job_id}}"): get_job,
    ("POST", f"{_ROOT}/sync-jobs/{{job_id}}/cancel"): cancel_job,
}
