"""Right uses of the package pass strict type checkers, wrong uses are reported.

The samples are what is checked, and what they import is the generated package.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from tests.typed.conftest import SAMPLES
from tests.typed.reports import Report, expected

NAMES = sorted(path.name for path in SAMPLES.glob("*.py"))


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
@pytest.mark.parametrize("name", NAMES)
def test_a_checker_reports_what_is_wrong_and_nothing_else(
    reports: Mapping[str, tuple[Report, ...]], name: str, checker: str
) -> None:
    found = sorted(report for report in reports[checker] if report.file == name)
    assert found == sorted(expected(SAMPLES / name, checker))


def test_the_checkers_report_on_the_samples_only(
    reports: Mapping[str, tuple[Report, ...]],
) -> None:
    files = {report.file for each in reports.values() for report in each}
    assert files <= set(NAMES)


def test_both_flavours_have_right_and_wrong_uses() -> None:
    marked = {
        name: len(re.findall("# wrong: ", (SAMPLES / name).read_text("utf-8")))
        for name in NAMES
    }
    assert not [
        name for name, count in marked.items() if ("wrong" in name) != (count > 0)
    ]
    assert {name.partition("_")[2] for name in NAMES if "wrong" in name} == {
        name.partition("_")[2] for name in NAMES if "right" in name
    }
