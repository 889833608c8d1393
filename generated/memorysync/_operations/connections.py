"""Builders of calls: arguments in, a call with its path, query, headers and body out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

from .._runtime import bodies, calls, decoding, guards, parameters, replies
from .._runtime.json import array, drop_absent, expand_shorthand
from ..control_plane_types import Integration
from ..types import CrawlSettings, S3Prefix, SlackChannel

_CHANNELS_GUARD = guards.Array()
_PREFIXES_GUARD = guards.Array()
_CATEGORY_GUARD = guards.Optional(guards.Text(minimum=1, pattern="\\S"))


_CONNECTIONS_LIST: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_list",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_list(**params: Any) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/connections`."""
    return calls.Call(
        _CONNECTIONS_LIST,
        "/api/v2/integrations/connections",
        query=parameters.query_string(parameters.query_members(params)),
    )


_CONNECTIONS_CREATE_WITH_API_KEY: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_create_with_api_key",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_create_with_api_key(
    provider: str, api_key: str, **body: Any
) -> calls.Call[Any]:
    """Build `POST /api/v2/integrations/connections/api-key`."""
    return calls.Call(
        _CONNECTIONS_CREATE_WITH_API_KEY,
        "/api/v2/integrations/connections/api-key",
        body=bodies.JsonBody(
            drop_absent({"provider_id": provider, "api_key": api_key}) | body,
            names={"provider_id": "provider"},
        ),
    )


_CONNECTIONS_CREATE_WITH_CREDENTIALS: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_create_with_credentials",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_create_with_credentials(
    provider: str, credentials: Mapping[str, Any], **body: Any
) -> calls.Call[Any]:
    """Build `POST /api/v2/integrations/connections/credentials`."""
    return calls.Call(
        _CONNECTIONS_CREATE_WITH_CREDENTIALS,
        "/api/v2/integrations/connections/credentials",
        body=bodies.JsonBody(
            drop_absent({"provider_id": provider, "credentials": credentials}) | body,
            names={"provider_id": "provider"},
        ),
    )


_CONNECTIONS_GET: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_get",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_get(connection_id: str) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/connections/{connection_id}`."""
    return calls.Call(
        _CONNECTIONS_GET,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id),
    )


_CONNECTIONS_DELETE: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_delete",
    method="DELETE",
    read=replies.or_none(
        replies.by_status(
            {"200": replies.any_reply(), "204": replies.empty_reply},
            otherwise=replies.any_reply(),
        )
    ),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def connections_delete(connection_id: str) -> calls.Call[Any]:
    """Build `DELETE /api/v2/integrations/connections/{connection_id}`."""
    return calls.Call(
        _CONNECTIONS_DELETE,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id),
    )


_CONNECTIONS_UPDATE: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_update",
    method="PATCH",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def connections_update(connection_id: str, **body: Any) -> calls.Call[Any]:
    """Build `PATCH /api/v2/integrations/connections/{connection_id}`."""
    return calls.Call(
        _CONNECTIONS_UPDATE,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id),
        body=bodies.JsonBody(drop_absent({}) | body),
    )


_CONNECTIONS_RECONNECT: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_reconnect",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    optional_json="application/json",
)


def connections_reconnect(connection_id: str, **body: Any) -> calls.Call[Any]:
    """Build `POST /api/v2/integrations/connections/{connection_id}/reconnect`."""
    sent_members = drop_absent({}) | body
    return calls.Call(
        _CONNECTIONS_RECONNECT,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/reconnect",
        body=bodies.JsonBody(sent_members) if sent_members else None,
    )


_CONNECTIONS_PURGE: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_purge",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    optional_json="application/json",
)


def connections_purge(connection_id: str, **body: Any) -> calls.Call[Any]:
    """Build `POST /api/v2/integrations/connections/{connection_id}/purge`."""
    sent_members = drop_absent({}) | body
    return calls.Call(
        _CONNECTIONS_PURGE,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/purge",
        body=bodies.JsonBody(sent_members) if sent_members else None,
    )


_CONNECTIONS_SYNC_STATUS: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_sync_status",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_sync_status(connection_id: str) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/connections/{connection_id}/sync`."""
    return calls.Call(
        _CONNECTIONS_SYNC_STATUS,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/sync",
    )


_CONNECTIONS_TRIGGER_SYNC: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_trigger_sync",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    optional_json="application/json",
)


def connections_trigger_sync(connection_id: str, **body: Any) -> calls.Call[Any]:
    """Build `POST /api/v2/integrations/connections/{connection_id}/sync`."""
    sent_members = drop_absent({}) | body
    return calls.Call(
        _CONNECTIONS_TRIGGER_SYNC,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/sync",
        body=bodies.JsonBody(sent_members) if sent_members else None,
    )


_CONNECTIONS_OBJECTS: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_objects",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_objects(connection_id: str, **params: Any) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/connections/{connection_id}/objects`."""
    return calls.Call(
        _CONNECTIONS_OBJECTS,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/objects",
        query=parameters.query_string(parameters.query_members(params)),
    )


_CONNECTIONS_OBJECTS_V2: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_objects_v2",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_objects_v2(connection_id: str, **params: Any) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/connections/{connection_id}/objects/v2`."""
    return calls.Call(
        _CONNECTIONS_OBJECTS_V2,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/objects/v2",
        query=parameters.query_string(parameters.query_members(params)),
    )


_CONNECTIONS_BULK_OBJECT_ACTION: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_bulk_object_action",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_bulk_object_action(connection_id: str, **body: Any) -> calls.Call[Any]:
    """Build `POST /api/v2/integrations/connections/{connection_id}/objects/bulk`."""
    return calls.Call(
        _CONNECTIONS_BULK_OBJECT_ACTION,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/objects/bulk",
        body=bodies.JsonBody(drop_absent({}) | body),
    )


_CONNECTIONS_STATS: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_stats",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_stats(**params: Any) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/stats`."""
    return calls.Call(
        _CONNECTIONS_STATS,
        "/api/v2/integrations/stats",
        query=parameters.query_string(parameters.query_members(params)),
    )


_CONNECTIONS_AUDIT_LOGS: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_audit_logs",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_audit_logs(**params: Any) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/audit-logs`."""
    return calls.Call(
        _CONNECTIONS_AUDIT_LOGS,
        "/api/v2/integrations/audit-logs",
        query=parameters.query_string(parameters.query_members(params)),
    )


_CONNECTIONS_OAUTH_INITIATE: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_oauth_initiate",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_oauth_initiate(provider: str, **body: Any) -> calls.Call[Any]:
    """Build `POST /api/v2/integrations/oauth/initiate`."""
    return calls.Call(
        _CONNECTIONS_OAUTH_INITIATE,
        "/api/v2/integrations/oauth/initiate",
        body=bodies.JsonBody(
            drop_absent({"provider_id": provider}) | body,
            names={"provider_id": "provider"},
        ),
    )


_CONNECTIONS_OAUTH_STATUS: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_oauth_status",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_oauth_status(**params: Any) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/oauth/status`."""
    return calls.Call(
        _CONNECTIONS_OAUTH_STATUS,
        "/api/v2/integrations/oauth/status",
        query=parameters.query_string(parameters.query_members(params)),
    )


_CONNECTIONS_SLACK_AVAILABLE_CHANNELS: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_slack_available_channels",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_slack_available_channels(
    connection_id: str, **params: Any
) -> calls.Call[Any]:
    """Build `GET
    /api/v2/integrations/connections/{connection_id}/slack/available-channels`.
    """
    return calls.Call(
        _CONNECTIONS_SLACK_AVAILABLE_CHANNELS,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/slack/available-channels",
        query=parameters.query_string(parameters.query_members(params)),
    )


_CONNECTIONS_SLACK_CHANNELS: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_slack_channels",
    method="GET",
    read=replies.or_none(replies.any_reply()),
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
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_slack_add_channels(
    connection_id: str, channels: Iterable[SlackChannel | Mapping[str, Any] | str]
) -> calls.Call[Any]:
    """Build `POST /api/v2/integrations/connections/{connection_id}/slack/channels`."""
    channels = array("channels", channels)
    channels = expand_shorthand(channels, "id")
    _CHANNELS_GUARD.check("channels", channels)
    return calls.Call(
        _CONNECTIONS_SLACK_ADD_CHANNELS,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/slack/channels",
        body=bodies.JsonBody(drop_absent({"channels": channels})),
    )


_CONNECTIONS_SLACK_REMOVE_CHANNEL: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_slack_remove_channel",
    method="DELETE",
    read=replies.or_none(
        replies.by_status(
            {"200": replies.any_reply(), "204": replies.empty_reply},
            otherwise=replies.any_reply(),
        )
    ),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def connections_slack_remove_channel(
    connection_id: str, channel_id: str
) -> calls.Call[Any]:
    """Build `DELETE
    /api/v2/integrations/connections/{connection_id}/slack/channels/{channel_id}`.
    """
    return calls.Call(
        _CONNECTIONS_SLACK_REMOVE_CHANNEL,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/slack/channels/"
        + parameters.path_segment("channel_id", channel_id),
    )


_CONNECTIONS_SLACK_EXCLUSION_POLICY: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_slack_exclusion_policy",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_slack_exclusion_policy(connection_id: str) -> calls.Call[Any]:
    """Build `GET
    /api/v2/integrations/connections/{connection_id}/slack/exclusion-policy`.
    """
    return calls.Call(
        _CONNECTIONS_SLACK_EXCLUSION_POLICY,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/slack/exclusion-policy",
    )


_CONNECTIONS_SLACK_SET_EXCLUSION_POLICY: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_slack_set_exclusion_policy",
    method="PUT",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def connections_slack_set_exclusion_policy(
    connection_id: str, **policy: Any
) -> calls.Call[Any]:
    """Build `PUT
    /api/v2/integrations/connections/{connection_id}/slack/exclusion-policy`.
    """
    return calls.Call(
        _CONNECTIONS_SLACK_SET_EXCLUSION_POLICY,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/slack/exclusion-policy",
        body=bodies.JsonBody(drop_absent({}) | policy),
    )


_CONNECTIONS_SLACK_IDENTITIES: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_slack_identities",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_slack_identities(connection_id: str) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/connections/{connection_id}/slack/identities`."""
    return calls.Call(
        _CONNECTIONS_SLACK_IDENTITIES,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/slack/identities",
    )


_CONNECTIONS_SLACK_LINK_IDENTITY: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_slack_link_identity",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_slack_link_identity(connection_id: str, **body: Any) -> calls.Call[Any]:
    """Build `POST
    /api/v2/integrations/connections/{connection_id}/slack/identities/link`.
    """
    return calls.Call(
        _CONNECTIONS_SLACK_LINK_IDENTITY,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/slack/identities/link",
        body=bodies.JsonBody(drop_absent({}) | body),
    )


_CONNECTIONS_SLACK_SYNC_IDENTITIES: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_slack_sync_identities",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_slack_sync_identities(connection_id: str) -> calls.Call[Any]:
    """Build `POST
    /api/v2/integrations/connections/{connection_id}/slack/identities/sync`.
    """
    return calls.Call(
        _CONNECTIONS_SLACK_SYNC_IDENTITIES,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/slack/identities/sync",
    )


_CONNECTIONS_GDRIVE_PICKER_CONFIG: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_gdrive_picker_config",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_gdrive_picker_config(connection_id: str) -> calls.Call[Any]:
    """Build `GET
    /api/v2/integrations/connections/{connection_id}/gdrive/picker-config`.
    """
    return calls.Call(
        _CONNECTIONS_GDRIVE_PICKER_CONFIG,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/gdrive/picker-config",
    )


_CONNECTIONS_GDRIVE_RESOURCES: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_gdrive_resources",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_gdrive_resources(connection_id: str, **params: Any) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/connections/{connection_id}/gdrive/resources`."""
    return calls.Call(
        _CONNECTIONS_GDRIVE_RESOURCES,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/gdrive/resources",
        query=parameters.query_string(parameters.query_members(params)),
    )


_CONNECTIONS_GDRIVE_ADD_RESOURCES: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_gdrive_add_resources",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_gdrive_add_resources(
    connection_id: str, **body: Any
) -> calls.Call[Any]:
    """Build `POST /api/v2/integrations/connections/{connection_id}/gdrive/resources`."""
    return calls.Call(
        _CONNECTIONS_GDRIVE_ADD_RESOURCES,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/gdrive/resources",
        body=bodies.JsonBody(drop_absent({}) | body),
    )


_CONNECTIONS_GDRIVE_REMOVE_RESOURCE: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_gdrive_remove_resource",
    method="DELETE",
    read=replies.or_none(
        replies.by_status(
            {"200": replies.any_reply(), "204": replies.empty_reply},
            otherwise=replies.any_reply(),
        )
    ),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def connections_gdrive_remove_resource(
    connection_id: str, resource_id: str
) -> calls.Call[Any]:
    """Build `DELETE
    /api/v2/integrations/connections/{connection_id}/gdrive/resources/{resource_id}`.
    """
    return calls.Call(
        _CONNECTIONS_GDRIVE_REMOVE_RESOURCE,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/gdrive/resources/"
        + parameters.path_segment("resource_id", resource_id),
    )


_CONNECTIONS_S3_AVAILABLE_PREFIXES: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_s3_available_prefixes",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_s3_available_prefixes(
    connection_id: str, **params: Any
) -> calls.Call[Any]:
    """Build `GET
    /api/v2/integrations/connections/{connection_id}/s3/available-prefixes`.
    """
    return calls.Call(
        _CONNECTIONS_S3_AVAILABLE_PREFIXES,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/s3/available-prefixes",
        query=parameters.query_string(parameters.query_members(params)),
    )


_CONNECTIONS_S3_PREFIXES: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_s3_prefixes",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_s3_prefixes(connection_id: str) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/connections/{connection_id}/s3/prefixes`."""
    return calls.Call(
        _CONNECTIONS_S3_PREFIXES,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/s3/prefixes",
    )


_CONNECTIONS_S3_ADD_PREFIXES: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_s3_add_prefixes",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_s3_add_prefixes(
    connection_id: str, prefixes: Iterable[S3Prefix | Mapping[str, Any] | str]
) -> calls.Call[Any]:
    """Build `POST /api/v2/integrations/connections/{connection_id}/s3/prefixes`."""
    prefixes = array("prefixes", prefixes)
    prefixes = expand_shorthand(prefixes, "prefix")
    _PREFIXES_GUARD.check("prefixes", prefixes)
    return calls.Call(
        _CONNECTIONS_S3_ADD_PREFIXES,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/s3/prefixes",
        body=bodies.JsonBody(drop_absent({"prefixes": prefixes})),
    )


_CONNECTIONS_S3_REMOVE_PREFIX: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_s3_remove_prefix",
    method="DELETE",
    read=replies.or_none(
        replies.by_status(
            {"200": replies.any_reply(), "204": replies.empty_reply},
            otherwise=replies.any_reply(),
        )
    ),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def connections_s3_remove_prefix(
    connection_id: str,
    prefix: str = "",
    *,
    bucket: str | None = None,
    purge: bool = False,
) -> calls.Call[Any]:
    """Build `DELETE /api/v2/integrations/connections/{connection_id}/s3/prefixes`."""
    return calls.Call(
        _CONNECTIONS_S3_REMOVE_PREFIX,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/s3/prefixes",
        query=parameters.query_string(
            parameters.query("prefix", prefix),
            parameters.query("bucket", bucket),
            parameters.query("purge", purge),
        ),
    )


_CONNECTIONS_S3_EXCLUSION_POLICY: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_s3_exclusion_policy",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_s3_exclusion_policy(connection_id: str) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/connections/{connection_id}/s3/exclusion-policy`."""
    return calls.Call(
        _CONNECTIONS_S3_EXCLUSION_POLICY,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/s3/exclusion-policy",
    )


_CONNECTIONS_S3_SET_EXCLUSION_POLICY: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_s3_set_exclusion_policy",
    method="PUT",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def connections_s3_set_exclusion_policy(
    connection_id: str, **policy: Any
) -> calls.Call[Any]:
    """Build `PUT /api/v2/integrations/connections/{connection_id}/s3/exclusion-policy`."""
    return calls.Call(
        _CONNECTIONS_S3_SET_EXCLUSION_POLICY,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/s3/exclusion-policy",
        body=bodies.JsonBody(drop_absent({}) | policy),
    )


_CONNECTIONS_S3_SETTINGS: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_s3_settings",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_s3_settings(connection_id: str) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/connections/{connection_id}/s3/settings`."""
    return calls.Call(
        _CONNECTIONS_S3_SETTINGS,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/s3/settings",
    )


_CONNECTIONS_GRANOLA_AVAILABLE_FOLDERS: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_granola_available_folders",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_granola_available_folders(
    connection_id: str, **params: Any
) -> calls.Call[Any]:
    """Build `GET
    /api/v2/integrations/connections/{connection_id}/granola/available-folders`.
    """
    return calls.Call(
        _CONNECTIONS_GRANOLA_AVAILABLE_FOLDERS,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/granola/available-folders",
        query=parameters.query_string(parameters.query_members(params)),
    )


_CONNECTIONS_GRANOLA_FOLDERS: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_granola_folders",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_granola_folders(connection_id: str) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/connections/{connection_id}/granola/folders`."""
    return calls.Call(
        _CONNECTIONS_GRANOLA_FOLDERS,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/granola/folders",
    )


_CONNECTIONS_GRANOLA_ADD_FOLDERS: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_granola_add_folders",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_granola_add_folders(connection_id: str, **body: Any) -> calls.Call[Any]:
    """Build `POST /api/v2/integrations/connections/{connection_id}/granola/folders`."""
    return calls.Call(
        _CONNECTIONS_GRANOLA_ADD_FOLDERS,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/granola/folders",
        body=bodies.JsonBody(drop_absent({}) | body),
    )


_CONNECTIONS_GRANOLA_REMOVE_FOLDER: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_granola_remove_folder",
    method="DELETE",
    read=replies.or_none(
        replies.by_status(
            {"200": replies.any_reply(), "204": replies.empty_reply},
            otherwise=replies.any_reply(),
        )
    ),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def connections_granola_remove_folder(
    connection_id: str, folder_id: str
) -> calls.Call[Any]:
    """Build `DELETE
    /api/v2/integrations/connections/{connection_id}/granola/folders/{folder_id}`.
    """
    return calls.Call(
        _CONNECTIONS_GRANOLA_REMOVE_FOLDER,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/granola/folders/"
        + parameters.path_segment("folder_id", folder_id),
    )


_CONNECTIONS_GRANOLA_EXCLUSION_POLICY: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_granola_exclusion_policy",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_granola_exclusion_policy(connection_id: str) -> calls.Call[Any]:
    """Build `GET
    /api/v2/integrations/connections/{connection_id}/granola/exclusion-policy`.
    """
    return calls.Call(
        _CONNECTIONS_GRANOLA_EXCLUSION_POLICY,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/granola/exclusion-policy",
    )


_CONNECTIONS_GRANOLA_SET_EXCLUSION_POLICY: Final[calls.Operation[Any]] = (
    calls.Operation(
        id="connections_granola_set_exclusion_policy",
        method="PUT",
        read=replies.or_none(replies.any_reply()),
        security=(("apiKey",),),
        settings=("project_id", "end_user_id"),
        repeatable=True,
    )
)


def connections_granola_set_exclusion_policy(
    connection_id: str, **policy: Any
) -> calls.Call[Any]:
    """Build `PUT
    /api/v2/integrations/connections/{connection_id}/granola/exclusion-policy`.
    """
    return calls.Call(
        _CONNECTIONS_GRANOLA_SET_EXCLUSION_POLICY,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/granola/exclusion-policy",
        body=bodies.JsonBody(drop_absent({}) | policy),
    )


_CONNECTIONS_GRANOLA_IDENTITIES: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_granola_identities",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_granola_identities(connection_id: str) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/connections/{connection_id}/granola/identities`."""
    return calls.Call(
        _CONNECTIONS_GRANOLA_IDENTITIES,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/granola/identities",
    )


_CONNECTIONS_GRANOLA_LINK_IDENTITY: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_granola_link_identity",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_granola_link_identity(
    connection_id: str, **body: Any
) -> calls.Call[Any]:
    """Build `POST
    /api/v2/integrations/connections/{connection_id}/granola/identities/link`.
    """
    return calls.Call(
        _CONNECTIONS_GRANOLA_LINK_IDENTITY,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/granola/identities/link",
        body=bodies.JsonBody(drop_absent({}) | body),
    )


_CONNECTIONS_GRANOLA_RELINK_IDENTITY: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_granola_relink_identity",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    optional_json="application/json",
)


def connections_granola_relink_identity(
    connection_id: str, **body: Any
) -> calls.Call[Any]:
    """Build `POST
    /api/v2/integrations/connections/{connection_id}/granola/identities/relink`.
    """
    sent_members = drop_absent({}) | body
    return calls.Call(
        _CONNECTIONS_GRANOLA_RELINK_IDENTITY,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/granola/identities/relink",
        body=bodies.JsonBody(sent_members) if sent_members else None,
    )


_CONNECTIONS_GRANOLA_SETTINGS: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_granola_settings",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def connections_granola_settings(connection_id: str) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/connections/{connection_id}/granola/settings`."""
    return calls.Call(
        _CONNECTIONS_GRANOLA_SETTINGS,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/granola/settings",
    )


_CONNECTIONS_GRANOLA_SET_SETTINGS: Final[calls.Operation[Any]] = calls.Operation(
    id="connections_granola_set_settings",
    method="PUT",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def connections_granola_set_settings(
    connection_id: str, **settings: Any
) -> calls.Call[Any]:
    """Build `PUT /api/v2/integrations/connections/{connection_id}/granola/settings`."""
    return calls.Call(
        _CONNECTIONS_GRANOLA_SET_SETTINGS,
        "/api/v2/integrations/connections/"
        + parameters.path_segment("connection_id", connection_id)
        + "/granola/settings",
        body=bodies.JsonBody(drop_absent({}) | settings),
    )


_OBJECTS_GET: Final[calls.Operation[Any]] = calls.Operation(
    id="objects_get",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def objects_get(object_id: str) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/objects/{object_id}`."""
    return calls.Call(
        _OBJECTS_GET,
        "/api/v2/integrations/objects/"
        + parameters.path_segment("object_id", object_id),
    )


_OBJECTS_ANALYSIS: Final[calls.Operation[Any]] = calls.Operation(
    id="objects_analysis",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def objects_analysis(object_id: str) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/objects/{object_id}/analysis`."""
    return calls.Call(
        _OBJECTS_ANALYSIS,
        "/api/v2/integrations/objects/"
        + parameters.path_segment("object_id", object_id)
        + "/analysis",
    )


_OBJECTS_AUDIT: Final[calls.Operation[Any]] = calls.Operation(
    id="objects_audit",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def objects_audit(object_id: str, **params: Any) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/objects/{object_id}/audit`."""
    return calls.Call(
        _OBJECTS_AUDIT,
        "/api/v2/integrations/objects/"
        + parameters.path_segment("object_id", object_id)
        + "/audit",
        query=parameters.query_string(parameters.query_members(params)),
    )


_OBJECTS_HISTORY: Final[calls.Operation[Any]] = calls.Operation(
    id="objects_history",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def objects_history(object_id: str, **params: Any) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/objects/{object_id}/history`."""
    return calls.Call(
        _OBJECTS_HISTORY,
        "/api/v2/integrations/objects/"
        + parameters.path_segment("object_id", object_id)
        + "/history",
        query=parameters.query_string(parameters.query_members(params)),
    )


_OBJECTS_MEMORY_STATUS: Final[calls.Operation[Any]] = calls.Operation(
    id="objects_memory_status",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def objects_memory_status(object_id: str) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/objects/{object_id}/memory-status`."""
    return calls.Call(
        _OBJECTS_MEMORY_STATUS,
        "/api/v2/integrations/objects/"
        + parameters.path_segment("object_id", object_id)
        + "/memory-status",
    )


_OBJECTS_STRUCTURED_STATS: Final[calls.Operation[Any]] = calls.Operation(
    id="objects_structured_stats",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def objects_structured_stats(object_id: str) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/objects/{object_id}/structured-stats`."""
    return calls.Call(
        _OBJECTS_STRUCTURED_STATS,
        "/api/v2/integrations/objects/"
        + parameters.path_segment("object_id", object_id)
        + "/structured-stats",
    )


_OBJECTS_EVALUATE: Final[calls.Operation[Any]] = calls.Operation(
    id="objects_evaluate",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    optional_json="application/json",
)


def objects_evaluate(object_id: str, **body: Any) -> calls.Call[Any]:
    """Build `POST /api/v2/integrations/objects/{object_id}/evaluate`."""
    sent_members = drop_absent({}) | body
    return calls.Call(
        _OBJECTS_EVALUATE,
        "/api/v2/integrations/objects/"
        + parameters.path_segment("object_id", object_id)
        + "/evaluate",
        body=bodies.JsonBody(sent_members) if sent_members else None,
    )


_OBJECTS_PAUSE: Final[calls.Operation[Any]] = calls.Operation(
    id="objects_pause",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def objects_pause(object_id: str) -> calls.Call[Any]:
    """Build `POST /api/v2/integrations/objects/{object_id}/pause`."""
    return calls.Call(
        _OBJECTS_PAUSE,
        "/api/v2/integrations/objects/"
        + parameters.path_segment("object_id", object_id)
        + "/pause",
    )


_OBJECTS_RESUME: Final[calls.Operation[Any]] = calls.Operation(
    id="objects_resume",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def objects_resume(object_id: str) -> calls.Call[Any]:
    """Build `POST /api/v2/integrations/objects/{object_id}/resume`."""
    return calls.Call(
        _OBJECTS_RESUME,
        "/api/v2/integrations/objects/"
        + parameters.path_segment("object_id", object_id)
        + "/resume",
    )


_OBJECTS_REEXTRACT: Final[calls.Operation[Any]] = calls.Operation(
    id="objects_reextract",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    optional_json="application/json",
)


def objects_reextract(object_id: str, **body: Any) -> calls.Call[Any]:
    """Build `POST /api/v2/integrations/objects/{object_id}/reextract`."""
    sent_members = drop_absent({}) | body
    return calls.Call(
        _OBJECTS_REEXTRACT,
        "/api/v2/integrations/objects/"
        + parameters.path_segment("object_id", object_id)
        + "/reextract",
        body=bodies.JsonBody(sent_members) if sent_members else None,
    )


_OBJECTS_RESYNC: Final[calls.Operation[Any]] = calls.Operation(
    id="objects_resync",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    optional_json="application/json",
)


def objects_resync(object_id: str, **body: Any) -> calls.Call[Any]:
    """Build `POST /api/v2/integrations/objects/{object_id}/resync`."""
    sent_members = drop_absent({}) | body
    return calls.Call(
        _OBJECTS_RESYNC,
        "/api/v2/integrations/objects/"
        + parameters.path_segment("object_id", object_id)
        + "/resync",
        body=bodies.JsonBody(sent_members) if sent_members else None,
    )


_OBJECTS_DELETE_MEMORIES: Final[calls.Operation[Any]] = calls.Operation(
    id="objects_delete_memories",
    method="DELETE",
    read=replies.or_none(
        replies.by_status(
            {"200": replies.any_reply(), "204": replies.empty_reply},
            otherwise=replies.any_reply(),
        )
    ),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def objects_delete_memories(object_id: str, **params: Any) -> calls.Call[Any]:
    """Build `DELETE /api/v2/integrations/objects/{object_id}/memories`."""
    return calls.Call(
        _OBJECTS_DELETE_MEMORIES,
        "/api/v2/integrations/objects/"
        + parameters.path_segment("object_id", object_id)
        + "/memories",
        query=parameters.query_string(parameters.query_members(params)),
    )


_PROVIDERS_LIST: Final[calls.Operation[Any]] = calls.Operation(
    id="providers_list",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def providers_list(**params: Any) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/providers`."""
    return calls.Call(
        _PROVIDERS_LIST,
        "/api/v2/integrations/providers",
        query=parameters.query_string(parameters.query_members(params)),
    )


_PROVIDERS_GET: Final[calls.Operation[Any]] = calls.Operation(
    id="providers_get",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def providers_get(provider_id: str) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/providers/{provider_id}`."""
    return calls.Call(
        _PROVIDERS_GET,
        "/api/v2/integrations/providers/"
        + parameters.path_segment("provider_id", provider_id),
    )


_SYNC_JOBS_GET: Final[calls.Operation[Any]] = calls.Operation(
    id="sync_jobs_get",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def sync_jobs_get(job_id: str) -> calls.Call[Any]:
    """Build `GET /api/v2/integrations/sync-jobs/{job_id}`."""
    return calls.Call(
        _SYNC_JOBS_GET,
        "/api/v2/integrations/sync-jobs/" + parameters.path_segment("job_id", job_id),
    )


_SYNC_JOBS_CANCEL: Final[calls.Operation[Any]] = calls.Operation(
    id="sync_jobs_cancel",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    optional_json="application/json",
    repeatable=True,
)


def sync_jobs_cancel(job_id: str, **body: Any) -> calls.Call[Any]:
    """Build `POST /api/v2/integrations/sync-jobs/{job_id}/cancel`."""
    sent_members = drop_absent({}) | body
    return calls.Call(
        _SYNC_JOBS_CANCEL,
        "/api/v2/integrations/sync-jobs/"
        + parameters.path_segment("job_id", job_id)
        + "/cancel",
        body=bodies.JsonBody(sent_members) if sent_members else None,
    )


def _decode_integrations_catalog(raw: Any) -> list[Integration]:
    return decoding.list_of(decoding.record, raw)


_INTEGRATIONS_CATALOG: Final[calls.Operation[list[Integration]]] = calls.Operation(
    id="integrations_catalog",
    method="GET",
    read=replies.or_none(replies.json_reply(_decode_integrations_catalog)),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def integrations_catalog(
    *, category: str | None = None, **params: Any
) -> calls.Call[list[Integration]]:
    """Build `GET /api/v1/integrations/catalog`."""
    _CATEGORY_GUARD.check("category", category)
    return calls.Call(
        _INTEGRATIONS_CATALOG,
        "/api/v1/integrations/catalog",
        query=parameters.query_string(
            parameters.query("category", category), parameters.query_members(params)
        ),
    )


_INTEGRATIONS_CONNECTED: Final[calls.Operation[Any]] = calls.Operation(
    id="integrations_connected",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def integrations_connected(**params: Any) -> calls.Call[Any]:
    """Build `GET /api/v1/integrations/connected`."""
    return calls.Call(
        _INTEGRATIONS_CONNECTED,
        "/api/v1/integrations/connected",
        query=parameters.query_string(parameters.query_members(params)),
    )


_INTEGRATIONS_STATS: Final[calls.Operation[Any]] = calls.Operation(
    id="integrations_stats",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def integrations_stats(**params: Any) -> calls.Call[Any]:
    """Build `GET /api/v1/integrations/stats`."""
    return calls.Call(
        _INTEGRATIONS_STATS,
        "/api/v1/integrations/stats",
        query=parameters.query_string(parameters.query_members(params)),
    )


_INTEGRATIONS_DELETE: Final[calls.Operation[Any]] = calls.Operation(
    id="integrations_delete",
    method="DELETE",
    read=replies.or_none(
        replies.by_status(
            {"200": replies.any_reply(), "204": replies.empty_reply},
            otherwise=replies.any_reply(),
        )
    ),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def integrations_delete(integration_id: str) -> calls.Call[Any]:
    """Build `DELETE /api/v1/integrations/{integration_id}`."""
    return calls.Call(
        _INTEGRATIONS_DELETE,
        "/api/v1/integrations/"
        + parameters.path_segment("integration_id", integration_id),
    )


_INTEGRATIONS_UPDATE: Final[calls.Operation[Any]] = calls.Operation(
    id="integrations_update",
    method="PATCH",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def integrations_update(integration_id: str, **body: Any) -> calls.Call[Any]:
    """Build `PATCH /api/v1/integrations/{integration_id}`."""
    return calls.Call(
        _INTEGRATIONS_UPDATE,
        "/api/v1/integrations/"
        + parameters.path_segment("integration_id", integration_id),
        body=bodies.JsonBody(drop_absent({}) | body),
    )


_INTEGRATIONS_WEB_CRAWLER_VALIDATE: Final[calls.Operation[Any]] = calls.Operation(
    id="integrations_web_crawler_validate",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def integrations_web_crawler_validate(url: str, **body: Any) -> calls.Call[Any]:
    """Build `POST /api/v1/integrations/web-crawler/validate`."""
    return calls.Call(
        _INTEGRATIONS_WEB_CRAWLER_VALIDATE,
        "/api/v1/integrations/web-crawler/validate",
        body=bodies.JsonBody(drop_absent({"url": url}) | body),
    )


_INTEGRATIONS_WEB_CRAWLER_CRAWL: Final[calls.Operation[Any]] = calls.Operation(
    id="integrations_web_crawler_crawl",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def integrations_web_crawler_crawl(
    url: str,
    *,
    crawl_type: Literal["page", "article", "document"] | None = None,
    settings: CrawlSettings | Mapping[str, Any] | None = None,
    store_html: bool | None = None,
    **body: Any,
) -> calls.Call[Any]:
    """Build `POST /api/v1/integrations/web-crawler/crawl`."""
    return calls.Call(
        _INTEGRATIONS_WEB_CRAWLER_CRAWL,
        "/api/v1/integrations/web-crawler/crawl",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "url": url,
                    "crawl_type": crawl_type,
                    "settings": settings,
                    "store_html": store_html,
                }
            )
            | body
        ),
    )


_INTEGRATIONS_WEB_CRAWLER_JOBS: Final[calls.Operation[Any]] = calls.Operation(
    id="integrations_web_crawler_jobs",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def integrations_web_crawler_jobs(**params: Any) -> calls.Call[Any]:
    """Build `GET /api/v1/integrations/web-crawler/jobs`."""
    return calls.Call(
        _INTEGRATIONS_WEB_CRAWLER_JOBS,
        "/api/v1/integrations/web-crawler/jobs",
        query=parameters.query_string(parameters.query_members(params)),
    )


_INTEGRATIONS_WEB_CRAWLER_JOB: Final[calls.Operation[Any]] = calls.Operation(
    id="integrations_web_crawler_job",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def integrations_web_crawler_job(job_id: str) -> calls.Call[Any]:
    """Build `GET /api/v1/integrations/web-crawler/jobs/{job_id}`."""
    return calls.Call(
        _INTEGRATIONS_WEB_CRAWLER_JOB,
        "/api/v1/integrations/web-crawler/jobs/"
        + parameters.path_segment("job_id", job_id),
    )


_INTEGRATIONS_WEB_CRAWLER_DELETE_JOB: Final[calls.Operation[Any]] = calls.Operation(
    id="integrations_web_crawler_delete_job",
    method="DELETE",
    read=replies.or_none(
        replies.by_status(
            {"200": replies.any_reply(), "204": replies.empty_reply},
            otherwise=replies.any_reply(),
        )
    ),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def integrations_web_crawler_delete_job(job_id: str) -> calls.Call[Any]:
    """Build `DELETE /api/v1/integrations/web-crawler/jobs/{job_id}`."""
    return calls.Call(
        _INTEGRATIONS_WEB_CRAWLER_DELETE_JOB,
        "/api/v1/integrations/web-crawler/jobs/"
        + parameters.path_segment("job_id", job_id),
    )


_INTEGRATIONS_WEB_CRAWLER_CANCEL_JOB: Final[calls.Operation[Any]] = calls.Operation(
    id="integrations_web_crawler_cancel_job",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def integrations_web_crawler_cancel_job(job_id: str) -> calls.Call[Any]:
    """Build `POST /api/v1/integrations/web-crawler/jobs/{job_id}/cancel`."""
    return calls.Call(
        _INTEGRATIONS_WEB_CRAWLER_CANCEL_JOB,
        "/api/v1/integrations/web-crawler/jobs/"
        + parameters.path_segment("job_id", job_id)
        + "/cancel",
    )


_INTEGRATIONS_WEB_CRAWLER_JOB_CONTENT: Final[calls.Operation[Any]] = calls.Operation(
    id="integrations_web_crawler_job_content",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def integrations_web_crawler_job_content(job_id: str, **params: Any) -> calls.Call[Any]:
    """Build `GET /api/v1/integrations/web-crawler/jobs/{job_id}/content`."""
    return calls.Call(
        _INTEGRATIONS_WEB_CRAWLER_JOB_CONTENT,
        "/api/v1/integrations/web-crawler/jobs/"
        + parameters.path_segment("job_id", job_id)
        + "/content",
        query=parameters.query_string(parameters.query_members(params)),
    )


_INTEGRATIONS_WEB_CRAWLER_JOB_STATISTICS: Final[calls.Operation[Any]] = calls.Operation(
    id="integrations_web_crawler_job_statistics",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def integrations_web_crawler_job_statistics(job_id: str) -> calls.Call[Any]:
    """Build `GET /api/v1/integrations/web-crawler/jobs/{job_id}/statistics`."""
    return calls.Call(
        _INTEGRATIONS_WEB_CRAWLER_JOB_STATISTICS,
        "/api/v1/integrations/web-crawler/jobs/"
        + parameters.path_segment("job_id", job_id)
        + "/statistics",
    )


_INTEGRATIONS_WEB_CRAWLER_IMPORT_JOB: Final[calls.Operation[Any]] = calls.Operation(
    id="integrations_web_crawler_import_job",
    method="POST",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    optional_json="application/json",
)


def integrations_web_crawler_import_job(job_id: str, **body: Any) -> calls.Call[Any]:
    """Build `POST /api/v1/integrations/web-crawler/jobs/{job_id}/import`."""
    sent_members = drop_absent({}) | body
    return calls.Call(
        _INTEGRATIONS_WEB_CRAWLER_IMPORT_JOB,
        "/api/v1/integrations/web-crawler/jobs/"
        + parameters.path_segment("job_id", job_id)
        + "/import",
        body=bodies.JsonBody(sent_members) if sent_members else None,
    )


_INTEGRATIONS_WEB_CRAWLER_ACTIVE: Final[calls.Operation[Any]] = calls.Operation(
    id="integrations_web_crawler_active",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def integrations_web_crawler_active() -> calls.Call[Any]:
    """Build `GET /api/v1/integrations/web-crawler/active`."""
    return calls.Call(
        _INTEGRATIONS_WEB_CRAWLER_ACTIVE, "/api/v1/integrations/web-crawler/active"
    )


_INTEGRATIONS_WEB_CRAWLER_CONFIG: Final[calls.Operation[Any]] = calls.Operation(
    id="integrations_web_crawler_config",
    method="GET",
    read=replies.or_none(replies.any_reply()),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def integrations_web_crawler_config() -> calls.Call[Any]:
    """Build `GET /api/v1/integrations/web-crawler/config`."""
    return calls.Call(
        _INTEGRATIONS_WEB_CRAWLER_CONFIG, "/api/v1/integrations/web-crawler/config"
    )
