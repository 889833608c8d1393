"""HTTP/1.1 without I/O (RFC 9112): a reply out of the bytes that arrive.

The plain reply, a head of ordinary fields and a body of known length, is read by one
regular expression. Everything else goes to h11: chunks, bodies that end with the
connection, interim replies, HTTP/1.0, HEAD, and whatever is not quite right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .headers import Headers

if TYPE_CHECKING:
    import h11

_LONGEST_HEAD: Final = 100 * 1024
_BODILESS: Final = frozenset({204, 304})
_BLANK_LINE: Final = re.compile(rb"\n\r?\n")
_PLAIN: Final = re.compile(
    rb"HTTP/1\.1 ([2-9]\d\d)(?: [^\x00-\x08\x0a-\x1f\x7f]*)?\r\n"
    rb"((?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[^\x00-\x08\x0a-\x1f\x7f]*\r\n)*)\r\n"
)
_FIELD: Final = re.compile(rb"([^:\r\n]+):([^\r]*)\r\n")


class Message(bytes):
    """A request as it is sent; `repr` does not show the secrets that it holds."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<request of {len(self)} bytes>"


class Interrupted(ConnectionError):
    """The connection ended before the reply was complete."""


class Malformed(ValueError):
    """What arrived is no reply in HTTP/1.1."""


class ReplyReader:
    """Reads one reply out of the bytes that a connection receives.

    `feed` it until `has_head`, then `take` the pieces of the body until `is_done`. Say
    that it `is_early` if it came before the request was sent whole.
    """

    __slots__ = (
        "_body",
        "_buffer",
        "_left",
        "_machine",
        "_method",
        "headers",
        "is_done",
        "is_early",
        "is_reusable",
        "is_untouched",
        "status",
    )

    status: int
    headers: Headers

    def __init__(self, method: str) -> None:
        self._method = method
        self._buffer = b""
        self._body = b""
        self._left = -1
        self._machine: h11.Connection | None = None
        self.status = 0
        self.is_untouched = True
        self.is_done = False
        self.is_early = False
        self.is_reusable = False

    @property
    def has_head(self) -> bool:
        """Whether status and headers are known."""
        return self.status != 0

    def feed(self, data: bytes) -> None:
        """The next bytes; b"" says that the connection has ended.

        Raises:
            Interrupted: more was to come.
            Malformed: this is no reply.
        """
        if data:
            self.is_untouched = False
        if self._machine is not None:
            self._machine.receive_data(data)
            self._step(self._machine, ended=not data)
        elif self._left >= 0:
            self._content(data)
        else:
            self._head(data)

    def take(self) -> bytes:
        """The bytes of the body that have arrived since the last time."""
        body, self._body = self._body, b""
        return body

    def _head(self, data: bytes) -> None:
        searched = max(0, len(self._buffer) - 2)
        self._buffer = self._buffer + data if self._buffer else data
        if not self._is_plain():
            if not data or len(self._buffer) > _LONGEST_HEAD:
                self._delegate(ended=not data)
            elif _BLANK_LINE.search(self._buffer, searched):
                self._delegate(ended=False)

    def _is_plain(self) -> bool:
        found = _PLAIN.match(self._buffer)
        if found is None or self._method == "HEAD":
            return False
        length = -1
        fields: list[tuple[bytes, bytes]] = []
        for name, value in _FIELD.findall(found[2]):
            name, value = name.lower(), value.strip(b" \t")
            fields.append((name, value))
            if name == b"content-length":
                if length >= 0 or not value.isdigit() or len(value) > 18:
                    return False
                length = int(value)
            elif name == b"connection":
                if value.lower() != b"keep-alive":
                    return False
            elif name in (b"transfer-encoding", b"upgrade"):
                return False
        status = int(found[1])
        if length < 0 or status in _BODILESS:
            return False
        self.status = status
        self.headers = Headers(fields)
        self._left = length
        body = self._buffer[found.end() :]
        self._buffer = b""
        if body or not length:
            self._content(body)
        return True

    def _content(self, data: bytes) -> None:
        left = self._left - len(data)
        if left > 0:
            if not data:
                raise Interrupted("the connection ended inside the body")
            self._body += data
        elif left == 0:
            self._body = self._body + data if self._body else data
            self.is_done = self.is_reusable = True
        else:
            self._body += data[:left]
            self.is_done = True  # what follows belongs to no request of ours
        self._left = max(left, 0)

    def _delegate(self, *, ended: bool) -> None:
        import h11

        machine = h11.Connection(h11.CLIENT, max_incomplete_event_size=_LONGEST_HEAD)
        host = [("Host", "unused")]
        machine.send(h11.Request(method=self._method, target="/", headers=host))
        machine.send(h11.EndOfMessage())
        self._machine = machine
        if self._buffer:
            machine.receive_data(self._buffer)
            self._buffer = b""
        if ended:
            machine.receive_data(b"")
        self._step(machine, ended=ended)

    def _step(self, machine: h11.Connection, *, ended: bool) -> None:
        """Take what h11 has understood so far."""
        import h11

        pieces: list[bytes] = []
        try:
            while True:
                event = machine.next_event()
                match event:
                    case h11.InformationalResponse():
                        pass
                    case h11.Response():
                        self.status = event.status_code
                        self.headers = Headers(list(event.headers))
                    case h11.Data():
                        pieces.append(bytes(event.data))
                    case h11.EndOfMessage():
                        self.is_done = True
                        self.is_reusable = (
                            machine.our_state is h11.DONE
                            and machine.their_state is h11.DONE
                            and machine.trailing_data == (b"", False)
                        )
                        break
                    case h11.ConnectionClosed():
                        raise Interrupted("the connection ended without a reply")
                    case (
                        _
                    ):  # NEED_DATA, or a switch of protocols that we never asked for
                        break
        except h11.RemoteProtocolError as error:
            if ended:
                raise Interrupted(str(error)) from error
            raise Malformed(str(error)) from error
        if pieces:
            self._body += b"".join(pieces)
