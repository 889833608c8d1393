"""What a client was constructed with, and the request that a call becomes with it."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, cast, overload
from urllib.parse import urlsplit

from .addresses import address
from .bodies import encode, with_members
from .calls import Call, Operation
from .options import Changes, Options, Unchanged
from .parameters import cookie, cookie_header, header, query, query_string, without
from .requests import Frame, Request, checked_target, header_lines
from .roles import ArgumentError, ConfigurationError, CredentialError
from .uploads import Upload

if TYPE_CHECKING:
    from .http import Timeout


class _FromEnvironment:
    def __repr__(self) -> str:
        return "<from the environment>"


FROM_ENVIRONMENT: Final = cast(str, _FromEnvironment())
"""The default of arguments that an environment variable may give."""


def text_or_environment(name: str, value: str, variable: str) -> str:
    """A required text argument: as given, else from the environment.

    Raises:
        ConfigurationError: it is None or blank, or neither given nor in the environment.
    """
    if cast(object, value) is FROM_ENVIRONMENT:
        value = os.environ.get(variable, "")
        if not value.strip():
            raise ConfigurationError(
                f"{name} is required: pass it or set the environment variable {variable}"
            )
    if not _is_text(value):
        raise ConfigurationError(f"{name} is required: it must be a non-empty string")
    return value


@overload
def from_environment(variable: str) -> str | None: ...
@overload
def from_environment(variable: str, default: str) -> str: ...
def from_environment(variable: str, default: str | None = None) -> str | None:
    """The value of an environment variable; the default where it is unset or blank."""
    value = os.environ.get(variable, "")
    return value if value.strip() else default


class Secret(str):
    """Text whose `repr` does not show it: logs and debuggers print `repr`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<secret>"


def optional_secret(name: str, value: str | None) -> Secret | None:
    """An optional credential, checked as `optional_text` does."""
    checked = optional_text(name, value)
    return None if checked is None else Secret(checked)


def secret_or_environment(name: str, value: str, variable: str) -> Secret:
    """A required credential, found as `text_or_environment` does."""
    return Secret(text_or_environment(name, value, variable))


def optional_text(name: str, value: str | None) -> str | None:
    """An optional text argument.

    Raises:
        ConfigurationError: it is given and blank, or not text.
    """
    if value is not None and not _is_text(value):
        raise ConfigurationError(f"{name} must be a non-empty string")
    return value


def unchecked_url(value: str) -> str:
    """A URL without its trailing slashes; the first call finds out what is wrong."""
    return value.rstrip("/")


@lru_cache(maxsize=64)
def absolute_url(name: str, value: str) -> str:
    """An absolute HTTP(S) URL without its trailing slashes.

    Raises:
        ConfigurationError: it is anything else.
    """
    try:
        parts = urlsplit(value.strip())
        valid = parts.scheme in ("http", "https") and bool(parts.hostname)
        _ = parts.port
        value.encode()  # no lone surrogates
    except ValueError:
        valid = False
    else:
        valid = valid and not parts.query and not parts.fragment
    if not valid or re.search(r"[\s\x00-\x1f]", value.strip()):
        raise ConfigurationError(f"{name} must be an absolute HTTP or HTTPS URL")
    return value.strip().rstrip("/")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


@dataclass(frozen=True, slots=True)
class Credential:
    """A secret and its place in a request. `argument` is what the client calls it."""

    argument: str
    location: Literal["header", "query", "cookie"] = "header"
    name: str = "Authorization"
    value: str | None = field(default=None, repr=False)


def api_key(
    argument: str,
    value: str | None,
    name: str,
    location: Literal["header", "query", "cookie"] = "header",
) -> Credential:
    """A key that is sent as it is."""
    if value is not None and location == "header":
        _check_header(argument, name, value)
    return Credential(argument, location, name, value)


def bearer(argument: str, token: str | None) -> Credential:
    """A bearer token (RFC 6750)."""
    if token is None:
        return Credential(argument)
    _check_header(argument, "Authorization", token)
    return Credential(argument, value=f"Bearer {token}")


def basic(username: str | None, password: str | None) -> Credential:
    """A user name and a password (RFC 7617)."""
    if username is None:
        return Credential("username")
    pair = f"{username}:{password or ''}".encode()
    return Credential("username", value=f"Basic {base64.b64encode(pair).decode()}")


def authorization(argument: str, value: str | None) -> Credential:
    """A whole Authorization header value."""
    if value is not None:
        _check_header(argument, "Authorization", value)
    return Credential(argument, value=value)


@dataclass(frozen=True, slots=True)
class Setting:
    """A client-level parameter: sent with every operation that knows it."""

    argument: str
    location: Literal["header", "query"]
    name: str
    value: str | None


def setting(
    argument: str, location: Literal["header", "query"], name: str, value: str | None
) -> Setting:
    """A client-level parameter, checked now rather than at the first call.

    Raises:
        ConfigurationError: it is no text, or no header could hold it.
    """
    if value is not None and not isinstance(cast(object, value), str):
        raise ConfigurationError(f"{argument} must be a string")
    if value and location == "header":
        _check_header(argument, name, value)
    return Setting(argument, location, name, value)


def _check_header(argument: str, name: str, value: str) -> None:
    try:
        header(name, value, argument=argument)
    except ArgumentError as error:
        raise ConfigurationError(str(error)) from None


@dataclass(frozen=True, slots=True)
class Configuration:
    """Everything that requests take from their client."""

    base_url: str = field(repr=False)
    user_agent: str
    options: Options = field(default_factory=Options)
    usual_timeout: float | None = None
    credentials: Mapping[str, Credential] = field(
        default_factory=dict[str, Credential], repr=False
    )
    settings: Mapping[str, Setting] = field(
        default_factory=dict[str, Setting], repr=False
    )
    _frames: dict[str, Frame] = field(
        default_factory=dict[str, Frame], init=False, repr=False, compare=False
    )

    def derive(
        self,
        changes: Changes,
        settings: Mapping[str, str | None | Unchanged] = MappingProxyType({}),
    ) -> Configuration:
        """A copy with what the changes give, and these values of settings.

        Raises:
            ConfigurationError: one of them is unusable.
        """
        changed = dict(self.settings)
        for key, value in settings.items():
            if not isinstance(value, Unchanged):
                old = changed[key]
                changed[key] = setting(old.argument, old.location, old.name, value)
        return replace(self, options=self.options.changed(changes), settings=changed)

    def request(self, call: Call[Any]) -> Request:
        """The request that sends `call`: pure, so the same for both flavours.

        Raises:
            ConfigurationError: the base URL is no URL, and nobody has noticed yet.
            CredentialError: the operation needs a credential that the client has not.
        """
        operation = call.operation
        frame = self._frame(operation, call.settings)
        own = [
            (name, value) for name, value in call.headers.items() if value is not None
        ]
        content: bytes | Upload | None = None
        body = call.body
        if self.options.extra_body:
            body = with_members(
                body, self.options.extra_body, operation.id, operation.optional_json
            )
        if body is not None:
            encoded = encode(body)
            content = encoded.content
            own.append(("Content-Type", encoded.content_type))
        if frame.cookies or call.cookies:
            own.append(("Cookie", cookie_header(call.cookies, *frame.cookies)))
        if operation.idempotency_header is not None:
            _add_key(own, operation.idempotency_header)
        if self.options.extra_headers:
            own = _without_names(own, self.options.extra_headers)
        target = call.path + self._query(call.query, frame.query)
        if call.is_below_base:
            target = frame.address.path + target
        repeatable = (
            operation.repeatable if call.repeatable is None else call.repeatable
        )
        return Request(frame, checked_target(target), tuple(own), content, repeatable)

    def _query(self, own: str, shared: tuple[str, ...]) -> str:
        """The whole query of a call."""
        if not (shared or self.options.extra_query):
            return own
        fragments = [own.removeprefix("?"), *shared]
        for name, pairs in self.options.extra_query:
            fragments = [without(name, fragment) for fragment in fragments]
            fragments.append(pairs)
        return query_string(*fragments)

    def _frame(
        self, operation: Operation[Any], settings: Mapping[str, str | None]
    ) -> Frame:
        """What the operation's requests share; kept where no call changes it."""
        if any(settings.values()):
            return self._made_frame(operation, settings)
        frame = self._frames.get(operation.id)
        if frame is None:
            frame = self._frames[operation.id] = self._made_frame(operation, settings)
        return frame

    def _made_frame(
        self, operation: Operation[Any], settings: Mapping[str, str | None]
    ) -> Frame:
        base = operation.server or absolute_url("base_url", self.base_url)
        place = address(base)
        headers = [
            ("Accept", operation.accept),
            ("Accept-Encoding", "gzip, deflate"),
            ("User-Agent", self.user_agent),
        ]
        fragments: list[str] = []
        cookies: list[str] = []
        for key in operation.settings:
            setting = self.settings[key]
            value = settings.get(key) or setting.value
            if value and setting.location == "header":
                headers.append((setting.name, value))
            elif value:
                fragments.append(query(setting.name, value))
        for credential in self._credentials(operation.id, operation.security):
            value = credential.value or ""
            match credential.location:
                case "header":
                    headers.append((credential.name, value))
                case "query":
                    fragments.append(query(credential.name, value))
                case "cookie":
                    cookies.append(cookie(credential.name, value))
        if place.authorization is not None:
            if not any(name.lower() == "authorization" for name, _ in headers):
                headers.append(("Authorization", place.authorization))
        if self.options.extra_headers:
            headers = _without_names(headers, self.options.extra_headers)
            headers += self.options.extra_headers
        return Frame(
            operation.id,
            operation.method,
            place,
            operation.retries,
            self._timeout(operation),
            tuple(headers),
            tuple(fragments),
            tuple(cookies),
            header_lines((("Host", place.authority), *headers)),
        )

    def _timeout(self, operation: Operation[Any]) -> float | Timeout | None:
        """The time of one attempt: the operation's own while the client has its default."""
        own, given = operation.timeout, self.options.timeout
        return given if own is None or given != self.usual_timeout else own

    def _credentials(
        self, operation: str, alternatives: tuple[tuple[str, ...], ...]
    ) -> list[Credential]:
        """The credentials of the first alternative that the client can satisfy."""
        for keys in alternatives:
            listed = [self.credentials[key] for key in keys if key in self.credentials]
            if keys and all(entry.value is not None for entry in listed):
                return listed
        if not alternatives or () in alternatives:
            return []
        missing = [
            self.credentials[key].argument
            for key in alternatives[0]
            if key in self.credentials and self.credentials[key].value is None
        ]
        raise CredentialError(
            f"{' and '.join(missing)} is required for this operation ({operation})"
        )


def _add_key(headers: list[tuple[str, str]], name: str) -> None:
    """Give a request a key of its own, unless the caller gave it one."""
    if not any(given.lower() == name.lower() for given, _ in headers):
        headers.append((name, os.urandom(16).hex()))


def _without_names(
    headers: list[tuple[str, str]], others: tuple[tuple[str, str], ...]
) -> list[tuple[str, str]]:
    """The headers whose place no other one takes."""
    taken = {name.lower() for name, _ in others}
    return [entry for entry in headers if entry[0].lower() not in taken]
