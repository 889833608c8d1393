"""What is checked locally before a request is sent: a tagged union of guards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from generator.ir.types import JsonScalar


@dataclass(frozen=True, slots=True)
class NoGuard:
    """Nothing to check beyond what the server checks."""


@dataclass(frozen=True, slots=True)
class BooleanGuard:
    """true or false."""


@dataclass(frozen=True, slots=True)
class NumberGuard:
    """A number, maybe whole, between two bounds (both included)."""

    integer: bool
    minimum: int | float | None
    maximum: int | float | None


@dataclass(frozen=True, slots=True)
class TextGuard:
    """Text of a length between two bounds, in characters; `pattern` occurs in it."""

    min_length: int
    max_length: int | None
    format: str | None
    pattern: str | None


@dataclass(frozen=True, slots=True)
class KindGuard:
    """A scalar of one of several types, by their names in JSON Schema."""

    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChoiceGuard:
    """One of a few values."""

    values: tuple[JsonScalar, ...]


@dataclass(frozen=True, slots=True)
class ArrayGuard:
    """A list of a length between two bounds, maybe with guarded items."""

    min_items: int
    max_items: int | None
    items: Guard
    unique_by: str | None


@dataclass(frozen=True, slots=True)
class ForbiddenGuard:
    """No value at all: the argument is refused with a sentence."""

    sentence: str


@dataclass(frozen=True, slots=True)
class ObjectGuard:
    """An object with guarded members; closed: no others; at least `minimum` given.

    One of the members `one_of` has a value; empty where nothing is said of it.
    """

    members: tuple[tuple[str, Guard], ...]
    required: tuple[str, ...]
    closed: bool
    minimum: int
    one_of: tuple[str, ...]


Guard: TypeAlias = (
    NoGuard
    | BooleanGuard
    | NumberGuard
    | TextGuard
    | KindGuard
    | ChoiceGuard
    | ArrayGuard
    | ForbiddenGuard
    | ObjectGuard
)


@dataclass(frozen=True, slots=True)
class MemberRules:
    """Which members of an object go together (JSON Schema, guarded).

    `exactly_one` and `at_least_one` are from `required`-only branches of `oneOf` and
    `anyOf`; `minimum` is `minProperties`; `dependent` is `dependentRequired`.
    """

    exactly_one: tuple[tuple[str, ...], ...] = ()
    at_least_one: tuple[tuple[str, ...], ...] = ()
    minimum: int = 0
    dependent: tuple[tuple[str, tuple[str, ...]], ...] = ()
