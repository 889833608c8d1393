"""Which client class carries which operations."""

from __future__ import annotations

import re
from dataclasses import replace

from generator import extensions, ir, rules
from generator.document import Node
from generator.lower.context import Context


def lower_clients(
    context: Context, operations: tuple[ir.Operation, ...]
) -> tuple[ir.Client, ...]:
    """The clients that the document asks for, or one that carries everything."""
    root = context.document.root
    base_url = server_url(root)
    settings = extensions.clients(root, context.report)
    if not settings:
        return (
            ir.Client(
                name=None,
                module=None,
                types_module="types",
                model_style="dataclass",
                positional=(),
                base_url=base_url,
                base_url_checked_late=False,
                never_blank=(),
                timeout=extensions.timeout(root, context.report)
                or extensions.DEFAULT_TIMEOUT,
                max_retries=extensions.DEFAULT_MAX_RETRIES,
                hook=None,
                namespaces=ir.NamespaceNames(None, ()),
                description="",
                operations=operations,
                source=root.source,
            ),
        )
    clients = tuple(
        ir.Client(
            name=entry.name,
            module=entry.module,
            types_module=entry.types_module,
            model_style=entry.model_style,
            positional=entry.positional,
            base_url=None if entry.base_url_required else base_url,
            base_url_checked_late=entry.base_url_checked_late,
            never_blank=entry.never_blank,
            timeout=entry.timeout,
            max_retries=entry.max_retries,
            hook=entry.hook,
            namespaces=entry.namespaces,
            description=entry.description,
            operations=tuple(
                _carried(operation, entry)
                for operation in operations
                if set(operation.tags) & set(entry.tags)
            ),
            source=entry.node.source,
        )
        for entry in settings
    )
    carried = {operation.id for client in clients for operation in client.operations}
    for operation in operations:
        if operation.id not in carried:
            context.report.add(
                rules.OPERATION_WITHOUT_CLIENT,
                operation.source,
                f"operation '{operation.id}' has no tag of any client",
                "add one of the tags listed in x-sdk-clients",
            )
    return clients


def _carried(
    operation: ir.Operation, client: extensions.ClientSettings
) -> ir.Operation:
    """An operation as one client has it: its name there, the schemes that it uses."""
    security = operation.security
    if client.security:
        allowed = {*client.security}
        security = tuple(
            needed
            for needed in security
            if allowed.issuperset(requirement.key for requirement in needed)
        )
    carried = replace(
        operation,
        security=security,
        parameters=tuple(
            entry for entry in operation.parameters if _has_setting(entry, client)
        ),
    )
    for call in operation.calls:
        if call.client == client.name:
            carried = replace(
                carried,
                group=operation.group if call.group is None else call.group,
                name=call.name or operation.name,
            )
            if not call.open_arguments:
                carried = _closed(carried)
    return carried


def _has_setting(parameter: ir.Parameter, client: extensions.ClientSettings) -> bool:
    """Whether the client knows a client-level parameter."""
    return (
        not parameter.setting
        or client.settings is None
        or (parameter.name or parameter.wire) in client.settings
    )


def _closed(operation: ir.Operation) -> ir.Operation:
    """The operation without free arguments."""
    body = operation.body
    return replace(
        operation,
        parameters=tuple(entry for entry in operation.parameters if not entry.open),
        body=None if body is None else replace(body, open=None),
    )


def server_url(node: Node) -> str | None:
    """The first server's absolute URL, its variables at their defaults."""
    servers = node.get("servers")
    for server in servers.elements() if servers else ():
        url = server.string("url")
        if url is None:
            continue
        variables = server.get("variables")
        for name, variable in variables.items() if variables else ():
            url = url.replace("{" + name + "}", variable.string("default") or "")
        if re.match(r"https?://[^/{}\s]+", url) and "{" not in url:
            return url.rstrip("/")
        return None
    return None
