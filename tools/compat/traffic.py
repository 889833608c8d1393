"""Requests that the mock server saw, as plain values that can be compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tests.mock import Request
from tests.mock.json_values import JsonObject, JsonValue, NotJson
from tests.mock.media_types import MediaType
from tests.mock.multipart import parse_multipart

SDK: Final = "memorysync-sdk-py"
# What is left out belongs to the connection, or to the library that makes it.
_HEADERS: Final = ("accept", "content-type", "user-agent")


def plain(request: Request) -> JsonObject:
    """Everything of a request that means something to the service."""
    query: list[JsonValue] = [list[JsonValue](pair) for pair in request.query]
    return {
        "method": request.method,
        "path": request.path,
        "query": query,
        "headers": _headers(request),
        "body": _body(request),
    }


def sent_by_sdk(requests: Sequence[Request]) -> int:
    """How many of the requests name the SDK as their sender."""
    return sum((each.header("User-Agent") or "").startswith(SDK) for each in requests)


def _headers(request: Request) -> JsonObject:
    kept: JsonObject = {}
    for name, value in request.headers:
        if name.lower() in _HEADERS or name.lower().startswith("x-"):
            kept[name.lower()] = value
    # The two SDKs have different versions, and every body has its own boundary.
    kept["user-agent"] = re.sub(r"/\S+", "", str(kept.get("user-agent")))
    if "content-type" in kept:
        kept["content-type"] = str(kept["content-type"]).partition(";")[0]
    return kept


def _body(request: Request) -> JsonValue:
    kind = MediaType.parse(request.header("Content-Type") or "")
    if kind is not None and kind.type == "multipart":
        return [
            {
                "name": part.name,
                "filename": part.filename,
                "content_type": part.content_type,
                "content": part.content.decode("utf-8", "backslashreplace"),
            }
            for part in parse_multipart(request.body, kind.parameters.get("boundary"))
        ]
    if not request.body:
        return None
    try:
        return {"json": request.json()}
    except NotJson:
        return {"text": request.body.decode("utf-8", "backslashreplace")}
