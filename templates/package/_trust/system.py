"""Whom to trust where the environment does not say: the system, as the library does."""

from __future__ import annotations

import ssl
import sys
from pathlib import Path

_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)
"""Where systems keep all certificates in one file."""


def trusting_context() -> ssl.SSLContext:
    """Trusts the system's store.

    macOS and Windows judge each chain themselves (truststore). Elsewhere OpenSSL reads
    files, once; a Python that was built on another system looks for them in the wrong
    place.
    """
    if sys.platform in ("darwin", "win32"):
        import truststore

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.load_default_certs()
    paths = ssl.get_default_verify_paths()
    if not paths.cafile and not _has_certificates(paths.capath):
        for bundle in _BUNDLES:
            if Path(bundle).is_file():
                made.load_verify_locations(bundle)
                break
    return made


def _has_certificates(folder: str | None) -> bool:
    """Whether OpenSSL finds any there: it looks for names that end in a number."""
    return folder is not None and any(Path(folder).glob("*.[0-9]"))
