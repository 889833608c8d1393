"""The mock on a real socket, served by uvicorn.

Why uvicorn: it is maintained and widely run, so a client that gets along with
it gets along with a real service; it speaks ASGI, so the same server also runs
an application under test (the lifespan example of an async web server); with
h11 it refuses what is not HTTP, where a lenient parser would hide a client's
framing mistake; and it ends gracefully, answering what it has begun.
"""

from __future__ import annotations

import contextlib
import signal
import socket
import threading
from collections.abc import Callable, Generator
from typing import Literal, NamedTuple

import uvicorn

from tests.mock.api import MockApi
from tests.mock.asgi import Application, application
from tests.mock.recorder import Handle, Recorder

HOST = "127.0.0.1"
_GRACE_SECONDS = 5


class ServerError(Exception):
    """The server could not be started."""


class Served(NamedTuple):
    """A running mock: where it listens and what it has seen."""

    base_url: str
    recorder: Recorder


class _Server(uvicorn.Server):
    """Tells when it really listens, and takes signals as a wish to end."""

    def __init__(
        self, config: uvicorn.Config, on_listening: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._on_listening = on_listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_listening()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        # The inherited method raises the signal again after the shutdown, so
        # that a clean end would look like a killed process.
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        numbers = (signal.SIGINT, signal.SIGTERM)
        previous = {
            number: signal.signal(number, self.handle_exit) for number in numbers
        }
        try:
            yield
        finally:
            for number, handler in previous.items():
                signal.signal(number, handler)


@contextlib.contextmanager
def serve(api: MockApi) -> Generator[Served]:
    """Serve a mock from a thread of this process; a free port is taken."""
    recorder = Recorder(api.handle)
    with serve_application(application(recorder)) as base_url:
        yield Served(base_url, recorder)


@contextlib.contextmanager
def serve_application(
    app: Application, *, lifespan: Literal["on", "off"] = "off"
) -> Generator[str]:
    """Serve any ASGI application from a thread; yields its base URL.

    Raises `ServerError` when it does not start. On leaving, running requests
    may end, connections are closed and the thread is joined.
    """
    listener = _listener(0)
    ready = threading.Event()
    server = _Server(_config(app, lifespan), ready.set)

    def run() -> None:
        try:
            # uvicorn leaves by `sys.exit` when the application does not start.
            with contextlib.suppress(SystemExit):
                server.run(sockets=[listener])
        finally:
            ready.set()

    thread = threading.Thread(target=run, name="mock-server", daemon=True)
    thread.start()
    ready.wait()
    try:
        if not server.started:
            raise ServerError("the application did not start")
        yield _url(listener)
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


def run_forever(handle: Handle, port: int, on_listening: Callable[[str], None]) -> None:
    """Serve a handler until SIGINT or SIGTERM; port 0 is any free one.

    Raises `ServerError` when the port cannot be had.
    """
    with contextlib.closing(_listener(port)) as listener:
        url = _url(listener)
        server = _Server(_config(application(handle), "off"), lambda: on_listening(url))
        server.run(sockets=[listener])


def _config(app: Application, lifespan: Literal["on", "off"]) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http="h11",
        loop="asyncio",
        ws="none",
        lifespan=lifespan,
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )


def _listener(port: int) -> socket.socket:
    # asyncio switches Nagle's algorithm off only where the protocol is named;
    # with it, every answer on a kept connection would take 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise ServerError(f"port {port} cannot be had: {error.strerror}") from error
    return listener


def _url(listener: socket.socket) -> str:
    return f"http://{HOST}:{listener.getsockname()[1]}"
