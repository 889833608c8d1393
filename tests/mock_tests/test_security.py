"""Credentials."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mock_tests.asking import (
    OK,
    api_of,
    send,
)

SCHEMES: dict[str, Any] = {
    "securitySchemes": {
        "key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
        "query": {"type": "apiKey", "in": "query", "name": "api_key"},
        "cookie": {"type": "apiKey", "in": "cookie", "name": "sid"},
        "bearer": {"type": "http", "scheme": "bearer"},
        "basic": {"type": "http", "scheme": "basic"},
        "oauth": {"type": "oauth2", "flows": {}},
    }
}


CREDENTIALS: list[Any] = [
    ([{"key": []}], "/x", {}, 401),
    ([{"key": []}], "/x", {"X-API-Key": " "}, 401),
    ([{"key": []}], "/x", {"x-api-key": "k"}, 200),
    ([{"key": []}, {"bearer": []}], "/x", {"Authorization": "bearer t"}, 200),
    ([{"key": [], "bearer": []}], "/x", {"Authorization": "Bearer t"}, 401),
    ([{"key": []}, {}], "/x", {}, 200),
    ([], "/x", {}, 200),
    ([{"bearer": []}], "/x", {"Authorization": "Bearer "}, 401),
    ([{"bearer": []}], "/x", {"Authorization": "Basic YTpi"}, 401),
    ([{"basic": []}], "/x", {"Authorization": "Basic YTpi"}, 200),
    ([{"basic": []}], "/x", {"Authorization": "Basic YWI="}, 401),
    ([{"basic": []}], "/x", {"Authorization": "Basic a:b"}, 401),
    ([{"oauth": []}], "/x", {"Authorization": "Bearer t"}, 200),
    ([{"query": []}], "/x?api_key=k", {}, 200),
    ([{"query": []}], "/x", {}, 401),
    ([{"cookie": []}], "/x", {"Cookie": "a=1; sid=s"}, 200),
    ([{"cookie": []}], "/x", {"Cookie": "a=1"}, 401),
]


@pytest.mark.parametrize(("security", "target", "headers", "status"), CREDENTIALS)
def test_credentials(
    security: Any, target: str, headers: dict[str, str], status: int
) -> None:
    paths = {"/x": {"get": {"security": security, "responses": OK}}}
    api = api_of(paths, components=SCHEMES, security=[{"basic": []}])
    response = send(api, "GET", target, headers=headers)
    assert response.status == status
    assert (response.header("WWW-Authenticate") is not None) == (status == 401)


def test_root_security_applies_unless_replaced() -> None:
    paths = {"/x": {"get": {"responses": OK}}}
    api = api_of(paths, components=SCHEMES, security=[{"bearer": []}])
    assert send(api, "GET", "/x").header("WWW-Authenticate") == 'Bearer realm="mock"'
