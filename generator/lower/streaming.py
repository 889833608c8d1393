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
_ELSEWHERE: Final = "A stream is read with the method for it, not with this argument."


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
                    f"{extensions.STREAMING.name}: the body has no boolean member "
                    f"'{named}'",
                )
            elif body is not None and self._may_have_switch(body.type):
                self._context.fall_back(
                    body.source,
                    f"the body is one argument: '{_USUAL_SWITCH}' is set in it by "
                    "whoever calls",
                    rules.FALLBACK,
                )
            return operation, asked
        asked = replace(asked, body=replace(body, fixed=((switch.wire, True),)))
        if named is not None:
            body = replace(body, fixed=((switch.wire, False),))
        else:
            body = _with_switch(body, _off(switch))
        return replace(operation, body=body), asked

    def _switch(self, body: ir.Body, wire: str) -> ir.Property | None:
        if body.flat is None:
            return None
        for member in body.flat.properties:
            if member.wire == wire and self._is_boolean(member.type):
                return member
        return None

    def _may_have_switch(
        self, type_: ir.Type, visited: frozenset[ir.DefinitionKey] = frozenset()
    ) -> bool:
        """Whether some of the values of a body have a member that asks for a stream."""
        match type_:
            case ir.UnionType():
                return any(
                    self._may_have_switch(each, visited) for each in type_.variants
                )
            case ir.NullableType():
                return self._may_have_switch(type_.inner, visited)
            case ir.ReferenceType() if type_.key not in visited:
                definition = self._schemas.definition(type_.key)
                match definition:
                    case ir.Model():
                        return any(
                            member.wire == _USUAL_SWITCH
                            and self._is_boolean(member.type)
                            for member in definition.properties
                        )
                    case ir.Alias():
                        inner = visited | {type_.key}
                        return self._may_have_switch(definition.type, inner)
                    case _:
                        return False
            case _:
                return False

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


def _off(switch: ir.Property) -> ir.Property:
    """The switch as an argument of a method that can read no stream."""
    default = switch.default
    if default is not None and default.value is True:
        default = ir.Default(False, "always")
    parts = [text for text in (switch.description.strip(), _ELSEWHERE) if text]
    return replace(switch, default=default, description="\n\n".join(parts))


def _with_switch(body: ir.Body, switch: ir.Property) -> ir.Body:
    """The body with another switch, which no example turns on."""
    flat, example = body.flat, body.example
    if flat is not None:
        properties = tuple(
            switch if member.wire == switch.wire else member
            for member in flat.properties
        )
        flat = replace(flat, properties=properties)
    if example is not None and isinstance(example.value, dict):
        value = {
            name: each for name, each in example.value.items() if name != switch.wire
        }
        example = ir.Example(value)
    return replace(body, flat=flat, example=example)
