"""Raw answers for the replies of the memory client."""

from __future__ import annotations

from tests.mock.faults import Connection as Connection
from tests.mock.faults import RawServer as RawServer
from tests.mock.faults import raw_server as raw_server

HEAD = (
    b"HTTP/1.1 200 OK\r\n"
    b"Content-Type: application/json\r\n"
    b"X-Request-ID: req_raw\r\n"
    b"Content-Length: %d\r\n\r\n"
)


async def silent(connection: Connection) -> None:
    """Read the request and never answer."""
    await connection.request()
    await connection.until_closed()
