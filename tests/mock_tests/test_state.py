"""State documents."""

from __future__ import annotations

from typing import Any

from tests.mock.json_values import JsonValue
from tests.mock_tests.asking import (
    Service,
)


def test_state_documents(service: Service) -> None:
    place: dict[str, JsonValue] = {
        "tenant_id": "acme",
        "user_id": "u",
        "namespace": ["a", "b"],
        "key": "diet",
    }

    def put(value: JsonValue) -> tuple[int, Any]:
        response = service.call("POST", "/v1/state/put", {**place, "value": value})
        return response.status, response.json()

    def get(**changes: Any) -> Any:
        return service.result("POST", "/v1/state/get", {**place, **changes})["item"]

    assert get() is None
    status, first = put({"kind": "vegan"})
    assert (status, first["created"], first["item"]["source"]) == (201, True, "api")
    status, same = put({"kind": "vegan"})
    assert (status, same["created"], same["item"]) == (200, False, first["item"])
    status, other = put({"kind": "none"})
    assert (status, other["created"], other["item"]["id"]) == (
        201,
        True,
        first["item"]["id"],
    )
    assert other["item"]["created_at"] == first["item"]["created_at"]
    assert other["item"]["updated_at"] > first["item"]["updated_at"]
    assert get() == other["item"] == get(source="api")
    assert get(source="app") is None
    assert get(namespace=["a"]) is None
    assert get(tenant_id="other") is None
