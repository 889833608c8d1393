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
from generator.plan.decoding import Decoder
from generator.plan.guards import guard_expression
from generator.plan.imports import Imports
from generator.plan.naming import Naming, builder_scope
from generator.plan.reach import Reach
from generator.plan.types import default_fits
from generator.plan.view import (
    ArgumentView,
    BodyView,
    BuilderView,
    FieldView,
    GuardView,
    SignatureView,
)

_PREFIX = ".."


@dataclass(frozen=True, slots=True)
class PlannedOperation:
    """An operation with its arguments and the builder that its methods call."""

    operation: ir.Operation
    arguments: Arguments
    builder: str


@dataclass(frozen=True, slots=True)
class OperationsPlan:
    """A module of builders."""

    imports: tuple[Code, ...]
    guards: tuple[GuardView, ...]
    builders: tuple[BuilderView, ...]
    planned: dict[str, PlannedOperation]


class Signatures:
    """Writes signatures for one module."""

    def __init__(
        self, annotator: Annotator, definitions: dict[ir.DefinitionKey, ir.Definition]
    ) -> None:
        self._annotator = annotator
        self._definitions = definitions

    def signature(
        self, arguments: Arguments, shadowed: frozenset[str] = frozenset()
    ) -> SignatureView:
        """The parameters of a method or a builder."""
        views = [(entry, self._view(entry, shadowed)) for entry in arguments.listed]
        return SignatureView(
            positional=tuple(view for entry, view in views if entry.positional),
            keyword=tuple(view for entry, view in views if not entry.positional),
            free=self._free(arguments),
        )

    def _free(self, arguments: Arguments) -> ArgumentView | None:
        if arguments.free is None:
            return None
        name = identifier(arguments.free)
        any_ = Code(self._annotator.annotation(ir.AnyType(), "input"))
        return ArgumentView(name, build("**%: %", name, any_), build("**%", name))

    def _view(self, argument: Argument, shadowed: frozenset[str]) -> ArgumentView:
        name = identifier(argument.name)
        default = self.default(argument)
        annotation = Code(
            self._annotator.annotation(
                argument.type,
                "input",
                optional=not argument.required
                and (default is None or default.text == "None"),
                shadowed=shadowed,
                files=True,
            )
        )
        declaration = build("%: %", name, annotation)
        if default is not None:
            declaration = build("% = %", declaration, default)
        passing = name if argument.positional else build("%=%", name, name)
        return ArgumentView(name, declaration, passing)

    def default(self, argument: Argument) -> Code | None:
        """The default of an argument; None where it has to be given."""
        if self.sends_default(argument) and argument.default is not None:
            return literal(argument.default.value)
        return None if argument.required else Code("None")

    def sends_default(self, argument: Argument) -> bool:
        """Whether the schema's default is the argument's own."""
        default = argument.default
        return (
            default is not None
            and default.sending != "document"
            and not isinstance(default.value, list | dict)
            and default_fits(default, argument.type, self._definitions)
        )


class OperationsPlanner:
    """Plans one module of builders."""

    def __init__(
        self,
        api: ir.Api,
        naming: Naming,
        uses: Reach,
        client: ir.Client,
        module: str,
    ) -> None:
        self._client = client
        self._module = module
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
        self._scope = builder_scope()
        self._constants = Scope()
        self._guards: dict[str, str] = {}
        self._builders: list[BuilderView] = []
        self._planned: dict[str, PlannedOperation] = {}

    def add(self, operation: ir.Operation) -> None:
        """Plan the builder of one operation."""
        name = self._scope.claim(snake(operation.id, "operation"))
        arguments = plan_arguments(operation)
        self._planned[operation.id] = PlannedOperation(operation, arguments, name)
        self._builders.append(self._builder(operation, arguments, name))

    def plan(self) -> OperationsPlan:
        """Everything that the module's template prints."""
        return OperationsPlan(
            self._imports.lines(),
            tuple(
                GuardView(identifier(name), Code(text))
                for text, name in self._guards.items()
            ),
            tuple(self._builders),
            self._planned,
        )

    def return_annotation(
        self, operation: ir.Operation, annotator: Annotator, shadowed: frozenset[str]
    ) -> Code:
        """What a call of the operation gives, as an annotation."""
        parts: list[str] = []
        for response in operation.responses:
            text = annotator.annotation(response.type, "output", shadowed=shadowed)
            if text not in parts:
                parts.append(text)
        if operation.empty_reply == ir.EmptyReply(None):
            parts.append("None")
        if "None" in parts:
            parts = [*(part for part in parts if part != "None"), "None"]
        if not parts or any("Any" == part for part in parts):
            annotator.annotation(ir.AnyType(), "output")
            return Code("Any")
        return Code(" | ".join(parts))

    def _builder(
        self, operation: ir.Operation, arguments: Arguments, name: str
    ) -> BuilderView:
        self._imports.name(f"{_PREFIX}_runtime", "calls")
        returns = self.return_annotation(operation, self._annotator, frozenset())
        constant = f"_{self._constants.claim(name.upper().strip('_'))}"
        forbidden = operation.forbidden
        if forbidden is not None:
            self._imports.name(f"{_PREFIX}_runtime.roles", "ArgumentError")
            return self._refusing(operation, arguments, name, returns, forbidden)
        self._imports.name("typing", "Final")
        self._imports.name(f"{_PREFIX}_runtime", "replies")
        reader, decoder, decoded = self._reader(operation, name)
        reader = self._with_empty_reply(operation, reader)
        return BuilderView(
            name=identifier(name),
            constant=identifier(constant),
            operation_id=string(operation.id),
            method=string(operation.method),
            route=docstring(
                f"Build `{operation.method} {operation.path_template}`.", level=1
            ),
            signature=self._signatures.signature(arguments),
            returns=returns,
            arrays=self._arrays(arguments),
            checks=self._checks(operation, arguments),
            path=self._path(operation, arguments),
            queries=self._queries(operation, arguments),
            headers=self._headers(operation, arguments),
            cookies=self._cookies(operation, arguments),
            settings=self._settings(operation, arguments),
            body=self._body(operation, arguments),
            reader=reader,
            decoder=decoder,
            decoder_name=identifier(f"_decode_{name.strip('_')}"),
            decoder_returns=decoded,
            security=_security(operation),
            setting_keys=_setting_keys(operation),
            accept=_accept(operation),
            server=None if operation.server is None else string(operation.server),
            forbidden=None,
        )

    def _with_empty_reply(self, operation: ir.Operation, reader: Code) -> Code:
        """The reader, told what a reply without a body stands for."""
        empty = operation.empty_reply
        if empty is None:
            return reader
        if empty.value is None:
            return build("replies.or_none(%)", reader)
        kind = Code("dict" if isinstance(empty.value, dict) else "list")
        return build("replies.or_empty(%, %)", kind, reader)

    def _refusing(
        self,
        operation: ir.Operation,
        arguments: Arguments,
        name: str,
        returns: Code,
        sentence: str,
    ) -> BuilderView:
        empty = Code("")
        return BuilderView(
            name=identifier(name),
            constant=empty,
            operation_id=string(operation.id),
            method=string(operation.method),
            route=docstring(
                f"Refuse `{operation.method} {operation.path_template}`.", level=1
            ),
            signature=self._signatures.signature(arguments),
            returns=returns,
            arrays=(),
            checks=(),
            path=empty,
            queries=(),
            headers=(),
            cookies=(),
            settings=(),
            body=None,
            reader=empty,
            decoder=None,
            decoder_name=empty,
            decoder_returns=empty,
            security=None,
            setting_keys=None,
            accept=None,
            server=None,
            forbidden=string(sentence),
        )

    def _encode(self) -> str:
        self._imports.name(f"{_PREFIX}_runtime", "parameters")
        return "parameters"

    def _arrays(self, arguments: Arguments) -> tuple[FieldView, ...]:
        """Arguments that are lists: taken from any iterable, never from a string."""
        found: list[FieldView] = []
        for argument in arguments.listed:
            type_ = argument.type
            type_ = type_.inner if isinstance(type_, ir.NullableType) else type_
            if isinstance(type_, ir.ArrayType):
                self._imports.name(f"{_PREFIX}_runtime.json", "array")
                name = identifier(argument.name)
                found.append(
                    FieldView(name, build("array(%, %)", string(argument.name), name))
                )
                shorthand = self._shorthand(type_.items)
                if shorthand is not None:
                    self._imports.name(f"{_PREFIX}_runtime.json", "expand")
                    found.append(
                        FieldView(name, build("expand(%, %)", name, shorthand))
                    )
        return tuple(found)

    def _shorthand(self, type_: ir.Type) -> Code | None:
        """The member that a plain string among the items stands for."""
        if isinstance(type_, ir.ReferenceType):
            definition = self._definitions[type_.key]
            if isinstance(definition, ir.Model) and definition.shorthand is not None:
                return string(definition.shorthand)
        return None

    def _value(self, argument: Argument) -> Code:
        """What is sent of an argument: None where its default is left unsent."""
        name = identifier(argument.name)
        default = argument.default
        if (
            default is not None
            and default.sending == "unless_equal"
            and self._signatures.sends_default(argument)
        ):
            if default.value is False:
                return build("% or None", name)
            return build("None if % == % else %", name, literal(default.value), name)
        return name

    def _checks(
        self, operation: ir.Operation, arguments: Arguments
    ) -> tuple[Code, ...]:
        found: list[Code] = []
        for argument in arguments.listed:
            expression = guard_expression(argument.guard)
            if argument.detail is not None and argument.detail.kind == "filename":
                expression = Code("guards.Text(minimum=1)")
            if isinstance(argument.type, ir.BinaryType):
                expression = Code("guards.Given()") if argument.required else None
            if expression is None:
                continue
            if not argument.required:
                expression = build("guards.Optional(%)", expression)
            guard = self._guard(expression, argument.name)
            name = identifier(argument.name)
            found.append(build("%.check(%, %)", guard, string(argument.name), name))
        if operation.body is not None and operation.body.flat is not None:
            found += self._member_rules(operation.body.rules, arguments)
        if found:
            self._imports.name(f"{_PREFIX}_runtime", "guards")
        return tuple(found)

    def _guard(self, expression: Code, name: str) -> Code:
        known = self._guards.get(expression.text)
        if known is None:
            stem = name.upper().strip("_")
            known = f"_{self._constants.claim(f'{stem}_GUARD')}"
            self._guards[expression.text] = known
        return identifier(known)

    def _member_rules(self, rules: ir.MemberRules, arguments: Arguments) -> list[Code]:
        def group(wires: tuple[str, ...]) -> Code | None:
            entries: list[Code] = []
            for wire in wires:
                argument = arguments.of_property(wire)
                if argument is None:
                    return None
                entries.append(
                    build("%: %", string(argument.name), self._value(argument))
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
                build("%: %", string(entry.name), self._value(entry))
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
                        self._value(argument),
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
        parts = [string(parameter.wire), self._value(argument)]
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
        found = [string(operation.path_query)] if operation.path_query else []
        fields = self._fields(operation, arguments, "query", "query")
        found += [entry.expression for entry in fields]
        if arguments.free is not None and arguments.free_query:
            name = identifier(arguments.free)
            found.append(build("parameters.query(%, %)", string(arguments.free), name))
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
                else:
                    value = identifier(argument.name)
                found.append(FieldView(key, value))
        return tuple(found)

    def _body(self, operation: ir.Operation, arguments: Arguments) -> BodyView | None:
        body = operation.body
        empty = Code("")
        if body is None:
            return None
        self._imports.name(f"{_PREFIX}_runtime", "bodies")
        if body.flat is None and arguments.free is None:
            return BodyView(self._whole_body(body, arguments), (), empty, is_whole=True)
        encodings = dict(body.encodings)
        sent = [
            (property_, argument)
            for property_ in (body.flat.properties if body.flat else ())
            if (argument := arguments.of_property(property_.wire)) is not None
        ]
        if body.format == "multipart":
            parts = tuple(
                FieldView(
                    empty,
                    self._part(
                        property_, argument, arguments, encodings.get(property_.wire)
                    ),
                )
                for property_, argument in sent
            )
            return BodyView(Code("bodies.multipart"), parts, empty, is_parts=True)
        fields = tuple(
            FieldView(string(property_.wire), self._value(argument))
            for property_, argument in sent
        )
        self._imports.name(f"{_PREFIX}_runtime.json", "drop_absent")
        if body.format == "form":
            expression = Code("bodies.FormBody")
            styles = _form_styles(encodings)
            closing = build(", {%}", styles) if styles.text else empty
        else:
            expression = Code("bodies.JsonBody")
            closing = (
                empty
                if body.media_type == "application/json"
                else build(", %", string(body.media_type))
            )
        return BodyView(
            expression,
            fields,
            closing,
            free=None if arguments.free is None else identifier(arguments.free),
            is_fields=body.required,
            is_optional=not body.required,
        )

    def _whole_body(self, body: ir.Body, arguments: Arguments) -> Code:
        argument = arguments.of_body()
        assert argument is not None
        name = identifier(argument.name)
        quoted = string(argument.name)
        match body.format:
            case "json":
                media = (
                    Code("")
                    if body.media_type == "application/json"
                    else build(", %", string(body.media_type))
                )
                made = build("bodies.JsonBody(%%, argument=%)", name, media, quoted)
            case "form":
                made = build("bodies.FormBody(%)", name)
            case "multipart":
                made = build("bodies.mapping_parts(%)", name)
            case "text":
                made = build(
                    "bodies.TextBody(%, %, %)", name, quoted, string(body.media_type)
                )
            case "binary":
                made = build(
                    "bodies.raw_body(%, %, %)", quoted, name, string(body.media_type)
                )
            case _:
                assert_never(body.format)
        return made if body.required else build("None if % is None else %", name, made)

    def _part(
        self,
        property_: ir.Property,
        argument: Argument,
        arguments: Arguments,
        encoding: ir.Encoding | None,
    ) -> Code:
        """One part (or a starred run of parts) of a multipart form."""
        type_ = property_.type
        type_ = type_.inner if isinstance(type_, ir.NullableType) else type_
        wire, value = string(property_.wire), self._value(argument)
        given = None if encoding is None else encoding.content_type
        named = (
            []
            if argument.name == property_.wire
            else [build("argument=%", string(argument.name))]
        )

        def call(function: str, *extra: Code) -> Code:
            return build(
                "%(%)", Code(function), join(", ", [wire, value, *extra, *named])
            )

        if encoding is not None and encoding.style is not None and given is None:
            style = build("style=%", string(encoding.style))
            explode = (
                encoding.style == "form"
                if encoding.explode is None
                else encoding.explode
            )
            return call(
                "*bodies.styled_parts", style, build("explode=%", literal(explode))
            )
        if isinstance(type_, ir.BinaryType):
            details = [
                build("%=%", Code(kind), identifier(detail.name))
                for kind in ("filename", "content_type")
                if (detail := arguments.detail(property_.wire, kind)) is not None
            ]
            if (
                not details
                and given is not None
                and "*" not in given
                and "," not in given
            ):
                details = [build("content_type=%", string(given))]
            return call("bodies.file_part", *details)
        if isinstance(type_, ir.ArrayType):
            items = type_.items
            if isinstance(items, ir.BinaryType):
                return call("*bodies.file_parts")
            if self._is_structure(items):
                return call("*bodies.json_parts")
            return call("*bodies.text_parts")
        if self._is_structure(type_):
            if given is None or "json" in given:
                return call("bodies.json_part")
            return call("bodies.json_part", Code("None"))
        if given is not None and "json" in given:
            return call("bodies.json_part")
        if given is not None and given != "text/plain":
            return call("bodies.text_part", build("content_type=%", string(given)))
        return call("bodies.text_part")

    def _is_structure(self, type_: ir.Type) -> bool:
        match type_:
            case ir.MapType() | ir.ArrayType():
                return True
            case ir.NullableType():
                return self._is_structure(type_.inner)
            case ir.UnionType():
                return any(self._is_structure(variant) for variant in type_.variants)
            case ir.ReferenceType():
                definition = self._definitions[type_.key]
                match definition:
                    case ir.Model():
                        return True
                    case ir.Alias():
                        return self._is_structure(definition.type)
                    case ir.Enumeration():
                        return False
            case _:
                return False

    def _hooks(self, response: ir.Response) -> list[Code]:
        hooks: list[Code] = []
        for hook in (self._client.hook, response.hook):
            if hook is not None:
                module, _, function = hook.partition(":")
                self._imports.name(f"{_PREFIX}_custom", module)
                hooks.append(
                    Code(f"{identifier(module).text}.{identifier(function).text}")
                )
        return hooks

    def _reader(
        self, operation: ir.Operation, name: str
    ) -> tuple[Code, Code | None, Code]:
        """The reader expression, and the decoder function that it needs, if any."""
        decoder: Code | None = None
        decoded = Code("")
        readers: list[tuple[str, str]] = []
        for response in operation.responses:
            hooks = self._hooks(response)
            match response.format:
                case "empty":
                    text = "replies.empty_reply"
                case "text":
                    text = "replies.text_reply"
                case "binary":
                    text = "replies.bytes_reply"
                case "json":
                    expression = self._decoder.expression(response.type, "raw")
                    if expression == "raw":
                        listed = join(", ", hooks).text
                        text = f"replies.any_reply({listed})"
                    else:
                        function = _function_of(expression)
                        if function is None:
                            function = f"_decode_{name.strip('_')}"
                            if decoder is not None and decoder.text != expression:
                                function = None
                            else:
                                decoder = Code(expression)
                                decoded = Code(
                                    self._annotator.annotation(response.type, "output")
                                )
                                self._imports.name("typing", "Any")
                        parts = [
                            Code(function or f"lambda raw: {expression}"),
                            *hooks,
                        ]
                        text = f"replies.json_reply({join(', ', parts).text})"
                case _:
                    assert_never(response.format)
            readers.append((response.status.upper(), text))
        if not readers:
            return Code("replies.any_reply()"), None, decoded
        if len({text for _, text in readers}) == 1:
            return Code(readers[0][1]), decoder, decoded
        entries = ", ".join(
            f"{string(status).text}: {text}"
            for status, text in readers
            if status != "DEFAULT"
        )
        first = readers[0][1]
        return (
            Code(f"replies.by_status({{{entries}}}, otherwise={first})"),
            decoder,
            decoded,
        )


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


def _function_of(expression: str) -> str | None:
    """`f` where the expression is exactly `f(raw)`."""
    if expression.endswith("(raw)"):
        function = expression[: -len("(raw)")]
        if all(part.isidentifier() for part in function.split(".")):
            return function
    return None


def _security(operation: ir.Operation) -> Code | None:
    if not operation.security:
        return None
    return sequence(
        [
            sequence([string(key) for key in keys]) if keys else Code("()")
            for keys in operation.security
        ]
    )


def _setting_keys(operation: ir.Operation) -> Code | None:
    keys = [
        string(snake(parameter.name or parameter.wire, "parameter"))
        for parameter in operation.parameters
        if parameter.setting
    ]
    return sequence(keys) if keys else None


def _accept(operation: ir.Operation) -> Code | None:
    """The media types that the client can read; None for plain JSON."""
    types = [
        response.media_type
        for response in operation.responses
        if response.media_type is not None
    ]
    listed = ", ".join(
        dict.fromkeys(text for text in types if text.isascii() and text.isprintable())
    )
    return None if listed in ("", "application/json") else string(listed)


def _form_styles(encodings: dict[str, ir.Encoding]) -> Code:
    entries: list[Code] = []
    for name, encoding in encodings.items():
        options: list[Code] = []
        if encoding.content_type is not None and "json" in encoding.content_type:
            options.append(Code('"json"'))
        elif encoding.style is not None:
            options.append(string(encoding.style))
        explode = encoding.explode
        if explode is None:
            explode = encoding.style in (None, "form")
        if not explode:
            options.append(Code("explode=False"))
        if encoding.allow_reserved:
            options.append(Code("allow_reserved=True"))
        if options:
            entries.append(
                build("%: bodies.FieldEncoding(%)", string(name), join(", ", options))
            )
    return join(", ", entries)
