"""The token table of one pair, and the comparison of texts under it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.verify.vocabulary import (
    CLASS_PREFIX,
    EITHER_MEMBERS,
    FOLDERS,
    IMPORTS,
    MEMBERS,
    NAMES,
    WIRE_MEMBERS,
)

_CODE: Final = re.compile(r"`[^`]*`|\w+\(")
_WORD: Final = re.compile(r"\b(?:(?!a?close\b)\w+|a?close(?=\())")
_BLOCK: Final = re.compile(r"^`(with|for)\b")
_AWAIT: Final = re.compile(r"\bawait ")
_ASYNC_KEYWORD: Final = re.compile(r"\b(?:async|await)\b")


def twin_class(name: str) -> str:
    """The name of the async twin of a class."""
    bare = name.lstrip("_")
    return name[: len(name) - len(bare)] + CLASS_PREFIX + bare


@dataclass(frozen=True, slots=True)
class Words:
    """Sync words and their async counterparts, for one pair of trees.

    `names` holds the words of the closed list and the classes of the sync tree;
    `only_async` are the names that belong to the async flavour. A class of an API may
    itself be called `Async…`; it is then in neither.
    """

    names: Mapping[str, str]
    only_async: frozenset[str]

    def name(self, word: str) -> str:
        """The async form of a plain name."""
        return self.names.get(word, word)

    def same_name(self, sync: str, twin: str) -> bool:
        """Whether two plain names are twins; a word of async code has none."""
        return self.name(sync) == twin and sync not in self.only_async

    def path(self, path: str) -> str:
        """The async form of a dotted module path."""
        return ".".join(FOLDERS.get(part, part) for part in path.split("."))

    def imported(self, path: str, member: str) -> tuple[str, str]:
        """The async form of an absolute import of one name."""
        full = IMPORTS.get(f"{path}.{member}")
        if full is None:
            return path, member
        module, _, name = full.rpartition(".")
        return module, name

    def same_text(self, sync: str, twin: str) -> bool:
        """Whether two texts of the generator are twins; see `same_text`."""
        table = {**self.names, **MEMBERS, **WIRE_MEMBERS, **FOLDERS}
        return same_text(sync, twin, table, self.only_async)


def words_for(sync_classes: Iterable[str], async_classes: Iterable[str]) -> Words:
    """The token table for the classes of the two trees."""
    ours = frozenset(sync_classes)
    theirs = frozenset(async_classes)
    names = {**NAMES, **{name: twin_class(name) for name in ours}}
    return Words(names, (frozenset(NAMES.values()) | theirs) - ours)


def twin_member(word: str, *, written: bool) -> str:
    """The async form of the name of a function, method or attribute."""
    known = MEMBERS.get(word)
    if known is None and written:
        known = WIRE_MEMBERS.get(word)
    return word if known is None else known


def same_member(sync: str, twin: str, *, written: bool) -> bool:
    """Whether two names of functions, methods or attributes are twins."""
    if written and EITHER_MEMBERS.get(sync) == twin:
        return True
    if sync in MEMBERS.values() or (written and sync in WIRE_MEMBERS.values()):
        return False
    return twin_member(sync, written=written) == twin


def same_text(
    sync: str, twin: str, table: Mapping[str, str], only_async: frozenset[str]
) -> bool:
    """Whether a text that the generator wrote is the async form of another.

    The flavour shows in code alone: in what stands between backticks, and in a word
    before `(`; a module may be called `close`, so it counts as a method where it is
    called. There every word has its counterpart, `with` and `for` that begin it have
    `async` before them, and an `await` may be added.
    """

    def folded(code: re.Match[str]) -> str:
        text = _BLOCK.sub(r"`async \1", code[0])
        return _WORD.sub(lambda word: table.get(word[0], word[0]), text)

    if _CODE.sub(folded, sync) != _CODE.sub(lambda code: _AWAIT.sub("", code[0]), twin):
        return False
    refused = only_async | frozenset(table.values()) - frozenset(table)
    return not any(
        _ASYNC_KEYWORD.search(code) or refused.intersection(_WORD.findall(code))
        for code in _CODE.findall(sync)
    )
