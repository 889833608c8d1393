"""Schemas to types: references, composition, unions, nullability, named definitions.

A schema is read as a set of facets: itself and every member of its `allOf`, references
followed. What the facets say together decides the type, so composition, siblings of
`$ref` (OpenAPI 3.1) and plain schemas take one path.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator import extensions, ir, rules
from generator.document import JsonValue, Node, Unresolved
from generator.ir import NameHint
from generator.lower.context import Context
from generator.lower.defaults import lower_default
from generator.lower.facets import (
    enumerated_values,
    has_properties,
    is_component,
    is_itself,
    is_null,
    is_structural,
    key_of,
    last_name,
    needs_decoder,
    or_null,
    string_type,
    summary_of,
    types_of,
    unique_scalars,
    unite,
)
from generator.lower.guards import lower_guard, lower_member_rules, only_required

_DEPTH_LIMIT: Final = 60


@dataclass(frozen=True, slots=True)
class _Facets:
    """The nodes that together make one schema, outermost last."""

    nodes: tuple[Node, ...]
    nullable: bool


class SchemaLowering:
    """Lowers schemas on demand and keeps the definitions that they need."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._definitions: dict[str, ir.Definition | None] = {}
        self._children: dict[str, list[tuple[str, Node]]] | None = None
        self._depth = 0

    def definitions(self) -> tuple[ir.Definition, ...]:
        """Everything that was defined so far, components first, in document order."""
        return tuple(
            definition
            for definition in self._definitions.values()
            if definition is not None
        )

    def definition(self, key: ir.DefinitionKey) -> ir.Definition | None:
        """The definition behind a reference; None while it is being made."""
        return self._definitions.get(key)

    def define_components(self) -> None:
        """Define every component schema, used or not."""
        for name, node in self._components():
            found = self._context.resolve(node, "any value")
            if found is None:
                continue
            if found.source != node.source:
                target = self.reference(found)
                self._define_alias(node, NameHint((name,)), target, component=True)
            else:
                self._define(node, NameHint((name,)), component=True)

    def _components(self) -> Iterable[tuple[str, Node]]:
        components = self._context.document.root.get("components")
        listed = components.get("schemas") if components else None
        return listed.items() if listed else ()

    def type_of(self, node: Node, hint: NameHint) -> ir.Type:
        """The type of a schema in place; objects and unions in it are defined."""
        if isinstance(node.value, bool):
            if not node.value:
                self._context.fall_back(
                    node.source,
                    "a schema that allows no value: any value instead",
                    rules.SCHEMA_UNSATISFIABLE,
                )
            return ir.AnyType()
        if not node.is_mapping:
            self._context.fall_back(node.source, "not a schema: any value instead")
            return ir.AnyType()
        if node.get("$ref") is not None and not self._has_siblings(node):
            found = self._context.resolve(node, "any value")
            return ir.AnyType() if found is None else self.reference(found)
        if self._depth >= _DEPTH_LIMIT:
            self._context.fall_back(
                node.source,
                f"inline schemas nested more than {_DEPTH_LIMIT} deep: any value instead",
                rules.SCHEMA_TOO_DEEP,
            )
            return ir.AnyType()
        self._depth += 1
        try:
            return self._inline(node, hint)
        finally:
            self._depth -= 1

    def reference(self, target: Node) -> ir.Type:
        """A reference to a schema that has a place of its own."""
        if not target.is_mapping:
            return self.type_of(target, NameHint(("value",)))
        key = key_of(target.source)
        if key not in self._definitions:
            self._define(
                target,
                NameHint((last_name(target.source),)),
                component=is_component(target.source),
            )
        variants = f"{key}?variants"
        if variants in self._definitions or self._children_of(target):
            return ir.ReferenceType(self._define_polymorphic(target, key, variants))
        return ir.ReferenceType(key)

    def _has_siblings(self, node: Node) -> bool:
        return self._context.document.version == "3.1" and is_structural(node)

    def _inline(self, node: Node, hint: NameHint) -> ir.Type:
        """Lower a schema that stands in place; name it only if it needs a name."""
        named = extensions.text(node, extensions.NAME, self._context.report)
        hint = replace(hint, override=named) if named else hint
        facets = self._facets(node)
        shape = self._shape(node, facets, hint, component=False)
        if isinstance(shape, ir.Model | ir.Enumeration):
            self._definitions[shape.key] = shape
            nullable = facets.nullable
            reference = ir.ReferenceType(shape.key)
            return ir.NullableType(reference) if nullable else reference
        return self._hoisted(node, hint, shape)

    def _hoisted(self, node: Node, hint: NameHint, type_: ir.Type) -> ir.Type:
        """Give a union that must be told apart a definition, so it has one decoder."""
        inner = type_.inner if isinstance(type_, ir.NullableType) else type_
        if not isinstance(inner, ir.UnionType) or not needs_decoder(inner):
            return type_
        key = key_of(node.source)
        self._definitions[key] = ir.Alias(
            key=key,
            hint=hint,
            description=node.string("description") or "",
            type=inner,
            component=False,
            source=node.source,
        )
        reference = ir.ReferenceType(key)
        return ir.NullableType(reference) if inner is not type_ else reference

    def _define(self, node: Node, hint: NameHint, *, component: bool) -> None:
        key = key_of(node.source)
        if self._definitions.get(key) is not None:
            return
        named = extensions.text(node, extensions.NAME, self._context.report)
        hint = replace(hint, override=named) if named else hint
        self._definitions[key] = None
        facets = self._facets(node)
        shape = self._shape(node, facets, hint, component=component)
        match shape:
            case ir.Enumeration():
                self._definitions[key] = replace(shape, nullable=facets.nullable)
            case ir.Model():
                if facets.nullable:
                    inner = replace(shape, key=f"{key}?object", component=False)
                    self._definitions[inner.key] = inner
                    self._define_alias(
                        node,
                        NameHint((*hint.parts, "or", "null")),
                        ir.NullableType(ir.ReferenceType(inner.key)),
                        component=component,
                    )
                else:
                    self._definitions[key] = shape
            case _:
                self._define_alias(node, hint, shape, component=component)

    def _define_alias(
        self, node: Node, hint: NameHint, type_: ir.Type, *, component: bool
    ) -> None:
        key = key_of(node.source)
        if is_itself(type_, key):
            self._context.fall_back(
                node.source,
                "a schema that is only itself: any value instead",
            )
            type_ = ir.AnyType()
        self._definitions[key] = ir.Alias(
            key=key,
            hint=hint,
            description=node.string("description") or "",
            type=type_,
            component=component,
            source=node.source,
        )

    def _facets(self, node: Node) -> _Facets:
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
                found = self._context.resolve(current, "any value")
                if found is not None:
                    collect(found)
            if reference is None or self._context.document.version == "3.1":
                members = current.get("allOf")
                for member in members.elements() if members else ():
                    collect(member)
                if is_structural(current) or current.get("discriminator"):
                    collected.append(current)
            visited.discard(key)

        collect(node)
        unique = {key_of(facet.source): facet for facet in collected}
        return _Facets(tuple(unique.values()), nullable)

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
            self._is_nullable(self._followed(member), visited | {key})
            for member in listed
        )

    def _followed(self, node: Node) -> Node:
        found = self._context.document.resolve(node)
        return node if isinstance(found, Unresolved) else found

    def _shape(
        self, node: Node, facets: _Facets, hint: NameHint, *, component: bool
    ) -> ir.Model | ir.Enumeration | ir.Type:
        """What the facets are together; nullability is included only for plain types."""
        nodes = facets.nodes
        unions = [facet for facet in nodes if self._variants(facet)]
        if unions:
            return or_null(self._union(node, unions[0], facets, hint), facets.nullable)
        values = enumerated_values(nodes)
        if values is not None:
            return self._enumeration(node, nodes, values, facets, hint, component)
        types = types_of(nodes)
        if has_properties(nodes):
            return self._model(node, nodes, hint, component=component)
        candidates = [
            self._plain(name, nodes, hint) for name in types if name != "null"
        ]
        if not candidates:
            if types == ("null",):
                return ir.NullType()
            candidates = [self._untyped(nodes, hint)]
        if len(candidates) == 1:
            return or_null(candidates[0], facets.nullable)
        return or_null(ir.UnionType(tuple(candidates)), facets.nullable)

    def _plain(self, name: str, nodes: Sequence[Node], hint: NameHint) -> ir.Type:
        match name:
            case "boolean":
                return ir.BooleanType()
            case "integer":
                return ir.IntegerType()
            case "number":
                return ir.NumberType()
            case "string":
                return string_type(nodes)
            case "array":
                return ir.ArrayType(self._items(nodes, hint))
            case "object":
                return ir.MapType(self._additional(nodes, hint))
            case _:
                return ir.AnyType()

    def _untyped(self, nodes: Sequence[Node], hint: NameHint) -> ir.Type:
        """A schema without `type`: its other keywords may tell."""
        keys = {key for node in nodes for key, _ in node.items()}
        if keys & {"items", "prefixItems", "minItems", "maxItems"}:
            return self._plain("array", nodes, hint)
        if keys & {"additionalProperties", "patternProperties", "propertyNames"}:
            return self._plain("object", nodes, hint)
        return ir.AnyType()

    def _items(self, nodes: Sequence[Node], hint: NameHint) -> ir.Type:
        inner = NameHint((*hint.parts, "item"))
        for node in nodes:
            prefix = node.get("prefixItems")
            items = node.get("items")
            if prefix is not None:
                listed = [self.type_of(item, inner) for item in prefix.elements()]
                if items is not None and items.value is not False:
                    listed.append(self.type_of(items, inner))
                return unite(listed)
            if items is not None:
                return self.type_of(items, inner)
        return ir.AnyType()

    def _additional(self, nodes: Sequence[Node], hint: NameHint) -> ir.Type:
        for node in nodes:
            additional = node.get("additionalProperties")
            if additional is not None and additional.is_mapping:
                return self.type_of(additional, NameHint((*hint.parts, "value")))
        for node in nodes:
            patterns = node.get("patternProperties")
            if patterns is not None:
                return unite(
                    [
                        self.type_of(member, NameHint((*hint.parts, "value")))
                        for _, member in patterns.items()
                    ]
                )
        return ir.AnyType()

    def _model(
        self, node: Node, nodes: Sequence[Node], hint: NameHint, *, component: bool
    ) -> ir.Model:
        required = {name for facet in nodes for name in facet.strings("required")}
        properties: dict[str, ir.Property] = {}
        for facet in nodes:
            listed = facet.get("properties")
            for wire, member in listed.items() if listed else ():
                lowered = self._property(wire, member, wire in required, hint)
                known = properties.get(wire)
                if known is None or not isinstance(lowered.type, ir.AnyType):
                    properties[wire] = lowered
        description = node.string("description") or next(
            (text for facet in nodes if (text := facet.string("description"))), ""
        )
        return ir.Model(
            key=key_of(node.source),
            hint=hint,
            description=description or node.string("title") or "",
            properties=tuple(properties.values()),
            bases=tuple(
                key
                for facet in nodes
                if (key := key_of(facet.source)) != key_of(node.source)
            ),
            rules=lower_member_rules(nodes, self._context.report),
            style=extensions.model_style(node, self._context.report),
            shorthand=extensions.text(node, extensions.SHORTHAND, self._context.report),
            sent_members=extensions.sent_members(node, self._context.report),
            module=extensions.text(node, extensions.MODULE, self._context.report),
            component=component,
            source=node.source,
        )

    def _property(
        self, wire: str, node: Node, required: bool, hint: NameHint
    ) -> ir.Property:
        report = self._context.report
        target = self._followed(node)
        return ir.Property(
            wire=wire,
            type=self.type_of(node, NameHint((*hint.parts, wire))),
            required=required,
            description=node.string("description") or summary_of(node, target),
            default=lower_default(node, target, report),
            guard=lower_guard(self._context, node),
            read_only=node.boolean("readOnly"),
            write_only=node.boolean("writeOnly"),
            deprecated=node.boolean("deprecated"),
            name=extensions.text(node, extensions.NAME, report),
            file=extensions.file_details(node, report),
            place=extensions.place(node, report),
            source=node.source,
        )

    def _enumeration(
        self,
        node: Node,
        nodes: Sequence[Node],
        values: tuple[JsonValue, ...],
        facets: _Facets,
        hint: NameHint,
        component: bool,
    ) -> ir.Enumeration | ir.Type:
        scalars = unique_scalars(values)
        if scalars is None:
            return ir.AnyType()
        given = tuple(value for value in scalars if value is not None)
        nullable = facets.nullable or None in scalars
        if any(isinstance(value, float) for value in given):
            return or_null(ir.NumberType(), nullable)
        if not given:
            return ir.NullType()
        names: tuple[str, ...] = ()
        descriptions: tuple[str, ...] = ()
        for facet in nodes:
            names = names or extensions.enum_names(facet, self._context.report)
            found = extensions.find(facet, extensions.ENUM_DESCRIPTIONS)
            if found is not None and found.is_list:
                descriptions = tuple(str(item.value) for item in found.elements())
        listed = [item for item in values if item is not None]
        if not (names and len(names) == len(listed)):
            names = descriptions = ()
        is_class = bool(names) and all(isinstance(value, str) for value in given)
        if component or is_class:
            if is_class and len(given) != len(listed):
                firsts = [listed.index(value) for value in given]
                names = tuple(names[index] for index in firsts)
            return ir.Enumeration(
                key=key_of(node.source),
                hint=hint,
                description=node.string("description") or "",
                values=given,
                member_names=names if is_class else (),
                member_descriptions=descriptions if is_class else (),
                nullable=nullable,
                component=component,
                source=node.source,
            )
        return or_null(ir.LiteralType(given), nullable)

    def _variants(self, node: Node) -> tuple[Node, ...]:
        for keyword in ("oneOf", "anyOf"):
            listed = node.get(keyword)
            variants = tuple(listed.elements()) if listed else ()
            if variants and not all(only_required(variant) for variant in variants):
                return variants
        return ()

    def _union(
        self, node: Node, union: Node, facets: _Facets, hint: NameHint
    ) -> ir.Type:
        """A union, each variant taken together with what stands beside it."""
        others = tuple(facet for facet in facets.nodes if facet is not union)
        beside = has_properties((union,))
        nullable = False
        variants: list[ir.Type] = []
        lowered_keys: dict[str, str] = {}
        for index, variant in enumerate(self._variants(union)):
            if is_null(variant):
                nullable = True
                continue
            name = variant.string("title") or f"option {index + 1}"
            inner = NameHint((*hint.parts, name))
            if beside or has_properties(others):
                lowered = self._combined(
                    variant, (*others, union), inner, f"{key_of(node.source)}?{index}"
                )
            else:
                lowered = self.type_of(variant, inner)
            if isinstance(lowered, ir.NullableType):
                nullable = True
                lowered = lowered.inner
            if isinstance(lowered, ir.ReferenceType):
                lowered_keys[key_of(self._followed(variant).source)] = lowered.key
            if lowered not in variants:
                variants.append(lowered)
        if any(isinstance(variant, ir.AnyType) for variant in variants):
            return ir.AnyType()
        if not variants:
            return ir.NullType() if nullable else ir.AnyType()
        unknown = extensions.text(
            union, extensions.UNKNOWN_VALUES, self._context.report
        )
        if len(variants) == 1:
            return or_null(variants[0], nullable)
        discriminator = self._discriminator(union, lowered_keys)
        is_open = unknown == "allow" or (
            discriminator is not None and unknown != "disallow"
        )
        united = ir.UnionType(tuple(variants), discriminator, open=is_open)
        return or_null(united, nullable)

    def _combined(
        self, variant: Node, beside: Sequence[Node], hint: NameHint, key: str
    ) -> ir.Type:
        """One variant as an object that has the surrounding members too."""
        own = self._facets(variant).nodes
        shared = tuple(facet for facet in beside if facet not in own)
        if any(self._variants(facet) for facet in own):
            self._context.fall_back(
                variant.source,
                "a union inside a union with members of its own: any object instead",
                rules.SCHEMA_SIMPLIFIED,
            )
            return ir.MapType(ir.AnyType())
        if not has_properties((*shared, *own)):
            return self.type_of(variant, hint)
        if key not in self._definitions:
            self._definitions[key] = None
            model = self._model(variant, (*shared, *own), hint, component=False)
            self._definitions[key] = replace(model, key=key)
        return ir.ReferenceType(key)

    def _discriminator(
        self, union: Node, keys: dict[str, str]
    ) -> ir.Discriminator | None:
        """How the variants are told apart; `keys` leads from schemas to variants."""
        node = union.get("discriminator") or self._inherited_discriminator(union)
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
        for listed in self._variants(union):
            found = self._followed(listed)
            source = key_of(found.source)
            if (
                found.source != listed.source
                and source in keys
                and source not in mapped
            ):
                values.append((last_name(found.source), keys[source]))
        return ir.Discriminator(name, tuple(values)) if values else None

    def _inherited_discriminator(self, union: Node) -> Node | None:
        """The discriminator of the base that all variants extend, if there is one."""
        found: list[Node] = []
        for variant in self._variants(union):
            if is_null(variant):
                continue
            facets = self._facets(self._followed(variant)).nodes
            own = [
                discriminator
                for facet in facets
                if not self._variants(facet)
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
            if not isinstance(entry.value, str):
                continue
            reference = entry.value
            if "/" not in reference and "#" not in reference and "." not in reference:
                reference = f"#/components/schemas/{reference}"
            target = Node({"$ref": reference}, entry.source)
            found = self._context.document.resolve(target)
            if isinstance(found, Unresolved):
                self._context.fall_back(
                    entry.source, f"{found.reason}: value '{value}' has no schema"
                )
            else:
                yield value, found

    def _children_of(self, node: Node) -> list[tuple[str, Node]]:
        """Component schemas that extend a discriminated base through `allOf`."""
        discriminator = node.get("discriminator")
        if discriminator is None or node.get("oneOf") or node.get("anyOf"):
            return []
        if self._children is None:
            self._children = {}
            for name, child in self._components():
                members = child.get("allOf")
                for member in members.elements() if members else ():
                    if member.get("$ref") is not None:
                        parent = key_of(self._followed(member).source)
                        self._children.setdefault(parent, []).append((name, child))
        return self._children.get(key_of(node.source), [])

    def _define_polymorphic(self, base: Node, key: str, variants: str) -> str:
        """The union of a discriminated base and the schemas that extend it."""
        if variants in self._definitions:
            return variants
        self._definitions[variants] = None
        node = base.get("discriminator")
        name = node.string("propertyName") if node else None
        if node is None or name is None:
            self._definitions.pop(variants)
            return key
        children = self._children_of(base)
        values: list[tuple[str, str]] = []
        for value, target in self._mapping(node):
            values.append((value, key_of(target.source)))
        mapped = {target for _, target in values}
        for child_name, child in children:
            if key_of(child.source) not in mapped:
                values.append((child_name, key_of(child.source)))
        keys = list(dict.fromkeys(target for _, target in values if target != key))
        for child_name, child in children:
            self._define(child, NameHint((child_name,)), component=True)
        self._definitions[variants] = ir.Alias(
            key=variants,
            hint=NameHint((last_name(base.source), "variant")),
            description="",
            type=ir.UnionType(
                tuple(ir.ReferenceType(target) for target in (*keys, key)),
                ir.Discriminator(name, tuple(values)),
                open=True,
            ),
            component=False,
            source=base.source,
        )
        return variants
