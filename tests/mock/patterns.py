"""A short text that matches a regular expression of the usual kind.

Known are literals, escapes, classes, groups, the first alternative and
quantifiers; look-around, back-references and what else there is are not.
"""

from __future__ import annotations

import re

_CLASSES = {"d": "0", "w": "a", "s": " ", "D": "a", "W": "-", "S": "a"}
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v"}
_QUANTIFIER = re.compile(r"[*+?]|\{(\d+)(,\d*)?\}")
_ALPHABET = "a0A-_ .:/@+=xbcdefghijklmnopqrstuvwyzBCDEFGHIJKLMNOPQRSTUVWXYZ123456789"


class _Unknown(Exception):
    """The expression uses something this generator does not know."""


def matching(pattern: str, least: int = 0, most: int | None = None) -> str | None:
    """A text of that length which the pattern matches; None when none was found."""
    try:
        compiled = re.compile(pattern)
    except re.error:
        return None
    for repeat in (1, 0, least, least - 1, 8):
        try:
            text = _Generator(pattern, max(repeat, 0)).alternatives()
        except _Unknown:
            return None
        # An open end may be filled up: patterns are searched for, not matched whole.
        text += "a" * (least - len(text))
        if compiled.search(text) and (most is None or len(text) <= most):
            return text
    return None


class _Generator:
    """Reads an expression from left to right and writes what it asks for."""

    def __init__(self, pattern: str, repeat: int) -> None:
        self._pattern = pattern
        self._place = 0
        self._repeat = repeat

    def alternatives(self) -> str:
        first = self._sequence()
        while self._take("|"):
            self._sequence()
        return first

    def _sequence(self) -> str:
        text = ""
        while self._place < len(self._pattern) and self._peek() not in "|)":
            atom = self._atom()
            text += atom * self._times()
        return text

    def _times(self) -> int:
        match = _QUANTIFIER.match(self._pattern, self._place)
        if match is None:
            return 1
        self._place = match.end()
        self._take("?")
        least = {"*": 0, "?": 0, "+": 1}.get(match[0])
        if least is None:
            least = int(match[1])
        is_open = match[0] in "*+" or match[2] == ","
        return max(least, self._repeat) if is_open else least

    def _atom(self) -> str:
        character = self._next()
        match character:
            case "^" | "$":
                return ""
            case ".":
                return "a"
            case "(":
                return self._group()
            case "[":
                return self._class()
            case "\\":
                return self._escape()
            case _:
                return character

    def _group(self) -> str:
        if self._take("?") and not self._take(":"):
            raise _Unknown
        text = self.alternatives()
        if not self._take(")"):
            raise _Unknown
        return text

    def _escape(self) -> str:
        character = self._next()
        if character in "bB":
            return ""
        if character in _CLASSES:
            return _CLASSES[character]
        if character.isalnum() and character not in _CONTROLS:
            raise _Unknown
        return _CONTROLS.get(character, character)

    def _class(self) -> str:
        start = self._place - 1
        self._take("^")
        self._take("]")
        while (character := self._next()) != "]":
            if character == "\\":
                self._next()
        one = re.compile(self._pattern[start : self._place])
        for candidate in _ALPHABET:
            if one.fullmatch(candidate):
                return candidate
        for code in range(0x21, 0x3000):
            if one.fullmatch(chr(code)):
                return chr(code)
        raise _Unknown

    def _peek(self) -> str:
        return self._pattern[self._place]

    def _next(self) -> str:
        if self._place >= len(self._pattern):
            raise _Unknown
        self._place += 1
        return self._pattern[self._place - 1]

    def _take(self, character: str) -> bool:
        found = self._pattern.startswith(character, self._place)
        self._place += found
        return found
