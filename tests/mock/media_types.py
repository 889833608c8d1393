"""Media types: reading them, and matching them with what is declared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_PARAMETER = re.compile(
    r';\s*([^\s;=]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class MediaType:
    """A media type or range, lower case, and its parameters."""

    type: str
    subtype: str
    parameters: dict[str, str] = field(default_factory=lambda: dict[str, str]())

    @classmethod
    def parse(cls, text: str) -> MediaType | None:
        """Read the value of a Content-Type header or one item of an Accept."""
        essence, _, _ = text.partition(";")
        type_, slash, subtype = essence.strip().lower().partition("/")
        if not slash or not type_ or not subtype:
            return None
        return cls(type_, subtype, header_parameters(text))

    @property
    def essence(self) -> str:
        """The type without parameters."""
        return f"{self.type}/{self.subtype}"

    @property
    def is_json(self) -> bool:
        """JSON, or a type built on it (RFC 6839)."""
        return self.subtype == "json" or self.subtype.endswith("+json")

    def covers(self, other: MediaType) -> bool:
        """Whether this range includes another type: `*/*`, `text/*`, `*/*+json`."""
        if self.type not in ("*", other.type):
            return False
        if self.subtype.startswith("*+"):
            return other.subtype.endswith(self.subtype[1:])
        return self.subtype in ("*", other.subtype)

    @property
    def breadth(self) -> int:
        """0 for a type, more for wider ranges."""
        return (self.type == "*") + ("*" in self.subtype)


def header_parameters(text: str) -> dict[str, str]:
    """The `; name=value` parameters of a header field, names in lower case."""
    found: dict[str, str] = {}
    for name, quoted, plain in _PARAMETER.findall(text):
        found[name.lower()] = re.sub(r"\\(.)", r"\1", quoted) or plain
    return found


def narrowest(declared: Iterable[str], actual: MediaType) -> str | None:
    """The most specific declared range that includes the actual type."""
    covering: list[tuple[int, str]] = []
    for key in declared:
        media_type = MediaType.parse(key)
        if media_type is not None and media_type.covers(actual):
            covering.append((media_type.breadth, key))
    return min(covering, key=lambda each: each[0])[1] if covering else None


def preferred(declared: Iterable[str], accept: str | None) -> str | None:
    """The declared type that suits an Accept header best (RFC 9110, 12.5.1).

    Among equals JSON goes first, then the order of the document.
    """
    ranges = [_weighted(item) for item in (accept or "*/*").split(",") if item.strip()]
    best: tuple[float, bool] | None = None
    chosen: str | None = None
    for key in declared:
        media_type = MediaType.parse(key)
        if media_type is None:
            continue
        matching = [
            (each.breadth, weight)
            for each, weight in ranges
            if each is not None and (each.covers(media_type) or "*" in key)
        ]
        weight = min(matching)[1] if matching else 0.0
        score = (weight, media_type.is_json)
        if weight > 0 and (best is None or score > best):
            best, chosen = score, key
    return chosen


def _weighted(item: str) -> tuple[MediaType | None, float]:
    media_type = MediaType.parse(item)
    try:
        weight = float(header_parameters(item).get("q", "1"))
    except ValueError:
        weight = 0.0
    return media_type, weight
