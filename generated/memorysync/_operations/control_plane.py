"""Builders of calls: arguments in, a call with its path, query, headers and body out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from .._custom import snake_case
from .._runtime import bodies, calls, decoding, guards, parameters, replies
from .._runtime.json import array, drop_absent
from ..control_plane_types import (
    CreatedWebhook,
    LoginResponse,
    Project,
    RetryConfig,
    SignatureConfig,
)

_EMAIL_GUARD = guards.Text(minimum=1, format="email")
_PASSWORD_GUARD = guards.Text(minimum=1)
_NAME_GUARD = guards.Text(minimum=1, maximum=128)
_URL_GUARD = guards.Text(format="uri")
_EVENTS_GUARD = guards.Array(minimum=1, items=guards.Text(minimum=1))
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
                guards.Array(minimum=1, items=guards.Text(minimum=1))
            ),
        },
        closed=True,
    )
)
_SIGNATURE_CONFIG_GUARD = guards.Optional(
    guards.Object(
        {
            "algorithm": guards.Optional(guards.Choice(("hmac-sha256", "hmac-sha512"))),
            "header_name": guards.Optional(guards.Text(minimum=1, maximum=64)),
            "timestamp_header": guards.Optional(guards.Text(minimum=1, maximum=64)),
            "tolerance_seconds": guards.Optional(
                guards.Integer(minimum=60, maximum=3600)
            ),
        },
        closed=True,
    )
)
_PROJECT_ID_GUARD = guards.Optional(guards.Text(minimum=1))


_LOGIN: Final[calls.Operation[LoginResponse]] = calls.Operation(
    id="login",
    method="POST",
    read=replies.json_reply(decoding.record, snake_case.snake_keys),
)


def login(email: str, password: str) -> calls.Call[LoginResponse]:
    """Build `POST /auth/login`."""
    _EMAIL_GUARD.check("email", email)
    _PASSWORD_GUARD.check("password", password)
    return calls.Call(
        _LOGIN,
        "/auth/login",
        body=bodies.JsonBody(drop_absent({"email": email, "password": password})),
    )


def _decode_list_projects(raw: Any) -> list[Project]:
    return [decoding.record(item) for item in decoding.array(raw)]


_LIST_PROJECTS: Final[calls.Operation[list[Project]]] = calls.Operation(
    id="list_projects",
    method="GET",
    read=replies.json_reply(_decode_list_projects, snake_case.snake_keys),
    security=(("accessToken",),),
    settings=("project_id",),
)


def list_projects() -> calls.Call[list[Project]]:
    """Build `GET /org/projects`."""
    return calls.Call(_LIST_PROJECTS, "/org/projects")


_DELETE_PROJECT: Final[calls.Operation[None]] = calls.Operation(
    id="delete_project",
    method="DELETE",
    read=replies.empty_reply,
    security=(("accessToken",),),
    settings=("project_id",),
)


def delete_project(project_id: str) -> calls.Call[None]:
    """Build `DELETE /org/projects/{project_id}`."""
    _PASSWORD_GUARD.check("project_id", project_id)
    return calls.Call(
        _DELETE_PROJECT,
        "/org/projects/" + parameters.path_segment("project_id", project_id),
    )


_CREATE_WEBHOOK: Final[calls.Operation[CreatedWebhook]] = calls.Operation(
    id="create_webhook",
    method="POST",
    read=replies.json_reply(decoding.record, snake_case.snake_keys),
    security=(("accessToken",),),
    settings=("project_id",),
)


def create_webhook(
    name: str,
    url: str,
    events: Iterable[str],
    *,
    description: str | None = None,
    retry_config: RetryConfig | Mapping[str, Any] | None = None,
    signature_config: SignatureConfig | Mapping[str, Any] | None = None,
    project_id: str | None = None,
) -> calls.Call[CreatedWebhook]:
    """Build `POST /org/webhooks`."""
    events = array("events", events)
    _NAME_GUARD.check("name", name)
    _URL_GUARD.check("url", url)
    _EVENTS_GUARD.check("events", events)
    _DESCRIPTION_GUARD.check("description", description)
    _RETRY_CONFIG_GUARD.check("retry_config", retry_config)
    _SIGNATURE_CONFIG_GUARD.check("signature_config", signature_config)
    _PROJECT_ID_GUARD.check("project_id", project_id)
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
                }
            )
        ),
    )
