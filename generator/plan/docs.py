"""The documentation of a package: guides, a reference per client, models, errors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import ir
from generator.code import (
    Code,
    build,
    identifier,
    join,
    literal,
    markdown,
    markdown_cell,
    markdown_line,
    prose,
)
from generator.plan.annotations import Annotator
from generator.plan.constructors import ConstructorPlanner, sentence
from generator.plan.flavors import FLAVORS
from generator.plan.imports import Imports
from generator.plan.naming import ClientName, NamespaceName, Naming
from generator.plan.operations import PlannedOperation
from generator.plan.reach import Reach
from generator.plan.readers import return_annotation
from generator.plan.resources import argument_text
from generator.plan.samples import sample_call
from generator.plan.signatures import Signatures
from generator.plan.view import FilePlan


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a table: a name, what it is, and what is said of it."""

    name: Code
    kind: Code
    text: Code


@dataclass(frozen=True, slots=True)
class MethodPage:
    """A method in the reference."""

    title: Code
    route: Code
    summary: Code
    description: Code | None
    sync_call: Code
    async_call: Code
    rows: tuple[RowView, ...]
    returns: Code
    errors: Code


@dataclass(frozen=True, slots=True)
class SectionPage:
    """A client or one of its namespaces in the reference."""

    title: Code
    methods: tuple[MethodPage, ...]


@dataclass(frozen=True, slots=True)
class ModelPage:
    """A model, an alias or an enumeration in the reference."""

    title: Code
    kind: Code
    description: Code | None
    rows: tuple[RowView, ...]


class DocsPlanner:
    """Plans the pages of one package."""

    def __init__(
        self,
        api: ir.Api,
        naming: Naming,
        uses: Reach,
        planned: dict[tuple[str, str], PlannedOperation],
    ) -> None:
        self._api = api
        self._naming = naming
        self._uses = uses
        self._planned = planned
        self._definitions = {
            definition.key: definition for definition in api.definitions
        }
        self._annotator = Annotator(naming, self._definitions, Imports(), ".")
        self._signatures = Signatures(self._annotator, self._definitions)

    def plan(self, distribution: str) -> Iterable[FilePlan]:
        """Every page, in a fixed order."""
        guide = self._guide(distribution)
        for name in ("getting-started", "async", "errors"):
            yield FilePlan(f"docs/{name}.md", f"docs/{name}.md.j2", guide)
        for entry in self._naming.clients:
            yield FilePlan(
                f"docs/reference/{entry.module.replace('_', '-')}.md",
                "docs/reference/client.md.j2",
                self._client(entry),
            )
        yield FilePlan(
            "docs/reference/models.md", "docs/reference/models.md.j2", self._models()
        )

    def _guide(self, distribution: str) -> dict[str, object]:
        first = self._naming.clients[0]
        shown = self._shown(first)
        constructor = ConstructorPlanner(
            self._api, self._naming.package, FLAVORS[0], Imports(), ".."
        )
        return {
            "title": markdown_line(self._api.info.title),
            "distribution": Code(distribution),
            "package": identifier(self._naming.package),
            "client": identifier(first.class_name),
            "base": identifier(self._api.errors.base),
            "not_found": self._class_of("404"),
            "rate_limited": self._class_of("429"),
            "sync_call": _indented(shown[0], 4),
            "sync_call_deep": _indented(shown[0], 8),
            "async_call": _indented(shown[1], 8),
            "async_call_bare": _indented(
                Code(shown[1].text.removeprefix("await ")), 12
            ),
            "call": _indented(shown[1], 16),
            "method": shown[2],
            "arguments": tuple(
                RowView(
                    identifier(argument.name),
                    markdown_line(argument.annotation),
                    markdown_cell(argument.description),
                )
                for argument in constructor.arguments(first)
            ),
            "references": tuple(
                RowView(
                    identifier(entry.class_name),
                    Code(entry.module.replace("_", "-")),
                    markdown_cell(sentence(entry.client.description).split("\n")[0]),
                )
                for entry in self._naming.clients
            ),
            "errors": tuple(
                RowView(
                    identifier(entry.name),
                    Code(", ".join(entry.statuses)),
                    markdown_line(entry.message.replace("{status}", "…")),
                )
                for entry in self._api.errors.classes
                if entry.name != self._api.errors.base
            ),
        }

    def _class_of(self, status: str) -> Code:
        for entry in self._api.errors.classes:
            if status in entry.statuses:
                return identifier(entry.name)
        return identifier(self._api.errors.base)

    def _shown(self, client: ClientName) -> tuple[Code, Code, Code]:
        """The call that guides show: sync, async, and the method's path."""
        for prefix, name, operation in _calls(client):
            if operation.forbidden is None:
                planned = self._planned[(client.class_name, operation.id)]
                target = f"{prefix}{name}"
                return (
                    sample_call(target, planned, awaited=False),
                    sample_call(target, planned, awaited=True),
                    Code(target),
                )
        return Code("..."), Code("..."), Code("client")

    def _client(self, entry: ClientName) -> dict[str, object]:
        sections: list[SectionPage] = []
        groups: dict[str, list[tuple[str, ir.Operation]]] = {}
        for prefix, name, operation in _calls(entry):
            groups.setdefault(prefix, []).append((name, operation))
        for prefix, operations in groups.items():
            sections.append(
                SectionPage(
                    Code(f"`{prefix.rstrip('.')}`"),
                    tuple(
                        self._method(entry, f"{prefix}{name}", operation)
                        for name, operation in operations
                    ),
                )
            )
        return {
            "client": identifier(entry.class_name),
            "package": identifier(self._naming.package),
            "description": markdown(entry.client.description or self._api.info.title),
            "sections": tuple(sections),
        }

    def _method(
        self, entry: ClientName, target: str, operation: ir.Operation
    ) -> MethodPage:
        planned = self._planned[(entry.class_name, operation.id)]
        signature = self._signatures.signature(planned.arguments)
        declared = {
            view.name.text: view.declaration.text
            for view in (*signature.positional, *signature.keyword)
        }
        rows = [
            RowView(
                identifier(argument.name),
                _cell(declared[argument.name].partition(": ")[2]),
                markdown_cell(argument_text(argument.description, argument.default)),
            )
            for argument in planned.arguments.listed
        ]
        if signature.free is not None:
            rows.append(
                RowView(
                    Code(f"**{signature.free.name.text}"),
                    Code("Any"),
                    Code("Further names, sent as they are."),
                )
            )
        returns = return_annotation(operation, self._annotator, frozenset())
        return MethodPage(
            title=Code(f"`{target.removeprefix('client.')}`"),
            route=_cell(f"{operation.method} {operation.path_template}"),
            summary=markdown_cell(sentence(operation.summary or operation.id)),
            description=(
                markdown(operation.description) if operation.description else None
            ),
            sync_call=sample_call(target, planned, awaited=False),
            async_call=sample_call(target, planned, awaited=True),
            rows=tuple(rows),
            returns=_cell(returns.text),
            errors=self._errors(operation),
        )

    def _errors(self, operation: ir.Operation) -> Code:
        names = [
            entry.name
            for entry in self._api.errors.classes
            if set(entry.statuses) & set(operation.error_statuses)
        ]
        if operation.forbidden is not None:
            names = [self._api.errors.argument]
        listed = dict.fromkeys([*names, self._api.errors.base])
        return join(", ", [Code(f"`{identifier(name).text}`") for name in listed])

    def _models(self) -> dict[str, object]:
        pages: list[ModelPage] = []
        for definition in self._api.definitions:
            named = self._naming.definitions.get(definition.key)
            if named is None:
                continue
            pages.append(self._model(definition, named.name))
        pages.sort(key=lambda page: page.title.text)
        return {
            "package": identifier(self._naming.package),
            "models": tuple(pages),
        }

    def _model(self, definition: ir.Definition, name: str) -> ModelPage:
        module = f"`{self._naming.package}.{self._uses.modules[definition.key]}`"
        rows: tuple[RowView, ...] = ()
        match definition:
            case ir.Model():
                typed = definition.key in self._uses.typed_dicts
                kind = "TypedDict" if typed else "dataclass"
                rows = tuple(
                    RowView(
                        Code(f"`{_cell(member.wire).text}`"),
                        _cell(
                            self._annotator.annotation(
                                member.type, "output", optional=not member.required
                            )
                        ),
                        markdown_cell(member.description),
                    )
                    for member in definition.properties
                )
            case ir.Enumeration():
                values = ", ".join(literal(value).text for value in definition.values)
                kind = f"one of {_cell(values).text}"
            case ir.Alias():
                text = self._annotator.annotation(definition.type, "output")
                kind = f"alias of `{_cell(text).text}`"
        return ModelPage(
            title=identifier(name),
            kind=build("% in %", Code(kind), Code(module)),
            description=(
                markdown(definition.description) if definition.description else None
            ),
            rows=rows,
        )


def _calls(client: ClientName) -> Iterable[tuple[str, str, ir.Operation]]:
    """Every method with the path in front of it, in the order of the document."""
    for name, operation in client.operations:
        yield "client.", name, operation

    def below(
        namespaces: tuple[NamespaceName, ...], prefix: str
    ) -> Iterable[tuple[str, str, ir.Operation]]:
        for namespace in namespaces:
            path = f"{prefix}{namespace.attribute}."
            for name, operation in namespace.operations:
                yield path, name, operation
            yield from below(namespace.children, path)

    yield from below(client.namespaces, "client.")


def _cell(text: str) -> Code:
    """Code in a cell of a Markdown table, where a pipe would end the cell."""
    line = " ".join(prose(text).split())
    return Code(line.replace("|", "\\|").replace("`", "'").replace("<", "&lt;"))


def _indented(code: Code, spaces: int) -> Code:
    return Code(code.text.replace("\n", "\n" + " " * spaces))
