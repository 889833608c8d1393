"""What a stranger may do wrong, and what may happen to a run: a sentence, never a mess."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import commands
from generator.__main__ import main
from tests.commands.running import ROOT, tree
from tests.commands.test_commands import SMALL


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--out", "{base}/small.yaml"], "small.yaml is a file"),
        (["--out", "{base}/small.yaml/deep/er"], "small.yaml is a file"),
        (["--out", "{base}/out", "--package", "json"], "would hide"),
        (["--out", "{base}/out", "--package", "a.b"], "cannot be imported"),
        (["--out", "{base}/out", "--package", ""], "cannot be imported"),
        (["--out", "{base}/out", "--report", "{base}"], "is a folder"),
        (["--out", "{base}/out", "--report", "{base}/no/r.json"], "no folder"),
        ([], "--out is needed"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_done(
    small: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    more: list[str],
    told: str,
) -> None:
    words = [word.replace("{base}", str(tmp_path)) for word in more]
    assert main(["generate", "--spec", str(small), *words]) == 2
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [small]


def test_a_folder_that_is_missing_is_told_and_not_compared(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out")
    assert main(["check", "--spec", str(small), "--out", out]) == 1
    told = capsys.readouterr()
    assert told.out == "" and "run 'generate' first" in told.err


def test_hidden_files_of_others_are_left_alone(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    (out / ".git").mkdir(parents=True)
    (out / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    words = ["--spec", str(small), "--out", str(out)]
    assert main(["generate", *words]) == 0
    assert main(["check", *words]) == 0, capsys.readouterr().out
    assert (out / ".git" / "HEAD").read_text(encoding="utf-8") == "ref"


def test_what_a_killed_run_left_goes(small: Path, tmp_path: Path) -> None:
    left = tmp_path / "out" / ".sdk-stage-abc" / "new"
    left.mkdir(parents=True)
    words = ["--spec", str(small), "--out", str(tmp_path / "out")]
    assert main(["generate", *words]) == 0
    assert not left.parent.exists()


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError])
def test_an_interrupted_run_leaves_the_folder_as_it_was(
    small: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    fault: type[BaseException],
) -> None:
    out = tmp_path / "out"
    words = ["generate", "--spec", str(small), "--out", str(out)]
    assert main(words) == 0
    before = tree(out)
    small.write_text(SMALL.replace("getThing", "readThing"), encoding="utf-8")
    real = os.replace
    for place in (0, 5):
        count = 0

        def replace(source: str, target: str, at: int = place) -> None:
            nonlocal count
            count += 1
            if count == at + 1:
                raise fault
            real(source, target)

        monkeypatch.setattr(os, "replace", replace)
        status = main(words)
        monkeypatch.setattr(os, "replace", real)
        assert count > place, "no move was interrupted"
        assert status == (130 if fault is KeyboardInterrupt else 1)
        assert tree(out) == before
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_program_quietly(
    tmp_path: Path, number: signal.Signals
) -> None:
    out = tmp_path / "out"
    # A shell starts what runs in the background with interrupts ignored.
    ours = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        running = subprocess.Popen(
            [sys.executable, "-m", "generator", "generate"]
            + ["--spec", "spec/openapi.yaml", "--out", out, "--package", "memorysync"],
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
    finally:
        signal.signal(signal.SIGINT, ours)
    _until(lambda: _has_started(running.pid))
    running.send_signal(number)
    _, errors = running.communicate(timeout=60)
    assert running.returncode == 130, errors
    assert "Traceback" not in errors and "interrupted" in errors
    assert not out.exists()


def test_an_interrupt_while_a_class_is_made_is_one_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> int:
        raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()

    monkeypatch.setattr(commands, "verify", interrupted)
    assert main(["verify", "somewhere"]) == 130
    assert "interrupted" in capsys.readouterr().err


def _has_started(process: int) -> bool:
    """Whether the program reads the document by now: a second of its own time."""
    text = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    fields = text.rpartition(")")[2].split()
    return int(fields[11]) / os.sysconf("SC_CLK_TCK") > 1.0


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)
