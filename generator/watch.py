"""Regenerates when the document, a template or the generator itself is saved."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from generator.settings import ROOT, Settings

_INTERVAL: Final = 0.3
_SUFFIXES: Final = frozenset({".yaml", ".yml", ".json", ".j2", ".py", ".toml"})


def watch(settings: Settings, arguments: Sequence[str]) -> int:
    """Run `generate` now and after every change, until interrupted.

    Each run is a process of its own, so a change of the generator counts too, and a
    fault stops that run only.
    """
    seen: dict[Path, int] = {}
    try:
        while True:
            now = _stamps(_watched(settings))
            if now != seen:
                seen = now
                subprocess.run(
                    [sys.executable, "-m", "generator", "generate", *arguments],
                    check=False,
                )
            time.sleep(_INTERVAL)
    except KeyboardInterrupt:
        return 0


def _watched(settings: Settings) -> Iterable[Path]:
    for folder in (
        settings.spec.resolve().parent,
        ROOT / "templates",
        ROOT / "generator",
    ):
        for path in folder.rglob("*"):
            if path.suffix in _SUFFIXES and settings.out.resolve() not in path.parents:
                yield path


def _stamps(paths: Iterable[Path]) -> dict[Path, int]:
    stamps: dict[Path, int] = {}
    for path in paths:
        try:
            stamps[path] = path.stat().st_mtime_ns
        except FileNotFoundError:
            continue
    return stamps
