"""What is measured: cells of tables, each by interleaved rounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from tools.bench.payloads import PAYLOADS, Payload
from tools.bench.processes import WorkerError, WorkerProcess, run_program
from tools.bench.subjects import SUBJECTS, Subject

CALLS: Final[dict[Payload, int]] = {"object": 64, "list": 32, "large": 2}
SIZES: Final[dict[Payload, str]] = {
    "object": "one object",
    "list": "list of 100",
    "large": "1 MB list",
}
WAYS: Final = {0: "sync", 1: "async", 8: "8 at once", 64: "64 at once"}

ANSWER: Final = {
    "memorysync": (
        "from memorysync import MemorySyncClient\n"
        "with MemorySyncClient('k', '{base}') as client:\n"
        "    client.get(1)\n"
    ),
    "httpx": (
        "import httpx\n"
        "with httpx.Client() as client:\n"
        "    client.get('{base}/memory/1').json()\n"
    ),
    "httpx2": (
        "import httpx2\n"
        "with httpx2.Client() as client:\n"
        "    client.get('{base}/memory/1').json()\n"
    ),
    "http.client": (
        "import http.client, json\n"
        "connection = http.client.HTTPConnection('{netloc}')\n"
        "connection.request('GET', '/object/memory/1')\n"
        "json.loads(connection.getresponse().read())\n"
        "connection.close()\n"
    ),
    "openai": (
        "from openai import OpenAI\n"
        "with OpenAI(api_key='k', base_url='{chat}') as client:\n"
        "    client.models.retrieve('record-1')\n"
    ),
}


@dataclass(slots=True)
class Cell:
    """One figure: a row of a table, a subject, and what each round measured."""

    table: str
    row: str
    unit: str
    subject: Subject
    values: list[float] = field(default_factory=list[float])
    error: str = ""

    @property
    def value(self) -> float | None:
        """The median; None where the subject cannot do it."""
        return median(self.values) if self.values and not self.error else None


@dataclass(frozen=True, slots=True)
class Task:
    """A cell and how it is filled: by a worker, or by a program from its start."""

    cell: Cell
    secure: bool = False
    task: dict[str, object] | None = None
    program: str = ""
    ours: bool = False


def tasks(plain: str, secure: str) -> Iterator[Task]:
    """Everything that is measured, in the order of a round."""
    for table, origin in (("CALLS", plain), ("TLS", secure), ("NO NETWORK", None)):
        for at_once, way in WAYS.items():
            for payload in PAYLOADS:
                if payload != "object" and (at_once > 1 or table == "TLS"):
                    continue
                if table == "NO NETWORK" and (at_once > 1 or payload == "large"):
                    continue
                for subject in SUBJECTS.values():
                    if (subject.asynchronous if at_once else subject.sync) is None:
                        continue
                    if origin is None and not subject.without_network:
                        continue
                    yield Task(
                        Cell(table, f"{way}, {SIZES[payload]}", "µs", subject),
                        secure=table == "TLS",
                        task={
                            "kind": "calls",
                            "payload": payload,
                            "origin": origin,
                            "count": max(CALLS[payload], at_once * 4),
                            "at_once": at_once,
                        },
                    )
    for subject in SUBJECTS.values():
        if subject.construct is not None:
            for kind, row, unit, count in (
                ("construct", "a client after the first", "µs", 20),
                ("memory", "memory per open client", "bytes", 40),
            ):
                task: dict[str, object] = {"kind": kind, "count": count}
                yield Task(Cell("CLIENTS", row, unit, subject), task=task)
    ours = SUBJECTS["ours"]
    yield Task(
        Cell("DECODING", "12 fields to plain JSON", "µs", ours),
        task={"kind": "parse", "count": 20},
    )
    for row, module, model in (
        ("12 fields to models of 12", "records.types", "RecordList"),
        ("12 fields to models of 25", "memorysync.types", "QueryResponse"),
    ):
        yield Task(
            Cell("DECODING", row, "µs", ours),
            task={"kind": "decode", "count": 20, "module": module, "model": model},
        )
    yield from _starts(plain)


def _starts(plain: str) -> Iterator[Task]:
    for subject in SUBJECTS.values():
        if subject.module in ANSWER and "lane" not in subject.name:
            yield Task(
                Cell("START", "import, over bare Python", "ms", subject),
                program=f"import {subject.module}",
                ours=subject.ours,
            )
            program = ANSWER[subject.module].format(
                base=f"{plain}/object",
                chat=f"{plain}/chat-object",
                netloc=plain.removeprefix("http://"),
            )
            yield Task(
                Cell("START", "first answer, over bare Python", "ms", subject),
                program=program,
                ours=subject.ours,
            )


class Workers:
    """The worker processes, started when they are needed first."""

    def __init__(self) -> None:
        self._running: dict[tuple[str, bool], WorkerProcess] = {}

    def fill(self, task: Task) -> None:
        """Measure a cell once more; a subject that fails is not asked again."""
        cell = task.cell
        if cell.error:
            return
        try:
            if task.task is None:
                bare = run_program("pass", ours=False)
                cell.values.append(run_program(task.program, ours=task.ours) - bare)
                return
            key = (cell.subject.name, task.secure)
            if key not in self._running:
                self._running[key] = WorkerProcess(cell.subject, secure=task.secure)
            cell.values.append(self._running[key].measure(task.task))
        except WorkerError as error:
            cell.error = str(error)

    def close(self) -> None:
        """End all of them."""
        for process in self._running.values():
            process.close()
