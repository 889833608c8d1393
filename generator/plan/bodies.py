"""Bodies of requests: which expression writes them, field by field or part by part."""

from __future__ import annotations

from typing import assert_never

from generator import ir
from generator.code import Code, build, identifier, join, literal, sequence, string
from generator.plan.arguments import Argument, Arguments
from generator.plan.imports import Imports
from generator.plan.nullability import takes_null
from generator.plan.signatures import Signatures
from generator.plan.view import BodyView, FieldView


class BodyPlanner:
    """Plans the bodies of one module of builders."""

    def __init__(
        self,
        definitions: dict[ir.DefinitionKey, ir.Definition],
        imports: Imports,
        signatures: Signatures,
        prefix: str,
    ) -> None:
        self._definitions = definitions
        self._imports = imports
        self._signatures = signatures
        self._prefix = prefix

    def body(self, operation: ir.Operation, arguments: Arguments) -> BodyView | None:
        """The body of an operation; None where it has none."""
        body = operation.body
        empty = Code("")
        if body is None:
            return None
        self._imports.name(f"{self._prefix}_runtime", "bodies")
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
            ) + tuple(
                FieldView(
                    empty,
                    build("bodies.text_part(%, %)", string(name), literal(value)),
                )
                for name, value in body.fixed
            )
            function = "multipart" if body.required else "optional_multipart"
            return BodyView(Code(f"bodies.{function}"), parts, empty, is_parts=True)
        placed = {
            property_.place[0]: (property_.place[1], argument)
            for property_, argument in sent
            if property_.place is not None
        }
        fields = tuple(
            FieldView(
                string(property_.wire),
                self._field(argument, placed.get(property_.wire)),
            )
            for property_, argument in sent
            if property_.place is None
        ) + tuple(FieldView(string(name), literal(value)) for name, value in body.fixed)
        self._imports.name(f"{self._prefix}_runtime.json", "drop_absent")
        if body.format == "form":
            expression = Code("bodies.FormBody")
            styles = _form_styles(encodings)
            closing = build(", {%}", styles) if styles.text else empty
        else:
            expression = Code("bodies.JsonBody")
            closing = _json_closing(body, [argument for _, argument in sent])
        return BodyView(
            expression,
            fields,
            closing,
            nullable=self._nullable(sent),
            free=None if arguments.free is None else identifier(arguments.free),
            is_fields=body.required,
            is_optional=not body.required,
        )

    def _field(self, argument: Argument, placed: tuple[str, Argument] | None) -> Code:
        """What is sent of an argument, with another argument's value put into it."""
        value = self._signatures.value(argument)
        if argument.required and takes_null(argument, self._definitions):
            null = self._imports.name(f"{self._prefix}_runtime.null", "NULL")
            value = build("% if % is None else %", identifier(null), value, value)
        if placed is None:
            return value
        name, other = placed
        self._imports.name(f"{self._prefix}_runtime.json", "with_member")
        return build(
            "with_member(%, %, %)", value, string(name), self._signatures.value(other)
        )

    def _nullable(self, sent: list[tuple[ir.Property, Argument]]) -> Code | None:
        """The members that may be null."""
        names = [
            string(property_.wire)
            for property_, argument in sent
            if takes_null(argument, self._definitions)
        ]
        return sequence(names) if names else None

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
                nullable = takes_null(argument, self._definitions)
                made = build(
                    "bodies.JsonBody(%%, argument=%%)",
                    name,
                    media,
                    quoted,
                    Code(", nullable=True" if nullable else ""),
                )
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
        type_ = self._bare(property_.type)
        wire, value = string(property_.wire), self._signatures.value(argument)
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
            return call(
                "bodies.file_part", *(details or _content_type(given, is_file=True))
            )
        if self._is_mixed(type_) and (given is None or "json" not in given):
            return call("*bodies.any_parts")
        if isinstance(type_, ir.ArrayType):
            items = self._bare(type_.items)
            if self._is_structure(items):
                return call("*bodies.json_parts")
            is_file = isinstance(items, ir.BinaryType)
            function = "*bodies.file_parts" if is_file else "*bodies.text_parts"
            return call(function, *_content_type(given, is_file=is_file))
        if self._is_structure(type_):
            if given is None or "json" in given:
                return call("bodies.json_part")
            return call("bodies.json_part", Code("None"))
        if given is not None and "json" in given:
            return call("bodies.json_part")
        if given is not None and given != "text/plain":
            return call("bodies.text_part", build("content_type=%", string(given)))
        return call("bodies.text_part")

    def _bare(self, type_: ir.Type) -> ir.Type:
        """What a type comes to, without null and other names for it."""
        seen: set[ir.DefinitionKey] = set()
        while True:
            match type_:
                case ir.NullableType():
                    type_ = type_.inner
                case ir.ReferenceType() if type_.key not in seen:
                    definition = self._definitions[type_.key]
                    if not isinstance(definition, ir.Alias):
                        return type_
                    seen.add(type_.key)
                    type_ = definition.type
                case _:
                    return type_

    def _is_mixed(
        self, type_: ir.Type, seen: frozenset[ir.DefinitionKey] = frozenset()
    ) -> bool:
        """Whether only the value tells how a part is written."""
        match type_:
            case ir.NullableType():
                return self._is_mixed(type_.inner, seen)
            case ir.ArrayType():
                return self._is_mixed(type_.items, seen)
            case ir.UnionType():
                listed = [self._bare(variant) for variant in type_.variants]
                return (
                    any(isinstance(one, ir.ArrayType | ir.BinaryType) for one in listed)
                    or any(self._is_mixed(one, seen) for one in listed)
                    or len({self._is_structure(one) for one in listed}) > 1
                )
            case ir.ReferenceType():
                definition = self._definitions[type_.key]
                return (
                    isinstance(definition, ir.Alias)
                    and type_.key not in seen
                    and self._is_mixed(definition.type, seen | {type_.key})
                )
            case _:
                return False

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


def _content_type(given: str | None, *, is_file: bool) -> list[Code]:
    """The argument for a declared content type (OpenAPI 3.1, 4.8.15).

    Of several, a file whose own is not known has the first.
    """
    listed = [name for each in (given or "").split(",") if (name := each.strip())]
    if len(listed) == 1 and "*" not in listed[0]:
        return [build("content_type=%", string(listed[0]))]
    first = next((name for name in listed if "*" not in name), None)
    return [build("otherwise=%", string(first))] if is_file and first else []


def _json_closing(body: ir.Body, arguments: list[Argument]) -> Code:
    """What a JSON body says besides its value: its media type, its arguments' names."""
    parts: list[Code] = []
    if body.media_type != "application/json":
        parts.append(build(", %", string(body.media_type)))
    names = [
        build("%: %", string(argument.member.wire), string(argument.name))
        for argument in arguments
        if argument.member is not None and argument.member.wire != argument.name
    ]
    if names:
        parts.append(build(", names={%}", join(", ", names)))
    return join("", parts)


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
