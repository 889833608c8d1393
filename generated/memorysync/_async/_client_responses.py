"""Classes with the methods of `client` that return replies."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.raw import async_raw
from .._runtime.views import described
from .client import AsyncMemorySyncClient
from .responses import AsyncRawCalls

if TYPE_CHECKING:
    from ._connections_responses import (
        AsyncConnectionsNamespaceWithRawResponse,
        AsyncIntegrationsNamespaceWithRawResponse,
        AsyncObjectsNamespaceWithRawResponse,
        AsyncProvidersNamespaceWithRawResponse,
        AsyncSyncJobsNamespaceWithRawResponse,
    )


class AsyncMemorySyncClientWithRawResponse:
    """The methods of `AsyncMemorySyncClient`; each returns its reply as `RawResponse`."""

    def __init__(self, shell: AsyncRawCalls) -> None:
        self._shell = shell

    def __repr__(self) -> str:
        return described(self, self._shell)

    add = async_raw(AsyncMemorySyncClient.add)
    bulk_add = async_raw(AsyncMemorySyncClient.bulk_add)
    query = async_raw(AsyncMemorySyncClient.query)
    retrieve = async_raw(AsyncMemorySyncClient.retrieve)
    get = async_raw(AsyncMemorySyncClient.get)
    update = async_raw(AsyncMemorySyncClient.update)
    forget = async_raw(AsyncMemorySyncClient.forget)
    summarize = async_raw(AsyncMemorySyncClient.summarize)
    compose = async_raw(AsyncMemorySyncClient.compose)
    export_all = async_raw(AsyncMemorySyncClient.export_all)
    create_relation = async_raw(AsyncMemorySyncClient.create_relation)
    batch_update = async_raw(AsyncMemorySyncClient.batch_update)
    history = async_raw(AsyncMemorySyncClient.history)
    feedback = async_raw(AsyncMemorySyncClient.feedback)
    purge_user = async_raw(AsyncMemorySyncClient.purge_user)
    get_ontology = async_raw(AsyncMemorySyncClient.get_ontology)
    update_ontology = async_raw(AsyncMemorySyncClient.update_ontology)
    search_routed = async_raw(AsyncMemorySyncClient.search_routed)
    synthesize = async_raw(AsyncMemorySyncClient.synthesize)
    refresh = async_raw(AsyncMemorySyncClient.refresh)
    graph = async_raw(AsyncMemorySyncClient.graph)
    clusters = async_raw(AsyncMemorySyncClient.clusters)
    decisions = async_raw(AsyncMemorySyncClient.decisions)
    resolve_decision = async_raw(AsyncMemorySyncClient.resolve_decision)
    intelligence = async_raw(AsyncMemorySyncClient.intelligence)
    knowledge_stats = async_raw(AsyncMemorySyncClient.knowledge_stats)
    upload = async_raw(AsyncMemorySyncClient.upload)
    list_imports = async_raw(AsyncMemorySyncClient.list_imports)
    create_import = async_raw(AsyncMemorySyncClient.create_import)
    get_import = async_raw(AsyncMemorySyncClient.get_import)
    cancel_import = async_raw(AsyncMemorySyncClient.cancel_import)
    add_turn = async_raw(AsyncMemorySyncClient.add_turn)
    recall = async_raw(AsyncMemorySyncClient.recall)
    status = async_raw(AsyncMemorySyncClient.status)
    list_memories = async_raw(AsyncMemorySyncClient.list_memories)
    append_history = async_raw(AsyncMemorySyncClient.append_history)
    list_history = async_raw(AsyncMemorySyncClient.list_history)
    delete_history = async_raw(AsyncMemorySyncClient.delete_history)
    put_state = async_raw(AsyncMemorySyncClient.put_state)
    get_state = async_raw(AsyncMemorySyncClient.get_state)
    list_state = async_raw(AsyncMemorySyncClient.list_state)
    search_state = async_raw(AsyncMemorySyncClient.search_state)
    delete_state = async_raw(AsyncMemorySyncClient.delete_state)
    list_state_namespaces = async_raw(AsyncMemorySyncClient.list_state_namespaces)

    @cached_property
    def connections(self) -> AsyncConnectionsNamespaceWithRawResponse:
        """Connect other services, such as Slack or Google Drive, so that memories are
        made of what is in them.
        """
        from ._connections_responses import AsyncConnectionsNamespaceWithRawResponse

        return AsyncConnectionsNamespaceWithRawResponse(self._shell)

    @cached_property
    def objects(self) -> AsyncObjectsNamespaceWithRawResponse:
        """The single messages, pages and files that were read through connections."""
        from ._connections_responses import AsyncObjectsNamespaceWithRawResponse

        return AsyncObjectsNamespaceWithRawResponse(self._shell)

    @cached_property
    def providers(self) -> AsyncProvidersNamespaceWithRawResponse:
        """The services that can be connected."""
        from ._connections_responses import AsyncProvidersNamespaceWithRawResponse

        return AsyncProvidersNamespaceWithRawResponse(self._shell)

    @cached_property
    def sync_jobs(self) -> AsyncSyncJobsNamespaceWithRawResponse:
        """The jobs that read connections."""
        from ._connections_responses import AsyncSyncJobsNamespaceWithRawResponse

        return AsyncSyncJobsNamespaceWithRawResponse(self._shell)

    @cached_property
    def integrations(self) -> AsyncIntegrationsNamespaceWithRawResponse:
        """The integrations of a project, as its dashboard shows them."""
        from ._connections_responses import AsyncIntegrationsNamespaceWithRawResponse

        return AsyncIntegrationsNamespaceWithRawResponse(self._shell)
