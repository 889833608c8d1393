"""What an operation says of a reply that comes value by value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from generator.diagnostics import Report
from generator.document import Node
from generator.extensions.keys import STREAMING
from generator.extensions.reading import Fields, find, refuse

_CONDITION: Final = re.compile(r"\$request\.([^.]+)")


@dataclass(frozen=True, slots=True)
class Streaming:
    """What `x-fern-streaming` says.

    `switch` is the member of the body that asks for a stream; `plain` and `values` are
    schemas: that of the reply without it, and that of the values.
    """

    format: Literal["json", "sse"]
    end: str | None
    switch: str | None
    plain: Node | None
    values: Node | None
    description: str | None
    node: Node


def streaming(operation: Node, report: Report) -> Streaming | None:
    """How the replies of an operation are streamed; None where it does not say."""
    found = find(operation, STREAMING)
    if found is None or found.value is False:
        return None
    if found.value is True:
        return Streaming("json", None, None, None, None, None, found)
    if not found.is_mapping:
        refuse(report, found, STREAMING, "true, false or an object")
        return None
    fields = Fields(found, STREAMING, report)
    form, end = fields.text("format"), fields.text("terminator")
    condition = fields.text("stream-condition")
    description = fields.text("stream-description")
    plain, values = fields.node("response"), fields.node("response-stream")
    fields.finish()
    switch = None if condition is None else _CONDITION.fullmatch(condition)
    if condition is not None and switch is None:
        refuse(report, found, STREAMING, "`$request.NAME` as `stream-condition`")
        return None
    if form not in (None, "json", "sse"):
        refuse(report, found, STREAMING, "`json` or `sse` as `format`")
        return None
    return Streaming(
        format="sse" if form == "sse" else "json",
        end=end,
        switch=None if switch is None else switch[1],
        plain=plain,
        values=values,
        description=description,
        node=found,
    )
