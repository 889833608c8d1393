"""The close rule: who closes what, how often, and what a closed client does."""

from __future__ import annotations

import asyncio
import gc
import warnings
import weakref
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from memorysync import ClientClosedError, ConfigurationError, MemorySyncError
from tests.live.conftest import Mock
from tests.live.flavours import API_KEY, Client, Flavour
from tests.live.raw_server import raw_server, silent
from tests.live.scripted import answering, unreachable
from tests.mock import MockApi, RawDocument

Make = Callable[..., Client]


def memory_client(flavour: Flavour, **options: Any) -> Client:
    return flavour.memory_sync(API_KEY, "http://api.test", **options)


def control_plane(flavour: Flavour, **options: Any) -> Client:
    return flavour.control_plane("http://api.test", access_token="token", **options)


@pytest.fixture(params=[memory_client, control_plane])
def make(request: pytest.FixtureRequest, flavour: Flavour) -> Make:
    """Makes a client of either kind."""

    def made(**options: Any) -> Client:
        return request.param(flavour, **options)

    return made


@contextmanager
def resource_warnings() -> Generator[list[str]]:
    """Collects what Python says about resources that were left open."""
    gc.collect()
    found: list[str] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield found
        gc.collect()
    found += [
        str(each.message)
        for each in caught
        if issubclass(each.category, ResourceWarning)
    ]


async def test_closing_twice_is_fine(flavour: Flavour, make: Make) -> None:
    client = make()
    await flavour.close(client)
    await flavour.close(client)


async def test_closing_at_the_same_time_is_fine(flavour: Flavour, make: Make) -> None:
    client = make()
    await asyncio.gather(*(flavour.close(client) for _ in range(8)))


async def test_closing_after_calls_closes_the_connections(
    flavour: Flavour, mock: Mock
) -> None:
    with resource_warnings() as found:
        async with flavour.open(mock.base_url) as client:
            await flavour.call(client.query, "dark mode")
        del client
    assert found == []


async def test_a_closed_client_sends_nothing(flavour: Flavour) -> None:
    transport = unreachable()
    client = memory_client(flavour, transport=transport)
    slack = client.connections.slack
    await flavour.close(client)
    for method, arguments in (
        (client.add, ("The user likes dark mode",)),
        (client.get, (1,)),
        (slack.channels, ("conn_1",)),
    ):
        with pytest.raises(ClientClosedError, match="closed"):
            await flavour.call(method, *arguments)
    assert transport.requests == []


async def test_a_closed_control_plane_client_sends_nothing(flavour: Flavour) -> None:
    transport = unreachable()
    client = control_plane(flavour, transport=transport)
    await flavour.close(client)
    with pytest.raises(ClientClosedError, match="closed"):
        await flavour.call(client.list_projects)
    assert transport.requests == []


async def test_a_closed_client_with_an_injected_one_is_closed_too(
    flavour: Flavour,
) -> None:
    transport = unreachable()
    async with flavour.open_http_client(transport=transport) as http_client:
        client = memory_client(flavour, http_client=http_client)
        await flavour.close(client)
        with pytest.raises(ClientClosedError):
            await flavour.call(client.get, 1)
    assert transport.requests == []


async def test_closed_is_one_error_among_ours() -> None:
    assert issubclass(ClientClosedError, MemorySyncError)
    assert issubclass(ClientClosedError, RuntimeError)


async def test_closing_ends_a_running_call(flavour: Flavour) -> None:
    async with raw_server(silent) as server:
        client = flavour.memory_sync(API_KEY, server.base_url, timeout=1)
        call = asyncio.create_task(flavour.call(client.get, 1))
        await server.requested()
        await flavour.close(client)
        with pytest.raises(ClientClosedError):
            await asyncio.wait_for(call, 5)


async def test_a_block_closes(flavour: Flavour, make: Make) -> None:
    client = make(transport=unreachable())
    async with flavour.entered(client) as inside:
        assert inside is client
    with pytest.raises(ClientClosedError):
        await flavour.call(*_any_call(client))


async def test_a_block_closes_when_it_fails(flavour: Flavour, make: Make) -> None:
    client = make(transport=unreachable())
    fault = LookupError("not the client's business")
    with pytest.raises(LookupError) as caught:
        async with flavour.entered(client):
            raise fault
    assert caught.value is fault
    with pytest.raises(ClientClosedError):
        await flavour.call(*_any_call(client))


async def test_a_block_may_close_by_itself(flavour: Flavour, make: Make) -> None:
    async with flavour.entered(make()) as client:
        await flavour.close(client)


async def test_an_injected_http_client_stays_open(flavour: Flavour) -> None:
    transport = answering(json={"id": 1})
    async with flavour.open_http_client(transport=transport) as http_client:
        for _ in range(2):
            client = memory_client(flavour, http_client=http_client)
            async with flavour.entered(client):
                assert (await flavour.call(client.get, 1)).id == 1
            await flavour.close(client)
            assert not http_client.is_closed
        reply: httpx.Response = await flavour.call(http_client.get, "http://x.test")
    assert reply.status_code == 200
    assert len(transport.requests) == 3


async def test_an_injected_http_client_that_was_closed(flavour: Flavour) -> None:
    transport = answering(json={"id": 1})
    async with flavour.open_http_client(transport=transport) as http_client:
        client = memory_client(flavour, http_client=http_client)
    with pytest.raises(MemorySyncError, match="closed"):
        await flavour.call(client.get, 1)
    assert transport.requests == []


async def test_a_transport_is_closed_with_the_client(
    flavour: Flavour, document: RawDocument
) -> None:
    transport = flavour.mock_transport(MockApi(document))
    client = memory_client(flavour, transport=transport)
    await flavour.call(client.query, "dark mode")
    assert not transport.closed
    await flavour.close(client)
    assert transport.closed
    assert len(transport.recorder.requests) == 1


async def test_a_client_left_open_is_warned_of(flavour: Flavour, make: Make) -> None:
    clients = [make()]
    with pytest.warns(ResourceWarning, match=rf"\b{flavour.closing}\(\)"):
        _drop(clients)


async def test_a_client_left_open_after_a_call_is_warned_of(
    flavour: Flavour, document: RawDocument
) -> None:
    transport = flavour.mock_transport(MockApi(document))
    clients = [memory_client(flavour, transport=transport)]
    await flavour.call(clients[0].query, "dark mode")
    with pytest.warns(ResourceWarning, match=rf"\b{flavour.closing}\(\)"):
        _drop(clients)


async def test_a_closed_client_is_not_warned_of(flavour: Flavour, make: Make) -> None:
    with resource_warnings() as found:
        client = make()
        await flavour.close(client)
        del client
    assert found == []


async def test_a_client_with_an_injected_one_is_not_warned_of(
    flavour: Flavour, make: Make
) -> None:
    async with flavour.open_http_client() as http_client:
        with resource_warnings() as found:
            client = make(http_client=http_client)
            del client
    assert found == []


async def test_a_client_that_was_never_made_is_not_warned_of(
    flavour: Flavour, make: Make
) -> None:
    with resource_warnings() as found:
        with pytest.raises(ConfigurationError):
            flavour.memory_sync("", "http://api.test")
        with pytest.raises(ConfigurationError):
            make(timeout=-1)
    assert found == []


async def test_the_other_kind_of_block_fails(flavour: Flavour, make: Make) -> None:
    client = make()
    name = type(client).__name__
    with pytest.raises(TypeError, match=f"{name}.*context manager"):
        if flavour.is_async:
            with client:
                pass
        else:
            async with client:
                pass
    await flavour.close(client)


async def test_transport_and_http_client_exclude_each_other(
    flavour: Flavour, make: Make
) -> None:
    transport = unreachable()
    async with flavour.open_http_client() as http_client:
        with (
            resource_warnings() as found,
            pytest.raises(ConfigurationError, match="transport.*http_client"),
        ):
            make(transport=transport, http_client=http_client)
        assert found == []
        assert not http_client.is_closed


def _drop(clients: list[Client]) -> None:
    """Lose the only references to clients."""
    left = [weakref.ref(client) for client in clients]
    clients.clear()
    gc.collect()
    assert not any(client() for client in left), "a client lives on"


def _any_call(client: Client) -> tuple[Any, ...]:
    """A method that either kind of client has, with its arguments."""
    if hasattr(client, "list_projects"):
        return (client.list_projects,)
    return client.get, 1
