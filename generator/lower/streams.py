"""Replies that come value by value: how they are framed, and what their values are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote

from generator import extensions, ir, rules
from generator.diagnostics import Source
from generator.document import Node, Unresolved
from generator.ir import NameHint
from generator.lower.context import Context
from generator.lower.media import essence, framing_of
from generator.lower.schemas import SchemaLowering

_FIELDS: Final = frozenset({"data", "event", "id", "retry"})
"""The fields of an event (HTML standard, 9.2.6)."""
_USUAL_END: Final = "[DONE]"
"""What ends many streams of JSON, and is none."""


@dataclass(frozen=True, slots=True)
class _Values:
    """What the values of a stream are, and what they are made of."""

    type: ir.Type
    data: ir.StreamData
    whole: bool = False
    texts: tuple[str, ...] = ()


class StreamLowering:
    """Lowers the streams among the replies of operations."""

    def __init__(self, context: Context, schemas: SchemaLowering) -> None:
        self._context = context
        self._schemas = schemas

    def reply(
        self,
        status: str,
        content: Node,
        operation_id: str,
        said: extensions.Streaming | None,
    ) -> ir.Response | None:
        """The stream among the media types of a reply; None where there is none."""
        chosen = _choice(content, said)
        if chosen is None:
            return None
        media_type, entry, framing = chosen
        others = [
            name
            for name, _ in content.items()
            if name != media_type and framing_of(name) is not None
        ]
        if others:
            self._context.fall_back(
                entry.source,
                f"the stream is read as '{media_type}', not as {', '.join(others)}",
                rules.FALLBACK,
            )
        media = self._context.resolve(entry, "any value") or entry
        report = self._context.report
        end = extensions.text(media, extensions.SENTINEL, report)
        if end is None and said is not None:
            end = said.end
        hint = NameHint((operation_id, "event"))
        values = self._values(media, said, framing, hint)
        if end is None and values.data != "text":
            end = _USUAL_END
        return ir.Response(
            status,
            media_type,
            "stream",
            values.type,
            extensions.hook(media, report),
            "",
            ir.Stream(
                framing,
                values.data,
                values.whole,
                values.texts,
                end,
                is_declared=framing_of(media_type) is not None,
            ),
        )

    def _values(
        self,
        media: Node,
        said: extensions.Streaming | None,
        framing: ir.Framing,
        hint: NameHint,
    ) -> _Values:
        given = None if said is None else said.values
        item = given or media.get("itemSchema")
        schema = item or media.get("schema")
        if schema is None:
            return _Values(ir.AnyType(), "json" if framing != "events" else "either")
        if item is None:
            schema = self._item(schema)
        schema = self._content(schema) or schema
        type_ = self._schemas.type_of(schema, hint)
        if framing != "events":
            return _Values(type_, "json")
        models = self._objects(type_, frozenset())
        wholes = [model for model in models or () if _is_event(model, item is not None)]
        if models and len(wholes) == len(models):
            return self._whole(type_, wholes, schema)
        if wholes:
            self._context.fall_back(
                schema.source,
                "only some of these are events with a 'data' of their own: all are "
                "read as JSON in the data of an event",
                rules.FALLBACK,
            )
        return _Values(type_, self._data(type_))

    def _item(self, schema: Node) -> Node:
        """The schema of the items of an array: the stream is what it lists."""
        found = self._context.document.resolve(schema)
        if isinstance(found, Node) and found.string("type") == "array":
            items = found.get("items")
            return schema if items is None else items
        return schema

    def _content(self, schema: Node) -> Node | None:
        """The schema of the JSON in a text (JSON Schema, 8.5)."""
        found = self._context.document.resolve(schema)
        if not isinstance(found, Node):
            return None
        media_type = essence(found.string("contentMediaType") or "")
        if media_type != "application/json" and not media_type.endswith("+json"):
            return None
        return found.get("contentSchema")

    def _objects(
        self, type_: ir.Type, visited: frozenset[ir.DefinitionKey]
    ) -> list[ir.Model] | None:
        """The models that a type stands for; None where it stands for others too."""
        match type_:
            case ir.ReferenceType() if type_.key not in visited:
                definition = self._schemas.definition(type_.key)
                if isinstance(definition, ir.Model):
                    return [definition]
                if isinstance(definition, ir.Alias):
                    return self._objects(definition.type, visited | {type_.key})
                return None
            case ir.UnionType():
                found: list[ir.Model] = []
                for variant in type_.variants:
                    models = self._objects(variant, visited)
                    if models is None:
                        return None
                    found += models
                return found
            case _:
                return None

    def _whole(self, type_: ir.Type, events: list[ir.Model], schema: Node) -> _Values:
        """Values that are whole events, with what becomes of the data of each."""
        kinds: set[ir.StreamData] = set()
        texts: list[str] = []
        are_told = True
        for event in events:
            data = next(each for each in event.properties if each.wire == "data")
            data = self._parsed(event, data)
            kind = self._data(data.type)
            kinds.add(kind)
            if kind == "text":
                names = list(self._names(event))
                are_told = are_told and bool(names)
                texts += names
        if len(kinds) == 1:
            return _Values(type_, kinds.pop(), whole=True)
        if kinds == {"json", "text"} and are_told:
            return _Values(type_, "json", whole=True, texts=tuple(dict.fromkeys(texts)))
        if "text" in kinds:
            self._context.fall_back(
                schema.source,
                "nothing tells the events whose 'data' is text from the others: what "
                "can be read as JSON is JSON",
                rules.FALLBACK,
            )
        return _Values(type_, "either", whole=True)

    def _parsed(self, event: ir.Model, data: ir.Property) -> ir.Property:
        """The data of an event, typed by what its text holds (OpenAPI 3.2)."""
        node = self._at(data.source)
        content = None if node is None else self._content(node)
        if content is None:
            return data
        hint = NameHint((*event.hint.parts, "data"))
        parsed = replace(data, type=self._schemas.type_of(content, hint))
        self._schemas.redefine(
            replace(
                event,
                properties=tuple(
                    parsed if each.wire == data.wire else each
                    for each in event.properties
                ),
            )
        )
        return parsed

    def _at(self, source: Source) -> Node | None:
        found = self._context.document.look_up(f"#{quote(source.pointer)}", source)
        return None if isinstance(found, Unresolved) else found

    def _names(self, event: ir.Model) -> Iterator[str]:
        """The values that the `event` of an event may have."""
        for member in event.properties:
            if member.wire == "event":
                for value in self._constants(member.type):
                    if isinstance(value, str):
                        yield value

    def _constants(self, type_: ir.Type) -> tuple[ir.JsonScalar, ...]:
        match type_:
            case ir.LiteralType():
                return type_.values
            case ir.ReferenceType():
                definition = self._schemas.definition(type_.key)
                if isinstance(definition, ir.Enumeration):
                    return definition.values
                return ()
            case _:
                return ()

    def _data(self, type_: ir.Type) -> ir.StreamData:
        """How data is written that becomes a value of this type."""
        kinds = set(self._kinds(type_, frozenset()))
        return kinds.pop() if len(kinds) == 1 else "either"

    def _kinds(
        self, type_: ir.Type, visited: frozenset[ir.DefinitionKey]
    ) -> Iterator[ir.StreamData]:
        match type_:
            case ir.StringType() | ir.BinaryType():
                yield "text"
            case ir.AnyType():
                yield "either"
            case ir.LiteralType():
                yield _kind_of(type_.values)
            case ir.NullableType():
                yield from self._kinds(type_.inner, visited)
            case ir.UnionType():
                for variant in type_.variants:
                    yield from self._kinds(variant, visited)
            case ir.ReferenceType() if type_.key not in visited:
                match self._schemas.definition(type_.key):
                    case ir.Enumeration(values=values):
                        yield _kind_of(values)
                    case ir.Alias(type=inner):
                        yield from self._kinds(inner, visited | {type_.key})
                    case _:
                        yield "json"
            case _:
                yield "json"


def _choice(
    content: Node, said: extensions.Streaming | None
) -> tuple[str, Node, ir.Framing] | None:
    """The media type of a stream, as it is asked for, and its framing."""
    listed = list(content.items())
    for media_type, media in listed:
        framing = framing_of(media_type)
        if framing is not None:
            return media_type, media, framing
    if said is None or not listed:
        return None
    media_type, media = listed[0]
    if said.format == "sse":
        return "text/event-stream", media, "events"
    return media_type, media, "lines"


def _is_event(model: ir.Model, is_item: bool) -> bool:
    """Whether a model describes a whole event, and not the JSON in its data.

    An `itemSchema` can describe nothing else (OpenAPI 3.2); a `schema` with other
    members than an event has is that of the data.
    """
    names = {member.wire for member in model.properties}
    return "data" in names and (is_item or "event" in names or names <= _FIELDS)


def _kind_of(values: tuple[ir.JsonScalar, ...]) -> ir.StreamData:
    texts = {isinstance(value, str) for value in values if value is not None}
    return "text" if texts == {True} else "either" if True in texts else "json"
