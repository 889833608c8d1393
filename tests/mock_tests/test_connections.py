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
