"""When waits end."""

from time import monotonic

import pytest

from memorysync._runtime.timing import has_come


@pytest.mark.parametrize(("ahead", "come"), [(-1, True), (0.001, True), (60, False)])
def test_a_moment_has_come_although_its_timer_rang_a_little_early(
    ahead: float, come: bool
) -> None:
    assert has_come(monotonic() + ahead) is come


def test_nothing_ends_what_has_no_end() -> None:
    assert not has_come(None)
