"""What schema nodes say, one keyword at a time: pure readings, no definitions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator import ir
from generator.document import JsonValue, Node, Source

ANNOTATIONS: Final = frozenset(
    {
        "title",
        "description",
        "default",
        "example",
        "examples",
        "deprecated",
        "readOnly",
        "writeOnly",
        "externalDocs",
        "xml",
        "$comment",
        "$ref",
        "$defs",
        "$schema",
        "$id",
        "$anchor",
        "nullable",
        "discriminator",
    }
)


def is_structural(node: Node) -> bool:
    """Whether a schema says anything beyond annotations."""
    return any(
        key not in ANNOTATIONS and not key.startswith("x-") for key, _ in node.items()
    )


def key_of(source: Source) -> str:
    return f"{source.file}#{source.pointer}"


def is_component(source: Source) -> bool:
    """Whether a schema stands directly under `components.schemas`."""
    parts = source.pointer.split("/")
    return parts[:3] == ["", "components", "schemas"] and len(parts) == 4


def last_name(source: Source) -> str:
    """The last telling part of a pointer: the schema's or the property's name."""
    parts = [
        part.replace("~1", "/").replace("~0", "~")
        for part in source.pointer.split("/")
        if part and not part.isdigit()
    ]
    return parts[-1] if parts else source.file.rsplit("/", 1)[-1].split(".")[0]


_STRUCTURE: Final = frozenset(
    "components schemas properties items prefixItems allOf anyOf oneOf not content "
    "schema paths $defs definitions additionalProperties patternProperties".split()
)
_ROLES: Final = {"responses": "response", "requestBody": "request"}


def telling_names(source: Source) -> tuple[str, ...]:
    """What a schema that is no component may be called: the names on the way to it."""
    parts = [
        part.replace("~1", "/").replace("~0", "~")
        for part in source.pointer.split("/")
        if part and not part.isdigit() and part not in _STRUCTURE
    ]
    found = [
        _ROLES.get(part, part)
        for part in parts
        if "/" not in part or part.startswith("/")
    ]
    return tuple(found) or (last_name(source),)


def component_of(source: Source) -> str | None:
    """The component schema that a place is in."""
    parts = source.pointer.split("/")
    if parts[:3] != ["", "components", "schemas"] or len(parts) < 4:
        return None
    return parts[3].replace("~1", "/").replace("~0", "~")


def is_scalar(node: Node) -> bool:
    """Whether a schema is text, a number or a boolean, and nothing names its values."""
    types = types_of((node,))
    return (
        bool(types)
        and all(name in ("string", "integer", "number", "boolean") for name in types)
        and not any(
            key in ("allOf", "anyOf", "oneOf", "$ref") or key.startswith("x-")
            for key, _ in node.items()
        )
    )


def or_null(type_: ir.Type, nullable: bool) -> ir.Type:
    if not nullable or isinstance(type_, ir.AnyType | ir.NullType | ir.NullableType):
        return type_
    return ir.NullableType(type_)


def variants_of(types: Sequence[ir.Type]) -> tuple[ir.Type, ...]:
    """The variants of a union of these: no unions, each once, one of literal values."""
    unique: dict[ir.Type, None] = {}
    literals: dict[tuple[type, ir.JsonScalar], ir.JsonScalar] = {}
    for type_ in types:
        for part in type_.variants if isinstance(type_, ir.UnionType) else (type_,):
            if isinstance(part, ir.LiteralType):
                literals.update({(type(value), value): value for value in part.values})
                part = ir.LiteralType(())
            unique.setdefault(part)
    return tuple(
        ir.LiteralType(tuple(literals.values())) if part == ir.LiteralType(()) else part
        for part in unique
    )


def unite(types: Sequence[ir.Type]) -> ir.Type:
    """One type that holds values of all these."""
    unique = variants_of(types)
    if not unique or any(isinstance(item, ir.AnyType) for item in unique):
        return ir.AnyType()
    return unique[0] if len(unique) == 1 else ir.UnionType(unique)


def is_null(node: Node) -> bool:
    value = node.get("type")
    if value is not None and value.value in ("null", ["null"]):
        return True
    constant = node.get("const")
    return constant is not None and constant.value is None


def is_itself(type_: ir.Type, key: str) -> bool:
    match type_:
        case ir.ReferenceType():
            return type_.key == key
        case ir.NullableType():
            return is_itself(type_.inner, key)
        case ir.UnionType():
            return any(is_itself(variant, key) for variant in type_.variants)
        case _:
            return False


def has_properties(nodes: Sequence[Node]) -> bool:
    return any(
        (listed := node.get("properties")) is not None and bool(listed.value)
        for node in nodes
    )


def types_of(nodes: Sequence[Node]) -> tuple[str, ...]:
    """The types that every facet allows, in the order of the first that says so."""
    allowed: tuple[str, ...] | None = None
    for node in nodes:
        value = node.get("type")
        if value is None:
            continue
        names = (value.value,) if isinstance(value.value, str) else node.strings("type")
        if not names:
            continue
        if allowed is None:
            allowed = tuple(dict.fromkeys(names))
        else:
            common = tuple(
                name
                for name in allowed
                if name in names or (name == "integer" and "number" in names)
            )
            allowed = common or allowed
    return allowed or ()


def string_type(nodes: Sequence[Node]) -> ir.Type:
    format_ = next((text for node in nodes if (text := node.string("format"))), None)
    if format_ == "binary":
        return ir.BinaryType()
    if any(_is_raw(node) for node in nodes):
        return ir.BinaryType()
    return ir.StringType(format_)


def _is_raw(node: Node) -> bool:
    """Whether a string stands for bytes (OpenAPI 3.1, "Working with Binary Data").

    What has an encoding is text, and so is what only text can hold.
    """
    media_type = node.string("contentMediaType")
    if media_type is None or node.string("contentEncoding") is not None:
        return False
    essence = media_type.partition(";")[0].strip().lower()
    return "/" in essence and not (
        essence.startswith("text/")
        or essence.endswith(("/json", "+json", "/xml", "+xml", "/yaml", "+yaml"))
    )


def enumerated_values(nodes: Sequence[Node]) -> tuple[JsonValue, ...] | None:
    """The allowed values, where a facet lists them (`const` is a list of one)."""
    for node in reversed(nodes):
        constant = node.get("const")
        if constant is not None:
            return (constant.value,)
        listed = node.get("enum")
        if listed is not None and listed.is_list:
            return tuple(item.value for item in listed.elements())
    return None


def unique_scalars(values: Sequence[JsonValue]) -> tuple[ir.JsonScalar, ...] | None:
    """The values without repetition (True is not 1); None if one is no scalar."""
    unique: dict[tuple[type, ir.JsonScalar], ir.JsonScalar] = {}
    for value in values:
        if isinstance(value, list | dict):
            return None
        unique.setdefault((type(value), value), value)
    return tuple(unique.values())


def needs_decoder(union: ir.UnionType) -> bool:
    return any(_has_structure(variant) for variant in union.variants)


def _has_structure(type_: ir.Type) -> bool:
    match type_:
        case ir.ReferenceType():
            return True
        case ir.ArrayType():
            return _has_structure(type_.items)
        case ir.MapType():
            return _has_structure(type_.values)
        case ir.NullableType():
            return _has_structure(type_.inner)
        case ir.UnionType():
            return needs_decoder(type_)
        case _:
            return False
