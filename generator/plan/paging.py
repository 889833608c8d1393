"""Walks over lists that come in pages: a function per list that says how it goes on.

Values are read from the page as the method for one page returns it, so that type
checkers see every step; what the schema requires is there, or the reply was refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from generator import ir
from generator.code import Code, build, docstring, identifier, join, literal, string
from generator.plan.annotations import Annotator
from generator.plan.arguments import Argument, Arguments
from generator.plan.defaults import Defaults
from generator.plan.imports import Imports
from generator.plan.nullability import allows_null
from generator.plan.reach import Reach
from generator.plan.readers import return_annotation
from generator.plan.view import PageReaderView, SignatureView, WalkView


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression of `page`, and its annotation."""

    expression: str
    annotation: str


def item_annotation(
    operation: ir.Operation, annotator: Annotator, shadowed: frozenset[str]
) -> Code:
    """What a walk over all pages gives; the pages, where nothing is said of items."""
    results = None if operation.pages is None else operation.pages.results
    if results is None or not isinstance(results.type, ir.ArrayType):
        return return_annotation(operation, annotator, shadowed)
    item = annotator.annotation(results.type.items, "output", shadowed=shadowed)
    return Code(item)


def walk_summary(operation: ir.Operation, method: str) -> str:
    """What the method that walks all pages does, beside the one for a page."""
    is_of_pages = operation.pages is not None and operation.pages.results is None
    what = "Every page" if is_of_pages else "The items of all pages"
    return f"{what} of `{method}`, one after the other."


class WalkPlanner:
    """Plans the walks of one module of builders.

    `member_names` are the fields of every model by their names on the wire.
    """

    def __init__(
        self,
        definitions: dict[ir.DefinitionKey, ir.Definition],
        uses: Reach,
        member_names: dict[ir.DefinitionKey, dict[str, str]],
        annotator: Annotator,
        imports: Imports,
        prefix: str,
    ) -> None:
        self._definitions = definitions
        self._typed_dicts = uses.typed_dicts
        self._member_names = member_names
        self._defaults = Defaults(definitions, uses)
        self._annotator = annotator
        self._imports = imports
        self._prefix = prefix

    def walk(
        self,
        operation: ir.Operation,
        pages: ir.Pages,
        arguments: Arguments,
        signature: SignatureView,
        builder: str,
        name: str,
    ) -> WalkView:
        """The function `name`, which walks what the function `builder` asks for."""
        self._imports.name(f"{self._prefix}_runtime", "paging")
        page = return_annotation(operation, self._annotator, frozenset())
        item = item_annotation(operation, self._annotator, frozenset())
        readers = _Readers(self, builder, page)
        alias = None
        if any(argument.name == builder for argument in arguments.listed):
            alias = identifier(f"_call_of_{builder.strip('_')}")
        call = _call(alias or identifier(builder), signature)
        options: list[Code] = []
        match pages:
            case ir.CursorPages():
                function = "by_cursor"
                given = [*_asking(call, pages.input, arguments)]
                items = readers.items(pages.results)
                cursor = readers.claim("cursor", pages.cursor, pages.conversion)
                options = [items, build("cursor=%", cursor)]
            case ir.NumberedPages():
                function = "by_offset" if pages.unit == "item" else "by_page"
                given = [*_asking(call, pages.input, arguments)]
                options = [
                    build("start=%", literal(pages.start)),
                    readers.items(pages.results),
                ]
                if pages.limit is not None and pages.results is not None:
                    options.append(build("limit=%", _bound(pages.limit, arguments)))
                if pages.total is not None:
                    total = readers.claim("total", pages.total)
                    options.append(build("total=%", total))
                if pages.more is not None:
                    options.append(build("more=%", readers.claim("more", pages.more)))
            case ir.LinkedPages():
                function = "by_link"
                given = [call]
                items = readers.items(pages.results)
                options = [items, build("link=%", readers.claim("link", pages.link))]
            case _:
                assert_never(pages)
        return WalkView(
            name=identifier(name),
            alias=alias,
            route=docstring(
                f"Walk the pages of `{operation.method} {operation.path_template}`.",
                level=1,
            ),
            signature=signature,
            page=page,
            item=item,
            readers=tuple(readers.views),
            function=identifier(function),
            arguments=(*given, *options),
        )

    def read(
        self, path: ir.ReplyPath, page: Code, conversion: str | None = None
    ) -> _Found:
        """The value at a path, as an expression of `page`; None where it is absent."""
        tests: list[str] = []
        value, may_be_null = "page", page.text.endswith("| None")
        for number, step in enumerate(path.steps):
            if may_be_null or _is_end(step):
                value = _tested(value, f"found_{number}", step, tests)
            value, may_be_null = self._taken(step, value, tests)
        annotation = self._annotator.annotation(path.type, "output")
        if conversion is not None:
            may_be_null |= allows_null(path.type, self._definitions)
            annotation = conversion
            if may_be_null:
                value = _tested(value, "found", None, tests)
            value = f"{conversion}({value})"
        if tests:
            value = f"{value} if {' and '.join(tests)} else None"
        optional = bool(tests) or may_be_null
        if optional and annotation != "Any" and not annotation.endswith("| None"):
            annotation = f"{annotation} | None"
        return _Found(value, annotation)

    def _taken(
        self, step: ir.PathStep, holder: str, tests: list[str]
    ) -> tuple[str, bool]:
        """One step on, and whether what is there may be None; `tests` grows by its own."""
        match step:
            case ir.PropertyStep(owner=owner, wire=wire):
                model = self._definitions[owner]
                assert isinstance(model, ir.Model)
                member = next(each for each in model.properties if each.wire == wire)
                may_be_null = allows_null(member.type, self._definitions)
                key = string(wire).text
                if owner in self._typed_dicts:
                    if member.required:
                        return f"{holder}[{key}]", may_be_null
                    return f"{holder}.get({key})", True
                is_certain = (
                    self._defaults.is_required(model, member)
                    or self._defaults.value_default(model, member) is not None
                )
                field = identifier(self._member_names[owner][wire]).text
                return f"{holder}.{field}", may_be_null or not is_certain
            case ir.EntryStep(name=name):
                return f"{holder}.get({string(name).text})", True
            case ir.ElementStep(index=index):
                if index not in (0, -1):
                    least = index if index >= 0 else -index - 1
                    tests.append(f"len({holder}) > {least}")
                return f"{holder}[{index}]", step.nullable
            case _:
                assert_never(step)


class _Readers:
    """The functions that read the pages of one list."""

    def __init__(self, walks: WalkPlanner, builder: str, page: Code) -> None:
        self._walks = walks
        self._stem = builder.strip("_")
        self._page = page
        self.views: list[PageReaderView] = []

    def claim(
        self, kind: str, path: ir.ReplyPath, conversion: str | None = None
    ) -> Code:
        """The name of the function that reads the value at a path."""
        name = identifier(f"_{kind}_of_{self._stem}")
        found = self._walks.read(path, self._page, conversion)
        self.views.append(
            PageReaderView(
                name, self._page, Code(found.annotation), Code(found.expression)
            )
        )
        return name

    def items(self, results: ir.ReplyPath | None) -> Code:
        """The argument that tells the items of a page."""
        if results is None:
            return Code("items=paging.whole")
        return build("items=%", self.claim("items", results))


def _is_end(step: ir.PathStep | None) -> bool:
    """Whether a step leads to the first or the last element of an array."""
    return isinstance(step, ir.ElementStep) and step.index in (0, -1)


def _tested(value: str, name: str, step: ir.PathStep | None, tests: list[str]) -> str:
    """A value with a test that the next step can be made; a look-up's result is named.

    An array has a first and a last element unless it is empty, as null is taken to be.
    """
    is_lookup = value.endswith(")")
    test = f"({name} := {value})" if is_lookup else value
    tests.append(test if _is_end(step) else f"{test} is not None")
    return name if is_lookup else value


def _call(builder: Code, signature: SignatureView) -> Code:
    """A call of the builder with the arguments as they are."""
    passed = [each.passing for each in (*signature.positional, *signature.keyword)]
    if signature.free is not None:
        passed.append(signature.free.passing)
    return build("%(%)", builder, join(", ", passed))


def _asking(
    call: Code, source: ir.PageInput, arguments: Arguments
) -> tuple[Code, Code]:
    """A function that asks for the page of a value, and the value to begin with."""
    name = identifier(_argument(source, arguments).name)
    return build("lambda %: %", name, call), name


def _bound(limit: ir.PageLimit, arguments: Arguments) -> Code:
    argument = _argument(limit.input, arguments)
    parts = [identifier(argument.name)]
    default = argument.default
    if (
        default is not None
        and default.sending == "document"
        and limit.usual is not None
    ):
        parts.append(build("usual=%", literal(limit.usual)))
    if limit.most is not None:
        parts.append(build("most=%", literal(limit.most)))
    return build("paging.bound(%)", join(", ", parts))


def _argument(source: ir.PageInput, arguments: Arguments) -> Argument:
    """The argument that feeds an input, which the lowering has found to have one."""
    for argument in arguments.listed:
        if source.location == "body":
            place = argument.member
            if place is not None and place.wire == source.wire:
                return argument
        elif argument.parameter is not None:
            if (argument.parameter.location, argument.parameter.wire) == (
                source.location,
                source.wire,
            ):
                return argument
    raise LookupError(f"no argument feeds {source.wire}")
