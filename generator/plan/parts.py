"""Types of large documents: several modules behind one public face.

One module for thousands of types makes editors slow, and whoever imports one type pays
for all. So a types module of a large document becomes a package, `types/part_1.py` and
so on, whose face `types/__init__.py` imports a part when a name of it is first used.
"""

from __future__ import annotations

from typing import Final

from generator import ir
from generator.plan.reach import definition_references

_LARGE: Final = 2_000
"""Members of types, in all, from which on a module is split."""

_PART: Final = 500
"""Members that a part holds, unless types that name each other hold more."""


def split(
    api: ir.Api, modules: dict[ir.DefinitionKey, str]
) -> dict[ir.DefinitionKey, str]:
    """The module of every definition, dotted where it is a part: `types.part_2`.

    A part names types of itself and of parts before it only, so no import leads back.
    Types stand where they are first needed, in the order of the document.
    """
    definitions = {each.key: each for each in api.definitions if each.key in modules}
    found = dict(modules)
    for module in dict.fromkeys(modules.values()):
        keys = [key for key in definitions if modules[key] == module]
        if sum(_size(definitions[key]) for key in keys) < _LARGE:
            continue
        part, size = 1, 0
        for cycle in _cycles(keys, definitions):
            if size >= _PART:
                part, size = part + 1, 0
            for key in cycle:
                found[key] = f"{module}.part_{part}"
                size += _size(definitions[key])
    return found


def parts_of(module: str, placed: dict[ir.DefinitionKey, str]) -> list[str]:
    """The parts of a types module in the order of their imports; or the module itself."""
    parts = {each for each in placed.values() if each.startswith(f"{module}.")}
    return sorted(parts, key=lambda part: (len(part), part)) or [module]


def _size(definition: ir.Definition) -> int:
    return 1 + (len(definition.properties) if isinstance(definition, ir.Model) else 0)


def _cycles(
    keys: list[ir.DefinitionKey], definitions: dict[ir.DefinitionKey, ir.Definition]
) -> list[list[ir.DefinitionKey]]:
    """Definitions that name each other, what they name before them (Tarjan, 1972)."""
    known = set(keys)

    def named(key: ir.DefinitionKey) -> list[ir.DefinitionKey]:
        return [
            each for each in definition_references(definitions[key]) if each in known
        ]

    found: list[list[ir.DefinitionKey]] = []
    number: dict[ir.DefinitionKey, int] = {}
    lowest: dict[ir.DefinitionKey, int] = {}
    open_: dict[ir.DefinitionKey, None] = {}
    for start in keys:
        if start in number:
            continue
        number[start] = lowest[start] = len(number)
        open_[start] = None
        stack = [(start, iter(named(start)))]
        while stack:
            key, following = stack[-1]
            for each in following:
                if each not in number:
                    number[each] = lowest[each] = len(number)
                    open_[each] = None
                    stack.append((each, iter(named(each))))
                    break
                if each in open_:
                    lowest[key] = min(lowest[key], number[each])
            else:
                stack.pop()
                if stack:
                    outer = stack[-1][0]
                    lowest[outer] = min(lowest[outer], lowest[key])
                if lowest[key] == number[key]:
                    cycle: list[ir.DefinitionKey] = []
                    while not cycle or cycle[-1] != key:
                        cycle.append(open_.popitem()[0])
                    found.append(cycle[::-1])
    return found
