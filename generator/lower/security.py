"""Security schemes: what a credential is and where it is sent."""

from __future__ import annotations

from generator import extensions, ir
from generator.document import Node, is_token
from generator.lower.context import Context


def lower_security_schemes(context: Context) -> tuple[ir.SecurityScheme, ...]:
    """The usable schemes of `components.securitySchemes`, in their order."""
    listed = context.document.section("components", "securitySchemes")
    schemes: list[ir.SecurityScheme] = []
    for key, node in listed.items() if listed else ():
        found = context.resolve(node, "no credential")
        scheme = None if found is None else _scheme(context, key, found)
        if scheme is not None:
            schemes.append(scheme)
    return tuple(schemes)


def _scheme(context: Context, key: str, node: Node) -> ir.SecurityScheme | None:
    name = extensions.text(node, extensions.NAME, context.report)
    description = node.string("description") or ""
    match node.string("type"):
        case "apiKey":
            return _api_key(context, key, node, name, description)
        case "http":
            match (node.string("scheme") or "").lower():
                case "bearer":
                    return ir.BearerScheme(key, name, description)
                case "basic":
                    return ir.BasicScheme(key, description)
                case _:
                    return ir.CustomScheme(key, name, description)
        case "oauth2" | "openIdConnect":
            return ir.BearerScheme(key, name, description)
        case "mutualTLS":
            return ir.TransportScheme(key, description)
        case _:
            context.fall_back(
                node.source,
                f"security scheme '{key}' has no type that is known: not sent",
            )
            return None


def _api_key(
    context: Context, key: str, node: Node, name: str | None, description: str
) -> ir.SecurityScheme | None:
    wire = node.string("name") or ""
    match node.string("in"):
        case "header" if is_token(wire):
            return ir.ApiKeyScheme(key, "header", wire, name, description)
        case "cookie" if is_token(wire):
            return ir.ApiKeyScheme(key, "cookie", wire, name, description)
        case "query" if wire:
            return ir.ApiKeyScheme(key, "query", wire, name, description)
        case _:
            context.fall_back(
                node.source,
                f"security scheme '{key}' cannot be sent as '{wire}': not sent",
            )
            return None
