"""The recordings of the published SDK: its calls, and the values in them."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

import memorysync.types

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server answers."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    value: Any
    """What the body says: parsed JSON, else its text; None where it is empty."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What the HTTP library raises instead: the name of its class, and its sentence."""

    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Case:
    """One call of the published SDK, what it sent and what came of it."""

    id: str
    client: str
    constructor: Mapping[str, Any]
    method: str
    """Dotted, from the client; ``__init__`` is the construction itself."""
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    closed_first: bool
    answer: Reply | Failure
    requests: tuple[Mapping[str, Any], ...]
    outcome: Mapping[str, Any]
    """``returned`` with the value, or ``raised`` with what is known of the error."""


@cache
def cases() -> tuple[Case, ...]:
    """All recorded calls."""
    listed = json.loads((DATA / "wire-1.10.1.json").read_text("utf-8"))["cases"]
    return tuple(_case(each) for each in listed)


def _case(raw: dict[str, Any]) -> Case:
    return Case(
        id=raw["id"],
        client=raw["client"],
        constructor=raw["constructor"],
        method=raw["call"],
        args=tuple(raw["args"]),
        kwargs=raw["kwargs"],
        closed_first=raw.get("before") == "close",
        answer=_answer(raw["response"]),
        requests=tuple(raw["requests"]),
        outcome=raw["result"],
    )


def _answer(raw: dict[str, Any]) -> Reply | Failure:
    if "raise" in raw:
        return Failure(raw["raise"], raw["message"])
    headers = dict(raw["headers"])
    if "json" in raw:
        headers.setdefault("content-type", "application/json")
        body = json.dumps(raw["json"], ensure_ascii=False).encode()
        return Reply(raw["status"], headers, body, raw["json"])
    if "text" in raw:
        headers.setdefault("content-type", "text/plain; charset=utf-8")
        return Reply(raw["status"], headers, raw["text"].encode(), raw["text"])
    return Reply(raw["status"], headers, b"", None)


def argument(form: Any) -> Any:
    """The value that a recorded form stands for, made anew (an iterator ends)."""
    if isinstance(form, list):
        return [argument(each) for each in cast(list[Any], form)]
    if not isinstance(form, dict):
        return form
    members = cast(dict[str, Any], form)
    match members:
        case {"__type__": str(name), **given}:
            kind = getattr(memorysync.types, name)
            return kind(**{key: argument(value) for key, value in given.items()})
        case {"__bytes__": str(text)}:
            return text.encode()
        case {"__bytesio__": str(text)}:
            return io.BytesIO(text.encode())
        case {"__tuple__": list(items)}:
            return tuple(argument(items))
        case {"__iter__": list(items)}:
            return iter(argument(items))
        case {"__datetime__": str(text)}:
            return datetime.fromisoformat(text)
        case {"__float__": str(text)}:
            return float(text)
        case {"__repeat__": value, "n": int(count)}:
            return [argument(_numbered(value, index)) for index in range(count)]
        case _:
            return {key: argument(value) for key, value in members.items()}


def _numbered(form: Any, index: int) -> Any:
    """A copy of a repeated form: `$i` stands for its index."""
    if form == "$i":
        return index
    if isinstance(form, str):
        return form.replace("$i", str(index))
    if isinstance(form, list):
        return [_numbered(each, index) for each in cast(list[Any], form)]
    if isinstance(form, dict):
        members = cast(dict[str, Any], form)
        return {key: _numbered(value, index) for key, value in members.items()}
    return form


def form(value: Any) -> Any:
    """A returned value as it would have been recorded."""
    if is_dataclass(value) and not isinstance(value, type):
        members = {each.name: getattr(value, each.name) for each in fields(value)}
        return {"__type__": type(value).__name__} | form(members)
    if isinstance(value, list | tuple):
        return [form(each) for each in cast("list[Any] | tuple[Any, ...]", value)]
    if isinstance(value, dict):
        members = cast(dict[str, Any], value)
        return {key: form(item) for key, item in members.items()}
    return value
