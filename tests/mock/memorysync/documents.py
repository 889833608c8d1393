"""Free documents that one route writes and another reads: policies and settings."""

from __future__ import annotations

from dataclasses import dataclass

from tests.mock.json_values import JsonObject
from tests.mock.memorysync.calls import Call, Outcome, Reply
from tests.mock.memorysync.world import Registry, World

_CONNECTION = "/api/v2/integrations/connections/{connection_id}"


@dataclass(frozen=True, slots=True)
class Document:
    """One free document per connection."""

    path: str

    def _kept(self, call: Call, world: World) -> JsonObject:
        place = (self.path, call.identifier("connection_id"))
        return world.documents.setdefault(place, {})

    def get(self, call: Call, world: World) -> Outcome:
        """What was written last; empty before."""
        return Reply(dict(self._kept(call, world)))

    def put(self, call: Call, world: World) -> Outcome:
        """Replace it."""
        kept = self._kept(call, world)
        kept.clear()
        kept |= call.fields
        return Reply(dict(kept))

    def handlers(self) -> Registry:
        """Its two routes."""
        return {
            ("GET", _CONNECTION + self.path): self.get,
            ("PUT", _CONNECTION + self.path): self.put,
        }


HANDLERS: Registry = {
    **Document("/slack/exclusion-policy").handlers(),
    **Document("/s3/exclusion-policy").handlers(),
    **Document("/granola/exclusion-policy").handlers(),
    **Document("/granola/settings").handlers(),
}
