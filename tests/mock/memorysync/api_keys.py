"""API keys, which nothing here makes: three exist, and can be revoked once."""

from __future__ import annotations

from tests.mock.json_values import JsonObject, JsonValue, integer, sequence
from tests.mock.memorysync.calls import Call, Outcome, Reply, missing
from tests.mock.memorysync.spelling import spelled
from tests.mock.memorysync.world import Registry, World


def bulk_revoke(call: Call, world: World) -> Outcome:
    """Revoke keys; the answer says what became of each."""
    results: list[JsonValue] = []
    counts: JsonObject = {"revoked": 0, "already_revoked": 0, "not_found": 0}
    for given in sequence(call.fields.get("key_ids")):
        number = integer(given) or 0
        status = {True: "revoked", False: "already_revoked", None: "not_found"}[
            world.api_keys.get(number)
        ]
        if number in world.api_keys:
            world.api_keys[number] = False
        results.append({"key_id": number, "status": status})
        counts[status] = (integer(counts[status]) or 0) + 1
    return Reply({**counts, "results": results})


def check(call: Call, world: World) -> Outcome:
    """How a key does."""
    number = integer(call.arguments.path.get("key_id")) or 0
    valid = world.api_keys.get(number)
    if valid is None:
        return missing("API key")
    now = world.now()
    key: JsonObject = {
        "key_id": number,
        "valid": valid,
        "status": "active" if valid else "revoked",
        "environment": "test",
        "rate_limit_tier": "pro",
        "scopes": ["memory:read", "memory:write"],
        "project_id": None,
        "last_used_at": None,
        "expires_at": None,
        "expired": False,
        "server_time": now,
    }
    return Reply(spelled(call, key))


HANDLERS: Registry = {
    ("POST", "/org/api-keys/bulk-revoke"): bulk_revoke,
    ("POST", "/org/api-keys/{key_id}/test"): check,
}
