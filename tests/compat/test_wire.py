"""Every recorded call of version 1.10.1, repeated in both flavours.

Once with a transport of the caller in place of the network, once over a socket: the two
are different code. What differs has to be listed, and what is listed has to differ.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.compat.differences import differences, intended_cases
from tests.compat.judging import case_differences
from tests.compat.recordings import Case, Reply, cases
from tests.compat.replaying import Service, over_socket, over_transport
from tests.live.flavours import FLAVOURS, Flavour
from tests.mock.asgi import application
from tests.mock.server import serve_application

_one_loop = pytest.mark.asyncio(loop_scope="module")
_flavours = pytest.mark.parametrize("flavour", FLAVOURS, ids=lambda each: each.name)
_cases = pytest.mark.parametrize("case", cases(), ids=lambda each: each.id)
_answered_cases = pytest.mark.parametrize(
    "case",
    [each for each in cases() if isinstance(each.answer, Reply)],
    ids=lambda each: each.id,
)


@pytest.fixture(scope="module")
def service() -> Service:
    """What the server of this module answers."""
    return Service()


@pytest.fixture(scope="module")
def address(service: Service) -> Iterator[str]:
    """Where it listens."""
    with serve_application(application(service.handle)) as base_url:
        yield base_url


@_one_loop
@_flavours
@_cases
async def test_over_a_transport(case: Case, flavour: Flavour) -> None:
    _judge(case, case_differences(case, await over_transport(case, flavour)))


@_one_loop
@_flavours
@_answered_cases
async def test_over_a_socket(
    case: Case, flavour: Flavour, service: Service, address: str
) -> None:
    observed = await over_socket(case, flavour, service, address)
    _judge(case, case_differences(case, observed))


def _judge(case: Case, found: list[str]) -> None:
    if case.id in intended_cases():
        assert found, "listed as a difference, but it is none"
    else:
        assert found == []


def test_listed_cases_exist() -> None:
    recorded = {case.id for case in cases()}
    unknown = {
        name: sorted(listed - recorded)
        for name, listed in differences().items()
        if listed - recorded
    }
    assert unknown == {}
    assert len(recorded) == 402
