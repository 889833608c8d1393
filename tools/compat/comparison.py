"""Two runs of one program: what differs, and whether it was meant to."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase as fnmatch

from tests.mock.json_values import JsonObject, JsonValue


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one call of a program."""

    call: str
    value: JsonValue


@dataclass(frozen=True, slots=True)
class Run:
    """All that a program told and all that the server saw."""

    sdk_version: str
    sdk_folder: str
    outcomes: tuple[Outcome, ...]
    requests: tuple[JsonObject, ...]


def faults(published: Run, ours: Run, differences: Mapping[str, str]) -> Iterator[str]:
    """Every line is one that a reader needs; none where the runs are the same."""
    yield from _outcome_faults(published.outcomes, ours.outcomes, differences)
    before, after = _lines(published.requests), _lines(ours.requests)
    if before != after:
        yield "the server saw other requests (- published, + ours):"
        yield from _diff(before, after)


def _outcome_faults(
    published: Sequence[Outcome],
    ours: Sequence[Outcome],
    differences: Mapping[str, str],
) -> Iterator[str]:
    names = [outcome.call for outcome in published]
    if names != [outcome.call for outcome in ours]:
        yield "the two runs did not make the same calls"
        return
    repeated = {name for name in names if names.count(name) > 1}
    if repeated:
        yield f"calls of the same name: {sorted(repeated)}"
    unused = set(differences)
    for before, after in zip(published, ours, strict=True):
        if before.value == after.value:
            continue
        if expected := {each for each in differences if fnmatch(before.call, each)}:
            unused -= expected
            continue
        yield f"another outcome of {before.call} (- published, + ours):"
        yield from _diff(_shown(before.value), _shown(after.value))
    for name in sorted(unused):
        yield f"no difference, though one is listed: {name}"


def _shown(value: JsonValue) -> list[str]:
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False).splitlines()


def _lines(requests: Sequence[JsonObject]) -> list[str]:
    return [json.dumps(each, sort_keys=True, ensure_ascii=False) for each in requests]


def _diff(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    for line in difflib.unified_diff(before, after, lineterm="", n=1):
        if not line.startswith(("---", "+++", "@@")):
            yield f"  {line}"
