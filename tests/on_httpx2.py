"""Loaded with `-p` by `make httpx2`: what tests import as httpx is httpx2."""

import os
from pathlib import Path

import httpx2
import pytest

httpx2.alias_httpx()
os.environ["TEST_HTTP_LIBRARY"] = "httpx2"


def pytest_sessionstart(session: pytest.Session) -> None:
    """The package under test is the one that stands on httpx2."""
    import memorysync

    project = Path(memorysync.__file__).parents[1] / "pyproject.toml"
    assert '"httpx2' in project.read_text(encoding="utf-8"), project
