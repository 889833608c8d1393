"""All names of a package, decided before anything is written.

Classes and type aliases share one scope per package, since the package's root exports
them all; modules are distinct whatever the case; methods are distinct per class.
"""

from __future__ import annotations

import enum
import keyword
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator import ir
from generator.names import BUILTIN_TYPES, TEMPORAL_TYPES, Scope, pascal, snake
from generator.plan.libraries import FOREIGN_MODULES
from generator.plan.method_names import method_names

RESERVED_CLASSES: Final = frozenset(
    {
        "Any",
        "Final",
        "Iterable",
        "Literal",
        "Mapping",
        "NotRequired",
        "Sequence",
        "TypeAlias",
        "TypedDict",
        "UUID",
        "AsyncHttpClient",
        "AsyncResource",
        "AsyncShell",
        "AsyncTransport",
        "Changes",
        "Self",
        "RawCalls",
        "AsyncRawCalls",
        "RawResponse",
        "StreamedCalls",
        "AsyncStreamedCalls",
        "StreamedResponse",
        "AsyncStreamedResponse",
        "NULL",
        "Null",
        "Headers",
        "Shell",
        "Unchanged",
        "SyncHttpClient",
        "SyncResource",
        "SyncTransport",
        "Timeout",
        "TracebackType",
        "File",
        "FileInput",
        "NamedTuple",
        "Type",
        "None_",
        "True_",
        "False_",
    }
)
_RESERVED_MODULES: Final = frozenset(
    {
        "errors",
        "events",
        "types",
        "shell",
        "exchange",
        "library",
        "network",
        "paging",
        "pool",
        "responses",
        "stream",
        "token_lane",
        "docs",
        "custom",
        "tests",
    }
)
_RESERVED_METHODS: Final = frozenset(
    {
        "close",
        "aclose",
        "from_env",
        "perform",
        "request",
        "with_options",
        "with_raw_response",
        "with_streaming_response",
        "self",
        "builtins",
        "cached_property",
        "sync_raw",
        "async_raw",
        "sync_streamed",
        "async_streamed",
    }
)

TRANSPORT_ERRORS: Final = (
    "ConfigurationError",
    "RequestTimeoutError",
    "ConnectionFailedError",
    "ConnectionLostError",
    "InvalidResponseError",
    "ResponseTooLargeError",
    "RedirectError",
    "ClientClosedError",
)


@dataclass(frozen=True, slots=True)
class DefinitionName:
    """Where a definition stands; `stem` is for the private names beside it."""

    name: str
    module: str
    stem: str


class Mirror(enum.Enum):
    """What the methods of a mirror return; the ends of its name and its module's."""

    REPLY = ("WithRawResponse", "responses")
    STREAM = ("WithStreamingResponse", "streams")

    def module(self, module: str) -> str:
        """The private module of the mirrors of a module's classes."""
        return f"_{module}_{self.value[1]}"


@dataclass(frozen=True, slots=True)
class NamespaceName:
    """A namespace of a client: its place in the tree, its class and its property.

    `pagers` are the methods that walk the pages of operations, by the operations' ids.
    """

    path: tuple[str, ...]
    attribute: str
    class_name: str
    mirrors: Mapping[Mirror, str]
    module: str
    operations: tuple[tuple[str, ir.Operation], ...]
    pagers: Mapping[str, str]
    children: tuple[NamespaceName, ...]

    def walk(self) -> Iterator[NamespaceName]:
        """This namespace and everything below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class ClientName:
    """A client, its methods and its namespaces.

    `pagers` are the methods that walk the pages of operations, by the operations' ids.
    """

    client: ir.Client
    class_name: str
    mirrors: Mapping[Mirror, str]
    module: str
    operations: tuple[tuple[str, ir.Operation], ...]
    pagers: Mapping[str, str]
    namespaces: tuple[NamespaceName, ...]

    def walk(self) -> Iterator[NamespaceName]:
        """All namespaces of the client, parents first."""
        for namespace in self.namespaces:
            yield from namespace.walk()


@dataclass(frozen=True, slots=True)
class Naming:
    """Every name that more than one file needs."""

    package: str
    clients: tuple[ClientName, ...]
    definitions: dict[ir.DefinitionKey, DefinitionName]


_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)


def _file_name(name: str, suffix: str) -> str:
    """A name that is no keyword, module from outside or Windows device."""
    if (
        name in sys.stdlib_module_names
        or name in _DEVICES
        or name in FOREIGN_MODULES
        or keyword.iskeyword(name)
    ):
        return f"{name}_{suffix}"
    return name


def package_name(title: str) -> str:
    """The package of a document whose package nobody named."""
    return _file_name(snake(title, "api_client").strip("_"), "client")


def name_everything(
    api: ir.Api, package: str, modules: dict[ir.DefinitionKey, str]
) -> Naming:
    """Name clients, errors and definitions, in this order of precedence."""
    classes = Scope(RESERVED_CLASSES)
    for name in (api.errors.base, *(entry.name for entry in api.errors.classes)):
        classes.reserve(name)
    for name in TRANSPORT_ERRORS:
        classes.reserve(name)
    if has_pages(api):
        classes.reserve("Pager")
        classes.reserve("AsyncPager")
    if api.has_streams:
        for name in ("EventStream", "AsyncEventStream"):
            classes.reserve(name)
    files = Scope(_RESERVED_MODULES, fold_case=True)
    for module in {client.types_module for client in api.clients}:
        files.reserve(module)
    clients = tuple(_name_client(client, api, classes, files) for client in api.clients)
    definitions: dict[ir.DefinitionKey, DefinitionName] = {}
    stems = Scope()
    for definition in sorted(api.definitions, key=_precedence):
        wanted = definition.hint.override or pascal(definition.hint.parts, "Model")
        wanted = pascal((wanted,), "Model")
        name = classes.claim(wanted, f"{wanted.rstrip('_')}Model")
        stem = stems.claim(snake(name, "value").strip("_"))
        definitions[definition.key] = DefinitionName(
            name, modules[definition.key], stem
        )
    return Naming(package, clients, definitions)


def has_pages(api: ir.Api) -> bool:
    """Whether a method of the package walks a list page by page."""
    return any(
        operation.pages is not None
        for client in api.clients
        for operation in client.operations
    )


def _precedence(definition: ir.Definition) -> tuple[bool, bool]:
    """Components first, of these the ones that are called so in the document."""
    parts = definition.hint.parts
    return (not definition.component, (pascal(parts, "Model"),) != parts)


def _name_client(
    client: ir.Client, api: ir.Api, classes: Scope, files: Scope
) -> ClientName:
    wanted = client.name or _client_class(api.info.title)
    class_name = _claim_pair(classes, wanted)
    mirrors = _claim_mirrors(classes, class_name)
    module = files.claim(client.module or "client")
    tree = _Tree(())
    for operation in client.operations:
        tree.place(operation)
    namespace_module = client.namespaces.module
    if namespace_module is not None:
        namespace_module = files.claim(namespace_module)
    scope = Scope(_RESERVED_METHODS)
    namespaces = tuple(
        _name_namespace(child, client, classes, files, scope, namespace_module)
        for child in tree.children.values()
    )
    operations = _name_methods(tree.operations, None, scope)
    return ClientName(
        client,
        class_name,
        mirrors,
        module,
        operations,
        _name_pagers(operations, scope),
        namespaces,
    )


def _client_class(title: str) -> str:
    name = pascal((title,), "Api")
    if name.endswith("API") and len(name) > 3:
        name = name[:-3]
    return name if name.endswith("Client") else f"{name}Client"


def _claim_pair(classes: Scope, wanted: str) -> str:
    """A class name whose async twin is free too."""
    name = classes.claim(wanted)
    classes.reserve(f"Async{name}")
    return name


def _claim_mirrors(classes: Scope, class_name: str) -> dict[Mirror, str]:
    return {
        mirror: _claim_pair(classes, f"{class_name}{mirror.value[0]}")
        for mirror in Mirror
    }


class _Tree:
    """Operations by group, in document order."""

    def __init__(self, path: tuple[str, ...]) -> None:
        self.path = path
        self.operations: list[ir.Operation] = []
        self.children: dict[str, _Tree] = {}

    def place(self, operation: ir.Operation) -> None:
        tree = self
        for part in operation.group:
            tree = tree.children.setdefault(part, _Tree((*tree.path, part)))
        tree.operations.append(operation)


def _name_namespace(
    tree: _Tree,
    client: ir.Client,
    classes: Scope,
    files: Scope,
    siblings: Scope,
    module: str | None,
) -> NamespaceName:
    given = dict(client.namespaces.classes).get(".".join(tree.path))
    wanted = given or f"{pascal((tree.path[-1],), 'Group')}Namespace"
    class_name = _claim_pair(classes, wanted)
    mirrors = _claim_mirrors(classes, class_name)
    attribute = siblings.claim(
        snake(tree.path[-1], "group"), f"{snake(tree.path[-1], 'group')}_namespace"
    )
    if module is None:
        stem = _file_name(snake(tree.path[-1], "group").rstrip("_"), "namespace")
        module = files.claim(stem, f"{stem}_namespace")
    scope = Scope(_RESERVED_METHODS)
    children = tuple(
        _name_namespace(child, client, classes, files, scope, module)
        for child in tree.children.values()
    )
    operations = _name_methods(tree.operations, tree.path[-1], scope)
    return NamespaceName(
        path=tree.path,
        attribute=attribute,
        class_name=class_name,
        mirrors=mirrors,
        module=module,
        operations=operations,
        pagers=_name_pagers(operations, scope),
        children=children,
    )


def _name_methods(
    operations: list[ir.Operation], group: str | None, scope: Scope
) -> tuple[tuple[str, ir.Operation], ...]:
    named: dict[str, str] = {}
    own = [operation for operation in operations if operation.streams is None]
    for operation, name in zip(own, method_names(own, group, scope), strict=True):
        instead = (f"{name}_",) if name in _RESERVED_METHODS else ()
        named[operation.id] = scope.claim(name, *instead)
    for operation in operations:
        if operation.streams is not None:
            name = named[operation.streams].rstrip("_")
            named[operation.id] = scope.claim(f"{name}_stream")
    return tuple((named[operation.id], operation) for operation in operations)


def _name_pagers(
    operations: tuple[tuple[str, ir.Operation], ...], scope: Scope
) -> dict[str, str]:
    """Names beside those of the methods for one page; these have all been given."""
    return {
        operation.id: scope.claim(
            f"{name.rstrip('_')}_all", f"{name.rstrip('_')}_all_pages"
        )
        for name, operation in operations
        if operation.pages is not None
    }


def builder_scope(imported: Iterable[str]) -> Scope:
    """Names that a module of builders may not use for a function.

    `imported` are names of functions that it may import from other modules.
    """
    return Scope(
        BUILTIN_TYPES
        | TEMPORAL_TYPES
        | {
            "array",
            "bodies",
            "builtins",
            "calls",
            "cast",
            "declared_members",
            "decoding",
            "drop_absent",
            "expand_shorthand",
            "feeds",
            "given_members",
            "guards",
            "paging",
            "parameters",
            "replies",
            "with_member",
        }
        | frozenset(imported)
    )
