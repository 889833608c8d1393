"""Unions that are members of themselves: what is left of them.

`A = B or int` with `B = A or text` is int or text, both of them: a value has no level
at which the recursion could end. Recursion through items and members is another matter
and stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator import ir
from generator.lower.context import Context
from generator.lower.facets import or_null, unite


def without_themselves(
    definitions: Mapping[ir.DefinitionKey, ir.Definition], context: Context
) -> Mapping[ir.DefinitionKey, ir.Definition]:
    """The definitions, with aliases that contain themselves made of the rest of them."""
    aliases = {
        key: definition
        for key, definition in definitions.items()
        if isinstance(definition, ir.Alias)
    }
    reached = {key: _reached(key, aliases) for key in aliases}
    changed: dict[ir.DefinitionKey, ir.Definition] = {}
    for key, alias in aliases.items():
        if key not in reached[key]:
            continue
        context.fall_back(
            alias.source, "a schema that is part of itself: left out there"
        )
        group = {other for other in reached[key] if key in reached[other]}
        changed[key] = replace(alias, type=_flat(alias, aliases, group))
    return {**definitions, **changed}


def _reached(
    start: ir.DefinitionKey, aliases: Mapping[ir.DefinitionKey, ir.Alias]
) -> set[ir.DefinitionKey]:
    """The aliases that an alias is, or may be, at the same level of a value."""
    found: set[ir.DefinitionKey] = set()
    pending = [start]
    while pending:
        for part, _ in _parts(aliases[pending.pop()].type):
            if isinstance(part, ir.ReferenceType) and part.key in aliases:
                if part.key not in found:
                    found.add(part.key)
                    pending.append(part.key)
    return found


def _parts(type_: ir.Type, nullable: bool = False) -> Iterator[tuple[ir.Type, bool]]:
    """The types that a value may have, and whether null is one more."""
    match type_:
        case ir.NullableType():
            yield from _parts(type_.inner, True)
        case ir.UnionType():
            for variant in type_.variants:
                yield from _parts(variant, nullable)
        case _:
            yield type_, nullable


def _flat(
    alias: ir.Alias,
    aliases: Mapping[ir.DefinitionKey, ir.Alias],
    group: set[ir.DefinitionKey],
) -> ir.Type:
    """What the aliases of a group are, themselves left out, the own parts first."""
    found: list[ir.Type] = []
    visited = {alias.key}
    nullable = False
    pending = [alias.type]
    while pending:
        for part, with_null in _parts(pending.pop(0)):
            nullable = nullable or with_null
            if not isinstance(part, ir.ReferenceType) or part.key not in group:
                found.append(part)
            elif part.key not in visited:
                visited.add(part.key)
                pending.append(aliases[part.key].type)
    united = unite(found)
    own = alias.type.inner if isinstance(alias.type, ir.NullableType) else alias.type
    if isinstance(united, ir.UnionType) and isinstance(own, ir.UnionType):
        united = replace(own, variants=united.variants)
    return or_null(united, nullable)
