"""The values of a stream out of the bytes of a reply: no I/O, the same for both flavours."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Collection
from functools import partial
from typing import Any, Final, Generic, TypeVar

from .calls import Response
from .failures import request_id, undecodable
from .parts import (
    CutOff,
    EventReader,
    LineReader,
    Part,
    PartReader,
    PartTooLong,
    SequenceReader,
    WholeReader,
)
from .roles import ResponseTooLargeError, SdkError

T = TypeVar("T")
Read = Callable[[Part], Any]
Hook = Callable[[Any], Any]

_EVENTS: Final = frozenset({"text/event-stream"})
_SEQUENCE: Final = frozenset({"application/json-seq"})
_LINES: Final[frozenset[str | None]] = frozenset(
    {
        "application/jsonl",
        "application/ndjson",
        "application/x-jsonlines",
        "application/x-ndjson",
    }
)


class Feed(Generic[T]):
    """The values of one reply: `add` what arrives, `take` them while it `has_values`.

    Each is made when it is taken. It `is_over` once nothing more can follow: the reply
    has ended, or said that it does.
    """

    def __init__(
        self,
        head: Response,
        reader: PartReader,
        value: Callable[[Part], T],
        is_end: Callable[[Part], bool],
    ) -> None:
        self.is_over = False
        self._head = head
        self._reader = reader
        self._value = value
        self._is_end = is_end
        self._ready: deque[Part | SdkError] = deque()

    @property
    def has_values(self) -> bool:
        """Whether there is one to take, or an error in its place."""
        return bool(self._ready)

    def add(self, data: bytes, limit: int) -> None:
        """The next bytes; b"" says that the reply has ended.

        No part may be longer than the limit.
        """
        reader = self._reader
        try:
            for part in reader.add(data, limit) if data else reader.finish():
                if self._is_end(part):
                    self.is_over = True
                    return
                self._ready.append(part)
        except PartTooLong:
            self._ready.append(
                ResponseTooLargeError(
                    f"A part of the reply (status {self._head.status}) is longer than "
                    f"{limit} bytes",
                    status_code=self._head.status,
                    request_id=request_id(self._head, None),
                )
            )
            self.is_over = True
        except CutOff:
            self._ready.append(undecodable(self._head, "ends inside a value"))
        self.is_over = self.is_over or not data

    def take(self) -> T:
        """The next value.

        Raises:
            SdkError: it cannot be read.
        """
        part = self._ready.popleft()
        if isinstance(part, SdkError):
            raise part
        try:
            return self._value(part)
        except KeyError as error:
            raise self._misfit(part, f"has no member {error}") from error
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            raise self._misfit(part, f"does not fit: {error}") from error

    def _misfit(self, part: Part, problem: str) -> SdkError:
        response = Response(self._head.status, self._head.headers, part.data)
        return undecodable(response, f"holds a part that {problem}")


def unchanged(raw: Any) -> Any:
    """A value as it was read."""
    return raw


def json_data(part: Part) -> Any:
    """The JSON in the data of an event."""
    return json.loads(part.text)


def text_data(part: Part) -> str:
    """The data of an event as text."""
    return part.text


def any_data(part: Part) -> Any:
    """The JSON in the data of an event, or the text that it is instead."""
    try:
        return json.loads(part.text)
    except (ValueError, RecursionError):
        return part.text


def events(
    decode: Callable[[Any], T], read: Read, *hooks: Hook, end: str | None = None
) -> Callable[[Response], Feed[T]]:
    """Values that are the data of server-sent events; `read` makes raw values of it.

    Each hook reshapes these before they are decoded. Data that is `end` ends the stream.
    """
    return partial(
        _feed,
        reader=EventReader,
        accepted=_EVENTS,
        value=partial(_value, decode=decode, read=read, hooks=hooks),
        is_end=partial(_is_end, end=_encoded(end)),
    )


def whole_events(
    decode: Callable[[Any], T],
    read: Read,
    *hooks: Hook,
    end: str | None = None,
    texts: Collection[str] = (),
) -> Callable[[Response], Feed[T]]:
    """Values that are server-sent events with all their fields.

    `texts` names those whose data is text, whatever `read` makes of it; it ends nothing.
    """

    def fields(part: Part) -> dict[str, Any]:
        data = part.text if part.event in texts else read(part)
        others = {"event": part.event, "id": part.id, "retry": part.retry}
        given = {name: value for name, value in others.items() if value is not None}
        return {**given, "data": data}

    return partial(
        _feed,
        reader=EventReader,
        accepted=_EVENTS,
        value=partial(_value, decode=decode, read=fields, hooks=hooks),
        is_end=partial(_is_end, end=_encoded(end), texts=texts),
    )


def lines(
    decode: Callable[[Any], T],
    *hooks: Hook,
    end: str | None = None,
    media_type: str | None = None,
) -> Callable[[Response], Feed[T]]:
    """Values that are lines of JSON; `media_type`: a further one that means this."""
    return partial(
        _feed,
        reader=LineReader,
        accepted=_LINES | {media_type},
        value=partial(_value, decode=decode, read=_json, hooks=hooks),
        is_end=partial(_is_end, end=_encoded(end)),
        takes_json=True,
    )


def sequence(
    decode: Callable[[Any], T], *hooks: Hook, end: str | None = None
) -> Callable[[Response], Feed[T]]:
    """Values that are a sequence of JSON texts (RFC 7464)."""
    return partial(
        _feed,
        reader=SequenceReader,
        accepted=_SEQUENCE,
        value=partial(_value, decode=decode, read=_json, hooks=hooks),
        is_end=partial(_is_end, end=_encoded(end)),
        takes_json=True,
    )


def _feed(
    head: Response,
    *,
    reader: Callable[[], PartReader],
    accepted: Collection[str | None],
    value: Callable[[Part], T],
    is_end: Callable[[Part], bool],
    takes_json: bool = False,
) -> Feed[T]:
    """The feed of a reply, read as what it says to be.

    One that says nothing is taken for what was asked for. With `takes_json`, a reply
    that is one JSON text is one value.
    """
    found = head.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not found or found in accepted:
        return Feed(head, reader(), value, is_end)
    if takes_json and found.endswith(("/json", "+json")):
        return Feed(head, WholeReader(), value, is_end)

    def refuse(part: Part) -> T:
        response = Response(head.status, head.headers, part.data)
        raise undecodable(response, f"is no stream but {found[:60]!r}")

    return Feed(head, WholeReader(), refuse, is_end)


def _value(
    part: Part, *, decode: Callable[[Any], T], read: Read, hooks: tuple[Hook, ...]
) -> T:
    raw = read(part)
    for hook in hooks:
        raw = hook(raw)
    return decode(raw)


def _is_end(part: Part, *, end: bytes | None, texts: Collection[str] = ()) -> bool:
    return part.data == end and part.event not in texts


def _encoded(text: str | None) -> bytes | None:
    return None if text is None else text.encode()


def _json(part: Part) -> Any:
    return json.loads(part.data)
