"""Parameters: path, query, header and cookie values as text, percent-encoded.

The styles are those of the OpenAPI Specification 3.1, "Style Values"; all but
spaceDelimited, pipeDelimited and deepObject are expansions of RFC 6570. What both
leave open is decided here:

- None is an absent parameter, and an absent member of an object; inside an array it is
  an empty element. Empty arrays and objects contribute nothing (RFC 6570, 2.3).
- Numbers, true and false are written as in JSON: ``1.0`` stays ``1.0``.
- Arrays and objects inside arrays and objects are sent as JSON text, except in
  deepObject, which writes a step for each level, as the JavaScript library qs does:
  ``filter[tags][0]=a``.
- A space is ``%20``, never ``+``; both read the same in a form.
- A text that would be taken for two elements is refused, not altered.

Every function takes the parameter's `name` on the wire. Messages name `argument`, which
is the same unless given. Messages never show values, for these may be secret.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast
from urllib.parse import quote, unquote

from .json import LONE_SURROGATE, JsonValue, dumps, dumps_ascii, to_json
from .null import NULL
from .roles import ArgumentError

PathStyle: TypeAlias = Literal["simple", "label", "matrix"]
CookieStyle: TypeAlias = Literal["form", "cookie"]
QueryStyle: TypeAlias = Literal["form", "spaceDelimited", "pipeDelimited", "deepObject"]


def path_segment(
    name: str,
    value: object,
    style: PathStyle = "simple",
    explode: bool = False,
    *,
    whole: bool = True,
    argument: str | None = None,
) -> str:
    """Returns a path parameter; everything outside RFC 3986's unreserved is encoded.

    `whole` says that the parameter is all there is between two slashes. If it is not,
    the caller composes the segment and passes it to `checked_segment`.

    Raises ArgumentError for None, for what is no text, and for a whole segment that is
    empty, ``.`` or ``..``: each of them would address another resource.
    """
    argument = argument or name
    if type(value) is str and style == "simple":
        text = value if _is_unreserved(value) else _percent_encode(value, argument)
    elif type(value) is int and style == "simple" and value.bit_length() < 64:
        return str(value)
    elif value is None:
        raise ArgumentError(f"{argument}: a path parameter cannot be None")
    else:
        content = _content(value, argument)
        encoded = _percent_encode(name, argument)
        text = _expand(_PATH_STYLES[style], encoded, content, explode, argument)
    return checked_segment(argument, text) if whole else text


def checked_segment(argument: str, text: str) -> str:
    """Returns `text` if it can be a whole path segment.

    Raises ArgumentError if it is empty, ``.`` or ``..`` (RFC 3986, 5.2.4): clients and
    servers would take such a segment out of the path, and encoding cannot prevent it.
    """
    if text in _DOT_SEGMENTS:
        what = f'"{text}"' if text else "empty"
        raise ArgumentError(f"{argument}: a path parameter cannot be {what}")
    return text


def query(
    name: str,
    value: object,
    style: QueryStyle = "form",
    explode: bool = True,
    *,
    allow_reserved: bool = False,
    argument: str | None = None,
) -> str:
    """Returns a query parameter as ``name=value`` pairs joined by ``&``, or "".

    spaceDelimited and pipeDelimited with `explode` repeat the name as form does;
    deepObject always explodes. With `allow_reserved`, reserved characters that cannot
    be taken for something else, and percent-encoded triplets, pass through unchanged.

    Raises ArgumentError for what is no text, and for an element that holds the
    delimiter of its style.
    """
    if value is None:
        return ""
    argument = argument or name
    encode = _encode_reserved if allow_reserved else _percent_encode
    if type(value) is str:
        return f"{_percent_encode(name, argument)}={encode(value, argument)}"
    if style == "deepObject":
        tree = to_json(value, argument, target="text")
        return "&".join(
            f"{_percent_encode(key, argument)}={encode(item, argument)}"
            for key, item in _deep_pairs(name, tree, argument)
        )
    how = _QUERY_STYLES[style]
    content = _content(value, argument)
    if how.reserved and not explode and not isinstance(content, str):
        _refuse_delimiter(how.reserved, _items(content), argument)
    name = _percent_encode(name, argument)
    return _expand(how, name, content, explode, argument, encode)


def query_pairs(
    name: str,
    value: object,
    style: QueryStyle = "form",
    explode: bool = True,
    *,
    argument: str | None = None,
) -> list[tuple[str, str]]:
    """Returns the names and values that `query` would send, without any encoding.

    Raises ArgumentError as `query` does; without encoding, that goes for commas too.
    """
    argument = argument or name
    if style == "deepObject":
        tree = to_json(value, argument, target="text")
        return [] if tree is None else list(_deep_pairs(name, tree, argument))
    if value is None:
        return []
    content = _content(value, argument)
    if isinstance(content, str):
        return [(name, content)]
    if explode and isinstance(content, dict):
        return list(content.items())
    items = _items(content)
    if explode or not items:
        return [(name, item) for item in items]
    delimiter = _QUERY_STYLES[style].reserved or ","
    _refuse_delimiter(delimiter, items, argument)
    return [(name, delimiter.join(items))]


def query_members(members: Mapping[str, object]) -> str:
    """Returns the members as query parameters of their own, each in style form.

    A member that is itself an object is sent as JSON text under its name.
    """
    return "&".join(
        filter(None, (_query_member(name, value) for name, value in members.items()))
    )


def _query_member(name: str, value: object) -> str:
    plain = to_json(value, name, target="text")
    return (query_json if isinstance(plain, dict) else query)(name, plain)


def query_string(*fragments: str) -> str:
    """Returns the query part of a URL: "" or ``?`` and all fragments that say anything.

    A fragment is the result of `query` or `query_json`.
    """
    text = "&".join(filter(None, fragments))
    return f"?{text}" if text else ""


def without(name: str, fragment: str) -> str:
    """Returns a query fragment without its pairs of this name."""
    return "&".join(
        pair
        for pair in fragment.split("&")
        if unquote(pair.partition("=")[0].replace("+", " ")) != name
    )


def header(
    name: str, value: object, explode: bool = False, *, argument: str | None = None
) -> str | None:
    """Returns a header parameter in style simple, or None if there is nothing to send.

    Header values are not percent-encoded (OpenAPI 3.1.2, appendix D).

    Raises ArgumentError as `header_value` does, and for an element that holds a comma
    outside of a quoted string.
    """
    argument = argument or name
    if value is None:
        return None
    if type(value) is str:
        return header_value(argument, value)
    content = _content(value, argument)
    if isinstance(content, str):
        return header_value(argument, content)
    if not content:
        return None
    items = _items(content)
    unquoted = [item for item in items if not _is_quoted_string(item)]
    _refuse_delimiter(",", unquoted, argument)
    if explode and isinstance(content, dict):
        items = [f"{member}={text}" for member, text in content.items()]
    return header_value(argument, ",".join(items))


def header_value(argument: str, text: str) -> str:
    """Returns `text` if it can be the value of a header field (RFC 9110, 5.5).

    Raises ArgumentError for what is no text, for control characters such as CR, LF and
    NUL, for anything outside ASCII (the RFC calls such octets opaque, so that servers
    disagree on them), and for white space at either end, which would be lost.
    """
    if not isinstance(cast("object", text), str):
        raise ArgumentError(f"{argument}: a header value must be a string")
    if _is_field_value(text):
        return text
    raise ArgumentError(f"{argument}: {_field_value_fault(text)}")


def cookie(
    name: str,
    value: object,
    explode: bool = True,
    *,
    style: CookieStyle = "form",
    argument: str | None = None,
) -> str:
    """Returns a cookie parameter as ``name=value`` pairs joined by ``; ``, or "".

    Only ``%`` and what RFC 6265 does not allow in a cookie are percent-encoded, so that
    an ordinary token arrives unchanged at servers that decode cookies and at those that
    do not. In the style ``cookie`` (OpenAPI 3.2, 4.12.3) nothing is encoded.

    Raises ArgumentError for what is no text, or has to be encoded and may not be.
    """
    if value is None:
        return ""
    argument = argument or name
    content = _content(value, argument)
    name = _cookie_name(name, argument)
    encode = _encode_cookie if style == "form" else _as_cookie
    return _expand(_COOKIE_STYLE, name, content, explode, argument, encode)


def cookie_header(*fragments: str) -> str:
    """Returns the value of the Cookie header, "" if no fragment says anything.

    A fragment is the result of `cookie` or `cookie_json`.
    """
    return "; ".join(filter(None, fragments))


def path_json(name: str, value: object, *, argument: str | None = None) -> str:
    """Returns a path parameter whose ``content`` is application/json.

    Raises ArgumentError for None and for what JSON cannot hold.
    """
    argument = argument or name
    if value is None:
        raise ArgumentError(f"{argument}: a path parameter cannot be None")
    return _percent_encode(_json_text(value, argument), argument)


def query_json(name: str, value: object, *, argument: str | None = None) -> str:
    """Returns a query parameter whose ``content`` is application/json, "" for None.

    Raises ArgumentError for what JSON cannot hold.
    """
    if value is None:
        return ""
    argument = argument or name
    text = _percent_encode(_json_text(value, argument), argument)
    return f"{_percent_encode(name, argument)}={text}"


def header_json(name: str, value: object, *, argument: str | None = None) -> str | None:
    """Returns a header parameter whose ``content`` is application/json, in ASCII.

    None is absent. Raises ArgumentError for what JSON cannot hold.
    """
    if value is None:
        return None
    argument = argument or name
    return dumps_ascii(_json_value(value, argument), argument)


def cookie_json(name: str, value: object, *, argument: str | None = None) -> str:
    """Returns a cookie parameter whose ``content`` is application/json, "" for None.

    Raises ArgumentError for what JSON cannot hold.
    """
    if value is None:
        return ""
    argument = argument or name
    text = _encode_cookie(_json_text(value, argument), argument)
    return f"{_cookie_name(name, argument)}={text}"


def as_text(argument: str, value: object) -> str:
    """Returns the text of a primitive; of an array or an object, its JSON text.

    Nothing is encoded. None is the empty text. Raises ArgumentError for what is no
    text, for example bytes and NaN.
    """
    if type(value) is str:
        return value
    return _text(to_json(value, argument, target="text"), argument)


_Content: TypeAlias = str | list[str] | dict[str, str]
"""A parameter's texts, not encoded yet: of a primitive, an array or an object."""

_Encode: TypeAlias = Callable[[str, str], str]
"""Encodes its first argument; the second one names the parameter in messages."""


@dataclass(frozen=True, slots=True)
class _Style:
    """How a style expands, in the terms of RFC 6570, appendix A."""

    first: str
    """What precedes the parameter."""
    separator: str
    """What stands between exploded elements."""
    named: bool
    """Whether the name is written."""
    empty: str = ""
    """What follows the name of an empty value."""
    delimiter: str = ","
    """What stands between elements that are not exploded, already encoded."""
    reserved: str = ""
    """The delimiter as it would stand, unrecognisable, in an element."""

    def pair(self, name: str, text: str) -> str:
        """Returns a name and a value, or the value alone; both are encoded."""
        if not self.named:
            return text
        return f"{name}={text}" if text else name + self.empty


_PATH_STYLES = {
    "simple": _Style(first="", separator=",", named=False),
    "label": _Style(first=".", separator=".", named=False),
    "matrix": _Style(first=";", separator=";", named=True),
}
_QUERY_STYLES = {
    "form": _Style(first="", separator="&", named=True, empty="="),
    "spaceDelimited": _Style(
        first="", separator="&", named=True, empty="=", delimiter="%20", reserved=" "
    ),
    "pipeDelimited": _Style(
        first="", separator="&", named=True, empty="=", delimiter="%7C", reserved="|"
    ),
}
_COOKIE_STYLE = _Style(first="", separator="; ", named=True, empty="=")


def _percent_encode(text: str, argument: str, safe: str = "") -> str:
    """Encodes everything but RFC 3986's unreserved characters and those in `safe`."""
    if _is_unreserved(text):
        return text
    try:
        return quote(text, safe=safe)
    except UnicodeEncodeError:
        raise ArgumentError(f"{argument}: {LONE_SURROGATE}") from None


def _encode_reserved(text: str, argument: str) -> str:
    """Encodes for RFC 6570's reserved expansion.

    Encoded nevertheless is what a query cannot hold (# [ ]) and what separates the
    pairs of a form (& = +).
    """
    pieces = _TRIPLET.split(text)  # every second one is a triplet
    pieces[::2] = [_percent_encode(piece, argument, _SAFE) for piece in pieces[::2]]
    return "".join(pieces)


def _cookie_name(name: str, argument: str) -> str:
    """Encodes what is no token (RFC 9110, 5.6.2), and ``%``."""
    return _percent_encode(name, argument, _SAFE_IN_COOKIE_NAME)


def _encode_cookie(text: str, argument: str) -> str:
    """Encodes what is no cookie-octet (RFC 6265, 4.1.1), and ``%``."""
    return _percent_encode(text, argument, _SAFE_IN_COOKIE)


def _as_cookie(text: str, argument: str) -> str:
    """Text that a cookie can hold as it is, a ``%`` being nothing special."""
    plain = text.replace("%", "")
    if _encode_cookie(plain, argument) != plain:
        raise ArgumentError(
            f"{argument}: a cookie holds visible ASCII without commas, semicolons, "
            "quotes and backslashes; encode the value as the server expects it"
        )
    return text


def _expand(
    how: _Style,
    name: str,
    content: _Content,
    explode: bool,
    argument: str,
    encode: _Encode = _percent_encode,
) -> str:
    """Expands a parameter, its `name` encoded, as RFC 6570, appendix A, says."""
    if isinstance(content, str):
        return how.first + how.pair(name, encode(content, argument))
    if not content:
        return ""
    if not explode:
        # A comma that `encode` lets through would be taken for a delimiter.
        encoded = [
            encode(item, argument).replace(",", "%2C") for item in _items(content)
        ]
        return how.first + how.pair(name, how.delimiter.join(encoded))
    if isinstance(content, list):
        pairs = [how.pair(name, encode(item, argument)) for item in content]
    else:
        pairs = [
            _member(how, _percent_encode(key, argument), encode(item, argument))
            for key, item in content.items()
        ]
    return how.first + how.separator.join(pairs)


def _member(how: _Style, name: str, text: str) -> str:
    """Returns an exploded member of an object; its name is written in every style."""
    return how.pair(name, text) if how.named else f"{name}={text}"


def _deep_pairs(
    name: str, value: JsonValue, argument: str
) -> Iterator[tuple[str, str]]:
    """Yields the pairs of a deepObject parameter, depth first, not encoded."""
    if isinstance(value, dict):
        for key, member in value.items():
            if member is not None:
                yield from _deep_pairs(f"{name}[{key}]", member, argument)
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield from _deep_pairs(f"{name}[{index}]", element, argument)
    else:
        yield name, _text(value, argument)


def _content(value: object, argument: str) -> _Content:
    """Returns the texts of what a caller passed."""
    plain = to_json(value, argument, target="text")
    if isinstance(plain, dict):
        return {
            key: _text(item, argument)
            for key, item in plain.items()
            if item is not None
        }
    if isinstance(plain, list):
        return [_text(item, argument) for item in plain]
    return _text(plain, argument)


def _text(value: JsonValue, argument: str) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and value.bit_length() <= 64:
        return int.__repr__(value)  # a subclass may print something else
    return dumps(value, argument).decode()


def _json_text(value: object, argument: str) -> str:
    return dumps(_json_value(value, argument), argument).decode()


def _json_value(value: object, argument: str) -> JsonValue:
    return to_json(value, argument, target="text" if value is NULL else "JSON")


def _items(content: list[str] | dict[str, str]) -> list[str]:
    """Returns the elements of an array; of an object, name, value, name and so on."""
    if isinstance(content, list):
        return content
    return [item for pair in content.items() for item in pair]


def _refuse_delimiter(delimiter: str, items: list[str], argument: str) -> None:
    for item in items:
        if delimiter in item:
            raise ArgumentError(
                f'{argument}: an element holds "{delimiter}", which separates elements'
            )


def _field_value_fault(text: str) -> str:
    if not text.isascii():
        return "a header value must be ASCII"
    if text != text.strip(" \t"):
        return "a header value cannot begin or end with white space"
    return "a header value cannot hold control characters such as CR, LF or NUL"


_DOT_SEGMENTS = frozenset({"", ".", ".."})
_SAFE = ":/?@!$'()*,;"
_SAFE_IN_COOKIE_NAME = "!#$&'*+^`|"
_SAFE_IN_COOKIE = "!#$&'()*+/:<=>?@[]^`{|}"
_TRIPLET = re.compile("(%[0-9A-Fa-f]{2})")
_is_unreserved = re.compile(r"[A-Za-z0-9\-._~]*").fullmatch
_is_quoted_string = re.compile(r'"(?:[^"\\]|\\.)*"').fullmatch
_is_field_value = re.compile(r"(?:[!-~](?:[ -~\t]*[!-~])?)?").fullmatch
