"""The ten documents, and what a plain walk over their raw text finds in them.

Nothing of the generator is used here: its counts are checked against these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.mock.document import Node, RawDocument
from tests.mock.json_values import JsonValue

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "specs" / "dev"
ABSENT = (
    f"THE CORPUS IS NOT TESTED: {FOLDER} is absent; the documents of others lie "
    "beside the project and are never copied into it"
)
FILES = {
    "petstore_min": "petstore-min-30.yaml",
    "swagger_petstore": "swagger-petstore-304.yaml",
    "petstore": "petstore-31.yaml",
    "museum": "museum-31.yaml",
    "parameters_style": "readme-parameters-style-31.yaml",
    "discriminators": "readme-discriminators-30.json",
    "null_types": "og-null-types-31.yaml",
    "enums": "opc-enums-31.yaml",
    "links": "links-30.yaml",
    "mem0": "mem0-30.json",
}
NAMES = tuple(FILES)
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
IGNORED_HEADERS = frozenset(("accept", "content-type", "authorization"))


def is_present() -> bool:
    """Whether the documents are on this machine."""
    return FOLDER.is_dir()


def path_of(name: str) -> Path:
    """The file of a document."""
    return FOLDER / FILES[name]


def package_of(name: str) -> str:
    """The package that a document is generated into."""
    return f"corpus_{name}"


@dataclass(frozen=True, slots=True)
class RawParameter:
    """A parameter as the document declares it, references followed."""

    wire: str
    location: str
    required: bool
    node: Node

    @property
    def style(self) -> str:
        """The declared style, or the default of its place (OpenAPI 3.1, 4.8.12)."""
        default = "form" if self.location in ("query", "cookie") else "simple"
        return self.node.string("style") or default

    @property
    def explode(self) -> bool:
        """The declared `explode`, or the default of its style."""
        return self.node.flag("explode", self.style == "form")


@dataclass(frozen=True, slots=True)
class RawOperation:
    """An operation as it stands in the document."""

    method: str
    template: str
    node: Node
    parameters: tuple[RawParameter, ...]

    @property
    def pointer(self) -> str:
        """Where it stands, as a JSON pointer."""
        return self.node.pointer


def operations(document: RawDocument) -> Iterator[RawOperation]:
    """Every operation under `paths`, in document order."""
    paths = document.root.get("paths")
    for template, entry in paths.items() if paths is not None else ():
        item = document.resolve(entry)
        for method in METHODS:
            node = item.get(method)
            if node is not None:
                yield RawOperation(
                    method.upper(), template, node, _parameters(document, item, node)
                )


def _parameters(
    document: RawDocument, item: Node, node: Node
) -> tuple[RawParameter, ...]:
    """Those of the path and of the operation, which wins."""
    merged: dict[tuple[str, str], RawParameter] = {}
    for owner in (item, node):
        listed = owner.get("parameters")
        for entry in listed.elements() if listed is not None else ():
            found = document.resolve(entry)
            location, wire = found.string("in") or "", found.string("name") or ""
            if location == "header" and wire.lower() in IGNORED_HEADERS:
                continue
            merged[(location, wire)] = RawParameter(
                wire, location, location == "path" or found.flag("required"), found
            )
    return tuple(merged.values())


def component_schemas(document: RawDocument) -> tuple[str, ...]:
    """The names under `components.schemas`."""
    schemas = document.member(document.root, "components", "schemas")
    return tuple(name for name, _ in schemas.items()) if schemas is not None else ()


def request_media(
    document: RawDocument, operation: RawOperation
) -> tuple[Node, dict[str, Node]] | None:
    """The request body object and its media types; None where there is no body."""
    body = document.member(operation.node, "requestBody")
    content = None if body is None else body.get("content")
    if body is None or content is None:
        return None
    media = {key: document.resolve(node) for key, node in content.items()}
    return (body, media) if media else None


def example(document: RawDocument, node: Node) -> tuple[JsonValue] | None:
    """The `example`, or the first of `examples`, of a parameter or a media type."""
    single = node.get("example")
    if single is not None:
        return (single.value,)
    several = document.member(node, "examples")
    for _, entry in several.items() if several is not None else ():
        value = document.resolve(entry).get("value")
        if value is not None:
            return (value.value,)
    return None
