"""Our own small documents: whole, typed, and faithful on the wire."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from typing import Any

import httpx
import pytest

from tests.corpus import probes
from tests.corpus.packages import Package, reached
from tests.corpus.test_behaviour import plain
from tests.corpus.test_models import reply
from tests.mock.json_values import JsonValue


@pytest.fixture(params=probes.PROBES)
def probe(
    request: pytest.FixtureRequest, made_probes: Mapping[str, Package]
) -> Package:
    """Each of the packages in turn."""
    return made_probes[request.param]


def test_it_is_generated_whole(probe: Package) -> None:
    assert probe.run.status == 0, probe.run.errors
    counts = probe.report["counts"]
    assert counts["operations_generated"] == counts["operations_total"] > 0


def test_it_imports_whole(probe: Package) -> None:
    program = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
names = [each.name for each in pkgutil.walk_packages(package.__path__, package.__name__ + ".")]
for name in [package.__name__, *names]:
    module = importlib.import_module(name)
    for export in getattr(module, "__all__", ()):
        getattr(module, export)
"""
    done = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", program, probe.package],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(probe.out)},
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_no_two_definitions_share_a_name(probe: Package) -> None:
    """Neither classes, nor the private tables and functions beside them."""
    text = (probe.out / probe.package / "types.py").read_text("utf-8")
    heads = [
        line.removeprefix("class ").removeprefix("def ").split("(")[0].split(":")[0]
        for line in text.split("\n")
        if line[:1].isalpha() or line.startswith("_")
    ]
    names = [
        head.split(" = ")[0]
        for head in heads
        if not head.startswith(("from ", "import "))
    ]
    assert [name for name, count in Counter(names).items() if count > 1] == []


@pytest.mark.parametrize(
    ("operation_id", "raw"),
    [
        ("tree", {"children": [{"children": [], "by_name": {}, "weight": 2.5}]}),
        ("holder", {"j": [["a"], "b"], "k": 5}),
        ("holder", {"k": [["a"], []]}),
        ("b", True),
        ("b", "text"),
        ("b", 5),
        ("rows", [[], [[], [[]]]]),
        ("map", {"a": "text", "b": [{"c": "d"}, {}]}),
        ("json", {"a": [None, True, 1.5, {"b": []}]}),
        ("node", None),
        ("node", {"next": {"next": None, "nodes": []}}),
    ],
)
async def test_recursive_schemas_decode(
    made_probes: Mapping[str, Package], operation_id: str, raw: Any
) -> None:
    value = plain(await reply(made_probes["recursion"], operation_id, raw))
    if operation_id == "tree":
        (child,) = value["children"]
        assert child["weight"] == 2.5
    else:
        assert value == raw


@pytest.mark.parametrize("name", [*probes.AWKWARD_CLASSES, "FooUnion", "FooUNION"])
async def test_classes_of_similar_names_keep_their_members(
    made_probes: Mapping[str, Package], name: str
) -> None:
    stem = {"FooUnion": "Foo", "FooUNION": "FOO"}.get(name, name)
    raw: dict[str, JsonValue] = {"x": "y", f"{stem}_only": "z", "Foo_only_not": 1}
    value = await reply(made_probes["classes"], f"do {name}", raw, body=[])
    assert value.extra == {"Foo_only_not": 1}
    assert value.to_dict() == raw


@pytest.mark.parametrize(("name", "raw"), [("E", "a"), ("e", "c"), ("e", "new")])
async def test_enumerations_of_similar_names(
    made_probes: Mapping[str, Package], name: str, raw: str
) -> None:
    value = await reply(made_probes["classes"], f"do {name}", raw, body=[])
    assert value == raw
    assert (type(value) is str) == (raw == "new")


def _request(package: Package, operation_id: str, **arguments: Any) -> httpx.Request:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(204)

    entry = package.by_id(operation_id)
    transport = httpx.MockTransport(answer)
    with package.client(is_async=False, transport=transport) as client:
        reached(client, entry["calls"][0]["attribute"])(**arguments)
    return seen[0]


def test_every_awkward_name_reaches_the_wire(
    made_probes: Mapping[str, Package],
) -> None:
    package = made_probes["names"]
    wires = {each: each for each in probes.AWKWARD_NAMES}
    names = {
        each["wire"]: each["python"] for each in package.by_id("query")["parameters"]
    }
    request = _request(
        package, "query", **{names[wire]: text for wire, text in wires.items()}
    )
    assert dict(request.url.params) == wires
    fields = package.by_id("flat")["body"]["fields"]
    model = package.module("types").Flat
    raw = {**wires, "unheard": 1}
    assert model.from_dict(raw).to_dict() == raw
    assert {each["wire"] for each in fields} >= set(wires)


def test_a_required_null_is_sent(made_probes: Mapping[str, Package]) -> None:
    """`required` and nullable: None is a value there, not an absence."""
    request = _request(made_probes["wire"], "null", a=None, b=1)
    assert json.loads(request.content) == {"a": None, "b": 1}


async def test_replies_that_cannot_have_a_body_need_none(
    made_probes: Mapping[str, Package],
) -> None:
    """HEAD and 204, whatever content the document declares (RFC 9110, 9.3.2)."""
    package = made_probes["wire"]
    for operation_id, status in (("head", 200), ("nothing", 204)):
        transport = httpx.MockTransport(lambda _, status=status: httpx.Response(status))
        with package.client(is_async=False, transport=transport) as client:
            attribute = package.by_id(operation_id)["calls"][0]["attribute"]
            assert reached(client, attribute)() is None


async def test_a_union_inside_a_union(made_probes: Mapping[str, Package]) -> None:
    raw: JsonValue = [{"kind": "Cat"}, 7, {"kind": "Dog", "new": 1}]
    value = await reply(made_probes["wire"], "pets", raw)
    assert [type(item).__name__ for item in value] == ["Cat", "int", "Dog"]
    assert plain(value) == raw


def test_a_fixed_query_is_sent_without_expressions(
    made_probes: Mapping[str, Package],
) -> None:
    request = _request(made_probes["wire"], "fixed", q="a")
    assert request.url.params["beta"] == "true" and request.url.params["q"] == "a"
    assert "{" not in str(request.url.params) and "%7B" not in str(request.url)
