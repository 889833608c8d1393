"""A mock server that answers as an OpenAPI document says.

`MockApi(RawDocument.load(path))` is the service; `serve`, `MockTransport` and
`AsyncMockTransport` put it on a socket or inside a client. On the command line:
`python -m tests.mock [--spec PATH] [--port N] [--no-explorer | --faults]`.
"""

from __future__ import annotations

from tests.mock.api import MockApi
from tests.mock.clock import Clock, SteppingClock
from tests.mock.document import DocumentError, RawDocument
from tests.mock.messages import Request, Response
from tests.mock.problems import Problem
from tests.mock.recorder import Exchange, Recorder
from tests.mock.server import Served, ServerError, serve, serve_application
from tests.mock.transports import AsyncMockTransport, MockTransport

__all__ = [
    "AsyncMockTransport",
    "Clock",
    "DocumentError",
    "Exchange",
    "MockApi",
    "MockTransport",
    "Problem",
    "RawDocument",
    "Recorder",
    "Request",
    "Response",
    "Served",
    "ServerError",
    "SteppingClock",
    "serve",
    "serve_application",
]
