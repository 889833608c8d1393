"""One mypy and one pyright over all samples, side by side."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.typed.reports import Report, read_mypy, read_pyright

ROOT = Path(__file__).parents[2]
SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture(scope="session")
def reports(
    tmp_path_factory: pytest.TempPathFactory,
) -> Mapping[str, tuple[Report, ...]]:
    """What each type checker says of the samples, by its name."""
    base = tmp_path_factory.mktemp("typed")
    commands = {
        "mypy": (
            *(sys.executable, "-m", "mypy", "--strict", "--config-file="),
            *("--output=json", f"--cache-dir={base / 'cache'}", str(SAMPLES)),
        ),
        "pyright": (
            *(str(Path(sys.executable).with_name("pyright")), "--outputjson"),
            *("-p", str(SAMPLES.parent)),
        ),
    }
    running = {
        name: subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=base,
            env={
                "PATH": "/usr/bin:/bin",
                "HOME": str(base),
                "MYPYPATH": str(ROOT / "generated"),
            },
        )
        for name, command in commands.items()
    }
    output: dict[str, str] = {}
    for name, process in running.items():
        output[name], errors = process.communicate(timeout=300)
        assert process.returncode == 1, f"{name}: {output[name]}{errors}"
    return {
        "mypy": read_mypy(output["mypy"]),
        "pyright": read_pyright(output["pyright"]),
    }
