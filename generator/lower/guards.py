"""Local checks: only where the document asks for them, from its own keywords."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator import extensions, ir
from generator.diagnostics import Report
from generator.document import Node, Unresolved
from generator.lower.context import Context

_SCALARS: Final = ("string", "integer", "number", "boolean")


def lower_guard(context: Context, node: Node, *, inherited: bool = False) -> ir.Guard:
    """The guard of a schema, if it (or `inherited`, the place that uses it) asks."""
    found = context.document.resolve(node)
    schema = node if isinstance(found, Unresolved) else found
    forbidden = extensions.text(node, extensions.FORBIDDEN, context.report)
    if forbidden is not None:
        return ir.ForbiddenGuard(forbidden)
    asked = inherited or any(
        extensions.flag(candidate, extensions.GUARD, context.report)
        for candidate in ((node,) if schema is node else (node, schema))
    )
    return _guard(context, schema) if asked else ir.NoGuard()


def _guard(context: Context, schema: Node) -> ir.Guard:
    values = schema.get("enum")
    if values is not None:
        return ir.ChoiceGuard(
            tuple(
                item.value
                for item in values.elements()
                if not isinstance(item.value, list | dict)
            )
        )
    types = (schema.string("type"), *schema.strings("type"))
    scalars = tuple(name for name in types if name in _SCALARS)
    if len(scalars) > 1:
        return ir.KindGuard(scalars)
    if "integer" in types or "number" in types:
        return ir.NumberGuard(
            "integer" in types, schema.number("minimum"), schema.number("maximum")
        )
    if "string" in types:
        return ir.TextGuard(
            _whole(schema, "minLength") or 0,
            _whole(schema, "maxLength"),
            schema.string("format"),
            _pattern(schema),
        )
    if "boolean" in types:
        return ir.BooleanGuard()
    if "array" in types:
        items = schema.get("items")
        return ir.ArrayGuard(
            _whole(schema, "minItems") or 0,
            _whole(schema, "maxItems"),
            ir.NoGuard() if items is None else lower_guard(context, items),
            extensions.text(schema, extensions.UNIQUE_BY, context.report),
        )
    if "object" in types:
        listed = schema.get("properties")
        return ir.ObjectGuard(
            tuple(
                (name, lower_guard(context, member))
                for name, member in (listed.items() if listed else ())
            ),
            schema.strings("required"),
            not schema.boolean("additionalProperties", default=True),
            _whole(schema, "minProperties") or 0,
            _one_of(schema),
        )
    return ir.NoGuard()


def _one_of(schema: Node) -> tuple[str, ...]:
    """The members of which `anyOf` wants one, where it says nothing else."""
    branches = schema.get("anyOf")
    listed = tuple(branches.elements()) if branches else ()
    names = [branch.strings("required") for branch in listed if only_required(branch)]
    if not listed or len(names) != len(listed) or any(len(name) != 1 for name in names):
        return ()
    return tuple(name[0] for name in names)


def _pattern(schema: Node) -> str | None:
    """The pattern, if Python can use it; what it cannot use is reported elsewhere."""
    pattern = schema.string("pattern")
    try:
        re.compile(pattern or "")
    except (re.error, OverflowError, RecursionError):
        return None
    return pattern


def _whole(schema: Node, key: str) -> int | None:
    value = schema.number(key)
    return None if value is None else int(value)


def only_required(node: Node) -> bool:
    """Whether a branch of `oneOf` says only which members must be there."""
    return node.is_mapping and {key for key, _ in node.items()} <= {
        "required",
        "title",
        "description",
    }


def lower_member_rules(nodes: Sequence[Node], report: Report) -> ir.MemberRules:
    """Rules on the members of an object; empty unless the object is guarded."""
    exactly_one: list[tuple[str, ...]] = []
    at_least_one: list[tuple[str, ...]] = []
    dependent: list[tuple[str, tuple[str, ...]]] = []
    minimum = 0
    for node in nodes:
        if not extensions.flag(node, extensions.GUARD, report):
            continue
        for keyword, collected in (("oneOf", exactly_one), ("anyOf", at_least_one)):
            branches = node.get(keyword)
            listed = tuple(branches.elements()) if branches else ()
            if listed and all(only_required(branch) for branch in listed):
                collected.extend(branch.strings("required") for branch in listed)
        minimum = max(minimum, _whole(node, "minProperties") or 0)
        rules = node.get("dependentRequired")
        for name, _ in rules.items() if rules else ():
            if rules is not None:
                dependent.append((name, rules.strings(name)))
    return ir.MemberRules(
        tuple(exactly_one), tuple(at_least_one), minimum, tuple(dependent)
    )
