"""Data types of the MemorySync API."""

import dataclasses
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, TypeAlias, TypedDict, cast

from ._runtime import decoding, models
from ._runtime.compatibility import NotRequired

__all__ = [
    "AddResult",
    "AddSkippedResponse",
    "AppendHistoryResponse",
    "BatchUpdateItem",
    "BatchUpdateItemResult",
    "BatchUpdateResponse",
    "BulkAddItem",
    "BulkAddItemResult",
    "BulkAddResponse",
    "ComposeResponse",
    "CrawlSettings",
    "DeleteHistoryResponse",
    "DeleteStateResponse",
    "ErrorDetail",
    "ErrorDetailDetail",
    "ErrorDetailDetailError",
    "ErrorEnvelope",
    "ErrorFacts",
    "ErrorField",
    "ErrorFields",
    "ErrorFlat",
    "ErrorReply",
    "ErrorSentence",
    "ExportResponse",
    "FeedbackResponse",
    "FeedbackSignal",
    "FeedbackSummary",
    "FeedbackTrend",
    "ForgetFilters",
    "GetStateResponse",
    "HistoryResponse",
    "HistoryTurnInput",
    "HistoryTurnRecord",
    "ImportJob",
    "ImportJobList",
    "ListHistoryResponse",
    "ListStateNamespacesResponse",
    "ListStateResponse",
    "Memory",
    "MemoryStatus",
    "Ontology",
    "PutStateResponse",
    "QueryFilters",
    "QueryResponse",
    "RecallResult",
    "Relation",
    "RelationshipName",
    "RelationshipType",
    "RevisionEntry",
    "RevisionEvent",
    "S3Prefix",
    "SearchStateResponse",
    "SlackChannel",
    "StateItem",
    "TenantMemory",
    "TenantMemoryList",
    "TurnReceipt",
    "TurnRole",
]


_MEMORY_MEMBERS = frozenset(
    {
        "id",
        "text",
        "summary",
        "tags",
        "source",
        "event_type",
        "importance",
        "metadata",
        "is_summary",
        "created_at",
        "updated_at",
        "score",
        "user_id",
        "tier",
        "expires_at",
        "key_points",
        "quality_score",
        "memory_type",
        "importance_score",
        "confidence_score",
        "freshness_score",
        "decay_score",
        "consistency_score",
        "evidence_count",
        "usage_count",
    }
)


@models.dataclass
class Memory(models.Model):
    """Something that was remembered.

    The service may add members to those that are listed here.

    Attributes:
        id: Identifies the memory.
        text: What is remembered.
        summary: A shorter wording.
        tags: Labels of your choice.
        source: Where the text comes from.
        event_type: What kind of event the text reports.
        importance: How much the memory counts when results are ranked, from 0 to 1.
        metadata: Whatever was stored with the memory.
        is_summary: Whether the service made this memory by summarising others.
        created_at: When the memory was stored.
        updated_at: When the memory was changed last.
        score: How well the memory matches the query; only in the results of a
            query.
        user_id: The account that owns the memory.
        tier: How close at hand the memory is kept: `hot`, `warm` or `cold`.
        expires_at: When the memory expires; null if it does not.
        key_points: The statements that the text makes.
        quality_score: How useful the service finds the text, from 0 to 1.
        memory_type: How the service classifies the memory.
        importance_score: The importance that the service works out itself, from 0
            to 100.
        confidence_score: How certain the content is.
        freshness_score: How recent the content is.
        decay_score: How far the memory has faded.
        consistency_score: How well the memory agrees with the others.
        evidence_count: How many texts support the memory.
        usage_count: How often the memory was used.
    """

    id: int
    text: str = ""
    summary: str | None = None
    tags: list[str] | None = None
    source: str | None = None
    event_type: str | None = None
    importance: float | None = None
    metadata: dict[str, Any] | None = None
    is_summary: bool = False
    created_at: str | None = None
    updated_at: str | None = None
    score: float | None = None
    user_id: int | None = None
    tier: str | None = None
    expires_at: str | None = None
    key_points: list[str] | None = None
    quality_score: float | None = None
    memory_type: str | None = None
    importance_score: float | None = None
    confidence_score: float | None = None
    freshness_score: float | None = None
    decay_score: float | None = None
    consistency_score: float | None = None
    evidence_count: int | None = None
    usage_count: int | None = None
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Memory":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = data if isinstance(data, dict) else decoding.mapping(data)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if type(value := raw["id"]) is not int:
            absent += value is None
            value = decoding.integer(value)
        model.id = value
        if (value := raw.get("text")) is None:
            absent += 1
            value = ""
        elif type(value) is not str:
            value = decoding.string(value)
        model.text = value
        if (value := raw.get("summary")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.summary = value
        if (value := raw.get("tags")) is None:
            absent += 1
            model.tags = None
        else:
            model.tags = decoding.strings(value)
        if (value := raw.get("source")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.source = value
        if (value := raw.get("event_type")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.event_type = value
        if (value := raw.get("importance")) is None:
            absent += 1
        elif type(value) is not float:
            value = decoding.number(value)
        model.importance = value
        if (value := raw.get("metadata")) is None:
            absent += 1
            model.metadata = None
        else:
            model.metadata = decoding.mapping(value)
        if (value := raw.get("is_summary")) is None:
            absent += 1
            value = False
        elif type(value) is not bool:
            value = decoding.boolean(value)
        model.is_summary = value
        if (value := raw.get("created_at")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.created_at = value
        if (value := raw.get("updated_at")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.updated_at = value
        if (value := raw.get("score")) is None:
            absent += 1
        elif type(value) is not float:
            value = decoding.number(value)
        model.score = value
        if (value := raw.get("user_id")) is None:
            absent += 1
        elif type(value) is not int:
            value = decoding.integer(value)
        model.user_id = value
        if (value := raw.get("tier")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.tier = value
        if (value := raw.get("expires_at")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.expires_at = value
        if (value := raw.get("key_points")) is None:
            absent += 1
            model.key_points = None
        else:
            model.key_points = decoding.strings(value)
        if (value := raw.get("quality_score")) is None:
            absent += 1
        elif type(value) is not float:
            value = decoding.number(value)
        model.quality_score = value
        if (value := raw.get("memory_type")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.memory_type = value
        if (value := raw.get("importance_score")) is None:
            absent += 1
        elif type(value) is not float:
            value = decoding.number(value)
        model.importance_score = value
        if (value := raw.get("confidence_score")) is None:
            absent += 1
        elif type(value) is not float:
            value = decoding.number(value)
        model.confidence_score = value
        if (value := raw.get("freshness_score")) is None:
            absent += 1
        elif type(value) is not float:
            value = decoding.number(value)
        model.freshness_score = value
        if (value := raw.get("decay_score")) is None:
            absent += 1
        elif type(value) is not float:
            value = decoding.number(value)
        model.decay_score = value
        if (value := raw.get("consistency_score")) is None:
            absent += 1
        elif type(value) is not float:
            value = decoding.number(value)
        model.consistency_score = value
        if (value := raw.get("evidence_count")) is None:
            absent += 1
        elif type(value) is not int:
            value = decoding.integer(value)
        model.evidence_count = value
        if (value := raw.get("usage_count")) is None:
            absent += 1
        elif type(value) is not int:
            value = decoding.integer(value)
        model.usage_count = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 25
        if surplus:
            model._keep(
                raw,
                surplus,
                _MEMORY_MEMBERS,
                (("text", "text"), ("is_summary", "is_summary")),
            )
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {"id": self.id},
            {
                "text": self.text,
                "summary": self.summary,
                "tags": self.tags,
                "source": self.source,
                "event_type": self.event_type,
                "importance": self.importance,
                "metadata": self.metadata,
                "is_summary": self.is_summary,
                "created_at": self.created_at,
                "updated_at": self.updated_at,
                "score": self.score,
                "user_id": self.user_id,
                "tier": self.tier,
                "expires_at": self.expires_at,
                "key_points": self.key_points,
                "quality_score": self.quality_score,
                "memory_type": self.memory_type,
                "importance_score": self.importance_score,
                "confidence_score": self.confidence_score,
                "freshness_score": self.freshness_score,
                "decay_score": self.decay_score,
                "consistency_score": self.consistency_score,
                "evidence_count": self.evidence_count,
                "usage_count": self.usage_count,
            },
            nullable=(
                "summary",
                "tags",
                "source",
                "event_type",
                "importance",
                "metadata",
                "created_at",
                "updated_at",
                "score",
                "user_id",
                "tier",
                "expires_at",
                "key_points",
                "quality_score",
                "memory_type",
                "importance_score",
                "confidence_score",
                "freshness_score",
                "decay_score",
                "consistency_score",
                "evidence_count",
                "usage_count",
            ),
        )


_ADD_SKIPPED_RESPONSE_MEMBERS = frozenset(
    {"status", "reason", "memory_ids", "candidates_extracted", "candidates_stored"}
)


@models.dataclass
class AddSkippedResponse(models.Model):
    """The answer to an addition that stored nothing.

    The reason tells why: the text held nothing to remember (`no_high_value_content`,
    for files `no_extractable_text`), its `client_ref` is known (`already_ingested`), or
    the plan is used up (`quota_exhausted`).

    Attributes:
        status: Sets this answer apart from a memory.
        reason: Why nothing was stored.
        memory_ids: For a known reference, the memories that were stored under it.
        candidates_extracted: How many statements were found in the text.
        candidates_stored: How many of them were stored.
    """

    status: Literal["skipped"]
    reason: str = "no_high_value_content"
    memory_ids: list[int] = dataclasses.field(default_factory=list[int])
    candidates_extracted: int = 0
    candidates_stored: int = 0
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "AddSkippedResponse":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        value = raw["status"]
        absent += value is None
        model.status = value
        if (value := raw.get("reason")) is None:
            absent += 1
            value = "no_high_value_content"
        elif type(value) is not str:
            value = decoding.string(value)
        model.reason = value
        if (value := raw.get("memory_ids")) is None:
            absent += 1
            model.memory_ids = list[int]()
        else:
            model.memory_ids = decoding.integers(value)
        if (value := raw.get("candidates_extracted")) is None:
            absent += 1
            value = 0
        elif type(value) is not int:
            value = decoding.integer(value)
        model.candidates_extracted = value
        if (value := raw.get("candidates_stored")) is None:
            absent += 1
            value = 0
        elif type(value) is not int:
            value = decoding.integer(value)
        model.candidates_stored = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 5
        if surplus:
            model._keep(
                raw,
                surplus,
                _ADD_SKIPPED_RESPONSE_MEMBERS,
                (
                    ("reason", "reason"),
                    ("memory_ids", "memory_ids"),
                    ("candidates_extracted", "candidates_extracted"),
                    ("candidates_stored", "candidates_stored"),
                ),
            )
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {"status": self.status},
            {
                "reason": self.reason,
                "memory_ids": self.memory_ids,
                "candidates_extracted": self.candidates_extracted,
                "candidates_stored": self.candidates_stored,
            },
        )


AddResult: TypeAlias = Memory | AddSkippedResponse
"""The memory that was stored, or the reason why none was."""


def decode_add_result(raw: Any) -> AddResult:
    """Decode a value of `AddResult`; the first variant that fits wins."""
    if decoding.tagged(raw, "status", "skipped"):
        return AddSkippedResponse.from_dict(raw)
    if decoding.has(raw, "id"):
        return Memory.from_dict(raw)
    raise decoding.no_variant("AddResult", raw)


_BULK_ADD_ITEM_MEMBERS = frozenset(
    {
        "text",
        "source",
        "event_type",
        "tags",
        "metadata",
        "importance",
        "end_user_id",
        "client_ref",
    }
)


@models.dataclass
class BulkAddItem(models.Model):
    """One of several texts to add.

    Attributes:
        text: What to remember.
        source: Where the text comes from, as you call it; queries can filter by it.
        event_type: What kind of event the text reports.
        tags: Labels of your choice.
        metadata: Anything else worth keeping; it is stored as it is.
        importance: How much the memory should count when results are ranked.
        end_user_id: The end user that the memory belongs to. It has no effect if
            the client has an end user.
        client_ref: Your own identifier of this record. A reference that was used
            before is not stored again.
    """

    text: str
    source: str | None = None
    event_type: str | None = None
    tags: list[str] | None = None
    metadata: dict[str, Any] | None = None
    importance: float | None = None
    end_user_id: str | None = None
    client_ref: str | None = None
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "BulkAddItem":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if type(value := raw["text"]) is not str:
            absent += value is None
            value = decoding.string(value)
        model.text = value
        if (value := raw.get("source")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.source = value
        if (value := raw.get("event_type")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.event_type = value
        if (value := raw.get("tags")) is None:
            absent += 1
            model.tags = None
        else:
            model.tags = decoding.strings(value)
        if (value := raw.get("metadata")) is None:
            absent += 1
            model.metadata = None
        else:
            model.metadata = decoding.mapping(value)
        if (value := raw.get("importance")) is None:
            absent += 1
        elif type(value) is not float:
            value = decoding.number(value)
        model.importance = value
        if (value := raw.get("end_user_id")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.end_user_id = value
        if (value := raw.get("client_ref")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.client_ref = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 8
        if surplus:
            model._keep(raw, surplus, _BULK_ADD_ITEM_MEMBERS)
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {"text": self.text},
            {
                "source": self.source,
                "event_type": self.event_type,
                "tags": self.tags,
                "metadata": self.metadata,
                "importance": self.importance,
                "end_user_id": self.end_user_id,
                "client_ref": self.client_ref,
            },
        )


_BULK_ADD_ITEM_RESULT_MEMBERS = frozenset({"index", "status", "memory_ids", "reason"})


@models.dataclass
class BulkAddItemResult(models.Model):
    """What became of one item.

    Attributes:
        index: The place of the item in the request, counted from 0.
        status: Whether the item was stored, left out or refused.
        memory_ids: The memories that hold the item; for a known reference, the
            earlier ones.
        reason: Why the item was not stored.
    """

    index: int
    status: Literal["created", "skipped", "rejected"]
    memory_ids: list[int] = dataclasses.field(default_factory=list[int])
    reason: str | None = None
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "BulkAddItemResult":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if type(value := raw["index"]) is not int:
            absent += value is None
            value = decoding.integer(value)
        model.index = value
        value = raw["status"]
        absent += value is None
        model.status = value
        if (value := raw.get("memory_ids")) is None:
            absent += 1
            model.memory_ids = list[int]()
        else:
            model.memory_ids = decoding.integers(value)
        if (value := raw.get("reason")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.reason = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 4
        if surplus:
            model._keep(
                raw,
                surplus,
                _BULK_ADD_ITEM_RESULT_MEMBERS,
                (("memory_ids", "memory_ids"),),
            )
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {"index": self.index, "status": self.status},
            {"memory_ids": self.memory_ids, "reason": self.reason},
            nullable=("reason",),
        )


_BULK_ADD_RESPONSE_MEMBERS = frozenset(
    {"total", "created", "skipped", "rejected", "results", "unreported"}
)


@models.dataclass
class BulkAddResponse(models.Model):
    """What became of the items.

    Beyond the limit of the plan the service reports no items at all: the list is then
    empty and every item counts as unreported.

    Attributes:
        total: How many items the service looked at.
        created: How many were stored.
        skipped: How many were left out because they hold nothing new.
        rejected: How many were refused as invalid.
        results: One entry per item, in the order of the request.
        unreported: How many items the service took without saying what became of
            them.
    """

    total: int = 0
    created: int = 0
    skipped: int = 0
    rejected: int = 0
    results: list[BulkAddItemResult] = dataclasses.field(
        default_factory=list[BulkAddItemResult]
    )
    unreported: int = 0
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "BulkAddResponse":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if (value := raw.get("total")) is None:
            absent += 1
            value = 0
        elif type(value) is not int:
            value = decoding.integer(value)
        model.total = value
        if (value := raw.get("created")) is None:
            absent += 1
            value = 0
        elif type(value) is not int:
            value = decoding.integer(value)
        model.created = value
        if (value := raw.get("skipped")) is None:
            absent += 1
            value = 0
        elif type(value) is not int:
            value = decoding.integer(value)
        model.skipped = value
        if (value := raw.get("rejected")) is None:
            absent += 1
            value = 0
        elif type(value) is not int:
            value = decoding.integer(value)
        model.rejected = value
        if (value := raw.get("results")) is None:
            absent += 1
            model.results = list[BulkAddItemResult]()
        else:
            model.results = decoding.list_of(BulkAddItemResult.from_dict, value)
        if (value := raw.get("unreported")) is None:
            absent += 1
            value = 0
        elif type(value) is not int:
            value = decoding.integer(value)
        model.unreported = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 6
        if surplus:
            model._keep(
                raw,
                surplus,
                _BULK_ADD_RESPONSE_MEMBERS,
                (
                    ("total", "total"),
                    ("created", "created"),
                    ("skipped", "skipped"),
                    ("rejected", "rejected"),
                    ("results", "results"),
                    ("unreported", "unreported"),
                ),
            )
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {},
            {
                "total": self.total,
                "created": self.created,
                "skipped": self.skipped,
                "rejected": self.rejected,
                "results": self.results,
                "unreported": self.unreported,
            },
        )


class QueryFilters(TypedDict, total=False):
    """What the memories to search have in common.

    Criteria that are not listed here are passed on to the service.

    Keys:
        memory_type: How the service classifies the memory.
        source: Where the text comes from.
        sources: Any of these sources.
        tags: At least one of these labels.
        since: Start of the time in which the memories were stored.
        until: End of the time in which the memories were stored.
        include_summaries: Whether summaries made by the service are searched too.
        tier: How close at hand the memory is kept: `hot`, `warm` or `cold`.
    """

    memory_type: str
    source: str
    sources: list[str]
    tags: list[str]
    since: str | datetime
    until: str | datetime
    include_summaries: bool
    tier: str


_QUERY_RESPONSE_MEMBERS = frozenset(
    {"memories", "context", "latency_ms", "session_id", "query_intent"}
)


@models.dataclass
class QueryResponse(models.Model):
    """What a query found.

    Attributes:
        memories: The best matches, best first.
        context: The matches as one text, ready to be put into a prompt.
        latency_ms: How long the search took, in milliseconds.
        session_id: The conversation in which the question was asked.
        query_intent: What the service took the question for.
    """

    memories: list[Memory] = dataclasses.field(default_factory=list[Memory])
    context: str | None = None
    latency_ms: float | None = None
    session_id: str | None = None
    query_intent: str | None = None
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "QueryResponse":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if (value := raw.get("memories")) is None:
            absent += 1
            model.memories = list[Memory]()
        else:
            model.memories = decoding.list_of(Memory.from_dict, value)
        if (value := raw.get("context")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.context = value
        if (value := raw.get("latency_ms")) is None:
            absent += 1
        elif type(value) is not float:
            value = decoding.number(value)
        model.latency_ms = value
        if (value := raw.get("session_id")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.session_id = value
        if (value := raw.get("query_intent")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.query_intent = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 5
        if surplus:
            model._keep(
                raw, surplus, _QUERY_RESPONSE_MEMBERS, (("memories", "memories"),)
            )
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {},
            {
                "memories": self.memories,
                "context": self.context,
                "latency_ms": self.latency_ms,
                "session_id": self.session_id,
                "query_intent": self.query_intent,
            },
            nullable=("context", "latency_ms", "session_id", "query_intent"),
        )


_FORGET_FILTERS_MEMBERS = frozenset(
    {"source", "event_type", "tags", "tier", "before", "after"}
)


@models.dataclass
class ForgetFilters(models.Model):
    """What the memories to delete have in common.

    A memory must meet every criterion that is given, and at least one has to be.

    Attributes:
        source: Where the text comes from.
        event_type: What kind of event the text reports.
        tags: All of these labels.
        tier: How close at hand the memory is kept: `hot`, `warm` or `cold`.
        before: Stored before this time.
        after: Stored after this time.
    """

    source: str | None = None
    event_type: str | None = None
    tags: list[str] | None = None
    tier: str | None = None
    before: str | datetime | None = None
    after: str | datetime | None = None
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "ForgetFilters":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if (value := raw.get("source")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.source = value
        if (value := raw.get("event_type")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.event_type = value
        if (value := raw.get("tags")) is None:
            absent += 1
            model.tags = None
        else:
            model.tags = decoding.strings(value)
        if (value := raw.get("tier")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.tier = value
        if (value := raw.get("before")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.before = value
        if (value := raw.get("after")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.after = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 6
        if surplus:
            model._keep(raw, surplus, _FORGET_FILTERS_MEMBERS)
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {},
            {
                "source": self.source,
                "event_type": self.event_type,
                "tags": self.tags,
                "tier": self.tier,
                "before": self.before,
                "after": self.after,
            },
        )


_COMPOSE_RESPONSE_MEMBERS = frozenset(
    {"composed_prompt", "memories_used", "token_count", "truncated"}
)


@models.dataclass
class ComposeResponse(models.Model):
    """A prompt with memories written into it.

    Attributes:
        composed_prompt: The finished prompt.
        memories_used: How many memories went into it.
        token_count: How long it is, in tokens.
        truncated: Whether it was cut to keep within the limit.
    """

    composed_prompt: str = ""
    memories_used: int = 0
    token_count: int = 0
    truncated: bool = False
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "ComposeResponse":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if (value := raw.get("composed_prompt")) is None:
            absent += 1
            value = ""
        elif type(value) is not str:
            value = decoding.string(value)
        model.composed_prompt = value
        if (value := raw.get("memories_used")) is None:
            absent += 1
            value = 0
        elif type(value) is not int:
            value = decoding.integer(value)
        model.memories_used = value
        if (value := raw.get("token_count")) is None:
            absent += 1
            value = 0
        elif type(value) is not int:
            value = decoding.integer(value)
        model.token_count = value
        if (value := raw.get("truncated")) is None:
            absent += 1
            value = False
        elif type(value) is not bool:
            value = decoding.boolean(value)
        model.truncated = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 4
        if surplus:
            model._keep(
                raw,
                surplus,
                _COMPOSE_RESPONSE_MEMBERS,
                (
                    ("composed_prompt", "composed_prompt"),
                    ("memories_used", "memories_used"),
                    ("token_count", "token_count"),
                    ("truncated", "truncated"),
                ),
            )
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {},
            {
                "composed_prompt": self.composed_prompt,
                "memories_used": self.memories_used,
                "token_count": self.token_count,
                "truncated": self.truncated,
            },
        )


_EXPORT_RESPONSE_MEMBERS = frozenset({"user_id", "memories", "generated_at"})


@models.dataclass
class ExportResponse(models.Model):
    """A copy of all memories of an end user.

    Attributes:
        user_id: The account that owns the memories.
        memories: The memories as the server keeps them.
        generated_at: When the copy was made.
    """

    user_id: int = 0
    memories: list[dict[str, Any]] = dataclasses.field(
        default_factory=list[dict[str, Any]]
    )
    generated_at: str = ""
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "ExportResponse":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if (value := raw.get("user_id")) is None:
            absent += 1
            value = 0
        elif type(value) is not int:
            value = decoding.integer(value)
        model.user_id = value
        if (value := raw.get("memories")) is None:
            absent += 1
            model.memories = list[dict[str, Any]]()
        else:
            model.memories = decoding.list_of(decoding.mapping, value)
        if (value := raw.get("generated_at")) is None:
            absent += 1
            value = ""
        elif type(value) is not str:
            value = decoding.string(value)
        model.generated_at = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 3
        if surplus:
            model._keep(
                raw,
                surplus,
                _EXPORT_RESPONSE_MEMBERS,
                (
                    ("user_id", "user_id"),
                    ("memories", "memories"),
                    ("generated_at", "generated_at"),
                ),
            )
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {},
            {
                "user_id": self.user_id,
                "memories": self.memories,
                "generated_at": self.generated_at,
            },
        )


RelationshipType: TypeAlias = Literal[
    "similar",
    "derived_from",
    "continuation",
    "contradiction",
    "summary_of",
    "detail_of",
    "caused_by",
    "references",
    "supports",
    "extends",
]
"""What one memory is to another."""


RelationshipName: TypeAlias = RelationshipType | str
"""What one memory is to another: a built-in type, or one that the organization added
with `update_ontology`.
"""


def decode_relationship_name(raw: Any) -> RelationshipName:
    """Decode a value of `RelationshipName`; the first variant that fits wins."""
    if raw in (
        "similar",
        "derived_from",
        "continuation",
        "contradiction",
        "summary_of",
        "detail_of",
        "caused_by",
        "references",
        "supports",
        "extends",
    ):
        return cast("RelationshipName", raw)
    if isinstance(raw, str):
        return decoding.string(raw)
    raise decoding.no_variant("RelationshipName", raw)


_RELATION_MEMBERS = frozenset(
    {
        "id",
        "from_memory_id",
        "to_memory_id",
        "relationship_type",
        "confidence",
        "metadata",
        "created_at",
    }
)


@models.dataclass
class Relation(models.Model):
    """A connection between two memories.

    Attributes:
        id: Identifies the relation.
        from_memory_id: The memory that the relation starts from.
        to_memory_id: The memory that the relation leads to.
        relationship_type: What one memory is to another: a built-in type, or one
            that the organization added with `update_ontology`.
        confidence: How certain the relation is, from 0 to 1.
        metadata: Whatever was stored with the relation.
        created_at: When the relation was recorded.
    """

    id: int
    from_memory_id: int
    to_memory_id: int
    relationship_type: RelationshipName
    confidence: float
    metadata: dict[str, Any] | None = None
    created_at: str | None = None
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "Relation":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if type(value := raw["id"]) is not int:
            absent += value is None
            value = decoding.integer(value)
        model.id = value
        if type(value := raw["from_memory_id"]) is not int:
            absent += value is None
            value = decoding.integer(value)
        model.from_memory_id = value
        if type(value := raw["to_memory_id"]) is not int:
            absent += value is None
            value = decoding.integer(value)
        model.to_memory_id = value
        value = raw["relationship_type"]
        absent += value is None
        model.relationship_type = decode_relationship_name(value)
        if type(value := raw["confidence"]) is not float:
            absent += value is None
            value = decoding.number(value)
        model.confidence = value
        if (value := raw.get("metadata")) is None:
            absent += 1
            model.metadata = None
        else:
            model.metadata = decoding.mapping(value)
        if (value := raw.get("created_at")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.created_at = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 7
        if surplus:
            model._keep(raw, surplus, _RELATION_MEMBERS)
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {
                "id": self.id,
                "from_memory_id": self.from_memory_id,
                "to_memory_id": self.to_memory_id,
                "relationship_type": self.relationship_type,
                "confidence": self.confidence,
            },
            {"metadata": self.metadata, "created_at": self.created_at},
            nullable=("metadata", "created_at"),
        )


_BATCH_UPDATE_ITEM_MEMBERS = frozenset(
    {"memory_id", "tags", "importance", "metadata", "source", "event_type"}
)


@models.dataclass
class BatchUpdateItem(models.Model):
    """A memory and its new details, of which at least one is given.

    Attributes:
        memory_id: The memory to change.
        tags: The new labels, in place of the present ones.
        importance: How much the memory should count when results are ranked.
        metadata: The new metadata.
        source: Where the text comes from.
        event_type: What kind of event the text reports.
    """

    memory_id: int
    tags: list[str] | None = None
    importance: float | None = None
    metadata: dict[str, Any] | None = None
    source: str | None = None
    event_type: str | None = None
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "BatchUpdateItem":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if type(value := raw["memory_id"]) is not int:
            absent += value is None
            value = decoding.integer(value)
        model.memory_id = value
        if (value := raw.get("tags")) is None:
            absent += 1
            model.tags = None
        else:
            model.tags = decoding.strings(value)
        if (value := raw.get("importance")) is None:
            absent += 1
        elif type(value) is not float:
            value = decoding.number(value)
        model.importance = value
        if (value := raw.get("metadata")) is None:
            absent += 1
            model.metadata = None
        else:
            model.metadata = decoding.mapping(value)
        if (value := raw.get("source")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.source = value
        if (value := raw.get("event_type")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.event_type = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 6
        if surplus:
            model._keep(raw, surplus, _BATCH_UPDATE_ITEM_MEMBERS)
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {"memory_id": self.memory_id},
            {
                "tags": self.tags,
                "importance": self.importance,
                "metadata": self.metadata,
                "source": self.source,
                "event_type": self.event_type,
            },
        )

    def has_edit(self) -> bool:
        """Return whether one of the members that may be left out has a value."""
        return any(
            value is not None
            for value in (
                self.tags,
                self.importance,
                self.metadata,
                self.source,
                self.event_type,
            )
        )


_BATCH_UPDATE_ITEM_RESULT_MEMBERS = frozenset(
    {"index", "memory_id", "status", "changed_fields"}
)


@models.dataclass
class BatchUpdateItemResult(models.Model):
    """What became of one change.

    Attributes:
        index: The place of the item in the request, counted from 0.
        memory_id: The memory.
        status: Whether the memory was found and changed.
        changed_fields: The fields whose values differ now.
    """

    index: int
    memory_id: int
    status: Literal["updated", "not_found"]
    changed_fields: list[str] = dataclasses.field(default_factory=list[str])
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "BatchUpdateItemResult":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if type(value := raw["index"]) is not int:
            absent += value is None
            value = decoding.integer(value)
        model.index = value
        if type(value := raw["memory_id"]) is not int:
            absent += value is None
            value = decoding.integer(value)
        model.memory_id = value
        value = raw["status"]
        absent += value is None
        model.status = value
        if (value := raw.get("changed_fields")) is None:
            absent += 1
            model.changed_fields = list[str]()
        else:
            model.changed_fields = decoding.strings(value)
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 4
        if surplus:
            model._keep(
                raw,
                surplus,
                _BATCH_UPDATE_ITEM_RESULT_MEMBERS,
                (("changed_fields", "changed_fields"),),
            )
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {"index": self.index, "memory_id": self.memory_id, "status": self.status},
            {"changed_fields": self.changed_fields},
        )


_BATCH_UPDATE_RESPONSE_MEMBERS = frozenset({"total", "updated", "not_found", "results"})


@models.dataclass
class BatchUpdateResponse(models.Model):
    """What became of the changes.

    Attributes:
        total: How many items the service looked at.
        updated: How many memories were changed.
        not_found: How many memories do not exist.
        results: One entry per item, in the order of the request.
    """

    total: int = 0
    updated: int = 0
    not_found: int = 0
    results: list[BatchUpdateItemResult] = dataclasses.field(
        default_factory=list[BatchUpdateItemResult]
    )
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "BatchUpdateResponse":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if (value := raw.get("total")) is None:
            absent += 1
            value = 0
        elif type(value) is not int:
            value = decoding.integer(value)
        model.total = value
        if (value := raw.get("updated")) is None:
            absent += 1
            value = 0
        elif type(value) is not int:
            value = decoding.integer(value)
        model.updated = value
        if (value := raw.get("not_found")) is None:
            absent += 1
            value = 0
        elif type(value) is not int:
            value = decoding.integer(value)
        model.not_found = value
        if (value := raw.get("results")) is None:
            absent += 1
            model.results = list[BatchUpdateItemResult]()
        else:
            model.results = decoding.list_of(BatchUpdateItemResult.from_dict, value)
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 4
        if surplus:
            model._keep(
                raw,
                surplus,
                _BATCH_UPDATE_RESPONSE_MEMBERS,
                (
                    ("total", "total"),
                    ("updated", "updated"),
                    ("not_found", "not_found"),
                    ("results", "results"),
                ),
            )
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {},
            {
                "total": self.total,
                "updated": self.updated,
                "not_found": self.not_found,
                "results": self.results,
            },
        )


RevisionEvent: TypeAlias = Literal[
    "created", "updated", "superseded", "soft_deleted", "restored", "archived", "purged"
]
"""What happened to a memory."""


_REVISION_ENTRY_MEMBERS = frozenset(
    {"revision", "event", "changed_fields", "diff", "actor", "created_at"}
)


@models.dataclass
class RevisionEntry(models.Model):
    """One step in the history of a memory.

    Attributes:
        revision: The number of the step, counted from 0.
        event: What happened to a memory.
        changed_fields: The fields that changed.
        diff: For each changed field, its old and its new value.
        actor: Who made the change.
        created_at: When the change was made.
    """

    revision: int
    event: RevisionEvent
    changed_fields: list[str] = dataclasses.field(default_factory=list[str])
    diff: dict[str, Any] = dataclasses.field(default_factory=dict[str, Any])
    actor: str | None = None
    created_at: str | None = None
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "RevisionEntry":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if type(value := raw["revision"]) is not int:
            absent += value is None
            value = decoding.integer(value)
        model.revision = value
        value = raw["event"]
        absent += value is None
        model.event = value
        if (value := raw.get("changed_fields")) is None:
            absent += 1
            model.changed_fields = list[str]()
        else:
            model.changed_fields = decoding.strings(value)
        if (value := raw.get("diff")) is None:
            absent += 1
            model.diff = dict[str, Any]()
        else:
            model.diff = decoding.mapping(value)
        if (value := raw.get("actor")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.actor = value
        if (value := raw.get("created_at")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.created_at = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 6
        if surplus:
            model._keep(
                raw,
                surplus,
                _REVISION_ENTRY_MEMBERS,
                (("changed_fields", "changed_fields"), ("diff", "diff")),
            )
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {"revision": self.revision, "event": self.event},
            {
                "changed_fields": self.changed_fields,
                "diff": self.diff,
                "actor": self.actor,
                "created_at": self.created_at,
            },
            nullable=("actor", "created_at"),
        )


_HISTORY_RESPONSE_MEMBERS = frozenset(
    {"memory_id", "total", "revisions", "tracked_fields"}
)


@models.dataclass
class HistoryResponse(models.Model):
    """The history of a memory, or one page of it.

    Attributes:
        memory_id: The memory.
        total: How many revisions there are in all.
        revisions: The revisions of this page, oldest first.
        tracked_fields: The fields whose changes are recorded.
    """

    memory_id: int = 0
    total: int = 0
    revisions: list[RevisionEntry] = dataclasses.field(
        default_factory=list[RevisionEntry]
    )
    tracked_fields: list[str] = dataclasses.field(default_factory=list[str])
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "HistoryResponse":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if (value := raw.get("memory_id")) is None:
            absent += 1
            value = 0
        elif type(value) is not int:
            value = decoding.integer(value)
        model.memory_id = value
        if (value := raw.get("total")) is None:
            absent += 1
            value = 0
        elif type(value) is not int:
            value = decoding.integer(value)
        model.total = value
        if (value := raw.get("revisions")) is None:
            absent += 1
            model.revisions = list[RevisionEntry]()
        else:
            model.revisions = decoding.list_of(RevisionEntry.from_dict, value)
        if (value := raw.get("tracked_fields")) is None:
            absent += 1
            model.tracked_fields = list[str]()
        else:
            model.tracked_fields = decoding.strings(value)
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 4
        if surplus:
            model._keep(
                raw,
                surplus,
                _HISTORY_RESPONSE_MEMBERS,
                (
                    ("memory_id", "memory_id"),
                    ("total", "total"),
                    ("revisions", "revisions"),
                    ("tracked_fields", "tracked_fields"),
                ),
            )
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {},
            {
                "memory_id": self.memory_id,
                "total": self.total,
                "revisions": self.revisions,
                "tracked_fields": self.tracked_fields,
            },
        )


FeedbackSignal: TypeAlias = Literal["positive", "negative", "retrieved", "ignored"]
"""What became of a memory that was found."""


_FEEDBACK_TREND_MEMBERS = frozenset(
    {"momentum", "consistency", "trend_multiplier", "recent_count"}
)


@models.dataclass
class FeedbackTrend(models.Model):
    """Where the signals on a memory are heading.

    Attributes:
        momentum: Which way the signals point.
        consistency: How far the signals agree, from 0 to 1.
        trend_multiplier: How much stronger an adjustment is because of the trend.
        recent_count: How many of the signals are recent.
    """

    momentum: str = "neutral"
    consistency: float = 0.0
    trend_multiplier: float = 1.0
    recent_count: int = 0
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "FeedbackTrend":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if (value := raw.get("momentum")) is None:
            absent += 1
            value = "neutral"
        elif type(value) is not str:
            value = decoding.string(value)
        model.momentum = value
        if (value := raw.get("consistency")) is None:
            absent += 1
            value = 0.0
        elif type(value) is not float:
            value = decoding.number(value)
        model.consistency = value
        if (value := raw.get("trend_multiplier")) is None:
            absent += 1
            value = 1.0
        elif type(value) is not float:
            value = decoding.number(value)
        model.trend_multiplier = value
        if (value := raw.get("recent_count")) is None:
            absent += 1
            value = 0
        elif type(value) is not int:
            value = decoding.integer(value)
        model.recent_count = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 4
        if surplus:
            model._keep(
                raw,
                surplus,
                _FEEDBACK_TREND_MEMBERS,
                (
                    ("momentum", "momentum"),
                    ("consistency", "consistency"),
                    ("trend_multiplier", "trend_multiplier"),
                    ("recent_count", "recent_count"),
                ),
            )
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {},
            {
                "momentum": self.momentum,
                "consistency": self.consistency,
                "trend_multiplier": self.trend_multiplier,
                "recent_count": self.recent_count,
            },
        )


_FEEDBACK_SUMMARY_MEMBERS = frozenset({"total_signals", "signal_counts", "trend"})


@models.dataclass
class FeedbackSummary(models.Model):
    """All signals on a memory so far.

    Attributes:
        total_signals: How many signals there were in all.
        signal_counts: How many there were of each kind.
        trend: Where the signals on a memory are heading.
    """

    total_signals: int = 0
    signal_counts: dict[str, int] = dataclasses.field(default_factory=dict[str, int])
    trend: FeedbackTrend = dataclasses.field(default_factory=FeedbackTrend)
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "FeedbackSummary":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if (value := raw.get("total_signals")) is None:
            absent += 1
            value = 0
        elif type(value) is not int:
            value = decoding.integer(value)
        model.total_signals = value
        if (value := raw.get("signal_counts")) is None:
            absent += 1
            model.signal_counts = dict[str, int]()
        else:
            model.signal_counts = {
                key: decoding.integer(member)
                for key, member in decoding.mapping(value).items()
            }
        if (value := raw.get("trend")) is None:
            absent += 1
            model.trend = FeedbackTrend.from_dict({})
        else:
            model.trend = FeedbackTrend.from_dict(value or {})
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 3
        if surplus:
            model._keep(
                raw,
                surplus,
                _FEEDBACK_SUMMARY_MEMBERS,
                (
                    ("total_signals", "total_signals"),
                    ("signal_counts", "signal_counts"),
                    ("trend", "trend"),
                ),
            )
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {},
            {
                "total_signals": self.total_signals,
                "signal_counts": self.signal_counts,
                "trend": self.trend,
            },
        )


_FEEDBACK_RESPONSE_MEMBERS = frozenset(
    {
        "memory_id",
        "signal",
        "importance_before",
        "importance_after",
        "adjustment",
        "influenced_ranking",
        "summary",
    }
)


@models.dataclass
class FeedbackResponse(models.Model):
    """What a signal changed.

    Attributes:
        memory_id: The memory.
        signal: What became of a memory that was found.
        importance_before: The importance before the signal.
        importance_after: The importance from now on.
        adjustment: The difference between the two.
        influenced_ranking: Whether results will be ranked differently.
        summary: All signals on a memory so far.
    """

    memory_id: int = 0
    signal: FeedbackSignal = "positive"
    importance_before: float = 0.0
    importance_after: float = 0.0
    adjustment: float = 0.0
    influenced_ranking: bool = False
    summary: FeedbackSummary = dataclasses.field(default_factory=FeedbackSummary)
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "FeedbackResponse":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if (value := raw.get("memory_id")) is None:
            absent += 1
            value = 0
        elif type(value) is not int:
            value = decoding.integer(value)
        model.memory_id = value
        if (value := raw.get("signal")) is None:
            absent += 1
            model.signal = "positive"
        else:
            model.signal = value
        if (value := raw.get("importance_before")) is None:
            absent += 1
            value = 0.0
        elif type(value) is not float:
            value = decoding.number(value)
        model.importance_before = value
        if (value := raw.get("importance_after")) is None:
            absent += 1
            value = 0.0
        elif type(value) is not float:
            value = decoding.number(value)
        model.importance_after = value
        if (value := raw.get("adjustment")) is None:
            absent += 1
            value = 0.0
        elif type(value) is not float:
            value = decoding.number(value)
        model.adjustment = value
        if (value := raw.get("influenced_ranking")) is None:
            absent += 1
            value = False
        elif type(value) is not bool:
            value = decoding.boolean(value)
        model.influenced_ranking = value
        if (value := raw.get("summary")) is None:
            absent += 1
            model.summary = FeedbackSummary.from_dict({})
        else:
            model.summary = FeedbackSummary.from_dict(value or {})
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 7
        if surplus:
            model._keep(
                raw,
                surplus,
                _FEEDBACK_RESPONSE_MEMBERS,
                (
                    ("memory_id", "memory_id"),
                    ("signal", "signal"),
                    ("importance_before", "importance_before"),
                    ("importance_after", "importance_after"),
                    ("adjustment", "adjustment"),
                    ("influenced_ranking", "influenced_ranking"),
                    ("summary", "summary"),
                ),
            )
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {},
            {
                "memory_id": self.memory_id,
                "signal": self.signal,
                "importance_before": self.importance_before,
                "importance_after": self.importance_after,
                "adjustment": self.adjustment,
                "influenced_ranking": self.influenced_ranking,
                "summary": self.summary,
            },
        )


_ONTOLOGY_MEMBERS = frozenset(
    {
        "content_types",
        "relation_types",
        "builtin_content_types",
        "builtin_relation_types",
        "custom_content_types",
        "custom_relation_types",
        "max_custom_types",
    }
)


@models.dataclass
class Ontology(models.Model):
    """The types that memories and relations of an organization may have.

    Attributes:
        content_types: All types that content may have.
        relation_types: All types that relations may have.
        builtin_content_types: The types of content that are always there.
        builtin_relation_types: The types of relations that are always there.
        custom_content_types: The types of content that the organization added.
        custom_relation_types: The types of relations that the organization added.
        max_custom_types: How many custom types there may be.
    """

    content_types: list[str] = dataclasses.field(default_factory=list[str])
    relation_types: list[str] = dataclasses.field(default_factory=list[str])
    builtin_content_types: list[str] = dataclasses.field(default_factory=list[str])
    builtin_relation_types: list[str] = dataclasses.field(default_factory=list[str])
    custom_content_types: list[str] = dataclasses.field(default_factory=list[str])
    custom_relation_types: list[str] = dataclasses.field(default_factory=list[str])
    max_custom_types: int = 32
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "Ontology":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if (value := raw.get("content_types")) is None:
            absent += 1
            model.content_types = list[str]()
        else:
            model.content_types = decoding.strings(value)
        if (value := raw.get("relation_types")) is None:
            absent += 1
            model.relation_types = list[str]()
        else:
            model.relation_types = decoding.strings(value)
        if (value := raw.get("builtin_content_types")) is None:
            absent += 1
            model.builtin_content_types = list[str]()
        else:
            model.builtin_content_types = decoding.strings(value)
        if (value := raw.get("builtin_relation_types")) is None:
            absent += 1
            model.builtin_relation_types = list[str]()
        else:
            model.builtin_relation_types = decoding.strings(value)
        if (value := raw.get("custom_content_types")) is None:
            absent += 1
            model.custom_content_types = list[str]()
        else:
            model.custom_content_types = decoding.strings(value)
        if (value := raw.get("custom_relation_types")) is None:
            absent += 1
            model.custom_relation_types = list[str]()
        else:
            model.custom_relation_types = decoding.strings(value)
        if (value := raw.get("max_custom_types")) is None:
            absent += 1
            value = 32
        elif type(value) is not int:
            value = decoding.integer(value)
        model.max_custom_types = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 7
        if surplus:
            model._keep(
                raw,
                surplus,
                _ONTOLOGY_MEMBERS,
                (
                    ("content_types", "content_types"),
                    ("relation_types", "relation_types"),
                    ("builtin_content_types", "builtin_content_types"),
                    ("builtin_relation_types", "builtin_relation_types"),
                    ("custom_content_types", "custom_content_types"),
                    ("custom_relation_types", "custom_relation_types"),
                    ("max_custom_types", "max_custom_types"),
                ),
            )
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {},
            {
                "content_types": self.content_types,
                "relation_types": self.relation_types,
                "builtin_content_types": self.builtin_content_types,
                "builtin_relation_types": self.builtin_relation_types,
                "custom_content_types": self.custom_content_types,
                "custom_relation_types": self.custom_relation_types,
                "max_custom_types": self.max_custom_types,
            },
        )


class ImportJob(TypedDict):
    """An import of many records, and how far it is.

    Keys:
        id: Identifies the import.
        status: How far the import is; `completed`, `failed` and `cancelled` are
            final.
        total_rows: How many records the file holds.
        processed_rows: How many of them were worked through.
        progress_percentage: How much is done, from 0 to 100; below 100 until
            everything is.
        created: How many records were stored.
        already_imported: How many records were known by their `client_ref`.
        skipped: How many records held nothing to remember.
        failed: How many records could not be stored.
        memories_created: How many memories were made; a record may yield several.
        invalid_rows: What is wrong with records that could not be read.
        error_message: Why the import as a whole failed.
    """

    id: str
    status: str
    total_rows: NotRequired[int]
    processed_rows: NotRequired[int]
    progress_percentage: NotRequired[float]
    created: NotRequired[int]
    already_imported: NotRequired[int]
    skipped: NotRequired[int]
    failed: NotRequired[int]
    memories_created: NotRequired[int]
    invalid_rows: NotRequired[list[str]]
    error_message: NotRequired[str | None]


class ImportJobList(TypedDict):
    """The imports of a project.

    Keys:
        jobs: The imports, newest first.
    """

    jobs: list[ImportJob]


class TenantMemory(TypedDict):
    """A memory as the routes under `/v1` show it.

    Keys:
        memory_id: Identifies the memory.
        raw_text: What is remembered.
        summary: A shorter wording.
        metadata: Whatever was stored with the memory.
        created_at: When the memory was stored.
        source: Where the text comes from.
        score: How well the memory matches; only in the results of a search.
    """

    memory_id: str
    raw_text: str
    summary: NotRequired[str | None]
    metadata: NotRequired[dict[str, Any] | None]
    created_at: NotRequired[str]
    source: NotRequired[str | None]
    score: NotRequired[float | None]


class TenantMemoryList(TypedDict):
    """The memories of a user, or one page of them.

    Keys:
        memories: The memories of this page, newest first.
        total: How many memories there are in all.
    """

    memories: list[TenantMemory]
    total: NotRequired[int]


TurnRole: TypeAlias = Literal["user", "assistant", "system", "tool"]
"""Who speaks in a conversation."""


class TurnReceipt(TypedDict):
    """What became of a turn.

    Keys:
        memory_id: Always null, since the turn is distilled later.
        status: Whether work is going on (`processing`) or not (`ok`).
        processing_status: What became of the turn: `distilling`, `completed`,
            `failed`, or `skipped` with a reason in its name.
        embed_mode: Whether the call waited until searches find the turn.
        already_exists: Whether the turn was known.
        request_id: Identifies the request, if the service gives it an identifier.
    """

    memory_id: str | None
    status: str
    processing_status: str
    embed_mode: NotRequired[str]
    already_exists: NotRequired[bool]
    request_id: NotRequired[str | None]


class RecallResult(TypedDict):
    """What a recall found.

    Keys:
        context: The matches as one text, ready to be put into a prompt.
        memories: The best matches, best first.
        used_fallback: Whether nothing was close to the question, so that other
            memories were taken.
    """

    context: NotRequired[str]
    memories: list[TenantMemory]
    used_fallback: NotRequired[bool]


class MemoryStatus(TypedDict):
    """How far a memory is processed.

    Keys:
        memory_id: Identifies the memory.
        processing_status: How far the memory is.
        searchable: Whether searches find the memory.
    """

    memory_id: NotRequired[str]
    processing_status: str
    searchable: NotRequired[bool]


class HistoryTurnInput(TypedDict):
    """One turn of a conversation, to be kept word for word.

    Keys:
        role: Who speaks, in up to 64 characters; `human` and `ai` are stored as
            `user` and `assistant`.
        content: What is said; it may be empty.
        seq: The place of the turn in the conversation.
        occurred_at: When it was said; without it, that is now.
        payload: Anything else that belongs to the turn, such as the arguments of a
            tool; it is stored as it is.
        idempotency_key: Your own identifier of the turn. A key that was used before
            is not stored again.
    """

    role: str
    content: str
    seq: NotRequired[int | None]
    occurred_at: NotRequired[str | datetime | None]
    payload: NotRequired[Any]
    idempotency_key: NotRequired[str | None]


class HistoryTurnRecord(TypedDict):
    """A turn of a conversation as it was kept.

    Keys:
        id: Identifies the turn.
        session_id: The conversation that the turn belongs to.
        role: Who speaks.
        content: What is said.
        seq: The place of the turn in the conversation.
        occurred_at: When it was said.
        payload: Whatever was stored with the turn.
        source: Who wrote the turn.
        created_at: When the turn was stored.
        created: Whether this call stored the turn; false for one that was known.
    """

    id: str
    session_id: str
    role: str
    content: str
    seq: int | None
    occurred_at: str | None
    payload: Any
    source: str
    created_at: str
    created: NotRequired[bool]


class AppendHistoryResponse(TypedDict):
    """What an addition to a transcript did.

    Keys:
        items: The turns as they were stored.
        request_ids: The jobs that learn facts from the turns.
        status: Whether the turns were stored; `skipped` beyond the limit of the
            plan.
    """

    items: list[HistoryTurnRecord]
    request_ids: list[str]
    status: Literal["ok", "skipped"]


class ListHistoryResponse(TypedDict):
    """A transcript, or a part of it.

    Keys:
        items: The turns, oldest first.
        total: How many turns there are in all.
    """

    items: list[HistoryTurnRecord]
    total: int


class DeleteHistoryResponse(TypedDict):
    """What was deleted from a transcript.

    Keys:
        deleted_ids: The turns that were deleted.
        deleted_fact_ids: The memories that were deleted because they came from
            there.
    """

    deleted_ids: list[str]
    deleted_fact_ids: list[str]


class StateItem(TypedDict):
    """A state document with its place and its dates.

    Keys:
        id: Identifies the document.
        namespace: The path under which the document lies.
        key: The name of the document within its namespace.
        value: The document.
        text: What searches read.
        source: Who wrote the document.
        created_at: When the document was first written.
        updated_at: When the document was written last.
        score: How well the document matches; only in the results of a search.
    """

    id: str
    namespace: list[str]
    key: str
    value: dict[str, Any]
    text: str
    source: str
    created_at: str
    updated_at: str
    score: NotRequired[float]


class PutStateResponse(TypedDict):
    """What a write did.

    Beyond the limit of the plan the status is `skipped` and the item is an empty
    object.

    Keys:
        item: A state document with its place and its dates.
        created: Whether something was written; false for an identical value.
        request_id: Identifies the request, if the service gives it an identifier.
        deleted_fact_ids: The facts that were deleted because they came from the
            previous value.
        status: Whether the document was stored.
    """

    item: StateItem
    created: bool
    request_id: str | None
    deleted_fact_ids: list[str]
    status: Literal["ok", "skipped"]


class GetStateResponse(TypedDict):
    """The result of a read.

    Keys:
        item: The document, or null if there is none.
    """

    item: StateItem | None


class ListStateResponse(TypedDict):
    """The state documents of a user, or one page of them.

    Keys:
        items: The documents of this page, newest first.
        total: How many documents there are in all.
    """

    items: list[StateItem]
    total: int


class SearchStateResponse(TypedDict):
    """What a search of state documents found.

    Keys:
        items: The best matches, best first.
        total: How many documents match.
    """

    items: list[StateItem]
    total: int


class DeleteStateResponse(TypedDict):
    """What was deleted from the state documents.

    Keys:
        deleted_ids: The documents that were deleted.
        deleted_fact_ids: The memories that were deleted because they came from
            there.
    """

    deleted_ids: list[str]
    deleted_fact_ids: list[str]


class ListStateNamespacesResponse(TypedDict):
    """The paths under which state documents lie.

    Keys:
        namespaces: The paths, each from its outermost part to its innermost.
    """

    namespaces: list[list[str]]


class SlackChannel(TypedDict):
    """A channel to be read.

    Keys:
        id: What Slack calls the channel.
        name: The name to show.
        is_private: Whether the channel is private.
    """

    id: str
    name: NotRequired[str]
    is_private: NotRequired[bool]


class S3Prefix(TypedDict):
    """A part of a bucket to be read.

    Keys:
        prefix: What the keys of the objects begin with; empty for the whole bucket.
        bucket: The bucket, if the connection reads several.
        label: The name to show.
    """

    prefix: str
    bucket: NotRequired[str]
    label: NotRequired[str]


class CrawlSettings(TypedDict, total=False):
    """How far a crawl goes.

    Keys:
        max_depth: How many links to follow from the first page; 0 reads only that
            page.
        max_pages: How many pages to read at most.
    """

    max_depth: int
    max_pages: int


_ERROR_SENTENCE_MEMBERS = frozenset({"detail", "retry_after"})


@models.dataclass
class ErrorSentence(models.Model):
    """An error as one sentence.

    Attributes:
        detail: What went wrong.
        retry_after: Seconds to wait before the next attempt.
    """

    detail: str
    retry_after: float | None = None
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "ErrorSentence":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if type(value := raw["detail"]) is not str:
            absent += value is None
            value = decoding.string(value)
        model.detail = value
        if (value := raw.get("retry_after")) is None:
            absent += 1
        elif type(value) is not float:
            value = decoding.number(value)
        model.retry_after = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 2
        if surplus:
            model._keep(raw, surplus, _ERROR_SENTENCE_MEMBERS)
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump({"detail": self.detail}, {"retry_after": self.retry_after})


_ERROR_FIELD_MEMBERS = frozenset({"msg", "loc", "type"})


@models.dataclass
class ErrorField(models.Model):
    """A field that was refused.

    Attributes:
        msg: What is wrong with the field.
        loc: The way to the field, such as `body`, `items`, 0, `text`.
        type: The kind of fault.
    """

    msg: str
    loc: list[str | int] | None = None
    type: str | None = None
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "ErrorField":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if type(value := raw["msg"]) is not str:
            absent += value is None
            value = decoding.string(value)
        model.msg = value
        if (value := raw.get("loc")) is None:
            absent += 1
            model.loc = None
        else:
            model.loc = decoding.array(value)
        if (value := raw.get("type")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.type = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 3
        if surplus:
            model._keep(raw, surplus, _ERROR_FIELD_MEMBERS)
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump({"msg": self.msg}, {"loc": self.loc, "type": self.type})


_ERROR_FIELDS_MEMBERS = frozenset({"detail"})


@models.dataclass
class ErrorFields(models.Model):
    """An error as a list of the fields that were refused.

    Attributes:
        detail: One entry per fault.
    """

    detail: list[ErrorField]
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "ErrorFields":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        value = raw["detail"]
        absent += value is None
        model.detail = decoding.list_of(ErrorField.from_dict, value)
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 1
        if surplus:
            model._keep(raw, surplus, _ERROR_FIELDS_MEMBERS)
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump({"detail": self.detail}, {})


_ERROR_FACTS_MEMBERS = frozenset({"message", "code", "details", "retry_after"})


@models.dataclass
class ErrorFacts(models.Model):
    """What is known of an error.

    Attributes:
        message: What went wrong.
        code: Names the error for programs.
        details: Further facts about the error.
        retry_after: Seconds to wait before the next attempt.
    """

    message: str
    code: str | None = None
    details: list[Any] | None = None
    retry_after: float | None = None
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "ErrorFacts":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if type(value := raw["message"]) is not str:
            absent += value is None
            value = decoding.string(value)
        model.message = value
        if (value := raw.get("code")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.code = value
        if (value := raw.get("details")) is None:
            absent += 1
            model.details = None
        else:
            model.details = decoding.array(value)
        if (value := raw.get("retry_after")) is None:
            absent += 1
        elif type(value) is not float:
            value = decoding.number(value)
        model.retry_after = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 4
        if surplus:
            model._keep(raw, surplus, _ERROR_FACTS_MEMBERS)
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {"message": self.message},
            {
                "code": self.code,
                "details": self.details,
                "retry_after": self.retry_after,
            },
        )


_ERROR_ENVELOPE_MEMBERS = frozenset({"error", "request_id"})


@models.dataclass
class ErrorEnvelope(models.Model):
    """An error with a code, the usual shape.

    Attributes:
        error: What is known of an error.
        request_id: Identifies the call when you ask for support.
    """

    error: ErrorFacts
    request_id: str | None = None
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "ErrorEnvelope":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        value = raw["error"]
        absent += value is None
        model.error = ErrorFacts.from_dict(value)
        if (value := raw.get("request_id")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.request_id = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 2
        if surplus:
            model._keep(raw, surplus, _ERROR_ENVELOPE_MEMBERS)
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump({"error": self.error}, {"request_id": self.request_id})


_ERROR_FLAT_MEMBERS = frozenset({"error", "message", "request_id"})


@models.dataclass
class ErrorFlat(models.Model):
    """An error with its code and its sentence side by side; an older shape.

    Attributes:
        error: Names the error for programs.
        message: What went wrong.
        request_id: Identifies the call when you ask for support.
    """

    error: str
    message: str
    request_id: str | None = None
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "ErrorFlat":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        if type(value := raw["error"]) is not str:
            absent += value is None
            value = decoding.string(value)
        model.error = value
        if type(value := raw["message"]) is not str:
            absent += value is None
            value = decoding.string(value)
        model.message = value
        if (value := raw.get("request_id")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.request_id = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 3
        if surplus:
            model._keep(raw, surplus, _ERROR_FLAT_MEMBERS)
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {"error": self.error, "message": self.message},
            {"request_id": self.request_id},
        )


ErrorDetailDetailError: TypeAlias = str | ErrorFacts
"""The code, or an object that holds code and sentence."""


def decode_error_detail_detail_error(raw: Any) -> ErrorDetailDetailError:
    """Decode a value of `ErrorDetailDetailError`; the first variant that fits wins."""
    if decoding.has(raw, "message"):
        return ErrorFacts.from_dict(raw)
    if isinstance(raw, str):
        return decoding.string(raw)
    raise decoding.no_variant("ErrorDetailDetailError", raw)


_ERROR_DETAIL_DETAIL_MEMBERS = frozenset({"error", "message", "error_description"})


@models.dataclass
class ErrorDetailDetail(models.Model):
    """The code of the error, and a sentence that says what went wrong.

    Attributes:
        error: The code, or an object that holds code and sentence.
        message: What went wrong.
        error_description: What went wrong.
    """

    error: ErrorDetailDetailError
    message: str | None = None
    error_description: str | None = None
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "ErrorDetailDetail":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        value = raw["error"]
        absent += value is None
        model.error = decode_error_detail_detail_error(value)
        if (value := raw.get("message")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.message = value
        if (value := raw.get("error_description")) is None:
            absent += 1
        elif type(value) is not str:
            value = decoding.string(value)
        model.error_description = value
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 3
        if surplus:
            model._keep(raw, surplus, _ERROR_DETAIL_DETAIL_MEMBERS)
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump(
            {"error": self.error},
            {"message": self.message, "error_description": self.error_description},
        )


_ERROR_DETAIL_MEMBERS = frozenset({"detail"})


@models.dataclass
class ErrorDetail(models.Model):
    """An error as an object under `detail`: with an envelope inside, with code and
    sentence side by side, or with the member names of OAuth.

    Attributes:
        detail: The code of the error, and a sentence that says what went wrong.
    """

    detail: ErrorDetailDetail
    extra: dict[str, Any] = dataclasses.field(
        default_factory=dict[str, Any], kw_only=True, compare=False, repr=False
    )

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> "ErrorDetail":
        """Decode what the API sends; members that are not known go to `extra`."""
        raw = raw if isinstance(raw, dict) else decoding.mapping(raw)
        model = cls.__new__(cls)
        absent: int = 0
        value: Any
        value = raw["detail"]
        absent += value is None
        model.detail = ErrorDetailDetail.from_dict(value)
        model.extra = {}
        # How many unknown members and nulls came: mostly none, so nothing is to be kept.
        surplus = len(raw) + absent - 1
        if surplus:
            model._keep(raw, surplus, _ERROR_DETAIL_MEMBERS)
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the value as the API takes it; what has no value is left out."""
        return self._dump({"detail": self.detail}, {})


ErrorReply: TypeAlias = (
    ErrorEnvelope | ErrorSentence | ErrorFields | ErrorFlat | ErrorDetail
)
"""The body of an error, in any of the shapes that the service uses."""


def decode_error_reply(raw: Any) -> ErrorReply:
    """Decode a value of `ErrorReply`; the first variant that fits wins."""
    if decoding.has(raw, "error", "message"):
        return ErrorFlat.from_dict(raw)
    if decoding.has(raw, "error"):
        return ErrorEnvelope.from_dict(raw)
    if decoding.has(raw, "detail"):
        return ErrorSentence.from_dict(raw)
    if decoding.has(raw, "detail"):
        return ErrorFields.from_dict(raw)
    if decoding.has(raw, "detail"):
        return ErrorDetail.from_dict(raw)
    raise decoding.no_variant("ErrorReply", raw)
