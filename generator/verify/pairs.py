"""Finding the pairs: packages that hold a sync tree, an async tree, or both."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.verify import rules
from generator.verify.modules import Key, Library, Module
from generator.verify.violations import Violation
from generator.verify.vocabulary import ASYNC_FOLDER, SYNC_FOLDER


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """The two trees of one package.

    `sync` and `twins` map a path below the tree (the same in both) to its module;
    they hold only files that compile.
    """

    package: Key
    sync: Mapping[Key, Module]
    twins: Mapping[Key, Module]

    def in_sync(self, key: Key) -> bool:
        """Whether a module stands in the sync tree."""
        return _below(key, (*self.package, SYNC_FOLDER))

    def in_async(self, key: Key) -> bool:
        """Whether a module stands in the async tree."""
        return _below(key, (*self.package, ASYNC_FOLDER))


def _below(key: Key, folder: Key) -> bool:
    return key[: len(folder)] == folder


def find_pairs(files: Iterable[str], library: Library) -> tuple[Pair, ...]:
    """Every package that has a sync tree or an async tree, in order of its path."""
    return tuple(_pair(package, library) for package in sorted(_packages(files)))


def _packages(files: Iterable[str]) -> set[Key]:
    found: set[Key] = set()
    for file in files:
        folders = PurePosixPath(file).parts[:-1]
        for place, folder in enumerate(folders):
            if folder in (SYNC_FOLDER, ASYNC_FOLDER):
                found.add(folders[:place])
                break
    return found


def _pair(package: Key, library: Library) -> Pair:
    def tree(name: str) -> dict[Key, Module]:
        folder = (*package, name)
        return {
            key[len(folder) :]: module
            for key, module in library.modules.items()
            if _below(key, folder)
        }

    return Pair(package, tree(SYNC_FOLDER), tree(ASYNC_FOLDER))


def judge_files(files: Iterable[str], pairs: Iterable[Pair]) -> Iterator[Violation]:
    """Files and trees that exist in one flavour only, and folders without a pair."""
    names = frozenset(files)
    count = 0
    for pair in pairs:
        count += 1
        sync = _names_below(names, (*pair.package, SYNC_FOLDER))
        twins = _names_below(names, (*pair.package, ASYNC_FOLDER))
        if not sync or not twins:
            missing, found = (
                (SYNC_FOLDER, ASYNC_FOLDER) if twins else (ASYNC_FOLDER, SYNC_FOLDER)
            )
            yield Violation(
                "/".join((*pair.package, missing)),
                1,
                rules.MISSING_TWIN,
                f"the whole tree is missing beside '{found}'",
            )
            continue
        yield from _lonely(pair.package, sync - twins, SYNC_FOLDER, ASYNC_FOLDER)
        yield from _lonely(pair.package, twins - sync, ASYNC_FOLDER, SYNC_FOLDER)
    if not count:
        message = f"no folder holds '{SYNC_FOLDER}' or '{ASYNC_FOLDER}'"
        yield Violation(".", 1, rules.NO_PAIR, message)


def _names_below(files: Iterable[str], folder: Key) -> set[str]:
    prefix = "/".join(folder) + "/"
    return {file[len(prefix) :] for file in files if file.startswith(prefix)}


def _lonely(
    package: Key, names: Iterable[str], here: str, there: str
) -> Iterator[Violation]:
    for name in names:
        file = "/".join((*package, here, name))
        twin = "/".join((*package, there, name))
        yield Violation(
            file, 1, rules.MISSING_TWIN, f"the file has no twin: {twin} is missing"
        )
