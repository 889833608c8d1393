"""What is read of a connection."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mock_tests.asking import Service

ROOT = "/api/v2/integrations/connections"


@pytest.mark.parametrize(
    ("path", "name", "body", "again", "gone"),
    [
        (
            "slack/channels",
            "channels",
            {"channels": [{"id": "C1"}, {"id": "C2", "name": "help"}]},
            {"channels": [{"id": "C1"}]},
            "/C1",
        ),
        (
            "s3/prefixes",
            "prefixes",
            {"prefixes": [{"prefix": ""}, {"prefix": "", "bucket": "b"}]},
            {"prefixes": [{"prefix": ""}]},
            "?prefix=&purge=false",
        ),
        (
            "granola/folders",
            "folders",
            {"folders": [{"id": "a b"}, {"id": "f2"}]},
            {"folder_ids": ["a b"]},
            "/a%20b",
        ),
        (
            "gdrive/resources",
            "resources",
            {"resources": [{"id": "f1"}, {"id": "f2", "kind": "folder"}]},
            {"resource_ids": ["f1"]},
            "/f1",
        ),
    ],
)
def test_what_is_added_is_listed_until_it_is_removed(
    service: Service, path: str, name: str, body: Any, again: Any, gone: str
) -> None:
    first, second = f"{ROOT}/c1/{path}", f"{ROOT}/c2/{path}"
    assert service.result("GET", first) == {name: []}
    assert service.result("POST", first, body) == {"added": 2}
    assert service.result("POST", first, again) == {"added": 0}
    assert service.result("GET", first) == body
    assert service.result("GET", second) == {name: []}
    assert service.result("DELETE", first + gone) == {"removed": True}
    assert service.result("GET", first) == {name: body[name][1:]}
    assert service.call("DELETE", first + gone).status == 404


def test_a_connection_lives_until_it_is_deleted(service: Service) -> None:
    body = {"provider_id": "granola", "api_key": "gk_secret", "label": "notes"}
    made = service.result("POST", f"{ROOT}/api-key", body)
    assert (made["provider_id"], made["label"]) == ("granola", "notes")
    assert "gk_secret" not in str(made)
    other = {"provider_id": "s3", "credentials": {"key": "secret"}}
    service.call("POST", f"{ROOT}/credentials", other)
    path = f"{ROOT}/{made['id']}"
    listed = service.result("GET", ROOT)["connections"]
    assert [each["provider_id"] for each in listed] == ["granola", "s3"]
    chosen = service.result("GET", f"{ROOT}?provider_id=s3")["connections"]
    assert chosen == listed[1:]
    assert service.result("PATCH", path, {"label": "meetings"})["label"] == "meetings"
    assert service.result("GET", path)["label"] == "meetings"
    service.call("POST", f"{path}/granola/folders", {"folder_ids": ["f1"]})
    assert service.call("DELETE", path).status == 204
    assert service.call("GET", path).status == 404
    assert service.result("GET", f"{path}/granola/folders") == {"folders": []}


def test_signing_in_makes_a_connection(service: Service) -> None:
    begun = service.result(
        "POST", "/api/v2/integrations/oauth/initiate", {"provider_id": "slack"}
    )
    assert service.result("GET", ROOT)["connections"][0]["status"] == "pending"
    status = f"/api/v2/integrations/oauth/status?state={begun['state']}"
    done = service.result("GET", status)
    connection = service.result("GET", f"{ROOT}/{done['connection_id']}")
    assert (connection["status"], connection["provider_id"]) == ("active", "slack")


def test_a_sync_runs_alone_and_can_be_ended(service: Service) -> None:
    body = {"provider_id": "granola", "api_key": "gk"}
    path = f"{ROOT}/{service.result('POST', f'{ROOT}/api-key', body)['id']}/sync"
    assert service.result("GET", path) == {"status": "idle", "last_job": None}
    job = service.result("POST", path, {"sync_type": "FULL"})
    assert service.call("POST", path, {}).status == 409
    jobs = f"/api/v2/integrations/sync-jobs/{job['id']}"
    steps = [service.result("GET", jobs)["status"] for _ in range(3)]
    assert steps == ["pending", "running", "completed"]
    again = service.result("POST", path, {})
    jobs = f"/api/v2/integrations/sync-jobs/{again['id']}"
    assert service.result("POST", f"{jobs}/cancel")["status"] == "cancelled"
    assert service.result("GET", path)["status"] == "cancelled"


@pytest.mark.parametrize(
    "path",
    [
        "slack/exclusion-policy",
        "s3/exclusion-policy",
        "granola/exclusion-policy",
        "granola/settings",
    ],
)
def test_what_is_set_is_read_again(service: Service, path: str) -> None:
    first, second = f"{ROOT}/c1/{path}", f"{ROOT}/c2/{path}"
    assert service.result("GET", first) == {}
    assert service.result("PUT", first, {"a": [1], "b": None}) == {"a": [1], "b": None}
    assert service.result("PUT", first, {"c": 1}) == {"c": 1}
    assert service.result("GET", first) == {"c": 1}
    assert service.result("GET", second) == {}


@pytest.mark.parametrize(
    ("path", "key", "is_wrapped"),
    [("slack", "slack_user_id", True), ("granola", "email", False)],
)
def test_people_are_linked(
    service: Service, path: str, key: str, is_wrapped: bool
) -> None:
    people = f"{ROOT}/c1/{path}/identities"

    def listed(path: str) -> Any:
        found = service.result("GET", path)
        return found["identities"] if is_wrapped else found

    assert listed(people) == []
    for person, user in (("a", "u1"), ("b", "u2"), ("a", "u3")):
        body = {key: person, "end_user_id": user}
        assert service.result("POST", f"{people}/link", body) == {"linked": True}
    assert listed(people) == [
        {key: "a", "end_user_id": "u3"},
        {key: "b", "end_user_id": "u2"},
    ]
    assert listed(people.replace("c1", "c2")) == []


def test_a_crawl_runs_until_it_is_removed(service: Service) -> None:
    root = "/api/v1/integrations/web-crawler"
    body = {"url": "https://docs.example.com", "settings": {"max_depth": 1}}
    first, second = (
        f"{root}/jobs/{service.result('POST', f'{root}/crawl', body)['job_id']}"
        for _ in range(2)
    )
    assert service.result("GET", f"{first}/content") == {"pages": []}
    states = [service.result("GET", first)["status"] for _ in range(4)]
    assert states == ["pending", "running", "completed", "completed"]
    assert service.result("GET", f"{first}/content")["pages"][0]["url"] == body["url"]
    assert service.result("GET", f"{first}/statistics") == {"pages": 1}
    assert service.result("POST", f"{first}/import") == {"imported": 1}
    assert service.result("POST", f"{first}/import", {"page_ids": [2]}) == {
        "imported": 0
    }
    assert service.result("POST", f"{first}/cancel")["status"] == "completed"
    assert len(service.result("GET", f"{root}/active")["jobs"]) == 1
    assert service.result("POST", f"{second}/cancel")["status"] == "cancelled"
    assert service.result("GET", f"{root}/active") == {"jobs": []}
    assert service.call("DELETE", first).status == 204
    assert service.call("GET", first).status == 404
    (left,) = service.result("GET", f"{root}/jobs")["jobs"]
    assert second.endswith(left["id"])
