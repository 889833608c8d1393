"""Fixtures that every test uses."""

from __future__ import annotations

import gc
import itertools
from collections.abc import Generator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from xdist.remote import Producer
    from xdist.scheduler import LoadScopeScheduling

_TESTS = itertools.count()
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


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected lives to the end: looking through it takes a quarter of the time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(trylast=True)  # after the fixtures have taken back what they made
def pytest_runtest_teardown() -> None:
    """Tests look for garbage: what lives long by now is not searched any more."""
    if next(_TESTS) % 250 == 0:
        gc.collect()
        gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(
    config: pytest.Config, log: Producer
) -> LoadScopeScheduling:
    """Keep tests that share costly packages together when workers run side by side."""
    from xdist.scheduler import LoadScopeScheduling

    class ByCost(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            match file.split("/"):
                case ["tests", "corpus" | "docs" | "streams" | "typed" as folder, *_]:
                    return folder
                case ["tests", "hostile", *_] | [
                    "tests",
                    "live",
                    "test_every_operation.py",
                ]:
                    return file
                case _:
                    return nodeid

    return ByCost(config, log)
