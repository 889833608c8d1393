"""Answers from the document: its examples, or values made from its schemas."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from http import HTTPStatus

from tests.mock.document import Node, RawDocument
from tests.mock.json_values import JsonValue, dump_json
from tests.mock.media_types import MediaType, narrowest, preferred
from tests.mock.messages import Headers, Request, Response, header_values
from tests.mock.problems import Problem
from tests.mock.routing import Operation
from tests.mock.sampling import Sampler
from tests.mock.schemas import Schemas
from tests.mock.streams import SEQUENTIAL, streamed

# Framing and content coding belong to the adapter, the media type to the content.
_OWN_HEADERS = frozenset(
    (
        "content-type",
        "content-length",
        "content-encoding",
        "transfer-encoding",
        "connection",
        "x-request-id",
    )
)


@dataclass(frozen=True, slots=True)
class Preference:
    """What a request wishes for by `Prefer: code=404, example=NAME` (RFC 7240)."""

    code: int | None = None
    example: str | None = None


def preference(request: Request) -> Preference | Response:
    """The wish of a request; the answer 400 to one that cannot be read."""
    wishes: dict[str, str] = {}
    for value in header_values(request.headers, "Prefer"):
        for token in re.split(r"[,;]", value):
            name, _, wish = token.strip().partition("=")
            wishes.setdefault(name.strip().lower(), wish.strip().strip('"'))
    code = wishes.get("code")
    if code is not None and not re.fullmatch(r"[2-5][0-9]{2}", code):
        return Response.of_detail(400, f"Prefer: {code!r} is no final status code")
    return Preference(None if code is None else int(code), wishes.get("example"))


class Answers:
    """Makes the answers that one document describes."""

    def __init__(
        self, document: RawDocument, schemas: Schemas, sampler: Sampler
    ) -> None:
        self._document = document
        self._schemas = schemas
        self._sampler = sampler

    def success_status(self, operation: Operation) -> int:
        """The lowest declared 2xx status, else the lowest 3xx, else 200."""
        responses = self._document.member(operation.node, "responses")
        statuses = [key for key, _ in responses.items()] if responses else []
        for first in "23":
            exact = [
                int(key) for key in statuses if re.fullmatch(first + "[0-9]{2}", key)
            ]
            if exact:
                return min(exact)
            if f"{first}XX" in statuses:
                return int(first) * 100
        return 200

    def answer(
        self, operation: Operation, request: Request, wish: Preference
    ) -> Response:
        """The declared answer, in the representation the request accepts.

        A status the document does not know is answered all the same, with its
        reason phrase; an example it does not know is refused with 400.
        """
        status = wish.code or self.success_status(operation)
        applied: Headers = ()
        if wish != Preference():
            applied = (("Preference-Applied", request.header("Prefer") or ""),)
        node = self._response(operation, status)
        if node is None:
            if status < 400:
                return Response(status, applied)
            return Response.of_detail(status, _phrase(status), applied)
        headers = (*self._headers(node), *applied)
        content = node.get("content")
        media = dict(content.items()) if content is not None else {}
        media |= _events_beside(operation.node, media) if status < 300 else {}
        if not media or status < 200 or status in (204, 304):
            return Response(status, headers)
        key = preferred(media, request.header("Accept"))
        if key is None:
            if status < 300:
                return Response.of_detail(406, f"Available: {', '.join(media)}")
            key = next(iter(media))
        value = self._value(key, self._document.resolve(media[key]), wish.example)
        if isinstance(value, Response):
            return value
        content_type, body = _encoded(key, value)
        return Response(status, (("Content-Type", content_type), *headers), body)

    def violations(
        self, operation: Operation, response: Response
    ) -> tuple[Problem, ...]:
        """How a response breaks what the document says of it."""
        node = self._response(operation, response.status)
        if node is None:
            return (
                Problem(
                    ("status",), f"{response.status} is not declared", "undeclared"
                ),
            )
        media_type = MediaType.parse(response.header("Content-Type") or "")
        if media_type is None or not media_type.is_json:
            return ()
        content = node.get("content")
        media = dict(content.items()) if content is not None else {}
        key = narrowest(media, media_type)
        schema = None if key is None else self._document.member(media[key], "schema")
        if schema is None:
            return ()
        return self._schemas.problems(schema, response.json(), ("body",), "response")

    def _response(self, operation: Operation, status: int) -> Node | None:
        responses = self._document.member(operation.node, "responses")
        if responses is None:
            return None
        for key in (str(status), f"{status // 100}XX", "default"):
            node = responses.get(key)
            if node is not None:
                return self._document.resolve(node)
        return None

    def _value(self, key: str, media: Node, name: str | None) -> _Value | Response:
        said = media.get("x-speakeasy-sse-sentinel")
        end = said.value if said is not None and isinstance(said.value, str) else None
        example = media.get("example")
        if example is not None and name is None:
            return _Value(example.value, end, is_example=True)
        examples = self._document.member(media, "examples")
        named = dict(examples.items()) if examples is not None else {}
        if name is not None and name not in named:
            return Response.of_detail(400, f"Prefer: there is no example {name!r}")
        for each in [name] if name is not None else list(named):
            node = self._document.resolve(named[each])
            for member in ("value", "dataValue", "serializedValue"):
                value = node.get(member)
                if value is not None:
                    return _Value(value.value, end, is_example=True)
        item, schema = media.get("itemSchema"), media.get("schema")
        if item is not None:
            return _Value([self._sampler.sample(item)] * 2, end)
        sampled = None if schema is None else self._sampler.sample(schema)
        media_type = MediaType.parse(key)
        if media_type is not None and media_type.essence in SEQUENTIAL:
            if schema is not None and not isinstance(sampled, list):
                return _Value([sampled, sampled], end)
        return _Value(sampled, end)

    def _headers(self, response: Node) -> Headers:
        declared = response.get("headers")
        if declared is None:
            return ()
        return tuple(
            (name, text)
            for name, node in declared.items()
            if name.lower() not in _OWN_HEADERS
            and (text := self._header(self._document.resolve(node))) is not None
        )

    def _header(self, node: Node) -> str | None:
        example, schema = node.get("example"), node.get("schema")
        if example is not None:
            value = example.value
        elif schema is not None:
            value = self._sampler.sample(schema)
        else:
            return None
        text = _line(value)
        return text if text.isprintable() and text.isascii() else None


def _events_beside(operation: Node, media: dict[str, Node]) -> dict[str, Node]:
    """The events that `x-fern-streaming` declares beside, or for, another media type."""
    said = operation.get("x-fern-streaming")
    if said is None or said.string("format") != "sse" or not media:
        return {}
    values = said.get("response-stream")
    first = next(iter(media.values()))
    if values is not None:
        first = Node({"schema": values.value}, said.base, said.pointer)
    return {"text/event-stream": first}


@dataclass(frozen=True, slots=True)
class _Value:
    """What a content holds: a list in a sequential media type is its items.

    `end` is the data that ends a stream. Text that `is_example` stands for itself.
    """

    content: JsonValue
    end: str | None = None
    is_example: bool = False


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"


def _line(value: JsonValue) -> str:
    """A header value in the style `simple`."""
    match value:
        case str():
            return value
        case list():
            return ",".join(_line(element) for element in value)
        case dict():
            return ",".join(f"{key},{_line(member)}" for key, member in value.items())
        case _:
            return json.dumps(value)


def _encoded(key: str, value: _Value) -> tuple[str, bytes]:
    """The concrete media type for a declared range, and the content in it."""
    content = value.content
    media_type = MediaType.parse(key)
    if media_type is None or "*" in media_type.essence:
        return "application/json", dump_json(content)
    if media_type.is_json:
        return key, dump_json(content)
    if media_type.essence in SEQUENTIAL and not (
        isinstance(content, str) and value.is_example
    ):
        items = content if isinstance(content, list) else [content]
        return key, streamed(media_type.essence, items, value.end)
    return key, content.encode() if isinstance(content, str) else dump_json(content)
