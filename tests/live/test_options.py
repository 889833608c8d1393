"""Views of a client: what `with_options` changes, what it shares, what it refuses."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest

import memorysync
from memorysync import ClientClosedError, ConfigurationError, ValidationError
from tests.live.flavours import API_KEY, Client, Flavour
from tests.live.raw_server import raw_server, silent
from tests.live.scripted import Scripted, answering, unreachable
from tests.live.test_lifecycle import resource_warnings

QUERIED: Mapping[str, Any] = {"memories": [], "context": "", "total": 0}


def memory_client(flavour: Flavour, transport: Scripted, **options: Any) -> Client:
    return flavour.memory_sync(
        API_KEY, "http://api.test", transport=transport, **options
    )


def queried() -> Scripted:
    return answering(json=QUERIED)


def body(transport: Scripted) -> Any:
    return json.loads(transport.requests[-1].content)


def query(transport: Scripted) -> list[tuple[str, str]]:
    return parse_qsl(transport.requests[-1].url.query.decode(), keep_blank_values=True)


async def test_a_setting_given_replaces_the_clients(flavour: Flavour) -> None:
    transport = queried()
    async with flavour.entered(
        memory_client(flavour, transport, project_id="p1", end_user_id="u1")
    ) as client:
        view = client.with_options(end_user_id="u2")
        await flavour.call(view.query, "tea")
        await flavour.call(view.with_options(project_id=None).query, "tea")
        await flavour.call(client.query, "tea")
    sent = [
        (each.headers.get("X-Project-ID"), each.headers.get("X-End-User-ID"))
        for each in transport.requests
    ]
    assert sent == [("p1", "u2"), (None, "u2"), ("p1", "u1")]


async def test_a_view_is_of_the_clients_own_class(flavour: Flavour) -> None:
    class Ours(flavour.memory_sync):  # type: ignore[misc, name-defined]
        shelf = "spices"

    transport = queried()
    async with flavour.entered(
        Ours(API_KEY, "http://api.test", transport=transport)
    ) as client:
        client.shelf = "tea"
        view = client.with_options(timeout=1)
        assert type(view) is Ours
        assert view.shelf == "tea"
        assert view._api_key == client._api_key
        assert view._base_url == client._base_url


async def test_instrumentation_reads_the_settings_of_clients_and_views(
    flavour: Flavour,
) -> None:
    client = flavour.memory_sync(
        API_KEY, "http://api.test", project_id="p1", end_user_id="u1"
    )
    async with flavour.entered(client):
        view = client.with_options(end_user_id="u2", project_id=None)
        assert (client._project_id, client._end_user_id) == ("p1", "u1")
        assert (view._project_id, view._end_user_id) == (None, "u2")


async def test_namespaces_follow_their_client(flavour: Flavour) -> None:
    transport = answering(json={"connections": []})
    async with flavour.entered(memory_client(flavour, transport)) as client:
        await flavour.call(client.connections.list)
        view = client.with_options(end_user_id="u2")
        await flavour.call(view.connections.list)
        await flavour.call(client.connections.list)
    seen = [each.headers.get("X-End-User-ID") for each in transport.requests]
    assert seen == [None, "u2", None]


async def test_the_timeout_of_a_view_is_its_own(flavour: Flavour) -> None:
    async with (
        raw_server(silent) as server,
        flavour.open(server.base_url, timeout=None) as client,
    ):
        with pytest.raises(memorysync.RequestTimeoutError):
            await asyncio.wait_for(
                flavour.call(client.with_options(timeout=0.05).query, "tea"), 5
            )
        assert client.with_options(timeout=None)._shell.configuration.options == (
            client._shell.configuration.options
        )


async def test_extra_headers_replace_those_of_the_same_name(flavour: Flavour) -> None:
    transport = queried()
    async with flavour.entered(memory_client(flavour, transport)) as client:
        view = client.with_options(
            extra_headers={"X-Trace": "t1", "user-agent": "shop/2"}
        )
        await flavour.call(view.query, "tea")
        await flavour.call(view.with_options(extra_headers=None).query, "tea")
    first, second = transport.requests
    assert first.headers.get_list("user-agent") == ["shop/2"]
    assert first.headers["x-trace"] == "t1"
    assert first.headers["x-api-key"] == API_KEY
    assert "x-trace" not in second.headers
    assert second.headers["user-agent"].startswith("memorysync-sdk-py/")


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Trace": "a\r\nX-Evil: b"},
        {"X-Trace": "grün"},
        {"X-Trace": 5},
        {"X Trace": "a"},
        {"": "a"},
        {"Content-Length": "3"},
        {"host": "elsewhere"},
        {5: "a"},
        "X-Trace: a",
    ],
)
async def test_headers_that_cannot_be_sent_are_refused_at_once(
    flavour: Flavour, headers: Any
) -> None:
    async with flavour.entered(memory_client(flavour, unreachable())) as client:
        with pytest.raises(ConfigurationError, match="extra_headers") as caught:
            client.with_options(extra_headers=headers)
    assert "Evil" not in str(caught.value)


async def test_extra_query_is_merged_and_encoded(flavour: Flavour) -> None:
    transport = answering(json={"memory_id": 1, "total": 0, "revisions": []})
    async with flavour.entered(memory_client(flavour, transport)) as client:
        view = client.with_options(
            extra_query={
                "offset": 7,
                "flag": True,
                "since": date(2026, 1, 2),
                "tags": ["a b", "c&d"],
                "none": None,
            }
        )
        await flavour.call(view.history, 1, limit=5)
    assert sorted(query(transport)) == [
        ("flag", "true"),
        ("limit", "5"),
        ("offset", "7"),
        ("since", "2026-01-02"),
        ("tags", "a b"),
        ("tags", "c&d"),
    ]


async def test_extra_body_joins_a_json_object(flavour: Flavour) -> None:
    transport = queried()
    given = {"k": 9, "beta": {"since": date(2026, 1, 2)}}
    async with flavour.entered(memory_client(flavour, transport)) as client:
        view = client.with_options(extra_body=given)
        given["k"] = 10
        await flavour.call(view.query, "tea", k=3)
    assert body(transport) == {
        "query": "tea",
        "k": 9,
        "beta": {"since": "2026-01-02"},
    }


async def test_extra_body_needs_a_json_object(flavour: Flavour) -> None:
    async with flavour.entered(memory_client(flavour, unreachable())) as client:
        view = client.with_options(extra_body={"beta": 1})
        with pytest.raises(ValidationError, match="extra_body: .*no JSON object"):
            await flavour.call(view.get_ontology)
        with pytest.raises(ValidationError, match="extra_body: .*no JSON object"):
            await flavour.call(view.upload, b"text", filename="notes.txt")


@pytest.mark.parametrize("value", [float("nan"), {1, 2}, b"bytes"])
async def test_what_json_cannot_hold_is_refused_by_name(
    flavour: Flavour, value: object
) -> None:
    async with flavour.entered(memory_client(flavour, unreachable())) as client:
        with pytest.raises(ConfigurationError, match=r"extra_body\['beta'\]"):
            client.with_options(extra_body={"beta": value})
        with pytest.raises(ConfigurationError, match=r"extra_query\['beta'\]"):
            client.with_options(extra_query={"beta": value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("timeout", 0),
        ("timeout", "5"),
        ("timeout", True),
        ("total_timeout", -1),
        ("max_retries", -1),
        ("max_retries", None),
        ("max_retries", 1.5),
        ("max_response_bytes", 0),
        ("project_id", 5),
        ("project_id", "a\nb"),
        ("end_user_id", "ü"),
    ],
)
async def test_values_are_checked_as_in_the_constructor(
    flavour: Flavour, name: str, value: Any
) -> None:
    async with flavour.entered(memory_client(flavour, unreachable())) as client:
        with pytest.raises(ConfigurationError, match=name):
            client.with_options(**{name: value})
    with pytest.raises(ConfigurationError, match=name):
        memory_client(flavour, unreachable(), **{name: value})


async def test_closing_a_view_closes_only_the_view(flavour: Flavour) -> None:
    transport = queried()
    async with flavour.entered(memory_client(flavour, transport)) as client:
        view = client.with_options(timeout=1)
        sibling = view.with_options(timeout=2)
        await flavour.close(view)
        await flavour.close(view)
        with pytest.raises(ClientClosedError):
            await flavour.call(view.query, "tea")
        with pytest.raises(ClientClosedError):
            await flavour.call(view.with_options(timeout=3).query, "tea")
        await flavour.call(sibling.query, "tea")
        await flavour.call(client.query, "tea")
    assert len(transport.requests) == 2


async def test_closing_the_owner_closes_its_views(flavour: Flavour) -> None:
    client = memory_client(flavour, unreachable())
    view = client.with_options(timeout=1)
    nested = view.with_options(timeout=2)
    await flavour.close(client)
    for each in (view, nested):
        with pytest.raises(ClientClosedError):
            await flavour.call(each.query, "tea")
        with pytest.raises(ClientClosedError):
            await flavour.call(each.connections.list)


async def test_closing_the_owner_of_a_callers_http_client_closes_its_views(
    flavour: Flavour,
) -> None:
    async with flavour.open_http_client(transport=unreachable()) as http_client:
        client = flavour.memory_sync(
            API_KEY, "http://api.test", http_client=http_client
        )
        view = client.with_options(timeout=1)
        await flavour.close(client)
        with pytest.raises(ClientClosedError):
            await flavour.call(view.query, "tea")


async def test_a_view_does_not_warn_and_its_owner_does(flavour: Flavour) -> None:
    client = memory_client(flavour, unreachable())
    with resource_warnings() as found:
        view = client.with_options(timeout=1)
        del view
    assert found == []
    await flavour.close(client)
    with resource_warnings() as found:
        client = memory_client(flavour, unreachable()).with_options(timeout=1)
        del client
    assert len(found) == 1


async def test_a_view_closes_itself_at_the_end_of_its_block(flavour: Flavour) -> None:
    transport = queried()
    async with flavour.entered(memory_client(flavour, transport)) as client:
        async with flavour.entered(client.with_options(timeout=1)) as view:
            await flavour.call(view.query, "tea")
        with pytest.raises(ClientClosedError):
            await flavour.call(view.query, "tea")
        await flavour.call(client.query, "tea")


async def test_the_environment_gives_key_url_and_settings(
    flavour: Flavour, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (
        ("API_KEY", "ms_test_environment"),
        ("BASE_URL", "http://environment.test/"),
        ("PROJECT_ID", "p1"),
        ("END_USER_ID", "  "),
    ):
        monkeypatch.setenv(f"MEMORYSYNC_{name}", value)
    transport = queried()
    async with flavour.entered(
        flavour.memory_sync.from_env(transport=transport, timeout=7)
    ) as client:
        await flavour.call(client.query, "tea")
        assert client._shell.configuration.options.timeout == 7
    request = transport.requests[0]
    assert request.url.host == "environment.test"
    assert request.headers["x-api-key"] == "ms_test_environment"
    assert request.headers["x-project-id"] == "p1"
    assert "x-end-user-id" not in request.headers


async def test_the_constructor_takes_no_setting_from_the_environment(
    flavour: Flavour, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("API_KEY", "PROJECT_ID", "END_USER_ID", "ACCESS_TOKEN"):
        monkeypatch.setenv(f"MEMORYSYNC_{name}", "of_the_environment")
    monkeypatch.setenv("MEMORYSYNC_BASE_URL", "http://api.test")
    transport = queried()
    async with flavour.entered(flavour.memory_sync(transport=transport)) as client:
        await flavour.call(client.query, "tea")
    headers = transport.requests[0].headers
    assert headers["x-api-key"] == "of_the_environment"
    assert not {"x-project-id", "x-end-user-id"} & set(headers)


async def test_an_optional_credential_comes_from_the_environment(
    flavour: Flavour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEMORYSYNC_BASE_URL", "http://api.test")
    monkeypatch.setenv("MEMORYSYNC_ACCESS_TOKEN", "token")
    transport = answering(json=[])
    async with flavour.entered(
        flavour.control_plane.from_env(transport=transport)
    ) as client:
        await flavour.call(client.list_projects)
    assert transport.requests[0].headers["authorization"] == "Bearer token"


async def test_a_missing_variable_is_named(
    flavour: Flavour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MEMORYSYNC_API_KEY", raising=False)
    monkeypatch.setenv("MEMORYSYNC_BASE_URL", "http://api.test")
    with pytest.raises(ConfigurationError, match="MEMORYSYNC_API_KEY"):
        flavour.memory_sync.from_env()


async def test_repr_tells_what_helps_and_nothing_secret(flavour: Flavour) -> None:
    client = flavour.memory_sync(
        "ms_test_secret",
        "http://user:password@api.test/v1",
        project_id="p-secret",
        transport=httpx.MockTransport(lambda _: httpx.Response(500)),
    )
    view = client.with_options(extra_headers={"X-Token": "t-secret"})
    shown = [repr(each) for each in (client, client.connections.slack, view)]
    for text in shown:
        assert "http://api.test/v1" in text
        assert "open" in text
        assert "secret" not in text
        assert "password" not in text
    assert type(client).__name__ in shown[0]
    assert type(client.connections.slack).__name__ in shown[1]
    assert "ms_test_secret" not in repr(client._api_key)
    await flavour.close(client)
    assert "closed" in repr(client)
    assert "closed" in repr(view)
