"""Classes with the methods of `client` that return replies."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.raw import sync_raw
from .._runtime.views import described
from .client import MemorySyncClient
from .responses import RawCalls

if TYPE_CHECKING:
    from ._connections_responses import (
        ConnectionsNamespaceWithRawResponse,
        IntegrationsNamespaceWithRawResponse,
        ObjectsNamespaceWithRawResponse,
        ProvidersNamespaceWithRawResponse,
        SyncJobsNamespaceWithRawResponse,
    )


class MemorySyncClientWithRawResponse:
    """The methods of `MemorySyncClient`; each returns its reply as `RawResponse`."""

    def __init__(self, shell: RawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    add = sync_raw(MemorySyncClient.add)
    bulk_add = sync_raw(MemorySyncClient.bulk_add)
    query = sync_raw(MemorySyncClient.query)
    retrieve = sync_raw(MemorySyncClient.retrieve)
    get = sync_raw(MemorySyncClient.get)
    update = sync_raw(MemorySyncClient.update)
    forget = sync_raw(MemorySyncClient.forget)
    summarize = sync_raw(MemorySyncClient.summarize)
    compose = sync_raw(MemorySyncClient.compose)
    export_all = sync_raw(MemorySyncClient.export_all)
    create_relation = sync_raw(MemorySyncClient.create_relation)
    batch_update = sync_raw(MemorySyncClient.batch_update)
    history = sync_raw(MemorySyncClient.history)
    feedback = sync_raw(MemorySyncClient.feedback)
    purge_user = sync_raw(MemorySyncClient.purge_user)
    get_ontology = sync_raw(MemorySyncClient.get_ontology)
    update_ontology = sync_raw(MemorySyncClient.update_ontology)
    search_routed = sync_raw(MemorySyncClient.search_routed)
    synthesize = sync_raw(MemorySyncClient.synthesize)
    refresh = sync_raw(MemorySyncClient.refresh)
    graph = sync_raw(MemorySyncClient.graph)
    clusters = sync_raw(MemorySyncClient.clusters)
    decisions = sync_raw(MemorySyncClient.decisions)
    resolve_decision = sync_raw(MemorySyncClient.resolve_decision)
    intelligence = sync_raw(MemorySyncClient.intelligence)
    knowledge_stats = sync_raw(MemorySyncClient.knowledge_stats)
    upload = sync_raw(MemorySyncClient.upload)
    list_imports = sync_raw(MemorySyncClient.list_imports)
    create_import = sync_raw(MemorySyncClient.create_import)
    get_import = sync_raw(MemorySyncClient.get_import)
    cancel_import = sync_raw(MemorySyncClient.cancel_import)
    add_turn = sync_raw(MemorySyncClient.add_turn)
    recall = sync_raw(MemorySyncClient.recall)
    status = sync_raw(MemorySyncClient.status)
    list_memories = sync_raw(MemorySyncClient.list_memories)
    append_history = sync_raw(MemorySyncClient.append_history)
    list_history = sync_raw(MemorySyncClient.list_history)
    delete_history = sync_raw(MemorySyncClient.delete_history)
    put_state = sync_raw(MemorySyncClient.put_state)
    get_state = sync_raw(MemorySyncClient.get_state)
    list_state = sync_raw(MemorySyncClient.list_state)
    search_state = sync_raw(MemorySyncClient.search_state)
    delete_state = sync_raw(MemorySyncClient.delete_state)
    list_state_namespaces = sync_raw(MemorySyncClient.list_state_namespaces)

    @cached_property
    def connections(self) -> ConnectionsNamespaceWithRawResponse:
        """Connect other services, such as Slack or Google Drive, so that memories are
        made of what is in them.
        """
        from ._connections_responses import ConnectionsNamespaceWithRawResponse

        return ConnectionsNamespaceWithRawResponse(self._shell)

    @cached_property
    def objects(self) -> ObjectsNamespaceWithRawResponse:
        """The single messages, pages and files that were read through connections."""
        from ._connections_responses import ObjectsNamespaceWithRawResponse

        return ObjectsNamespaceWithRawResponse(self._shell)

    @cached_property
    def providers(self) -> ProvidersNamespaceWithRawResponse:
        """The services that can be connected."""
        from ._connections_responses import ProvidersNamespaceWithRawResponse

        return ProvidersNamespaceWithRawResponse(self._shell)

    @cached_property
    def sync_jobs(self) -> SyncJobsNamespaceWithRawResponse:
        """The jobs that read connections."""
        from ._connections_responses import SyncJobsNamespaceWithRawResponse

        return SyncJobsNamespaceWithRawResponse(self._shell)

    @cached_property
    def integrations(self) -> IntegrationsNamespaceWithRawResponse:
        """The integrations of a project, as its dashboard shows them."""
        from ._connections_responses import IntegrationsNamespaceWithRawResponse

        return IntegrationsNamespaceWithRawResponse(self._shell)
