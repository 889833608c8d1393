"""`python -m tools.corpus`: the table of all documents; exit 1 if one is not whole."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import Final

from tools.corpus.judging import Row, judge
from tools.corpus.running import ROOT

_FOLDER: Final = ROOT.parent / "shared" / "specs" / "dev"
_BUILD: Final = ROOT / "build" / "corpus"
_WIDTH: Final = 28


def main() -> int:
    """Generate, import and prove every document; 0 if all are whole."""
    parser = argparse.ArgumentParser(prog="python -m tools.corpus", description=__doc__)
    parser.add_argument("names", nargs="*", help="words of the documents' names")
    parser.add_argument("--folder", type=Path, default=_FOLDER, metavar="DIR")
    parser.add_argument(
        "--types", action="store_true", help="strict mypy and pyright as well: slow"
    )
    options = parser.parse_args()
    folder: Path = options.folder
    if not folder.is_dir():
        print(f"NOT RUN: the documents are absent ({folder})", file=sys.stderr)
        return 0
    documents = [
        path
        for path in _documents(folder)
        if not options.names or any(word in path.stem for word in options.names)
    ]
    if not documents:
        print("error: no document has such a name", file=sys.stderr)
        return 2
    rows: list[Row] = []
    print(_line(_TITLES), flush=True)
    for path in documents:
        row = judge(path, _BUILD / path.stem, types=options.types)
        rows.append(row)
        print(_line(_cells(row)), flush=True)
        for fault in row.faults:
            print(f"    {fault}", flush=True)
    table = _BUILD / "table.json"
    table.write_text(
        json.dumps([asdict(row) for row in rows], indent=1) + "\n", encoding="utf-8"
    )
    broken = [row.document for row in rows if row.faults]
    refused = sum(row.refused for row in rows)
    whole = len(rows) - len(broken) - refused
    print(
        f"{whole} of {len(rows)} documents are whole, {refused} without operations "
        f"are refused; {table}"
    )
    return 1 if broken else 0


def _documents(folder: Path) -> Iterator[Path]:
    """The documents that the folder's manifest lists, or else all of its own files."""
    manifest = folder / "manifest.json"
    if manifest.is_file():
        listed = [
            folder / entry["file"] for entry in json.loads(manifest.read_text("utf-8"))
        ]
    else:
        listed = [
            path
            for path in folder.iterdir()
            if path.suffix in (".json", ".yaml", ".yml") and path != manifest
        ]
    yield from sorted(listed, key=lambda path: (path.stat().st_size, path.name))


_TITLES: Final = tuple(
    field.name.replace("_", " ") for field in fields(Row) if field.name != "faults"
)


def _cells(row: Row) -> tuple[str, ...]:
    values = [getattr(row, name.replace(" ", "_")) for name in _TITLES]
    return tuple("–" if value is None else str(value) for value in values)


def _line(cells: tuple[str, ...]) -> str:
    head, *rest = cells
    return f"{head[:_WIDTH]:{_WIDTH}}" + "".join(
        f" {cell:>{max(len(title), 6)}}"
        for cell, title in zip(rest, _TITLES[1:], strict=True)
    )


if __name__ == "__main__":
    sys.exit(main())
