"""Validation: the structure of an OpenAPI document and the rules beyond it.

One walk visits every part that can be reached once, collects everything and stops at
nothing. References to parts of the main document are checked where they stand; their
targets are visited in their own place.
"""

from generator.diagnostics import Report
from generator.document import Document
from generator.validate.walk import Walk


def validate(document: Document, report: Report) -> None:
    """Add every fault of `document` to `report`; raises nothing."""
    Walk(document, report).run()
