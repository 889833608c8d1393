"""Listed values to enumerations and literal types."""

from __future__ import annotations

from collections.abc import Sequence

from generator import extensions, ir
from generator.diagnostics import Report
from generator.document import JsonValue, Node
from generator.ir import NameHint
from generator.lower.composition import Facets
from generator.lower.facets import key_of, or_null, unique_scalars, unite


def lower_enumeration(
    report: Report,
    node: Node,
    nodes: Sequence[Node],
    values: tuple[JsonValue, ...],
    facets: Facets,
    hint: NameHint,
    component: bool,
) -> ir.Enumeration | ir.Type:
    """A named enumeration, or a type where the values need or bear no name.

    `nodes` are the facets that may name and describe the values.
    """
    scalars = unique_scalars(values)
    if scalars is None:
        return ir.AnyType()
    given = tuple(value for value in scalars if value is not None)
    nullable = facets.nullable or None in scalars
    if not given:
        return ir.NullType() if scalars else ir.AnyType()
    if any(isinstance(value, float) for value in given):
        others = tuple(
            value
            for value in given
            if isinstance(value, bool) or not isinstance(value, int | float)
        )
        literals = [ir.LiteralType(others)] if others else []
        return or_null(unite([*literals, ir.NumberType()]), nullable)
    names: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    for facet in nodes:
        names = names or extensions.enum_names(facet, report)
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
