"""What a name means: definitions, imports between modules, classes and their bases.

Everything is read from the text. A name that cannot be followed is `None`, which the
judges take as "not known", never as a fault; only a name that the package ought to
have and has not is `Missing`.
"""

import ast
import builtins
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from generator.verify.modules import Key, Library, Module, statements_of

FunctionNode: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef

_DEPTH: Final = 20


@dataclass(frozen=True, slots=True)
class FunctionOrigin:
    """A function of a module."""

    module: Module
    node: FunctionNode


@dataclass(frozen=True, slots=True)
class ClassOrigin:
    """A class of a module."""

    module: Module
    node: ast.ClassDef

    @property
    def name(self) -> str:
        """The name of the class."""
        return self.node.name


@dataclass(frozen=True, slots=True)
class VariableOrigin:
    """A variable of a module, with what it is annotated and assigned."""

    module: Module
    annotation: ast.expr | None
    value: ast.expr | None


@dataclass(frozen=True, slots=True)
class ModuleOrigin:
    """A module or package that was given, named rather than a thing inside it."""

    key: Key


@dataclass(frozen=True, slots=True)
class External:
    """Something from outside, by its dotted name; built-ins have no dot."""

    name: str


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that the given files ought to have and have not."""

    name: str


Origin: TypeAlias = (
    FunctionOrigin | ClassOrigin | VariableOrigin | ModuleOrigin | External | Missing
)


@dataclass(frozen=True, slots=True)
class Import:
    """One name bound by an import: what is imported, under which name."""

    level: int
    path: str
    member: str | None
    bound: str
    line: int


_Binding: TypeAlias = FunctionNode | ast.ClassDef | VariableOrigin | Import


def imports_of(node: ast.Import | ast.ImportFrom) -> Iterator[Import]:
    """The names that an import statement binds; `*` binds a name of that spelling."""
    for alias in node.names:
        if isinstance(node, ast.ImportFrom):
            bound = alias.asname or alias.name
            yield Import(node.level, node.module or "", alias.name, bound, node.lineno)
        elif alias.asname is not None:
            yield Import(0, alias.name, None, alias.asname, node.lineno)
        else:
            top = alias.name.partition(".")[0]
            yield Import(0, top, None, top, node.lineno)


def assigned_names(statement: ast.stmt) -> Iterator[str]:
    """Plain names that an assignment binds."""
    match statement:
        case ast.Assign(targets=targets):
            for target in targets:
                for node in ast.walk(target):
                    if isinstance(node, ast.Name):
                        yield node.id
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name
        case _:
            pass


def members_of(node: ast.ClassDef) -> Iterator[tuple[str, ast.stmt]]:
    """Names that a class body defines, with the statement, in order."""
    for statement in statements_of(node.body):
        match statement:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield statement.name, statement
            case ast.Import() | ast.ImportFrom():
                for each in imports_of(statement):
                    yield each.bound, statement
            case _:
                for name in assigned_names(statement):
                    yield name, statement


def literal_strings(node: ast.expr | None) -> tuple[str, ...] | None:
    """The elements of a list or tuple of string literals; `None` for anything else."""
    if not isinstance(node, ast.List | ast.Tuple):
        return None
    found: list[str] = []
    for element in node.elts:
        if not (isinstance(element, ast.Constant) and isinstance(element.value, str)):
            return None
        found.append(element.value)
    return tuple(found)


class Scope:
    """Follows names through the modules of a library. It only remembers look-ups."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._bindings: dict[Module, dict[str, _Binding]] = {}
        self._origins: dict[tuple[Module, str], Origin | None] = {}
        self._lines: dict[ClassOrigin, tuple[ClassOrigin, ...]] = {}
        self._members: dict[ast.ClassDef, dict[str, ast.stmt]] = {}

    def bindings(self, module: Module) -> dict[str, _Binding]:
        """The names that a module binds at its top level."""
        known = self._bindings.get(module)
        if known is None:
            known = self._bindings[module] = {}
            for name, binding in _bindings(module):
                if isinstance(binding, Import | VariableOrigin):
                    # What stands first is what type checkers see; the rest is the
                    # fallback of a try or an else.
                    known.setdefault(name, binding)
                else:
                    known[name] = binding
        return known

    def target(self, module: Module, level: int, path: str) -> Key | str:
        """What an import path names: a key, or the dotted name of a foreign module."""
        parts = tuple(path.split(".")) if path else ()
        if level:
            base = module.folder[: max(0, len(module.folder) - (level - 1))]
            return (*base, *parts)
        root = module.folder
        while root and root in self._library.present:
            root = root[:-1]
        if root in self._library.present:
            return path  # What was given is itself a package, of unknown name.
        top = (*root, *parts[:1])
        if top in self._library.present or top in self._library.folders:
            return (*root, *parts)
        return path

    def resolve(self, module: Module, name: str, depth: int = 0) -> Origin | None:
        """What a name means at the top level of a module, imports followed."""
        binding = self.bindings(module).get(name)
        match binding:
            case None:
                if "*" in self.bindings(module):
                    return None
                return External(name) if hasattr(builtins, name) else None
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return FunctionOrigin(module, binding)
            case ast.ClassDef():
                return ClassOrigin(module, binding)
            case VariableOrigin():
                return binding
            case Import():
                return self.imported(module, binding, depth)

    def imported(self, module: Module, each: Import, depth: int = 0) -> Origin | None:
        """What an import brings."""
        target = self.target(module, each.level, each.path)
        if isinstance(target, str):
            return External(f"{target}.{each.member}" if each.member else target)
        if each.member is None:
            return self._module(target)
        return self.member(target, each.member, depth + 1)

    def member(self, key: Key, name: str, depth: int = 0) -> Origin | None:
        """What a name means inside a module, seen from outside."""
        if depth > _DEPTH:
            return None
        module = self._library.modules.get(key)
        if module is not None and name in self.bindings(module):
            return self.resolve(module, name, depth)
        inner = (*key, name)
        if inner in self._library.present or inner in self._library.folders:
            return ModuleOrigin(inner)
        if module is None:
            known = key in self._library.present
            return None if known or name == "*" else Missing(_dotted(inner))
        names = self.bindings(module)
        if name == "*" or "*" in names:
            return None
        if "__getattr__" in names:
            return self._lazy(module, name, depth)
        return Missing(_dotted(inner))

    def exports(self, module: Module) -> dict[str, tuple[str, int]] | None:
        """The lazy exports of a module: name -> (module it names, line).

        They are the literal mapping `_EXPORTS`; `None` if the module has none.
        """
        binding = self.bindings(module).get("_EXPORTS")
        if not isinstance(binding, VariableOrigin):
            return None
        if not isinstance(binding.value, ast.Dict):
            return None
        found: dict[str, tuple[str, int]] = {}
        for key, value in zip(binding.value.keys, binding.value.values, strict=True):
            match key, value:
                case (
                    ast.Constant(value=str() as name),
                    ast.Constant(value=str() as path),
                ):
                    found[name] = path, key.lineno
                case _:
                    return None
        return found

    def exported(self, module: Module, path: str, name: str) -> Origin | None:
        """What a row of the lazy exports names."""
        return self._named(module, path, name, 1)

    def _named(self, module: Module, path: str, name: str, depth: int) -> Origin | None:
        inner = path.lstrip(".")
        target = self.target(module, len(path) - len(inner), inner)
        return None if isinstance(target, str) else self.member(target, name, depth)

    def evaluate(self, module: Module, node: ast.expr) -> Origin | None:
        """What a name or a dotted name means at the top level of a module."""
        match node:
            case ast.Name(id=name):
                place = module, name
                if place not in self._origins:
                    self._origins[place] = self.resolve(module, name)
                return self._origins[place]
            case ast.Attribute(value=value, attr=name):
                match self.evaluate(module, value):
                    case External(name=outer):
                        return External(f"{outer}.{name}")
                    case ModuleOrigin(key=key):
                        return self.member(key, name)
                    case _:
                        return None
            case ast.Subscript(value=value):
                return self.evaluate(module, value)
            case _:
                return None

    def line(self, origin: ClassOrigin) -> tuple[ClassOrigin, ...]:
        """A class and its bases as far as they are known, nearest first."""
        known = self._lines.get(origin)
        if known is None:
            self._lines[origin] = (origin,)  # A class that is its own base ends here.
            known = self._lines[origin] = tuple(
                dict.fromkeys(
                    [
                        origin,
                        *(
                            ancestor
                            for base in origin.node.bases
                            for ancestor in self._ancestors(origin.module, base)
                        ),
                    ]
                )
            )
        return known

    def _ancestors(self, module: Module, base: ast.expr) -> tuple[ClassOrigin, ...]:
        found = self.evaluate(module, base)
        return self.line(found) if isinstance(found, ClassOrigin) else ()

    def members(self, origin: ClassOrigin) -> dict[str, ast.stmt]:
        """The members that a class defines itself; of several statements the last."""
        known = self._members.get(origin.node)
        if known is None:
            known = self._members[origin.node] = dict(members_of(origin.node))
        return known

    def lookup(
        self, origin: ClassOrigin, name: str, skip: int = 0
    ) -> tuple[ClassOrigin, ast.stmt] | None:
        """The class that defines a member, and the statement that does."""
        for each in self.line(origin)[skip:]:
            statement = self.members(each).get(name)
            if statement is not None:
                return each, statement
        return None

    def _module(self, key: Key) -> Origin:
        if key in self._library.present or key in self._library.folders:
            return ModuleOrigin(key)
        return Missing(_dotted(key))

    def _lazy(self, module: Module, name: str, depth: int) -> Origin | None:
        rows = self.exports(module)
        if rows is None:
            return None
        if name not in rows:
            return Missing(_dotted((*module.key, name)))
        return self._named(module, rows[name][0], name, depth + 1)


def _dotted(key: Key) -> str:
    return ".".join(key)


def _bindings(module: Module) -> Iterator[tuple[str, _Binding]]:
    for statement in statements_of(module.tree.body):
        match statement:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield statement.name, statement
            case ast.Import() | ast.ImportFrom():
                for each in imports_of(statement):
                    yield each.bound, each
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                yield name, VariableOrigin(module, None, value)
            case ast.AnnAssign(
                target=ast.Name(id=name), annotation=annotation, value=value
            ):
                yield name, VariableOrigin(module, annotation, value)
            case (
                ast.For(target=target)
                | ast.AsyncFor(target=target)
                | ast.Assign(targets=[target])
            ):
                for node in ast.walk(target):
                    if isinstance(node, ast.Name):
                        yield node.id, VariableOrigin(module, None, None)
            case _:
                for name in assigned_names(statement):
                    yield name, VariableOrigin(module, None, None)
