"""Which members and defaults a model has in Python, and what they look like."""

from __future__ import annotations

from dataclasses import replace

from generator import ir
from generator.code import Code, build, literal
from generator.plan.reach import Reach


class Defaults:
    """Tells of the members of models whether they are required and what stands in."""

    def __init__(
        self, definitions: dict[ir.DefinitionKey, ir.Definition], uses: Reach
    ) -> None:
        self._definitions = definitions
        self._uses = uses

    def is_required(self, model: ir.Model, property_: ir.Property) -> bool:
        """Whether a member has to be given; those of one direction only need not."""
        if property_.read_only and model.key in self._uses.inputs:
            return False
        if property_.write_only and model.key in self._uses.outputs:
            return False
        return property_.required

    def in_order(self, model: ir.Model) -> list[ir.Property]:
        """The members, those without a default first, as dataclasses want it."""
        return sorted(
            model.properties,
            key=lambda property_: self.value_default(model, property_) is not None
            or not self.is_required(model, property_),
        )

    def value_default(
        self, model: ir.Model, property_: ir.Property
    ) -> ir.Default | None:
        """A default that stands in for an absent member: of replies only."""
        default = property_.default
        if default is None or model.key in self._uses.inputs:
            return None
        if isinstance(property_.type, ir.NullableType) or default.value is None:
            return None
        if default.value == {} and self.is_makeable(property_.type):
            return default
        return (
            default
            if default_fits(default, property_.type, self._definitions)
            else None
        )

    def is_makeable(self, type_: ir.Type) -> bool:
        """Whether a model can be made without any argument."""
        if not isinstance(type_, ir.ReferenceType):
            return False
        definition = self._definitions[type_.key]
        return (
            isinstance(definition, ir.Model)
            and definition.key not in self._uses.typed_dicts
            and all(
                not self.is_required(definition, member)
                or self.value_default(definition, member) is not None
                for member in definition.properties
            )
        )


def standing_in(default: ir.Default, type_: ir.Type, factory: str | None) -> Code:
    """What an absent member stands for; a new one where it can be changed."""
    if isinstance(type_, ir.NumberType) and isinstance(default.value, int):
        return literal(float(default.value))
    if default.value in ([], {}) and factory is not None:
        return build("%()", Code(factory))
    return literal(default.value)


def field_default(
    default: ir.Default | None, required: bool, factory: str | None
) -> Code | None:
    """A field's default; `factory` makes an empty container of its type."""
    if default is None:
        return None if required else Code("None")
    if isinstance(default.value, list | dict):
        if not default.value and factory is not None:
            return build("dataclasses.field(default_factory=%)", Code(factory))
        return build(
            "dataclasses.field(default_factory=lambda: %)", literal(default.value)
        )
    return literal(default.value)


def default_fits(
    default: ir.Default,
    type_: ir.Type,
    definitions: dict[ir.DefinitionKey, ir.Definition],
) -> bool:
    """Whether a default is of its declared type, so that it may be written as code."""
    value = default.value
    match type_:
        case ir.BooleanType():
            return isinstance(value, bool)
        case ir.IntegerType():
            return isinstance(value, int) and not isinstance(value, bool)
        case ir.NumberType():
            return isinstance(value, int | float) and not isinstance(value, bool)
        case ir.StringType():
            return isinstance(value, str)
        case ir.LiteralType():
            return value in type_.values and not isinstance(value, list | dict)
        case ir.NullableType():
            return value is None or default_fits(default, type_.inner, definitions)
        case ir.ArrayType():
            return isinstance(value, list) and all(
                default_fits(replace(default, value=item), type_.items, definitions)
                for item in value
            )
        case ir.MapType():
            return isinstance(value, dict) and (
                not value or isinstance(type_.values, ir.AnyType)
            )
        case ir.ReferenceType():
            definition = definitions[type_.key]
            match definition:
                case ir.Enumeration():
                    return not definition.member_names and value in definition.values
                case ir.Alias():
                    return default_fits(default, definition.type, definitions)
                case ir.Model():
                    return False
        case _:
            return False
