"""What the environment says about the way to a server."""

from __future__ import annotations

import os
import sys


def has_proxies() -> bool:
    """Whether requests may have to go through a proxy: a cheap look, no import.

    The HTTP library then decides for each host, as it also knows the exceptions.
    """
    if sys.platform in ("darwin", "win32"):
        from urllib.request import getproxies

        return any(getproxies().get(name) for name in ("http", "https", "all"))
    return any(
        os.environ.get(f"{name}_proxy") or os.environ.get(f"{name}_proxy".upper())
        for name in ("http", "https", "all")
    )
