"""Responses to values: what a status means, and one typed error for each failure."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, TypeVar, cast

from .calls import Response
from .failures import error_for, undecodable

T = TypeVar("T")
Reader = Callable[[Response], T]
Hook = Callable[[Any], Any]


def _parse(response: Response) -> Any:
    try:
        return json.loads(response.content)
    except (ValueError, RecursionError) as error:
        raise undecodable(response, "is not JSON") from error


def json_reply(
    decode: Callable[[Any], T], *hooks: Hook, empty: Callable[[], Any] | None = None
) -> Reader[T]:
    """Read a JSON body; each hook reshapes the parsed value before it is decoded.

    With `empty`, a reply that holds nothing stands for what `empty` makes.
    """

    def read(response: Response) -> T:
        if not 200 <= response.status < 300:
            raise error_for(response)
        raw = _parse(response) if response.content or empty is None else None
        if empty is not None and not raw:
            raw = empty()
        try:
            for hook in hooks:
                raw = hook(raw)
            return decode(raw)
        except KeyError as error:
            raise undecodable(response, f"has no member {error}") from error
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            raise undecodable(response, f"does not fit: {error}") from error

    return read


def any_reply(*hooks: Hook, empty: Callable[[], Any] | None = None) -> Reader[Any]:
    """Read whatever comes: JSON as its value, other text as text, nothing as None.

    With `empty`, a reply that holds nothing stands for what `empty` makes.
    """

    def read(response: Response) -> Any:
        if not 200 <= response.status < 300:
            raise error_for(response)
        raw: Any = None
        if response.content:
            try:
                raw = json.loads(response.content)
            except (ValueError, RecursionError):
                return response.content.decode("utf-8", "replace")
        if empty is not None and not raw:
            raw = empty()
        for hook in hooks:
            raw = hook(raw)
        return raw

    return read


def or_none(read: Reader[T]) -> Reader[T]:
    """Read a reply; one that is empty, or null, is None, whatever the declared type."""

    def read_or_none(response: Response) -> T:
        content = response.content
        empty = not content or content.strip() == b"null"
        if empty and 200 <= response.status < 300:
            return cast(T, None)
        return read(response)

    return read_or_none


def text_reply(response: Response) -> str:
    """Read a body of text, in the charset that it names (UTF-8 where it names none).

    A body that calls itself JSON and is a string there is that string.
    """
    if not 200 <= response.status < 300:
        raise error_for(response)
    content_type = response.headers.get("content-type", "")
    if content_type.partition(";")[0].strip().lower().endswith(("/json", "+json")):
        with suppress(ValueError, RecursionError):
            value = json.loads(response.content)
            if isinstance(value, str):
                return value
    charset = content_type.partition("charset=")[2].partition(";")[0].strip(" \"'")
    try:
        return response.content.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError) as error:
        raise undecodable(response, f"is not text: {error}") from error


def bytes_reply(response: Response) -> bytes:
    """Read a body of bytes."""
    if not 200 <= response.status < 300:
        raise error_for(response)
    return response.content


def empty_reply(response: Response) -> None:
    """Expect success; a body, if there is one, says nothing more."""
    if not 200 <= response.status < 300:
        raise error_for(response)


def by_status(readers: Mapping[str, Reader[T]], otherwise: Reader[T]) -> Reader[T]:
    """Read each status in its own way; `readers` has keys such as "204" and "2XX"."""

    def read(response: Response) -> T:
        status = str(response.status)
        reader = readers.get(status) or readers.get(f"{status[0]}XX") or otherwise
        return reader(response)

    return read
