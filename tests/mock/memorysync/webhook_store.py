"""Webhooks and what was sent to them.

Nothing is ever sent. A delivery waits until it is looked at and then has come to
its end: failed where the host of the webhook cannot exist (`.invalid`, RFC 2606),
else accepted.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.mock.json_values import JsonObject, dump_json

SUCCESS, FAILED, DEAD, PENDING = "success", "failed", "dead_letter", "pending"


@dataclass(slots=True)
class WebhookStore:
    """The webhooks and deliveries by id; ids are given out once."""

    webhooks: dict[int, JsonObject] = field(
        default_factory=lambda: dict[int, JsonObject]()
    )
    deliveries: dict[int, JsonObject] = field(
        default_factory=lambda: dict[int, JsonObject]()
    )
    made: int = 0
    secrets: int = 0

    def next_secret(self) -> str:
        """A secret that was not given out before."""
        self.secrets += 1
        return f"whsec_{self.secrets:024x}"

    def send(self, webhook: JsonObject, event: str, now: str) -> JsonObject:
        """Queue a delivery of an event that is made up."""
        number = len(self.deliveries) + 1
        payload: JsonObject = {
            "id": f"evt_{number}",
            "type": event,
            "data": {"test": True},
        }
        delivery: JsonObject = {
            "id": number,
            "endpoint_id": webhook["id"],
            "event_type": event,
            "event_id": f"evt_{number}",
            "status": PENDING,
            "payload": payload,
            "payload_hash": hashlib.sha256(dump_json(payload)).hexdigest(),
            "signature": None,
            "status_code": None,
            "response_body": None,
            "error_message": None,
            "latency_ms": None,
            "attempt_number": 1,
            "max_attempts": webhook["max_retries"],
            "next_retry_at": None,
            "created_at": now,
            "completed_at": None,
        }
        self.deliveries[number] = delivery
        return delivery

    def retry(self, delivery: JsonObject) -> JsonObject:
        """Queue a delivery once more."""
        attempt = delivery["attempt_number"]
        assert isinstance(attempt, int)
        delivery |= {
            "status": PENDING,
            "attempt_number": attempt + 1,
            "completed_at": None,
        }
        return delivery

    def remove(self, webhook: JsonObject) -> None:
        """Forget a webhook; what was sent to it is kept."""
        del self.webhooks[_number(webhook, "id")]

    def settle(self, now: str) -> None:
        """Bring every queued delivery to its end."""
        for delivery in self.deliveries.values():
            if delivery["status"] == PENDING:
                webhook = self.webhooks.get(_number(delivery, "endpoint_id"), {})
                _end(delivery, webhook, now)
                _count(webhook, delivery, now)

    def of(self, endpoint: int | None, status: str | None) -> list[JsonObject]:
        """Deliveries, newest first: to one webhook or to all, by status or any."""
        return [
            delivery
            for delivery in reversed(self.deliveries.values())
            if endpoint in (None, delivery["endpoint_id"])
            and status in (None, delivery["status"])
        ]


def _number(record: JsonObject, name: str) -> int:
    value = record.get(name, 0)
    assert isinstance(value, int)
    return value


def _end(delivery: JsonObject, webhook: JsonObject, now: str) -> None:
    host = urlsplit(str(webhook.get("url", ""))).hostname or "invalid"
    if host == "invalid" or host.endswith(".invalid"):
        attempts = _number(delivery, "attempt_number")
        is_last = attempts >= _number(delivery, "max_attempts")
        delivery |= {
            "status": DEAD if is_last else FAILED,
            "error_message": "The name of the host cannot be resolved",
            "completed_at": now,
        }
    else:
        delivery |= {
            "status": SUCCESS,
            "status_code": 200,
            "response_body": "",
            "error_message": None,
            "latency_ms": 1,
            "completed_at": now,
        }


def _count(webhook: JsonObject, delivery: JsonObject, now: str) -> None:
    if not webhook:
        return
    success = delivery["status"] == SUCCESS
    total = _number(webhook, "total_deliveries") + 1
    good = _number(webhook, "successful_deliveries") + success
    webhook |= {
        "total_deliveries": total,
        "successful_deliveries": good,
        "failed_deliveries": total - good,
        "consecutive_failures": (
            0 if success else _number(webhook, "consecutive_failures") + 1
        ),
        "success_rate": round(good / total, 4),
        "last_triggered_at": now,
        "last_success_at" if success else "last_failure_at": now,
        "last_error": delivery["error_message"],
        "last_status_code": delivery["status_code"],
    }
