"""What came of calls, as plain JSON: the programs beside this file write it."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import memorysync


class Outcomes:
    """The outcomes of a run, in the order of its calls."""

    def __init__(self) -> None:
        self._calls: list[dict[str, Any]] = []

    def call(
        self, name: str, function: Callable[..., object], *args: Any, **kwargs: Any
    ) -> None:
        """Call a function and keep what it returns or raises."""
        try:
            self.add(name, function(*args, **kwargs))
        except Exception as error:
            self.add(name, f"raised {type(error).__qualname__}: {error}")

    async def wait(self, name: str, awaitable: Awaitable[object]) -> None:
        """Wait for a result and keep it, or what is raised."""
        try:
            self.add(name, await awaitable)
        except Exception as error:
            self.add(name, f"raised {type(error).__qualname__}: {error}")

    def add(self, name: str, outcome: object) -> None:
        """Keep an outcome; what is not JSON is told apart by its type only."""
        # A round trip, so that tuples and lists are not told apart later.
        plain = json.loads(json.dumps(outcome, default=_kind))
        self._calls.append({"call": name, "outcome": plain})

    def write(self, path: str) -> None:
        """Write everything, with the SDK that it was seen with."""
        found = {
            "sdk": {
                "version": version("memorysync"),
                "folder": str(Path(memorysync.__file__).parent),
            },
            "calls": self._calls,
        }
        Path(path).write_text(json.dumps(found), encoding="utf-8")


def _kind(value: object) -> str:
    return f"a {type(value).__qualname__}"
