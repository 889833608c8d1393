"""Measure: `python -m tools.bench [--rounds N] [--only WORD] [--json PATH]`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

from tools.bench import cells, report
from tools.bench.processes import ROOT, serving

_PACKAGES = ("memorysync", "httpx", "httpx2", "aiohttp", "openai", "pydantic")


def main() -> int:
    """Measure everything; 0 also where targets are missed, which the table says."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench")
    parser.add_argument("--rounds", type=int, default=15, help="default: 15")
    parser.add_argument("--only", default="", help="tables whose name has this word")
    parser.add_argument("--json", type=Path, default=ROOT / "build" / "bench.json")
    options = parser.parse_args()
    workers = cells.Workers()
    with serving() as (plain, secure):
        planned = [
            task
            for task in cells.tasks(plain, secure)
            if options.only.upper() in task.cell.table
        ]
        try:
            for number in range(1, options.rounds + 1):
                for task in planned:
                    workers.fill(task)
                if sys.stderr.isatty():
                    print(f"round {number} of {options.rounds}", file=sys.stderr)
        finally:
            workers.close()
    measured = [task.cell for task in planned]
    facts = {
        "python": platform.python_version(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "load": f"{os.getloadavg()[0]:.1f}",
        "rounds": str(options.rounds),
        **{name: version(name) for name in _PACKAGES},
    }
    print(report.text(measured))
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(report.data(measured, facts), indent=1) + "\n")
    print(f"\n{options.json}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
