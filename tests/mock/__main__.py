"""Serve a document.

`python -m tests.mock [--spec PATH] [--port N] [--no-explorer | --faults]`
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.mock.api import MockApi
from tests.mock.document import DocumentError, RawDocument
from tests.mock.explorer import Explorer, NoAssets
from tests.mock.faults import FAULTS, run_faulty
from tests.mock.recorder import Handle
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
    parser.add_argument(
        "--no-explorer", action="store_true", help="serve nothing but the document"
    )
    parser.add_argument(
        "--faults",
        action="store_true",
        help="do what `Prefer: fault=NAME` asks for: " + ", ".join(FAULTS),
    )
    options = parser.parse_args(arguments)
    try:
        api = MockApi(RawDocument.load(options.spec))
        if options.faults:
            run_faulty(
                api.handle,
                options.port,
                lambda url: print(f"listening on {url}", flush=True),
            )
            return 0
        handle, note = (api.handle, "") if options.no_explorer else _explored(api)

        def announce(url: str) -> None:
            print(f"listening on {url}", flush=True)
            if note:
                print(note.format(url=url), flush=True)
            for path in api.token_paths:
                print(f"tokens for any id and secret at {url}{path}", flush=True)

        run_forever(handle, options.port, announce)
    except (DocumentError, ServerError) as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 1
    return 0


def _explored(api: MockApi) -> tuple[Handle, str]:
    """The mock with its page, and what to say of it."""
    try:
        return Explorer(api), "API explorer at {url}/"
    except NoAssets:
        return api.handle, "no API explorer: its assets are unpacked by `make mock`"


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
