"""The processes of a run: the server, and one worker per subject."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tools.bench.server import CERTIFICATE
from tools.bench.subjects import Subject

ROOT = Path(__file__).parents[2]
RECORDS = ROOT / "build" / "bench" / "records"
"""The package that is rendered from `records.yaml`, by `make bench`."""


class WorkerError(Exception):
    """A subject could not do its task."""


class WorkerProcess:
    """One subject in a process of its own."""

    def __init__(self, subject: Subject, *, secure: bool) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tools.bench.worker", subject.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=environment(subject.ours, secure=secure),
        )

    def measure(self, task: dict[str, object]) -> float:
        """The cost of a task, in the unit of its kind."""
        assert self._process.stdin and self._process.stdout
        print(json.dumps(task), file=self._process.stdin, flush=True)
        outcome = json.loads(self._process.stdout.readline() or '{"error": "it ended"}')
        if "error" in outcome:
            raise WorkerError(outcome["error"])
        return float(outcome["value"])

    def close(self) -> None:
        """End the process."""
        self._process.communicate(timeout=30)


@contextmanager
def serving() -> Generator[tuple[str, str]]:
    """The server, as the origins of plain HTTP and of TLS."""
    with subprocess.Popen(
        [sys.executable, "-m", "tools.bench.server"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment(False, secure=False),
    ) as process:
        assert process.stdout
        plain, secure = process.stdout.readline().split()
        yield f"http://127.0.0.1:{plain}", f"https://127.0.0.1:{secure}"
        process.communicate()


def environment(ours: bool, *, secure: bool) -> dict[str, str]:
    """What a process sees: our package or the published one, no proxies, whom to trust."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy")
        and not name.startswith(("SSL_", "PYTHON"))
    }
    paths = [ROOT, ROOT / "generated", RECORDS] if ours else [ROOT]
    kept["PYTHONPATH"] = os.pathsep.join(map(str, paths))
    if secure:
        kept["SSL_CERT_FILE"] = str(CERTIFICATE)
    return kept


def run_program(program: str, *, ours: bool) -> float:
    """The CPU time that a whole Python process takes for a program, in milliseconds."""
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment(ours, secure=False),
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise WorkerError(f"a program ended with {process.returncode}")
    return (used.ru_utime + used.ru_stime) * 1000
