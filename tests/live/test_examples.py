"""The examples, run as their readers run them."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager

import httpx
import pytest

from tests.live.conftest import PACKAGES, ROOT, Mock
from tests.live.flavours import API_KEY

PYTHONPATH = os.pathsep.join([str(ROOT), str(PACKAGES)])


def environment(mock: Mock | None) -> Mapping[str, str]:
    """What an example sees; without a mock it knows of no server."""
    plain = {**os.environ, "PYTHONPATH": PYTHONPATH, "PYTHONWARNINGS": "error"}
    if mock is None:
        return plain
    return {
        **plain,
        "MEMORYSYNC_API_KEY": API_KEY,
        "MEMORYSYNC_BASE_URL": mock.base_url,
    }


def run(example: str, mock: Mock | None) -> subprocess.CompletedProcess[str]:
    """Run an example to its end."""
    return subprocess.run(
        [sys.executable, "-m", f"examples.{example}"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=environment(mock),
        text=True,
        timeout=30,
    )


def output_of(example: str, mock: Mock | None) -> list[str]:
    """What a successful example prints; it must not complain of anything."""
    ended = run(example, mock)
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout.splitlines()


@pytest.mark.parametrize("example", ["minimal_async", "minimal_sync"])
def test_minimal(mock: Mock, example: str) -> None:
    assert output_of(example, mock) == ["1 started new feature work"]
    routes = [request.raw_path for request in mock.recorder.requests]
    assert routes == ["/memory/add", "/memory/query"]


def test_fan_out(mock: Mock) -> None:
    assert output_of("fan_out", mock) == [
        "invoice: The invoice was paid in May",
        "dark mode: The user likes dark mode",
        "May: The invoice was paid in May",
        "what does the user like: The user likes dark mode",
    ]
    assert len(mock.recorder.requests) == 5


def test_cancellation(mock: Mock) -> None:
    assert output_of("cancellation", mock) == [
        "started new feature work",
        "gave up after 1e-06 s",
        "cancelled",
        "started new feature work",
    ]


def test_server_lifespan_without_a_framework(mock: Mock) -> None:
    assert output_of("server_lifespan", mock) == [
        "stored as 1",
        "skipped: no_high_value_content",
        "stored as 2",
    ]


@contextmanager
def uvicorn_serving(application: str, mock: Mock) -> Generator[str]:
    """An application under uvicorn in a process of its own; yields its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "uvicorn", application, "--port", "0"],
        cwd=ROOT,
        env=environment(mock),
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    log: list[str] = []
    try:
        for line in process.stderr:
            log.append(line)
            found = re.search(r"running on (http://\S+)", line)
            if found:
                yield found[1]
                break
        else:
            raise AssertionError("".join(log))
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
        assert "Application shutdown complete" in rest, rest
        assert "Warning" not in rest and "Error" not in rest, rest
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def test_server_lifespan_under_uvicorn(mock: Mock) -> None:
    with (
        uvicorn_serving("examples.server_lifespan:app", mock) as address,
        httpx.Client() as user,
    ):
        replies = [
            user.post(f"{address}/notes", content=text).text
            for text in ("The user likes dark mode", "Hm.")
        ]
    assert replies == ["stored as 1", "skipped: no_high_value_content"]
    assert len(mock.recorder.requests) == 2


def test_demo_needs_no_account() -> None:
    address, heading, *rest = output_of("demo", None)
    assert re.fullmatch(r"mock server: http://127\.0\.0\.1:\d+", address)
    assert heading == "examples/minimal_async.py prints:"
    assert rest == [
        "1 started new feature work",
        "POST /memory/add -> 201",
        "POST /memory/query -> 200",
    ]


def test_an_example_without_settings_says_what_is_missing() -> None:
    ended = run("minimal_sync", None)
    assert ended.returncode == 1
    assert "MEMORYSYNC_API_KEY" in ended.stderr.splitlines()[-1]
