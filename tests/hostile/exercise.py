"""Imports every module of a generated package and calls every operation, both flavours.

Run in a process and a folder of its own, so that injected code would show there. What
was sent is written to standard output as JSON, one entry for each call.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

TEXT = "v"
PATH_VALUES = ("../x", "a/b?c", "#;%41")
_OPTIONS = frozenset(
    (
        "base_url",
        "timeout",
        "total_timeout",
        "max_retries",
        "max_connections",
        "max_response_bytes",
        "on_event",
        "transport",
        "http_client",
    )
)


def _import_all(package: str) -> None:
    found = importlib.import_module(package)
    for module in pkgutil.walk_packages(found.__path__, f"{package}."):
        loaded = importlib.import_module(module.name)
        for name in getattr(loaded, "__all__", ()):
            getattr(loaded, name)
    for name in found.__all__:
        getattr(found, name)


def _arguments(operation: dict[str, Any], path_value: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for parameter in operation["parameters"]:
        if parameter["python"] is not None:
            value = path_value if parameter["in"] == "path" else TEXT
            found[parameter["python"]] = value
    body = operation["body"]
    if body is not None and "python" in body:
        media_type = body["media_type"]
        is_object = any(word in media_type for word in ("json", "form"))
        found[body["python"]] = {TEXT: TEXT} if is_object else TEXT
    elif body is not None:
        found |= {field["python"]: TEXT for field in body["fields"]}
    return found


def _calls(report: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, str]]:
    for operation in report["operations"]:
        in_path = any(each["in"] == "path" for each in operation["parameters"])
        for value in PATH_VALUES if in_path else ("",):
            for call in operation["calls"]:
                yield operation, call["attribute"], value


async def _exercise(package: str, report: dict[str, Any]) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        made[-1] |= {
            "method": request.method,
            "target": request.url.raw_path.decode("ascii"),
            "headers": [
                [name.decode("latin-1"), value.decode("latin-1")]
                for name, value in request.headers.raw
            ],
            "body": request.content.decode("latin-1"),
        }
        return httpx.Response(200, json={})

    (described,) = report["clients"]
    module = importlib.import_module(described["module"])
    options: dict[str, Any] = {
        argument["name"]: "secret"
        for argument in described["constructor"]
        if argument["name"] not in _OPTIONS
    }
    options |= {"base_url": "http://api.test", "transport": httpx.MockTransport(answer)}
    sync = getattr(module, described["sync_class"])(**options)
    twin = getattr(module, described["async_class"])(**options)
    for client, is_async in ((sync, False), (twin, True)):
        for operation, attribute, value in _calls(report):
            made.append(
                {
                    "pointer": operation["pointer"],
                    "flavour": "async" if is_async else "sync",
                    "attribute": attribute,
                    "path_value": value,
                }
            )
            method: Any = client
            for part in attribute.split("."):
                method = getattr(method, part)
            try:
                result = method(**_arguments(operation, value))
                if is_async:
                    await result
            except Exception as error:
                made[-1]["error"] = f"{type(error).__name__}: {error}"
    sync.close()
    await twin.aclose()
    return made


def main() -> None:
    """Read the folder, the package and its report from the command line."""
    out, package, report = sys.argv[1:]
    sys.path.insert(0, out)
    _import_all(package)
    described = json.loads(Path(report).read_text("utf-8"))
    json.dump(asyncio.run(_exercise(package, described)), sys.stdout)


if __name__ == "__main__":
    main()
