"""Requests as plain values, and the bytes that stand before their bodies."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .addresses import Address
from .parameters import header_value
from .retries import READING, REPLAYABLE, RetryPolicy
from .roles import ArgumentError
from .uploads import Upload
from .wire import Message

if TYPE_CHECKING:
    from .http import Timeout

_NAME: Final = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_TARGET: Final = re.compile(r"/[!-~]*")
_WITH_BODY: Final = frozenset({"PATCH", "POST", "PUT"})


@dataclass(frozen=True, slots=True)
class Frame:
    """What all requests of an operation share, prepared once.

    `lines` are `headers` and the Host header as they go over the wire. `query` and
    `cookies` hold what the client adds to those of each call.
    """

    operation: str
    method: str
    address: Address
    policy: RetryPolicy
    timeout: float | Timeout | None
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    query: tuple[str, ...] = field(repr=False)
    cookies: tuple[str, ...] = field(repr=False)
    lines: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Request:
    """A whole request, ready to send; `repr` shows nothing that may be secret.

    `own` are the headers that the frame does not have. `repeatable`: whether the API's
    document says that it may be sent twice; None leaves it to the method.
    """

    frame: Frame
    target: str = field(repr=False)
    own: tuple[tuple[str, str], ...] = field(repr=False)
    content: bytes | Upload | None = field(repr=False)
    repeatable: bool | None = None

    @property
    def method(self) -> str:
        """The HTTP method."""
        return self.frame.method

    @property
    def url(self) -> str:
        """The whole URL, without user and password."""
        address = self.frame.address
        return address.url[: len(address.url) - len(address.path)] + self.target

    @property
    def place(self) -> str:
        """The URL for messages, events and logs: without its query."""
        return self.url.partition("?")[0]

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """All headers but Host and those that frame the body."""
        return self.frame.headers + self.own

    @property
    def upload(self) -> Upload | None:
        """The body, if it is read while it is sent."""
        return self.content if isinstance(self.content, Upload) else None

    @property
    def can_be_sent(self) -> bool:
        """Whether its body is all there, still or again."""
        return not isinstance(self.content, Upload) or self.content.can_begin

    @property
    def is_replayable(self) -> bool:
        """Whether it may be sent again that got no answer on an old connection."""
        if not self.can_be_sent:
            return False
        if self.repeatable is not None:
            return self.repeatable
        return self.frame.method in REPLAYABLE

    @property
    def is_repeatable(self) -> bool:
        """Whether it may be sent again whatever became of it."""
        if not self.can_be_sent:
            return False
        if self.repeatable is not None:
            return self.repeatable
        return self.frame.method in READING

    def message(self) -> Message:
        """What is sent at once: everything but a body that is still to be read."""
        if isinstance(self.content, Upload):
            return Message(self.head())
        return Message(self.head() + (self.content or b""))

    def head(self) -> bytes:
        """Request line and headers (RFC 9112, 3)."""
        length = ""
        if isinstance(self.content, Upload):
            name, value = self.content.framing
            length = f"{name}: {value}\r\n"
        elif self.content is not None:
            length = f"Content-Length: {len(self.content)}\r\n"
        elif self.frame.method in _WITH_BODY:
            length = "Content-Length: 0\r\n"
        lines = header_lines(self.own) if self.own else ""
        return (
            f"{self.frame.method} {self.target} HTTP/1.1\r\n"
            f"{self.frame.lines}{lines}{length}\r\n"
        ).encode("ascii")


def header_lines(headers: tuple[tuple[str, str], ...]) -> str:
    """Header fields as they go over the wire (RFC 9112, 5).

    Raises:
        ArgumentError: a name or a value would break out of its line.
    """
    for name, value in headers:
        if _NAME.fullmatch(name) is None:
            raise ArgumentError(f"{name!r} cannot be the name of a header")
        header_value(name, value)
    return "".join([f"{name}: {value}\r\n" for name, value in headers])


def checked_target(target: str) -> str:
    """What a request line asks for.

    Raises:
        ArgumentError: it would break out of its line.
    """
    if _TARGET.fullmatch(target) is None:
        raise ArgumentError("the path holds characters that no URL can hold")
    return target
