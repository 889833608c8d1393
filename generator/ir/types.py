"""The types of values on the wire: a tagged union."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

JsonScalar: TypeAlias = None | bool | int | float | str
DefinitionKey: TypeAlias = str


@dataclass(frozen=True, slots=True)
class AnyType:
    """Any JSON value: the schema says nothing, or what it says has no type."""


@dataclass(frozen=True, slots=True)
class NullType:
    """Only null."""


@dataclass(frozen=True, slots=True)
class BooleanType:
    """true or false."""


@dataclass(frozen=True, slots=True)
class IntegerType:
    """A whole number."""


@dataclass(frozen=True, slots=True)
class NumberType:
    """Any number."""


@dataclass(frozen=True, slots=True)
class StringType:
    """Text, maybe in a format such as `date-time` or `uuid`."""

    format: str | None = None


@dataclass(frozen=True, slots=True)
class BinaryType:
    """Raw bytes: a file part or a body that is not text."""


@dataclass(frozen=True, slots=True)
class LiteralType:
    """One of a few scalar values."""

    values: tuple[JsonScalar, ...]


@dataclass(frozen=True, slots=True)
class ArrayType:
    """A list of items of one type."""

    items: Type


@dataclass(frozen=True, slots=True)
class MapType:
    """An object whose member names are data."""

    values: Type


@dataclass(frozen=True, slots=True)
class NullableType:
    """The inner type, or null."""

    inner: Type


@dataclass(frozen=True, slots=True)
class ReferenceType:
    """A definition, by its key."""

    key: DefinitionKey


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The property that tells the variants of a union apart, by its values.

    `default` is the variant of objects without the property, or with another value.
    """

    property_name: str
    values: tuple[tuple[str, DefinitionKey], ...]
    default: DefinitionKey | None = None


@dataclass(frozen=True, slots=True)
class UnionType:
    """One of several types, tried in order."""

    variants: tuple[Type, ...]
    discriminator: Discriminator | None = None
    open: bool = False


Type: TypeAlias = (
    AnyType
    | NullType
    | BooleanType
    | IntegerType
    | NumberType
    | StringType
    | BinaryType
    | LiteralType
    | ArrayType
    | MapType
    | NullableType
    | ReferenceType
    | UnionType
)
