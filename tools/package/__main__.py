"""Build, check, install and use: `python -m tools.package [--python NAME]...`.

A tag in the variable RELEASE_TAG must be the version with a `v` before it. It is taken
from there, and not from an argument, so that no shell ever reads it.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tools.package.contents import sdist_faults, wheel_faults
from tools.package.expected import Expected, read_expected
from tools.package.faults import PackageError
from tools.package.processes import (
    ROOT,
    VirtualEnvironment,
    call,
    find_interpreter,
    make_environment,
    mock_server,
    run,
)

SPEC: Final = ROOT / "spec" / "openapi.yaml"
GENERATED: Final = ROOT / "generated"
PACKAGE: Final = "memorysync"
REQUIREMENTS: Final = ROOT / "requirements" / "package.txt"
DIST: Final = ROOT / "build" / "dist"
PROGRAMS: Final = Path(__file__).parent / "programs"
# 2020-02-02, what the build backend takes by itself: any moment serves, but always one.
EPOCH: Final = "1580601600"


@dataclass(frozen=True, slots=True)
class Built:
    """The two files that are to be published."""

    wheel: Path
    sdist: Path


@dataclass(frozen=True, slots=True)
class Trial:
    """One fresh environment: what is installed there, and on which interpreter."""

    label: str
    interpreter: Path
    requirements: tuple[str | Path, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Fill build/dist; returns the exit status, 0 if both files may be published."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.package", description=__doc__
    )
    parser.add_argument(
        "--python",
        action="append",
        default=[],
        metavar="NAME",
        help="try the wheel on this interpreter as well",
    )
    options = parser.parse_args(arguments)
    try:
        # Outside of the project, because the build backend looks for ignore files in
        # every folder above: they would be shipped, and what they name would not be.
        with tempfile.TemporaryDirectory(prefix="package-") as stage:
            _make(Path(stage), tuple(options.python))
    except PackageError as error:
        print(f"error: {error.what}", file=sys.stderr)
        for reason in error.reasons:
            print(f"  {reason}", file=sys.stderr)
        return 1
    return 0


def _make(stage: Path, pythons: tuple[str, ...]) -> None:
    shutil.rmtree(DIST, ignore_errors=True)
    expected = read_expected(GENERATED, SPEC, PACKAGE)
    _check_tag(expected)
    tools = make_environment(stage / "tools", Path(sys.executable))
    tools.install("-r", REQUIREMENTS)
    built = _build(tools, stage / "first", shutil.copy2, seed="0")
    _done("built", built.wheel.name, built.sdist.name)
    _check_description(tools, built)
    _check_contents(built, expected)
    _check_reproducible(tools, built, stage)
    with mock_server(SPEC) as base_url:
        for trial in _trials(built, expected, pythons):
            _try(trial, tools, base_url, stage)
    _publish(built)


def _check_tag(expected: Expected) -> None:
    tag, wanted = os.environ.get("RELEASE_TAG"), f"v{expected.version}"
    if tag is not None and tag != wanted:
        reason = f"the tag is {tag!r}, the document's version asks for {wanted!r}"
        raise PackageError("tag and version differ", [reason])


def _build(
    tools: VirtualEnvironment,
    folder: Path,
    copy: Callable[[str, str], object],
    seed: str,
) -> Built:
    """The sdist of a copy of the generated folder, and the wheel made from that sdist."""
    source, out = folder / "source", folder / "dist"
    ignored = shutil.ignore_patterns("__pycache__", ".*_cache")
    shutil.copytree(GENERATED, source, ignore=ignored, copy_function=copy)
    run(
        "python -m build",
        (tools.python, "-m", "build", "--no-isolation", "--outdir", out, source),
        cwd=folder,
        more={
            "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", EPOCH),
            "PYTHONHASHSEED": seed,
        },
    )
    return Built(_only(out, "*.whl"), _only(out, "*.tar.gz"))


def _only(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        names = [path.name for path in found]
        raise PackageError(f"one {pattern} was to be built", [f"built: {names}"])
    return found[0]


def _check_description(tools: VirtualEnvironment, built: Built) -> None:
    run(
        "twine check --strict",
        (tools.python, "-m", "twine", "check", "--strict", built.wheel, built.sdist),
        cwd=tools.folder,
    )
    _done("description", "can be shown by the package index")


def _check_contents(built: Built, expected: Expected) -> None:
    checks: tuple[tuple[Path, Callable[[Path, Expected], Iterator[str]]], ...] = (
        (built.wheel, wheel_faults),
        (built.sdist, sdist_faults),
    )
    faults = [
        f"{path.name}: {fault}"
        for path, check in checks
        for fault in check(path, expected)
    ]
    if faults:
        raise PackageError("the distributions do not hold what they should", faults)
    _done("contents", f"{len(expected.modules)} files, version {expected.version}")


def _check_reproducible(tools: VirtualEnvironment, built: Built, stage: Path) -> None:
    """Build again elsewhere, from files with other times and modes."""
    again = _build(tools, stage / "second", shutil.copyfile, seed="1")
    pairs = ((built.wheel, again.wheel), (built.sdist, again.sdist))
    different = [
        f"{first.name} has other bytes when it is built again"
        for first, second in pairs
        if first.read_bytes() != second.read_bytes()
    ]
    if different:
        raise PackageError("the build cannot be reproduced", different)
    _done("reproducible", "a second build gives the same bytes")


def _trials(
    built: Built, expected: Expected, pythons: tuple[str, ...]
) -> Iterator[Trial]:
    here = Path(sys.executable)
    yield Trial("wheel", here, (built.wheel,))
    yield Trial("sdist", here, (built.sdist,))
    yield Trial("wheel, oldest requirements", here, (built.wheel, *expected.lowest))
    name = expected.oldest_python
    oldest = find_interpreter(name)
    if oldest is None:
        print(f"NOT TRIED: {name}, the oldest Python, is not on this machine")
    else:
        label = f"wheel, oldest requirements, {name}"
        yield Trial(label, oldest, (built.wheel, *expected.lowest))
    for name in pythons:
        interpreter = find_interpreter(name)
        if interpreter is None:
            raise PackageError(f"{name} is not on this machine", [])
        yield Trial(f"wheel, {name}", interpreter, (built.wheel,))


def _try(trial: Trial, tools: VirtualEnvironment, base_url: str, stage: Path) -> None:
    fresh = make_environment(stage / "fresh", trial.interpreter)
    fresh.install(*trial.requirements)
    used = call(f"calls ({trial.label})", fresh, PROGRAMS / "calls.py", base_url)
    run(
        f"mypy --strict ({trial.label})",
        (
            *(tools.python, "-m", "mypy", "--strict", "--config-file="),
            *("--cache-dir", os.devnull, "--python-executable", fresh.python),
            PROGRAMS / "typed_use.py",
        ),
        cwd=fresh.folder,
    )
    details = ("sync call", "async call", "types")
    _done(f"installed {trial.label}", *details, f"with {used.strip()}")


def _publish(built: Built) -> None:
    """Only what passed everything is ever in the folder that is uploaded."""
    DIST.mkdir(parents=True)
    for path in (built.wheel, built.sdist):
        target = DIST / path.name
        shutil.copyfile(path, target)
        sha = hashlib.sha256(target.read_bytes()).hexdigest()
        print(f"{sha}  {target.relative_to(ROOT)}")


def _done(what: str, *details: str) -> None:
    print(f"ok  {what}: {', '.join(details)}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
