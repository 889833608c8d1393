"""Paths and methods to operations: parameters, bodies, replies, security."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import unquote_plus

from generator import extensions, ir, rules
from generator.document import Node, is_token
from generator.ir import NameHint
from generator.lower import passing
from generator.lower.clients import server_url
from generator.lower.context import Context
from generator.lower.defaults import lower_default
from generator.lower.examples import lower_example
from generator.lower.guards import lower_guard
from generator.lower.media import essence, preferred
from generator.lower.methods import declared, operations_of
from generator.lower.pagination import PaginationLowering
from generator.lower.replies import ReplyLowering, error_statuses
from generator.lower.resilience import ResilienceLowering
from generator.lower.schemas import SchemaLowering
from generator.lower.security import in_one_place
from generator.lower.streaming import StreamingLowering

_IGNORED_HEADERS: Final = frozenset({"accept", "content-type", "authorization"})
_STYLES: Final[dict[str, tuple[str, ...]]] = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form", "cookie"),
}


class OperationLowering:
    """Lowers every operation of a document."""

    def __init__(
        self,
        context: Context,
        schemas: SchemaLowering,
        schemes: tuple[ir.SecurityScheme, ...],
    ) -> None:
        self._context = context
        self._schemas = schemas
        self._schemes = {scheme.key: scheme for scheme in schemes}
        root = context.document.root
        self._grouped_by_tag = extensions.find(root, extensions.CLIENTS) is None
        self._resilience = ResilienceLowering(context)
        self._pagination = PaginationLowering(context, schemas)
        self._replies = ReplyLowering(context, schemas)
        self._streaming = StreamingLowering(context, schemas)
        self._streamed: dict[str, ir.Operation] = {}
        self._settings: dict[tuple[str, str], ir.Parameter] = {}
        self._used_ids: set[str] = set()

    def lower_settings(self) -> tuple[ir.Parameter, ...]:
        """The parameters that are set once on a client."""
        root = self._context.document.root
        for node in extensions.listed_parameters(root, self._context.report):
            parameter = self._parameter(node)
            if parameter is None:
                continue
            if parameter.location not in ("header", "query"):
                self._context.report.add(
                    rules.EXTENSION_VALUE,
                    node.source,
                    "a client-level parameter is sent in a header or in the query",
                )
                continue
            self._settings[(parameter.location, parameter.wire.lower())] = parameter
        return tuple(self._settings.values())

    def lower_operations(self) -> tuple[tuple[ir.Operation, ...], int]:
        """Every operation under `paths`, in document order, and how many it has there.

        Those that it says to ignore do not count: what is not lowered is seen by the
        difference.
        """
        paths = self._context.document.section("paths")
        operations: list[ir.Operation] = []
        total = 0
        for path, item in paths.items() if paths else ():
            for place in self._path_items(item):
                total += declared(place)
                for method, node in operations_of(self._context, place):
                    if extensions.flag(node, extensions.IGNORE, self._context.report):
                        total -= 1
                        continue
                    operations.append(self._operation(path, method, place, node))
        return tuple(self._with_streamed(operations)), total

    def _with_streamed(
        self, operations: Iterable[ir.Operation]
    ) -> Iterable[ir.Operation]:
        """The operations, each followed by the one that streams its reply.

        The document's own ids are known by now, so none of them has to change.
        """
        for operation in operations:
            yield operation
            streamed = self._streamed.get(operation.id)
            if streamed is not None:
                route = f"{operation.method.lower()} {operation.path_template}"
                yield replace(
                    streamed, id=self._unique_id(f"{operation.id}_stream", route)
                )

    def _query_parameters(
        self,
        query: str,
        parameters: dict[tuple[str, str], ir.Parameter],
        node: Node,
    ) -> str:
        """Turn `name={place}` in a path's own query into parameters; the rest is fixed.

        What is a required parameter as well is sent once, as that.
        """
        fixed: list[str] = []
        for pair in query.split("&"):
            match = re.fullmatch(r"([^=]+)=\{(.+)\}", pair)
            if match is None:
                given = parameters.get(("query", unquote_plus(pair.partition("=")[0])))
                if given is None or not given.required:
                    fixed.append(pair)
                continue
            declared = parameters.pop(("path", match[2]), None)
            parameter = declared or _undeclared(match[2], node)
            parameters[("query", match[1])] = replace(
                parameter,
                location="query",
                wire=match[1],
                style="form",
                explode=True,
                name=parameter.name or match[2],
            )
        return "&".join(fixed)

    def _path_items(self, item: Node) -> Iterable[Node]:
        """A path item, and the one that it refers to for what it does not say."""
        yield item
        if item.get("$ref") is not None:
            found = self._context.resolve(item, "no operation")
            if found is not None:
                yield found

    def _operation(
        self, path: str, method: str, item: Node, node: Node
    ) -> ir.Operation:
        report = self._context.report
        tags = node.strings("tags")
        route = f"{method.lower()} {path}"
        operation_id = self._unique_id(node.string("operationId") or route, route)
        wire_path, _, path_query = path.partition("#")[0].partition("?")
        parameters = self._parameters(item, node)
        parts, used = _path_parts(
            wire_path,
            [entry.wire for entry in parameters.values() if entry.location == "path"],
        )
        path_query = self._query_parameters(path_query, parameters, node)
        for wire in used:
            if ("path", wire) not in parameters:
                self._context.fall_back(
                    node.source,
                    f"path parameter '{wire}' is not declared: text instead",
                )
                parameters[("path", wire)] = _undeclared(wire, node)
        for key in [
            key for key in parameters if key[0] == "path" and key[1] not in used
        ]:
            self._context.fall_back(
                parameters.pop(key).source,
                f"the path has no place for '{key[1]}': left out",
            )
        passing.of_operation(self._context, node)
        body = self._body(node, operation_id)
        group = extensions.group(node, report)
        if group is None:
            group = tags[:1] if self._grouped_by_tag else ()
        said = extensions.streaming(node, report)
        replies = self._replies.lower(method, node, operation_id, said)
        operation = ir.Operation(
            id=operation_id,
            method=method,
            path=parts,
            path_query=path_query,
            path_template=path,
            summary=node.string("summary") or item.string("summary") or "",
            description=node.string("description") or item.string("description") or "",
            tags=tags,
            group=group,
            name=extensions.text(node, extensions.NAME, report) or operation_id,
            parameters=tuple(parameters.values()),
            body=body,
            responses=replies.plain,
            error_statuses=error_statuses(node),
            security=self._security(node),
            server=server_url(node) or server_url(item),
            positional=extensions.texts(node, extensions.POSITIONAL, report),
            distinct=extensions.texts(node, extensions.DISTINCT, report) or (),
            calls=extensions.calls(node, report),
            empty_reply=extensions.empty_reply(node, report),
            forbidden=extensions.text(node, extensions.FORBIDDEN, report),
            usage=extensions.usage(node, report),
            resilience=self._resilience.of(node, parameters.values(), body),
            pages=self._pagination.of(node, parameters.values(), body, replies.plain),
            deprecation=extensions.deprecation(node, report),
            source=node.source,
        )
        operation, streamed = self._streaming.split(operation, replies, said)
        if streamed is not None and operation.forbidden is None:
            self._streamed[operation.id] = streamed
        return operation

    def _unique_id(self, wanted: str, route: str) -> str:
        """The operation's id, made unique by its route where it is used twice."""
        name = wanted if wanted not in self._used_ids else f"{wanted} {route}"
        self._used_ids.add(name)
        return name

    def _parameters(
        self, item: Node, node: Node
    ) -> dict[tuple[str, str], ir.Parameter]:
        """Parameters by place and name; the operation's win over the path's."""
        merged: dict[tuple[str, str], ir.Parameter] = {}
        for owner in (item, node):
            listed = owner.get("parameters")
            for entry in listed.elements() if listed else ():
                parameter = self._parameter(entry)
                if parameter is not None:
                    merged[(parameter.location, parameter.wire)] = parameter
        return merged

    def _parameter(self, entry: Node) -> ir.Parameter | None:
        node = self._context.resolve(entry, "no parameter")
        if node is None:
            return None
        wire, location = node.string("name"), _location(node)
        if location is None and node.string("in") == "querystring":
            self._context.fall_back(
                node.source,
                f"a query that is no form cannot be sent: '{wire}' is left out",
                rules.QUERY_STRING,
            )
            return None
        if wire is None or location is None:
            self._context.fall_back(
                node.source, "a parameter without a place: left out"
            )
            return None
        if location == "header" and wire.lower() in _IGNORED_HEADERS:
            return None
        if location in ("header", "cookie") and not is_token(wire):
            self._context.fall_back(
                node.source,
                f"'{wire}' cannot be the name of a {location}: left out",
            )
            return None
        return self._placed_parameter(node, wire, location)

    def _placed_parameter(
        self, node: Node, wire: str, location: ir.ParameterLocation
    ) -> ir.Parameter:
        schema = node.get("schema")
        content: str | None = None
        listed = node.get("content")
        if schema is None and listed is not None:
            content, media = next(iter(listed.items()), (None, None))
            schema = media.get("schema") if media else None
            if node.string("in") == "querystring":
                content = None
        style = node.string("style") or _STYLES[location][0]
        if style not in _STYLES[location]:
            self._context.fall_back(
                node.source,
                f"style '{style}' does not fit a {location} parameter: "
                f"'{_STYLES[location][0]}' instead",
            )
            style = _STYLES[location][0]
        report = self._context.report
        key = (location, wire.lower())
        return ir.Parameter(
            wire=wire,
            location=location,
            style=style,
            explode=node.boolean(
                "explode", default=style in ("form", "deepObject", "cookie")
            ),
            allow_reserved=node.boolean("allowReserved"),
            content=content,
            required=location == "path" or node.boolean("required"),
            type=(
                ir.StringType()
                if schema is None
                else self._schemas.type_of(schema, NameHint((wire,)))
            ),
            description=node.string("description")
            or ("" if schema is None else self._schemas.description(schema)),
            default=None if schema is None else lower_default(node, schema, report),
            guard=(
                ir.NoGuard()
                if schema is None
                else lower_guard(
                    self._context,
                    schema,
                    inherited=bool(extensions.flag(node, extensions.GUARD, report)),
                )
            ),
            deprecation=extensions.deprecation(node, report),
            setting=key in self._settings,
            hidden=self._is_hidden(node, wire, location),
            open=extensions.text(node, extensions.OPEN_ARGUMENTS, report) is not None,
            name=(
                extensions.text(node, extensions.NAME, report)
                or (self._settings[key].name if key in self._settings else None)
            ),
            example=lower_example(
                self._context,
                node,
                None if schema is None else self._context.resolve(schema, "no example"),
            ),
            source=node.source,
        )

    def _is_hidden(self, node: Node, wire: str, location: ir.ParameterLocation) -> bool:
        """Whether only the client sets a parameter, as it cannot set one of the path."""
        if not extensions.flag(node, extensions.GLOBALS_HIDDEN, self._context.report):
            return False
        if location == "path":
            self._context.fall_back(
                node.source,
                f"'{wire}' stands in the path: the method has an argument for it",
            )
        return location != "path"

    def _body(self, operation: Node, operation_id: str) -> ir.Body | None:
        entry = operation.get("requestBody")
        if entry is None:
            return None
        node = self._context.resolve(entry, "no body")
        content = node.get("content") if node else None
        if node is None or content is None:
            return None
        choice = preferred(self._context, content)
        if choice is None:
            return None
        media_type, media, format_ = choice
        others = [name for name, _ in content.items() if name != media_type]
        if others:
            self._context.fall_back(
                entry.source,
                f"the body is sent as '{media_type}', not as {', '.join(others)}",
            )
        schema = media.get("schema")
        type_: ir.Type = ir.BinaryType() if format_ == "binary" else ir.AnyType()
        if schema is not None:
            type_ = self._schemas.type_of(schema, NameHint((operation_id, "request")))
        if format_ == "text":
            type_ = ir.StringType()
        elif format_ == "binary":
            type_ = ir.BinaryType()
        flat = self._flat(type_) if format_ in ("json", "form", "multipart") else None
        if format_ in ("form", "multipart") and flat is None:
            if not isinstance(type_, ir.MapType | ir.ReferenceType):
                type_ = ir.MapType(ir.AnyType())
        if essence(media_type).startswith("multipart/"):
            if format_ == "binary":
                self._context.fall_back(
                    media.source, f"'{media_type}' is not composed: raw bytes instead"
                )
        return ir.Body(
            media_type=_sent_media_type(media_type, format_),
            format=format_,
            required=node.boolean("required"),
            type=type_,
            flat=flat,
            open=self._open_name(schema),
            rules=flat.rules if flat else ir.MemberRules(),
            encodings=_encodings(media),
            description=node.string("description") or "",
            example=lower_example(self._context, media),
            source=node.source,
        )

    def _open_name(self, schema: Node | None) -> str | None:
        """The name of a body's free arguments."""
        found = None if schema is None else self._context.resolve(schema, "any value")
        if found is None:
            return None
        return extensions.text(found, extensions.OPEN_ARGUMENTS, self._context.report)

    def _flat(self, type_: ir.Type) -> ir.Model | None:
        """The model whose members become arguments: never a union, never null."""
        visited: set[ir.DefinitionKey] = set()
        while isinstance(type_, ir.ReferenceType) and type_.key not in visited:
            visited.add(type_.key)
            definition = self._schemas.definition(type_.key)
            match definition:
                case ir.Model():
                    return definition
                case ir.Alias():
                    type_ = definition.type
                case _:
                    return None
        return None

    def _security(self, operation: Node) -> tuple[tuple[ir.Requirement, ...], ...]:
        """Alternatives of schemes; empty: nothing is sent."""
        listed = operation.get("security") or self._context.document.root.get(
            "security"
        )
        alternatives: list[tuple[ir.Requirement, ...]] = []
        for requirement in listed.elements() if listed else ():
            unknown = [
                key for key, _ in requirement.items() if key not in self._schemes
            ]
            if unknown:
                self._context.fall_back(
                    requirement.source,
                    f"security scheme '{unknown[0]}' cannot be used: alternative left out",
                )
                continue
            together = in_one_place(
                self._schemes[key] for key, _ in requirement.items()
            )
            if together:
                self._context.fall_back(
                    requirement.source,
                    f"{' and '.join(together)} are sent in one place: "
                    "a server may read only one of them",
                    rules.FALLBACK,
                )
            alternatives.append(
                tuple(
                    ir.Requirement(key, self._scopes(key, scopes))
                    for key, scopes in requirement.items()
                )
            )
        return tuple(dict.fromkeys(alternatives))

    def _scopes(self, key: str, listed: Node) -> tuple[str, ...]:
        """The scopes that a token has to be fetched for, each once."""
        if not isinstance(self._schemes[key], ir.ClientCredentialsScheme):
            return ()
        scopes = (scope.value for scope in listed.elements())
        return tuple(sorted({scope for scope in scopes if isinstance(scope, str)}))


def _location(node: Node) -> ir.ParameterLocation | None:
    """Where a parameter stands; a whole query that is a form is one of its parameters."""
    match node.string("in"):
        case ("path" | "query" | "header" | "cookie") as value:
            return value
        case "querystring" if _is_form(node.get("content")):
            return "query"
        case _:
            return None


def _is_form(content: Node | None) -> bool:
    names = [name for name, _ in content.items()] if content else []
    return names == ["application/x-www-form-urlencoded"]


def _undeclared(wire: str, node: Node) -> ir.Parameter:
    return ir.Parameter(
        wire=wire,
        location="path",
        style="simple",
        explode=False,
        allow_reserved=False,
        content=None,
        required=True,
        type=ir.StringType(),
        description="",
        default=None,
        guard=ir.NoGuard(),
        deprecation=None,
        setting=False,
        hidden=False,
        open=False,
        name=None,
        example=None,
        source=node.source,
    )


def _path_parts(
    path: str, declared: Sequence[str]
) -> tuple[tuple[ir.PathPart, ...], tuple[str, ...]]:
    """Split a path template; a declared name wins over what merely looks like one."""
    names = "|".join(
        re.escape(name) for name in sorted(declared, key=len, reverse=True)
    )
    pattern = rf"\{{({names + '|' if names else ''}[^{{}}/]+)\}}"
    parts: list[ir.PathPart] = []
    used: list[str] = []
    position = 0
    for match in re.finditer(pattern, path):
        before = path[position : match.start()]
        if before:
            parts.append(ir.PathLiteral(before))
        after = path[match.end() : match.end() + 1]
        whole = path[: match.start()].endswith("/") and after in ("", "/")
        parts.append(ir.PathParameter(match[1], whole))
        used.append(match[1])
        position = match.end()
    if path[position:]:
        parts.append(ir.PathLiteral(path[position:]))
    return tuple(parts), tuple(dict.fromkeys(used))


def _sent_media_type(media_type: str, format_: ir.BodyFormat) -> str:
    """What a body is sent as: a range of types is no value of Content-Type."""
    if "*" not in media_type or format_ == "binary":
        return media_type
    return "text/plain" if format_ == "text" else "application/json"


def _encodings(media: Node) -> tuple[tuple[str, ir.Encoding], ...]:
    listed = media.get("encoding")
    return tuple(
        (
            name,
            ir.Encoding(
                content_type=node.string("contentType"),
                style=node.string("style"),
                explode=(
                    None if node.get("explode") is None else node.boolean("explode")
                ),
                allow_reserved=node.boolean("allowReserved"),
            ),
        )
        for name, node in _members(listed)
    )


def _members(node: Node | None) -> Iterable[tuple[str, Node]]:
    return node.items() if node else ()
