"""References that lead to references."""

from generator.diagnostics import Source
from generator.document import Document, Node
from generator.document.limits import MAX_REFERENCE_HOPS
from generator.document.references import CYCLE, TOO_LONG


class Chains:
    """Knows how many references follow each other from each place.

    Every place is looked at once, so that long chains cost no more than short ones.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        # None for members of a cycle and for what leads into one.
        self._lengths: dict[Source, int | None] = {}
        self._cyclic: set[Source] = set()

    def fault(self, node: Node) -> str | None:
        """Why the chain that starts at `node` has no end; None if it has one.

        What merely leads into a cycle is not faulty: the cycle itself is.
        """
        length = self._measure(node)
        if node.source in self._cyclic:
            return CYCLE
        return TOO_LONG if length and length > MAX_REFERENCE_HOPS else None

    def _measure(self, node: Node) -> int | None:
        path: list[Source] = []
        members: set[Source] = set()
        current = node
        length: int | None = 0
        while current.get("$ref") is not None:
            source = current.source
            if source in self._lengths:
                length = self._lengths[source]
                break
            if source in members:
                self._cyclic.update(path[path.index(source) :])
                length = None
                break
            path.append(source)
            members.add(source)
            found = self._document.follow(current)
            if not isinstance(found, Node):
                break
            current = found
        for source in reversed(path):
            length = None if length is None else length + 1
            self._lengths[source] = length
        return self._lengths.get(node.source)
