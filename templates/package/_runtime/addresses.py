"""Where a server is, taken apart once."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from .roles import ConfigurationError

_PORTS: Final = {"http": 80, "https": 443}
_PATH_CHARACTERS: Final = "/%:@!$&'()*+,;=~"


class Origin(NamedTuple):
    """What a connection leads to (RFC 6454). `host` is in ASCII, without brackets."""

    is_secure: bool
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Address:
    """An absolute URL in parts.

    `authority` is what the Host header says; `url` leaves out user and password, which
    become `authorization`.
    """

    origin: Origin
    authority: str
    path: str
    url: str
    authorization: str | None = field(repr=False)


@lru_cache(maxsize=256)
def address(url: str) -> Address:
    """Take an absolute HTTP(S) URL apart.

    Raises:
        ConfigurationError: its host cannot be looked up.
    """
    parts = urlsplit(url)
    host = _ascii(parts.hostname or "")
    default = _PORTS[parts.scheme]
    port = default if parts.port is None else parts.port
    authority = f"[{host}]" if ":" in host else host
    if port != default:
        authority = f"{authority}:{port}"
    path = quote(parts.path, safe=_PATH_CHARACTERS)
    authorization = None
    if parts.username or parts.password:
        pair = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
        authorization = f"Basic {base64.b64encode(pair.encode()).decode()}"
    return Address(
        Origin(parts.scheme == "https", host, port),
        authority,
        path,
        f"{parts.scheme}://{authority}{path}",
        authorization,
    )


def shown(url: str) -> str:
    """A URL for messages and logs: no user, no password, no query, no fragment."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "a place that is no URL"
    return urlunsplit(
        (parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", "")
    )


def _ascii(host: str) -> str:
    """A host name as the domain name system knows it (RFC 5890)."""
    if host.isascii():
        return host
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise ConfigurationError(f"base_url: {host!r} is no host name") from error
