"""Every fault is tried four ways: each flavour, in each lane."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterator

import pytest

from tests.live.faults.ways import WAYS, Way


@pytest.fixture(params=WAYS, ids=str)
def way(request: pytest.FixtureRequest) -> Way:
    """Each flavour in each lane in turn."""
    chosen = request.param
    assert isinstance(chosen, Way)
    return chosen


@pytest.fixture(params=[way for way in WAYS if way.flavour.is_async], ids=str)
def async_way(request: pytest.FixtureRequest) -> Way:
    """Each lane of the asynchronous flavour: only it has tasks and loops."""
    chosen = request.param
    assert isinstance(chosen, Way)
    return chosen


@pytest.fixture
def lost_sockets() -> Iterator[None]:
    """For tests after which the HTTP library leaves a socket that nobody can close.

    Its transport's loop is gone, or a TLS handshake was given up, after which it does
    not close the connection below. Python warns of such sockets.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()
