"""The commands: each reads, builds, and writes, compares or prints."""

from __future__ import annotations

import difflib
import json
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from generator import output, unchanged
from generator.build import Build, build, read
from generator.diagnostics import Report
from generator.explain import explain
from generator.format import format_files
from generator.presentation import (
    Progress,
    print_diagnostics,
    print_violations,
    summary,
)
from generator.settings import Settings, UsageError
from generator.structure import check_structure
from generator.surface import operation_digests, surface
from generator.trial import import_fault
from generator.verify import verify_directory


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a run made, what lies in the folder, and what should.

    `is_clean`: there was no diagnostic at all.
    """

    built: Build | None
    present: dict[str, str]
    wanted: dict[str, str]
    before: output.Manifest
    is_clean: bool


def _attempt(settings: Settings, progress: Progress, form: str = "listing") -> Attempt:
    """Everything up to writing, in memory; diagnostics are printed."""
    report = Report()
    present = output.read_tree(settings.out)
    before = output.read_manifest(settings.out)
    built: Build | None = None
    validated = before.validated if settings.own else None
    with progress.stage("read and validate"):
        document = read(settings.spec, report)
    if document is not None:
        if settings.own and validated != document.digest and not report.diagnostics:
            with progress.stage("openapi-spec-validator"):
                check_structure(document, report)
            validated = document.digest

        def format_all(rendered: dict[str, str]) -> dict[str, str]:
            known = output.known_formatted(present, before, _toolchain(), rendered)
            return format_files(rendered, known)

        with progress.stage("build and verify"):
            built = build(
                document, settings.package, report, format_all, settings.http_library
            )
        if report.has_errors(settings.strict):
            built = None
    print_diagnostics(report, form, strict=settings.strict)
    _write_report(settings, built, report)
    wanted: dict[str, str] = {}
    if built is not None:
        print_violations(built.violations)
        manifest = output.Manifest(
            _toolchain(),
            validated,
            output.entries(built.rendered, built.files),
            operation_digests(built),
        )
        wanted = {**built.files, output.MANIFEST: output.manifest_text(manifest)}
    return Attempt(built, present, wanted, before, not report.diagnostics)


def _toolchain() -> str:
    return f"black {version('black')}"


def _write_report(settings: Settings, built: Build | None, report: Report) -> None:
    if settings.report is None:
        return
    text = json.dumps(surface(built, report), indent=1, ensure_ascii=False)
    try:
        settings.report.write_text(f"{text}\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"--report: {error}") from error


def generate(settings: Settings) -> int:
    """Write the package; 0 only for a package that is whole."""
    progress = Progress()
    present = output.read_tree(settings.out)
    repeated = unchanged.recall(settings, present)
    if repeated is not None:
        print(repeated)
        return 0
    attempt = _attempt(settings, progress)
    built = attempt.built
    if built is None or built.violations:
        return 1
    with progress.stage("import"):
        fault = import_fault(built.files, built.plan.package)
    if fault is not None:
        print(
            f"error: fault in the generator: the package cannot be imported\n{fault}\n"
            "hint: nothing was written; report these lines, with the document or the "
            "part of it that they name",
            file=sys.stderr,
        )
        return 1
    try:
        with progress.stage("write"):
            changes = output.write(
                settings.out, attempt.present, attempt.wanted, built.plan.package
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
    progress.changes(changes, attempt.before.operations, operation_digests(built))
    if attempt.is_clean:
        unchanged.remember(settings, attempt.wanted, summary(built))
    print(summary(built))
    return 0


def check(settings: Settings) -> int:
    """Compare the package with what would be written; 1 and a diff if it differs."""
    if not settings.out.is_dir():
        print(
            f"error: there is no folder {settings.out}: run 'generate' first",
            file=sys.stderr,
        )
        return 1
    attempt = _attempt(settings, Progress())
    if attempt.built is None or attempt.built.violations:
        return 1
    if output.compare(attempt.present, attempt.wanted):
        sys.stdout.writelines(
            output.unified_diff(
                attempt.present, attempt.wanted, settings.out.as_posix()
            )
        )
        return 1
    return 0


def lint(settings: Settings, form: str) -> int:
    """Print the diagnostics only."""
    report = Report()
    document = read(settings.spec, report)
    built: Build | None = None
    if document is not None:
        if settings.own and not report.diagnostics:
            check_structure(document, report)
        built = build(document, settings.package, report, dict)
    print_diagnostics(report, form, strict=settings.strict)
    _write_report(settings, built, report)
    return 1 if report.has_errors(settings.strict) else 0


def explain_operation(settings: Settings, operation_id: str) -> int:
    """Print what becomes of one operation."""
    report = Report()
    document = read(settings.spec, report)
    built = (
        None if document is None else build(document, settings.package, report, dict)
    )
    if built is None:
        report.print()
        return 1
    text = explain(built, operation_id)
    if text is None:
        known = [operation.id for operation in built.api.operations]
        near = difflib.get_close_matches(operation_id, known, 10, 0.4) or known[:10]
        more = f" and {len(known) - len(near)} others" if len(known) > len(near) else ""
        raise UsageError(
            f"no operation '{operation_id}'; there are {', '.join(near)}{more}"
        )
    print(text)
    return 0


def verify(folder: Path) -> int:
    """Prove parity and lifecycle rules on a rendered tree."""
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder")
    violations = verify_directory(folder)
    print_violations(violations, folder)
    return 1 if violations else 0
