"""The vendor's command line tool against the mock.

It speaks HTTP itself and knows nothing of the document, so where it does not get
along with the mock, the mock or the document is wrong.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.mock import MockApi, RawDocument, serve

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build" / "referee" / "bin" / "memorysync"

pytestmark = pytest.mark.skipif(
    not PROGRAM.exists(), reason="memorysync-cli is not installed: run `make referee`"
)


class Tool:
    """The command line tool, set up for one end user of one mock."""

    def __init__(self, base_url: str, folder: Path) -> None:
        self.folder = folder
        self._environment = {
            "HOME": str(folder),
            "MEMORYSYNC_CONFIG_DIR": str(folder / "config"),
            "PATH": os.environ["PATH"],
        }
        self.text(
            "init",
            "--api-key=ms_test_0123456789abcdef",
            f"--base-url={base_url}",
            "--user=alice",
        )

    def text(self, *arguments: str, status: int = 0) -> str:
        """What it prints for people."""
        done = subprocess.run(
            [PROGRAM, "--no-color", *arguments],
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == status, done
        return done.stdout + done.stderr

    def data(self, *arguments: str) -> list[Any]:
        """What it prints for programs."""
        envelope = json.loads(self.text("--json", *arguments))
        assert envelope["status"] == "success"
        return list(envelope["data"])


@pytest.fixture(scope="module")
def document() -> RawDocument:
    return RawDocument.load(ROOT / "spec" / "openapi.yaml")


@pytest.fixture
def tool(document: RawDocument, tmp_path: Path) -> Iterator[Tool]:
    with serve(MockApi(document)) as served:
        yield Tool(served.base_url, tmp_path)


def write(tool: Tool, name: str, *records: Any) -> str:
    lines = (json.dumps(record) for record in records)
    (tool.folder / name).write_text("\n".join(lines))
    return name


RECORDS = (
    {"id": 7, "text": "Prefers the window seat", "tags": ["travel"]},
    {"id": 8, "memory": "Ships on Fridays every week", "importance": 0.9},
    {"id": 9, "content": "ok"},
)


def test_memories(tool: Tool) -> None:
    added = tool.text("add", "--wait", "--metadata", '{"a": 1}', "Prefers TypeScript")
    assert "Stored m_1" in added
    assert "searchable" in added
    assert "Stored m_2" in tool.text("add", "Ships on Fridays every week")
    assert "Nothing new stored (no_high_value_content)" in tool.text("add", "thanks")
    listed = tool.data("list")
    assert [each["id"] for each in listed] == ["m_2", "m_1"]
    assert listed[1]["metadata"] == {"a": 1}
    assert (listed[1]["source"], listed[1]["text"]) == ("cli", "Prefers TypeScript")
    assert "1 of 2" in tool.text("list", "--limit", "1")
    assert tool.data("--user", "bob", "list") == []
    found = tool.data("search", "typescript", "preferences")
    assert [(each["id"], each["score"]) for each in found] == [("m_1", 0.5), ("m_2", 0)]
    assert "1 result in 1ms" in tool.text("search", "--limit", "1", "fridays")
    assert tool.data("get", "m_1")[0]["processing_status"] == "completed"


def test_changing_and_deleting(tool: Tool) -> None:
    for text in ("Prefers TypeScript", "Ships on Fridays"):
        tool.text("add", text)
    assert "Updated m_1" in tool.text("update", "m_1", "Prefers Rust by now")
    assert tool.data("update", "m_1", "--metadata", '{"b": 2}')[0]["metadata"] == {
        "b": 2
    }
    assert tool.data("search", "rust")[0]["text"] == "Prefers Rust by now"
    assert "Would delete 1 memory." in tool.text("delete", "m_2", "m_9")
    assert len(tool.data("list")) == 2
    assert "Deleted 1 memory" in tool.text("delete", "--yes", "m_2", "m_9")
    assert "Deleted all 1 memory for alice" in tool.text("delete", "--all", "--yes")
    assert "No memories stored for alice." in tool.text("list")
    assert "not found" in tool.text("get", "m_1", status=6)


def test_importing_and_exporting(tool: Tool) -> None:
    file = write(tool, "a.jsonl", *RECORDS)
    first = tool.text("import", file, "--resume")
    assert "Imported 2 of 3" in first
    assert "1 skipped as duplicate or low value" in first
    more = write(tool, "b.jsonl", *RECORDS, {"id": 10, "text": "Drinks tea at noon"})
    again = tool.text("import", more, "--resume")
    assert "Imported 1 of 4" in again
    assert "2 already imported on an earlier run" in again
    exported = tool.text("export", "--format", "csv").splitlines()
    assert [line.split(",")[:3] for line in exported if line] == [
        ["id", "text", "source"],
        ["m_3", "Drinks tea at noon", "cli-import"],
        ["m_2", "Ships on Fridays every week", "cli-import"],
        ["m_1", "Prefers the window seat", "cli-import"],
    ]


def test_importing_in_the_background(tool: Tool) -> None:
    file = write(tool, "a.jsonl", *RECORDS)
    waited = tool.text("import", file, "--async", "--resume", "--wait")
    assert "Completed imp_0001" in waited
    assert "progress 3/3 (100.0%)" in waited
    assert "imported 2 record(s), 2 memories" in waited
    started = tool.text("import", file, "--async", "--resume")
    assert "pending imp_0002" in started
    assert "import-status imp_0002" in started
    assert "running imp_0002" in tool.text("import-status", "imp_0002")
    assert "Cancelled imp_0002" in tool.text("import-status", "imp_0002", "--cancel")
    assert "1 already imported" in tool.text("import-status", "imp_0002")
    jobs = tool.data("import-status")[0]["jobs"]
    assert [(job["id"], job["status"]) for job in jobs] == [
        ("imp_0002", "cancelled"),
        ("imp_0001", "completed"),
    ]


def test_what_surrounds_memories(tool: Tool) -> None:
    assert tool.data("project")[0] == {
        "id": "proj_0000000000000001",
        "name": "Default",
        "tenant_id": "org_1",
        "is_default": True,
    }
    assert tool.data("whoami")[0]["user"] == "alice"
    assert "Everything checks out." in tool.text("doctor")


def test_credentials_that_are_refused(tool: Tool) -> None:
    blank = tool.text("--api-key", " ", "add", "Prefers TypeScript", status=3)
    assert "Not authenticated" in blank
