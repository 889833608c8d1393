"""Fixtures of the live tests: the flavours and the mock server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import memorysync
from tests.live import usages
from tests.live.flavours import FLAVOURS, Flavour
from tests.mock import MockApi, RawDocument, Recorder, serve

ROOT = usages.ROOT
PACKAGES = Path(memorysync.__file__).resolve().parents[1]
"""Where the package under test lies, for tests that start a process."""


@dataclass(frozen=True, slots=True)
class Mock:
    """The mock server on its socket, with everything that it has seen."""

    api: MockApi
    base_url: str
    recorder: Recorder

    def restart(self) -> None:
        """Forget all memories and all requests."""
        self.api.reset()
        self.recorder.clear()


@pytest.fixture(params=FLAVOURS, ids=lambda flavour: flavour.name)
def flavour(request: pytest.FixtureRequest) -> Flavour:
    """Each flavour in turn."""
    chosen = request.param
    assert isinstance(chosen, Flavour)
    return chosen


@pytest.fixture(scope="session")
def document() -> RawDocument:
    """The API document, as it stands."""
    return usages.document()


@pytest.fixture(scope="session")
def running_mock(document: RawDocument) -> Iterator[Mock]:
    """One server for all tests."""
    api = MockApi(document)
    with serve(api) as served:
        yield Mock(api, served.base_url, served.recorder)


@pytest.fixture
def mock(running_mock: Mock) -> Mock:
    """The server as if it had just been started."""
    running_mock.restart()
    return running_mock
