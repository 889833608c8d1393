"""Fixtures: every document is generated once per session."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Generator, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.corpus import documents
from tests.corpus.commands import ROOT, Run, run_all
from tests.corpus.packages import Package, tree
from tests.mock import MockApi, RawDocument, Recorder, serve

ECHO = "discriminators_echo"


@pytest.fixture(scope="session")
def packages(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Mapping[str, Package]]:
    """The ten packages, and one of a derived document; they can be imported while the session lasts."""
    if not documents.is_present():
        pytest.skip(documents.ABSENT)
    base = tmp_path_factory.mktemp("corpus")
    specs = {name: documents.path_of(name) for name in documents.NAMES}
    specs[ECHO] = base / "discriminators-echo.json"
    specs[ECHO].write_text(json.dumps(_with_replies(specs["discriminators"])), "utf-8")
    with _importable(_made(specs, base)) as made:
        yield made


def _made(specs: Mapping[str, Path], base: Path) -> dict[str, Package]:
    outs = {name: base / name for name in specs}
    runs = run_all([_generate(specs[name], outs[name]) for name in specs], seed="0")
    made: dict[str, Package] = {}
    for name, run in zip(specs, runs, strict=True):
        report = outs[name].with_suffix(".json")
        made[name] = Package(
            name,
            documents.package_of(name),
            specs[name],
            outs[name],
            run,
            json.loads(report.read_text("utf-8")) if report.is_file() else {},
            RawDocument.load(specs[name]),
        )
    return made


@contextmanager
def _importable(
    made: dict[str, Package],
) -> Generator[dict[str, Package]]:
    outs = [str(package.out) for package in made.values()]
    sys.path[:0] = outs
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield made
    finally:
        sys.dont_write_bytecode = written
        sys.path[:] = [place for place in sys.path if place not in outs]


def _with_replies(path: Path) -> object:
    """A document whose every operation answers with what it takes."""
    document = json.loads(path.read_text("utf-8"))
    for item in document["paths"].values():
        for operation in item.values():
            content = operation["requestBody"]["content"]
            operation["responses"] = {"200": {"description": "OK", "content": content}}
    return document


def _generate(spec: Path, out: Path) -> list[str | Path]:
    return [
        "generate",
        "--spec",
        spec,
        "--out",
        out,
        "--package",
        documents.package_of(out.name),
        "--report",
        out.with_suffix(".json"),
    ]


@pytest.fixture(params=documents.NAMES)
def package(request: pytest.FixtureRequest, packages: Mapping[str, Package]) -> Package:
    """Each package in turn."""
    return packages[request.param]


@dataclass(frozen=True, slots=True)
class Second:
    """What later commands said, under another hash seed, and what they changed."""

    verify: Run
    check: Run
    generate: Run
    before: dict[str, bytes]
    after: dict[str, bytes]


@pytest.fixture(scope="session")
def seconds(packages: Mapping[str, Package]) -> Mapping[str, Second]:
    """`verify`, `check` and a second `generate` of every package."""
    before = {name: tree(package.out) for name, package in packages.items()}
    commands: list[list[str | Path]] = []
    for package in packages.values():
        generate = _generate(package.spec, package.out)
        commands += [["verify", package.out], ["check", *generate[1:7]], generate[:7]]
    runs = iter(run_all(commands, seed="4242"))
    return {
        name: Second(
            next(runs), next(runs), next(runs), before[name], tree(package.out)
        )
        for name, package in packages.items()
    }


@pytest.fixture(scope="session")
def type_checks(
    packages: Mapping[str, Package],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Mapping[str, subprocess.Popen[str]]]:
    """One mypy and one pyright over all packages; they run beside the other tests."""
    base = tmp_path_factory.mktemp("types")
    checked = [package for package in packages.values() if package.out.is_dir()]
    outs = [package.out for package in checked]
    (base / "pyrightconfig.json").write_text(
        json.dumps(
            {
                "include": [str(out) for out in outs],
                "typeCheckingMode": "strict",
                "pythonVersion": "3.10",
                "venvPath": str(ROOT),
                "venv": ".venv",
            }
        ),
        "utf-8",
    )
    names = [package.package for package in checked]
    commands = {
        "mypy": [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--python-version=3.10",
            f"--cache-dir={base / 'cache'}",
            *(word for name in names for word in ("-p", name)),
        ],
        "pyright": [
            str(Path(sys.executable).with_name("pyright")),
            "--warnings",
            "-p",
            str(base),
        ],
    }
    path = ":".join(str(out) for out in outs)
    running = {
        name: subprocess.Popen(
            words,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=base,
            env={"PATH": "/usr/bin:/bin", "HOME": str(base), "MYPYPATH": path},
        )
        for name, words in commands.items()
    }
    yield running
    for process in running.values():
        process.kill()
        process.communicate()


@dataclass(frozen=True, slots=True)
class Served:
    """A mock server of one document."""

    base_url: str
    recorder: Recorder


class Servers:
    """Mock servers, started when they are first asked for."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._running: dict[str, Served] = {}

    def of(self, package: Package) -> Served:
        """The server of a package's document."""
        if package.name not in self._running:
            served = self._stack.enter_context(serve(MockApi(package.document)))
            self._running[package.name] = Served(served.base_url, served.recorder)
        return self._running[package.name]


@pytest.fixture(scope="session")
def servers() -> Iterator[Servers]:
    """The mock servers of the session."""
    with ExitStack() as stack:
        yield Servers(stack)
