"""TLS: whom to trust, and a session without I/O for the flavour that waits in a loop."""

from __future__ import annotations

import os
import ssl
from functools import lru_cache

from .trust import trusting_context


def context() -> ssl.SSLContext:
    """The context that all connections of a process share: it costs 20 ms to make."""
    return _context(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))


@lru_cache(maxsize=4)
def _context(file: str | None, folder: str | None) -> ssl.SSLContext:
    """Trusts what the HTTP library would."""
    if file:
        made = ssl.create_default_context(cafile=file)
    elif folder:
        made = ssl.create_default_context(capath=folder)
    else:
        made = trusting_context()
    made.set_alpn_protocols(["http/1.1"])
    return made


class TlsSession:
    """Turns plain bytes into those on the wire and back; somebody else moves them."""

    def __init__(self, host: str) -> None:
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._object = context().wrap_bio(
            self._incoming, self._outgoing, server_hostname=host
        )

    def shake_hands(self) -> bool:
        """Go on with the handshake; whether it is done. Then send what is `pending`."""
        try:
            self._object.do_handshake()
        except ssl.SSLWantReadError:
            return False
        return True

    def pending(self) -> bytes:
        """Bytes that have to go over the wire."""
        return self._outgoing.read()

    def received(self, data: bytes) -> None:
        """Bytes that came over the wire; b"" at its end."""
        if data:
            self._incoming.write(data)
        else:
            self._incoming.write_eof()

    def encrypt(self, data: bytes) -> bytes:
        """What goes over the wire for these bytes."""
        self._object.write(data)
        return self._outgoing.read()

    def decrypt(self, most: int) -> bytes | None:
        """The next bytes; b"" at the end, None if more has to be received first.

        An end without the farewell of TLS is an end all the same: replies say how long
        they are.
        """
        try:
            return self._object.read(most)
        except ssl.SSLWantReadError:
            return None
        except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
            return b""
