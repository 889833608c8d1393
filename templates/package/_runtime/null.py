"""`NULL`: an explicit null, where None only says that there is no value."""

from __future__ import annotations

import enum
from typing import Final


class Null(enum.Enum):
    """The type of `NULL`, for annotations.

    Like null itself, `NULL` counts as false; ask `value is NULL` to tell it from None.
    """

    NULL = "null"

    def __repr__(self) -> str:
        return "NULL"

    def __str__(self) -> str:
        return "NULL"

    def __bool__(self) -> bool:
        return False


NULL: Final = Null.NULL
"""Sends null, for example to clear a member; only where the API takes null."""
