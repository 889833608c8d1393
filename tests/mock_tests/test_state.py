"""State documents."""

from __future__ import annotations

from typing import Any

import pytest

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


class Drawer:
    """The documents of one user."""

    def __init__(self, service: Service) -> None:
        self.service = service

    def ask(self, route: str, **fields: Any) -> Any:
        body = {"tenant_id": "acme", "user_id": "user_42", **fields}
        return self.service.result("POST", f"/v1/state/{route}", body)

    def put(self, path: str, value: JsonValue, **more: Any) -> Any:
        *namespace, key = path.split("/")
        fields = {"namespace": namespace, "key": key, "value": {"v": value}}
        return self.ask("put", **fields, **more)

    def keys(self, **fields: Any) -> str:
        listed = self.ask("list", **fields)
        assert listed["total"] >= len(listed["items"])
        return "".join(item["key"] for item in listed["items"])


@pytest.fixture
def drawer(service: Service) -> Drawer:
    drawer = Drawer(service)
    drawer.put("a/b/x", "dark mode")
    drawer.put("a/c/y", "window seat")
    drawer.put("d/z", "dark seat", source="app")
    return drawer


def test_listing_documents(drawer: Drawer) -> None:
    assert drawer.keys() == "zyx"
    assert drawer.keys(namespace_prefix=["a"]) == "yx"
    assert drawer.keys(namespace_prefix=["a", "b"]) == "x"
    assert drawer.keys(source="app") == "z"
    assert drawer.keys(limit=1, offset=1) == "y"
    assert drawer.keys(user_id="other") == ""
    drawer.put("a/b/x", "light mode")
    assert drawer.keys() == "xzy"


def test_searching_documents(drawer: Drawer) -> None:
    drawer.put("a/q", "dark and hidden", index=False)
    found = drawer.ask("search", query="dark seat")
    assert [(item["key"], item["score"]) for item in found["items"]] == [
        ("z", 1.0),
        ("y", 0.5),
        ("x", 0.5),
    ]
    assert drawer.ask("search", query="dark seat", limit=1)["total"] == 3
    assert drawer.ask("search", query="dark", namespace_prefix=["d"])["total"] == 1
    assert drawer.ask("search", query="nothing")["items"] == []


def test_deleting_documents(drawer: Drawer) -> None:
    drawer.put("a/w", 1)
    assert drawer.ask("delete", namespace=["a"], keys=[])["deleted_ids"] == []
    assert drawer.ask("delete", namespace=["d"])["deleted_ids"] == []
    assert len(drawer.ask("delete", namespace=["d"], source="app")["deleted_ids"]) == 1
    assert len(drawer.ask("delete", namespace=["a"])["deleted_ids"]) == 1
    assert drawer.keys() == "yx"
    assert drawer.ask("delete", namespace=["a", "b"], keys=["y"])["deleted_ids"] == []
    gone = drawer.ask("delete", namespace=["a", "b"], keys=["x", "y"])
    assert len(gone["deleted_ids"]) == 1
    assert drawer.keys() == "y"


def test_listing_namespaces(drawer: Drawer) -> None:
    def paths(**fields: Any) -> list[str]:
        return [
            "/".join(path) for path in drawer.ask("namespaces", **fields)["namespaces"]
        ]

    assert paths() == ["a/b", "a/c", "d"]
    assert paths(max_depth=1) == ["a", "d"]
    assert paths(prefix=["a"]) == ["a/b", "a/c"]
    assert paths(source="app") == ["d"]
    assert paths(limit=1, offset=1) == ["a/c"]


def test_facts_learned_from_documents(drawer: Drawer) -> None:
    service = drawer.service
    drawer.put("a/k", 1, text="likes the window seat", extract=True)
    assert service.texts("window") == ["likes the window seat"]
    more: Any = {"text": "likes the aisle seat", "extract": True}
    second = drawer.put("a/k", 2, **more, replace_derived_facts=True)
    assert second["deleted_fact_ids"] == ["m_1"]
    assert service.texts("window") == ["likes the aisle seat"]
    gone = drawer.ask("delete", namespace=["a"], delete_derived_facts=True)
    assert gone["deleted_fact_ids"] == ["m_2"]
    assert service.texts("window") == []
