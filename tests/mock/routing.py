"""Which operation of the document a request line means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from tests.mock.document import DocumentError, Node, RawDocument
from tests.mock.json_values import mapping

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation object, its path template and the path item around it."""

    method: str
    template: str
    node: Node
    path_item: Node

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from the others of its document."""
        return self.method, self.template


@dataclass(frozen=True, slots=True)
class Found:
    """The operation meant, and its path arguments, still percent-encoded."""

    operation: Operation
    arguments: dict[str, str]


@dataclass(frozen=True, slots=True)
class NoRoute:
    """No path template matches."""


@dataclass(frozen=True, slots=True)
class WrongMethod:
    """A path template matches, but has no such method."""

    allowed: tuple[str, ...]


Routing: TypeAlias = Found | NoRoute | WrongMethod


@dataclass(frozen=True, slots=True)
class _Literal:
    text: str


@dataclass(frozen=True, slots=True)
class _Template:
    pattern: re.Pattern[str]
    names: tuple[str, ...]
    whole: bool


_Segment: TypeAlias = _Literal | _Template


@dataclass(frozen=True, slots=True)
class _Route:
    segments: tuple[_Segment, ...]
    operations: dict[str, Operation]

    @property
    def rank(self) -> tuple[int, ...]:
        """Literal segments go before partly literal ones, these before `{x}`."""
        return tuple(
            0 if isinstance(segment, _Literal) else 2 if segment.whole else 1
            for segment in self.segments
        )


class Router:
    """The path templates of a document, the most literal first.

    A path may carry the path prefix of one of the document's servers or not,
    because a client may be pointed at either.
    """

    def __init__(self, document: RawDocument) -> None:
        self._document = document
        self._prefixes: tuple[str, ...] = ("",)
        self._routes: dict[int, list[_Route]] = {}
        prefixes = {_prefix(server) for server in self._servers(document.root)}
        for template, item in _members(document.root.get("paths")):
            if template.startswith("/"):
                self._add(template, document.resolve(item), prefixes)
        for routes in self._routes.values():
            routes.sort(key=lambda route: route.rank)
        self._prefixes += tuple(sorted(prefixes - {""}, key=len, reverse=True))

    def find(self, method: str, raw_path: str) -> Routing:
        """Match a method and a percent-encoded path.

        A path with a segment that means `.` or `..` matches nothing: servers
        and proxies would resolve it (RFC 3986, 6.2.2.3) and reach another route.
        """
        segments = raw_path.split("/")[1:]
        if any(unquote(segment) in (".", "..") for segment in segments):
            return NoRoute()
        for prefix in self._prefixes:
            if not raw_path.startswith(prefix + "/"):
                continue
            matches = self._best_matches(raw_path[len(prefix) :])
            for route, arguments in matches:
                if method in route.operations:
                    return Found(route.operations[method], arguments)
            if matches:
                return WrongMethod(
                    tuple(name for route, _ in matches for name in route.operations)
                )
        return NoRoute()

    def operations(self) -> Iterator[Operation]:
        """Every operation of the document."""
        for routes in self._routes.values():
            for route in routes:
                yield from route.operations.values()

    def _best_matches(self, raw_path: str) -> list[tuple[_Route, dict[str, str]]]:
        """The most literal match; several when templates differ in names only."""
        segments = raw_path.split("/")[1:]
        found: list[tuple[_Route, dict[str, str]]] = []
        for route in self._routes.get(len(segments), ()):
            if found and route.rank != found[0][0].rank:
                break
            arguments = _match(route.segments, segments)
            if arguments is not None:
                found.append((route, arguments))
        return found

    def _add(self, template: str, item: Node, prefixes: set[str]) -> None:
        prefixes.update(_prefix(server) for server in self._servers(item))
        operations: dict[str, Operation] = {}
        for key, node in item.items():
            if key in METHODS:
                prefixes.update(_prefix(server) for server in self._servers(node))
                operations[key.upper()] = Operation(key.upper(), template, node, item)
        if operations:
            segments = tuple(_segment(text) for text in template.split("/")[1:])
            self._routes.setdefault(len(segments), []).append(
                _Route(segments, operations)
            )

    def _servers(self, node: Node) -> Iterator[Node]:
        servers = node.get("servers")
        return servers.elements() if servers is not None else iter(())


def _members(node: Node | None) -> Iterator[tuple[str, Node]]:
    return node.items() if node is not None else iter(())


def _prefix(server: Node) -> str:
    """The path of a server's URL, variables replaced by their defaults."""
    variables = mapping(mapping(server.value).get("variables"))

    def default(match: re.Match[str]) -> str:
        value = mapping(variables.get(match[1])).get("default")
        return value if isinstance(value, str) else match[0]

    url = re.sub(r"\{([^{}]*)\}", default, server.string("url") or "")
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError as error:
        raise DocumentError(f"{server.pointer}: {error}") from error


def _segment(text: str) -> _Segment:
    names = re.findall(r"\{([^{}]*)\}", text)
    if not names:
        return _Literal(unquote(text))
    literals = re.split(r"\{[^{}]*\}", text)
    pattern = "(.+?)".join(re.escape(literal) for literal in literals)
    return _Template(
        re.compile(pattern, re.DOTALL), tuple(names), text == f"{{{names[0]}}}"
    )


def _match(
    segments: Sequence[_Segment], actual: Sequence[str]
) -> dict[str, str] | None:
    arguments: dict[str, str] = {}
    for segment, text in zip(segments, actual, strict=True):
        if isinstance(segment, _Literal):
            if unquote(text) != segment.text:
                return None
            continue
        match = segment.pattern.fullmatch(text)
        if match is None:
            return None
        arguments.update(zip(segment.names, match.groups(), strict=True))
    return arguments
