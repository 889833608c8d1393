"""The page for callers of the version that a package replaces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import ir
from generator.code import Code, identifier, join, markdown, markdown_line
from generator.plan.view import FilePlan


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """One difference on the page."""

    title: Code
    before: Code
    now: Code
    reason: Code
    cases: Code | None


def differences_page(replaced: ir.Replaced | None, package: str) -> Iterator[FilePlan]:
    """The page, where the document says what the package replaces."""
    if replaced is None:
        return
    yield FilePlan(
        "docs/differences.md",
        "docs/differences.md.j2",
        {
            "package": identifier(package),
            "version": markdown_line(replaced.version),
            "differences": tuple(_view(entry) for entry in replaced.differences),
        },
    )


def _view(difference: ir.Difference) -> DifferenceView:
    return DifferenceView(
        title=markdown_line(difference.title),
        before=markdown(difference.before),
        now=markdown(difference.now),
        reason=markdown(difference.reason),
        cases=(
            join(", ", [markdown_line(case) for case in difference.cases])
            if difference.cases
            else None
        ),
    )
