"""Fields that are certainly misspelt."""

import functools
from typing import Final

from generator.slips import is_one_slip
from generator.validate.kinds import FIELDS, Kind

_SHORTEST: Final = 5
_LONGEST: Final = 40


@functools.cache
def _folded(kind: Kind) -> dict[str, str]:
    return {name.casefold(): name for name in FIELDS[kind]}


@functools.lru_cache(maxsize=4096)
def misspelt(name: str, kind: Kind) -> str | None:
    """The field of `kind` that `name` was meant to be, if that is certain.

    It is when the two differ in case only, or for a field of five letters or more
    by one letter that is missing, too many, wrong, or swapped with its neighbour.
    """
    if len(name) > _LONGEST:
        return None
    same = _folded(kind).get(name.casefold())
    if same is not None:
        return same
    close = [
        field
        for field in FIELDS[kind]
        if len(field) >= _SHORTEST and is_one_slip(name, field)
    ]
    return close[0] if len(close) == 1 else None
