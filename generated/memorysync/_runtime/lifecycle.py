"""The close rule: sync resources have `close()`, async ones have `aclose()`.

The wrong one does not exist: it fails at once, `hasattr` says so, type checkers report
it, and the error names the right one.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING


class SyncResource:
    """A resource that is closed with `close()` or a `with` block."""

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            raise _missing(self, name, {"aclose": "close"})


class AsyncResource:
    """A resource that is closed with `await aclose()` or an `async with` block."""

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            raise _missing(self, name, {"close": "aclose"})


def _missing(owner: object, name: str, right: dict[str, str]) -> AttributeError:
    kind = type(owner).__name__
    message = f"{kind!r} object has no attribute {name!r}"
    if name in right:
        message = f"{kind} has no {name}(): use {right[name]}()"
    return AttributeError(message, name=name, obj=owner)


def warn_unclosed(owner: object, closing: str, what: str = "client") -> None:
    """Warn that a resource was dropped open; called from `__del__`, so no I/O."""
    warnings.warn(
        f"unclosed {what}: call {closing}(), or use it in a with block",
        ResourceWarning,
        stacklevel=3,
        source=owner,
    )
