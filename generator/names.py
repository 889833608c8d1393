"""Wire names to Python names: casing, keywords, reserved members, collisions.

The same input gives the same names, in whatever order dictionaries iterate: a scope
hands out names in document order, and a name that is taken gets a number.
"""

from __future__ import annotations

import hashlib
import keyword
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_LENGTH_LIMIT: Final = 64
_BOUNDARY = re.compile(
    r"(?<=[a-z0-9])(?=[A-Z])"  # fooBar -> foo Bar
    r"|(?<=[A-Z])(?=[A-Z][a-z])"  # HTTPServer -> HTTP Server
)
_PLURAL_ACRONYM = re.compile(r"([A-Z]{2,})s(?=[^a-z]|$)")

_LIGATURES: Final = {
    "ß": "ss",
    "ẞ": "SS",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "Ð": "D",
    "þ": "th",
    "Þ": "TH",
    "ı": "i",
}
"""Latin letters that Unicode does not decompose."""

BUILTIN_TYPES: Final = frozenset(
    {"bool", "bytes", "dict", "float", "int", "list", "object", "str", "tuple", "type"}
)
TEMPORAL_TYPES: Final = frozenset({"date", "datetime", "time"})
"""Types of the standard library that annotations name and that look like a member."""


def words(text: str) -> list[str]:
    """The words of a wire name: split at punctuation and at changes of case."""
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(
        character for character in plain if unicodedata.category(character)[0] != "C"
    )
    if any(character.isascii() and character.isalpha() for character in plain):
        plain = "".join(map(_in_ascii, plain))
    parts = re.split(r"[\W_]+", plain)
    found: list[str] = []
    for part in parts:
        spread = _PLURAL_ACRONYM.sub(lambda match: match[1].capitalize() + "s", part)
        found.extend(piece for piece in _BOUNDARY.split(spread) if piece)
    return [word for word in found if _is_nameable(word)]


def _in_ascii(character: str) -> str:
    """A letter as it is written without its marks; what merely looks Latin by its number."""
    if character.isascii() or not character.isalpha():
        return character
    bare = unicodedata.normalize("NFKD", character)[0]
    if bare.isascii():
        return bare
    return _LIGATURES.get(character, f"u{ord(character):04x}")


def _is_nameable(word: str) -> bool:
    return f"a{word}".isidentifier()


def _bounded(name: str) -> str:
    if len(name) <= _LENGTH_LIMIT:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:6]
    return f"{name[: _LENGTH_LIMIT - 7].rstrip('_')}_{digest}"


def snake(text: str, fallback: str) -> str:
    """A name for a function, an argument, an attribute or a module.

    `fallback` stands in front where the wire name starts with a digit, and alone where
    nothing of it can be a name.
    """
    listed = [word.lower() for word in words(text)]
    if not listed:
        return fallback
    if not listed[0].isidentifier():
        listed.insert(0, fallback)
    return _safe(_bounded("_".join(listed)))


def pascal(texts: Iterable[str], fallback: str) -> str:
    """A name for a class or a type alias.

    It starts with a capital, so that no function, argument or field can be called so.
    """
    listed = [word for text in texts for word in words(text)]
    name = "".join(_capital(word) for word in listed)
    if not name or not name.isidentifier() or not name[0].isupper():
        name = fallback + name
    return _safe(_bounded(name))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def upper(text: str, fallback: str) -> str:
    """A name for a constant or an enumeration member."""
    return snake(text, fallback).strip("_").upper() or fallback.upper()


def _safe(name: str) -> str:
    name = unicodedata.normalize("NFKC", name)
    return f"{name}_" if keyword.iskeyword(name) else name


class Scope:
    """Names that are taken in one place; hands out free ones."""

    def __init__(
        self, reserved: Iterable[str] = (), *, fold_case: bool = False
    ) -> None:
        self._fold_case = fold_case
        self._taken = {self._key(name) for name in reserved}

    def _key(self, name: str) -> str:
        normal = unicodedata.normalize("NFKC", name)
        return normal.casefold() if self._fold_case else normal

    def reserve(self, name: str) -> None:
        """Take a name that was decided elsewhere."""
        self._taken.add(self._key(name))

    def has(self, name: str) -> bool:
        """Whether a name is taken."""
        return self._key(name) in self._taken

    def claim(self, name: str, *alternatives: str) -> str:
        """Take `name`, or the first free alternative, or `name` with a number."""
        for candidate in (name, *alternatives):
            if not self.has(candidate):
                self.reserve(candidate)
                return candidate
        stem = name.rstrip("_")
        number = 2
        while self.has(f"{stem}_{number}"):
            number += 1
        self.reserve(f"{stem}_{number}")
        return f"{stem}_{number}"
