"""What type checkers report, and what the comments of a sample say they must."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_WRONG = re.compile(r" *# wrong: (?P<mypy>\S+) / (?P<pyright>\S+)")


class Report(NamedTuple):
    """One complaint: where, and under which rule."""

    file: str
    line: int
    rule: str


def read_mypy(output: str) -> tuple[Report, ...]:
    """The errors that mypy wrote as JSON, one a line."""
    found = [json.loads(line) for line in output.splitlines()]
    return tuple(
        Report(Path(each["file"]).name, each["line"], each["code"] or "syntax")
        for each in found
        if each["severity"] == "error"
    )


def read_pyright(output: str) -> tuple[Report, ...]:
    """The errors and warnings that pyright wrote as JSON."""
    return tuple(
        Report(
            Path(each["file"]).name,
            each["range"]["start"]["line"] + 1,
            each.get("rule", "syntax"),
        )
        for each in json.loads(output)["generalDiagnostics"]
        if each["severity"] in ("error", "warning")
    )


def expected(sample: Path, checker: str) -> Iterator[Report]:
    """The reports that a sample's comments ask for, each for the line below it.

    Several rules of one line are joined by `+`; `-` stands for none.
    """
    for number, text in enumerate(sample.read_text("utf-8").splitlines(), 2):
        marked = _WRONG.fullmatch(text)
        assert marked or "# wrong" not in text, f"{sample.name}:{number - 1}: {text}"
        for rule in marked[checker].split("+") if marked else ():
            if rule != "-":
                yield Report(sample.name, number, rule)
