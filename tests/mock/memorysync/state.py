"""The routes under /v1/state: documents that are read back word for word."""

from __future__ import annotations

from tests.mock.json_values import JsonObject, JsonValue, dump_json, mapping, strings
from tests.mock.memorysync.calls import Call, Outcome, Reply
from tests.mock.memorysync.facts import learn, unlearn
from tests.mock.memorysync.plans import metered
from tests.mock.memorysync.selection import overlap
from tests.mock.memorysync.state_store import Address, Document
from tests.mock.memorysync.tenant_plane import in_tenant
from tests.mock.memorysync.world import Registry, World

_DEFAULT_SOURCE = "api"


def put(call: Call, world: World) -> Outcome:
    """Store a value. An identical one changes nothing and is not `created`."""
    asked = call.fields
    address = _address(asked, str(asked.get("key")))
    before = world.state.documents.get(address)
    written = before is None or before.record["value"] != asked.get("value")
    deleted: list[JsonValue] = []
    if written:
        facts = () if before is None else before.facts
        if asked.get("replace_derived_facts") is True:
            deleted, facts = unlearn(facts, world), ()
        record = _record(asked, before, world)
        if asked.get("extract") is True:
            learned: JsonObject = {"text": record["text"], "source": record["source"]}
            facts += learn(call.tenant_scope, learned, world)
        is_indexed = asked.get("index") is not False
        world.state.write(address, Document(record, is_indexed, facts))
    return Reply(
        {
            "item": world.state.documents[address].record,
            "created": written,
            "request_id": None,
            "deleted_fact_ids": deleted,
            "status": "ok",
        },
        201 if written else 200,
    )


def get(call: Call, world: World) -> Outcome:
    """A stored value; null when there is none."""
    address = _address(call.fields, str(call.fields.get("key")))
    document = world.state.documents.get(address)
    return Reply({"item": None if document is None else document.record})


def list_documents(call: Call, world: World) -> Outcome:
    """A user's documents, newest first."""
    items: list[JsonValue] = [
        document.record for document in _below(call, world, "namespace_prefix").values()
    ]
    return Reply({"items": call.page(items, 100), "total": len(items)})


def search(call: Call, world: World) -> Outcome:
    """The indexed documents that share words with a question, best first."""
    query = str(call.fields.get("query"))
    scored = [
        (overlap(query, str(document.record["text"])), document)
        for document in _below(call, world, "namespace_prefix").values()
        if document.is_indexed
    ]
    scored = sorted(scored, key=lambda each: -each[0])
    items: list[JsonValue] = [
        {**document.record, "score": score} for score, document in scored if score > 0
    ]
    return Reply({"items": call.page(items, 10), "total": len(items)})


def delete(call: Call, world: World) -> Outcome:
    """Delete documents of one namespace: those of some keys, else all."""
    asked = call.fields
    namespace, keys = tuple(strings(asked.get("namespace"))), asked.get("keys")
    wanted = _address(asked, "")
    deleted: list[JsonValue] = []
    facts: list[JsonValue] = []
    found = world.state.below(wanted.tenant, wanted.user, namespace, wanted.source)
    for address, document in found.items():
        if address.namespace != namespace:
            continue
        if keys is None or address.key in strings(keys):
            del world.state.documents[address]
            deleted.append(document.record["id"])
            if asked.get("delete_derived_facts") is True:
                facts += unlearn(document.facts, world)
    return Reply({"deleted_ids": deleted, "deleted_fact_ids": facts})


def namespaces(call: Call, world: World) -> Outcome:
    """The namespaces in use, cut to a depth, in alphabetical order."""
    depth = call.fields.get("max_depth")
    found = {
        address.namespace[: depth if isinstance(depth, int) else None]
        for address in _below(call, world, "prefix")
    }
    listed: list[JsonValue] = [list(namespace) for namespace in sorted(found)]
    return Reply({"namespaces": call.page(listed, 100)})


def _address(asked: JsonObject, key: str) -> Address:
    return Address(
        str(asked.get("tenant_id")),
        str(asked.get("user_id")),
        str(asked.get("source") or _DEFAULT_SOURCE),
        tuple(strings(asked.get("namespace"))),
        key,
    )


def _below(call: Call, world: World, prefix: str) -> dict[Address, Document]:
    asked = call.fields
    source = asked.get("source")
    return world.state.below(
        str(asked.get("tenant_id")),
        str(asked.get("user_id")),
        tuple(strings(asked.get(prefix))),
        source if isinstance(source, str) else None,
    )


def _record(asked: JsonObject, before: Document | None, world: World) -> JsonObject:
    now = world.now()
    known = {} if before is None else mapping(before.record)
    return {
        "id": known.get("id") or world.transcripts.next_id(),
        "namespace": asked.get("namespace"),
        "key": asked.get("key"),
        "value": asked.get("value"),
        "text": asked.get("text") or dump_json(asked.get("value")).decode(),
        "source": asked.get("source") or _DEFAULT_SOURCE,
        "created_at": known.get("created_at") or now,
        "updated_at": now,
    }


_STORED_NOTHING: JsonObject = {"item": {}, "created": False, "status": "skipped"}
_FOUND_NOTHING: JsonObject = {"items": [], "total": 0}

HANDLERS: Registry = {
    ("POST", "/v1/state/put"): in_tenant(metered(put, _STORED_NOTHING)),
    ("POST", "/v1/state/get"): in_tenant(get),
    ("POST", "/v1/state/list"): in_tenant(metered(list_documents, _FOUND_NOTHING)),
    ("POST", "/v1/state/search"): in_tenant(metered(search, _FOUND_NOTHING)),
    ("POST", "/v1/state/delete"): in_tenant(delete),
    ("POST", "/v1/state/namespaces"): in_tenant(namespaces),
}
