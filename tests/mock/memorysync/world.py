"""What the service remembers between requests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from tests.mock.clock import Clock
from tests.mock.json_values import JsonObject
from tests.mock.memorysync.calls import Call, Outcome
from tests.mock.memorysync.import_jobs import ImportJob
from tests.mock.memorysync.memory_store import MemoryStore
from tests.mock.memorysync.project_store import ProjectStore
from tests.mock.memorysync.state_store import StateStore
from tests.mock.memorysync.transcript_store import TranscriptStore
from tests.mock.memorysync.webhook_store import WebhookStore

Selection: TypeAlias = "dict[tuple[str, ...], JsonObject]"


@dataclass(slots=True)
class World:
    """The whole state of the mock service."""

    clock: Clock
    memories: MemoryStore = field(default_factory=MemoryStore)
    transcripts: TranscriptStore = field(default_factory=TranscriptStore)
    state: StateStore = field(default_factory=StateStore)
    imports: dict[str, ImportJob] = field(
        default_factory=lambda: dict[str, ImportJob]()
    )
    projects: ProjectStore = field(default_factory=ProjectStore)
    webhooks: WebhookStore = field(default_factory=WebhookStore)
    exports: dict[str, JsonObject] = field(
        default_factory=lambda: dict[str, JsonObject]()
    )
    connections: dict[str, JsonObject] = field(
        default_factory=lambda: dict[str, JsonObject]()
    )
    connections_made: int = 0
    sync_jobs: dict[str, JsonObject] = field(
        default_factory=lambda: dict[str, JsonObject]()
    )
    crawls: dict[str, JsonObject] = field(
        default_factory=lambda: dict[str, JsonObject]()
    )
    crawls_made: int = 0
    api_keys: dict[int, bool] = field(
        default_factory=lambda: dict.fromkeys(range(1, 4), True)
    )
    """Whether each API key is valid."""
    documents: dict[tuple[str, str], JsonObject] = field(
        default_factory=lambda: dict[tuple[str, str], JsonObject]()
    )
    """Policies and settings, by kind and connection."""
    selections: dict[tuple[str, str], Selection] = field(
        default_factory=lambda: dict[tuple[str, str], Selection]()
    )
    """What is read of a connection, by kind and connection."""

    def now(self) -> str:
        """The time of a write, ISO 8601 with offset."""
        return self.clock().isoformat()


Handler: TypeAlias = Callable[[Call, World], Outcome]
Registry: TypeAlias = Mapping[tuple[str, str], Handler]
