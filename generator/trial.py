"""Imports a rendered package whole, in a process of its own.

What parses and reads well may still fail when it runs. Nothing of a foreign document
runs inside the generator, so another interpreter does it, on files that nobody keeps.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_TIME_LIMIT: Final = 900.0
"""Seconds; the largest known documents take about one minute."""

_PROGRAM: Final = """
import gc, importlib, sys

gc.disable()
folder, package, *modules = sys.argv[1:]
sys.path.insert(0, folder)
sys.dont_write_bytecode = True
for name in modules:
    try:
        module = importlib.import_module(name)
        for public in getattr(module, "__all__", ()):
            getattr(module, public)
    except ModuleNotFoundError as error:
        known = (error.name or package).partition(".")[0]
        text = f"{name}: {type(error).__name__}: {error}"
        sys.exit(text if known == package else f"{text}\\nit is not installed here")
    except BaseException as error:
        sys.exit(f"{name}: {type(error).__name__}: {error}")
"""


def import_fault(files: Mapping[str, str], package: str) -> str | None:
    """Why a package cannot be imported whole; None where it can.

    Every module is imported and every public name looked up. `files` are texts by path.
    """
    modules = sorted(_modules(files, package))
    with tempfile.TemporaryDirectory(prefix="sdk-trial-") as folder:
        for path, text in files.items():
            if path.startswith(f"{package}/"):
                target = Path(folder, path)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8", newline="\n")
        try:
            done = subprocess.run(
                [sys.executable, "-I", "-c", _PROGRAM, folder, package, *modules],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                errors="replace",
                check=False,
                timeout=_TIME_LIMIT,
                cwd=folder,
            )
        except subprocess.TimeoutExpired:
            return f"it takes more than {_TIME_LIMIT:.0f} seconds"
    if done.returncode == 0:
        return None
    return done.stderr.strip() or f"the interpreter ended with {done.returncode}"


def _modules(files: Mapping[str, str], package: str) -> set[str]:
    """The dotted names of all modules of a package."""
    return {
        path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path in files
        if path.startswith(f"{package}/") and path.endswith(".py")
    }
