"""Every fault is tried four ways: each flavour, in each lane."""

from __future__ import annotations

import pytest

from tests.live.faults.ways import WAYS, Way


@pytest.fixture(params=WAYS, ids=str)
def way(request: pytest.FixtureRequest) -> Way:
    """Each flavour in each lane in turn."""
    chosen = request.param
    assert isinstance(chosen, Way)
    return chosen
