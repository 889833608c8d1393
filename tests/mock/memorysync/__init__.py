"""MemorySync as the mock plays it: what the document's answers cannot say.

A handler is registered for a method and a path template, and sees only requests
that fit the document. Each area has a module with its `HANDLERS`; `World` holds
what they remember.
"""

from __future__ import annotations

from tests.mock.memorysync import (
    api_keys,
    connecting,
    connections,
    crawling,
    deliveries,
    documents,
    editing,
    exports,
    identities,
    imports,
    ingestion,
    knowledge,
    projects,
    retrieval,
    sign_in,
    state,
    tenant_plane,
    transcripts,
    webhooks,
)
from tests.mock.memorysync.world import Registry

HANDLERS: Registry = {
    **ingestion.HANDLERS,
    **retrieval.HANDLERS,
    **editing.HANDLERS,
    **knowledge.HANDLERS,
    **tenant_plane.HANDLERS,
    **transcripts.HANDLERS,
    **state.HANDLERS,
    **imports.HANDLERS,
    **sign_in.HANDLERS,
    **projects.HANDLERS,
    **webhooks.HANDLERS,
    **deliveries.HANDLERS,
    **exports.HANDLERS,
    **connecting.HANDLERS,
    **connections.HANDLERS,
    **documents.HANDLERS,
    **identities.HANDLERS,
    **crawling.HANDLERS,
    **api_keys.HANDLERS,
}
UNCHECKED: Registry = editing.UNCHECKED
