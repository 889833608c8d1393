"""Remembers the last run on the project's own document, to skip one that would repeat it.

The memory lies outside the output and outside git; without it a run is merely slower.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from generator.settings import ROOT, Settings

_MEMORY: Final = ROOT / "build" / "last-generate.json"


def recall(settings: Settings, present: Mapping[str, str]) -> str | None:
    """The last line of a run that this one would repeat; None where it may differ."""
    if not settings.own or settings.report is not None:
        return None
    try:
        memory = json.loads(_MEMORY.read_text(encoding="utf-8"))
        state = _state(settings, present)
        return str(memory["summary"]) if memory["state"] == state else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(settings: Settings, written: Mapping[str, str], summary: str) -> None:
    """Keep what a run without any diagnostic was made from and what it wrote."""
    if not settings.own:
        return
    memory = {"state": _state(settings, written), "summary": summary}
    try:
        _MEMORY.parent.mkdir(exist_ok=True)
        _MEMORY.write_text(json.dumps(memory), encoding="utf-8")
    except OSError:
        return


def _state(settings: Settings, output: Mapping[str, str]) -> str:
    """A hash of everything that a run depends on, and of its output."""
    options = (settings.package, settings.strict, settings.http_library.name)
    digest = hashlib.sha256(repr(options).encode())
    for path in sorted(_inputs(settings)):
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    for name in sorted(output):
        digest.update(name.encode())
        digest.update(hashlib.sha256(output[name].encode("utf-8", "replace")).digest())
    return digest.hexdigest()


def _inputs(settings: Settings) -> Iterable[Path]:
    yield ROOT / "pyproject.toml"
    yield from (ROOT / "requirements").glob("*.txt")
    for folder in (
        settings.spec.resolve().parent,
        ROOT / "templates",
        ROOT / "generator",
    ):
        for path in folder.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
