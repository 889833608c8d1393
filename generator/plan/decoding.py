"""Types as decoding expressions: from parsed JSON to the declared Python value.

`source` is an expression that may be evaluated once; fixed punctuation, identifiers and
literals are all that goes into the texts.
"""

from __future__ import annotations

from typing import assert_never

from generator import ir
from generator.code import literal, string
from generator.plan.annotations import Annotator
from generator.plan.imports import Imports
from generator.plan.naming import Naming
from generator.plan.reach import references


class Decoder:
    """Writes decoding expressions for one module."""

    def __init__(
        self,
        naming: Naming,
        definitions: dict[ir.DefinitionKey, ir.Definition],
        typed_dicts: frozenset[ir.DefinitionKey],
        annotator: Annotator,
        imports: Imports,
        prefix: str,
        *,
        module: str | None = None,
    ) -> None:
        self._naming = naming
        self._definitions = definitions
        self._typed_dicts = typed_dicts
        self._annotator = annotator
        self._imports = imports
        self._prefix = prefix
        self._module = module

    def expression(self, type_: ir.Type, source: str, depth: int = 0) -> str:
        """The expression that decodes `source`; `source` itself where nothing is to do."""
        function = self.function(type_)
        if function is not None:
            return f"{function}({source})"
        match type_:
            case ir.ArrayType():
                each = self.function(type_.items)
                if each is not None:
                    return f"{self._helper()}.list_of({each}, {source})"
                item = f"item{depth + 1 if depth else ''}"
                inner = self.expression(type_.items, item, depth + 1)
                return f"[{inner} for {item} in {self._helper()}.array({source})]"
            case ir.MapType():
                key, value = f"key{depth or ''}", f"member{depth or ''}"
                inner = self.expression(type_.values, value, depth + 1)
                listed = f"{self._helper()}.mapping({source})"
                return f"{{{key}: {inner} for {key}, {value} in {listed}.items()}}"
            case ir.NullableType():
                return self.optional(type_.inner, source, depth)
            case ir.ReferenceType():
                return self._reference(type_, source, depth)
            case _:
                return source

    def function(self, type_: ir.Type) -> str | None:
        """A function of one argument that decodes the type, where there is one."""
        match type_:
            case ir.BooleanType():
                return f"{self._helper()}.boolean"
            case ir.IntegerType():
                return f"{self._helper()}.integer"
            case ir.NumberType():
                return f"{self._helper()}.number"
            case ir.StringType():
                return f"{self._helper()}.string"
            case ir.ArrayType(items=ir.StringType()):
                return f"{self._helper()}.strings"
            case ir.ArrayType(items=ir.IntegerType()):
                return f"{self._helper()}.integers"
            case ir.ArrayType() if self._is_plain(type_.items):
                return f"{self._helper()}.array"
            case ir.MapType() if self._is_plain(type_.values):
                return f"{self._helper()}.mapping"
            case ir.ReferenceType():
                return self._reference_function(type_)
            case _:
                return None

    def exact(self, type_: ir.Type) -> str | None:
        """The Python type of a value that is as it should be, where one type says so."""
        match type_:
            case ir.BooleanType():
                return "bool"
            case ir.IntegerType():
                return "int"
            case ir.NumberType():
                return "float"
            case ir.StringType():
                return "str"
            case ir.NullableType():
                return self.exact(type_.inner)
            case _:
                return None

    def _is_plain(self, type_: ir.Type) -> bool:
        return self.expression(type_, "item") == "item"

    def optional(self, type_: ir.Type, source: str, depth: int = 0) -> str:
        """The decoded value, or None where `source` is null or absent."""
        match type_:
            case (
                ir.BooleanType() | ir.IntegerType() | ir.NumberType() | ir.StringType()
            ):
                scalar = (self.function(type_) or "").partition(".")[2]
                return f"{self._helper()}.optional_{scalar}({source})"
            case _:
                function = self.function(type_)
                if function is not None:
                    return f"{self._helper()}.optional({function}, {source})"
                return self._tested(type_, source, depth)

    def _tested(self, type_: ir.Type, source: str, depth: int) -> str:
        name = source if source.isidentifier() else f"value{depth or ''}"
        inner = self.expression(type_, name, depth)
        if inner == name:
            return source
        test = name if name == source else f"({name} := {source})"
        return f"None if {test} is None else {inner}"

    def _helper(self) -> str:
        return self._imports.name(f"{self._prefix}_runtime", "decoding")

    def _reference_function(self, type_: ir.ReferenceType) -> str | None:
        definition = self._definitions[type_.key]
        match definition:
            case ir.Model():
                if type_.key in self._typed_dicts:
                    return f"{self._helper()}.record"
                return f"{self._annotator.reference(type_.key)}.from_dict"
            case ir.Enumeration():
                return None
            case ir.Alias():
                if needs_decoder(definition, self._definitions):
                    return self.alias_decoder(type_.key)
                return self.function(definition.type)
            case _:
                assert_never(definition)

    def _reference(self, type_: ir.ReferenceType, source: str, depth: int) -> str:
        definition = self._definitions[type_.key]
        match definition:
            case ir.Enumeration() if definition.member_names:
                values = self.enumeration_values(type_.key)
                return f"{self._helper()}.member({values}, {source})"
            case ir.Alias():
                return self.expression(definition.type, source, depth)
            case _:
                return source

    def enumeration_values(self, key: ir.DefinitionKey) -> str:
        """The table of an enumeration's members by value."""
        named = self._naming.definitions[key]
        return self._private(named.module, enumeration_table(named.stem))

    def alias_decoder(self, key: ir.DefinitionKey) -> str:
        """The decoding function of an alias."""
        named = self._naming.definitions[key]
        return self._private(named.module, alias_function(named.stem))

    def _private(self, module: str, name: str) -> str:
        if module == self._module:
            return name
        return self._imports.name(f"{self._prefix}{module}", name)

    def structure_test(
        self,
        type_: ir.Type,
        source: str = "raw",
        *,
        strict: bool = True,
        visited: frozenset[ir.DefinitionKey] = frozenset(),
    ) -> str | None:
        """A test on `source` that recognises a variant; None where anything passes.

        `strict`: a member that may hold a few values only must hold one of them. The
        test of a union that is only itself, through `visited`, is never true.
        """
        match type_:
            case ir.AnyType():
                return None
            case ir.NullType():
                return f"{source} is None"
            case ir.BooleanType():
                return f"isinstance({source}, bool)"
            case ir.IntegerType():
                return f"{self._helper()}.is_integer({source})"
            case ir.NumberType():
                return f"{self._helper()}.is_number({source})"
            case ir.StringType() | ir.BinaryType():
                return f"isinstance({source}, str)"
            case ir.LiteralType():
                return _among(source, type_.values)
            case ir.ArrayType():
                return f"{self._helper()}.is_array({source})"
            case ir.MapType():
                return f"{self._helper()}.has({source})"
            case ir.NullableType():
                inner = self.structure_test(
                    type_.inner, source, strict=strict, visited=visited
                )
                return None if inner is None else f"({source} is None or {inner})"
            case ir.UnionType():
                tests = [
                    self.structure_test(variant, source, strict=strict, visited=visited)
                    for variant in type_.variants
                ]
                listed = [test for test in tests if test is not None]
                if len(listed) < len(tests):
                    return None
                united = " or ".join(dict.fromkeys(listed))
                return f"({united})" if len(listed) > 1 else united
            case ir.ReferenceType():
                return self._reference_test(type_, source, strict, visited)
            case _:
                assert_never(type_)

    def items_test(self, type_: ir.Type) -> str | None:
        """A test on `raw` that looks into an array too; None for other types."""
        definition = (
            self._definitions[type_.key]
            if isinstance(type_, ir.ReferenceType)
            else None
        )
        if isinstance(definition, ir.Alias):
            return self.items_test(definition.type)
        if not isinstance(type_, ir.ArrayType):
            return None
        inner = self.structure_test(type_.items, "item")
        array = f"{self._helper()}.is_array(raw)"
        return array if inner is None else f"{array} and all({inner} for item in raw)"

    def tag_test(self, type_: ir.Type, discriminator: ir.Discriminator) -> str | None:
        """A test on `raw` that asks the discriminator; None for an untold variant."""
        tags = self._tags(type_, discriminator, frozenset())
        if not tags:
            return None
        name = string(discriminator.property_name).text
        listed = ", ".join(string(tag).text for tag in tags)
        return f"{self._helper()}.tagged(raw, {name}, {listed})"

    def _tags(
        self,
        type_: ir.Type,
        discriminator: ir.Discriminator,
        visited: frozenset[ir.DefinitionKey],
    ) -> tuple[str, ...]:
        """Values that tell a variant, or a variant of a union that is one."""
        if not isinstance(type_, ir.ReferenceType) or type_.key in visited:
            return ()
        tags = [value for value, key in discriminator.values if key == type_.key]
        definition = self._definitions[type_.key]
        inner = definition.type if isinstance(definition, ir.Alias) else None
        if isinstance(inner, ir.UnionType) and inner.discriminator is not None:
            if inner.discriminator.property_name == discriminator.property_name:
                for variant in inner.variants:
                    tags += self._tags(
                        variant, inner.discriminator, visited | {type_.key}
                    )
        return tuple(dict.fromkeys(tags))

    def _reference_test(
        self,
        type_: ir.ReferenceType,
        source: str,
        strict: bool,
        visited: frozenset[ir.DefinitionKey],
    ) -> str | None:
        definition = self._definitions[type_.key]
        match definition:
            case ir.Model():
                return self._model_test(definition, source, strict)
            case ir.Enumeration():
                if not strict:
                    kind = _scalar(definition.values)
                    return self.structure_test(kind, source, strict=strict)
                return _among(source, definition.values)
            case ir.Alias():
                if type_.key in visited:
                    return "False"
                return self.structure_test(
                    definition.type,
                    source,
                    strict=strict,
                    visited=visited | {type_.key},
                )
            case _:
                assert_never(definition)

    def _model_test(self, model: ir.Model, source: str, strict: bool) -> str:
        told = [
            (wire, values)
            for wire, values in choices(model, self._definitions)
            if strict or len(values) == 1
        ]
        tests: list[str] = []
        for wire, values in told:
            listed = ", ".join(literal(value).text for value in values)
            name = string(wire).text
            tests.append(f"{self._helper()}.tagged({source}, {name}, {listed})")
        names = [
            string(member.wire).text
            for member in model.properties
            if member.required
            and not member.write_only
            and member.wire not in dict(told)
        ]
        if names or not tests:
            listed = ", ".join([source, *names])
            tests.append(f"{self._helper()}.has({listed})")
        for wire, values in choices(model, self._definitions, required=False):
            if strict:
                listed = ", ".join(literal(value).text for value in values)
                name = string(wire).text
                tests.append(
                    f"{self._helper()}.not_tagged_otherwise({source}, {name}, {listed})"
                )
        return " and ".join(tests)


def needs_decoder(
    alias: ir.Alias, definitions: dict[ir.DefinitionKey, ir.Definition]
) -> bool:
    """Whether an alias has a decoding function: a union of structures, or a cycle."""
    inner = alias.type.inner if isinstance(alias.type, ir.NullableType) else alias.type
    match inner:
        case ir.UnionType():
            return not all(_is_scalar(variant) for variant in inner.variants)
        case ir.ArrayType() | ir.MapType() | ir.ReferenceType():
            return _is_cyclic(alias, definitions)
        case _:
            return False


def _is_cyclic(
    alias: ir.Alias, definitions: dict[ir.DefinitionKey, ir.Definition]
) -> bool:
    """Whether an alias leads back to itself through aliases."""
    visited: set[ir.DefinitionKey] = set()
    pending = list(references(alias.type))
    while pending:
        key = pending.pop()
        if key == alias.key:
            return True
        definition = definitions.get(key)
        if key not in visited and isinstance(definition, ir.Alias):
            visited.add(key)
            pending.extend(references(definition.type))
    return False


def _is_scalar(type_: ir.Type) -> bool:
    match type_:
        case ir.NullableType():
            return _is_scalar(type_.inner)
        case ir.ArrayType() | ir.MapType() | ir.ReferenceType() | ir.UnionType():
            return False
        case _:
            return True


def specificity(
    type_: ir.Type, definitions: dict[ir.DefinitionKey, ir.Definition]
) -> tuple[int, int]:
    """Sort key of a variant: constants first, then many required members."""
    definition = definitions[type_.key] if isinstance(type_, ir.ReferenceType) else None
    if isinstance(definition, ir.Model):
        required = sum(member.required for member in definition.properties)
        return (-len(choices(definition, definitions)), -required)
    return (0, 0) if not isinstance(type_, ir.MapType | ir.AnyType) else (1, 0)


def choices(
    model: ir.Model,
    definitions: dict[ir.DefinitionKey, ir.Definition],
    *,
    required: bool = True,
) -> list[tuple[str, tuple[ir.JsonScalar, ...]]]:
    """Members that may hold a few values only, with those values.

    `required`: those that have to be there, or else those that do not.
    """
    found: list[tuple[str, tuple[ir.JsonScalar, ...]]] = []
    for member in model.properties:
        values: tuple[ir.JsonScalar, ...] = ()
        match member.type:
            case ir.LiteralType():
                values = member.type.values
            case ir.ReferenceType():
                definition = definitions[member.type.key]
                if isinstance(definition, ir.Enumeration) and not definition.nullable:
                    values = definition.values
            case _:
                continue
        if values and member.required is required and not member.write_only:
            found.append((member.wire, values))
    return found


def _among(source: str, values: tuple[ir.JsonScalar, ...]) -> str:
    listed = ", ".join(literal(value).text for value in values)
    return f"{source} in ({listed},)"


def _scalar(values: tuple[ir.JsonScalar, ...]) -> ir.Type:
    """The type of the values of an enumeration that are not known yet."""
    if all(isinstance(value, str) for value in values):
        return ir.StringType()
    if all(isinstance(value, int) and not isinstance(value, bool) for value in values):
        return ir.IntegerType()
    return ir.AnyType()


def enumeration_table(stem: str) -> str:
    """The name of the table of an enumeration class, which other modules read too."""
    return f"{stem.upper()}_VALUES"


def alias_function(stem: str) -> str:
    """The name of the decoding function of an alias."""
    return f"decode_{stem}"
