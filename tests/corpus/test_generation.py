"""What is written: complete, counted right, importable, verified, reproducible."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.corpus import documents
from tests.corpus.commands import run_all
from tests.corpus.conftest import Second
from tests.corpus.packages import Package, tree

SAMPLE = ("petstore_min", "enums", "discriminators")


def test_everything_is_generated(package: Package) -> None:
    run = package.run
    assert run.status == 0, run.errors
    summary = run.output.splitlines()[-1]
    total = len(list(documents.operations(package.document)))
    assert re.fullmatch(
        rf"{total} of {total} operations, \d+ schemas, 0 dropped", summary
    ), summary


def test_counts_equal_those_of_the_raw_document(package: Package) -> None:
    counts = package.report["counts"]
    total = len(list(documents.operations(package.document)))
    assert counts["operations_total"] == total
    assert counts["operations_generated"] == total
    assert counts["dropped"] == 0
    assert counts["schemas"] == len(documents.component_schemas(package.document))
    assert counts["errors"] == 0
    assert counts["warnings"] == sum(
        entry["severity"] == "warning" for entry in package.report["diagnostics"]
    )


def test_operations_equal_those_of_the_raw_document(package: Package) -> None:
    raw = [
        (operation.method, operation.template, operation.pointer)
        for operation in documents.operations(package.document)
    ]
    reported = [
        (entry["method"], entry["path"], entry["pointer"])
        for entry in package.report["operations"]
    ]
    assert sorted(reported) == sorted(raw)
    assert all(entry["calls"] for entry in package.report["operations"])


def test_parameters_equal_those_of_the_raw_document(package: Package) -> None:
    for operation in documents.operations(package.document):
        entry = package.operation(operation.pointer)
        raw = {
            (each.location, each.wire): (each.required, each.style, each.explode)
            for each in operation.parameters
        }
        reported = {
            (each["in"], each["wire"]): (
                each["required"],
                each["style"],
                each["explode"],
            )
            for each in entry["parameters"]
        }
        for key, (required, style, explode) in raw.items():
            # `deepObject` has no meaning for explode=false; the SDK may say either.
            if style == "deepObject":
                raw[key] = (required, style, reported.get(key, (0, 0, explode))[2])
        assert reported == raw, operation.pointer
        pythons = [each["python"] for each in entry["parameters"]]
        assert None not in pythons and len(set(pythons)) == len(pythons)


def test_bodies_equal_those_of_the_raw_document(package: Package) -> None:
    for operation in documents.operations(package.document):
        entry = package.operation(operation.pointer)
        found = documents.request_media(package.document, operation)
        if found is None:
            assert entry["body"] is None, operation.pointer
            continue
        body, media = found
        assert entry["body"]["media_type"] in media, operation.pointer
        assert entry["body"]["required"] == body.flag("required"), operation.pointer


def test_each_module_imports_alone_and_every_export_resolves(
    packages: Mapping[str, Package], tmp_path: Path
) -> None:
    """Each module is imported first, so that no order of imports hides a cycle.

    Of three documents: the modules are the same ones, and each package was imported
    whole before it was written.
    """
    program = """
import importlib, pkgutil, sys
failures = []
for name in sys.argv[1:]:
    package = importlib.import_module(name)
    modules = [name] + [
        found.name for found in pkgutil.walk_packages(package.__path__, name + ".")
    ]
    for module in modules:
        for known in [each for each in sys.modules if each.split(".")[0] == name]:
            del sys.modules[known]
        try:
            loaded = importlib.import_module(module)
            for export in getattr(loaded, "__all__", ()):
                getattr(loaded, export)
        except BaseException as error:
            failures.append(f"{module}: {type(error).__name__}: {error}")
print("\\n".join(failures))
"""
    chosen = [packages[name] for name in SAMPLE]
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program]
        + [package.package for package in chosen],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(str(package.out) for package in chosen),
            "PYTHONPYCACHEPREFIX": str(tmp_path),
            "PYTHONDONTWRITEBYTECODE": "",
        },
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""
    assert done.stderr.strip() == ""


def test_import_is_lazy(packages: Mapping[str, Package]) -> None:
    """`import package` brings neither the HTTP library nor the models (DESIGN, 6)."""
    program = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
    loaded = {"httpx", "asyncio", name + ".types", name + ".client"} & set(sys.modules)
    if loaded:
        print(name, sorted(loaded))
"""
    path = os.pathsep.join(str(package.out) for package in packages.values())
    done = subprocess.run(
        [sys.executable, "-B", "-c", program]
        + [package.package for package in packages.values()],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert done.stdout == ""


def test_verify_finds_nothing(package: Package, seconds: Mapping[str, Second]) -> None:
    run = seconds[package.name].verify
    assert (run.status, run.errors) == (0, "")


def test_check_finds_nothing_under_another_hash_seed(
    package: Package, seconds: Mapping[str, Second]
) -> None:
    run = seconds[package.name].check
    assert run.status == 0, run.output + run.errors
    assert run.output == ""


def test_a_second_generate_changes_nothing(
    package: Package, seconds: Mapping[str, Second]
) -> None:
    second = seconds[package.name]
    assert second.generate.status == 0, second.generate.errors
    assert second.after == second.before
    stages = [path.name for path in package.out.iterdir() if "stage" in path.name]
    assert stages == []


def test_another_hash_seed_gives_the_same_bytes(
    packages: Mapping[str, Package], tmp_path: Path
) -> None:
    """From nothing, without the formatted files of before, for three documents."""
    runs = run_all(
        [
            [
                "generate",
                "--spec",
                documents.path_of(name),
                "--out",
                tmp_path / name,
                "--package",
                packages[name].package,
            ]
            for name in SAMPLE
        ],
        seed="31337",
    )
    assert [run.status for run in runs] == [0] * len(SAMPLE)
    for name in SAMPLE:
        assert tree(tmp_path / name) == tree(packages[name].out)


@pytest.mark.parametrize("tool", ["mypy", "pyright"])
def test_strict_types_are_clean(
    type_checks: Mapping[str, subprocess.Popen[str]], tool: str
) -> None:
    output, _ = type_checks[tool].communicate(timeout=300)
    assert type_checks[tool].returncode == 0, output[-8000:]


def test_files_are_plain(package: Package) -> None:
    """Every module parses, ends in one newline, and has no trailing white space."""
    for name, content in tree(package.out).items():
        text = content.decode("utf-8")
        if name.endswith(".py"):
            ast.parse(text)
        if text:
            assert text.endswith("\n") and not text.endswith("\n\n"), name
        assert "\r" not in text and "\t" not in text, name
        assert str(package.out) not in text, name
