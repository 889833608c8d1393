"""Listed values to enumerations and literal types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator import extensions, ir, rules
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
    names: dict[ir.JsonScalar, str] = {}
    descriptions: dict[ir.JsonScalar, str] = {}
    for facet in nodes:
        own = _own_values(facet) or given
        names = names or extensions.said_of_values(
            facet, extensions.ENUM_NAMES, own, report
        )
        descriptions = descriptions or extensions.said_of_values(
            facet, extensions.ENUM_DESCRIPTIONS, own, report
        )
    has_names = bool(names) and _may_be_class(given)
    if names and not has_names:
        report.add(
            rules.EXTENSION_VALUE,
            node.source,
            "only values that are all text, or all whole numbers, can have names",
        )
    if component or has_names:
        return ir.Enumeration(
            key=key_of(node.source),
            hint=hint,
            description=node.string("description") or "",
            values=given,
            member_names=_in_order(names, given) if has_names else (),
            member_descriptions=_in_order(descriptions, given) if has_names else (),
            nullable=nullable,
            component=component,
            source=node.source,
        )
    return or_null(ir.LiteralType(given), nullable)


def _own_values(node: Node) -> tuple[ir.JsonScalar, ...]:
    """The values that a schema itself lists; none where one of them is no scalar."""
    listed = node.get("enum")
    values = [item.value for item in listed.elements()] if listed else []
    scalars = [value for value in values if not isinstance(value, list | dict)]
    return tuple(scalars) if len(scalars) == len(values) else ()


def _may_be_class(values: Sequence[ir.JsonScalar]) -> bool:
    return all(isinstance(value, str) for value in values) or all(
        isinstance(value, int) and not isinstance(value, bool) for value in values
    )


def _in_order(
    said: Mapping[ir.JsonScalar, str], values: Sequence[ir.JsonScalar]
) -> tuple[str, ...]:
    return tuple(said.get(value, "") for value in values)
