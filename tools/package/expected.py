"""What the distributions must hold, read from the sources and not from the build."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from generator.diagnostics import Report
from generator.document import Document
from generator.output import MANIFEST
from tools.package.faults import PackageError

LICENSE = "LICENSE"
README = "README.md"
PROJECT = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Expected:
    """The facts that a distribution is compared with.

    `files` has the SHA-256 of every file that the generator wrote, by its path in the
    output folder; `version` is the document's.
    """

    name: str
    package: str
    version: Version
    license: str | None
    requires_python: str
    requirements: tuple[str, ...]
    readme: str
    files: Mapping[str, str]

    @property
    def stem(self) -> str:
        """How names of distribution files begin (binary distribution format)."""
        return f"{canonicalize_name(self.name).replace('-', '_')}-{self.version}"

    @property
    def modules(self) -> dict[str, str | None]:
        """The part of `files` that belongs into a wheel; there must be a `py.typed`."""
        start = f"{self.package}/"
        return {
            f"{start}py.typed": None,
            **{path: sha for path, sha in self.files.items() if path.startswith(start)},
        }

    @property
    def lowest(self) -> tuple[str, ...]:
        """The oldest version of each requirement that the package claims to run with."""
        return tuple(_lowest(Requirement(text)) for text in self.requirements)

    @property
    def oldest_python(self) -> str:
        """The name of the oldest interpreter that the package claims to run on."""
        return f"python{self.requires_python.removeprefix('>=')}"


def read_expected(folder: Path, spec: Path, package: str) -> Expected:
    """The facts of a generated folder and of the document it was made from.

    Raises:
        PackageError: a source cannot be read, or the document's version is none.
    """
    try:
        project = tomllib.loads((folder / PROJECT).read_text(encoding="utf-8"))
        table = project["project"]
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return Expected(
            name=table["name"],
            package=package,
            version=document_version(spec),
            license=table.get("license"),
            requires_python=table["requires-python"],
            requirements=tuple(table["dependencies"]),
            readme=(folder / README).read_text(encoding="utf-8"),
            files={path: entry["written"] for path, entry in manifest["files"].items()},
        )
    except (OSError, ValueError, KeyError) as error:
        raise PackageError(
            "the generated folder cannot be read", [repr(error)]
        ) from error


def document_version(spec: Path) -> Version:
    """`info.version` of a document.

    Raises:
        PackageError: there is none, or a package index would not take it (PEP 440).
    """
    document = Document.load(spec, Report())
    info = document.root.get("info") if document is not None else None
    text = info.string("version") if info is not None else None
    try:
        return Version(text or "")
    except InvalidVersion as error:
        reason = f"{spec}: info.version {text!r} is no Python version (PEP 440)"
        raise PackageError("the document cannot be released", [reason]) from error


def _lowest(requirement: Requirement) -> str:
    floors = [part.version for part in requirement.specifier if part.operator == ">="]
    pins = "".join(f"=={floor}" for floor in floors)
    marker = f"; {requirement.marker}" if requirement.marker else ""
    return f"{requirement.name}{pins}{marker}"
