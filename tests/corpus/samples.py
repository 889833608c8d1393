"""Arguments for every operation, made from the raw document.

Examples of the document come first, then values made from its schemas; the report of
the generator says only under which Python name each of them is passed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from tests.corpus import documents
from tests.corpus.documents import RawOperation, RawParameter
from tests.corpus.packages import Package
from tests.mock.document import Node
from tests.mock.json_values import JsonValue
from tests.mock.sampling import Sampler
from tests.mock.schemas import Schemas

FILE = b"\x89file \x00 content"


@dataclass(frozen=True, slots=True)
class Sample:
    """The arguments of one call, and the same values in wire terms."""

    arguments: dict[str, Any]
    parameters: tuple[tuple[RawParameter, JsonValue], ...]
    body: Any
    """The body's value; bytes where it is a file; None where none is sent."""
    media_type: str | None
    ambiguous: bool = False
    """The document contradicts itself: `oneOf` branches that cannot exclude another."""


class Samples:
    """Makes arguments for the operations of one package's document."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._document = package.document
        self._schemas = Schemas(package.document)
        self._sampler = Sampler(package.document, self._schemas)

    def sample(self, operation: RawOperation, *, required_only: bool) -> Sample:
        """Arguments of a call that the document allows."""
        entry = self._package.operation(operation.pointer)
        names = {
            (parameter["in"], parameter["wire"]): parameter["python"]
            for parameter in entry["parameters"]
        }
        arguments: dict[str, Any] = {}
        sent: list[tuple[RawParameter, JsonValue]] = []
        for parameter in operation.parameters:
            if required_only and not parameter.required:
                continue
            value = self._parameter(parameter)
            if value is None and not parameter.required:
                continue
            arguments[names[(parameter.location, parameter.wire)]] = value
            sent.append((parameter, value))
        body, media_type = None, None
        if entry["body"] is not None:
            media_type = entry["body"]["media_type"]
            body = self._body(operation, entry["body"], arguments, required_only)
        ambiguous = body is not None and self._is_ambiguous(operation, body, media_type)
        return Sample(arguments, tuple(sent), body, media_type, ambiguous)

    def _is_ambiguous(
        self, operation: RawOperation, body: Any, media_type: str | None
    ) -> bool:
        found = documents.request_media(self._document, operation)
        schema = None if found is None else found[1][media_type or ""].get("schema")
        if schema is None or not isinstance(body, dict | list):
            return False
        value = cast("JsonValue", body)
        return any(
            "is valid under each of" in problem.msg
            for problem in self._schemas.problems(schema, value, ())
        )

    def _parameter(self, parameter: RawParameter) -> JsonValue:
        given = documents.example(self._document, parameter.node)
        schema = parameter.node.get("schema")
        if schema is None:
            content = parameter.node.get("content")
            for _, media in content.items() if content is not None else ():
                given = given or documents.example(self._document, media)
                schema = media.get("schema")
        if given is not None and (
            schema is None or self._schemas.accepts(schema, given[0])
        ):
            return given[0]
        return "text" if schema is None else self._sampler.sample(schema, "request")

    def _body(
        self,
        operation: RawOperation,
        described: Mapping[str, Any],
        arguments: dict[str, Any],
        required_only: bool,
    ) -> Any:
        found = documents.request_media(self._document, operation)
        assert found is not None, "the report has a body that the document has not"
        body, media = found
        if required_only and not body.flag("required"):
            return None
        node = media[described["media_type"]]
        schema = node.get("schema")
        value = self._media(node, schema)
        if "python" in described:
            value = self._whole(described["media_type"], schema, value)
            arguments[described["python"]] = value
            return value
        assert isinstance(value, dict), "fields of a body that is no object"
        sent: dict[str, Any] = {}
        properties = self._schemas.properties(schema)
        for field in described["fields"]:
            if required_only and not field["required"]:
                continue
            member = self._field(properties[field["wire"]], value.get(field["wire"]))
            if member is None and not field["required"]:
                continue
            arguments[field["python"]] = sent[field["wire"]] = member
        return sent

    def _media(self, node: Node, schema: Node | None) -> JsonValue:
        given = documents.example(self._document, node)
        if schema is None:
            return given[0] if given is not None else "text"
        if given is not None and self._schemas.accepts(schema, given[0]):
            return given[0]
        return self._sampler.sample(schema, "request")

    def _whole(self, media_type: str, schema: Node | None, value: JsonValue) -> Any:
        essence = media_type.partition(";")[0]
        if essence.endswith(("/json", "+json")) or essence in (
            "application/x-www-form-urlencoded",
            "multipart/form-data",
        ):
            return value
        if essence.startswith("text/") or essence.endswith(("/xml", "+xml")):
            return value if isinstance(value, str) else "text"
        return FILE

    def _field(self, schema: Node, value: JsonValue) -> Any:
        if self._schemas.is_binary(schema):
            return FILE
        if "array" in self._schemas.kinds(schema):
            items = self._schemas.items(schema)
            if items is not None and self._schemas.is_binary(items):
                return [FILE]
        return value
