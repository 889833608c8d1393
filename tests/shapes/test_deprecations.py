"""What is deprecated is said where callers read: docstrings and the reference."""

from __future__ import annotations

import inspect

import pytest

from tests.shapes.conftest import Maker

DOCUMENT = """\
paths:
  /things:
    get:
      operationId: list_things
      summary: List the things.
      deprecated: true
      x-speakeasy-deprecation-message: use search_things
      parameters:
        - {name: page, in: query, deprecated: true, schema: {type: integer}, description: The page.}
        - {name: size, in: query, schema: {type: integer}, description: How many.}
      responses:
        '200': {description: Things., content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
    post:
      operationId: add_thing
      deprecated: true
      responses: {'204': {description: Added.}}
    put:
      operationId: search_things
      x-speakeasy-deprecation-message: it is not deprecated
      responses: {'204': {description: Found.}}
components:
  schemas:
    Thing:
      type: object
      properties:
        name: {type: string, deprecated: true, x-speakeasy-deprecation-message: see title}
        title: {type: string}
"""


@pytest.mark.parametrize("client", ["ShapesClient", "AsyncShapesClient"])
def test_deprecations_are_told(made: Maker, client: str) -> None:
    package = made(DOCUMENT)
    found = getattr(package.module(), client)

    def told(of: object) -> list[str]:
        lines = (inspect.getdoc(of) or "").splitlines()
        return [line.strip() for line in lines if "eprecated" in line]

    assert told(found.list_things) == [
        "Deprecated: use search_things.",
        "page: Deprecated. The page.",
    ]
    assert told(found.add_thing) == ["Deprecated."]
    assert told(found.search_things) == []
    assert told(package.types.Thing) == ["name: Deprecated: see title."]
    pages = "".join(
        text
        for path, text in package.built.files.items()
        if path.startswith("docs/reference/")
    )
    assert pages.count("\nDeprecated: use search_things.\n") == 1
    assert pages.count("\nDeprecated.\n") == 1
