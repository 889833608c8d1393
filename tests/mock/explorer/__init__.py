"""A page to read the document and to try it on the mock.

The page is Swagger UI, whose assets are unpacked from a wheel under build/; it
asks for nothing but what this handler serves.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.mock.api import MockApi
from tests.mock.explorer.bundling import bundle
from tests.mock.json_values import JsonObject, JsonValue, mapping
from tests.mock.messages import Request, Response
from tests.mock.routing import METHODS

ASSETS = (
    Path(__file__)
    .resolve()
    .parents[3]
    .joinpath(
        "build",
        "explorer",
        "drf_spectacular_sidecar",
        "static",
        "drf_spectacular_sidecar",
        "swagger-ui-dist",
    )
)
"""Where `make mock` unpacks the assets."""

_OWN = Path(__file__).resolve().parent
_TYPES: Mapping[str, str] = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
}
_FOREIGN = ("swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png")
# Swagger UI sets styles on its elements and draws with images in its style sheet.
_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "base-uri 'none'; frame-ancestors 'none'"
)


class NoAssets(Exception):
    """The assets of the page are not there."""


class Explorer:
    """A handler that shows the page at `/` and gives the rest to the mock.

    What the document itself serves goes first.
    """

    def __init__(self, api: MockApi, assets: Path = ASSETS) -> None:
        """Read page and assets. Raises `NoAssets`."""
        self._api = api
        try:
            self._pages = {
                "/": _file(_OWN / "page.html"),
                "/explorer/start.js": _file(_OWN / "start.js"),
                **{f"/explorer/{name}": _file(assets / name) for name in _FOREIGN},
            }
        except OSError as error:
            raise NoAssets(f"{error.filename}: {error.strerror}") from error
        document = _served_here(bundle(api.document))
        self._pages["/openapi.json"] = Response.of_json(200, document)

    def __call__(self, request: Request) -> Response:
        """Answer a request."""
        page = self._pages.get(request.raw_path)
        if page is None or self._api.serves(request.method, request.raw_path):
            return self._api.handle(request)
        if request.method != "GET":
            return Response.of_detail(405, "Method Not Allowed", (("Allow", "GET"),))
        return page


def _served_here(document: JsonObject) -> JsonObject:
    """The document with this origin as its only server, for all operations."""
    paths: JsonObject = {}
    for template, item in mapping(document.get("paths")).items():
        paths[template] = {
            key: _without_servers(value) if key in METHODS else value
            for key, value in _without_servers(item).items()
        }
    return {**document, "paths": paths, "servers": [{"url": "/"}]}


def _without_servers(value: JsonValue) -> JsonObject:
    return {key: each for key, each in mapping(value).items() if key != "servers"}


def _file(path: Path) -> Response:
    headers = (
        ("Content-Type", _TYPES[path.suffix]),
        ("Content-Security-Policy", _POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-cache"),
    )
    return Response(200, headers, path.read_bytes())
