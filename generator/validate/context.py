"""What the checks share: the document, the report and a few look-ups."""

import difflib
import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator import rules
from generator.diagnostics import Report, Rule, Source, quote
from generator.document import Document, Node, Unresolved, UnresolvedKind
from generator.document.pointers import join

# Comparing names is slow: this many comparisons of two names for a whole document.
_COMPARISONS: Final = 10_000
_CANDIDATES: Final = 1_000

UNRESOLVED_RULES: Final = {
    UnresolvedKind.MISSING: rules.REFERENCE_MISSING,
    UnresolvedKind.CYCLE: rules.REFERENCE_CYCLE,
    UnresolvedKind.OUTSIDE: rules.REFERENCE_OUTSIDE,
    UnresolvedKind.NETWORK: rules.REFERENCE_NETWORK,
    UnresolvedKind.SYNTAX: rules.REFERENCE_SYNTAX,
}


@dataclass(frozen=True, slots=True)
class Names:
    """The keys of a mapping in order, and each key by its text without case."""

    all: dict[str, None]
    folded: dict[str, str]

    @classmethod
    def of(cls, node: Node | None) -> "Names":
        """The keys of a node; none if it is no mapping."""
        value = node.value if node is not None else None
        names = value if isinstance(value, dict) else {}
        return cls.listed(names)

    @classmethod
    def listed(cls, names: Iterable[str]) -> "Names":
        """The names that are given."""
        ordered = dict.fromkeys(names)
        return cls(ordered, {name.casefold(): name for name in reversed(ordered)})


class Context:
    """The document under validation and the report that collects its faults."""

    def __init__(self, document: Document, report: Report) -> None:
        self.document = document
        self.report = report
        schemas = document.section("components", "schemas")
        security = document.section("components", "securitySchemes")
        self.schema_names = Names.of(schemas)
        self.security_names = Names.of(security)
        self._names: dict[Source, Names] = {}
        self._comparisons_left = _COMPARISONS

    @property
    def is_3_0(self) -> bool:
        """Whether the rules of OpenAPI 3.0 apply."""
        return self.document.version == "3.0"

    def add(
        self,
        rule: Rule,
        node: Node,
        message: str,
        hint: str | None = None,
        *,
        field: str | None = None,
        key: bool = False,
    ) -> None:
        """Report a fault at `node`, at its member `field`, or at the key of either.

        Without a hint the general one of the rule is given.
        """
        source = node.source
        if field is not None:
            source = Source(source.file, join(source.pointer, field))
        self.report.add(rule, source, message, hint or rule.fix, key=key)

    def missing(self, node: Node, field: str, why: str = "is missing") -> None:
        """Report that a required field is missing."""
        message = f"the required field {quote(field)} {why}"
        self.add(rules.FIELD_MISSING, node, message, f"add {quote(field)}", key=True)

    def resolved(self, node: Node) -> Node | None:
        """The value behind `node`, or None; the reference is reported elsewhere."""
        found = self.document.resolve(node)
        return None if isinstance(found, Unresolved) else found

    def suggestion(self, reference: str, source: Source) -> str | None:
        """A hint that names a reference which `reference` may have been meant to be."""
        prefix, _, name = reference.rpartition("/")
        if "#/" in reference and prefix.partition("#")[2]:
            parent = self.document.look_up(prefix, source)
            if isinstance(parent, Node):
                close = self.similar(name, self._names_in(parent))
                if close is not None:
                    return f"did you mean {quote(join(prefix, close))}?"
        wanted = name.lstrip("#") or reference
        if wanted in self.schema_names.all:
            return f"did you mean {quote(join('#/components/schemas', wanted))}?"
        return None

    def similar(self, name: str, candidates: Names) -> str | None:
        """The candidate that is most like `name`, if one is much like it."""
        folded = candidates.folded.get(name.casefold())
        if folded is not None:
            return folded
        most = min(_CANDIDATES, self._comparisons_left)
        compared = list(itertools.islice(candidates.all, most))
        self._comparisons_left -= len(compared)
        close = difflib.get_close_matches(name, compared, 1, 0.75)
        return close[0] if close else None

    def _names_in(self, node: Node) -> Names:
        if node.source not in self._names:
            self._names[node.source] = Names.of(node)
        return self._names[node.source]
