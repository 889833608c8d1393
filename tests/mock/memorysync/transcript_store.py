"""Transcripts of conversations, turn by turn."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.mock.json_values import JsonObject, integer

_FIRST_ID = 1_000_000_000_001


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn as it was kept, whose it is, and the memories learned from it."""

    owner: tuple[str, str]
    record: JsonObject
    key: str | None
    facts: tuple[int, ...]

    @property
    def id(self) -> str:
        """The id on the wire."""
        return str(self.record["id"])

    @property
    def place(self) -> tuple[bool, int]:
        """Where it stands: by `seq`, those without one behind."""
        sequence = integer(self.record["seq"])
        return (sequence is None, sequence or 0)


@dataclass(slots=True)
class TranscriptStore:
    """The turns of all conversations, in the order they came."""

    turns: dict[str, Turn] = field(default_factory=lambda: dict[str, Turn]())
    given: int = 0

    def next_id(self) -> str:
        """An id that was not given out before."""
        self.given += 1
        return f"h_{_FIRST_ID + self.given - 1}"

    def of_session(self, owner: tuple[str, str], session: str) -> list[Turn]:
        """The turns of one conversation, oldest first."""
        found = [
            turn
            for turn in self.turns.values()
            if turn.owner == owner and turn.record["session_id"] == session
        ]
        return sorted(found, key=lambda turn: turn.place)

    def twin(self, owner: tuple[str, str], asked: JsonObject, key: str) -> Turn | None:
        """The kept turn that `asked` repeats: by key, or by place and content."""
        for turn in self.of_session(owner, str(asked["session_id"])):
            same = ("seq", "role", "content")
            if key and turn.key == key:
                return turn
            if asked["seq"] is not None and all(
                turn.record[name] == asked[name] for name in same
            ):
                return turn
        return None
