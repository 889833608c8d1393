"""Where the service takes more than its document says.

The document is written for the SDK; the vendor's command line tool is known to
send what stands here, and to be understood.
"""

from __future__ import annotations

from collections.abc import Mapping

# An API key opens these routes too, as far as its scopes allow it.
KEYED = frozenset(
    (
        ("GET", "/org/projects"),
        ("GET", "/org/billing/current-plan"),
    )
)

# Kinds of problems that the service does not mind. With `memory_ids` as with
# `filters`, `dry_run` only says what would be forgotten.
TOLERATED: Mapping[tuple[str, str], frozenset[str]] = {
    ("DELETE", "/memory/forget"): frozenset(("dependentRequired",)),
}
