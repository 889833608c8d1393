"""The routes of exports. A job moves on whenever it is looked at by its id."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta

from tests.mock.json_values import JsonObject, JsonValue, mapping
from tests.mock.memorysync.calls import Call, Outcome, Reply, conflict, missing, refused
from tests.mock.memorysync.memory_store import Memory
from tests.mock.memorysync.spelling import spelled
from tests.mock.memorysync.times import BadTimestamp, instant
from tests.mock.memorysync.world import Registry, World

_KEPT = timedelta(days=7)


def create(call: Call, world: World) -> Outcome:
    """Queue a job for the memories of the project, of all of its end users."""
    filters = mapping(call.fields.get("filters"))
    scope = str(call.fields.get("scope", "filtered"))
    try:
        rows = _chosen(call.project, {} if scope == "all" else filters, world)
    except BadTimestamp as error:
        return refused(str(error), "filters")
    number = len(world.exports) + 1
    job: JsonObject = {
        "id": f"exp_{number:08}",
        "project_id": call.project,
        "environment": "development",
        "format": str(call.fields.get("format", "csv")),
        "scope": scope,
        "filters": filters,
        "status": "pending",
        "error_message": None,
        "retry_count": 0,
        "total_rows": len(rows),
        "processed_rows": 0,
        "progress_percentage": 0.0,
        "file_size_bytes": None,
        "sha256_hash": None,
        "download_count": 0,
        "created_at": world.now(),
        "started_at": None,
        "completed_at": None,
        "expires_at": None,
        "download_url": None,
    }
    world.exports[str(job["id"])] = job
    return _started(call, job)


def list_jobs(call: Call, world: World) -> Outcome:
    """The jobs of the project, newest first; looking here does not move them on."""
    jobs = [
        job
        for job in reversed(world.exports.values())
        if call.project in (None, job["project_id"])
    ]
    shown: list[JsonValue] = [spelled(call, job) for job in jobs]
    return Reply({"jobs": call.page(shown, 20), "total": len(jobs)})


def get(call: Call, world: World) -> Outcome:
    """A job, one step further: begun, then completed."""
    job = _job(call, world)
    if job is None:
        return missing("Export")
    match job["status"]:
        case "pending":
            job |= {
                "status": "processing",
                "started_at": world.now(),
                "processed_rows": _count(job) // 2,
                "progress_percentage": 50.0,
            }
        case "processing":
            _complete(job, world)
        case _:
            pass
    return Reply(spelled(call, job))


def cancel(call: Call, world: World) -> Outcome:
    """End a job that is not over."""
    job = _job(call, world)
    if job is None:
        return missing("Export")
    if job["status"] not in ("pending", "processing"):
        return conflict(f"The export is {job['status']}")
    job["status"] = "cancelled"
    return Reply(spelled(call, job))


def retry(call: Call, world: World) -> Outcome:
    """Begin a job anew that was cancelled."""
    job = _job(call, world)
    if job is None:
        return missing("Export")
    if job["status"] != "cancelled":
        return conflict(f"The export is {job['status']}")
    tried = job["retry_count"]
    assert isinstance(tried, int)
    job |= {
        "status": "pending",
        "retry_count": tried + 1,
        "processed_rows": 0,
        "progress_percentage": 0.0,
        "started_at": None,
    }
    return _started(call, job)


def download_url(call: Call, world: World) -> Outcome:
    """Where the file of a completed job is said to be."""
    job = _job(call, world)
    if job is None:
        return missing("Export")
    if job["status"] != "completed":
        return conflict(f"The export is {job['status']}")
    filename = f"{job['id']}.{job['format']}"
    found: JsonObject = {
        "download_url": f"https://files.example.com/{filename}",
        "expires_at": job["expires_at"],
        "file_size_bytes": job["file_size_bytes"],
        "filename": filename,
    }
    return Reply(found)


def _job(call: Call, world: World) -> JsonObject | None:
    job = world.exports.get(call.identifier("job_id"))
    if job is None or call.project not in (None, job["project_id"]):
        return None
    return job


def _count(job: JsonObject) -> int:
    count = job["total_rows"]
    assert isinstance(count, int)
    return count


def _started(call: Call, job: JsonObject) -> Outcome:
    reply: JsonObject = {
        "job": spelled(call, job),
        "estimated_total": job["total_rows"],
    }
    return Reply(reply, 202)


def _complete(job: JsonObject, world: World) -> None:
    filters = {} if job["scope"] == "all" else mapping(job["filters"])
    project = job["project_id"]
    rows = _chosen(project if isinstance(project, str) else None, filters, world)
    content = "\n".join(json.dumps(row.record, sort_keys=True) for row in rows).encode()
    now = world.clock()
    job |= {
        "status": "completed",
        "total_rows": len(rows),
        "processed_rows": len(rows),
        "progress_percentage": 100.0,
        "file_size_bytes": len(content),
        "sha256_hash": hashlib.sha256(content).hexdigest(),
        "completed_at": now.isoformat(),
        "expires_at": (now + _KEPT).isoformat(),
    }


def _chosen(project: str | None, filters: JsonObject, world: World) -> list[Memory]:
    """The memories that fit all filters; of those forgotten only when asked for."""
    forgotten = filters.get("include_soft_deleted") is True
    after, before = filters.get("date_from"), filters.get("date_to")
    earliest = None if after is None else instant(after)
    latest = None if before is None else instant(before)
    return [
        memory
        for memory in world.memories.memories.values()
        if (forgotten or not memory.forgotten)
        and project in (None, memory.owner.project)
        and filters.get("user_id") in (None, memory.owner.user)
        and str(filters.get("q") or "").lower() in memory.text.lower()
        and all(
            filters.get(name) in (None, memory.record.get(name))
            for name in ("source", "tier", "is_summary")
        )
        and (earliest is None or memory.created_at >= earliest)
        and (latest is None or memory.created_at <= latest)
    ]


HANDLERS: Registry = {
    ("POST", "/exports"): create,
    ("GET", "/exports"): list_jobs,
    ("GET", "/exports/{job_id}"): get,
    ("POST", "/exports/{job_id}/cancel"): cancel,
    ("POST", "/exports/{job_id}/retry"): retry,
    ("GET", "/exports/{job_id}/download-url"): download_url,
}
