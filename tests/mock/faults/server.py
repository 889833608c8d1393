"""A server of bare bytes, for answers that no HTTP server would give.

It does what a script says, connection by connection, and keeps what it saw: when each
connection was opened and closed, and the bytes of every request.
"""

from __future__ import annotations

import asyncio
import queue
import socket
import ssl
import struct
import threading
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

CERTIFICATE = Path(__file__).with_name("localhost.pem")
"""For `SSL_CERT_FILE` and the like: what a client has to trust to reach us by TLS."""

CLIENT_LEFT = (asyncio.IncompleteReadError, ConnectionError)
"""What reading and sending raise once the client has gone: no fault of a script."""


@dataclass(slots=True)
class Connection:
    """One connection of a client, seen from the server."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    opened_at: float
    """When it was opened, by `time.monotonic`."""
    requests: list[bytes] = field(default_factory=list[bytes])
    """The requests that were read, in order."""
    closed_at: float | None = None
    """When the client closed it, by `time.monotonic`; None while it has not."""

    async def request(self) -> bytes:
        """Read a whole request; b"" if the client closed the connection before its end."""
        try:
            head = await self.reader.readuntil(b"\r\n\r\n")
            length = 0
            for line in head.lower().split(b"\r\n"):
                if line.startswith(b"content-length:"):
                    length = int(line.partition(b":")[2])
            request = head + await self.reader.readexactly(length)
        except CLIENT_LEFT:
            self.closed_at = time.monotonic()
            return b""
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
        """Close the connection with a TCP reset, unless it is closed."""
        if self.writer.is_closing():
            return
        endpoint: socket.socket = self.writer.get_extra_info("socket")
        linger = struct.pack("ii", 1, 0)
        endpoint.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.writer.transport.abort()


@dataclass(slots=True)
class RawServer:
    """A listening server and the connections that were made to it."""

    base_url: str
    connections: list[Connection] = field(default_factory=list[Connection])

    @property
    def requests(self) -> list[bytes]:
        """All requests, connection by connection."""
        return [request for each in self.connections for request in each.requests]

    async def requested(self, count: int = 1) -> None:
        """Wait until so many requests have been read."""
        while len(self.requests) < count:
            await asyncio.sleep(0.002)

    async def abandoned(self) -> float:
        """Wait until every connection was closed by the client; when the last one."""
        while any(each.closed_at is None for each in self.connections):
            await asyncio.sleep(0.002)
        return max(each.closed_at or 0.0 for each in self.connections)


Script: TypeAlias = Callable[[Connection], Awaitable[None]]
"""What a server does with a connection."""


@asynccontextmanager
async def raw_server(
    script: Script, *, tls: bool = False, port: int = 0
) -> AsyncGenerator[RawServer]:
    """Serve in the running event loop; every connection is handled by `script`."""
    tasks: set[asyncio.Task[None]] = set()
    faults: list[Exception] = []
    served = RawServer("")

    async def handle(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        connection = Connection(reader, writer, time.monotonic())
        served.connections.append(connection)
        try:
            await script(connection)
        except CLIENT_LEFT:
            pass
        except Exception as fault:
            faults.append(fault)
        finally:
            writer.close()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(handle(reader, writer))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    server = await asyncio.start_server(
        accept, "127.0.0.1", port, ssl=_server_context() if tls else None, backlog=1024
    )
    host, port = server.sockets[0].getsockname()
    served.base_url = f"{'https' if tls else 'http'}://{host}:{port}"
    try:
        yield served
    finally:
        server.close()
        pending = list(tasks)
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        await server.wait_closed()
    assert not faults, faults


@contextmanager
def raw_server_thread(script: Script, *, tls: bool = False) -> Generator[RawServer]:
    """Serve from a thread with an event loop of its own, for callers that have none."""
    started: queue.Queue[tuple[RawServer, asyncio.AbstractEventLoop, asyncio.Event]]
    started = queue.Queue()
    faults: list[BaseException] = []

    async def serve() -> None:
        stop = asyncio.Event()
        async with raw_server(script, tls=tls) as server:
            started.put((server, asyncio.get_running_loop(), stop))
            await stop.wait()

    def run() -> None:
        try:
            asyncio.run(serve())
        except BaseException as fault:
            faults.append(fault)

    thread = threading.Thread(target=run, name="raw-server", daemon=True)
    thread.start()
    server, loop, stop = started.get(timeout=10)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
    assert not faults, faults


def _server_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context
