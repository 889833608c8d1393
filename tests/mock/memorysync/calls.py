"""How the handlers of the service see a request, and how they answer it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from tests.mock.json_values import JsonObject, JsonValue, integer, mapping
from tests.mock.messages import Headers, Request
from tests.mock.multipart import Part
from tests.mock.parameters import Arguments
from tests.mock.problems import Problem

DEFAULT_USER = "default"


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose memories are meant: an end user, within a project or in none."""

    user: str
    project: str | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A request that fits the document."""

    request: Request
    arguments: Arguments = field(default_factory=Arguments)
    body: JsonValue = None
    files: dict[str, list[Part]] = field(
        default_factory=lambda: dict[str, list[Part]]()
    )
    request_id: str = ""

    @property
    def fields(self) -> JsonObject:
        """The body as an object."""
        return mapping(self.body)

    @property
    def scope(self) -> Scope:
        """The end user: the header goes before the body, then the default."""
        return self.scope_of(self.fields.get("end_user_id"))

    @property
    def tenant_scope(self) -> Scope:
        """The user that a route under /v1 names in its path or its body.

        Every tenant sees the same memories.
        """
        named = self.arguments.path.get("user_id", self.fields.get("user_id"))
        return Scope(str(named), self.project)

    @property
    def project(self) -> str | None:
        """The project that the header names."""
        return self.request.header("X-Project-ID") or None

    @property
    def has_token(self) -> bool:
        """Whether a signed-in user calls, and not the holder of an API key."""
        return self.request.header("Authorization") is not None

    def scope_of(self, user: JsonValue) -> Scope:
        """The scope of the header, else of this user, else of the default one."""
        named = user if isinstance(user, str) and user else DEFAULT_USER
        return Scope(self.request.header("X-End-User-ID") or named, self.project)

    def identifier(self, name: str) -> str:
        """A path argument as text."""
        return str(self.arguments.path.get(name))

    def count(self, name: str, default: int, least: int = 0) -> int:
        """An integer of the query or the body, raised to the least allowed."""
        value = self.arguments.query.get(name, self.fields.get(name))
        given = integer(value)
        return max(default if given is None else given, least)

    def page(self, items: list[JsonValue], default: int) -> list[JsonValue]:
        """What `limit` and `offset` leave of a list; a limit of 0 is none."""
        offset = self.count("offset", 0)
        limit = self.count("limit", default) or len(items)
        return items[offset : offset + limit]


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


def refused(message: str, *loc: str | int) -> Refused:
    """One problem in the body."""
    return Refused((Problem(("body", *loc), message, "value_error"),))


def missing(what: str) -> Reply:
    """The answer 404."""
    return Reply({"detail": f"{what} not found"}, 404)


def conflict(sentence: str) -> Reply:
    """The answer 409."""
    return Reply({"detail": sentence}, 409)


def envelope(call: Call, status: int, code: str, sentence: str) -> Reply:
    """An error in the shape with a code, `{"error": {…}, "request_id": …}`."""
    error: JsonObject = {"code": code, "message": sentence}
    return Reply({"error": error, "request_id": call.request_id}, status)
