"""Checks of schemas beyond the forms of their fields."""

import functools
import re
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import Final

from generator import rules
from generator.diagnostics import Rule, Source, quote
from generator.document import JsonValue, Node, Unresolved, describe
from generator.document.pointers import join
from generator.validate.context import Context, Names
from generator.validate.cycles import Cycles
from generator.validate.values import (
    TYPES,
    canonical,
    is_number,
    matches,
    possible_types,
)

_LONGEST_PATTERN: Final = 10_000
_COMPONENT_NAME: Final = re.compile(r"[a-zA-Z0-9._-]+")
_TYPE_NAMES: Final = Names.listed(TYPES)
_TYPE_ALIASES: Final = {
    "int": "write 'type: integer'",
    "int32": "write 'type: integer' with 'format: int32'",
    "int64": "write 'type: integer' with 'format: int64'",
    "long": "write 'type: integer' with 'format: int64'",
    "float": "write 'type: number' with 'format: float'",
    "double": "write 'type: number' with 'format: double'",
    "bool": "write 'type: boolean'",
    "str": "write 'type: string'",
    "text": "write 'type: string'",
    "date": "write 'type: string' with 'format: date'",
    "datetime": "write 'type: string' with 'format: date-time'",
    "date-time": "write 'type: string' with 'format: date-time'",
    "uuid": "write 'type: string' with 'format: uuid'",
    "file": "write 'type: string' with 'format: binary'",
    "list": "write 'type: array'",
    "dict": "write 'type: object'",
    "map": "write 'type: object' with 'additionalProperties'",
    "any": "leave 'type' out",
}
_BOUNDS: Final = (
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
    ("minContains", "maxContains"),
)
_UNIONS: Final = ("oneOf", "anyOf")
_DEEPEST: Final = 20
_MOST_MEMBERS: Final = 25
_ARTICLES: Final = {
    "array": "an array",
    "integer": "an integer",
    "null": "null",
    "object": "an object",
}


def check_discriminator(context: Context, node: Node) -> None:
    """Check that the mapping of a discriminator leads to schemas, and its default."""
    mapping = node.get("mapping")
    listed = [*mapping.items()] if mapping else []
    default = node.get("defaultMapping")
    if default is not None:
        listed.append(("defaultMapping", default))
    for value, target in listed:
        name = target.value
        if not isinstance(name, str) or value.startswith("x-"):
            continue
        if name in context.schema_names.all and _COMPONENT_NAME.fullmatch(name):
            continue
        found = context.document.look_up(name, target.source)
        if isinstance(found, Unresolved):
            close = context.similar(name, context.schema_names)
            hint = context.suggestion(name, target.source)
            if hint is None and close is not None:
                hint = f"did you mean {quote('#/components/schemas/' + close)}?"
            context.add(
                rules.DISCRIMINATOR_MAPPING,
                target,
                f"the value {quote(value)} is mapped to {quote(name)}, "
                f"which does not exist: {found.reason}",
                hint,
            )


class Schemas:
    """Checks schemas one by one, and at the end how they contain each other."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._cycles = Cycles()
        self._known_properties: dict[Source, dict[str, frozenset[str]]] = {}
        self._known_types: dict[Source, frozenset[str] | None] = {}

    def check(self, node: Node) -> None:
        """Check one schema; `node` is a mapping."""
        schema = node.value
        if not isinstance(schema, dict):
            return
        if "type" in schema:
            self._check_type(node, schema["type"])
        if "pattern" in schema:
            self._check_pattern(node, schema["pattern"])
        if "patternProperties" in schema:
            self._check_property_patterns(node)
        if "enum" in schema:
            self._check_enum(node, schema)
        if "default" in schema:
            self._check_default(node, schema)
        self._check_bounds(node, schema)
        if "allOf" in schema:
            self._check_all_of(node)
        if "discriminator" in schema:
            self._check_members(node)
        is_array = schema.get("type") == "array"
        if is_array and "items" not in schema and self._context.is_3_0:
            self._context.missing(node, "items")
        self._collect(node, schema)

    def finish(self) -> None:
        """Report the schemas that are part of themselves."""
        for cycle in self._cycles.find():
            names = " → ".join(dict.fromkeys(_name(source) for source in cycle))
            self._context.report.add(
                rules.SCHEMA_CYCLE,
                cycle[min(1, len(cycle) - 1)],
                f"the schema is part of itself: {names} → {_name(cycle[0])}",
                rules.SCHEMA_CYCLE.fix,
            )

    def _check_type(self, node: Node, value: JsonValue) -> None:
        context = self._context
        if isinstance(value, list):
            if context.is_3_0:
                message = "a list of types needs OpenAPI 3.1"
                hint = "write one type, and 'nullable: true' where null is allowed"
                context.add(rules.WRONG_TYPE, node, message, hint, field="type")
                return
            for element in value:
                self._check_type_name(node, element)
        else:
            self._check_type_name(node, value)

    def _check_type_name(self, node: Node, value: JsonValue) -> None:
        context = self._context
        if not isinstance(value, str):
            hint = None
            if value is None:
                hint = "write 'null' in quotes"
            message = f"'type' must be a string, not {describe(value)}"
            context.add(rules.WRONG_TYPE, node, message, hint, field="type")
        elif value not in TYPES:
            hint = _TYPE_ALIASES.get(value.lower())
            close = context.similar(value, _TYPE_NAMES)
            if hint is None and close is not None:
                hint = f"did you mean {quote(close)}?"
            message = f"there is no type {quote(value)}"
            context.add(rules.SCHEMA_TYPE, node, message, hint, field="type")
        elif value == "null" and context.is_3_0:
            message = "there is no type 'null' in OpenAPI 3.0"
            hint = "write 'nullable: true' beside the other type"
            context.add(rules.SCHEMA_TYPE, node, message, hint, field="type")

    def _check_pattern(self, node: Node, pattern: JsonValue) -> None:
        if isinstance(pattern, str):
            fault = _pattern_fault(pattern)
            if fault is not None:
                message = f"Python cannot use the pattern {quote(pattern)}: {fault}"
                self._context.add(rules.PATTERN, node, message, field="pattern")

    def _check_property_patterns(self, node: Node) -> None:
        properties = node.get("patternProperties")
        if properties is None:
            return
        for pattern, member in properties.items():
            fault = _pattern_fault(pattern)
            if fault is not None:
                message = f"Python cannot use the pattern {quote(pattern)}: {fault}"
                self._context.add(rules.PATTERN, member, message, key=True)

    def _check_enum(self, node: Node, schema: dict[str, JsonValue]) -> None:
        values = schema["enum"]
        if not isinstance(values, list):
            return
        if not values:
            message = "an enum of no values allows nothing"
            hint = "list the values, or remove the enum"
            self._context.add(rules.CONTRADICTION, node, message, hint, field="enum")
        types = possible_types(schema)
        counts: Counter[str] = Counter()
        strangers: list[int] = []
        for index, value in enumerate(values):
            identity = canonical(value)
            counts[identity] += 1
            if counts[identity] == 2:
                message = f"the enum lists {quote(identity)} more than once"
                self._add_element(rules.ENUM_DUPLICATE, node, index, message)
            if types and value is not None and not matches(value, types):
                strangers.append(index)
        if types and strangers:
            first = quote(canonical(values[strangers[0]]))
            message = f"the enum lists {first}, which is not {_shown(types)}"
            if len(strangers) > 1:
                message += f" ({len(strangers)} such values)"
            self._add_element(rules.ENUM_TYPE, node, strangers[0], message)

    def _add_element(self, rule: Rule, node: Node, index: int, message: str) -> None:
        element = Node(
            None, Source(node.source.file, join(node.source.pointer, "enum", index))
        )
        self._context.add(rule, element, message)

    def _check_default(self, node: Node, schema: dict[str, JsonValue]) -> None:
        default = schema["default"]
        # A null default is a common way to say that there is none.
        if default is None:
            return
        types = possible_types(schema)
        shown = quote(canonical(default))
        values = schema.get("enum")
        if types and not matches(default, types):
            message = f"the default {shown} is not {_shown(types)}"
            self._context.add(rules.DEFAULT_TYPE, node, message, field="default")
        elif isinstance(values, list) and canonical(default) not in map(
            canonical, values
        ):
            message = f"the default {shown} is not in the enum"
            self._context.add(rules.DEFAULT_TYPE, node, message, field="default")

    def _check_bounds(self, node: Node, schema: dict[str, JsonValue]) -> None:
        for lower, upper in _BOUNDS:
            if lower in schema and upper in schema:
                low, high = schema[lower], schema[upper]
                if is_number(low) and is_number(high) and low > high:
                    message = f"{quote(lower)} is greater than {quote(upper)}"
                    self._context.add(rules.BOUNDS, node, message, field=lower)
        for name in ("exclusiveMinimum", "exclusiveMaximum"):
            if name in schema:
                self._check_exclusive(node, name, schema[name])
        low, low_is_open = _bound(schema, "minimum", "exclusiveMinimum")
        high, high_is_open = _bound(schema, "maximum", "exclusiveMaximum")
        if low is None or high is None:
            return
        if low > high or (low == high and (low_is_open or high_is_open)):
            message = "no number lies between the lower and the upper bound"
            field = "minimum" if "minimum" in schema else "exclusiveMinimum"
            self._context.add(rules.BOUNDS, node, message, field=field)

    def _check_exclusive(self, node: Node, name: str, value: JsonValue) -> None:
        if self._context.is_3_0 and not isinstance(value, bool):
            hint = "in OpenAPI 3.0 it is a boolean beside 'minimum' or 'maximum'"
            message = f"{quote(name)} must be a boolean, not {describe(value)}"
        elif not self._context.is_3_0 and not is_number(value):
            hint = "in OpenAPI 3.1 it is the bound itself"
            message = f"{quote(name)} must be a number, not {describe(value)}"
        else:
            return
        self._context.add(rules.WRONG_TYPE, node, message, hint, field=name)

    def _check_members(self, node: Node) -> None:
        """Report members of a union that lack the discriminating property."""
        discriminator = node.get("discriminator")
        name = discriminator.string("propertyName") if discriminator else None
        if name is None:
            return
        for keyword in _UNIONS:
            members = node.get(keyword)
            for member in members.elements() if members else ():
                if self._lacks(member, name):
                    message = f"the member does not declare the property {quote(name)}"
                    self._context.add(rules.DISCRIMINATOR_PROPERTY, member, message)

    def _lacks(self, node: Node, name: str) -> bool:
        """Whether a schema declares properties, but none of this name."""
        stack = [node]
        seen: set[Source] = set()
        has_properties = False
        while stack and len(seen) < _MOST_MEMBERS:
            resolved = self._context.resolved(stack.pop())
            if resolved is None:
                return False
            if resolved.source in seen:
                continue
            seen.add(resolved.source)
            properties = resolved.get("properties")
            if properties is not None:
                has_properties = True
                if properties.get(name) is not None:
                    return False
            for keyword in ("allOf", *_UNIONS):
                members = resolved.get(keyword)
                stack.extend(members.elements() if members else ())
        return has_properties and not stack

    def _check_all_of(self, node: Node) -> None:
        """Report members of allOf that no value can satisfy together."""
        allowed = self._types(node, 0)
        if allowed is not None and not allowed:
            message = "the members of allOf allow no type in common"
            self._context.add(rules.CONTRADICTION, node, message, field="allOf")
            return
        members = node.get("allOf")
        if members is None or len(list(members.elements())) < 2:
            return
        known: dict[str, frozenset[str]] = {}
        for member in members.elements():
            for name, types in self._property_types(member):
                before = known.get(name)
                if before is not None and not before & types:
                    message = (
                        f"the members of allOf give the property {quote(name)} "
                        f"two types: {_shown(before)}, and {_shown(types)}"
                    )
                    self._context.add(rules.CONTRADICTION, node, message, field="allOf")
                known[name] = types if before is None else (before & types or before)
        self._check_closed(node, members)

    def _check_closed(self, node: Node, members: Node) -> None:
        """Report required properties that another member of allOf forbids."""
        resolved = [self._context.resolved(m) for m in members.elements()]
        schemas = [member for member in resolved if member is not None]
        needed = {name for m in (node, *schemas) for name in m.strings("required")}
        for member in schemas:
            closed = member.get("additionalProperties")
            if closed is None or closed.value is not False:
                continue
            if member.get("patternProperties") is not None:
                continue
            properties = member.get("properties")
            for name in sorted(needed):
                if properties is not None and properties.get(name) is not None:
                    continue
                message = (
                    f"the property {quote(name)} is required, but a member of allOf "
                    "allows no properties beside its own"
                )
                hint = "remove 'additionalProperties: false' from that member"
                self._context.add(
                    rules.CONTRADICTION, node, message, hint, field="allOf"
                )

    def _types(self, node: Node, depth: int) -> frozenset[str] | None:
        """The types that a schema allows by itself and its allOf; None if any."""
        resolved = self._context.resolved(node)
        if resolved is None or depth > _DEEPEST:
            return None
        if resolved.source in self._known_types:
            return self._known_types[resolved.source]
        self._known_types[resolved.source] = None
        allowed: frozenset[str] | None = None
        if isinstance(resolved.value, dict):
            allowed = possible_types(resolved.value)
        members = resolved.get("allOf")
        for member in members.elements() if members else ():
            types = self._types(member, depth + 1)
            if types is not None:
                allowed = types if allowed is None else allowed & types
        self._known_types[resolved.source] = allowed
        return allowed

    def _property_types(self, node: Node) -> Iterator[tuple[str, frozenset[str]]]:
        """The types of the properties that a schema and its allOf declare."""
        stack = [node]
        seen: set[Source] = set()
        while stack and len(seen) < _MOST_MEMBERS:
            resolved = self._context.resolved(stack.pop())
            if resolved is None or resolved.source in seen:
                continue
            seen.add(resolved.source)
            yield from self._own_property_types(resolved).items()
            members = resolved.get("allOf")
            stack.extend(members.elements() if members else ())

    def _own_property_types(self, node: Node) -> dict[str, frozenset[str]]:
        """The types of the properties that a schema itself declares, where known."""
        known = self._known_properties.get(node.source)
        if known is None:
            properties = node.get("properties")
            known = {}
            for name, member in properties.items() if properties else ():
                types = self._types(member, 0)
                if types:
                    known[name] = types
            self._known_properties[node.source] = known
        return known

    def _collect(self, node: Node, schema: dict[str, JsonValue]) -> None:
        """Remember which schemas this one is made of."""
        if "discriminator" in schema:
            self._cycles.exempt(node.source)
        for keyword in ("allOf", *_UNIONS):
            if keyword in schema:
                members = node.get(keyword)
                for member in members.elements() if members else ():
                    self._cycles.connect(node.source, member.source, keyword in _UNIONS)
                    reference = member.get("$ref")
                    if reference is not None:
                        self._connect_reference(member)
        if "$ref" in schema:
            self._connect_reference(node)

    def _connect_reference(self, node: Node) -> None:
        target = self._context.document.resolve(node)
        if isinstance(target, Node):
            self._cycles.connect(node.source, target.source, False)


def _bound(
    schema: dict[str, JsonValue], inclusive: str, exclusive: str
) -> tuple[int | float | None, bool]:
    """A bound of a schema and whether the bound itself is excluded."""
    bound = schema.get(inclusive)
    limit = schema.get(exclusive)
    if is_number(limit):
        return limit, True
    if is_number(bound):
        return bound, limit is True
    return None, False


def _shown(types: frozenset[str]) -> str:
    names = sorted(types - {"integer"} if "number" in types else types)
    return " or ".join(_ARTICLES.get(name, f"a {name}") for name in names)


def _name(source: Source) -> str:
    """The component that a source belongs to, for a message."""
    parts = source.pointer.split("/")
    if parts[1:3] == ["components", "schemas"] and len(parts) > 3:
        return parts[3]
    return f"{source.file}#{source.pointer}"


@functools.lru_cache(maxsize=4096)
def _pattern_fault(pattern: str) -> str | None:
    """Why Python's re module cannot use a pattern; None if it can."""
    if len(pattern) > _LONGEST_PATTERN:
        return f"it has more than {_LONGEST_PATTERN} characters"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(pattern)
    except (re.error, OverflowError) as error:
        return str(error)
    except RecursionError:
        return "it is nested too deeply"
    return None
