"""Each folder is a document and the exact listing that it gets.

With `UPDATE_CASES=1` in the environment the expected listings are written instead;
read the difference before you keep it.
"""

import os
from pathlib import Path

import pytest

from generator.__main__ import main

CASES = Path(__file__).parent
NAMES = sorted(path.parent.name for path in CASES.glob("*/openapi.*"))


@pytest.mark.parametrize("name", NAMES)
def test_listing(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What `lint` writes to standard error is exactly the expected listing."""
    folder = CASES / name
    (document,) = folder.glob("openapi.*")
    expected = folder / "expected.txt"
    monkeypatch.chdir(folder)
    main(["lint", "--spec", document.name])
    found = capsys.readouterr().err
    if os.environ.get("UPDATE_CASES") == "1":
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
