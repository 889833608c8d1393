"""What a document describes besides the calls of a client: noted, not lowered."""

from __future__ import annotations

from typing import Final, Literal

from generator import ir, rules
from generator.diagnostics import quote
from generator.document import Node
from generator.lower.context import Context

_Kind = Literal["webhook", "callback", "link"]
_WHAT: Final[dict[_Kind, str]] = {
    "webhook": "requests that the server sends; no code is made for that",
    "callback": "requests that the server sends; no code is made for that",
    "link": "how one reply leads to another call; no code is made for that",
}


def of_document(context: Context) -> None:
    """Note the webhooks (OpenAPI 3.1, 4.8.1)."""
    _note(context, "webhook", context.document.section("webhooks"))


def of_operation(context: Context, operation: Node) -> None:
    """Note the callbacks of an operation, and the links of its replies."""
    _note(context, "callback", operation.get("callbacks"))
    responses = operation.get("responses")
    for _, response in responses.items() if responses else ():
        found = context.document.resolve(response)
        if isinstance(found, Node):
            _note(context, "link", found.get("links"))


def passed_over(context: Context) -> tuple[ir.PassedOver, ...]:
    """All that was noted; the report is told once for each kind, at the first place."""
    noted = tuple(context.passed_over.values())
    for kind, what in _WHAT.items():
        of_kind = [entry for entry in noted if entry.kind == kind]
        if of_kind:
            first, *others = of_kind
            subject = f"{kind} {quote(first.name)}"
            if others:
                subject += f" and {len(others)} more"
            context.report.add(
                rules.PASSED_OVER,
                first.source,
                f"{subject}: {what}",
                key=True,
            )
    return noted


def _note(context: Context, kind: _Kind, listed: Node | None) -> None:
    for name, member in listed.items() if listed else ():
        entry = ir.PassedOver(kind, name, member.source)
        context.passed_over.setdefault(member.source, entry)
