"""Each folder is a document and the exact listing that it gets.

With `UPDATE_CASES=1` in the environment the expected listings are written instead;
read the difference before you keep it.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.document import Document
from generator.validate import validate

CASES = Path(__file__).parent
PROJECT = CASES.parent.parent
NAMES = sorted(path.parent.name for path in CASES.glob("*/openapi.*"))


def listing_of_command(folder: Path, document: str) -> str:
    """The listing that `lint` writes to standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", "lint", "--spec", document],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return done.stderr


def listing_of_library(folder: Path, document: str) -> str:
    """The listing of reading and validating a document."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        report = Report()
        loaded = Document.load(Path(document), report)
        if loaded is not None:
            validate(loaded, report)
        return report.listing()
    finally:
        os.chdir(before)


has_command = (PROJECT / "generator" / "__main__.py").exists()
listing = listing_of_command if has_command else listing_of_library


@pytest.mark.parametrize("name", NAMES)
def test_listing(name: str) -> None:
    """The listing is exactly the expected one."""
    folder = CASES / name
    (document,) = folder.glob("openapi.*")
    expected = folder / "expected.txt"
    found = listing(folder, document.name)
    if os.environ.get("UPDATE_CASES") == "1":
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
