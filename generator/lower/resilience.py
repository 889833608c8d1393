"""What happens when a call fails: what may be sent again, and for how long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator import extensions, ir, rules
from generator.document import Node
from generator.lower.context import Context


class ResilienceLowering:
    """Reads what a document says of all operations once, and then of each."""

    def __init__(self, context: Context) -> None:
        root = context.document.root
        self._context = context
        self._retries = extensions.retries(root, context.report)
        self._header = extensions.idempotency_header(root, context.report)

    def of(
        self, node: Node, parameters: Iterable[ir.Parameter], body: ir.Body | None
    ) -> ir.Resilience:
        """What is said of one operation; names that are no arguments are left out."""
        found = extensions.resilience(
            node, self._retries, self._header, self._context.report
        )
        wires = {parameter.wire for parameter in parameters}
        if body is not None and body.flat is not None:
            wires |= {member.wire for member in body.flat.properties}
        known = tuple(entry for entry in found.given if entry.wire in wires)
        for entry in found.given:
            if entry not in known:
                place = extensions.find(node, extensions.REPEATABLE) or node
                self._context.report.add(
                    rules.EXTENSION_VALUE,
                    place.source,
                    f"x-sdk-repeatable names '{entry.wire}', which is no argument",
                    "name a parameter, or a member of the body",
                )
        if len(known) < len(found.given):
            return replace(found, given=(), repeatable=False)
        return found
