"""Builders: one pure function per operation that turns arguments into a call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never
from urllib.parse import quote

from generator import ir
from generator.code import (
    Code,
    build,
    docstring,
    identifier,
    join,
    literal,
    sequence,
    string,
)
from generator.names import Scope, snake
from generator.plan.annotations import Annotator
from generator.plan.arguments import Argument, Arguments, plan_arguments
from generator.plan.bodies import BodyPlanner
from generator.plan.credentials import credential_key
from generator.plan.dates import takes_dates
from generator.plan.decoding import Decoder, alias_function
from generator.plan.guards import GuardConstants
from generator.plan.imports import Imports
from generator.plan.naming import Naming, builder_scope
from generator.plan.paging import WalkPlanner
from generator.plan.reach import Reach
from generator.plan.readers import (
    ReaderPlanner,
    accepted_types,
    hook_modules,
    return_annotation,
)
from generator.plan.resilience import PolicyConstants, given_expression
from generator.plan.signatures import Signatures
from generator.plan.view import (
    BuilderView,
    FieldView,
    GuardView,
    SignatureView,
    WalkView,
)

_PREFIX = ".."


@dataclass(frozen=True, slots=True)
class PlannedOperation:
    """An operation with its arguments and the builder that its methods call.

    `walk` is the builder of the method that walks its pages.
    """

    operation: ir.Operation
    arguments: Arguments
    builder: str
    walk: str | None


@dataclass(frozen=True, slots=True)
class OperationsPlan:
    """A module of builders."""

    imports: tuple[Code, ...]
    guards: tuple[GuardView, ...]
    builders: tuple[BuilderView, ...]
    planned: dict[str, PlannedOperation]


class OperationsPlanner:
    """Plans one module of builders."""

    def __init__(
        self,
        api: ir.Api,
        naming: Naming,
        uses: Reach,
        client: ir.Client,
        member_names: dict[ir.DefinitionKey, dict[str, str]],
    ) -> None:
        self._definitions = {
            definition.key: definition for definition in api.definitions
        }
        self._imports = Imports()
        self._annotator = Annotator(naming, self._definitions, self._imports, _PREFIX)
        self._decoder = Decoder(
            naming,
            self._definitions,
            uses.typed_dicts,
            self._annotator,
            self._imports,
            _PREFIX,
        )
        self._signatures = Signatures(self._annotator, self._definitions)
        self._bodies = BodyPlanner(
            self._definitions, self._imports, self._signatures, _PREFIX
        )
        self._readers = ReaderPlanner(
            client, self._annotator, self._decoder, self._imports, _PREFIX
        )
        self._walks = WalkPlanner(
            self._definitions,
            uses,
            member_names,
            self._annotator,
            self._imports,
            _PREFIX,
        )
        self._scope = builder_scope(
            (
                *(alias_function(named.stem) for named in naming.definitions.values()),
                *hook_modules(client),
            )
        )
        self._constants = Scope()
        self._policies = PolicyConstants(self._constants)
        self._planned: dict[str, PlannedOperation] = {}

    def add(self, operation: ir.Operation) -> None:
        """Name the builder of one operation and its arguments."""
        name = self._scope.claim(snake(operation.id, "operation"))
        arguments = plan_arguments(operation)
        walk: str | None = None
        if operation.pages is not None:
            walk = self._scope.claim(f"{name.rstrip('_')}_pages")
        self._planned[operation.id] = PlannedOperation(operation, arguments, name, walk)

    def plan(self) -> OperationsPlan:
        """Everything that the module's template prints."""
        planned = tuple(self._planned.values())
        constants = [
            identifier(f"_{self._constants.claim(each.builder.upper().strip('_'))}")
            for each in planned
        ]
        guards = GuardConstants(
            [
                (each.builder, each.arguments)
                for each in planned
                if each.operation.forbidden is None
            ],
            self._constants,
            self._definitions,
        )
        builders = tuple(
            self._builder(each, constant, guards)
            for each, constant in zip(planned, constants, strict=True)
        )
        return OperationsPlan(
            self._imports.lines(),
            (*guards.views, *self._policies.views),
            builders,
            self._planned,
        )

    def _builder(
        self, planned: PlannedOperation, constant: Code, guards: GuardConstants
    ) -> BuilderView:
        operation, arguments = planned.operation, planned.arguments
        name = planned.builder
        self._imports.name(f"{_PREFIX}_runtime", "calls")
        returns = return_annotation(
            operation, self._annotator, frozenset(), streamed="feeds.Feed"
        )
        if operation.stream is not None:
            self._imports.name(f"{_PREFIX}_runtime", "feeds")
        forbidden = operation.forbidden
        if forbidden is not None:
            self._imports.name(f"{_PREFIX}_runtime.roles", "ArgumentError")
            return self._refusing(operation, arguments, name, returns, forbidden)
        self._imports.name("typing", "Final")
        if operation.stream is None:
            self._imports.name(f"{_PREFIX}_runtime", "replies")
        reader = self._readers.reader(operation, arguments, name)
        signature = self._signatures.signature(arguments)
        policy = self._policies.of(operation.resilience.retries)
        given = given_expression(operation.resilience.given, arguments)
        if policy is not None or given is not None:
            self._imports.name(f"{_PREFIX}_runtime", "retries")
        return BuilderView(
            name=identifier(name),
            constant=constant,
            operation_id=string(operation.id),
            method=string(operation.method),
            route=docstring(
                f"Build `{operation.method} {operation.path_template}`.", level=1
            ),
            signature=signature,
            returns=returns,
            arrays=self._arrays(arguments),
            checks=self._checks(planned, guards),
            path=self._path(operation, arguments),
            queries=self._queries(operation, arguments),
            headers=self._headers(operation, arguments),
            cookies=self._cookies(operation, arguments),
            settings=self._settings(operation, arguments),
            body=self._bodies.body(operation, arguments),
            reader=reader.expression,
            own_reader=reader.of_call,
            decoders=reader.decoders,
            security=_security(operation),
            setting_keys=_setting_keys(operation),
            optional_json=_optional_json(operation),
            accept=accepted_types(operation),
            server=None if operation.server is None else string(operation.server),
            repeatable=_optional(operation.resilience.repeatable),
            given=given,
            retries=policy,
            timeout=_optional(operation.resilience.timeout),
            idempotency_header=_optional(operation.resilience.idempotency_header),
            walk=self._walk(planned, signature),
        )

    def _walk(
        self, planned: PlannedOperation, signature: SignatureView
    ) -> WalkView | None:
        pages = planned.operation.pages
        if pages is None or planned.walk is None:
            return None
        return self._walks.walk(
            planned.operation,
            pages,
            planned.arguments,
            signature,
            planned.builder,
            planned.walk,
        )

    def _refusing(
        self,
        operation: ir.Operation,
        arguments: Arguments,
        name: str,
        returns: Code,
        sentence: str,
    ) -> BuilderView:
        return BuilderView(
            name=identifier(name),
            constant=Code(""),
            operation_id=string(operation.id),
            method=string(operation.method),
            route=docstring(
                f"Refuse `{operation.method} {operation.path_template}`.", level=1
            ),
            signature=self._signatures.signature(arguments),
            returns=returns,
            forbidden=string(sentence),
        )

    def _encode(self) -> str:
        self._imports.name(f"{_PREFIX}_runtime", "parameters")
        return "parameters"

    def _arrays(self, arguments: Arguments) -> tuple[FieldView, ...]:
        """Arguments in the form that is sent: lists as lists, mappings trimmed."""
        found: list[FieldView] = []
        for argument in arguments.listed:
            type_ = argument.type
            type_ = type_.inner if isinstance(type_, ir.NullableType) else type_
            trimmed = self._trimmed(type_, identifier(argument.name))
            if trimmed is not None:
                found.append(FieldView(identifier(argument.name), trimmed))
            if isinstance(type_, ir.ArrayType):
                self._imports.name(f"{_PREFIX}_runtime.json", "array")
                name = identifier(argument.name)
                found.append(
                    FieldView(name, build("array(%, %)", string(argument.name), name))
                )
                item = self._trimmed(type_.items, Code("item"))
                if item is not None:
                    each = build("% and [% for item in %]", name, item, name)
                    found.append(FieldView(name, each))
                shorthand = self._shorthand(type_.items)
                if shorthand is not None:
                    self._imports.name(f"{_PREFIX}_runtime.json", "expand_shorthand")
                    found.append(
                        FieldView(
                            name, build("expand_shorthand(%, %)", name, shorthand)
                        )
                    )
        return tuple(found)

    def _trimmed(self, type_: ir.Type, value: Code) -> Code | None:
        """A mapping without the members that are not sent."""
        if not isinstance(type_, ir.ReferenceType):
            return None
        definition = self._definitions[type_.key]
        if not isinstance(definition, ir.Model):
            return None
        match definition.sent_members:
            case "given":
                self._imports.name(f"{_PREFIX}_runtime.json", "given_members")
                return build("given_members(%)", value)
            case "declared":
                self._imports.name(f"{_PREFIX}_runtime.json", "declared_members")
                names = [string(member.wire) for member in definition.properties]
                return build("declared_members(%, %)", value, join(", ", names))
            case None:
                return None

    def _shorthand(self, type_: ir.Type) -> Code | None:
        """The member that a plain string among the items stands for."""
        if isinstance(type_, ir.ReferenceType):
            definition = self._definitions[type_.key]
            if isinstance(definition, ir.Model) and definition.shorthand is not None:
                return string(definition.shorthand)
        return None

    def _checks(
        self, planned: PlannedOperation, guards: GuardConstants
    ) -> tuple[Code, ...]:
        found: list[Code] = []
        dates: list[Code] = []
        for argument in planned.arguments.listed:
            guard = guards.of(planned.builder, argument)
            name = identifier(argument.name)
            if guard is not None:
                found.append(build("%.check(%, %)", guard, string(argument.name), name))
            if takes_dates(argument.type, self._definitions):
                dates.append(build("check_dates(%, %)", string(argument.name), name))
        body = planned.operation.body
        if body is not None and body.flat is not None:
            found += self._member_rules(body.rules, planned.arguments)
        differing = [
            build("%: %", string(other.name), self._signatures.value(other))
            for wire in planned.operation.distinct
            if (other := planned.arguments.called(wire)) is not None
        ]
        if len(differing) > 1:
            found.append(build("guards.distinct({%})", join(", ", differing)))
        if found:
            self._imports.name(f"{_PREFIX}_runtime", "guards")
        if dates:
            self._imports.name(f"{_PREFIX}_runtime.json", "check_dates")
        return (*found, *dates)

    def _member_rules(self, rules: ir.MemberRules, arguments: Arguments) -> list[Code]:
        def group(wires: tuple[str, ...]) -> Code | None:
            entries: list[Code] = []
            for wire in wires:
                argument = arguments.of_property(wire)
                if argument is None:
                    return None
                entries.append(
                    build(
                        "%: %", string(argument.name), self._signatures.value(argument)
                    )
                )
            return build("{%}", join(", ", entries))

        found: list[Code] = []
        for function, branches in (
            ("exactly_one", rules.exactly_one),
            ("at_least_one", rules.at_least_one),
        ):
            groups = [group(branch) for branch in branches]
            listed = [entry for entry in groups if entry is not None]
            if listed and len(listed) == len(groups):
                found.append(
                    build("guards.%(%)", identifier(function), join(", ", listed))
                )
        if rules.minimum:
            fields = [
                build("%: %", string(entry.name), self._signatures.value(entry))
                for entry in arguments.listed
                if entry.member is not None
            ]
            found.append(
                build(
                    "guards.at_least(%, {%})",
                    literal(rules.minimum),
                    join(", ", fields),
                )
            )
        for wire, needed in rules.dependent:
            argument, needs = arguments.of_property(wire), group(needed)
            if argument is not None and needs is not None:
                found.append(
                    build(
                        "guards.together(%, %, %)",
                        string(argument.name),
                        self._signatures.value(argument),
                        needs,
                    )
                )
        return found

    def _path(self, operation: ir.Operation, arguments: Arguments) -> Code:
        parts: list[Code] = []
        segment: list[Code] = []
        dotted = True

        def close() -> None:
            """End a segment made of several parameters: together they may be dots."""
            if len(segment) > 1 and dotted:
                name = string(operation.path_template)
                composed = join(" + ", segment)
                segment[:] = [build("parameters.checked_segment(%, %)", name, composed)]
            parts.extend(segment)
            segment.clear()

        for part in operation.path:
            match part:
                case ir.PathLiteral():
                    head, slash, tail = part.text.partition("/")
                    dotted = dotted and not head.strip(".")
                    if head:
                        segment.append(_path_text(head))
                    if slash:
                        close()
                        before, _, last = tail.rpartition("/")
                        fixed = slash + (f"{before}/" if "/" in tail else "")
                        parts.append(_path_text(fixed))
                        dotted = not last.strip(".")
                        if last:
                            segment.append(_path_text(last))
                case ir.PathParameter():
                    segment.append(self._path_parameter(operation, part, arguments))
                case _:
                    assert_never(part)
        close()
        first = operation.path[0] if operation.path else None
        if not isinstance(first, ir.PathLiteral) or not first.text.startswith("/"):
            parts.insert(0, string("/"))
        return join(" + ", _merged(parts))

    def _path_parameter(
        self, operation: ir.Operation, part: ir.PathParameter, arguments: Arguments
    ) -> Code:
        parameter = next(
            entry
            for entry in operation.parameters
            if entry.location == "path" and entry.wire == part.wire
        )
        argument = arguments.of_parameter(parameter)
        assert argument is not None
        options = [] if part.whole or parameter.content else [Code("whole=False")]
        return self._encoded("path_segment", parameter, argument, options)

    def _encoded(
        self,
        function: str,
        parameter: ir.Parameter,
        argument: Argument,
        options: list[Code],
    ) -> Code:
        """A call of the encoder of one parameter."""
        defaults = {
            "path": "simple",
            "query": "form",
            "header": "simple",
            "cookie": "form",
        }
        explodes = {"path": False, "query": True, "header": False, "cookie": True}
        parts = [string(parameter.wire), self._signatures.value(argument)]
        if parameter.content is not None:
            function = "path_json" if function == "path_segment" else f"{function}_json"
        else:
            if parameter.style != defaults[parameter.location]:
                parts.append(build("style=%", string(parameter.style)))
            if parameter.explode != explodes[parameter.location]:
                parts.append(build("explode=%", literal(parameter.explode)))
            if parameter.allow_reserved and parameter.location == "query":
                parts.append(Code("allow_reserved=True"))
        if argument.name != parameter.wire:
            parts.append(build("argument=%", string(argument.name)))
        module = identifier(self._encode())
        return build(
            "%.%(%)", module, identifier(function), join(", ", [*parts, *options])
        )

    def _queries(
        self, operation: ir.Operation, arguments: Arguments
    ) -> tuple[Code, ...]:
        fixed = quote(operation.path_query, safe="=&%:@!$'()*+,;~-._/?")
        found = [string(fixed)] if fixed else []
        fields = self._fields(operation, arguments, "query", "query")
        found += [entry.expression for entry in fields]
        if arguments.free is not None and arguments.free_query:
            name = identifier(arguments.free)
            found.append(build("parameters.query_members(%)", name))
        if found:
            self._encode()
        return tuple(found)

    def _headers(
        self, operation: ir.Operation, arguments: Arguments
    ) -> tuple[FieldView, ...]:
        return self._fields(operation, arguments, "header", "header")

    def _cookies(
        self, operation: ir.Operation, arguments: Arguments
    ) -> tuple[Code, ...]:
        return tuple(
            entry.expression
            for entry in self._fields(operation, arguments, "cookie", "cookie")
        )

    def _fields(
        self,
        operation: ir.Operation,
        arguments: Arguments,
        location: ir.ParameterLocation,
        function: str,
    ) -> tuple[FieldView, ...]:
        found: list[FieldView] = []
        for parameter in operation.parameters:
            if parameter.location != location or parameter.setting:
                continue
            argument = arguments.of_parameter(parameter)
            if argument is not None:
                found.append(
                    FieldView(
                        string(parameter.wire),
                        self._encoded(function, parameter, argument, []),
                    )
                )
        return tuple(found)

    def _settings(
        self, operation: ir.Operation, arguments: Arguments
    ) -> tuple[FieldView, ...]:
        found: list[FieldView] = []
        for parameter in operation.parameters:
            argument = arguments.of_parameter(parameter)
            if parameter.setting and argument is not None:
                key = string(snake(parameter.name or parameter.wire, "parameter"))
                if parameter.location == "header":
                    value = self._encoded("header", parameter, argument, [])
                elif parameter.type == ir.StringType(None):
                    value = identifier(argument.name)
                else:
                    self._encode()
                    value = build(
                        "None if % is None else parameters.as_text(%, %)",
                        identifier(argument.name),
                        string(argument.name),
                        identifier(argument.name),
                    )
                found.append(FieldView(key, value))
        return tuple(found)


def _path_text(text: str) -> Code:
    """Fixed text of a path, percent-encoded where it has to be."""
    return string(quote(text, safe="/%:@!$&'()*+,;=~-._"))


def _merged(parts: list[Code]) -> list[Code]:
    """Adjacent string literals as one."""
    merged: list[Code] = []
    for part in parts:
        last = merged[-1].text if merged else ""
        if last.startswith('"') and part.text.startswith('"'):
            merged[-1] = Code(last[:-1] + part.text[1:])
        else:
            merged.append(part)
    return merged


def _security(operation: ir.Operation) -> Code | None:
    if not operation.security:
        return None
    return sequence(
        [
            sequence([string(credential_key(each)) for each in needed])
            for needed in operation.security
        ]
    )


def _optional_json(operation: ir.Operation) -> Code | None:
    body = operation.body
    if body is None or body.required or body.format != "json":
        return None
    return string(body.media_type)


def _optional(value: bool | float | str | None) -> Code | None:
    return None if value is None else literal(value)


def _setting_keys(operation: ir.Operation) -> Code | None:
    keys = [
        string(snake(parameter.name or parameter.wire, "parameter"))
        for parameter in operation.parameters
        if parameter.setting
    ]
    return sequence(keys) if keys else None
