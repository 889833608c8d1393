"""Packages that were generated for a test, and clients of them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.corpus.commands import Run
from tests.mock import RawDocument

_OPTIONS = frozenset(
    (
        "base_url",
        "timeout",
        "total_timeout",
        "max_retries",
        "max_connections",
        "max_response_bytes",
        "on_event",
        "transport",
        "http_client",
    )
)


@dataclass(frozen=True, slots=True)
class Package:
    """What one document became."""

    name: str
    package: str
    spec: Path
    out: Path
    run: Run
    report: dict[str, Any]
    document: RawDocument

    def module(self, name: str = "") -> ModuleType:
        """A module of the package; the package itself by default."""
        return import_module(f"{self.package}.{name}" if name else self.package)

    def credentials(self, client: dict[str, Any]) -> dict[str, str]:
        """A value for every argument of a constructor that carries a credential."""
        return {
            argument["name"]: f"secret-{argument['name']}"
            for argument in client["constructor"]
            if argument["name"] not in _OPTIONS
        }

    def client(self, *, is_async: bool, **options: Any) -> Any:
        """A client of the first (only) client class, with all its credentials."""
        described = self.report["clients"][0]
        name = described["async_class" if is_async else "sync_class"]
        made = getattr(import_module(described["module"]), name)
        return made(**self.credentials(described), **options)

    def operation(self, pointer: str) -> dict[str, Any]:
        """The report's entry of an operation."""
        for entry in self.report["operations"]:
            if entry["pointer"] == pointer:
                found: dict[str, Any] = entry
                return found
        raise AssertionError(f"{self.name}: the report has no operation {pointer}")

    def by_id(self, operation_id: str) -> dict[str, Any]:
        """The report's entry of an operation, by its id."""
        for entry in self.report["operations"]:
            if entry["operation_id"] == operation_id:
                found: dict[str, Any] = entry
                return found
        raise AssertionError(f"{self.name}: the report has no {operation_id}")


def reached(client: Any, attribute: str) -> Any:
    """The method at a path of attributes such as `connections.slack.list`."""
    found = client
    for part in attribute.split("."):
        found = getattr(found, part)
    return found


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, caches left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
