"""A request for every operation, from the document's own examples and schemas."""

from __future__ import annotations

from urllib.parse import quote

from tests.mock import RawDocument, Request
from tests.mock.document import Node
from tests.mock.json_values import JsonValue, dump_json, mapping
from tests.mock.routing import Operation
from tests.mock.sampling import Sampler
from tests.mock.schemas import Schemas
from tests.mock_tests.asking import KEY, TOKEN

_BOUNDARY = "boundary"


class Requests:
    """Makes requests for the operations of one document."""

    def __init__(self, document: RawDocument) -> None:
        self._document = document
        self._sampler = Sampler(document, Schemas(document))

    def of(self, operation: Operation) -> Request:
        """A request with both credentials and everything that is required."""
        path, query = operation.template, ""
        headers = {**KEY, **TOKEN}
        for owner in (operation.path_item, operation.node):
            declared = owner.get("parameters")
            for each in declared.elements() if declared is not None else ():
                parameter = self._document.resolve(each)
                name = str(parameter.string("name"))
                text = str(self._example(parameter))
                match parameter.string("in"):
                    case "path":
                        path = path.replace(f"{{{name}}}", quote(text, safe=""))
                    case "query" if parameter.flag("required"):
                        query += f"&{name}={quote(text)}"
                    case _:
                        pass
        target = f"{path}?{query[1:]}" if query else path
        body, media_type = self._body(operation)
        if media_type is not None:
            headers["Content-Type"] = media_type
        return Request.build(operation.method, target, headers=headers, body=body)

    def _body(self, operation: Operation) -> tuple[bytes, str | None]:
        content = self._document.member(operation.node, "requestBody", "content")
        for media_type, node in content.items() if content is not None else ():
            value = self._example(self._document.resolve(node))
            if media_type == "multipart/form-data":
                return _multipart(value), f"{media_type}; boundary={_BOUNDARY}"
            return dump_json(value), media_type
        return b"", None

    def _example(self, node: Node) -> JsonValue:
        example, examples = node.get("example"), node.get("examples")
        if example is not None:
            return example.value
        for _, named in examples.items() if examples is not None else ():
            value = self._document.resolve(named).get("value")
            if value is not None:
                return value.value
        schema = node.get("schema")
        return None if schema is None else self._sampler.sample(schema, "request")


def _multipart(value: JsonValue) -> bytes:
    lines: list[str] = []
    for name, content in mapping(value).items():
        is_file = name == "file"
        details = '; filename="records.jsonl"' if is_file else ""
        text = content if isinstance(content, str) else dump_json(content).decode()
        lines += [
            f"--{_BOUNDARY}",
            f'Content-Disposition: form-data; name="{name}"{details}',
            "",
            '{"text": "a record to import", "id": 1}' if is_file else text,
        ]
    return "\r\n".join([*lines, f"--{_BOUNDARY}--", ""]).encode()
