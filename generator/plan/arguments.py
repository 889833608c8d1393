"""The arguments of a method: one per thing that a caller says, wherever it is sent."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator import ir
from generator.names import Scope, snake
from generator.plan.prose import described

_RESERVED = frozenset(
    {
        "self",
        "cls",
        "operations",
        "parameters",
        "drop_absent",
        "declared_members",
        "expand_shorthand",
        "given_members",
        "sent_members",
        "with_member",
        "bodies",
        "calls",
        "feeds",
        "guards",
        "paging",
        "partial",
        "replies",
        "retries",
        "array",
        "builtins",
    }
)


@dataclass(frozen=True, slots=True)
class FileDetail:
    """An argument that tells the name or the content type of a file part."""

    of: str
    kind: str


@dataclass(frozen=True, slots=True)
class Argument:
    """One parameter of a method and the places that it is sent in.

    `in_json`: its value becomes a JSON body, or a member of one.
    """

    name: str
    type: ir.Type
    required: bool
    positional: bool
    default: ir.Default | None
    description: str
    parameter: ir.Parameter | None = None
    member: ir.Property | None = None
    body: ir.Body | None = None
    detail: FileDetail | None = None
    in_json: bool = False

    @property
    def guard(self) -> ir.Guard:
        """The local check of the value; the first place that asks for one."""
        for place in (self.parameter, self.member):
            if place is not None and not isinstance(place.guard, ir.NoGuard):
                return place.guard
        return ir.NoGuard()


@dataclass(frozen=True, slots=True)
class Arguments:
    """All arguments of an operation, in the order of its signature.

    `free` is the name of further keyword arguments, `**NAME`, which join the query
    (`free_query`) or the body.
    """

    listed: tuple[Argument, ...]
    free: str | None = None
    free_query: bool = False

    def of_parameter(self, parameter: ir.Parameter) -> Argument | None:
        """The argument that feeds a parameter; None where only the client sets it."""
        for argument in self.listed:
            if argument.parameter is not None and (
                argument.parameter.location,
                argument.parameter.wire,
            ) == (parameter.location, parameter.wire):
                return argument
        return None

    def of_property(self, wire: str) -> Argument | None:
        """The argument that feeds a member of a flattened body."""
        for argument in self.listed:
            if argument.member is not None and argument.member.wire == wire:
                return argument
        return None

    def called(self, name: str) -> Argument | None:
        """The argument of a name, as the document or as Python spells it."""
        for argument in self.listed:
            places = (argument.parameter, argument.member)
            if name == argument.name or any(
                place is not None and place.wire == name for place in places
            ):
                return argument
        return None

    def of_body(self) -> Argument | None:
        """The argument that is the whole body."""
        return next((entry for entry in self.listed if entry.body is not None), None)

    def detail(self, of: str, kind: str) -> Argument | None:
        """The argument that tells something of a file part."""
        return next(
            (entry for entry in self.listed if entry.detail == FileDetail(of, kind)),
            None,
        )


_PLACES = {"path": 0, "query": 2, "header": 3, "cookie": 4}


def plan_arguments(operation: ir.Operation) -> Arguments:
    """Name and order the arguments of an operation.

    Path parameters come first, then the body, then query, headers and cookies; required
    ones before optional ones. `x-sdk-positional` names those that may be positional.
    """
    scope = Scope(_RESERVED)
    found: list[Argument] = []
    free, free_query = _free_arguments(operation, scope)
    parameters = sorted(
        (
            entry
            for entry in operation.parameters
            if not entry.hidden and not entry.open
        ),
        key=lambda entry: _PLACES[entry.location],
    )
    in_path = _path_order(operation)
    for parameter in sorted(
        (entry for entry in parameters if entry.location == "path"),
        key=lambda entry: in_path.index(entry.wire),
    ):
        found.append(_from_parameter(parameter, scope))
    shared: dict[str, ir.Parameter] = {
        snake(entry.name or entry.wire, "parameter"): entry
        for entry in parameters
        if entry.setting
    }
    merged: set[str] = set()
    if operation.body is not None:
        for argument in _from_body(operation.body, scope):
            twin = shared.get(argument.name)
            if twin is not None and argument.member is not None:
                merged.add(argument.name)
                argument = replace(argument, parameter=twin)
            found.append(argument)
    for parameter in parameters:
        name = snake(parameter.name or parameter.wire, "parameter")
        if parameter.location != "path" and not (parameter.setting and name in merged):
            found.append(_from_parameter(parameter, scope))
    return Arguments(tuple(_ordered(operation, found)), free, free_query)


def _free_arguments(operation: ir.Operation, scope: Scope) -> tuple[str | None, bool]:
    for parameter in operation.parameters:
        if parameter.open:
            return scope.claim(snake(parameter.wire, "arguments")), True
    if operation.body is not None and operation.body.open is not None:
        return scope.claim(snake(operation.body.open, "arguments")), False
    return None, False


def _path_order(operation: ir.Operation) -> list[str]:
    return [part.wire for part in operation.path if isinstance(part, ir.PathParameter)]


def _from_parameter(parameter: ir.Parameter, scope: Scope) -> Argument:
    stem = snake(parameter.name or parameter.wire, "parameter")
    return Argument(
        name=scope.claim(stem, f"{stem.rstrip('_')}_{parameter.location}"),
        type=parameter.type,
        required=parameter.required and not parameter.setting,
        positional=False,
        default=parameter.default,
        description=described(parameter.description, parameter.deprecation),
        parameter=parameter,
    )


def _from_body(body: ir.Body, scope: Scope) -> list[Argument]:
    if body.flat is None and body.open is not None:
        return []
    if body.flat is None:
        return [
            Argument(
                name=scope.claim("body", "request_body"),
                type=body.type,
                required=body.required,
                positional=False,
                default=None,
                description=body.description,
                body=body,
                in_json=body.format == "json",
            )
        ]
    found: list[Argument] = []
    details: list[Argument] = []
    fixed = {name for name, _ in body.fixed}
    for property_ in body.flat.properties:
        if property_.read_only or property_.wire in fixed:
            continue
        stem = snake(property_.name or property_.wire, "field")
        argument = Argument(
            name=scope.claim(stem, f"{stem.rstrip('_')}_body"),
            type=property_.type,
            required=property_.required
            and body.required
            and not _has_own_default(property_),
            positional=False,
            default=property_.default,
            description=described(property_.description, property_.deprecation),
            member=property_,
            in_json=body.format == "json",
        )
        found.append(argument)
        if property_.file is not None:
            details += _file_details(argument, property_.file, scope)
    return [*details, *found]


def _has_own_default(property_: ir.Property) -> bool:
    return property_.default is not None and property_.default.sending != "document"


def _file_details(
    argument: Argument, details: ir.FileDetails, scope: Scope
) -> list[Argument]:
    of = argument.member.wire if argument.member is not None else argument.name
    found: list[Argument] = []
    for kind, name, description in (
        (
            "filename",
            details.filename,
            "Name of the file; its ending tells the server what it is.",
        ),
        (
            "content_type",
            details.content_type,
            "Media type of the file; guessed from its name by default.",
        ),
    ):
        if name is not None:
            found.append(
                Argument(
                    name=scope.claim(name),
                    type=ir.StringType(),
                    required=kind == "filename",
                    positional=False,
                    default=None,
                    description=description,
                    detail=FileDetail(of, kind),
                )
            )
    return found


def _ordered(operation: ir.Operation, found: list[Argument]) -> list[Argument]:
    """Positional ones in their order; the others required first."""
    if operation.positional is None:
        names = [
            entry.name
            for entry in found
            if entry.parameter is not None and entry.parameter.location == "path"
        ]
    else:
        by_wire = {
            wire: entry.name for entry in found for wire in (entry.name, *_wires(entry))
        }
        names = [by_wire[name] for name in operation.positional if name in by_wire]
    by_name = {entry.name: entry for entry in found}
    first = [replace(by_name[name], positional=True) for name in names]
    rest = [entry for entry in found if entry.name not in names]
    return [*first, *sorted(rest, key=lambda entry: not entry.required)]


def _wires(argument: Argument) -> list[str]:
    return [
        place.wire
        for place in (argument.parameter, argument.member)
        if place is not None
    ]
