"""The token table of one pair, and the comparison of texts under it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.verify.vocabulary import (
    CALLED_MEMBERS,
    CLASS_PREFIX,
    FOLDERS,
    IMPORTS,
    MEMBERS,
    NAMES,
    UNMISTAKABLE_WORDS,
)

_PIECES: Final = re.compile(r"\w+|\s+|[^\w\s]")
_WORDS: Final = re.compile(r"\w+")
_FOLDER_IN_PATH: Final = r"(?:(?<=\.){0}\b|\b{0}(?=\.))"
_COMPOUND: Final = re.compile(r"[a-z0-9][A-Z]|[a-z]_[a-z]")
_STATEMENTS: Final = frozenset({"def", "for", "with"})


def twin_class(name: str) -> str:
    """The name of the async twin of a class."""
    bare = name.lstrip("_")
    return name[: len(name) - len(bare)] + CLASS_PREFIX + bare


@dataclass(frozen=True, slots=True)
class Words:
    """Sync words and their async counterparts, for one pair of trees.

    `names` holds the words of the closed list and the classes of the sync tree;
    `only_sync` and `only_async` are the names that belong to one flavour. A class of
    an API may itself be called `Async…`; it is then in neither.
    """

    names: Mapping[str, str]
    only_sync: frozenset[str]
    only_async: frozenset[str]

    def name(self, word: str) -> str:
        """The async form of a plain name."""
        return self.names.get(word, word)

    def member(self, word: str) -> str:
        """The async form of the name of a function, method or attribute."""
        return MEMBERS.get(word, word)

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

    def texts(self) -> Mapping[str, str]:
        """Every word that may change inside a string, a docstring or a comment."""
        return {**CALLED_MEMBERS, **self.names, **MEMBERS, **FOLDERS}


def words_for(sync_classes: Iterable[str], async_classes: Iterable[str]) -> Words:
    """The token table for the classes of the two trees."""
    ours = frozenset(sync_classes)
    theirs = frozenset(async_classes)
    names = {**NAMES, **{name: twin_class(name) for name in ours}}
    return Words(
        names,
        (frozenset(NAMES) | ours) - theirs,
        (frozenset(NAMES.values()) | theirs) - ours,
    )


def same_code_text(sync: str, twin: str, table: Mapping[str, str]) -> bool:
    """Whether a string that holds names is the async form of another, word by word."""
    return _WORDS.sub(lambda word: table.get(word[0], word[0]), sync) == twin


def same_text(
    sync: str, twin: str, table: Mapping[str, str], *, wrapped: bool = False
) -> bool:
    """Whether a text is the async form of another; see `text_difference`."""
    return text_difference(sync, twin, table, wrapped=wrapped) is None


def text_difference(
    sync: str, twin: str, table: Mapping[str, str], *, wrapped: bool = False
) -> tuple[int, int] | None:
    """Where a text stops to be the async form of another; `None` if it never does.

    Word by word, the async text has the same word or its counterpart, since prose may
    hold a word of the table as ordinary English; before `(`, and if it is no English,
    it must be the counterpart. `await` and the `async` of a statement may be added.
    With `wrapped`, a text that has changed words may also be broken into other lines.
    """
    if same_code_text(sync, twin, table):
        return None
    left, right = (
        _PIECES.findall(text.rstrip() if wrapped else text) for text in (sync, twin)
    )
    changed = False
    here = there = 0
    while there < len(right):
        word = right[there]
        expected = left[here] if here < len(left) else ""
        if _is_added(right, there) and word != expected:
            changed = True
            there += 2
            continue
        if not (wrapped and _is_line_break(expected, word)):
            if not _same_piece(expected, word, right[there + 1 : there + 2], table):
                break
            changed = changed or expected != word
        here += 1
        there += 1
    if here == len(left) and there == len(right) and (changed or sync == twin):
        return None
    return len("".join(left[:here])), len("".join(right[:there]))


def _is_added(pieces: list[str], place: int) -> bool:
    after = pieces[place + 1 : place + 3]
    if len(after) < 2 or not after[0].isspace():
        return False
    word = pieces[place]
    return word == "await" or (word == "async" and after[1] in _STATEMENTS)


def _is_line_break(sync: str, twin: str) -> bool:
    """Whether two runs of white space may stand for each other where lines break."""
    return sync.isspace() and twin.isspace() and "\n" in sync + twin


def _same_piece(
    sync: str, twin: str, after: list[str], table: Mapping[str, str]
) -> bool:
    if table.get(sync, sync) == twin:
        return True
    if sync != twin:
        return False
    if sync in CALLED_MEMBERS:
        return True
    return not _is_unmistakable(sync) and after != ["("]


def _is_unmistakable(word: str) -> bool:
    """Whether a word of the table is no word of English."""
    return word in UNMISTAKABLE_WORDS or _COMPOUND.search(word) is not None


def foreign_words(
    text: str, refused: Iterable[str], folder: str | None = None
) -> set[str]:
    """Words of a text that are refused, and a folder where it is part of a path."""
    found = set(_WORDS.findall(text)).intersection(refused)
    if folder is not None and re.search(_FOLDER_IN_PATH.format(folder), text):
        found.add(folder)
    return found
