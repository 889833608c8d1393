"""The four ways of a stream: each flavour of a generated package, in each lane."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Literal

import httpx
import pytest

from tests.live.calling import call, in_thread
from tests.mock.faults import Connection, RawServer, Script, raw_server
from tests.shapes.making import Made

EVENTS = "text/event-stream"

DOCUMENT = """\
paths:
  /ticks:
    get:
      operationId: ticks
      responses: {"200": {description: Ticks., content: {text/event-stream: {schema: {$ref: '#/components/schemas/Tick'}}}}}
    post:
      operationId: until
      responses:
        "200":
          description: Ticks.
          content:
            TEXT/Event-Stream; charset=utf-8:
              x-speakeasy-sse-sentinel: over
              schema: {type: array, items: {$ref: '#/components/schemas/Tick'}}
  /texts:
    get:
      operationId: texts
      responses: {"200": {description: Texts., content: {text/event-stream: {schema: {type: string}}}}}
  /anything:
    get:
      operationId: anything
      responses: {"200": {description: Anything., content: {text/event-stream: {}}}}
  /whole:
    get:
      operationId: whole
      responses: {"200": {description: Events., content: {text/event-stream: {schema: {$ref: '#/components/schemas/Event'}}}}}
  /plain:
    get:
      operationId: plain
      responses: {"200": {description: Events., content: {text/event-stream: {schema: {$ref: '#/components/schemas/Plain'}}}}}
  /lines:
    get:
      operationId: lines
      responses: {"200": {description: Ticks., content: {application/x-ndjson: {schema: {$ref: '#/components/schemas/Tick'}}}}}
  /sequence:
    get:
      operationId: sequence
      responses: {"200": {description: Ticks., content: {application/json-seq: {schema: {$ref: '#/components/schemas/Tick'}}}}}
  /chat:
    post:
      operationId: chat
      tags: [talk]
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [text]
              properties: {text: {type: string}, stream: {type: boolean}}
      responses:
        "200":
          description: The answer.
          content:
            text/event-stream: {schema: {$ref: '#/components/schemas/Tick'}}
            application/json: {schema: {$ref: '#/components/schemas/Tick'}}
components:
  schemas:
    Tick: {type: object, required: [n], properties: {n: {type: integer}}}
    Plain:
      type: object
      required: [data]
      properties: {data: {type: string}, event: {type: string}, id: {type: string}, retry: {type: integer}}
    Event:
      oneOf: [{$ref: '#/components/schemas/Ticked'}, {$ref: '#/components/schemas/Said'}]
      discriminator: {propertyName: event, mapping: {tick: '#/components/schemas/Ticked', say: '#/components/schemas/Said'}}
    Ticked:
      type: object
      required: [event, data]
      properties: {event: {const: tick}, id: {type: string}, data: {$ref: '#/components/schemas/Tick'}}
    Said:
      type: object
      required: [event, data]
      properties: {event: {const: say}, data: {type: string}}
"""


@dataclass(frozen=True, slots=True)
class Way:
    """A flavour in a lane: `fast` are our own connections, `httpx` those of a transport."""

    is_async: bool
    lane: Literal["fast", "httpx"]
    package: Made

    @property
    def closing(self) -> str:
        """The name of the method that closes."""
        return "aclose" if self.is_async else "close"

    @property
    def wrong_closing(self) -> str:
        """Its name in the other flavour."""
        return "close" if self.is_async else "aclose"

    @property
    def errors(self) -> Any:
        """The errors of the package."""
        return self.package.module("errors")

    def client(self, base_url: str, **options: Any) -> Any:
        """A client that the caller closes."""
        if self.lane == "httpx":
            kind = httpx.AsyncHTTPTransport if self.is_async else httpx.HTTPTransport
            options["transport"] = kind()
        planned = self.package.built.plan.clients[0]
        name = planned.async_class if self.is_async else planned.sync_class
        return getattr(self.package.module(), name)(base_url=base_url, **options)

    async def call(
        self, function: Callable[..., Any], /, *given: Any, **named: Any
    ) -> Any:
        """What a method of a client returns."""
        return await call(self.is_async, function, *given, **named)

    async def close(self, resource: Any) -> None:
        """Close a client or a stream."""
        await self.call(getattr(resource, self.closing))

    @asynccontextmanager
    async def open(self, base_url: str, **options: Any) -> AsyncGenerator[Any]:
        """A client that is closed at the end."""
        client = self.client(base_url, **options)
        try:
            yield client
        finally:
            await self.close(client)

    @asynccontextmanager
    async def serving(
        self, script: Script, **options: Any
    ) -> AsyncGenerator[tuple[RawServer, Any]]:
        """A server that does as the script says, and a client of it."""
        async with (
            raw_server(script) as server,
            self.open(server.base_url, **options) as client,
        ):
            yield server, client

    @asynccontextmanager
    async def streaming(
        self, method: Callable[..., Any], **arguments: Any
    ) -> AsyncGenerator[Any]:
        """The stream that a method returns, in its own block."""
        stream = await self.call(method, **arguments)
        if self.is_async:
            async with stream as entered:
                assert entered is stream
                yield stream
            return
        with stream as entered:
            assert entered is stream
            yield stream

    async def next(self, stream: Any) -> Any:
        """The next value of a stream; None at its end."""
        if self.is_async:
            return await anext(stream, None)
        return await in_thread(next, stream, None)

    async def values(self, stream: Any) -> AsyncIterator[Any]:
        """The values of a stream, one by one."""
        assert (aiter if self.is_async else iter)(stream) is stream
        while (value := await self.next(stream)) is not None:
            yield value

    async def read(self, method: Callable[..., Any], **arguments: Any) -> list[Any]:
        """All values of the stream that a method returns."""
        async with self.streaming(method, **arguments) as stream:
            return await self.rest(stream)

    async def rest(self, stream: Any) -> list[Any]:
        """The values of a stream from here to its end."""
        if self.is_async:
            return [value async for value in stream]
        return await in_thread(list, stream)

    async def fault(self, method: Callable[..., Any], **arguments: Any) -> Any:
        """The error that reading a stream to its end raises."""
        with pytest.raises(self.errors.ApiError) as caught:
            await self.read(method, **arguments)
        return caught.value


def head(content_type: str | None = EVENTS, *fields: bytes, status: int = 200) -> bytes:
    """The head of a reply in chunks."""
    typed = (
        b"" if content_type is None else f"Content-Type: {content_type}\r\n".encode()
    )
    lines = b"".join(field + b"\r\n" for field in fields)
    return (
        b"HTTP/1.1 %d OK\r\nX-Request-ID: r\r\nTransfer-Encoding: chunked\r\n"
        b"%s%s\r\n" % (status, typed, lines)
    )


def chunk(data: bytes) -> bytes:
    """A piece of a reply in chunks."""
    return b"%x\r\n%s\r\n" % (len(data), data)


END = b"0\r\n\r\n"


def answering(
    *pieces: bytes, content_type: str | None = EVENTS, fields: tuple[bytes, ...] = ()
) -> Script:
    """A server that answers every request with these pieces, one chunk for each."""

    async def script(connection: Connection) -> None:
        while await connection.request():
            await connection.send(head(content_type, *fields))
            for piece in pieces:
                await connection.send(chunk(piece))
            await connection.send(END)

    return script


def stalling(*pieces: bytes) -> Script:
    """A server that sends these pieces, and then nothing more."""

    async def script(connection: Connection) -> None:
        await connection.request()
        await connection.send(head())
        for piece in pieces:
            await connection.send(chunk(piece))
        await connection.until_closed()

    return script
