"""Example calls: what a reader may type, from the document's own examples."""

from __future__ import annotations

from dataclasses import dataclass

from generator import ir
from generator.code import Code, build, identifier, join, literal, string
from generator.document import JsonValue
from generator.plan.arguments import Argument
from generator.plan.operations import PlannedOperation

_WIDTH = 76


def sample_call(target: str, planned: PlannedOperation, *, awaited: bool) -> Code:
    """A call of an operation on `target`, a dotted path such as `client.pets.get`."""
    prefix = "await " if awaited else ""
    path = join(".", [identifier(part) for part in target.split(".")])
    values = [
        (argument, value)
        for argument in planned.arguments.listed
        if (value := _value(planned.operation, argument)) is not None
    ]
    line = build(f"{prefix}%(%)", path, join(", ", [_passed(*pair) for pair in values]))
    if len(line.text) <= _WIDTH:
        return line
    inner = [
        build("    %,\n", _passed(argument, _laid_out(value, 4)))
        for argument, value in values
    ]
    return build(f"{prefix}%(\n%)", path, join("", inner))


@dataclass(frozen=True, slots=True)
class WalkSample:
    """A loop over what all pages hold, in both flavours; `item` is its variable."""

    call: Code
    item: Code
    sync_loop: Code
    async_loop: Code


def sample_walk(target: str, planned: PlannedOperation) -> WalkSample:
    """A loop over what the method `target` gives, with the arguments of a sample call."""
    pages = planned.operation.pages
    item = Code("page" if pages is not None and pages.results is None else "item")
    call = sample_call(target, planned, awaited=False)
    loop = build("for % in %:\n    print(%)", item, call, item)
    return WalkSample(call, item, loop, build("async %", loop))


def sample_use(target: str, planned: PlannedOperation, *, awaited: bool) -> Code:
    """A call of an operation, with what is done with it: a stream is iterated."""
    call = sample_call(target, planned, awaited=awaited)
    if planned.operation.stream is None:
        return call
    prefix = "async " if awaited else ""
    return build(
        f"{prefix}with % as stream:\n    {prefix}for value in stream:\n"
        "        print(value)",
        call,
    )


def _passed(argument: Argument, value: JsonValue | Code) -> Code:
    code = value if isinstance(value, Code) else literal(value)
    if argument.positional:
        return code
    return build("%=%", identifier(argument.name), code)


def _laid_out(value: JsonValue | Code, indent: int) -> Code:
    """A literal on one line if it fits, else one element a line."""
    if isinstance(value, Code):
        return value
    flat = literal(value)
    if (
        indent + len(flat.text) <= _WIDTH
        or not isinstance(value, list | dict)
        or not value
    ):
        return flat
    margin = " " * indent
    if isinstance(value, list):
        items = [_laid_out(item, indent + 4) for item in value]
        opening, closing = "[", "]"
    else:
        items = [
            build("%: %", string(key), _laid_out(item, indent + 4))
            for key, item in value.items()
        ]
        opening, closing = "{", "}"
    lines = [build(f"{margin}    %,\n", item) for item in items]
    return build(f"{opening}\n%{margin}{closing}", join("", lines))


def _value(operation: ir.Operation, argument: Argument) -> JsonValue | Code:
    """The example of an argument; None for an optional one that has none."""
    if argument.detail is not None:
        return "notes.txt" if argument.detail.kind == "filename" else None
    if isinstance(argument.type, ir.BinaryType):
        return Code('b"Notes of the meeting"') if argument.required else None
    example = _example(operation, argument)
    if example is not None:
        return example.value
    return _made_up(argument.type) if argument.required else None


def _example(operation: ir.Operation, argument: Argument) -> ir.Example | None:
    body = operation.body
    if body is not None and body.example is not None:
        if argument.body is not None:
            return body.example
        given = body.example.value
        if argument.member is not None and isinstance(given, dict):
            if argument.member.wire in given:
                return ir.Example(given[argument.member.wire])
            if argument.parameter is None:
                return None
    parameter = argument.parameter
    if parameter is not None and argument.required:
        return parameter.example
    return None


def _made_up(type_: ir.Type) -> JsonValue:
    """A value of the right kind, where the document has no example."""
    match type_:
        case ir.BooleanType():
            return True
        case ir.IntegerType() | ir.NumberType():
            return 1
        case ir.ArrayType():
            return [_made_up(type_.items)]
        case ir.MapType() | ir.ReferenceType():
            return {}
        case ir.NullableType():
            return _made_up(type_.inner)
        case ir.LiteralType():
            return type_.values[0]
        case ir.UnionType():
            return _made_up(type_.variants[0])
        case _:
            return "example"
