"""The twin proof: every sync module and its async twin are the same under the fold.

Members of modules and classes are matched by name, so that one difference is reported
for each member that differs, and order, missing and added members are told apart.
Comments are compared as well, member by member.
"""

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from generator.diagnostics import Rule
from generator.verify import rules
from generator.verify.fold import (
    Difference,
    Fold,
    Imports,
    Lines,
    Statement,
    Text,
    grouped,
    is_docstring,
    shown,
)
from generator.verify.modules import Module, comments_of, every_statement
from generator.verify.pairs import Pair
from generator.verify.scope import Scope, imports_of, literal_strings
from generator.verify.violations import Violation, quoted
from generator.verify.vocabulary import MEMBERS, WRITTEN_METHODS, WRITTEN_MODULES
from generator.verify.words import Words, twin_member

_Key: TypeAlias = tuple[str, ...]
_Form: TypeAlias = Callable[[str, str], str]
_Comment: TypeAlias = tuple[int, str]

_RUNTIME: Final = "_runtime"


@dataclass(frozen=True, slots=True)
class _Member:
    """A statement of a module or class, with the key that its twin must have too.

    Keys are spelled as in the async flavour; the last part counts repetitions.
    """

    key: _Key
    node: Statement

    @property
    def lineno(self) -> int:
        return self.node.lineno

    @property
    def title(self) -> str:
        """The member in a message."""
        match self.key:
            case ("def" | "class" | "assign", name, *_):
                return f"'{name}'"
            case ("statement", *_):
                return shown(self.node)
            case _:
                return f"the {self.key[0]}"


def judge_twins(
    pair: Pair, scope: Scope, words: Words, leaves: frozenset[str]
) -> Iterator[Violation]:
    """Compare every module that both trees of a pair have."""
    for key, sync in pair.sync.items():
        if key in pair.twins:
            verbatim = flavour_free_names(pair, sync, scope)
            is_leaf = ".".join(key) in leaves
            written = is_leaf or ".".join(key) in WRITTEN_MODULES
            fold = Fold(words, verbatim, written=written, signatures_only=is_leaf)
            yield from _Judge(sync, pair.twins[key], words, fold, is_leaf).judge()


def flavour_free_names(pair: Pair, module: Module, scope: Scope) -> frozenset[str]:
    """Names that mean the same in both flavours, whatever they are called.

    A module imports them from flavour-free modules of its own package, where a model of
    the API may be called `Iterator`. The runtime is the exception: it is not of the API,
    and has words of the table.
    """
    found: set[str] = set()
    for node in every_statement(module.tree.body):
        match node:
            case ast.Import() | ast.ImportFrom():
                for each in imports_of(node):
                    target = scope.target(module, each.level, each.path)
                    if isinstance(target, str) or _RUNTIME in target:
                        continue
                    whole = (*target, each.member or "")
                    if not (pair.in_sync(whole) or pair.in_async(whole)):
                        found.add(each.bound)
            case _:
                pass
    return frozenset(found)


class _Judge:
    """Compares one sync module with its async twin."""

    def __init__(
        self,
        sync: Module,
        twin: Module,
        words: Words,
        fold: Fold,
        is_leaf: bool,
    ) -> None:
        self._sync = sync
        self._twin = twin
        self._words = words
        self._is_leaf = is_leaf
        self._fold = fold

    def judge(self) -> Iterator[Violation]:
        """All differences: the first one of every member."""
        bodies = self._sync.tree.body, self._twin.tree.body
        yield from self._bodies(*bodies, "the module", (1, 1), Text.WRITTEN)
        if not self._is_leaf:
            yield from self._comments()

    # Members

    def _bodies(
        self,
        sync: list[ast.stmt],
        twin: list[ast.stmt],
        owner: str,
        lines: Lines,
        docstring: Text,
    ) -> Iterator[Violation]:
        ours = self._members(sync, self._form_of_sync)
        theirs = self._members(twin, _form_of_async)
        our_keys = {each.key for each in ours}
        counterparts = {each.key: each for each in theirs}
        for each in ours:
            if each.key not in counterparts:
                yield self._violation(
                    rules.MISSING_MEMBER,
                    (each.lineno, lines[1]),
                    f"{owner} lacks the twin of {each.title}",
                )
        for each in theirs:
            if each.key not in our_keys:
                yield self._violation(
                    rules.MISSING_MEMBER,
                    (lines[0], each.lineno),
                    f"{each.title} has no twin",
                )
        common = [each for each in ours if each.key in counterparts]
        order = [each for each in theirs if each.key in our_keys]
        for each, other in zip(common, order, strict=True):
            if each.key != other.key:
                yield self._violation(
                    rules.OTHER_ORDER,
                    (each.lineno, other.lineno),
                    f"{other.title} stands where the twin has {each.title}",
                )
                break
        for each in common:
            yield from self._member(each, counterparts[each.key], docstring)

    def _members(self, body: list[ast.stmt], form: _Form) -> list[_Member]:
        found: list[_Member] = []
        count: Counter[_Key] = Counter()
        for place, node in enumerate(grouped(body)):
            key = _key(node, place, form)
            if self._is_leaf and not _is_compared_in_leaf(key):
                continue
            count[key] += 1
            found.append(_Member((*key, str(count[key])), node))
        return found

    def _form_of_sync(self, kind: str, name: str) -> str:
        if kind == "assign":
            return name
        if kind == "def":
            return twin_member(name, written=self._fold.text is Text.WRITTEN)
        return self._fold.name(name)

    def _member(
        self, ours: _Member, theirs: _Member, docstring: Text
    ) -> Iterator[Violation]:
        sync, twin = ours.node, theirs.node
        if isinstance(sync, ast.ClassDef) and isinstance(twin, ast.ClassDef):
            found = self._fold.header(sync, twin)
            if found is not None:
                yield self._different(theirs, found)
            lines = (sync.lineno, twin.lineno)
            text = Text.CLOSING if _closes(sync) else self._fold.text
            if self._sync.key[-1].startswith("_"):
                text = Text.WRITTEN
            yield from self._bodies(sync.body, twin.body, theirs.title, lines, text)
        elif not _are_same_exports(ours, theirs, self._words):
            found = self._fold.statement(sync, twin, self._text(ours, docstring))
            if found is not None:
                yield self._different(theirs, found)

    def _text(self, ours: _Member, docstring: Text) -> Text:
        match ours.key:
            case ("docstring", *_) if self._fold.text is Text.DOCUMENT:
                return docstring
            case ("def", name, *_) if name in WRITTEN_METHODS:
                return Text.WRITTEN
            case _:
                return self._fold.text

    # Comments

    def _comments(self) -> Iterator[Violation]:
        ours = self._comments_of(self._sync, self._form_of_sync)
        theirs = self._comments_of(self._twin, _form_of_async)
        for key in dict.fromkeys([*ours, *theirs]):
            yield from self._comments_of_member(
                ours.get(key, []), theirs.get(key, []), self._place_of(key)
            )

    def _comments_of_member(
        self, ours: list[_Comment], theirs: list[_Comment], near: Lines
    ) -> Iterator[Violation]:
        for place in range(max(len(ours), len(theirs))):
            here = theirs[place] if place < len(theirs) else None
            there = ours[place] if place < len(ours) else None
            if here and there and self._words.same_text(there[1], here[1]):
                continue
            yield self._violation(
                rules.DIFFERENT_COMMENT,
                (there[0] if there else near[0], here[0] if here else near[1]),
                f"{quoted(here[1]) if here else 'no comment'} here, "
                f"{quoted(there[1]) if there else 'no comment'} in the twin",
            )
            return

    def _comments_of(self, module: Module, form: _Form) -> dict[_Key, list[_Comment]]:
        """The comments of a module by the member inside or before which they stand."""
        comments = comments_of(module)
        if not comments:
            return {}
        ends = list(self._ends(module.tree.body, form, ()))
        found: dict[_Key, list[_Comment]] = {}
        place = 0
        for line, text in comments:
            while place < len(ends) and ends[place][1] < line:
                place += 1
            key = ends[place][0] if place < len(ends) else ("end",)
            found.setdefault(key, []).append((line, text))
        return found

    def _place_of(self, key: _Key) -> Lines:
        """The last lines of a member in both flavours."""
        ours = dict(self._ends(self._sync.tree.body, self._form_of_sync, ()))
        theirs = dict(self._ends(self._twin.tree.body, _form_of_async, ()))
        return ours.get(key, 1), theirs.get(key, 1)

    def _ends(
        self, body: list[ast.stmt], form: _Form, outer: _Key
    ) -> Iterator[tuple[_Key, int]]:
        """The last line of every member, those of classes one by one."""
        for member in self._members(body, form):
            key = (*outer, *member.key)
            if isinstance(member.node, ast.ClassDef):
                yield key, member.node.body[0].lineno - 1
                yield from self._ends(member.node.body, form, key)
            else:
                yield key, member.node.end_lineno or member.lineno

    # Violations

    def _different(self, member: _Member, found: Difference) -> Violation:
        return self._violation(
            rules.DIFFERENT_TWIN, found.lines, f"{member.title}: {found.message}"
        )

    def _violation(self, rule: Rule, lines: Lines, message: str) -> Violation:
        place = f"(twin: {self._sync.file}:{lines[0]})"
        return Violation(self._twin.file, lines[1], rule, f"{message} {place}")


def _form_of_async(kind: str, name: str) -> str:
    return name


def _key(node: Statement, place: int, form: _Form) -> _Key:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return "def", form("def", name)
        case ast.ClassDef(name=name):
            return "class", form("class", name)
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(
            target=ast.Name(id=name)
        ):
            return "assign", form("assign", name)
        case Imports():
            return ("imports",)
        case _ if place == 0 and is_docstring(node):
            return ("docstring",)
        case _:
            return "statement", type(node).__name__


def _closes(node: ast.ClassDef) -> bool:
    """Whether a sync class has a lifecycle of its own."""
    return any(
        isinstance(each, ast.FunctionDef) and each.name in MEMBERS for each in node.body
    )


def _is_compared_in_leaf(key: _Key) -> bool:
    match key:
        case ("def" | "class", name):
            return not name.startswith("_") or name.startswith("__")
        case _:
            return key == ("docstring",)


def _are_same_exports(ours: _Member, theirs: _Member, words: Words) -> bool:
    """Whether two members are `__all__` with the same names, in whatever order."""
    if ours.key[:2] != ("assign", "__all__"):
        return False
    sync = literal_strings(getattr(ours.node, "value", None))
    twin = literal_strings(getattr(theirs.node, "value", None))
    if sync is None or twin is None or type(ours.node) is not type(theirs.node):
        return False
    return sorted(words.name(name) for name in sync) == sorted(twin)
