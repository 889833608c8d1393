"""The close rule."""

from typing import TYPE_CHECKING


class SyncResource:
    """A resource that is closed with `close()`."""

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            raise AttributeError(f"no {name!r}: use close()", name=name, obj=self)


class AsyncResource:
    """A resource that is closed with `aclose()`."""

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            raise AttributeError(f"no {name!r}: use aclose()", name=name, obj=self)
