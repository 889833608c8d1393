"""The documentation of a package: guides, a reference per client, models, errors."""

from __future__ import annotations

from collections.abc import Iterable

from generator import ir
from generator.plan.guides import GuidePlanner
from generator.plan.libraries import HttpLibrary
from generator.plan.naming import Naming, has_pages
from generator.plan.operations import PlannedOperation
from generator.plan.reach import Reach
from generator.plan.reference import ReferencePlanner
from generator.plan.view import FilePlan

GUIDES = ("README", "getting-started", "async", "options", "errors")


def plan_docs(
    api: ir.Api,
    naming: Naming,
    uses: Reach,
    planned: dict[tuple[str, str], PlannedOperation],
    distribution: str,
    library: HttpLibrary,
) -> Iterable[FilePlan]:
    """Every page, the README first, in a fixed order."""
    guide = GuidePlanner(api, naming, planned).guide(distribution, library)
    yield FilePlan("README.md", "README.md.j2", guide)
    for name in (*GUIDES, *(("pagination",) if has_pages(api) else ())):
        yield FilePlan(f"docs/{name}.md", f"docs/{name}.md.j2", guide)
    reference = ReferencePlanner(api, naming, uses, planned)
    for entry in naming.clients:
        yield FilePlan(
            f"docs/reference/{entry.module.replace('_', '-')}.md",
            "docs/reference/client.md.j2",
            reference.client(entry),
        )
    yield FilePlan(
        "docs/reference/models.md", "docs/reference/models.md.j2", reference.models()
    )
