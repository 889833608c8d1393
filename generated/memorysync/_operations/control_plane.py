"""Builders of calls: arguments in, a call with its path, query, headers and body out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

from .._custom import snake_case
from .._runtime import bodies, calls, decoding, guards, parameters, replies
from .._runtime.json import array, drop_absent
from .._runtime.null import Null
from ..control_plane_types import (
    ApiKeyTestResponse,
    BulkRevokeResponse,
    CreateExportResponse,
    CreatedWebhook,
    CurrentPlanResponse,
    CurrentUserResponse,
    ExportDownloadUrl,
    ExportFilters,
    ExportJob,
    ExportJobListResponse,
    Integration,
    LoginResponse,
    OrganizationMembership,
    Project,
    RetryConfig,
    SessionsResponse,
    SignatureConfig,
    SignupResponse,
    TokenPair,
    Webhook,
    WebhookDeliveriesResponse,
    WebhookDelivery,
    WebhookEventTypesResponse,
    WebhookHealth,
    WebhookReplayResponse,
    WebhookTestResponse,
    WebhooksResponse,
)

_CATEGORY_GUARD = guards.Optional(guards.Text(minimum=1, pattern="\\S"))
_EMAIL_GUARD = guards.Text(minimum=1, format="email", pattern="^[^@].*@.*[^@]$")
_SIGNUP_PASSWORD_GUARD = guards.Text(minimum=8, pattern="\\S")
_ORGANIZATION_NAME_GUARD = guards.Text(
    minimum=2, maximum=100, pattern="\\S[\\s\\S]*\\S"
)
_LOGIN_PASSWORD_GUARD = guards.Text(minimum=1, pattern="\\S")
_REFRESH_TOKEN_GUARD = guards.Text(minimum=1, pattern="\\S")
_SESSION_ID_GUARD = guards.Integer(minimum=1)
_CREATE_ORGANIZATION_NAME_GUARD = guards.Text(minimum=1, pattern="\\S")
_DOMAIN_GUARD = guards.Optional(guards.Text(minimum=1, pattern="\\S"))
_CREATE_PROJECT_NAME_GUARD = guards.Text(minimum=1, maximum=200, pattern="\\S")
_PROJECT_ID_GUARD = guards.Text(minimum=1, pattern="\\S")
_RENAME_PROJECT_NAME_GUARD = guards.Text(minimum=1, maximum=200, pattern="\\S")
_KEY_IDS_GUARD = guards.Array(minimum=1, maximum=100, items=guards.Integer(minimum=1))
_OPTIONAL_PROJECT_ID_GUARD = guards.Optional(guards.Text(minimum=1, pattern="\\S"))
_KEY_ID_GUARD = guards.Integer(minimum=1)
_CREATE_WEBHOOK_NAME_GUARD = guards.Text(minimum=1, maximum=128, pattern="\\S")
_URL_GUARD = guards.Text(
    format="uri", pattern="^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#@]+([/?#]\\S*)?$"
)
_EVENTS_GUARD = guards.Array(minimum=1, items=guards.Text(minimum=1, pattern="\\S"))
_DESCRIPTION_GUARD = guards.Optional(guards.Text(maximum=500))
_RETRY_CONFIG_GUARD = guards.Optional(
    guards.Object(
        {
            "enabled": guards.Optional(guards.Boolean()),
            "max_retries": guards.Optional(guards.Integer(minimum=1, maximum=10)),
            "initial_delay_seconds": guards.Optional(
                guards.Integer(minimum=1, maximum=60)
            ),
            "max_delay_seconds": guards.Optional(
                guards.Integer(minimum=60, maximum=86400)
            ),
            "backoff_multiplier": guards.Optional(guards.Number(minimum=1, maximum=5)),
            "retry_status_codes": guards.Optional(
                guards.Array(minimum=1, items=guards.Text(minimum=1, pattern="\\S"))
            ),
        },
        closed=True,
    )
)
_SIGNATURE_CONFIG_GUARD = guards.Optional(
    guards.Object(
        {
            "algorithm": guards.Optional(guards.Choice(("hmac-sha256", "hmac-sha512"))),
            "header_name": guards.Optional(
                guards.Text(minimum=1, maximum=64, pattern="\\S")
            ),
            "timestamp_header": guards.Optional(
                guards.Text(minimum=1, maximum=64, pattern="\\S")
            ),
            "tolerance_seconds": guards.Optional(
                guards.Integer(minimum=60, maximum=3600)
            ),
        },
        closed=True,
    )
)
_ENDPOINT_ID_GUARD = guards.Integer(minimum=1)
_UPDATE_WEBHOOK_NAME_GUARD = guards.Optional(
    guards.Text(minimum=1, maximum=128, pattern="\\S")
)
_OPTIONAL_URL_GUARD = guards.Optional(
    guards.Text(
        format="uri", pattern="^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#@]+([/?#]\\S*)?$"
    )
)
_OPTIONAL_EVENTS_GUARD = guards.Optional(
    guards.Array(minimum=1, items=guards.Text(minimum=1, pattern="\\S"))
)
_EVENT_TYPE_GUARD = guards.Optional(guards.Text(minimum=1, pattern="\\S"))
_SINCE_MINUTES_GUARD = guards.Optional(guards.Integer(minimum=1, maximum=10080))
_STATUSES_GUARD = guards.Optional(
    guards.Array(minimum=1, items=guards.Text(minimum=1, pattern="\\S"))
)
_REPLAY_WEBHOOK_DELIVERIES_LIMIT_GUARD = guards.Optional(
    guards.Integer(minimum=1, maximum=1000)
)
_PAGE_GUARD = guards.Optional(guards.Integer(minimum=1))
_PAGE_SIZE_GUARD = guards.Optional(guards.Integer(minimum=1, maximum=100))
_STATUS_GUARD = guards.Optional(guards.Text(minimum=1, pattern="\\S"))
_OPTIONAL_ENDPOINT_ID_GUARD = guards.Optional(guards.Integer(minimum=1))
_DELIVERY_ID_GUARD = guards.Integer(minimum=1)
_LIST_EXPORTS_LIMIT_GUARD = guards.Optional(guards.Integer(minimum=1, maximum=100))
_FORMAT_GUARD = guards.Optional(guards.Choice(("csv", "jsonl")))
_SCOPE_GUARD = guards.Optional(guards.Choice(("filtered", "all", "date_range")))
_FILTERS_GUARD = guards.Optional(
    guards.Object(
        {
            "q": guards.Anything(),
            "user_id": guards.Anything(),
            "is_summary": guards.Anything(),
            "tier": guards.Anything(),
            "source": guards.Anything(),
            "time_range": guards.Anything(),
            "date_from": guards.Anything(),
            "date_to": guards.Anything(),
            "include_soft_deleted": guards.Anything(),
        },
        closed=True,
    )
)
_JOB_ID_GUARD = guards.Text(minimum=8, maximum=64)


def _decode_integrations_catalog(raw: Any) -> list[Integration]:
    return decoding.list_of(decoding.record, raw)


_INTEGRATIONS_CATALOG: Final[calls.Operation[list[Integration]]] = calls.Operation(
    id="integrations_catalog",
    method="GET",
    read=replies.or_none(
        replies.json_reply(_decode_integrations_catalog, snake_case.snake_keys)
    ),
    security=(("accessToken",),),
    settings=("project_id",),
)


def integrations_catalog(
    *, category: str | None = None
) -> calls.Call[list[Integration]]:
    """Build `GET /api/v1/integrations/catalog`."""
    _CATEGORY_GUARD.check("category", category)
    return calls.Call(
        _INTEGRATIONS_CATALOG,
        "/api/v1/integrations/catalog",
        query=parameters.query_string(parameters.query("category", category)),
    )


_SIGNUP: Final[calls.Operation[SignupResponse]] = calls.Operation(
    id="signup",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
)


def signup(
    email: str, password: str, organization_name: str, *, full_name: str | None = None
) -> calls.Call[SignupResponse]:
    """Build `POST /auth/signup`."""
    _EMAIL_GUARD.check("email", email)
    _SIGNUP_PASSWORD_GUARD.check("password", password)
    _ORGANIZATION_NAME_GUARD.check("organization_name", organization_name)
    return calls.Call(
        _SIGNUP,
        "/auth/signup",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "email": email,
                    "password": password,
                    "organization_name": organization_name,
                    "full_name": full_name,
                }
            )
        ),
    )


_LOGIN: Final[calls.Operation[LoginResponse]] = calls.Operation(
    id="login",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
)


def login(email: str, password: str) -> calls.Call[LoginResponse]:
    """Build `POST /auth/login`."""
    _EMAIL_GUARD.check("email", email)
    _LOGIN_PASSWORD_GUARD.check("password", password)
    return calls.Call(
        _LOGIN,
        "/auth/login",
        body=bodies.JsonBody(drop_absent({"email": email, "password": password})),
    )


_AUTH_REFRESH: Final[calls.Operation[TokenPair]] = calls.Operation(
    id="auth_refresh",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
)


def auth_refresh(refresh_token: str) -> calls.Call[TokenPair]:
    """Build `POST /auth/refresh`."""
    _REFRESH_TOKEN_GUARD.check("refresh_token", refresh_token)
    return calls.Call(
        _AUTH_REFRESH,
        "/auth/refresh",
        body=bodies.JsonBody(drop_absent({"refresh_token": refresh_token})),
    )


_LOGOUT: Final[calls.Operation[None]] = calls.Operation(
    id="logout", method="POST", read=replies.empty_reply, repeatable=True
)


def logout(refresh_token: str) -> calls.Call[None]:
    """Build `POST /auth/logout`."""
    _REFRESH_TOKEN_GUARD.check("refresh_token", refresh_token)
    return calls.Call(
        _LOGOUT,
        "/auth/logout",
        body=bodies.JsonBody(drop_absent({"refresh_token": refresh_token})),
    )


_LOGOUT_ALL: Final[calls.Operation[None]] = calls.Operation(
    id="logout_all",
    method="POST",
    read=replies.empty_reply,
    security=(("accessToken",),),
)


def logout_all() -> calls.Call[None]:
    """Build `POST /auth/logout-all`."""
    return calls.Call(_LOGOUT_ALL, "/auth/logout-all")


_ME: Final[calls.Operation[CurrentUserResponse]] = calls.Operation(
    id="me",
    method="GET",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
)


def me() -> calls.Call[CurrentUserResponse]:
    """Build `GET /auth/me`."""
    return calls.Call(_ME, "/auth/me")


_LIST_SESSIONS: Final[calls.Operation[SessionsResponse]] = calls.Operation(
    id="list_sessions",
    method="GET",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def list_sessions() -> calls.Call[SessionsResponse]:
    """Build `GET /auth/sessions`."""
    return calls.Call(_LIST_SESSIONS, "/auth/sessions")


_REVOKE_SESSION: Final[calls.Operation[None]] = calls.Operation(
    id="revoke_session",
    method="POST",
    read=replies.empty_reply,
    security=(("accessToken",),),
    settings=("project_id",),
)


def revoke_session(session_id: int) -> calls.Call[None]:
    """Build `POST /auth/sessions/{session_id}/revoke`."""
    _SESSION_ID_GUARD.check("session_id", session_id)
    return calls.Call(
        _REVOKE_SESSION,
        "/auth/sessions/"
        + parameters.path_segment("session_id", session_id)
        + "/revoke",
    )


def _decode_list_organizations(raw: Any) -> list[OrganizationMembership]:
    return decoding.list_of(decoding.record, raw)


_LIST_ORGANIZATIONS: Final[calls.Operation[list[OrganizationMembership]]] = (
    calls.Operation(
        id="list_organizations",
        method="GET",
        read=replies.or_none(
            replies.json_reply(_decode_list_organizations, snake_case.snake_keys)
        ),
        security=(("accessToken",),),
        settings=("project_id",),
    )
)


def list_organizations() -> calls.Call[list[OrganizationMembership]]:
    """Build `GET /organizations`."""
    return calls.Call(_LIST_ORGANIZATIONS, "/organizations")


_CREATE_ORGANIZATION: Final[calls.Operation[OrganizationMembership]] = calls.Operation(
    id="create_organization",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def create_organization(
    name: str, *, domain: str | None = None
) -> calls.Call[OrganizationMembership]:
    """Build `POST /organizations`."""
    _CREATE_ORGANIZATION_NAME_GUARD.check("name", name)
    _DOMAIN_GUARD.check("domain", domain)
    return calls.Call(
        _CREATE_ORGANIZATION,
        "/organizations",
        body=bodies.JsonBody(drop_absent({"name": name, "domain": domain})),
    )


_GET_CURRENT_PLAN: Final[calls.Operation[CurrentPlanResponse]] = calls.Operation(
    id="get_current_plan",
    method="GET",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def get_current_plan() -> calls.Call[CurrentPlanResponse]:
    """Build `GET /org/billing/current-plan`."""
    return calls.Call(_GET_CURRENT_PLAN, "/org/billing/current-plan")


def _decode_list_projects(raw: Any) -> list[Project]:
    return decoding.list_of(decoding.record, raw)


_LIST_PROJECTS: Final[calls.Operation[list[Project]]] = calls.Operation(
    id="list_projects",
    method="GET",
    read=replies.or_none(
        replies.json_reply(_decode_list_projects, snake_case.snake_keys)
    ),
    security=(("accessToken",),),
    settings=("project_id",),
)


def list_projects() -> calls.Call[list[Project]]:
    """Build `GET /org/projects`."""
    return calls.Call(_LIST_PROJECTS, "/org/projects")


_CREATE_PROJECT: Final[calls.Operation[Project]] = calls.Operation(
    id="create_project",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def create_project(name: str) -> calls.Call[Project]:
    """Build `POST /org/projects`."""
    _CREATE_PROJECT_NAME_GUARD.check("name", name)
    return calls.Call(
        _CREATE_PROJECT,
        "/org/projects",
        body=bodies.JsonBody(drop_absent({"name": name})),
    )


_DELETE_PROJECT: Final[calls.Operation[None]] = calls.Operation(
    id="delete_project",
    method="DELETE",
    read=replies.empty_reply,
    security=(("accessToken",),),
    settings=("project_id",),
    repeatable=True,
)


def delete_project(project_id: str) -> calls.Call[None]:
    """Build `DELETE /org/projects/{project_id}`."""
    _PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _DELETE_PROJECT,
        "/org/projects/" + parameters.path_segment("project_id", project_id),
    )


_RENAME_PROJECT: Final[calls.Operation[Project]] = calls.Operation(
    id="rename_project",
    method="PATCH",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
    repeatable=True,
)


def rename_project(project_id: str, name: str) -> calls.Call[Project]:
    """Build `PATCH /org/projects/{project_id}`."""
    _PROJECT_ID_GUARD.check("project_id", project_id)
    _RENAME_PROJECT_NAME_GUARD.check("name", name)
    return calls.Call(
        _RENAME_PROJECT,
        "/org/projects/" + parameters.path_segment("project_id", project_id),
        body=bodies.JsonBody(drop_absent({"name": name})),
    )


_ARCHIVE_PROJECT: Final[calls.Operation[Project]] = calls.Operation(
    id="archive_project",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def archive_project(project_id: str) -> calls.Call[Project]:
    """Build `POST /org/projects/{project_id}/archive`."""
    _PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _ARCHIVE_PROJECT,
        "/org/projects/"
        + parameters.path_segment("project_id", project_id)
        + "/archive",
    )


_UNARCHIVE_PROJECT: Final[calls.Operation[Project]] = calls.Operation(
    id="unarchive_project",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def unarchive_project(project_id: str) -> calls.Call[Project]:
    """Build `POST /org/projects/{project_id}/unarchive`."""
    _PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _UNARCHIVE_PROJECT,
        "/org/projects/"
        + parameters.path_segment("project_id", project_id)
        + "/unarchive",
    )


_BULK_REVOKE_API_KEYS: Final[calls.Operation[BulkRevokeResponse]] = calls.Operation(
    id="bulk_revoke_api_keys",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def bulk_revoke_api_keys(
    key_ids: Iterable[int], *, project_id: str | None = None
) -> calls.Call[BulkRevokeResponse]:
    """Build `POST /org/api-keys/bulk-revoke`."""
    key_ids = array("key_ids", key_ids)
    _KEY_IDS_GUARD.check("key_ids", key_ids)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _BULK_REVOKE_API_KEYS,
        "/org/api-keys/bulk-revoke",
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
        body=bodies.JsonBody(drop_absent({"key_ids": key_ids})),
    )


_TEST_API_KEY: Final[calls.Operation[ApiKeyTestResponse]] = calls.Operation(
    id="test_api_key",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def test_api_key(
    key_id: int, *, project_id: str | None = None
) -> calls.Call[ApiKeyTestResponse]:
    """Build `POST /org/api-keys/{key_id}/test`."""
    _KEY_ID_GUARD.check("key_id", key_id)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _TEST_API_KEY,
        "/org/api-keys/" + parameters.path_segment("key_id", key_id) + "/test",
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
    )


_LIST_WEBHOOKS: Final[calls.Operation[WebhooksResponse]] = calls.Operation(
    id="list_webhooks",
    method="GET",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def list_webhooks(*, project_id: str | None = None) -> calls.Call[WebhooksResponse]:
    """Build `GET /org/webhooks`."""
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _LIST_WEBHOOKS,
        "/org/webhooks",
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
    )


_CREATE_WEBHOOK: Final[calls.Operation[CreatedWebhook]] = calls.Operation(
    id="create_webhook",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def create_webhook(
    name: str,
    url: str,
    events: Iterable[str],
    *,
    description: str | None | Null = None,
    retry_config: RetryConfig | Mapping[str, Any] | None = None,
    signature_config: SignatureConfig | Mapping[str, Any] | None = None,
    project_id: str | None = None,
) -> calls.Call[CreatedWebhook]:
    """Build `POST /org/webhooks`."""
    events = array("events", events)
    _CREATE_WEBHOOK_NAME_GUARD.check("name", name)
    _URL_GUARD.check("url", url)
    _EVENTS_GUARD.check("events", events)
    _DESCRIPTION_GUARD.check("description", description)
    _RETRY_CONFIG_GUARD.check("retry_config", retry_config)
    _SIGNATURE_CONFIG_GUARD.check("signature_config", signature_config)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _CREATE_WEBHOOK,
        "/org/webhooks",
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
        body=bodies.JsonBody(
            drop_absent(
                {
                    "name": name,
                    "url": url,
                    "events": events,
                    "description": description,
                    "retry_config": retry_config,
                    "signature_config": signature_config,
                    "project_id": project_id,
                },
                nullable=("description",),
            )
        ),
    )


_GET_WEBHOOK_EVENT_TYPES: Final[calls.Operation[WebhookEventTypesResponse]] = (
    calls.Operation(
        id="get_webhook_event_types",
        method="GET",
        read=replies.or_none(
            replies.json_reply(decoding.record, snake_case.snake_keys)
        ),
        security=(("accessToken",),),
        settings=("project_id",),
    )
)


def get_webhook_event_types(
    *, project_id: str | None = None
) -> calls.Call[WebhookEventTypesResponse]:
    """Build `GET /org/webhooks/event-types`."""
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _GET_WEBHOOK_EVENT_TYPES,
        "/org/webhooks/event-types",
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
    )


_GET_WEBHOOK_HEALTH: Final[calls.Operation[WebhookHealth]] = calls.Operation(
    id="get_webhook_health",
    method="GET",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def get_webhook_health(*, project_id: str | None = None) -> calls.Call[WebhookHealth]:
    """Build `GET /org/webhooks/health`."""
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _GET_WEBHOOK_HEALTH,
        "/org/webhooks/health",
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
    )


_GET_WEBHOOK: Final[calls.Operation[Webhook]] = calls.Operation(
    id="get_webhook",
    method="GET",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def get_webhook(
    endpoint_id: int, *, project_id: str | None = None
) -> calls.Call[Webhook]:
    """Build `GET /org/webhooks/{endpoint_id}`."""
    _ENDPOINT_ID_GUARD.check("endpoint_id", endpoint_id)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _GET_WEBHOOK,
        "/org/webhooks/" + parameters.path_segment("endpoint_id", endpoint_id),
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
    )


_DELETE_WEBHOOK: Final[calls.Operation[None]] = calls.Operation(
    id="delete_webhook",
    method="DELETE",
    read=replies.empty_reply,
    security=(("accessToken",),),
    settings=("project_id",),
    repeatable=True,
)


def delete_webhook(
    endpoint_id: int, *, project_id: str | None = None
) -> calls.Call[None]:
    """Build `DELETE /org/webhooks/{endpoint_id}`."""
    _ENDPOINT_ID_GUARD.check("endpoint_id", endpoint_id)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _DELETE_WEBHOOK,
        "/org/webhooks/" + parameters.path_segment("endpoint_id", endpoint_id),
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
    )


_UPDATE_WEBHOOK: Final[calls.Operation[Webhook]] = calls.Operation(
    id="update_webhook",
    method="PATCH",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
    repeatable=True,
)


def update_webhook(
    endpoint_id: int,
    *,
    name: str | None = None,
    url: str | None = None,
    description: str | None | Null = None,
    events: Iterable[str] | None = None,
    retry_config: RetryConfig | Mapping[str, Any] | None = None,
    signature_config: SignatureConfig | Mapping[str, Any] | None = None,
    project_id: str | None = None,
) -> calls.Call[Webhook]:
    """Build `PATCH /org/webhooks/{endpoint_id}`."""
    events = array("events", events)
    _ENDPOINT_ID_GUARD.check("endpoint_id", endpoint_id)
    _UPDATE_WEBHOOK_NAME_GUARD.check("name", name)
    _OPTIONAL_URL_GUARD.check("url", url)
    _DESCRIPTION_GUARD.check("description", description)
    _OPTIONAL_EVENTS_GUARD.check("events", events)
    _RETRY_CONFIG_GUARD.check("retry_config", retry_config)
    _SIGNATURE_CONFIG_GUARD.check("signature_config", signature_config)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    guards.at_least(
        1,
        {
            "name": name,
            "url": url,
            "description": description,
            "events": events,
            "retry_config": retry_config,
            "signature_config": signature_config,
        },
    )
    return calls.Call(
        _UPDATE_WEBHOOK,
        "/org/webhooks/" + parameters.path_segment("endpoint_id", endpoint_id),
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
        body=bodies.JsonBody(
            drop_absent(
                {
                    "name": name,
                    "url": url,
                    "description": description,
                    "events": events,
                    "retry_config": retry_config,
                    "signature_config": signature_config,
                },
                nullable=("description",),
            )
        ),
    )


_PAUSE_WEBHOOK: Final[calls.Operation[Webhook]] = calls.Operation(
    id="pause_webhook",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def pause_webhook(
    endpoint_id: int, *, project_id: str | None = None
) -> calls.Call[Webhook]:
    """Build `POST /org/webhooks/{endpoint_id}/pause`."""
    _ENDPOINT_ID_GUARD.check("endpoint_id", endpoint_id)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _PAUSE_WEBHOOK,
        "/org/webhooks/"
        + parameters.path_segment("endpoint_id", endpoint_id)
        + "/pause",
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
    )


_RESUME_WEBHOOK: Final[calls.Operation[Webhook]] = calls.Operation(
    id="resume_webhook",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def resume_webhook(
    endpoint_id: int, *, project_id: str | None = None
) -> calls.Call[Webhook]:
    """Build `POST /org/webhooks/{endpoint_id}/resume`."""
    _ENDPOINT_ID_GUARD.check("endpoint_id", endpoint_id)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _RESUME_WEBHOOK,
        "/org/webhooks/"
        + parameters.path_segment("endpoint_id", endpoint_id)
        + "/resume",
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
    )


_ROTATE_WEBHOOK_SECRET: Final[calls.Operation[CreatedWebhook]] = calls.Operation(
    id="rotate_webhook_secret",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def rotate_webhook_secret(
    endpoint_id: int, *, project_id: str | None = None
) -> calls.Call[CreatedWebhook]:
    """Build `POST /org/webhooks/{endpoint_id}/rotate-secret`."""
    _ENDPOINT_ID_GUARD.check("endpoint_id", endpoint_id)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _ROTATE_WEBHOOK_SECRET,
        "/org/webhooks/"
        + parameters.path_segment("endpoint_id", endpoint_id)
        + "/rotate-secret",
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
    )


_TEST_WEBHOOK: Final[calls.Operation[WebhookTestResponse]] = calls.Operation(
    id="test_webhook",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def test_webhook(
    endpoint_id: int,
    *,
    event_type: str = "memory.created",
    project_id: str | None = None,
) -> calls.Call[WebhookTestResponse]:
    """Build `POST /org/webhooks/{endpoint_id}/test`."""
    _ENDPOINT_ID_GUARD.check("endpoint_id", endpoint_id)
    _EVENT_TYPE_GUARD.check("event_type", event_type)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _TEST_WEBHOOK,
        "/org/webhooks/"
        + parameters.path_segment("endpoint_id", endpoint_id)
        + "/test",
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
        body=bodies.JsonBody(drop_absent({"event_type": event_type})),
    )


_REPLAY_WEBHOOK_DELIVERIES: Final[calls.Operation[WebhookReplayResponse]] = (
    calls.Operation(
        id="replay_webhook_deliveries",
        method="POST",
        read=replies.or_none(
            replies.json_reply(decoding.record, snake_case.snake_keys)
        ),
        security=(("accessToken",),),
        settings=("project_id",),
    )
)


def replay_webhook_deliveries(
    endpoint_id: int,
    *,
    since_minutes: int = 60,
    statuses: Iterable[str] = ("failed", "dead_letter"),
    limit: int = 100,
    project_id: str | None = None,
) -> calls.Call[WebhookReplayResponse]:
    """Build `POST /org/webhooks/{endpoint_id}/replay`."""
    statuses = array("statuses", statuses)
    _ENDPOINT_ID_GUARD.check("endpoint_id", endpoint_id)
    _SINCE_MINUTES_GUARD.check("since_minutes", since_minutes)
    _STATUSES_GUARD.check("statuses", statuses)
    _REPLAY_WEBHOOK_DELIVERIES_LIMIT_GUARD.check("limit", limit)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _REPLAY_WEBHOOK_DELIVERIES,
        "/org/webhooks/"
        + parameters.path_segment("endpoint_id", endpoint_id)
        + "/replay",
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
        body=bodies.JsonBody(
            drop_absent(
                {"since_minutes": since_minutes, "statuses": statuses, "limit": limit}
            )
        ),
    )


_LIST_WEBHOOK_DELIVERIES: Final[calls.Operation[WebhookDeliveriesResponse]] = (
    calls.Operation(
        id="list_webhook_deliveries",
        method="GET",
        read=replies.or_none(
            replies.json_reply(decoding.record, snake_case.snake_keys)
        ),
        security=(("accessToken",),),
        settings=("project_id",),
    )
)


def list_webhook_deliveries(
    endpoint_id: int,
    *,
    page: int = 1,
    page_size: int = 20,
    status: str | None = None,
    project_id: str | None = None,
) -> calls.Call[WebhookDeliveriesResponse]:
    """Build `GET /org/webhooks/{endpoint_id}/deliveries`."""
    _ENDPOINT_ID_GUARD.check("endpoint_id", endpoint_id)
    _PAGE_GUARD.check("page", page)
    _PAGE_SIZE_GUARD.check("page_size", page_size)
    _STATUS_GUARD.check("status", status)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _LIST_WEBHOOK_DELIVERIES,
        "/org/webhooks/"
        + parameters.path_segment("endpoint_id", endpoint_id)
        + "/deliveries",
        query=parameters.query_string(
            parameters.query("page", page),
            parameters.query("page_size", page_size),
            parameters.query("status_filter", status, argument="status"),
        ),
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
    )


def _decode_get_latest_webhook_delivery(raw: Any) -> WebhookDelivery | None:
    return decoding.optional(decoding.record, raw)


_GET_LATEST_WEBHOOK_DELIVERY: Final[calls.Operation[WebhookDelivery | None]] = (
    calls.Operation(
        id="get_latest_webhook_delivery",
        method="GET",
        read=replies.or_none(
            replies.json_reply(
                _decode_get_latest_webhook_delivery, snake_case.snake_keys
            )
        ),
        security=(("accessToken",),),
        settings=("project_id",),
    )
)


def get_latest_webhook_delivery(
    endpoint_id: int, *, project_id: str | None = None
) -> calls.Call[WebhookDelivery | None]:
    """Build `GET /org/webhooks/{endpoint_id}/deliveries/latest`."""
    _ENDPOINT_ID_GUARD.check("endpoint_id", endpoint_id)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _GET_LATEST_WEBHOOK_DELIVERY,
        "/org/webhooks/"
        + parameters.path_segment("endpoint_id", endpoint_id)
        + "/deliveries/latest",
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
    )


_LIST_RECENT_WEBHOOK_DELIVERIES: Final[calls.Operation[WebhookDeliveriesResponse]] = (
    calls.Operation(
        id="list_recent_webhook_deliveries",
        method="GET",
        read=replies.or_none(
            replies.json_reply(decoding.record, snake_case.snake_keys)
        ),
        security=(("accessToken",),),
        settings=("project_id",),
    )
)


def list_recent_webhook_deliveries(
    *,
    page: int = 1,
    page_size: int = 20,
    endpoint_id: int | None = None,
    status: str | None = None,
    project_id: str | None = None,
) -> calls.Call[WebhookDeliveriesResponse]:
    """Build `GET /org/webhooks/deliveries/recent`."""
    _PAGE_GUARD.check("page", page)
    _PAGE_SIZE_GUARD.check("page_size", page_size)
    _OPTIONAL_ENDPOINT_ID_GUARD.check("endpoint_id", endpoint_id)
    _STATUS_GUARD.check("status", status)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _LIST_RECENT_WEBHOOK_DELIVERIES,
        "/org/webhooks/deliveries/recent",
        query=parameters.query_string(
            parameters.query("page", page),
            parameters.query("page_size", page_size),
            parameters.query("endpoint_id", endpoint_id),
            parameters.query("status_filter", status, argument="status"),
        ),
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
    )


_GET_WEBHOOK_DELIVERY: Final[calls.Operation[WebhookDelivery]] = calls.Operation(
    id="get_webhook_delivery",
    method="GET",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def get_webhook_delivery(
    delivery_id: int, *, project_id: str | None = None
) -> calls.Call[WebhookDelivery]:
    """Build `GET /org/webhooks/deliveries/{delivery_id}`."""
    _DELIVERY_ID_GUARD.check("delivery_id", delivery_id)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _GET_WEBHOOK_DELIVERY,
        "/org/webhooks/deliveries/"
        + parameters.path_segment("delivery_id", delivery_id),
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
    )


_RETRY_WEBHOOK_DELIVERY: Final[calls.Operation[WebhookDelivery]] = calls.Operation(
    id="retry_webhook_delivery",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def retry_webhook_delivery(
    delivery_id: int, *, project_id: str | None = None
) -> calls.Call[WebhookDelivery]:
    """Build `POST /org/webhooks/deliveries/{delivery_id}/retry`."""
    _DELIVERY_ID_GUARD.check("delivery_id", delivery_id)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _RETRY_WEBHOOK_DELIVERY,
        "/org/webhooks/deliveries/"
        + parameters.path_segment("delivery_id", delivery_id)
        + "/retry",
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
    )


_LIST_EXPORTS: Final[calls.Operation[ExportJobListResponse]] = calls.Operation(
    id="list_exports",
    method="GET",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def list_exports(
    *, limit: int = 20, project_id: str | None = None
) -> calls.Call[ExportJobListResponse]:
    """Build `GET /exports`."""
    _LIST_EXPORTS_LIMIT_GUARD.check("limit", limit)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _LIST_EXPORTS,
        "/exports",
        query=parameters.query_string(parameters.query("limit", limit)),
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
    )


_CREATE_EXPORT: Final[calls.Operation[CreateExportResponse]] = calls.Operation(
    id="create_export",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def create_export(
    *,
    format: Literal["csv", "jsonl"] = "csv",
    scope: Literal["filtered", "all", "date_range"] = "filtered",
    filters: ExportFilters | Mapping[str, Any] | None = None,
    project_id: str | None = None,
) -> calls.Call[CreateExportResponse]:
    """Build `POST /exports`."""
    _FORMAT_GUARD.check("format", format)
    _SCOPE_GUARD.check("scope", scope)
    _FILTERS_GUARD.check("filters", filters)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _CREATE_EXPORT,
        "/exports",
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
        body=bodies.JsonBody(
            drop_absent({"format": format, "scope": scope, "filters": filters})
        ),
    )


_GET_EXPORT: Final[calls.Operation[ExportJob]] = calls.Operation(
    id="get_export",
    method="GET",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def get_export(job_id: str, *, project_id: str | None = None) -> calls.Call[ExportJob]:
    """Build `GET /exports/{job_id}`."""
    _JOB_ID_GUARD.check("job_id", job_id)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _GET_EXPORT,
        "/exports/" + parameters.path_segment("job_id", job_id),
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
    )


_CANCEL_EXPORT: Final[calls.Operation[ExportJob]] = calls.Operation(
    id="cancel_export",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
    repeatable=True,
)


def cancel_export(
    job_id: str, *, project_id: str | None = None
) -> calls.Call[ExportJob]:
    """Build `POST /exports/{job_id}/cancel`."""
    _JOB_ID_GUARD.check("job_id", job_id)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _CANCEL_EXPORT,
        "/exports/" + parameters.path_segment("job_id", job_id) + "/cancel",
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
    )


_RETRY_EXPORT: Final[calls.Operation[CreateExportResponse]] = calls.Operation(
    id="retry_export",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def retry_export(
    job_id: str, *, project_id: str | None = None
) -> calls.Call[CreateExportResponse]:
    """Build `POST /exports/{job_id}/retry`."""
    _JOB_ID_GUARD.check("job_id", job_id)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _RETRY_EXPORT,
        "/exports/" + parameters.path_segment("job_id", job_id) + "/retry",
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
    )


_GET_EXPORT_DOWNLOAD_URL: Final[calls.Operation[ExportDownloadUrl]] = calls.Operation(
    id="get_export_download_url",
    method="GET",
    read=replies.or_none(replies.json_reply(decoding.record, snake_case.snake_keys)),
    security=(("accessToken",),),
    settings=("project_id",),
)


def get_export_download_url(
    job_id: str, *, project_id: str | None = None
) -> calls.Call[ExportDownloadUrl]:
    """Build `GET /exports/{job_id}/download-url`."""
    _JOB_ID_GUARD.check("job_id", job_id)
    _OPTIONAL_PROJECT_ID_GUARD.check("project_id", project_id)
    return calls.Call(
        _GET_EXPORT_DOWNLOAD_URL,
        "/exports/" + parameters.path_segment("job_id", job_id) + "/download-url",
        settings={
            "project_id": parameters.header(
                "X-Project-ID", project_id, argument="project_id"
            )
        },
    )
