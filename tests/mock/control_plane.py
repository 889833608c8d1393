"""The control plane: projects and webhooks are answered in camelCase.

The service is known to spell them so, and a client has to convert.
"""

from __future__ import annotations

from tests.mock.clock import START
from tests.mock.json_values import JsonObject, mapping
from tests.mock.world import Call, Outcome, Registry, Reply, World


def seeded_projects() -> dict[str, JsonObject]:
    """The projects that exist before the first request."""
    names = ("Default", "Support bot", "Research")
    projects: dict[str, JsonObject] = {}
    for index, name in enumerate(names):
        identifier = f"proj_{index + 1:016x}"
        projects[identifier] = {
            "id": identifier,
            "name": name,
            "tenantId": "org_1",
            "isDefault": index == 0,
            "memoryCount": 0,
            "archivedAt": None,
            "createdAt": START.isoformat(),
            "updatedAt": START.isoformat(),
        }
    return projects


def login(call: Call, world: World) -> Outcome:
    """Tokens for any address and password."""
    return Reply(
        {
            "tokens": {
                "access_token": "mock-access-token",
                "refresh_token": "mock-refresh-token",
                "token_type": "bearer",
            },
            "session": {"user_id": 1, "organization_id": 1, "role": "owner"},
            "mfa_required": False,
            "mfa_setup_required": False,
        }
    )


def list_projects(call: Call, world: World) -> Outcome:
    """The projects that were not deleted."""
    return Reply(list(world.projects.values()))


def delete_project(call: Call, world: World) -> Outcome:
    """Delete a project once."""
    if world.projects.pop(str(call.arguments.path.get("project_id")), None) is None:
        return Reply({"detail": "Project not found"}, 404)
    return Reply(None, 204)


def create_webhook(call: Call, world: World) -> Outcome:
    """Register an endpoint; its secret is shown this once."""
    asked = call.fields
    retry = mapping(asked.get("retry_config"))
    signature = mapping(asked.get("signature_config"))
    world.webhooks += 1
    secret = f"whsec_{world.webhooks:024x}"
    now = world.now()
    return Reply(
        {
            "id": world.webhooks,
            "name": asked.get("name"),
            "url": asked.get("url"),
            "description": asked.get("description"),
            "secretPrefix": secret[:12],
            "events": asked.get("events"),
            "enabled": True,
            "signatureAlgorithm": signature.get("algorithm", "hmac-sha256"),
            "signatureHeader": signature.get("header_name", "X-MemorySync-Signature"),
            "timestampHeader": signature.get(
                "timestamp_header", "X-MemorySync-Timestamp"
            ),
            "signatureTolerance": signature.get("tolerance_seconds", 300),
            "retryEnabled": retry.get("enabled", True),
            "maxRetries": retry.get("max_retries", 5),
            "initialDelaySeconds": retry.get("initial_delay_seconds", 1),
            "maxDelaySeconds": retry.get("max_delay_seconds", 3600),
            "backoffMultiplier": retry.get("backoff_multiplier", 2.0),
            "retryStatusCodes": retry.get("retry_status_codes", ["5xx", "429"]),
            "totalDeliveries": 0,
            "successfulDeliveries": 0,
            "failedDeliveries": 0,
            "consecutiveFailures": 0,
            "successRate": 1.0,
            "lastTriggeredAt": None,
            "lastSuccessAt": None,
            "lastFailureAt": None,
            "lastError": None,
            "lastStatusCode": None,
            "createdAt": now,
            "updatedAt": now,
            "createdByName": None,
            "projectId": call.request.header("X-Project-ID") or asked.get("project_id"),
            "secret": secret,
        },
        201,
    )


HANDLERS: Registry = {
    ("POST", "/auth/login"): login,
    ("GET", "/org/projects"): list_projects,
    ("DELETE", "/org/projects/{project_id}"): delete_project,
    ("POST", "/org/webhooks"): create_webhook,
}
