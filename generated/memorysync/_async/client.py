"""Classes of `memorysync.client`: every method builds a call and has the shell perform
it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from .._operations import client as operations
from .._runtime import configuration, options
from .._runtime.configuration import FROM_ENVIRONMENT
from .._runtime.files import FileInput
from .._runtime.lifecycle import AsyncResource
from .._runtime.options import MAX_RESPONSE_BYTES, UNCHANGED, Changes, Unchanged
from .._runtime.views import SettingValue, described, view_of
from .._version import USER_AGENT
from ..types import (
    AddResult,
    AppendHistoryResponse,
    BatchUpdateItem,
    BatchUpdateResponse,
    BulkAddItem,
    BulkAddResponse,
    ComposeResponse,
    DeleteHistoryResponse,
    DeleteStateResponse,
    ExportResponse,
    FeedbackResponse,
    FeedbackSignal,
    ForgetFilters,
    GetStateResponse,
    HistoryResponse,
    HistoryTurnInput,
    ImportJob,
    ImportJobList,
    ListHistoryResponse,
    ListStateNamespacesResponse,
    ListStateResponse,
    Memory,
    MemoryStatus,
    Ontology,
    PutStateResponse,
    QueryFilters,
    QueryResponse,
    RecallResult,
    Relation,
    RelationshipName,
    SearchStateResponse,
    TenantMemoryList,
    TurnReceipt,
    TurnRole,
)
from .shell import AsyncShell

if TYPE_CHECKING:
    from types import TracebackType
    from typing_extensions import Self

    from .._runtime.http import AsyncHttpClient, AsyncTransport, Timeout
    from ..events import Hook
    from ._client_responses import AsyncMemorySyncClientWithRawResponse
    from ._client_streams import AsyncMemorySyncClientWithStreamingResponse
    from .connections import (
        AsyncConnectionsNamespace,
        AsyncIntegrationsNamespace,
        AsyncObjectsNamespace,
        AsyncProvidersNamespace,
        AsyncSyncJobsNamespace,
    )


class AsyncMemorySyncClient(AsyncResource):
    """Stores, finds and maintains memories, and connects the services that they come
    from. It is authorised by an API key; the project and the end user given here apply
    to every call that does not name its own.

    Close it with `aclose()`, or use it in `async with`.
    """

    __module__ = "memorysync.client"
    _project_id = SettingValue("project_id")
    _end_user_id = SettingValue("end_user_id")

    def __init__(
        self,
        api_key: str = FROM_ENVIRONMENT,
        base_url: str = FROM_ENVIRONMENT,
        *,
        project_id: str | None = None,
        end_user_id: str | None = None,
        timeout: float | Timeout | None = 30.0,
        total_timeout: float | None = None,
        max_retries: int = 0,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        max_connections: int = 100,
        on_event: Hook | None = None,
        transport: AsyncTransport | None = None,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            api_key: An API key of the data plane. Keys begin with `ms_live_`,
                `ms_test_` or `ms_dev_` and belong to one environment. By default the
                environment variable `MEMORYSYNC_API_KEY`.
            base_url: Where the API is, such as `https://api.example.com`. By
                default the environment variable `MEMORYSYNC_BASE_URL`.
            project_id: The project to work in, such as `proj_0123456789abcdef`. It
                takes precedence over the project that an API key is bound to, and some
                routes insist on one of the two.
            end_user_id: The end user whose memories are meant, as you call them.
                Calls with an API key need one; calls with an access token ignore it.
            timeout: Seconds that one attempt may take, from connecting to the last
                byte of the body; None for no bound.
            total_timeout: Seconds that a whole call may take: attempts, pauses and
                bodies; None for no bound.
            max_retries: How often a call is tried again that failed and may be
                repeated.
            max_response_bytes: Bytes that the body of a reply may be long, before
                and after decompression; 100 MiB unless given.
            max_connections: How many connections there may be at once; further
                calls queue.
            on_event: A function that is told of every request, reply, retry and
                error.
            transport: A transport of the HTTP library; closed with the client.
            http_client: A client of the HTTP library; it stays yours to close.

        Raises:
            ConfigurationError: an argument is missing or unusable.
        """
        self._api_key = configuration.secret_or_environment(
            "api_key", api_key, "MEMORYSYNC_API_KEY"
        )
        self._base_url = configuration.unchecked_url(
            configuration.text_or_environment(
                "base_url", base_url, "MEMORYSYNC_BASE_URL"
            )
        )
        self._shell = AsyncShell(
            configuration.Configuration(
                base_url=self._base_url,
                user_agent=USER_AGENT,
                options=options.checked_options(
                    timeout=timeout,
                    total_timeout=total_timeout,
                    max_retries=max_retries,
                    max_response_bytes=max_response_bytes,
                ),
                credentials={
                    "apiKey": configuration.api_key(
                        "api_key", self._api_key, "X-API-Key"
                    )
                },
                settings={
                    "project_id": configuration.setting(
                        "project_id", "header", "X-Project-ID", project_id
                    ),
                    "end_user_id": configuration.setting(
                        "end_user_id", "header", "X-End-User-ID", end_user_id
                    ),
                },
            ),
            transport=transport,
            http_client=http_client,
            max_connections=options.checked_count(
                "max_connections", max_connections, minimum=1
            ),
            on_event=on_event,
        )

    async def aclose(self) -> None:
        """Close the client's connections; closing twice is fine."""
        await self._shell.aclose()

    async def __aenter__(self) -> AsyncMemorySyncClient:
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        await self.aclose()

    @classmethod
    def from_env(
        cls,
        *,
        timeout: float | Timeout | None = 30.0,
        total_timeout: float | None = None,
        max_retries: int = 0,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        max_connections: int = 100,
        on_event: Hook | None = None,
        transport: AsyncTransport | None = None,
        http_client: AsyncHttpClient | None = None,
    ) -> Self:
        """Make a client of what the environment says; nothing is sent yet.

        A variable that is not set, or blank, counts as not given.

        Environment:
            MEMORYSYNC_API_KEY: An API key of the data plane. Keys begin with
                `ms_live_`, `ms_test_` or `ms_dev_` and belong to one environment.
            MEMORYSYNC_BASE_URL: Where the API is, such as
                `https://api.example.com`.
            MEMORYSYNC_PROJECT_ID: The project to work in, such as
                `proj_0123456789abcdef`. It takes precedence over the project that an
                API key is bound to, and some routes insist on one of the two.
            MEMORYSYNC_END_USER_ID: The end user whose memories are meant, as you
                call them. Calls with an API key need one; calls with an access token
                ignore it.

        Args:
            timeout: Seconds that one attempt may take, from connecting to the last
                byte of the body; None for no bound.
            total_timeout: Seconds that a whole call may take: attempts, pauses and
                bodies; None for no bound.
            max_retries: How often a call is tried again that failed and may be
                repeated.
            max_response_bytes: Bytes that the body of a reply may be long, before
                and after decompression; 100 MiB unless given.
            max_connections: How many connections there may be at once; further
                calls queue.
            on_event: A function that is told of every request, reply, retry and
                error.
            transport: A transport of the HTTP library; closed with the client.
            http_client: A client of the HTTP library; it stays yours to close.

        Raises:
            ConfigurationError: a required variable is missing, or a value is
                unusable.
        """
        return cls(
            project_id=configuration.from_environment("MEMORYSYNC_PROJECT_ID"),
            end_user_id=configuration.from_environment("MEMORYSYNC_END_USER_ID"),
            timeout=timeout,
            total_timeout=total_timeout,
            max_retries=max_retries,
            max_response_bytes=max_response_bytes,
            max_connections=max_connections,
            on_event=on_event,
            transport=transport,
            http_client=http_client,
        )

    @cached_property
    def with_raw_response(self) -> AsyncMemorySyncClientWithRawResponse:
        """The same methods; each returns its reply as `RawResponse`, which holds the
        value.
        """
        from ._client_responses import AsyncMemorySyncClientWithRawResponse
        from .responses import AsyncRawCalls

        return AsyncMemorySyncClientWithRawResponse(AsyncRawCalls(self._shell))

    @cached_property
    def with_streaming_response(self) -> AsyncMemorySyncClientWithStreamingResponse:
        """The same methods; each returns its reply as `AsyncStreamedResponse`, to read
        while it arrives.
        """
        from ._client_streams import AsyncMemorySyncClientWithStreamingResponse
        from .responses import AsyncStreamedCalls

        return AsyncMemorySyncClientWithStreamingResponse(
            AsyncStreamedCalls(self._shell)
        )

    def with_options(
        self,
        *,
        project_id: str | None | Unchanged = UNCHANGED,
        end_user_id: str | None | Unchanged = UNCHANGED,
        timeout: float | Timeout | None | Unchanged = UNCHANGED,
        total_timeout: float | None | Unchanged = UNCHANGED,
        max_retries: int | Unchanged = UNCHANGED,
        max_response_bytes: int | Unchanged = UNCHANGED,
        extra_headers: Mapping[str, str] | None | Unchanged = UNCHANGED,
        extra_query: Mapping[str, object] | None | Unchanged = UNCHANGED,
        extra_body: Mapping[str, object] | None | Unchanged = UNCHANGED,
    ) -> Self:
        """Return a client that sends with other options.

        It shares the connections of this one: closing it closes only itself, and it is
        closed with this one. A value given replaces the client's.

        Args:
            project_id: The project to work in, such as `proj_0123456789abcdef`. It
                takes precedence over the project that an API key is bound to, and some
                routes insist on one of the two.
            end_user_id: The end user whose memories are meant, as you call them.
                Calls with an API key need one; calls with an access token ignore it.
            timeout: Seconds that one attempt may take; None for no bound.
            total_timeout: Seconds that a whole call may take; None for no bound.
            max_retries: How often a call is tried again.
            max_response_bytes: Bytes that the body of a reply may be long, before
                and after decompression.
            extra_headers: Headers of every request; they replace those of the same
                name.
            extra_query: Parameters of every query; they replace those of the same
                name.
            extra_body: Members of the JSON object that every call sends; they
                replace those of the same name. A call that sends no JSON object is
                refused.

        Raises:
            ConfigurationError: a value is unusable.
        """
        changed = self._shell.configuration.derive(
            Changes(
                timeout=timeout,
                total_timeout=total_timeout,
                max_retries=max_retries,
                max_response_bytes=max_response_bytes,
                extra_headers=extra_headers,
                extra_query=extra_query,
                extra_body=extra_body,
            ),
            {"project_id": project_id, "end_user_id": end_user_id},
        )
        return view_of(self, self._shell.derive(changed))

    def __repr__(self) -> str:
        return described(self, self._shell)

    @cached_property
    def connections(self) -> AsyncConnectionsNamespace:
        """Connect other services, such as Slack or Google Drive, so that memories are
        made of what is in them.
        """
        from .connections import AsyncConnectionsNamespace

        return AsyncConnectionsNamespace(self._shell)

    @cached_property
    def objects(self) -> AsyncObjectsNamespace:
        """The single messages, pages and files that were read through connections."""
        from .connections import AsyncObjectsNamespace

        return AsyncObjectsNamespace(self._shell)

    @cached_property
    def providers(self) -> AsyncProvidersNamespace:
        """The services that can be connected."""
        from .connections import AsyncProvidersNamespace

        return AsyncProvidersNamespace(self._shell)

    @cached_property
    def sync_jobs(self) -> AsyncSyncJobsNamespace:
        """The jobs that read connections."""
        from .connections import AsyncSyncJobsNamespace

        return AsyncSyncJobsNamespace(self._shell)

    @cached_property
    def integrations(self) -> AsyncIntegrationsNamespace:
        """The integrations of a project, as its dashboard shows them."""
        from .connections import AsyncIntegrationsNamespace

        return AsyncIntegrationsNamespace(self._shell)

    async def add(
        self,
        text: str,
        *,
        source: str | None = None,
        tags: Iterable[str] | None = None,
        importance: float | None = None,
        session_id: str | None = None,
        metadata: Mapping[str, Any] | None = None,
        end_user_id: str | None = None,
        client_ref: str | None = None,
        event_type: str | None = None,
        ttl_minutes: int | None = None,
        deduplicate: bool | None = None,
    ) -> AddResult:
        """Add a text to memory.

        Hands a text to the service, which keeps what is worth remembering. Text that
        carries nothing of value is not an error: the answer then says `skipped` and
        gives a reason.

        Give each record of yours a `client_ref` if the call may be repeated. The second
        call with the same reference stores nothing and names the memories of the first
        one. Without a reference, repetitions are recognised by meaning, which is likely
        to work and not certain.

        Beyond the limit of the plan nothing is stored, and the answer is a skip with
        the reason `quota_exhausted` (on the wire it is only `{"status": "ok"}`).

        Args:
            text: What to remember. The service expects at least ten characters, not
                counting blanks at either end; shorter texts are refused or skipped.
            source: Where the text comes from, as you call it; queries can filter by
                it.
            tags: Labels of your choice.
            importance: How much the memory should count when results are ranked.
                Server default: 0.5.
            session_id: The conversation that the text belongs to.
            metadata: Anything else worth keeping; it is stored as it is.
            end_user_id: The end user that the memory belongs to, for this call
                only. It is sent as the header `X-End-User-ID` as well.
            client_ref: Your own identifier of this record. A reference that was
                used before is not stored again.
            event_type: What kind of event the text reports.
            ttl_minutes: Minutes until the memory expires.
            deduplicate: Whether a text that is known already, by meaning, is
                skipped. Server default: True.

        Returns:
            200: The text held nothing new, or the plan is used up.
            201: The memory that was stored.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /memory/add`
        """
        return await self._shell.perform(
            operations.add(
                text,
                source=source,
                tags=tags,
                importance=importance,
                session_id=session_id,
                metadata=metadata,
                end_user_id=end_user_id,
                client_ref=client_ref,
                event_type=event_type,
                ttl_minutes=ttl_minutes,
                deduplicate=deduplicate,
            )
        )

    async def bulk_add(
        self,
        items: Iterable[BulkAddItem | Mapping[str, Any]],
        *,
        deduplicate: bool = True,
    ) -> BulkAddResponse:
        """Add up to fifty texts in one call.

        Works through the items one by one and reports each of them: some may be stored
        while others are skipped or rejected. Look at the results, since a status of 207
        alone does not mean that everything was stored. The call counts once towards the
        plan. It may be repeated if every item has a `client_ref`: items that are known
        are then skipped.

        If the client has an end user, it applies to all items and their own
        `end_user_id` has no effect.

        Beyond the limit of the plan nothing is stored and the answer has no list of
        results; all items then count as `unreported`.

        Args:
            items: The texts to add, each with its own details.
            deduplicate: Whether texts that are known already, by meaning, are
                skipped.

        Returns:
            200: Beyond the limit of the plan; nothing was stored.
            207: The outcome of each item.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /memory/bulk-add`
        """
        return await self._shell.perform(
            operations.bulk_add(items, deduplicate=deduplicate)
        )

    async def query(
        self,
        query: str,
        *,
        k: int | None = None,
        filters: QueryFilters | Mapping[str, Any] | None = None,
        session_id: str | None = None,
        traversal_depth: int | None = None,
        weights: Mapping[str, float] | None = None,
        computation_tier: Literal["low", "medium", "high"] | None = None,
        metadata_filter: Mapping[str, Any] | None = None,
        rerank: bool | None = None,
    ) -> QueryResponse:
        """Find memories by meaning.

        Ranks the memories of the end user against a question and returns the best ones,
        each with its score, together with a text that can go straight into a prompt.
        Related memories are followed for a few steps, so a hit may be close to the
        question only indirectly.

        Beyond the limit of the plan the list is empty.

        Args:
            query: The question or topic, in plain language.
            k: How many memories to return at most. The server moves values outside
                1 to 50 to the nearer end. Server default: 5.
            filters: Limits the search to memories with these properties.
            session_id: The conversation in which the question is asked.
            traversal_depth: How many steps to follow from a memory to its
                relatives. The server moves values outside 1 to 3 to the nearer end.
                Server default: 2.
            weights: What each part of the score counts. The server scales the
                numbers so that they add up to one.
            computation_tier: How much work to spend on the ranking.
            metadata_filter: Members that the metadata of a memory must have.
            rerank: Whether the best candidates are compared with the question
                again.

        Returns:
            The best matches, best first.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /memory/query`
        """
        return await self._shell.perform(
            operations.query(
                query,
                k=k,
                filters=filters,
                session_id=session_id,
                traversal_depth=traversal_depth,
                weights=weights,
                computation_tier=computation_tier,
                metadata_filter=metadata_filter,
                rerank=rerank,
            )
        )

    async def retrieve(
        self,
        query: str,
        *,
        k: int | None = None,
        filters: QueryFilters | Mapping[str, Any] | None = None,
        session_id: str | None = None,
        traversal_depth: int | None = None,
        weights: Mapping[str, float] | None = None,
        computation_tier: Literal["low", "medium", "high"] | None = None,
        metadata_filter: Mapping[str, Any] | None = None,
        rerank: bool | None = None,
    ) -> QueryResponse:
        """Find memories by meaning (second name of query).

        Does exactly what `query` does, under the name that other services use for it:
        arguments, answer and price are the same. New code should prefer `query`.

        Beyond the limit of the plan the list is empty.

        Args:
            query: The question or topic, in plain language.
            k: How many memories to return at most. The server moves values outside
                1 to 50 to the nearer end. Server default: 5.
            filters: Limits the search to memories with these properties.
            session_id: The conversation in which the question is asked.
            traversal_depth: How many steps to follow from a memory to its
                relatives. The server moves values outside 1 to 3 to the nearer end.
                Server default: 2.
            weights: What each part of the score counts. The server scales the
                numbers so that they add up to one.
            computation_tier: How much work to spend on the ranking.
            metadata_filter: Members that the metadata of a memory must have.
            rerank: Whether the best candidates are compared with the question
                again.

        Returns:
            The best matches, best first.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /memory/retrieve`
        """
        return await self._shell.perform(
            operations.retrieve(
                query,
                k=k,
                filters=filters,
                session_id=session_id,
                traversal_depth=traversal_depth,
                weights=weights,
                computation_tier=computation_tier,
                metadata_filter=metadata_filter,
                rerank=rerank,
            )
        )

    async def get(self, memory_id: int) -> Memory:
        """Read one memory.

        Returns one memory of the current end user, with all its details. A memory that
        does not exist, or is out of reach for this end user, is answered with 404.

        Args:
            memory_id: The memory.

        Returns:
            The memory.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /memory/{memory_id}`
        """
        return await self._shell.perform(operations.get(memory_id))

    async def update(
        self,
        memory_id: int,
        *,
        tags: Iterable[str] | None = None,
        importance: float | None = None,
        metadata: Mapping[str, Any] | None = None,
        source: str | None = None,
        event_type: str | None = None,
    ) -> Memory:
        """Change the details of a memory.

        Replaces the given details and leaves the others alone. Name at least one of
        them. The text itself stays: to correct it, forget the memory and add a new one.
        Each change becomes a revision, which `history` lists.

        Args:
            memory_id: The memory.
            tags: The new labels, in place of the present ones.
            importance: How much the memory should count when results are ranked.
            metadata: The new metadata.
            source: Where the text comes from.
            event_type: What kind of event the text reports.

        Returns:
            The memory.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `PATCH /memory/{memory_id}`
        """
        return await self._shell.perform(
            operations.update(
                memory_id,
                tags=tags,
                importance=importance,
                metadata=metadata,
                source=source,
                event_type=event_type,
            )
        )

    async def forget(
        self,
        memory_ids: Iterable[int] | None = None,
        *,
        filters: ForgetFilters | Mapping[str, Any] | None = None,
        dry_run: bool = False,
        reason: str | None = None,
    ) -> list[int]:
        """Delete memories by id or by filter.

        Deletes memories of the current end user and returns the ids of those that are
        gone. Name them by `memory_ids`, or describe them by `filters`, but not both.

        Both can be tried first: with `dry_run` the answer lists what would be deleted,
        and nothing is. To delete everything that an end user has, filter by `before`
        with the present time. A call with ids may be repeated; one with a filter may
        find more the second time.

        Args:
            memory_ids: The memories to delete.
            filters: What the memories to delete have in common.
            dry_run: Lists what would be deleted and deletes nothing.
            reason: Why the memories are deleted, for the record.

        Returns:
            The ids of the deleted memories; with `dry_run`, of those that match.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `DELETE /memory/forget`
        """
        return await self._shell.perform(
            operations.forget(
                memory_ids, filters=filters, dry_run=dry_run, reason=reason
            )
        )

    async def summarize(
        self, memory_ids: Iterable[int], *, lossless: bool = False
    ) -> AddResult:
        """Condense several memories into one.

        Writes one new memory that says what the given ones say together, and returns
        it. The originals stay as they are. The new memory has `is_summary` set, and a
        query finds it like any other.

        The call counts as one addition and is not safe to repeat, since each one may
        store another summary. Beyond the limit of the plan nothing is stored, and the
        answer is a skip with the reason `quota_exhausted`.

        Args:
            memory_ids: The memories to condense.
            lossless: Whether every detail must survive, at the price of a longer
                text.

        Returns:
            200: The memories held nothing to condense, or the plan is used up.
            201: The summary that was stored.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /memory/summarize`
        """
        return await self._shell.perform(
            operations.summarize(memory_ids, lossless=lossless)
        )

    async def compose(
        self,
        prompt_template: str,
        *,
        recall_k: int | None = None,
        max_tokens: int | None = None,
    ) -> ComposeResponse:
        """Fill a prompt template with memories.

        Finds the memories that matter for a prompt and writes them into it, so that the
        result can be handed to a language model as it is. The answer also says how many
        memories went in and how long the prompt is.

        Args:
            prompt_template: The prompt, with a place for the memories.
            recall_k: How many memories to look up at most.
            max_tokens: How long the finished prompt may be, in tokens. A longer one
                is cut, and the answer then says `truncated`.

        Returns:
            The finished prompt.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /memory/compose`
        """
        return await self._shell.perform(
            operations.compose(
                prompt_template, recall_k=recall_k, max_tokens=max_tokens
            )
        )

    async def export_all(self) -> ExportResponse:
        """Copy all memories of the end user.

        Returns everything that is remembered about the current end user in one answer,
        for a backup or for somebody who asks what is known about them. The memories
        come as the server keeps them, with more members than a query shows.

        To copy a whole project, start an export on the control plane instead: it runs
        in the background and yields a file.

        Returns:
            All memories and the time of the copy.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /memory/export`
        """
        return await self._shell.perform(operations.export_all())

    async def create_relation(
        self,
        from_memory_id: int,
        *,
        to_memory_id: int,
        relationship_type: RelationshipName,
        confidence: float | None = None,
        metadata: Mapping[str, Any] | None = None,
    ) -> Relation:
        """Connect two memories.

        Records that one memory has to do with another, and how. Queries follow such
        relations, so a memory that is close to the question brings its relatives along.

        A memory cannot be related to itself. A relation that exists already is answered
        with 409.

        Args:
            from_memory_id: The memory that the relation starts from.
            to_memory_id: The memory that the relation leads to.
            relationship_type: What one memory is to another: a built-in type, or
                one that the organization added with `update_ontology`.
            confidence: How certain the relation is.
            metadata: Anything else worth keeping; it is stored as it is.

        Returns:
            The relation that was recorded.

        Raises:
            ValidationError: the server answers 400 or 409 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /memory/{from_memory_id}/relations`
        """
        return await self._shell.perform(
            operations.create_relation(
                from_memory_id,
                to_memory_id=to_memory_id,
                relationship_type=relationship_type,
                confidence=confidence,
                metadata=metadata,
            )
        )

    async def batch_update(
        self, items: Iterable[BatchUpdateItem | Mapping[str, Any]]
    ) -> BatchUpdateResponse:
        """Change the details of many memories.

        Replaces details of up to a hundred memories in one call. Each item names a
        memory, at most once, and at least one detail; details that an item leaves out
        stay as they are. All changes are made together or not at all, except that
        memories which do not exist are reported as `not_found` and hinder nothing.

        The call may be repeated: a second one finds nothing left to change.

        Args:
            items: The memories to change, each with its new details.

        Returns:
            The outcome of each item.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /memory/batch-update`
        """
        return await self._shell.perform(operations.batch_update(items))

    async def history(
        self, memory_id: int, *, limit: int = 100, offset: int = 0
    ) -> HistoryResponse:
        """List the revisions of a memory.

        Tells what happened to a memory since it was created, oldest first: which fields
        changed, from what to what, and who did it. Page through long histories with
        `limit` and `offset`.

        Args:
            memory_id: The memory.
            limit: How many revisions to return at most.
            offset: How many revisions to skip.

        Returns:
            One page of revisions and their total number.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /memory/{memory_id}/history`
        """
        return await self._shell.perform(
            operations.history(memory_id, limit=limit, offset=offset)
        )

    async def feedback(
        self, memory_id: int, signal: FeedbackSignal, *, comment: str | None = None
    ) -> FeedbackResponse:
        """Say whether a memory was useful.

        Tells the service how a memory fared, and so how much it should count from now
        on. `positive` and `negative` are judgements, `retrieved` and `ignored` say what
        your application did with the memory. The answer shows the importance before and
        after; it stays between 0.05 and 1.

        The call is free of charge and not safe to repeat, since each signal moves the
        importance again.

        Args:
            memory_id: The memory.
            signal: What became of the memory.
            comment: A note for people.

        Returns:
            What the signal changed.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /memory/{memory_id}/feedback`
        """
        return await self._shell.perform(
            operations.feedback(memory_id, signal, comment=comment)
        )

    async def purge_user(self) -> dict[str, Any]:
        """Close the account behind the credential.

        Does not delete memories but the whole account: its password, its API keys and
        every other way to sign in. The server refuses this to callers with an API key.
        It is described here so that nobody takes it for a way to forget an end user;
        use `forget` for that.

        Raises:
            ValidationError: always; nothing is sent.

        `DELETE /memory/user/purge`
        """
        return await self._shell.perform(operations.purge_user())

    async def get_ontology(self) -> Ontology:
        """Read the vocabulary of the organization.

        Returns the types of content and of relations that memories may have: those that
        are built in, those that the organization added, and both together.

        Returns:
            The vocabulary.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /memory/ontology`
        """
        return await self._shell.perform(operations.get_ontology())

    async def update_ontology(
        self,
        *,
        content_types: Iterable[str] | None = None,
        relation_types: Iterable[str] | None = None,
    ) -> Ontology:
        """Replace the custom types.

        Sets the types that the organization uses in addition to the built-in ones. A
        list replaces the custom types of its kind, and an empty list removes them all;
        a kind that is not given stays as it is. The answer says how many custom types
        there may be.

        Args:
            content_types: The custom types of content.
            relation_types: The custom types of relations.

        Returns:
            The vocabulary as it is now.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `PUT /memory/ontology`
        """
        return await self._shell.perform(
            operations.update_ontology(
                content_types=content_types, relation_types=relation_types
            )
        )

    async def search_routed(
        self,
        query: str,
        *,
        k: int | None = None,
        route: str | None = None,
        include_reasoning: bool | None = None,
        force_intent: Literal["factual", "analytical", "hybrid"] | None = None,
    ) -> dict[str, Any]:
        """Ask a question and let the service choose how to answer.

        Looks at the question first and then picks the kind of search that suits it, a
        look-up of facts or an analysis over many memories. The service may refuse a
        question that no search suits. The content of the answer is not published, so it
        is passed on as the server sent it.

        Args:
            query: The question, in plain language.
            k: How many memories to look at, at most.
            route: The kind of search to use, in place of the choice of the service.
            include_reasoning: Whether the answer says why this kind of search was
                chosen.
            force_intent: What the question is to be taken for.

        Returns:
            The answer, in a form that depends on the question.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /memory/search/routed`
        """
        return await self._shell.perform(
            operations.search_routed(
                query,
                k=k,
                route=route,
                include_reasoning=include_reasoning,
                force_intent=force_intent,
            )
        )

    async def synthesize(
        self,
        *,
        query: str | None = None,
        memory_ids: Iterable[int] | None = None,
        max_memories: int | None = None,
    ) -> dict[str, Any]:
        """Write an answer from memories.

        Writes a text from several memories and names the ones that it rests on. Give a
        question, or the memories to draw on, or both; the server refuses a call that
        has neither. Nothing is stored. The content of the answer is not published, so
        it is passed on as the server sent it.

        Args:
            query: What the text is to answer.
            memory_ids: The memories to draw on.
            max_memories: How many memories to draw on at most.

        Returns:
            The text and its sources.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /memory/synthesize`
        """
        return await self._shell.perform(
            operations.synthesize(
                query=query, memory_ids=memory_ids, max_memories=max_memories
            )
        )

    async def refresh(self) -> dict[str, Any]:
        """Have the insights worked out anew.

        Asks the service to go through the memories again and to bring clusters,
        decisions and themes up to date. That happens in the background; the answer only
        says that the work was accepted. One call is enough: do not repeat it while the
        work may be under way.

        Returns:
            The work was accepted.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /memory/refresh`
        """
        return await self._shell.perform(operations.refresh())

    async def graph(
        self,
        *,
        limit: int | None = None,
        memory_id: int | None = None,
        depth: int | None = None,
    ) -> dict[str, Any]:
        """Show memories and their relations.

        Returns memories as the nodes of a graph and the relations between them as its
        edges, either all of them or the surroundings of one memory. The content of the
        answer is not published, so it is passed on as the server sent it.

        Args:
            limit: How many nodes to return at most.
            memory_id: The memory in the middle.
            depth: How many steps to go from the memory in the middle.

        Returns:
            Nodes and edges.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /memory/graph`
        """
        return await self._shell.perform(
            operations.graph(limit=limit, memory_id=memory_id, depth=depth)
        )

    async def clusters(self, *, limit: int | None = None) -> dict[str, Any]:
        """Show groups of similar memories.

        Returns memories that belong together by meaning, as the service grouped them
        last. The content of the answer is not published, so it is passed on as the
        server sent it.

        Args:
            limit: How many groups to return at most.

        Returns:
            The groups.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /memory/clusters`
        """
        return await self._shell.perform(operations.clusters(limit=limit))

    async def decisions(self, *, limit: int | None = None) -> dict[str, Any]:
        """List the decisions that were noticed.

        Returns decisions that the memories tell of, and contradictions that wait for
        somebody to settle them; `resolve_decision` does that. The content of the answer
        is not published, so it is passed on as the server sent it.

        Args:
            limit: How many decisions to return at most.

        Returns:
            The decisions.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /memory/decisions`
        """
        return await self._shell.perform(operations.decisions(limit=limit))

    async def resolve_decision(
        self,
        *,
        decision_id: str | None = None,
        winning_memory_id: int | None = None,
        resolution: str | None = None,
        note: str | None = None,
    ) -> dict[str, Any]:
        """Settle a decision.

        Says which of several contradicting memories holds, and why. The others no
        longer count as current. The call is not safe to repeat. The content of the
        answer is not published, so it is passed on as the server sent it.

        Args:
            decision_id: The decision to settle.
            winning_memory_id: The memory that holds.
            resolution: How the decision was settled.
            note: A note for people.

        Returns:
            The decision as it stands now.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /memory/decision/resolve`
        """
        return await self._shell.perform(
            operations.resolve_decision(
                decision_id=decision_id,
                winning_memory_id=winning_memory_id,
                resolution=resolution,
                note=note,
            )
        )

    async def intelligence(
        self,
        *,
        limit: int | None = None,
        scope: str | None = None,
        project_id: str | None = None,
    ) -> dict[str, Any]:
        """Show themes and trends.

        Returns what the memories are about on the whole, as the service worked it out
        last. The content of the answer is not published, so it is passed on as the
        server sent it.

        Args:
            limit: How many themes to return at most.
            scope: Whose memories to look at.
            project_id: The project to look at. It is sent in the query, next to the
                project of the client, which is a header.

        Returns:
            Themes and trends.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /memory/intelligence`
        """
        return await self._shell.perform(
            operations.intelligence(limit=limit, scope=scope, project_id=project_id)
        )

    async def knowledge_stats(self) -> dict[str, Any]:
        """Count what is known.

        Returns numbers about the memories: how many there are, of which kinds, and how
        they are connected. The content of the answer is not published, so it is passed
        on as the server sent it.

        Returns:
            The numbers.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /memory/knowledge/stats`
        """
        return await self._shell.perform(operations.knowledge_stats())

    async def upload(
        self,
        file: FileInput,
        *,
        filename: str,
        content_type: str | None = None,
        source: str | None = None,
        metadata: Mapping[str, Any] | None = None,
        end_user_id: str | None = None,
    ) -> AddResult:
        """Turn a file into memories.

        Reads a document and keeps what is worth remembering. The extension of the file
        name decides how it is read. The first memory that was stored is returned; a
        file without any readable text is skipped with the reason `no_extractable_text`.
        The call counts as one addition, however long the file is. It is not safe to
        repeat.

        Beyond the limit of the plan nothing is stored, and the answer is a skip with
        the reason `quota_exhausted`.

        Args:
            file: The content of the document. The part needs a file name. Its media
                type may be left out: it then follows from the extension, or is
                `application/octet-stream`.
            filename: Name of the file; its ending tells the server what it is.
            content_type: Media type of the file; guessed from its name by default.
            source: Where the file comes from, as you call it.
            metadata: Anything else worth keeping, sent as JSON text.
            end_user_id: The end user that the memories belong to, for this call
                only. It is sent as the header `X-End-User-ID` as well.

        Returns:
            200: The file held nothing to keep, or the plan is used up.
            201: The first memory that was stored.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /memory/upload`
        """
        return await self._shell.perform(
            operations.upload(
                file,
                filename=filename,
                content_type=content_type,
                source=source,
                metadata=metadata,
                end_user_id=end_user_id,
            )
        )

    async def list_imports(
        self, *, status: str | None = None, limit: int | None = None
    ) -> ImportJobList:
        """List the imports.

        Returns the imports of the project, newest first.

        Args:
            status: Only jobs in this state.
            limit: How many jobs to return at most.

        Returns:
            The jobs.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /imports`
        """
        return await self._shell.perform(
            operations.list_imports(status=status, limit=limit)
        )

    async def create_import(
        self,
        file: FileInput,
        *,
        filename: str,
        end_user_id: str | None = None,
        resume: bool = False,
        continue_on_error: bool = False,
    ) -> ImportJob:
        """Import many records from a file.

        Reads records from a file in the background and adds each of them, as `bulk_add`
        would. The file holds one JSON object per line; if its name ends in `.json`, it
        holds one array instead. Follow the job with `get_import`: the progress reaches
        100 only when everything is done.

        The call may be repeated if `resume` is set and every record has a `client_ref`:
        records that were imported before are then left alone. Otherwise they are stored
        again.

        Args:
            file: The records, as JSON Lines or as a JSON array. The part needs a
                file name, which tells the two apart.
            filename: Name of the file; its ending tells the server what it is.
            end_user_id: The end user that the memories belong to, for this call
                only. It is sent as the header `X-End-User-ID` as well.
            resume: Whether records that were imported before are recognised by
                their `client_ref` and left alone.
            continue_on_error: Whether the job goes on after a record that cannot be
                read.

        Returns:
            The job that was started.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /imports`
        """
        return await self._shell.perform(
            operations.create_import(
                file,
                filename=filename,
                end_user_id=end_user_id,
                resume=resume,
                continue_on_error=continue_on_error,
            )
        )

    async def get_import(self, job_id: str) -> ImportJob:
        """Look at an import.

        Returns an import with its progress and its counts. The job is over when the
        status is `completed`, `failed` or `cancelled`.

        Args:
            job_id: The import.

        Returns:
            The job.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /imports/{job_id}`
        """
        return await self._shell.perform(operations.get_import(job_id))

    async def cancel_import(self, job_id: str) -> ImportJob:
        """Stop an import.

        Stops a running import. Memories that it added already stay. A job that is over
        is left as it is, so the call may be repeated.

        Args:
            job_id: The import.

        Returns:
            The job as it is now.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /imports/{job_id}/cancel`
        """
        return await self._shell.perform(operations.cancel_import(job_id))

    async def add_turn(
        self,
        *,
        tenant_id: str,
        user_id: str,
        text: str | None = None,
        role: TurnRole | None = None,
        speaker: str | None = None,
        occurred_at: str | datetime | None = None,
        metadata: Mapping[str, Any] | None = None,
        source: str = "chat",
        sync_embed: bool = False,
        session_id: str | None = None,
        messages: Iterable[Mapping[str, Any]] | None = None,
    ) -> TurnReceipt:
        """Add one turn of a conversation.

        Hands over what one person said, or what the assistant answered. The service
        distils it in the background, so there is no memory to show yet: `memory_id` is
        null, and `processing_status` tells what is going on. Turns that do not come
        from the user may be left out.

        Give `occurred_at` and `speaker` if the call may be repeated. The same words of
        the same speaker at the same time, for the same user and within thirty days, are
        recognised: the status is then `skipped_replay`.

        Every call counts towards the plan. Beyond its limit nothing is stored and
        `processing_status` is `skipped`. To keep a whole transcript word for word, use
        `append_history`.

        Args:
            tenant_id: The tenant that the user belongs to.
            user_id: The user that the conversation belongs to.
            text: What was said.
            role: Who said it, in terms of the conversation.
            speaker: Who said it, by name or by an identifier of yours.
            occurred_at: When it was said; without it, that is now.
            metadata: Anything else worth keeping; it is stored as it is.
            source: Where the conversation takes place.
            sync_embed: Whether the answer waits until searches find the turn.
            session_id: The conversation that the turn belongs to. It is sent as the
                member `session_id` of the metadata and wins over one that is there
                already.
            messages: Deprecated. Not taken: one call carries one turn, as `text`
                and `role`.

        Returns:
            What became of the turn.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /v1/memory/add_turn`
        """
        return await self._shell.perform(
            operations.add_turn(
                tenant_id=tenant_id,
                user_id=user_id,
                text=text,
                role=role,
                speaker=speaker,
                occurred_at=occurred_at,
                metadata=metadata,
                source=source,
                sync_embed=sync_embed,
                session_id=session_id,
                messages=messages,
            )
        )

    async def recall(
        self,
        *,
        tenant_id: str,
        user_id: str,
        prompt: str,
        k: int | None = None,
        types: Iterable[str] | None = None,
    ) -> RecallResult:
        """Find memories of a user by meaning.

        Ranks the memories of one user of a tenant against a question. The answer holds
        the best ones and a text that can go straight into a prompt. If nothing is close
        to the question, the service may fall back to other memories and says so.

        Beyond the limit of the plan the list is empty.

        Args:
            tenant_id: The tenant that the user belongs to.
            user_id: The user whose memories are searched.
            prompt: The question or topic, in plain language.
            k: How many memories to return at most; 50 is a sensible upper end.
            types: Only memories of these types. The server ignores types that it
                does not know.

        Returns:
            The best matches, best first.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /v1/memory/recall`
        """
        return await self._shell.perform(
            operations.recall(
                tenant_id=tenant_id, user_id=user_id, prompt=prompt, k=k, types=types
            )
        )

    async def status(self, memory_id: int) -> MemoryStatus:
        """Ask how far a memory is processed.

        Tells whether a memory has been distilled and whether searches find it yet. The
        path takes the number of the memory, without the `m_` before it.

        Args:
            memory_id: The memory.

        Returns:
            How far the memory is.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /v1/memory/status/{memory_id}`
        """
        return await self._shell.perform(operations.status(memory_id))

    async def list_memories(
        self,
        *,
        tenant_id: str,
        user_id: str,
        limit: int | None = None,
        offset: int | None = None,
    ) -> TenantMemoryList:
        """List the memories of a user.

        Returns the memories of one user of a tenant without ranking, newest first. Use
        it to show or to copy what is stored; to find something, use a query.

        The answer is passed on as the server sent it, including members that are not
        listed here.

        Args:
            tenant_id: The tenant that the user belongs to.
            user_id: The user whose memories are listed.
            limit: How many memories to return at most; 0 means all.
            offset: How many memories to skip.

        Returns:
            One page of memories and their total number.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `GET /v1/memory/{tenant_id}/{user_id}/list`
        """
        return await self._shell.perform(
            operations.list_memories(
                tenant_id=tenant_id, user_id=user_id, limit=limit, offset=offset
            )
        )

    async def append_history(
        self,
        *,
        tenant_id: str,
        user_id: str,
        session_id: str,
        turns: Iterable[HistoryTurnInput | Mapping[str, Any]],
        source: str = "api",
        extract: bool = True,
        metadata: Mapping[str, Any] | None = None,
    ) -> AppendHistoryResponse:
        """Add turns to a transcript.

        Keeps up to a hundred turns of a conversation word for word, in their order.
        With `extract`, which is the default, the service also learns facts from them,
        which then appear among the memories.

        The roles `human` and `ai` are stored as `user` and `assistant`. A turn is kept
        only with the members that are listed here; other members of the given objects,
        and those that are null, are not sent.

        The call may be repeated if each turn has an `idempotency_key`, or a `seq`
        together with the same role and content: known turns then come back with
        `created: false`.

        Beyond the limit of the plan nothing is stored: the status is `skipped` and
        there are no items.

        Args:
            tenant_id: The tenant that the user belongs to.
            user_id: The user that the conversation belongs to.
            session_id: The conversation that the turns belong to.
            turns: The turns to add, in their order.
            source: Who writes the transcript; a read may name the same source.
            extract: Whether facts are learned from the turns.
            metadata: Anything else worth keeping; it is stored as it is.

        Returns:
            200: The plan is used up; nothing was stored.
            201: The turns as they were stored.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /v1/history/append`
        """
        return await self._shell.perform(
            operations.append_history(
                tenant_id=tenant_id,
                user_id=user_id,
                session_id=session_id,
                turns=turns,
                source=source,
                extract=extract,
                metadata=metadata,
            )
        )

    async def list_history(
        self,
        *,
        tenant_id: str,
        user_id: str,
        session_id: str,
        source: str | None = None,
        limit: int = 0,
    ) -> ListHistoryResponse:
        """Read a transcript.

        Returns the turns of a conversation, oldest first; where turns have a `seq`,
        that decides. Beyond the limit of the plan the list is empty.

        Args:
            tenant_id: The tenant that the user belongs to.
            user_id: The user that the conversation belongs to.
            session_id: The conversation to read.
            source: Only turns that this source wrote.
            limit: How many turns to return at most; 0 means all, and 5000 is the
                most that the server takes.

        Returns:
            The turns and their number.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /v1/history/list`
        """
        return await self._shell.perform(
            operations.list_history(
                tenant_id=tenant_id,
                user_id=user_id,
                session_id=session_id,
                source=source,
                limit=limit,
            )
        )

    async def delete_history(
        self,
        *,
        tenant_id: str,
        user_id: str,
        session_id: str | None = None,
        ids: Iterable[str | int] | None = None,
        source: str | None = None,
        delete_derived_facts: bool = False,
    ) -> DeleteHistoryResponse:
        """Delete turns of a transcript.

        Deletes a whole conversation, or single turns by their ids: give one of the two,
        not both. With `delete_derived_facts` the memories that were learned from the
        turns go too.

        The call may be repeated; what is gone stays gone.

        Args:
            tenant_id: The tenant that the user belongs to.
            user_id: The user that the conversation belongs to.
            session_id: The conversation to delete.
            ids: The turns to delete, as `h_` and digits or as the number alone.
            source: Only turns that this source wrote.
            delete_derived_facts: Whether facts that were learned from the turns are
                deleted as well.

        Returns:
            The ids of what was deleted.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            NotFoundError: the server answers 404.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /v1/history/delete`
        """
        return await self._shell.perform(
            operations.delete_history(
                tenant_id=tenant_id,
                user_id=user_id,
                session_id=session_id,
                ids=ids,
                source=source,
                delete_derived_facts=delete_derived_facts,
            )
        )

    async def put_state(
        self,
        *,
        tenant_id: str,
        user_id: str,
        namespace: Iterable[str],
        key: str,
        value: Mapping[str, Any],
        text: str | None = None,
        source: str = "api",
        index: bool = True,
        extract: bool = False,
        replace_derived_facts: bool = False,
        metadata: Mapping[str, Any] | None = None,
    ) -> PutStateResponse:
        """Write a state document.

        Stores a JSON object under a namespace and a key, and replaces what was there.
        Writing an identical value again changes nothing, so the call may be repeated;
        the answer then says `created: false`.

        With `index` the document is found by searches. With `extract` facts are learned
        from it as well, which then appear among the memories.

        Beyond the limit of the plan nothing is stored: the status is `skipped` and the
        item is empty.

        Args:
            tenant_id: The tenant that the user belongs to.
            user_id: The user that the document belongs to.
            namespace: The path under which the document lies, from the outermost
                part to the innermost. The server takes up to 20 parts.
            key: The name of the document within its namespace.
            value: The document.
            text: What searches read instead of the document. Without it, that is
                the document as JSON text.
            source: Who writes the document; a read names the same source.
            index: Whether searches find the document.
            extract: Whether facts are learned from the document.
            replace_derived_facts: Whether facts learned from the previous value are
                deleted.
            metadata: Anything else worth keeping; it is stored as it is.

        Returns:
            200: The document was there already, or the plan is used up.
            201: The document was written.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /v1/state/put`
        """
        return await self._shell.perform(
            operations.put_state(
                tenant_id=tenant_id,
                user_id=user_id,
                namespace=namespace,
                key=key,
                value=value,
                text=text,
                source=source,
                index=index,
                extract=extract,
                replace_derived_facts=replace_derived_facts,
                metadata=metadata,
            )
        )

    async def get_state(
        self,
        *,
        tenant_id: str,
        user_id: str,
        namespace: Iterable[str],
        key: str,
        source: str | None = None,
    ) -> GetStateResponse:
        """Read a state document.

        Returns the document under a namespace and a key, exactly as it was written. A
        document that does not exist is not an error: the item is then null.

        Args:
            tenant_id: The tenant that the user belongs to.
            user_id: The user that the document belongs to.
            namespace: The path under which the document lies, from the outermost
                part to the innermost. The server takes up to 20 parts.
            key: The name of the document within its namespace.
            source: Who wrote the document. Without it, the server looks for `api`.

        Returns:
            The document, or null.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /v1/state/get`
        """
        return await self._shell.perform(
            operations.get_state(
                tenant_id=tenant_id,
                user_id=user_id,
                namespace=namespace,
                key=key,
                source=source,
            )
        )

    async def list_state(
        self,
        *,
        tenant_id: str,
        user_id: str,
        namespace_prefix: Iterable[str] | None = None,
        source: str | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> ListStateResponse:
        """List state documents.

        Returns the documents of a user, newest first, maybe only those under a part of
        the tree. Page through long lists with `limit` and `offset`. Beyond the limit of
        the plan the list is empty.

        Args:
            tenant_id: The tenant that the user belongs to.
            user_id: The user that the documents belong to.
            namespace_prefix: Only documents whose namespace begins with these
                parts.
            source: Only documents that this source wrote.
            limit: How many documents to return at most.
            offset: How many documents to skip.

        Returns:
            One page of documents and their total number.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /v1/state/list`
        """
        return await self._shell.perform(
            operations.list_state(
                tenant_id=tenant_id,
                user_id=user_id,
                namespace_prefix=namespace_prefix,
                source=source,
                limit=limit,
                offset=offset,
            )
        )

    async def search_state(
        self,
        *,
        tenant_id: str,
        user_id: str,
        query: str,
        namespace_prefix: Iterable[str] | None = None,
        source: str | None = None,
        limit: int = 10,
    ) -> SearchStateResponse:
        """Find state documents by meaning.

        Ranks the documents of a user against a question. Only documents that were
        written with `index` are found. Beyond the limit of the plan the list is empty.

        Args:
            tenant_id: The tenant that the user belongs to.
            user_id: The user that the documents belong to.
            query: The question or topic, in plain language.
            namespace_prefix: Only documents whose namespace begins with these
                parts.
            source: Only documents that this source wrote.
            limit: How many documents to return at most.

        Returns:
            The best matches, best first, and their number.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /v1/state/search`
        """
        return await self._shell.perform(
            operations.search_state(
                tenant_id=tenant_id,
                user_id=user_id,
                query=query,
                namespace_prefix=namespace_prefix,
                source=source,
                limit=limit,
            )
        )

    async def delete_state(
        self,
        *,
        tenant_id: str,
        user_id: str,
        namespace: Iterable[str],
        keys: Iterable[str] | None = None,
        source: str | None = None,
        delete_derived_facts: bool = False,
    ) -> DeleteStateResponse:
        """Delete state documents.

        Deletes the named documents of a namespace, or the whole namespace if no keys
        are given. Mind the difference: without `keys` everything goes, with an empty
        list nothing does.

        The call may be repeated; what is gone stays gone.

        Args:
            tenant_id: The tenant that the user belongs to.
            user_id: The user that the documents belong to.
            namespace: The path under which the documents lie, from the outermost
                part to the innermost. The server takes up to 20 parts.
            keys: The names of the documents to delete, up to 1000.
            source: Only documents that this source wrote.
            delete_derived_facts: Whether facts that were learned from the documents
                are deleted as well.

        Returns:
            The ids of what was deleted.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /v1/state/delete`
        """
        return await self._shell.perform(
            operations.delete_state(
                tenant_id=tenant_id,
                user_id=user_id,
                namespace=namespace,
                keys=keys,
                source=source,
                delete_derived_facts=delete_derived_facts,
            )
        )

    async def list_state_namespaces(
        self,
        *,
        tenant_id: str,
        user_id: str,
        source: str | None = None,
        prefix: Iterable[str] | None = None,
        max_depth: int | None = None,
        limit: int = 100,
        offset: int = 0,
    ) -> ListStateNamespacesResponse:
        """List the namespaces of state documents.

        Returns the paths under which documents of a user lie. With `max_depth` deeper
        paths are cut off and shown once.

        Args:
            tenant_id: The tenant that the user belongs to.
            user_id: The user that the documents belong to.
            source: Only documents that this source wrote.
            prefix: Only namespaces that begin with these parts.
            max_depth: How many parts of a path to show at most.
            limit: How many namespaces to return at most.
            offset: How many namespaces to skip.

        Returns:
            One page of namespaces.

        Raises:
            ValidationError: the server answers 400 or 422.
            AuthError: the server answers 401 or 403.
            RateLimitError: the server answers 429.
            ServerError: the server answers 5XX.
            MemorySyncError: the call fails in any other way.

        `POST /v1/state/namespaces`
        """
        return await self._shell.perform(
            operations.list_state_namespaces(
                tenant_id=tenant_id,
                user_id=user_id,
                source=source,
                prefix=prefix,
                max_depth=max_depth,
                limit=limit,
                offset=offset,
            )
        )
