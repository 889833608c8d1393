"""The routes of signing in."""

from __future__ import annotations

from tests.mock.memorysync.calls import Call, Outcome, Reply
from tests.mock.memorysync.world import Registry, World


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


HANDLERS: Registry = {("POST", "/auth/login"): login}
