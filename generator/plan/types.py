"""The models of one types module: dataclasses, TypedDicts, enumerations, aliases."""

from __future__ import annotations

import ast
import keyword
from dataclasses import dataclass
from typing import assert_never

from generator import ir
from generator.code import (
    Code,
    Section,
    docstring,
    identifier,
    literal,
    sequence,
    string,
)
from generator.names import BUILTIN_TYPES, TEMPORAL_TYPES, Scope, snake, upper
from generator.plan.annotations import Annotator, Role
from generator.plan.dates import takes_dates
from generator.plan.decoding import (
    Decoder,
    alias_function,
    enumeration_table,
    needs_decoder,
)
from generator.plan.defaults import Defaults, field_default, standing_in
from generator.plan.imports import Imports
from generator.plan.naming import Naming
from generator.plan.nullability import allows_null
from generator.plan.prose import described
from generator.plan.reach import Reach, definition_references
from generator.plan.unions import UnionPlanner
from generator.plan.view import (
    AliasView,
    Choice,
    DefinitionView,
    EnumerationView,
    Key,
    Member,
    ModelView,
    TypedDictView,
    Variant,
)

_RESERVED_FIELDS = frozenset(
    {
        "from_dict",
        "to_dict",
        "extra",
        "self",
        "cls",
        "builtins",
        "classmethod",
        "dataclasses",
    }
)
_RESERVED_CHOICES = frozenset({"mro", "name", "value", "MRO", "NAME", "VALUE"})


@dataclass(frozen=True, slots=True)
class TypesPlan:
    """A types module: its import lines, its definitions, what it exports.

    `components` are the exports that have a name in the document; `textual` are
    aliases that are text at run time, so that annotations that name them are text too.
    """

    imports: tuple[Code, ...]
    definitions: tuple[DefinitionView, ...]
    exports: tuple[str, ...]
    components: tuple[str, ...]
    textual: frozenset[str]
    member_names: dict[ir.DefinitionKey, dict[str, str]]


class TypesPlanner:
    """Plans one types module; `textual` are such aliases of modules before it."""

    def __init__(
        self,
        api: ir.Api,
        naming: Naming,
        uses: Reach,
        module: str,
        textual: frozenset[str] = frozenset(),
    ) -> None:
        self._naming = naming
        self._uses = uses
        self._module = module
        self._definitions = {
            definition.key: definition for definition in api.definitions
        }
        self._imports = Imports()
        self._prefix = "." * (1 + module.count("."))
        self._annotator = Annotator(
            naming, self._definitions, self._imports, self._prefix, module=module
        )
        self._decoder = Decoder(
            naming,
            self._definitions,
            uses.typed_dicts,
            self._annotator,
            self._imports,
            self._prefix,
            module=module,
        )
        self._defaults = Defaults(self._definitions, uses)
        self._unions = UnionPlanner(self._definitions, self._decoder, self._imports)
        self._pending = {
            named.name
            for named in naming.definitions.values()
            if named.module == module
        }
        self._textual = set(textual)
        self._member_names: dict[ir.DefinitionKey, dict[str, str]] = {}

    def plan(self) -> TypesPlan:
        """Everything that the module's template prints, dependencies first."""
        views: list[DefinitionView] = []
        exports: list[str] = []
        components: list[str] = []
        for definition in self._ordered():
            views.append(self._view(definition))
            name = self._naming.definitions[definition.key].name
            self._pending.discard(name)
            exports.append(name)
            if definition.component:
                components.append(name)
        return TypesPlan(
            self._imports.lines(),
            tuple(views),
            tuple(sorted(exports)),
            tuple(sorted(components)),
            frozenset(self._textual),
            self._member_names,
        )

    def _ordered(self) -> list[ir.Definition]:
        """The module's definitions, what they name before them where no cycle forbids."""
        ordered: list[ir.Definition] = []
        visited: set[ir.DefinitionKey] = set()

        def visit(key: ir.DefinitionKey) -> None:
            stack = [(key, iter(definition_references(self._definitions[key])))]
            visited.add(key)
            while stack:
                current, inner = stack[-1]
                following = next((item for item in inner if item not in visited), None)
                if following is None:
                    stack.pop()
                    ordered.append(self._definitions[current])
                else:
                    visited.add(following)
                    stack.append(
                        (
                            following,
                            iter(definition_references(self._definitions[following])),
                        )
                    )

        placed = self._naming.definitions
        own = {key for key, named in placed.items() if named.module == self._module}
        for key in self._definitions:
            if key in own and key not in visited:
                visit(key)
        return [definition for definition in ordered if definition.key in own]

    def _view(self, definition: ir.Definition) -> DefinitionView:
        name = self._naming.definitions[definition.key].name
        match definition:
            case ir.Model():
                if definition.key in self._uses.typed_dicts:
                    return self._typed_dict(definition, name)
                return self._model(definition, name)
            case ir.Enumeration():
                if definition.member_names:
                    return self._enumeration(definition, name)
                type_: ir.Type = ir.LiteralType(definition.values)
                if definition.nullable:
                    type_ = ir.NullableType(type_)
                return self._alias(
                    ir.Alias(
                        definition.key,
                        definition.hint,
                        definition.description,
                        type_,
                        definition.component,
                        definition.source,
                    ),
                    name,
                )
            case ir.Alias():
                return self._alias(definition, name)
            case _:
                assert_never(definition)

    def _quoted(self, annotation: str) -> str:
        """The annotation, in quotes where it cannot be evaluated as it stands.

        That is where it names what is not defined yet, or an alias that is text.
        """
        late = not self._pending.isdisjoint(used := _identifiers(annotation))
        if late or not self._textual.isdisjoint(used):
            return string(annotation).text
        return annotation

    def _stem(self, key: ir.DefinitionKey) -> str:
        return self._naming.definitions[key].stem

    def _role(self, key: ir.DefinitionKey) -> Role:
        return "output" if key in self._uses.outputs else "field"

    def _model(self, model: ir.Model, name: str) -> ModelView:
        names = self._field_names(model)
        shadowed = frozenset(names.values()) & (BUILTIN_TYPES | TEMPORAL_TYPES)
        members: list[Member] = []
        required: list[Member] = []
        optional: list[Member] = []
        entries: list[tuple[str, str]] = []
        for property_ in self._defaults.in_order(model):
            member = self._member(model, property_, names[property_.wire], shadowed)
            members.append(member)
            (
                required if self._defaults.is_required(model, property_) else optional
            ).append(member)
            text = described(property_.description, property_.deprecation)
            if text:
                entries.append((names[property_.wire], text))
        any_ = self._imports.name("typing", "Any")
        mapping = self._imports.name("collections.abc", "Mapping")
        self._imports.module("dataclasses")
        self._imports.name(f"{self._prefix}_runtime", "decoding")
        self._imports.name(f"{self._prefix}_runtime", "models")
        dictionary = "builtins.dict" if "dict" in shadowed else "dict"
        text = "builtins.str" if "str" in shadowed else "str"
        if {"dict", "str"} & shadowed:
            self._imports.module("builtins")
        sections = (Section("Attributes", tuple(entries)),) if entries else ()
        extra = f"{dictionary}[{text}, {any_}]"
        extra_decode: str | None = None
        if model.additional is not None:
            others = ir.MapType(model.additional)
            extra = self._annotator.annotation(
                others, self._role(model.key), shadowed=shadowed
            )
            if self._decoder.expression(model.additional, "member") != "member":
                extra_decode = self._decoder.expression(others, "model.extra")
        quoted_extra = self._quoted(extra)
        stand_ins = [
            sequence([member.wire, string(member.name.text)])
            for member in members
            if member.has_default
        ]
        is_callable = extra == quoted_extra and extra.startswith(dictionary)
        return ModelView(
            name=identifier(name),
            docstring=docstring(
                model.description or f"{name}.", level=1, sections=sections
            ),
            known=identifier(f"_{self._stem(model.key).upper()}_MEMBERS"),
            count=literal(len(members)),
            members=tuple(members),
            required=tuple(required),
            optional=tuple(optional),
            nullable=self._nullable(model),
            dates=self._dates(model),
            stand_ins=sequence(stand_ins) if stand_ins else None,
            quoted_name=string(name),
            any_annotation=Code(f"{dictionary}[{text}, {any_}]"),
            extra_annotation=Code(quoted_extra),
            extra_factory=Code(extra if is_callable else "lambda: {}"),
            extra_decode=None if extra_decode is None else Code(extra_decode),
            raw_name=identifier(model.raw_name or "raw"),
            raw_annotation=Code(f"{mapping}[{text}, {any_}]"),
            value_annotation=Code(any_),
            has_any=None if model.has_any is None else identifier(model.has_any),
        )

    def _nullable(self, model: ir.Model) -> Code | None:
        """The members that may be null."""
        names = [
            string(property_.wire)
            for property_ in model.properties
            if allows_null(property_.type, self._definitions)
        ]
        return sequence(names) if names else None

    def _dates(self, model: ir.Model) -> Code | None:
        """The members that are dates where callers make the model."""
        names = [
            string(property_.wire)
            for property_ in model.properties
            if self._role(model.key) == "field"
            and takes_dates(property_.type, self._definitions)
        ]
        return sequence(names) if names else None

    def _field_names(self, model: ir.Model) -> dict[str, str]:
        scope = Scope(_RESERVED_FIELDS)
        names = {
            property_.wire: scope.claim(
                snake(property_.name or property_.wire, "field"),
                f"{snake(property_.name or property_.wire, 'field').rstrip('_')}_",
            )
            for property_ in model.properties
        }
        self._member_names[model.key] = names
        return names

    def _member(
        self,
        model: ir.Model,
        property_: ir.Property,
        name: str,
        shadowed: frozenset[str],
    ) -> Member:
        default = self._defaults.value_default(model, property_)
        required = self._defaults.is_required(model, property_)
        annotation = self._annotator.annotation(
            property_.type,
            self._role(model.key),
            optional=not required and default is None,
            shadowed=shadowed,
        )
        if (
            self._role(model.key) == "field"
            and annotation != "Any"
            and allows_null(property_.type, self._definitions)
        ):
            annotation = f"{annotation} | {self._annotator.null()}"
        quoted = self._quoted(annotation)
        factory = annotation if quoted == annotation else None
        if factory is None and self._defaults.is_makeable(property_.type):
            factory = f"lambda: {annotation}()"
        is_read = required and default is None
        inner = property_.type
        if not is_read and isinstance(inner, ir.NullableType):
            inner = inner.inner
        exact = self._decoder.exact(inner)
        decode = self._decoder.expression(inner, "value")
        otherwise = Code("None")
        if default is not None and self._defaults.is_makeable(inner):
            function = self._decoder.function(inner)
            decode = f"{function}(value or {{}})"
            otherwise = Code(f"{function}({{}})")
        elif default is not None:
            otherwise = standing_in(default, inner, factory)
        return Member(
            name=identifier(name),
            wire=string(property_.wire),
            annotation=Code(quoted),
            default=field_default(default, required, factory),
            is_required=is_read,
            exact=None if exact is None else identifier(exact),
            is_passed=decode == "value" and default is None,
            has_default=default is not None,
            decode=Code(decode),
            otherwise=otherwise,
        )

    def _typed_dict(self, model: ir.Model, name: str) -> TypedDictView:
        functional = any(not _is_key(property_.wire) for property_ in model.properties)
        total = any(property_.required for property_ in model.properties)
        keys = frozenset(property_.wire for property_ in model.properties)
        shadowed = BUILTIN_TYPES & (frozenset[str]() if functional else keys)
        self._imports.name("typing", "TypedDict")
        members: list[Key] = []
        entries: list[tuple[str, str]] = []
        for property_ in model.properties:
            annotation = self._quoted(
                self._annotator.annotation(
                    property_.type, self._role(model.key), shadowed=shadowed
                )
            )
            if total and not property_.required:
                wrapper = self._imports.name(
                    f"{self._prefix}_runtime.compatibility", "NotRequired"
                )
                annotation = f"{wrapper}[{annotation}]"
            members.append(
                Key(
                    name=Code("") if functional else identifier(property_.wire),
                    wire=string(property_.wire),
                    annotation=Code(annotation),
                )
            )
            text = described(property_.description, property_.deprecation)
            if text:
                entries.append((property_.wire, text))
        sections = (Section("Keys", tuple(entries)),) if entries else ()
        self._member_names[model.key] = {
            property_.wire: property_.wire for property_ in model.properties
        }
        return TypedDictView(
            name=identifier(name),
            quoted_name=string(name),
            docstring=docstring(
                model.description or f"{name}.",
                level=0 if functional else 1,
                sections=sections,
            ),
            total=total,
            functional=functional,
            members=tuple(members),
        )

    def _enumeration(self, enumeration: ir.Enumeration, name: str) -> EnumerationView:
        self._imports.module("enum")
        self._imports.name("typing", "Final")
        scope = Scope(_RESERVED_CHOICES)
        choices: list[Choice] = []
        for index, (value, wanted) in enumerate(
            zip(enumeration.values, enumeration.member_names, strict=True)
        ):
            described = (
                enumeration.member_descriptions[index]
                if index < len(enumeration.member_descriptions)
                else ""
            )
            choices.append(
                Choice(
                    name=identifier(scope.claim(upper(wanted, "value"))),
                    value=literal(value),
                    docstring=docstring(described, level=1) if described else None,
                )
            )
        is_text = all(isinstance(value, str) for value in enumeration.values)
        return EnumerationView(
            name=identifier(name),
            bases=Code("str, enum.Enum" if is_text else "enum.IntEnum"),
            docstring=docstring(enumeration.description or f"{name}.", level=1),
            choices=tuple(choices),
            values_name=identifier(enumeration_table(self._stem(enumeration.key))),
        )

    def _alias(self, alias: ir.Alias, name: str) -> AliasView:
        self._imports.name("typing", "TypeAlias")
        expression = self._annotator.annotation(alias.type, "output")
        decoder = self._decoder if needs_decoder(alias, self._definitions) else None
        variants: tuple[Variant, ...] = ()
        value: Code | None = None
        if decoder is not None:
            self._imports.name("typing", "Any")
            union = alias.type
            nullable = isinstance(union, ir.NullableType)
            union = union.inner if isinstance(union, ir.NullableType) else union
            if isinstance(union, ir.UnionType):
                variants = self._unions.variants(union, name, nullable=nullable)
                self._imports.name(f"{self._prefix}_runtime", "decoding")
            else:
                value = Code(decoder.expression(alias.type, "raw"))
        quoted = self._quoted(expression)
        if quoted != expression:
            self._textual.add(name)
        documented = alias.description or f"{name}."
        function = alias_function(self._stem(alias.key))
        return AliasView(
            name=identifier(name),
            expression=Code(quoted),
            docstring=docstring(documented, level=0),
            decoder=identifier(function) if decoder is not None else None,
            decoder_docstring=docstring(
                f"Decode a value of `{name}`; the first variant that fits wins.",
                level=1,
            ),
            quoted_name=string(name),
            returns=identifier(name),
            variants=variants,
            is_closed=all(variant.test is not None for variant in variants),
            expression_value=value,
        )


def _identifiers(text: str) -> set[str]:
    """The identifiers of an annotation, those inside string literals left out."""
    return {
        node.id
        for node in ast.walk(ast.parse(text, mode="eval"))
        if isinstance(node, ast.Name)
    }


def _is_key(wire: str) -> bool:
    return (
        wire.isidentifier()
        and wire.isascii()
        and not keyword.iskeyword(wire)
        and not wire.startswith("__")
    )
