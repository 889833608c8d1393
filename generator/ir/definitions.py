"""Schemas that deserve a name: objects, enumerations and aliases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.document import JsonValue, Source
from generator.ir.guards import Guard, MemberRules
from generator.ir.types import DefinitionKey, JsonScalar, Type


@dataclass(frozen=True, slots=True)
class Default:
    """A schema's default and what the client does with it.

    `document`: it is prose, the server applies it. `always`: the argument's default,
    always sent. `unless_equal`: the argument's default, and such a value is not sent.
    """

    value: JsonValue
    sending: Literal["document", "always", "unless_equal"]


@dataclass(frozen=True, slots=True)
class Example:
    """A value that the document gives as an example."""

    value: JsonValue


@dataclass(frozen=True, slots=True)
class FileDetails:
    """The arguments that carry a file part's name and content type."""

    filename: str | None
    content_type: str | None


@dataclass(frozen=True, slots=True)
class Property:
    """A declared member of an object.

    `place`: as an argument it goes into a member of another member of the body.
    """

    wire: str
    type: Type
    required: bool
    description: str
    default: Default | None
    guard: Guard
    read_only: bool
    write_only: bool
    deprecation: str | None
    name: str | None
    file: FileDetails | None
    place: tuple[str, str] | None
    source: Source


@dataclass(frozen=True, slots=True)
class NameHint:
    """What a definition is called on the wire, and whether that is given or made up.

    `parts` are words or names, outermost first, for example ("Pet", "category").
    """

    parts: tuple[str, ...]
    override: str | None = None


ModelStyle: TypeAlias = Literal["dataclass", "typed-dict"]
SentMembers: TypeAlias = Literal["declared", "given"]


@dataclass(frozen=True, slots=True)
class Model:
    """An object with declared members; `bases` are the schemas it is made of.

    `additional` is the type of its other members, where the document tells one.
    `shorthand` is the member that an argument stands for which is no object. `has_any`
    is the method that tells whether an optional member has a value, `raw_name` what the
    argument is called that the model is decoded from.
    """

    key: DefinitionKey
    hint: NameHint
    description: str
    properties: tuple[Property, ...]
    additional: Type | None
    bases: tuple[DefinitionKey, ...]
    rules: MemberRules
    style: ModelStyle | None
    shorthand: str | None
    has_any: str | None
    raw_name: str | None
    sent_members: SentMembers | None
    module: str | None
    component: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A named set of scalar values, maybe with names for them.

    Values with names are all text, or all whole numbers.
    """

    key: DefinitionKey
    hint: NameHint
    description: str
    values: tuple[JsonScalar, ...]
    member_names: tuple[str, ...]
    member_descriptions: tuple[str, ...]
    nullable: bool
    component: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Alias:
    """A name for any other type."""

    key: DefinitionKey
    hint: NameHint
    description: str
    type: Type
    component: bool
    source: Source


Definition: TypeAlias = Model | Enumeration | Alias
