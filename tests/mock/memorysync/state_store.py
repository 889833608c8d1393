"""Documents of an application's state, by tenant, user, source, namespace and key."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.mock.json_values import JsonObject


@dataclass(frozen=True, slots=True)
class Address:
    """Where a document lies."""

    tenant: str
    user: str
    source: str
    namespace: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its record on the wire, and the memories learned from it."""

    record: JsonObject
    is_indexed: bool
    facts: tuple[int, ...]


@dataclass(slots=True)
class StateStore:
    """All documents, the one that was written last at the end."""

    documents: dict[Address, Document] = field(
        default_factory=lambda: dict[Address, Document]()
    )

    def write(self, address: Address, document: Document) -> None:
        """Put a document in its place, as the newest."""
        self.documents.pop(address, None)
        self.documents[address] = document

    def below(
        self, tenant: str, user: str, prefix: tuple[str, ...], source: str | None
    ) -> dict[Address, Document]:
        """A user's documents under a prefix, newest first; None is any source."""
        return {
            address: document
            for address, document in reversed(self.documents.items())
            if (address.tenant, address.user) == (tenant, user)
            and address.namespace[: len(prefix)] == prefix
            and source in (None, address.source)
        }
