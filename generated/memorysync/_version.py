"""The version of this package, and how it introduces itself to the server."""

from typing import Final

__version__: Final = "1.11.0"
USER_AGENT: Final = "memorysync-sdk-py/1.11.0"
