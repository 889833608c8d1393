"""Every damage to what streams are made of is seen."""

import ast
import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from generator.build import build, read
from generator.diagnostics import Report
from generator.verify import verify_files

from .test_mutations import listing
from .trees import Place, places, replaced, source, twin_of, without

DOCUMENT = """\
openapi: 3.1.0
info: {title: Watch, version: 1.0.0}
paths:
  /watch:
    post:
      operationId: watch
      responses:
        "200": {description: ok, content: {application/json: {}, text/event-stream: {}}}
"""


@lru_cache(maxsize=1)
def files() -> dict[str, str]:
    """The files of a package with a stream, not formatted."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "watch.yaml"
        path.write_text(DOCUMENT, encoding="utf-8")
        report = Report()
        document = read(path, report)
        assert document is not None
        made = build(document, "watch", report, dict)
        assert made is not None
        return made.files


EVENTS = "watch/_async/events.py"
STEP = 1 if os.environ.get("ALL_DAMAGES") else 6


def texts(place: Place) -> Iterator[str]:
    """Damages of one node of an async module."""
    node, text = place.node, place.text
    match node:
        case ast.Await():
            yield replaced(text, node, source(text, node.value))
            yield replaced(text, node, f"await {source(text, node)}")
        case ast.AsyncFunctionDef():
            yield replaced(text, node, source(text, node).removeprefix("async "))
        case ast.FunctionDef() if not node.name.startswith("__init"):
            yield replaced(text, node, f"async {source(text, node)}")
        case ast.Name(id="StopAsyncIteration"):
            yield replaced(text, node, "StopIteration")
        case _:
            pass


def damages() -> list[tuple[str, str]]:
    """Damaged texts of the module, and the places of the damages."""
    found: list[tuple[str, str]] = []
    statements = 0
    for place in places(EVENTS, files()[EVENTS]):
        line = getattr(place.node, "lineno", 0)
        found += [(f"{line}", text) for text in texts(place)]
        if isinstance(place.node, ast.stmt):
            statements += 1
            if statements % STEP == 0:
                found.append((f"{line}-deleted", without(place.text, place.node)))
    for name, other in (("__anext__", "__next__"), ("__aiter__", "__iter__")):
        found.append((name, files()[EVENTS].replace(name, other)))
    return found


def test_the_package_is_proved() -> None:
    assert listing(verify_files(files())) == ""


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=label) for label, text in damages()]
)
def test_a_damage_to_the_stream_is_seen(text: str) -> None:
    assert text != files()[EVENTS]
    assert verify_files({**files(), EVENTS: text})


@pytest.mark.parametrize(
    ("file", "pattern", "new"),
    [
        ("client", r"await self\._shell\.follow", "self._shell.follow"),
        ("client", r"await self\._shell\.follow", "await await self._shell.follow"),
        ("client", r"async def watch_stream", "def watch_stream"),
        ("client", r"_shell\.follow", "_shell.perform"),
        ("client", r"AsyncEventStream\[", "EventStream["),
        ("client", r"async def watch_stream", "async def watch_streams"),
        ("shell", r"await self\._opened\(attempts\)", "self._opened(attempts)"),
        ("shell", r"return AsyncEventStream\(", "return EventStream("),
        ("responses", r"async def follow", "def follow"),
        ("exchange", r"await self\.receive\(\)", "self.receive()"),
        ("exchange", r"async def settle", "def settle"),
        ("stream", r"async def aclose", "async def close"),
    ],
)
def test_a_damage_around_the_stream_is_seen(file: str, pattern: str, new: str) -> None:
    path = f"watch/_async/{file}.py"
    text = re.sub(pattern, new, files()[path])
    assert text != files()[path]
    assert verify_files({**files(), path: text})


@pytest.mark.parametrize("path", [EVENTS, twin_of(EVENTS)])
def test_a_missing_flavour_is_seen(path: str) -> None:
    assert verify_files({name: text for name, text in files().items() if name != path})


def test_what_both_flavours_lack_is_seen() -> None:
    damaged = dict(files())
    for flavour, mixin in (("_sync", "SyncResource"), ("_async", "AsyncResource")):
        path = f"watch/{flavour}/stream.py"
        damaged[path] = damaged[path].replace(f"Reply({mixin})", "Reply(object)")
        assert damaged[path] != files()[path]
    assert verify_files(damaged)
