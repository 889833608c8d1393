"""Request builders of the client."""

from .._runtime.calls import Call, Page, page_of
from ..types import Memory


def add(
    text: str, *, source: str | None, importance: float, state: str
) -> Call[Memory]:
    """Build the request of `add`."""
    body = {"text": text, "source": source, "importance": importance, "state": state}
    return Call("POST", "/memories", body, Memory.from_dict)


def get(memory_id: str) -> Call[Memory]:
    """Build the request of `get`."""
    return Call("GET", f"/memories/{memory_id}", None, Memory.from_dict)


def list_memories(*, limit: int, cursor: str | None) -> Call[Page[Memory]]:
    """Build the request of `list_memories`."""
    path = f"/memories?limit={limit}&cursor={cursor or ''}"
    return Call("GET", path, None, page_of(Memory.from_dict))
