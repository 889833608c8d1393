"""Where null is a value: of which types, and of which arguments."""

from __future__ import annotations

from typing import assert_never

from generator import ir
from generator.plan.arguments import Argument


def allows_null(
    type_: ir.Type,
    definitions: dict[ir.DefinitionKey, ir.Definition],
    seen: frozenset[ir.DefinitionKey] = frozenset(),
) -> bool:
    """Whether null is a value of the type."""
    match type_:
        case ir.AnyType() | ir.NullType() | ir.NullableType():
            return True
        case ir.LiteralType():
            return None in type_.values
        case ir.UnionType():
            return any(
                allows_null(variant, definitions, seen) for variant in type_.variants
            )
        case ir.ReferenceType():
            definition = definitions[type_.key]
            match definition:
                case ir.Enumeration():
                    return definition.nullable or None in definition.values
                case ir.Alias():
                    return type_.key not in seen and allows_null(
                        definition.type, definitions, seen | {type_.key}
                    )
                case ir.Model():
                    return False
                case _:
                    assert_never(definition)
        case _:
            return False


def takes_null(
    argument: Argument, definitions: dict[ir.DefinitionKey, ir.Definition]
) -> bool:
    """Whether an argument can be sent as null: only JSON bodies have a null."""
    return argument.in_json and allows_null(argument.type, definitions)
