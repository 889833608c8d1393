"""One command in a process of its own, with what it cost."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command gave and took: CPU time of its own and of its children."""

    status: int
    output: str
    errors: str
    cpu_seconds: float
    peak_mib: float


def run(words: Sequence[str | Path], *, path: Sequence[Path] = (ROOT,)) -> Cost:
    """Run a Python program (`-m module …` or `-c program …`) with a search path."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [sys.executable, *map(str, words)],
            stdout=output,
            stderr=errors,
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(map(str, path)),
                "PYTHONDONTWRITEBYTECODE": "1",
            },
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        texts: list[str] = []
        for stream in (output, errors):
            stream.seek(0)
            texts.append(stream.read().decode("utf-8", "replace"))
    return Cost(
        process.returncode,
        texts[0],
        texts[1],
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
    )
