"""What the judge returns: one place in a rendered file that breaks a rule."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Rule

QUOTE_WIDTH: Final = 60
"""Characters of a piece of source that a message quotes at most."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One fault in rendered files.

    `file` is the path relative to the folder that was judged, with `/` between its
    parts; `line` counts from 1.
    """

    file: str
    line: int
    rule: Rule
    message: str


def in_order(violations: Iterable[Violation]) -> tuple[Violation, ...]:
    """The violations without repetitions, sorted by file, line, code, message."""
    return tuple(
        sorted(
            set(violations),
            key=lambda each: (each.file, each.line, each.rule.code, each.message),
        )
    )


def quoted(source: str) -> str:
    """A piece of source for a message: on one line, shortened, in quotation marks."""
    line = " ".join(source.split())
    if len(line) > QUOTE_WIDTH:
        line = line[: QUOTE_WIDTH - 1] + "…"
    return f"'{line}'"
