"""What one flavour must not use, and names that look like others.

Folding compares the twins, so it cannot see what is wrong in both in the same way. This
module reads each file alone.
"""

import ast
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Rule
from generator.verify import rules
from generator.verify.modules import Library, Module
from generator.verify.pairs import Pair
from generator.verify.scope import External, Scope, VariableOrigin
from generator.verify.violations import Violation, quoted
from generator.verify.vocabulary import (
    BLOCKING_MODULES,
    BLOCKING_NAMES,
    HARMLESS_NAMES,
    LEAF_BLOCKING_NAMES,
    LEAF_MODULES,
    LOOK_ALIKES,
    LOOP_MODULES,
    LOOP_NAMES,
    MEMBERS,
    SHARED_BLOCKING_MODULES,
    SHARED_BLOCKING_NAMES,
)


@dataclass(frozen=True, slots=True)
class _Refused:
    """What one flavour must not use."""

    rule: Rule
    modules: Collection[str]
    functions: Collection[str]
    reason: str


_IN_SYNC: Final = _Refused(
    rules.LOOP_NAME, LOOP_MODULES, LOOP_NAMES, "needs an event loop"
)
_IN_ASYNC: Final = _Refused(
    rules.BLOCKING_NAME, BLOCKING_MODULES, BLOCKING_NAMES, "blocks the event loop"
)
_IN_ASYNC_LEAF: Final = _Refused(
    rules.BLOCKING_NAME,
    BLOCKING_MODULES - LEAF_MODULES,
    BLOCKING_NAMES | LEAF_BLOCKING_NAMES,
    "blocks the event loop",
)
_IN_SHARED: Final = _Refused(
    rules.BLOCKING_NAME,
    SHARED_BLOCKING_MODULES,
    SHARED_BLOCKING_NAMES,
    "blocks, and async code calls this module",
)


def judge_words(
    pair: Pair, library: Library, scope: Scope, leaves: frozenset[str]
) -> Iterator[Violation]:
    """Judge every module of a package: both trees, and what they share."""
    for key, module in library.modules.items():
        if key[: len(pair.package)] != pair.package:
            continue
        if pair.in_sync(key):
            yield from _async_syntax(module)
            refused = _IN_SYNC
        elif pair.in_async(key):
            is_leaf = ".".join(key[len(pair.package) + 1 :]) in leaves
            refused = _IN_ASYNC_LEAF if is_leaf else _IN_ASYNC
        else:
            refused = _IN_SHARED
        yield from _Judge(module, scope, refused).judge()


def _async_syntax(module: Module) -> Iterator[Violation]:
    for node in module.nodes:
        match node:
            case ast.AsyncFunctionDef() | ast.AsyncWith() | ast.AsyncFor():
                found = "'async'"
            case ast.Await():
                found = "'await'"
            case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
                if not any(each.is_async for each in node.generators):
                    continue
                found = "'async for'"
            case _:
                continue
        message = f"{found} stands in sync code"
        yield Violation(module.file, node.lineno, rules.FOREIGN_SYNTAX, message)


class _Judge:
    """Judges the names of one module."""

    def __init__(self, module: Module, scope: Scope, refused: _Refused) -> None:
        self._module = module
        self._scope = scope
        self._refused = refused

    def judge(self) -> Iterator[Violation]:
        """All violations of the module."""
        for node in self._module.nodes:
            if isinstance(node, ast.Import | ast.ImportFrom | ast.Name | ast.Attribute):
                yield from self._blocking(node)

    def _blocking(
        self, node: ast.Import | ast.ImportFrom | ast.Name | ast.Attribute
    ) -> Iterator[Violation]:
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield from self._module_use(node.lineno, alias.name)
            case ast.ImportFrom(level=0, module=path, names=names):
                for alias in names:
                    yield from self._use(node.lineno, f"{path}.{alias.name}")
            case ast.Name(id=name):
                full_name = self._full_name(node)
                if full_name is not None and self._is_refused(full_name):
                    if name not in _bound_names(self._module):
                        yield from self._use(node.lineno, full_name)
            case ast.Attribute():
                yield from self._use(node.lineno, self._full_name(node))
            case _:
                pass

    def _full_name(self, node: ast.Name | ast.Attribute) -> str | None:
        origin = self._scope.evaluate(self._module, node)
        for _ in range(10):
            match origin:
                case VariableOrigin(module=module, value=ast.expr() as value):
                    origin = self._scope.evaluate(module, value)
                case External(name=name):
                    return name
                case _:
                    break
        return None

    def _module_use(self, line: int, name: str) -> Iterator[Violation]:
        if not any(each.startswith(f"{name}.") for each in HARMLESS_NAMES):
            yield from self._use(line, name)

    def _use(self, line: int, name: str | None) -> Iterator[Violation]:
        if name is None or not self._is_refused(name):
            return
        message = f"'{name}' {self._refused.reason}"
        yield Violation(self._module.file, line, self._refused.rule, message)

    def _is_refused(self, name: str) -> bool:
        if name in self._refused.functions:
            return True
        if name in HARMLESS_NAMES or name.rpartition(".")[2].isupper():
            return False
        parts = name.split(".")
        return any(
            ".".join(parts[:end]) in self._refused.modules
            for end in range(1, len(parts) + 1)
        )


def _bound_names(module: Module) -> frozenset[str]:
    """Names that a module assigns somewhere; they hide the built-in ones."""
    found: set[str] = set()
    for node in module.nodes:
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                found.add(name)
            case _:
                pass
    return frozenset(found)


def judge_look_alikes(modules: Collection[Module]) -> Iterator[Violation]:
    """Names that are drawn like another name but spelled with other characters."""
    suspects = [
        (module, line, name)
        for module in modules
        if not module.text.isascii()
        for line, name in _identifiers(module)
        if not name.isascii()
    ]
    if not suspects:
        return
    known = {name for module in modules for _, name in _identifiers(module)}
    known.update(MEMBERS, MEMBERS.values())
    for module, line, name in suspects:
        plain = "".join(LOOK_ALIKES.get(letter, letter) for letter in name)
        if plain != name and plain in known:
            spelled = " ".join(
                unicodedata.name(letter, hex(ord(letter)))
                for letter in name
                if letter in LOOK_ALIKES
            )
            message = f"{quoted(name)} is spelled with {spelled}"
            yield Violation(module.file, line, rules.LOOK_ALIKE, message)


def _identifiers(module: Module) -> Iterator[tuple[int, str]]:
    for node in module.nodes:
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
                yield node.lineno, name
            case (
                ast.FunctionDef(name=name)
                | ast.AsyncFunctionDef(name=name)
                | ast.ClassDef(name=name)
            ):
                yield node.lineno, name
            case ast.keyword(arg=str() as name):
                yield node.lineno, name
            case ast.alias():
                yield node.lineno, node.asname or node.name
            case _:
                pass
