"""Signatures: the parameters of methods and builders, and what is sent of them."""

from __future__ import annotations

from generator import ir
from generator.code import Code, build, identifier, literal, sequence
from generator.plan.annotations import Annotator
from generator.plan.arguments import Argument, Arguments
from generator.plan.defaults import default_fits
from generator.plan.nullability import takes_null
from generator.plan.view import ArgumentView, SignatureView


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
        if takes_null(argument, self._definitions) and annotation.text != "Any":
            annotation = build("% | %", annotation, Code(self._annotator.null()))
        declaration = build("%: %", name, annotation)
        if default is not None:
            declaration = build("% = %", declaration, default)
        passing = name if argument.positional else build("%=%", name, name)
        return ArgumentView(name, declaration, passing)

    def default(self, argument: Argument) -> Code | None:
        """The default of an argument; None where it has to be given."""
        if self.sends_default(argument) and argument.default is not None:
            value = argument.default.value
            if isinstance(value, list):
                return sequence([literal(item) for item in value])
            return literal(value)
        return None if argument.required else Code("None")

    def sends_default(self, argument: Argument) -> bool:
        """Whether the schema's default is the argument's own."""
        default = argument.default
        return (
            default is not None
            and default.sending != "document"
            and not isinstance(default.value, dict)
            and default_fits(default, argument.type, self._definitions)
        )

    def value(self, argument: Argument) -> Code:
        """What is sent of an argument: None where its default is left unsent."""
        name = identifier(argument.name)
        default = argument.default
        if (
            default is not None
            and default.sending == "unless_equal"
            and self.sends_default(argument)
        ):
            if default.value is False and not takes_null(argument, self._definitions):
                return build("% or None", name)
            return build("None if % == % else %", name, literal(default.value), name)
        return name
