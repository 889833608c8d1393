"""Clients and namespaces: the classes of one module, in one flavour."""

from __future__ import annotations

from dataclasses import dataclass

from generator import ir
from generator.code import (
    Code,
    Section,
    docstring,
    identifier,
    literal,
    string,
)
from generator.names import BUILTIN_TYPES, TEMPORAL_TYPES
from generator.plan.annotations import Annotator
from generator.plan.constructors import ConstructorPlanner
from generator.plan.groups import Groups
from generator.plan.imports import Imports
from generator.plan.naming import ClientName, Mirror, NamespaceName, Naming
from generator.plan.operations import PlannedOperation
from generator.plan.paging import item_annotation, walk_summary
from generator.plan.prose import described, sentence
from generator.plan.readers import return_annotation
from generator.plan.signatures import Signatures
from generator.plan.view import (
    ClassView,
    Flavor,
    MethodView,
    NamespaceView,
    PagerMethodView,
)

_PREFIX = ".."


@dataclass(frozen=True, slots=True)
class ModulePlan:
    """A module of classes in one flavour."""

    imports: tuple[Code, ...]
    typing_imports: tuple[Code, ...]
    classes: tuple[ClassView, ...]


class ResourcePlanner:
    """Plans the classes of one module in one flavour."""

    def __init__(
        self,
        api: ir.Api,
        naming: Naming,
        module: str,
        flavor: Flavor,
        planned: dict[tuple[str, str], PlannedOperation],
    ) -> None:
        self._api = api
        self._naming = naming
        self._module = module
        self._flavor = flavor
        self._planned = planned
        self._groups = Groups(api)
        self._definitions = {
            definition.key: definition for definition in api.definitions
        }
        self._imports = Imports()
        self._typing_imports = Imports()
        self._annotator = Annotator(naming, self._definitions, self._imports, _PREFIX)
        self._signatures = Signatures(self._annotator, self._definitions)
        self._constructors = ConstructorPlanner(
            api, naming.package, flavor, self._imports, self._typing_imports, _PREFIX
        )

    def plan(
        self,
        clients: list[ClientName],
        namespaces: list[tuple[ClientName, NamespaceName]],
    ) -> ModulePlan:
        """Everything that the module's template prints, namespaces first."""
        classes = [self._namespace(client, entry) for client, entry in namespaces]
        classes += [self._client(entry) for entry in clients]
        return ModulePlan(
            self._imports.lines(), self._typing_imports.lines(), tuple(classes)
        )

    def _public_module(self, module: str) -> Code:
        return string(f"{self._naming.package}.{module}")

    def _prefixed(self, name: str) -> Code:
        return identifier(f"{self._flavor.prefix.text}{name}")

    def _namespace(self, client: ClientName, entry: NamespaceName) -> ClassView:
        members = [child.attribute for child in entry.children]
        self._imports.name(f"{_PREFIX}_runtime.views", "described")
        self._imports.name(".shell", f"{self._flavor.prefix.text}Shell")
        return ClassView(
            name=self._prefixed(entry.class_name),
            docstring=docstring(
                f"{self._groups.description(client, entry)}\n\n"
                f"Reached as `client.{_attribute_path(client, entry)}`.",
                level=1,
            ),
            module=self._public_module(entry.module),
            constructor=None,
            namespaces=self._children(client, entry.children, self._module),
            methods=self._methods(client, entry, members, entry.module),
        )

    def _children(
        self, client: ClientName, children: tuple[NamespaceName, ...], module: str
    ) -> tuple[NamespaceView, ...]:
        if children:
            self._imports.name("functools", "cached_property")
        for child in children:
            if child.module != module:
                self._imports.name("typing", "TYPE_CHECKING")
                self._typing_imports.name(
                    f".{child.module}", self._prefixed(child.class_name).text
                )
        return tuple(
            NamespaceView(
                name=identifier(child.attribute),
                class_name=self._prefixed(child.class_name),
                module=None if child.module == module else identifier(child.module),
                docstring=docstring(self._groups.summary(client, child), level=2),
            )
            for child in children
        )

    def _methods(
        self,
        client: ClientName,
        entry: ClientName | NamespaceName,
        members: list[str],
        module: str,
    ) -> tuple[MethodView, ...]:
        operations = entry.operations
        taken = frozenset((*members, *(name for name, _ in operations)))
        shadowed = taken & (BUILTIN_TYPES | TEMPORAL_TYPES)
        if operations:
            self._imports.alias(f"{_PREFIX}_operations", module, "operations")
        return tuple(
            self._method(
                client, name, operation, entry.pagers.get(operation.id), shadowed
            )
            for name, operation in operations
        )

    def _method(
        self,
        client: ClientName,
        name: str,
        operation: ir.Operation,
        pager: str | None,
        shadowed: frozenset[str],
    ) -> MethodView:
        planned = self._planned[(client.class_name, operation.id)]
        streamed = self._prefixed("EventStream").text
        returns = return_annotation(
            operation, self._annotator, shadowed, streamed=streamed
        )
        if operation.stream is not None:
            self._imports.name(".events", streamed)
        if returns.text == "Any":
            self._imports.name("typing", "Any")
        return MethodView(
            name=identifier(name),
            builder=identifier(planned.builder),
            signature=self._signatures.signature(planned.arguments, shadowed),
            returns=returns,
            docstring=self._method_docstring(planned),
            pager=(
                None
                if pager is None
                else self._pager(planned, name, pager, returns, shadowed)
            ),
            performing=Code("perform" if operation.stream is None else "follow"),
        )

    def _pager(
        self,
        planned: PlannedOperation,
        method: str,
        name: str,
        page: Code,
        shadowed: frozenset[str],
    ) -> PagerMethodView | None:
        """The method beside `method` that walks all pages."""
        if planned.walk is None:
            return None
        self._imports.name(".paging", f"{self._flavor.prefix.text}Pager")
        return PagerMethodView(
            name=identifier(name),
            builder=identifier(planned.walk),
            page=page,
            item=item_annotation(planned.operation, self._annotator, shadowed),
            docstring=self._pager_docstring(planned, method),
        )

    def _pager_docstring(self, planned: PlannedOperation, method: str) -> Code:
        operation = planned.operation
        text = (
            f"{walk_summary(operation, method)}\n\nNothing is sent before the first one "
            "is asked for, and no page is fetched before it is needed."
        )
        deprecation = described("", operation.deprecation)
        if deprecation:
            text = f"{text}\n\n{deprecation}"
        sections = [Section("Args", entries)] if (entries := _entries(planned)) else []
        base = self._api.errors.base
        failure = "a page cannot be had; raised where it is asked for."
        sections.append(Section("Raises", ((base, failure),)))
        route = f"`{operation.method} {operation.path_template}`"
        return docstring(text, level=2, sections=sections, closing=route)

    def _method_docstring(self, planned: PlannedOperation) -> Code:
        operation = planned.operation
        route = f"`{operation.method} {operation.path_template}`"
        text = operation.summary or operation.description.split("\n")[0] or route
        if operation.summary and operation.description:
            if operation.description.strip() != operation.summary.strip():
                text = f"{sentence(operation.summary)}\n\n{operation.description}"
        elif operation.description:
            text = operation.description
        if operation.streams is not None:
            streamed = "The reply comes value by value."
            text = streamed if text == route else f"{sentence(text)}\n\n{streamed}"
        deprecation = described("", operation.deprecation)
        if deprecation:
            text = f"{sentence(text)}\n\n{deprecation}"
        sections: list[Section] = []
        if arguments := _entries(planned):
            sections.append(Section("Args", arguments))
        returned = {
            sentence(response.description): response.status
            for response in reversed(operation.responses)
            if response.description and response.format != "empty"
        }
        if operation.stream is not None:
            returned = {_stream_text(operation.stream): operation.stream.status}
        if returned and operation.forbidden is None:
            entries = [
                ("" if len(returned) == 1 else status, text)
                for text, status in reversed(returned.items())
            ]
            sections.append(Section("Returns", tuple(entries)))
        sections.append(Section("Raises", self._raises(operation)))
        return docstring(
            sentence(text) if "\n" not in text else text,
            level=2,
            sections=sections,
            closing=route if text != route else "",
        )

    def _raises(self, operation: ir.Operation) -> tuple[tuple[str, str], ...]:
        errors = self._api.errors
        if operation.forbidden is not None:
            return ((errors.argument, "always; nothing is sent."),)
        entries: list[tuple[str, str]] = []
        for error in errors.classes:
            statuses = [
                status
                for status in operation.error_statuses
                if status in error.statuses
            ]
            if statuses and error.name != errors.base:
                entries.append(
                    (error.name, f"the server answers {' or '.join(statuses)}.")
                )
        other = "the call fails in any other way." if entries else "the call fails."
        entries.append((errors.base, other))
        return tuple(entries)

    def _client(self, entry: ClientName) -> ClassView:
        self._imports.name("typing", "TYPE_CHECKING")
        self._imports.name("functools", "cached_property")
        self._typing_imports.name("typing_extensions", "Self")
        for mirror in Mirror:
            self._typing_imports.name(
                f".{mirror.module(self._module)}",
                self._prefixed(entry.mirrors[mirror]).text,
            )
        self._imports.name(".shell", f"{self._flavor.prefix.text}Shell")
        self._imports.name(f"{_PREFIX}_runtime.views", "described")
        description = entry.client.description or self._api.info.summary
        first = sentence(description or f"Client of the {self._api.info.title}.")
        return ClassView(
            name=self._prefixed(entry.class_name),
            docstring=docstring(
                f"{first}\n\nClose it with `{self._flavor.close.text}()`, or use it in "
                f"`{self._flavor.with_.text}`.",
                level=1,
            ),
            module=self._public_module(entry.module),
            constructor=self._constructors.constructor(entry),
            namespaces=self._children(entry, entry.namespaces, self._module),
            methods=self._methods(
                entry,
                entry,
                [namespace.attribute for namespace in entry.namespaces],
                entry.module,
            ),
        )


def _entries(planned: PlannedOperation) -> tuple[tuple[str, str], ...]:
    """What a docstring says of the arguments."""
    entries = [
        (argument.name, argument_text(argument.description, argument.default))
        for argument in planned.arguments.listed
        if argument.description or argument.default is not None
    ]
    free = planned.arguments.free
    if free is not None:
        entries.append((f"**{free}", free_text(planned)))
    return tuple(entries)


def _attribute_path(client: ClientName, entry: NamespaceName) -> str:
    path: list[str] = []
    level = client.namespaces
    for depth in range(len(entry.path)):
        for candidate in level:
            if candidate.path == entry.path[: depth + 1]:
                path.append(candidate.attribute)
                level = candidate.children
                break
    return ".".join(path)


def _stream_text(response: ir.Response) -> str:
    """What a docstring says of a stream: what it gives, and how it is used and ends."""
    end = "" if response.stream is None else response.stream.end or ""
    told = f" or with `{end}`" if end.strip("[]") not in ("", "DONE") else ""
    return (
        f"{sentence(response.description)} A stream of values: iterate it, and close it "
        f"or leave its block. It ends with the reply{told}."
    ).strip()


def free_text(planned: PlannedOperation) -> str:
    """What a docstring says of arguments of any name."""
    if planned.arguments.free_query:
        return "Further parameters of the query, by name; None is left out."
    return "Further members of the body, by name; they are sent as they are."


def argument_text(description: str, default: ir.Default | None) -> str:
    """What a docstring says of an argument, a default of the server included."""
    if default is None or default.sending != "document":
        return description
    shown = literal(default.value).text
    if len(shown) > 60:
        return description
    return f"{sentence(description)} Server default: {shown}.".strip()
