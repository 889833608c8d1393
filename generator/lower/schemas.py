"""Schemas to types: references, composition, unions, nullability, named definitions.

A schema is read as a set of facets: itself and every member of its `allOf`, references
followed. What the facets say together decides the type, so composition, siblings of
`$ref` (OpenAPI 3.1) and plain schemas take one path.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from generator import extensions, ir, rules
from generator.document import Node
from generator.ir import NameHint
from generator.lower.composition import Composition, Facets
from generator.lower.context import Context
from generator.lower.defaults import lower_default
from generator.lower.discriminators import Discriminators
from generator.lower.enumerations import lower_enumeration
from generator.lower.facets import (
    component_of,
    enumerated_values,
    has_properties,
    is_component,
    is_itself,
    is_null,
    is_scalar,
    key_of,
    last_name,
    needs_decoder,
    or_null,
    string_type,
    telling_names,
    types_of,
    unite,
    variants_of,
)
from generator.lower.guards import lower_guard, lower_member_rules
from generator.lower.recursion import without_themselves

_DEPTH_LIMIT: Final = 60
_UNION_DEPTH_LIMIT: Final = 3
_UNION_WIDTH_LIMIT: Final = 50


class SchemaLowering:
    """Lowers schemas on demand and keeps the definitions that they need."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._definitions: dict[str, ir.Definition | None] = {}
        self._composition = Composition(context)
        self._discriminators = Discriminators(context, self._composition)
        self._inlined: dict[str, ir.Type] = {}
        self._open: set[str] = set()
        self._promised: set[str] = set()
        self._depth = 0

    def definitions(self) -> tuple[ir.Definition, ...]:
        """Everything that was defined so far, components first, in document order."""
        made = {
            key: definition
            for key, definition in self._definitions.items()
            if definition is not None
        }
        return tuple(without_themselves(made, self._context).values())

    def definition(self, key: ir.DefinitionKey) -> ir.Definition | None:
        """The definition behind a reference; None while it is being made."""
        return self._definitions.get(key)

    def redefine(self, definition: ir.Definition) -> None:
        """Let a definition say more than its schema alone."""
        self._definitions[definition.key] = definition

    def define_components(self) -> None:
        """Define every component schema, used or not."""
        for name, node in self._components():
            found = self._context.resolve(node, "any value")
            if found is None:
                continue
            is_reference = found.source != node.source
            if is_reference and not self._composition.has_siblings(node):
                target = self.reference(found)
                self._define_alias(node, NameHint((name,)), target, component=True)
            else:
                self._define(node, NameHint((name,)), component=True)

    def _components(self) -> Iterable[tuple[str, Node]]:
        listed = self._context.document.section("components", "schemas")
        return listed.items() if listed else ()

    def description(self, node: Node) -> str:
        """What a schema says of itself, or else what the one that it stands for says."""
        return self._composition.description(node)

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
        if node.get("$ref") is not None and not self._composition.has_siblings(node):
            found = self._composition.target(node)
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
            if is_component(target.source):
                hint = NameHint((last_name(target.source),))
                self._define(target, hint, component=True)
            elif is_scalar(target):
                return self.type_of(target, NameHint(telling_names(target.source)))
            else:
                hint = NameHint(telling_names(target.source))
                self._define(target, hint, component=False)
        variants = f"{key}?variants"
        if variants not in self._definitions:
            told = self._discriminators.of_base(target, self._components())
            if told is None:
                return ir.ReferenceType(key)
            self._define_polymorphic(target, key, variants, *told)
        return ir.ReferenceType(variants)

    def _inline(self, node: Node, hint: NameHint) -> ir.Type:
        """Lower a schema that stands in place; name it only if it needs a name.

        Each place is lowered once, wherever composition leads to it again.
        """
        key = key_of(node.source)
        if key in self._inlined:
            return self._inlined[key]
        named = extensions.text(node, extensions.NAME, self._context.report)
        hint = replace(hint, override=named) if named else hint
        facets = self._composition.facets(node)
        variants = [
            variant
            for facet in facets.nodes
            for variant in self._composition.variants(facet)
        ]
        if key in self._open:
            self._promised.add(key)
            nullable = facets.nullable or any(is_null(variant) for variant in variants)
            return or_null(ir.ReferenceType(key), nullable)
        alone = None if named else self._composition.alone(node, facets)
        if alone is not None:
            return or_null(self.reference(alone), facets.nullable)
        if variants or has_properties(facets.nodes):
            self._open.add(key)
        shape = self._shape(node, facets, hint, component=False)
        self._open.discard(key)
        if isinstance(shape, ir.Model | ir.Enumeration):
            self._definitions[key] = shape
            found = or_null(ir.ReferenceType(key), facets.nullable)
        else:
            found = self._hoisted(node, hint, shape)
        self._inlined[key] = found
        return found

    def _hoisted(self, node: Node, hint: NameHint, type_: ir.Type) -> ir.Type:
        """Give a union that must be told apart a definition, so it has one decoder."""
        inner = type_.inner if isinstance(type_, ir.NullableType) else type_
        key = key_of(node.source)
        is_told_apart = isinstance(inner, ir.UnionType) and needs_decoder(inner)
        if not is_told_apart and key not in self._promised:
            return type_
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
        facets = self._composition.facets(node)
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

    def _shape(
        self, node: Node, facets: Facets, hint: NameHint, *, component: bool
    ) -> ir.Model | ir.Enumeration | ir.Type:
        """What the facets are together; nullability is included only for plain types."""
        nodes = facets.nodes
        unions = [facet for facet in nodes if self._composition.variants(facet)]
        if unions:
            return or_null(self._union(node, unions[0], facets, hint), facets.nullable)
        values = enumerated_values(nodes)
        if values is not None:
            return lower_enumeration(
                self._context.report, node, nodes, values, facets, hint, component
            )
        types = types_of(nodes)
        is_object = has_properties(nodes)
        others = [name for name in types if name not in ("null", "object")]
        if is_object and ("object" not in types or not others):
            return self._model(node, nodes, hint, component=component)
        candidates = [
            (
                self._variant_model(node, nodes, hint)
                if is_object and name == "object"
                else self._plain(name, nodes, hint)
            )
            for name in types
            if name != "null"
        ]
        if not candidates:
            if types == ("null",):
                return ir.NullType()
            candidates = [self._untyped(nodes, hint)]
        if len(candidates) == 1:
            return or_null(candidates[0], facets.nullable)
        return or_null(ir.UnionType(tuple(candidates)), facets.nullable)

    def _variant_model(
        self, node: Node, nodes: Sequence[Node], hint: NameHint
    ) -> ir.Type:
        """The object among the values of a schema that allows other types too."""
        key = f"{key_of(node.source)}?object"
        if key not in self._definitions:
            self._definitions[key] = None
            inner = NameHint((*hint.parts, "object"))
            model = self._model(node, nodes, inner, component=False)
            self._definitions[key] = replace(model, key=key)
        return ir.ReferenceType(key)

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
            owner = component_of(facet.source)
            is_own = owner is None or owner == component_of(node.source)
            place = hint if is_own else NameHint((owner or "",))
            for wire, member in listed.items() if listed else ():
                lowered = self._property(wire, member, wire in required, place)
                known = properties.get(wire)
                if known is None or not isinstance(lowered.type, ir.AnyType):
                    properties[wire] = lowered
        for wire, member in self._composition.undescribed(nodes, properties):
            properties[wire] = self._property(wire, member, False, hint)
        description = node.string("description") or next(
            (text for facet in nodes if (text := facet.string("description"))), ""
        )
        return ir.Model(
            key=key_of(node.source),
            hint=hint,
            description=description or node.string("title") or "",
            properties=tuple(properties.values()),
            additional=self._other_members(nodes, hint),
            bases=tuple(
                key
                for facet in nodes
                if (key := key_of(facet.source)) != key_of(node.source)
            ),
            rules=lower_member_rules(nodes, self._context.report),
            style=extensions.model_style(node, self._context.report),
            shorthand=extensions.text(node, extensions.SHORTHAND, self._context.report),
            raw_name=extensions.argument_name(node, self._context.report),
            has_any=extensions.method_name(node, properties, self._context.report),
            sent_members=extensions.sent_members(node, self._context.report),
            module=extensions.text(node, extensions.MODULE, self._context.report),
            component=component,
            source=node.source,
        )

    def _other_members(self, nodes: Sequence[Node], hint: NameHint) -> ir.Type | None:
        """The type of members that are not declared; None where it is not told."""
        if any(
            (given := node.get("additionalProperties")) is not None
            and (given.is_mapping or given.value is False)
            for node in nodes
        ):
            type_ = self._additional(nodes, hint)
            return None if isinstance(type_, ir.AnyType) else type_
        return None

    def _property(
        self, wire: str, node: Node, required: bool, hint: NameHint
    ) -> ir.Property:
        report = self._context.report
        target = self._composition.followed(node)
        return ir.Property(
            wire=wire,
            type=self.type_of(node, NameHint((*hint.parts, wire))),
            required=required,
            description=self._composition.description(node),
            default=lower_default(node, target, report),
            guard=lower_guard(self._context, node),
            read_only=node.boolean("readOnly"),
            write_only=node.boolean("writeOnly"),
            deprecation=extensions.deprecation(node, report),
            name=extensions.text(node, extensions.NAME, report),
            file=extensions.file_details(node, report),
            place=extensions.place(node, report),
            source=node.source,
        )

    def _union(
        self, node: Node, union: Node, facets: Facets, hint: NameHint
    ) -> ir.Type:
        """A union, each variant taken together with what stands beside it."""
        others = tuple(facet for facet in facets.nodes if facet is not union)
        is_combined = has_properties((union, *others)) or any(
            self._composition.variants(other) for other in others
        )
        nullable = False
        variants: list[ir.Type] = []
        lowered_keys: dict[str, str] = {}
        for index, variant in enumerate(self._composition.variants(union)):
            if is_null(variant):
                nullable = True
                continue
            name = variant.string("title") or f"option {index + 1}"
            inner = NameHint((*hint.parts, name))
            if is_combined:
                lowered = self._combined(
                    variant,
                    (*others, union),
                    inner,
                    f"{key_of(node.source)}?{index}",
                    (key_of(union.source),),
                )
            else:
                lowered = self.type_of(variant, inner)
            if isinstance(lowered, ir.NullableType):
                nullable = True
                lowered = lowered.inner
            if isinstance(lowered, ir.ReferenceType):
                target = self._composition.followed(variant)
                lowered_keys[key_of(target.source)] = lowered.key
            variants.append(lowered)
        nullable = nullable or ir.NullType() in variants_of(variants)
        variants = [
            part for part in variants_of(variants) if not isinstance(part, ir.NullType)
        ]
        if any(isinstance(variant, ir.AnyType) for variant in variants):
            return ir.AnyType()
        if not variants:
            return ir.NullType() if nullable else ir.AnyType()
        unknown = extensions.text(
            union, extensions.UNKNOWN_VALUES, self._context.report
        )
        if len(variants) == 1:
            return or_null(variants[0], nullable)
        discriminator = self._discriminators.of_union(union, lowered_keys)
        is_open = unknown == "allow" or (
            discriminator is not None and unknown != "disallow"
        )
        united = ir.UnionType(tuple(variants), discriminator, open=is_open)
        return or_null(united, nullable)

    def _combined(
        self,
        variant: Node,
        beside: Sequence[Node],
        hint: NameHint,
        key: str,
        expanded: tuple[str, ...],
    ) -> ir.Type:
        """One variant as an object that has the surrounding members too.

        `expanded` are the unions whose variants were taken already; others are taken
        here, so that a union of a union is a union of all combinations.
        """
        own = self._composition.facets(variant).nodes
        known = {key_of(facet.source) for facet in own}
        nodes = (*(node for node in beside if key_of(node.source) not in known), *own)
        union = next(
            (
                node
                for node in nodes
                if self._composition.variants(node)
                and key_of(node.source) not in expanded
            ),
            None,
        )
        if union is not None:
            return self._distributed(variant, union, nodes, hint, key, expanded)
        if not has_properties(nodes):
            return self.type_of(variant, hint)
        if key not in self._definitions:
            self._definitions[key] = None
            model = self._model(variant, nodes, hint, component=False)
            self._definitions[key] = replace(model, key=key)
        return ir.ReferenceType(key)

    def _distributed(
        self,
        variant: Node,
        union: Node,
        nodes: Sequence[Node],
        hint: NameHint,
        key: str,
        expanded: tuple[str, ...],
    ) -> ir.Type:
        """A variant that is a union itself, or beside one: each with all the others."""
        listed = self._composition.variants(union)
        if len(expanded) > _UNION_DEPTH_LIMIT or len(listed) > _UNION_WIDTH_LIMIT:
            self._context.fall_back(
                variant.source,
                "too many unions that apply together: any object instead",
                rules.SCHEMA_SIMPLIFIED,
            )
            return ir.MapType(ir.AnyType())
        found: list[ir.Type] = []
        for index, inner in enumerate(listed):
            if is_null(inner):
                found.append(ir.NullType())
                continue
            name = inner.string("title") or f"option {index + 1}"
            found.append(
                self._combined(
                    inner,
                    nodes,
                    NameHint((*hint.parts, name)),
                    f"{key}.{index}",
                    (*expanded, key_of(union.source)),
                )
            )
        return unite(found)

    def _define_polymorphic(
        self,
        base: Node,
        key: str,
        variants: str,
        name: str,
        told: tuple[tuple[str, Node], ...],
    ) -> None:
        """The union of a discriminated base and the schemas that extend it."""
        self._definitions[variants] = None
        values = tuple((value, key_of(target.source)) for value, target in told)
        keys = list(dict.fromkeys(target for _, target in values if target != key))
        for _, target in told:
            self._define(
                target,
                NameHint((last_name(target.source),)),
                component=is_component(target.source),
            )
        self._definitions[variants] = ir.Alias(
            key=variants,
            hint=NameHint((last_name(base.source), "variant")),
            description="",
            type=ir.UnionType(
                tuple(ir.ReferenceType(target) for target in (*keys, key)),
                ir.Discriminator(name, values),
                open=True,
            ),
            component=False,
            source=base.source,
        )
