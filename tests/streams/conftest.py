"""Every stream is tried four ways: each flavour, in each lane."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.shapes.making import Made, make
from tests.streams.ways import DOCUMENT, Way

_WAYS = [(flavour, lane) for flavour in ("sync", "async") for lane in ("fast", "httpx")]


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """The package of a document with every kind of stream."""
    folder = tmp_path_factory.mktemp("streams")
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    yield make(DOCUMENT, folder)
    sys.path.remove(str(folder))
    sys.dont_write_bytecode = written


@pytest.fixture(params=_WAYS, ids="-".join)
def way(request: pytest.FixtureRequest, package: Made) -> Way:
    """Each flavour in each lane in turn."""
    flavour, lane = request.param
    return Way(flavour == "async", lane, package)
