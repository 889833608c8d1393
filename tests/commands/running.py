"""Runs the command line as users do, and reads what it wrote."""

import contextlib
import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from generator.__main__ import main

ROOT = Path(__file__).parents[2]
SPEC = ROOT / "spec" / "openapi.yaml"
GENERATED = ROOT / "generated"


@dataclass(frozen=True, slots=True)
class Run:
    """One finished command."""

    status: int
    output: str
    errors: str


def generator(*arguments: str | Path, cwd: Path = ROOT) -> Run:
    """Run a command in this process, where what black was given is remembered."""
    output, errors = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(cwd),
        contextlib.redirect_stdout(output),
        contextlib.redirect_stderr(errors),
    ):
        try:
            status = main([str(word) for word in arguments])
        except SystemExit as leaving:
            status = leaving.code if isinstance(leaving.code, int) else 1
    return Run(status, output.getvalue(), errors.getvalue())


def program(*arguments: str | Path, seed: str = "0", cwd: Path = ROOT) -> Run:
    """Run `python -m generator` in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
    )
    return Run(done.returncode, done.stdout, done.stderr)


def own_package(command: str, out: Path, spec: Path = SPEC, *more: str) -> Run:
    """A command on (a copy of) the project's own document."""
    return generator(
        command, "--spec", spec, "--out", out, "--package", "memorysync", *more
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, caches left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
