"""The fold: an async syntax tree, seen as sync, is the same as its sync twin.

Both trees are walked side by side. The async side may have `async def` for `def`,
`async with` for `with`, `async for` for `for` and `await` before an expression; every
name must be exactly the async form of its twin, in both directions, so that a sync
name in async code is a difference and not something that the fold hides.

Strings and docstrings hold text of the document, which is the same in both flavours,
whatever it says. Only where the generator alone writes (`Text.WRITTEN`) does text name
the flavour that it stands in.

Imports are compared as sets, since their order follows the spelling of names.
"""

import ast
import enum
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeGuard

from generator.verify.modules import every_node
from generator.verify.scope import FunctionNode, Import, assigned_names, imports_of
from generator.verify.violations import QUOTE_WIDTH, quoted
from generator.verify.vocabulary import MEMBERS
from generator.verify.words import Words, same_member

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


class Text(enum.Enum):
    """How string literals are compared.

    `DOCUMENT`: they are the same. `WRITTEN`: the code in them is folded. `CLOSING`: so
    is their last paragraph. `ANNOTATION`: they are code.
    """

    DOCUMENT = enum.auto()
    WRITTEN = enum.auto()
    CLOSING = enum.auto()
    ANNOTATION = enum.auto()


@dataclass(frozen=True, slots=True)
class _Task:
    """Two things that must be twins, and the lines near them."""

    sync: object
    twin: object
    lines: Lines
    text: Text

    def inner(self, sync: object, twin: object, text: Text | None = None) -> "_Task":
        """A task for parts of the two things."""
        return _Task(sync, twin, self.lines, text or self.text)

    def field(self, name: str, text: Text | None = None) -> "_Task":
        """A task for a field that both things have."""
        return self.inner(
            getattr(self.sync, name, None), getattr(self.twin, name, None), text
        )

    def differs(self) -> Difference:
        """The two things themselves are no twins."""
        return Difference(
            self.lines, f"{shown(self.twin)} here, {shown(self.sync)} in the twin"
        )


_Outcome: TypeAlias = Difference | Sequence[_Task]

_FOLDED_TYPES: Final[Mapping[type[ast.AST], type[ast.AST]]] = {
    ast.AsyncFunctionDef: ast.FunctionDef,
    ast.AsyncWith: ast.With,
    ast.AsyncFor: ast.For,
}
_IGNORED_FIELDS: Final = frozenset({"ctx", "type_comment", "type_ignores", "is_async"})


class Fold:
    """Compares trees of one sync module with trees of its async twin.

    `verbatim` are imported names that are the same in both flavours; so are arguments
    and what a class assigns, whatever they are called. A `written` module holds no text of the document. With
    `signatures_only` the bodies of functions are not compared, apart from their
    docstrings.
    """

    def __init__(
        self,
        words: Words,
        verbatim: frozenset[str],
        *,
        written: bool,
        signatures_only: bool = False,
    ) -> None:
        self._words = words
        self._verbatim = verbatim
        self._own: frozenset[str] = frozenset()
        self._written = written
        self._signatures_only = signatures_only

    @property
    def text(self) -> Text:
        """How the strings of the module are compared."""
        return Text.WRITTEN if self._written else Text.DOCUMENT

    def statement(
        self, sync: Statement, twin: Statement, text: Text
    ) -> Difference | None:
        """The first difference of two statements of a module or class."""
        self._own = _own_names(sync)
        return self._first(_Task(sync, twin, (sync.lineno, twin.lineno), text))

    def header(self, sync: ast.ClassDef, twin: ast.ClassDef) -> Difference | None:
        """The first difference of two classes, apart from their names and bodies."""
        task = _Task(sync, twin, (sync.lineno, twin.lineno), self.text)
        for name in ("decorator_list", "bases", "keywords"):
            found = self._first(task.field(name))
            if found is not None:
                return found
        return None

    def name(self, word: str) -> str:
        """The async form of a plain name of the sync module."""
        return word if word in self._verbatim else self._words.name(word)

    def _same_name(self, sync: str, twin: str) -> bool:
        if sync in self._verbatim or sync in self._own:
            return sync == twin
        return self._words.same_name(sync, twin)

    def _same_member(self, sync: str, twin: str) -> bool:
        return same_member(sync, twin, written=self._written)

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
            return self._nodes(sync, twin, _Task(sync, twin, lines, task.text))
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
                return () if self._same_name(sync.id, twin.id) else task.differs()
            case ast.Attribute(), ast.Attribute():
                return self._attributes(sync, twin, task)
            case ast.Constant(), ast.Constant():
                return self._constants(sync, twin, task)
            case ast.arg(), ast.arg():
                if sync.arg != twin.arg:
                    return task.differs()
                return [task.field("annotation", Text.ANNOTATION)]
            case (
                ast.FunctionDef() | ast.AsyncFunctionDef(),
                ast.FunctionDef() | ast.AsyncFunctionDef(),
            ):
                return self._functions(sync, twin, task)
            case ast.ClassDef(), ast.ClassDef():
                if not self._same_name(sync.name, twin.name):
                    return task.differs()
                return _fields(task, without=("name",))
            case ast.Expr(), ast.Expr() if is_docstring(sync) and is_docstring(twin):
                return self._docstrings(sync, twin, task)
            case ast.Call(), ast.Call() if task.text is Text.WRITTEN:
                return self._calls(sync, twin, task)
            case ast.AnnAssign(), ast.AnnAssign():
                annotation = task.field("annotation", Text.ANNOTATION)
                return [*_fields(task, without=("annotation",)), annotation]
            case ast.Subscript(), ast.Subscript():
                inside = Text.DOCUMENT if _is_literal(sync.value) else task.text
                return [task.field("value"), task.field("slice", inside)]
            case ast.Global() | ast.Nonlocal(), ast.Global() | ast.Nonlocal():
                ours = [self.name(name) for name in sync.names]
                return () if ours == twin.names else task.differs()
            case (
                ast.ExceptHandler() | ast.MatchAs() | ast.MatchStar(),
                ast.ExceptHandler() | ast.MatchAs() | ast.MatchStar(),
            ):
                if not self._same_name(sync.name or "", twin.name or ""):
                    return task.differs()
                return _fields(task, without=("name",))
            case _:
                return _fields(task)

    def _functions(
        self, sync: FunctionNode, twin: FunctionNode, task: _Task
    ) -> _Outcome:
        if not self._same_member(sync.name, twin.name):
            return task.differs()
        signature = [
            task.field("decorator_list"),
            task.field("args"),
            task.field("returns", Text.ANNOTATION),
        ]
        if not self._signatures_only:
            return [*signature, task.field("body")]
        ours, theirs = (
            [each for each in node.body[:1] if is_docstring(each)]
            for node in (sync, twin)
        )
        return [*signature, task.inner(ours, theirs)]

    def _attributes(
        self, sync: ast.Attribute, twin: ast.Attribute, task: _Task
    ) -> _Outcome:
        if isinstance(sync.value, ast.Name) and sync.value.id in self._verbatim:
            # A member of a flavour-free module: an operation may be called `close`.
            same = sync.attr == twin.attr
        elif isinstance(sync.value, ast.Name) and sync.value.id in self._words.names:
            same = same_member(sync.attr, twin.attr, written=False)
        else:
            same = self._same_member(sync.attr, twin.attr)
        return [task.field("value")] if same else task.differs()

    def _calls(self, sync: ast.Call, twin: ast.Call, task: _Task) -> _Outcome:
        """A lifecycle member that is named as an argument is that of the flavour."""
        if len(sync.args) != len(twin.args):
            return _fields(task)
        tasks = [task.field("func"), task.field("keywords")]
        for ours, theirs in zip(sync.args, twin.args, strict=True):
            name = _string(ours)
            if name is None or name not in {*MEMBERS, *MEMBERS.values()}:
                tasks.append(task.inner(ours, theirs))
            elif MEMBERS.get(name) != _string(theirs):
                return task.inner(ours, theirs).differs()
        return tasks

    def _constants(
        self, sync: ast.Constant, twin: ast.Constant, task: _Task
    ) -> _Outcome:
        left, right = sync.value, twin.value
        if sync.kind != twin.kind or type(left) is not type(right):
            return task.differs()
        if not (isinstance(left, str) and isinstance(right, str)):
            return () if repr(left) == repr(right) else task.differs()
        if task.text is Text.ANNOTATION:
            ours, theirs = _expression(left), _expression(right)
            if ours is not None and theirs is not None:
                return [task.inner(ours, theirs)]
        if task.text is Text.WRITTEN:
            return () if self._words.same_text(left, right) else task.differs()
        return () if left == right else task.differs()

    def _docstrings(self, sync: ast.Expr, twin: ast.Expr, task: _Task) -> _Outcome:
        left, right = (ast.literal_eval(each.value) for each in (sync, twin))
        match task.text:
            case Text.DOCUMENT | Text.ANNOTATION:
                same = left == right
            case Text.WRITTEN:
                same = self._words.same_text(_on_one_line(left), _on_one_line(right))
            case Text.CLOSING:
                ours, _, our_last = left.rpartition("\n\n")
                theirs, _, their_last = right.rpartition("\n\n")
                same = ours == theirs and self._words.same_text(
                    _on_one_line(our_last), _on_one_line(their_last)
                )
        if same:
            return ()
        place = _first_difference(left, right)
        here, there = _excerpt(right, place), _excerpt(left, place)
        return Difference(task.lines, f"{here} here, {there} in the twin")

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


def _own_names(statement: Statement) -> frozenset[str]:
    """Names that a statement gives to what it assigns, or to its arguments."""
    match statement:
        case ast.FunctionDef():
            nodes = every_node(statement)
            return frozenset(node.arg for node in nodes if isinstance(node, ast.arg))
        case ast.stmt():
            return frozenset(assigned_names(statement))
        case _:
            return frozenset()


def _string(node: ast.expr) -> str | None:
    match node:
        case ast.Constant(value=str() as text):
            return text
        case _:
            return None


def _expression(text: str) -> ast.expr | None:
    try:
        return ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError):
        return None


def _on_one_line(text: str) -> str:
    """A text without its line breaks, which depend on the lengths of words."""
    return " ".join(text.split())


def _first_difference(left: str, right: str) -> int:
    for place, (ours, theirs) in enumerate(zip(left, right, strict=False)):
        if ours != theirs:
            return place
    return min(len(left), len(right))


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
