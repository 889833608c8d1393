"""The server of the measurements, a process of its own: as little work as possible.

The first segment of the path chooses the reply. It prints the ports of plain HTTP and
of TLS, and ends with its standard input.
"""

from __future__ import annotations

import asyncio
import ssl
import sys
from pathlib import Path

from tools.bench.payloads import PAYLOADS, body, chat_body, whole_reply

CERTIFICATE = Path(__file__).parents[2] / "tests" / "mock" / "faults" / "localhost.pem"


REPLIES = {
    **{payload.encode(): whole_reply(body(payload)) for payload in PAYLOADS},
    **{
        b"chat-" + payload.encode(): whole_reply(chat_body(payload))
        for payload in PAYLOADS
    },
}


class Answering(asyncio.Protocol):
    """Answers each request of one connection as soon as it is whole."""

    def __init__(self) -> None:
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        assert self._transport is not None
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end].lower()
            length = 0
            if (at := head.find(b"content-length:")) >= 0:
                length = int(head[at + 15 :].split(b"\r\n", 1)[0])
            if len(self._buffer) < end + 4 + length:
                return
            name = head.split(b"/", 2)[1]
            self._buffer = self._buffer[end + 4 + length :]
            self._transport.write(REPLIES[name])


async def main() -> None:
    """Serve until standard input ends."""
    loop = asyncio.get_running_loop()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    ports: list[int] = []
    for secure in (None, context):
        server = await loop.create_server(
            Answering, "127.0.0.1", 0, ssl=secure, backlog=1024
        )
        ports.append(server.sockets[0].getsockname()[1])
    print(*ports, flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
