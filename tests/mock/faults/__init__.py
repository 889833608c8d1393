"""Answers that go wrong on purpose, over raw sockets; see `scripts` for the faults."""

from __future__ import annotations

from tests.mock.faults.scripts import FAULTS, Fault, always, in_turn
from tests.mock.faults.server import (
    CERTIFICATE,
    Connection,
    RawServer,
    Script,
    raw_server,
    raw_server_thread,
)
from tests.mock.faults.service import faulty, run_faulty

__all__ = [
    "CERTIFICATE",
    "FAULTS",
    "Connection",
    "Fault",
    "RawServer",
    "Script",
    "always",
    "faulty",
    "in_turn",
    "raw_server",
    "raw_server_thread",
    "run_faulty",
]
