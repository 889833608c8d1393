"""The corridor from a document to the files of a package, all in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator import ir, rules
from generator.diagnostics import Report
from generator.document import Document
from generator.lower import lower
from generator.plan import (
    HTTPX,
    HttpLibrary,
    PackagePlan,
    package_name,
    plan_package,
)
from generator.render import render
from generator.validate import validate
from generator.verify import Violation, verify_files

Formatter = Callable[[dict[str, str]], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Build:
    """A whole package in memory, and what was learned on the way.

    `rendered` is the text before formatting, which tells whether a file changed.
    """

    document: Document
    api: ir.Api
    plan: PackagePlan
    rendered: dict[str, str]
    files: dict[str, str]
    violations: tuple[Violation, ...]


def read(path: Path, report: Report) -> Document | None:
    """Read and validate a document; None where it cannot be used at all."""
    document = Document.load(path, report)
    if document is not None:
        validate(document, report)
    return document


def build(
    document: Document,
    package: str | None,
    report: Report,
    format_all: Formatter,
    library: HttpLibrary = HTTPX,
) -> Build | None:
    """Everything between a document and its files; None where nothing can be made."""
    api = lower(document, report)
    if not api.operations:
        report.add(
            rules.NO_OPERATION,
            document.root.source,
            "the document has no operation that can be called",
            rules.NO_OPERATION.fix,
        )
    if report.has_errors():
        return None
    plan = plan_package(api, package or package_name(api.info.title), library)
    rendered = {file.path: render(file) for file in plan.files}
    written = {file.path for file in plan.files if file.verbatim}
    files = rendered | format_all(
        {path: text for path, text in rendered.items() if path not in written}
    )
    return Build(document, api, plan, rendered, files, verify_files(files))
