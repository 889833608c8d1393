"""Loaded with `-p` by `make loops`: asynchronous tests run in uvloop's event loop."""

from asyncio import AbstractEventLoop
from collections.abc import Callable, Mapping

import pytest
import uvloop

LEFT_OPEN = "test_a_server_that_does_not_speak_tls[async-httpx]"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """httpx leaves a transport after a failed handshake; uvloop does not close then."""
    for item in items:
        if item.name == LEFT_OPEN:
            item.add_marker(pytest.mark.skip(reason=f"NOT TESTED: {LEFT_OPEN}"))


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], AbstractEventLoop]]:
    """The one event loop of all tests."""
    return {"uvloop": uvloop.new_event_loop}
