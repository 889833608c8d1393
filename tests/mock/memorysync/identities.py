"""Who a person of a service is among the end users: linked once, listed ever after."""

from __future__ import annotations

from dataclasses import dataclass

from tests.mock.json_values import JsonValue
from tests.mock.memorysync.calls import Call, Outcome, Reply
from tests.mock.memorysync.world import Registry, Selection, World


@dataclass(frozen=True, slots=True)
class People:
    """The people of one service; `key` is the member that identifies a person."""

    service: str
    key: str
    is_wrapped: bool

    def _known(self, call: Call, world: World) -> Selection:
        place = (f"/{self.service}/identities", call.identifier("connection_id"))
        return world.selections.setdefault(place, {})

    def shown(self, call: Call, world: World) -> Outcome:
        """The people, in the order in which they were linked."""
        people: list[JsonValue] = [*self._known(call, world).values()]
        return Reply({"identities": people} if self.is_wrapped else people)

    def link(self, call: Call, world: World) -> Outcome:
        """Link a person, or link one anew."""
        self._known(call, world)[(str(call.fields.get(self.key)),)] = call.fields
        return Reply({"linked": True})

    def handlers(self) -> Registry:
        """The two routes of this service."""
        path = (
            f"/api/v2/integrations/connections/{{connection_id}}"
            f"/{self.service}/identities"
        )
        return {("GET", path): self.shown, ("POST", f"{path}/link"): self.link}


HANDLERS: Registry = {
    **People("slack", "slack_user_id", is_wrapped=True).handlers(),
    **People("granola", "email", is_wrapped=False).handlers(),
}
