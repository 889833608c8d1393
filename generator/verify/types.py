"""What the judge knows of a value: its class, or what calling it gives."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.verify.modules import Module
from generator.verify.scope import ClassOrigin, External, ModuleOrigin


class Kind(enum.Enum):
    """What calling something gives."""

    COROUTINE = enum.auto()
    ASYNC_ITERATOR = enum.auto()
    ASYNC_CONTEXT = enum.auto()
    SYNC_CONTEXT = enum.auto()
    PLAIN = enum.auto()


@dataclass(frozen=True, slots=True)
class Instance:
    """An object of a class of the library; `skip` counts classes that are passed
    over in the look-up of members, as `super()` does."""

    origin: ClassOrigin
    skip: int = 0


@dataclass(frozen=True, slots=True)
class ForeignInstance:
    """An object of a class from outside, by its dotted name."""

    name: str


@dataclass(frozen=True, slots=True)
class Function:
    """A function or bound method; `result` is the type after an await."""

    kind: Kind
    result: "Type | None" = None


@dataclass(frozen=True, slots=True)
class Named:
    """A class, module or foreign thing itself, not an object of it."""

    origin: ClassOrigin | ModuleOrigin | External


Type: TypeAlias = Instance | ForeignInstance | Function | Named


@dataclass(frozen=True, slots=True)
class Context:
    """Where an expression stands: module, class, and the types of local names."""

    module: Module
    owner: ClassOrigin | None = None
    names: Mapping[str, Type | None] = field(default_factory=dict[str, "Type | None"])


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What unknown objects are taken for.

    `coroutines` are attributes that are awaited when called, `shell` is the class of
    an attribute called `_shell` that has no other type.
    """

    coroutines: frozenset[str]
    shell: ClassOrigin | None
