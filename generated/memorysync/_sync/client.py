"""`MemorySyncClient`: every method builds a call and has the shell perform it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from .._operations import client as operations
from .._runtime import configuration
from .._runtime.configuration import FROM_ENVIRONMENT
from .._runtime.files import FileInput
from .._runtime.http import SyncHttpClient, SyncTransport, Timeout
from .._runtime.lifecycle import SyncResource
from .._version import USER_AGENT
from ..types import (
    AddResult,
    BulkAddItem,
    BulkAddResponse,
    ForgetFilters,
    GetStateResponse,
    HistoryResponse,
    Memory,
    PutStateResponse,
    QueryFilters,
    QueryResponse,
    TenantMemoryList,
)
from .shell import Shell

if TYPE_CHECKING:
    from .connections import ConnectionsNamespace


class MemorySyncClient(SyncResource):
    """Stores, finds and maintains memories.

    It is authorised by an API key; the project and the end user given here apply to
    every call that does not name its own.

    Close it with `close()`, or use it in `with`.
    """

    __module__ = "memorysync.client"

    def __init__(
        self,
        api_key: str = FROM_ENVIRONMENT,
        base_url: str = FROM_ENVIRONMENT,
        *,
        project_id: str | None = None,
        end_user_id: str | None = None,
        timeout: float | Timeout | None = 30.0,
        transport: SyncTransport | None = None,
        http_client: SyncHttpClient | None = None,
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            api_key: An API key of the data plane. Keys begin with `ms_live_`,
                `ms_test_` or `ms_dev_` and belong to one environment. By default the
                environment variable `MEMORYSYNC_API_KEY`.
            base_url: Where the API is, such as `https://api.example.com`. By
                default the environment variable `MEMORYSYNC_BASE_URL`.
            project_id: The project to work in. It takes precedence over the project
                that an API key is bound to, and some routes insist on one of the two.
            end_user_id: The end user whose memories are meant, as you call them.
                Calls with an API key need one; calls with an access token ignore it.
            timeout: Upper bound of one HTTP call in seconds; None for none.
            transport: A transport of the HTTP library; closed with the client.
            http_client: A client of the HTTP library; it stays yours to close.

        Raises:
            ConfigurationError: an argument is missing or unusable.
        """
        self._api_key = configuration.text_or_environment(
            "api_key", api_key, "MEMORYSYNC_API_KEY"
        )
        self._base_url = configuration.absolute_url(
            "base_url",
            configuration.text_or_environment(
                "base_url", base_url, "MEMORYSYNC_BASE_URL"
            ),
        )
        self._shell = Shell(
            configuration.Configuration(
                base_url=self._base_url,
                user_agent=USER_AGENT,
                timeout=configuration.checked_timeout(timeout),
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
        )

    def close(self) -> None:
        """Close the client's connections; closing twice is fine."""
        self._shell.close()

    def __enter__(self) -> MemorySyncClient:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @cached_property
    def connections(self) -> ConnectionsNamespace:
        """Operations on connections."""
        from .connections import ConnectionsNamespace

        return ConnectionsNamespace(self._shell)

    def add(
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
        return self._shell.perform(
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

    def bulk_add(
        self,
        items: Iterable[BulkAddItem | Mapping[str, Any]],
        *,
        deduplicate: bool = True,
    ) -> BulkAddResponse:
        """Add up to fifty texts in one call.

        Works through the items one by one and reports each of them: some may be stored
        while others are skipped or rejected. Look at the results, since a status of 207
        alone does not mean that everything was stored. The call counts once towards the
        plan.

        If the client has an end user, it applies to all items and their own
        `end_user_id` has no effect.

        Beyond the limit of the plan nothing is stored and the answer has no list of
        results; the counters are then zero.

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
        return self._shell.perform(operations.bulk_add(items, deduplicate=deduplicate))

    def query(
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
        return self._shell.perform(
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

    def get(self, memory_id: int) -> Memory:
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
        return self._shell.perform(operations.get(memory_id))

    def update(
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
        return self._shell.perform(
            operations.update(
                memory_id,
                tags=tags,
                importance=importance,
                metadata=metadata,
                source=source,
                event_type=event_type,
            )
        )

    def forget(
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

        A filter can be tried first: with `dry_run` the answer lists what would be
        deleted, and nothing is. Deleting by id has no preview, so the two cannot be
        combined. To delete everything that an end user has, filter by `before` with the
        present time.

        Args:
            memory_ids: The memories to delete.
            filters: What the memories to delete have in common.
            dry_run: Lists what the filters match and deletes nothing.
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
        return self._shell.perform(
            operations.forget(
                memory_ids, filters=filters, dry_run=dry_run, reason=reason
            )
        )

    def history(
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
        return self._shell.perform(
            operations.history(memory_id, limit=limit, offset=offset)
        )

    def upload(
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
        The call counts as one addition, however long the file is.

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
        return self._shell.perform(
            operations.upload(
                file,
                filename=filename,
                content_type=content_type,
                source=source,
                metadata=metadata,
                end_user_id=end_user_id,
            )
        )

    def purge_user(self) -> dict[str, Any]:
        """Close the account behind the credential.

        Does not delete memories but the whole account: its password, its API keys and
        every other way to sign in. The server refuses this to callers with an API key.
        It is described here so that nobody takes it for a way to forget an end user;
        use `forget` for that.

        Raises:
            ValidationError: always; nothing is sent.

        `DELETE /memory/user/purge`
        """
        return self._shell.perform(operations.purge_user())

    def list_memories(
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
        return self._shell.perform(
            operations.list_memories(
                tenant_id=tenant_id, user_id=user_id, limit=limit, offset=offset
            )
        )

    def put_state(
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
        return self._shell.perform(
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

    def get_state(
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
        return self._shell.perform(
            operations.get_state(
                tenant_id=tenant_id,
                user_id=user_id,
                namespace=namespace,
                key=key,
                source=source,
            )
        )
