"""The output folder: what is there, what would change, and writing it whole or not.

A manifest of hashes lies beside the files. It saves formatting what did not change and
says which files are the generator's own, so that orphans can go.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MANIFEST: Final = ".sdk-manifest.json"
_STAGE: Final = ".sdk-stage-"
_IGNORED: Final = frozenset({"__pycache__", "node_modules", "dist", "build"})
"""What tools leave in a folder; hidden files and folders are theirs as well."""


class ForeignFolderError(Exception):
    """The output folder holds files that this program did not write."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Hashes of one file: before formatting, and as it was written."""

    rendered: str
    written: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a folder was written from.

    `validated` is the digest of the document that passed the structural check;
    `operations` are digests by operation, to tell what changed.
    """

    toolchain: str
    validated: str | None
    entries: Mapping[str, Entry]
    operations: Mapping[str, str]


def digest(text: str) -> str:
    """The hash of a file's text."""
    return hashlib.sha256(text.encode()).hexdigest()


def entries(rendered: Mapping[str, str], files: Mapping[str, str]) -> dict[str, Entry]:
    """The manifest's entries for a whole package."""
    return {
        path: Entry(digest(rendered[path]), digest(text))
        for path, text in sorted(files.items())
    }


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder; an empty one where it is missing or unreadable."""
    try:
        raw = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return Manifest(
            str(raw["toolchain"]),
            raw["validated"] if isinstance(raw["validated"], str) else None,
            {
                str(path): Entry(str(entry["rendered"]), str(entry["written"]))
                for path, entry in raw["files"].items()
            },
            {str(name): str(value) for name, value in raw["operations"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest("", None, {}, {})


def manifest_text(manifest: Manifest) -> str:
    """The manifest as it is written."""
    raw = {
        "toolchain": manifest.toolchain,
        "validated": manifest.validated,
        "operations": dict(sorted(manifest.operations.items())),
        "files": {
            path: {"rendered": entry.rendered, "written": entry.written}
            for path, entry in manifest.entries.items()
        },
    }
    return json.dumps(raw, indent=1) + "\n"


def read_tree(folder: Path) -> dict[str, str]:
    """The text of every file in a folder, caches left out, the manifest included."""
    found: dict[str, str] = {}
    for path in _walk(folder):
        relative = path.relative_to(folder).as_posix()
        found[relative] = path.read_text(encoding="utf-8", errors="surrogateescape")
    return found


def _walk(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.name in _IGNORED or path.name.endswith((".pyc", ".egg-info")):
            continue
        if path.name.startswith(".") and path.name != MANIFEST:
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        else:
            yield path


def known_formatted(
    present: Mapping[str, str],
    manifest: Manifest,
    toolchain: str,
    rendered: Mapping[str, str],
) -> dict[str, str]:
    """Files on disk that formatting would give again."""
    if manifest.toolchain != toolchain:
        return {}
    return {
        path: present[path]
        for path, text in rendered.items()
        if path in present
        and (entry := manifest.entries.get(path)) is not None
        and entry.rendered == digest(text)
        and entry.written == digest(present[path])
    }


@dataclass(frozen=True, slots=True)
class Changes:
    """What writing would do to a folder."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def compare(present: Mapping[str, str], wanted: Mapping[str, str]) -> Changes:
    """The differences between a folder and what should be in it."""
    return Changes(
        added=tuple(sorted(wanted.keys() - present.keys())),
        changed=tuple(
            sorted(
                path
                for path in wanted.keys() & present.keys()
                if wanted[path] != present[path]
            )
        ),
        removed=tuple(sorted(present.keys() - wanted.keys())),
    )


def unified_diff(
    present: Mapping[str, str], wanted: Mapping[str, str], label: str
) -> Iterator[str]:
    """The differences as one unified diff, files in order; lines end in newlines."""
    changes = compare(present, wanted)
    for path in sorted((*changes.added, *changes.changed, *changes.removed)):
        before, after = present.get(path), wanted.get(path)
        lines = difflib.unified_diff(
            (before or "").splitlines(keepends=True),
            (after or "").splitlines(keepends=True),
            "/dev/null" if before is None else f"{label}/{path}",
            "/dev/null" if after is None else f"{label}/{path} (generated)",
        )
        empty = True
        for line in lines:
            empty = False
            yield (
                line
                if line.endswith("\n")
                else f"{line}\n\\ No newline at end of file\n"
            )
        if empty:
            state = "missing" if before is None else "not generated"
            yield f"--- {label}/{path} (empty file, {state})\n"


def owned(present: Iterable[str], manifest: Manifest, package: str) -> set[str]:
    """Files of a folder that are the generator's to replace or remove."""
    return {
        path
        for path in present
        if path in manifest.entries
        or path.startswith(f"{package}/")
        or path == MANIFEST
    }


def write(
    folder: Path, present: Mapping[str, str], wanted: Mapping[str, str], package: str
) -> Changes:
    """Bring a folder to what is wanted: staged beside it, then moved in, or undone.

    Files that are as they should be are not touched.

    Raises:
        ForeignFolderError: a file that would be overwritten is not the generator's.
        OSError: the disk refuses; the folder is then as it was.
    """
    manifest = read_manifest(folder)
    changes = compare(present, wanted)
    mine = owned(present, manifest, package)
    foreign = [path for path in changes.changed if path not in mine]
    if foreign or (MANIFEST not in present and any(path in mine for path in present)):
        shown = foreign[0] if foreign else next(iter(sorted(mine)))
        raise ForeignFolderError(shown)
    removed = tuple(path for path in changes.removed if path in mine)
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{_STAGE}*"):
        shutil.rmtree(left, ignore_errors=True)  # A run that was killed left it.
    stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=folder))
    try:
        moves = [*changes.added, *changes.changed]
        for path in moves:
            target = stage / "new" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(wanted[path], encoding="utf-8", newline="\n")
        _replace(folder, stage, moves, removed)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    for path in removed:
        _remove_empty_parents(folder, path)
    return Changes(changes.added, changes.changed, removed)


def _replace(
    folder: Path, stage: Path, moves: Iterable[str], removed: Iterable[str]
) -> None:
    """Move the staged files in; if that fails or is interrupted, put all back."""
    undo: list[tuple[Path, Path | None]] = []
    try:
        for path in (*moves, *removed):
            target, backup = folder / path, stage / "old" / path
            if target.exists() or target.is_symlink():
                backup.parent.mkdir(parents=True, exist_ok=True)
                undo.append((target, backup))
                os.replace(target, backup)
            else:
                undo.append((target, None))
            fresh = stage / "new" / path
            if fresh.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                os.replace(fresh, target)
    except BaseException:
        for target, kept in reversed(undo):
            if kept is None:
                target.unlink(missing_ok=True)
            elif kept.exists() or kept.is_symlink():
                os.replace(kept, target)
        for path in moves:
            _remove_empty_parents(folder, path)
        raise


def _remove_empty_parents(folder: Path, path: str) -> None:
    for parent in (folder / path).parents:
        if parent == folder or not parent.is_dir():
            return
        for cache in parent.glob("__pycache__"):
            if not any(parent.glob("*.py")):
                shutil.rmtree(cache, ignore_errors=True)
        if any(parent.iterdir()):
            return
        parent.rmdir()
