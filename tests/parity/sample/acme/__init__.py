"""The public face of a small package that looks like a generated one."""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ._async.client import AsyncAcmeClient
    from ._sync.client import AcmeClient
    from ._version import VERSION
    from .errors import AcmeError
    from .types import Memory

_EXPORTS: Final[dict[str, str]] = {
    "AcmeClient": "._sync.client",
    "AcmeError": ".errors",
    "AsyncAcmeClient": "._async.client",
    "Memory": ".types",
    "VERSION": "._version",
}

__all__ = ["VERSION", "AcmeClient", "AcmeError", "AsyncAcmeClient", "Memory"]


def __getattr__(name: str) -> object:
    if name not in _EXPORTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_EXPORTS[name], __name__), name)
