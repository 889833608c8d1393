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
class ClientCredentialsScheme:
    """An OAuth 2 token that a client may fetch with its id and secret (RFC 6749, 4.4).

    `token_url` is absolute, or relative to the server. `authentication` is how the
    client says who it is: by HTTP Basic, or in the form that is posted. `parameters`
    are further members of that form, for callers to give.
    """

    key: str
    name: str | None
    description: str
    token_url: str
    authentication: Literal["basic", "post"]
    parameters: tuple[str, ...]


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
    ApiKeyScheme
    | BearerScheme
    | ClientCredentialsScheme
    | BasicScheme
    | CustomScheme
    | TransportScheme
)


@dataclass(frozen=True, slots=True)
class Requirement:
    """A scheme that an operation needs; `scopes` are what a fetched token is for."""

    key: str
    scopes: tuple[str, ...]
