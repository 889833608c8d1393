"""What a used-up plan does to a call.

A test asks for it by a header: `X-Mock-Quota: exhausted` for the usual silence,
`X-Mock-Quota: strict` for the error that evaluation plans answer.
"""

from __future__ import annotations

from tests.mock.json_values import JsonObject
from tests.mock.memorysync.calls import Call, Outcome, Reply
from tests.mock.memorysync.world import Handler, World

STORED_NOTHING: JsonObject = {"status": "ok"}
FOUND_NOTHING: JsonObject = {"memories": []}


def metered(handler: Handler, silent: JsonObject, status: int | None = 200) -> Handler:
    """A handler that has no effect when the plan is used up."""

    def checked(call: Call, world: World) -> Outcome:
        match call.request.header("X-Mock-Quota"):
            case "exhausted":
                return Reply(silent, status)
            case "strict":
                return Reply(
                    {
                        "detail": {
                            "error": "limit_exceeded",
                            "message": "The evaluation plan is used up.",
                        }
                    },
                    429,
                )
            case _:
                return handler(call, world)

    return checked
