"""Where only dates may stand: to Python, a point in time is a date as well."""

from __future__ import annotations

from generator import ir


def takes_dates(
    type_: ir.Type,
    definitions: dict[ir.DefinitionKey, ir.Definition],
    seen: frozenset[ir.DefinitionKey] = frozenset(),
) -> bool:
    """Whether a value is a date (RFC 3339, full-date), or a list or a map of dates."""
    match type_:
        case ir.StringType():
            return type_.format == "date"
        case ir.NullableType():
            return takes_dates(type_.inner, definitions, seen)
        case ir.ArrayType():
            return takes_dates(type_.items, definitions, seen)
        case ir.MapType():
            return takes_dates(type_.values, definitions, seen)
        case ir.ReferenceType():
            definition = definitions[type_.key]
            return (
                isinstance(definition, ir.Alias)
                and type_.key not in seen
                and takes_dates(definition.type, definitions, seen | {type_.key})
            )
        case _:
            return False
