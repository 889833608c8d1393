"""What helps a maintainer: formats for machines, explanations, watching."""

import json
import os
import pty
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.running import ROOT, generator
from tests.commands.test_commands import SMALL

BROKEN = SMALL.replace('schemas/Thing"', 'schemas/Thin"')


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    return path


def test_annotations_stand_where_the_listing_does(broken: Path) -> None:
    listing = generator("lint", "--spec", broken).errors
    place = listing.partition(": warning")[0]
    file, line, column = place.rsplit(":", 2)
    shown = generator("lint", "--spec", broken, "--format", "github").output
    assert shown.startswith(
        f"::warning file={file},line={line},col={column},title=SG101::"
    )
    assert shown.count("\n") == 1


def test_diagnostics_as_json(broken: Path) -> None:
    (told,) = json.loads(generator("lint", "--spec", broken, "--format", "json").output)
    assert told["code"] == "SG101"
    assert told["line"] == BROKEN[: BROKEN.index('schemas/Thin"')].count("\n") + 1


def test_explain_tells_wire_and_python(tmp_path: Path) -> None:
    spec = tmp_path / "small.yaml"
    spec.write_text(SMALL, encoding="utf-8")
    told = generator("explain", "getThing", "--spec", spec)
    assert told.status == 0
    assert "GET /things/{id}" in told.output
    assert "SmallClient.get_thing" in told.output
    unknown = generator("explain", "nothing", "--spec", spec)
    assert unknown.status == 2
    assert "getThing" in unknown.errors


def test_a_terminal_sees_stages_and_changes(tmp_path: Path) -> None:
    spec = tmp_path / "small.yaml"
    out = tmp_path / "out"
    spec.write_text(SMALL, encoding="utf-8")
    generator("generate", "--spec", spec, "--out", out)
    spec.write_text(SMALL.replace("getThing", "readThing"), encoding="utf-8")
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "generator", "generate", "--spec", spec, "--out", out],
        stderr=theirs,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
    )
    os.close(theirs)
    seen = os.read(ours, 65536).decode()
    os.close(ours)
    assert "build and verify" in seen and " ms" in seen
    assert "operations added: readThing" in seen
    assert "operations removed: getThing" in seen
    assert done.stdout == "1 of 1 operations, 1 schemas, 0 dropped\n"


def test_watch_survives_a_broken_document(tmp_path: Path) -> None:
    folder = tmp_path / "spec"
    folder.mkdir()
    spec, out = folder / "small.yaml", tmp_path / "out"
    spec.write_text(SMALL, encoding="utf-8")
    client = out / "small" / "_sync" / "client.py"
    watching = subprocess.Popen(
        [sys.executable, "-m", "generator", "watch", "--spec", spec, "--out", out],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )
    try:
        _until(lambda: client.exists() and "get_thing" in client.read_text())
        spec.write_text("paths: [", encoding="utf-8")
        time.sleep(2)
        assert watching.poll() is None and "get_thing" in client.read_text()
        spec.write_text(SMALL.replace("getThing", "readThing"), encoding="utf-8")
        _until(lambda: "read_thing" in client.read_text())
    finally:
        watching.terminate()
        watching.wait()


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.1)
