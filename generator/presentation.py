"""What a person sees of a run: stages and times on a terminal, formats for machines."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.build import Build
from generator.diagnostics import Report
from generator.output import Changes
from generator.surface import operation_counts, schema_count
from generator.verify import Violation


class Progress:
    """Stages and their times, on a terminal only; a pipe stays quiet."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()

    @contextmanager
    def stage(self, name: str) -> Generator[None]:
        """Time one stage and say so when it is done."""
        started = time.perf_counter()
        yield
        if self._shown:
            elapsed = (time.perf_counter() - started) * 1000
            print(f"{name:<24}{elapsed:7.0f} ms", file=sys.stderr)

    def changes(
        self, changes: Changes, before: Mapping[str, str], after: Mapping[str, str]
    ) -> None:
        """Say which operations and files changed."""
        if not self._shown:
            return
        for word, names in (
            ("added", sorted(after.keys() - before.keys())),
            ("removed", sorted(before.keys() - after.keys())),
            (
                "changed",
                sorted(
                    name
                    for name in before.keys() & after.keys()
                    if before[name] != after[name]
                ),
            ),
        ):
            if before and names:
                print(f"operations {word}: {_listed(names)}", file=sys.stderr)
        written = [*changes.added, *changes.changed]
        if written:
            print(f"files written: {_listed(written)}", file=sys.stderr)
        if changes.removed:
            print(f"files removed: {_listed(list(changes.removed))}", file=sys.stderr)


def _listed(names: list[str], most: int = 8) -> str:
    rest = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + rest


def summary(built: Build) -> str:
    """The last line of `generate`."""
    total, generated = operation_counts(built)
    return (
        f"{generated} of {total} operations, {schema_count(built)} schemas, "
        f"{total - generated} dropped"
    )


def print_diagnostics(report: Report, form: str, *, strict: bool) -> None:
    """Print the diagnostics as a listing, as annotations of a forge, or as JSON.

    `strict`: the listing says that its warnings count as errors.
    """
    match form:
        case "github":
            for diagnostic in report.diagnostics:
                place = diagnostic.location
                hint = f"\nhint: {diagnostic.hint}" if diagnostic.hint else ""
                print(
                    f"::{diagnostic.severity.value} "
                    f"file={_property(place.file)},line={place.line},"
                    f"col={place.column},title={diagnostic.code}"
                    f"::{_escaped(diagnostic.message + hint)}"
                )
        case "json":
            listed = [diagnostic.as_json() for diagnostic in report.diagnostics]
            print(json.dumps(listed, indent=1, ensure_ascii=False))
        case _:
            report.print()
            if strict and report.has_errors(strict) and not report.has_errors():
                print("warnings count as errors here (--strict)", file=sys.stderr)


def _escaped(text: str) -> str:
    """Text of a workflow command: percent and line breaks are encoded."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def print_violations(
    violations: tuple[Violation, ...], folder: Path | None = None
) -> None:
    """Print what the parity judge found, one line each."""
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
