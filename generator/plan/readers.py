"""Replies: which function reads them, and what a call gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, assert_never

from generator import ir
from generator.code import Code, build, identifier, join, sequence, string
from generator.plan.annotations import Annotator
from generator.plan.arguments import Arguments
from generator.plan.decoding import Decoder
from generator.plan.imports import Imports
from generator.plan.view import ReplyDecoderView


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader expression, and the decoder functions that it needs.

    `of_call` is the expression for one call, where it depends on the arguments.
    """

    expression: Code
    of_call: Code | None
    decoders: tuple[ReplyDecoderView, ...]


class _ReplyDecoders:
    """The decoder functions of one operation, one per expression."""

    def __init__(self, builder: str) -> None:
        self._stem = builder.strip("_")
        self._views: dict[str, ReplyDecoderView] = {}

    def claim(self, expression: str, returns: str) -> str:
        """The name of the function that returns an expression.

        A number in front, as in `_decode_2_fetch`, can be no other builder's function:
        their names do not start with a digit.
        """
        if expression not in self._views:
            number = len(self._views)
            middle = f"{number + 1}_" if number else ""
            self._views[expression] = ReplyDecoderView(
                identifier(f"_decode_{middle}{self._stem}"),
                Code(returns),
                Code(expression),
            )
        return self._views[expression].name.text

    def views(self) -> tuple[ReplyDecoderView, ...]:
        """All of them, in the order of the replies."""
        return tuple(self._views.values())


class ReaderPlanner:
    """Plans the readers of one module of builders."""

    def __init__(
        self,
        client: ir.Client,
        annotator: Annotator,
        decoder: Decoder,
        imports: Imports,
        prefix: str,
    ) -> None:
        self._client = client
        self._annotator = annotator
        self._decoder = decoder
        self._imports = imports
        self._prefix = prefix

    def reader(
        self, operation: ir.Operation, arguments: Arguments, builder: str
    ) -> Reader:
        """How the replies of an operation are read; `builder` names its decoders."""
        decoders = _ReplyDecoders(builder)
        readers: dict[str, str] = {}
        of_call: dict[str, str] = {}
        for response in operation.responses:
            status = response.status.upper()
            decode = self._decode(response, decoders)
            empty = operation.empty_reply
            readers[status] = self._expression(response, decode, empty, None)
            of_call[status] = self._expression(response, decode, empty, arguments)
        expression = _whole(readers, operation)
        own = None if of_call == readers else _whole(of_call, operation)
        return Reader(expression, own, decoders.views())

    def _decode(self, response: ir.Response, decoders: _ReplyDecoders) -> str | None:
        """The function that makes a value of parsed JSON; None where nothing is to do."""
        if response.format not in ("json", "stream"):
            return None
        expression = self._decoder.expression(response.type, "raw")
        if expression == "raw":
            return None
        known = _function_of(expression)
        if known is not None:
            return known
        self._imports.name("typing", "Any")
        returns = self._annotator.annotation(response.type, "output")
        return decoders.claim(expression, returns)

    def _expression(
        self,
        response: ir.Response,
        decode: str | None,
        empty: ir.EmptyReply | None,
        arguments: Arguments | None,
    ) -> str:
        match response.format:
            case "empty":
                return "replies.empty_reply"
            case "text":
                return "replies.text_reply"
            case "binary":
                return "replies.bytes_reply"
            case "json":
                parts = self._hooks(response, arguments)
                if empty is not None and empty.value is not None:
                    kind = "dict" if isinstance(empty.value, dict) else "list"
                    parts.append(build("empty=%", Code(kind)))
                if decode is None:
                    return f"replies.any_reply({join(', ', parts).text})"
                parts.insert(0, Code(decode))
                return f"replies.json_reply({join(', ', parts).text})"
            case "stream":
                return self._feed(response, decode, arguments)
            case _:
                assert_never(response.format)

    def _feed(
        self, response: ir.Response, decode: str | None, arguments: Arguments | None
    ) -> str:
        """What makes the values of a stream out of its parts."""
        stream = response.stream
        assert stream is not None
        self._imports.name(f"{self._prefix}_runtime", "feeds")
        parts = [Code(decode or "feeds.unchanged")]
        if stream.framing == "events":
            parts.append(Code(f"feeds.{_DATA[stream.data]}"))
        parts += self._hooks(response, arguments)
        if stream.end is not None:
            parts.append(build("end=%", string(stream.end)))
        if stream.texts:
            texts = sequence([string(name) for name in stream.texts])
            parts.append(build("texts=%", texts))
        if stream.framing == "lines" and not stream.is_declared:
            media_type = (response.media_type or "").partition(";")[0].strip().lower()
            parts.append(build("media_type=%", string(media_type)))
        function = "whole_events" if stream.whole else stream.framing
        return f"feeds.{function}({join(', ', parts).text})"

    def _hooks(self, response: ir.Response, arguments: Arguments | None) -> list[Code]:
        """The hooks of a reply; those that need arguments only where there are some."""
        hooks: list[Code] = []
        for hook in (self._client.hook, response.hook):
            if hook is None or (hook.arguments and arguments is None):
                continue
            module, _, function = hook.name.partition(":")
            self._imports.name(f"{self._prefix}_custom", module)
            named = build("%.%", identifier(module), identifier(function))
            if arguments is not None and hook.arguments:
                self._imports.name("functools", "partial")
                given = [
                    build("%=%", identifier(argument.name), identifier(argument.name))
                    for name in hook.arguments
                    if (argument := arguments.called(name)) is not None
                ]
                named = build("partial(%)", join(", ", [named, *given]))
            hooks.append(named)
        return hooks


_DATA: Final[dict[ir.StreamData, str]] = {
    "json": "json_data",
    "text": "text_data",
    "either": "any_data",
}
"""The functions of the runtime that read the data of an event."""


def return_annotation(
    operation: ir.Operation,
    annotator: Annotator,
    shadowed: frozenset[str],
    *,
    streamed: str = "EventStream",
) -> Code:
    """What a call of the operation gives, as an annotation.

    `streamed` is what the values of a stream come in.
    """
    values = _values_annotation(operation, annotator, shadowed)
    if operation.stream is None:
        return values
    return build("%[%]", Code(streamed), values)


def _values_annotation(
    operation: ir.Operation, annotator: Annotator, shadowed: frozenset[str]
) -> Code:
    parts: list[str] = []
    for response in operation.responses:
        text = annotator.annotation(response.type, "output", shadowed=shadowed)
        if text not in parts:
            parts.append(text)
    if "None" in parts:
        parts = [*(part for part in parts if part != "None"), "None"]
    if not parts or any("Any" == part for part in parts):
        annotator.annotation(ir.AnyType(), "output")
        return Code("Any")
    return Code(" | ".join(parts))


def _whole(readers: dict[str, str], operation: ir.Operation) -> Code:
    """One reader for everything that the operation may answer."""
    expression = _by_status(readers)
    if operation.empty_reply == ir.EmptyReply(None):
        return build("replies.or_none(%)", expression)
    return expression


def _by_status(readers: dict[str, str]) -> Code:
    """One reader for all statuses, or one that looks at the status."""
    listed = list(readers.values())
    if not listed:
        return Code("replies.any_reply()")
    if len(set(listed)) == 1:
        return Code(listed[0])
    entries = ", ".join(
        f"{string(status).text}: {text}"
        for status, text in readers.items()
        if status != "DEFAULT"
    )
    return Code(f"replies.by_status({{{entries}}}, otherwise={listed[0]})")


def _function_of(expression: str) -> str | None:
    """`f` where the expression is exactly `f(raw)`."""
    if expression.endswith("(raw)"):
        function = expression[: -len("(raw)")]
        if all(part.isidentifier() for part in function.split(".")):
            return function
    return None


def accepted_types(operation: ir.Operation) -> Code | None:
    """The media types that the client can read; None for plain JSON."""
    types = [
        response.media_type
        for response in operation.responses
        if response.media_type is not None
    ]
    listed = ", ".join(
        dict.fromkeys(text for text in types if text.isascii() and text.isprintable())
    )
    return None if listed in ("", "application/json") else string(listed)


def hook_modules(client: ir.Client) -> Iterator[str]:
    """The modules of hooks that the replies of a client go through."""
    for operation in client.operations:
        for response in operation.responses:
            if response.hook is not None:
                yield response.hook.name.partition(":")[0]
    if client.hook is not None:
        yield client.hook.name.partition(":")[0]
