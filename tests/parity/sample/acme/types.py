"""The models of the package."""

from dataclasses import dataclass
from typing import Any

__all__ = ["Connection", "Memory"]


@dataclass(frozen=True, slots=True)
class Memory:
    """Something that is remembered."""

    id: str
    text: str

    @classmethod
    def from_dict(cls, raw: dict[str, Any]) -> "Memory":
        """Read a memory from parsed JSON."""
        return cls(raw["id"], raw["text"])


@dataclass(frozen=True, slots=True)
class Connection:
    """A source that memories come from."""

    id: str
    state: str

    @classmethod
    def from_dict(cls, raw: dict[str, Any]) -> "Connection":
        """Read a connection from parsed JSON."""
        return cls(raw["id"], raw["state"])
