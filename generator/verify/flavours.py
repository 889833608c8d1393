"""Words that one flavour must not use, and names that look like others.

Folding compares the twins, so it cannot see a word that is wrong in both in the same
way, and a file without a twin is not folded at all. This module reads each file alone.
"""

import ast
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from generator.diagnostics import Rule
from generator.verify import rules
from generator.verify.modules import Library, Module, comments_of, every_node
from generator.verify.pairs import Pair
from generator.verify.scope import External, Scope, VariableOrigin, members_of
from generator.verify.twins import flavour_free_names
from generator.verify.violations import Violation, quoted
from generator.verify.vocabulary import (
    ASYNC_FOLDER,
    BLOCKING_MODULES,
    BLOCKING_NAMES,
    CALLED_MEMBERS,
    HARMLESS_NAMES,
    LOOK_ALIKES,
    LOOP_MODULES,
    LOOP_NAMES,
    MEMBERS,
    NAMES,
    SHARED_BLOCKING_MODULES,
    SHARED_BLOCKING_NAMES,
    SYNC_FOLDER,
    UNMISTAKABLE_WORDS,
)
from generator.verify.words import Words, foreign_words


@dataclass(frozen=True, slots=True)
class _Refused:
    """What one flavour must not use."""

    flavour: str
    names: Collection[str]
    members: Collection[str]
    called: Collection[str]
    folder: str
    words: Collection[str]
    rule: Rule
    modules: Collection[str]
    functions: Collection[str]
    reason: str


def _refused_in_sync(words: Words) -> _Refused:
    members = frozenset(MEMBERS.values())
    return _Refused(
        flavour="sync",
        names=words.only_async,
        members=members,
        called=frozenset(CALLED_MEMBERS.values()),
        folder=ASYNC_FOLDER,
        words=members | words.only_async | frozenset(NAMES.values()),
        rule=rules.LOOP_NAME,
        modules=LOOP_MODULES,
        functions=LOOP_NAMES,
        reason="needs an event loop",
    )


def _refused_in_async(words: Words) -> _Refused:
    return _Refused(
        flavour="async",
        names=words.only_sync,
        members=frozenset(MEMBERS),
        called=frozenset(),
        folder=SYNC_FOLDER,
        words=UNMISTAKABLE_WORDS,
        rule=rules.BLOCKING_NAME,
        modules=BLOCKING_MODULES,
        functions=BLOCKING_NAMES,
        reason="blocks the event loop",
    )


def _refused_in_shared_code() -> _Refused:
    return _Refused(
        flavour="shared",
        names=frozenset(),
        members=frozenset(),
        called=frozenset(),
        folder="",
        words=frozenset(),
        rule=rules.BLOCKING_NAME,
        modules=SHARED_BLOCKING_MODULES,
        functions=SHARED_BLOCKING_NAMES,
        reason="blocks, and async code calls this module",
    )


def judge_words(
    pair: Pair,
    library: Library,
    scope: Scope,
    words: Words,
    leaves: frozenset[str],
) -> Iterator[Violation]:
    """Judge every module of a package: both trees, and what they share."""
    for key, module in pair.sync.items():
        is_leaf = ".".join(key) in leaves
        judge = _Judge(pair, module, scope, _refused_in_sync(words), is_leaf)
        yield from judge.judge()
        yield from _async_syntax(module)
    for key, module in pair.twins.items():
        is_leaf = ".".join(key) in leaves
        judge = _Judge(pair, module, scope, _refused_in_async(words), is_leaf)
        yield from judge.judge()

    for key, module in library.modules.items():
        if key[: len(pair.package)] != pair.package:
            continue
        if not (pair.in_sync(key) or pair.in_async(key)):
            judge = _Judge(pair, module, scope, _refused_in_shared_code(), False)
            yield from judge.blocking()


def _async_syntax(module: Module) -> Iterator[Violation]:
    for node in every_node(module.tree):
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
    """Judges the words of one module."""

    def __init__(
        self,
        pair: Pair,
        module: Module,
        scope: Scope,
        refused: _Refused,
        is_leaf: bool,
    ) -> None:
        self._module = module
        self._scope = scope
        self._refused = refused
        self._is_leaf = is_leaf
        self._verbatim = flavour_free_names(pair, module, scope)

    def judge(self) -> Iterator[Violation]:
        """All violations of the module."""
        for node in every_node(self._module.tree):
            yield from self._words(node)
            yield from self._blocking(node)
        yield from self._comments()

    def blocking(self) -> Iterator[Violation]:
        """The violations that calls and imports are."""
        for node in every_node(self._module.tree):
            yield from self._blocking(node)

    # Words of the other flavour

    def _words(self, node: ast.AST) -> Iterator[Violation]:
        refused = self._refused
        match node:
            case ast.Name(id=name) if name not in self._verbatim:
                yield from self._foreign(node.lineno, {name}, refused.names)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield from self._foreign(node.lineno, {name}, refused.members)
            case ast.ClassDef(name=name):
                yield from self._foreign(node.lineno, {name}, refused.names)
                for member, statement in members_of(node):
                    yield from self._foreign(
                        statement.lineno, {member}, refused.members
                    )
            case ast.Attribute(value=value, attr=name):
                if not self._is_harmless(value):
                    yield from self._foreign(node.lineno, {name}, refused.members)
                    yield from self._foreign(node.lineno, {name}, refused.called)
            case ast.Call(
                func=ast.Name(id="setattr" | "getattr" | "delattr"),
                args=[_, ast.Constant(value=str() as name), *_],
            ):
                yield from self._foreign(node.lineno, {name}, refused.members)
            case ast.Constant(value=str() as text):
                found = foreign_words(text, refused.words, refused.folder)
                yield from self._foreign(node.lineno, found, found)
            case ast.Import(names=names):
                for alias in names:
                    parts = {*alias.name.split("."), alias.asname or ""}
                    yield from self._foreign(node.lineno, parts, {refused.folder})
            case ast.ImportFrom(module=path, names=names):
                parts = set((path or "").split("."))
                yield from self._foreign(node.lineno, parts, {refused.folder})
                for alias in names:
                    parts = {alias.name, alias.asname or alias.name} - self._verbatim
                    taken = {*refused.names, refused.folder}
                    yield from self._foreign(node.lineno, parts, taken)
            case _:
                pass

    def _is_harmless(self, value: ast.expr) -> bool:
        match value:
            case ast.Name(id=name):
                return name in self._verbatim or (self._is_leaf and name != "self")
            case _:
                return self._is_leaf

    def _foreign(
        self, line: int, found: Collection[str], refused: Collection[str]
    ) -> Iterator[Violation]:
        for word in sorted(found):
            if word in refused:
                message = f"'{word}' does not belong into {self._refused.flavour} code"
                yield Violation(self._module.file, line, rules.FOREIGN_WORD, message)

    def _comments(self) -> Iterator[Violation]:
        for line, text in comments_of(self._module):
            found = foreign_words(text, self._refused.words, self._refused.folder)
            yield from self._foreign(line, found, found)

    # Names that block or need a loop

    def _blocking(self, node: ast.AST) -> Iterator[Violation]:
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
                    if name not in _bound_names(self._module.tree):
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


def _bound_names(tree: ast.Module) -> frozenset[str]:
    """Names that a module assigns somewhere; they hide the built-in ones."""
    found: set[str] = set()
    for node in every_node(tree):
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
        for line, name in _identifiers(module.tree)
        if not name.isascii()
    ]
    if not suspects:
        return
    known = {name for module in modules for _, name in _identifiers(module.tree)}
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


def _identifiers(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in every_node(tree):
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
