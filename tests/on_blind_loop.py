"""Loaded with `-p` by `make loops`: asynchronous tests run in a loop that cannot watch.

Like the proactor of Windows it only moves bytes. Packages take it for that one, since
they are imported after this module.
"""

import asyncio
from collections.abc import Callable, Mapping
from typing import NoReturn


class BlindLoop(asyncio.SelectorEventLoop):
    """A loop whose sockets cannot be watched by others."""

    def add_reader(self, *given: object) -> NoReturn:
        raise NotImplementedError

    def add_writer(self, *given: object) -> NoReturn:
        raise NotImplementedError


asyncio.ProactorEventLoop = BlindLoop  # type: ignore[attr-defined]


def pytest_asyncio_loop_factories() -> (
    Mapping[str, Callable[[], asyncio.AbstractEventLoop]]
):
    """The one event loop of all tests."""
    return {"blind": BlindLoop}
