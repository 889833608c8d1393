"""The token endpoints of a document: OAuth 2 client credentials (RFC 6749, 4.4)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote_plus, urlsplit

from tests.mock.document import Node, RawDocument
from tests.mock.json_values import JsonObject, mapping
from tests.mock.messages import Headers, Request, Response

_GRANT = "client_credentials"
_PREFIX = "mock-token-"
_SECONDS = 3600
_UNCACHED = (("Cache-Control", "no-store"), ("Pragma", "no-cache"))


@dataclass(frozen=True, slots=True)
class _Endpoint:
    """A `tokenUrl`, and the scopes that its flow declares."""

    url: str
    scopes: frozenset[str]

    @property
    def path(self) -> str:
        """Where it is on this server, which has no prefix."""
        parts = urlsplit(self.url)
        return parts.path if parts.path.startswith("/") else f"/{parts.path}"

    def is_at(self, raw_path: str) -> bool:
        """Whether a path leads to it, below any prefix if it is relative."""
        is_relative = not self.url.startswith("/") and "://" not in self.url
        return raw_path == self.path or (is_relative and raw_path.endswith(self.path))


class Tokens:
    """Issues tokens to whoever has an id and a secret, and knows those it has issued."""

    def __init__(self, document: RawDocument) -> None:
        self._endpoints = tuple(_endpoints(document))
        self.forget()

    @property
    def paths(self) -> tuple[str, ...]:
        """Where tokens can be asked for."""
        return tuple(dict.fromkeys(endpoint.path for endpoint in self._endpoints))

    def forget(self) -> None:
        """No token has been issued yet."""
        self._issued: dict[str, frozenset[str]] = {}

    def answer(self, request: Request, *, is_operation: bool) -> Response | None:
        """The answer to a request for a token; None for a request of another kind.

        `is_operation`: the document has an operation there too, which answers whoever
        does not ask with an id and a secret.
        """
        if request.method != "POST":
            return None
        for endpoint in self._endpoints:
            if endpoint.is_at(request.raw_path):
                if is_operation and _form(request).get("grant_type") != _GRANT:
                    return None
                return self._token(endpoint, request)
        return None

    def refusal(self, token: str, scopes: Sequence[str]) -> Response | None:
        """The answer to a token that is not good enough; None for a good one.

        Tokens that others have issued are not judged: any value will do.
        """
        if not token.startswith(_PREFIX):
            return None
        granted = self._issued.get(token)
        if granted is None:
            return _refused(401, "invalid_token")
        if not granted.issuperset(scopes):
            return _refused(403, "insufficient_scope")
        return None

    def _token(self, endpoint: _Endpoint, request: Request) -> Response:
        form = _form(request)
        content_type = (request.header("Content-Type") or "").partition(";")[0].strip()
        if content_type.lower() != "application/x-www-form-urlencoded":
            return _error(400, "invalid_request", "a form was expected")
        kind = form.get("grant_type")
        if kind is None:
            return _error(400, "invalid_request", "grant_type is missing")
        if kind != _GRANT:
            return _error(400, "unsupported_grant_type", "not by this server")
        if not _has_client(request, form):
            return _error(401, "invalid_client", "an id and a secret were expected")
        scopes = frozenset(form.get("scope", "").split())
        unknown = sorted(scopes - endpoint.scopes) if endpoint.scopes else []
        if unknown:
            return _error(400, "invalid_scope", f"there is no {unknown[0]}")
        token = f"{_PREFIX}{len(self._issued) + 1}"
        self._issued[token] = scopes or endpoint.scopes
        body: JsonObject = {
            "access_token": token,
            "token_type": "Bearer",
            "expires_in": _SECONDS,
        }
        if scopes:
            body["scope"] = " ".join(sorted(scopes))
        return Response.of_json(200, body, _UNCACHED)


def _endpoints(document: RawDocument) -> Iterator[_Endpoint]:
    schemes = document.member(document.root, "components", "securitySchemes")
    for _, node in schemes.items() if schemes is not None else ():
        scheme = document.resolve(node)
        if scheme.string("type") != "oauth2":
            continue
        flow = document.member(scheme, "flows", "clientCredentials")
        url = None if flow is None else flow.string("tokenUrl")
        if flow is not None and url:
            declared = flow.get("scopes")
            yield _Endpoint(url.strip(), _names(declared))


def _names(scopes: Node | None) -> frozenset[str]:
    return frozenset(mapping(scopes.value) if scopes is not None else ())


def _form(request: Request) -> dict[str, str]:
    return dict(parse_qsl(request.body.decode("latin-1"), keep_blank_values=True))


def _has_client(request: Request, form: dict[str, str]) -> bool:
    """Whether an id and a secret came, by Basic or in the form (RFC 6749, 2.3.1)."""
    scheme, _, encoded = (request.header("Authorization") or "").partition(" ")
    if scheme.lower() == "basic":
        try:
            pair = base64.b64decode(encoded.strip(), validate=True).decode("ascii")
        except (binascii.Error, UnicodeDecodeError):
            return False
        client_id, _, secret = map(unquote_plus, pair.partition(":"))
        return bool(client_id and secret)
    return bool(form.get("client_id") and form.get("client_secret"))


def _error(status: int, code: str, description: str) -> Response:
    """A refusal of the token endpoint (RFC 6749, 5.2)."""
    headers: Headers = _UNCACHED
    if status == 401:
        headers = (*headers, ("WWW-Authenticate", 'Basic realm="mock"'))
    body: JsonObject = {"error": code, "error_description": description}
    return Response.of_json(status, body, headers)


def _refused(status: int, code: str) -> Response:
    """A refusal of a token (RFC 6750, 3.1)."""
    headers = (("WWW-Authenticate", f'Bearer realm="mock", error="{code}"'),)
    return Response.of_detail(status, f"The token is refused: {code}", headers)
