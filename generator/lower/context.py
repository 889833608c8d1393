"""What every part of lowering shares: the document, the report, the fallbacks."""

from __future__ import annotations

from generator import ir, rules
from generator.diagnostics import Report, Rule
from generator.document import Document, Node, Source, Unresolved
from generator.document.pointers import above


class Context:
    """One lowering run."""

    def __init__(self, document: Document, report: Report) -> None:
        self.document = document
        self.report = report
        self.fallbacks: list[ir.Fallback] = []
        self.passed_over: dict[Source, ir.PassedOver] = {}

    def fall_back(self, source: Source, text: str, rule: Rule | None = None) -> None:
        """Note that `text` was done instead of what stands at `source`.

        With a rule it is reported too; without one, validation has most likely done so,
        and `tell_rest` looks after the others.
        """
        fallback = ir.Fallback(text, source)
        if fallback not in self.fallbacks:
            self.fallbacks.append(fallback)
            if rule is not None:
                self.report.add(rule, source, text, rule.fix)

    def tell_rest(self) -> None:
        """Report each fallback of which nothing at, above or below its place tells."""
        told = {(source.file, source.pointer) for source in self.report.sources}
        around = told | {
            (file, outer) for file, pointer in told for outer in above(pointer)
        }
        for fallback in self.fallbacks:
            source = fallback.source
            if (source.file, source.pointer) not in around and not any(
                (source.file, outer) in told for outer in above(source.pointer)
            ):
                self.report.add(rules.FALLBACK, source, fallback.text)

    def resolve(self, node: Node, instead: str) -> Node | None:
        """The node behind a reference; None, with a fallback, where there is none."""
        found = self.document.resolve(node)
        if isinstance(found, Unresolved):
            self.fall_back(
                node.source, f"{found.reason}: {instead} instead of {found.reference}"
            )
            return None
        return found
