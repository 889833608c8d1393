"""The machine-readable report: what was made of a document, and what was not."""

from __future__ import annotations

import hashlib
import json
from typing import TypeAlias

from generator import ir
from generator.build import Build
from generator.diagnostics import Report
from generator.plan import PlannedCall

Json: TypeAlias = "None | bool | int | str | list[Json] | dict[str, Json]"


def surface(built: Build | None, report: Report) -> dict[str, Json]:
    """The report of `--report`; without a build only the diagnostics are known."""
    counts: dict[str, Json] = {
        "operations_total": 0,
        "operations_generated": 0,
        "dropped": 0,
        "schemas": 0,
        "passed_over": 0,
        "notices": report.counts.notices,
        "warnings": report.counts.warnings,
        "errors": report.counts.errors,
    }
    clients: list[Json] = []
    operations: list[Json] = []
    passed_over: list[Json] = []
    if built is not None:
        total, generated = operation_counts(built)
        counts["operations_total"] = total
        counts["operations_generated"] = generated
        counts["dropped"] = total - generated
        counts["schemas"] = schema_count(built)
        clients = [
            {
                "module": client.module,
                "sync_class": client.sync_class,
                "async_class": client.async_class,
                "constructor": [
                    {
                        "name": argument.name,
                        "kind": (
                            "positional_or_keyword"
                            if argument.positional
                            else "keyword_only"
                        ),
                        "required": argument.required,
                    }
                    for argument in client.constructor
                ],
            }
            for client in built.plan.clients
        ]
        operations = [
            _operation(built, operation)
            for operation in built.api.operations
            if operation.streams is None
        ]
        passed_over = [_passed_over(built, entry) for entry in built.api.passed_over]
        counts["passed_over"] = len(passed_over)
    return {
        "counts": counts,
        "clients": clients,
        "operations": operations,
        "passed_over": passed_over,
        "diagnostics": [{**diagnostic.as_json()} for diagnostic in report.diagnostics],
    }


def _passed_over(built: Build, entry: ir.PassedOver) -> Json:
    place = built.document.locate(entry.source, key=True)
    return {
        "kind": entry.kind,
        "name": entry.name,
        "pointer": entry.source.pointer,
        "file": place.file,
        "line": place.line,
        "column": place.column,
    }


def operation_digests(built: Build) -> dict[str, str]:
    """A short hash of each operation's surface, which changes when the surface does."""
    return {
        operation.id: hashlib.sha256(
            json.dumps(_operation(built, operation), sort_keys=True).encode()
        ).hexdigest()[:12]
        for operation in built.api.operations
        if operation.streams is None
    }


def operation_counts(built: Build) -> tuple[int, int]:
    """How many operations the document declares, and how many can be called."""
    callable_ids = {
        call.planned.operation.id
        for call in built.plan.calls
        if call.planned.operation.streams is None
    }
    return built.api.declared, len(callable_ids)


def schema_count(built: Build) -> int:
    """How many component schemas the document has."""
    return sum(definition.component for definition in built.api.definitions)


def _operation(built: Build, operation: ir.Operation) -> dict[str, Json]:
    family = [
        operation,
        *(each for each in built.api.operations if each.streams == operation.id),
    ]
    ids = {each.id for each in family}
    calls = [call for call in built.plan.calls if call.planned.operation.id in ids]
    within = f"{operation.source.pointer}/"
    return {
        "operation_id": operation.id,
        "method": operation.method,
        "path": operation.path_template,
        "pointer": operation.source.pointer,
        "calls": [
            {"client": call.client, "attribute": call.attribute} for call in calls
        ],
        "parameters": _parameters(operation, calls[0]) if calls else [],
        "body": _body(operation, calls[0]) if calls else None,
        "responses": [
            {"status": response.status, "media_type": response.media_type, "type": text}
            for each in family
            for response, text in zip(
                each.responses, built.plan.replies.get(each.id, ()), strict=False
            )
        ],
        "fallbacks": [
            fallback.text
            for fallback in built.api.fallbacks
            if fallback.source == operation.source
            or (
                fallback.source.file == operation.source.file
                and fallback.source.pointer.startswith(within)
            )
        ],
    }


def _parameters(operation: ir.Operation, call: PlannedCall) -> list[Json]:
    found: list[Json] = []
    for parameter in operation.parameters:
        argument = call.planned.arguments.of_parameter(parameter)
        found.append(
            {
                "wire": parameter.wire,
                "in": parameter.location,
                "python": None if argument is None else argument.name,
                "required": parameter.required,
                "style": parameter.style,
                "explode": parameter.explode,
            }
        )
    return found


def _body(operation: ir.Operation, call: PlannedCall) -> dict[str, Json] | None:
    body = operation.body
    if body is None:
        return None
    whole = call.planned.arguments.of_body()
    described: dict[str, Json] = {
        "media_type": body.media_type,
        "required": body.required,
    }
    if whole is not None:
        described["python"] = whole.name
    else:
        described["fields"] = [
            {
                "wire": argument.member.wire,
                "python": argument.name,
                "required": argument.required,
            }
            for argument in call.planned.arguments.listed
            if argument.member is not None
        ]
    return described
