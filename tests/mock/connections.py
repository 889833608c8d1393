"""The Slack channels of a connection."""

from __future__ import annotations

from tests.mock.json_values import mapping, sequence
from tests.mock.world import Call, Outcome, Registry, Reply, World

_CHANNELS = "/api/v2/integrations/connections/{connection_id}/slack/channels"


def channels(call: Call, world: World) -> Outcome:
    """The channels that were added to a connection."""
    added = world.channels.get(str(call.arguments.path.get("connection_id")), {})
    return Reply({"channels": list(added.values())})


def add_channels(call: Call, world: World) -> Outcome:
    """Add channels by id; one that is there already is not counted."""
    connection = str(call.arguments.path.get("connection_id"))
    known = world.channels.setdefault(connection, {})
    before = len(known)
    for channel in sequence(call.fields.get("channels")):
        fields = mapping(channel)
        known[str(fields.get("id"))] = fields
    return Reply({"added": len(known) - before})


HANDLERS: Registry = {
    ("GET", _CHANNELS): channels,
    ("POST", _CHANNELS): add_channels,
}
