"""The routes of what was sent to webhooks."""

from __future__ import annotations

from datetime import timedelta

from tests.mock.json_values import JsonObject, JsonValue, integer, strings
from tests.mock.memorysync.calls import Call, Outcome, Reply, missing
from tests.mock.memorysync.spelling import spelled
from tests.mock.memorysync.times import instant
from tests.mock.memorysync.webhook_store import DEAD, FAILED
from tests.mock.memorysync.webhooks import on_webhook
from tests.mock.memorysync.world import Registry, World


def _test(call: Call, world: World, webhook: JsonObject) -> Outcome:
    event = str(call.fields.get("event_type"))
    delivery = world.webhooks.send(webhook, event, world.now())
    return Reply(
        {
            "delivery_id": delivery["id"],
            "event_id": delivery["event_id"],
            "event_type": event,
            "endpoint_id": webhook["id"],
            "status": delivery["status"],
            "payload": delivery["payload"],
            "message": "The test event is queued.",
        }
    )


def _replay(call: Call, world: World, webhook: JsonObject) -> Outcome:
    """Queue the deliveries of the last minutes that have one of these statuses."""
    asked = call.fields
    start = world.clock() - timedelta(minutes=call.count("since_minutes", 60, 1))
    wanted = strings(asked.get("statuses")) or [FAILED, DEAD]
    eligible = [
        delivery
        for delivery in world.webhooks.of(integer(webhook["id"]), None)
        if delivery["status"] in wanted and instant(delivery["created_at"]) >= start
    ]
    chosen = eligible[: call.count("limit", 100, 1)]
    ids: list[JsonValue] = [world.webhooks.retry(each)["id"] for each in chosen]
    return Reply(
        {
            "endpoint_id": webhook["id"],
            "eligible": len(eligible),
            "replayed": len(chosen),
            "skipped": len(eligible) - len(chosen),
            "delivery_ids": ids,
        }
    )


def _latest(call: Call, world: World, webhook: JsonObject) -> Outcome:
    found = world.webhooks.of(integer(webhook["id"]), None)
    return Reply(spelled(call, found[0]) if found else None)


def _of_webhook(call: Call, world: World, webhook: JsonObject) -> Outcome:
    return _page(call, world, integer(webhook["id"]))


def recent(call: Call, world: World) -> Outcome:
    """The deliveries to all webhooks or to one, newest first."""
    world.webhooks.settle(world.now())
    return _page(call, world, integer(call.arguments.query.get("endpoint_id")))


def get(call: Call, world: World) -> Outcome:
    """One delivery."""
    world.webhooks.settle(world.now())
    delivery = _find(call, world)
    return missing("Delivery") if delivery is None else Reply(spelled(call, delivery))


def retry(call: Call, world: World) -> Outcome:
    """Queue a delivery once more."""
    world.webhooks.settle(world.now())
    delivery = _find(call, world)
    if delivery is None:
        return missing("Delivery")
    return Reply(spelled(call, world.webhooks.retry(delivery)))


def _find(call: Call, world: World) -> JsonObject | None:
    number = integer(call.arguments.path.get("delivery_id"))
    return world.webhooks.deliveries.get(number or 0)


def _page(call: Call, world: World, endpoint: int | None) -> Outcome:
    status = call.arguments.query.get("status_filter")
    found = world.webhooks.of(endpoint, status if isinstance(status, str) else None)
    number, size = call.count("page", 1, 1), call.count("page_size", 20, 1)
    start = (number - 1) * size
    shown: list[JsonValue] = [
        spelled(call, delivery) for delivery in found[start : start + size]
    ]
    return Reply(
        {"deliveries": shown, "total": len(found), "page": number, "page_size": size}
    )


_ONE = "/org/webhooks/{endpoint_id}"

HANDLERS: Registry = {
    ("POST", f"{_ONE}/test"): on_webhook(_test),
    ("POST", f"{_ONE}/replay"): on_webhook(_replay),
    ("GET", f"{_ONE}/deliveries"): on_webhook(_of_webhook),
    ("GET", f"{_ONE}/deliveries/latest"): on_webhook(_latest),
    ("GET", "/org/webhooks/deliveries/recent"): recent,
    ("GET", "/org/webhooks/deliveries/{delivery_id}"): get,
    ("POST", "/org/webhooks/deliveries/{delivery_id}/retry"): retry,
}
