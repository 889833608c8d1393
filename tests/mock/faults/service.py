"""The mock with faults on request: `Prefer: fault=NAME` (RFC 7240) asks for one."""

from __future__ import annotations

import asyncio
import re
import signal
from collections.abc import Callable

from tests.mock.faults.scripts import FAULTS, answer
from tests.mock.faults.server import Connection, Script, raw_server
from tests.mock.messages import Request, Response
from tests.mock.recorder import Handle
from tests.mock.server import ServerError

_WISH = re.compile(r"(?:^|,)\s*fault\s*=\s*\"?([a-z-]+)\"?\s*(?:;|,|$)")


def faulty(handle: Handle) -> Script:
    """Answers as the handler does, with the fault that the request wants."""

    async def script(connection: Connection) -> None:
        while raw := await connection.request():
            request = _parsed(raw)
            found = _WISH.search(request.header("Prefer") or "")
            fault = FAULTS.get(found[1]) if found else answer
            if fault is None:
                known = ", ".join(FAULTS)
                await answer(
                    connection,
                    Response.of_detail(400, f"There is no such fault; known: {known}"),
                )
            else:
                await fault(connection, handle(request))
            if connection.writer.is_closing():
                break

    return script


def run_faulty(handle: Handle, port: int, on_listening: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; port 0 is any free one.

    Raises `ServerError` when the port cannot be had.
    """

    async def serve() -> None:
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        async with raw_server(faulty(handle), port=port) as server:
            on_listening(server.base_url)
            await stop.wait()

    try:
        asyncio.run(serve())
    except OSError as error:
        raise ServerError(f"port {port} cannot be had: {error.strerror}") from error


def _parsed(raw: bytes) -> Request:
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ", 2)
    path, _, query = target.partition("?")
    fields = [line.partition(":") for line in lines]
    headers = tuple((name, value.strip()) for name, _, value in fields)
    return Request(method, path, query, headers, body)
