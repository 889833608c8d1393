"""Builders of calls: arguments in, a call with its path, query, headers and body out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any, Final, Literal

from .._custom import envelopes
from .._runtime import bodies, calls, decoding, guards, parameters, replies, retries
from .._runtime.files import FileInput
from .._runtime.json import (
    array,
    declared_members,
    drop_absent,
    given_members,
    with_member,
)
from .._runtime.roles import ArgumentError
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
    decode_add_result,
)

_BULK_ADD_ITEMS_GUARD = guards.Array(minimum=1, maximum=50)
_MEMORY_ID_GUARD = guards.Integer(minimum=1)
_OPTIONAL_MEMORY_IDS_GUARD = guards.Optional(guards.Array(minimum=1))
_FILTERS_GUARD = guards.Optional(guards.Object(minimum=1))
_MEMORY_IDS_GUARD = guards.Array(minimum=1)
_FROM_MEMORY_ID_GUARD = guards.Integer(minimum=1)
_TO_MEMORY_ID_GUARD = guards.Integer(minimum=1)
_BATCH_UPDATE_ITEMS_GUARD = guards.Array(
    minimum=1,
    maximum=100,
    items=guards.Object(
        {"memory_id": guards.Optional(guards.Integer(minimum=1))},
        required=("memory_id",),
        one_of=("tags", "importance", "metadata", "source", "event_type"),
    ),
    unique_by="memory_id",
)
_SIGNAL_GUARD = guards.Choice(("positive", "negative", "retrieved", "ignored"))
_FILE_GUARD = guards.Given()
_FILENAME_GUARD = guards.Text(minimum=1, pattern="\\S")
_JOB_ID_GUARD = guards.Text(minimum=1, pattern="\\S")
_TEXT_GUARD = guards.Optional(guards.Text(minimum=1, pattern="\\S"))
_MESSAGES_GUARD = guards.Optional(
    guards.Forbidden(
        "add_turn() carries one turn: say what was said with text and who said it with role. To keep a list of messages, call append_history()."
    )
)
_SESSION_ID_GUARD = guards.Text(minimum=1)
_TURNS_GUARD = guards.Array(
    minimum=1,
    maximum=100,
    items=guards.Object(
        {
            "role": guards.Optional(guards.Text(minimum=1, pattern="\\S")),
            "content": guards.Optional(guards.Text()),
        },
        required=("role", "content"),
    ),
)
_OPTIONAL_SESSION_ID_GUARD = guards.Optional(guards.Text(minimum=1))
_IDS_GUARD = guards.Optional(
    guards.Array(minimum=1, items=guards.Kind(("string", "integer")))
)
_NAMESPACE_GUARD = guards.Array(minimum=1, items=guards.Text())
_KEY_GUARD = guards.Text(minimum=1)
_VALUE_GUARD = guards.Object()
_NAMESPACE_PREFIX_GUARD = guards.Optional(guards.Array(items=guards.Text()))
_QUERY_GUARD = guards.Text(minimum=1)
_KEYS_GUARD = guards.Optional(guards.Array(items=guards.Text()))
_PREFIX_GUARD = guards.Optional(guards.Array(items=guards.Text()))


_ADD: Final[calls.Operation[AddResult]] = calls.Operation(
    id="add",
    method="POST",
    read=replies.json_reply(decode_add_result, envelopes.add_result),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def add(
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
) -> calls.Call[AddResult]:
    """Build `POST /memory/add`."""
    tags = array("tags", tags)
    return calls.Call(
        _ADD,
        "/memory/add",
        settings={
            "end_user_id": parameters.header(
                "X-End-User-ID", end_user_id, argument="end_user_id"
            )
        },
        body=bodies.JsonBody(
            drop_absent(
                {
                    "text": text,
                    "source": source,
                    "tags": tags,
                    "importance": importance,
                    "session_id": session_id,
                    "metadata": metadata,
                    "end_user_id": end_user_id,
                    "client_ref": client_ref,
                    "event_type": event_type,
                    "ttl_minutes": ttl_minutes,
                    "deduplicate": deduplicate,
                }
            )
        ),
        repeatable=retries.given(client_ref),
    )


_BULK_ADD: Final[calls.Operation[BulkAddResponse]] = calls.Operation(
    id="bulk_add",
    method="POST",
    read=replies.json_reply(BulkAddResponse.from_dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def bulk_add(
    items: Iterable[BulkAddItem | Mapping[str, Any]], *, deduplicate: bool = True
) -> calls.Call[BulkAddResponse]:
    """Build `POST /memory/bulk-add`."""
    items = array("items", items)
    _BULK_ADD_ITEMS_GUARD.check("items", items)
    return calls.Call(
        _BULK_ADD.reading(
            replies.json_reply(
                BulkAddResponse.from_dict, partial(envelopes.bulk_result, items=items)
            )
        ),
        "/memory/bulk-add",
        body=bodies.JsonBody(drop_absent({"items": items, "deduplicate": deduplicate})),
        repeatable=retries.in_every(items, "client_ref"),
    )


_QUERY: Final[calls.Operation[QueryResponse]] = calls.Operation(
    id="query",
    method="POST",
    read=replies.json_reply(QueryResponse.from_dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def query(
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
) -> calls.Call[QueryResponse]:
    """Build `POST /memory/query`."""
    filters = given_members(filters)
    return calls.Call(
        _QUERY,
        "/memory/query",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "query": query,
                    "k": k,
                    "filters": filters,
                    "session_id": session_id,
                    "traversal_depth": traversal_depth,
                    "weights": weights,
                    "computation_tier": computation_tier,
                    "metadata_filter": metadata_filter,
                    "rerank": rerank,
                }
            )
        ),
    )


_RETRIEVE: Final[calls.Operation[QueryResponse]] = calls.Operation(
    id="retrieve",
    method="POST",
    read=replies.json_reply(QueryResponse.from_dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def retrieve(
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
) -> calls.Call[QueryResponse]:
    """Build `POST /memory/retrieve`."""
    filters = given_members(filters)
    return calls.Call(
        _RETRIEVE,
        "/memory/retrieve",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "query": query,
                    "k": k,
                    "filters": filters,
                    "session_id": session_id,
                    "traversal_depth": traversal_depth,
                    "weights": weights,
                    "computation_tier": computation_tier,
                    "metadata_filter": metadata_filter,
                    "rerank": rerank,
                }
            )
        ),
    )


_GET: Final[calls.Operation[Memory]] = calls.Operation(
    id="get",
    method="GET",
    read=replies.json_reply(Memory.from_dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def get(memory_id: int) -> calls.Call[Memory]:
    """Build `GET /memory/{memory_id}`."""
    _MEMORY_ID_GUARD.check("memory_id", memory_id)
    return calls.Call(
        _GET, "/memory/" + parameters.path_segment("memory_id", memory_id)
    )


_UPDATE: Final[calls.Operation[Memory]] = calls.Operation(
    id="update",
    method="PATCH",
    read=replies.json_reply(Memory.from_dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def update(
    memory_id: int,
    *,
    tags: Iterable[str] | None = None,
    importance: float | None = None,
    metadata: Mapping[str, Any] | None = None,
    source: str | None = None,
    event_type: str | None = None,
) -> calls.Call[Memory]:
    """Build `PATCH /memory/{memory_id}`."""
    tags = array("tags", tags)
    _MEMORY_ID_GUARD.check("memory_id", memory_id)
    guards.at_least(
        1,
        {
            "tags": tags,
            "importance": importance,
            "metadata": metadata,
            "source": source,
            "event_type": event_type,
        },
    )
    return calls.Call(
        _UPDATE,
        "/memory/" + parameters.path_segment("memory_id", memory_id),
        body=bodies.JsonBody(
            drop_absent(
                {
                    "tags": tags,
                    "importance": importance,
                    "metadata": metadata,
                    "source": source,
                    "event_type": event_type,
                }
            )
        ),
    )


_FORGET: Final[calls.Operation[list[int]]] = calls.Operation(
    id="forget",
    method="DELETE",
    read=replies.json_reply(decoding.integers, envelopes.forgotten_ids, empty=list),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def forget(
    memory_ids: Iterable[int] | None = None,
    *,
    filters: ForgetFilters | Mapping[str, Any] | None = None,
    dry_run: bool = False,
    reason: str | None = None,
) -> calls.Call[list[int]]:
    """Build `DELETE /memory/forget`."""
    memory_ids = array("memory_ids", memory_ids)
    _OPTIONAL_MEMORY_IDS_GUARD.check("memory_ids", memory_ids)
    _FILTERS_GUARD.check("filters", filters)
    guards.exactly_one({"memory_ids": memory_ids}, {"filters": filters})
    return calls.Call(
        _FORGET,
        "/memory/forget",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "memory_ids": memory_ids,
                    "filters": filters,
                    "dry_run": dry_run or None,
                    "reason": reason,
                }
            )
        ),
        repeatable=retries.given(memory_ids),
    )


_SUMMARIZE: Final[calls.Operation[AddResult]] = calls.Operation(
    id="summarize",
    method="POST",
    read=replies.json_reply(decode_add_result, envelopes.add_result),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def summarize(
    memory_ids: Iterable[int], *, lossless: bool = False
) -> calls.Call[AddResult]:
    """Build `POST /memory/summarize`."""
    memory_ids = array("memory_ids", memory_ids)
    _MEMORY_IDS_GUARD.check("memory_ids", memory_ids)
    return calls.Call(
        _SUMMARIZE,
        "/memory/summarize",
        body=bodies.JsonBody(
            drop_absent({"memory_ids": memory_ids, "lossless": lossless})
        ),
    )


_COMPOSE: Final[calls.Operation[ComposeResponse]] = calls.Operation(
    id="compose",
    method="POST",
    read=replies.json_reply(ComposeResponse.from_dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def compose(
    prompt_template: str, *, recall_k: int | None = None, max_tokens: int | None = None
) -> calls.Call[ComposeResponse]:
    """Build `POST /memory/compose`."""
    return calls.Call(
        _COMPOSE,
        "/memory/compose",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "prompt_template": prompt_template,
                    "recall_k": recall_k,
                    "max_tokens": max_tokens,
                }
            )
        ),
    )


_EXPORT_ALL: Final[calls.Operation[ExportResponse]] = calls.Operation(
    id="export_all",
    method="GET",
    read=replies.json_reply(ExportResponse.from_dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def export_all() -> calls.Call[ExportResponse]:
    """Build `GET /memory/export`."""
    return calls.Call(_EXPORT_ALL, "/memory/export")


_CREATE_RELATION: Final[calls.Operation[Relation]] = calls.Operation(
    id="create_relation",
    method="POST",
    read=replies.json_reply(Relation.from_dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def create_relation(
    from_memory_id: int,
    *,
    to_memory_id: int,
    relationship_type: RelationshipName,
    confidence: float | None = None,
    metadata: Mapping[str, Any] | None = None,
) -> calls.Call[Relation]:
    """Build `POST /memory/{from_memory_id}/relations`."""
    _FROM_MEMORY_ID_GUARD.check("from_memory_id", from_memory_id)
    _TO_MEMORY_ID_GUARD.check("to_memory_id", to_memory_id)
    guards.distinct({"from_memory_id": from_memory_id, "to_memory_id": to_memory_id})
    return calls.Call(
        _CREATE_RELATION,
        "/memory/"
        + parameters.path_segment("from_memory_id", from_memory_id)
        + "/relations",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "to_memory_id": to_memory_id,
                    "relationship_type": relationship_type,
                    "confidence": confidence,
                    "metadata": metadata,
                }
            )
        ),
    )


_BATCH_UPDATE: Final[calls.Operation[BatchUpdateResponse]] = calls.Operation(
    id="batch_update",
    method="POST",
    read=replies.json_reply(BatchUpdateResponse.from_dict, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def batch_update(
    items: Iterable[BatchUpdateItem | Mapping[str, Any]],
) -> calls.Call[BatchUpdateResponse]:
    """Build `POST /memory/batch-update`."""
    items = array("items", items)
    _BATCH_UPDATE_ITEMS_GUARD.check("items", items)
    return calls.Call(
        _BATCH_UPDATE,
        "/memory/batch-update",
        body=bodies.JsonBody(drop_absent({"items": items})),
    )


_HISTORY: Final[calls.Operation[HistoryResponse]] = calls.Operation(
    id="history",
    method="GET",
    read=replies.json_reply(HistoryResponse.from_dict, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def history(
    memory_id: int, *, limit: int = 100, offset: int = 0
) -> calls.Call[HistoryResponse]:
    """Build `GET /memory/{memory_id}/history`."""
    _MEMORY_ID_GUARD.check("memory_id", memory_id)
    return calls.Call(
        _HISTORY,
        "/memory/" + parameters.path_segment("memory_id", memory_id) + "/history",
        query=parameters.query_string(
            parameters.query("limit", limit), parameters.query("offset", offset)
        ),
    )


_FEEDBACK: Final[calls.Operation[FeedbackResponse]] = calls.Operation(
    id="feedback",
    method="POST",
    read=replies.json_reply(FeedbackResponse.from_dict, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def feedback(
    memory_id: int, signal: FeedbackSignal, *, comment: str | None = None
) -> calls.Call[FeedbackResponse]:
    """Build `POST /memory/{memory_id}/feedback`."""
    _MEMORY_ID_GUARD.check("memory_id", memory_id)
    _SIGNAL_GUARD.check("signal", signal)
    return calls.Call(
        _FEEDBACK,
        "/memory/" + parameters.path_segment("memory_id", memory_id) + "/feedback",
        body=bodies.JsonBody(drop_absent({"signal": signal, "comment": comment})),
    )


def purge_user() -> calls.Call[dict[str, Any]]:
    """Refuse `DELETE /memory/user/purge`."""
    raise ArgumentError(
        "purge_user() is not available: its route closes the account behind the credential, with all keys and sign-in data, and accepts no API key. To delete memories, call forget() with memory_ids or with wide filters; to close an account, use the dashboard."
    )


_GET_ONTOLOGY: Final[calls.Operation[Ontology]] = calls.Operation(
    id="get_ontology",
    method="GET",
    read=replies.json_reply(Ontology.from_dict, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def get_ontology() -> calls.Call[Ontology]:
    """Build `GET /memory/ontology`."""
    return calls.Call(_GET_ONTOLOGY, "/memory/ontology")


_UPDATE_ONTOLOGY: Final[calls.Operation[Ontology]] = calls.Operation(
    id="update_ontology",
    method="PUT",
    read=replies.json_reply(Ontology.from_dict, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def update_ontology(
    *,
    content_types: Iterable[str] | None = None,
    relation_types: Iterable[str] | None = None,
) -> calls.Call[Ontology]:
    """Build `PUT /memory/ontology`."""
    content_types = array("content_types", content_types)
    relation_types = array("relation_types", relation_types)
    guards.at_least(
        1, {"content_types": content_types, "relation_types": relation_types}
    )
    return calls.Call(
        _UPDATE_ONTOLOGY,
        "/memory/ontology",
        body=bodies.JsonBody(
            drop_absent(
                {"content_types": content_types, "relation_types": relation_types}
            )
        ),
    )


_SEARCH_ROUTED: Final[calls.Operation[dict[str, Any]]] = calls.Operation(
    id="search_routed",
    method="POST",
    read=replies.json_reply(decoding.mapping, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def search_routed(
    query: str,
    *,
    k: int | None = None,
    route: str | None = None,
    include_reasoning: bool | None = None,
    force_intent: Literal["factual", "analytical", "hybrid"] | None = None,
) -> calls.Call[dict[str, Any]]:
    """Build `POST /memory/search/routed`."""
    return calls.Call(
        _SEARCH_ROUTED,
        "/memory/search/routed",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "query": query,
                    "k": k,
                    "route": route,
                    "include_reasoning": include_reasoning,
                    "force_intent": force_intent,
                }
            )
        ),
    )


_SYNTHESIZE: Final[calls.Operation[dict[str, Any]]] = calls.Operation(
    id="synthesize",
    method="POST",
    read=replies.json_reply(decoding.mapping, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def synthesize(
    *,
    query: str | None = None,
    memory_ids: Iterable[int] | None = None,
    max_memories: int | None = None,
) -> calls.Call[dict[str, Any]]:
    """Build `POST /memory/synthesize`."""
    memory_ids = array("memory_ids", memory_ids)
    return calls.Call(
        _SYNTHESIZE,
        "/memory/synthesize",
        body=bodies.JsonBody(
            drop_absent(
                {"query": query, "memory_ids": memory_ids, "max_memories": max_memories}
            )
        ),
    )


_REFRESH: Final[calls.Operation[dict[str, Any]]] = calls.Operation(
    id="refresh",
    method="POST",
    read=replies.json_reply(decoding.mapping, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def refresh() -> calls.Call[dict[str, Any]]:
    """Build `POST /memory/refresh`."""
    return calls.Call(_REFRESH, "/memory/refresh")


_GRAPH: Final[calls.Operation[dict[str, Any]]] = calls.Operation(
    id="graph",
    method="GET",
    read=replies.json_reply(decoding.mapping, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def graph(
    *, limit: int | None = None, memory_id: int | None = None, depth: int | None = None
) -> calls.Call[dict[str, Any]]:
    """Build `GET /memory/graph`."""
    return calls.Call(
        _GRAPH,
        "/memory/graph",
        query=parameters.query_string(
            parameters.query("limit", limit),
            parameters.query("memory_id", memory_id),
            parameters.query("depth", depth),
        ),
    )


_CLUSTERS: Final[calls.Operation[dict[str, Any]]] = calls.Operation(
    id="clusters",
    method="GET",
    read=replies.json_reply(decoding.mapping, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def clusters(*, limit: int | None = None) -> calls.Call[dict[str, Any]]:
    """Build `GET /memory/clusters`."""
    return calls.Call(
        _CLUSTERS,
        "/memory/clusters",
        query=parameters.query_string(parameters.query("limit", limit)),
    )


_DECISIONS: Final[calls.Operation[dict[str, Any]]] = calls.Operation(
    id="decisions",
    method="GET",
    read=replies.json_reply(decoding.mapping, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def decisions(*, limit: int | None = None) -> calls.Call[dict[str, Any]]:
    """Build `GET /memory/decisions`."""
    return calls.Call(
        _DECISIONS,
        "/memory/decisions",
        query=parameters.query_string(parameters.query("limit", limit)),
    )


_RESOLVE_DECISION: Final[calls.Operation[dict[str, Any]]] = calls.Operation(
    id="resolve_decision",
    method="POST",
    read=replies.json_reply(decoding.mapping, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def resolve_decision(
    *,
    decision_id: str | None = None,
    winning_memory_id: int | None = None,
    resolution: str | None = None,
    note: str | None = None,
) -> calls.Call[dict[str, Any]]:
    """Build `POST /memory/decision/resolve`."""
    return calls.Call(
        _RESOLVE_DECISION,
        "/memory/decision/resolve",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "decision_id": decision_id,
                    "winning_memory_id": winning_memory_id,
                    "resolution": resolution,
                    "note": note,
                }
            )
        ),
    )


_INTELLIGENCE: Final[calls.Operation[dict[str, Any]]] = calls.Operation(
    id="intelligence",
    method="GET",
    read=replies.json_reply(decoding.mapping, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def intelligence(
    *, limit: int | None = None, scope: str | None = None, project_id: str | None = None
) -> calls.Call[dict[str, Any]]:
    """Build `GET /memory/intelligence`."""
    return calls.Call(
        _INTELLIGENCE,
        "/memory/intelligence",
        query=parameters.query_string(
            parameters.query("limit", limit),
            parameters.query("scope", scope),
            parameters.query("project_id", project_id),
        ),
    )


_KNOWLEDGE_STATS: Final[calls.Operation[dict[str, Any]]] = calls.Operation(
    id="knowledge_stats",
    method="GET",
    read=replies.json_reply(decoding.mapping, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def knowledge_stats() -> calls.Call[dict[str, Any]]:
    """Build `GET /memory/knowledge/stats`."""
    return calls.Call(_KNOWLEDGE_STATS, "/memory/knowledge/stats")


_UPLOAD: Final[calls.Operation[AddResult]] = calls.Operation(
    id="upload",
    method="POST",
    read=replies.json_reply(decode_add_result, envelopes.upload_result),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def upload(
    file: FileInput,
    *,
    filename: str,
    content_type: str | None = None,
    source: str | None = None,
    metadata: Mapping[str, Any] | None = None,
    end_user_id: str | None = None,
) -> calls.Call[AddResult]:
    """Build `POST /memory/upload`."""
    _FILE_GUARD.check("file", file)
    _FILENAME_GUARD.check("filename", filename)
    return calls.Call(
        _UPLOAD,
        "/memory/upload",
        settings={
            "end_user_id": parameters.header(
                "X-End-User-ID", end_user_id, argument="end_user_id"
            )
        },
        body=bodies.multipart(
            bodies.text_part("source", source),
            bodies.json_part("metadata", metadata, None),
            bodies.text_part("end_user_id", end_user_id),
            bodies.file_part(
                "file", file, filename=filename, content_type=content_type
            ),
        ),
    )


_LIST_IMPORTS: Final[calls.Operation[ImportJobList]] = calls.Operation(
    id="list_imports",
    method="GET",
    read=replies.json_reply(decoding.record, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def list_imports(
    *, status: str | None = None, limit: int | None = None
) -> calls.Call[ImportJobList]:
    """Build `GET /imports`."""
    return calls.Call(
        _LIST_IMPORTS,
        "/imports",
        query=parameters.query_string(
            parameters.query("status", status), parameters.query("limit", limit)
        ),
    )


_CREATE_IMPORT: Final[calls.Operation[ImportJob]] = calls.Operation(
    id="create_import",
    method="POST",
    read=replies.json_reply(decoding.record, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def create_import(
    file: FileInput,
    *,
    filename: str,
    end_user_id: str | None = None,
    resume: bool = False,
    continue_on_error: bool = False,
) -> calls.Call[ImportJob]:
    """Build `POST /imports`."""
    _FILE_GUARD.check("file", file)
    _FILENAME_GUARD.check("filename", filename)
    return calls.Call(
        _CREATE_IMPORT,
        "/imports",
        settings={
            "end_user_id": parameters.header(
                "X-End-User-ID", end_user_id, argument="end_user_id"
            )
        },
        body=bodies.multipart(
            bodies.text_part("end_user_id", end_user_id),
            bodies.text_part("resume", resume),
            bodies.text_part("continue_on_error", continue_on_error),
            bodies.file_part("file", file, filename=filename),
        ),
    )


_GET_IMPORT: Final[calls.Operation[ImportJob]] = calls.Operation(
    id="get_import",
    method="GET",
    read=replies.json_reply(decoding.record, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def get_import(job_id: str) -> calls.Call[ImportJob]:
    """Build `GET /imports/{job_id}`."""
    _JOB_ID_GUARD.check("job_id", job_id)
    return calls.Call(
        _GET_IMPORT, "/imports/" + parameters.path_segment("job_id", job_id)
    )


_CANCEL_IMPORT: Final[calls.Operation[ImportJob]] = calls.Operation(
    id="cancel_import",
    method="POST",
    read=replies.json_reply(decoding.record, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def cancel_import(job_id: str) -> calls.Call[ImportJob]:
    """Build `POST /imports/{job_id}/cancel`."""
    _JOB_ID_GUARD.check("job_id", job_id)
    return calls.Call(
        _CANCEL_IMPORT,
        "/imports/" + parameters.path_segment("job_id", job_id) + "/cancel",
    )


_ADD_TURN: Final[calls.Operation[TurnReceipt]] = calls.Operation(
    id="add_turn",
    method="POST",
    read=replies.json_reply(decoding.record, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def add_turn(
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
) -> calls.Call[TurnReceipt]:
    """Build `POST /v1/memory/add_turn`."""
    messages = array("messages", messages)
    _TEXT_GUARD.check("text", text)
    _MESSAGES_GUARD.check("messages", messages)
    guards.at_least_one({"text": text})
    return calls.Call(
        _ADD_TURN,
        "/v1/memory/add_turn",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "tenant_id": tenant_id,
                    "user_id": user_id,
                    "text": text,
                    "role": role,
                    "speaker": speaker,
                    "occurred_at": occurred_at,
                    "metadata": with_member(metadata, "session_id", session_id),
                    "source": source,
                    "sync_embed": sync_embed or None,
                    "messages": messages,
                }
            )
        ),
        repeatable=retries.given(speaker) and retries.given(occurred_at),
    )


_RECALL: Final[calls.Operation[RecallResult]] = calls.Operation(
    id="recall",
    method="POST",
    read=replies.json_reply(decoding.record, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def recall(
    *,
    tenant_id: str,
    user_id: str,
    prompt: str,
    k: int | None = None,
    types: Iterable[str] | None = None,
) -> calls.Call[RecallResult]:
    """Build `POST /v1/memory/recall`."""
    types = array("types", types)
    return calls.Call(
        _RECALL,
        "/v1/memory/recall",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "tenant_id": tenant_id,
                    "user_id": user_id,
                    "prompt": prompt,
                    "k": k,
                    "types": types,
                }
            )
        ),
    )


_STATUS: Final[calls.Operation[MemoryStatus]] = calls.Operation(
    id="status",
    method="GET",
    read=replies.json_reply(decoding.record, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def status(memory_id: int) -> calls.Call[MemoryStatus]:
    """Build `GET /v1/memory/status/{memory_id}`."""
    _MEMORY_ID_GUARD.check("memory_id", memory_id)
    return calls.Call(
        _STATUS, "/v1/memory/status/" + parameters.path_segment("memory_id", memory_id)
    )


_LIST_MEMORIES: Final[calls.Operation[TenantMemoryList]] = calls.Operation(
    id="list_memories",
    method="GET",
    read=replies.json_reply(decoding.record, empty=dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def list_memories(
    *, tenant_id: str, user_id: str, limit: int | None = None, offset: int | None = None
) -> calls.Call[TenantMemoryList]:
    """Build `GET /v1/memory/{tenant_id}/{user_id}/list`."""
    return calls.Call(
        _LIST_MEMORIES,
        "/v1/memory/"
        + parameters.path_segment("tenant_id", tenant_id)
        + "/"
        + parameters.path_segment("user_id", user_id)
        + "/list",
        query=parameters.query_string(
            parameters.query("limit", limit), parameters.query("offset", offset)
        ),
    )


_APPEND_HISTORY: Final[calls.Operation[AppendHistoryResponse]] = calls.Operation(
    id="append_history",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record)),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
)


def append_history(
    *,
    tenant_id: str,
    user_id: str,
    session_id: str,
    turns: Iterable[HistoryTurnInput | Mapping[str, Any]],
    source: str = "api",
    extract: bool = True,
    metadata: Mapping[str, Any] | None = None,
) -> calls.Call[AppendHistoryResponse]:
    """Build `POST /v1/history/append`."""
    turns = array("turns", turns)
    turns = turns and [
        declared_members(
            item, "role", "content", "seq", "occurred_at", "payload", "idempotency_key"
        )
        for item in turns
    ]
    _SESSION_ID_GUARD.check("session_id", session_id)
    _TURNS_GUARD.check("turns", turns)
    return calls.Call(
        _APPEND_HISTORY,
        "/v1/history/append",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "tenant_id": tenant_id,
                    "user_id": user_id,
                    "session_id": session_id,
                    "turns": turns,
                    "source": source,
                    "extract": extract,
                    "metadata": metadata,
                }
            )
        ),
        repeatable=retries.in_every(turns, "idempotency_key", "seq"),
    )


_LIST_HISTORY: Final[calls.Operation[ListHistoryResponse]] = calls.Operation(
    id="list_history",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record)),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def list_history(
    *,
    tenant_id: str,
    user_id: str,
    session_id: str,
    source: str | None = None,
    limit: int = 0,
) -> calls.Call[ListHistoryResponse]:
    """Build `POST /v1/history/list`."""
    _SESSION_ID_GUARD.check("session_id", session_id)
    return calls.Call(
        _LIST_HISTORY,
        "/v1/history/list",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "tenant_id": tenant_id,
                    "user_id": user_id,
                    "session_id": session_id,
                    "source": source,
                    "limit": limit,
                }
            )
        ),
    )


_DELETE_HISTORY: Final[calls.Operation[DeleteHistoryResponse]] = calls.Operation(
    id="delete_history",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record)),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def delete_history(
    *,
    tenant_id: str,
    user_id: str,
    session_id: str | None = None,
    ids: Iterable[str | int] | None = None,
    source: str | None = None,
    delete_derived_facts: bool = False,
) -> calls.Call[DeleteHistoryResponse]:
    """Build `POST /v1/history/delete`."""
    ids = array("ids", ids)
    _OPTIONAL_SESSION_ID_GUARD.check("session_id", session_id)
    _IDS_GUARD.check("ids", ids)
    guards.exactly_one({"session_id": session_id}, {"ids": ids})
    return calls.Call(
        _DELETE_HISTORY,
        "/v1/history/delete",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "tenant_id": tenant_id,
                    "user_id": user_id,
                    "session_id": session_id,
                    "ids": ids,
                    "source": source,
                    "delete_derived_facts": delete_derived_facts,
                }
            )
        ),
    )


_PUT_STATE: Final[calls.Operation[PutStateResponse]] = calls.Operation(
    id="put_state",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record)),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def put_state(
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
) -> calls.Call[PutStateResponse]:
    """Build `POST /v1/state/put`."""
    namespace = array("namespace", namespace)
    _NAMESPACE_GUARD.check("namespace", namespace)
    _KEY_GUARD.check("key", key)
    _VALUE_GUARD.check("value", value)
    return calls.Call(
        _PUT_STATE,
        "/v1/state/put",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "tenant_id": tenant_id,
                    "user_id": user_id,
                    "namespace": namespace,
                    "key": key,
                    "value": value,
                    "text": text,
                    "source": source,
                    "index": index,
                    "extract": extract,
                    "replace_derived_facts": replace_derived_facts,
                    "metadata": metadata,
                }
            )
        ),
    )


_GET_STATE: Final[calls.Operation[GetStateResponse]] = calls.Operation(
    id="get_state",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record)),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def get_state(
    *,
    tenant_id: str,
    user_id: str,
    namespace: Iterable[str],
    key: str,
    source: str | None = None,
) -> calls.Call[GetStateResponse]:
    """Build `POST /v1/state/get`."""
    namespace = array("namespace", namespace)
    _NAMESPACE_GUARD.check("namespace", namespace)
    _KEY_GUARD.check("key", key)
    return calls.Call(
        _GET_STATE,
        "/v1/state/get",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "tenant_id": tenant_id,
                    "user_id": user_id,
                    "namespace": namespace,
                    "key": key,
                    "source": source,
                }
            )
        ),
    )


_LIST_STATE: Final[calls.Operation[ListStateResponse]] = calls.Operation(
    id="list_state",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record)),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def list_state(
    *,
    tenant_id: str,
    user_id: str,
    namespace_prefix: Iterable[str] | None = None,
    source: str | None = None,
    limit: int = 100,
    offset: int = 0,
) -> calls.Call[ListStateResponse]:
    """Build `POST /v1/state/list`."""
    namespace_prefix = array("namespace_prefix", namespace_prefix)
    _NAMESPACE_PREFIX_GUARD.check("namespace_prefix", namespace_prefix)
    return calls.Call(
        _LIST_STATE,
        "/v1/state/list",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "tenant_id": tenant_id,
                    "user_id": user_id,
                    "namespace_prefix": namespace_prefix,
                    "source": source,
                    "limit": limit,
                    "offset": offset,
                }
            )
        ),
    )


_SEARCH_STATE: Final[calls.Operation[SearchStateResponse]] = calls.Operation(
    id="search_state",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record)),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def search_state(
    *,
    tenant_id: str,
    user_id: str,
    query: str,
    namespace_prefix: Iterable[str] | None = None,
    source: str | None = None,
    limit: int = 10,
) -> calls.Call[SearchStateResponse]:
    """Build `POST /v1/state/search`."""
    namespace_prefix = array("namespace_prefix", namespace_prefix)
    _QUERY_GUARD.check("query", query)
    _NAMESPACE_PREFIX_GUARD.check("namespace_prefix", namespace_prefix)
    return calls.Call(
        _SEARCH_STATE,
        "/v1/state/search",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "tenant_id": tenant_id,
                    "user_id": user_id,
                    "query": query,
                    "namespace_prefix": namespace_prefix,
                    "source": source,
                    "limit": limit,
                }
            )
        ),
    )


_DELETE_STATE: Final[calls.Operation[DeleteStateResponse]] = calls.Operation(
    id="delete_state",
    method="POST",
    read=replies.or_none(replies.json_reply(decoding.record)),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
    repeatable=True,
)


def delete_state(
    *,
    tenant_id: str,
    user_id: str,
    namespace: Iterable[str],
    keys: Iterable[str] | None = None,
    source: str | None = None,
    delete_derived_facts: bool = False,
) -> calls.Call[DeleteStateResponse]:
    """Build `POST /v1/state/delete`."""
    namespace = array("namespace", namespace)
    keys = array("keys", keys)
    _NAMESPACE_GUARD.check("namespace", namespace)
    _KEYS_GUARD.check("keys", keys)
    return calls.Call(
        _DELETE_STATE,
        "/v1/state/delete",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "tenant_id": tenant_id,
                    "user_id": user_id,
                    "namespace": namespace,
                    "keys": keys,
                    "source": source,
                    "delete_derived_facts": delete_derived_facts,
                }
            )
        ),
    )


_LIST_STATE_NAMESPACES: Final[calls.Operation[ListStateNamespacesResponse]] = (
    calls.Operation(
        id="list_state_namespaces",
        method="POST",
        read=replies.or_none(replies.json_reply(decoding.record)),
        security=(("apiKey",),),
        settings=("project_id", "end_user_id"),
        repeatable=True,
    )
)


def list_state_namespaces(
    *,
    tenant_id: str,
    user_id: str,
    source: str | None = None,
    prefix: Iterable[str] | None = None,
    max_depth: int | None = None,
    limit: int = 100,
    offset: int = 0,
) -> calls.Call[ListStateNamespacesResponse]:
    """Build `POST /v1/state/namespaces`."""
    prefix = array("prefix", prefix)
    _PREFIX_GUARD.check("prefix", prefix)
    return calls.Call(
        _LIST_STATE_NAMESPACES,
        "/v1/state/namespaces",
        body=bodies.JsonBody(
            drop_absent(
                {
                    "tenant_id": tenant_id,
                    "user_id": user_id,
                    "source": source,
                    "prefix": prefix,
                    "max_depth": max_depth,
                    "limit": limit,
                    "offset": offset,
                }
            )
        ),
    )
