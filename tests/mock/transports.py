"""The mock inside a client: httpx transports that need no socket."""

from __future__ import annotations

import httpx

from tests.mock.api import MockApi
from tests.mock.messages import Request, Response
from tests.mock.recorder import Recorder


class MockTransport(httpx.BaseTransport):
    """Answers the requests of an `httpx.Client` from a mock."""

    def __init__(self, api: MockApi) -> None:
        self.recorder = Recorder(api.handle)
        self.closed = False

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Read the request and answer it."""
        request.read()
        return _to_httpx(self.recorder(_from_httpx(request)))

    def close(self) -> None:
        """Remember that it was closed: a client owns its transport."""
        self.closed = True


class AsyncMockTransport(httpx.AsyncBaseTransport):
    """Answers the requests of an `httpx.AsyncClient` from a mock."""

    def __init__(self, api: MockApi) -> None:
        self.recorder = Recorder(api.handle)
        self.closed = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Read the request and answer it."""
        await request.aread()
        return _to_httpx(self.recorder(_from_httpx(request)))

    async def aclose(self) -> None:
        """Remember that it was closed: a client owns its transport."""
        self.closed = True


def _from_httpx(request: httpx.Request) -> Request:
    path, _, query = request.url.raw_path.partition(b"?")
    return Request(
        method=request.method,
        raw_path=path.decode("ascii"),
        raw_query=query.decode("ascii"),
        headers=tuple(
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in request.headers.raw
        ),
        body=request.content,
    )


def _to_httpx(response: Response) -> httpx.Response:
    return httpx.Response(
        response.status, headers=list(response.headers), content=response.body
    )
