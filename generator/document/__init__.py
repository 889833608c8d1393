"""Documents: OpenAPI files read once, with the place of every value."""

from generator.diagnostics import Location, Source
from generator.document.loading import Document
from generator.document.node import JsonValue, Node, describe
from generator.document.references import Unresolved, UnresolvedKind
from generator.document.words import METHODS, is_token

__all__ = [
    "METHODS",
    "Document",
    "JsonValue",
    "Location",
    "Node",
    "Source",
    "Unresolved",
    "UnresolvedKind",
    "describe",
    "is_token",
]
