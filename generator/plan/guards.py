"""Guards as expressions: what a builder checks before it builds a call."""

from __future__ import annotations

from typing import assert_never

from generator import ir
from generator.code import Code, build, join, literal, sequence, string


def guard_expression(guard: ir.Guard) -> Code | None:
    """The guard object that checks a value; None where there is nothing to check."""
    match guard:
        case ir.NoGuard():
            return None
        case ir.BooleanGuard():
            return Code("guards.Boolean()")
        case ir.NumberGuard():
            kind = Code("Integer" if guard.integer else "Number")
            bounds = _bounds(("minimum", guard.minimum), ("maximum", guard.maximum))
            return build("guards.%(%)", kind, bounds)
        case ir.TextGuard():
            bounds = _bounds(
                ("minimum", guard.min_length or None),
                ("maximum", guard.max_length),
                ("format", guard.format if guard.format in ("email", "uri") else None),
            )
            return build("guards.Text(%)", bounds)
        case ir.ChoiceGuard():
            return build(
                "guards.Choice(%)", sequence([literal(value) for value in guard.values])
            )
        case ir.ArrayGuard():
            parts = _bounds(
                ("minimum", guard.min_items or None), ("maximum", guard.max_items)
            )
            items = guard_expression(guard.items)
            listed = [parts] if parts.text else []
            if items is not None:
                listed.append(build("items=%", items))
            if guard.unique_by is not None:
                listed.append(build("unique_by=%", string(guard.unique_by)))
            return build("guards.Array(%)", join(", ", listed))
        case ir.ForbiddenGuard():
            return build("guards.Forbidden(%)", string(guard.sentence))
        case ir.ObjectGuard():
            return _object(guard)
        case _:
            assert_never(guard)


def _object(guard: ir.ObjectGuard) -> Code:
    entries: list[Code] = []
    for name, member in guard.members:
        inner = guard_expression(member)
        if inner is not None:
            entries.append(build("%: guards.Optional(%)", string(name), inner))
        elif guard.closed:
            entries.append(build("%: guards.Anything()", string(name)))
    parts = [build("{%}", join(", ", entries))] if entries else []
    if guard.required:
        parts.append(
            build("required=%", sequence([string(name) for name in guard.required]))
        )
    if guard.closed:
        parts.append(Code("closed=True"))
    if guard.minimum:
        parts.append(build("minimum=%", literal(guard.minimum)))
    return build("guards.Object(%)", join(", ", parts))


def _bounds(*bounds: tuple[str, int | float | str | None]) -> Code:
    return join(
        ", ",
        [
            build("%=%", Code(name), literal(value))
            for name, value in bounds
            if value is not None
        ],
    )
