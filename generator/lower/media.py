"""Media types: what a body is, and which of several the client speaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from generator import ir
from generator.document import Node
from generator.lower.context import Context

Choice = tuple[str, Node, ir.BodyFormat]
_PREFERENCE: Final = ("json", "multipart", "form", "binary", "text")
_FRAMINGS: Final[dict[str, ir.Framing]] = {
    "application/json-seq": "sequence",
    "application/jsonl": "lines",
    "application/ndjson": "lines",
    "application/x-jsonlines": "lines",
    "application/x-ndjson": "lines",
    "text/event-stream": "events",
}
"""Media types of which each part is a value (OpenAPI 3.2, sequential media types)."""


def essence(media_type: str) -> str:
    """A media type without its parameters, in lower case (RFC 9110, 8.3.1)."""
    return media_type.partition(";")[0].strip().lower()


def framing_of(media_type: str) -> ir.Framing | None:
    """How the parts of a sequential media type are told apart; None for others."""
    return _FRAMINGS.get(essence(media_type))


def preferred(
    context: Context, content: Node, accepts: Callable[[str], bool] = bool
) -> Choice | None:
    """The media type that the client speaks: JSON first, a range of types last."""
    choices: list[Choice] = []
    for media_type, entry in content.items():
        if accepts(media_type):
            media = context.resolve(entry, "any value") or entry
            choices.append((media_type, media, _format(media_type, media)))
    if not choices:
        return None
    return min(
        choices, key=lambda choice: (_PREFERENCE.index(choice[2]), "*" in choice[0])
    )


def _format(media_type: str, media: Node) -> ir.BodyFormat:
    name = essence(media_type)
    subtype = name.partition("/")[2]
    if subtype == "json" or subtype.endswith("+json"):
        return "json"
    if name == "multipart/form-data":
        return "multipart"
    if name == "application/x-www-form-urlencoded":
        return "form"
    if name in ("*/*", "application/*"):
        schema = media.get("schema")
        if schema is None or schema.string("type") != "string":
            return "json"
        return "binary" if schema.string("format") == "binary" else "text"
    if name.startswith("text/") or subtype == "xml" or subtype.endswith("+xml"):
        return "text"
    if subtype in ("x-ndjson", "jsonl", "json-seq", "yaml", "x-yaml", "graphql"):
        return "text"
    return "binary"
