"""JSON values and the types of JSON Schema."""

import json
from typing import Final, TypeGuard

from generator.document import JsonValue

TYPES: Final = ("string", "number", "integer", "boolean", "array", "object", "null")


def is_number(value: JsonValue) -> TypeGuard[int | float]:
    """Whether a value is a number; a boolean is none."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def possible_types(schema: dict[str, JsonValue]) -> frozenset[str] | None:
    """The types that a schema names, null included; None if it names none.

    `number` brings `integer` with it.
    """
    declared = schema.get("type")
    names = declared if isinstance(declared, list) else [declared]
    types = {name for name in names if isinstance(name, str) and name in TYPES}
    if not types or len(types) < len(names):
        return None
    if "number" in types:
        types.add("integer")
    if schema.get("nullable") is True:
        types.add("null")
    return frozenset(types)


def matches(value: JsonValue, types: frozenset[str]) -> bool:
    """Whether a value is of one of the types."""
    match value:
        case None:
            return "null" in types
        case bool():
            return "boolean" in types
        case int():
            return "integer" in types
        case float():
            return "number" in types or ("integer" in types and value.is_integer())
        case str():
            return "string" in types
        case list():
            return "array" in types
        case dict():
            return "object" in types


def canonical(value: JsonValue) -> str:
    """A text that is equal for values that JSON Schema calls equal."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
