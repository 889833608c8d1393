"""Uses the OpenTelemetry instrumentation: `python instrumentation.py BASE_URL OUTCOMES`.

It replaces methods on the client classes and reads attributes of the clients, so it
depends on more of the SDK than a caller does.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from typing import Any

from agent_tools import ALLERGY, KEY, PROJECT, USER
from opentelemetry.instrumentation.memorysync import (
    MemorySyncInstrumentor,
    instrument_memorysync,
    uninstrument_memorysync,
)
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from outcomes import Outcomes

from memorysync import AsyncMemorySyncClient, BulkAddItem, MemorySyncClient

WHO = {"tenant_id": "tenant-1", "user_id": USER}
THREAD = {**WHO, "session_id": "thread-1"}
KEPT = {**WHO, "namespace": ["app", "settings"], "key": "theme"}

# Each operation that is wrapped, and failures of the server and of an argument.
CALLS: tuple[tuple[str, tuple[Any, ...], dict[str, Any]], ...] = (
    ("add", (ALLERGY,), {"source": "agent", "client_ref": "a:1", "end_user_id": USER}),
    ("add", (ALLERGY,), {"client_ref": "a:1"}),
    ("add", ("   ",), {}),
    ("bulk_add", ([BulkAddItem("Likes the window seat."), BulkAddItem("ok")],), {}),
    ("bulk_add", ([],), {"deduplicate": False}),
    ("query", ("peanuts",), {"k": 3, "session_id": "thread-1"}),
    ("retrieve", ("peanuts",), {"traversal_depth": 1}),
    ("search_routed", ("peanuts",), {"k": 2, "route": "factual"}),
    ("get", (1,), {}),
    ("get", (), {"memory_id": 999_999}),
    ("get", (0,), {}),
    ("update", (1,), {"tags": ["diet"], "importance": 0.0}),
    ("update", (1,), {}),
    ("history", (1,), {"limit": 5}),
    ("feedback", (1, "positive"), {"comment": "right"}),
    ("summarize", ([1, 2],), {"lossless": True}),
    ("add_turn", (), {**THREAD, "text": ALLERGY, "role": "user"}),
    ("recall", (), {**WHO, "prompt": "peanuts", "k": 2, "types": ["fact"]}),
    ("list_memories", (), {**WHO, "limit": 10}),
    (
        "append_history",
        (),
        {**THREAD, "turns": [{"role": "user", "content": "Hello, I am Ada."}]},
    ),
    ("list_history", (), {**THREAD, "limit": 10}),
    ("delete_history", (), {**THREAD}),
    ("put_state", (), {**KEPT, "value": {"dark": True}, "text": "dark theme"}),
    ("get_state", (), {**KEPT}),
    ("list_state", (), {**WHO, "namespace_prefix": ["app"]}),
    ("search_state", (), {**WHO, "query": "theme"}),
    ("list_state_namespaces", (), {**WHO, "max_depth": 2}),
    ("delete_state", (), {**WHO, "namespace": ["app", "settings"], "keys": ["theme"]}),
    ("forget", ([1],), {"reason": "asked for"}),
    ("forget", (), {"filters": {"source": "agent"}, "dry_run": True}),
)


def generators() -> tuple[tuple[str, tuple[Any, ...], dict[str, Any]], ...]:
    """Arguments that can be read once only, so that a wrapper must not read them."""
    return (
        ("forget", ((number for number in (2, 3)),), {}),
        ("summarize", ((number for number in (2, 3)),), {}),
    )


def shown(span: ReadableSpan) -> dict[str, Any]:
    """What a span tells, without times and stack traces."""
    return {
        "name": span.name,
        "kind": span.kind.name,
        "status": [span.status.status_code.name, span.status.description],
        "attributes": dict(span.attributes or {}),
        "events": [
            {
                "name": event.name,
                "type": (event.attributes or {}).get("exception.type"),
                "message": (event.attributes or {}).get("exception.message"),
            }
            for event in span.events
        ],
    }


class Telemetry:
    """Spans of this process, taken one call at a time."""

    def __init__(self) -> None:
        self._exporter = InMemorySpanExporter()
        self.provider = TracerProvider()
        self.provider.add_span_processor(SimpleSpanProcessor(self._exporter))

    def take(self) -> list[dict[str, Any]]:
        """The spans since the last time."""
        spans = [shown(span) for span in self._exporter.get_finished_spans()]
        self._exporter.clear()
        return spans


def settings(base_url: str) -> dict[str, Any]:
    """A client's arguments; spans tell of each of them but the key."""
    address = {"api_key": KEY, "base_url": base_url}
    return {**address, "project_id": PROJECT, "end_user_id": USER}


def use(outcomes: Outcomes, telemetry: Telemetry, label: str, base_url: str) -> None:
    """Every call of the sync client."""
    with MemorySyncClient(**settings(base_url)) as client:
        for number, (operation, arguments, named) in enumerate((*CALLS, *generators())):
            name = f"{label} {number}: {operation}"
            outcomes.call(name, getattr(client, operation), *arguments, **named)
            outcomes.add(f"{name}, spans", telemetry.take())


async def use_async(
    outcomes: Outcomes, telemetry: Telemetry, label: str, base_url: str
) -> None:
    """Every call of the async client."""
    async with AsyncMemorySyncClient(**settings(base_url)) as client:
        for number, (operation, arguments, named) in enumerate((*CALLS, *generators())):
            name = f"{label} {number}: {operation}"
            await outcomes.wait(name, getattr(client, operation)(*arguments, **named))
            outcomes.add(f"{name}, spans", telemetry.take())


def main(base_url: str, target: str) -> None:
    """With and without the texts in the spans, and with the wrappers taken off again."""
    outcomes = Outcomes()
    telemetry = Telemetry()
    before: Callable[..., object] = MemorySyncClient.add
    for label, capture in (("private", False), ("with texts", True)):
        instrument_memorysync(
            tracer_provider=telemetry.provider, capture_content=capture
        )
        use(outcomes, telemetry, f"{label}, sync", base_url)
        asyncio.run(use_async(outcomes, telemetry, f"{label}, async", base_url))
        uninstrument_memorysync()
    outcomes.add(
        "dependency", list(MemorySyncInstrumentor().instrumentation_dependencies())
    )
    outcomes.add("restored", MemorySyncClient.add is before)
    with MemorySyncClient(**settings(base_url)) as client:
        outcomes.call("off again", client.query, "peanuts")
    outcomes.add("no spans", telemetry.take())
    outcomes.write(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
