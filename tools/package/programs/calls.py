"""Uses the installed package once in each flavour: `python calls.py BASE_URL`."""

from __future__ import annotations

import asyncio
import importlib
import pkgutil
import platform
import sys
from importlib.metadata import version
from pathlib import Path

import memorysync
from memorysync import AsyncMemorySyncClient, MemorySyncClient, NotFoundError
from memorysync._runtime.http import HTTP_ERRORS

KEY = "ms_test_key"
MISSING = 999_999_999


def check_installation() -> None:
    """It is the installed package, every module of it can be imported."""
    assert Path(memorysync.__file__).is_relative_to(sys.prefix), memorysync.__file__
    assert memorysync.__version__ == version("memorysync"), memorysync.__version__
    for module in pkgutil.walk_packages(memorysync.__path__, "memorysync."):
        importlib.import_module(module.name)


def call_sync(base_url: str) -> None:
    """Remember, find, and ask for what is not there."""
    text = "Prefers dark mode in every application."
    with MemorySyncClient(api_key=KEY, base_url=base_url) as client:
        client.add(text)
        found = client.query("dark mode", k=3)
        assert text in [memory.text for memory in found.memories], found
        try:
            client.get(MISSING)
        except NotFoundError as error:
            assert error.status_code == 404, error
        else:
            raise AssertionError("a memory that is not there was found")


async def call_async(base_url: str) -> None:
    """The same with `await`."""
    text = "Reads the news in the morning only."
    async with AsyncMemorySyncClient(api_key=KEY, base_url=base_url) as client:
        await client.add(text)
        found = await client.query("news", k=3)
        assert text in [memory.text for memory in found.memories], found
        try:
            await client.get(MISSING)
        except NotFoundError as error:
            assert error.status_code == 404, error
        else:
            raise AssertionError("a memory that is not there was found")


def main() -> None:
    """Everything above."""
    check_installation()
    call_sync(sys.argv[1])
    asyncio.run(call_async(sys.argv[1]))
    library = HTTP_ERRORS[0].__module__.partition(".")[0]
    print(f"Python {platform.python_version()}, {library} {version(library)}")


if __name__ == "__main__":
    main()
