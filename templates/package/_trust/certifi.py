"""Whom to trust where the environment does not say: the bundle of the HTTP library."""

from __future__ import annotations

import ssl


def trusting_context() -> ssl.SSLContext:
    """Trusts the bundle of certifi, where it is installed, else the system's store."""
    return ssl.create_default_context(cafile=_bundle())


def _bundle() -> str | None:
    try:
        import certifi
    except ImportError:
        return None
    return certifi.where()
