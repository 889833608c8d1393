"""The lifecycle rule: sync classes close, async classes aclose, and nothing else.

A resource class is one that defines or inherits a part of a lifecycle, that makes a
shell of its own, or that derives from a class of a module called `lifecycle`. Each is
judged alone, in both trees, so that a fault that both flavours share is found as well.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.diagnostics import Rule
from generator.verify import rules
from generator.verify.inference import own_nodes
from generator.verify.modules import Module, every_node, every_statement
from generator.verify.pairs import Pair
from generator.verify.scope import ClassOrigin, FunctionNode, Scope, members_of
from generator.verify.violations import Violation
from generator.verify.vocabulary import MEMBERS, SHELLS


@dataclass(frozen=True, slots=True)
class _Lifecycle:
    """The names of one flavour."""

    close: str
    enter: str
    exit: str
    is_async: bool

    @property
    def names(self) -> tuple[str, str, str]:
        return self.close, self.enter, self.exit


_SYNC: Final = _Lifecycle("close", "__enter__", "__exit__", is_async=False)
_ASYNC: Final = _Lifecycle(
    MEMBERS["close"], MEMBERS["__enter__"], MEMBERS["__exit__"], is_async=True
)
_MIXIN_MODULE: Final = "lifecycle"


def judge_lifecycles(pair: Pair, scope: Scope) -> Iterator[Violation]:
    """Judge every class of both trees of a pair."""
    for modules, ours, theirs in (
        (pair.sync.values(), _SYNC, _ASYNC),
        (pair.twins.values(), _ASYNC, _SYNC),
    ):
        for module in modules:
            for node in every_statement(module.tree.body):
                if isinstance(node, ast.ClassDef):
                    origin = ClassOrigin(module, node)
                    yield from _Judge(module, origin, scope, ours, theirs).judge()


class _Judge:
    """Judges one class."""

    def __init__(
        self,
        module: Module,
        origin: ClassOrigin,
        scope: Scope,
        ours: _Lifecycle,
        theirs: _Lifecycle,
    ) -> None:
        self._module = module
        self._origin = origin
        self._scope = scope
        self._ours = ours
        self._theirs = theirs
        self._shells = own_shells(origin.node)

    def judge(self) -> Iterator[Violation]:
        """All violations of the class."""
        yield from self._wrong_names()
        if not self._is_resource():
            return
        for name in self._ours.names:
            if self._scope.lookup(self._origin, name) is None:
                message = f"the resource class '{self._origin.name}' has no '{name}'"
                line = self._origin.node.lineno
                yield self._violation(line, rules.MISSING_LIFECYCLE, message)
        for name, statement in members_of(self._origin.node):
            if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
                if name == self._ours.enter:
                    yield from self._enter(statement)
                elif name == self._ours.exit:
                    yield from self._exit(statement)
                elif name == self._ours.close:
                    yield from self._close(statement)
            elif name in self._ours.names:
                message = f"'{name}' of '{self._origin.name}' is not a method"
                yield self._violation(
                    statement.lineno, rules.MISSING_LIFECYCLE, message
                )
        yield from self._hint()

    def _is_resource(self) -> bool:
        names = {*self._ours.names, *self._theirs.names}
        return (
            bool(self._shells)
            or any(self._scope.lookup(self._origin, name) for name in names)
            or any(
                each.module.key[-1:] == (_MIXIN_MODULE,)
                for each in self._scope.line(self._origin)
            )
        )

    def _wrong_names(self) -> Iterator[Violation]:
        for name in self._theirs.names:
            found = self._scope.lookup(self._origin, name)
            if found is None:
                continue
            owner, statement = found
            own = owner == self._origin
            line = statement.lineno if own else self._origin.node.lineno
            how = "defines" if own else f"inherits from '{owner.name}'"
            message = f"'{self._origin.name}' {how} '{name}'"
            yield self._violation(line, rules.WRONG_LIFECYCLE, message)

    def _enter(self, node: FunctionNode) -> Iterator[Violation]:
        receiver = _receiver(node)
        returns = [
            each for each in own_nodes(node.body) if isinstance(each, ast.Return)
        ]
        last = node.body[-1]
        if not isinstance(last, ast.Return) or not all(
            isinstance(each.value, ast.Name) and each.value.id == receiver
            for each in returns
        ):
            message = f"'{node.name}' does not return the object itself"
            yield self._violation(node.lineno, rules.ENTER_NOT_SELF, message)

    def _exit(self, node: FunctionNode) -> Iterator[Violation]:
        if not self._closes(node.body, _receiver(node)):
            message = f"'{node.name}' does not call '{self._ours.close}' in every case"
            yield self._violation(node.lineno, rules.EXIT_WITHOUT_CLOSE, message)
        for each in own_nodes(node.body):
            if isinstance(each, ast.Return) and not self._returns_nothing(each, node):
                message = f"'{node.name}' returns a value, which may hide an exception"
                yield self._violation(each.lineno, rules.EXIT_WITHOUT_CLOSE, message)

    def _returns_nothing(self, statement: ast.Return, node: FunctionNode) -> bool:
        match statement.value:
            case None | ast.Constant(value=None | False):
                return True
            case _:
                return self._is_close(statement, _receiver(node))

    def _closes(self, body: list[ast.stmt], receiver: str) -> bool:
        """Whether the close call is reached however the body runs."""
        for statement in body:
            if self._is_close(statement, receiver):
                return True
            match statement:
                case ast.Try(body=inner, finalbody=final):
                    if self._closes(final, receiver) or self._closes(inner, receiver):
                        return True
                case ast.With(body=inner) | ast.AsyncWith(body=inner):
                    if self._closes(inner, receiver):
                        return True
                case _:
                    pass
            if any(
                isinstance(each, ast.Return | ast.Raise)
                for each in own_nodes([statement])
            ):
                return False
        return False

    def _is_close(self, statement: ast.stmt, receiver: str) -> bool:
        match statement:
            case ast.Expr(value=value) | ast.Return(value=ast.expr() as value):
                pass
            case _:
                return False
        if self._ours.is_async:
            if not isinstance(value, ast.Await):
                return False
            value = value.value
        match value:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=holder), attr=name)):
                return holder == receiver and name == self._ours.close
            case _:
                return False

    def _close(self, node: FunctionNode) -> Iterator[Violation]:
        calls = [each for each in own_nodes(node.body) if isinstance(each, ast.Call)]
        closed = {
            call.func.value.attr
            for call in calls
            if isinstance(call.func, ast.Attribute)
            and call.func.attr == self._ours.close
            and isinstance(call.func.value, ast.Attribute)
        }
        if not calls or not self._shells <= closed:
            message = f"'{node.name}' of '{self._origin.name}' closes nothing it owns"
            yield self._violation(node.lineno, rules.IDLE_CLOSE, message)

    def _hint(self) -> Iterator[Violation]:
        name = self._origin.name
        if name.startswith("_") or name in SHELLS:
            return
        if self._scope.lookup(self._origin, "__getattr__") is None:
            message = f"nothing tells callers of '{name}' the right way to close it"
            line = self._origin.node.lineno
            yield self._violation(line, rules.NO_CLOSE_HINT, message)

    def _violation(self, line: int, rule: Rule, message: str) -> Violation:
        return Violation(self._module.file, line, rule, message)


def owns_shell(node: ast.ClassDef) -> bool:
    """Whether a class makes a shell of its own."""
    return bool(own_shells(node))


@lru_cache(maxsize=4096)
def own_shells(node: ast.ClassDef) -> frozenset[str]:
    """Attributes that a class fills with a shell that it makes itself."""
    return frozenset(_own_shells(node))


def _own_shells(node: ast.ClassDef) -> Iterator[str]:
    for each in every_node(node):
        match each:
            case ast.Assign(
                targets=[ast.Attribute(attr=name)], value=ast.expr() as value
            ) | ast.AnnAssign(
                target=ast.Attribute(attr=name), value=ast.expr() as value
            ):
                if any(_makes_shell(inner) for inner in every_node(value)):
                    yield name
            case _:
                pass


def _makes_shell(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name in SHELLS
        case _:
            return False


def _receiver(node: FunctionNode) -> str:
    arguments = [*node.args.posonlyargs, *node.args.args]
    return arguments[0].arg if arguments else ""
