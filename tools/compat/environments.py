"""The wheel of the generated package, and environments that differ in the SDK only."""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tools.package.processes import ROOT, VirtualEnvironment, make_environment, run

FOLDER: Final = ROOT / "build" / "compat"
GENERATED: Final = ROOT / "generated"
REQUIREMENTS: Final = ROOT / "requirements" / "package.txt"
_READY: Final = "requirements-installed.txt"


@dataclass(frozen=True, slots=True)
class Pair:
    """The same packages twice: beside the published SDK, and beside ours."""

    published: VirtualEnvironment
    generated: VirtualEnvironment


def build_wheel() -> Path:
    """The wheel of `generated/`, with the tools that build the published one.

    Raises:
        PackageError: it cannot be built.
    """
    tools = _installed(FOLDER / "tools", REQUIREMENTS, "build", "hatchling")
    out = FOLDER / "wheel"
    shutil.rmtree(out, ignore_errors=True)
    # Outside of the project, because the build backend obeys ignore files of every
    # folder above.
    with tempfile.TemporaryDirectory(prefix="compat-") as stage:
        source = Path(stage) / "source"
        ignored = shutil.ignore_patterns("__pycache__", ".*_cache")
        shutil.copytree(GENERATED, source, ignore=ignored)
        command = (tools.python, "-m", "build", "--wheel", "--no-isolation")
        run("python -m build", (*command, "--outdir", out, source), cwd=Path(stage))
    (wheel,) = out.glob("*.whl")
    return wheel


def make_pair(requirements: Path, published: str, wheel: Path) -> Pair:
    """Environments with what a file of requirements pins and one of the two SDKs.

    What they share is installed once and seen by both.

    Raises:
        PackageError: something cannot be installed, or pip finds that it does not fit.
    """
    folder = FOLDER / requirements.stem
    shared = _installed(folder / "shared", requirements)
    return Pair(
        _layer(folder / "published", shared, published),
        _layer(folder / "generated", shared, wheel),
    )


def _installed(folder: Path, requirements: Path, *names: str) -> VirtualEnvironment:
    """An environment with all that a file pins, or with some of it by name."""
    wanted = "\n".join((requirements.read_text(encoding="utf-8"), *names))
    ready = folder / _READY
    fresh = VirtualEnvironment(folder)
    if ready.is_file() and ready.read_text(encoding="utf-8") == wanted:
        return fresh
    folder.parent.mkdir(parents=True, exist_ok=True)
    print(f"installing {requirements.name}", flush=True)
    fresh = make_environment(folder, Path(sys.executable))
    if names:
        fresh.install("--constraint", requirements, *names)
    else:
        # Everything is pinned. What it asks for is checked with an SDK beside it.
        _pip(fresh, "install", "--no-deps", "--requirement", requirements)
    ready.write_text(wanted, encoding="utf-8")
    return fresh


def _layer(
    folder: Path, shared: VirtualEnvironment, sdk: str | Path
) -> VirtualEnvironment:
    # Without pip, and without the setuptools that may come with it: both would hide
    # what is shared.
    command = (sys.executable, "-m", "venv", "--clear", "--without-pip", folder)
    run("python -m venv", command, cwd=folder.parent)
    layer = VirtualEnvironment(folder)
    into = ("--python", layer.python)
    _pip(shared, *into, "install", "--no-deps", sdk)
    _packages(layer, "shared.pth").write_text(
        f"{_packages(shared)}\n", encoding="utf-8"
    )
    _pip(shared, *into, "check")
    return layer


def _packages(environment: VirtualEnvironment, *names: str) -> Path:
    (found,) = environment.folder.glob("lib/python*/site-packages")
    return found.joinpath(*names)


def _pip(environment: VirtualEnvironment, *arguments: str | Path) -> None:
    command = (environment.python, "-m", "pip", "--disable-pip-version-check")
    what = f"pip {' '.join(map(str, arguments))}"
    run(what, (*command, *arguments), cwd=environment.folder, seconds=1800.0)
