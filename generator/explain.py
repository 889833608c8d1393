"""One operation, readable: what the document means, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, cast

from generator import ir
from generator.build import Build
from generator.document import Source
from generator.plan import PlannedCall


def explain(built: Build, operation_id: str) -> str | None:
    """The wire facts and the Python facts of an operation; None if there is none."""
    found = [
        operation for operation in built.api.operations if operation.id == operation_id
    ]
    if not found:
        return None
    operation = found[0]
    lines = [
        f"{operation.method} {operation.path_template}",
        f"  at {_place(built, operation.source)}",
        "",
        "On the wire",
        *_tree(operation, 1),
        "",
        "In Python",
    ]
    for call in built.plan.calls:
        if operation_id in (call.planned.operation.id, call.planned.operation.streams):
            lines += _call(call)
    lines += [
        f"  falls back: {fallback.text}"
        for fallback in built.api.fallbacks
        if fallback.source.file == operation.source.file
        and fallback.source.pointer.startswith(f"{operation.source.pointer}/")
    ]
    lines += [
        f"  nothing is made of: {entry.kind} '{entry.name}'"
        for entry in built.api.passed_over
        if entry.source.file == operation.source.file
        and entry.source.pointer.startswith(f"{operation.source.pointer}/")
    ]
    return "\n".join(lines)


def _place(built: Build, source: Source) -> str:
    place = built.document.locate(source, key=True)
    return f"{place.file}:{place.line}:{place.column}"


def _call(call: PlannedCall) -> Iterator[str]:
    yield f"  {call.client}.{call.attribute}  and  Async{call.client}.{call.attribute}"
    if call.is_pager:
        yield f"    all pages, builder: {call.planned.walk}"
        return
    yield f"    builder: {call.planned.builder}"
    for argument in call.planned.arguments.listed:
        kind = "positional" if argument.positional else "keyword-only"
        need = "required" if argument.required else "optional"
        places = [
            f"{place.location} {place.wire!r}"
            for place in (argument.parameter,)
            if place is not None
        ]
        if argument.member is not None:
            places.append(f"body field {argument.member.wire!r}")
        if argument.body is not None:
            places.append("body")
        if argument.detail is not None:
            places.append(f"{argument.detail.kind} of part {argument.detail.of!r}")
        yield f"    {argument.name}: {kind}, {need}, sent as {' and '.join(places)}"
    if call.planned.arguments.free is not None:
        yield f"    **{call.planned.arguments.free}: further names"


_EMPTY = (None, (), "", False, ir.NoGuard(), ir.MemberRules())


def _tree(value: Any, depth: int) -> Iterator[str]:
    """The members of a dataclass as an indented tree; what says nothing is left out."""
    for field in fields(value):
        member: object = getattr(value, field.name)
        if field.name != "source" and not _says_nothing(member):
            yield from _branch(f"{field.name}:", member, depth)


def _branch(label: str, value: object, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if is_dataclass(value):
        yield f"{indent}{label} {type(value).__name__}"
        yield from _tree(value, depth + 1)
    elif isinstance(value, tuple):
        yield f"{indent}{label}"
        for item in cast("tuple[object, ...]", value):
            yield from _branch("-", item, depth + 1)
    else:
        yield f"{indent}{label} {value!r}"


def _says_nothing(member: object) -> bool:
    """Whether a member is empty; the number 0 is not, though it equals False."""
    return any(type(member) is type(empty) and member == empty for empty in _EMPTY)
