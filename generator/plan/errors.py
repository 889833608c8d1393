"""The error classes of a package, and which of them the runtime raises when."""

from __future__ import annotations

from generator import ir
from generator.code import docstring, identifier, sequence, string
from generator.plan.naming import TRANSPORT_ERRORS
from generator.plan.view import ErrorView, StatusView


def error_names(errors: ir.ErrorTree) -> list[str]:
    """The classes of `errors.py`, those of the transport among them."""
    names = [
        errors.base,
        *(entry.name for entry in errors.classes),
        *TRANSPORT_ERRORS,
    ]
    return list(dict.fromkeys(names))


def errors_module(errors: ir.ErrorTree, title: str) -> dict[str, object]:
    """What the template of `errors.py` prints."""
    views: list[ErrorView] = []
    for entry in errors.classes:
        if entry.name == errors.base:
            continue
        statuses = " or ".join(entry.statuses)
        roles = [
            text
            for text, applies in (
                (f"The server answered {statuses}.", bool(statuses)),
                ("An argument was refused.", entry.name == errors.argument),
                (
                    "The client has no credential for the operation.",
                    entry.name == errors.credential,
                ),
            )
            if applies
        ]
        views.append(
            ErrorView(
                name=identifier(entry.name),
                docstring=docstring(" ".join(roles) or f"{entry.name}.", level=1),
                waits="429" in entry.statuses,
            )
        )
    return {
        "base": identifier(errors.base),
        "argument": identifier(errors.argument),
        "title": docstring(
            f"Errors of the {title}: all derive from `{errors.base}`.",
            level=0,
        ),
        "errors": tuple(views),
        "all_names": tuple(string(name) for name in sorted(error_names(errors))),
    }


def roles_module(errors: ir.ErrorTree) -> dict[str, object]:
    """What the template of `_runtime/roles.py` prints."""
    statuses = [
        StatusView(
            string(status),
            identifier(entry.name),
            string(entry.message_for(status)),
        )
        for entry in errors.classes
        for status in entry.statuses
    ]
    names = {errors.base, errors.argument, errors.credential}
    names |= {entry.name for entry in errors.classes if entry.statuses}
    return {
        "names": tuple(identifier(name) for name in sorted(names)),
        "base": identifier(errors.base),
        "argument": identifier(errors.argument),
        "credential": identifier(errors.credential),
        "statuses": tuple(statuses),
        "message": sequence([string(pointer) for pointer in errors.message]),
        "request_id_headers": sequence(
            [string(name) for name in errors.request_id_headers]
        ),
        "request_id_body": sequence(
            [string(pointer) for pointer in errors.request_id_body]
        ),
        "retry_after": sequence([string(pointer) for pointer in errors.retry_after]),
    }
