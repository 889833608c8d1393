"""Serve a document: `python -m tests.mock [--spec PATH] [--port N]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.mock.api import MockApi
from tests.mock.document import DocumentError, RawDocument
from tests.mock.server import ServerError, run_forever

_SPEC = Path(__file__).resolve().parents[2] / "spec" / "openapi.yaml"


def main(arguments: list[str] | None = None) -> int:
    """Serve until SIGINT or SIGTERM; 0 for a clean end, 1 when nothing is served."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.mock", description="Serve an OpenAPI document."
    )
    parser.add_argument(
        "--spec", type=Path, default=_SPEC, help="default: spec/openapi.yaml"
    )
    parser.add_argument(
        "--port", type=_port, default=0, help="default: any free port (0)"
    )
    options = parser.parse_args(arguments)
    try:
        api = MockApi(RawDocument.load(options.spec))
        run_forever(
            api, options.port, lambda url: print(f"listening on {url}", flush=True)
        )
    except (DocumentError, ServerError) as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 1
    return 0


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
