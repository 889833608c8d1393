"""What a schema is made of: itself and its `allOf`, references followed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from generator.document import Node, Unresolved
from generator.lower.context import Context
from generator.lower.facets import (
    ANNOTATIONS,
    has_properties,
    is_component,
    is_null,
    is_structural,
    key_of,
    types_of,
)
from generator.lower.guards import only_required


@dataclass(frozen=True, slots=True)
class Facets:
    """The nodes that together make one schema, outermost last."""

    nodes: tuple[Node, ...]
    nullable: bool


class Composition:
    """Reads how the schemas of a document are composed."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def has_siblings(self, node: Node) -> bool:
        return self._context.document.version != "3.0" and is_structural(node)

    def followed(self, node: Node) -> Node:
        """The schema behind references; the node itself where they lead nowhere."""
        found = self._context.document.resolve(node)
        return node if isinstance(found, Unresolved) else self._stop(node, found)

    def target(self, node: Node) -> Node | None:
        """The schema behind references; None, with a fallback, where there is none."""
        found = self._context.resolve(node, "any value")
        return None if found is None else self._stop(node, found)

    def _stop(self, node: Node, end: Node) -> Node:
        """The first schema on the way to `end` that says something of its own."""
        current = node
        while current.source != end.source:
            if current is not node and self.has_siblings(current):
                return current
            following = self._context.document.follow(current)
            if isinstance(following, Unresolved):
                return end
            current = following
        return end

    def facets(self, node: Node) -> Facets:
        """Collect the schema and its `allOf` members, references followed."""
        collected: list[Node] = []
        visited: set[str] = set()
        nullable = self._is_nullable(node)

        def collect(current: Node) -> None:
            key = key_of(current.source)
            if key in visited:
                self._context.fall_back(
                    current.source,
                    "a schema that contains itself in allOf: that member is left out",
                )
                return
            visited.add(key)
            reference = current.get("$ref")
            if reference is not None:
                found = self.target(current)
                if found is not None:
                    collect(found)
            if reference is None or self._context.document.version != "3.0":
                members = current.get("allOf")
                for member in members.elements() if members else ():
                    collect(member)
                if is_structural(current) or current.get("discriminator"):
                    collected.append(current)
            visited.discard(key)

        collect(node)
        unique = {key_of(facet.source): facet for facet in collected}
        return Facets(tuple(unique.values()), nullable)

    def _is_nullable(self, node: Node, visited: frozenset[str] = frozenset()) -> bool:
        key = key_of(node.source)
        if key in visited:
            return False
        if self._context.document.version == "3.0":
            if node.boolean("nullable"):
                return True
        types = node.strings("type")
        if "null" in types and len(types) > 1:
            return True
        values = node.get("enum")
        if values is not None and any(item.value is None for item in values.elements()):
            return not types or "null" in types
        members = node.get("allOf")
        listed = tuple(members.elements()) if members else ()
        return bool(listed) and all(
            self._is_nullable(self.followed(member), visited | {key})
            for member in listed
        )

    def description(self, node: Node) -> str:
        """What a schema says of itself.

        Else the first paragraph of the one that it stands for: the one it refers to, or
        the only member of an `allOf` or a union, null apart.
        """
        found = node.string("description")
        visited: set[str] = set()
        while not found and key_of(node.source) not in visited:
            visited.add(key_of(node.source))
            node = self._wrapped(node) or node
            found = (node.string("description") or "").split("\n\n")[0]
        return found or ""

    def _wrapped(self, node: Node) -> Node | None:
        """The schema that a schema stands for, if it does for a single one."""
        target = self.followed(node)
        if target.source != node.source:
            return target
        members = [
            member
            for keyword in ("allOf", "oneOf", "anyOf")
            if (listed := node.get(keyword)) is not None
            for member in listed.elements()
            if not is_null(member)
        ]
        return members[0] if len(members) == 1 else None

    def variants(self, node: Node) -> tuple[Node, ...]:
        for keyword in ("oneOf", "anyOf"):
            listed = node.get(keyword)
            variants = tuple(listed.elements()) if listed else ()
            if variants and not all(only_required(variant) for variant in variants):
                return variants
        return ()

    def alone(self, node: Node, facets: Facets) -> Node | None:
        """The component that `node` refers to, through allOf, and adds nothing to.

        That is how OpenAPI 3.0 writes a description, or null, beside a reference. A
        `type` that the component has anyway is nothing either.
        """
        current = node
        given: list[Node] = []
        while True:
            if current.get("type") is not None:
                given.append(current)
            if any(
                key not in ("allOf", "type") and key not in ANNOTATIONS
                for key, _ in current.items()
                if not key.startswith("x-")
            ):
                return None
            members = current.get("allOf")
            listed = [
                member
                for member in (members.elements() if members else ())
                if member.get("$ref") is not None or is_structural(member)
            ]
            if current.get("$ref") is not None:
                if listed:
                    return None
                break
            if len(listed) != 1:
                return None
            current = listed[0]
        found = self.followed(current)
        if found.source == current.source or not is_component(found.source):
            return None
        if given:
            nodes = self.facets(found).nodes
            own = types_of(nodes) or (("object",) if has_properties(nodes) else ())
            if any(
                set(types_of((node,))) - {"null"} != set(own) - {"null"}
                for node in given
            ):
                return None
        return found if facets.nodes else None

    def undescribed(
        self, nodes: Sequence[Node], properties: Collection[str]
    ) -> Iterator[tuple[str, Node]]:
        """Members that are required but not described, with what is said of any other.

        Replies rarely keep such a promise, but who sends the object has to know of it.
        """
        others = next(
            (
                given
                for node in nodes
                if (given := node.get("additionalProperties")) and given.is_mapping
            ),
            None,
        )
        for node in nodes:
            for wire in dict.fromkeys(node.strings("required")):
                if wire not in properties:
                    self._context.fall_back(
                        node.source,
                        f"'{wire}' is required but not described: optional, any value",
                    )
                    yield wire, others or Node({}, node.source)
