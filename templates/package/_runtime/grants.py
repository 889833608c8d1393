"""How a client comes by access tokens: given, or fetched with its id and its secret."""

from __future__ import annotations

import base64
import ipaddress
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, cast
from urllib.parse import quote, quote_plus, urljoin, urlsplit

from .addresses import Address, address, shown
from .configuration import (
    FROM_ENVIRONMENT,
    Credential,
    Secret,
    absolute_url,
    bearer,
    optional_secret,
    optional_text,
)
from .requests import checked_target
from .roles import ConfigurationError
from .tokens import TokenSource

PENDING: Final = Secret("Bearer <token>")
"""Stands in prepared headers where the token of each call is going to stand."""

_QUERY_CHARACTERS: Final = "/%:@!$&'()*+,;=~?"
_is_scope: Final = re.compile(r"[!#-\[\]-~]+").fullmatch


@dataclass(frozen=True, slots=True)
class Given:
    """An argument of a constructor, and the variable that may stand in for it."""

    name: str
    value: str | None = field(repr=False)
    variable: str

    @property
    def is_given(self) -> bool:
        """Whether the caller has given it."""
        return self.value is not None and self.value is not FROM_ENVIRONMENT

    def found(self) -> Secret | None:
        """The value, or that of the variable where the argument is left to it.

        Raises:
            ConfigurationError: it is blank, or no text.
        """
        if self.value is not FROM_ENVIRONMENT:
            return optional_secret(self.name, self.value)
        value = os.environ.get(self.variable, "")
        return Secret(value) if value.strip() else None


@dataclass(frozen=True, slots=True)
class TokenCredential(Credential):
    """A credential whose value is fetched."""

    source: TokenSource = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where tokens are asked for, and how a client says there who it is.

    `url` is absolute, or relative to the base URL; `argument` is what a constructor
    calls it. `authentication`: by HTTP Basic, or in the form (RFC 6749, 2.3.1).
    `parameters` are further members of the form.
    """

    argument: str
    url: str = field(repr=False)
    base_url: str = field(repr=False)
    authentication: Literal["basic", "post"] = "basic"
    parameters: Mapping[str, str | None] = field(
        default_factory=dict[str, str | None], repr=False
    )

    def source(
        self, client_id: Secret, client_secret: Secret, scopes: tuple[str, ...]
    ) -> TokenSource:
        """The source of tokens with these scopes.

        Raises:
            ConfigurationError: it is no URL, or the secret would travel in the clear.
        """
        place, target = self._place()
        form = {"grant_type": "client_credentials"}
        for name, value in self.parameters.items():
            if value is not None:
                form[name] = _encodable(name, value)
        if scopes:
            form["scope"] = " ".join(scopes)
        encoded = Secret(quote_plus(client_secret))
        basic = Secret(_base64(f"{quote_plus(client_id)}:{encoded}"))
        authorization = None
        if self.authentication == "basic":
            authorization = Secret(f"Basic {basic}")
        else:
            form |= {"client_id": client_id, "client_secret": client_secret}
        secrets = (client_secret, encoded, basic)
        return TokenSource(place, target, authorization, form, secrets)

    def _place(self) -> tuple[Address, str]:
        """The server, and what to ask it for."""
        url, _, query = self._joined().partition("?")
        absolute_url(self.argument, url)
        place = address(url)
        if not (place.origin.is_secure or _is_loopback(place.origin.host)):
            if place.origin != address(absolute_url("base_url", self.base_url)).origin:
                raise ConfigurationError(
                    f"{self.argument} must be an HTTPS URL: the secret would travel in "
                    f"the clear to {shown(url)!r}"
                )
        target = place.path or "/"
        if query:
            target = f"{target}?{quote(query, safe=_QUERY_CHARACTERS)}"
        return place, checked_target(target)

    def _joined(self) -> str:
        """The absolute URL; the base URL counts as a folder (RFC 3986, 5.2)."""
        given = optional_text(self.argument, self.url)
        url = "" if given is None else given.strip()
        try:
            is_relative = bool(url) and not urlsplit(url).scheme
            return urljoin(f"{self.base_url}/", url) if is_relative else url
        except ValueError:
            return ""


class Access:
    """How the calls of one client come by the tokens of one security scheme.

    `client` are its id and its secret. There is one token for each set of scopes;
    with scopes of the client's own, one for all calls.
    """

    __slots__ = ("_argument", "_client", "_endpoint", "_own", "_sources", "_token")

    def __init__(
        self,
        argument: str,
        token: Secret | None,
        client: tuple[Secret, Secret] | None,
        endpoint: Endpoint,
        scopes: tuple[str, ...] | None,
    ) -> None:
        self._argument = argument
        self._token = token
        self._client = client
        self._endpoint = endpoint
        self._own = scopes
        self._sources: dict[tuple[str, ...], TokenSource] = {}

    def credential(self, *scopes: str) -> Credential:
        """The credential of operations that need these scopes."""
        if self._client is None:
            return bearer(self._argument, self._token)
        wanted = scopes if self._own is None else self._own
        source = self._sources.get(wanted)
        if source is None:
            source = self._endpoint.source(*self._client, wanted)
            self._sources[wanted] = source
        return TokenCredential(self._argument, value=PENDING, source=source)

    def __repr__(self) -> str:
        return f"<access by {self._argument}>"


def access(
    token: Given,
    client_id: Given,
    client_secret: Given,
    endpoint: Endpoint,
    scopes: tuple[str, ...] | None,
    *,
    required: bool,
) -> Access:
    """What the arguments of a constructor say of a scheme.

    A token goes before id and secret, and arguments before the environment.

    Raises:
        ConfigurationError: one of them is unusable, or missing.
    """
    pair = f"{client_id.name} and {client_secret.name}"
    argument = f"{token.name} (or {pair})"
    prefers_client = client_id.is_given or client_secret.is_given
    found = token.found() if token.is_given or not prefers_client else None
    client = None
    if found is None or prefers_client:
        client = _client(client_id, client_secret)
    if found is None and client is None and required:
        raise ConfigurationError(
            f"{argument} is required: pass it or set the environment variable "
            f"{token.variable} (or {client_id.variable} and {client_secret.variable})"
        )
    if found is not None:
        client = None
    return Access(argument, found, client, endpoint, scopes)


def _client(client_id: Given, client_secret: Given) -> tuple[Secret, Secret] | None:
    """An id and its secret; None where neither is there."""
    identity, secret = client_id.found(), client_secret.found()
    if identity is None and secret is None:
        return None
    if identity is None or secret is None:
        missing, other = client_secret, client_id
        if identity is None:
            missing, other = client_id, client_secret
        raise ConfigurationError(
            f"{missing.name} is required where {other.name} is given"
        )
    _encodable(client_id.name, identity)
    _encodable(client_secret.name, secret)
    return identity, secret


def _encodable(name: str, text: str) -> str:
    """Text that UTF-8 can hold: no lone surrogates."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ConfigurationError(f"{name} must be text that can be encoded")
    return text


def checked_scopes(name: str, scopes: Iterable[str] | None) -> tuple[str, ...] | None:
    """Scopes in a fixed order (RFC 6749, 3.3); None where nobody gave any.

    Raises:
        ConfigurationError: it is no iterable of scopes.
    """
    if scopes is None:
        return None
    given = cast(object, scopes)
    if isinstance(given, (str, bytes)) or not isinstance(given, Iterable):
        raise ConfigurationError(f"{name} must be an iterable of strings")
    found: set[str] = set()
    for scope in cast("Iterable[object]", given):
        if not isinstance(scope, str) or not _is_scope(scope):
            raise ConfigurationError(f"{name}: {scope!r} is no name of a scope")
        found.add(scope)
    return tuple(sorted(found))


def _is_loopback(host: str) -> bool:
    """Whether a host is this machine (RFC 6761, 6.3; RFC 1122, 3.2.1.3; RFC 4291, 2.5.3)."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _base64(text: str) -> str:
    return base64.b64encode(text.encode("ascii")).decode("ascii")
