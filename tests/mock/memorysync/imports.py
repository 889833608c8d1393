"""The routes of imports. A job moves on whenever it is looked at by its id."""

from __future__ import annotations

from tests.mock.json_values import JsonObject, JsonValue
from tests.mock.memorysync.calls import Call, Outcome, Refused, Reply, missing, refused
from tests.mock.memorysync.import_files import (
    BadRow,
    Row,
    UnreadableFile,
    parse_import,
)
from tests.mock.memorysync.import_jobs import ImportJob
from tests.mock.memorysync.ingestion import ingest
from tests.mock.memorysync.memory_store import Memory
from tests.mock.memorysync.world import Registry, World
from tests.mock.problems import Problem


def create(call: Call, world: World) -> Outcome:
    """Check a file and queue it."""
    asked = call.fields
    part = call.files["file"][0]
    try:
        rows = parse_import(part.filename or "", part.content)
    except UnreadableFile as error:
        return refused(str(error), "file")
    wrong: list[str] = []
    if asked.get("continue_on_error") is not True:
        wrong += [row.problem for row in rows if isinstance(row, BadRow)]
    resume = asked.get("resume") is True
    if resume and any(isinstance(row, Row) and not row.reference for row in rows):
        wrong.append("resume needs a client_ref on every record")
    if wrong:
        loc = ("body", "file")
        return Refused(tuple(Problem(loc, each, "value_error") for each in wrong))
    job = ImportJob(f"imp_{len(world.imports) + 1:04}", call.scope, rows, resume)
    world.imports[job.id] = job
    return Reply(job.to_json(), 202)


def get(call: Call, world: World) -> Outcome:
    """A job, one step further: begun, then half done, then completed."""
    job = world.imports.get(call.identifier("job_id"))
    if job is None:
        return missing("Import")
    match job.status:
        case "pending":
            job.status = "running"
            _work(job, len(job.rows) // 2, world)
        case "running":
            _work(job, len(job.rows), world)
            job.status = "completed"
        case "completed" | "cancelled":
            pass
    return Reply(job.to_json())


def list_jobs(call: Call, world: World) -> Outcome:
    """The jobs, newest first; looking at them here does not move them on."""
    status = call.arguments.query.get("status")
    jobs: list[JsonValue] = [
        job.to_json()
        for job in reversed(world.imports.values())
        if status in (None, job.status)
    ]
    return Reply({"jobs": call.page(jobs, 20)})


def cancel(call: Call, world: World) -> Outcome:
    """End a job; what it has stored stays. One that is over stays as it is."""
    job = world.imports.get(call.identifier("job_id"))
    if job is None:
        return missing("Import")
    if not job.is_over:
        job.status = "cancelled"
    return Reply(job.to_json())


def _work(job: ImportJob, end: int, world: World) -> None:
    for row in job.rows[job.processed : end]:
        job.counts[_store(job, row, world)] += 1
    job.processed = end


def _store(job: ImportJob, row: Row | BadRow, world: World) -> str:
    """Store one record; the counter it belongs to."""
    if isinstance(row, BadRow):
        return "failed"
    fields: JsonObject = dict(row.fields)
    if job.resume:
        fields["client_ref"] = row.reference
    result = ingest(job.scope, fields, world)
    if isinstance(result, Memory):
        if row.reference is not None:
            first = (job.scope, row.reference)
            world.memories.references.setdefault(first, [result.id])
        return "created"
    known = result["reason"] == "already_ingested"
    return "already_imported" if known else "skipped"


HANDLERS: Registry = {
    ("POST", "/imports"): create,
    ("GET", "/imports"): list_jobs,
    ("GET", "/imports/{job_id}"): get,
    ("POST", "/imports/{job_id}/cancel"): cancel,
}
