"""A package is imported whole before anything of it is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator import commands
from generator.__main__ import main
from generator.build import Build, build
from generator.trial import import_fault

GOOD = {
    "sample/__init__.py": "__all__ = ['name']\nname = 1\n",
    "sample/inner/__init__.py": "",
    "sample/inner/deep.py": "from .. import name\n",
    "README.md": "# not a module",
}


def test_a_whole_package_has_no_fault() -> None:
    assert import_fault(GOOD, "sample") is None


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        (
            "sample/inner/deep.py",
            "alias = 'int' | None\n",
            "sample.inner.deep: TypeError",
        ),
        ("sample/__init__.py", "__all__ = ['gone']\n", "sample: AttributeError"),
        ("sample/added.py", "from . import nothing\n", "sample.added: ImportError"),
        ("sample/added.py", "import surely_absent\n", "is not installed here"),
        ("sample/added.py", "raise SystemExit(0)\n", "sample.added: SystemExit"),
        ("sample/added.py", "import os; os._exit(3)\n", "ended with 3"),
    ],
)
def test_a_module_that_fails_is_named(path: str, text: str, told: str) -> None:
    fault = import_fault({**GOOD, path: text}, "sample")
    assert fault is not None and told in fault


def test_nothing_is_written_of_a_package_that_cannot_be_imported(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    spec, out = tmp_path / "api.yaml", tmp_path / "out"
    spec.write_text(
        "openapi: 3.1.0\ninfo: {title: Small, version: '1'}\n"
        "paths: {/a: {get: {operationId: a, responses: {'204': {description: ok}}}}}\n",
        encoding="utf-8",
    )

    def damaged(*arguments: object) -> Build | None:
        built = build(*arguments)  # type: ignore[arg-type]
        assert built is not None
        files = {**built.files, "small/types.py": "alias = 'int' | None\n"}
        return replace(built, files=files)

    monkeypatch.setattr(commands, "build", damaged)
    status = main(["generate", "--spec", str(spec), "--out", str(out)])
    shown = capsys.readouterr()
    assert (status, shown.out) == (1, "")
    assert "small.types: TypeError" in shown.err and "report" in shown.err
    assert not out.exists()
    monkeypatch.undo()
    assert main(["generate", "--spec", str(spec), "--out", str(out)]) == 0
    assert (out / "small" / "types.py").is_file()
