"""`x-sdk-errors`: the error classes of a package and where their facts stand."""

from __future__ import annotations

import re
from typing import Final

from generator.diagnostics import Report
from generator.document import Node
from generator.extensions.keys import ERRORS
from generator.extensions.reading import Fields, find, refuse
from generator.ir import ErrorClass, ErrorTree

DEFAULT_ERRORS: Final = ErrorTree(
    base="ApiError",
    argument="InvalidArgumentError",
    credential="AuthenticationError",
    classes=(
        ErrorClass("InvalidArgumentError", (), "Invalid argument"),
        ErrorClass("BadRequestError", ("400",), "Bad request"),
        ErrorClass("AuthenticationError", ("401",), "Not authenticated"),
        ErrorClass("PermissionDeniedError", ("403",), "Permission denied"),
        ErrorClass("NotFoundError", ("404",), "Not found"),
        ErrorClass("ConflictError", ("409",), "Conflict"),
        ErrorClass("UnprocessableEntityError", ("422",), "Unprocessable entity"),
        ErrorClass("RateLimitError", ("429",), "Rate limited"),
        ErrorClass("ServerError", ("5XX",), "Server error ({status})"),
    ),
    message=(
        "/detail",
        "/message",
        "/error/message",
        "/detail/0/msg",
        "/errors/0/message",
        "/error_description",
        "/error",
        "/title",
    ),
    request_id_headers=("X-Request-ID", "Request-ID"),
    request_id_body=("/request_id",),
    retry_after=("/retry_after", "/error/retry_after"),
)

_STATUS = re.compile(r"[1-5](?:\d\d|XX)")


def errors(root: Node, report: Report) -> ErrorTree:
    """The error classes that the document names, or the usual ones."""
    found = find(root, ERRORS)
    if found is None:
        return DEFAULT_ERRORS
    fields = Fields(found, ERRORS, report)
    classes = fields.node("classes")
    request_id = fields.nested("request_id")
    base = fields.text("base") or DEFAULT_ERRORS.base
    listed = tuple(
        _error_class(name, node, report)
        for name, node in (classes.items() if classes else ())
        if name.isidentifier()
    )
    names = {entry.name for entry in listed} | {base}
    argument = fields.text("argument") or base
    credential = fields.text("credential") or base
    for role in (argument, credential):
        if role not in names:
            refuse(report, found, ERRORS, f"a listed class, not '{role}'")
    tree = ErrorTree(
        base=base,
        argument=argument if argument in names else base,
        credential=credential if credential in names else base,
        classes=listed,
        message=fields.texts("message") or DEFAULT_ERRORS.message,
        request_id_headers=(request_id.texts("headers") if request_id else ())
        or DEFAULT_ERRORS.request_id_headers,
        request_id_body=request_id.texts("body") if request_id else (),
        retry_after=fields.texts("retry_after") or DEFAULT_ERRORS.retry_after,
    )
    if request_id is not None:
        request_id.finish()
    fields.finish()
    return tree


def _error_class(name: str, node: Node, report: Report) -> ErrorClass:
    fields = Fields(node, ERRORS, report)
    statuses: list[str] = []
    listed = node.get("statuses")
    for item in listed.elements() if listed else ():
        status = str(item.value).upper()
        if _STATUS.fullmatch(status):
            statuses.append(status)
        else:
            refuse(report, item, ERRORS, "statuses such as 404 or 5XX")
    message = node.get("message")
    by_status: list[tuple[str, str]] = []
    if message is not None and message.is_mapping:
        fields.known("message")
        for status, sentence in message.items():
            if isinstance(sentence.value, str) and status.upper() in statuses:
                by_status.append((status.upper(), sentence.value))
            else:
                refuse(report, sentence, ERRORS, "a sentence for a listed status")
    entry = ErrorClass(
        name,
        tuple(statuses),
        (None if by_status else fields.text("message")) or "Unexpected status {status}",
        tuple(by_status),
    )
    fields.known("statuses")
    fields.finish()
    return entry
