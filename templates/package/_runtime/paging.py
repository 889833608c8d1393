"""Lists that come in pages: which call brings the next one, and when there is none.

A walk is a chain of calls. Each gives a `Step`: a page, its items, and the call after it.
Nothing here waits, so both flavours walk alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Generic, Literal, TypeVar, cast
from urllib.parse import quote, unquote_plus, urljoin, urlsplit

from .addresses import address, shown
from .calls import Call, Response
from .configuration import Configuration
from .failures import request_id, undecodable
from .parameters import without
from .requests import Request
from .roles import ConfigurationError, RedirectError, SdkError

A = TypeVar("A")
P = TypeVar("P")
T = TypeVar("T")

_QUERY_CHARACTERS: Final = "/?%:@!$&'()*+,;=~[]"


@dataclass(frozen=True, slots=True)
class Step(Generic[P, T]):
    """A page, its items and what follows: a call, the error that forbids it, nothing."""

    page: P
    items: Sequence[T]
    following: Call[Step[P, T]] | SdkError | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Walk(Generic[P, T]):
    """A list that comes in pages; `begin` makes the first call of a new walk over it."""

    begin: Callable[[Configuration], Call[Step[P, T]]] = field(repr=False)


_Then = Callable[[P, int, Response], "Call[Step[P, T]] | SdkError | None"]


def whole(page: P) -> list[P]:
    """The page itself, where nothing is said of items."""
    return [page]


def bound(
    given: object, *, usual: int | None = None, most: int | None = None
) -> int | None:
    """How many items a page holds unless it is the last one; None if nobody knows.

    `usual` is what the server takes where nothing is given, `most` what it never exceeds.
    A server that says neither may give fewer than it is asked for on every page.
    """
    found = _number(given, usual)
    if found is None or (most is None and (usual is None or found > usual)):
        return None
    return found if most is None else min(found, most)


def by_cursor(
    call: Callable[[A], Call[P]],
    given: A,
    *,
    items: Callable[[P], list[T] | None],
    cursor: Callable[[P], A | None],
) -> Walk[P, T]:
    """Every reply holds the cursor of the next page; the last one has none, or "".

    Raises:
        ArgumentError: the first call cannot be made.
    """
    first = call(given)

    def begin(configuration: Configuration) -> Call[Step[P, T]]:
        seen: set[object] = {given} if isinstance(given, (str, int, float)) else set()

        def then(
            page: P, count: int, response: Response
        ) -> Call[Step[P, T]] | SdkError | None:
            found = cursor(page)
            if found is None or found == "":
                return None
            if isinstance(found, bool) or not isinstance(found, (str, int, float)):
                raise TypeError(f"{_brief(found)} is no cursor")
            if found in seen:
                return undecodable(response, f"repeats the cursor {_brief(found)}")
            seen.add(found)
            return _next_call(lambda: call(found), items, then)

        return _stepping(first, items, then)

    return Walk(begin)


def by_offset(
    call: Callable[[A], Call[P]],
    given: A,
    *,
    start: int,
    items: Callable[[P], list[T] | None],
    limit: int | None = None,
    total: Callable[[P], float | None] | None = None,
    more: Callable[[P], object] | None = None,
) -> Walk[P, T]:
    """The next page begins after the items received; one without any is the last.

    So is one with fewer than `limit`, with the last of `total` pages of that size, or
    where `more` tells it. Where nothing is given, the first page begins at `start`.

    Raises:
        ArgumentError: the first call cannot be made.
    """
    return _counted("item", call, given, start, items, limit, total, more)


def by_page(
    call: Callable[[A], Call[P]],
    given: A,
    *,
    start: int,
    items: Callable[[P], list[T] | None],
    limit: int | None = None,
    total: Callable[[P], float | None] | None = None,
    more: Callable[[P], object] | None = None,
) -> Walk[P, T]:
    """The next page has the next number; the last one is that of the number `total`.

    So is one without items, with fewer than `limit`, or where `more` tells it. Where
    nothing is given, the first page has the number `start`.

    Raises:
        ArgumentError: the first call cannot be made.
    """
    return _counted("page", call, given, start, items, limit, total, more)


def by_link(
    first: Call[P],
    *,
    items: Callable[[P], list[T] | None],
    link: Callable[[P], str | None],
) -> Walk[P, T]:
    """Every reply holds the URL of the next page; the last one has none, or ""."""

    def begin(configuration: Configuration) -> Call[Step[P, T]]:
        seen = {configuration.request(first).target}

        def after(call: Call[P]) -> _Then[P, T]:
            def then(
                page: P, count: int, response: Response
            ) -> Call[Step[P, T]] | SdkError | None:
                found = cast("object", link(page))
                if found is None or found == "":
                    return None
                if not isinstance(found, str):
                    raise TypeError(f"{_brief(found)} is no URL")
                request = configuration.request(call)
                place = _linked(request, found, response)
                if isinstance(place, SdkError):
                    return place
                path, query = place
                if path + query in seen:
                    return undecodable(response, f"repeats the link {_brief(found)}")
                seen.add(path + query)
                query = _without_shared(query, request)
                onward = replace(call, path=path, query=query, is_below_base=False)
                return _stepping(onward, items, after(onward))

            return then

        return _stepping(first, items, after(first))

    return Walk(begin)


def _counted(
    unit: Literal["item", "page"],
    call: Callable[[A], Call[P]],
    given: A,
    start: int,
    items: Callable[[P], list[T] | None],
    limit: int | None,
    total: Callable[[P], float | None] | None,
    more: Callable[[P], object] | None,
) -> Walk[P, T]:
    first = call(given)
    begun = _number(given, start)

    def after(number: int) -> _Then[P, T]:
        def then(
            page: P, count: int, response: Response
        ) -> Call[Step[P, T]] | SdkError | None:
            told = None if more is None else more(page)
            onward = number + (count if unit == "item" else 1)
            if total is not None:
                last = total(page)
                if last is None and items is whole:
                    raise ValueError("it does not tell how many pages there are")
                if last is not None and _is_behind(onward, last, unit, limit):
                    return None
            if told is None:
                is_last = not count or (limit is not None and count < limit)
            else:
                is_last = not told or onward == number
            if is_last:
                return None
            return _next_call(lambda: call(cast("A", onward)), items, after(onward))

        return then

    return Walk(lambda configuration: _stepping(first, items, after(begun)))


def _is_behind(
    number: int, last: float, unit: Literal["item", "page"], limit: int | None
) -> bool:
    """Whether a number is that of no page any more."""
    if unit == "page":
        return number > last
    return limit is not None and number >= last * limit


def _number(given: object, otherwise: T) -> int | T:
    """A number that a caller gave."""
    if isinstance(given, (int, float)) and not isinstance(given, bool):
        return int(given)
    return otherwise


def _next_call(
    make: Callable[[], Call[P]], items: Callable[[P], list[T] | None], then: _Then[P, T]
) -> Call[Step[P, T]] | SdkError:
    """The next call, or why there cannot be one: the page before it is good all the same."""
    try:
        return _stepping(make(), items, then)
    except SdkError as error:
        return error


def _stepping(
    call: Call[P], items: Callable[[P], list[T] | None], then: _Then[P, T]
) -> Call[Step[P, T]]:
    """The call with what follows it in its reply."""
    read = call.operation.read

    def read_step(response: Response) -> Step[P, T]:
        page = read(response)
        if page is None:
            return Step(page, (), None)
        try:
            found = _listed(items(page))
            return Step(page, found, then(page, len(found), response))
        except KeyError as error:
            raise undecodable(response, f"has no member {error}") from error
        except (AttributeError, IndexError, TypeError, ValueError) as error:
            raise undecodable(response, f"does not fit: {error}") from error

    operation = replace(cast("Any", call.operation), read=read_step)
    return cast("Call[Step[P, T]]", replace(cast("Any", call), operation=operation))


def _listed(found: list[T] | None) -> list[T]:
    if found is None:
        return []
    if not isinstance(cast("object", found), list):
        raise TypeError(f"{_brief(found)} is no list of items")
    return found


def _brief(value: object) -> str:
    """A value for a message."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _linked(
    request: Request, link: str, response: Response
) -> tuple[str, str] | SdkError:
    """Path and query of what a reply links to (RFC 3986, 5.2), or why nobody goes there."""
    try:
        url = urljoin(request.url, link)
        parts = urlsplit(url)
        place = address(parts._replace(query="", fragment="").geturl())
    except (ConfigurationError, KeyError, ValueError):
        return undecodable(
            response, f"names {_brief(link)} as next page, which is no URL"
        )
    if place.origin != request.frame.address.origin:
        target = shown(url)
        return RedirectError(
            f"The next page is said to be at {target!r}, on another server than "
            f"{shown(request.url)!r}: it is not fetched",
            target=target,
            status_code=response.status,
            request_id=request_id(response, None),
        )
    query = quote(parts.query, safe=_QUERY_CHARACTERS)
    return place.path or "/", f"?{query}" if query else ""


def _without_shared(query: str, request: Request) -> str:
    """The query without what every request of the client carries anyway."""
    fragment = query.removeprefix("?")
    for shared in request.frame.query:
        for pair in shared.split("&"):
            fragment = without(unquote_plus(pair.partition("=")[0]), fragment)
    return f"?{fragment}" if fragment else ""
