"""TLS contexts for clients that send nothing by TLS."""

from __future__ import annotations

import ssl
from functools import cache

import httpx


@cache
def tls_context() -> ssl.SSLContext:
    """One for all clients of the HTTP library: it takes 20 ms to make."""
    return httpx.create_ssl_context()
