"""A process that measures one subject, one task after another.

Tasks and results are lines of JSON on standard input and output. Times are CPU times
of this process, in microseconds per call.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
import tracemalloc
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from tools.bench.payloads import LIST_LENGTH, body
from tools.bench.subjects import SUBJECTS, AsyncCall, Place, Subject, SyncCall

_WARM_UP = 3


class Worker:
    """Keeps the clients of a subject open between its tasks."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._loop = asyncio.new_event_loop()
        self._kept: list[SyncCall] = []
        self._sync: dict[Place, tuple[SyncCall, SyncCall]] = {}
        self._async: dict[Place, tuple[AsyncCall, AsyncCall]] = {}

    def measure(self, task: dict[str, Any]) -> float:
        """The cost of a task."""
        match task["kind"]:
            case "construct":
                return self._construct(task["count"])
            case "memory":
                return self._memory(task["count"])
            case "parse":
                return self._decode(task["count"], lambda parsed: parsed)
            case "decode":
                kind: Any = getattr(import_module(task["module"]), task["model"])
                return self._decode(task["count"], kind.from_dict)
            case _:
                return self._calls(task)

    def close(self) -> None:
        """Close all clients."""
        for close in self._kept:
            close()
        for _, close in self._sync.values():
            close()
        for _, aclose in self._async.values():
            self._loop.run_until_complete(_awaited(aclose))
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    def _calls(self, task: dict[str, Any]) -> float:
        place = Place(task["payload"], task["origin"])
        count, at_once = task["count"], task["at_once"]
        if at_once == 0:
            assert self._subject.sync is not None
            if place not in self._sync:
                self._sync[place] = self._subject.sync(place)
            call = self._sync[place][0]
            for _ in range(_WARM_UP):
                call()
            started = _begin()
            for _ in range(count):
                call()
            return _ended(started, count)
        return self._loop.run_until_complete(self._fan_out(place, count, at_once))

    async def _fan_out(self, place: Place, count: int, at_once: int) -> float:
        assert self._subject.asynchronous is not None
        if place not in self._async:
            self._async[place] = self._subject.asynchronous(place)
        call = self._async[place][0]

        async def several(each: int) -> None:
            for _ in range(each):
                await call()

        async def together(each: int) -> None:
            if at_once == 1:
                await several(each)
            else:
                await asyncio.gather(*(several(each) for _ in range(at_once)))

        await together(1)
        each = max(1, count // at_once)
        started = _begin()
        await together(each)
        return _ended(started, each * at_once)

    def _construct(self, count: int) -> float:
        """Making a client after the first one, and closing it."""
        construct = self._subject.construct
        assert construct is not None
        construct()()
        started = _begin()
        for _ in range(count):
            construct()()
        return _ended(started, count)

    def _memory(self, count: int) -> float:
        """Bytes of memory that each further open client takes; they stay open.

        Little of it may fit into memory that the process has already, and a TLS
        context is none of Python's: what is larger of the two measures counts.
        """
        construct = self._subject.construct
        assert construct is not None
        self._kept.append(construct())
        gc.collect()
        before = _resident()
        self._kept += [construct() for _ in range(count)]
        gc.collect()
        resident = _resident() - before
        tracemalloc.start()
        self._kept += [construct() for _ in range(count)]
        gc.collect()
        traced, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return max(resident, traced) / count

    def _decode(self, count: int, decode: Callable[[Any], object]) -> float:
        """From the bytes of a list to what it holds, for each object in it."""
        content = body("list")
        started = _begin()
        for _ in range(count):
            decode(json.loads(content))
        return _ended(started, count * LIST_LENGTH)


async def _awaited(call: AsyncCall) -> object:
    return await call()


def _begin() -> float:
    gc.collect()
    return time.process_time()


def _ended(started: float, count: int) -> float:
    return (time.process_time() - started) / count * 1e6


def _resident() -> int:
    """The resident memory of this process, in bytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise OSError("this system does not say how much memory a process has")


def main() -> None:
    """Measure until standard input ends."""
    worker = Worker(SUBJECTS[sys.argv[1]])
    for line in sys.stdin:
        outcome: dict[str, object]
        try:
            outcome = {"value": worker.measure(json.loads(line))}
        except Exception as error:
            outcome = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(outcome), flush=True)
    worker.close()


if __name__ == "__main__":
    main()
