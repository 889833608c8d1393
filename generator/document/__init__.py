"""Documents: OpenAPI files read once, with the place of every value."""

from generator.diagnostics import Location, Source
from generator.document.loading import Document
from generator.document.node import JsonValue, Node
from generator.document.references import Unresolved, UnresolvedKind

__all__ = [
    "Document",
    "JsonValue",
    "Location",
    "Node",
    "Source",
    "Unresolved",
    "UnresolvedKind",
]
