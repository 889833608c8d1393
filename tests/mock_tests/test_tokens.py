"""The token endpoints of a document, and the tokens that they issue."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pytest

from tests.mock import MockApi
from tests.mock.messages import Request, Response
from tests.mock_tests.asking import OK, api_of, send

BASIC = "Basic bWU6aHVzaA=="
GRANT = "grant_type=client_credentials"
FORM = "application/x-www-form-urlencoded"


def api(
    token_url: str = "https://auth.example/oauth/token",
    more: Mapping[str, Any] = MappingProxyType({}),
    **flow: Any,
) -> MockApi:
    """A document whose operations need a token of the flow."""
    operations = {
        path: {"get": {"security": [security], "responses": OK}}
        for path, security in {
            "/read": {"oauth": ["read"]},
            "/write": {"oauth": ["write"]},
            "/any": {"oauth": []},
        }.items()
    }
    flows = {"clientCredentials": {"tokenUrl": token_url, "scopes": {}, **flow}}
    schemes = {"oauth": {"type": "oauth2", "flows": flows}}
    return api_of({**operations, **more}, components={"securitySchemes": schemes})


def ask(
    served: MockApi,
    body: str = GRANT,
    target: str = "/oauth/token",
    method: str = "POST",
    content_type: str = FORM,
    authorization: str | None = BASIC,
) -> Response:
    """Ask for a token."""
    headers = {"Content-Type": content_type}
    if authorization is not None:
        headers["Authorization"] = authorization
    return served.handle(
        Request.build(method, target, headers=headers, body=body.encode())
    )


def status(served: MockApi, path: str, token: str) -> int:
    """What the API says to a token."""
    return send(
        served, "GET", path, headers={"Authorization": f"Bearer {token}"}
    ).status


def test_tokens_are_issued_and_known() -> None:
    served = api(scopes={"read": "Read", "write": "Write"})
    first: Any = ask(served, f"{GRANT}&scope=read").json()
    assert first["token_type"] == "Bearer"
    assert first["expires_in"] > 0
    assert first["scope"] == "read"
    token = first["access_token"]
    paths = ("/read", "/write", "/any")
    assert [status(served, path, token) for path in paths] == [200, 403, 200]
    second: Any = ask(served).json()
    assert second["access_token"] != token
    assert [status(served, path, second["access_token"]) for path in paths] == [200] * 3
    assert status(served, "/any", f"{token}9") == 401
    assert status(served, "/any", "from elsewhere") == 200
    served.reset()
    assert status(served, "/any", token) == 401


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({"body": "scope=read"}, 400, "invalid_request"),
        ({"content_type": "application/json"}, 400, "invalid_request"),
        ({"body": "grant_type=password"}, 400, "unsupported_grant_type"),
        ({"authorization": None}, 401, "invalid_client"),
        ({"authorization": "Basic bWU="}, 401, "invalid_client"),
        ({"authorization": "Basic bWU6"}, 401, "invalid_client"),
        ({"body": f"{GRANT}&scope=fly"}, 400, "invalid_scope"),
    ],
)
def test_wrong_requests_are_refused(asked: Any, status: int, code: str) -> None:
    answer = ask(api(scopes={"read": "Read"}), **asked)
    said: Any = answer.json()
    assert (answer.status, said["error"]) == (status, code)
    assert (answer.header("WWW-Authenticate") is not None) == (status == 401)


def test_id_and_secret_may_stand_in_the_form() -> None:
    body = f"{GRANT}&client_id=me&client_secret=hush"
    assert ask(api(), body, authorization=None).status == 200


@pytest.mark.parametrize(
    ("token_url", "path", "found"),
    [
        ("https://auth.example/oauth/token", "/oauth/token", True),
        ("/oauth/token", "/oauth/token", True),
        ("/oauth/token", "/v1/oauth/token", False),
        ("oauth/token", "/oauth/token", True),
        ("oauth/token", "/v1/oauth/token", True),
        ("oauth/token", "/v1/xoauth/token", False),
    ],
)
def test_the_endpoint_is_where_the_document_says(
    token_url: str, path: str, found: bool
) -> None:
    assert ask(api(token_url), target=path).status == (200 if found else 404)
    assert ask(api(token_url), target=path, method="GET").status == 404


def test_an_operation_in_the_same_place_answers_everybody_else() -> None:
    operation = {
        "requestBody": {"content": {FORM: {"schema": {"type": "object"}}}},
        "responses": {"204": {}},
    }
    served = api(more={"/oauth/token": {"post": operation}})
    assert ask(served, "grant_type=password").status == 204
    assert ask(served).status == 200
