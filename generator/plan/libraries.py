"""The HTTP libraries that a package can stand on, one of them by choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.code import Code


@dataclass(frozen=True, slots=True)
class HttpLibrary:
    """A library with the interface of httpx.

    `name` is that of the distribution and of the module; `loading` is the statement
    that binds the module to the name by which the template knows it; `trust` is the
    template that finds the certificates as the library does.
    """

    name: str
    requirement: str
    loading: Code
    trust: str


HTTPX: Final = HttpLibrary(
    name="httpx",
    requirement="httpx>=0.25,<1.0",
    loading=Code("import httpx"),
    trust="_trust/certifi.py",
)

# The first release that trusts the store of the system, so that both lanes agree.
HTTPX2: Final = HttpLibrary(
    name="httpx2",
    requirement="httpx2>=2.3,<3",
    loading=Code("import httpx2 as httpx"),
    trust="_trust/system.py",
)

HTTP_LIBRARIES: Final[Mapping[str, HttpLibrary]] = {
    library.name: library for library in (HTTPX, HTTPX2)
}

FOREIGN_MODULES: Final = frozenset(
    {
        *HTTP_LIBRARIES,
        "anyio",
        "certifi",
        "h11",
        "idna",
        "truststore",
        "typing_extensions",
    }
)
"""What generated packages import from outside: no package may be called so."""
