"""Parsed JSON to Python values: tolerant where nothing is lost, typed errors elsewhere.

Every function takes what `json` made of a reply and returns it as the declared type.
Text that holds a number passes as that number; anything else that does not fit is a
`DecodingError`, which a call reports as an undecodable reply.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

T = TypeVar("T")


class DecodingError(ValueError):
    """A reply does not have the declared shape."""


def _wrong(expected: str, value: object) -> DecodingError:
    shown = repr(value)
    if len(shown) > 60:
        shown = f"{shown[:57]}..."
    return DecodingError(f"expected {expected}, got {shown}")


def string(value: Any) -> str:
    """A string; other scalars as their text."""
    if type(value) is str:
        return value
    if isinstance(value, (str, int, float)):
        return str(value)
    raise _wrong("a string", value)


def boolean(value: Any) -> bool:
    """true or false, also where it came as 1 or 0."""
    if value is True or value is False:
        return value
    if type(value) is int and value in (0, 1):
        return value == 1
    raise _wrong("true or false", value)


def integer(value: Any) -> int:
    """A whole number, also where it came as 7.0 or "7"."""
    if type(value) is int:
        return value
    try:
        whole = int(value)
    except (TypeError, ValueError, OverflowError):
        raise _wrong("an integer", value) from None
    if isinstance(value, bool) or (isinstance(value, float) and value % 1):
        raise _wrong("an integer", value)
    return whole


def number(value: Any) -> float:
    """A number; an integer stays one, as annotations allow."""
    if type(value) is float or type(value) is int:
        return value
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            pass
    raise _wrong("a number", value)


def array(value: Any) -> list[Any]:
    """A JSON array."""
    if isinstance(value, list):
        return value  # pyright: ignore[reportUnknownVariableType]
    raise _wrong("a list", value)


def mapping(value: Any) -> dict[str, Any]:
    """A JSON object."""
    if type(value) is dict or isinstance(value, dict):
        return value  # pyright: ignore[reportUnknownVariableType]
    raise _wrong("an object", value)


def list_of(decode: Callable[[Any], T], value: Any) -> list[T]:
    """A JSON array of values that one function decodes."""
    return list(map(decode, array(value)))


def strings(value: Any) -> list[str]:
    """A JSON array of strings."""
    return [item if type(item) is str else string(item) for item in array(value)]


def integers(value: Any) -> list[int]:
    """A JSON array of whole numbers."""
    return [item if type(item) is int else integer(item) for item in array(value)]


def optional_string(value: Any) -> str | None:
    """A string, or None."""
    return value if value is None or type(value) is str else string(value)


def optional_boolean(value: Any) -> bool | None:
    """true or false, or None."""
    return None if value is None else boolean(value)


def optional_integer(value: Any) -> int | None:
    """A whole number, or None."""
    return value if value is None or type(value) is int else integer(value)


def optional_number(value: Any) -> float | None:
    """A number, or None."""
    return value if value is None or type(value) is float else number(value)


def optional(decode: Callable[[Any], T], value: Any) -> T | None:
    """The decoded value, or None where there is none."""
    return None if value is None else decode(value)


def record(value: Any) -> Any:
    """A JSON object that is handed over as it came, typed by a TypedDict."""
    if isinstance(value, dict):
        return value  # pyright: ignore[reportUnknownVariableType]
    raise _wrong("an object", value)


def member(values: Mapping[Any, T], value: Any) -> T | Any:
    """The enumeration member of a value; a value that is not known yet survives."""
    is_known = isinstance(value, (str, int)) and not isinstance(value, bool)
    return values.get(value, value) if is_known else value


def has(value: Any, *names: str) -> bool:
    """Whether a value is an object with all these members."""
    return isinstance(value, dict) and all(name in value for name in names)


def is_integer(value: Any) -> bool:
    """Whether a value is a whole number; true and false are none."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_number(value: Any) -> bool:
    """Whether a value is a number; true and false are none."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_array(value: Any) -> bool:
    """Whether a value is an array."""
    return isinstance(value, list)


def tagged(value: Any, name: str, *tags: object) -> bool:
    """Whether a value is an object whose member `name` is one of these."""
    return isinstance(value, dict) and mapping(value).get(name) in tags


def not_tagged_otherwise(value: Any, name: str, *tags: object) -> bool:
    """Whether a value is an object whose member `name` is one of these, or absent."""
    return isinstance(value, dict) and mapping(value).get(name, tags[0]) in tags


def no_variant(expected: str, value: object) -> DecodingError:
    """The error for a value that fits no variant of a union."""
    return _wrong(f"one of the variants of {expected}", value)
