"""Signing in and projects."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mock import MockApi
from tests.mock.json_values import JsonValue
from tests.mock_tests.asking import KEY, TOKEN, Service


@pytest.fixture
def plane(memorysync: MockApi) -> Service:
    plane = Service(memorysync)
    plane.headers = dict(TOKEN)
    return plane


def test_signing_in(memorysync: MockApi) -> None:
    plane = Service(memorysync)
    plane.headers = {}
    assert plane.call("GET", "/org/projects").status == 401
    credentials: JsonValue = {"email": "ada@example.com", "password": "pw"}
    login = plane.result("POST", "/auth/login", credentials)
    plane.headers = {"Authorization": f"Bearer {login['tokens']['access_token']}"}
    assert len(plane.result("GET", "/org/projects")) == 3


def test_answers_are_spelled_for_their_caller(plane: Service) -> None:
    spelled: Any = plane.result("GET", "/org/projects")[0]
    assert (spelled["tenantId"], spelled["isDefault"]) == ("org_1", True)
    plane.headers = dict(KEY)
    spelled = plane.result("GET", "/org/projects")[0]
    assert (spelled["tenant_id"], spelled["is_default"]) == ("org_1", True)
    assert plane.call("GET", "/org/billing/current-plan").status == 200
    assert plane.call("POST", "/org/projects", {"name": "x"}).status == 401


def test_a_project_from_creation_to_deletion(plane: Service) -> None:
    response = plane.call("POST", "/org/projects", {"name": " Support "})
    made: Any = response.json()
    assert (response.status, made["name"], made["isDefault"]) == (201, "Support", False)
    path = f"/org/projects/{made['id']}"
    renamed = plane.result("PATCH", path, {"name": "Help"})
    assert renamed == {**made, "name": "Help", "updatedAt": renamed["updatedAt"]}
    assert renamed["updatedAt"] > made["updatedAt"]
    archived = plane.result("POST", f"{path}/archive")
    assert archived["archivedAt"] is not None
    assert plane.result("POST", f"{path}/archive") == archived
    assert plane.result("GET", "/org/projects")[-1] == archived
    assert plane.result("POST", f"{path}/unarchive")["archivedAt"] is None
    assert plane.call("DELETE", path).status == 204
    assert plane.call("DELETE", path).status == 404
    assert plane.call("PATCH", path, {"name": "x"}).status == 404
    assert plane.call("POST", f"{path}/archive").status == 404
    assert len(plane.result("GET", "/org/projects")) == 3
    again = plane.result("POST", "/org/projects", {"name": "Support"})
    assert again["id"] != made["id"]


def test_the_default_project_stays(plane: Service) -> None:
    path = "/org/projects/proj_0000000000000001"
    assert plane.call("DELETE", path).status == 409
    assert plane.call("POST", f"{path}/archive").status == 409


def test_projects_are_rooms_for_memories(plane: Service) -> None:
    project = plane.result("POST", "/org/projects", {"name": "Support"})["id"]
    inside, outside = Service(plane.api), Service(plane.api)
    inside.headers["X-Project-ID"] = project
    inside.add("kept inside of a project")
    outside.add("kept outside of projects")
    assert len(inside.texts("kept")) == 2
    assert outside.texts("kept") == ["kept outside of projects"]
    assert outside.call("GET", "/memory/1").status == 404
    assert plane.result("GET", "/org/projects")[-1]["memoryCount"] == 1
    plane.call("DELETE", f"/org/projects/{project}")
    assert len(outside.texts("kept")) == 2


def test_api_keys_are_revoked_once(plane: Service) -> None:
    assert plane.result("POST", "/org/api-keys/1/test")["valid"] is True
    outcome = plane.result("POST", "/org/api-keys/bulk-revoke", {"key_ids": [1, 9]})
    assert (outcome["revoked"], outcome["not_found"]) == (1, 1)
    assert [each["status"] for each in outcome["results"]] == ["revoked", "not_found"]
    again = plane.result("POST", "/org/api-keys/bulk-revoke", {"key_ids": [1, 2]})
    assert (again["revoked"], again["already_revoked"]) == (1, 1)
    key = plane.result("POST", "/org/api-keys/1/test")
    assert (key["valid"], key["status"]) == (False, "revoked")
    assert plane.call("POST", "/org/api-keys/9/test").status == 404
