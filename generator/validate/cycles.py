"""Schemas that are made of themselves."""

from collections.abc import Iterator

from generator.diagnostics import Source


class Cycles:
    """A graph of which schema is made of which, at the same place of a value.

    Edges lead from a schema to the members of its allOf, oneOf and anyOf and to the
    target of its reference. Properties and items make no edge: recursion through
    them is fine. So is a base schema with a discriminator whose variants include it
    through allOf, a common idiom.
    """

    def __init__(self) -> None:
        self._edges: dict[Source, list[Source]] = {}
        self._unions: set[tuple[Source, Source]] = set()
        self._exempt: set[Source] = set()

    def connect(self, whole: Source, part: Source, is_union: bool) -> None:
        """Note that `whole` is made of `part`."""
        self._edges.setdefault(whole, []).append(part)
        if is_union:
            self._unions.add((whole, part))

    def exempt(self, source: Source) -> None:
        """Allow `source` to be a union of variants that include it."""
        self._exempt.add(source)

    def find(self) -> Iterator[tuple[Source, ...]]:
        """One cycle of each group of schemas that contain each other.

        It starts at the schema that stands first in the document.
        """
        order = {source: number for number, source in enumerate(self._edges)}
        for group in _strong_components(self._edges):
            members = set(group)
            if members & self._exempt and self._has_union(members):
                continue
            cycle = self._shortest(members, min(members, key=order.__getitem__))
            if cycle is not None:
                yield cycle

    def _has_union(self, members: set[Source]) -> bool:
        """Whether schemas of a group contain each other through oneOf or anyOf."""
        return any(
            part in members and (whole, part) in self._unions
            for whole in members
            for part in self._edges.get(whole, ())
        )

    def _shortest(
        self, members: set[Source], start: Source
    ) -> tuple[Source, ...] | None:
        """A shortest cycle from `start` through members of its group."""
        before: dict[Source, Source] = {}
        level = [start]
        while level:
            below: list[Source] = []
            for source in level:
                for part in self._edges.get(source, ()):
                    if part == start:
                        path = [source]
                        while path[-1] != start:
                            path.append(before[path[-1]])
                        return tuple(reversed(path))
                    if part in members and part not in before:
                        before[part] = source
                        below.append(part)
            level = below
        return None


def _strong_components(edges: dict[Source, list[Source]]) -> Iterator[list[Source]]:
    """Groups of nodes that reach each other (Tarjan, without recursion)."""
    numbers: dict[Source, int] = {}
    lowest: dict[Source, int] = {}
    open_nodes: list[Source] = []
    is_open: set[Source] = set()
    for root in edges:
        if root in numbers:
            continue
        work: list[tuple[Source, Iterator[Source]]] = []
        _enter(root, edges, numbers, lowest, open_nodes, is_open, work)
        while work:
            node, parts = work[-1]
            part = next(parts, None)
            if part is None:
                work.pop()
                if work:
                    parent = work[-1][0]
                    lowest[parent] = min(lowest[parent], lowest[node])
                if lowest[node] == numbers[node]:
                    group: list[Source] = []
                    while not group or group[-1] != node:
                        group.append(open_nodes.pop())
                        is_open.discard(group[-1])
                    if len(group) > 1 or node in edges.get(node, ()):
                        yield group
            elif part not in numbers:
                _enter(part, edges, numbers, lowest, open_nodes, is_open, work)
            elif part in is_open:
                lowest[node] = min(lowest[node], numbers[part])


def _enter(
    node: Source,
    edges: dict[Source, list[Source]],
    numbers: dict[Source, int],
    lowest: dict[Source, int],
    open_nodes: list[Source],
    is_open: set[Source],
    work: list[tuple[Source, Iterator[Source]]],
) -> None:
    numbers[node] = lowest[node] = len(numbers)
    open_nodes.append(node)
    is_open.add(node)
    work.append((node, iter(edges.get(node, ()))))
