"""What a namespace says of itself comes from the tags of the document."""

import importlib
import inspect
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from generator.build import build, read
from generator.diagnostics import Report

PACKAGE = "package_of_groups"
DOCUMENT = """
openapi: 3.0.3
info: {title: Shop, version: 1.0.0}
servers: [{url: "https://shop.example"}]
tags:
  - {name: Orders, description: "What customers have bought\\n\\nOrders never change."}
  - {name: Payments, description: How orders are paid.}
  - {name: Machines, description: Whatever runs without people.}
  - {name: Stock, description: What lies in the shelves.}
  - {name: Silent}
paths:
  /orders:
    get: {tags: [Orders, Machines], responses: &done {"200": {description: Done.}}}
  /orders/paid:
    get: {responses: *done, operationId: paid, tags: [Payments], x-speakeasy-group: bills}
  /robots:
    get: {responses: *done, operationId: robots, tags: [Machines], x-speakeasy-group: robots}
  /drones:
    get: {responses: *done, operationId: drones, tags: [Machines], x-speakeasy-group: drones}
  /shelves:
    get: {responses: *done, operationId: shelves, x-speakeasy-group: stock.shelves}
  /silent:
    get: {responses: *done, operationId: silence, tags: [Silent]}
"""


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("groups")
    spec = folder / "openapi.yaml"
    spec.write_text(DOCUMENT, encoding="utf-8")
    report = Report()
    document = read(spec, report)
    assert document is not None
    built = build(document, PACKAGE, report, lambda files: files)
    assert built is not None
    for name, text in built.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    yield importlib.import_module(PACKAGE)
    sys.path.remove(str(folder))
    for name in [name for name in sys.modules if name.startswith(PACKAGE)]:
        del sys.modules[name]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("orders", "What customers have bought."),
        ("bills", "How orders are paid."),
        ("robots", "Operations on robots."),
        ("drones", "Operations on drones."),
        ("stock", "What lies in the shelves."),
        ("stock.shelves", "Operations on shelves."),
        ("silent", "Operations on silent."),
    ],
)
def test_description(module: ModuleType, path: str, text: str) -> None:
    *parents, name = path.split(".")
    with module.ShopClient() as client:
        owner = client
        for parent in parents:
            owner = getattr(owner, parent)
        attribute = inspect.getdoc(getattr(type(owner), name))
        namespace = inspect.getdoc(type(getattr(owner, name)))
    assert attribute is not None
    assert namespace is not None
    assert attribute == text
    assert namespace.startswith(text.rstrip("."))
    assert ("never change" in namespace) == (path == "orders")
