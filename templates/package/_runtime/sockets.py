"""What both flavours ask of sockets without waiting."""

from __future__ import annotations

import errno
import os
import select
import socket
from typing import Any, Final, TypeAlias

from .addresses import Origin

PIECE: Final = 256 * 1024
"""Bytes that are read at once, at most."""

Address: TypeAlias = tuple[int, int, int, str, tuple[Any, ...]]
"""What `getaddrinfo` gives: family, kind, protocol, name and the place itself."""

_MOST: Final = 2.0**31 - 1
"""Milliseconds that `poll` can count."""

_UNDER_WAY: Final = frozenset(
    {errno.EINPROGRESS, errno.EWOULDBLOCK, getattr(errno, "WSAEWOULDBLOCK", 0)}
)


def literal(origin: Origin) -> Address | None:
    """The address of a host that is named by its number."""
    host, port = origin.host, origin.port
    for family, place in (
        (socket.AF_INET, (host, port)),
        (socket.AF_INET6, (host, port, 0, 0)),
    ):
        try:
            socket.inet_pton(family, host)
        except (OSError, ValueError):
            continue
        return (family, socket.SOCK_STREAM, 0, "", place)
    return None


def make_socket(address: Address) -> socket.socket:
    """A socket for an address: small pieces leave at once."""
    family, kind, protocol, _, _ = address
    endpoint = socket.socket(family, kind, protocol)
    endpoint.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return endpoint


def is_connected_after(code: int) -> bool:
    """Whether a `connect_ex` has done it already; if not, wait for the socket.

    Raises:
        OSError: there is no way to the server.
    """
    if code and code not in _UNDER_WAY:
        raise OSError(code, os.strerror(code))
    return not code


def is_ready(endpoint: socket.socket, seconds: float | None) -> bool:
    """Waits until something has arrived, or can be sent; whether it came to that."""
    if hasattr(select, "poll"):
        poller = select.poll()
        poller.register(endpoint, select.POLLIN | select.POLLOUT)
        return bool(
            poller.poll(None if seconds is None else min(seconds * 1000 + 1, _MOST))
        )
    return any(select.select((endpoint,), (endpoint,), (), seconds))


def is_readable(endpoint: socket.socket) -> bool:
    """Whether something has arrived, or the other side has closed."""
    if hasattr(select, "poll"):
        poller = select.poll()
        poller.register(endpoint, select.POLLIN)
        return bool(poller.poll(0))
    return bool(select.select((endpoint,), (), (), 0)[0])
