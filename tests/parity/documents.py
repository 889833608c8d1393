"""A document whose names and texts are those of the generator, and what is made of it."""

import json
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from generator.build import build, read
from generator.diagnostics import Report

RESERVED: Final = (
    "close",
    "aclose",
    "perform",
    "request",
    "__init__",
    "__enter__",
    "__aexit__",
    "with_options",
    "from_env",
    "with_raw_response",
    "with_streaming_response",
)
"""Operations that may not be called so in Python."""

FREE: Final = (
    "sleep",
    "read",
    "aread",
    "iter_bytes",
    "aiter_bytes",
    "send",
    "wait",
    "open",
    "acquire",
    "async",
    "await",
    "with",
    "iterator",
    "contextmanager",
    "open_sync_client",
)
"""Operations that may."""

PROSE: Final = (
    "Call `close()` or `aclose()`, never `AsyncNamesClient.close()` or NamesClient; use "
    "`async with` and `await client.aclose()`, or with NamesClient() as c: c.__enter__() "
    "in names._sync.client. # async def close(self): await super().aclose()"
)

_WORDS: Final = ("close", "aclose", "__aenter__", "Iterator", "AsyncIterator", "await")


def _operation(name: str) -> dict[str, Any]:
    words = (*_WORDS, "contextmanager", "open_sync_client", "self", "SyncResource")
    parameters = [
        {
            "name": word,
            "in": "query",
            "description": PROSE,
            "schema": {"type": "string", "enum": list(_WORDS), "default": word},
        }
        for word in (words if name == "close" else words[:1])
    ]
    return {
        "operationId": name,
        "summary": f"{name}: async with",
        "description": PROSE,
        "parameters": parameters,
        "responses": {
            "200": {
                "description": PROSE,
                "content": {
                    "application/json": {
                        "schema": {"$ref": "#/components/schemas/Iterator"}
                    }
                },
            }
        },
    }


def _let_walk(operation: dict[str, Any]) -> None:
    """Say that the operation gives pages, whose cursor is called like a module."""
    text = {"type": "string"}
    operation["parameters"].append({"name": "paging", "in": "query", "schema": text})
    operation["x-speakeasy-pagination"] = {
        "type": "cursor",
        "inputs": [{"name": "paging", "in": "parameters", "type": "cursor"}],
        "outputs": {"nextCursor": "$.await"},
    }


def _document() -> dict[str, Any]:
    paths: dict[str, Any] = {"/aclose": {"get": _operation("path_aclose")}}
    for name in (*RESERVED, *FREE):
        paths[f"/{name}"] = {"get": _operation(name)}
    for name in RESERVED:
        _let_walk(paths[f"/{name}"]["get"])
    for group in ("close", "shell", "_async", "aclose", "PowerShell"):
        for name in ("close", "aclose", "perform"):
            inner = _operation(f"{group}_{name}")
            inner["x-speakeasy-group"] = group
            inner["x-speakeasy-name-override"] = name
            paths[f"/{group}/{name}"] = {"post": inner}
    schemas = {
        name: {
            "type": "object",
            "description": PROSE,
            "properties": {word: {"type": "string"} for word in _WORDS},
        }
        for name in (
            "Iterator",
            "AsyncIterator",
            "SyncResource",
            "AsyncShell",
            "SyncDeadline",
            "Pager",
            "AsyncPager",
            "AsyncNamesClient",
            "PowerShell",
        )
    }
    schemas["Iterator"]["properties"] |= {
        name: {"$ref": f"#/components/schemas/{name}"} for name in schemas
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Names", "version": "1", "description": PROSE},
        "paths": paths,
        "components": {"schemas": schemas},
    }


@lru_cache(maxsize=1)
def files() -> dict[str, str]:
    """The files that are made of the document, not formatted."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "names.json"
        path.write_text(json.dumps(_document()), encoding="utf-8")
        report = Report()
        document = read(path, report)
        assert document is not None
        made = build(document, "names", report, dict)
        assert made is not None and not report.has_errors()
        return made.files
