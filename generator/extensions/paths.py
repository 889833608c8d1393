"""The part of JSONPath that names one value: members and elements, no choice."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

JsonPath: TypeAlias = tuple[str | int, ...]
"""Names of members and places in arrays, from the root on; -1 is the last place."""

PATHS: Final = "`$`, `.name`, `['name']`, `[0]`, `[-1]` or `[(@.length-1)]`"
"""What paths may be made of, for messages."""

_STEP: Final = re.compile(
    r"""
    \.(?P<name>[^\s.\[\]*@?()'",:]+)
    | \[\s*'(?P<single>[^'\\]+)'\s*\]
    | \[\s*"(?P<double>[^"\\]+)"\s*\]
    | \[\s*(?P<index>-?[0-9]{1,6})\s*\]
    | \[\s*\(\s*@\.length\s*-\s*(?P<behind>[1-9][0-9]{0,5})\s*\)\s*\]
    """,
    re.VERBOSE,
)


def json_path(text: str) -> JsonPath | None:
    """The steps of a path (RFC 9535, and `[(@.length-1)]`); None for any other text."""
    steps: list[str | int] = []
    place = 1
    if not text.startswith("$"):
        return None
    while place < len(text):
        match = _STEP.match(text, place)
        if match is None:
            return None
        place = match.end()
        if match["index"] is not None:
            steps.append(int(match["index"]))
        elif match["behind"] is not None:
            steps.append(-int(match["behind"]))
        else:
            steps.append(match["name"] or match["single"] or match["double"])
    return tuple(steps)
