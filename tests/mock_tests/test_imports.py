"""Imports: files of records, and jobs that move on."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.mock import MockApi, MockTransport
from tests.mock_tests.asking import KEY, Service

LINES = b"""{"text": "alpha fact here", "client_ref": "r1", "tags": ["a"]}
{"memory": "beta fact here", "id": 2}

{"content": "gamma fact here", "metadata": {"mem0_id": "m3"}}
"""


def send_file(
    api: MockApi, content: bytes, filename: str = "a.jsonl", **fields: str
) -> httpx.Response:
    headers = {**KEY, "X-End-User-ID": "user_42"}
    with httpx.Client(transport=MockTransport(api), headers=headers) as client:
        return client.post(
            "http://mock/imports", files={"file": (filename, content)}, data=fields
        )


def counts(job: Any) -> tuple[int, ...]:
    names = ("created", "already_imported", "skipped", "failed")
    return tuple(job[name] for name in names)


def finish(service: Service, job: Any) -> Any:
    for _ in range(2):
        job = service.result("GET", f"/imports/{job['id']}")
    return job


def test_a_job_moves_on_whenever_it_is_looked_at(service: Service) -> None:
    created = send_file(service.api, LINES)
    assert created.status_code == 202
    assert created.json() == {
        "id": "imp_0001",
        "status": "pending",
        "total_rows": 3,
        "processed_rows": 0,
        "progress_percentage": 0.0,
        "created": 0,
        "already_imported": 0,
        "skipped": 0,
        "failed": 0,
        "memories_created": 0,
        "invalid_rows": [],
        "error_message": None,
    }
    assert service.result("GET", "/imports")["jobs"] == [created.json()]
    running = service.result("GET", "/imports/imp_0001")
    assert (running["status"], running["progress_percentage"]) == ("running", 33.3)
    assert service.texts("fact") == ["alpha fact here"]
    done = service.result("GET", "/imports/imp_0001")
    assert (done["status"], done["progress_percentage"]) == ("completed", 100.0)
    assert (counts(done), done["memories_created"]) == ((3, 0, 0, 0), 3)
    assert service.result("GET", "/imports/imp_0001") == done
    assert len(service.texts("fact")) == 3
    assert service.result("GET", "/memory/1")["tags"] == ["a"]


def test_resuming_skips_what_is_there(service: Service) -> None:
    first = finish(service, send_file(service.api, LINES).json())
    more = LINES + b'{"text": "delta fact here", "uuid": "u4"}'
    again = finish(service, send_file(service.api, more, resume="true").json())
    assert counts(first) == (3, 0, 0, 0)
    assert counts(again) == (1, 3, 0, 0)
    assert len(service.texts("fact")) == 4
    blind = finish(service, send_file(service.api, LINES).json())
    assert counts(blind) == (3, 0, 0, 0)


@pytest.mark.parametrize(
    ("content", "filename", "fields", "expected"),
    [
        (b"[1]", "a.json", {}, ["line 1: expected an object"]),
        (b'{"text": "x"}', "a.json", {}, ["not a JSON array"]),
        (b"[", "a.JSON", {}, ["not JSON: Expecting value: line 1 column 2 (char 1)"]),
        (b"\n \n", "a.jsonl", {}, ["the file holds no records"]),
        (b"\xff", "a.txt", {}, ["not UTF-8: invalid start byte"]),
        (
            b'{"text": 5}\n{"text": " "}',
            "a",
            {},
            [
                "line 1: no text, memory or content field",
                "line 2: no text, memory or content field",
            ],
        ),
        (
            b'{"text": "x"}',
            "a",
            {"resume": "true"},
            ["resume needs a client_ref on every record"],
        ),
    ],
)
def test_files_that_are_refused(
    service: Service, content: bytes, filename: str, fields: Any, expected: Any
) -> None:
    refused = send_file(service.api, content, filename, **fields)
    assert refused.status_code == 422
    assert [each["msg"] for each in refused.json()["detail"]] == expected
    assert service.result("GET", "/imports")["jobs"] == []


def test_bad_records_can_be_passed_over(service: Service) -> None:
    lines = b'{"text": "too short"}\nno JSON\n{"text": "alpha fact here"}\n{}'
    done = finish(
        service, send_file(service.api, lines, continue_on_error="true").json()
    )
    assert (done["total_rows"], counts(done)) == (4, (1, 0, 1, 2))
    assert done["invalid_rows"] == [
        "line 2: Expecting value: line 1 column 1 (char 0)",
        "line 4: no text, memory or content field",
    ]


def test_cancelling(service: Service) -> None:
    array = b'[{"text": "alpha fact here"}, {"text": "beta fact here"}]'
    for _ in range(2):
        send_file(service.api, array, "a.json")
    service.result("GET", "/imports/imp_0001")
    stopped = service.result("POST", "/imports/imp_0001/cancel")
    assert (stopped["status"], counts(stopped)) == ("cancelled", (1, 0, 0, 0))
    assert service.result("GET", "/imports/imp_0001") == stopped
    done = finish(service, {"id": "imp_0002"})
    assert service.result("POST", "/imports/imp_0002/cancel") == done
    jobs = service.result("GET", "/imports")["jobs"]
    assert [job["id"] for job in jobs] == ["imp_0002", "imp_0001"]
    assert service.result("GET", "/imports?status=cancelled")["jobs"] == [stopped]
    assert service.result("GET", "/imports?limit=1")["jobs"] == [done]
    assert service.call("GET", "/imports/imp_9").status == 404
    assert service.call("POST", "/imports/imp_9/cancel").status == 404
