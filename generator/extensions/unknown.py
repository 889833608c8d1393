"""Keys of the generator's own prefix that do not exist."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator import rules
from generator.diagnostics import Report
from generator.document import Document, Node, Source
from generator.extensions.keys import KNOWN_SDK_KEYS


def check_keys(document: Document, report: Report) -> None:
    """Report every `x-sdk-` key of the document that is not in the vocabulary."""
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
                if name.startswith("x-sdk-") and name not in KNOWN_SDK_KEYS:
                    member = current.get(name)
                    report.add(
                        rules.EXTENSION_UNKNOWN,
                        member.source if member else current.source,
                        f"there is no key '{name}'",
                        f"keys: {', '.join(sorted(KNOWN_SDK_KEYS))}",
                    )
            pending.extend(
                child
                for name, child in current.items()
                if isinstance(child.value, dict | list) and name not in _DATA_FIELDS
            )
        elif isinstance(value, list):
            pending.extend(current.elements())


_DATA_FIELDS: Final = frozenset({"example", "examples", "default", "enum", "const"})
