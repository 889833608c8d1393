"""Every program and every example call of the rendered documentation runs."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

import memorysync
from tests.contexts import tls_context
from tests.mock import MockApi, RawDocument, Served, serve
from tests.mock.routing import Found, Router

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "generated" / "docs"
DOCUMENT = RawDocument.load(ROOT / "spec" / "openapi.yaml")
ROUTER = Router(DOCUMENT)
CLIENTS = {
    "client.md": (memorysync.MemorySyncClient, memorysync.AsyncMemorySyncClient),
    "control-plane.md": (
        memorysync.ControlPlaneClient,
        memorysync.AsyncControlPlaneClient,
    ),
}


def _blocks(page: Path) -> list[str]:
    return re.findall(
        r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL
    )


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    with serve(MockApi(DOCUMENT)) as running:
        yield running


GUIDES = [
    pytest.param(block, id=f"{page.stem}-{index}")
    for page in [ROOT / "generated" / "README.md", *sorted(DOCS.glob("*.md"))]
    for index, block in enumerate(_blocks(page))
]


@pytest.mark.parametrize("program", GUIDES)
def test_programs_of_the_guides_run(program: str, served: Served) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "generated"),
            "MEMORYSYNC_API_KEY": "ms_test_key",
            "MEMORYSYNC_BASE_URL": served.base_url,
        },
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def _success(request: httpx.Request) -> int:
    """The lowest success status that the document declares for a request."""
    path = request.url.raw_path.decode().partition("?")[0]
    found = ROUTER.find(request.method, path)
    assert isinstance(found, Found), path
    responses = DOCUMENT.member(found.operation.node, "responses")
    assert responses is not None
    return min(int(status) for status, _ in responses.items() if status[0] == "2")


def _prefer(request: httpx.Request) -> None:
    """Ask the mock for the documented example, so that no call needs another before it."""
    request.headers["Prefer"] = f"code={_success(request)}"


async def _prefer_async(request: httpx.Request) -> None:
    _prefer(request)


REFERENCES = [
    pytest.param(page.name, block, id=f"{page.stem}-{index}")
    for page in sorted((DOCS / "reference").glob("*.md"))
    for index, block in enumerate(_blocks(page))
]


@pytest.mark.parametrize(("page", "call"), REFERENCES)
def test_every_example_call_runs(page: str, call: str, served: Served) -> None:
    sync_class, async_class = CLIENTS[page]
    key = "access_token" if page == "control-plane.md" else "api_key"
    arguments = {"base_url": served.base_url, key: "ms_test_key"}
    refused = "purge_user" in call
    if not call.startswith("await "):
        hooks = {"request": [_prefer]}
        with httpx.Client(event_hooks=hooks, verify=tls_context()) as http_client:
            client = sync_class(**arguments, http_client=http_client)
            _run(lambda: eval(call, {"client": client}), refused)
        return

    async def run() -> None:
        hooks = {"request": [_prefer_async]}
        async with httpx.AsyncClient(
            event_hooks=hooks, verify=tls_context()
        ) as http_client:
            client = async_class(**arguments, http_client=http_client)
            await eval(call.removeprefix("await "), {"client": client})

    _run(lambda: asyncio.run(run()), refused)


def _run(call: Callable[[], object], refused: bool) -> None:
    if refused:
        with pytest.raises(memorysync.ValidationError):
            call()
    else:
        call()
