"""Crawls of the web: started, looked at, stopped, removed. No page is ever fetched."""

from __future__ import annotations

from collections.abc import Callable

from tests.mock.json_values import JsonObject, JsonValue, mapping, sequence
from tests.mock.memorysync.calls import Call, Outcome, Reply, missing
from tests.mock.memorysync.world import Handler, Registry, World

_ROOT = "/api/v1/integrations/web-crawler"
_ONE = f"{_ROOT}/jobs/{{job_id}}"
_FOLLOWING = {"pending": "running", "running": "completed"}


def crawl(call: Call, world: World) -> Outcome:
    """Start a crawl."""
    world.crawls_made += 1
    identifier = f"crawl_{world.crawls_made}"
    world.crawls[identifier] = {
        "crawl_type": "page",
        **call.fields,
        "id": identifier,
        "status": "pending",
        "created_at": world.now(),
    }
    return Reply({"job_id": identifier}, 202)


def list_jobs(call: Call, world: World) -> Outcome:
    """All crawls that were not removed."""
    return Reply({"jobs": [dict(job) for job in world.crawls.values()]})


def list_active(call: Call, world: World) -> Outcome:
    """The crawls that are under way."""
    jobs = (dict(job) for job in world.crawls.values() if job["status"] in _FOLLOWING)
    return Reply({"jobs": list[JsonValue](jobs)})


def _on_job(answer: Callable[[Call, World, JsonObject], Outcome]) -> Handler:
    """A handler for routes that name a crawl in their path."""

    def handler(call: Call, world: World) -> Outcome:
        job = world.crawls.get(call.identifier("job_id"))
        return missing("Crawl") if job is None else answer(call, world, job)

    return handler


def _get(call: Call, world: World, job: JsonObject) -> Outcome:
    """A crawl, which then is one step further: begun, then completed."""
    shown = dict(job)
    job["status"] = _FOLLOWING.get(str(job["status"]), job["status"])
    return Reply(shown)


def _delete(call: Call, world: World, job: JsonObject) -> Outcome:
    del world.crawls[str(job["id"])]
    return Reply(None, 204)


def _cancel(call: Call, world: World, job: JsonObject) -> Outcome:
    """Stop a crawl; one that is over stays as it is."""
    if job["status"] in _FOLLOWING:
        job["status"] = "cancelled"
    return Reply(dict(job))


def _content(call: Call, world: World, job: JsonObject) -> Outcome:
    return Reply({"pages": _pages(job)})


def _statistics(call: Call, world: World, job: JsonObject) -> Outcome:
    return Reply({"pages": len(_pages(job))})


def _import(call: Call, world: World, job: JsonObject) -> Outcome:
    """Take over all pages, or those that are named."""
    known = [mapping(page)["id"] for page in _pages(job)]
    wanted = sequence(call.fields.get("page_ids")) or known
    return Reply({"imported": sum(page in wanted for page in known)})


def _pages(job: JsonObject) -> list[JsonValue]:
    """The page that a crawl began with, once it is completed."""
    page: JsonObject = {"id": 1, "url": job["url"]}
    return [page] if job["status"] == "completed" else []


HANDLERS: Registry = {
    ("POST", f"{_ROOT}/crawl"): crawl,
    ("GET", f"{_ROOT}/jobs"): list_jobs,
    ("GET", f"{_ROOT}/active"): list_active,
    ("GET", _ONE): _on_job(_get),
    ("DELETE", _ONE): _on_job(_delete),
    ("POST", f"{_ONE}/cancel"): _on_job(_cancel),
    ("GET", f"{_ONE}/content"): _on_job(_content),
    ("GET", f"{_ONE}/statistics"): _on_job(_statistics),
    ("POST", f"{_ONE}/import"): _on_job(_import),
}
