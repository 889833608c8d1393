"""Where JSON Schema 2020-12 identifiers stand in an OpenAPI document.

The `referencing` library looks for `$id` and anchors where the keywords of JSON
Schema put subschemas; in an OpenAPI document schemas stand in other places too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from referencing import Specification
from referencing.jsonschema import DRAFT202012

from tests.mock.json_values import JsonValue, mapping, sequence

_NAMES = ("$id", "$anchor", "$dynamicAnchor")


def _identifier(contents: JsonValue) -> str | None:
    value = mapping(contents).get("$id")
    return value if isinstance(value, str) else None


def _identified_below(contents: JsonValue) -> Iterator[JsonValue]:
    """The nearest values below that carry an identifier or an anchor."""
    for value in (*mapping(contents).values(), *sequence(contents)):
        if any(isinstance(mapping(value).get(name), str) for name in _NAMES):
            yield value
        else:
            yield from _identified_below(value)


def _anchors(specification: Any, contents: Any) -> Any:
    return DRAFT202012.anchors_in(contents)


def _enter(segments: Any, resolver: Any, subresource: Any) -> Any:
    return (
        resolver if subresource.id() is None else resolver.in_subresource(subresource)
    )


# mypy does not see the constructor of this attrs class.
_specification: Any = Specification

OPENAPI_31: Specification[Any] = _specification(
    name="OpenAPI 3.1 document",
    id_of=_identifier,
    subresources_of=_identified_below,
    maybe_in_subresource=_enter,
    anchors_in=_anchors,
)
