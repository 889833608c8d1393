"""The namespaces for connections."""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ._async.connections import AsyncConnectionsNamespace, AsyncSlackNamespace
    from ._sync.connections import ConnectionsNamespace, SlackNamespace

_EXPORTS: Final[dict[str, str]] = {
    "AsyncConnectionsNamespace": "._async.connections",
    "AsyncSlackNamespace": "._async.connections",
    "ConnectionsNamespace": "._sync.connections",
    "SlackNamespace": "._sync.connections",
}

__all__ = [
    "AsyncConnectionsNamespace",
    "AsyncSlackNamespace",
    "ConnectionsNamespace",
    "SlackNamespace",
]


def __getattr__(name: str) -> object:
    if name not in _EXPORTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_EXPORTS[name], __package__), name)
