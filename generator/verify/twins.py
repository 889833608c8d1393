"""The twin proof: every sync module and its async twin are the same under the fold.

Members of modules and classes are matched by name, so that one difference is reported
for each member that differs, and order, missing and added members are told apart.
Comments are compared as well, member by member.
"""

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from generator.diagnostics import Rule
from generator.verify import rules
from generator.verify.fold import (
    Difference,
    Fold,
    Imports,
    Lines,
    Statement,
    grouped,
    is_docstring,
    shown,
)
from generator.verify.modules import Module, comments_of, every_statement
from generator.verify.pairs import Pair
from generator.verify.scope import Scope, imports_of, literal_strings
from generator.verify.violations import Violation, quoted
from generator.verify.vocabulary import SEAM_NAMES
from generator.verify.words import Words, same_text

_Key: TypeAlias = tuple[str, ...]
_Form: TypeAlias = Callable[[str, str], str]
_Comment: TypeAlias = tuple[int, str]


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
            yield from _Judge(sync, pair.twins[key], words, verbatim, is_leaf).judge()


def flavour_free_names(pair: Pair, module: Module, scope: Scope) -> frozenset[str]:
    """Names that a module imports from flavour-free modules of its own package.

    They mean the same in both flavours, whatever they are called: a model of the API
    may be called `Iterator`. The seam to the HTTP library is the exception.
    """
    found: set[str] = set()
    for node in every_statement(module.tree.body):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        for each in imports_of(node):
            target = scope.target(module, each.level, each.path)
            if isinstance(target, str) or each.member in SEAM_NAMES:
                continue
            whole = (*target, each.member or "")
            if not (pair.in_sync(whole) or pair.in_async(whole)):
                found.add(each.bound)
    return frozenset(found)


class _Judge:
    """Compares one sync module with its async twin."""

    def __init__(
        self,
        sync: Module,
        twin: Module,
        words: Words,
        verbatim: frozenset[str],
        is_leaf: bool,
    ) -> None:
        self._sync = sync
        self._twin = twin
        self._words = words
        self._is_leaf = is_leaf
        self._fold = Fold(words, verbatim, signatures_only=is_leaf)

    def judge(self) -> Iterator[Violation]:
        """All differences: the first one of every member."""
        yield from self._bodies(
            self._sync.tree.body, self._twin.tree.body, "the module", (1, 1)
        )
        if not self._is_leaf:
            yield from self._comments()

    # Members

    def _bodies(
        self, sync: list[ast.stmt], twin: list[ast.stmt], owner: str, lines: Lines
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
            yield from self._member(each, counterparts[each.key])

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
        return self._words.member(name) if kind == "def" else self._fold.name(name)

    def _member(self, ours: _Member, theirs: _Member) -> Iterator[Violation]:
        sync, twin = ours.node, theirs.node
        if isinstance(sync, ast.ClassDef) and isinstance(twin, ast.ClassDef):
            found = self._fold.header(sync, twin)
            if found is not None:
                yield self._different(theirs, found)
            lines = (sync.lineno, twin.lineno)
            yield from self._bodies(sync.body, twin.body, theirs.title, lines)
        elif not _are_same_exports(ours, theirs, self._words):
            opens = ours.key[0] == "docstring"
            found = self._fold.statement(sync, twin, opens=opens)
            if found is not None:
                yield self._different(theirs, found)

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
            if here and there and same_text(there[1], here[1], self._words.texts()):
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
    return sorted(words.member(words.name(name)) for name in sync) == sorted(twin)
