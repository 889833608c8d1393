"""Security schemes: a tagged union."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class ApiKeyScheme:
    """A key in a header, a query parameter or a cookie."""

    key: str
    location: Literal["header", "query", "cookie"]
    wire: str
    name: str | None
    description: str


@dataclass(frozen=True, slots=True)
class BearerScheme:
    """A token in the Authorization header (bearer, OAuth 2, OpenID Connect)."""

    key: str
    name: str | None
    description: str


@dataclass(frozen=True, slots=True)
class BasicScheme:
    """A user name and a password (RFC 7617)."""

    key: str
    description: str


@dataclass(frozen=True, slots=True)
class CustomScheme:
    """Another HTTP scheme: the caller gives the whole Authorization value."""

    key: str
    name: str | None
    description: str


@dataclass(frozen=True, slots=True)
class TransportScheme:
    """Mutual TLS: nothing to send, the transport carries it."""

    key: str
    description: str


SecurityScheme: TypeAlias = (
    ApiKeyScheme | BearerScheme | BasicScheme | CustomScheme | TransportScheme
)
