"""What is read of a connection: channels, prefixes, folders, files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.mock.json_values import JsonObject, mapping, sequence
from tests.mock.memorysync.calls import Call, Outcome, Reply, missing
from tests.mock.memorysync.world import Registry, Selection, World

_CONNECTION = "/api/v2/integrations/connections/{connection_id}"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that is chosen: where it stands, and what identifies it.

    `others` are further members that a body may name the things in; their
    elements may be bare identifiers.
    """

    path: str
    name: str
    keys: tuple[str, ...]
    removed_by: str | None = None
    others: tuple[str, ...] = ()

    def selection(self, call: Call, world: World) -> Selection:
        """What was chosen of this connection."""
        place = (self.path, call.identifier("connection_id"))
        return world.selections.setdefault(place, {})

    def key(self, fields: JsonObject) -> tuple[str, ...]:
        """What identifies a thing of this kind."""
        return tuple(str(fields.get(name, "")) for name in self.keys)

    def shown(self, call: Call, world: World) -> Outcome:
        """What was chosen, in the order it was added."""
        return Reply({self.name: list(self.selection(call, world).values())})

    def add(self, call: Call, world: World) -> Outcome:
        """Add things; one that is there already is not counted."""
        known = self.selection(call, world)
        before = len(known)
        for fields in self._named(call.fields):
            known[self.key(fields)] = fields
        return Reply({"added": len(known) - before})

    def remove(self, call: Call, world: World) -> Outcome:
        """Remove one thing, named in the path or in the query."""
        if self.removed_by is None:
            wanted = self.key(call.arguments.query)
        else:
            wanted = (call.identifier(self.removed_by),)
        gone = self.selection(call, world).pop(wanted, None)
        return missing(self.name) if gone is None else Reply({"removed": True})

    def _named(self, body: JsonObject) -> Iterator[JsonObject]:
        for name in (self.name, *self.others):
            for each in sequence(body.get(name)):
                yield {self.keys[0]: each} if isinstance(each, str) else mapping(each)

    def handlers(self) -> Registry:
        """The three routes of this kind."""
        one = "" if self.removed_by is None else f"/{{{self.removed_by}}}"
        return {
            ("GET", _CONNECTION + self.path): self.shown,
            ("POST", _CONNECTION + self.path): self.add,
            ("DELETE", _CONNECTION + self.path + one): self.remove,
        }


HANDLERS: Registry = {
    **Kind("/slack/channels", "channels", ("id",), "channel_id").handlers(),
    **Kind("/s3/prefixes", "prefixes", ("prefix", "bucket")).handlers(),
    **Kind(
        "/granola/folders", "folders", ("id",), "folder_id", ("folder_ids",)
    ).handlers(),
    **Kind(
        "/gdrive/resources",
        "resources",
        ("id",),
        "resource_id",
        ("resource_ids", "file_ids"),
    ).handlers(),
}
