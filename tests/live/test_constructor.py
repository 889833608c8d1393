"""What a client accepts when it is made, and what it never shows."""

from __future__ import annotations

import asyncio
import contextlib
import copy
import gc
import math
import pickle
import warnings
from typing import Any

import httpx
import pytest

from memorysync import ConfigurationError, ValidationError
from tests.live.flavours import API_KEY, Client, Flavour
from tests.live.raw_server import HEAD, Connection, raw_server
from tests.live.scripted import answering, unreachable

URL = "http://api.test"
SECRET = "ms_live_4f1c0ffee5ec3e7"

MALFORMED_URLS = [
    "api.memorysync.io",
    "//api.memorysync.io",
    "/memory",
    "ftp://api.memorysync.io",
    "file:///etc/passwd",
    "http://",
    "https:///memory",
    "http://:8080",
    "http://[::1",
    "http://api.test/\ud800",
    "http://user:\ud800@api.test",
    "http://api.test:port",
    "http://api.test:99999",
    "http://api.test?tenant=1",
    "http://api.test#top",
    "http://api .test",
    "http://api.test/a b",
    "http://api.test\r\nX-Evil: 1",
    "http://api.test/\x00",
]

BAD_HEADERS = ["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\x00b", "ключ", "a\u2028b", "a\x7fb"]


async def make_and_send(flavour: Flavour, **options: Any) -> httpx.Request:
    """The request of a client that is made as the test says."""
    transport = answering(json={"id": 1})
    client = flavour.memory_sync(**options, transport=transport)
    async with flavour.entered(client):
        await flavour.call(client.get, 1)
    (request,) = transport.requests
    return request


# From the environment


async def test_settings_come_from_the_environment(
    flavour: Flavour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEMORYSYNC_API_KEY", "key-of-the-environment")
    monkeypatch.setenv("MEMORYSYNC_BASE_URL", "http://environment.test/")
    request = await make_and_send(flavour)
    assert request.headers["X-API-Key"] == "key-of-the-environment"
    assert str(request.url) == "http://environment.test/memory/1"


async def test_arguments_go_before_the_environment(
    flavour: Flavour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEMORYSYNC_API_KEY", "key-of-the-environment")
    monkeypatch.setenv("MEMORYSYNC_BASE_URL", "http://environment.test/")
    request = await make_and_send(flavour, api_key="key", base_url=URL)
    assert request.headers["X-API-Key"] == "key"
    assert request.url.host == "api.test"


async def test_the_environment_is_read_when_a_client_is_made(
    flavour: Flavour, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("first", "second"):
        monkeypatch.setenv("MEMORYSYNC_API_KEY", key)
        request = await make_and_send(flavour, base_url=URL)
        assert request.headers["X-API-Key"] == key


async def test_the_control_plane_reads_its_address_from_the_environment(
    flavour: Flavour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEMORYSYNC_BASE_URL", "http://environment.test")
    transport = answering(json=[])
    client = flavour.control_plane(access_token="token", transport=transport)
    async with flavour.entered(client):
        await flavour.call(client.list_projects)
    assert str(transport.requests[0].url) == "http://environment.test/org/projects"


@pytest.mark.parametrize("blank", [None, "", "  \t"])
@pytest.mark.parametrize(
    ("argument", "variable", "others"),
    [
        ("api_key", "MEMORYSYNC_API_KEY", {"base_url": URL}),
        ("base_url", "MEMORYSYNC_BASE_URL", {"api_key": API_KEY}),
    ],
)
def test_a_missing_setting_is_named(
    flavour: Flavour,
    monkeypatch: pytest.MonkeyPatch,
    argument: str,
    variable: str,
    others: dict[str, str],
    blank: str | None,
) -> None:
    if blank is not None:
        monkeypatch.setenv(variable, blank)
    with pytest.raises(ConfigurationError) as caught:
        flavour.memory_sync(**others)
    assert argument in str(caught.value)
    assert variable in str(caught.value)


def test_the_control_plane_names_its_missing_address(flavour: Flavour) -> None:
    with pytest.raises(ConfigurationError, match="base_url.*MEMORYSYNC_BASE_URL"):
        flavour.control_plane(access_token="token")


@pytest.mark.parametrize("value", [None, "", "  ", b"bytes", 7])
@pytest.mark.parametrize("argument", ["api_key", "base_url"])
def test_an_explicit_blank_is_a_mistake(
    flavour: Flavour, monkeypatch: pytest.MonkeyPatch, argument: str, value: Any
) -> None:
    """A variable that was read in vain must not fall back to another one."""
    monkeypatch.setenv("MEMORYSYNC_API_KEY", "key-of-the-environment")
    monkeypatch.setenv("MEMORYSYNC_BASE_URL", "http://environment.test/")
    with pytest.raises(ValueError, match=argument) as caught:
        flavour.memory_sync(**{argument: value})
    assert type(caught.value) is ConfigurationError


@pytest.mark.parametrize("token", ["", "  ", b"bytes", 7])
def test_a_blank_token_is_a_mistake(flavour: Flavour, token: Any) -> None:
    with pytest.raises(ConfigurationError, match="access_token"):
        flavour.control_plane(URL, access_token=token)


def test_configuration_errors_are_argument_errors() -> None:
    assert issubclass(ConfigurationError, ValidationError)
    assert issubclass(ConfigurationError, ValueError)


# Addresses


@pytest.mark.parametrize("url", MALFORMED_URLS)
async def test_a_malformed_address_is_refused(flavour: Flavour, url: str) -> None:
    """By the constructor, or by every call where version 1.10.1 constructs a client."""
    with pytest.raises(ConfigurationError, match="base_url"):
        flavour.control_plane(url)
    async with flavour.open(url, transport=unreachable()) as client:
        with pytest.raises(ConfigurationError, match="base_url"):
            await flavour.call(client.get, 1)


async def test_a_malformed_address_of_the_environment_is_refused(
    flavour: Flavour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEMORYSYNC_BASE_URL", "api.memorysync.io")
    with pytest.raises(ConfigurationError, match="base_url"):
        flavour.control_plane()
    async with flavour.entered(flavour.memory_sync(API_KEY)) as client:
        with pytest.raises(ConfigurationError, match="base_url"):
            await flavour.call(client.get, 1)


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("http://api.test", "http://api.test/memory/1"),
        ("http://api.test/", "http://api.test/memory/1"),
        ("http://api.test///", "http://api.test/memory/1"),
        ("  http://api.test \n", "http://api.test/memory/1"),
        ("HTTPS://API.test:8443", "https://api.test:8443/memory/1"),
        ("http://api.test/sync/v2", "http://api.test/sync/v2/memory/1"),
        ("http://api.test/sync/v2/", "http://api.test/sync/v2/memory/1"),
        ("http://api.test/a%2Fb/", "http://api.test/a%2Fb/memory/1"),
        ("http://[::1]:8080", "http://[::1]:8080/memory/1"),
    ],
)
async def test_slashes_and_prefixes_of_addresses(
    flavour: Flavour, url: str, target: str
) -> None:
    request = await make_and_send(flavour, api_key=API_KEY, base_url=url)
    assert str(request.url) == target


# The signature


async def test_key_and_address_are_positional_in_this_order(flavour: Flavour) -> None:
    client = flavour.memory_sync("the key", "http://api.test/")
    await flavour.close(client)
    assert client._api_key == "the key"
    assert client._base_url == "http://api.test"
    client = flavour.control_plane("http://api.test/")
    await flavour.close(client)
    assert client._base_url == "http://api.test"


def test_everything_else_is_named(flavour: Flavour) -> None:
    with pytest.raises(TypeError, match="positional"):
        flavour.memory_sync(API_KEY, URL, "proj_1")
    with pytest.raises(TypeError, match="positional"):
        flavour.control_plane(URL, "token")


def test_an_unknown_option_is_a_mistake(flavour: Flavour) -> None:
    with pytest.raises(TypeError, match="end_user"):
        flavour.memory_sync(API_KEY, URL, end_user="user_42")


@pytest.mark.parametrize("timeout", [0, -1, -0.5, math.nan, True, "30", [30]])
def test_a_bad_timeout_is_refused(flavour: Flavour, timeout: Any) -> None:
    with pytest.raises(ConfigurationError, match="timeout"):
        flavour.memory_sync(API_KEY, URL, timeout=timeout)


@pytest.mark.parametrize(
    "timeout", [None, 5, 0.5, 86_400, httpx.Timeout(5.0, connect=1.0)]
)
async def test_a_good_timeout_works(flavour: Flavour, timeout: Any) -> None:
    async with (
        raw_server(answer_a_memory) as server,
        flavour.open(server.base_url, timeout=timeout) as client,
    ):
        assert (await flavour.call(client.get, 1)).id == 1


@pytest.mark.parametrize("timeout", [1e10, 1e300, math.inf])
async def test_an_endless_timeout_works_or_is_refused(
    flavour: Flavour, timeout: float
) -> None:
    async with raw_server(answer_a_memory) as server:
        try:
            client = flavour.memory_sync(API_KEY, server.base_url, timeout=timeout)
        except ConfigurationError as error:
            assert "timeout" in str(error)
            return
        fault: str | None = None
        # A call that fails in the socket loses it; no other test should hear of it.
        with warnings.catch_warnings(action="ignore"):
            async with flavour.entered(client):
                try:
                    await flavour.call(client.get, 1)
                except (OverflowError, OSError, ValueError) as error:
                    fault = repr(error)
            await asyncio.sleep(0)  # the event loop lets go of the error
            gc.collect()
    assert fault is None


async def answer_a_memory(connection: Connection) -> None:
    await connection.request()
    await connection.send(HEAD % 9 + b'{"id": 1}')


# Header values


@pytest.mark.parametrize("value", BAD_HEADERS)
@pytest.mark.parametrize("argument", ["api_key", "project_id", "end_user_id"])
def test_a_bad_header_value_is_refused(
    flavour: Flavour, argument: str, value: str
) -> None:
    options = {"api_key": API_KEY, "base_url": URL, argument: value}
    with pytest.raises(ValidationError, match=argument) as caught:
        flavour.memory_sync(**options)
    assert value not in str(caught.value)


@pytest.mark.parametrize("value", BAD_HEADERS)
@pytest.mark.parametrize("argument", ["access_token", "project_id"])
def test_a_bad_header_value_is_refused_by_the_control_plane(
    flavour: Flavour, argument: str, value: str
) -> None:
    with pytest.raises(ValidationError, match=argument) as caught:
        flavour.control_plane(URL, **{argument: value})
    assert value not in str(caught.value)


@pytest.mark.parametrize("value", BAD_HEADERS)
async def test_a_bad_header_value_is_refused_at_the_call(
    flavour: Flavour, value: str
) -> None:
    transport = unreachable()
    async with flavour.open(transport=transport) as client:
        with pytest.raises(ValidationError, match="end_user_id"):
            await flavour.call(client.add, "dark mode is on", end_user_id=value)
    assert transport.requests == []


# Secrets


def _shown(value: Any) -> str:
    """Everything that a careless print, log or debugger shows of an object."""
    shown = [repr(value), str(value), f"{value}"]
    attributes: Any = getattr(value, "__dict__", None)
    if attributes is not None:
        shown.append(repr(attributes))
    return "\n".join(shown)


async def _secret_clients(flavour: Flavour) -> list[Client]:
    """A closed client of each kind."""
    clients = [
        flavour.memory_sync(SECRET, URL, transport=unreachable()),
        flavour.control_plane(URL, access_token=SECRET, transport=unreachable()),
    ]
    for client in clients:
        await flavour.close(client)
    return clients


async def test_a_client_shows_no_secret(flavour: Flavour) -> None:
    for client in await _secret_clients(flavour):
        assert SECRET not in _shown(client)


def test_a_client_that_was_never_made_has_no_settings(flavour: Flavour) -> None:
    """Debuggers look at what a constructor that failed has left behind."""
    unmade = object.__new__(flavour.memory_sync)
    for name in ("_project_id", "_end_user_id", "_shell"):
        assert not hasattr(unmade, name)
        with pytest.raises(AttributeError, match=f"has no attribute '{name}'"):
            getattr(unmade, name)
    for look in (repr, copy.copy, pickle.dumps):
        with contextlib.suppress(AttributeError, TypeError):
            look(unmade)


async def test_the_parts_of_a_client_show_no_secret(flavour: Flavour) -> None:
    for client in await _secret_clients(flavour):
        shell = client._shell
        configuration = shell._configuration
        for part in (
            shell,
            configuration,
            configuration.credentials,
            *configuration.credentials.values(),
            configuration.settings,
        ):
            assert SECRET not in _shown(part)


async def test_a_request_shows_no_secret(flavour: Flavour) -> None:
    from memorysync._operations import client, control_plane

    memory, plane = await _secret_clients(flavour)
    text = "a private remark"
    call = client.add(text, end_user_id="user_42")
    request = memory._shell._configuration.request(call)
    assert SECRET not in _shown(request) and text not in _shown(request)
    assert text not in _shown(call) and "user_42" not in _shown(call)
    request = plane._shell._configuration.request(control_plane.list_projects())
    assert SECRET not in _shown(request)
    login = control_plane.login("ada@example.com", SECRET)
    assert SECRET not in _shown(login)


@pytest.mark.parametrize("bad", [f"{SECRET}\n", f"{SECRET}é", f" {SECRET}"])
def test_a_refusal_shows_no_secret(flavour: Flavour, bad: str) -> None:
    with pytest.raises(ValidationError) as caught:
        flavour.memory_sync(bad, URL)
    assert SECRET not in _shown(caught.value)
    with pytest.raises(ValidationError) as caught:
        flavour.control_plane(URL, access_token=bad)
    assert SECRET not in _shown(caught.value)


async def test_a_password_in_the_address_is_not_shown(flavour: Flavour) -> None:
    try:
        client = flavour.memory_sync(API_KEY, f"http://ada:{SECRET}@127.0.0.1:9")
    except ConfigurationError as error:
        assert SECRET not in _shown(error)
        return
    async with flavour.entered(client):
        assert SECRET not in _shown(client._shell._configuration)
        with pytest.raises(Exception) as caught:
            await flavour.call(client.get, 1)
    assert SECRET not in _shown(caught.value)
