"""The reference of a package: every client, method and model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator import ir
from generator.code import (
    Code,
    build,
    identifier,
    join,
    literal,
    markdown,
    markdown_cell,
    markdown_code,
    markdown_line,
)
from generator.plan.annotations import Annotator
from generator.plan.groups import Groups
from generator.plan.guides import RowView
from generator.plan.imports import Imports
from generator.plan.naming import ClientName, NamespaceName, Naming
from generator.plan.operations import PlannedOperation
from generator.plan.paging import item_annotation, walk_summary
from generator.plan.prose import described, sentence
from generator.plan.reach import Reach
from generator.plan.readers import return_annotation
from generator.plan.resources import argument_text, free_text
from generator.plan.samples import sample_use, sample_walk
from generator.plan.signatures import Signatures


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link to a heading."""

    text: Code
    anchor: Code


@dataclass(frozen=True, slots=True)
class ReplyView:
    """What a reply means; with its status where there are several."""

    status: Code | None
    text: Code


@dataclass(frozen=True, slots=True)
class MethodPage:
    """A method in the reference."""

    title: Code
    link: LinkView
    route: Code
    summary: Code
    deprecation: Code | None
    description: Code | None
    sync_call: Code
    async_call: Code
    rows: tuple[RowView, ...]
    returns: Code
    twin_returns: Code | None
    replies: tuple[ReplyView, ...]
    models: tuple[LinkView, ...]
    errors: Code


@dataclass(frozen=True, slots=True)
class SectionPage:
    """Methods that belong together: those of a namespace, or of a tag."""

    title: Code
    link: LinkView
    description: Code | None
    methods: tuple[MethodPage, ...]


@dataclass(frozen=True, slots=True)
class ModelPage:
    """A model, an alias or an enumeration in the reference."""

    title: Code
    kind: Code
    description: Code | None
    rows: tuple[RowView, ...]


class ReferencePlanner:
    """Plans the pages of clients and models."""

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
        self._groups = Groups(api)
        definitions = {definition.key: definition for definition in api.definitions}
        self._annotator = Annotator(naming, definitions, Imports(), ".")
        self._signatures = Signatures(self._annotator, definitions)
        self._models = {entry.name for entry in naming.definitions.values()}

    def client(self, entry: ClientName) -> dict[str, object]:
        """The page of one client."""
        return {
            "client": identifier(entry.class_name),
            "package": identifier(self._naming.package),
            "description": markdown(entry.client.description or self._api.info.title),
            "sections": tuple(self._sections(entry)),
        }

    def _sections(self, entry: ClientName) -> Iterable[SectionPage]:
        """The client's own methods by their first tag, then namespace by namespace."""
        tags: dict[str, list[tuple[str, ir.Operation]]] = {}
        for name, operation in entry.operations:
            tags.setdefault(next(iter(operation.tags), ""), []).append(
                (name, operation)
            )
        for tag, operations in tags.items():
            title = markdown_line(tag) if tag else Code("`client`")
            yield SectionPage(
                title,
                LinkView(title, _anchor(title)),
                _paragraphs(self._groups.tag(tag)),
                tuple(self._methods(entry, "client", operations, entry.pagers)),
            )
        yield from self._namespaces(entry, entry.namespaces, "client")

    def _namespaces(
        self, entry: ClientName, namespaces: tuple[NamespaceName, ...], prefix: str
    ) -> Iterable[SectionPage]:
        for namespace in namespaces:
            path = f"{prefix}.{namespace.attribute}"
            title = Code(f"`{path}`")
            if namespace.operations:
                yield SectionPage(
                    title,
                    LinkView(title, _anchor(title)),
                    _paragraphs(self._groups.description(entry, namespace)),
                    tuple(
                        self._methods(
                            entry, path, namespace.operations, namespace.pagers
                        )
                    ),
                )
            yield from self._namespaces(entry, namespace.children, path)

    def _methods(
        self,
        entry: ClientName,
        prefix: str,
        operations: Iterable[tuple[str, ir.Operation]],
        pagers: Mapping[str, str],
    ) -> Iterable[MethodPage]:
        """Each method, and the one that walks all pages behind that for one of them."""
        for name, operation in operations:
            page = self._method(entry, f"{prefix}.{name}", operation)
            yield page
            pager = pagers.get(operation.id)
            if pager is not None:
                planned = self._planned[(entry.class_name, operation.id)]
                yield self._pager(page, f"{prefix}.{pager}", name, planned)

    def _pager(
        self, page: MethodPage, target: str, method: str, planned: PlannedOperation
    ) -> MethodPage:
        title = markdown_code(target)
        walk = sample_walk(target, planned)
        operation = planned.operation
        of = return_annotation(operation, self._annotator, frozenset())
        item = item_annotation(operation, self._annotator, frozenset())
        return replace(
            page,
            title=title,
            link=LinkView(markdown_code(target.rpartition(".")[2]), _anchor(title)),
            summary=markdown_cell(walk_summary(operation, method)),
            description=None,
            sync_call=walk.sync_loop,
            async_call=walk.async_loop,
            returns=build(
                "% to iterate over, in the async client an %",
                markdown_code(f"Pager[{of.text}, {item.text}]"),
                markdown_code(f"AsyncPager[{of.text}, {item.text}]"),
            ),
            replies=(),
        )

    def _method(
        self, entry: ClientName, target: str, operation: ir.Operation
    ) -> MethodPage:
        planned = self._planned[(entry.class_name, operation.id)]
        signature = self._signatures.signature(planned.arguments)
        declared = {
            view.name.text: view.declaration.text.partition(": ")[2]
            for view in (*signature.positional, *signature.keyword)
        }
        rows = [
            RowView(
                markdown_code(argument.name),
                markdown_code(declared[argument.name]),
                markdown_cell(argument_text(argument.description, argument.default)),
            )
            for argument in planned.arguments.listed
        ]
        if signature.free is not None:
            rows.append(
                RowView(
                    markdown_code(f"**{signature.free.name.text}"),
                    markdown_code("Any"),
                    markdown_cell(free_text(planned)),
                )
            )
        returns = return_annotation(operation, self._annotator, frozenset()).text
        asynchronous = f"Async{returns}" if operation.stream is not None else None
        title = markdown_code(target)
        name = markdown_code(target.rpartition(".")[2])
        return MethodPage(
            title=title,
            link=LinkView(name, _anchor(title)),
            route=markdown_code(f"{operation.method} {operation.path_template}"),
            summary=markdown_cell(sentence(operation.summary or operation.id)),
            deprecation=_deprecation(operation),
            description=_paragraphs(operation.description),
            sync_call=sample_use(target, planned, awaited=False),
            async_call=sample_use(target, planned, awaited=True),
            rows=tuple(rows),
            returns=markdown_code(returns),
            twin_returns=None if asynchronous is None else markdown_code(asynchronous),
            replies=_replies(operation) if operation.forbidden is None else (),
            models=self._links(returns, *declared.values()),
            errors=self._errors(operation),
        )

    def _links(self, *annotations: str) -> tuple[LinkView, ...]:
        """The models that annotations name, each once."""
        words = (
            word for text in annotations for word in re.findall(r"[^\W\d]\w*", text)
        )
        return tuple(
            LinkView(Code(f"`{word}`"), _anchor(Code(word)))
            for word in dict.fromkeys(words)
            if word in self._models
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

    def models(self) -> dict[str, object]:
        """The page of all models."""
        pages = [
            self._model(definition, named.name)
            for definition in self._api.definitions
            if (named := self._naming.definitions.get(definition.key)) is not None
        ]
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
                    self._member(member, typed) for member in definition.properties
                )
            case ir.Enumeration():
                values = ", ".join(literal(value).text for value in definition.values)
                kind = f"one of {markdown_code(values).text}"
            case ir.Alias():
                text = self._annotator.annotation(definition.type, "output")
                kind = f"alias of {markdown_code(text).text}"
        return ModelPage(
            title=identifier(name),
            kind=build("% in %", Code(kind), Code(module)),
            description=_paragraphs(definition.description),
            rows=rows,
        )

    def _member(self, member: ir.Property, typed: bool) -> RowView:
        optional = not member.required
        annotation = self._annotator.annotation(
            member.type, "output", optional=optional and not typed
        )
        if optional and typed:
            annotation = f"NotRequired[{annotation}]"
        return RowView(
            markdown_code(member.wire),
            markdown_code(annotation),
            markdown_cell(described(member.description, member.deprecation)),
        )


def _replies(operation: ir.Operation) -> tuple[ReplyView, ...]:
    """What the document says of the replies that carry something, each once."""
    statuses: dict[str, str] = {}
    for response in operation.responses:
        if response.description and response.format != "empty":
            statuses.setdefault(sentence(response.description), response.status)
    return tuple(
        ReplyView(Code(status) if len(statuses) > 1 else None, markdown_cell(text))
        for text, status in statuses.items()
    )


def _deprecation(operation: ir.Operation) -> Code | None:
    if operation.deprecation is None:
        return None
    return markdown_cell(described("", operation.deprecation))


def _paragraphs(text: str) -> Code | None:
    return markdown(text) if text.strip() else None


def _anchor(title: Code) -> Code:
    """The fragment that forges and site builders make of a heading."""
    kept = re.sub(r"[^\w\- ]", "", title.text.lower())
    return Code(kept.strip().replace(" ", "-"))
