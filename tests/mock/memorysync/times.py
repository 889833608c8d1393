"""Times that stand in requests."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.mock.json_values import JsonValue


class BadTimestamp(ValueError):
    """A text is no ISO 8601 time."""


def instant(value: JsonValue) -> datetime:
    """A time from ISO 8601 text, UTC when it names no offset.

    Raises `BadTimestamp`.
    """
    try:
        time = datetime.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as error:
        raise BadTimestamp(f"{value!r} is no ISO 8601 time") from error
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)
