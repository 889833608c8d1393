"""The figures as tables for people, as JSON for programs, and against the targets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tools.bench.cells import Cell
from tools.bench.subjects import SUBJECTS


@dataclass(frozen=True, slots=True)
class Target:
    """A bound on a figure of ours: by itself, or as a ratio to another subject's."""

    table: str
    row: str
    most: float
    to: str = ""
    scale: float = 1.0


TARGETS: Final = (
    Target("CALLS", "sync, one object", 0.40, "httpx"),
    Target("CALLS", "async, one object", 0.22, "httpx"),
    Target("CALLS", "8 at once, one object", 0.15, "httpx"),
    Target("CALLS", "64 at once, one object", 0.08, "httpx"),
    Target("CALLS", "sync, list of 100", 0.60, "memorysync 1.10.1"),
    Target("CALLS", "async, list of 100", 0.60, "memorysync 1.10.1"),
    Target("DECODING", "12 fields to models of 12", 2.5),
    Target("CLIENTS", "a client after the first", 1000),
    Target("START", "import, over bare Python", 20),
    Target("START", "first answer, over bare Python", 0.60, "memorysync 1.10.1"),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A target and what was measured for it."""

    target: Target
    measured: float | None

    @property
    def is_reached(self) -> bool:
        """Whether the figure is within its bound."""
        return self.measured is not None and self.measured <= self.target.most


def verdicts(cells: Iterable[Cell]) -> list[Verdict]:
    """Every target of the measured tables, with its figure."""
    values = {(each.table, each.row, each.subject.name): each.value for each in cells}

    def measured(target: Target) -> float | None:
        own = values.get((target.table, target.row, "ours"))
        if own is None or not target.to:
            return own
        other = values.get((target.table, target.row, target.to))
        return None if not other else own / other

    tables = {table for table, _, _ in values}
    return [
        Verdict(target, measured(target))
        for target in TARGETS
        if target.table in tables
    ]


def text(cells: list[Cell]) -> str:
    """Everything as tables."""
    lines: list[str] = []
    for table in dict.fromkeys(each.table for each in cells):
        listed = [each for each in cells if each.table == table]
        names = [
            name
            for name in SUBJECTS
            if any(each.subject.name == name for each in listed)
        ]
        lines += ["", f"{table:34}" + "".join(f"{name:>19}" for name in names)]
        for row in dict.fromkeys(each.row for each in listed):
            found = {each.subject.name: each for each in listed if each.row == row}
            unit = next(iter(found.values())).unit
            lines.append(
                f"{f'{row} ({unit})':34}"
                + "".join(f"{_shown(found.get(name)):>19}" for name in names)
            )
    lines += ["", f"{'TARGETS':60}{'measured':>12}{'at most':>12}"]
    for verdict in verdicts(cells):
        target = verdict.target
        what = f"{target.row}{f', to {target.to}' if target.to else ''}"
        shown = "-" if verdict.measured is None else f"{verdict.measured:.2f}"
        mark = "" if verdict.is_reached else "  missed"
        lines.append(f"{what:60}{shown:>12}{target.most:>12g}{mark}")
    errors = [each for each in cells if each.error]
    lines += [f"{each.subject.name}: {each.row}: {each.error}" for each in errors]
    return "\n".join(lines[1:])


def _shown(cell: Cell | None) -> str:
    if cell is None:
        return ""
    if cell.value is None:
        return "failed"
    return f"{cell.value:,.0f}" if abs(cell.value) >= 100 else f"{cell.value:.2f}"


def data(cells: list[Cell], facts: dict[str, str]) -> dict[str, object]:
    """Everything as JSON."""
    return {
        "facts": facts,
        "cells": [
            {
                "table": each.table,
                "row": each.row,
                "unit": each.unit,
                "subject": each.subject.name,
                "median": each.value,
                "rounds": each.values,
                "error": each.error,
            }
            for each in cells
        ],
        "targets": [
            {
                "table": each.target.table,
                "row": each.target.row,
                "to": each.target.to,
                "most": each.target.most,
                "measured": each.measured,
                "reached": each.is_reached,
            }
            for each in verdicts(cells)
        ],
    }
