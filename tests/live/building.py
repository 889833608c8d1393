"""Packages that are generated for one test module."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from generator.build import build, read
from generator.diagnostics import Report
from generator.plan import HTTPX, HttpLibrary


@contextmanager
def built_package(
    folder: Path, name: str, document: str, library: HttpLibrary = HTTPX
) -> Generator[ModuleType]:
    """The package of a document, imported; forgotten at the end."""
    spec = folder / "openapi.yaml"
    spec.write_text(document, encoding="utf-8")
    report = Report()
    loaded = read(spec, report)
    assert loaded is not None
    built = build(loaded, name, report, lambda files: files, library)
    assert built is not None
    assert built.violations == ()
    for path, text in built.files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    try:
        yield importlib.import_module(name)
    finally:
        sys.path.remove(str(folder))
        for loaded_name in [each for each in sys.modules if each.startswith(name)]:
            del sys.modules[loaded_name]
