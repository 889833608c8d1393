"""`MemorySyncClient` and its async twin."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ._async.client import AsyncMemorySyncClient
    from ._sync.client import MemorySyncClient

__all__ = ["AsyncMemorySyncClient", "MemorySyncClient"]

_EXPORTS: Final[dict[str, str]] = {
    "AsyncMemorySyncClient": "._async.client",
    "MemorySyncClient": "._sync.client",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import a public name when it is first used (PEP 562)."""
        if name not in _EXPORTS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_EXPORTS[name], __package__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return __all__
