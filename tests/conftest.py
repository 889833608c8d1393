"""Fixtures that every test uses."""

from __future__ import annotations

from pathlib import Path

import pytest

_VARIABLES = (
    "MEMORYSYNC_API_KEY",
    "MEMORYSYNC_BASE_URL",
    "ALL_PROXY",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
)


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine reaches a client, and no request leaves it."""
    for name in _VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep tests that share costly packages together when workers run side by side.

    First of its kind: the runner reads the groups in the same hook.
    """
    for item in items:
        folder = Path(item.path).parent.name
        if folder in ("corpus", "hostile", "docs"):
            item.add_marker(pytest.mark.xdist_group(folder))
