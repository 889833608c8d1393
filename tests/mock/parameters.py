"""The parameters of a request: declared, read, typed and judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, unquote_plus

from tests.mock.document import Node, RawDocument
from tests.mock.json_values import JsonObject, JsonValue, NotJson, parse_json
from tests.mock.messages import Request, header_values
from tests.mock.problems import Problem
from tests.mock.routing import Operation
from tests.mock.schemas import Schemas
from tests.mock.styles import Malformed, Reader, Style, Taken, raw_pairs

# A header parameter of these names is ignored by definition (OpenAPI 4.8.12.2).
_IGNORED_HEADERS = frozenset(("accept", "content-type", "authorization"))
_DEFAULT_STYLES = {"path": "simple", "header": "simple"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter object; `media_type` is set when it has `content`."""

    location: str
    required: bool
    style: Style
    media_type: str | None

    @property
    def name(self) -> str:
        """The name on the wire."""
        return self.style.name


@dataclass(frozen=True, slots=True)
class Arguments:
    """The values sent, by location and name, and what is wrong with them."""

    path: JsonObject = field(default_factory=lambda: dict[str, JsonValue]())
    query: JsonObject = field(default_factory=lambda: dict[str, JsonValue]())
    header: JsonObject = field(default_factory=lambda: dict[str, JsonValue]())
    cookie: JsonObject = field(default_factory=lambda: dict[str, JsonValue]())
    problems: tuple[Problem, ...] = ()


class Parameters:
    """Reads the parameters that the operations of one document declare."""

    def __init__(self, document: RawDocument, schemas: Schemas) -> None:
        self._document = document
        self._schemas = schemas
        self._reader = Reader(schemas)
        self._declared: dict[tuple[str, str], tuple[Parameter, ...]] = {}

    def declared(self, operation: Operation) -> tuple[Parameter, ...]:
        """The operation's parameters; its own replace those of the path item."""
        key = operation.key
        if key not in self._declared:
            found: dict[tuple[str, str], Parameter] = {}
            for owner in (operation.path_item, operation.node):
                listed = owner.get("parameters")
                for node in listed.elements() if listed is not None else ():
                    parameter = self._parameter(self._document.resolve(node))
                    found[parameter.location, parameter.name] = parameter
            self._declared[key] = tuple(found.values())
        return self._declared[key]

    def read(
        self,
        operation: Operation,
        path: dict[str, str],
        request: Request,
        credentials: frozenset[str],
    ) -> Arguments:
        """Read and judge everything but the body.

        `path` are the raw path arguments; `credentials` are names of query
        parameters that belong to security schemes.
        """
        query = raw_pairs(request.raw_query)
        declared = self.declared(operation)
        named = credentials | {
            parameter.name for parameter in declared if parameter.location == "query"
        }
        free = frozenset(key for key, _ in query if key not in named)
        taken: set[str] = set(credentials)
        values: dict[str, JsonObject] = {
            "path": {name: unquote(value) for name, value in path.items()}
        }
        problems: list[Problem] = []
        for parameter in declared:
            loc = (parameter.location, parameter.name)
            try:
                found = self._sent(parameter, path, query, free, request)
            except (Malformed, NotJson) as error:
                problems.append(Problem(loc, str(error), "malformed"))
                taken.add(parameter.name)
                continue
            if found is None:
                if parameter.required:
                    problems.append(Problem(loc, "Field required", "missing"))
                continue
            if parameter.location in ("query", "querystring"):
                taken |= found.keys
            values.setdefault(parameter.location, {})[parameter.name] = found.value
            if parameter.style.schema is not None:
                problems += self._schemas.problems(
                    parameter.style.schema, found.value, loc
                )
        problems += _undeclared(query, taken)
        return Arguments(
            path=values.get("path", {}),
            query=values.get("query", {}),
            header=values.get("header", {}),
            cookie=values.get("cookie", {}),
            problems=tuple(problems),
        )

    def _sent(
        self,
        parameter: Parameter,
        path: dict[str, str],
        query: list[tuple[str, str]],
        free: frozenset[str],
        request: Request,
    ) -> Taken | None:
        match parameter.location:
            case "path":
                raw = path.get(parameter.name)
                return self._one(parameter, [] if raw is None else [raw], unquote)
            case "header":
                values = header_values(request.headers, parameter.name)
                joined = [",".join(values)] if values else []
                return self._one(parameter, joined, str.strip)
            case "query":
                if parameter.media_type is not None:
                    values = [value for key, value in query if key == parameter.name]
                    return self._one(parameter, values, unquote_plus)
                return self._reader.pairs(parameter.style, query, free, unquote_plus)
            case "cookie":
                cookies = list(_cookies(request))
                if parameter.media_type is not None:
                    values = [value for key, value in cookies if key == parameter.name]
                    return self._one(parameter, values, unquote)
                return self._reader.pairs(
                    parameter.style, cookies, frozenset(), unquote
                )
            case _:
                return self._whole_query(parameter, request)

    def _one(
        self, parameter: Parameter, values: list[str], decode: Callable[[str], str]
    ) -> Taken | None:
        if not values:
            return None
        if len(values) > 1:
            raise Malformed("given more than once")
        value: JsonValue
        if parameter.media_type is None:
            value = self._reader.text(parameter.style, values[0], decode)
        elif "json" in parameter.media_type:
            value = parse_json(decode(values[0]))
        else:
            value = decode(values[0])
        return Taken(value, frozenset((parameter.name,)))

    def _whole_query(self, parameter: Parameter, request: Request) -> Taken | None:
        """`in: querystring` of OpenAPI 3.2: the query is one value."""
        if not request.raw_query:
            return None
        keys = frozenset(key for key, _ in raw_pairs(request.raw_query))
        if "json" in (parameter.media_type or ""):
            return Taken(parse_json(unquote(request.raw_query)), keys)
        style = Style(parameter.name, "form", True, parameter.style.schema)
        pairs = raw_pairs(request.raw_query)
        return self._reader.pairs(style, pairs, keys, unquote_plus)

    def _parameter(self, node: Node) -> Parameter:
        location = node.string("in") or ""
        name = node.string("name") or ""
        style = node.string("style") or _DEFAULT_STYLES.get(location, "form")
        schema, media_type = node.get("schema"), None
        content = node.get("content")
        for key, media in content.items() if content is not None else ():
            media_type = key
            schema = self._document.resolve(media).get("schema")
        required = node.flag("required") or location == "path"
        if location == "header" and name.lower() in _IGNORED_HEADERS:
            schema, required = None, False
        explode = node.flag("explode", style == "form")
        return Parameter(
            location, required, Style(name, style, explode, schema), media_type
        )


def _undeclared(query: list[tuple[str, str]], taken: set[str]) -> Iterator[Problem]:
    for key in dict.fromkeys(key for key, _ in query):
        if key not in taken:
            yield Problem(("query", key), "Undeclared parameter", "extra_forbidden")


def _cookies(request: Request) -> Iterator[tuple[str, str]]:
    for line in header_values(request.headers, "Cookie"):
        for piece in line.split(";"):
            name, equals, value = piece.strip().partition("=")
            if equals:
                yield name, value
