"""One document out of several files."""

from __future__ import annotations

from urllib.parse import quote

from tests.mock.document import DocumentError, Node, RawDocument
from tests.mock.json_values import JsonObject, JsonValue, pointer

_BUNDLED = "x-bundled"
# What stands under these is data, where a `$ref` is no reference; but under
# these names of the second group, all keys are names.
_DATA = frozenset(("example", "default", "const", "enum", "value", "dataValue"))
_NAMES = frozenset(("properties", "patternProperties", "$defs", "dependentSchemas"))


def bundle(document: RawDocument) -> JsonObject:
    """The document with everything in it that stands in other files.

    Path items are put in their places, since not every tool follows references
    there; everything else is kept once, under `x-bundled`. References that lead
    nowhere stay as they are.
    """
    return _Bundler(document).bundled()


class _Bundler:
    def __init__(self, document: RawDocument) -> None:
        self._document = document
        self._names: dict[str, str] = {}
        self._parts: JsonObject = {}

    def bundled(self) -> JsonObject:
        root: JsonObject = {}
        for key, node in self._document.root.items():
            if key == "paths":
                root[key] = {path: self._path_item(item) for path, item in node.items()}
            else:
                root[key] = self._value(node)
        return {**root, _BUNDLED: self._parts} if self._parts else root

    def _path_item(self, item: Node) -> JsonValue:
        try:
            return self._value(self._document.resolve(item))
        except DocumentError:
            return item.value

    def _value(self, node: Node, *, are_names: bool = False) -> JsonValue:
        if isinstance(node.value, list):
            return [self._value(element) for element in node.elements()]
        if not isinstance(node.value, dict):
            return node.value
        value: JsonObject = {}
        for key, member in node.items():
            if are_names:
                value[key] = self._value(member)
            elif key == "$ref" and isinstance(member.value, str):
                value[key] = self._reference(node, member.value)
            elif key in _DATA or (key == "examples" and isinstance(member.value, list)):
                value[key] = member.value
            else:
                value[key] = self._value(member, are_names=key in _NAMES)
        return value

    def _reference(self, node: Node, reference: str) -> str:
        try:
            target = self._document.target(node, reference)
        except DocumentError:
            return reference
        if target.base == self._document.root.base:
            return "#" + quote(target.pointer, safe="/~")
        name = self._names.get(target.uri)
        if name is None:
            name = self._name(target)
            self._names[target.uri] = name
            # Kept free first: the part may refer to itself.
            self._parts[name] = None
            self._parts[name] = self._value(target)
        return "#" + quote(pointer((_BUNDLED, name)), safe="/~")

    def _name(self, target: Node) -> str:
        """The last part of the place, with a number if that is taken."""
        place = (target.pointer or target.base).rsplit("/", 1)[-1]
        name, number = place, 1
        while name in self._parts:
            number += 1
            name = f"{place}-{number}"
        return name
