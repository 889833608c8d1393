"""Classes with the methods of `client` that return replies."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.raw import sync_streamed
from .._runtime.views import described
from .client import MemorySyncClient
from .responses import StreamedCalls
from .stream import StreamedResponse

if TYPE_CHECKING:
    from ._connections_streams import (
        ConnectionsNamespaceWithStreamingResponse,
        IntegrationsNamespaceWithStreamingResponse,
        ObjectsNamespaceWithStreamingResponse,
        ProvidersNamespaceWithStreamingResponse,
        SyncJobsNamespaceWithStreamingResponse,
    )


class MemorySyncClientWithStreamingResponse:
    """The methods of `MemorySyncClient`; each returns its reply as `StreamedResponse`."""

    def __init__(self, shell: StreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    add = sync_streamed(MemorySyncClient.add, StreamedResponse)
    bulk_add = sync_streamed(MemorySyncClient.bulk_add, StreamedResponse)
    query = sync_streamed(MemorySyncClient.query, StreamedResponse)
    retrieve = sync_streamed(MemorySyncClient.retrieve, StreamedResponse)
    get = sync_streamed(MemorySyncClient.get, StreamedResponse)
    update = sync_streamed(MemorySyncClient.update, StreamedResponse)
    forget = sync_streamed(MemorySyncClient.forget, StreamedResponse)
    summarize = sync_streamed(MemorySyncClient.summarize, StreamedResponse)
    compose = sync_streamed(MemorySyncClient.compose, StreamedResponse)
    export_all = sync_streamed(MemorySyncClient.export_all, StreamedResponse)
    create_relation = sync_streamed(MemorySyncClient.create_relation, StreamedResponse)
    batch_update = sync_streamed(MemorySyncClient.batch_update, StreamedResponse)
    history = sync_streamed(MemorySyncClient.history, StreamedResponse)
    feedback = sync_streamed(MemorySyncClient.feedback, StreamedResponse)
    purge_user = sync_streamed(MemorySyncClient.purge_user, StreamedResponse)
    get_ontology = sync_streamed(MemorySyncClient.get_ontology, StreamedResponse)
    update_ontology = sync_streamed(MemorySyncClient.update_ontology, StreamedResponse)
    search_routed = sync_streamed(MemorySyncClient.search_routed, StreamedResponse)
    synthesize = sync_streamed(MemorySyncClient.synthesize, StreamedResponse)
    refresh = sync_streamed(MemorySyncClient.refresh, StreamedResponse)
    graph = sync_streamed(MemorySyncClient.graph, StreamedResponse)
    clusters = sync_streamed(MemorySyncClient.clusters, StreamedResponse)
    decisions = sync_streamed(MemorySyncClient.decisions, StreamedResponse)
    resolve_decision = sync_streamed(
        MemorySyncClient.resolve_decision, StreamedResponse
    )
    intelligence = sync_streamed(MemorySyncClient.intelligence, StreamedResponse)
    knowledge_stats = sync_streamed(MemorySyncClient.knowledge_stats, StreamedResponse)
    upload = sync_streamed(MemorySyncClient.upload, StreamedResponse)
    list_imports = sync_streamed(MemorySyncClient.list_imports, StreamedResponse)
    create_import = sync_streamed(MemorySyncClient.create_import, StreamedResponse)
    get_import = sync_streamed(MemorySyncClient.get_import, StreamedResponse)
    cancel_import = sync_streamed(MemorySyncClient.cancel_import, StreamedResponse)
    add_turn = sync_streamed(MemorySyncClient.add_turn, StreamedResponse)
    recall = sync_streamed(MemorySyncClient.recall, StreamedResponse)
    status = sync_streamed(MemorySyncClient.status, StreamedResponse)
    list_memories = sync_streamed(MemorySyncClient.list_memories, StreamedResponse)
    append_history = sync_streamed(MemorySyncClient.append_history, StreamedResponse)
    list_history = sync_streamed(MemorySyncClient.list_history, StreamedResponse)
    delete_history = sync_streamed(MemorySyncClient.delete_history, StreamedResponse)
    put_state = sync_streamed(MemorySyncClient.put_state, StreamedResponse)
    get_state = sync_streamed(MemorySyncClient.get_state, StreamedResponse)
    list_state = sync_streamed(MemorySyncClient.list_state, StreamedResponse)
    search_state = sync_streamed(MemorySyncClient.search_state, StreamedResponse)
    delete_state = sync_streamed(MemorySyncClient.delete_state, StreamedResponse)
    list_state_namespaces = sync_streamed(
        MemorySyncClient.list_state_namespaces, StreamedResponse
    )

    @cached_property
    def connections(self) -> ConnectionsNamespaceWithStreamingResponse:
        """Connect other services, such as Slack or Google Drive, so that memories are
        made of what is in them.
        """
        from ._connections_streams import ConnectionsNamespaceWithStreamingResponse

        return ConnectionsNamespaceWithStreamingResponse(self._shell)

    @cached_property
    def objects(self) -> ObjectsNamespaceWithStreamingResponse:
        """The single messages, pages and files that were read through connections."""
        from ._connections_streams import ObjectsNamespaceWithStreamingResponse

        return ObjectsNamespaceWithStreamingResponse(self._shell)

    @cached_property
    def providers(self) -> ProvidersNamespaceWithStreamingResponse:
        """The services that can be connected."""
        from ._connections_streams import ProvidersNamespaceWithStreamingResponse

        return ProvidersNamespaceWithStreamingResponse(self._shell)

    @cached_property
    def sync_jobs(self) -> SyncJobsNamespaceWithStreamingResponse:
        """The jobs that read connections."""
        from ._connections_streams import SyncJobsNamespaceWithStreamingResponse

        return SyncJobsNamespaceWithStreamingResponse(self._shell)

    @cached_property
    def integrations(self) -> IntegrationsNamespaceWithStreamingResponse:
        """The integrations of a project, as its dashboard shows them."""
        from ._connections_streams import IntegrationsNamespaceWithStreamingResponse

        return IntegrationsNamespaceWithStreamingResponse(self._shell)
