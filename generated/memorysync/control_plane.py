"""`ControlPlaneClient` and its async twin."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ._async.control_plane import AsyncControlPlaneClient
    from ._sync.control_plane import ControlPlaneClient

__all__ = ["AsyncControlPlaneClient", "ControlPlaneClient"]

_EXPORTS: Final[dict[str, str]] = {
    "AsyncControlPlaneClient": "._async.control_plane",
    "ControlPlaneClient": "._sync.control_plane",
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
