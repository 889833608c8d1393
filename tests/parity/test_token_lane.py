"""The lane that fetches tokens: whatever is changed in one flavour of it is seen."""

from __future__ import annotations

import ast
import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest

from generator.build import build, read
from generator.diagnostics import Report
from generator.verify import verify_files

from .test_mutations import listing
from .trees import Place, flavour, replaced, source, without

DOCUMENT: Final[dict[str, Any]] = {
    "openapi": "3.1.0",
    "info": {"title": "Tokens", "version": "1"},
    "security": [{"oauth": []}],
    "paths": {
        "/things": {"get": {"operationId": "list_things", "responses": {"204": {}}}}
    },
    "components": {
        "securitySchemes": {
            "oauth": {
                "type": "oauth2",
                "flows": {"clientCredentials": {"tokenUrl": "token", "scopes": {}}},
            }
        }
    },
}
FILE: Final = "tokens/_async/token_lane.py"


@cache
def package() -> dict[str, str]:
    """The files of the package, not formatted."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tokens.json"
        path.write_text(json.dumps(DOCUMENT), encoding="utf-8")
        report = Report()
        document = read(path, report)
        assert document is not None
        made = build(document, "tokens", report, dict)
        assert made is not None and not report.has_errors()
        return made.files


@cache
def files() -> dict[str, str]:
    """The lane and what it stands on: the rest of the package would only take time."""
    return {
        path: text
        for path, text in package().items()
        if Path(path).stem in ("token_lane", "network", "exchange", "library", "turns")
    }


def places(kind: type[ast.AST]) -> list[Place]:
    """The nodes of a kind in the asynchronous lane."""
    return [
        each
        for each in flavour(files(), "_async")
        if each.file == FILE and isinstance(each.node, kind)
    ]


def assert_seen(text: str) -> None:
    """A changed lane is refused, at its place or at that of its twin."""
    assert text != files()[FILE]
    found = told({**files(), FILE: text}) - usual()
    assert any("token_lane.py" in file for file, _, _ in found)


def told(judged: dict[str, str]) -> set[tuple[str, str, str]]:
    """What the judge says of files, of the parts that are left out as well."""
    return {(each.file, each.rule.code, each.message) for each in verify_files(judged)}


@cache
def usual() -> set[tuple[str, str, str]]:
    """What it says of them as they are: names are missing whose modules are left out."""
    return told(files())


def test_the_package_is_proved() -> None:
    assert listing(verify_files(package())) == ""


def label(place: Place) -> str:
    return f"line {getattr(place.node, 'lineno', 0)}"


@pytest.mark.parametrize("place", places(ast.Await), ids=label)
def test_a_dropped_or_doubled_await_is_seen(place: Place) -> None:
    assert isinstance(place.node, ast.Await)
    text = source(place.text, place.node)
    assert_seen(replaced(place.text, place.node, text.removeprefix("await ")))
    assert_seen(replaced(place.text, place.node, f"await {text}"))


@pytest.mark.parametrize("place", places(ast.AsyncFunctionDef), ids=label)
def test_a_dropped_async_is_seen(place: Place) -> None:
    text = source(place.text, place.node).replace("async def", "def", 1)
    assert_seen(replaced(place.text, place.node, text))


@pytest.mark.parametrize("place", places(ast.stmt)[::6], ids=label)
def test_a_deleted_statement_is_seen(place: Place) -> None:
    assert isinstance(place.node, ast.stmt)
    assert_seen(without(place.text, place.node))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("import os\n", "import os\nimport threading\n"),
        ("AsyncWaiter):", "Waiter):"),
        ("AsyncWaiter, home", "Waiter, home"),
        ("class AsyncTokenLane:", "class TokenLane:"),
        ("self._lane.forget()", "self._lane.shut_down()"),
        ("turns.claim(", "await turns.claim("),
        ("turns.pass_on()", "turns.share(error)"),
        ("monotonic(), AsyncTokenWaiter", "monotonic(), AsyncWaiter"),
        ("is_kept=True", "is_kept=False"),
        ("from .network", "from .._sync.network"),
    ],
)
def test_a_change_of_one_flavour_is_seen(old: str, new: str) -> None:
    assert files()[FILE].count(old) >= 1
    assert_seen(files()[FILE].replace(old, new, 1))


def test_a_lane_that_only_one_flavour_has_is_seen() -> None:
    left = {name: text for name, text in files().items() if name != FILE}
    assert any("token_lane" in file for file, _, _ in told(left) - usual())


def test_both_lanes_that_await_nothing_are_seen() -> None:
    """What is awaited is known by itself, not by what the twin does."""
    old = "await self._lane.exchange(request,"
    text = files()[FILE]
    assert old in text
    assert_seen(text.replace(old, old.removeprefix("await "), 1))
