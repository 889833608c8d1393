"""Replies: which function reads them, and what a call gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from generator import ir
from generator.code import Code, build, identifier, join, string
from generator.plan.annotations import Annotator
from generator.plan.arguments import Arguments
from generator.plan.decoding import Decoder
from generator.plan.imports import Imports


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader expression, and the body of the decoder function that it needs.

    `of_call` is the expression for one call, where it depends on the arguments.
    """

    expression: Code
    of_call: Code | None
    decoder: Code | None
    decoder_returns: Code


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
        """How the replies of an operation are read; `builder` names its decoder."""
        function = f"_decode_{builder.strip('_')}"
        decoder: ir.Type | None = None
        readers: dict[str, str] = {}
        of_call: dict[str, str] = {}
        for response in operation.responses:
            text = self._expression(response, function, operation.empty_reply, None)
            readers[response.status.upper()] = text
            of_call[response.status.upper()] = self._expression(
                response, function, operation.empty_reply, arguments
            )
            if response.format == "json" and f"({function}" in text:
                decoder = response.type
        expression = _whole(readers, operation)
        own = None if of_call == readers else _whole(of_call, operation)
        if decoder is None:
            return Reader(expression, own, None, Code(""))
        self._imports.name("typing", "Any")
        return Reader(
            expression,
            own,
            Code(self._decoder.expression(decoder, "raw")),
            Code(self._annotator.annotation(decoder, "output")),
        )

    def _expression(
        self,
        response: ir.Response,
        function: str,
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
                decode = self._decoder.expression(response.type, "raw")
                if decode == "raw":
                    return f"replies.any_reply({join(', ', parts).text})"
                parts.insert(0, Code(_function_of(decode) or function))
                return f"replies.json_reply({join(', ', parts).text})"
            case _:
                assert_never(response.format)

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


def return_annotation(
    operation: ir.Operation, annotator: Annotator, shadowed: frozenset[str]
) -> Code:
    """What a call of the operation gives, as an annotation."""
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
