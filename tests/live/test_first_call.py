"""What a program pays before its first answer: nothing that the call does not need."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.live.conftest import PACKAGES, Mock

PROGRAMS = {
    "import": "import memorysync",
    "sync": """
from memorysync import MemorySyncClient

with MemorySyncClient("key", {url!r}) as client:
    client.query("dark mode")
""",
    "async": """
import asyncio
from memorysync import AsyncMemorySyncClient

async def main():
    async with AsyncMemorySyncClient("key", {url!r}) as client:
        await client.query("dark mode")

asyncio.run(main())
""",
}
UNNEEDED = {
    "import": {"memorysync.types", "memorysync.client", "dataclasses", "socket"},
    "sync": {"asyncio", "logging", "ssl", "email.utils", "mimetypes", "random"},
    "async": {"email.utils", "mimetypes"},
}
TELL = "\nimport sys; from json import dumps; print(dumps(sorted(sys.modules)))"


@pytest.mark.parametrize("use", PROGRAMS)
def test_what_is_imported(mock: Mock, use: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAMS[use].format(url=mock.base_url) + TELL],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(PACKAGES)},
        text=True,
    )
    imported = set(json.loads(ended.stdout))
    assert not imported & (UNNEEDED[use] | {"httpx", "httpcore", "anyio", "h11"})
