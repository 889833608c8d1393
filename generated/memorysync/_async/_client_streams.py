"""Classes with the methods of `client` that return replies."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.raw import async_streamed
from .._runtime.views import described
from .client import AsyncMemorySyncClient
from .responses import AsyncStreamedCalls
from .stream import AsyncStreamedResponse

if TYPE_CHECKING:
    from ._connections_streams import (
        AsyncConnectionsNamespaceWithStreamingResponse,
        AsyncIntegrationsNamespaceWithStreamingResponse,
        AsyncObjectsNamespaceWithStreamingResponse,
        AsyncProvidersNamespaceWithStreamingResponse,
        AsyncSyncJobsNamespaceWithStreamingResponse,
    )


class AsyncMemorySyncClientWithStreamingResponse:
    """The methods of `AsyncMemorySyncClient`; each returns its reply as
    `AsyncStreamedResponse`.
    """

    def __init__(self, shell: AsyncStreamedCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    add = async_streamed(AsyncMemorySyncClient.add, AsyncStreamedResponse)
    bulk_add = async_streamed(AsyncMemorySyncClient.bulk_add, AsyncStreamedResponse)
    query = async_streamed(AsyncMemorySyncClient.query, AsyncStreamedResponse)
    retrieve = async_streamed(AsyncMemorySyncClient.retrieve, AsyncStreamedResponse)
    get = async_streamed(AsyncMemorySyncClient.get, AsyncStreamedResponse)
    update = async_streamed(AsyncMemorySyncClient.update, AsyncStreamedResponse)
    forget = async_streamed(AsyncMemorySyncClient.forget, AsyncStreamedResponse)
    summarize = async_streamed(AsyncMemorySyncClient.summarize, AsyncStreamedResponse)
    compose = async_streamed(AsyncMemorySyncClient.compose, AsyncStreamedResponse)
    export_all = async_streamed(AsyncMemorySyncClient.export_all, AsyncStreamedResponse)
    create_relation = async_streamed(
        AsyncMemorySyncClient.create_relation, AsyncStreamedResponse
    )
    batch_update = async_streamed(
        AsyncMemorySyncClient.batch_update, AsyncStreamedResponse
    )
    history = async_streamed(AsyncMemorySyncClient.history, AsyncStreamedResponse)
    feedback = async_streamed(AsyncMemorySyncClient.feedback, AsyncStreamedResponse)
    purge_user = async_streamed(AsyncMemorySyncClient.purge_user, AsyncStreamedResponse)
    get_ontology = async_streamed(
        AsyncMemorySyncClient.get_ontology, AsyncStreamedResponse
    )
    update_ontology = async_streamed(
        AsyncMemorySyncClient.update_ontology, AsyncStreamedResponse
    )
    search_routed = async_streamed(
        AsyncMemorySyncClient.search_routed, AsyncStreamedResponse
    )
    synthesize = async_streamed(AsyncMemorySyncClient.synthesize, AsyncStreamedResponse)
    refresh = async_streamed(AsyncMemorySyncClient.refresh, AsyncStreamedResponse)
    graph = async_streamed(AsyncMemorySyncClient.graph, AsyncStreamedResponse)
    clusters = async_streamed(AsyncMemorySyncClient.clusters, AsyncStreamedResponse)
    decisions = async_streamed(AsyncMemorySyncClient.decisions, AsyncStreamedResponse)
    resolve_decision = async_streamed(
        AsyncMemorySyncClient.resolve_decision, AsyncStreamedResponse
    )
    intelligence = async_streamed(
        AsyncMemorySyncClient.intelligence, AsyncStreamedResponse
    )
    knowledge_stats = async_streamed(
        AsyncMemorySyncClient.knowledge_stats, AsyncStreamedResponse
    )
    upload = async_streamed(AsyncMemorySyncClient.upload, AsyncStreamedResponse)
    list_imports = async_streamed(
        AsyncMemorySyncClient.list_imports, AsyncStreamedResponse
    )
    create_import = async_streamed(
        AsyncMemorySyncClient.create_import, AsyncStreamedResponse
    )
    get_import = async_streamed(AsyncMemorySyncClient.get_import, AsyncStreamedResponse)
    cancel_import = async_streamed(
        AsyncMemorySyncClient.cancel_import, AsyncStreamedResponse
    )
    add_turn = async_streamed(AsyncMemorySyncClient.add_turn, AsyncStreamedResponse)
    recall = async_streamed(AsyncMemorySyncClient.recall, AsyncStreamedResponse)
    status = async_streamed(AsyncMemorySyncClient.status, AsyncStreamedResponse)
    list_memories = async_streamed(
        AsyncMemorySyncClient.list_memories, AsyncStreamedResponse
    )
    append_history = async_streamed(
        AsyncMemorySyncClient.append_history, AsyncStreamedResponse
    )
    list_history = async_streamed(
        AsyncMemorySyncClient.list_history, AsyncStreamedResponse
    )
    delete_history = async_streamed(
        AsyncMemorySyncClient.delete_history, AsyncStreamedResponse
    )
    put_state = async_streamed(AsyncMemorySyncClient.put_state, AsyncStreamedResponse)
    get_state = async_streamed(AsyncMemorySyncClient.get_state, AsyncStreamedResponse)
    list_state = async_streamed(AsyncMemorySyncClient.list_state, AsyncStreamedResponse)
    search_state = async_streamed(
        AsyncMemorySyncClient.search_state, AsyncStreamedResponse
    )
    delete_state = async_streamed(
        AsyncMemorySyncClient.delete_state, AsyncStreamedResponse
    )
    list_state_namespaces = async_streamed(
        AsyncMemorySyncClient.list_state_namespaces, AsyncStreamedResponse
    )

    @cached_property
    def connections(self) -> AsyncConnectionsNamespaceWithStreamingResponse:
        """Connect other services, such as Slack or Google Drive, so that memories are
        made of what is in them.
        """
        from ._connections_streams import AsyncConnectionsNamespaceWithStreamingResponse

        return AsyncConnectionsNamespaceWithStreamingResponse(self._shell)

    @cached_property
    def objects(self) -> AsyncObjectsNamespaceWithStreamingResponse:
        """The single messages, pages and files that were read through connections."""
        from ._connections_streams import AsyncObjectsNamespaceWithStreamingResponse

        return AsyncObjectsNamespaceWithStreamingResponse(self._shell)

    @cached_property
    def providers(self) -> AsyncProvidersNamespaceWithStreamingResponse:
        """The services that can be connected."""
        from ._connections_streams import AsyncProvidersNamespaceWithStreamingResponse

        return AsyncProvidersNamespaceWithStreamingResponse(self._shell)

    @cached_property
    def sync_jobs(self) -> AsyncSyncJobsNamespaceWithStreamingResponse:
        """The jobs that read connections."""
        from ._connections_streams import AsyncSyncJobsNamespaceWithStreamingResponse

        return AsyncSyncJobsNamespaceWithStreamingResponse(self._shell)

    @cached_property
    def integrations(self) -> AsyncIntegrationsNamespaceWithStreamingResponse:
        """The integrations of a project, as its dashboard shows them."""
        from ._connections_streams import (
            AsyncIntegrationsNamespaceWithStreamingResponse,
        )

        return AsyncIntegrationsNamespaceWithStreamingResponse(self._shell)
