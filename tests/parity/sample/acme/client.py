"""The clients."""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ._async.client import AsyncAcmeClient
    from ._sync.client import AcmeClient

_EXPORTS: Final[dict[str, str]] = {
    "AcmeClient": "._sync.client",
    "AsyncAcmeClient": "._async.client",
}

__all__ = ["AcmeClient", "AsyncAcmeClient"]


def __getattr__(name: str) -> object:
    if name not in _EXPORTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_EXPORTS[name], __package__), name)
