"""Damages to lists that come in pages, and to the methods that walk them, are seen."""

from __future__ import annotations

import json
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

PAGING = "walks/_async/paging.py"
CLIENT = "walks/_async/client.py"
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Walks", "version": "1"},
    "paths": {
        "/lines": {
            "get": {
                "operationId": "lines",
                "parameters": [
                    {"name": "cursor", "in": "query", "schema": {"type": "string"}}
                ],
                "responses": {
                    "200": {
                        "description": "Lines.",
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "object",
                                    "properties": {"next": {"type": "string"}},
                                }
                            }
                        },
                    }
                },
                "x-speakeasy-pagination": {
                    "type": "cursor",
                    "inputs": [
                        {"name": "cursor", "in": "parameters", "type": "cursor"}
                    ],
                    "outputs": {"nextCursor": "$.next"},
                },
            }
        }
    },
}

DAMAGES = {
    "a page is not awaited": (PAGING, r"await (?=self\._shell\.perform)", ""),
    "a page is awaited twice": (PAGING, r"(?=await self\._shell\.perform)", "await "),
    "a step is not awaited": (PAGING, r"await (?=self\._steps\.advance)", ""),
    "the next item is no coroutine": (PAGING, r"async (?=def __anext__)", ""),
    "the iterator is a coroutine": (PAGING, r"(?=def __aiter__)", "async "),
    "the iterator is that of a plain loop": (PAGING, "def __aiter__", "def __iter__"),
    "the next item is that of a plain loop": (PAGING, "def __anext__", "def __next__"),
    "the end is that of a plain loop": (PAGING, "StopAsyncIteration", "StopIteration"),
    "pages are given by a coroutine": (PAGING, r"(?=def pages)", "async "),
    "pages are those of the other flavour": (
        PAGING,
        r"AsyncIterator\[P\]",
        "Iterator[P]",
    ),
    "a closed pager goes on": (PAGING, "self._closed = True", "self._closed = False"),
    "a walk that has ended goes on": (PAGING, "if step is None", "if step is not None"),
    "the same page comes again": (
        PAGING,
        r"self\._following = step\.following",
        "pass",
    ),
    "aclose is called close": (PAGING, "async def aclose", "async def close"),
    "aclose waits for nothing": (PAGING, r"await (?=sleep\(0\))", ""),
    "leaving the block does not close": (PAGING, r"await self\.aclose\(\)", "pass"),
    "the block gives nothing": (
        PAGING,
        "return self\n\n    async def __aexit__",
        "return None\n\n    async def __aexit__",
    ),
    "no one tells the right close": (PAGING, r"AsyncResource, (?=Generic)", ""),
    "a walk is a coroutine": (CLIENT, r"(?=def \w+_all\()", "async "),
    "a walk is awaited": (CLIENT, r"return (?=AsyncPager\()", "return await "),
    "a walk is of the other flavour": (CLIENT, r"AsyncPager(?=\[|\()", "Pager"),
    "a walk walks another list": (
        CLIENT,
        r"operations\.(\w+)_pages\(",
        r"operations.\1(",
    ),
    "a walk lacks an argument": (CLIENT, r"(?<=lines_pages\()\s*cursor=cursor,?", ""),
    "a walk is missing": (CLIENT, r"\n    def lines_all\((?:.|\n)*\Z", "\n"),
    "a walk has another name": (CLIENT, "def lines_all", "def every_line"),
    "a walk goes over another client": (
        CLIENT,
        r"AsyncPager\(\s*self\._shell",
        "AsyncPager(self",
    ),
    "the pager of one flavour is not public": (
        "walks/__init__.py",
        r"\n\s*\"AsyncPager\",",
        "",
    ),
}


@lru_cache(maxsize=1)
def files() -> dict[str, str]:
    """The files that are made of the document, not formatted."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "walks.json"
        path.write_text(json.dumps(DOCUMENT), encoding="utf-8")
        report = Report()
        document = read(path, report)
        assert document is not None
        made = build(document, "walks", report, dict)
        assert made is not None
        return made.files


def test_walks_are_proved() -> None:
    assert len(re.findall(r"-> AsyncPager\[", files()[CLIENT])) == 1
    assert listing(verify_files(files())) == ""


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damage_is_seen(name: str) -> None:
    file, pattern, new = DAMAGES[name]
    text, count = re.subn(pattern, new, files()[file], count=1)
    assert count == 1
    assert verify_files({**files(), file: text}), "the damage is not seen"


def _statements(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(
        r"^ +(?:self\.\S|raise |return |step = |if ).*\n", text, re.M
    ):
        yield match.span()


def test_no_line_of_the_pager_can_be_lost_in_one_flavour() -> None:
    text = files()[PAGING]
    places = list(_statements(text))
    assert len(places) > 20
    for start, end in places[:: 1 if os.environ.get("ALL_DAMAGES") else 5]:
        line = text[start:end]
        other = re.sub(
            r"\S.*", "if 1:" if line.rstrip().endswith(":") else "pass", line
        )
        damaged = {**files(), PAGING: text[:start] + other + text[end:]}
        assert verify_files(damaged), line
