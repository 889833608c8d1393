"""What a document says of its token endpoints, beyond what OpenAPI has words for."""

from __future__ import annotations

from typing import Final, Literal

from generator.diagnostics import Report
from generator.document import Node
from generator.extensions.keys import TOKEN_AUTHENTICATION, TOKEN_PARAMETERS
from generator.extensions.reading import Fields, find, refuse, text

_OWN: Final = frozenset({"client_id", "client_secret", "grant_type", "scope"})


def token_authentication(flow: Node, report: Report) -> Literal["basic", "post"] | None:
    """How a client proves to a token endpoint who it is; None where nothing is said."""
    match text(flow, TOKEN_AUTHENTICATION, report):
        case "client_secret_basic":
            return "basic"
        case "client_secret_post":
            return "post"
        case None:
            return None
        case _:
            found = find(flow, TOKEN_AUTHENTICATION)
            if found is not None:
                refuse(
                    report,
                    found,
                    TOKEN_AUTHENTICATION,
                    "`client_secret_basic` or `client_secret_post`",
                )
            return None


def token_parameters(flow: Node, report: Report) -> tuple[str, ...]:
    """What requests for tokens carry besides, by the names in the form."""
    found = find(flow, TOKEN_PARAMETERS)
    if found is not None and not found.is_mapping:
        refuse(report, found, TOKEN_PARAMETERS, "an object, by name")
    names: list[str] = []
    for name, entry in found.items() if found else ():
        fields = Fields(entry, TOKEN_PARAMETERS, report)
        kind = fields.text("type")
        fields.known("example")
        fields.finish()
        if name in _OWN or kind not in ("string", None):
            refuse(
                report,
                entry,
                TOKEN_PARAMETERS,
                "strings whose names the flow does not use itself",
            )
        else:
            names.append(name)
    return tuple(names)
