"""Public classes: ConnectionsNamespace, SlackNamespace, and their async twins."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ._async.connections import (
        AsyncConnectionsNamespace as AsyncConnectionsNamespace,
    )
    from ._async.connections import AsyncSlackNamespace as AsyncSlackNamespace
    from ._sync.connections import ConnectionsNamespace as ConnectionsNamespace
    from ._sync.connections import SlackNamespace as SlackNamespace

__all__ = [
    "AsyncConnectionsNamespace",
    "AsyncSlackNamespace",
    "ConnectionsNamespace",
    "SlackNamespace",
]

_EXPORTS: Final[dict[str, str]] = {
    "AsyncConnectionsNamespace": "._async.connections",
    "AsyncSlackNamespace": "._async.connections",
    "ConnectionsNamespace": "._sync.connections",
    "SlackNamespace": "._sync.connections",
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
