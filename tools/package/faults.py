"""How a refusal is told."""

from __future__ import annotations

from collections.abc import Sequence


class PackageError(Exception):
    """The distributions may not be published; every reason is a line of its own."""

    def __init__(self, what: str, reasons: Sequence[str]) -> None:
        super().__init__(what)
        self.what = what
        self.reasons = tuple(reasons)
