"""The operations of a path item (OpenAPI 3.2, 4.9): one per method, and named ones."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document import METHODS, Node, is_token
from generator.lower.context import Context


def operations_of(context: Context, item: Node) -> Iterator[tuple[str, Node]]:
    """The methods as they are sent, with their operations.

    Methods are told apart by case (RFC 9110, 9.1), so those under
    `additionalOperations` are sent as they are written.
    """
    for name in METHODS:
        node = item.get(name)
        if node is not None and node.is_mapping:
            yield name.upper(), node
    for method, node in _others(item):
        if is_token(method) and node.is_mapping:
            yield method, node
        else:
            context.fall_back(node.source, f"'{method}' is no method: left out")


def declared(item: Node) -> int:
    """How many operations a path item has, whatever they say."""
    named = sum(item.get(name) is not None for name in METHODS)
    return named + sum(1 for _ in _others(item))


def _others(item: Node) -> Iterator[tuple[str, Node]]:
    others = item.get("additionalOperations")
    yield from others.items() if others else ()
