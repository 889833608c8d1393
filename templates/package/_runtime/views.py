"""Views: clients of the same class and connections that differ in what they send."""

from __future__ import annotations

from functools import cached_property
from typing import Protocol, TypeVar

from .configuration import Configuration
from .addresses import shown

T = TypeVar("T")


class AnyShell(Protocol):
    """What both flavours' shells tell of themselves."""

    @property
    def configuration(self) -> Configuration: ...
    @property
    def is_closed(self) -> bool: ...


class SettingValue:
    """An attribute that shows a client-level parameter, such as instrumentation reads.

    Views have values of their own, so the value is not kept but looked up.
    """

    def __init__(self, key: str) -> None:
        self._key = key

    def __get__(self, client: object, owner: object) -> str | None:
        # On the class there is no value: tools that list its members ask there too.
        if client is None:
            return None
        shell: AnyShell | None = vars(client).get("_shell")
        if shell is None:  # the constructor has failed, or not come so far
            raise AttributeError(f"there is no {self._key} yet")
        return shell.configuration.settings[self._key].value


def view_of(client: T, shell: AnyShell) -> T:
    """A client of the same class and attributes that works with another shell.

    What its class caches belongs to the old shell, so the view makes its own.
    """
    kind = type(client)
    cached = {
        name
        for base in kind.__mro__
        for name, member in vars(base).items()
        if isinstance(member, cached_property)
    }
    view = object.__new__(kind)
    for name, value in vars(client).items():
        if name not in cached:
            vars(view)[name] = value
    vars(view)["_shell"] = shell
    return view


def described(owner: object, shell: AnyShell) -> str:
    """The `repr` of a client or a namespace: no credential, no setting."""
    state = "closed" if shell.is_closed else "open"
    url = shown(shell.configuration.base_url)
    return f"<{type(owner).__name__} {url!r} {state}>"
