"""Streams of the mock server, which reads the document by itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.live.calling import in_thread
from tests.mock import MockApi, RawDocument, serve
from tests.shapes.making import HEAD
from tests.streams.ways import DOCUMENT, Way


@pytest.fixture
def api(tmp_path: Path) -> MockApi:
    path = tmp_path / "streams.yaml"
    path.write_text(HEAD + DOCUMENT, encoding="utf-8")
    return MockApi(RawDocument.load(path))


METHODS = ("ticks", "until", "texts", "whole", "plain", "lines", "sequence")


async def test_every_stream_of_a_document_can_be_tried(way: Way, api: MockApi) -> None:
    with serve(api) as served:
        async with way.open(served.base_url) as client:
            for method in METHODS:
                values = await way.read(getattr(client, method))
                assert len(values) == (1 if method == "until" else 2), method
            assert len(await way.read(client.talk.chat_stream, text="a")) == 2
            assert type(await way.call(client.talk.chat, text="a")).__name__ == "Tick"


async def test_the_programs_of_the_guide_run(
    way: Way,
    api: MockApi,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    files = way.package.built.files
    page = files["docs/options.md"].partition("## Replies that come value by value")[2]
    found = re.findall(r"```python\n(.*?)```", page.partition("\n## ")[0], re.DOTALL)
    program = compile(found[way.is_async], "options.md", "exec")
    variable = re.search(
        r"\w+_BASE_URL", files["README.md"] + files["docs/getting-started.md"]
    )
    assert variable is not None and len(found) == 2
    names: dict[str, Any] = {"__name__": "__main__"}
    with serve(api) as served:
        monkeypatch.setenv(variable[0], served.base_url)
        await in_thread(exec, program, names)
    assert capsys.readouterr().out.count("Tick(") == 2


def test_the_reference_shows_how_a_stream_is_read(way: Way) -> None:
    page = way.package.built.files["docs/reference/client.md"]
    for program in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
        inside = "".join(f"    {line}\n" for line in program.splitlines())
        compile(f"async def shown(client):\n{inside}", "client.md", "exec")
    assert "async with await client.ticks() as stream:" in page
