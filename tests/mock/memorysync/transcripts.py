"""The routes under /v1/history: conversations word for word."""

from __future__ import annotations

from collections.abc import Mapping

from tests.mock.json_values import JsonObject, JsonValue, mapping, sequence
from tests.mock.memorysync.calls import Call, Outcome, Reply
from tests.mock.memorysync.facts import learn, unlearn
from tests.mock.memorysync.plans import metered
from tests.mock.memorysync.tenant_plane import in_tenant
from tests.mock.memorysync.transcript_store import Turn
from tests.mock.memorysync.world import Registry, World

_ROLES: Mapping[str, str] = {"human": "user", "ai": "assistant"}
_DEFAULT_SOURCE = "api"


def append(call: Call, world: World) -> Outcome:
    """Keep turns; one that is known already is named and not kept again."""
    asked = call.fields
    owner = _owner(asked)
    is_new = False
    learned = False
    items: list[JsonValue] = []
    for given in map(mapping, sequence(asked.get("turns"))):
        record = _record(asked, given, world)
        key = given.get("idempotency_key")
        key = key if isinstance(key, str) else ""
        turn = world.transcripts.twin(owner, record, key)
        created = turn is None
        if turn is None:
            facts: tuple[int, ...] = ()
            if asked.get("extract") is not False and record["role"] == "user":
                fields: JsonObject = {
                    "text": record["content"],
                    "source": record["source"],
                    "metadata": {"session_id": record["session_id"]},
                }
                facts = learn(call.tenant_scope, fields, world)
                learned = True
            record = {**record, "id": world.transcripts.next_id()}
            turn = Turn(owner, record, key or None, facts)
            world.transcripts.turns[turn.id] = turn
            is_new = True
        items.append({**turn.record, "created": created})
    return Reply(
        {
            "items": items,
            "request_ids": [call.request_id] if learned else [],
            "status": "ok",
        },
        201 if is_new else 200,
    )


def list_turns(call: Call, world: World) -> Outcome:
    """The turns of a conversation, oldest first; a limit keeps the latest."""
    asked = call.fields
    items: list[JsonValue] = [turn.record for turn in _chosen(asked, world)]
    limit = call.count("limit", 0) or len(items)
    return Reply({"items": items[max(len(items) - limit, 0) :], "total": len(items)})


def delete(call: Call, world: World) -> Outcome:
    """Delete a conversation or single turns, and what was learned if wanted."""
    asked = call.fields
    deleted: list[JsonValue] = []
    facts: list[JsonValue] = []
    for turn in _chosen(asked, world):
        del world.transcripts.turns[turn.id]
        deleted.append(turn.id)
        if asked.get("delete_derived_facts") is True:
            facts += unlearn(turn.facts, world)
    return Reply({"deleted_ids": deleted, "deleted_fact_ids": facts})


def _owner(asked: JsonObject) -> tuple[str, str]:
    return str(asked.get("tenant_id")), str(asked.get("user_id"))


def _record(asked: JsonObject, given: JsonObject, world: World) -> JsonObject:
    role = str(given.get("role"))
    return {
        "id": "",
        "session_id": asked.get("session_id"),
        "role": _ROLES.get(role, role),
        "content": given.get("content"),
        "seq": given.get("seq"),
        "occurred_at": given.get("occurred_at"),
        "payload": given.get("payload"),
        "source": asked.get("source") or _DEFAULT_SOURCE,
        "created_at": world.now(),
    }


def _chosen(asked: JsonObject, world: World) -> list[Turn]:
    owner, session = _owner(asked), asked.get("session_id")
    if session is not None:
        turns = world.transcripts.of_session(owner, str(session))
    else:
        names = [
            f"h_{each}" if isinstance(each, int) else each
            for each in sequence(asked.get("ids"))
        ]
        turns = [
            turn
            for turn in world.transcripts.turns.values()
            if turn.owner == owner and turn.id in names
        ]
    source = asked.get("source")
    return [turn for turn in turns if source in (None, turn.record["source"])]


_KEPT_NOTHING: JsonObject = {"items": [], "request_ids": [], "status": "skipped"}

HANDLERS: Registry = {
    ("POST", "/v1/history/append"): in_tenant(metered(append, _KEPT_NOTHING)),
    ("POST", "/v1/history/list"): in_tenant(
        metered(list_turns, {"items": [], "total": 0})
    ),
    ("POST", "/v1/history/delete"): in_tenant(delete),
}
