"""Runs many commands of the generator in one process of its own.

Starting the program costs more than most of its commands, so a whole list of them is
read from standard input, as JSON, and what each gave is written to standard output.
"""

from __future__ import annotations

import contextlib
import dataclasses
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Run:
    """One finished command; `errors` holds the traceback of one that crashed.

    `seconds` are those of the processor, so that a busy machine changes little.
    """

    status: int
    output: str
    errors: str
    seconds: float


def run_all(
    commands: Sequence[Sequence[str | Path]],
    *,
    seed: str,
    timeout: float | None = None,
    cwd: Path = ROOT,
) -> list[Run]:
    """Run the commands, one after the other, under one PYTHONHASHSEED.

    Raises:
        subprocess.TimeoutExpired: they took more than `timeout` seconds together.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.corpus.commands"],
        input=json.dumps([[str(word) for word in words] for words in commands]),
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        timeout=timeout,
        env={
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
    )
    if done.returncode != 0:
        raise AssertionError(f"the commands could not be run:\n{done.stderr}")
    return [Run(**entry) for entry in json.loads(done.stdout)]


def _run(words: list[str]) -> Run:
    from generator.__main__ import main

    output, errors = io.StringIO(), io.StringIO()
    started = time.process_time()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        try:
            status = main(words)
        except SystemExit as leaving:
            status = leaving.code if isinstance(leaving.code, int) else 1
        except BaseException:
            import traceback

            errors.write(traceback.format_exc())
            status = 70
    seconds = time.process_time() - started
    return Run(status, output.getvalue(), errors.getvalue(), seconds)


def _main() -> None:
    results = [_run(words) for words in json.load(sys.stdin)]
    json.dump([dataclasses.asdict(run) for run in results], sys.stdout)


if __name__ == "__main__":
    _main()
