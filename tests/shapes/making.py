"""Makes the package of a small document, imports it and calls it, in both flavours."""

from __future__ import annotations

import asyncio
import inspect
import itertools
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx

from generator.build import Build, build, read
from generator.diagnostics import Report
from generator.plan.libraries import HTTP_LIBRARIES

_numbers = itertools.count(1)
_LIBRARY = HTTP_LIBRARIES[os.environ.get("TEST_HTTP_LIBRARY", "httpx")]

HEAD = """\
openapi: 3.1.0
info: {title: Shapes, version: 1.0.0}
servers: [{url: "https://shapes.example"}]
"""


@dataclass(frozen=True, slots=True)
class Made:
    """A generated package: what was built, and its folder, which is importable."""

    built: Build
    report: Report
    name: str
    folder: Path

    def module(self, name: str = "") -> ModuleType:
        """A module of the package; the package itself by default."""
        return import_module(f"{self.name}.{name}" if name else self.name)

    @property
    def types(self) -> Any:
        """The module of data types."""
        return self.module("types")

    def codes(self) -> list[str]:
        """The codes of what was reported."""
        return [diagnostic.code for diagnostic in self.report.diagnostics]

    def call(
        self,
        method: str,
        *arguments: Any,
        reply: httpx.Response | None = None,
        **named: Any,
    ) -> tuple[Any, httpx.Request]:
        """Call a method in both flavours; the value and the request, the same in both."""
        answer = httpx.Response(200, json={}) if reply is None else reply
        seen: list[httpx.Request] = []

        def handle(request: httpx.Request) -> httpx.Response:
            seen.append(request)
            return httpx.Response(
                answer.status_code, headers=answer.headers, content=answer.content
            )

        transport = httpx.MockTransport(handle)
        planned = self.built.plan.clients[0]
        home = self.module(planned.module.rpartition(".")[2])
        options: dict[str, Any] = {
            argument.name: f"secret-{argument.name}"
            for argument in planned.constructor
            if argument.default == "FROM_ENVIRONMENT"
        }
        client = getattr(home, planned.sync_class)(transport=transport, **options)
        with client:
            value = _reached(client, method)(*arguments, **named)

        async def twin() -> Any:
            made = getattr(home, planned.async_class)
            async with made(transport=transport, **options) as client:
                coroutine = _reached(client, method)(*arguments, **named)
                assert inspect.isawaitable(coroutine)
                return await coroutine

        assert asyncio.run(twin()) == value
        first, second = seen
        assert (first.method, first.url) == (second.method, second.url)
        assert first.headers.get("cookie") == second.headers.get("cookie")
        if "multipart" not in first.headers.get("content-type", ""):
            assert first.read() == second.read()
        first.read()
        return value, first


def _reached(client: object, path: str) -> Callable[..., Any]:
    found: Any = client
    for part in path.split("."):
        found = getattr(found, part)
    made: Callable[..., Any] = found
    return made


def make(document: str, folder: Path, *, head: str = HEAD) -> Made:
    """The package of a document, not formatted, which nobody reads here."""
    name = f"shapes_{next(_numbers)}"
    spec = folder / f"{name}.yaml"
    spec.write_text(head + document, encoding="utf-8")
    report = Report()
    loaded = read(spec, report)
    assert loaded is not None, report.listing()
    built = build(loaded, name, report, dict, _LIBRARY)
    assert built is not None, report.listing()
    assert not built.violations
    for path, text in built.files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    return Made(built, report, name, folder)


def replying(schema: str, *, components: str = "", name: str = "fetch") -> str:
    """A document with one operation that answers with a schema."""
    return f"""\
paths:
  /{name}:
    get:
      operationId: {name}
      responses:
        "200": {{description: ok, content: {{application/json: {{schema: {schema}}}}}}}
components:
  schemas:
    Unused: {{type: string}}
{components}
"""
