"""Checks of paths, operations, parameters, bodies and responses."""

import re
from collections.abc import Iterator
from typing import Final

from generator import rules
from generator.diagnostics import Source, quote
from generator.document import METHODS, Node, is_token
from generator.validate.context import Context
from generator.validate.templates import Template, parse

_STATUS: Final = re.compile(r"[1-5](?:[0-9]{2}|XX)")
_MEDIA_TYPE: Final = re.compile(r"[^/\s;,]+/[^/\s;,]+(?:\s*;.*)?", re.DOTALL)
_STYLES: Final = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form", "cookie"),
    "querystring": (),
}


def check_paths(context: Context, node: Node) -> None:
    """Check every path: its template, its neighbours, its parameters."""
    seen: dict[tuple[str, str], str] = {}
    for path, item in node.items():
        if path.startswith("x-") or path == "$ref":
            continue
        if not path.startswith("/"):
            _add_path(
                context, node, path, f"the path {quote(path)} needs a slash first"
            )
        template = parse(path)
        repeated = [f"{quote(name)} occurs twice" for name in template.repeated]
        for fault in (*template.faults, *repeated):
            context.add(
                rules.PATH_TEMPLATE,
                item,
                f"the path {quote(path)} is malformed: {fault}",
                key=True,
            )
        if "?" in template.literal or "#" in template.literal:
            context.add(
                rules.PATH_QUERY,
                item,
                f"the path {quote(path)} holds a query or a fragment",
                key=True,
            )
        resolved = context.resolved(item)
        if resolved is None:
            continue
        for method, operation in _operations(item, resolved):
            before = seen.setdefault((template.shape, method), path)
            if before != path and not template.faults:
                context.add(
                    rules.PATH_AMBIGUOUS,
                    item,
                    f"{method} {quote(path)} cannot be told apart from "
                    f"{method} {quote(before)}",
                    key=True,
                )
            if not template.faults:
                _check_path_parameters(context, path, template, resolved, operation)


def check_operation(context: Context, node: Node) -> None:
    """Check what an operation says beyond the types of its fields."""
    if context.is_3_0 and node.get("responses") is None:
        context.missing(node, "responses")
    _check_duplicates(context, node)


def check_path_item(context: Context, node: Node) -> None:
    """Check the parameters that all operations of a path share, and further methods."""
    _check_duplicates(context, node)
    others = node.get("additionalOperations")
    for method, operation in others.items() if others else ():
        if not is_token(method):
            context.add(
                rules.METHOD_NAME,
                operation,
                f"{quote(method)} is no method: the operation is left out",
                key=True,
            )


def check_parameter(context: Context, node: Node) -> None:
    """Check one parameter: its place, name, style and schema."""
    name = node.string("name")
    place = node.string("in")
    shown = quote(name or "")
    if name == "":
        context.add(rules.FIELD_MISSING, node, "the parameter has an empty 'name'")
    if place is not None and place not in _STYLES:
        hint = None
        if place in ("body", "formData"):
            hint = "use 'requestBody'; 'in: body' is Swagger 2.0"
        message = f"parameter {shown} is in {quote(place)}, which does not exist"
        context.add(rules.PARAMETER_PLACE, node, message, hint, field="in")
    if place in ("header", "cookie") and name and not is_token(name):
        message = f"HTTP does not allow {shown} as the name of a {place}"
        context.add(rules.HEADER_NAME, node, message, field="name")
    if place == "path" and not node.boolean("required"):
        field = "required" if node.get("required") is not None else None
        message = f"path parameter {shown} must be required"
        context.add(rules.PATH_PARAMETER_OPTIONAL, node, message, field=field)
    style = node.string("style")
    if style is not None and place in _STYLES and style not in _STYLES[place]:
        allowed = ", ".join(_STYLES[place])
        message = f"style {quote(style)} does not exist for a {place} parameter"
        hint = f"styles for it: {allowed}"
        context.add(rules.PARAMETER_STYLE, node, message, hint, field="style")
    _check_schema_or_content(context, node, shown)


def check_responses(context: Context, node: Node) -> None:
    """Check that the keys are status codes."""
    for status, response in node.items():
        if (
            status == "default"
            or status.startswith("x-")
            or status == "$ref"
            or _STATUS.fullmatch(status)
        ):
            continue
        hint = None
        if _STATUS.fullmatch(status.upper()):
            hint = f"write {quote(status.upper())}"
        message = f"{quote(status)} is no status code"
        context.add(rules.RESPONSE_STATUS, response, message, hint, key=True)


def check_content(context: Context, node: Node) -> None:
    """Check that the keys are media types."""
    if not node.source.pointer.endswith("/content"):
        return
    for name, media_type in node.items():
        if name != "$ref" and _MEDIA_TYPE.fullmatch(name) is None:
            context.add(
                rules.MEDIA_TYPE,
                media_type,
                f"{quote(name)} is no media type",
                key=True,
            )


class OperationIds:
    """Finds operations that have the same id."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._first: dict[str, Source] = {}

    def check(self, node: Node) -> None:
        """Take note of an operation; reports the second of two with one id."""
        name = node.string("operationId")
        if name is None:
            return
        first = self._first.setdefault(name, node.source)
        if first != node.source:
            place = self._context.document.locate(first)
            self._context.add(
                rules.OPERATION_DUPLICATE,
                node,
                f"operationId {quote(name)} is also that of the operation "
                f"'#{first.pointer}' on line {place.line}",
                field="operationId",
            )


def _add_path(context: Context, node: Node, path: str, message: str) -> None:
    hint = f"write {quote('/' + path)}"
    context.add(rules.PATH_SLASH, node, message, hint, field=path, key=True)


def _operations(item: Node, resolved: Node) -> Iterator[tuple[str, Node]]:
    """The operations of a path item, those beside a `$ref` included."""
    for method in METHODS:
        operation = item.get(method) or resolved.get(method)
        if operation is not None and operation.is_mapping:
            yield method, operation
    for holder in (item, resolved):
        others = holder.get("additionalOperations")
        for method, operation in others.items() if others else ():
            if operation.is_mapping:
                yield method, operation


def _check_path_parameters(
    context: Context, path: str, template: Template, item: Node, operation: Node
) -> None:
    """Compare the names in a path with the path parameters of an operation."""
    declared: set[str] = set()
    for holder in (item, operation):
        for parameter in _parameters(holder):
            resolved = context.resolved(parameter)
            if resolved is None:
                # What it declares is not known, so nothing can be called missing.
                declared.update(template.names)
                continue
            name = resolved.string("name")
            if resolved.string("in") != "path" or name is None:
                continue
            declared.add(name)
            if name not in template.names:
                context.add(
                    rules.PATH_PARAMETER_UNUSED,
                    parameter,
                    f"path parameter {quote(name)} does not occur in {quote(path)}",
                    f"add {quote('{' + name + '}')} to the path, or correct 'in'",
                )
    for name in template.names:
        if name not in declared:
            context.add(
                rules.PATH_PARAMETER_UNDEFINED,
                operation,
                f"{quote('{' + name + '}')} of the path {quote(path)} is not declared "
                "as a parameter",
                f"declare a parameter {quote(name)} with 'in: path'",
                key=True,
            )


def _parameters(node: Node) -> Iterator[Node]:
    parameters = node.get("parameters")
    if parameters is not None:
        yield from parameters.elements()


def _check_duplicates(context: Context, node: Node) -> None:
    seen: set[tuple[str, str]] = set()
    for parameter in _parameters(node):
        resolved = context.resolved(parameter)
        if resolved is None:
            continue
        name, place = resolved.string("name"), resolved.string("in")
        if name is None or place is None:
            continue
        identity = (place, name.lower() if place == "header" else name)
        if identity in seen:
            message = f"{place} parameter {quote(name)} is declared twice"
            context.add(rules.PARAMETER_DUPLICATE, parameter, message)
        seen.add(identity)


def _check_schema_or_content(context: Context, node: Node, shown: str) -> None:
    schema, content = node.get("schema"), node.get("content")
    if schema is None and content is None:
        message = f"parameter {shown} needs 'schema' or 'content'"
        context.add(rules.PARAMETER_SCHEMA, node, message)
    elif schema is not None and content is not None:
        message = f"parameter {shown} has both 'schema' and 'content'"
        context.add(rules.PARAMETER_SCHEMA, node, message)
    elif content is not None and content.is_mapping and _count(content) != 1:
        message = f"the content of parameter {shown} needs exactly one media type"
        context.add(rules.PARAMETER_SCHEMA, content, message)


def _count(node: Node) -> int:
    return sum(1 for _ in node.items())
