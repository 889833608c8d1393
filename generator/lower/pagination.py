"""How lists go on: what a document says of pages, held against the operation itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal, TypeAlias, assert_never
from urllib.parse import quote

from generator import extensions, ir, rules
from generator.document import Node
from generator.lower.context import Context
from generator.lower.schemas import SchemaLowering

_INSTEAD: Final = "no method walks the pages of the list"
_FIRST: Final[dict[str, int]] = {"item": 0, "page": 1}
_Kind: TypeAlias = Literal["string", "integer", "number", "any", "other"]


class _Fault(Exception):
    """What a key names is not there; `node` is the place that names it."""

    def __init__(self, node: Node, text: str) -> None:
        super().__init__(text)
        self.node = node
        self.text = text


class PaginationLowering:
    """Lowers what operations say of pages."""

    def __init__(self, context: Context, schemas: SchemaLowering) -> None:
        self._context = context
        self._schemas = schemas

    def of(
        self,
        node: Node,
        parameters: Iterable[ir.Parameter],
        body: ir.Body | None,
        responses: tuple[ir.Response, ...],
    ) -> ir.Pages | None:
        """How the list that an operation gives goes on; None where it is no list.

        What cannot be followed is reported and costs the method that would walk it.
        """
        told = extensions.find(node, extensions.PAGINATION) or extensions.find(
            node, extensions.FERN_PAGINATION
        )
        if told is None or told.value is False:
            return None
        root = self._context.document.root
        given = extensions.pagination(node, root, self._context.report)
        if given is None:
            self._context.fall_back(told.source, _INSTEAD)
            return None
        try:
            if extensions.find(node, extensions.FORBIDDEN) is not None:
                raise _Fault(told, "the operation is forbidden")
            return _Operation(
                self._context, self._schemas, node, tuple(parameters), body
            ).pages(given, _page(told, responses))
        except _Fault as fault:
            self._context.report.add(
                rules.PAGINATION_PLACE, fault.node.source, f"{fault.text}: {_INSTEAD}"
            )
            self._context.fall_back(told.source, _INSTEAD)
            return None


def _page(told: Node, responses: tuple[ir.Response, ...]) -> ir.Type:
    """What the operation answers with."""
    types = {
        response.type: response.format
        for response in responses
        if response.format != "empty"
    }
    if len(types) != 1 or set(types.values()) != {"json"}:
        raise _Fault(told, "the operation has not one kind of reply in JSON")
    page = next(iter(types))
    return page if len(responses) == 1 else _or_null(page, responses)


def _or_null(page: ir.Type, responses: tuple[ir.Response, ...]) -> ir.Type:
    has_empty = any(response.format == "empty" for response in responses)
    return ir.NullableType(page) if has_empty else page


class _Operation:
    """Finds what a key names among the inputs and outputs of one operation."""

    def __init__(
        self,
        context: Context,
        schemas: SchemaLowering,
        node: Node,
        parameters: tuple[ir.Parameter, ...],
        body: ir.Body | None,
    ) -> None:
        self._context = context
        self._schemas = schemas
        self._node = node
        self._parameters = parameters
        self._body = body

    def pages(self, given: extensions.Pagination, page: ir.Type) -> ir.Pages:
        """The key's value in terms of the operation.

        Raises:
            _Fault: the operation does not have what the value names.
        """
        results = None if given.results is None else self._results(given.results, page)
        match given:
            case extensions.CursorPagination():
                source = self._input(given.input)
                cursor = self._output(given.next, page)
                return ir.CursorPages(
                    source, cursor, self._conversion(given, source, cursor), results
                )
            case extensions.NumberPagination():
                source = self._input(given.input)
                self._check(given.input.node, self._sent(source).type, "a whole number")
                if given.total is not None:
                    total = self._output(given.total, page)
                    self._check(given.total.node, total.type, "a whole number")
                usual = _whole(self._sent(source).default)
                return ir.NumberedPages(
                    input=source,
                    unit=given.unit,
                    start=_FIRST[given.unit] if usual is None else usual,
                    limit=None if given.limit is None else self._limit(given.limit),
                    total=(
                        None if given.total is None else self._output(given.total, page)
                    ),
                    more=(
                        None if given.more is None else self._output(given.more, page)
                    ),
                    results=results,
                )
            case extensions.LinkPagination():
                link = self._output(given.next, page)
                if self._kind(link.type) not in ("string", "any"):
                    raise _Fault(given.next.node, "the next URL is no string")
                return ir.LinkedPages(link, results)
            case _:
                assert_never(given)

    # Inputs

    def _input(self, given: extensions.Input) -> ir.PageInput:
        if given.place != "requestBody":
            for parameter in self._parameters:
                if parameter.wire == given.name and not parameter.open:
                    if parameter.hidden or parameter.setting:
                        text = f"the method has no argument for '{given.name}'"
                        raise _Fault(given.node, text)
                    return ir.PageInput(given.name, parameter.location)
        flat = None if self._body is None else self._body.flat
        if given.place != "parameters" and flat is not None:
            for member in flat.properties:
                if member.wire == given.name and not member.read_only:
                    return ir.PageInput(given.name, "body")
        where = {
            "parameters": "among the parameters",
            "requestBody": "among the members of the body that are arguments",
            "request": "among the arguments",
        }[given.place]
        raise _Fault(given.node, f"there is no '{given.name}' {where}")

    def _sent(self, source: ir.PageInput) -> ir.Parameter | ir.Property:
        if source.location == "body":
            assert self._body is not None and self._body.flat is not None
            members = self._body.flat.properties
            return next(each for each in members if each.wire == source.wire)
        return next(
            each
            for each in self._parameters
            if (each.location, each.wire) == (source.location, source.wire)
        )

    def _limit(self, given: extensions.Input) -> ir.PageLimit:
        source = self._input(given)
        sent = self._sent(source)
        self._check(given.node, sent.type, "a whole number")
        return ir.PageLimit(source, _whole(sent.default), self._maximum(source))

    def _maximum(self, source: ir.PageInput) -> int | None:
        """The highest value that the schema of an input allows, maybe beside null."""
        sent = self._sent(source)
        reference = f"#{quote(sent.source.pointer)}"
        schema = self._context.document.look_up(reference, sent.source)
        if isinstance(sent, ir.Parameter) and isinstance(schema, Node):
            schema = schema.get("schema") or schema
        if not isinstance(schema, Node):
            return None
        found = self._context.document.resolve(schema)
        if not isinstance(found, Node):
            return None
        for node in (found, *_alternatives(found)):
            bare = self._context.document.resolve(node)
            most = bare.number("maximum") if isinstance(bare, Node) else None
            if most is not None:
                return int(most)
        return None

    def _check(self, node: Node, type_: ir.Type, expected: str) -> None:
        if self._kind(type_) not in ("integer", "number", "any"):
            raise _Fault(node, f"its schema is not that of {expected}")

    def _conversion(
        self,
        given: extensions.CursorPagination,
        source: ir.PageInput,
        cursor: ir.ReplyPath,
    ) -> Literal["int", "str"] | None:
        """What makes an argument of a value in the reply."""
        taken, found = self._kind(self._sent(source).type), self._kind(cursor.type)
        match found, taken:
            case ("string", "string") | ("integer", "integer" | "number"):
                return None
            case ("number", "number") | ("any", _) | ("string" | "integer", "any"):
                return None
            case "integer", "string":
                return "str"
            case "string" | "number", "integer":
                return "int"
            case _:
                text = f"'{source.wire}' takes no such value as the cursor in the reply"
                raise _Fault(given.next.node, text)

    # Outputs

    def _results(self, output: extensions.Output, page: ir.Type) -> ir.ReplyPath:
        found = self._output(output, page)
        type_ = self._bare(found.type)
        if not isinstance(type_, ir.ArrayType):
            raise _Fault(output.node, "the schema has no array there")
        return ir.ReplyPath(found.steps, type_)

    def _output(self, output: extensions.Output, page: ir.Type) -> ir.ReplyPath:
        type_ = page
        steps: list[ir.PathStep] = []
        for part in output.path:
            holder = self._bare(type_)
            step, inner = self._step(holder, part)
            if step is None or inner is None:
                what = f"no '{part}'" if isinstance(part, str) else "no array"
                raise _Fault(output.node, f"the schema of the reply has {what} there")
            steps.append(step)
            type_ = inner
        return ir.ReplyPath(tuple(steps), type_)

    def _step(
        self, holder: ir.Type, part: str | int
    ) -> tuple[ir.PathStep | None, ir.Type | None]:
        match holder, part:
            case ir.ReferenceType(key=key), str():
                definition = self._schemas.definition(key)
                if isinstance(definition, ir.Model):
                    for member in definition.properties:
                        if member.wire == part and not member.write_only:
                            return ir.PropertyStep(key, part), member.type
                return None, None
            case ir.MapType(values=values), str():
                return ir.EntryStep(part), values
            case ir.ArrayType(items=items), int():
                return ir.ElementStep(part, self._is_nullable(items)), items
            case _:
                return None, None

    def _is_nullable(self, type_: ir.Type) -> bool:
        """Whether an element that is there may be null."""
        match type_:
            case ir.NullableType():
                return True
            case ir.ReferenceType(key=key):
                definition = self._schemas.definition(key)
                return isinstance(definition, ir.Alias) and (
                    isinstance(definition.type, ir.NullableType)
                )
            case _:
                return False

    def _bare(self, type_: ir.Type) -> ir.Type:
        """The type itself, where it may be null or have another name."""
        seen: set[ir.DefinitionKey] = set()
        while True:
            match type_:
                case ir.NullableType(inner=inner):
                    type_ = inner
                case ir.ReferenceType(key=key) if key not in seen:
                    seen.add(key)
                    definition = self._schemas.definition(key)
                    if not isinstance(definition, ir.Alias):
                        return type_
                    type_ = definition.type
                case _:
                    return type_

    def _kind(self, type_: ir.Type) -> _Kind:
        match self._bare(type_):
            case ir.StringType():
                return "string"
            case ir.IntegerType():
                return "integer"
            case ir.NumberType():
                return "number"
            case ir.AnyType():
                return "any"
            case _:
                return "other"


def _alternatives(schema: Node) -> Iterator[Node]:
    """What a schema is made of, one level deep."""
    for keyword in ("anyOf", "oneOf", "allOf"):
        listed = schema.get(keyword)
        yield from listed.elements() if listed else ()


def _whole(default: ir.Default | None) -> int | None:
    """A default that is a whole number."""
    value = None if default is None else default.value
    return value if isinstance(value, int) and not isinstance(value, bool) else None
