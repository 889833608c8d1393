"""Light type inference: enough to know whether a call gives something to await.

Types come from annotations, constructor calls and assignments to `self`; there is no
flow analysis. What is not known is `None`, and the caller falls back to word lists.
"""

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from generator.verify.modules import Module, statements_of
from generator.verify.scope import (
    ClassOrigin,
    External,
    FunctionNode,
    FunctionOrigin,
    Missing,
    ModuleOrigin,
    Origin,
    Scope,
    VariableOrigin,
    imports_of,
)
from generator.verify.types import (
    Assumptions,
    Context,
    ForeignInstance,
    Function,
    Instance,
    Kind,
    Named,
    Type,
)
from generator.verify.vocabulary import (
    ASYNC_ITERATOR_MEMBERS,
    ASYNC_ITERATOR_TYPES,
    AWAITABLE_FUNCTIONS,
    AWAITABLE_MEMBERS,
    AWAITABLE_TYPES,
    FUTURE_FUNCTIONS,
    FUTURE_MEMBERS,
    PLAIN_TYPES,
    SYNC_CONTEXTS,
)

_COROUTINE: Final = ForeignInstance("typing.Coroutine")
_FUTURE: Final = ForeignInstance("asyncio.Future")
_TRANSPARENT: Final = frozenset(
    {"Annotated", "ClassVar", "Final", "Optional", "Required", "NotRequired"}
)
_DEPTH: Final = 100


class Inference:
    """Types of expressions. It only remembers look-ups."""

    def __init__(self, scope: Scope, assumptions: Assumptions) -> None:
        self._scope = scope
        self._assumptions = assumptions
        self._attributes: dict[ClassOrigin, dict[str, Type | None]] = {}
        self._known: dict[ast.expr, Type | None] = {}
        self._depth = 0

    def kind(self, call: ast.Call, context: Context) -> Kind:
        """What a call gives."""
        match self.type_of(call.func, context):
            case Function(kind=kind):
                return kind
            case Named(origin=External(name=name)):
                return _kind_of_external(name)
            case Named():
                return Kind.PLAIN
            case Instance() as callee:
                bound = self._member(callee, "__call__")
                return bound.kind if isinstance(bound, Function) else Kind.PLAIN
            case _:
                full_name = self._full_name(call.func, context) or ""
                if full_name in AWAITABLE_FUNCTIONS:
                    return Kind.COROUTINE
                if full_name.rpartition(".")[0] in PLAIN_TYPES:
                    return Kind.PLAIN
                return self._kind_of_word(_last_word(call.func))

    def _full_name(self, func: ast.expr, context: Context) -> str | None:
        """The full name of a method of an object from outside."""
        if not isinstance(func, ast.Attribute):
            return None
        match self.type_of(func.value, context):
            case ForeignInstance(name=name):
                return f"{name}.{func.attr}"
            case _:
                return None

    def is_async_iterable(self, node: ast.expr, context: Context) -> bool:
        """Whether an expression is an asynchronous iterator or iterable."""
        if isinstance(node, ast.Call) and (
            self.kind(node, context) is Kind.ASYNC_ITERATOR
        ):
            return True
        return self._iterates(self.type_of(node, context))

    def names_async_iterator(self, annotation: ast.expr, context: Context) -> bool:
        """Whether an annotation is one of an asynchronous iterator or iterable."""
        return self._iterates(self.annotated(annotation, context))

    def is_awaitable_value(self, node: ast.expr, context: Context) -> bool:
        """Whether an expression that is no coroutine call may be awaited."""
        match self.type_of(node, context):
            case ForeignInstance(name=name):
                return name in AWAITABLE_TYPES
            case _:
                return False

    def is_sync_context(self, node: ast.expr, context: Context) -> bool:
        """Whether an expression is known as a context manager for a plain `with`."""
        if isinstance(node, ast.Call) and (
            self.kind(node, context) is Kind.SYNC_CONTEXT
        ):
            return True
        match self.type_of(node, context):
            case Instance() as held:
                return self._has(held, "__enter__") and not self._has(
                    held, "__aenter__"
                )
            case ForeignInstance(name=name):
                return name in SYNC_CONTEXTS
            case _:
                return False

    def is_unknown(self, node: ast.expr, context: Context) -> bool:
        """Whether nothing is known of an expression but its last word."""
        match self.type_of(node, context):
            case None | ForeignInstance():
                return True
            case _:
                return False

    def type_of(self, node: ast.expr, context: Context) -> Type | None:
        """The type of an expression, `None` where it is not known."""
        if node in self._known:
            return self._known[node]
        if self._depth > _DEPTH:
            return None
        self._depth += 1
        try:
            found = self._known[node] = self._type_of(node, context)
        finally:
            self._depth -= 1
            if not self._depth:
                # A node may have another type later, when more names are bound.
                self._known.clear()
        return found

    def _type_of(self, node: ast.expr, context: Context) -> Type | None:
        match node:
            case ast.Name(id=name):
                if name in context.names:
                    return context.names[name]
                return self._type_of_origin(self._scope.resolve(context.module, name))
            case ast.Attribute(value=value, attr=name):
                return self._attribute(self.type_of(value, context), name)
            case ast.Await(value=ast.Call() as call):
                return self._result(call, context)
            case ast.Call() as call:
                if self.kind(call, context) is Kind.COROUTINE:
                    return _COROUTINE
                return self._result(call, context)
            case ast.NamedExpr(value=value):
                return self.type_of(value, context)
            case ast.IfExp(body=body, orelse=other):
                return self.type_of(body, context) or self.type_of(other, context)
            case ast.BoolOp(values=values):
                known = (self.type_of(value, context) for value in values)
                return next((each for each in known if each is not None), None)
            case _:
                return None

    def _result(self, call: ast.Call, context: Context) -> Type | None:
        if isinstance(call.func, ast.Name) and call.func.id == "super":
            if context.owner is not None and not call.args:
                return Instance(context.owner, skip=1)
        match self.type_of(call.func, context):
            case Function(result=result):
                return result
            case Named(origin=ClassOrigin() as origin):
                return Instance(origin)
            case Named(origin=External(name=name)):
                return _FUTURE if name in FUTURE_FUNCTIONS else ForeignInstance(name)
            case _:
                word = _last_word(call.func)
                return _FUTURE if word in FUTURE_MEMBERS else None

    def _attribute(self, holder: Type | None, name: str) -> Type | None:
        found: Type | None = None
        match holder:
            case Instance():
                found = self._member(holder, name)
            case Named(origin=ClassOrigin() as origin):
                found = self._member(Instance(origin), name)
            case Named(origin=External(name=outer)):
                found = Named(External(f"{outer}.{name}"))
            case Named(origin=ModuleOrigin(key=key)):
                found = self._type_of_origin(self._scope.member(key, name))
            case _:
                pass
        if found is None and name == "_shell" and self._assumptions.shell is not None:
            return Instance(self._assumptions.shell)
        return found

    def _type_of_origin(self, origin: Origin | None) -> Type | None:
        match origin:
            case FunctionOrigin(module=module, node=node):
                return self.function(module, None, node)
            case ClassOrigin() | ModuleOrigin() | External():
                return Named(origin)
            case VariableOrigin(module=module, annotation=annotation, value=value):
                if annotation is not None and not _is_alias(annotation):
                    return self.annotated(annotation, Context(module))
                return None if value is None else self.type_of(value, Context(module))
            case Missing() | None:
                return None

    # Functions

    def function(
        self, module: Module, owner: ClassOrigin | None, node: FunctionNode
    ) -> Type | None:
        """The type of a function; of a property, that of its value."""
        context = Context(module, owner)
        result = self._optional(node.returns, context)
        for name in self.decorators(module, node):
            match name.rpartition(".")[2]:
                case "property" | "cached_property":
                    return result
                case "asynccontextmanager":
                    return Function(Kind.ASYNC_CONTEXT)
                case "contextmanager":
                    return Function(Kind.SYNC_CONTEXT)
                case _:
                    pass
        if isinstance(node, ast.AsyncFunctionDef):
            if is_generator(node):
                return Function(Kind.ASYNC_ITERATOR, result)
            return Function(Kind.COROUTINE, result)
        return Function(self._kind_of_result(result), result)

    def decorators(self, module: Module, node: FunctionNode) -> Iterator[str]:
        """The dotted names of a function's decorators, as far as they are known."""
        for decorator in node.decorator_list:
            expression = (
                decorator.func if isinstance(decorator, ast.Call) else decorator
            )
            match self._scope.evaluate(module, expression):
                case External(name=name):
                    yield name
                case _:
                    pass

    def locals_of(
        self,
        node: FunctionNode | ast.Lambda,
        context: Context,
        *,
        is_method: bool = False,
    ) -> dict[str, Type | None]:
        """The types of the names that a function binds, added to those around it."""
        names = dict(context.names)
        arguments = node.args
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        for place, argument in enumerate(every):
            names[argument.arg] = self._optional(argument.annotation, context)
            if place == 0 and is_method and not isinstance(node, ast.Lambda):
                names[argument.arg] = self._receiver(node, context)
        for star in (arguments.vararg, arguments.kwarg):
            if star is not None:
                names[star.arg] = None
        if not isinstance(node, ast.Lambda):
            self._bind(node, context, names)
        return names

    def _receiver(self, node: FunctionNode, context: Context) -> Type | None:
        decorators = {
            name.rpartition(".")[2] for name in self.decorators(context.module, node)
        }
        if "staticmethod" in decorators or context.owner is None:
            return None
        if "classmethod" in decorators:
            return Named(context.owner)
        return Instance(context.owner)

    def _bind(
        self, node: FunctionNode, context: Context, names: dict[str, Type | None]
    ) -> None:
        bound: set[str] = set()
        inner = Context(context.module, context.owner, names)

        def bind(name: str, found: Type | None) -> None:
            if name in bound and names[name] != found:
                found = None
            bound.add(name)
            names[name] = found

        for statement in statements_of(node.body):
            match statement:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    bind(name, self.type_of(value, inner))
                case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
                    bind(name, self.annotated(annotation, context))
                case ast.With(items=items) | ast.AsyncWith(items=items):
                    for item in items:
                        if isinstance(item.optional_vars, ast.Name):
                            held = self.type_of(item.context_expr, inner)
                            bind(item.optional_vars.id, self._entered(held))
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                    bind(name, self.function(context.module, None, statement))
                case ast.Import() | ast.ImportFrom():
                    for each in imports_of(statement):
                        origin = self._scope.imported(context.module, each)
                        bind(each.bound, self._type_of_origin(origin))
                case (
                    ast.Assign(targets=[target])
                    | ast.For(target=target)
                    | ast.AsyncFor(target=target)
                ):
                    for target_node in ast.walk(target):
                        if isinstance(target_node, ast.Name) and isinstance(
                            target_node.ctx, ast.Store
                        ):
                            bind(target_node.id, None)
                case _:
                    pass

    def _entered(self, held: Type | None) -> Type | None:
        if not isinstance(held, Instance):
            return held if isinstance(held, ForeignInstance) else None
        for name in ("__aenter__", "__enter__"):
            found = self._member(held, name)
            if isinstance(found, Function):
                return found.result
        return None

    # Members of classes

    def _has(self, held: Instance, name: str) -> bool:
        return self._scope.lookup(held.origin, name, held.skip) is not None

    def _member(self, held: Instance, name: str) -> Type | None:
        found = self._scope.lookup(held.origin, name, held.skip)
        if found is None:
            return self._assigned(held.origin, name)
        owner, statement = found
        match statement:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return self.function(owner.module, owner, statement)
            case ast.ClassDef():
                return Named(ClassOrigin(owner.module, statement))
            case ast.AnnAssign(annotation=annotation):
                return self.annotated(annotation, Context(owner.module, owner))
            case ast.Assign(value=value):
                return self.type_of(value, Context(owner.module, owner))
            case _:
                return None

    def _assigned(self, origin: ClassOrigin, name: str) -> Type | None:
        for each in self._scope.line(origin):
            found = self._instance_attributes(each).get(name)
            if found is not None:
                return found
        return None

    def _instance_attributes(self, origin: ClassOrigin) -> dict[str, Type | None]:
        known = self._attributes.get(origin)
        if known is not None:
            return known
        known = self._attributes[origin] = {}
        outer = Context(origin.module, origin)
        for method in self._scope.members(origin).values():
            if not isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if not _assigns_attributes(method):
                continue
            names = self.locals_of(method, outer, is_method=True)
            context = Context(origin.module, origin, names)
            for statement in statements_of(method.body):
                match statement:
                    case ast.AnnAssign(
                        target=ast.Attribute(value=ast.Name(), attr=name),
                        annotation=annotation,
                    ):
                        found = self.annotated(annotation, outer)
                    case ast.Assign(
                        targets=[ast.Attribute(value=ast.Name(), attr=name)],
                        value=value,
                    ):
                        found = self.type_of(value, context)
                    case _:
                        continue
                known[name] = known.get(name) or found
        return known

    # Annotations

    def _optional(self, node: ast.expr | None, context: Context) -> Type | None:
        return None if node is None else self.annotated(node, context)

    def annotated(self, node: ast.expr, context: Context) -> Type | None:
        """The type that an annotation names; of a union, the first that is known."""
        if self._depth > _DEPTH:
            return None
        self._depth += 1
        try:
            return self._annotated(node, context)
        finally:
            self._depth -= 1

    def _annotated(self, node: ast.expr, context: Context) -> Type | None:
        match node:
            case ast.Constant(value=str() as text):
                try:
                    inner = ast.parse(text, mode="eval").body
                except (SyntaxError, ValueError):
                    return None
                return self.annotated(inner, context)
            case ast.BinOp(op=ast.BitOr()):
                known = (self.annotated(each, context) for each in _alternatives(node))
                return next((each for each in known if each is not None), None)
            case ast.Subscript(value=value, slice=inside):
                return self._subscripted(value, inside, context)
            case ast.Name() | ast.Attribute():
                return self._named(self._scope.evaluate(context.module, node), context)
            case _:
                return None

    def _subscripted(
        self, value: ast.expr, inside: ast.expr, context: Context
    ) -> Type | None:
        origin = self._scope.evaluate(context.module, value)
        word = origin.name.rpartition(".")[2] if isinstance(origin, External) else ""
        arguments = inside.elts if isinstance(inside, ast.Tuple) else [inside]
        if word == "Callable" and len(arguments) == 2:
            result = self.annotated(arguments[1], context)
            return Function(self._kind_of_result(result), result)
        if word in _TRANSPARENT and arguments:
            return self.annotated(arguments[0], context)
        if word == "Union":
            known = (self.annotated(each, context) for each in arguments)
            return next((each for each in known if each is not None), None)
        return self._named(origin, context)

    def _named(self, origin: Origin | None, context: Context) -> Type | None:
        match origin:
            case ClassOrigin():
                return Instance(origin)
            case External(name=name):
                word = name.rpartition(".")[2]
                if word == "Self" and context.owner is not None:
                    return Instance(context.owner)
                return None if "." not in name else ForeignInstance(name)
            case VariableOrigin(module=module, value=value) if value is not None:
                return self.annotated(value, Context(module))
            case _:
                return None

    # Kinds

    def _kind_of_result(self, result: Type | None) -> Kind:
        match result:
            case ForeignInstance(name=name) if name in AWAITABLE_TYPES:
                # A task or future may be awaited later, by name.
                return Kind.PLAIN if name.startswith("asyncio.") else Kind.COROUTINE
            case _:
                return Kind.ASYNC_ITERATOR if self._iterates(result) else Kind.PLAIN

    def _kind_of_word(self, word: str) -> Kind:
        if word in AWAITABLE_MEMBERS or word in self._assumptions.coroutines:
            return Kind.COROUTINE
        return Kind.ASYNC_ITERATOR if word in ASYNC_ITERATOR_MEMBERS else Kind.PLAIN

    def _iterates(self, held: Type | None) -> bool:
        match held:
            case Instance():
                return self._has(held, "__aiter__")
            case ForeignInstance(name=name):
                return name in ASYNC_ITERATOR_TYPES
            case _:
                return False


@lru_cache(maxsize=4096)
def is_generator(node: FunctionNode) -> bool:
    """Whether a function yields."""
    for each in own_nodes(node.body):
        if isinstance(each, ast.Yield | ast.YieldFrom):
            return True
    return False


def own_nodes(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """The nodes of a body, without those of functions and classes inside it."""
    stack: list[ast.AST] = [*reversed(body)]
    while stack:
        node = stack.pop()
        yield node
        if not isinstance(
            node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda
        ):
            stack.extend(ast.iter_child_nodes(node))


def _kind_of_external(name: str) -> Kind:
    if name in AWAITABLE_FUNCTIONS:
        return Kind.COROUTINE
    if name == "aiter":
        return Kind.ASYNC_ITERATOR
    return Kind.SYNC_CONTEXT if name in SYNC_CONTEXTS else Kind.PLAIN


def _last_word(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _alternatives(node: ast.expr) -> list[ast.expr]:
    found: list[ast.expr] = []
    while isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        found.append(node.right)
        node = node.left
    return [node, *reversed(found)]


def _is_alias(annotation: ast.expr) -> bool:
    match annotation:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in ("TypeAlias", "Final")
        case _:
            return False


def _assigns_attributes(node: FunctionNode) -> bool:
    return any(
        isinstance(each, ast.Attribute) and isinstance(each.ctx, ast.Store)
        for each in own_nodes(node.body)
    )
