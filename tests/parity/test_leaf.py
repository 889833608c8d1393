"""The one pair whose bodies differ: everything else of it is judged, and all around it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import memorysync
from generator.verify import Violation, verify_files

PACKAGE = Path(memorysync.__file__).parent
NETWORK = "memorysync/_async/network.py"
POOL = "memorysync/_async/pool.py"
EXCHANGE = "memorysync/_async/exchange.py"


@cache
def rendered() -> dict[str, str]:
    """What calls go through: the rest of the package would only take time."""
    return {
        path.relative_to(PACKAGE.parent).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("_runtime", "_sync", "_async")
        for path in sorted((PACKAGE / folder).glob("*.py"))
        if "client" not in path.name
        and "control_plane" not in path.name
        and "connections" not in path.name
    } | {
        f"memorysync/{name}.py": (PACKAGE / f"{name}.py").read_text(encoding="utf-8")
        for name in ("errors", "events")
    }


def found(files: dict[str, str], file: str) -> set[str]:
    """The rules that a file breaks."""
    listed: tuple[Violation, ...] = verify_files(files)
    return {each.rule.code for each in listed if each.file == file}


def test_the_machinery_keeps_the_rules() -> None:
    broken = [each for each in verify_files(rendered()) if "SG96" not in each.rule.code]
    assert broken == []


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        # The leaf: classes, signatures and docstrings
        (NETWORK, "class AsyncWaiter(", "class AsyncQueued(", "SG911"),
        (NETWORK, "def drop(self)", "def let_go(self)", "SG911"),
        (NETWORK, "data: bytes, until: float | None", "data: bytes", "SG913"),
        (NETWORK, "until: float | None) -> bytes:", "until: float) -> bytes:", "SG913"),
        (NETWORK, '"""Send everything.', '"""Send something.', "SG913"),
        (NETWORK, "async def sleep(", "async def rest(", "SG911"),
        # The leaf: awaits, and what blocks the loop
        (NETWORK, "await self._wait(loop.add_writer", "self._wait(loop.add_w", "SG931"),
        (NETWORK, "await asyncio.sleep(seconds)", "asyncio.sleep(seconds)", "SG931"),
        (NETWORK, "import socket\n", "import socket\nimport subprocess\n", "SG941"),
        (NETWORK, "return [known]", "return [*socket.getaddrinfo('', 1)]", "SG941"),
        # The twins around it differ by nothing but the flavour
        (POOL, "if not claim.is_stale:", "if claim.is_stale:", "SG913"),
        (POOL, "slots.forfeit()", "pass", "SG913"),
        (POOL, "await connect(", "connect(", "SG931"),
        (POOL, "deadline.queueing()", "deadline.receiving()", "SG913"),
        (EXCHANGE, "fresh = True", "fresh = False", "SG913"),
        (EXCHANGE, "await reply.rest()", "reply.rest()", "SG931"),
        (EXCHANGE, "self._discard()", "pass", "SG913"),
        (EXCHANGE, "import os\n", "import os\nimport subprocess\n", "SG941"),
    ],
)
def test_damages_are_found(file: str, old: str, new: str, code: str) -> None:
    text = rendered()[file]
    assert old in text
    damaged = {**rendered(), file: text.replace(old, new, 1)}
    assert code in found(damaged, file)
