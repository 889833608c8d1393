"""How the document says that its operations are used: examples as arguments.

Reads the raw document, so that a mistake of the generator cannot hide itself; only the
names of the Python arguments come from the generator's report.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.mock import MockApi, RawDocument
from tests.mock.document import Node
from tests.mock.json_values import JsonValue
from tests.mock.routing import Operation
from tests.mock.sampling import Sampler
from tests.mock.schemas import Schemas

ROOT = Path(__file__).resolve().parents[2]
PROJECT, END_USER = "proj_00000000000000aa", "client's end user"
"""The scopes of the clients that the operations are called with."""

OPEN = {"a further argument": "ü & 1=1"}
"""What is given where a method takes any argument."""


@cache
def document() -> RawDocument:
    """The API document, as it stands."""
    return RawDocument.load(ROOT / "spec" / "openapi.yaml")


@cache
def operations() -> Mapping[str, Operation]:
    """Every operation of the document by its id."""
    found = {
        each.node.string("operationId") or "": each
        for each in MockApi(document()).operations()
    }
    assert "" not in found
    return found


@dataclass(slots=True)
class Usage:
    """One call of an operation, and the request that it should send."""

    arguments: dict[str, Any] = field(default_factory=dict[str, Any])
    path: str = ""
    query: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    headers: dict[str, str | None] = field(default_factory=dict[str, str | None])
    json: Any = None
    parts: dict[str, bytes] | None = None


def usages(reported: Mapping[str, Any], client: str) -> Iterator[Usage]:
    """The uses of an operation by one of its clients.

    There is one for each example of its body, with all other arguments, and a short one
    with nothing that may be left out.
    """
    reader = _Reader(operations()[reported["operation_id"]], reported, client)
    for example in reader.examples():
        yield reader.usage(example, whole=True)
    if reader.may_be_short():
        yield reader.usage(reader.least(), whole=False)


def successes(operation_id: str) -> Iterator[tuple[int, Any]]:
    """The declared statuses of success, and what an empty answer stands for."""
    node = operations()[operation_id].node
    empty = node.get("x-sdk-empty-reply")
    declared = node.get("responses")
    assert declared is not None
    for status, _ in declared.items():
        if status.startswith("2"):
            yield int(status), None if empty is None else empty.value


def is_forbidden(operation_id: str) -> bool:
    """Whether the method exists only to refuse."""
    return operations()[operation_id].node.get("x-sdk-forbidden") is not None


def needs_credential(operation_id: str) -> bool:
    """Whether the operation asks for an API key or a token."""
    security = operations()[operation_id].node.get("security")
    return security is None or bool(list(security.elements()))


class _Reader:
    def __init__(
        self, operation: Operation, reported: Mapping[str, Any], client: str
    ) -> None:
        self._document = document()
        self._schemas = Schemas(self._document)
        self._sampler = Sampler(self._document, self._schemas)
        self._operation = operation
        self._names = {
            (each["in"], each["wire"]): each["python"]
            for each in reported["parameters"]
        }
        body: Mapping[str, Any] = reported["body"] or {}
        self._fields: dict[str, str] = {
            each["wire"]: each["python"]
            for each in body.get("fields", ())
            if each["python"] is not None
        }
        calls = operation.node.get("x-sdk-calls")
        own = None if calls is None else calls.get(client)
        self._is_open = own is None or own.flag("open_arguments", True)
        self._media_type, self._media = self._content()
        self._schema = None if self._media is None else self._media.get("schema")

    def examples(self) -> Iterator[Any]:
        """The examples of the body; a single None where there is no body."""
        if self._media is None:
            yield None
            return
        single = self._media.get("example")
        if single is not None:
            yield single.value
        for _, each in self._members(self._media, "examples"):
            value = self._document.resolve(each).get("value")
            assert value is not None
            yield value.value

    def may_be_short(self) -> bool:
        """Whether the required members of the body make a body that is accepted."""
        schema = self._schema
        choices = ("minProperties", "anyOf", "oneOf", "dependentRequired")
        return schema is None or not any(
            part.get(word) is not None
            for part in self._schemas.parts(schema)
            for word in choices
        )

    def least(self) -> Any:
        """The first example without what may be left out."""
        example = next(self.examples())
        if example is None:
            return None
        assert self._schema is not None
        required: set[str] = set()
        for part in (self._schema, *self._schemas.parts(self._schema)):
            names = part.get("required")
            required |= (
                {str(name.value) for name in names.elements()} if names else set()
            )
        return {name: value for name, value in example.items() if name in required}

    def usage(self, body: Any, *, whole: bool) -> Usage:
        """A call with a body; `whole` says that it has all other arguments too."""
        usage = Usage(path=self._operation.template)
        usage.headers = {"x-project-id": None, "x-end-user-id": None}
        for parameter in self._parameters():
            self._add_parameter(usage, parameter, whole)
        if self._media is not None:
            self._add_body(usage, body)
        return usage

    def _add_parameter(self, usage: Usage, parameter: Node, whole: bool) -> None:
        wire, place = parameter.string("name") or "", parameter.string("in") or ""
        python = self._names[place, wire]
        if place == "header":
            self._add_header(usage, wire, python, whole)
            return
        schema = self._document.member(parameter, "schema")
        if self._flag(parameter, "x-sdk-open-arguments") is not None:
            if whole and self._is_open:
                usage.arguments |= OPEN
                usage.query += OPEN.items()
            return
        value = self._value(parameter, schema)
        if place == "path":
            usage.arguments[python] = value
            encoded = quote(_text(value), safe="")
            usage.path = usage.path.replace(f"{{{wire}}}", encoded)
        elif whole or parameter.flag("required"):
            usage.arguments[python] = value
            usage.query += _pairs(wire, value)
        elif self._flag(parameter, "x-sdk-send-default") is True:
            assert schema is not None
            default = self._default(schema)
            usage.query += _pairs(wire, default)

    def _add_header(
        self, usage: Usage, wire: str, python: str | None, whole: bool
    ) -> None:
        """The client's value, unless the call gives its own."""
        scope = {"x-project-id": PROJECT, "x-end-user-id": END_USER}[wire.lower()]
        if python is not None and whole:
            scope = usage.arguments.setdefault(python, "the call's own")
        usage.headers[wire.lower()] = scope

    def _add_body(self, usage: Usage, body: Any) -> None:
        if self._media_type == "multipart/form-data":
            self._add_form(usage, body)
            return
        declared = self._schemas.properties(self._schema)
        sent: dict[str, Any] = {}
        for name, value in body.items():
            python: str = self._fields.get(name) or name
            usage.arguments[python] = value
            if name not in declared or not self._is_left_out(declared[name], value):
                sent[name] = value
            self._scope_by_body(usage, declared.get(name), python, value)
        for name, node in declared.items():
            if name not in body and self._flag(node, "x-sdk-send-default") is True:
                sent[name] = self._default(node)
        for name, python in self._fields.items():
            if python in usage.arguments and name not in body:
                sent[name] = usage.arguments[python]
        if sent or self._is_body_required:
            usage.json = self._placed(sent, declared)

    def _add_form(self, usage: Usage, body: Any) -> None:
        declared = self._schemas.properties(self._schema)
        usage.parts = {}
        for name, value in body.items():
            python: str = self._fields.get(name) or name
            file = self._flag(declared[name], "x-sdk-file")
            if file is not None:
                usage.arguments[python] = value.encode()
                usage.arguments[file["filename"]] = "example.txt"
                usage.parts[name] = value.encode()
            else:
                usage.arguments[python] = value
                usage.parts[name] = (
                    value.encode()
                    if isinstance(value, str)
                    else json.dumps(value).encode()
                )
        for name, node in declared.items():
            if name not in body and self._flag(node, "x-sdk-send-default") is True:
                usage.parts[name] = json.dumps(self._default(node)).encode()
        for name, python in self._fields.items():
            if python in usage.arguments and name not in body:
                usage.parts[name] = str(usage.arguments[python]).encode()

    def _scope_by_body(
        self, usage: Usage, node: Node | None, python: str, value: Any
    ) -> None:
        """A field of the name of a scope's argument is sent as the header as well."""
        for (place, wire), name in self._names.items():
            if place == "header" and name == python and node is not None:
                usage.headers[wire.lower()] = value

    def _placed(self, sent: dict[str, Any], declared: Mapping[str, Node]) -> Any:
        """The body with those arguments moved that belong into a member of it."""
        body = dict(sent)
        for name, node in declared.items():
            place = self._flag(node, "x-sdk-place")
            if place is not None and name in body:
                outer, inner = place.strip("/").split("/")
                body[outer] = {**body.get(outer, {}), inner: body.pop(name)}
        return body

    def _is_left_out(self, node: Node, value: Any) -> bool:
        left_out = self._flag(node, "x-sdk-send-default") is False
        return left_out and value == self._default(node)

    def _flag(self, node: Node, name: str) -> Any:
        """An extension of a node, of its schema, or of what they refer to."""
        for each in (node, node.get("schema")):
            for place in () if each is None else (each, self._document.resolve(each)):
                found = place.get(name)
                if found is not None:
                    return found.value
        return None

    def _default(self, schema: Node) -> Any:
        found = self._flag(schema, "default")
        return found

    def _value(self, parameter: Node, schema: Node | None) -> Any:
        example = parameter.get("example")
        if example is not None:
            return example.value
        assert schema is not None
        return self._sampler.sample(schema, "request")

    def _parameters(self) -> Iterator[Node]:
        """The parameters of the operation and of its path; the former go first."""
        seen: set[tuple[str | None, str | None]] = set()
        for owner in (self._operation.node, self._operation.path_item):
            declared = self._document.member(owner, "parameters")
            for each in declared.elements() if declared is not None else ():
                parameter = self._document.resolve(each)
                key = (parameter.string("in"), parameter.string("name"))
                if key not in seen:
                    seen.add(key)
                    yield parameter

    def _content(self) -> tuple[str, Node | None]:
        body = self._document.member(self._operation.node, "requestBody")
        self._is_body_required = body is not None and body.flag("required")
        if body is None:
            return "", None
        (name, media), *rest = self._members(body, "content")
        assert not rest
        return name, self._document.resolve(media)

    def _members(self, node: Node, name: str) -> list[tuple[str, Node]]:
        member = self._document.member(node, name)
        return [] if member is None else list(member.items())


def _pairs(name: str, value: JsonValue) -> list[tuple[str, str]]:
    """A query parameter in the style form, exploded."""
    if isinstance(value, list):
        return [(name, _text(each)) for each in value]
    if isinstance(value, dict):
        return [(key, _text(each)) for key, each in value.items()]
    return [(name, _text(value))]


def _text(value: JsonValue) -> str:
    return value if isinstance(value, str) else json.dumps(value)
