"""The version of the package."""

from typing import Final

VERSION: Final = "1.0.0"
