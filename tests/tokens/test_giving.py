"""How credentials are given: arguments, environment, and what is refused at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from generator.diagnostics import Report
from generator.surface import surface
from tests.shapes.conftest import Maker
from tests.shapes.making import Made
from tests.tokens.conftest import DOCUMENT

URL = "https://shapes.example"
PAIR = {"client_id": "me", "client_secret": "hush"}


def both(package: Made) -> tuple[type[Any], type[Any]]:
    """The client classes of a package."""
    planned = package.built.plan.clients[0]
    home = package.module(planned.module.rpartition(".")[2])
    return getattr(home, planned.sync_class), getattr(home, planned.async_class)


def sent(
    package: Made, method: str, make: str = "__call__", **options: Any
) -> list[str]:
    """The Authorization headers that a call sends; the same in both flavours."""

    def send(request: httpx.Request) -> httpx.Response:
        seen.append(f"{request.url.path} {request.headers.get('authorization')}")
        if "token" in request.url.path:
            return httpx.Response(
                200, json={"access_token": "t", "token_type": "bearer"}
            )
        return httpx.Response(200, json=["a thing"])

    sync, twin = both(package)
    seen: list[str] = []
    maker: Callable[..., Any] = sync if make == "__call__" else getattr(sync, make)
    with maker(transport=httpx.MockTransport(send), **options) as client:
        getattr(client, method)()
    first, seen = seen, []

    async def other() -> None:
        maker = twin if make == "__call__" else getattr(twin, make)
        async with maker(transport=httpx.MockTransport(send), **options) as client:
            await getattr(client, method)()

    asyncio.run(other())
    assert first == seen
    return first


def refused(package: Made, **options: Any) -> str:
    """What the constructors say of arguments that they do not take."""
    error = package.module("errors").ConfigurationError
    told: list[str] = []
    for each in both(package):
        with pytest.raises(error) as caught:
            each(**options)
        told.append(str(caught.value))
    assert told[0] == told[1]
    assert "hush" not in told[0]
    return told[0]


BASIC = "Basic bWU6aHVzaA=="


def environment(package: Made, monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    """Set variables of the package."""
    for name, value in values.items():
        monkeypatch.setenv(f"{package.name}_{name}".upper(), value)


def test_nothing_given_where_it_is_needed_names_both_ways(package: Made) -> None:
    told = refused(package)
    prefix = package.name.upper()
    for name in ("oauth", "client_id", "client_secret"):
        assert name in told
        assert f"{prefix}_{name.upper()}" in told


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"client_id": "me"}, ["client_secret is required", "client_id"]),
        ({"client_secret": "hush"}, ["client_id is required", "client_secret"]),
        ({"client_id": "me", "oauth": "t"}, ["client_secret is required"]),
        ({**PAIR, "client_secret": " "}, ["client_secret"]),
        ({**PAIR, "client_id": "\ud800"}, ["client_id"]),
        ({**PAIR, "client_id": 7}, ["client_id"]),
        ({"oauth": ""}, ["oauth"]),
        ({"oauth": "a\nb"}, ["oauth"]),
        ({**PAIR, "scopes": "read"}, ["scopes", "iterable"]),
        ({**PAIR, "scopes": ["read write"]}, ["scopes", "'read write'"]),
        ({**PAIR, "scopes": [1]}, ["scopes"]),
        ({**PAIR, "scopes": 1}, ["scopes"]),
        ({**PAIR, "token_url": "https://"}, ["token_url"]),
        ({**PAIR, "token_url": "ftp://a.example/token"}, ["token_url"]),
        ({**PAIR, "token_url": "https://a.example/token#here"}, ["token_url"]),
        ({**PAIR, "token_url": "https://[a/token"}, ["token_url"]),
        ({**PAIR, "token_url": None}, ["token_url"]),
        ({**PAIR, "token_url": " "}, ["token_url"]),
        (
            {**PAIR, "token_url": "http://a.example/token"},
            ["token_url", "in the clear"],
        ),
        ({**PAIR, "token_url": "http://127.0.0.1.a.example/"}, ["in the clear"]),
    ],
)
def test_what_cannot_be_used_is_refused_at_once(
    package: Made, options: dict[str, Any], words: list[str]
) -> None:
    told = refused(package, **options)
    for word in words:
        assert word in told


@pytest.mark.parametrize(
    ("token_url", "base_url"),
    [
        ("http://localhost:1/token", URL),
        ("http://127.8.8.8/token", URL),
        ("http://[::1]:8/token", URL),
        ("token", "http://shapes.example"),
        ("http://shapes.example:80/token", "http://shapes.example/v1"),
        ("https://elsewhere.example/token", "http://shapes.example"),
    ],
)
def test_an_endpoint_that_keeps_the_secret_is_taken(
    package: Made, token_url: str, base_url: str
) -> None:
    told = sent(package, "list_things", **PAIR, token_url=token_url, base_url=base_url)
    assert [each.partition(" ")[2] for each in told] == [BASIC, "Bearer t"]


def test_an_endpoint_that_nobody_asks_need_not_be_safe(package: Made) -> None:
    sent(package, "list_things", oauth="mine", token_url="http://a.example/token")


def test_the_environment_gives_id_and_secret(
    package: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment(package, monkeypatch, CLIENT_ID="me", CLIENT_SECRET="hush")
    fetched = [f"/oauth/token {BASIC}", "/things Bearer t"]
    for make in ("__call__", "from_env"):
        assert sent(package, "list_things", make) == fetched
    environment(package, monkeypatch, TOKEN_URL=f"{URL}/other/token")
    assert sent(package, "list_things", "from_env")[0] == f"/other/token {BASIC}"
    environment(package, monkeypatch, OAUTH="mine")
    for make in ("__call__", "from_env"):
        assert sent(package, "list_things", make) == ["/things Bearer mine"]
    # An argument goes before all of them.
    assert sent(package, "list_things", client_id="me")[-1] == "/things Bearer t"
    assert sent(package, "list_things", oauth="this")[-1] == "/things Bearer this"
    monkeypatch.delenv(f"{package.name}_CLIENT_SECRET".upper())
    assert sent(package, "list_things") == ["/things Bearer mine"]
    monkeypatch.delenv(f"{package.name}_OAUTH".upper())
    assert "client_secret is required" in refused(package)


def test_the_report_knows_the_arguments(package: Made) -> None:
    told: Any = surface(package.built, Report())["clients"]
    names = [argument["name"] for argument in told[0]["constructor"]]
    assert names[:5] == ["oauth", "client_id", "client_secret", "token_url", "scopes"]


CHOICES = """\
paths:
  /either:
    get:
      operationId: either
      security: [{first: [a]}, {key: []}]
      responses: {'200': {description: ok}}
  /together:
    get:
      operationId: together
      security: [{first: [], key: []}, {second: []}]
      responses: {'200': {description: ok}}
  /free:
    get:
      operationId: free
      security: [{}, {first: []}]
      responses: {'200': {description: ok}}
  /second:
    get:
      operationId: second
      security: [{second: []}]
      responses: {'200': {description: ok}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    first:
      type: oauth2
      x-speakeasy-name-override: access_token
      flows: {clientCredentials: {tokenUrl: "https://one.example/token", scopes: {}}}
    second:
      type: oauth2
      flows: {clientCredentials: {tokenUrl: "https://two.example/token2", scopes: {}}}
"""


def test_an_operation_takes_the_first_alternative_that_can_be_met(made: Maker) -> None:
    package = made(CHOICES)
    assert package.codes() == []
    fetched = [f"/token {BASIC}", "{} Bearer t"]

    def told(path: str) -> list[str]:
        return [each.format(path) for each in fetched]

    second = {"second_client_id": "me", "second_client_secret": "hush"}
    assert sent(package, "either", **PAIR, key="k") == told("/either")
    assert sent(package, "either", access_token="x") == ["/either Bearer x"]
    assert sent(package, "either", key="k") == ["/either None"]
    assert sent(package, "together", **PAIR, key="k") == told("/together")
    assert sent(package, "together", **PAIR, **second) == [
        f"/token2 {BASIC}",
        "/together Bearer t",
    ]
    assert sent(package, "free") == ["/free None"]
    assert sent(package, "free", **PAIR) == told("/free")
    credential = package.module("_runtime.roles").CredentialError
    for options in ({}, PAIR):
        with pytest.raises(
            credential, match="second_client_id and second_client_secret"
        ):
            sent(package, "second", **options)
    with pytest.raises(credential, match=r"access_token \(or client_id and client"):
        sent(package, "together", key="k")


def test_any_number_of_scopes_may_be_needed_together(made: Maker) -> None:
    """And sets that differ in little are told apart."""
    scopes = [f"a-rather-long-name-of-scope-{number}" for number in range(20)]
    document = CHOICES.replace("first: [a]", f"first: {scopes}")
    package = made(document.replace("second: []}]\n", f"first: {scopes[1:]}}}]\n"))
    sources: set[tuple[str, ...]] = set()
    with both(package)[0](**PAIR) as client:
        sources.update(client._access_token._sources)
    assert {tuple(sorted(scopes)), tuple(sorted(scopes[1:]))} <= sources
    assert sent(package, "either", **PAIR)[-1] == "/either Bearer t"


def test_what_only_some_operations_need_comes_from_the_environment_on_request(
    made: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = made(CHOICES)
    environment(
        package, monkeypatch, SECOND_CLIENT_ID="me", SECOND_CLIENT_SECRET="hush"
    )
    assert sent(package, "second", "from_env")[0] == f"/token2 {BASIC}"
    with pytest.raises(package.module("_runtime.roles").CredentialError):
        sent(package, "second")


PLAIN = DOCUMENT.replace(
    "clientCredentials: {tokenUrl: oauth/token,", "password: {tokenUrl: oauth/token,"
)


def test_packages_without_such_a_scheme_have_nothing_of_it(made: Maker) -> None:
    plain, with_tokens = made(PLAIN), made(DOCUMENT)
    more = {path.partition("/")[2] for path in with_tokens.built.files} - {
        path.partition("/")[2] for path in plain.built.files
    }
    assert more == {
        "_async/token_lane.py",
        "_sync/token_lane.py",
        "_runtime/grants.py",
        "_runtime/token_calls.py",
        "_runtime/tokens.py",
        "_runtime/turns.py",
    }
    names = {each.name for each in plain.built.plan.clients[0].constructor}
    assert "oauth" in names
    assert not names & {"client_id", "client_secret", "token_url", "scopes"}


UNUSABLE = (
    "''",
    "ftp://a.example/",
    "'https://'",
    "'https://a.example/t#f'",
    "'a b'",
    "'//'",
    "'{x}/token'",
    "file:///etc/passwd",
)


def flows(*listed: str) -> str:
    """A document with a scheme for each of these flows, and an operation that needs it."""
    operations = "".join(
        f"  /{number}: {{get: {{operationId: read{number}, "
        f"security: [{{scheme{number}: []}}], "
        "responses: {'200': {description: ok}}}}\n"
        for number in range(len(listed))
    )
    schemes = "".join(
        f"    scheme{number}: {{type: oauth2, flows: {{clientCredentials: {flow}}}}}\n"
        for number, flow in enumerate(listed)
    )
    return f"paths:\n{operations}components:\n  securitySchemes:\n{schemes}"


def test_a_flow_that_cannot_be_used_is_told_and_a_token_taken(made: Maker) -> None:
    package = made(flows(*(f"{{tokenUrl: {url}, scopes: {{}}}}" for url in UNUSABLE)))
    assert len(package.codes()) == len(UNUSABLE)
    for number in range(len(UNUSABLE)):
        given = {f"scheme{number}": "mine"}
        assert sent(package, f"read{number}", **given) == [f"/{number} Bearer mine"]
    names = {each.name for each in package.built.plan.clients[0].constructor}
    assert "client_id" not in names


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("x-speakeasy-token-endpoint-authentication", ("private_key_jwt", "[]", "1")),
        (
            "x-speakeasy-token-endpoint-additional-properties",
            ("[audience]", "{scope: {type: string}}", "{audience: {type: integer}}"),
        ),
    ],
)
def test_wrong_values_of_keys_are_reported_and_left_out(
    made: Maker, key: str, values: tuple[str, ...]
) -> None:
    start = "{tokenUrl: /oauth/token, scopes: {}"
    package = made(flows(*(f"{start}, {key}: {value}}}" for value in values)))
    assert package.codes() == ["SG401"] * len(values)
    assert sent(package, "read0", **PAIR)[0] == f"/oauth/token {BASIC}"


def test_a_part_of_a_key_that_is_not_known_is_an_error(made: Maker) -> None:
    key = "x-speakeasy-token-endpoint-additional-properties"
    flow = f"{{tokenUrl: t, scopes: {{}}, {key}: {{audience: {{maximum: 1}}}}}}"
    with pytest.raises(AssertionError, match="SG402"):
        made(flows(flow))
