"""Request builders of the connections."""

from .._runtime.calls import Call
from ..types import Connection


def close(connection_id: str, *, close: bool) -> Call[Connection]:
    """Build the request of `close_connection`."""
    body: dict[str, object] = {"close": close}
    path = f"/connections/{connection_id}"
    return Call("PATCH", path, body, Connection.from_dict)


def slack_add_channels(*channels: str) -> Call[None]:
    """Build the request of `slack.add_channels`."""
    body: dict[str, object] = {"channels": list(channels)}
    return Call("POST", "/connections/slack", body, lambda raw: None)
