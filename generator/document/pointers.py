"""JSON pointers (RFC 6901)."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

_BAD_ESCAPE: Final = re.compile(r"~(?![01])")
_INDEX: Final = re.compile(r"0|[1-9][0-9]*")


def escape(token: str) -> str:
    """A reference token as it stands in a pointer."""
    if "~" in token or "/" in token:
        return token.replace("~", "~0").replace("/", "~1")
    return token


def join(pointer: str, *tokens: str | int) -> str:
    """`pointer` continued by `tokens`, which are escaped."""
    return pointer + "".join(f"/{escape(str(token))}" for token in tokens)


def split(pointer: str) -> tuple[str, ...]:
    """The unescaped tokens of a pointer; none for the root.

    Raises ValueError if the text is no JSON pointer.
    """
    if not pointer:
        return ()
    if not pointer.startswith("/"):
        raise ValueError("a JSON pointer starts with '/'")
    if _BAD_ESCAPE.search(pointer):
        raise ValueError("'~' must be followed by 0 or 1")
    return tuple(
        token.replace("~1", "/").replace("~0", "~") for token in pointer[1:].split("/")
    )


def above(pointer: str) -> Iterator[str]:
    """The pointers of what a value stands in, from its parent up to below the root."""
    while (end := pointer.rfind("/")) > 0:
        pointer = pointer[:end]
        yield pointer


def build(tokens: Iterable[str]) -> str:
    """The pointer of `tokens`."""
    return join("", *tokens)


def index(token: str, length: int) -> int | None:
    """The position that a token means in a list of `length`; None if it means none."""
    if _INDEX.fullmatch(token) is None or len(token) > len(str(length)):
        return None
    number = int(token)
    return number if number < length else None
