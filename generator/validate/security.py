"""Checks of security schemes, security requirements and servers."""

from typing import Final

from generator import rules
from generator.diagnostics import quote
from generator.document import Node, is_token
from generator.validate import templates
from generator.validate.context import Context, Names

_NEEDED: Final = {
    "apiKey": ("name", "in"),
    "http": ("scheme",),
    "oauth2": ("flows",),
    "openIdConnect": ("openIdConnectUrl",),
    "mutualTLS": (),
}
_TYPES: Final = Names.listed(_NEEDED)
_FLOWS: Final = {
    "implicit": ("authorizationUrl",),
    "password": ("tokenUrl",),
    "clientCredentials": ("tokenUrl",),
    "authorizationCode": ("authorizationUrl", "tokenUrl"),
}
_KEY_PLACES: Final = ("query", "header", "cookie")


def check_scheme(context: Context, node: Node) -> None:
    """Check the type of a security scheme and what the type needs."""
    kind = node.string("type")
    if kind is None:
        return
    if kind not in _NEEDED:
        close = context.similar(kind, _TYPES)
        hint = f"did you mean {quote(close)}?" if close else None
        if kind == "basic":
            hint = "write 'type: http' with 'scheme: basic'"
        message = f"{quote(kind)} is no type of a security scheme"
        context.add(rules.SECURITY_SCHEME, node, message, hint, field="type")
        return
    for field in _NEEDED[kind]:
        if node.get(field) is None:
            context.missing(node, field)
    if kind == "apiKey":
        _check_api_key(context, node)


def check_flows(context: Context, node: Node) -> None:
    """Check that each OAuth flow names the URLs that it needs."""
    for name, fields in _FLOWS.items():
        flow = node.get(name)
        for field in fields:
            if flow is not None and flow.is_mapping and flow.get(field) is None:
                context.missing(flow, field)


def check_requirement(context: Context, node: Node) -> None:
    """Check that a security requirement names schemes that are defined."""
    for name, scopes in node.items():
        if name not in context.security_names.all:
            close = context.similar(name, context.security_names)
            context.add(
                rules.SECURITY_UNDEFINED,
                scopes,
                f"the security scheme {quote(name)} is not defined",
                f"did you mean {quote(close)}?" if close else None,
                key=True,
            )
        elif not scopes.is_list:
            message = f"the scopes of {quote(name)} must be a list"
            context.add(rules.WRONG_TYPE, scopes, message, "write [] for none")


def check_server(context: Context, node: Node) -> None:
    """Check that the URL of a server and its variables fit together."""
    url = node.string("url")
    variables = node.get("variables")
    if url is None:
        return
    template = templates.parse(url)
    for fault in template.faults:
        message = f"the URL {quote(url)} is malformed: {fault}"
        context.add(rules.SERVER_VARIABLE, node, message, field="url")
    defined = dict(variables.items()) if variables else {}
    for name in dict.fromkeys(template.names):
        if name and name not in defined:
            message = f"the variable {quote(name)} of the URL is not defined"
            hint = f"define {quote(name)} under 'variables', with a default"
            context.add(rules.SERVER_VARIABLE, node, message, hint, field="url")
    for name, variable in defined.items():
        default = variable.string("default")
        allowed = variable.strings("enum")
        if default is not None and allowed and default not in allowed:
            message = f"the default of {quote(name)} is not in its enum"
            context.add(rules.SERVER_VARIABLE, variable, message, field="default")


def _check_api_key(context: Context, node: Node) -> None:
    place, name = node.string("in"), node.string("name")
    if place is not None and place not in _KEY_PLACES:
        message = f"an API key cannot be in {quote(place)}"
        context.add(rules.SECURITY_SCHEME, node, message, field="in")
    if place in ("header", "cookie") and name is not None and not is_token(name):
        message = f"HTTP does not allow {quote(name)} as the name of a {place}"
        context.add(rules.HEADER_NAME, node, message, field="name")
