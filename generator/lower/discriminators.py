"""Which values of which property tell the variants of a union apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator import ir
from generator.document import Node, Unresolved
from generator.lower.composition import Composition
from generator.lower.context import Context
from generator.lower.facets import enumerated_values, is_null, key_of, last_name


class Discriminators:
    """Reads the discriminators of a document."""

    def __init__(self, context: Context, composition: Composition) -> None:
        self._context = context
        self._composition = composition
        self._children: dict[str, list[tuple[str, Node]]] | None = None

    def of_union(
        self, union: Node, keys: Mapping[str, ir.DefinitionKey]
    ) -> ir.Discriminator | None:
        """How the variants are told apart; `keys` leads from schemas to variants.

        A variant without an entry in the mapping is told by the values that it
        declares for the property, or else by its name.
        """
        node = union.get("discriminator") or self._inherited(union)
        name = node.string("propertyName") if node else None
        if node is None or name is None:
            return None
        values: list[tuple[str, str]] = []
        mapped: set[str] = set()
        for value, target in self._mapping(node):
            source = key_of(target.source)
            if source in keys:
                values.append((value, keys[source]))
                mapped.add(source)
        for listed in self._composition.variants(union):
            found = self._composition.followed(listed)
            source = key_of(found.source)
            if source not in keys or source in mapped:
                continue
            told = self._declared(found, name)
            if not told and found.source != listed.source:
                told = (last_name(found.source),)
            values.extend((value, keys[source]) for value in told)
        fallback = self._default(node)
        default = None if fallback is None else keys.get(key_of(fallback.source))
        if not values and default is None:
            return None
        return ir.Discriminator(name, tuple(values), default)

    def of_base(
        self, base: Node, components: Iterable[tuple[str, Node]]
    ) -> tuple[str, tuple[tuple[str, Node], ...]] | None:
        """The property of a base schema that tells the schemas which extend it.

        With the schemas by value; None for a schema that is no such base.
        """
        node = base.get("discriminator")
        if node is None or base.get("oneOf") or base.get("anyOf"):
            return None
        name = node.string("propertyName")
        children = self._children_of(base, components)
        if name is None or not children:
            return None
        values = list(self._mapping(node))
        mapped = {key_of(target.source) for _, target in values}
        for child_name, child in children:
            if key_of(child.source) not in mapped:
                told = self._declared(child, name) or (child_name,)
                values.extend((value, child) for value in told)
        return name, tuple(values)

    def _declared(self, variant: Node, name: str) -> tuple[str, ...]:
        """The values of the property that a variant itself allows, where it lists them."""
        for facet in reversed(self._composition.facets(variant).nodes):
            properties = facet.get("properties")
            member = properties.get(name) if properties else None
            if member is None:
                continue
            listed = enumerated_values((self._composition.followed(member),))
            if listed is not None:
                return tuple(value for value in listed if isinstance(value, str))
        return ()

    def _inherited(self, union: Node) -> Node | None:
        """The discriminator of the base that all variants extend, if there is one."""
        found: list[Node] = []
        for variant in self._composition.variants(union):
            if is_null(variant):
                continue
            facets = self._composition.facets(self._composition.followed(variant)).nodes
            own = [
                discriminator
                for facet in facets
                if not self._composition.variants(facet)
                and (discriminator := facet.get("discriminator")) is not None
            ]
            if not own or (found and own[0].source != found[0].source):
                return None
            found.append(own[0])
        return found[0] if found else None

    def _mapping(self, discriminator: Node) -> Iterable[tuple[str, Node]]:
        """The resolved entries of a discriminator's mapping."""
        mapping = discriminator.get("mapping")
        for value, entry in mapping.items() if mapping else ():
            found = self._schema(entry, f"value '{value}'")
            if found is not None:
                yield value, found

    def _default(self, discriminator: Node) -> Node | None:
        """The schema of objects that no value tells (OpenAPI 3.2, `defaultMapping`)."""
        entry = discriminator.get("defaultMapping")
        return None if entry is None else self._schema(entry, "'defaultMapping'")

    def _schema(self, entry: Node, what: str) -> Node | None:
        """The schema that a name or a reference means; None, told, if there is none."""
        if not isinstance(entry.value, str):
            return None
        reference = entry.value
        if "/" not in reference and "#" not in reference and "." not in reference:
            reference = f"#/components/schemas/{reference}"
        target = Node({"$ref": reference}, entry.source)
        found = self._context.document.resolve(target)
        if isinstance(found, Unresolved):
            self._context.fall_back(
                entry.source, f"{found.reason}: {what} has no schema"
            )
            return None
        return found

    def _children_of(
        self, base: Node, components: Iterable[tuple[str, Node]]
    ) -> list[tuple[str, Node]]:
        """Component schemas that extend a schema through `allOf`, at any depth."""
        if self._children is None:
            self._children = {}
            for name, child in components:
                members = child.get("allOf")
                for member in members.elements() if members else ():
                    if member.get("$ref") is not None:
                        parent = key_of(self._composition.followed(member).source)
                        self._children.setdefault(parent, []).append((name, child))
        found: dict[str, tuple[str, Node]] = {}
        pending = [key_of(base.source)]
        while pending:
            for name, child in self._children.get(pending.pop(0), ()):
                key = key_of(child.source)
                if key not in found:
                    found[key] = (name, child)
                    pending.append(key)
        return list(found.values())
