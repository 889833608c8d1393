"""The body of a request: its media type, its grammar, its schema."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import quote, unquote, unquote_plus

from tests.mock.document import Node, RawDocument
from tests.mock.json_values import JsonObject, JsonValue, NotJson, parse_json
from tests.mock.media_types import MediaType, narrowest
from tests.mock.messages import Request
from tests.mock.multipart import MalformedMultipart, Part, parse_multipart
from tests.mock.problems import Problem
from tests.mock.routing import Operation
from tests.mock.schemas import Schemas
from tests.mock.styles import Malformed, Pairs, Reader, Style, Taken, raw_pairs

_BODY = ("body",)


@dataclass(frozen=True, slots=True)
class Body:
    """A body that was read: its value and what is wrong with it.

    A form's value is the object of its fields; its files stand beside it.
    """

    value: JsonValue = None
    files: dict[str, list[Part]] = field(
        default_factory=lambda: dict[str, list[Part]]()
    )
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class UnsupportedMediaType:
    """The body has a media type that the operation does not declare."""

    accepted: tuple[str, ...]


Reading: TypeAlias = Body | UnsupportedMediaType


def _wrong(message: str, kind: str, *loc: str | int) -> Body:
    return Body(problems=(Problem((*_BODY, *loc), message, kind),))


class Bodies:
    """Reads the request bodies that the operations of one document declare."""

    def __init__(self, document: RawDocument, schemas: Schemas) -> None:
        self._document = document
        self._schemas = schemas
        self._reader = Reader(schemas)

    def read(self, operation: Operation, request: Request) -> Reading:
        """Read and judge the body."""
        declared = self._document.member(operation.node, "requestBody")
        if declared is None:
            if request.body:
                return _wrong("No body is declared", "extra_forbidden")
            return Body()
        sent = request.header("Content-Type")
        if not request.body and (sent is None or not sent.startswith("multipart/")):
            if declared.flag("required"):
                return _wrong("Field required", "missing")
            return Body()
        content = declared.get("content")
        media = dict(content.items()) if content is not None else {}
        media_type = MediaType.parse(sent or "")
        key = None if media_type is None else narrowest(media, media_type)
        if media_type is None or key is None:
            return UnsupportedMediaType(tuple(media))
        node = self._document.resolve(media[key])
        return self._content(node, media_type, request.body)

    def _content(self, media: Node, media_type: MediaType, body: bytes) -> Body:
        schema = media.get("schema")
        if media_type.is_json:
            return self._json(schema, body)
        match media_type.essence:
            case "application/x-www-form-urlencoded":
                return self._form(media, schema, body)
            case "multipart/form-data":
                boundary = media_type.parameters.get("boundary")
                return self._multipart(media, schema, body, boundary)
            case essence if essence.startswith("text/"):
                return self._text(schema, body)
            case _:
                # Binary and XML bodies have no JSON value a schema could judge.
                return Body()

    def _json(self, schema: Node | None, body: bytes) -> Body:
        try:
            value = parse_json(body)
        except NotJson as error:
            return _wrong(f"JSON decode error: {error}", "json_invalid")
        return self._judged(schema, value)

    def _text(self, schema: Node | None, body: bytes) -> Body:
        try:
            return self._judged(schema, body.decode("utf-8"))
        except UnicodeDecodeError as error:
            return _wrong(f"not UTF-8: {error.reason}", "encoding_error")

    def _judged(
        self,
        schema: Node | None,
        value: JsonValue,
        files: dict[str, list[Part]] | None = None,
        problems: Sequence[Problem] = (),
    ) -> Body:
        found = list(problems)
        if schema is not None:
            known = {problem.pointer for problem in found}
            for problem in self._schemas.problems(schema, value, _BODY):
                if problem.pointer not in known:
                    found.append(problem)
        return Body(value, files or {}, tuple(found))

    def _form(self, media: Node, schema: Node | None, body: bytes) -> Body:
        pairs = raw_pairs(body.decode("latin-1"))
        value: JsonObject = {}
        problems: list[Problem] = []
        read: set[str] = set()
        for name, node in self._schemas.properties(schema).items():
            try:
                taken = self._field(media, name, node, pairs)
            except (Malformed, NotJson) as error:
                problems.append(Problem((*_BODY, name), str(error), "malformed"))
                taken = Taken(None, frozenset((name,)))
            if taken is not None:
                value[name] = taken.value
                read |= taken.keys
        for key, text in pairs:
            if key not in read:
                value[key] = unquote_plus(text)
        return self._judged(schema, value, problems=problems)

    def _field(
        self, media: Node, name: str, schema: Node, pairs: Pairs
    ) -> Taken | None:
        """An object in a form is JSON text unless an encoding says otherwise."""
        encoding = self._document.member(media, "encoding", name)
        if encoding is None and "object" in self._schemas.kinds(schema):
            texts = [value for key, value in pairs if key == name]
            if not texts:
                return None
            return Taken(parse_json(unquote_plus(texts[-1])), frozenset((name,)))
        style = _encoded_style(name, schema, encoding)
        return self._reader.pairs(style, pairs, frozenset(), unquote_plus)

    def _multipart(
        self, media: Node, schema: Node | None, body: bytes, boundary: str | None
    ) -> Body:
        try:
            parts = parse_multipart(body, boundary)
        except MalformedMultipart as error:
            return _wrong(str(error), "multipart_invalid")
        properties = self._schemas.properties(schema)
        grouped: dict[str, list[Part]] = {}
        for part in parts:
            grouped.setdefault(part.name, []).append(part)
        value: JsonObject = {}
        files: dict[str, list[Part]] = {}
        problems: list[Problem] = []
        for name, declared in properties.items():
            encoding = self._document.member(media, "encoding", name)
            if encoding is None or encoding.string("style") is None:
                continue
            taken = self._reader.pairs(
                _encoded_style(name, declared, encoding),
                [(part.name, quote(part.content, safe=",")) for part in parts],
                frozenset(part.name for part in parts) - frozenset(properties),
                unquote,
            )
            if taken is not None:
                value[name] = taken.value
                for key in taken.keys:
                    grouped.pop(key, None)
        for name, group in grouped.items():
            property_ = properties.get(name)
            is_list = "array" in self._schemas.kinds(property_)
            item = self._schemas.items(property_) if is_list else property_
            if len(group) > 1 and not is_list:
                problems.append(
                    Problem((*_BODY, name), "given more than once", "malformed")
                )
            encoding = self._document.member(media, "encoding", name)
            values: list[JsonValue] = []
            for part in group:
                read, wrong = self._part(part, item, encoding)
                values.append(read)
                if wrong is not None:
                    problems.append(wrong)
                if part.filename is not None:
                    files.setdefault(name, []).append(part)
            value[name] = values if is_list else values[0]
        return self._judged(schema, value, files, problems)

    def _part(
        self, part: Part, schema: Node | None, encoding: Node | None
    ) -> tuple[JsonValue, Problem | None]:
        loc = (*_BODY, part.name)
        wrong: Problem | None = None
        binary = self._schemas.is_binary(schema)
        is_field = not binary and bool(self._schemas.kinds(schema))
        if binary and part.filename is None:
            wrong = Problem(loc, "A file part needs a filename", "file_required")
        elif is_field and part.filename is not None:
            wrong = Problem(loc, "A field must not have a filename", "file_forbidden")
        elif not _has_encoding(part, encoding):
            wrong = Problem(loc, "The part has another media type", "media_type")
        if binary or part.filename is not None:
            return part.content.decode("latin-1"), wrong
        try:
            text = part.content.decode("utf-8")
            if self._is_json(part, schema):
                return parse_json(text), wrong
        except UnicodeDecodeError:
            return None, Problem(loc, "not UTF-8", "encoding_error")
        except NotJson as error:
            return None, Problem(loc, f"JSON decode error: {error}", "json_invalid")
        return self._reader.scalar(schema, text), wrong

    def _is_json(self, part: Part, schema: Node | None) -> bool:
        """JSON by the part's media type, or because nothing else could fit."""
        media_type = MediaType.parse(part.content_type or "")
        if media_type is not None and media_type.is_json:
            return True
        kinds = self._schemas.kinds(schema)
        return bool(kinds & {"object", "array"}) and "string" not in kinds


def _encoded_style(name: str, schema: Node, encoding: Node | None) -> Style:
    style = (encoding.string("style") if encoding is not None else None) or "form"
    explode = style == "form"
    if encoding is not None:
        explode = encoding.flag("explode", explode)
    return Style(name, style, explode, schema)


def _has_encoding(part: Part, encoding: Node | None) -> bool:
    """Whether the part's media type, if it states one, is a declared one."""
    declared = encoding.string("contentType") if encoding is not None else None
    if declared is None or part.content_type is None:
        return True
    actual = MediaType.parse(part.content_type)
    return actual is not None and narrowest(declared.split(","), actual) is not None
