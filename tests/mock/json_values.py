"""JSON values as Python holds them, and the few readings everybody needs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NoReturn, TypeAlias

JsonValue: TypeAlias = (
    "None | bool | int | float | str | list[JsonValue] | dict[str, JsonValue]"
)
JsonObject: TypeAlias = "dict[str, JsonValue]"


class NotJson(ValueError):
    """The text is not JSON as RFC 8259 defines it."""


def parse_json(text: str | bytes) -> JsonValue:
    """Read strict JSON: UTF-8, no NaN or Infinity, no member name twice.

    Raises `NotJson` with a sentence that says what is wrong.
    """
    try:
        decoded = text.decode("utf-8") if isinstance(text, bytes) else text
        value: JsonValue = json.loads(
            decoded, parse_constant=_no_constant, object_pairs_hook=_no_duplicates
        )
    except UnicodeDecodeError as error:
        raise NotJson(f"not UTF-8: {error.reason} at byte {error.start}") from error
    except RecursionError as error:
        raise NotJson("nested too deeply") from error
    except ValueError as error:
        raise NotJson(str(error)) from error
    return value


def _no_constant(name: str) -> NoReturn:
    raise NotJson(f"{name} is not a JSON number")


def _no_duplicates(pairs: list[tuple[str, JsonValue]]) -> JsonObject:
    members: JsonObject = {}
    for name, value in pairs:
        if name in members:
            raise NotJson(f"member {name!r} stands twice in one object")
        members[name] = value
    return members


def dump_json(value: JsonValue) -> bytes:
    """Compact UTF-8 JSON, members in the order they have."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def mapping(value: JsonValue) -> JsonObject:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def sequence(value: JsonValue) -> list[JsonValue]:
    """The value if it is an array, else an empty one."""
    return value if isinstance(value, list) else []


def strings(value: JsonValue) -> list[str]:
    """The strings among the elements of an array."""
    return [element for element in sequence(value) if isinstance(element, str)]


def integer(value: JsonValue) -> int | None:
    """The value if it is an integer; a boolean is none."""
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value


def number(value: JsonValue) -> int | float | None:
    """The value if it is a number; a boolean is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value


def pointer(tokens: Iterable[str | int]) -> str:
    """The JSON pointer (RFC 6901) made of unescaped reference tokens."""
    return "".join(
        "/" + str(token).replace("~", "~0").replace("/", "~1") for token in tokens
    )


def tokens(text: str) -> tuple[str, ...]:
    """The unescaped reference tokens of a JSON pointer (RFC 6901)."""
    if not text:
        return ()
    return tuple(
        token.replace("~1", "/").replace("~0", "~") for token in text[1:].split("/")
    )
