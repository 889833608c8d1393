"""Checks of arguments before anything is sent, as the API document asks for them.

Each guard mirrors a few JSON Schema keywords. A refused value raises the package's
argument error, which names the argument and says what it takes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeGuard
from urllib.parse import urlsplit

from .null import NULL
from .roles import ArgumentError

_NOT_BLANK = r"\S"


class Guard(Protocol):
    """Checks one value."""

    def check(self, name: str, value: Any) -> None:
        """Raise the argument error unless `value` is acceptable."""


@dataclass(frozen=True, slots=True)
class Optional:
    """Nothing to check where no value is given."""

    guard: Guard

    def check(self, name: str, value: Any) -> None:
        if value is not None and value is not NULL:
            self.guard.check(name, value)


@dataclass(frozen=True, slots=True)
class Given:
    """Any value but None."""

    def check(self, name: str, value: Any) -> None:
        if value is None:
            raise ArgumentError(f"{name} is required")


@dataclass(frozen=True, slots=True)
class Anything:
    """Any value: only its name is known."""

    def check(self, name: str, value: Any) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Boolean:
    """true or false."""

    def check(self, name: str, value: Any) -> None:
        if not isinstance(value, bool):
            raise ArgumentError(f"{name} must be a boolean")


@dataclass(frozen=True, slots=True)
class Integer:
    """A whole number between two bounds, both included."""

    minimum: int | None = None
    maximum: int | None = None

    def check(self, name: str, value: Any) -> None:
        if (
            not isinstance(value, int)
            or isinstance(value, bool)
            or (self.minimum is not None and value < self.minimum)
            or (self.maximum is not None and value > self.maximum)
        ):
            raise ArgumentError(f"{name} must be {self._expected()}")

    def _expected(self) -> str:
        if self.maximum is None and self.minimum == 1:
            return "a positive integer"
        return f"an integer{_between(self.minimum, self.maximum)}"


@dataclass(frozen=True, slots=True)
class Number:
    """A number between two bounds, both included."""

    minimum: float | None = None
    maximum: float | None = None

    def check(self, name: str, value: Any) -> None:
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            raise ArgumentError(f"{name} must be a number")
        if (self.minimum is not None and not value >= self.minimum) or (
            self.maximum is not None and not value <= self.maximum
        ):
            raise ArgumentError(f"{name} must be{_between(self.minimum, self.maximum)}")


def _between(minimum: float | None, maximum: float | None) -> str:
    if minimum is not None and maximum is not None:
        return f" between {minimum:g} and {maximum:g}"
    if minimum is not None:
        return f" of at least {minimum:g}"
    return "" if maximum is None else f" of at most {maximum:g}"


@dataclass(frozen=True, slots=True)
class Text:
    """Text of a length between two bounds, in characters; `pattern` occurs in it."""

    minimum: int = 0
    maximum: int | None = None
    format: str | None = None
    pattern: str | None = None

    def check(self, name: str, value: Any) -> None:
        filled = self.minimum > 0 or self.pattern == _NOT_BLANK
        if (
            not isinstance(value, str)
            or (filled and not value)
            or (self.pattern == _NOT_BLANK and not value.strip())
        ):
            kind = "a non-empty string" if filled else "a string"
            raise ArgumentError(f"{name} must be {kind}")
        if len(value) < self.minimum:
            raise ArgumentError(
                f"{name} must contain at least {self.minimum} characters"
            )
        if self.maximum is not None and len(value) > self.maximum:
            raise ArgumentError(f"{name} may contain at most {self.maximum} characters")
        if self.format == "email":
            _check_email(name, value)
        elif self.format in ("uri", "url"):
            _check_url(name, value)
        if self.pattern is not None and not re.search(self.pattern, value):
            raise ArgumentError(f"{name} must match the pattern {self.pattern}")


def _check_email(name: str, value: str) -> None:
    user, at, host = value.partition("@")
    if not (user and at and host):
        raise ArgumentError(f"{name} must be a valid email address")


def _check_url(name: str, value: str) -> None:
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        host = None
    else:
        if host and "@" in parts.netloc:
            raise ArgumentError(f"{name} must not contain credentials")
        if parts.scheme.lower() not in ("http", "https"):
            host = None
    if not host:
        raise ArgumentError(f"{name} must be an absolute HTTP or HTTPS URL")


@dataclass(frozen=True, slots=True)
class Kind:
    """A scalar of one of several types, by their names in JSON Schema."""

    names: tuple[str, ...]

    def check(self, name: str, value: Any) -> None:
        if not any(_is_kind(kind, value) for kind in self.names):
            listed = " or ".join(_KINDS[kind] for kind in self.names)
            raise ArgumentError(f"{name} must be {listed}")


_KINDS = {
    "string": "a string",
    "integer": "an integer",
    "number": "a number",
    "boolean": "true or false",
}


def _is_kind(kind: str, value: object) -> bool:
    match kind:
        case "string":
            return isinstance(value, str)
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case _:
            return isinstance(value, (int, float)) and not isinstance(value, bool)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few values."""

    values: tuple[object, ...]

    def check(self, name: str, value: Any) -> None:
        if not any(value == item and type(value) is type(item) for item in self.values):
            listed = ", ".join(map(str, self.values))
            raise ArgumentError(f"{name} must be one of {listed}; got {value!r}")


@dataclass(frozen=True, slots=True)
class Array:
    """A list of a length between two bounds."""

    minimum: int = 0
    maximum: int | None = None
    items: Guard | None = None
    unique_by: str | None = None

    def check(self, name: str, value: Any) -> None:
        if not _is_list(value):
            raise ArgumentError(f"{name} must be a list")
        if len(value) < self.minimum:
            least = "one entry" if self.minimum == 1 else f"{self.minimum} entries"
            raise ArgumentError(f"{name} must contain at least {least}")
        if self.maximum is not None and len(value) > self.maximum:
            raise ArgumentError(f"{name} may contain at most {self.maximum} entries")
        if self.items is not None:
            for index, item in enumerate(value):
                self.items.check(f"{name}[{index}]", item)
        if self.unique_by is not None:
            _check_unique(name, value, self.unique_by)


def _check_unique(name: str, items: Sequence[Any], member: str) -> None:
    """Refuse two items with the same value of a member."""
    seen: dict[object, int] = {}
    for index, item in enumerate(items):
        found = item.get(member) if _is_mapping(item) else getattr(item, member, None)
        if found is None or not isinstance(found, (str, int)):
            continue
        first = seen.setdefault(found, index)
        if first != index:
            raise ArgumentError(
                f"{name} must not contain the same {member} twice: "
                f"{found} appears at index {first} and {index}"
            )


@dataclass(frozen=True, slots=True)
class Forbidden:
    """No value: the argument exists only to be refused."""

    sentence: str

    def check(self, name: str, value: Any) -> None:
        if value is not None:
            raise ArgumentError(self.sentence)


@dataclass(frozen=True, slots=True)
class Object:
    """An object with checked members; a closed one has no others.

    At least `minimum` of its members must have a value, and one of `one_of`.
    """

    members: Mapping[str, Guard] = field(default_factory=dict[str, Guard])
    required: tuple[str, ...] = ()
    closed: bool = False
    minimum: int = 0
    one_of: tuple[str, ...] = ()

    def check(self, name: str, value: Any) -> None:
        given = value.to_dict() if hasattr(value, "to_dict") else value
        if not _is_mapping(given):
            raise ArgumentError(f"{name} must be a mapping")
        unknown = sorted(str(key) for key in given if key not in self.members)
        if self.closed and unknown:
            raise ArgumentError(f"{name} contains unsupported fields: {unknown}")
        for key in self.required:
            if given.get(key) is None:
                raise ArgumentError(f"{name}.{key} is required")
        if sum(item is not None for item in given.values()) < self.minimum:
            count = max(1, self.minimum - len(self.required))
            number = "one" if count == 1 else str(count)
            others = f" besides {', '.join(self.required)}" if self.required else ""
            raise ArgumentError(
                f"{name} must set at least {number} of its fields{others}"
            )
        if self.one_of and all(given.get(key) is None for key in self.one_of):
            listed = ", ".join(self.one_of)
            raise ArgumentError(f"{name} must set at least one of {listed}")
        for key, guard in self.members.items():
            if key in given:
                guard.check(f"{name}.{key}", given[key])


def _is_list(value: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes))


def _is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    return isinstance(value, Mapping)


def exactly_one(*groups: Mapping[str, object]) -> None:
    """Refuse unless all arguments of exactly one group are given."""
    given = [group for group in groups if _is_given(group)]
    if len(given) != 1:
        names = " or ".join(" and ".join(group) for group in groups)
        rest = ", not both" if len(given) > 1 else ""
        raise ArgumentError(f"Provide either {names}{rest}")


def at_least_one(*groups: Mapping[str, object]) -> None:
    """Refuse unless all arguments of at least one group are given."""
    if not any(_is_given(group) for group in groups):
        names = " or ".join(" and ".join(group) for group in groups)
        raise ArgumentError(f"Provide {names}")


def at_least(count: int, arguments: Mapping[str, object]) -> None:
    """Refuse unless `count` of the arguments are given."""
    if sum(value is not None for value in arguments.values()) < count:
        number = "one" if count == 1 else str(count)
        raise ArgumentError(f"Provide at least {number} of {', '.join(arguments)}")


def together(name: str, value: object, needs: Mapping[str, object]) -> None:
    """Refuse an argument that is given without those that it needs."""
    missing = [needed for needed, given in needs.items() if given is None]
    if value is not None and missing:
        raise ArgumentError(f"{name} needs {' and '.join(missing)} as well")


def distinct(arguments: Mapping[str, object]) -> None:
    """Refuse arguments of which two have the same value."""
    named = list(arguments.items())
    for index, (name, value) in enumerate(named):
        for other, earlier in named[:index]:
            if value is not None and value == earlier:
                raise ArgumentError(f"{other} must differ from {name}")


def _is_given(group: Mapping[str, object]) -> bool:
    return all(value is not None for value in group.values())
