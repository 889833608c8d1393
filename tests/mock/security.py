"""Whether a request carries the credentials its operation asks for."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator

from tests.mock.document import Node, RawDocument
from tests.mock.messages import Request, Response
from tests.mock.routing import Operation
from tests.mock.tokens import Tokens


class Security:
    """The security requirements of one document.

    A credential must be there and have the right form; any value will do, but for the
    tokens that the mock itself has issued.
    """

    def __init__(self, document: RawDocument, tokens: Tokens) -> None:
        self._document = document
        self._tokens = tokens

    def refusal(self, operation: Operation, request: Request) -> Response | None:
        """The answer 401 or 403 when no alternative is satisfied, else None."""
        alternatives = [list(needed) for needed in self._alternatives(operation)]
        refused: list[Response] = []
        for needed in alternatives:
            if all(_is_present(scheme, request) for scheme, _ in needed):
                found = self._refused_token(needed, request)
                if found is None:
                    return None
                refused.append(found)
        if not alternatives:
            return None
        if refused:
            return refused[0]
        challenges = {
            _challenge(scheme): None for needed in alternatives for scheme, _ in needed
        }
        headers = tuple(("WWW-Authenticate", challenge) for challenge in challenges)
        return Response.of_detail(401, "Not authenticated", headers)

    def query_names(self, operation: Operation) -> frozenset[str]:
        """The query parameters that carry credentials of this operation."""
        return frozenset(
            scheme.string("name") or ""
            for needed in self._alternatives(operation)
            for scheme, _ in needed
            if scheme.string("type") == "apiKey" and scheme.string("in") == "query"
        )

    def _refused_token(
        self, needed: list[tuple[Node, tuple[str, ...]]], request: Request
    ) -> Response | None:
        """What is wrong with a token of ours."""
        for scheme, scopes in needed:
            if scheme.string("type") == "oauth2":
                token = (request.header("Authorization") or "").partition(" ")[2]
                refused = self._tokens.refusal(token.strip(), scopes)
                if refused is not None:
                    return refused
        return None

    def _alternatives(
        self, operation: Operation
    ) -> Iterator[Iterator[tuple[Node, tuple[str, ...]]]]:
        """What an operation needs: each time the schemes, with their scopes."""
        declared = operation.node.get("security") or self._document.root.get("security")
        for alternative in declared.elements() if declared is not None else ():
            yield self._schemes(alternative)

    def _schemes(self, alternative: Node) -> Iterator[tuple[Node, tuple[str, ...]]]:
        for name, listed in alternative.items():
            scheme = self._document.member(
                self._document.root, "components", "securitySchemes", name
            )
            if scheme is not None:
                values = (scope.value for scope in listed.elements())
                yield scheme, tuple(each for each in values if isinstance(each, str))


def _is_present(scheme: Node, request: Request) -> bool:
    match scheme.string("type"):
        case "apiKey":
            return bool((_api_key(scheme, request) or "").strip())
        case "http":
            return _has_scheme(request, (scheme.string("scheme") or "").lower())
        case "oauth2" | "openIdConnect":
            return _has_scheme(request, "bearer")
        case _:
            return True


def _api_key(scheme: Node, request: Request) -> str | None:
    name = scheme.string("name") or ""
    match scheme.string("in"):
        case "header":
            return request.header(name)
        case "query":
            return dict(request.query).get(name)
        case _:
            pieces = (request.header("Cookie") or "").split(";")
            pairs = (piece.strip().partition("=") for piece in pieces)
            return {key: value for key, _, value in pairs}.get(name)


def _has_scheme(request: Request, expected: str) -> bool:
    scheme, _, credentials = (request.header("Authorization") or "").partition(" ")
    if scheme.lower() != expected or not credentials.strip():
        return False
    return expected != "basic" or _is_basic(credentials.strip())


def _is_basic(credentials: str) -> bool:
    """User and password as RFC 7617 writes them."""
    try:
        return b":" in base64.b64decode(credentials.encode(), validate=True)
    except binascii.Error:
        return False


def _challenge(scheme: Node) -> str:
    """A challenge for `WWW-Authenticate`, which a 401 must carry (RFC 9110)."""
    match scheme.string("type"):
        case "apiKey":
            return f'ApiKey realm="mock", name="{scheme.string("name")}"'
        case "http":
            return f'{(scheme.string("scheme") or "").capitalize()} realm="mock"'
        case _:
            return 'Bearer realm="mock"'
