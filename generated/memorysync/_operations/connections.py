"""Builders of calls: arguments in, a call with its path, query, headers and body out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from .._runtime import bodies, calls, guards, parameters, replies
from .._runtime.json import array, drop_absent
from ..types import SlackChannel

_CHANNELS_GUARD = guards.Array()


_CONNECTIONS_SLACK_CHANNELS: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_slack_channels",
    method="GET",
    read=replies.any_reply(),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_slack_channels(connection_id: str) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/connections/{connection_id}/slack/channels`."""
    return calls.Call(
        _CONNECTIONS_SLACK_CHANNELS,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/slack/channels",
    )


_CONNECTIONS_SLACK_ADD_CHANNELS: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_slack_add_channels",
    method="POST",
    read=replies.any_reply(),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_slack_add_channels(
    connection_id: str, channels: Iterable[SlackChannel | Mapping[str, Any]]
) -> calls.Call[Any]:
    """Build `POST /api/v2/integrations/connections/{connection_id}/slack/channels`."""
    channels = array("channels", channels)
    _CHANNELS_GUARD.check("channels", channels)
    return calls.Call(
        _CONNECTIONS_SLACK_ADD_CHANNELS,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/slack/channels",
        body=bodies.JsonBody(drop_absent({"channels": channels})),
    )
