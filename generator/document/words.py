"""Words of OpenAPI and HTTP that more than one part of the corridor has to know."""

import re
from typing import Final

METHODS: Final = (
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
)
"""The methods that are fields of a path item; `query` is from OpenAPI 3.2."""

_TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


def is_token(name: str) -> bool:
    """Whether a name may stand for a method, header or cookie (RFC 9110, token)."""
    return _TOKEN.fullmatch(name) is not None
