"""A second opinion on the project's own document: openapi-spec-validator.

It is no gate for other documents: it fetches references, crashes on some inputs and is
slow on large ones. It is asked only where the generator itself found nothing wrong, since
it would say the same again, less exactly.
"""

from __future__ import annotations

from generator import rules
from generator.diagnostics import Report, Source
from generator.document import Document


def check_structure(document: Document, report: Report) -> None:
    """Report what openapi-spec-validator finds; it is imported only here, it is slow."""
    from openapi_spec_validator import (
        OpenAPIV30SpecValidator,
        OpenAPIV31SpecValidator,
        OpenAPIV32SpecValidator,
    )

    validator = {
        "3.0": OpenAPIV30SpecValidator,
        "3.1": OpenAPIV31SpecValidator,
        "3.2": OpenAPIV32SpecValidator,
    }[document.version]
    raw = document.root.value
    if not isinstance(raw, dict):
        return
    checker = validator(raw, base_uri=document.path.resolve().as_uri())
    try:
        for error in checker.iter_errors():
            pointer = "".join(
                "/" + str(part).replace("~", "~0").replace("/", "~1")
                for part in error.absolute_path
            )
            report.add(
                rules.SPEC_VALIDATOR,
                Source(document.root.source.file, pointer),
                str(error.message)[:300],
            )
    except Exception as fault:
        # What it raises depends on where in its libraries it gives up.
        report.add(
            rules.SPEC_VALIDATOR,
            document.root.source,
            f"openapi-spec-validator gave up: {type(fault).__name__}: {fault}"[:300],
        )
