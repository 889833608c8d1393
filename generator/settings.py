"""What one run works on, and the project's defaults for its own document."""

from __future__ import annotations

import keyword
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.plan import FOREIGN_MODULES, HTTP_LIBRARIES, HTTPX, HttpLibrary

ROOT: Final = Path(__file__).parents[1]


class UsageError(Exception):
    """The command was called wrongly."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What one run works on; `own`: the project's document, with its defaults."""

    spec: Path
    out: Path
    package: str | None
    http_library: HttpLibrary
    strict: bool
    report: Path | None
    own: bool


def settings(
    *,
    spec: str | None,
    out: str | None,
    package: str | None,
    http_library: str | None,
    strict: bool,
    report: str | None,
    writes: bool,
) -> Settings:
    """The settings of one run; defaults hold for the project's own document only.

    Raises:
        UsageError: an option cannot be used, or `--out` is needed and missing.
    """
    defaults = _defaults()
    own_spec = ROOT / str(defaults.get("spec", "spec/openapi.yaml"))
    path = Path(spec) if spec else own_spec
    own = path.resolve() == own_spec.resolve()
    folder = Path(out) if out else None
    if folder is None and own:
        folder = ROOT / str(defaults.get("out", "generated"))
    if folder is None and writes:
        raise UsageError("--out is needed with a --spec that is not the project's own")
    if path.is_dir():
        raise UsageError(f"--spec: {path} is a folder")
    if package is None and own and "package" in defaults:
        package = str(defaults["package"])
    if package is not None and not _importable(package):
        raise UsageError(f"--package: {package!r} cannot be imported as a package")
    if package is not None and package in sys.stdlib_module_names | FOREIGN_MODULES:
        raise UsageError(f"--package: {package!r} would hide the module of that name")
    if writes and folder is not None:
        _check_folder(folder)
    if report is not None:
        _check_report(Path(report))
    return Settings(
        spec=path,
        out=folder or Path(),
        package=package,
        http_library=_http_library(http_library, defaults if own else {}),
        strict=strict or (own and defaults.get("strict") is True),
        report=Path(report) if report else None,
        own=own,
    )


def _http_library(name: object, defaults: Mapping[str, object]) -> HttpLibrary:
    place = "--http-library"
    if name is None and "http_library" in defaults:
        name = defaults["http_library"]
        place = "pyproject.toml: [tool.sdk-generator] http_library"
    if name is None:
        return HTTPX
    library = HTTP_LIBRARIES.get(name) if isinstance(name, str) else None
    if library is None:
        known = " or ".join(HTTP_LIBRARIES)
        raise UsageError(f"{place}: {name!r} is no HTTP library known here: {known}")
    return library


def _check_folder(folder: Path) -> None:
    for each in (folder, *folder.parents):
        if each.exists():
            if not each.is_dir():
                raise UsageError(f"--out: {each} is a file")
            return


def _check_report(report: Path) -> None:
    if report.is_dir():
        raise UsageError(f"--report: {report} is a folder")
    if not report.parent.is_dir():
        raise UsageError(f"--report: there is no folder {report.parent}")


def _importable(package: str) -> bool:
    return (
        package.isidentifier() and package.isascii() and not keyword.iskeyword(package)
    )


def _defaults() -> dict[str, object]:
    path = ROOT / "pyproject.toml"
    if not path.is_file():
        return {}
    tools = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
    return dict(tools.get("sdk-generator", {}))
