"""Defaults: what a schema's default means to the client."""

from __future__ import annotations

from generator import extensions, ir, rules
from generator.diagnostics import Report
from generator.document import Node


def lower_default(node: Node, schema: Node, report: Report) -> ir.Default | None:
    """A default and what is done with it (`node` carries the extension)."""
    given = node.get("default") or schema.get("default")
    sending = extensions.flag(node, extensions.SEND_DEFAULT, report)
    if given is None:
        if sending is not None:
            report.add(
                rules.EXTENSION_VALUE,
                node.source,
                f"{extensions.SEND_DEFAULT.name} needs a 'default' beside it",
            )
        return None
    match sending:
        case None:
            return ir.Default(given.value, "document")
        case True:
            return ir.Default(given.value, "always")
        case False:
            return ir.Default(given.value, "unless_equal")
