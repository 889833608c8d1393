"""Keys that say what happens when a call fails: retries, timeouts, keys of calls."""

from __future__ import annotations

import re
from typing import Final

from generator.diagnostics import Report
from generator.document import Node
from generator.extensions.keys import (
    IDEMPOTENCY_HEADERS,
    IDEMPOTENT,
    REPEATABLE,
    RETRIES,
    TIMEOUT,
)
from generator.extensions.reading import Fields, find, flag, refuse
from generator.ir import Given, Resilience, Retries

STATUSES: Final = ("408", "429", "500", "502", "503", "504")
"""What is tried again where a document names no statuses."""

_NEVER: Final = Retries((), False, 0.5, 60.0, 1.5, None)
_STATUS: Final = re.compile(r"[1-5](?:\d\d|XX)")
_HEADER: Final = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")


def resilience(
    operation: Node, retried: Retries | None, header: str | None, report: Report
) -> Resilience:
    """What a document says of sending an operation again.

    `retried` and `header` are what it says of all operations.
    """
    repeatable, given = _repeatable(operation, report)
    own = retries(operation, report)
    if own not in (None, _NEVER) and repeatable is None and not given:
        repeatable = True
    is_idempotent = flag(operation, IDEMPOTENT, report)
    if is_idempotent is not None and repeatable is None and not given:
        repeatable = is_idempotent
    return Resilience(
        repeatable=repeatable,
        given=given,
        retries=retried if own is None else own,
        timeout=timeout(operation, report),
        idempotency_header=header if is_idempotent else None,
    )


def retries(node: Node, report: Report) -> Retries | None:
    """The retries that a document or an operation asks for."""
    found = find(node, RETRIES)
    if found is None:
        return None
    fields = Fields(found, RETRIES, report)
    strategy = fields.text("strategy")
    pauses = fields.nested("backoff")
    lost = fields.flag("retryConnectionErrors")
    fields.known("statusCodes")
    statuses = tuple(_statuses(found, report)) or STATUSES
    fields.finish()
    if strategy == "none":
        return _NEVER
    if strategy != "backoff":
        refuse(report, found, RETRIES, "`backoff` or `none` as `strategy`")
        return None
    if pauses is None:
        return Retries(statuses, lost is not False, 0.5, 60.0, 1.5, None)
    initial, maximum = pauses.number("initialInterval"), pauses.number("maxInterval")
    exponent, elapsed = pauses.number("exponent"), pauses.number("maxElapsedTime")
    pauses.finish()
    return Retries(
        statuses,
        lost is not False,
        0.5 if initial is None else initial / 1000,
        60.0 if maximum is None else maximum / 1000,
        1.5 if exponent is None else exponent,
        None if elapsed is None else elapsed / 1000,
    )


def _statuses(node: Node, report: Report) -> list[str]:
    listed = node.get("statusCodes")
    statuses: list[str] = []
    for item in listed.elements() if listed else ():
        status = str(item.value).upper()
        if _STATUS.fullmatch(status):
            statuses.append(status)
        else:
            refuse(report, item, RETRIES, "statuses such as 503 or 5XX")
    return statuses


def timeout(node: Node, report: Report) -> float | None:
    """Seconds that one attempt may take."""
    found = find(node, TIMEOUT)
    if found is None:
        return None
    value = found.value
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        refuse(report, found, TIMEOUT, "a positive number of milliseconds")
        return None
    return value / 1000


def _repeatable(node: Node, report: Report) -> tuple[bool | None, tuple[Given, ...]]:
    found = find(node, REPEATABLE)
    if found is None:
        return None, ()
    if isinstance(found.value, bool):
        return found.value, ()
    if not found.is_mapping:
        refuse(report, found, REPEATABLE, "true, false or an object with `given`")
        return None, ()
    fields = Fields(found, REPEATABLE, report)
    names = fields.texts("given")
    fields.finish()
    if not names:
        refuse(report, found, REPEATABLE, "at least one name in `given`")
    return None, tuple(_given(name) for name in names)


def _given(name: str) -> Given:
    wire, slash, members = name.partition("/")
    return Given(wire, tuple(members.split("|")) if slash else ())


def idempotency_header(root: Node, report: Report) -> str | None:
    """The header that carries the key of a call that may be repeated."""
    found = find(root, IDEMPOTENCY_HEADERS)
    if found is None:
        return None
    entries = list(found.elements()) if found.is_list else []
    if len(entries) != 1:
        refuse(report, found, IDEMPOTENCY_HEADERS, "a list with one entry")
        return None
    fields = Fields(entries[0], IDEMPOTENCY_HEADERS, report)
    header = fields.text("header")
    fields.known("name")
    fields.finish()
    if header is None or not _HEADER.fullmatch(header):
        refuse(report, entries[0], IDEMPOTENCY_HEADERS, "the name of a `header`")
        return None
    return header
