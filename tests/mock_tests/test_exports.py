"""Exports: jobs that are made, watched, ended and begun anew."""

from __future__ import annotations

from typing import Any

from tests.mock_tests.asking import TOKEN, Service, send


def ask(service: Service, method: str, path: str, json: Any = None) -> Any:
    """A call of a signed-in user."""
    return send(service.api, method, path, headers=TOKEN, json=json)


def test_a_job_moves_on_until_its_file_is_there(service: Service) -> None:
    for text in ("Prefers dark mode everywhere", "Flies on Fridays only"):
        service.call("POST", "/memory/add", {"text": text})
    body = {"format": "jsonl", "filters": {"q": "FRIDAYS"}}
    made = ask(service, "POST", "/exports", body)
    assert made.status == 202
    job = made.json()["job"]
    assert (job["status"], made.json()["estimated_total"]) == ("pending", 1)
    path = f"/exports/{job['id']}"
    assert ask(service, "GET", f"{path}/download-url").status == 409
    assert ask(service, "GET", "/exports").json()["jobs"][0]["status"] == "pending"
    steps = [ask(service, "GET", path).json()["status"] for _ in range(3)]
    assert steps == ["processing", "completed", "completed"]
    done = ask(service, "GET", path).json()
    assert (done["processedRows"], done["progressPercentage"]) == (1, 100.0)
    file = ask(service, "GET", f"{path}/download-url").json()
    assert file["filename"] == f"{job['id']}.jsonl"
    assert file["file_size_bytes"] == done["fileSizeBytes"] > 0
    assert ask(service, "POST", f"{path}/cancel").status == 409


def test_a_cancelled_job_can_be_begun_anew(service: Service) -> None:
    identifiers = [
        ask(service, "POST", "/exports", {}).json()["job"]["id"] for _ in range(3)
    ]
    listed = ask(service, "GET", "/exports?limit=2").json()
    assert [job["id"] for job in listed["jobs"]] == identifiers[:0:-1]
    assert listed["total"] == 3
    path = f"/exports/{identifiers[0]}"
    assert ask(service, "POST", f"{path}/retry").status == 409
    assert ask(service, "POST", f"{path}/cancel").json()["status"] == "cancelled"
    again = ask(service, "POST", f"{path}/retry")
    assert (again.status, again.json()["job"]["retryCount"]) == (202, 1)
    assert ask(service, "GET", "/exports/exp_missing").status == 404


def test_times_that_are_none_are_refused(service: Service) -> None:
    body = {"filters": {"date_from": "yesterday"}}
    assert ask(service, "POST", "/exports", body).status == 422
