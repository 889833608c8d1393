"""Calls of either flavour; those in a thread let go of all they held."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any


async def call(
    is_async: bool, function: Callable[..., Any], /, *given: Any, **named: Any
) -> Any:
    """What a method returns, awaited or called in a thread."""
    if is_async:
        return await function(*given, **named)
    return await in_thread(function, *given, **named)


async def in_thread(function: Callable[..., Any], /, *given: Any, **named: Any) -> Any:
    """What a function returns or raises, called in a thread.

    Unlike after `asyncio.to_thread`, nothing of the call is still held by the thread
    when this returns: a test can drop a client and look what becomes of it.
    """
    calls = [partial(function, *given, **named)]
    results: list[Any] = []
    errors: list[BaseException] = []
    await asyncio.to_thread(_run, calls, results, errors)
    if errors:
        raise errors.pop()
    return results.pop()


def _run(
    calls: list[partial[Any]], results: list[Any], errors: list[BaseException]
) -> None:
    try:
        results.append(calls.pop()())
    except BaseException as error:
        errors.append(error)
