"""The parity judge: proves that rendered files keep their rules, from the text alone.

It finds the packages by itself (every folder that holds `_sync` or `_async`), imports
nothing, runs nothing and reads no manifest. The fences are:

* files and trees are whole (`modules`, `pairs`);
* the twins are equal under the fold (`fold`, `twins`);
* no flavour uses what blocks it, or needs what it has not (`flavours`);
* calls are awaited exactly once (`awaits`);
* resources close (`lifecycle`);
* every imported and exported name exists (`exports`).
"""

import ast
import gc
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.verify.awaits import judge_awaits
from generator.verify.exports import judge_exports, judge_references
from generator.verify.flavours import judge_look_alikes, judge_words
from generator.verify.lifecycle import judge_lifecycles
from generator.verify.modules import (
    Library,
    Module,
    every_statement,
    load,
    read_files,
    visible,
)
from generator.verify.pairs import Pair, find_pairs, judge_files
from generator.verify.scope import Scope
from generator.verify.twins import judge_twins
from generator.verify.violations import Violation, in_order
from generator.verify.vocabulary import LEAVES
from generator.verify.words import words_for

__all__ = ["Violation", "verify_directory", "verify_files"]


def verify_files(
    files: Mapping[str, str], *, leaves: frozenset[str] = LEAVES
) -> tuple[Violation, ...]:
    """Judge rendered files, given as text by path relative to the output folder.

    `leaves` are the modules whose bodies may differ between the flavours, relative to
    the two trees and dotted. Hidden files are not judged. The result is sorted by
    file and line; it is empty if no rule is broken.
    """
    with _collection_paused():
        return _verify(files, leaves)


def verify_directory(
    path: Path, *, leaves: frozenset[str] = LEAVES
) -> tuple[Violation, ...]:
    """Judge the files below a folder; see `verify_files`.

    Raises `NotADirectoryError` if `path` is not a folder, and `OSError` if a file in
    it cannot be read.
    """
    return verify_files(read_files(path), leaves=leaves)


@contextmanager
def _collection_paused() -> Generator[None]:
    """Without the garbage collector: it triples the time to build syntax trees."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _verify(files: Mapping[str, str], leaves: frozenset[str]) -> tuple[Violation, ...]:
    judged = visible(files)
    library, violations = load(judged)
    pairs = find_pairs(judged, library)
    violations.extend(judge_files(judged, pairs))
    scope = Scope(library)
    for pair in pairs:
        violations.extend(_judge_pair(pair, library, scope, leaves))
    violations.extend(judge_references(library, scope))
    violations.extend(judge_look_alikes(tuple(library.modules.values())))
    return in_order(violations)


def _judge_pair(
    pair: Pair, library: Library, scope: Scope, leaves: frozenset[str]
) -> Iterator[Violation]:
    words = words_for(_classes(pair.sync.values()), _classes(pair.twins.values()))
    yield from judge_twins(pair, scope, words, leaves)
    yield from judge_words(pair, library, scope, leaves)
    yield from judge_awaits(pair, scope)
    yield from judge_lifecycles(pair, scope)
    yield from judge_exports(pair, library, scope)


def _classes(modules: Iterable[Module]) -> Iterator[str]:
    for module in modules:
        for node in every_statement(module.tree.body):
            if isinstance(node, ast.ClassDef):
                yield node.name
