"""Secure connections: whom to trust, and how long to wait for them."""

from __future__ import annotations

import ssl
from typing import Any

import httpx
import pytest

from memorysync import ConnectionFailedError, RequestTimeoutError
from tests.live.faults.ways import RIGHT, Stopwatch, Way
from tests.live.flavours import API_KEY
from tests.mock.faults import CERTIFICATE, always, raw_server
from tests.mock.faults.scripts import answer, silent


def client_that_trusts(
    way: Way, base_url: str, file: str | None, **options: Any
) -> Any:
    """A client of the way; `file` are the certificates that its transport trusts."""
    if way.lane == "httpx":
        kind = httpx.AsyncHTTPTransport if way.flavour.is_async else httpx.HTTPTransport
        options["transport"] = kind(verify=ssl.create_default_context(cafile=file))
    return way.flavour.memory_sync(API_KEY, base_url, **options)


async def test_a_trusted_server(way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment says whom to trust, as it does for the HTTP library."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    async with raw_server(always(answer, RIGHT), tls=True) as server:
        client = client_that_trusts(way, server.base_url, str(CERTIFICATE))
        for _ in range(3):
            assert (await way.call(client.get, 1)).text == "right"
        assert len(server.connections) == 1
        await way.flavour.close(client)


async def test_a_server_that_nobody_vouches_for(
    way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    async with raw_server(always(answer, RIGHT), tls=True) as server:
        client = client_that_trusts(way, server.base_url, None)
        error = await way.error(client.get, 1)
        await way.flavour.close(client)
        assert server.requests == []
    assert type(error) is ConnectionFailedError
    assert "CERTIFICATE_VERIFY_FAILED" in str(error)


@pytest.mark.usefixtures("lost_sockets")
async def test_a_server_that_does_not_speak_tls(way: Way) -> None:
    """It waits for a request, and the client for the end of the handshake."""
    async with raw_server(always(silent, RIGHT)) as server:
        base_url = server.base_url.replace("http://", "https://")
        client = client_that_trusts(way, base_url, None, timeout=0.5)
        with Stopwatch() as watch:
            error = await way.error(client.get, 1)
        await way.flavour.close(client)
    assert type(error) is RequestTimeoutError
    assert 0.45 <= watch.seconds < 1.6
