"""Mirrors: classes with a client's methods that return replies instead of values.

A mirror carries the functions of the class that it mirrors, so no signature is written
twice; the runtime says what type checkers see of their results.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from generator.code import Code, build, docstring, identifier
from generator.plan.groups import Groups
from generator.plan.imports import Imports
from generator.plan.naming import ClientName, Mirror, NamespaceName
from generator.plan.view import (
    Flavor,
    MirroredMethodView,
    MirrorPropertyView,
    MirrorView,
    NamespaceView,
)

_PREFIX = ".."


@dataclass(frozen=True, slots=True)
class MirrorsPlan:
    """A module of mirrors in one flavour."""

    imports: tuple[Code, ...]
    typing_imports: tuple[Code, ...]
    classes: tuple[MirrorView, ...]


class MirrorPlanner:
    """Plans one kind of mirrors of the classes of one module in one flavour."""

    def __init__(
        self, module: str, flavor: Flavor, groups: Groups, mirror: Mirror
    ) -> None:
        self._module = module
        self._flavor = flavor
        self._groups = groups
        self._mirror = mirror
        self._imports = Imports()
        self._typing_imports = Imports()

    def plan(
        self,
        clients: list[ClientName],
        namespaces: list[tuple[ClientName, NamespaceName]],
    ) -> MirrorsPlan:
        """Everything that the module's template prints, namespaces first."""
        classes = [self._class(client, entry) for client, entry in namespaces]
        classes += [self._class(entry, entry) for entry in clients]
        return MirrorsPlan(
            self._imports.lines(), self._typing_imports.lines(), tuple(classes)
        )

    def _class(
        self, client: ClientName, entry: ClientName | NamespaceName
    ) -> MirrorView:
        original = _prefixed(self._flavor, entry.class_name)
        performer = _performer(self._mirror, self._flavor)
        reply = _reply(self._mirror, self._flavor)
        children = entry.namespaces if isinstance(entry, ClientName) else entry.children
        self._imports.name(".responses", performer.text)
        self._imports.name(f"{_PREFIX}_runtime.views", "described")
        mirrored = [
            name
            for name, operation in entry.operations
            if self._mirror is not Mirror.REPLY or operation.stream is None
        ]
        if mirrored:
            self._imports.name(f".{self._module}", original.text)
        return MirrorView(
            name=_prefixed(self._flavor, entry.mirrors[self._mirror]),
            docstring=docstring(
                f"The methods of `{original.text}`; each returns its reply as `{reply.text}`.",
                level=1,
            ),
            performer=performer,
            methods=tuple(
                MirroredMethodView(
                    identifier(name), self._expression(original, identifier(name))
                )
                for name in mirrored
            ),
            namespaces=tuple(self._child(client, child) for child in children),
        )

    def _expression(self, original: Code, method: Code) -> Code:
        match self._mirror:
            case Mirror.REPLY:
                self._imports.name(f"{_PREFIX}_runtime.raw", self._flavor.raw.text)
                return build("%(%.%)", self._flavor.raw, original, method)
            case Mirror.STREAM:
                reply = _reply(self._mirror, self._flavor)
                self._imports.name(f"{_PREFIX}_runtime.raw", self._flavor.streamed.text)
                self._imports.name(".stream", reply.text)
                return build(
                    "%(%.%, %)", self._flavor.streamed, original, method, reply
                )
            case _:
                assert_never(self._mirror)

    def _child(self, client: ClientName, child: NamespaceName) -> NamespaceView:
        self._imports.name("functools", "cached_property")
        name = _prefixed(self._flavor, child.mirrors[self._mirror])
        module = self._mirror.module(child.module)
        is_near = child.module == self._module
        if not is_near:
            self._imports.name("typing", "TYPE_CHECKING")
            self._typing_imports.name(f".{module}", name.text)
        return NamespaceView(
            name=identifier(child.attribute),
            class_name=name,
            module=None if is_near else identifier(module),
            docstring=docstring(self._groups.summary(client, child), level=2),
        )


def mirror_properties(
    entry: ClientName, flavor: Flavor
) -> tuple[MirrorPropertyView, ...]:
    """The properties of a client that hold its mirrors."""
    return tuple(
        MirrorPropertyView(
            attribute=_attribute(mirror),
            docstring=docstring(_summary(mirror, flavor), level=2),
            class_name=_prefixed(flavor, entry.mirrors[mirror]),
            module=identifier(mirror.module(entry.module)),
            performer=_performer(mirror, flavor),
        )
        for mirror in Mirror
    )


def _attribute(mirror: Mirror) -> Code:
    match mirror:
        case Mirror.REPLY:
            return Code("with_raw_response")
        case Mirror.STREAM:
            return Code("with_streaming_response")
        case _:
            assert_never(mirror)


def _summary(mirror: Mirror, flavor: Flavor) -> str:
    reply = _reply(mirror, flavor).text
    match mirror:
        case Mirror.REPLY:
            return (
                f"The same methods; each returns its reply as `{reply}`, which holds "
                "the value."
            )
        case Mirror.STREAM:
            return (
                f"The same methods; each returns its reply as `{reply}`, to read while "
                "it arrives."
            )
        case _:
            assert_never(mirror)


def _reply(mirror: Mirror, flavor: Flavor) -> Code:
    match mirror:
        case Mirror.REPLY:
            return Code("RawResponse")
        case Mirror.STREAM:
            return _prefixed(flavor, "StreamedResponse")
        case _:
            assert_never(mirror)


def _performer(mirror: Mirror, flavor: Flavor) -> Code:
    match mirror:
        case Mirror.REPLY:
            return _prefixed(flavor, "RawCalls")
        case Mirror.STREAM:
            return _prefixed(flavor, "StreamedCalls")
        case _:
            assert_never(mirror)


def _prefixed(flavor: Flavor, name: str) -> Code:
    return identifier(f"{flavor.prefix.text}{name}")
