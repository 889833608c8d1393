"""Keys that do not exist: of the generator's own prefix, or misspelt ones of vendors."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Final

from generator import rules
from generator.diagnostics import Report
from generator.document import Document, Node, Source
from generator.extensions.keys import KNOWN_KEYS, OWN_KEYS
from generator.slips import is_one_slip


def check_keys(document: Document, report: Report) -> None:
    """Report every `x-` key that the vocabulary lacks and can only mean one of its own.

    Those of the generator's own prefix do; others do if they are one slip away.
    """
    pending: list[Node] = [document.root]
    followed: set[Source] = set()
    while pending:
        current = pending.pop()
        value = current.value
        if current.get("$ref") is not None:
            target = document.resolve(current)
            if (
                isinstance(target, Node)
                and target.source.file != current.source.file
                and target.source not in followed
            ):
                followed.add(target.source)
                pending.append(target)
        if isinstance(value, Mapping):
            for name in value:
                hint = _meant(name) if name.startswith("x-") else None
                if hint is not None:
                    member = current.get(name)
                    report.add(
                        rules.EXTENSION_UNKNOWN,
                        member.source if member else current.source,
                        f"there is no key '{name}'",
                        hint,
                        key=True,
                    )
            pending.extend(
                child
                for name, child in reversed([*current.items()])
                if isinstance(child.value, dict | list) and name not in _DATA_FIELDS
            )
        elif isinstance(value, list):
            pending.extend(reversed([*current.elements()]))


_DATA_FIELDS: Final = frozenset({"example", "examples", "default", "enum", "const"})


@functools.cache
def _meant(name: str) -> str | None:
    """What to write instead of a key; None for one that exists or is another's."""
    if name in KNOWN_KEYS:
        return None
    for key in KNOWN_KEYS:
        if is_one_slip(name, key):
            return f"did you mean '{key}'?"
    return f"keys: {', '.join(OWN_KEYS)}" if name.startswith("x-sdk-") else None
