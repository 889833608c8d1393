"""Values made from a schema: always the same one for the same schema."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from tests.mock.document import DocumentError, Node, RawDocument
from tests.mock.json_values import JsonObject, JsonValue, mapping, number, strings
from tests.mock.json_values import integer as as_integer
from tests.mock.patterns import matching
from tests.mock.schemas import Direction, Schemas

Trail: TypeAlias = "frozenset[str]"

# Below this depth, and after this many values, only what is required is made:
# schemas that refer to each other everywhere would otherwise grow without bound.
_FULL_DEPTH = 5
_FULL_SIZE = 2_000

_FORMATS: Mapping[str, str] = {
    "date-time": "2026-05-05T14:22:00Z",
    "date": "2026-05-05",
    "time": "14:22:00Z",
    "duration": "PT1H",
    "email": "user@example.com",
    "idn-email": "user@example.com",
    "hostname": "example.com",
    "idn-hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uri": "https://example.com/",
    "url": "https://example.com/",
    "iri": "https://example.com/",
    "uri-reference": "/path",
    "iri-reference": "/path",
    "uri-template": "/path/{id}",
    "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "byte": "c3RyaW5n",
    "json-pointer": "/path",
    "relative-json-pointer": "0",
    "regex": "^a$",
}


class _Endless(Exception):
    """No finite value exists along this path: a required part contains itself."""


@dataclass(slots=True)
class _Shape:
    """What a schema and its `allOf` parts say together; the first to speak wins."""

    keywords: dict[str, Node] = field(default_factory=lambda: dict[str, Node]())
    properties: dict[str, Node] = field(default_factory=lambda: dict[str, Node]())
    required: list[str] = field(default_factory=lambda: list[str]())
    alternatives: list[list[Node]] = field(default_factory=lambda: list[list[Node]]())

    def copy(self) -> _Shape:
        return _Shape(
            dict(self.keywords),
            dict(self.properties),
            list(self.required),
            list(self.alternatives),
        )

    def value(self, keyword: str) -> JsonValue:
        node = self.keywords.get(keyword)
        return None if node is None else node.value

    def number(self, keyword: str) -> int | float | None:
        return number(self.value(keyword))

    def count(self, keyword: str) -> int | None:
        return as_integer(self.value(keyword))


class Sampler:
    """Makes values that fit the schemas of one document.

    In order: `const`, the first of `enum`, `default`, `example`, the first of
    `examples` (those of the schema itself, as far as they fit it), else a value
    made by type, format and limits. Objects get all their properties, except
    where they would contain themselves. Not looked at: `not`, `if`, `contains`,
    `patternProperties` and `$dynamicRef`.
    """

    def __init__(self, document: RawDocument, schemas: Schemas) -> None:
        self._document = document
        self._schemas = schemas

    def sample(self, schema: Node, direction: Direction = "response") -> JsonValue:
        """A value for a schema; None when no finite value exists."""
        try:
            return _Sampling(self._document, self._schemas, direction).value(
                schema, frozenset(), 0
            )
        except _Endless:
            return None


class _Sampling:
    """One run of the sampler: knows how much it has made already."""

    def __init__(
        self, document: RawDocument, schemas: Schemas, direction: Direction
    ) -> None:
        self._document = document
        self._schemas = schemas
        self._hidden = "writeOnly" if direction == "response" else "readOnly"
        self._made = 0

    def value(self, schema: Node, trail: Trail, depth: int) -> JsonValue:
        self._made += 1
        try:
            for literal in self._literals(schema):
                return literal.value
            target = self._document.resolve(schema)
        except DocumentError:
            return None
        if target.uri in trail:
            raise _Endless
        if target.value is False:
            raise _Endless
        shape = _Shape()
        self._gather(target, shape, frozenset())
        return self._decided(shape, trail | {target.uri}, depth)

    def _literals(self, schema: Node) -> Iterator[Node]:
        """The value the schema states itself, beside its `$ref` or behind it."""
        places = [schema]
        if schema.string("$ref") is not None:
            places.append(self._document.resolve(schema))
        for place in places:
            yield from self._stated(place)
            for keyword in ("default", "example", "examples"):
                node = place.get(keyword)
                if node is not None and keyword == "examples":
                    node = next(node.elements(), None)
                if node is not None and self._schemas.accepts(schema, node.value):
                    yield node

    def _stated(self, schema: Node) -> Iterator[Node]:
        const = schema.get("const")
        if const is not None:
            yield const
        choices = schema.get("enum")
        if choices is not None:
            yield from choices.elements()

    def _gather(self, schema: Node, shape: _Shape, seen: Trail) -> None:
        schema = self._document.resolve(schema)
        if schema.uri in seen:
            return
        for key, node in schema.items():
            match key:
                case "properties":
                    for name, declared in node.items():
                        shape.properties.setdefault(name, declared)
                case "required":
                    shape.required += strings(node.value)
                case "allOf":
                    for part in node.elements():
                        self._gather(part, shape, seen | {schema.uri})
                case "oneOf" | "anyOf":
                    shape.alternatives.append(list(node.elements()))
                case _:
                    shape.keywords.setdefault(key, node)

    def _decided(self, shape: _Shape, trail: Trail, depth: int) -> JsonValue:
        """Choose a branch of each `oneOf` and `anyOf`, then make the value."""
        if not shape.alternatives:
            return self._made_of(shape, trail, depth)
        branches = shape.alternatives.pop()
        for branch in sorted(branches, key=self._is_null):
            attempt = shape.copy()
            try:
                target = self._document.resolve(branch)
                if target.uri in trail:
                    continue
                self._gather(target, attempt, frozenset())
                value = self._decided(attempt, trail | {target.uri}, depth)
            except (_Endless, DocumentError):
                continue
            return self._discriminated(attempt, target, value)
        raise _Endless

    def _is_null(self, schema: Node) -> bool:
        try:
            return self._schemas.kinds(schema) == frozenset(("null",))
        except DocumentError:
            return True

    def _discriminated(
        self, shape: _Shape, branch: Node, value: JsonValue
    ) -> JsonValue:
        """Name the chosen branch in the property a discriminator looks at."""
        discriminator = mapping(shape.value("discriminator"))
        name = discriminator.get("propertyName")
        if not isinstance(name, str) or not isinstance(value, dict):
            return value
        declared = shape.properties.get(name)
        if declared is not None and next(self._stated(declared), None) is not None:
            return value
        for key, target in mapping(discriminator.get("mapping")).items():
            if isinstance(target, str) and branch.pointer.endswith(
                "/" + target.rsplit("/", 1)[-1]
            ):
                return {**value, name: key}
        return {**value, name: branch.pointer.rsplit("/", 1)[-1]}

    def _made_of(self, shape: _Shape, trail: Trail, depth: int) -> JsonValue:
        for keyword in ("const", "enum"):
            node = shape.keywords.get(keyword)
            if node is not None and keyword == "enum":
                node = next(node.elements(), None)
            if node is not None:
                return node.value
        match _kind(shape):
            case "object":
                return self._object(shape, trail, depth)
            case "array":
                return self._array(shape, trail, depth)
            case "string":
                return _string(shape)
            case "integer":
                return int(_number(shape, 1))
            case "number":
                return _number(shape, 1.5)
            case "boolean":
                return True
            case _:
                return None

    def _object(self, shape: _Shape, trail: Trail, depth: int) -> JsonValue:
        value: JsonObject = {}
        full = depth < _FULL_DEPTH and self._made < _FULL_SIZE
        for name, schema in shape.properties.items():
            required = name in shape.required
            if (not required and not full) or self._is_hidden(schema):
                continue
            try:
                value[name] = self.value(schema, trail, depth + 1)
            except _Endless:
                if required:
                    raise
        additional = shape.keywords.get("additionalProperties")
        for name in shape.required:
            if name not in value and name not in shape.properties:
                value[name] = self._extra(additional, trail, depth)
        wanted = shape.count("minProperties") or (
            1 if full and not shape.properties and _is_schema(additional) else 0
        )
        extra = 1
        while len(value) < wanted:
            value[f"key{extra}"] = self._extra(additional, trail, depth)
            extra += 1
        return value

    def _extra(self, schema: Node | None, trail: Trail, depth: int) -> JsonValue:
        if schema is None or not _is_schema(schema):
            return "string"
        return self.value(schema, trail, depth + 1)

    def _is_hidden(self, schema: Node) -> bool:
        try:
            return self._document.resolve(schema).flag(self._hidden)
        except DocumentError:
            return False

    def _array(self, shape: _Shape, trail: Trail, depth: int) -> JsonValue:
        value: list[JsonValue] = []
        prefix = shape.keywords.get("prefixItems")
        for schema in prefix.elements() if prefix is not None else ():
            value.append(self.value(schema, trail, depth + 1))
        least = shape.count("minItems") or 0
        wanted = max(least, 1 if depth < _FULL_DEPTH and not value else 0)
        most = shape.count("maxItems")
        wanted = wanted if most is None else min(wanted, most)
        items = shape.keywords.get("items")
        if items is not None and items.value is False:
            return value
        try:
            while len(value) < wanted:
                item = (
                    "string" if items is None else self.value(items, trail, depth + 1)
                )
                value.append(self._varied(item, items, value, shape))
        except _Endless:
            if least > len(value):
                raise
        return value

    def _varied(
        self,
        item: JsonValue,
        schema: Node | None,
        others: list[JsonValue],
        shape: _Shape,
    ) -> JsonValue:
        """Another item where they must be unique: the next that still fits."""
        if shape.value("uniqueItems") is not True or item not in others:
            return item
        for candidate in self._variants(item, schema, len(others)):
            if candidate not in others and (
                schema is None or self._schemas.accepts(schema, candidate)
            ):
                return candidate
        return item

    def _variants(
        self, item: JsonValue, schema: Node | None, index: int
    ) -> Iterator[JsonValue]:
        if schema is not None:
            for node in self._stated(self._document.resolve(schema)):
                yield node.value
        if isinstance(item, str):
            yield f"{item}{index}"
            yield f"{item[:-1]}{index}"
        elif isinstance(item, int | float) and not isinstance(item, bool):
            yield item + index
        elif isinstance(item, dict):
            for name, member in item.items():
                for variant in self._variants(member, None, index):
                    yield {**item, name: variant}


def _is_schema(node: Node | None) -> bool:
    return node is not None and isinstance(node.value, dict)


def _kind(shape: _Shape) -> str:
    declared = shape.value("type")
    names = [declared] if isinstance(declared, str) else strings(declared)
    for name in names:
        if name != "null":
            return name
    if names:
        return "null"
    if shape.properties or shape.required or "additionalProperties" in shape.keywords:
        return "object"
    if "items" in shape.keywords or "prefixItems" in shape.keywords:
        return "array"
    if "minimum" in shape.keywords or "maximum" in shape.keywords:
        return "number"
    return "string"


def _number(shape: _Shape, usual: int | float) -> int | float:
    step = shape.number("multipleOf") or (1 if isinstance(usual, int) else 0)
    low, high = _limits(shape, step or 0.5)
    value = usual
    if low is not None and value < low:
        value = low
    if high is not None and value > high:
        value = high
    if step:
        value = math.ceil(value / step) * step
        if high is not None and value > high:
            value = math.floor(high / step) * step
    return value


def _limits(
    shape: _Shape, step: int | float
) -> tuple[int | float | None, int | float | None]:
    """The inclusive limits; 3.0 marks them exclusive with a boolean."""
    low, high = shape.number("minimum"), shape.number("maximum")
    above, below = shape.number("exclusiveMinimum"), shape.number("exclusiveMaximum")
    if shape.value("exclusiveMinimum") is True:
        above = low
    if shape.value("exclusiveMaximum") is True:
        below = high
    if above is not None and (low is None or low <= above):
        low = above + step
    if below is not None and (high is None or high >= below):
        high = below - step
    return low, high


def _string(shape: _Shape) -> str:
    made = shape.value("format")
    text = _FORMATS.get(made, "string") if isinstance(made, str) else "string"
    least, most = shape.count("minLength") or 0, shape.count("maxLength")
    if len(text) < least:
        text += (text[-1:] or "a") * (least - len(text))
    text = text if most is None else text[:most]
    pattern = shape.value("pattern")
    if isinstance(pattern, str) and not _matches(pattern, text):
        return matching(pattern, least, most) or text
    return text


def _matches(pattern: str, text: str) -> bool:
    try:
        return re.search(pattern, text) is not None
    except re.error:
        return True
