"""The document as a whole: its clients, errors and prose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.document import Source
from generator.ir.definitions import Definition, ModelStyle
from generator.ir.operations import Hook, Operation, Parameter
from generator.ir.security import SecurityScheme


@dataclass(frozen=True, slots=True)
class ErrorClass:
    """An error class and the statuses that raise it ("404", "5XX").

    `messages` are default sentences by status; `message` is for the other statuses.
    """

    name: str
    statuses: tuple[str, ...]
    message: str
    messages: tuple[tuple[str, str], ...] = ()

    def message_for(self, status: str) -> str:
        """The sentence of an error whose body has none."""
        return dict(self.messages).get(status, self.message)


@dataclass(frozen=True, slots=True)
class ErrorTree:
    """The errors of a package and where an error body keeps its facts."""

    base: str
    argument: str
    credential: str
    classes: tuple[ErrorClass, ...]
    message: tuple[str, ...]
    request_id_headers: tuple[str, ...]
    request_id_body: tuple[str, ...]
    retry_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamespaceNames:
    """The module and the class names of a client's namespaces."""

    module: str | None
    classes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Client:
    """One client class and the operations that it carries.

    `name` is None where the document leaves it to the title; `module` likewise.
    `base_url_checked_late`: not by the constructor but by every call; `never_blank`
    names the settings that may be absent but not empty.
    """

    name: str | None
    module: str | None
    types_module: str
    model_style: ModelStyle
    positional: tuple[str, ...]
    base_url: str | None
    base_url_checked_late: bool
    never_blank: tuple[str, ...]
    timeout: float
    max_retries: int
    hook: Hook | None
    namespaces: NamespaceNames
    description: str
    operations: tuple[Operation, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Info:
    """Title, version and prose of the document."""

    title: str
    version: str
    summary: str
    description: str
    license: str | None
    contact: tuple[str | None, str | None]
    homepage: str | None
    documentation: str | None
    server: str | None


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that the document describes."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that callers of the version before will notice, and why it is so.

    `cases` are recorded calls of that version that show it.
    """

    id: str
    title: str
    before: str
    now: str
    reason: str
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replaced:
    """The version that the package stands in for."""

    version: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Fallback:
    """A place where the document could not be followed, and what was done instead."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A part of the document of which nothing is made."""

    kind: Literal["webhook", "callback", "link"]
    name: str
    source: Source


@dataclass(frozen=True, slots=True)
class Api:
    """A whole document, lowered.

    `declared` is how many operations the document has under `paths`; there are fewer
    `operations` where one of them cannot be called.
    """

    info: Info
    clients: tuple[Client, ...]
    operations: tuple[Operation, ...]
    declared: int
    definitions: tuple[Definition, ...]
    security_schemes: tuple[SecurityScheme, ...]
    settings: tuple[Parameter, ...]
    errors: ErrorTree
    tags: tuple[Tag, ...]
    replaced: Replaced | None
    fallbacks: tuple[Fallback, ...]
    passed_over: tuple[PassedOver, ...]

    @property
    def has_streams(self) -> bool:
        """Whether any reply comes value by value."""
        return any(operation.stream is not None for operation in self.operations)
