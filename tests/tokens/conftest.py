"""The package of a document with client credentials, and the four ways to call it."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import httpx
import pytest

from tests.contexts import tls_context
from tests.live.calling import call
from tests.shapes.conftest import made as made
from tests.shapes.conftest import shapes_folder as shapes_folder
from tests.shapes.making import Made, make
from tests.tokens.issuer import CLIENT_ID, CLIENT_SECRET, Issuer

DOCUMENT = """\
x-speakeasy-retries: {strategy: backoff, backoff: {initialInterval: 1, maxInterval: 10, exponent: 1}}
security: [{oauth: [read]}]
paths:
  /things:
    get:
      operationId: list_things
      responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {type: string}}}}}}
    post:
      operationId: create_thing
      security: [{oauth: [write, read]}]
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [name], properties: {name: {type: string}}}}}}
      responses: {'200': {description: ok}}
  /files:
    put:
      operationId: upload
      security: [{oauth: []}]
      requestBody: {required: true, content: {application/octet-stream: {schema: {type: string, format: binary}}}}
      responses: {'200': {description: ok}}
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows: {clientCredentials: {tokenUrl: oauth/token, scopes: {read: Read, write: Write}}}
"""


@pytest.fixture(scope="session")
def package(shapes_folder: Path) -> Made:
    """The generated package."""
    made = make(DOCUMENT, shapes_folder)
    assert made.codes() == []
    return made


@dataclass(frozen=True, slots=True)
class Way:
    """A flavour in a lane, of one package."""

    package: Made
    is_async: bool
    lane: Literal["fast", "httpx"]

    def client(self, base_url: str, **options: Any) -> Any:
        """A client that the caller closes."""
        planned = self.package.built.plan.clients[0]
        name = planned.async_class if self.is_async else planned.sync_class
        if self.lane == "httpx":
            kind = httpx.AsyncHTTPTransport if self.is_async else httpx.HTTPTransport
            options["transport"] = kind(verify=tls_context())
        return getattr(self.package.module("client"), name)(
            base_url=base_url, **options
        )

    @asynccontextmanager
    async def open(self, issuer: Issuer, **options: Any) -> AsyncGenerator[Any]:
        """A client with id and secret, closed at the end."""
        options = {
            "client_id": CLIENT_ID,
            "client_secret": CLIENT_SECRET,
            "max_retries": 0,
            **options,
        }
        client = self.client(issuer.base_url, **options)
        try:
            yield client
        finally:
            await self.call(client.aclose if self.is_async else client.close)

    async def call(
        self, function: Callable[..., Any], /, *given: Any, **named: Any
    ) -> Any:
        """What a method returns."""
        return await call(self.is_async, function, *given, **named)

    async def error(
        self, function: Callable[..., Any], /, *given: Any, **named: Any
    ) -> Any:
        """The error that a method ends with."""
        with pytest.raises(self.errors("ApiError")) as caught:
            await self.call(function, *given, **named)
        return caught.value

    async def streamed(self, method: Callable[..., Any], /, **named: Any) -> bytes:
        """The body of a streamed reply, which is closed."""
        stream = await self.call(method, **named)
        try:
            found: bytes = await self.call(stream.read)
        finally:
            await self.call(stream.aclose if self.is_async else stream.close)
        return found

    def errors(self, name: str) -> type[Exception]:
        """An error class of the package."""
        found: type[Exception] = getattr(self.package.module("errors"), name)
        return found


_WAYS = [(is_async, lane) for is_async in (False, True) for lane in ("fast", "httpx")]


def _named(way: tuple[bool, str]) -> str:
    return f"{'async' if way[0] else 'sync'}-{way[1]}"


@pytest.fixture(params=_WAYS, ids=_named)
def way(request: pytest.FixtureRequest, package: Made) -> Way:
    """Each flavour in each lane in turn."""
    return Way(package, *request.param)


@pytest.fixture(params=[way for way in _WAYS if way[1] == "fast"], ids=_named)
def fast_way(request: pytest.FixtureRequest, package: Made) -> Way:
    """Each flavour over its own connections."""
    return Way(package, *request.param)
