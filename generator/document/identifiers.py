"""The names that schemas give themselves (JSON Schema 2020-12, 8.2)."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.document import pointers
from generator.document.node import JsonValue


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Pointers into one file: by `$anchor`, and by `$id` as it is written there."""

    anchors: Mapping[str, str]
    ids: Mapping[str, str]


def identifiers(root: JsonValue) -> Identifiers:
    """Every name that something in a file has; the first one of it counts."""
    anchors: dict[str, str] = {}
    ids: dict[str, str] = {}
    pending = [(root, "")]
    seen: set[int] = set()
    while pending:
        value, pointer = pending.pop()
        if not isinstance(value, dict | list) or id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, dict):
            for key, found in (("$anchor", anchors), ("$id", ids)):
                name = value.get(key)
                if isinstance(name, str):
                    found.setdefault(name.removesuffix("#"), pointer)
            members = [(member, str(name)) for name, member in value.items()]
        else:
            members = [(member, str(index)) for index, member in enumerate(value)]
        pending.extend(
            (member, pointers.join(pointer, name)) for member, name in reversed(members)
        )
    return Identifiers(anchors, ids)
