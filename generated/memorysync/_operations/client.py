"""Builders of calls: arguments in, a call with its path, query, headers and body out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

from .._custom import envelopes
from .._runtime import bodies, calls, decoding, guards, parameters, replies
from .._runtime.files import FileInput
from .._runtime.json import array, drop_absent
from .._runtime.roles import ArgumentError
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
    decode_add_result,
)

_ITEMS_GUARD = guards.Array(minimum=1, maximum=50)
_MEMORY_ID_GUARD = guards.Integer(minimum=1)
_MEMORY_IDS_GUARD = guards.Optional(guards.Array(minimum=1))
_FILTERS_GUARD = guards.Optional(guards.Object(minimum=1))
_FILE_GUARD = guards.Given()
_FILENAME_GUARD = guards.Text(minimum=1)
_NAMESPACE_GUARD = guards.Array(minimum=1, items=guards.Text())
_VALUE_GUARD = guards.Object()


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
    _ITEMS_GUARD.check("items", items)
    return calls.Call(
        _BULK_ADD,
        "/memory/bulk-add",
        body=bodies.JsonBody(drop_absent({"items": items, "deduplicate": deduplicate})),
    )


_QUERY: Final[calls.Operation[QueryResponse]] = calls.Operation(
    id="query",
    method="POST",
    read=replies.json_reply(QueryResponse.from_dict),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
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
    read=replies.json_reply(decoding.integers, envelopes.forgotten_ids),
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
    _MEMORY_IDS_GUARD.check("memory_ids", memory_ids)
    _FILTERS_GUARD.check("filters", filters)
    guards.exactly_one({"memory_ids": memory_ids}, {"filters": filters})
    guards.together("dry_run", dry_run or None, {"filters": filters})
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
    )


_HISTORY: Final[calls.Operation[HistoryResponse]] = calls.Operation(
    id="history",
    method="GET",
    read=replies.json_reply(HistoryResponse.from_dict),
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


def purge_user() -> calls.Call[dict[str, Any]]:
    """Refuse `DELETE /memory/user/purge`."""
    raise ArgumentError(
        "purge_user() is not available: its route closes the account behind the credential, with all keys and sign-in data, and accepts no API key. To delete memories, call forget() with memory_ids or with wide filters; to close an account, use the dashboard."
    )


_LIST_MEMORIES: Final[calls.Operation[TenantMemoryList]] = calls.Operation(
    id="list_memories",
    method="GET",
    read=replies.json_reply(decoding.record),
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


_PUT_STATE: Final[calls.Operation[PutStateResponse]] = calls.Operation(
    id="put_state",
    method="POST",
    read=replies.json_reply(decoding.record),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
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
    _FILENAME_GUARD.check("key", key)
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
    read=replies.json_reply(decoding.record),
    security=(("apiKey",),),
    settings=("project_id", "end_user_id"),
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
    _FILENAME_GUARD.check("key", key)
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
