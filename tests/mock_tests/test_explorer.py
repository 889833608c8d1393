"""The page at the mock's door, and the document bundled for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.mock import MockApi, RawDocument, Request
from tests.mock.explorer import Explorer, NoAssets
from tests.mock.explorer.bundling import bundle
from tests.mock_tests.asking import KEY, api_of

ASSETS = ("swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png")


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    folder = tmp_path / "assets"
    folder.mkdir()
    for name in ASSETS:
        (folder / name).write_text(name)
    return folder


def test_the_page_and_its_assets(assets: Path) -> None:
    explorer = Explorer(api_of({"/x": {"get": {}}}), assets)

    def get(path: str, method: str = "GET") -> Any:
        return explorer(Request.build(method, path))

    page = get("/")
    assert page.header("Content-Type") == "text/html; charset=utf-8"
    assert b"/explorer/start.js" in page.body
    assert b"//" not in page.body
    assert "default-src 'self'" in str(page.header("Content-Security-Policy"))
    assert b"/openapi.json" in get("/explorer/start.js").body
    for name in ASSETS:
        assert get(f"/explorer/{name}").body == name.encode()
    assert get("/explorer/../page.html").status == 404
    assert get("/", "POST").status == 405
    assert get("/x").header("X-Request-ID") == "req_0002"


def test_paths_of_the_document_go_first(assets: Path) -> None:
    own = {"200": {"content": {"application/json": {"example": "own"}}}}
    paths = {path: {"get": {"responses": own}} for path in ("/", "/openapi.json")}
    explorer = Explorer(api_of(paths), assets)
    for path in paths:
        assert explorer(Request.build("GET", path)).json() == "own"


def test_the_document_names_this_origin_as_its_server(assets: Path) -> None:
    elsewhere = [{"url": "https://example.com"}]
    item = {"servers": elsewhere, "get": {"servers": elsewhere, "x-kept": True}}
    explorer = Explorer(api_of({"/x": item}, servers=elsewhere), assets)
    assert explorer(Request.build("GET", "/openapi.json")).json() == {
        "openapi": "3.1.0",
        "paths": {"/x": {"get": {"x-kept": True}}},
        "servers": [{"url": "/"}],
    }


def test_without_assets_there_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(NoAssets):
        Explorer(api_of({}), tmp_path)


FILES = {
    "openapi.yaml": """
openapi: 3.1.0
paths:
  /a: {$ref: 'more/paths.yaml#/a'}
  /b: {$ref: '#/paths/~1a'}
components:
  schemas:
    Leaf: {type: string, example: {$ref: 'no reference'}}
    Lost: {$ref: 'nowhere.yaml'}
    Named: {properties: {example: {$ref: 'more/tree.yaml#/Tree'}}}
""",
    "more/paths.yaml": """
a:
  get:
    responses:
      200: {content: {application/json: {schema: {$ref: 'tree.yaml#/Tree'}}}}
""",
    "more/tree.yaml": """
Tree:
  description: a tree
  properties:
    leaf: {$ref: '../openapi.yaml#/components/schemas/Leaf'}
    tree: {$ref: '#/Tree'}
    twig: {$ref: 'twigs/Tree.json', description: kept}
""",
    "more/twigs/Tree.json": '{"type": "integer"}',
}


def test_files_are_bundled(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    tree = {"$ref": "#/x-bundled/Tree"}
    content = {"application/json": {"schema": tree}}
    item = {"get": {"responses": {"200": {"content": content}}}}
    bundled = bundle(RawDocument.load(tmp_path / "openapi.yaml"))
    assert bundled == {
        "openapi": "3.1.0",
        "paths": {"/a": item, "/b": item},
        "components": {
            "schemas": {
                "Leaf": {"type": "string", "example": {"$ref": "no reference"}},
                "Lost": {"$ref": "nowhere.yaml"},
                "Named": {"properties": {"example": tree}},
            }
        },
        "x-bundled": {
            "Tree": {
                "description": "a tree",
                "properties": {
                    "leaf": {"$ref": "#/components/schemas/Leaf"},
                    "tree": tree,
                    "twig": {
                        "$ref": "#/x-bundled/Tree.json",
                        "description": "kept",
                    },
                },
            },
            "Tree.json": {"type": "integer"},
        },
    }


def test_a_bundled_document_is_served_alike(document: RawDocument) -> None:
    whole, bundled = MockApi(document), MockApi(RawDocument(bundle(document)))
    keys = [operation.key for operation in whole.operations()]
    assert [operation.key for operation in bundled.operations()] == keys
    for method, path in keys:
        request = Request.build(method, path, headers=KEY)
        assert whole.handle(request) == bundled.handle(request)
