"""Rules for the workflow files that no linter knows to be ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def _read(path: Path) -> dict[str, Any]:
    # The base loader knows no booleans, so that the key `on` stays a word.
    document: dict[str, Any] = yaml.load(
        path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader
    )
    return document


def _steps(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in document["jobs"].values():
        yield from job["steps"]


def test_there_are_workflows() -> None:
    assert [path.name for path in WORKFLOWS] == ["check.yml", "publish.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
class TestEveryWorkflow:
    def test_actions_are_pinned_by_commit(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").splitlines()
        uses = [line for line in lines if "uses:" in line]
        assert uses
        assert [line for line in uses if not PINNED.search(line)] == []

    def test_nothing_is_permitted_that_a_job_does_not_ask_for(self, path: Path) -> None:
        document = _read(path)
        assert document["permissions"] == {}
        asked = {name: job["permissions"] for name, job in document["jobs"].items()}
        publishing = asked.pop("publish", None)
        assert all(permitted == {"contents": "read"} for permitted in asked.values())
        if publishing is not None:
            assert publishing == {"id-token": "write", "attestations": "write"}

    def test_jobs_end_and_do_not_overtake_each_other(self, path: Path) -> None:
        document = _read(path)
        assert document["concurrency"]["group"]
        for job in document["jobs"].values():
            assert 0 < int(job["timeout-minutes"]) <= 30

    def test_no_credential_stays_on_the_disk(self, path: Path) -> None:
        for step in _steps(_read(path)):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false"

    def test_no_text_of_an_event_reaches_a_shell(self, path: Path) -> None:
        for step in _steps(_read(path)):
            assert "${{" not in step.get("run", "")

    def test_strangers_run_nothing_with_rights(self, path: Path) -> None:
        assert "pull_request_target" not in _read(path)["on"]


def test_only_what_was_proved_is_published() -> None:
    jobs = _read(ROOT / ".github" / "workflows" / "publish.yml")["jobs"]
    assert jobs["publish"]["needs"] == "build"
    assert jobs["publish"]["environment"]["name"] == "pypi"
    commands = [step for step in jobs["build"]["steps"] if "run" in step]
    assert [step["run"].split()[:2] for step in commands] == [
        ["make", "check"],
        ["make", "package"],
    ]
    assert commands[1]["env"] == {"RELEASE_TAG": "${{ github.ref_name }}"}


def test_every_python_that_the_package_claims_is_tried() -> None:
    project = (ROOT / "generated" / "pyproject.toml").read_text(encoding="utf-8")
    claimed = set(re.findall(r'"Programming Language :: Python :: (3\.\d+)"', project))
    steps = _read(ROOT / ".github" / "workflows" / "check.yml")["jobs"]["package"]
    tried = {
        version
        for step in steps["steps"]
        for version in step.get("with", {}).get("python-version", "").split()
    }
    assert claimed
    assert tried == claimed
