"""Documents of several files that keep whole sections elsewhere."""

from __future__ import annotations

from pathlib import Path

from tests.shapes.making import make

HEAD = """\
openapi: 3.1.0
info: {$ref: parts/info.yaml}
servers: [{url: "https://shapes.example"}]
security: [{key: []}]
paths: {$ref: parts/paths.yaml}
"""
DOCUMENT = """\
components:
  schemas: {$ref: parts/schemas.yaml}
  securitySchemes: {$ref: 'parts/more.yaml#/schemes'}
"""
FILES = {
    "info": "{title: Elsewhere, version: 3.2.1}",
    "paths": "/a: {$ref: 'more.yaml#/item'}",
    "schemas": "A: {type: object, properties: {at: {type: string, format: date}, "
    "next: {$ref: '#/A'}, b: {$ref: '../main.yaml#/components/schemas/B'}}}\n"
    "B: {type: string, enum: [x]}",
    "more": """\
schemes: {key: {type: apiKey, in: header, name: X-Key}}
item:
  put:
    operationId: put
    requestBody: {content: {application/json: {schema: {$ref: 'schemas.yaml#/A'}}}}
    responses: {'204': {description: ok}}
""",
}


def test_sections_in_files_of_their_own_are_read(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    for name, text in FILES.items():
        (tmp_path / "parts" / f"{name}.yaml").write_text(text, "utf-8")
    (tmp_path / "main.yaml").write_text(HEAD + DOCUMENT, "utf-8")
    package = make(DOCUMENT, tmp_path, head=HEAD)
    assert package.codes() == ["SG106"] * 4
    assert package.built.api.info.title == "Elsewhere"
    _, request = package.call("put", next=package.types.A(b="x"))
    assert request.headers["X-Key"] == "secret-key"
    assert request.content == b'{"next":{"b":"x"}}'
