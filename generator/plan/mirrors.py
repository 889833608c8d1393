"""Mirrors: classes with a client's methods that return replies instead of values.

A mirror carries the functions of the class that it mirrors, so no signature is written
twice; the runtime says what type checkers see of their results.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.code import Code, docstring, identifier
from generator.plan.groups import Groups
from generator.plan.imports import Imports
from generator.plan.naming import ClientName, NamespaceName, mirror_module
from generator.plan.view import Flavor, MirrorView, NamespaceView

_PREFIX = ".."


@dataclass(frozen=True, slots=True)
class MirrorsPlan:
    """A module of mirrors in one flavour."""

    imports: tuple[Code, ...]
    typing_imports: tuple[Code, ...]
    classes: tuple[MirrorView, ...]


class MirrorPlanner:
    """Plans the mirrors of the classes of one module in one flavour."""

    def __init__(self, module: str, flavor: Flavor, groups: Groups) -> None:
        self._module = module
        self._flavor = flavor
        self._groups = groups
        self._imports = Imports()
        self._typing_imports = Imports()

    def plan(
        self,
        clients: list[ClientName],
        namespaces: list[tuple[ClientName, NamespaceName]],
    ) -> MirrorsPlan:
        """Everything that the module's template prints, namespaces first."""
        classes = [self._mirror(client, entry) for client, entry in namespaces]
        classes += [self._mirror(entry, entry) for entry in clients]
        return MirrorsPlan(
            self._imports.lines(), self._typing_imports.lines(), tuple(classes)
        )

    def _prefixed(self, name: str) -> Code:
        return identifier(f"{self._flavor.prefix.text}{name}")

    def _mirror(
        self, client: ClientName, entry: ClientName | NamespaceName
    ) -> MirrorView:
        original = self._prefixed(entry.class_name)
        performer = self._prefixed("RawCalls")
        children = entry.namespaces if isinstance(entry, ClientName) else entry.children
        self._imports.name(".responses", performer.text)
        self._imports.name(f"{_PREFIX}_runtime.views", "described")
        if entry.operations:
            self._imports.name(f".{self._module}", original.text)
            self._imports.name(f"{_PREFIX}_runtime.raw", self._flavor.raw.text)
        return MirrorView(
            name=self._prefixed(entry.raw_name),
            docstring=docstring(
                f"The methods of `{original.text}`; each returns a `RawResponse`.",
                level=1,
            ),
            performer=performer,
            original=original,
            wrap=self._flavor.raw,
            methods=tuple(identifier(name) for name, _ in entry.operations),
            namespaces=tuple(self._child(client, child) for child in children),
        )

    def _child(self, client: ClientName, child: NamespaceName) -> NamespaceView:
        self._imports.name("functools", "cached_property")
        name = self._prefixed(child.raw_name)
        module = mirror_module(child.module)
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
