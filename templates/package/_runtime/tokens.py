"""Access tokens that a client fetches for itself: OAuth 2.0 client credentials.

What is asked for, what the answer means and how long it serves (RFC 6749, 4.4): no I/O.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, cast
from urllib.parse import urlencode

from .addresses import Address
from .calls import Response
from .configuration import Secret
from .failures import error_for, request_id
from .requests import Frame, Request, header_lines
from .retries import STANDARD
from .roles import InvalidResponseError, SdkError

OPERATION: Final = "client_credentials"
"""What events and logs call a request for a token."""

MAX_TOKEN_BYTES: Final = 1024 * 1024
"""What the reply to a request for a token may hold."""

_LEEWAY: Final = 60.0
_VISIBLE: Final = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Token:
    """What a token endpoint gave: an Authorization header, and when it stops serving.

    `until` is a moment of `time.monotonic`; None: until a server refuses it.
    """

    authorization: Secret
    until: float | None


class TokenSource:
    """Where one kind of token comes from, and the one that serves now.

    A client and its views share it. `secrets` are what no error may show.
    """

    __slots__ = ("_authorization", "_form", "_place", "_secrets", "_target", "_token")

    def __init__(
        self,
        place: Address,
        target: str,
        authorization: Secret | None,
        form: Mapping[str, str],
        secrets: tuple[Secret, ...],
    ) -> None:
        self._place = place
        self._target = target
        self._authorization = authorization
        self._form = urlencode(form).encode("ascii")
        self._secrets = secrets
        self._token: Token | None = None

    def request(self, user_agent: str) -> Request:
        """The request for a token (RFC 6749, 4.4.2); asking twice does no harm."""
        headers = [
            ("Accept", "application/json"),
            ("Accept-Encoding", "gzip, deflate"),
            ("User-Agent", user_agent),
        ]
        if self._authorization is not None:
            headers.append(("Authorization", self._authorization))
        frame = Frame(
            operation=OPERATION,
            method="POST",
            address=self._place,
            policy=STANDARD,
            timeout=None,
            headers=tuple(headers),
            query=(),
            cookies=(),
            lines=header_lines((("Host", self._place.authority), *headers)),
        )
        own = (("Content-Type", "application/x-www-form-urlencoded"),)
        return Request(frame, self._target, own, self._form, repeatable=True)

    def current(self, now: float) -> Token | None:
        """The token that serves; None where one has to be fetched."""
        token = self._token
        if token is None or (token.until is not None and now >= token.until):
            return None
        return token

    def keep(self, token: Token) -> None:
        """A token was fetched."""
        self._token = token

    def forget(self, token: Token) -> None:
        """A token was refused; another one may have taken its place already."""
        if self._token is token:
            self._token = None

    def read(self, response: Response, asked: float) -> Token:
        """The token of a reply (RFC 6749, 5.1); `asked` is when it was asked for.

        Raises:
            SdkError: the server gives none (5.2), or one that cannot be used.
        """
        if not 200 <= response.status < 300:
            raise self._refusal(response)
        found = _read(response.content, asked)
        if isinstance(found, Token):
            return found
        raise InvalidResponseError(
            f"No access token: the reply (status {response.status}) {found}",
            status_code=response.status,
            request_id=request_id(response, None),
        )

    def _refusal(self, response: Response) -> SdkError:
        """The error of a reply that gives no token, without secrets that it repeats."""
        error = error_for(response)
        error.response = _without(error.response, self._secrets)
        text = _sentence(error.response) or _without(str(error), self._secrets)
        error.args = (f"No access token: {text}",)
        return error


def _read(content: bytes, asked: float) -> Token | str:
    """The token of a reply; text says what is wrong, and shows nothing of the reply."""
    try:
        raw: object = json.loads(content)
    except (ValueError, RecursionError):
        return "is not JSON"
    if not isinstance(raw, dict):
        return "is no object"
    members = cast("dict[str, object]", raw)
    token, kind = members.get("access_token"), members.get("token_type")
    if not isinstance(token, str) or not _VISIBLE.fullmatch(token):
        return "has no access_token that a header can hold"
    if not isinstance(kind, str) or kind.lower() != "bearer":
        return "has a token_type that is not Bearer"
    seconds = _seconds(members.get("expires_in"))
    until = None
    if seconds is not None:
        until = asked + seconds - min(_LEEWAY, seconds / 4)
    return Token(Secret(f"Bearer {token}"), until)


def _seconds(value: object) -> float | None:
    """A number of seconds, also where it came as text; None for what is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        seconds = float(value)
    except (ValueError, OverflowError):
        return None
    return max(0.0, seconds) if math.isfinite(seconds) else None


def _sentence(body: object) -> str:
    """What an error reply says (RFC 6749, 5.2): its code, and its description."""
    if not isinstance(body, dict):
        return ""
    members = cast("dict[str, object]", body)
    found = [members.get(name) for name in ("error", "error_description")]
    return ": ".join(text for text in found if isinstance(text, str) and text)


def _without(value: Any, secrets: tuple[Secret, ...]) -> Any:
    """A JSON value whose texts show none of the secrets."""
    if isinstance(value, str):
        for secret in secrets:
            value = value.replace(secret, "<secret>")
        return value
    if isinstance(value, list):
        return [_without(item, secrets) for item in cast("list[object]", value)]
    if isinstance(value, dict):
        return {
            _without(name, secrets): _without(member, secrets)
            for name, member in cast("dict[str, object]", value).items()
        }
    return value
