"""The minimal asynchronous program against a mock server, without an account.

Run it with `python -m examples.demo` or `make demo`.
"""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from examples import minimal_async
from tests.mock import MockApi, RawDocument, serve

SPEC = Path(__file__).resolve().parents[1] / "spec" / "openapi.yaml"


def main() -> None:
    # The mock server answers as the API document says, and remembers what it is told.
    with serve(MockApi(RawDocument.load(SPEC))) as served:
        print(f"mock server: {served.base_url}")
        os.environ["MEMORYSYNC_API_KEY"] = "ms_test_key"
        os.environ["MEMORYSYNC_BASE_URL"] = served.base_url
        print("examples/minimal_async.py prints:")
        asyncio.run(minimal_async.main())
        for exchange in served.recorder.exchanges:
            request, response = exchange.request, exchange.response
            print(f"{request.method} {request.raw_path} -> {response.status}")


if __name__ == "__main__":
    main()
