"""What the server answers: one object, a list of 100, a list of 1 MB."""

from __future__ import annotations

import json
from typing import Final, Literal, TypeAlias

Payload: TypeAlias = Literal["object", "list", "large"]

PAYLOADS: Final[tuple[Payload, ...]] = ("object", "list", "large")
LIST_LENGTH: Final = 100


def record(number: int) -> dict[str, object]:
    """A record of 12 fields and 300 bytes."""
    return {
        "id": number,
        "text": "The user prefers dark mode in every application they use.",
        "summary": "prefers dark mode",
        "source": "chat",
        "event_type": "preference",
        "importance": 0.75,
        "is_summary": False,
        "created_at": "2026-01-01T00:00:00Z",
        "updated_at": "2026-01-02",
        "score": 0.875,
        "user_id": 42,
        "tier": "hot",
    }


def body(payload: Payload) -> bytes:
    """The JSON of a reply."""
    if payload == "object":
        return json.dumps(record(1)).encode()
    count = LIST_LENGTH if payload == "list" else 1_000_000 // len(body("object"))
    records = [record(number) for number in range(1, count + 1)]
    return json.dumps({"memories": records}).encode()


def chat_body(payload: Payload) -> bytes:
    """The same records for the client whose types say `data`, and that ids are text."""
    if payload == "object":
        return json.dumps({**record(1), "id": "record-1", "object": "model"}).encode()
    count = LIST_LENGTH if payload == "list" else 1_000_000 // len(body("object"))
    records = [{**record(number), "id": str(number)} for number in range(1, count + 1)]
    return json.dumps({"object": "list", "data": records}).encode()


def whole_reply(content: bytes) -> bytes:
    """A whole response with the headers that a service sends."""
    return (
        b"HTTP/1.1 200 OK\r\n"
        b"Date: Wed, 25 Nov 2026 00:00:00 GMT\r\n"
        b"Server: bench\r\n"
        b"Content-Type: application/json\r\n"
        b"X-Request-ID: req_0123456789\r\n"
        b"Content-Length: %d\r\n\r\n" % len(content)
    ) + content
