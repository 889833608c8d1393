"""Document to `ir.Api`: what the document means, decided once, in wire terms."""

from __future__ import annotations

from generator import extensions, ir, rules
from generator.diagnostics import Report
from generator.document import Document, Unresolved
from generator.lower import passing
from generator.lower.clients import lower_clients, server_url
from generator.lower.context import Context
from generator.lower.operations import OperationLowering
from generator.lower.schemas import SchemaLowering
from generator.lower.security import lower_security_schemes

__all__ = ["lower"]


def lower(document: Document, report: Report) -> ir.Api:
    """Lower a whole document; faults become typed fallbacks, reported at their place."""
    context = Context(document, report)
    extensions.check_keys(document, report)
    schemas = SchemaLowering(context)
    schemas.define_components()
    schemes = lower_security_schemes(context)
    operations = OperationLowering(context, schemas, schemes)
    settings = operations.lower_settings()
    lowered, declared = operations.lower_operations()
    passing.of_document(context)
    definitions = schemas.definitions()
    context.tell_rest()
    return ir.Api(
        info=_info(document),
        clients=lower_clients(context, lowered),
        operations=lowered,
        declared=declared,
        definitions=definitions,
        security_schemes=schemes,
        settings=settings,
        errors=extensions.errors(document.root, report),
        tags=_tags(document),
        replaced=_replaced(context),
        fallbacks=tuple(context.fallbacks),
        passed_over=passing.passed_over(context),
    )


def _replaced(context: Context) -> ir.Replaced | None:
    """What the package replaces; the document may keep that in a file of its own."""
    found = extensions.find(context.document.root, extensions.REPLACES)
    if found is None:
        return None
    resolved = context.document.resolve(found)
    if isinstance(resolved, Unresolved):
        context.report.add(
            rules.EXTENSION_VALUE,
            found.source,
            f"{extensions.REPLACES.name}: {resolved.reason}",
        )
        return None
    return extensions.replaces(resolved, context.report)


def _info(document: Document) -> ir.Info:
    info = document.section("info")
    if info is None:
        return ir.Info("API", "0.0.0", "", "", None, (None, None), None, None, None)
    version = info.get("version")
    license_ = info.get("license")
    contact = info.get("contact")
    documentation = document.root.get("externalDocs")
    return ir.Info(
        title=info.string("title") or "API",
        version="0.0.0" if version is None else str(version.value),
        summary=info.string("summary") or "",
        description=info.string("description") or "",
        license=(
            None
            if license_ is None
            else license_.string("identifier") or license_.string("name")
        ),
        contact=(
            (None, None)
            if contact is None
            else (contact.string("name"), contact.string("email"))
        ),
        homepage=None if contact is None else contact.string("url"),
        documentation=None if documentation is None else documentation.string("url"),
        server=server_url(document.root),
    )


def _tags(document: Document) -> tuple[ir.Tag, ...]:
    tags = document.section("tags")
    return tuple(
        ir.Tag(name, description)
        for tag in (tags.elements() if tags else ())
        if (name := tag.string("name")) and (description := tag.string("description"))
    )
