"""The fold: an async syntax tree, seen as sync, is the same as its sync twin.

Both trees are walked side by side. The async side may have `async def` for `def`,
`async with` for `with`, `async for` for `for` and `await` before an expression; every
name must be exactly the async form of its twin, in both directions, so that a sync
name in async code is a difference and not something that the fold hides.

Imports are compared as sets, since their order follows the spelling of names.
"""

import ast
import enum
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeGuard

from generator.verify.scope import FunctionNode, Import, imports_of
from generator.verify.violations import QUOTE_WIDTH, quoted
from generator.verify.vocabulary import CALLED_MEMBERS
from generator.verify.words import Words, same_code_text, same_text, text_difference

Lines: TypeAlias = tuple[int, int]
"""A line of the sync file and a line of the async file."""


@dataclass(frozen=True, slots=True)
class Imports:
    """Neighbouring import statements, which are compared as a set."""

    nodes: tuple[ast.Import | ast.ImportFrom, ...]

    @property
    def lineno(self) -> int:
        """The first line."""
        return self.nodes[0].lineno

    @property
    def end_lineno(self) -> int | None:
        """The last line."""
        return self.nodes[-1].end_lineno

    def names(self) -> list[Import]:
        """All names that the statements bind."""
        return [each for node in self.nodes for each in imports_of(node)]


Statement: TypeAlias = ast.stmt | Imports


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where two trees are no twins."""

    lines: Lines
    message: str


class _Text(enum.Enum):
    """How string literals are compared: with or without the words of the table."""

    PROSE = enum.auto()
    DOCSTRING = enum.auto()
    CODE = enum.auto()
    VERBATIM = enum.auto()


@dataclass(frozen=True, slots=True)
class _Task:
    """Two things that must be twins, and the lines near them.

    `opens` says that the things are the start of a body, where a string is a
    docstring.
    """

    sync: object
    twin: object
    lines: Lines
    text: _Text = _Text.PROSE
    opens: bool = False

    def inner(self, sync: object, twin: object, text: _Text | None = None) -> "_Task":
        """A task for parts of the two things."""
        return _Task(sync, twin, self.lines, text or self.text)

    def field(self, name: str, text: _Text | None = None) -> "_Task":
        """A task for a field that both things have."""
        return self.inner(
            getattr(self.sync, name, None), getattr(self.twin, name, None), text
        )

    def body(self) -> "_Task":
        """A task for the bodies of two definitions."""
        sync, twin = getattr(self.sync, "body", None), getattr(self.twin, "body", None)
        return _Task(sync, twin, self.lines, _Text.PROSE, opens=True)

    def differs(self) -> Difference:
        """The two things themselves are no twins."""
        return _difference(self.lines, shown(self.sync), shown(self.twin))


_Outcome: TypeAlias = Difference | Sequence[_Task]

_FOLDED_TYPES: Final[Mapping[type[ast.AST], type[ast.AST]]] = {
    ast.AsyncFunctionDef: ast.FunctionDef,
    ast.AsyncWith: ast.With,
    ast.AsyncFor: ast.For,
}
_IGNORED_FIELDS: Final = frozenset({"ctx", "type_comment", "type_ignores", "is_async"})
_ARGUMENTS: Final = ("posonlyargs", "args", "vararg", "kwonlyargs", "kwarg")


class Fold:
    """Compares trees of one sync module with trees of its async twin.

    `verbatim` are names that are the same in both flavours. With `signatures_only`
    the bodies of functions are not compared, apart from their docstrings.
    """

    def __init__(
        self, words: Words, verbatim: frozenset[str], *, signatures_only: bool = False
    ) -> None:
        self._words = words
        self._texts = words.texts()
        self._verbatim = verbatim
        self._signatures_only = signatures_only

    def statement(
        self, sync: Statement, twin: Statement, *, opens: bool = False
    ) -> Difference | None:
        """The first difference of two statements; `opens` if they open a body."""
        lines = (sync.lineno, twin.lineno)
        return self._first(_Task(sync, twin, lines, opens=opens))

    def header(self, sync: ast.ClassDef, twin: ast.ClassDef) -> Difference | None:
        """The first difference of two classes, apart from their names and bodies."""
        task = _Task(sync, twin, (sync.lineno, twin.lineno))
        for name in ("decorator_list", "bases", "keywords"):
            found = self._first(task.field(name))
            if found is not None:
                return found
        return None

    def name(self, word: str) -> str:
        """The async form of a plain name of the sync module."""
        return word if word in self._verbatim else self._words.name(word)

    def _first(self, task: _Task) -> Difference | None:
        stack = [task]
        while stack:
            outcome = self._compare(stack.pop())
            if isinstance(outcome, Difference):
                return outcome
            stack.extend(reversed(outcome))
        return None

    def _compare(self, task: _Task) -> _Outcome:
        sync, twin = task.sync, task.twin
        while isinstance(twin, ast.Await):
            twin = twin.value
        if isinstance(sync, ast.AST) and isinstance(twin, ast.AST):
            lines = (
                getattr(sync, "lineno", task.lines[0]),
                getattr(twin, "lineno", task.lines[1]),
            )
            return self._nodes(
                sync, twin, _Task(sync, twin, lines, task.text, task.opens)
            )
        if _is_list(sync) and _is_list(twin):
            return self._lists(sync, twin, task)
        if isinstance(sync, Imports) and isinstance(twin, Imports):
            return self._imports(sync, twin)
        if type(sync) is type(twin) and sync == twin:
            return ()
        return task.differs()

    def _lists(self, sync: list[object], twin: list[object], task: _Task) -> _Outcome:
        is_block = any(isinstance(each, ast.stmt) for each in (*sync[:1], *twin[:1]))
        if is_block:
            sync, twin = list(grouped(sync)), list(grouped(twin))
        tasks = [
            task.inner(left, right) for left, right in zip(sync, twin, strict=False)
        ]
        if tasks and task.opens:
            tasks[0] = _Task(sync[0], twin[0], task.lines, opens=True)
        if len(sync) == len(twin):
            return tasks
        for each in tasks:
            found = self._first(each)
            if found is not None:
                return found
        return _uneven(sync, twin, task.lines)

    # Nodes

    def _nodes(self, sync: ast.AST, twin: ast.AST, task: _Task) -> _Outcome:
        if type(sync) is not _FOLDED_TYPES.get(type(twin), type(twin)):
            return task.differs()
        match sync, twin:
            case ast.Name(), ast.Name():
                return () if self.name(sync.id) == twin.id else task.differs()
            case ast.Attribute(), ast.Attribute():
                return self._attributes(sync, twin, task)
            case ast.Constant(), ast.Constant():
                return self._constants(sync, twin, task)
            case ast.arg(), ast.arg():
                if sync.arg != twin.arg:
                    return task.differs()
                return [task.field("annotation", _Text.CODE)]
            case ast.arguments(), ast.arguments():
                return [
                    *(task.field(name, _Text.CODE) for name in _ARGUMENTS),
                    task.field("defaults", _Text.VERBATIM),
                    task.field("kw_defaults", _Text.VERBATIM),
                ]
            case (
                ast.FunctionDef() | ast.AsyncFunctionDef(),
                ast.FunctionDef() | ast.AsyncFunctionDef(),
            ):
                return self._functions(sync, twin, task)
            case ast.ClassDef(), ast.ClassDef():
                if self.name(sync.name) != twin.name:
                    return task.differs()
                return [*_fields(task, without=("name", "body")), task.body()]
            case ast.Expr(), ast.Expr() if task.opens and is_docstring(sync):
                return [task.field("value", _Text.DOCSTRING)]
            case ast.AnnAssign(), ast.AnnAssign():
                annotation = task.field("annotation", _Text.CODE)
                return [*_fields(task, without=("annotation",)), annotation]
            case ast.Subscript(), ast.Subscript():
                inside = _Text.VERBATIM if _is_literal(sync.value) else task.text
                return [task.field("value"), task.field("slice", inside)]
            case ast.Global() | ast.Nonlocal(), ast.Global() | ast.Nonlocal():
                ours = [self.name(name) for name in sync.names]
                return () if ours == twin.names else task.differs()
            case (
                ast.ExceptHandler() | ast.MatchAs() | ast.MatchStar(),
                ast.ExceptHandler() | ast.MatchAs() | ast.MatchStar(),
            ):
                if (sync.name and self.name(sync.name)) != twin.name:
                    return task.differs()
                return _fields(task, without=("name",))
            case _:
                return _fields(task)

    def _functions(
        self, sync: FunctionNode, twin: FunctionNode, task: _Task
    ) -> _Outcome:
        if self._words.member(sync.name) != twin.name:
            return task.differs()
        signature = [
            task.field("decorator_list", _Text.PROSE),
            task.field("args"),
            task.field("returns", _Text.CODE),
        ]
        if not self._signatures_only:
            return [*signature, task.body()]
        ours, theirs = (ast.get_docstring(each, clean=False) for each in (sync, twin))
        if not same_text(ours or "", theirs or "", self._texts, wrapped=True):
            return [*signature, task.inner(ours, theirs)]
        return signature

    def _attributes(
        self, sync: ast.Attribute, twin: ast.Attribute, task: _Task
    ) -> _Outcome:
        if isinstance(sync.value, ast.Name) and sync.value.id in self._verbatim:
            # A member of a flavour-free module: an operation may be called `close`.
            same = sync.attr == twin.attr
        else:
            same = twin.attr in (
                self._words.member(sync.attr),
                CALLED_MEMBERS.get(sync.attr),
            )
        return [task.field("value")] if same else task.differs()

    def _constants(
        self, sync: ast.Constant, twin: ast.Constant, task: _Task
    ) -> _Outcome:
        left, right = sync.value, twin.value
        if sync.kind != twin.kind:
            return task.differs()
        if not (isinstance(left, str) and isinstance(right, str)):
            same = type(left) is type(right) and repr(left) == repr(right)
            return () if same else task.differs()
        if task.text is _Text.VERBATIM:
            return () if left == right else task.differs()
        if task.text is _Text.CODE:
            same = same_code_text(left, right, self._texts)
            return () if same else task.differs()
        wrapped = task.text is _Text.DOCSTRING
        place = text_difference(left, right, self._texts, wrapped=wrapped)
        if place is None:
            return ()
        here, there = _excerpt(right, place[1]), _excerpt(left, place[0])
        return _difference(task.lines, there, here)

    # Imports

    def _imports(self, sync: Imports, twin: Imports) -> _Outcome:
        ours = [(self._form_of_import(each), each) for each in sync.names()]
        theirs = [(_fact(each), each) for each in twin.names()]
        lacking = Counter(fact for fact, _ in ours)
        lacking.subtract(fact for fact, _ in theirs)
        for fact, each in ours:
            if lacking[fact] > 0:
                message = f"the twin of {_source_of(each)} is not imported"
                return Difference((each.line, twin.lineno), message)
        for fact, each in theirs:
            if lacking[fact] < 0:
                message = f"{_source_of(each)} has no twin"
                return Difference((sync.lineno, each.line), message)
        return ()

    def _form_of_import(self, each: Import) -> tuple[int, str, str | None, str]:
        path = self._words.path(each.path)
        if each.member is None:
            return each.level, path, None, each.bound
        if not each.level:
            other = self._words.imported(each.path, each.member)
            if other != (each.path, each.member):
                return 0, *other, each.bound
        if each.bound in self._verbatim:
            return each.level, path, each.member, each.bound
        member, bound = self._words.name(each.member), self._words.name(each.bound)
        return each.level, path, member, bound


def grouped(body: Iterable[object]) -> Iterator[Statement]:
    """The statements of a body, with neighbouring imports taken together."""
    run: list[ast.Import | ast.ImportFrom] = []
    for statement in body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            run.append(statement)
            continue
        if run:
            yield Imports(tuple(run))
            run = []
        if isinstance(statement, ast.stmt):
            yield statement
    if run:
        yield Imports(tuple(run))


def is_docstring(node: object) -> bool:
    """Whether a statement is nothing but a string."""
    match node:
        case ast.Expr(value=ast.Constant(value=str())):
            return True
        case _:
            return False


def shown(thing: object) -> str:
    """A piece of a tree for a message."""
    match thing:
        case None:
            return "nothing"
        case ast.AST():
            try:
                return quoted(ast.unparse(thing))
            except RecursionError:
                return type(thing).__name__
        case Imports():
            return "an import"
        case _:
            return quoted(str(thing))


def _difference(lines: Lines, sync: str, twin: str) -> Difference:
    return Difference(lines, f"{twin} here, {sync} in the twin")


def _excerpt(text: str, place: int) -> str:
    """What a text says around a place."""
    start = max(0, place - QUOTE_WIDTH // 3)
    return quoted(f"{'…' if start else ''}{text[start:]}")


def _is_list(thing: object) -> TypeGuard[list[object]]:
    return isinstance(thing, list)


def _is_literal(node: ast.expr) -> bool:
    match node:
        case ast.Name(id="Literal") | ast.Attribute(attr="Literal"):
            return True
        case _:
            return False


def _fields(task: _Task, without: tuple[str, ...] = ()) -> list[_Task]:
    assert isinstance(task.sync, ast.AST)
    return [
        task.field(name)
        for name in task.sync._fields
        if name not in _IGNORED_FIELDS and name not in without
    ]


def _uneven(sync: list[object], twin: list[object], lines: Lines) -> Difference:
    shorter = min(len(sync), len(twin))
    if len(sync) > shorter:
        extra = sync[shorter]
        place = getattr(extra, "lineno", lines[0]), lines[1]
        return Difference(place, f"nothing here, {shown(extra)} in the twin")
    extra = twin[shorter]
    place = lines[0], getattr(extra, "lineno", lines[1])
    return Difference(place, f"{shown(extra)} here, nothing in the twin")


def _fact(each: Import) -> tuple[int, str, str | None, str]:
    return each.level, each.path, each.member, each.bound


def _source_of(each: Import) -> str:
    path = "." * each.level + each.path
    return quoted(f"from {path} import {each.member}" if each.member else path)
