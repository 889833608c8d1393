"""A value of a document together with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.diagnostics import Source
from generator.document.pointers import escape

JsonValue: TypeAlias = (
    "None | bool | int | float | str | list[JsonValue] | dict[str, JsonValue]"
)
"""What JSON can say; a YAML document is read into the same values."""


def describe(value: JsonValue) -> str:
    """The kind of a value, for a message."""
    match value:
        case None:
            return "null"
        case bool():
            return "a boolean"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "a list"
        case dict():
            return "a mapping"


@dataclass(frozen=True, slots=True)
class Node:
    """A value with its place; two nodes are equal when their places are.

    The value is shared with the document and must not be changed.
    """

    value: JsonValue = field(compare=False, repr=False)
    source: Source

    @property
    def is_mapping(self) -> bool:
        """Whether the value is a mapping."""
        return isinstance(self.value, dict)

    @property
    def is_list(self) -> bool:
        """Whether the value is a list."""
        return isinstance(self.value, list)

    def get(self, key: str) -> "Node | None":
        """The member `key`; None if it is absent or this is not a mapping."""
        if isinstance(self.value, dict) and key in self.value:
            return self._child(key, self.value[key])
        return None

    def items(self) -> Iterator[tuple[str, "Node"]]:
        """The members in document order; none if this is not a mapping."""
        if isinstance(self.value, dict):
            for key, value in self.value.items():
                yield key, self._child(key, value)

    def elements(self) -> Iterator["Node"]:
        """The elements in order; none if this is not a list."""
        if isinstance(self.value, list):
            for index, value in enumerate(self.value):
                yield self._child(str(index), value)

    def string(self, key: str) -> str | None:
        """The member `key` if it is a string."""
        value = self._member(key)
        return value if isinstance(value, str) else None

    def boolean(self, key: str, default: bool = False) -> bool:
        """The member `key` if it is a boolean, else `default`."""
        value = self._member(key)
        return value if isinstance(value, bool) else default

    def number(self, key: str) -> int | float | None:
        """The member `key` if it is a number; a boolean is none."""
        value = self._member(key)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return value
        return None

    def strings(self, key: str) -> tuple[str, ...]:
        """The strings in the list `key`; empty if it is absent or not a list."""
        value = self._member(key)
        if isinstance(value, list):
            return tuple(element for element in value if isinstance(element, str))
        return ()

    def _member(self, key: str) -> JsonValue:
        return self.value.get(key) if isinstance(self.value, dict) else None

    def _child(self, token: str, value: JsonValue) -> "Node":
        pointer = f"{self.source.pointer}/{escape(token)}"
        return Node(value, Source(self.source.file, pointer))
