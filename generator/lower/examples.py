"""Examples: the value that stands for a parameter or a body in the documentation."""

from __future__ import annotations

from generator import ir
from generator.document import Node
from generator.lower.context import Context


def lower_example(context: Context, *places: Node | None) -> ir.Example | None:
    """The first example of the first place that has one."""
    for place in places:
        if place is None:
            continue
        single = place.get("example")
        if single is not None:
            return ir.Example(single.value)
        several = place.get("examples")
        if several is None:
            continue
        if several.is_list:
            for item in several.elements():
                return ir.Example(item.value)
        for _, entry in several.items():
            found = context.resolve(entry, "no example")
            for name in ("value", "dataValue"):
                value = found.get(name) if found is not None else None
                if value is not None:
                    return ir.Example(value.value)
    return None
