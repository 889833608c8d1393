"""Webhooks and their deliveries."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mock import MockApi
from tests.mock.json_values import JsonValue
from tests.mock_tests.asking import TOKEN, Service

GOOD, BAD = "https://app.example.com/hook", "https://app.invalid/hook"


@pytest.fixture
def plane(memorysync: MockApi) -> Service:
    plane = Service(memorysync)
    plane.headers = dict(TOKEN)
    return plane


def hook(plane: Service, url: str = GOOD, **fields: Any) -> Any:
    body: Any = {"name": "Main", "url": url, "events": ["memory.created"], **fields}
    return plane.result("POST", "/org/webhooks", body)


def fire(plane: Service, number: int = 1) -> Any:
    body: JsonValue = {"event_type": "memory.created"}
    return plane.result("POST", f"/org/webhooks/{number}/test", body)


def test_a_webhook_from_creation_to_deletion(plane: Service) -> None:
    plane.headers["X-Project-ID"] = "proj_1"
    made = hook(
        plane,
        retry_config={"max_retries": 3},
        signature_config={"algorithm": "hmac-sha512"},
    )
    assert (made["id"], made["maxRetries"], made["projectId"]) == (1, 3, "proj_1")
    assert made["signatureAlgorithm"] == "hmac-sha512"
    secret = made.pop("secret")
    assert secret.startswith(made["secretPrefix"])
    one = "/org/webhooks/1"
    assert plane.result("GET", one) == made
    changed = plane.result(
        "PATCH", one, {"description": "d", "retry_config": {"enabled": False}}
    )
    assert (changed["description"], changed["retryEnabled"]) == ("d", False)
    assert (changed["maxRetries"], changed["name"]) == (3, "Main")
    assert plane.result("PATCH", one, {"description": None})["description"] is None
    assert plane.result("POST", f"{one}/pause")["enabled"] is False
    assert plane.result("GET", "/org/webhooks")["active_endpoints"] == 0
    assert plane.result("POST", f"{one}/resume")["enabled"] is True
    rotated = plane.result("POST", f"{one}/rotate-secret")
    assert rotated["secret"] != secret
    assert "secret" not in plane.result("GET", one)
    assert plane.call("DELETE", one).status == 204
    assert plane.call("DELETE", one).status == 404
    assert plane.result("GET", "/org/webhooks") == {
        "endpoints": [],
        "total_endpoints": 0,
        "active_endpoints": 0,
        "total_deliveries": 0,
        "avg_success_rate": 1.0,
        "failing_endpoints": 0,
    }
    assert hook(plane)["id"] == 2


def test_a_test_event_is_delivered(plane: Service) -> None:
    hook(plane)
    assert plane.result("GET", "/org/webhooks/1/deliveries/latest") is None
    queued = fire(plane)
    assert (queued["delivery_id"], queued["status"]) == (1, "pending")
    delivery = plane.result("GET", "/org/webhooks/deliveries/1")
    assert (delivery["status"], delivery["statusCode"]) == ("success", 200)
    assert delivery["payload"] == queued["payload"]
    assert plane.result("GET", "/org/webhooks/1/deliveries/latest") == delivery
    assert plane.result("GET", "/org/webhooks/1")["totalDeliveries"] == 1
    assert plane.call("GET", "/org/webhooks/deliveries/2").status == 404


def test_deliveries_fail_where_no_host_can_be(plane: Service) -> None:
    hook(plane, BAD, retry_config={"max_retries": 2})
    fire(plane)
    failed = plane.result("GET", "/org/webhooks/deliveries/1")
    assert (failed["status"], failed["attemptNumber"]) == ("failed", 1)
    again = plane.result("POST", "/org/webhooks/deliveries/1/retry")
    assert (again["status"], again["attemptNumber"]) == ("pending", 2)
    dead = plane.result("GET", "/org/webhooks/deliveries/1")
    assert dead["status"] == "dead_letter"
    endpoint = plane.result("GET", "/org/webhooks/1")
    assert (endpoint["consecutiveFailures"], endpoint["successRate"]) == (2, 0.0)
    hook(plane)
    listed = plane.result("GET", "/org/webhooks")
    assert (listed["avg_success_rate"], listed["failing_endpoints"]) == (0.5, 1)
    health = plane.result("GET", "/org/webhooks/health")
    assert (health["failing_endpoints"], health["dead_letter_count"]) == (1, 1)
    plane.result("PATCH", "/org/webhooks/1", {"url": GOOD})
    plane.result("POST", "/org/webhooks/deliveries/1/retry")
    healed = plane.result("GET", "/org/webhooks/deliveries/1")
    assert (healed["status"], healed["errorMessage"]) == ("success", None)
    assert plane.result("GET", "/org/webhooks/health")["failing_endpoints"] == 0


def test_replaying_failed_deliveries(plane: Service) -> None:
    hook(plane, BAD)
    hook(plane)
    for number in (1, 2, 1, 1):
        fire(plane, number)
    body: dict[str, JsonValue] = {
        "since_minutes": 60,
        "statuses": ["failed", "dead_letter"],
        "limit": 2,
    }
    assert plane.result("POST", "/org/webhooks/1/replay", body) == {
        "endpoint_id": 1,
        "eligible": 3,
        "replayed": 2,
        "skipped": 1,
        "delivery_ids": [4, 3],
    }
    assert plane.result("GET", "/org/webhooks/health")["pending_retries"] == 2
    plane.result("PATCH", "/org/webhooks/1", {"url": GOOD})
    assert plane.result("POST", "/org/webhooks/1/replay", body)["eligible"] == 3
    last = plane.result("POST", "/org/webhooks/1/replay", body)
    assert (last["eligible"], last["delivery_ids"]) == (1, [1])


def test_deliveries_come_in_pages_newest_first(plane: Service) -> None:
    hook(plane, BAD)
    hook(plane)
    for number in (1, 2, 1):
        fire(plane, number)

    def ids(path: str) -> tuple[list[int], int]:
        page = plane.result("GET", f"/org/webhooks/{path}")
        return [each["id"] for each in page["deliveries"]], page["total"]

    assert ids("deliveries/recent") == ([3, 2, 1], 3)
    assert ids("deliveries/recent?page=2&page_size=2") == ([1], 3)
    assert ids("deliveries/recent?endpoint_id=2") == ([2], 1)
    assert ids("deliveries/recent?status_filter=failed") == ([3, 1], 2)
    assert ids("1/deliveries") == ([3, 1], 2)
    assert ids("1/deliveries?status_filter=success") == ([], 0)
    assert plane.call("GET", "/org/webhooks/9/deliveries").status == 404
    assert plane.call("GET", "/org/webhooks/9/deliveries/latest").status == 404


def test_event_types_stand_in_one_category_each(plane: Service) -> None:
    known = plane.result("GET", "/org/webhooks/event-types")
    grouped = [name for group in known["categories"].values() for name in group]
    assert sorted(grouped) == sorted(known["event_types"])
    assert "memory.created" in known["categories"]["memory"]
