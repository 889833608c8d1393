"""Fixtures: every hostile document is generated once per session."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.commands import ROOT, Run, run_all
from tests.corpus.packages import tree

DOCUMENTS = Path(__file__).parent / "documents"
SHARED = ROOT.parent / "shared" / "specs" / "hostile"
CANARY = "PWNED_CANARY"
NAMES = (
    "i01-titles-descriptions.json",
    "i02-defaults.json",
    "i03-enum-values.json",
    "i04-operation-ids.json",
    "i06-schema-names.json",
    "i09-path-templates.json",
    "i10-param-and-header-names.json",
    "i11-tags-title-package-names.json",
    "i12-security-schemes.json",
    "i13-bidi-and-invisible.yaml",
    "i15-keywords-everywhere.yaml",
    "i17-ref-names.json",
)
"""The documents that try to get code into what is written."""


@dataclass(frozen=True)
class Hostile:
    """What became of one document; `base` is all that the run may have touched."""

    name: str
    spec: Path
    base: Path
    generate: Run
    verify: Run
    strict: Run

    @property
    def package(self) -> str:
        """The name of the package."""
        return package_of(self.name)

    @property
    def out(self) -> Path:
        """The folder that was asked for."""
        return self.base / "a" / "b" / "out"

    @cached_property
    def report(self) -> dict[str, Any]:
        """The report of the run."""
        found: dict[str, Any] = json.loads(
            (self.base / "report.json").read_text("utf-8")
        )
        return found

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file that was written."""
        return tree(self.out)

    @cached_property
    def calls(self) -> list[dict[str, Any]]:
        """Every call that was made, in both flavours, and what was sent."""
        done = subprocess.run(
            [
                sys.executable,
                "-B",
                "-W",
                "error",
                "-m",
                "tests.hostile.exercise",
                str(self.out),
                self.package,
                str(self.base / "report.json"),
            ],
            capture_output=True,
            text=True,
            check=False,
            cwd=self.base,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert done.returncode == 0, done.stderr
        found: list[dict[str, Any]] = json.loads(done.stdout)
        return found


def package_of(name: str) -> str:
    """The package that a document is generated into."""
    return f"hostile_{name.partition('-')[0]}"


def generate(spec: Path, base: Path) -> list[str | Path]:
    """The command that generates into `base`, as deep as a traversal would climb."""
    return [
        "generate",
        "--spec",
        spec,
        "--out",
        base / "a" / "b" / "out",
        "--package",
        package_of(spec.name),
        "--report",
        base / "report.json",
    ]


@pytest.fixture(scope="session")
def all_hostile(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Hostile]:
    """The copied documents: generated, verified, and once more with --strict."""
    made: dict[str, Hostile] = {}
    base = tmp_path_factory.mktemp("hostile")
    commands: list[list[str | Path]] = []
    for name in NAMES:
        (base / name / "a" / "b").mkdir(parents=True)
        spec = DOCUMENTS / name
        command = generate(spec, base / name)
        commands += [
            command,
            ["verify", command[4]],
            [*command[:4], base / f"{name}-strict", *command[5:7], "--strict"],
        ]
    runs = iter(run_all(commands, seed="0", cwd=base))
    for name in NAMES:
        made[name] = Hostile(
            name, DOCUMENTS / name, base / name, next(runs), next(runs), next(runs)
        )
    return made


@pytest.fixture(params=NAMES, ids=lambda name: name.partition("-")[0])
def hostile(
    request: pytest.FixtureRequest, all_hostile: Mapping[str, Hostile]
) -> Hostile:
    """Each copied document in turn."""
    return all_hostile[request.param]
