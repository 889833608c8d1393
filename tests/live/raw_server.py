"""A server of bare bytes, for answers that no HTTP server would give."""

from __future__ import annotations

import asyncio
import socket
import struct
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

HEAD = (
    b"HTTP/1.1 200 OK\r\n"
    b"Content-Type: application/json\r\n"
    b"X-Request-ID: req_raw\r\n"
    b"Content-Length: %d\r\n\r\n"
)


@dataclass(slots=True)
class Connection:
    """One connection of a client, seen from the server."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    requests: list[bytes] = field(default_factory=list[bytes])
    """The requests that were read, in order."""
    closed_at: float | None = None
    """When the client closed it, by `time.monotonic`."""

    async def request(self) -> bytes:
        """Read a whole request; b"" if the client closed the connection instead."""
        try:
            head = await self.reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError:
            return b""
        length = 0
        for line in head.lower().split(b"\r\n"):
            if line.startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        request = head + await self.reader.readexactly(length)
        self.requests.append(request)
        return request

    async def send(self, content: bytes) -> None:
        """Send bytes at once."""
        self.writer.write(content)
        await self.writer.drain()

    async def drip(self, content: bytes, seconds: float) -> None:
        """Send bytes one by one, each after a pause."""
        for byte in content:
            await asyncio.sleep(seconds)
            await self.send(bytes((byte,)))

    async def until_closed(self) -> None:
        """Wait for the client to close the connection; keep the time."""
        try:
            await self.reader.read()
        except ConnectionError:
            pass  # closed by a reset
        self.closed_at = time.monotonic()

    def reset(self) -> None:
        """Close the connection with a TCP reset."""
        endpoint: socket.socket = self.writer.get_extra_info("socket")
        linger = struct.pack("ii", 1, 0)
        endpoint.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.writer.transport.abort()


@dataclass(slots=True)
class RawServer:
    """A listening server and the connections that were made to it."""

    base_url: str
    connections: list[Connection] = field(default_factory=list[Connection])

    async def requested(self, count: int = 1) -> None:
        """Wait until so many requests have been read."""
        while sum(len(each.requests) for each in self.connections) < count:
            await asyncio.sleep(0.002)

    async def abandoned(self) -> float:
        """Wait until every connection was closed by the client; when the last one."""
        while any(each.closed_at is None for each in self.connections):
            await asyncio.sleep(0.002)
        return max(each.closed_at or 0.0 for each in self.connections)


Script = Callable[[Connection], Awaitable[None]]
"""What a server does with a connection."""


@asynccontextmanager
async def raw_server(script: Script) -> AsyncGenerator[RawServer]:
    """Serve in the running event loop; every connection is handled by `script`."""
    tasks: set[asyncio.Task[None]] = set()
    served = RawServer("")

    async def handle(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        connection = Connection(reader, writer)
        served.connections.append(connection)
        try:
            await script(connection)
        except ConnectionError:
            pass  # the client went away
        finally:
            writer.close()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(handle(reader, writer))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    served.base_url = f"http://{host}:{port}"
    try:
        yield served
    finally:
        server.close()
        pending = list(tasks)
        for task in pending:
            task.cancel()
        outcomes = await asyncio.gather(*pending, return_exceptions=True)
        await server.wait_closed()
    faults = [fault for fault in outcomes if isinstance(fault, Exception)]
    assert not faults, faults


async def silent(connection: Connection) -> None:
    """Read the request and never answer."""
    await connection.request()
    await connection.until_closed()
