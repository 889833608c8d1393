"""`x-sdk-clients`: the client classes that a document asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from generator.diagnostics import Report
from generator.document import Node
from generator.extensions.keys import CLIENTS
from generator.extensions.reading import Fields, existing_hook, find, refuse
from generator.extensions.resilience import timeout
from generator.ir import Hook, ModelStyle, NamespaceNames


@dataclass(frozen=True, slots=True)
class ClientSettings:
    """One entry of `x-sdk-clients`."""

    name: str
    module: str | None
    types_module: str
    model_style: ModelStyle
    tags: tuple[str, ...]
    positional: tuple[str, ...]
    base_url_required: bool
    base_url_checked_late: bool
    timeout: float
    max_retries: int
    hook: Hook | None
    namespaces: NamespaceNames
    security: tuple[str, ...]
    settings: tuple[str, ...] | None
    never_blank: tuple[str, ...]
    description: str
    node: Node = field(repr=False)


DEFAULT_TIMEOUT: Final = 30.0
DEFAULT_MAX_RETRIES: Final = 2


def clients(root: Node, report: Report) -> tuple[ClientSettings, ...]:
    """The client classes that the document asks for; empty where it asks for none."""
    found = find(root, CLIENTS)
    if found is None:
        return ()
    if not found.is_list:
        refuse(report, found, CLIENTS, "a list of objects")
        return ()
    usual = timeout(root, report) or DEFAULT_TIMEOUT
    settings = (_client(node, usual, report) for node in found.elements())
    return tuple(entry for entry in settings if entry is not None)


def _client(node: Node, usual: float, report: Report) -> ClientSettings | None:
    fields = Fields(node, CLIENTS, report)
    name = fields.text("name")
    if name is None or not name.isidentifier():
        refuse(report, node, CLIENTS, "entries with a 'name' that is an identifier")
        return None
    style = fields.text("models")
    base_url = fields.text("base_url")
    checked = fields.text("base_url_checked")
    seconds = fields.number("timeout")
    max_retries = fields.count("max_retries")
    namespaces = fields.nested("namespaces")
    names = NamespaceNames(None, ())
    if namespaces is not None:
        classes = namespaces.node("classes")
        names = NamespaceNames(
            namespaces.text("module"),
            tuple(
                (dotted, member.value)
                for dotted, member in (classes.items() if classes else ())
                if isinstance(member.value, str)
            ),
        )
        namespaces.finish()
    for value, allowed, what in (
        (style, (None, "dataclass", "typed-dict"), "'models'"),
        (base_url, (None, "server", "required"), "'base_url'"),
        (checked, (None, "constructor", "call"), "'base_url_checked'"),
    ):
        if value not in allowed:
            choices = " or ".join(f"`{choice}`" for choice in allowed if choice)
            refuse(report, node, CLIENTS, f"{choices} as {what}")
    fields.known("settings")
    entry = ClientSettings(
        name=name,
        module=fields.text("module"),
        types_module=fields.text("types") or "types",
        model_style="typed-dict" if style == "typed-dict" else "dataclass",
        tags=fields.texts("tags"),
        positional=fields.texts("positional"),
        base_url_required=base_url == "required",
        base_url_checked_late=checked == "call",
        timeout=usual if seconds is None else seconds,
        max_retries=DEFAULT_MAX_RETRIES if max_retries is None else max_retries,
        hook=_client_hook(fields.text("decode"), node, report),
        namespaces=names,
        security=fields.texts("security"),
        settings=fields.texts("settings") if node.get("settings") else None,
        never_blank=fields.texts("never_blank"),
        description=fields.text("description") or "",
        node=node,
    )
    fields.finish()
    return entry


def _client_hook(value: str | None, node: Node, report: Report) -> Hook | None:
    found = node.get("decode")
    if value is None or found is None:
        return None
    name = existing_hook(value, found, CLIENTS, report)
    return None if name is None else Hook(name)
