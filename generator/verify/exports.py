"""Exports and references: every name that is imported, exported or built exists.

The judge sees the whole package here, flavour-free modules included, so that a file
that lost its end in the same way in both flavours is noticed by those who use it.
"""

import ast
import re
from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Rule
from generator.verify import rules
from generator.verify.lifecycle import owns_shell
from generator.verify.modules import Library, Module, every_statement
from generator.verify.pairs import Pair
from generator.verify.scope import (
    ClassOrigin,
    FunctionOrigin,
    Missing,
    ModuleOrigin,
    Origin,
    Scope,
    VariableOrigin,
    imports_of,
    literal_strings,
)
from generator.verify.violations import Violation
from generator.verify.vocabulary import CLASS_PREFIX
from generator.verify.words import twin_class

_OPERATIONS: Final = "_operations"


def judge_references(library: Library, scope: Scope) -> Iterator[Violation]:
    """Imports and attributes of modules that name what the package does not have."""
    for module in library.modules.values():
        yield from _imports(module, scope)
        yield from _attributes(module, scope)


def _imports(module: Module, scope: Scope) -> Iterator[Violation]:
    for node in every_statement(module.tree.body):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        for each in imports_of(node):
            if each.member == "*":
                message = "'import *' hides which names are imported"
                yield _violation(module, node, rules.UNRESOLVED_IMPORT, message)
            match scope.imported(module, each):
                case Missing(name=name):
                    message = f"'{name}' does not exist"
                    yield _violation(module, node, rules.UNRESOLVED_IMPORT, message)
                case _:
                    pass


def _attributes(module: Module, scope: Scope) -> Iterator[Violation]:
    lacking = {
        (name, member)
        for name, member, origin in _members_in_text(module, scope)
        if isinstance(origin, Missing)
    }
    if not lacking:
        return
    hidden = {
        node.id if isinstance(node, ast.Name) else node.arg
        for node in module.nodes
        if isinstance(node, ast.arg)
        or (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
    }
    for node in module.nodes:
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=member):
                if (name, member) in lacking and name not in hidden:
                    message = f"'{name}' has no '{member}'"
                    yield _violation(module, node, rules.UNRESOLVED_IMPORT, message)
            case _:
                pass


def _members_in_text(
    module: Module, scope: Scope
) -> Iterator[tuple[str, str, Origin | None]]:
    """What stands in a text behind the name of a module of the package and a dot.

    Reading the text is much faster than reading the tree, which is only done for names
    that are suspicious after this.
    """
    keys = {
        name: origin.key
        for name in scope.bindings(module)
        if isinstance(origin := scope.resolve(module, name), ModuleOrigin)
    }
    if keys:
        names = "|".join(map(re.escape, keys))
        found = re.findall(rf"\b({names})\.(\w+)", module.text)
        for name, member in dict.fromkeys(found):
            yield name, member, scope.member(keys[name], member)


def judge_exports(pair: Pair, library: Library, scope: Scope) -> Iterator[Violation]:
    """Export lists, lazy exports, and the operations, of the package of a pair."""
    faces: list[Module] = []
    for key, module in library.modules.items():
        if key[: len(pair.package)] != pair.package:
            continue
        yield from _list(module, scope)
        rows = scope.exports(module)
        if rows is not None:
            faces.append(module)
            yield from _rows(module, rows, scope)
            yield from _twins(pair, module, rows, scope)
        elif "_EXPORTS" in scope.bindings(module):
            message = "'_EXPORTS' is not a mapping of string literals"
            yield Violation(module.file, 1, rules.MISSING_EXPORT, message)
    yield from _clients(pair, faces, scope)
    yield from _operations(pair, library, scope)


def _list(module: Module, scope: Scope) -> Iterator[Violation]:
    binding = scope.bindings(module).get("__all__")
    if not isinstance(binding, VariableOrigin) or binding.value is None:
        return
    names = literal_strings(binding.value)
    if names is None:
        return
    lazy = scope.exports(module) or {}
    known = scope.bindings(module)
    for name in names:
        if name not in known and name not in lazy and "*" not in known:
            message = f"'__all__' names '{name}', which does not exist"
            yield _violation(module, binding.value, rules.DIFFERENT_EXPORTS, message)
    for name in sorted({name for name in names if names.count(name) > 1}):
        message = f"'__all__' names '{name}' twice"
        yield _violation(module, binding.value, rules.DIFFERENT_EXPORTS, message)
    for name in lazy:
        if name not in names:
            message = f"'__all__' lacks the lazily exported '{name}'"
            yield _violation(module, binding.value, rules.DIFFERENT_EXPORTS, message)


def _rows(
    module: Module, rows: dict[str, tuple[str, int]], scope: Scope
) -> Iterator[Violation]:
    typed = _typed_imports(module, scope)
    for name, (path, line) in rows.items():
        origin = scope.exported(module, path, name)
        if isinstance(origin, Missing) or isinstance(origin, ModuleOrigin):
            message = f"'{path}' has no '{name}'"
            yield Violation(module.file, line, rules.MISSING_EXPORT, message)
        if name not in typed:
            message = f"type checkers do not see '{name}'"
            yield Violation(module.file, line, rules.UNTYPED_EXPORT, message)
        elif typed[name][0] != origin:
            message = f"type checkers see another '{name}'"
            yield Violation(module.file, line, rules.UNTYPED_EXPORT, message)
    for name, (_, line) in typed.items():
        if name not in rows:
            message = f"'{name}' is imported for type checkers and not exported"
            yield Violation(module.file, line, rules.UNTYPED_EXPORT, message)


def _typed_imports(
    module: Module, scope: Scope
) -> dict[str, tuple[Origin | None, int]]:
    """What `if TYPE_CHECKING:` imports from inside the package."""
    found: dict[str, tuple[Origin | None, int]] = {}
    for statement in module.tree.body:
        match statement:
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), body=body):
                pass
            case ast.If(test=ast.Attribute(attr="TYPE_CHECKING"), body=body):
                pass
            case _:
                continue
        for node in body:
            if isinstance(node, ast.Import | ast.ImportFrom):
                for each in imports_of(node):
                    if not isinstance(scope.target(module, each.level, each.path), str):
                        origin = scope.imported(module, each)
                        found[each.bound] = origin, each.line
    return found


def _twins(
    pair: Pair, module: Module, rows: dict[str, tuple[str, int]], scope: Scope
) -> Iterator[Violation]:
    """A face that exports a class of one tree exports its twin as well."""
    for name, (path, line) in rows.items():
        match scope.exported(module, path, name):
            case ClassOrigin(module=home, node=node):
                if pair.in_sync(home.key):
                    twin = twin_class(node.name)
                elif pair.in_async(home.key):
                    twin = _sync_class(node.name)
                else:
                    continue
                if twin not in rows:
                    message = f"'{name}' is exported without '{twin}'"
                    yield Violation(module.file, line, rules.UNPAIRED_EXPORT, message)
            case _:
                pass


def _sync_class(name: str) -> str:
    bare = name.lstrip("_")
    prefix = name[: len(name) - len(bare)]
    return prefix + bare.removeprefix(CLASS_PREFIX)


def _clients(pair: Pair, faces: list[Module], scope: Scope) -> Iterator[Violation]:
    """A public class that owns a shell is a client, and some face exports it."""
    exported = {
        scope.exported(face, path, name)
        for face in faces
        for name, (path, _) in (scope.exports(face) or {}).items()
    }
    for module in (*pair.sync.values(), *pair.twins.values()):
        for node in module.tree.body:
            if not isinstance(node, ast.ClassDef) or node.name.startswith("_"):
                continue
            if owns_shell(node) and ClassOrigin(module, node) not in exported:
                message = f"no public module exports '{node.name}'"
                yield _violation(module, node, rules.UNPAIRED_EXPORT, message)


def _operations(pair: Pair, library: Library, scope: Scope) -> Iterator[Violation]:
    """Every public request builder is used outside its own module."""
    folder = (*pair.package, _OPERATIONS)
    builders = {
        key: module
        for key, module in library.modules.items()
        if key[: len(folder)] == folder and len(key) > len(folder)
    }
    if not builders:
        return
    used = {
        origin
        for key, module in library.modules.items()
        if key[: len(pair.package)] == pair.package
        for origin in _used(module, scope)
    }
    for module in builders.values():
        for node in module.tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                if FunctionOrigin(module, node) in used:
                    continue
                message = f"no method uses the request builder '{node.name}'"
                yield _violation(module, node, rules.UNUSED_OPERATION, message)


def _used(module: Module, scope: Scope) -> Iterator[Origin | None]:
    for name in scope.bindings(module):
        origin = scope.resolve(module, name)
        if not isinstance(origin, FunctionOrigin) or origin.module is not module:
            yield origin
    for _, _, origin in _members_in_text(module, scope):
        yield origin


def _violation(module: Module, node: ast.AST, rule: Rule, message: str) -> Violation:
    return Violation(module.file, getattr(node, "lineno", 1), rule, message)
