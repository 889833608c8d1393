"""What the mock service remembers between requests, and how handlers see it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from tests.mock.clock import Clock
from tests.mock.json_values import JsonObject, JsonValue, mapping
from tests.mock.memory_store import MemoryStore
from tests.mock.messages import Headers, Request
from tests.mock.multipart import Part
from tests.mock.parameters import Arguments
from tests.mock.problems import Problem

DEFAULT_SCOPE = "default"


@dataclass(slots=True)
class World:
    """The whole state of the mock service."""

    clock: Clock
    memories: MemoryStore = field(default_factory=MemoryStore)
    state_items: dict[tuple[str, ...], JsonObject] = field(
        default_factory=lambda: dict[tuple[str, ...], JsonObject]()
    )
    projects: dict[str, JsonObject] = field(
        default_factory=lambda: dict[str, JsonObject]()
    )
    webhooks: int = 0
    channels: dict[str, dict[str, JsonObject]] = field(
        default_factory=lambda: dict[str, dict[str, JsonObject]]()
    )

    def now(self) -> str:
        """The time of a write, ISO 8601 with offset."""
        return self.clock().isoformat()


@dataclass(frozen=True, slots=True)
class Call:
    """A request that fits the document."""

    request: Request
    arguments: Arguments = field(default_factory=Arguments)
    body: JsonValue = None
    files: dict[str, list[Part]] = field(
        default_factory=lambda: dict[str, list[Part]]()
    )

    @property
    def fields(self) -> JsonObject:
        """The body as an object."""
        return mapping(self.body)

    @property
    def scope(self) -> str:
        """The end user: the header goes before the body, then the default."""
        named = self.fields.get("end_user_id")
        return (
            self.request.header("X-End-User-ID")
            or (named if isinstance(named, str) and named else None)
            or DEFAULT_SCOPE
        )

    @property
    def over_quota(self) -> bool:
        """Whether the test asks for an exhausted plan (`X-Mock-Quota`)."""
        return self.request.header("X-Mock-Quota") == "exhausted"


@dataclass(frozen=True, slots=True)
class Reply:
    """A handler's answer; without a status it is the document's success status."""

    body: JsonValue
    status: int | None = None
    headers: Headers = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """The service refuses a request for a reason no schema can state."""

    problems: tuple[Problem, ...]


Outcome: TypeAlias = Reply | Refused
Handler: TypeAlias = Callable[[Call, World], Outcome]
Registry: TypeAlias = Mapping[tuple[str, str], Handler]


def refused(message: str, *loc: str | int) -> Refused:
    """One problem in the body."""
    return Refused((Problem(("body", *loc), message, "value_error"),))
