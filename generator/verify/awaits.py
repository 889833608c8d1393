"""The await rule: what folding cannot see.

Folding an async tree to sync removes every `async` and `await`, so a dropped or
doubled one leaves no trace there. This module decides, without looking at the awaits,
which calls give something to await, and then wants exactly one `await` over each of
these and over nothing else. Since the decision does not depend on the await, dropping
one, doubling one and adding one are all seen.

Which calls these are:

* The callee is followed as far as the text says what it is: a function of the package,
  a method called on `self`, on `super()`, on an attribute or a local name with an
  annotation, with a constructor call, or passed in through an annotated parameter. If
  it is followed to a definition, the definition decides: an `async def` without
  `yield` (or a result annotated `Awaitable` or `Coroutine`) is awaited, one with
  `yield` (or a result that is an asynchronous iterator) is iterated by `async for`,
  any other is a plain call. So `async def get` of a client and `headers.get()` do not
  meet: the name alone is never taken for a public method.
* A callee from outside the package that is known by its full name (`asyncio.sleep`) is
  looked up in a list; what the list does not hold is a plain call.
* Only for a callee on an object of which nothing is known does the bare name decide:
  the words of `AWAITABLE_MEMBERS`, which belong to no container or string, and the
  coroutines that the async tree itself defines, but of these only private ones (`_x`,
  which no foreign object has) and those of the shell class whose names no built-in
  type uses. An attribute called `_shell` is an object of the shell class.

A false alarm is cured by an annotation in the template, or by a word in the list; a
miss would need a call of an unknown object through a name that nobody declared, and
then its `await` would be refused, so that it cannot go unnoticed.

The decision does depend on `async def`, so that must not change unseen either. A
function that holds an await cannot lose its `async` (the file does not compile), and a
coroutine must hold one; the exceptions hold none: `__aenter__`, methods that only
raise, stubs. Hence special methods and public methods are `async def` by list and rule.
Plain public methods are properties, static and class methods, those of
`PLAIN_METHODS`, and those whose result is an asynchronous iterator or another class of
the async tree (a page iterator, a view), unless they do nothing but raise.

`with` and `for` are closed in the same way: what is known as a sync-only context
manager stands under `with`, everything else under `async with`; what is known as an
asynchronous iterator stands under `async for`, everything else under `for`.
"""

import ast
from collections.abc import Iterable, Iterator
from typing import Final

from generator.diagnostics import Rule
from generator.verify import rules
from generator.verify.inference import Inference, is_generator, own_nodes
from generator.verify.modules import Module, statements_of
from generator.verify.pairs import Pair
from generator.verify.scope import ClassOrigin, External, FunctionNode, Scope
from generator.verify.types import Assumptions, Context, Instance, Kind, Named
from generator.verify.violations import Violation, quoted
from generator.verify.vocabulary import (
    ASYNC_DUNDERS,
    BLOCKING_MEMBERS,
    COROUTINE_CONSUMERS,
    MACHINERY,
    PLAIN_METHODS,
    SHELLS,
)

_BUILTIN_METHODS: Final = frozenset(
    name
    for kind in (bytes, bytearray, dict, float, frozenset, int, list, set, str, tuple)
    for name in dir(kind)
)


def judge_awaits(pair: Pair, scope: Scope) -> Iterator[Violation]:
    """Judge every module of the async tree of a pair."""
    inference = Inference(scope, assumptions_of(pair.twins.values()))
    for module in pair.twins.values():
        yield from _Judge(pair, module, scope, inference).judge()


def assumptions_of(modules: Iterable[Module]) -> Assumptions:
    """What unknown objects are taken for, derived from the async tree."""
    coroutines: set[str] = set()
    plain: set[str] = set()
    shells: list[ClassOrigin] = []
    for module in modules:
        for node in module.nodes:
            match node:
                case ast.AsyncFunctionDef(name=name) if not is_generator(node):
                    if name.startswith("_") and not name.startswith("__"):
                        coroutines.add(name)
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                    plain.add(name)
                case ast.ClassDef(name=name) if name in SHELLS:
                    shells.append(ClassOrigin(module, node))
                case _:
                    pass
    for shell in shells:
        for statement in statements_of(shell.node.body):
            if isinstance(statement, ast.AsyncFunctionDef):
                if not is_generator(statement) and not statement.name.startswith("_"):
                    coroutines.add(statement.name)
    return Assumptions(
        frozenset(coroutines - plain - _BUILTIN_METHODS),
        shells[0] if len(shells) == 1 else None,
    )


class _Judge:
    """Judges one module of an async tree."""

    def __init__(
        self, pair: Pair, module: Module, scope: Scope, inference: Inference
    ) -> None:
        self._pair = pair
        self._module = module
        self._scope = scope
        self._inference = inference
        below = module.key[len(pair.package) + 1 :]
        self._is_machinery = ".".join(below) in MACHINERY

    def judge(self) -> Iterator[Violation]:
        """All violations of the module."""
        stack: list[tuple[ast.AST, ast.AST, Context]] = [
            (node, self._module.tree, Context(self._module))
            for node in self._module.tree.body
        ]
        while stack:
            node, parent, context = stack.pop()
            yield from self._node(node, parent, context)
            stack.extend(self._children(node, parent, context))

    def _children(
        self, node: ast.AST, parent: ast.AST, context: Context
    ) -> Iterator[tuple[ast.AST, ast.AST, Context]]:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                is_method = isinstance(parent, ast.ClassDef)
                names = self._inference.locals_of(node, context, is_method=is_method)
                inner = Context(context.module, context.owner, names)
                inside = [node.body] if isinstance(node, ast.Lambda) else node.body
                yield from ((each, node, inner) for each in inside)
                yield node.args, node, context
                if not isinstance(node, ast.Lambda):
                    yield from ((each, node, context) for each in node.decorator_list)
            case ast.ClassDef():
                owner = ClassOrigin(context.module, node)
                inner = Context(context.module, owner, context.names)
                yield from ((each, node, inner) for each in node.body)
                yield from ((each, node, context) for each in node.decorator_list)
                yield from ((each, node, context) for each in node.bases)
            case ast.If() if isinstance(parent, ast.ClassDef):
                # Methods below `if not TYPE_CHECKING` are still methods.
                yield from (
                    (each, parent, context) for each in [*node.body, *node.orelse]
                )
                yield node.test, node, context
            case _:
                yield from (
                    (each, node, context) for each in ast.iter_child_nodes(node)
                )

    def _node(
        self, node: ast.AST, parent: ast.AST, context: Context
    ) -> Iterator[Violation]:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from self._function(node, parent, context)
            case ast.Call():
                yield from self._call(node, parent, context)
            case ast.Await(value=value):
                yield from self._await(node, value, context)
            case ast.With(items=items):
                for item in items:
                    yield from self._with(item.context_expr, context)
            case ast.AsyncWith(items=items):
                for item in items:
                    yield from self._async_with(item.context_expr, context)
            case ast.For(iter=iterated):
                yield from self._for(iterated, context)
            case ast.AsyncFor(iter=iterated):
                yield from self._async_for(iterated, context)
            case ast.comprehension(iter=iterated, is_async=is_async):
                loop = self._async_for if is_async else self._for
                yield from loop(iterated, context)
            case _:
                pass

    # Calls and awaits

    def _call(
        self, call: ast.Call, parent: ast.AST, context: Context
    ) -> Iterator[Violation]:
        kind = self._inference.kind(call, context)
        if kind is Kind.COROUTINE:
            if isinstance(parent, ast.Await) or self._is_consumed(
                call, parent, context
            ):
                return
            message = f"no await stands directly over {_source(call)}"
            yield self._violation(call, rules.MISSING_AWAIT, message)
        elif isinstance(call.func, ast.Attribute):
            if call.func.attr in BLOCKING_MEMBERS and self._inference.is_unknown(
                call.func.value, context
            ):
                message = f"{_source(call)} blocks the event loop"
                yield self._violation(call, rules.BLOCKING_NAME, message)

    def _is_consumed(self, call: ast.Call, parent: ast.AST, context: Context) -> bool:
        if not isinstance(parent, ast.Call) or call not in parent.args:
            return False
        match self._inference.type_of(parent.func, context):
            case Named(origin=External(name=name)):
                return name in COROUTINE_CONSUMERS
            case _:
                return False

    def _await(
        self, node: ast.Await, value: ast.expr, context: Context
    ) -> Iterator[Violation]:
        if isinstance(value, ast.Await):
            message = f"a second await stands over {_source(value)}"
            yield self._violation(node, rules.WRONG_AWAIT, message)
            return
        if isinstance(value, ast.Call):
            if self._inference.kind(value, context) is Kind.COROUTINE:
                return
        if not self._inference.is_awaitable_value(value, context):
            message = f"{_source(value)} is not known as awaitable"
            yield self._violation(node, rules.WRONG_AWAIT, message)

    # Contexts and loops

    def _with(self, held: ast.expr, context: Context) -> Iterator[Violation]:
        if not self._inference.is_sync_context(held, context):
            message = f"{_source(held)} is entered by a plain 'with'"
            yield self._violation(held, rules.PLAIN_WITH, message)

    def _async_with(self, held: ast.expr, context: Context) -> Iterator[Violation]:
        if self._inference.is_sync_context(held, context):
            message = f"{_source(held)} is entered by 'async with'"
            yield self._violation(held, rules.WRONG_ASYNC_WITH, message)

    def _for(self, iterated: ast.expr, context: Context) -> Iterator[Violation]:
        if self._inference.is_async_iterable(iterated, context):
            message = f"{_source(iterated)} is iterated by a plain 'for'"
            yield self._violation(iterated, rules.PLAIN_FOR, message)

    def _async_for(self, iterated: ast.expr, context: Context) -> Iterator[Violation]:
        if not self._inference.is_async_iterable(iterated, context):
            message = f"{_source(iterated)} is not known as an asynchronous iterator"
            yield self._violation(iterated, rules.WRONG_ASYNC_FOR, message)

    # Functions

    def _function(
        self, node: FunctionNode, parent: ast.AST, context: Context
    ) -> Iterator[Violation]:
        is_method = isinstance(parent, ast.ClassDef)
        if isinstance(node, ast.FunctionDef):
            if node.name in ASYNC_DUNDERS:
                message = f"'{node.name}' must be 'async def'"
                yield self._violation(node, rules.PLAIN_METHOD, message)
            elif is_method and self._must_be_coroutine(node, context):
                message = f"the public method '{node.name}' must be 'async def'"
                yield self._violation(node, rules.PLAIN_METHOD, message)
            elif is_generator(node) and self._promises_async(node, context):
                message = (
                    f"the asynchronous generator '{node.name}' must be 'async def'"
                )
                yield self._violation(node, rules.PLAIN_METHOD, message)
        elif is_generator(node):
            return
        elif _is_dunder(node.name) and node.name not in ASYNC_DUNDERS:
            message = f"'{node.name}' must be a plain 'def'"
            yield self._violation(node, rules.IDLE_COROUTINE, message)
        elif not (_may_be_idle(node) or _awaits(node)):
            message = f"'{node.name}' is 'async def' and awaits nothing"
            yield self._violation(node, rules.IDLE_COROUTINE, message)

    def _must_be_coroutine(self, node: ast.FunctionDef, context: Context) -> bool:
        owner = context.owner
        if owner is None or node.name.startswith("_") or node.name in PLAIN_METHODS:
            return False
        if owner.name.startswith("_") or owner.name in SHELLS:
            return False
        if self._is_machinery:
            return False
        if any(_is_plain_marker(each) for each in node.decorator_list):
            return False
        return _only_raises(node) or not self._promises_async(node, context)

    def _promises_async(self, node: FunctionNode, context: Context) -> bool:
        """Whether the result is an asynchronous iterator or a class of the tree."""
        if node.returns is None:
            return False
        match self._inference.annotated(node.returns, context):
            case Instance(origin=origin):
                if is_generator(node):
                    return self._scope.lookup(origin, "__aiter__") is not None
                return self._pair.in_async(origin.module.key)
            case _:
                return self._inference.names_async_iterator(node.returns, context)

    def _violation(self, node: ast.AST, rule: Rule, message: str) -> Violation:
        line = getattr(node, "lineno", 1)
        return Violation(self._module.file, line, rule, message)


def _is_dunder(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


def _is_plain_marker(decorator: ast.expr) -> bool:
    match decorator:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in (
                "cached_property",
                "classmethod",
                "deleter",
                "property",
                "setter",
                "staticmethod",
            )
        case _:
            return False


def _may_be_idle(node: FunctionNode) -> bool:
    return node.name == "__aenter__" or _only_raises(node) or _is_stub(node)


def _only_raises(node: FunctionNode) -> bool:
    body = _without_docstring(node.body)
    return len(body) == 1 and isinstance(body[0], ast.Raise)


def _is_stub(node: FunctionNode) -> bool:
    match _without_docstring(node.body):
        case [ast.Expr(value=ast.Constant(value=value))]:
            return value is ...
        case _:
            return False


def _without_docstring(body: list[ast.stmt]) -> list[ast.stmt]:
    match body:
        case [ast.Expr(value=ast.Constant(value=str())), *rest]:
            return rest
        case _:
            return body


def _awaits(node: FunctionNode) -> bool:
    return any(
        isinstance(each, ast.Await | ast.AsyncFor | ast.AsyncWith)
        or (isinstance(each, ast.comprehension) and bool(each.is_async))
        for each in own_nodes(node.body)
    )


def _source(node: ast.expr) -> str:
    return quoted(ast.unparse(node))
