"""The command line: generate, check, verify, lint."""

from __future__ import annotations

import argparse
import json
import keyword
import os
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from generator import output
from generator.build import Build, build, read
from generator.diagnostics import Report
from generator.document import Document
from generator.format import format_files
from generator.structure import check_structure
from generator.surface import operation_counts, schema_count, surface
from generator.verify import Violation, verify_directory

ROOT: Final = Path(__file__).parents[1]
USAGE: Final = 2


@dataclass(frozen=True, slots=True)
class Settings:
    """What one run works on; `own` is the project's document with its defaults."""

    spec: Path
    out: Path
    package: str | None
    strict: bool
    report: Path | None
    own: bool


class UsageError(Exception):
    """The command was called wrongly."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status (0 fine, 1 refused, 2 wrong usage)."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        if options.command == "verify":
            return _verify(Path(options.folder))
        settings = _settings(options)
        match options.command:
            case "generate":
                return _generate(settings)
            case "check":
                return _check(settings)
            case _:
                return _lint(settings)
    except UsageError as error:
        parser.print_usage(sys.stderr)
        print(f"error: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        return 1
    except Exception as error:
        if os.environ.get("SDK_GENERATOR_DEBUG"):
            raise
        print(
            f"error: fault in the generator: {type(error).__name__}: {error}\n"
            "hint: set SDK_GENERATOR_DEBUG=1 for the traceback, and report it",
            file=sys.stderr,
        )
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generator",
        description="Generate a Python SDK, sync and async, from an OpenAPI document.",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("generate", "write the package"),
        ("check", "compare the package with what would be written; 1 if it differs"),
        ("lint", "print the diagnostics of the document, write nothing"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("--spec", metavar="PATH", help="the OpenAPI document")
        command.add_argument("--out", metavar="DIR", help="the output folder")
        command.add_argument("--package", metavar="NAME", help="name of the package")
        command.add_argument(
            "--strict", action="store_true", help="treat warnings as errors"
        )
        command.add_argument(
            "--report", metavar="FILE.json", help="write what was made as JSON"
        )
    verify = commands.add_parser(
        "verify", help="prove parity and lifecycle rules of a rendered folder"
    )
    verify.add_argument("folder", metavar="DIR")
    return parser


def _settings(options: argparse.Namespace) -> Settings:
    defaults = _defaults()
    own_spec = ROOT / str(defaults.get("spec", "spec/openapi.yaml"))
    spec = Path(options.spec) if options.spec else own_spec
    own = spec.resolve() == own_spec.resolve()
    out = options.out or (ROOT / str(defaults.get("out", "generated")) if own else None)
    if out is None and options.command != "lint":
        raise UsageError("--out is needed with a --spec that is not the project's own")
    package = options.package or (
        str(defaults["package"]) if own and "package" in defaults else None
    )
    if package is not None and (
        not package.isidentifier() or keyword.iskeyword(package)
    ):
        raise UsageError(f"--package: {package!r} cannot be imported as a package")
    return Settings(
        spec=spec,
        out=Path(out or "."),
        package=package,
        strict=options.strict or (own and defaults.get("strict") is True),
        report=Path(options.report) if options.report else None,
        own=own,
    )


def _defaults() -> dict[str, object]:
    path = ROOT / "pyproject.toml"
    if not path.is_file():
        return {}
    tools = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
    found = tools.get("sdk-generator", {})
    return dict(found)


def _toolchain() -> str:
    return f"black {version('black')}"


def _read(settings: Settings, report: Report) -> Document | None:
    if settings.spec.is_dir():
        raise UsageError(f"--spec: {settings.spec} is a folder")
    return read(settings.spec, report)


def _build(
    settings: Settings, document: Document, report: Report, present: dict[str, str]
) -> tuple[Build | None, str | None]:
    """The build and the digest of the structure that was checked, for the manifest."""
    manifest = output.read_manifest(settings.out)
    validated = manifest.validated
    if settings.own and validated != document.digest:
        check_structure(document, report)
        validated = document.digest
    if not settings.own:
        validated = None

    def format_all(rendered: dict[str, str]) -> dict[str, str]:
        known = output.known_formatted(present, manifest, _toolchain(), rendered)
        return format_files(rendered, known)

    built = build(document, settings.package, report, format_all)
    if report.has_errors(settings.strict):
        built = None
    return built, validated


def _wanted(built: Build, validated: str | None) -> dict[str, str]:
    manifest = output.manifest_text(
        _toolchain(), validated, built.rendered, built.files
    )
    return {**built.files, output.MANIFEST: manifest}


def _finish(settings: Settings, built: Build | None, report: Report) -> None:
    report.print()
    if settings.report is not None:
        text = json.dumps(surface(built, report), indent=1, ensure_ascii=False)
        settings.report.write_text(text + "\n", encoding="utf-8")


def _generate(settings: Settings) -> int:
    report = Report()
    document = _read(settings, report)
    built: Build | None = None
    validated: str | None = None
    present = output.read_tree(settings.out)
    if document is not None:
        built, validated = _build(settings, document, report, present)
    _finish(settings, built, report)
    if built is None:
        return 1
    if built.violations:
        _print_violations(built.violations)
        return 1
    try:
        output.write(
            settings.out, present, _wanted(built, validated), built.plan.package
        )
    except output.ForeignFolderError as error:
        print(
            f"error: {settings.out}/{error} was not written by this program: "
            "choose another --out, or remove it",
            file=sys.stderr,
        )
        return 1
    except OSError as error:
        print(f"error: cannot write {settings.out}: {error}", file=sys.stderr)
        return 1
    print(_summary(built))
    return 0


def _summary(built: Build) -> str:
    total, generated = operation_counts(built)
    return (
        f"{generated} of {total} operations, {schema_count(built)} schemas, "
        f"{total - generated} dropped"
    )


def _check(settings: Settings) -> int:
    report = Report()
    document = _read(settings, report)
    built: Build | None = None
    validated: str | None = None
    present = output.read_tree(settings.out)
    if document is not None:
        built, validated = _build(settings, document, report, present)
    _finish(settings, built, report)
    if built is None:
        return 1
    if built.violations:
        _print_violations(built.violations)
        return 1
    wanted = _wanted(built, validated)
    if output.compare(present, wanted):
        sys.stdout.writelines(
            output.unified_diff(present, wanted, settings.out.as_posix())
        )
        return 1
    return 0


def _lint(settings: Settings) -> int:
    report = Report()
    document = _read(settings, report)
    built: Build | None = None
    if document is not None:
        if settings.own:
            check_structure(document, report)
        built = build(document, settings.package, report, dict)
    _finish(settings, built, report)
    return 1 if report.has_errors(settings.strict) else 0


def _verify(folder: Path) -> int:
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder")
    violations = verify_directory(folder)
    _print_violations(violations, folder)
    return 1 if violations else 0


def _print_violations(
    violations: Sequence[Violation], folder: Path | None = None
) -> None:
    for violation in violations:
        file = (
            violation.file if folder is None else (folder / violation.file).as_posix()
        )
        rule = violation.rule
        print(
            f"{file}:{violation.line}: {rule.severity.value} {rule.code}: "
            f"{violation.message}",
            file=sys.stderr,
        )


if __name__ == "__main__":
    sys.exit(main())
