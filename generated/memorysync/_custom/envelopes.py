"""Replies that say in another shape what their schema says."""

from __future__ import annotations

from collections.abc import Sized

from .._runtime.json import JsonValue


def add_result(reply: JsonValue) -> JsonValue:
    """Return the reply to an addition as a memory or as a skip with its reason.

    Beyond the limit of the plan the server answers ``{"status": "ok"}`` without an
    ``id``. That becomes a skip with the reason ``quota_exhausted``; other members of
    the reply are kept. Every other reply is returned as it is.

    Args:
        reply: A parsed JSON value. It is not changed.
    """
    if isinstance(reply, dict) and "id" not in reply and reply.get("status") == "ok":
        return {**reply, "status": "skipped", "reason": "quota_exhausted"}
    return reply


def bulk_result(reply: JsonValue, items: Sized) -> JsonValue:
    """Return the reply to several additions with numbers for all of them.

    Beyond the limit of the plan the server answers without a list of ``results``.
    Zeros would look like a call that had nothing to do, so all items count as
    ``unreported`` then. Every other reply is returned as it is.

    Args:
        reply: A parsed JSON value. It is not changed.
        items: What the call wanted to add.
    """
    if not isinstance(reply, dict) or isinstance(reply.get("results"), list):
        return reply
    count = len(items)
    return {
        **reply,
        "total": count,
        "created": 0,
        "skipped": 0,
        "rejected": 0,
        "results": [],
        "unreported": count,
    }


def upload_result(reply: JsonValue) -> JsonValue:
    """Return the reply to an upload as a memory or as a skip with its reason.

    Differs from :func:`add_result` in the reason that a skip has when the server
    gives none: a file without any readable text has ``no_extractable_text``.

    Args:
        reply: A parsed JSON value. It is not changed.
    """
    if (
        isinstance(reply, dict)
        and reply.get("status") == "skipped"
        and not reply.get("reason")
    ):
        return {**reply, "reason": "no_extractable_text"}
    return add_result(reply)


def forgotten_ids(reply: JsonValue) -> JsonValue:
    """Return the ids of deleted memories as a list.

    The server answers with the list itself or with an object that holds it under
    ``memory_ids``. Every other reply is returned as it is.

    Args:
        reply: A parsed JSON value. It is not changed.
    """
    if isinstance(reply, dict) and isinstance(reply.get("memory_ids"), list):
        return reply["memory_ids"]
    return reply
