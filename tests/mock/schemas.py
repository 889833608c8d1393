"""JSON Schema as a document's dialect means it: judging values, reading shapes."""

from __future__ import annotations

import base64
import binascii
import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, TypeAlias, cast

import jsonschema.exceptions
from jsonschema import Draft202012Validator, FormatChecker, validators
from jsonschema.exceptions import UndefinedTypeCheck, UnknownType, ValidationError
from jsonschema.protocols import Validator
from openapi_schema_validator import OAS30Validator
from referencing.exceptions import Unresolvable

from tests.mock.document import DocumentError, Node, RawDocument
from tests.mock.json_values import JsonValue, mapping, strings
from tests.mock.problems import Problem

Direction: TypeAlias = Literal["request", "response"]

# Names that FastAPI users know; every other keyword speaks for itself.
_TYPES: Mapping[str, str] = {
    "required": "missing",
    "additionalProperties": "extra_forbidden",
    "unevaluatedProperties": "extra_forbidden",
    "type": "type_error",
    "const": "literal_error",
    "enum": "enum",
    "minLength": "string_too_short",
    "maxLength": "string_too_long",
    "pattern": "string_pattern_mismatch",
    "format": "format_error",
    "minimum": "greater_than_equal",
    "maximum": "less_than_equal",
    "exclusiveMinimum": "greater_than",
    "exclusiveMaximum": "less_than",
    "multipleOf": "multiple_of",
    "minItems": "too_short",
    "maxItems": "too_long",
}
_LONGEST_MESSAGE = 300


class Schemas:
    """The schemas of one document.

    OpenAPI 3.0 documents are judged by that version's dialect, later ones by
    JSON Schema Draft 2020-12. In a request, a required property that is
    `readOnly` may be missing; in a response, one that is `writeOnly`.
    """

    def __init__(self, document: RawDocument) -> None:
        self._document = document
        self._classes = _DIALECTS[document.version]
        self._validators: dict[tuple[str, Direction], Validator] = {}

    def problems(
        self,
        schema: Node,
        value: JsonValue,
        loc: tuple[str | int, ...],
        direction: Direction = "request",
    ) -> tuple[Problem, ...]:
        """What is wrong with a value that stands at `loc`; nothing if it fits.

        Raises `DocumentError` when a reference of the schema leads nowhere.
        """
        found: dict[tuple[str, str], Problem] = {}
        try:
            for error in self._validator(schema, direction).iter_errors(value):
                for problem in _problems(error, loc):
                    found.setdefault((problem.pointer, problem.type), problem)
        except Unresolvable as error:
            raise DocumentError(f"unresolvable reference: {error}") from error
        except (UnknownType, UndefinedTypeCheck) as error:
            raise DocumentError(f"unknown type in {schema.pointer}") from error
        except RecursionError as error:
            raise DocumentError(f"endless schema at {schema.pointer}") from error
        return tuple(found.values())

    def accepts(self, schema: Node, value: JsonValue) -> bool:
        """Whether a value fits."""
        return not self.problems(schema, value, ())

    def kinds(self, schema: Node | None) -> frozenset[str]:
        """The JSON types a schema names itself; empty when it names none."""
        return frozenset(
            kind for part in self.parts(schema) for kind in _own_kinds(part)
        )

    def properties(self, schema: Node | None) -> dict[str, Node]:
        """The declared properties, those of `allOf` and alternatives included."""
        found: dict[str, Node] = {}
        for part in self.parts(schema):
            declared = part.get("properties")
            for name, node in declared.items() if declared is not None else ():
                found.setdefault(name, node)
        return found

    def additional(self, schema: Node | None) -> Node | bool | None:
        """What is said of undeclared properties: a schema, a boolean, nothing."""
        said: Node | bool | None = None
        for part in self.parts(schema):
            node = part.get("additionalProperties")
            if node is not None and said is None:
                said = node.value if isinstance(node.value, bool) else node
        return said

    def items(self, schema: Node | None) -> Node | None:
        """The schema of an array's elements."""
        for part in self.parts(schema):
            node = part.get("items")
            if node is not None:
                return node
        return None

    def is_binary(self, schema: Node | None) -> bool:
        """Whether a part of a multipart body with this schema is a file.

        `format: binary` in 3.0; later also a `contentMediaType` without an
        encoding that is not text or JSON (3.1.1, 4.8.14.4).
        """
        for part in self.parts(schema):
            if part.string("format") == "binary":
                return True
            media_type = part.string("contentMediaType")
            if (
                media_type is not None
                and part.string("contentEncoding") is None
                and not media_type.startswith("text/")
                and "json" not in media_type
            ):
                return True
        return False

    def parts(self, schema: Node | None) -> Iterator[Node]:
        """The schema and all it combines, references followed, each once.

        Nothing for None: a value without a schema is bound by nothing.
        """
        return iter(()) if schema is None else self._parts(schema, set())

    def _parts(self, schema: Node, seen: set[str]) -> Iterator[Node]:
        schema = self._document.resolve(schema)
        if schema.uri in seen:
            return
        seen.add(schema.uri)
        yield schema
        for keyword in ("allOf", "anyOf", "oneOf"):
            branches = schema.get(keyword)
            for branch in branches.elements() if branches is not None else ():
                yield from self._parts(branch, seen)

    def _validator(self, schema: Node, direction: Direction) -> Validator:
        key = (schema.uri, direction)
        if key not in self._validators:
            self._validators[key] = self._classes[direction](
                {"$ref": schema.uri},
                registry=self._document.registry,
                format_checker=_FORMATS,
            )
        return self._validators[key]


def _own_kinds(part: Node) -> Iterator[str]:
    members = mapping(part.value)
    declared = members.get("type")
    if isinstance(declared, str):
        yield declared
    yield from strings(declared)
    if part.flag("nullable"):
        yield "null"
    if declared is None:
        yield from _implied_kinds(members)


def _implied_kinds(members: Mapping[str, JsonValue]) -> Iterator[str]:
    if "properties" in members or "additionalProperties" in members:
        yield "object"
    if "items" in members:
        yield "array"
    values = members.get("enum")
    known = list(values) if isinstance(values, list) else []
    if "const" in members:
        known.append(members["const"])
    for value in known:
        yield kind_of(value)


def kind_of(value: JsonValue) -> str:
    """The name JSON Schema has for the type of a value."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case dict():
            return "object"


def _problems(error: ValidationError, loc: tuple[str | int, ...]) -> Iterator[Problem]:
    """The problems one error stands for, at the most telling place."""
    telling = _best_match([error]) or error
    keyword = telling.validator if isinstance(telling.validator, str) else "schema"
    place = (*loc, *telling.absolute_path)
    kind = _TYPES.get(keyword, keyword)
    message = telling.message
    if len(message) > _LONGEST_MESSAGE:
        message = message[: _LONGEST_MESSAGE - 1] + "…"
    match keyword:
        case "required":
            for name in strings(cast(JsonValue, telling.validator_value)):
                if telling.message == _missing(name):
                    yield Problem((*place, name), "Field required", kind)
        case "additionalProperties" if telling.validator_value is False:
            for name in _extras(telling):
                yield Problem((*place, name), "Extra inputs are not permitted", kind)
        case _:
            yield Problem(place, message, kind)


def _extras(error: ValidationError) -> Iterator[str]:
    schema = mapping(cast(JsonValue, error.schema))
    declared = mapping(schema.get("properties"))
    patterns = mapping(schema.get("patternProperties"))
    for name in mapping(cast(JsonValue, error.instance)):
        if name not in declared and not any(
            re.search(pattern, name) for pattern in patterns
        ):
            yield name


def _missing(name: str) -> str:
    return f"{name!r} is a required property"


def _required_without(annotation: str) -> Any:
    """The keyword `required`, blind for properties with this annotation."""

    def required(
        validator: Any, names: Any, instance: Any, schema: Any
    ) -> Iterator[ValidationError]:
        if not isinstance(instance, dict):
            return
        declared = mapping(mapping(schema).get("properties"))
        for name in strings(names):
            excused = mapping(declared.get(name)).get(annotation) is True
            if name not in instance and not excused:
                yield ValidationError(_missing(name))

    return required


def _pattern(
    validator: Any, pattern: Any, instance: Any, schema: Any
) -> Iterator[ValidationError]:
    """The keyword `pattern`; one that Python cannot compile judges nothing."""
    try:
        matches = not isinstance(instance, str) or re.search(pattern, instance)
    except re.error:
        return
    if not matches:
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


# The stubs leave these functions untyped.
_exceptions, _validators = cast(Any, jsonschema.exceptions), cast(Any, validators)
_best_match: Callable[[list[ValidationError]], ValidationError | None] = (
    _exceptions.best_match
)
_extend: Callable[..., type[Validator]] = _validators.extend


def _dialect(base: Any) -> Mapping[Direction, type[Validator]]:
    def adapted(annotation: str) -> type[Validator]:
        keywords = {"required": _required_without(annotation), "pattern": _pattern}
        return _extend(base, keywords)

    return {"request": adapted("readOnly"), "response": adapted("writeOnly")}


_DIALECTS: Mapping[str, Mapping[Direction, type[Validator]]] = {
    "3.0": _dialect(OAS30Validator),
    "3.1": _dialect(Draft202012Validator),
}


def _fits(bits: int) -> Any:
    def check(instance: object) -> bool:
        limit = 1 << (bits - 1)
        return not isinstance(instance, int) or -limit <= instance < limit

    return check


def _is_base64(instance: object) -> bool:
    if isinstance(instance, str):
        base64.b64decode(instance.encode(), validate=True)
    return True


def _is_time(instance: object) -> bool:
    if isinstance(instance, str):
        datetime.time.fromisoformat(instance)
    return True


_FORMATS = FormatChecker()
_FORMATS.checks("time", raises=ValueError)(_is_time)
_FORMATS.checks("int32")(_fits(32))
_FORMATS.checks("int64")(_fits(64))
_FORMATS.checks("byte", raises=binascii.Error)(_is_base64)
