"""The state routes: values by tenant, user, namespace, source and key."""

from __future__ import annotations

from tests.mock.json_values import JsonObject, dump_json, strings
from tests.mock.world import Call, Outcome, Registry, Reply, World

_DEFAULT_SOURCE = "api"


def put(call: Call, world: World) -> Outcome:
    """Store a value. An identical one changes nothing and is not `created`."""
    asked = call.fields
    key = _key(asked)
    before = world.state_items.get(key)
    written = before is None or before["value"] != asked.get("value")
    if written:
        now = world.now()
        text = asked.get("text")
        world.state_items[key] = {
            "id": before["id"] if before else f"h_{len(world.state_items) + 1}",
            "namespace": asked.get("namespace"),
            "key": asked.get("key"),
            "value": asked.get("value"),
            "text": text or dump_json(asked.get("value")).decode(),
            "source": asked.get("source") or _DEFAULT_SOURCE,
            "created_at": before["created_at"] if before else now,
            "updated_at": now,
        }
    return Reply(
        {
            "item": world.state_items[key],
            "created": written,
            "request_id": None,
            "deleted_fact_ids": [],
            "status": "ok",
        },
        201 if written else 200,
    )


def get(call: Call, world: World) -> Outcome:
    """A stored value; null when there is none."""
    return Reply({"item": world.state_items.get(_key(call.fields))})


def _key(asked: JsonObject) -> tuple[str, ...]:
    source = asked.get("source") or _DEFAULT_SOURCE
    parts = (asked.get("tenant_id"), asked.get("user_id"), source, asked.get("key"))
    return (*map(str, parts), *strings(asked.get("namespace")))


HANDLERS: Registry = {
    ("POST", "/v1/state/put"): put,
    ("POST", "/v1/state/get"): get,
}
