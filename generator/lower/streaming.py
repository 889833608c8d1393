"""Operations that can reply in two ways: one method for each, and the switch between."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generator import extensions, ir, rules
from generator.lower.context import Context
from generator.lower.replies import Replies
from generator.lower.schemas import SchemaLowering

_USUAL_SWITCH: Final = "stream"
"""What the member of a body is called that asks for a stream, by custom."""


class StreamingLowering:
    """Splits an operation that replies as a whole or as a stream."""

    def __init__(self, context: Context, schemas: SchemaLowering) -> None:
        self._context = context
        self._schemas = schemas

    def split(
        self,
        operation: ir.Operation,
        replies: Replies,
        said: extensions.Streaming | None,
    ) -> tuple[ir.Operation, ir.Operation | None]:
        """The operation itself, and the one that asks for its reply as a stream."""
        stream = replies.stream
        if stream is None:
            return operation, None
        if not replies.are_both:
            return replace(operation, responses=(stream,), empty_reply=None), None
        asked = replace(
            operation,
            responses=(stream,),
            empty_reply=None,
            usage=None,
            pages=None,
            streams=operation.id,
        )
        if said is not None and said.description is not None:
            asked = replace(asked, description=said.description)
        return self._switched(operation, asked, said)

    def _switched(
        self,
        operation: ir.Operation,
        asked: ir.Operation,
        said: extensions.Streaming | None,
    ) -> tuple[ir.Operation, ir.Operation]:
        """Both, with the member of the body set that tells the server which it is.

        A switch that the document names is no argument of either; one that is there by
        custom stays one of the first, which sends false where the server's own default
        would be a stream.
        """
        body, named = operation.body, None if said is None else said.switch
        switch = None if body is None else self._switch(body, named or _USUAL_SWITCH)
        if body is None or switch is None:
            if said is not None and named is not None:
                self._context.report.add(
                    rules.EXTENSION_VALUE,
                    said.node.source,
                    f"{extensions.STREAMING.name}: the JSON body has no boolean member "
                    f"'{named}'",
                )
            return operation, asked
        asked = replace(asked, body=replace(body, fixed=((switch.wire, True),)))
        if named is not None:
            body = replace(body, fixed=((switch.wire, False),))
        elif switch.default is not None and switch.default.value is True:
            body = _with_default(body, switch, ir.Default(False, "always"))
        return replace(operation, body=body), asked

    def _switch(self, body: ir.Body, wire: str) -> ir.Property | None:
        if body.format != "json" or body.flat is None:
            return None
        for member in body.flat.properties:
            if member.wire == wire and self._is_boolean(member.type):
                return member
        return None

    def _is_boolean(self, type_: ir.Type) -> bool:
        match type_:
            case ir.BooleanType():
                return True
            case ir.LiteralType():
                return all(isinstance(value, bool) for value in type_.values)
            case ir.NullableType():
                return self._is_boolean(type_.inner)
            case ir.ReferenceType():
                definition = self._schemas.definition(type_.key)
                return isinstance(definition, ir.Alias) and isinstance(
                    definition.type, ir.BooleanType
                )
            case _:
                return False


def _with_default(body: ir.Body, member: ir.Property, default: ir.Default) -> ir.Body:
    """The body with a member whose argument has a default of its own."""
    if body.flat is None:
        return body
    properties = tuple(
        replace(each, default=default) if each.wire == member.wire else each
        for each in body.flat.properties
    )
    return replace(body, flat=replace(body.flat, properties=properties))
