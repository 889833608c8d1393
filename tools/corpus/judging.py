"""What becomes of one document: generated, imported whole, proved, type-checked."""

from __future__ import annotations

import json
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tools.corpus.running import ROOT, Cost, run

_IMPORT: Final = """
import importlib, json, pkgutil, resource, sys, time
name = sys.argv[1]
started = time.process_time()
package = importlib.import_module(name)
first = time.process_time() - started
modules = [each.name for each in pkgutil.walk_packages(package.__path__, name + ".")]
for module in [name, *modules]:
    loaded = importlib.import_module(module)
    for export in getattr(loaded, "__all__", ()):
        getattr(loaded, export)
whole = time.process_time() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([first * 1000, whole * 1000, peak]))
"""
_ONE_TYPE: Final = """
import importlib, sys, time
types = importlib.import_module(sys.argv[1] + ".types")
started = time.process_time()
getattr(types, types.__all__[len(types.__all__) // 2]) if types.__all__ else None
print((time.process_time() - started) * 1000)
"""
_COUNT: Final = re.compile(r"(?m)^.*(?:: error\b| - error\b)")


@dataclass(frozen=True, slots=True)
class Row:
    """One document in the table; `faults` are empty where the package is whole.

    Times are CPU time. `import_ms` is the package alone, `whole_ms` every module and
    every public name, `type_ms` one type after `package.types` is imported.
    `type_errors` is None where types were not checked. A document without operations
    is `refused`, and nothing is written: there is nothing to call.
    """

    document: str
    operations: int
    generated: int
    dropped: int
    schemas: int
    warnings: int
    cpu_seconds: float
    peak_mib: float
    lines: int
    import_ms: float
    whole_ms: float
    type_ms: float
    type_errors: int | None
    refused: bool
    faults: tuple[str, ...]


def judge(document: Path, folder: Path, *, types: bool) -> Row:
    """Generate a document into an empty folder and judge what was written."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    package = "corpus_" + re.sub(r"\W", "_", document.stem).lower()
    out, report = folder / "out", folder / "report.json"
    words: list[str | Path] = ["-m", "generator", "generate", "--spec", document]
    words += ["--out", out, "--package", package, "--report", report]
    made = run(words)
    faults: list[str] = []
    first = whole = one = 0.0
    errors: int | None = None
    counts = _counts(report)
    refused = made.status == 1 and not counts["operations_total"] and not out.exists()
    if made.status and not refused:
        faults.append(_fault("generate", made))
    if not made.status:
        tried = run(["-W", "error", "-c", _IMPORT, package], path=(out,))
        if tried.status:
            faults.append(_fault("import", tried))
        else:
            first, whole, _ = json.loads(tried.output)
            first, whole = _again(package, out, first, whole)
        alone = run(["-c", _ONE_TYPE, package], path=(out,))
        one = 0.0 if alone.status else float(alone.output)
        proved = run(["-m", "generator", "verify", out])
        if proved.status:
            faults.append(_fault("verify", proved))
        errors = _type_errors(out, package) if types else None
        if errors:
            faults.append(f"types: {errors} errors")
    if (
        counts["dropped"]
        or counts["operations_generated"] != counts["operations_total"]
    ):
        faults.append("operations are dropped")
    return Row(
        document=document.stem,
        operations=counts["operations_total"],
        generated=counts["operations_generated"],
        dropped=counts["dropped"],
        schemas=counts["schemas"],
        warnings=counts["warnings"],
        cpu_seconds=round(made.cpu_seconds, 1),
        peak_mib=round(made.peak_mib),
        lines=sum(
            path.read_bytes().count(b"\n") for path in (out / package).rglob("*.py")
        ),
        import_ms=round(first),
        whole_ms=round(whole),
        type_ms=round(one, 1),
        type_errors=errors,
        refused=refused,
        faults=tuple(faults),
    )


def _again(package: str, out: Path, first: float, whole: float) -> tuple[float, float]:
    """The times with byte code in place, as users have it; the better of two runs."""
    run(["-m", "compileall", "-q", out], path=(out,))
    tried = run(["-c", _IMPORT, package], path=(out,))
    if tried.status:
        return first, whole
    second, all_, _ = json.loads(tried.output)
    return min(first, second), min(whole, all_)


def _type_errors(out: Path, package: str) -> int:
    """Errors of strict mypy and strict pyright in the package."""
    checked = run(
        [
            "-m",
            "mypy",
            "--strict",
            "--config-file=",
            "--no-error-summary",
            "-p",
            package,
        ],
        path=(out,),
    )
    settings = out.parent / "pyrightconfig.json"
    settings.write_text(
        json.dumps({"include": ["out"], "typeCheckingMode": "strict"}), "utf-8"
    )
    other = run(
        ["-m", "pyright", "--pythonpath", sys.executable, "--project", settings],
        path=(out, ROOT),
    )
    return sum(len(_COUNT.findall(each.output)) for each in (checked, other)) or int(
        bool(checked.status or other.status)
    )


def _counts(report: Path) -> dict[str, int]:
    names = (
        "operations_total",
        "operations_generated",
        "dropped",
        "schemas",
        "warnings",
    )
    try:
        counts = json.loads(report.read_text("utf-8"))["counts"]
    except (OSError, ValueError, KeyError):
        return dict.fromkeys(names, 0)
    return {name: int(counts[name]) for name in names}


def _fault(command: str, cost: Cost) -> str:
    lines = cost.errors.strip().splitlines() or [f"status {cost.status}"]
    return f"{command}: {lines[-1][:200]}"
