"""Security schemes: what a credential is and where it is sent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

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
        case "oauth2":
            fetched = _client_credentials(context, key, node, name, description)
            return fetched or ir.BearerScheme(key, name, description)
        case "openIdConnect":
            return ir.BearerScheme(key, name, description)
        case "mutualTLS":
            return ir.TransportScheme(key, description)
        case _:
            context.fall_back(
                node.source,
                f"security scheme '{key}' has no type that is known: not sent",
            )
            return None


def _client_credentials(
    context: Context, key: str, node: Node, name: str | None, description: str
) -> ir.ClientCredentialsScheme | None:
    """A scheme whose tokens a client can fetch; None where it has no such flow."""
    flows = node.get("flows")
    flow = flows.get("clientCredentials") if flows else None
    if flow is None or not flow.is_mapping:
        return None
    url = flow.string("tokenUrl")
    if url is None or not _is_endpoint(url):
        context.fall_back(
            flow.source,
            f"security scheme '{key}' has no tokenUrl that can be asked: "
            "clients take a token only",
        )
        return None
    return ir.ClientCredentialsScheme(
        key,
        name,
        description,
        url.strip(),
        extensions.token_authentication(flow, context.report) or "basic",
        extensions.token_parameters(flow, context.report),
    )


def _is_endpoint(url: str) -> bool:
    """Whether a URL, or a reference, can lead to a token endpoint (RFC 6749, 3.2)."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        return False
    if re.search(r"[\s\x00-\x1f\x7f{}\\]", url.strip()) or parts.fragment:
        return False
    if parts.scheme or parts.netloc:
        return parts.scheme in ("http", "https", "") and bool(parts.hostname)
    return bool(parts.path)


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


def in_one_place(schemes: Iterable[ir.SecurityScheme]) -> tuple[str, ...]:
    """The keys of schemes that want the same field of a request, all but one in vain."""
    found: dict[tuple[str, str], list[str]] = {}
    for scheme in schemes:
        match scheme:
            case ir.ApiKeyScheme():
                place = (scheme.location, scheme.wire.lower())
            case ir.TransportScheme():
                continue
            case _:
                place = ("header", "authorization")
        found.setdefault(place, []).append(scheme.key)
    return next((tuple(keys) for keys in found.values() if len(keys) > 1), ())
