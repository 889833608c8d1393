"""The guides of a package: first steps, async use, errors; and the package's README."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator import ir
from generator.code import (
    Code,
    build,
    identifier,
    join,
    markdown,
    markdown_cell,
    markdown_code,
    markdown_line,
)
from generator.names import snake
from generator.plan.constructors import ConstructorPlanner
from generator.plan.credentials import ConstructorArgument, GrantNames
from generator.plan.flavors import FLAVORS
from generator.plan.imports import Imports
from generator.plan.libraries import HttpLibrary
from generator.plan.naming import ClientName, NamespaceName, Naming
from generator.plan.operations import PlannedOperation
from generator.plan.prose import sentence
from generator.plan.samples import sample_call, sample_walk
from generator.plan.variants import options_with


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of a table: a name, what it is, and what is said of it."""

    name: Code
    kind: Code | None
    text: Code


@dataclass(frozen=True, slots=True)
class ExampleView:
    """A call that the guides show, laid out for each depth at which it may stand.

    `is_stream`: it is the list of what a stream gives, since a stream alone would be
    left open.
    """

    title: Code
    description: Code | None
    method: Code
    is_stream: bool
    sync_at_4: Code
    sync_at_8: Code
    sync_at_16: Code
    async_at_8: Code
    async_at_16: Code


@dataclass(frozen=True, slots=True)
class PagerView:
    """The list that comes in pages by which the guide explains them.

    `what` it gives and what a loop calls one `item`; the call stands at two depths.
    """

    method: Code
    walk: Code
    what: Code
    item: Code
    at_4: Code
    at_8: Code


@dataclass(frozen=True, slots=True)
class OtherClientView:
    """A further client: which arguments of the first one it lacks, and its own."""

    name: Code
    lacks: tuple[Code, ...]
    arguments: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class GrantView:
    """The arguments for a scheme whose tokens clients may fetch."""

    token: Code
    client_id: Code
    client_secret: Code
    token_url: Code
    scopes: Code


class GuidePlanner:
    """Plans what the guides and the README say."""

    def __init__(
        self,
        api: ir.Api,
        naming: Naming,
        planned: dict[tuple[str, str], PlannedOperation],
    ) -> None:
        self._api = api
        self._naming = naming
        self._planned = planned

    def guide(self, distribution: str, library: HttpLibrary) -> dict[str, object]:
        """What every guide may print."""
        info = self._api.info
        first = self._naming.clients[0]
        examples = self._examples(first)
        constructor = ConstructorPlanner(
            self._api, self._naming.package, FLAVORS[0], Imports(), Imports(), ".."
        )
        variables = self._variables(first, constructor)
        common = constructor.arguments(first)
        errors = self._api.errors
        return {
            "title": markdown_line(info.title),
            "summary": markdown(
                info.summary
                or info.description.strip().split("\n\n")[0]
                or f"A client of the {info.title}."
            ),
            "distribution": Code(distribution),
            "http_library": markdown_code(library.name),
            "package": identifier(self._naming.package),
            "client": identifier(first.class_name),
            "base": identifier(errors.base),
            "argument_error": identifier(errors.argument),
            "examples": examples,
            "pager": self._pager(first),
            "first": examples[0],
            "further": examples[1:],
            "last": examples[-1],
            "has_streams": self._api.has_streams,
            "stream": self._stream(first),
            "variables": variables,
            "exports": tuple(row for row in variables if row.kind is not None),
            "arguments": tuple(map(_argument, common)),
            "grants": tuple(
                dict.fromkeys(
                    _grant(names)
                    for entry in self._naming.clients
                    for names in constructor.grants(entry.client)
                )
            ),
            "others": tuple(
                _other(entry.class_name, common, constructor.arguments(entry))
                for entry in self._naming.clients[1:]
            ),
            "options": tuple(
                RowView(
                    identifier(option.name), None, markdown_cell(option.description)
                )
                for option in options_with(constructor.named_settings(first.client))
            ),
            "references": tuple(
                RowView(
                    identifier(entry.class_name),
                    Code(entry.module.replace("_", "-")),
                    markdown_cell(
                        sentence(entry.client.description).split("\n")[0]
                        or f"Client of the {info.title}."
                    ),
                )
                for entry in self._naming.clients
            ),
            "errors": tuple(
                RowView(
                    identifier(entry.name),
                    Code(", ".join(entry.statuses)),
                    _sentences(entry),
                )
                for entry in errors.classes
                if entry.name != errors.base and entry.statuses
            ),
            "caught_imports": _imported(first.class_name, errors.base),
            "documentation": _address(info.documentation or info.homepage),
        }

    def _pager(self, client: ClientName) -> PagerView | None:
        """The first list of a client that comes in pages, one with items if it can be."""
        found = [
            (f"client.{path}{name}", f"client.{path}{pager}", operation)
            for path, entry in _with_paths(client)
            for name, operation in entry.operations
            if (pager := entry.pagers.get(operation.id)) is not None
        ]
        if not found:
            return None
        found.sort(key=lambda each: each[2].pages is None or not each[2].pages.results)
        method, walk, operation = found[0]
        sample = sample_walk(walk, self._planned[(client.class_name, operation.id)])
        is_item = sample.item.text == "item"
        return PagerView(
            method=Code(method),
            walk=Code(walk),
            what=Code("the items" if is_item else "the whole replies"),
            item=sample.item,
            at_4=_indented(sample.call, 4),
            at_8=_indented(sample.call, 8),
        )

    def _variables(
        self, client: ClientName, constructor: ConstructorPlanner
    ) -> tuple[RowView, ...]:
        """What `from_env` reads, each with a value to begin with if there is one."""
        values: dict[str, Code | None] = {
            snake(setting.name or setting.wire, "setting"): _value(setting.example)
            for setting in self._api.settings
        }
        if client.client.base_url is None:
            values["base_url"] = _address(self._api.info.server)
        return tuple(
            RowView(
                Code(variable.name),
                values.get(variable.argument)
                or (
                    Code("...")
                    if variable.required and not variable.alternative
                    else None
                ),
                markdown_cell(variable.description),
            )
            for variable in constructor.variables(client)
        )

    def _examples(self, client: ClientName) -> tuple[ExampleView, ...]:
        """The calls that the document wants shown; else the first that can be made."""
        callable_ = [
            (target, operation)
            for target, operation in calls(client)
            if operation.forbidden is None
        ]
        shown = [
            (operation.usage.position, index, target, operation)
            for index, (target, operation) in enumerate(callable_)
            if operation.usage is not None
        ]
        shown.sort(key=lambda entry: (entry[0] is None, entry[0] or 0, entry[1]))
        chosen = [entry[2:] for entry in shown] or callable_
        whole = [entry for entry in chosen if entry[1].stream is None]
        chosen = (whole or chosen) if shown else (whole or chosen)[:1]
        if not chosen:
            return (_NO_CALL,)
        return tuple(
            self._example(client, target, operation) for target, operation in chosen
        )

    def _stream(self, client: ClientName) -> ExampleView | None:
        """The call of a stream that the document wants shown, or the first one."""
        streams = [
            (operation.usage is None, index, target, operation)
            for index, (target, operation) in enumerate(calls(client))
            if operation.stream is not None and operation.forbidden is None
        ]
        if not streams:
            return None
        _, _, target, operation = min(streams, key=lambda entry: entry[:2])
        return self._example(client, target, operation, as_list=False)

    def _example(
        self,
        client: ClientName,
        target: str,
        operation: ir.Operation,
        *,
        as_list: bool = True,
    ) -> ExampleView:
        planned = self._planned[(client.class_name, operation.id)]
        sync_call = sample_call(target, planned, awaited=False)
        async_call = sample_call(target, planned, awaited=True)
        if operation.stream is not None and as_list:
            sync_call = build("list(%)", sync_call)
            async_call = build("[value async for value in %]", async_call)
        usage = operation.usage or ir.Usage("", "", None)
        title = usage.title or operation.summary or operation.id
        return ExampleView(
            title=markdown_line(title.strip().rstrip(".")),
            description=markdown(usage.description) if usage.description else None,
            method=Code(target),
            is_stream=operation.stream is not None,
            sync_at_4=_indented(sync_call, 4),
            sync_at_8=_indented(sync_call, 8),
            sync_at_16=_indented(sync_call, 16),
            async_at_8=_indented(async_call, 8),
            async_at_16=_indented(async_call, 16),
        )


_NO_CALL = ExampleView(
    Code("A call"), None, Code("client"), False, *[Code("...") for _ in range(5)]
)


def _with_paths(
    client: ClientName,
) -> Iterator[tuple[str, ClientName | NamespaceName]]:
    """A client and its namespaces, each with the path that stands before a method."""
    yield "", client

    def below(
        namespaces: tuple[NamespaceName, ...], prefix: str
    ) -> Iterator[tuple[str, ClientName | NamespaceName]]:
        for namespace in namespaces:
            path = f"{prefix}{namespace.attribute}."
            yield path, namespace
            yield from below(namespace.children, path)

    yield from below(client.namespaces, "")


def calls(client: ClientName) -> list[tuple[str, ir.Operation]]:
    """Every method with its path, `client.pets.get`, in the order of the document."""
    return [
        (f"client.{path}{name}", operation)
        for path, entry in _with_paths(client)
        for name, operation in entry.operations
    ]


def _indented(code: Code, spaces: int) -> Code:
    """Code whose further lines stand as deep as the first one will."""
    return Code(code.text.replace("\n", "\n" + " " * spaces))


_CONSTANTS: Final = {"MAX_RESPONSE_BYTES": "104857600"}
"""What defaults stand for that are constants of the runtime."""


def _other(
    name: str,
    common: Sequence[ConstructorArgument],
    own: Sequence[ConstructorArgument],
) -> OtherClientView:
    names = {argument.name for argument in own}
    return OtherClientView(
        identifier(name),
        tuple(markdown_code(each.name) for each in common if each.name not in names),
        tuple(_argument(argument) for argument in own if argument not in common),
    )


def _grant(names: GrantNames) -> GrantView:
    return GrantView(
        markdown_code(names.token),
        markdown_code(names.client_id),
        markdown_code(names.client_secret),
        markdown_code(names.token_url),
        markdown_code(names.scopes),
    )


def _argument(argument: ConstructorArgument) -> RowView:
    kind = argument.annotation
    if argument.default not in (None, "FROM_ENVIRONMENT"):
        kind += f" = {_CONSTANTS.get(argument.default, argument.default)}"
    return RowView(
        markdown_code(argument.name),
        markdown_code(kind),
        markdown_cell(argument.description),
    )


def _imported(*names: str) -> tuple[Code, ...]:
    """Names in the order in which they are imported."""
    return tuple(identifier(name) for name in sorted(names))


def _sentences(entry: ir.ErrorClass) -> Code:
    """The sentences of an error whose body has none."""
    special = [
        Code(f"{markdown_line(message).text} ({status})")
        for status, message in entry.messages
    ]
    if {status for status, _ in entry.messages} >= set(entry.statuses):
        return join(", ", special)
    return join(", ", [*special, markdown_line(entry.message.replace("{status}", "…"))])


def _address(text: str | None) -> Code | None:
    """A web address that may stand as it is in Markdown and in a shell command."""
    if text is None or not re.fullmatch(r"https?://[\w.~:/%@+=,-]{1,500}", text, re.A):
        return None
    return Code(text)


def _value(example: ir.Example | None) -> Code | None:
    """An example that a shell takes as it is."""
    if example is None or not re.fullmatch(r"[\w.-]{1,60}", str(example.value), re.A):
        return None
    return Code(str(example.value))
