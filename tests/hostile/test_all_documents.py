"""All hostile documents: refused with a diagnostic or generated whole, never a crash."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.corpus.commands import Run, run_all
from tests.hostile.conftest import (
    CANARY,
    DOCUMENTS,
    NAMES,
    SHARED,
    generate,
    package_of,
)

LIMIT_SECONDS = 30


def _manifest() -> list[str]:
    for folder in (SHARED, DOCUMENTS):
        path = folder / "manifest.json"
        if path.is_file():
            return [entry["file"] for entry in json.loads(path.read_text("utf-8"))]
    return [path.name for path in DOCUMENTS.iterdir()]


OTHERS = tuple(sorted(set(_manifest()) - set(NAMES)))
PLACES = {
    name: path
    for name in OTHERS
    for folder in (SHARED, DOCUMENTS)
    if (path := folder / name).is_file()
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document."""

    run: Run
    base: Path

    @property
    def out(self) -> Path:
        """The folder that was asked for."""
        return self.base / "a" / "b" / "out"


@pytest.fixture(scope="session")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Outcome]:
    """Every document that is not among the copied ones."""
    base = tmp_path_factory.mktemp("others")
    for name in PLACES:
        (base / name).mkdir()
    commands = [generate(path, base / name) for name, path in PLACES.items()]
    runs = run_all(commands, seed="0", cwd=base)
    return {
        name: Outcome(run, base / name) for name, run in zip(PLACES, runs, strict=True)
    }


@pytest.mark.parametrize("name", OTHERS)
def test_document(outcomes: Mapping[str, Outcome], name: str) -> None:
    if name not in PLACES:
        pytest.skip(f"NOT TESTED: {name} is neither in {SHARED} nor among the copies")
    outcome = outcomes[name]
    run = outcome.run
    assert run.status in (0, 1), run.errors
    assert "Traceback" not in run.errors and "fault in the generator" not in run.errors
    assert run.seconds < LIMIT_SECONDS
    assert len(run.errors) < 100_000, "the listing is bounded"
    assert not list(outcome.base.rglob(CANARY))
    written = {path for path in outcome.base.rglob("*") if path.is_file()}
    if run.status == 1:
        assert "error" in run.errors
        assert name.partition("-")[0] in run.errors, "the listing names the file"
        assert not outcome.out.exists()
        assert {path.name for path in written} <= {"report.json"}
    else:
        inside = {path for path in written if path.is_relative_to(outcome.out)}
        assert inside
        assert {path.name for path in written - inside} == {"report.json"}
    report = json.loads((outcome.base / "report.json").read_text("utf-8"))
    assert bool(report["counts"]["errors"]) == (run.status == 1)


def test_what_was_generated_imports_whole(outcomes: Mapping[str, Outcome]) -> None:
    made = {name: each for name, each in outcomes.items() if each.run.status == 0}
    program = """
import importlib, pkgutil, sys
for name in sys.argv[1:]:
    try:
        package = importlib.import_module(name)
        names = [each.name for each in pkgutil.walk_packages(package.__path__, name + ".")]
        for module in [name, *names]:
            loaded = importlib.import_module(module)
            for export in getattr(loaded, "__all__", ()):
                getattr(loaded, export)
    except BaseException as error:
        print(name, type(error).__name__, error)
"""
    path = os.pathsep.join(str(each.out) for each in made.values())
    done = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", program]
        + [package_of(name) for name in made],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
