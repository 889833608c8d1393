"""The routes of webhooks."""

from __future__ import annotations

from collections.abc import Callable

from tests.mock.json_values import JsonObject, JsonValue, integer, mapping
from tests.mock.memorysync.calls import Call, Outcome, Reply, missing
from tests.mock.memorysync.spelling import spelled
from tests.mock.memorysync.webhook_store import DEAD, PENDING, WebhookStore
from tests.mock.memorysync.world import Handler, Registry, World

_EVENTS: dict[str, tuple[str, ...]] = {
    "memory": (
        "memory.created",
        "memory.updated",
        "memory.deleted",
        "memory.queried",
        "memory.batch_created",
        "memory.recalled",
        "memory.superseded",
    ),
    "team": ("team.member_added", "team.member_removed"),
    "api_key": ("api_key.created", "api_key.revoked"),
    "billing": ("billing.usage_threshold",),
    "api": ("api.rate_limited",),
}
# The member of a webhook that each member of the two settings becomes.
_RETRY = {
    "enabled": "retry_enabled",
    "max_retries": "max_retries",
    "initial_delay_seconds": "initial_delay_seconds",
    "max_delay_seconds": "max_delay_seconds",
    "backoff_multiplier": "backoff_multiplier",
    "retry_status_codes": "retry_status_codes",
}
_SIGNATURE = {
    "algorithm": "signature_algorithm",
    "header_name": "signature_header",
    "timestamp_header": "timestamp_header",
    "tolerance_seconds": "signature_tolerance",
}
_EDITABLE = ("name", "url", "description", "events")


def create(call: Call, world: World) -> Outcome:
    """Register an endpoint; its secret is shown this once."""
    store, now = world.webhooks, world.now()
    store.made += 1
    secret = store.next_secret()
    project = call.project or call.fields.get("project_id")
    webhook: JsonObject = {
        **_fresh(store.made, secret, project, now),
        **_settings(call.fields),
    }
    store.webhooks[store.made] = webhook
    return Reply(spelled(call, {**webhook, "secret": secret}), 201)


def list_webhooks(call: Call, world: World) -> Outcome:
    """The webhooks and how they do."""
    store = world.webhooks
    store.settle(world.now())
    webhooks = list(store.webhooks.values())
    endpoints: list[JsonValue] = [spelled(call, webhook) for webhook in webhooks]
    rates = [webhook["success_rate"] for webhook in webhooks]
    total = sum(rate for rate in rates if isinstance(rate, float))
    return Reply(
        {
            "endpoints": endpoints,
            "total_endpoints": len(webhooks),
            "active_endpoints": _active(store),
            "total_deliveries": len(store.deliveries),
            "avg_success_rate": round(total / len(rates), 4) if rates else 1.0,
            "failing_endpoints": _failing(store),
        }
    )


def on_webhook(
    answer: Callable[[Call, World, JsonObject], Outcome],
) -> Handler:
    """A handler for routes that name a webhook in their path."""

    def handler(call: Call, world: World) -> Outcome:
        world.webhooks.settle(world.now())
        number = integer(call.arguments.path.get("endpoint_id"))
        webhook = world.webhooks.webhooks.get(number or 0)
        return missing("Webhook") if webhook is None else answer(call, world, webhook)

    return handler


def _get(call: Call, world: World, webhook: JsonObject) -> Outcome:
    return Reply(spelled(call, webhook))


def _update(call: Call, world: World, webhook: JsonObject) -> Outcome:
    webhook |= {**_settings(call.fields), "updated_at": world.now()}
    return Reply(spelled(call, webhook))


def _delete(call: Call, world: World, webhook: JsonObject) -> Outcome:
    world.webhooks.remove(webhook)
    return Reply(None, 204)


def _pause(call: Call, world: World, webhook: JsonObject) -> Outcome:
    webhook |= {"enabled": False, "updated_at": world.now()}
    return Reply(spelled(call, webhook))


def _resume(call: Call, world: World, webhook: JsonObject) -> Outcome:
    webhook |= {"enabled": True, "updated_at": world.now()}
    return Reply(spelled(call, webhook))


def _rotate_secret(call: Call, world: World, webhook: JsonObject) -> Outcome:
    secret = world.webhooks.next_secret()
    webhook |= {"secret_prefix": secret[:_PREFIX], "updated_at": world.now()}
    return Reply(spelled(call, {**webhook, "secret": secret}))


def event_types(call: Call, world: World) -> Outcome:
    """The events that a webhook can ask for."""
    categories: JsonObject = {name: list(events) for name, events in _EVENTS.items()}
    names: list[JsonValue] = [name for events in _EVENTS.values() for name in events]
    return Reply({"event_types": names, "categories": categories})


def health(call: Call, world: World) -> Outcome:
    """How all webhooks do together; all deliveries count as recent."""
    store = world.webhooks
    pending = len(store.of(None, PENDING))
    store.settle(world.now())
    total, good = len(store.deliveries), len(store.of(None, "success"))
    return Reply(
        {
            "active_webhooks": _active(store),
            "total_webhooks": len(store.webhooks),
            "total_deliveries_all_time": total,
            "total_deliveries_24h": total,
            "success_rate_7d": round(good / total, 4) if total else 1.0,
            "failing_endpoints": _failing(store),
            "pending_retries": pending,
            "dead_letter_count": len(store.of(None, DEAD)),
        }
    )


_PREFIX = 12


def _fresh(number: int, secret: str, project: JsonValue, now: str) -> JsonObject:
    return {
        "id": number,
        "name": None,
        "url": None,
        "description": None,
        "secret_prefix": secret[:_PREFIX],
        "events": [],
        "enabled": True,
        "signature_algorithm": "hmac-sha256",
        "signature_header": "X-MemorySync-Signature",
        "timestamp_header": "X-MemorySync-Timestamp",
        "signature_tolerance": 300,
        "retry_enabled": True,
        "max_retries": 5,
        "initial_delay_seconds": 1,
        "max_delay_seconds": 3600,
        "backoff_multiplier": 2.0,
        "retry_status_codes": ["5xx", "429"],
        "total_deliveries": 0,
        "successful_deliveries": 0,
        "failed_deliveries": 0,
        "consecutive_failures": 0,
        "success_rate": 1.0,
        "last_triggered_at": None,
        "last_success_at": None,
        "last_failure_at": None,
        "last_error": None,
        "last_status_code": None,
        "created_at": now,
        "updated_at": now,
        "created_by_name": None,
        "project_id": project,
    }


def _settings(asked: JsonObject) -> JsonObject:
    """What a request says of a webhook; what it does not name stays."""
    said: JsonObject = {name: asked[name] for name in _EDITABLE if name in asked}
    for name, members in (("retry_config", _RETRY), ("signature_config", _SIGNATURE)):
        for member, value in mapping(asked.get(name)).items():
            if member in members:
                said[members[member]] = value
    return said


def _active(store: WebhookStore) -> int:
    return sum(webhook["enabled"] is True for webhook in store.webhooks.values())


def _failing(store: WebhookStore) -> int:
    return sum(
        webhook["consecutive_failures"] != 0 for webhook in store.webhooks.values()
    )


_ONE = "/org/webhooks/{endpoint_id}"

HANDLERS: Registry = {
    ("POST", "/org/webhooks"): create,
    ("GET", "/org/webhooks"): list_webhooks,
    ("GET", "/org/webhooks/event-types"): event_types,
    ("GET", "/org/webhooks/health"): health,
    ("GET", _ONE): on_webhook(_get),
    ("PATCH", _ONE): on_webhook(_update),
    ("DELETE", _ONE): on_webhook(_delete),
    ("POST", f"{_ONE}/pause"): on_webhook(_pause),
    ("POST", f"{_ONE}/resume"): on_webhook(_resume),
    ("POST", f"{_ONE}/rotate-secret"): on_webhook(_rotate_secret),
}
