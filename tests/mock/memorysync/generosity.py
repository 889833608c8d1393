"""Where the service takes more than its document says.

The document is written for the SDK; the vendor's command line tool is known to
send what stands here, and to be understood.
"""

from __future__ import annotations

# An API key opens these routes too, as far as its scopes allow it.
KEYED = frozenset(
    (
        ("GET", "/org/projects"),
        ("GET", "/org/billing/current-plan"),
    )
)
