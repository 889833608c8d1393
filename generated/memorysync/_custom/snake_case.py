"""Reply keys in snake_case, whichever spelling the server uses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from .._runtime.json import JsonValue

_OPAQUE: Final = frozenset({"configuration", "geo", "metadata", "payload"})
"""Keys, in snake_case, whose values belong to the user and stay as they are."""

_IDENTIFIER: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)

_WORD_START: Final = re.compile(
    r"""
      (?<=[a-z0-9]) (?=[A-Z])                              # user|Name, sha256|Hash
    | (?<=[A-Z]) (?=[A-Z] (?! s (?![a-z]) ) [a-z])         # HTTP|Status, not ID|s
    | (?<=[A-Za-z]) (?=[0-9]+ [smhdwy] (?![a-z0-9]) )      # deliveries|24h, rate|7d
    """,
    re.VERBOSE | re.ASCII,
)


def snake_keys(reply: JsonValue) -> JsonValue:
    """Return the reply with the keys of its objects in snake_case, at every depth.

    Acronyms stay together (``userID`` becomes ``user_id``, ``URL`` becomes ``url``),
    and a number with a unit of time is a word of its own (``totalDeliveries24h``
    becomes ``total_deliveries_24h``, but ``sha256Hash`` becomes ``sha256_hash``).
    Keys without capital letters, and keys that are no ASCII identifiers and thus data
    rather than names, stay as they are. So do the values under ``payload``,
    ``metadata``, ``geo`` and ``configuration``.

    Of several keys that become the same one, the last whose value is not null wins:
    a server that sends both spellings means the same thing by them, and an empty one
    must not hide the other.

    Args:
        reply: A parsed JSON value. It is not changed.

    Returns:
        A new value, which shares the untouched parts with the reply.
    """
    if isinstance(reply, list):
        return [snake_keys(element) for element in reply]
    if not isinstance(reply, dict):
        return reply
    converted: dict[str, JsonValue] = {}
    for key, value in reply.items():
        name = _snake(key)
        if value is None and name in converted:
            continue
        converted[name] = value if name in _OPAQUE else snake_keys(value)
    return converted


@lru_cache(maxsize=1024)
def _snake(key: str) -> str:
    """Return one key in snake_case."""
    if key.islower() or not _IDENTIFIER.fullmatch(key):
        return key
    return _WORD_START.sub("_", key).lower()
