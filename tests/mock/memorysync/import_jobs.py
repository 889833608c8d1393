"""An import at work: what it has to do, how far it is, what came of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from tests.mock.json_values import JsonObject
from tests.mock.memorysync.calls import Scope
from tests.mock.memorysync.import_files import BadRow, Row

Status = Literal["pending", "running", "completed", "cancelled"]


@dataclass(slots=True)
class ImportJob:
    """A job; `resume` skips the records that an earlier one stored."""

    id: str
    scope: Scope
    rows: list[Row | BadRow]
    resume: bool
    status: Status = "pending"
    processed: int = 0
    counts: Counter[str] = field(default_factory=lambda: Counter[str]())

    @property
    def is_over(self) -> bool:
        """Whether nothing will change any more."""
        return self.status in ("completed", "cancelled")

    def to_json(self) -> JsonObject:
        """The job on the wire; 100 per cent only when it is completed."""
        share = 100 * self.processed / len(self.rows)
        done = self.rows[: self.processed]
        return {
            "id": self.id,
            "status": self.status,
            "total_rows": len(self.rows),
            "processed_rows": self.processed,
            "progress_percentage": round(share, 1),
            "created": self.counts["created"],
            "already_imported": self.counts["already_imported"],
            "skipped": self.counts["skipped"],
            "failed": self.counts["failed"],
            "memories_created": self.counts["created"],
            "invalid_rows": [row.problem for row in done if isinstance(row, BadRow)],
            "error_message": None,
        }
