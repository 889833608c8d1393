"""Success replies: what a method gives, and what it can give value by value instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Final

from generator import extensions, ir, rules
from generator.document import Node
from generator.ir import NameHint
from generator.lower.context import Context
from generator.lower.media import framing_of, preferred
from generator.lower.schemas import SchemaLowering
from generator.lower.streams import StreamLowering

_WITHOUT_BODY: Final = frozenset({"204", "205"})


@dataclass(frozen=True, slots=True)
class Replies:
    """The success replies of an operation, and the one that is a stream."""

    plain: tuple[ir.Response, ...]
    stream: ir.Response | None

    @property
    def are_both(self) -> bool:
        """Whether there is something to give besides the stream."""
        return self.stream is not None and any(
            response.format != "empty" for response in self.plain
        )


class ReplyLowering:
    """Lowers the replies of operations."""

    def __init__(self, context: Context, schemas: SchemaLowering) -> None:
        self._context = context
        self._schemas = schemas
        self._streams = StreamLowering(context, schemas)

    def lower(
        self,
        method: str,
        operation: Node,
        operation_id: str,
        said: extensions.Streaming | None,
    ) -> Replies:
        """The success replies; `said`: what the operation says of streams."""
        plain: list[ir.Response] = []
        streams: list[ir.Response] = []
        for status, entry in _successes(operation):
            node = self._context.resolve(entry, "any reply")
            if node is None:
                plain.append(ir.Response(status, None, "json", ir.AnyType(), None, ""))
                continue
            content = node.get("content")
            is_bare = method == "HEAD" or status in _WITHOUT_BODY
            if is_bare and content is not None:
                self._context.fall_back(
                    entry.source,
                    f"a reply {status} to {method} has no body: not read",
                )
            description = _told(status, node.string("description") or "")
            if content is None or is_bare:
                plain.append(_empty(status, description))
                continue
            stream = self._streams.reply(status, content, operation_id, said)
            if stream is not None:
                streams.append(replace(stream, description=description))
            reply = self._plain(status, content, operation_id, said)
            if reply is not None:
                told = description or reply.description
                plain.append(replace(reply, description=told))
        for other in streams[1:]:
            self._context.fall_back(
                operation.source,
                f"the reply {other.status} is no stream of its own: its values are "
                f"read as those of {streams[0].status}",
                rules.FALLBACK,
            )
        return Replies(tuple(plain), streams[0] if streams else None)

    def _plain(
        self,
        status: str,
        content: Node,
        operation_id: str,
        said: extensions.Streaming | None,
    ) -> ir.Response | None:
        """What is given as a whole; None where all that is declared is a stream."""
        if said is not None and said.switch is None and not _has_stream(content):
            return None
        choice = preferred(
            self._context, content, lambda name: framing_of(name) is None
        )
        given = None if said is None else said.plain
        hint = NameHint((operation_id, "response"))
        if choice is None:
            has_none = given is None and any(True for _ in content.items())
            if given is None:
                return None if has_none else _empty(status, "")
            type_ = self._schemas.type_of(given, hint)
            return ir.Response(status, "application/json", "json", type_, None, "")
        media_type, media, body_format = choice
        found = extensions.find(media, extensions.SENTINEL)
        if found is not None and (said is None or said.values is None):
            self._context.report.add(
                rules.EXTENSION_VALUE,
                found.source,
                f"'{media_type}' is no stream that could end with this",
            )
        schema = given or media.get("schema")
        about = "" if schema is None else self._schemas.description(schema)
        hook = extensions.hook(media, self._context.report)
        match body_format:
            case "json" | "form" | "multipart":
                type_ = (
                    ir.AnyType()
                    if schema is None
                    else self._schemas.type_of(schema, hint)
                )
                if isinstance(type_, ir.BinaryType):
                    return ir.Response(status, media_type, "binary", type_, None, about)
                return ir.Response(status, media_type, "json", type_, hook, about)
            case "text":
                return ir.Response(
                    status, media_type, "text", ir.StringType(), None, about
                )
            case "binary":
                return ir.Response(
                    status, media_type, "binary", ir.BinaryType(), None, about
                )


def error_statuses(operation: Node) -> tuple[str, ...]:
    """The statuses of the declared replies that are errors."""
    listed = operation.get("responses")
    return tuple(
        status.upper()
        for status, _ in (listed.items() if listed else ())
        if re.fullmatch(r"[45](?:\d\d|XX|xx)", status)
    )


def _successes(operation: Node) -> Iterator[tuple[str, Node]]:
    """The replies that are successes: `default` counts where there is no other."""
    listed = operation.get("responses")
    statuses = dict(listed.items()) if listed else {}
    success = [
        status for status in statuses if re.fullmatch(r"2(?:\d\d|XX|xx)", status)
    ]
    if not success and "default" in statuses:
        success = ["default"]
    for status in success:
        yield status, statuses[status]


def _told(status: str, description: str) -> str:
    """The description of a reply, unless it only says what the status says anyway."""
    try:
        phrase = HTTPStatus(int(status)).phrase
    except ValueError:
        phrase = ""
    return "" if description.rstrip(".").lower() == phrase.lower() else description


def _has_stream(content: Node) -> bool:
    return any(framing_of(media_type) for media_type, _ in content.items())


def _empty(status: str, description: str) -> ir.Response:
    return ir.Response(status, None, "empty", ir.NullType(), None, description)
