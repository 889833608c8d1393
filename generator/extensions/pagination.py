"""Keys that say how a list goes on: which call brings the next page, and which is last.

Two vendors spell it: `x-speakeasy-pagination` with inputs and outputs by JSONPath,
`x-fern-pagination` with references into the request and the response.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from generator.diagnostics import Report
from generator.document import Node
from generator.extensions.keys import FERN_PAGINATION, PAGINATION
from generator.extensions.paths import PATHS, JsonPath, json_path
from generator.extensions.reading import Fields, find, refuse

InputPlace: TypeAlias = Literal["parameters", "requestBody", "request"]
"""Where an input stands; `request`: among the parameters, or else in the body."""


@dataclass(frozen=True, slots=True)
class Input:
    """A parameter or a member of the body, by its name on the wire."""

    name: str
    place: InputPlace
    node: Node = field(repr=False)


@dataclass(frozen=True, slots=True)
class Output:
    """A value in a reply."""

    path: JsonPath
    node: Node = field(repr=False)


@dataclass(frozen=True, slots=True)
class CursorPagination:
    """The next call is given what the reply holds at `next`."""

    input: Input
    next: Output
    results: Output | None


@dataclass(frozen=True, slots=True)
class NumberPagination:
    """The next call is given a number: of items to leave out, or of the page."""

    unit: Literal["item", "page"]
    input: Input
    limit: Input | None
    total: Output | None
    more: Output | None
    results: Output | None


@dataclass(frozen=True, slots=True)
class LinkPagination:
    """The next call goes to the URL that the reply holds at `next`."""

    next: Output
    results: Output | None


Pagination: TypeAlias = CursorPagination | NumberPagination | LinkPagination


def pagination(operation: Node, root: Node, report: Report) -> Pagination | None:
    """How an operation's list goes on; None where nothing is said of it.

    `root` is the document, where Fern lets operations share what they say.
    """
    documented = find(operation, PAGINATION)
    other = find(operation, FERN_PAGINATION)
    shared = find(root, FERN_PAGINATION)
    if other is not None and other.value is True and shared is not None:
        other = shared
    spelt = None if documented is None else _Speakeasy(documented, report).read()
    also = None
    if other is not None and other.value is not False:
        also = _fern(other, report)
    return also if documented is None else spelt


_OUTPUTS: Final = ("results", "numPages", "nextCursor", "nextUrl")
_INPUTS: Final = ("offset", "page", "limit", "cursor")


class _Speakeasy:
    """Reads one `x-speakeasy-pagination`."""

    def __init__(self, node: Node, report: Report) -> None:
        self._node = node
        self._report = report
        self._inputs: dict[str, Input] = {}
        self._outputs: dict[str, Output] = {}
        self._is_sound = node.is_mapping

    def read(self) -> Pagination | None:
        fields = Fields(self._node, PAGINATION, self._report)
        if not self._node.is_mapping:
            return None
        kind = fields.text("type")
        fields.known("inputs")
        outputs = fields.nested("outputs")
        fields.finish()
        self._read_inputs()
        if outputs is not None:
            for name in _OUTPUTS:
                self._read_output(name)
                outputs.known(name)
            outputs.finish()
        match kind:
            case "offsetLimit":
                return self._numbered()
            case "cursor":
                return self._cursor()
            case "url":
                return self._linked()
            case _:
                self._fault(self._node, "`offsetLimit`, `cursor` or `url` as `type`")
                return None

    def _fault(self, node: Node, expected: str) -> None:
        self._is_sound = False
        refuse(self._report, node, PAGINATION, expected)

    def _read_inputs(self) -> None:
        listed = self._node.get("inputs")
        if listed is not None and not listed.is_list:
            self._fault(listed, "a list of objects as `inputs`")
            return
        for node in listed.elements() if listed else ():
            fields = Fields(node, PAGINATION, self._report)
            if not node.is_mapping:
                self._is_sound = False
                continue
            name, place, kind = (
                fields.text("name"),
                fields.text("in"),
                fields.text("type"),
            )
            fields.finish()
            if name is None or kind not in _INPUTS or kind in self._inputs:
                expected = "inputs with a `name` and one of each `type`: "
                self._fault(node, expected + ", ".join(f"`{each}`" for each in _INPUTS))
                continue
            match place:
                case "parameters" | "requestBody":
                    self._inputs[kind] = Input(name, place, node)
                case _:
                    self._fault(node, "`parameters` or `requestBody` as `in`")

    def _read_output(self, name: str) -> None:
        outputs = self._node.get("outputs")
        found = None if outputs is None else outputs.get(name)
        if found is None:
            return
        path = json_path(found.value) if isinstance(found.value, str) else None
        if path is None:
            self._fault(found, f"a path made of {PATHS} as '{name}'")
        else:
            self._outputs[name] = Output(path, found)

    def _only(self, inputs: tuple[str, ...], outputs: tuple[str, ...]) -> bool:
        """Whether nothing was said that has no meaning for the type."""
        for kind, given in self._inputs.items():
            if kind not in inputs:
                self._fault(given.node, f"no input of the type `{kind}` here")
        for name, output in self._outputs.items():
            if name not in outputs:
                self._fault(output.node, f"no output `{name}` here")
        return self._is_sound

    def _numbered(self) -> Pagination | None:
        offset, page = self._inputs.get("offset"), self._inputs.get("page")
        results, total = self._outputs.get("results"), self._outputs.get("numPages")
        given = offset or page
        if given is None or (offset is not None and page is not None):
            self._fault(self._node, "an input of the type `offset` or one of `page`")
            return None
        if results is None and (total is None or offset is not None):
            self._fault(self._node, "`results` among the `outputs`")
        if not self._only(("offset", "page", "limit"), ("results", "numPages")):
            return None
        unit: Literal["item", "page"] = "page" if offset is None else "item"
        limit = self._inputs.get("limit")
        if total is not None and unit == "item" and limit is None:
            self._fault(total.node, "`numPages` beside an input `page` or `limit`")
            return None
        return NumberPagination(unit, given, limit, total, None, results)

    def _cursor(self) -> Pagination | None:
        given, following = self._inputs.get("cursor"), self._outputs.get("nextCursor")
        if given is None or following is None:
            if self._is_sound:
                expected = "an input of the type `cursor` and the output `nextCursor`"
                self._fault(self._node, expected)
            return None
        if not self._only(("cursor",), ("nextCursor", "results")):
            return None
        return CursorPagination(given, following, self._outputs.get("results"))

    def _linked(self) -> Pagination | None:
        following = self._outputs.get("nextUrl")
        if following is None:
            if self._is_sound:
                self._fault(self._node, "the output `nextUrl`")
            return None
        if not self._only((), ("nextUrl", "results")):
            return None
        return LinkPagination(following, self._outputs.get("results"))


_REQUEST: Final = re.compile(r"\$request\.([^\s.\[\]$]+)")
_RESPONSE: Final = "$response"


def _fern(node: Node, report: Report) -> Pagination | None:
    """Reads one `x-fern-pagination`: a cursor, or an offset which may have a step."""
    fields = Fields(node, FERN_PAGINATION, report)
    if not node.is_mapping:
        return None
    texts = {
        name: fields.text(name)
        for name in (
            "cursor",
            "next_cursor",
            "offset",
            "step",
            "has-next-page",
            "results",
        )
    }
    fields.finish()
    inputs: dict[str, Input] = {}
    outputs: dict[str, Output] = {}
    for name, text in texts.items():
        found = node.get(name)
        if text is None or found is None:
            continue
        if name in ("cursor", "offset", "step"):
            match = _REQUEST.fullmatch(text)
            if match is None:
                refuse(report, found, FERN_PAGINATION, f"`$request.name` as '{name}'")
                return None
            inputs[name] = Input(match[1], "request", found)
        else:
            path = _response_path(text)
            if path is None:
                expected = f"`$response.name` as '{name}'"
                refuse(report, found, FERN_PAGINATION, expected)
                return None
            outputs[name] = Output(path, found)
    results = outputs.get("results")
    if results is None:
        refuse(report, node, FERN_PAGINATION, "`results`")
        return None
    following = outputs.get("next_cursor")
    if inputs.keys() == {"cursor"} and following and len(outputs) == 2:
        return CursorPagination(inputs["cursor"], following, results)
    if "offset" in inputs and "cursor" not in inputs and following is None:
        return NumberPagination(
            unit="item" if "step" in inputs else "page",
            input=inputs["offset"],
            limit=inputs.get("step"),
            total=None,
            more=outputs.get("has-next-page"),
            results=results,
        )
    expected = "`cursor` with `next_cursor`, or `offset`, maybe with `step` and `has-next-page`"
    refuse(report, node, FERN_PAGINATION, expected)
    return None


def _response_path(text: str) -> JsonPath | None:
    if not text.startswith(_RESPONSE):
        return None
    return json_path(f"${text[len(_RESPONSE):]}")
