"""The raw OpenAPI document: read once, never lowered.

This reader shares nothing with the generator, on purpose: if both misread a
document in the same way, no test of one against the other could tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit
from urllib.request import url2pathname

from referencing import Registry, Resource, Specification
from referencing.exceptions import NoSuchResource
from referencing.jsonschema import DRAFT4

from tests.mock.identifiers import OPENAPI_31
from tests.mock.json_values import JsonValue, mapping, pointer, tokens
from tests.mock.loading import Unreadable, read_file

Version: TypeAlias = Literal["3.0", "3.1"]

# mypy does not see the constructors of these attrs classes.
_registry: Any = Registry
_no_such_resource: Any = NoSuchResource

_IN_MEMORY = "https://document.invalid/openapi.json"


class DocumentError(Exception):
    """The document cannot be used, or leads nowhere where it was followed."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the document and the absolute place where it stands."""

    value: JsonValue
    base: str
    pointer: str

    @property
    def uri(self) -> str:
        """The absolute reference to this place."""
        return f"{self.base}#{quote(self.pointer, safe='/~')}"

    def get(self, key: str) -> Node | None:
        """The member of an object; None when there is none."""
        if not isinstance(self.value, dict) or key not in self.value:
            return None
        return self._below(key, self.value[key])

    def string(self, key: str) -> str | None:
        """The member of that name if it is a string."""
        value = mapping(self.value).get(key)
        return value if isinstance(value, str) else None

    def flag(self, key: str, default: bool = False) -> bool:
        """The member of that name if it is a boolean."""
        value = mapping(self.value).get(key)
        return value if isinstance(value, bool) else default

    def items(self) -> Iterator[tuple[str, Node]]:
        """The members of an object, in document order."""
        for key, value in mapping(self.value).items():
            yield key, self._below(key, value)

    def elements(self) -> Iterator[Node]:
        """The elements of an array."""
        if isinstance(self.value, list):
            for index, value in enumerate(self.value):
                yield self._below(index, value)

    def _below(self, token: str | int, value: JsonValue) -> Node:
        return Node(value, self.base, self.pointer + pointer((token,)))


class RawDocument:
    """An OpenAPI 3.0, 3.1 or 3.2 document and the files it refers to.

    References lead anywhere within the document, and to files in its folder
    and below; nothing else is ever read, and the network never.
    """

    def __init__(self, value: JsonValue, path: Path | None = None) -> None:
        """Wrap a parsed document; `path` is where its relative references start.

        Raises `DocumentError` when it is no OpenAPI 3 document.
        """
        self._folder = None if path is None else path.resolve().parent
        base = _IN_MEMORY if path is None else path.resolve().as_uri()
        self._files: dict[str, JsonValue] = {base: value}
        self._identified: dict[str, Node] = {}
        self.root = Node(value, base, "")
        self.version: Version = _version(self.root)
        try:
            self._identify(self.root, base)
        except RecursionError as error:
            raise DocumentError("nested too deeply") from error
        self.registry: Registry[Any] = _registry(retrieve=self._retrieve).with_resource(
            base, self._resource(value)
        )

    @classmethod
    def load(cls, path: Path) -> RawDocument:
        """Read a YAML or JSON file. Raises `DocumentError`."""
        return cls(_read(path), path)

    def resolve(self, node: Node) -> Node:
        """Follow `$ref` until something else stands there.

        Raises `DocumentError` when the chain is circular or leads nowhere.
        """
        followed: set[str] = set()
        while (reference := node.string("$ref")) is not None:
            if node.uri in followed:
                raise DocumentError(f"circular reference at {node.pointer}")
            followed.add(node.uri)
            node = self.target(node, reference)
        return node

    def member(self, node: Node, *keys: str) -> Node | None:
        """The node reached through these members, references followed."""
        current = self.resolve(node)
        for key in keys:
            below = current.get(key)
            if below is None:
                return None
            current = self.resolve(below)
        return current

    def target(self, node: Node, reference: str) -> Node:
        """Where a reference that stands in a node leads.

        Raises `DocumentError` when it leads nowhere or outside.
        """
        base, fragment = urldefrag(urljoin(node.base, reference))
        target = self._identified.get(f"{base}#{fragment}")
        if target is not None:
            return target
        target = Node(self._file(base), base, "")
        # An anchor of a file that was read only now.
        if f"{base}#{fragment}" in self._identified:
            return self._identified[f"{base}#{fragment}"]
        for token in tokens(unquote(fragment)):
            below = _step(target, token)
            if below is None:
                raise DocumentError(f"{node.pointer}: {reference!r} leads nowhere")
            target = below
        return target

    def _file(self, base: str) -> JsonValue:
        if base not in self._files:
            parts = urlsplit(base)
            path = Path(url2pathname(parts.path)).resolve()
            if (
                parts.scheme != "file"
                or self._folder is None
                or not path.is_relative_to(self._folder)
            ):
                raise DocumentError(f"reference to {base!r} is outside the document")
            self._files[base] = _read(path)
            self._identify(Node(self._files[base], base, ""), base)
        return self._files[base]

    def _identify(self, node: Node, base: str) -> None:
        """Note what `$id` and `$anchor` name, by absolute URI with fragment."""
        if self.version == "3.0":
            return
        identifier = node.string("$id")
        if identifier is not None:
            base = urldefrag(urljoin(base, identifier)).url
            self._identified[f"{base}#"] = node
        for keyword in ("$anchor", "$dynamicAnchor"):
            anchor = node.string(keyword)
            if anchor is not None:
                self._identified[f"{base}#{anchor}"] = node
        for _, member in node.items():
            self._identify(member, base)
        for element in node.elements():
            self._identify(element, base)

    def _resource(self, value: JsonValue) -> Resource[Any]:
        specification: Specification[Any] = (
            DRAFT4 if self.version == "3.0" else OPENAPI_31
        )
        return specification.create_resource(value)

    def _retrieve(self, uri: str) -> Resource[Any]:
        try:
            return self._resource(self._file(uri))
        except DocumentError as error:
            raise _no_such_resource(ref=uri) from error


def _step(node: Node, token: str) -> Node | None:
    if isinstance(node.value, list):
        elements = list(node.elements())
        in_range = token.isdecimal() and int(token) < len(elements)
        return elements[int(token)] if in_range else None
    return node.get(token)


def _version(root: Node) -> Version:
    declared = root.string("openapi") or ""
    if declared.startswith("3.0"):
        return "3.0"
    if declared.startswith(("3.1", "3.2")):
        return "3.1"
    raise DocumentError("not an OpenAPI 3 document: 'openapi' says no 3.x version")


def _read(path: Path) -> JsonValue:
    try:
        return read_file(path)
    except Unreadable as error:
        raise DocumentError(str(error)) from error
