"""One client for a whole web server: made at startup, closed at shutdown.

`lifespan` and `note_handler` fit every asynchronous web framework. With Starlette and
uvicorn installed, serve them with `python -m uvicorn examples.server_lifespan:app` and
try `curl -d 'The user likes dark mode' http://127.0.0.1:8000/notes`. Without them,
`python -m examples.server_lifespan` plays a server that gets three requests.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from memorysync import AddResult, AsyncMemorySyncClient, Memory

mem: AsyncMemorySyncClient | None = None


@asynccontextmanager
async def lifespan() -> AsyncGenerator[None]:
    """Startup before the `yield`, shutdown after it."""
    global mem
    # A client per request would pay for a new TLS handshake every time.
    mem = AsyncMemorySyncClient()
    try:
        yield
    finally:
        await mem.aclose()


async def note_handler(text: str) -> AddResult:
    """What to do with a request, whatever the framework."""
    assert mem is not None
    return await mem.add(text=text)


def describe(result: AddResult) -> str:
    """A stored text has a number; a skipped one has a reason."""
    match result:
        case Memory(id=number):
            return f"stored as {number}"
        case skipped:
            return f"skipped: {skipped.reason}"


try:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import PlainTextResponse
    from starlette.routing import Route
except ImportError:  # The rest of this file does without.
    pass
else:

    async def post_note(request: Request) -> PlainTextResponse:
        text = (await request.body()).decode()
        return PlainTextResponse(describe(await note_handler(text)))

    app = Starlette(
        routes=[Route("/notes", post_note, methods=["POST"])],
        lifespan=lambda _: lifespan(),
    )


async def main() -> None:
    async with lifespan():
        for text in ("The user likes dark mode", "Hm.", "The invoice was paid in May"):
            print(describe(await note_handler(text)))


if __name__ == "__main__":
    asyncio.run(main())
