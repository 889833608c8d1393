"""Request bodies: what is sent, and its encoding as bytes with a media type.

Builders of requests make a `Body`; `encode` turns it into bytes once, so that a retry
sends the same bytes again, or into an `Upload` that is read while it is sent.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal, TypeAlias, cast

from .files import FileInput, guess_content_type, is_file, read_file
from .json import (
    LONE_SURROGATE,
    JsonValue,
    array,
    dumps,
    dumps_ascii,
    is_array,
    members,
    to_json,
)
from .null import NULL
from .parameters import (
    QueryStyle,
    as_text,
    header_value,
    query,
    query_json,
    query_pairs,
)
from .roles import ArgumentError
from .uploads import Source, Upload

if sys.version_info >= (3, 11):
    from typing import assert_never
else:
    from typing import NoReturn as _Never

    def assert_never(argument: _Never, /) -> _Never:
        """Marks a place that no value reaches."""
        raise AssertionError(f"unexpected value: {argument!r}")


@dataclass(frozen=True, slots=True)
class JsonBody:
    """A JSON text; `value` is converted by `to_json`."""

    value: object
    media_type: str = "application/json"
    argument: str = field(default="", kw_only=True)
    """Names the value in messages; empty when its members are the arguments."""
    names: Mapping[str, str] = field(default_factory=dict[str, str], kw_only=True)
    """What members that are arguments are called, where that differs."""
    nullable: bool = field(default=False, kw_only=True)
    """Whether the value as a whole may be `NULL`."""


@dataclass(frozen=True, slots=True)
class FieldEncoding:
    """How one field of a form is written (OpenAPI, Encoding Object).

    Style ``json`` stands for the content type application/json.
    """

    style: QueryStyle | Literal["json"] = "form"
    explode: bool = True
    allow_reserved: bool = False
    argument: str | None = None
    """Names the field in messages; by default its name."""


@dataclass(frozen=True, slots=True)
class FormBody:
    """An application/x-www-form-urlencoded form; a field that is None is left out.

    `fields` is a mapping or a model. A field without an encoding is written by the
    defaults of OpenAPI 3.1: a primitive as text, an object as JSON text, an array as
    one field for each element.
    """

    fields: object
    encodings: Mapping[str, FieldEncoding] = field(
        default_factory=dict[str, FieldEncoding]
    )


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a multipart form (RFC 7578)."""

    name: str
    content: bytes | Source
    filename: str | None = None
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class MultipartBody:
    """A multipart/form-data form; its parts are sent in order."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class RawBody:
    """Bytes that are sent as they are."""

    content: bytes | Source
    media_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class TextBody:
    """A text, sent as UTF-8."""

    text: str
    argument: str = "body"
    """Names the text in messages."""
    media_type: str = "text/plain; charset=utf-8"


Body: TypeAlias = JsonBody | FormBody | MultipartBody | RawBody | TextBody
"""What a request sends."""


@dataclass(frozen=True, slots=True)
class EncodedBody:
    """A body as it goes over the wire; an `Upload` is read while it is sent."""

    content: bytes | Upload
    content_type: str


def encode(body: Body, *, boundary: str | None = None) -> EncodedBody:
    """Returns `body` as bytes with its content type.

    `boundary` separates the parts of a multipart form; by default, and where the form
    happens to hold the given one, it is random. Raises ArgumentError, naming the
    argument or the field, for what cannot be sent.
    """
    match body:
        case JsonBody():
            plain = _json_value(body)
            content = dumps(plain, body.argument, body.names)
            return EncodedBody(content, body.media_type)
        case FormBody():
            content = _encode_form(body.fields, body.encodings)
            return EncodedBody(content, "application/x-www-form-urlencoded")
        case MultipartBody():
            return _encode_multipart(body.parts, boundary or _random_boundary())
        case RawBody():
            return EncodedBody(_joined([body.content]), body.media_type)
        case TextBody():
            text = as_text(body.argument, body.text)
            return EncodedBody(_utf8(text, body.argument), body.media_type)
        case _:
            assert_never(body)


def with_members(
    body: Body | None,
    members: Mapping[str, object],
    operation: str,
    optional_json: str | None,
) -> Body:
    """Returns the JSON object of `body` with more members, which replace its own.

    `optional_json` is the media type of a JSON body that `operation` may leave out.

    Raises ArgumentError where `operation` sends no JSON object.
    """
    if body is None and optional_json is not None:
        return JsonBody(members, optional_json)
    plain = _json_value(body) if isinstance(body, JsonBody) else None
    if not isinstance(body, JsonBody) or not isinstance(plain, dict):
        raise ArgumentError(f"extra_body: {operation} sends no JSON object to extend")
    return JsonBody({**plain, **members}, body.media_type, argument=body.argument)


def raw_body(
    argument: str, file: FileInput, media_type: str = "application/octet-stream"
) -> RawBody:
    """Returns a body that consists of one file.

    A media type given with the file is preferred to `media_type`; a range of them, such
    as ``image/*``, is replaced by what the file's name stands for.

    Raises ArgumentError as `read_file` does, and for a media type that is no header
    value.
    """
    given = read_file(argument, file)
    if given.content_type is not None:
        media_type = header_value(argument, given.content_type)
    elif "*" in media_type:
        media_type = guess_content_type(given.filename)
    return RawBody(given.content, media_type)


def multipart(*parts: Part | None) -> MultipartBody:
    """Returns a multipart form of the parts that are given; those that are None vanish.

    Repeated parts are passed with a star: ``multipart(*text_parts("tag", tags))``.
    """
    return MultipartBody(tuple(part for part in parts if part is not None))


def optional_multipart(*parts: Part | None) -> MultipartBody | None:
    """Returns what `multipart` does; None if no part is given."""
    return multipart(*parts) if any(part is not None for part in parts) else None


def mapping_parts(fields: object) -> MultipartBody:
    """Returns a multipart form of a mapping or a model that no document describes.

    Its members become parts by what they are: files (bytes, paths and open files) file
    parts, objects JSON parts, arrays one part for each element, all else text parts.
    Members that are None vanish. Raises ArgumentError as these parts do.
    """
    return multipart(
        *(
            part
            for name, value in members("body", fields).items()
            for part in _parts_of(name, value, name)
        )
    )


def styled_parts(
    name: str,
    value: object,
    style: QueryStyle = "form",
    explode: bool = True,
    *,
    argument: str | None = None,
) -> tuple[Part, ...]:
    """Returns text parts with the names and values that a query parameter would have.

    That is how OpenAPI's Encoding Object defines a style in a multipart form: nothing
    is percent-encoded. Raises ArgumentError as `query_pairs` does.
    """
    argument = argument or name
    pairs = query_pairs(name, value, style, explode, argument=argument)
    return tuple(Part(key, _utf8(text, argument)) for key, text in pairs)


def text_part(
    name: str,
    value: object,
    content_type: str | None = None,
    *,
    argument: str | None = None,
) -> Part | None:
    """Returns a part that holds the text of a primitive; None if `value` is None.

    By default it has no content type, which means text/plain (RFC 7578, 4.4).
    Raises ArgumentError for what is no text.
    """
    if value is None:
        return None
    argument = argument or name
    content = _utf8(as_text(argument, value), argument)
    return Part(name, content, content_type=content_type)


def text_parts(
    name: str,
    values: Iterable[object] | None,
    content_type: str | None = None,
    *,
    argument: str | None = None,
) -> tuple[Part, ...]:
    """Returns one part for each element, as `text_part` does; elements that are None
    vanish.
    """
    parts = [
        text_part(name, value, content_type, argument=f"{argument or name}[{index}]")
        for index, value in enumerate(array(argument or name, values) or ())
    ]
    return tuple(part for part in parts if part is not None)


def json_part(
    name: str,
    value: object,
    content_type: str | None = "application/json",
    *,
    argument: str | None = None,
) -> Part | None:
    """Returns a part that holds JSON text; None if `value` is None.

    Under a JSON media type the text is compact UTF-8. Under another one, or without
    one, the text is ASCII in the layout of ``json.dumps``, for its reader may not know
    that it is JSON and therefore UTF-8.

    Raises ArgumentError for what JSON cannot hold.
    """
    if value is None:
        return None
    argument = argument or name
    plain = to_json(value, argument, target="a part" if value is NULL else "JSON")
    if content_type is not None and "json" in content_type:
        content = dumps(plain, argument)
    else:
        content = dumps_ascii(plain, argument).encode("ascii")
    return Part(name, content, content_type=content_type)


def json_parts(
    name: str,
    values: Iterable[object] | None,
    content_type: str | None = "application/json",
    *,
    argument: str | None = None,
) -> tuple[Part, ...]:
    """Returns one part for each element, as `json_part` does; elements that are None
    vanish.
    """
    parts = [
        json_part(name, value, content_type, argument=f"{argument or name}[{index}]")
        for index, value in enumerate(array(argument or name, values) or ())
    ]
    return tuple(part for part in parts if part is not None)


def file_part(
    name: str,
    file: FileInput | None,
    filename: str | None = None,
    content_type: str | None = None,
    *,
    otherwise: str | None = None,
    argument: str | None = None,
) -> Part | None:
    """Returns a part that holds a file; None if `file` is None.

    `filename` and `content_type` are preferred to what the file itself tells. A file
    without a name is called ``upload``, for servers take a part without a file name for
    text; the content type is guessed from the name, and is `otherwise` if that fails.

    Raises ArgumentError as `read_file` does.
    """
    if file is None:
        return None
    given = read_file(argument or name, file)
    if filename is None:
        filename = "upload" if given.filename is None else given.filename
    return Part(
        name,
        given.content,
        filename,
        content_type or given.content_type or guess_content_type(filename, otherwise),
    )


def file_parts(
    name: str,
    files: Iterable[FileInput] | None,
    content_type: str | None = None,
    *,
    otherwise: str | None = None,
    argument: str | None = None,
) -> tuple[Part, ...]:
    """Returns one part for each file, as `file_part` does."""
    parts = [
        file_part(
            name,
            file,
            content_type=content_type,
            otherwise=otherwise,
            argument=f"{argument or name}[{index}]",
        )
        for index, file in enumerate(array(argument or name, files) or ())
    ]
    return tuple(part for part in parts if part is not None)


def any_parts(
    name: str, value: object, *, argument: str | None = None
) -> tuple[Part, ...]:
    """Returns the parts that suit what `value` is: one, or one for each element.

    A file is sent as a file, an object as JSON, a primitive as text.
    """
    if value is None:
        return ()
    parts = _parts_of(name, value, argument or name)
    return tuple(part for part in parts if part is not None)


def _parts_of(name: str, value: object, argument: str) -> tuple[Part | None, ...]:
    if not is_array(value):
        return (_part_of(name, value, argument),)
    return tuple(
        _part_of(name, element, f"{argument}[{index}]")
        for index, element in enumerate(value)
    )


def _part_of(name: str, value: object, argument: str) -> Part | None:
    """Returns the part that suits what `value` is."""
    if is_file(value):
        return file_part(name, value, argument=argument)
    plain = to_json(value, argument, target="text")
    if isinstance(plain, dict):
        return json_part(name, plain, argument=argument)
    return text_part(name, plain, argument=argument)


def _json_value(body: JsonBody) -> JsonValue:
    if body.value is NULL and not body.nullable:
        return to_json(body.value, body.argument, target="a body")
    return to_json(body.value, body.argument, names=body.names)


def _encode_form(fields: object, encodings: Mapping[str, FieldEncoding]) -> bytes:
    pairs = [
        _form_field(name, value, encodings.get(name))
        for name, value in members("body", fields).items()
    ]
    return "&".join(filter(None, pairs)).encode("ascii")


def _form_field(name: str, value: object, how: FieldEncoding | None) -> str:
    if how is None:
        plain = to_json(value, name, target="text")
        return (query_json if isinstance(plain, dict) else query)(name, plain)
    if how.style == "json":
        return query_json(name, value, argument=how.argument)
    return query(
        name,
        value,
        how.style,
        how.explode,
        allow_reserved=how.allow_reserved,
        argument=how.argument,
    )


def _encode_multipart(parts: tuple[Part, ...], boundary: str) -> EncodedBody:
    heads = [_part_head(part) for part in parts]
    while _occurs(boundary.encode(), heads, parts):
        boundary = _random_boundary()
    delimiter = f"--{boundary}\r\n".encode()
    pieces: list[bytes | Source] = []
    for head, part in zip(heads, parts, strict=True):
        pieces += (delimiter, head, part.content, b"\r\n")
    pieces.append(f"--{boundary}--\r\n".encode())
    return EncodedBody(_joined(pieces), f"multipart/form-data; boundary={boundary}")


def _joined(pieces: list[bytes | Source]) -> bytes | Upload:
    """One body: bytes, unless something of it is still to be read."""
    segments: list[bytes | Source] = []
    for is_bytes, run in groupby(pieces, lambda piece: isinstance(piece, bytes)):
        if is_bytes:
            segments.append(b"".join(cast("Iterable[bytes]", run)))
        else:
            segments += run
    if len(segments) == 1 and isinstance(segments[0], bytes):
        return segments[0]
    return Upload(tuple(segments))


def _random_boundary() -> str:
    return os.urandom(16).hex()


def _occurs(boundary: bytes, heads: list[bytes], parts: tuple[Part, ...]) -> bool:
    return any(boundary in head for head in heads) or any(
        isinstance(part.content, bytes) and boundary in part.content for part in parts
    )


def _part_head(part: Part) -> bytes:
    """Returns the header of a part, with the empty line that ends it."""
    disposition = f'form-data; name="{_escape(part.name)}"'
    if part.filename is not None:
        disposition += f'; filename="{_escape(part.filename)}"'
    head = f"Content-Disposition: {disposition}\r\n"
    if part.content_type is not None:
        content_type = header_value(f"{part.name}: content type", part.content_type)
        head += f"Content-Type: {content_type}\r\n"
    return _utf8(f"{head}\r\n", part.name)


def _escape(name: str) -> str:
    """Escapes a name or file name as browsers do (HTML, 4.10.21.8).

    The other control characters are escaped as well: no header can hold them.
    """
    return name.translate(_ESCAPES)


def _utf8(text: str, argument: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise ArgumentError(f"{argument}: {LONE_SURROGATE}") from None


_ESCAPES = {code: f"%{code:02X}" for code in (*range(0x20), 0x22, 0x7F)}
