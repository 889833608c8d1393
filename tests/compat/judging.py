"""Compares what a repeated call did with what was recorded.

Every function returns the differences, one sentence each. What counts as the same is
the rule of a drop-in replacement: more members and a subclass are no difference; the
sentence of the server is kept to the letter; a sentence of the SDK may say it better,
but names the same argument.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

import memorysync
from tests.compat.recordings import Case, Failure, Reply
from tests.compat.replaying import Observation, decoded_path


def case_differences(case: Case, observed: Observation) -> list[str]:
    """All differences between a recorded call and its repetition."""
    return [
        *_request_differences(case.requests, observed.requests),
        *_outcome_differences(case, observed.outcome),
    ]


def _request_differences(
    recorded: Sequence[Mapping[str, Any]], observed: Sequence[Mapping[str, Any]]
) -> list[str]:
    if len(recorded) != len(observed):
        return [f"requests: {len(recorded)} recorded, {len(observed)} sent"]
    return [
        f"request {name}: {there!r} recorded, {here!r} sent"
        for old, new in zip(recorded, observed, strict=True)
        for name in sorted(old.keys() | new.keys())
        if not same(
            there := _comparable(name, old.get(name)),
            here := _comparable(name, new.get(name)),
        )
    ]


def _comparable(name: str, value: Any) -> Any:
    match name:
        case "path":
            return decoded_path(value)
        case "query":
            return sorted(value)
        case "multipart":
            return [
                {key: item.replace("%22", '"') for key, item in part.items()}
                for part in value or ()
            ]
        case _:
            return value


def _outcome_differences(case: Case, observed: Mapping[str, Any]) -> list[str]:
    recorded = case.outcome
    if recorded.keys() != observed.keys():
        return [f"outcome: {recorded!r} recorded, {observed!r} now"]
    if "returned" in recorded:
        found = value_differences("value", recorded["returned"], observed["returned"])
        return list(found)
    return _error_differences(case, recorded["raised"], observed["raised"])


def value_differences(place: str, old: Any, new: Any) -> list[str]:
    """Differences of two values; a model may have more fields than was recorded."""
    if isinstance(old, dict) and isinstance(new, dict):
        there, here = cast(dict[str, Any], old), cast(dict[str, Any], new)
        missing = [name for name in there if name not in here]
        more = (
            [] if "__type__" in there else [name for name in here if name not in there]
        )
        found = [f"{place}.{name}: missing now" for name in missing]
        found += [f"{place}.{name}: not recorded" for name in more]
        for name in there.keys() & here.keys():
            found += value_differences(f"{place}.{name}", there[name], here[name])
        return found
    if isinstance(old, list) and isinstance(new, list):
        left, right = cast(list[Any], old), cast(list[Any], new)
        if len(left) != len(right):
            return [f"{place}: {len(left)} elements recorded, {len(right)} now"]
        return [
            each
            for index, (there, here) in enumerate(zip(left, right, strict=True))
            for each in value_differences(f"{place}[{index}]", there, here)
        ]
    return [] if same(old, new) else [f"{place}: {old!r} recorded, {new!r} now"]


def same(old: Any, new: Any) -> bool:
    """Equality that tells 1, 1.0 and True apart, at every depth."""
    if type(old) is not type(new):
        return False
    if isinstance(old, dict):
        there, here = cast(dict[str, Any], old), cast(dict[str, Any], new)
        return there.keys() == here.keys() and all(
            same(value, here[name]) for name, value in there.items()
        )
    if isinstance(old, list):
        left, right = cast(list[Any], old), cast(list[Any], new)
        return len(left) == len(right) and all(map(same, left, right))
    return bool(old == new)


def _error_differences(
    case: Case, old: Mapping[str, Any], new: Mapping[str, Any]
) -> list[str]:
    found: list[str] = []
    if old["type"] not in new["types"]:
        found.append(f"error: {old['type']} recorded, {new['types'][0]} now")
    if not old["is_memorysync_error"]:
        # The sentence of a foreign error is the interpreter's.
        return found
    for name in ("status_code", "response", "request_id", "retry_after_seconds"):
        if old.get(name) is not None and not same(old[name], new.get(name)):
            found.append(f"error.{name}: {old[name]!r} recorded, {new.get(name)!r} now")
    if old["cause"] not in (None, new.get("cause")):
        found.append(f"error.cause: {old['cause']} recorded, {new['cause']} now")
    if not same_sentence(case, old["message"], new["message"]):
        found.append(f"message: {old['message']!r} recorded, {new['message']!r} now")
    return found


def same_sentence(case: Case, old: str, new: str) -> bool:
    """Whether a message says the same, see the rule of this module."""
    match case.answer:
        case Failure(_, message):
            return "timed out" in new if "timed out" in old else message in new
        case Reply(value=value) if case.requests and old in _texts(value):
            return old == new
        case Reply(status=status) if case.requests and not 200 <= status < 300:
            return new.startswith(old)
        case Reply() if case.requests:
            # A reply of the wrong kind: no argument to name.
            return True
        case Reply():
            return _named(case, old) <= _named(case, new)


def _texts(value: Any) -> list[str]:
    """All texts of a JSON value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        members = cast(dict[str, Any], value)
        return [text for item in members.values() for text in _texts(item)]
    if isinstance(value, list):
        return [text for item in cast(list[Any], value) for text in _texts(item)]
    return []


def _named(case: Case, sentence: str) -> set[str]:
    """The arguments, and the elements of lists, that a sentence names."""
    words = set(re.findall(r"\w+", sentence))
    elements = set(re.findall(r"\w+\[\d+\]", sentence))
    return words & _arguments(case) | elements


def _arguments(case: Case) -> set[str]:
    kind = getattr(memorysync, case.client)
    if case.method == "__init__":
        return set(inspect.signature(kind).parameters)
    owner: Any = kind("key", "https://api.test") if "." in case.method else kind
    try:
        *groups, name = case.method.split(".")
        holder = owner
        for group in groups:
            holder = getattr(holder, group)
        return set(inspect.signature(getattr(holder, name)).parameters)
    finally:
        if owner is not kind:
            owner.close()
