"""Compare every real client on both SDKs: `python -m tools.compat [PACKAGE]...`.

Ends with 1 on a difference that is not listed, and when no client could be installed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import Final

from tests.mock import MockApi, RawDocument, Served, serve
from tools.compat import traffic
from tools.compat.clients import CLIENTS, PUBLISHED, RealClient
from tools.compat.comparison import Outcome, Run, faults
from tools.compat.environments import Pair, build_wheel, make_pair
from tools.package.faults import PackageError
from tools.package.processes import ROOT, VirtualEnvironment, run

SPEC: Final = ROOT / "spec" / "openapi.yaml"
# Frameworks that would look for their makers' servers.
_SILENCE: Final = {
    "CREWAI_DISABLE_TELEMETRY": "true",
    "CREWAI_TRACING_ENABLED": "false",
    "LANGSMITH_TRACING": "false",
    "OPENAI_AGENTS_DISABLE_TRACING": "1",
    "OTEL_SDK_DISABLED": "false",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare the clients that are named, else all; returns the exit status."""
    known = {client.package: client for client in CLIENTS}
    parser = argparse.ArgumentParser(prog="python -m tools.compat", description=__doc__)
    parser.add_argument("package", nargs="*", help=f"of {', '.join(known)}")
    wanted: list[str] = parser.parse_args(arguments).package
    if unknown := sorted(set(wanted) - set(known)):
        parser.error(f"no such client: {', '.join(unknown)}")
    try:
        return _compare([known[name] for name in wanted or known])
    except PackageError as error:
        _tell(f"error: {error.what}", error.reasons)
        return 1


def _compare(clients: Sequence[RealClient]) -> int:
    pairs = cache(partial(make_pair, published=PUBLISHED, wheel=build_wheel()))
    tried, failed = 0, 0
    api = MockApi(RawDocument.load(SPEC))
    with serve(api) as served:
        for client in clients:
            try:
                pair = pairs(client.requirements_file)
            except PackageError as error:
                _tell(f"NOT RUN: {client.package}: {error.what}", error.reasons)
                continue
            tried += 1
            failed += not _same(client, pair, api, served)
    if not tried:
        print("error: no client could be installed", file=sys.stderr)
    return 1 if failed or not tried else 0


def _same(client: RealClient, pair: Pair, api: MockApi, served: Served) -> bool:
    before = _run(client, pair.published, api, served)
    after = _run(client, pair.generated, api, served)
    what = f"{client.package} on {before.sdk_version} and on {after.sdk_version}"
    found = [*_misplaced(before, pair.published), *_misplaced(after, pair.generated)]
    found.extend(faults(before, after, client.differences))
    if found:
        _tell(f"DIFFERS: {what}", found)
        return False
    details = f"{len(after.outcomes)} outcomes, {len(after.requests)} requests"
    listed = "".join(
        f"\n    {where}: {why}" for where, why in client.differences.items()
    )
    print(f"ok  {what}: {details}, the same but for what is meant:{listed}", flush=True)
    return True


def _run(
    client: RealClient, environment: VirtualEnvironment, api: MockApi, served: Served
) -> Run:
    api.reset()
    served.recorder.clear()
    with tempfile.TemporaryDirectory(prefix="compat-") as folder:
        target = Path(folder) / "outcomes.json"
        # Not isolated (-I): a program imports its neighbours.
        command = (environment.python, "-E", "-s", client.program_file)
        run(
            f"{client.package}: {client.program}",
            (*command, served.base_url, target),
            cwd=Path(folder),
            more={"HOME": folder, **_SILENCE},
        )
        told = json.loads(target.read_text(encoding="utf-8"))
    requests = served.recorder.requests
    if not traffic.sent_by_sdk(requests):
        raise PackageError(client.package, ["the server saw no request of the SDK"])
    return Run(
        told["sdk"]["version"],
        told["sdk"]["folder"],
        tuple(Outcome(each["call"], each["outcome"]) for each in told["calls"]),
        tuple(traffic.plain(request) for request in requests),
    )


def _misplaced(seen: Run, environment: VirtualEnvironment) -> list[str]:
    """The SDK of the other environment, or of this project, would prove nothing."""
    if Path(seen.sdk_folder).is_relative_to(environment.folder):
        return []
    return [f"the SDK was imported from {seen.sdk_folder}"]


def _tell(what: str, lines: Sequence[str]) -> None:
    print(what, file=sys.stderr)
    for line in lines:
        print(f"  {line}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
