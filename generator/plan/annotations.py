"""Types as Python annotations: what a caller may pass, and what comes back.

The texts here are made of identifiers, literals and fixed punctuation only.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, TypeAlias, assert_never

from generator import ir
from generator.code import literal
from generator.names import BUILTIN_TYPES, TEMPORAL_TYPES
from generator.plan.imports import Imports
from generator.plan.naming import Naming

Role: TypeAlias = Literal["input", "output", "field"]
"""`input`: an argument; `output`: a reply; `field`: a member of a request-only model."""

_TEMPORAL = {
    "date-time": ("datetime", "datetime"),
    "date": ("datetime", "date"),
    "time": ("datetime", "time"),
    "uuid": ("uuid", "UUID"),
}


class Annotator:
    """Writes annotations for one module and records the imports that they need."""

    def __init__(
        self,
        naming: Naming,
        definitions: dict[ir.DefinitionKey, ir.Definition],
        imports: Imports,
        types_prefix: str,
        *,
        module: str | None = None,
    ) -> None:
        self._naming = naming
        self._definitions = definitions
        self._imports = imports
        self._prefix = types_prefix
        self._module = module

    def annotation(
        self,
        type_: ir.Type,
        role: Role,
        *,
        optional: bool = False,
        shadowed: Collection[str] = (),
        files: bool = False,
        recursion: frozenset[str] = frozenset(),
    ) -> str:
        """The annotation of a type.

        `optional` adds None; `shadowed` are names of types that mean something else in
        the scope where the annotation stands; `files`: binary values are files.
        """
        parts = self._parts(type_, role, frozenset(shadowed), files, recursion)
        if optional and "None" not in parts and "Any" not in parts:
            parts = [*parts, "None"]
        return " | ".join(parts)

    def null(self) -> str:
        """The type of `NULL`."""
        return self._imports.name(f"{self._prefix}_runtime.null", "Null")

    def _builtin(self, name: str, shadowed: frozenset[str]) -> str:
        if name in shadowed and name in BUILTIN_TYPES:
            return f"{self._imports.module('builtins')}.{name}"
        return name

    def _temporal(self, format_: str, shadowed: frozenset[str]) -> str:
        module, name = _TEMPORAL[format_]
        if name in shadowed and name in TEMPORAL_TYPES:
            return self._imports.alias(module, name, f"_{name}")
        return self._imports.name(module, name)

    def _typing(self, name: str) -> str:
        return self._imports.name("typing", name)

    def _parts(
        self,
        type_: ir.Type,
        role: Role,
        shadowed: frozenset[str],
        files: bool,
        recursion: frozenset[str],
    ) -> list[str]:
        def nested(inner: ir.Type) -> str:
            return self.annotation(
                inner, role, shadowed=shadowed, files=files, recursion=recursion
            )

        match type_:
            case ir.AnyType():
                return [self._typing("Any")]
            case ir.NullType():
                return ["None"]
            case ir.BooleanType():
                return [self._builtin("bool", shadowed)]
            case ir.IntegerType():
                return [self._builtin("int", shadowed)]
            case ir.NumberType():
                return [self._builtin("float", shadowed)]
            case ir.StringType():
                text = self._builtin("str", shadowed)
                if role != "output" and type_.format in _TEMPORAL:
                    return [text, self._temporal(type_.format, shadowed)]
                return [text]
            case ir.BinaryType():
                if files:
                    return [
                        self._imports.name(f"{self._prefix}_runtime.files", "FileInput")
                    ]
                return [self._builtin("bytes", shadowed)]
            case ir.LiteralType():
                values = ", ".join(literal(value).text for value in type_.values)
                return [f"{self._typing('Literal')}[{values}]"]
            case ir.ArrayType():
                if role == "input":
                    iterable = self._imports.name("collections.abc", "Iterable")
                    return [f"{iterable}[{nested(type_.items)}]"]
                if role == "field" and self._is_temporal(type_.items):
                    sequence = self._imports.name("collections.abc", "Sequence")
                    return [f"{sequence}[{nested(type_.items)}]"]
                return [f"{self._builtin('list', shadowed)}[{nested(type_.items)}]"]
            case ir.MapType():
                text = self._builtin("str", shadowed)
                is_sent = role == "field" and self._is_temporal(type_.values)
                if role == "input" or is_sent:
                    mapping = self._imports.name("collections.abc", "Mapping")
                    return [f"{mapping}[{text}, {nested(type_.values)}]"]
                dictionary = self._builtin("dict", shadowed)
                return [f"{dictionary}[{text}, {nested(type_.values)}]"]
            case ir.NullableType():
                inner = self._parts(type_.inner, role, shadowed, files, recursion)
                return inner if {"None", "Any"} & set(inner) else [*inner, "None"]
            case ir.UnionType():
                parts: list[str] = []
                for variant in type_.variants:
                    for part in self._parts(variant, role, shadowed, files, recursion):
                        if part not in parts:
                            parts.append(part)
                if type_.open and role == "output":
                    if type_.discriminator is None:
                        return [self._typing("Any")]
                    text = self._builtin("str", shadowed)
                    dictionary = self._builtin("dict", shadowed)
                    parts.append(f"{dictionary}[{text}, {self._typing('Any')}]")
                return [self._typing("Any")] if "Any" in parts else parts
            case ir.ReferenceType():
                return self._reference(type_, role, shadowed, files, recursion)
            case _:
                assert_never(type_)

    def _reference(
        self,
        type_: ir.ReferenceType,
        role: Role,
        shadowed: frozenset[str],
        files: bool,
        recursion: frozenset[str],
    ) -> list[str]:
        definition = self._definitions[type_.key]
        if role == "input" and isinstance(definition, ir.Alias):
            if type_.key not in recursion and self._differs(definition.type):
                return self._parts(
                    definition.type, role, shadowed, files, recursion | {type_.key}
                )
        name = self.reference(type_.key)
        match definition:
            case ir.Model() if role == "input":
                mapping = self._imports.name("collections.abc", "Mapping")
                text = self._builtin("str", shadowed)
                accepted = [name, f"{mapping}[{text}, {self._typing('Any')}]"]
                return [*accepted, text] if definition.shorthand else accepted
            case ir.Enumeration() if definition.member_names and role == "input":
                values = ", ".join(literal(value).text for value in definition.values)
                return [name, f"{self._typing('Literal')}[{values}]"]
            case ir.Enumeration() if definition.member_names and definition.nullable:
                return [name, "None"]
            case _:
                return [name]

    def reference(self, key: ir.DefinitionKey) -> str:
        """The name of a definition, imported unless it stands in the same module."""
        named = self._naming.definitions[key]
        if named.module == self._module:
            return named.name
        return self._imports.name(f"{self._prefix}{named.module}", named.name)

    def _is_temporal(self, type_: ir.Type) -> bool:
        """Whether a field takes more than text: then its container only hands out."""
        match type_:
            case ir.StringType():
                return type_.format in _TEMPORAL
            case ir.ArrayType():
                return self._is_temporal(type_.items)
            case ir.MapType():
                return self._is_temporal(type_.values)
            case ir.NullableType():
                return self._is_temporal(type_.inner)
            case ir.UnionType():
                return any(self._is_temporal(variant) for variant in type_.variants)
            case _:
                return False

    def _differs(self, type_: ir.Type) -> bool:
        """Whether an argument of this type may be more than what a reply holds."""
        match type_:
            case ir.ArrayType() | ir.MapType() | ir.BinaryType():
                return True
            case ir.StringType():
                return type_.format in _TEMPORAL
            case ir.NullableType():
                return self._differs(type_.inner)
            case ir.UnionType():
                return any(self._differs(variant) for variant in type_.variants)
            case ir.ReferenceType():
                definition = self._definitions[type_.key]
                match definition:
                    case ir.Model():
                        return True
                    case ir.Enumeration():
                        return bool(definition.member_names)
                    case ir.Alias():
                        return False
            case _:
                return False
