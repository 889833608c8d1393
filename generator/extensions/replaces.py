"""`x-sdk-replaces`: the version before, and what its callers will notice."""

from __future__ import annotations

import re

from generator.diagnostics import Report
from generator.document import Node
from generator.extensions.keys import REPLACES
from generator.extensions.reading import Fields, refuse
from generator.ir import Difference, Replaced


def replaces(node: Node | None, report: Report) -> Replaced | None:
    """What the package stands in for; None where the document says nothing of it."""
    if node is None:
        return None
    fields = Fields(node, REPLACES, report)
    version = fields.text("version")
    fields.known("differences")
    fields.finish()
    listed = node.get("differences")
    if version is None or listed is None or not listed.is_list:
        refuse(report, node, REPLACES, "an object with `version` and `differences`")
        return None
    found = [_difference(entry, report) for entry in listed.elements()]
    return Replaced(version, tuple(entry for entry in found if entry is not None))


def _difference(node: Node, report: Report) -> Difference | None:
    fields = Fields(node, REPLACES, report)
    texts = [fields.text(name) for name in ("id", "title", "before", "now", "reason")]
    cases = fields.texts("cases")
    fields.finish()
    given = [text for text in texts if text is not None]
    if len(given) != len(texts) or not re.fullmatch(
        r"[a-z0-9]+(?:-[a-z0-9]+)*", given[0]
    ):
        refuse(
            report,
            node,
            REPLACES,
            "differences with `id` (words joined by hyphens), `title`, `before`, `now` "
            "and `reason`",
        )
        return None
    return Difference(given[0], given[1], given[2], given[3], given[4], cases)
