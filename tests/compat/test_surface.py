"""The whole public surface of version 1.10.1, compared with that of this package.

Ours may have more: names, methods, optional parameters at the end, optional keys. It may
lack nothing. Not surface: constructors of namespaces, names of `typing` that happen to be
importable, the spelling of annotations.
"""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import json
from typing import Any, get_args, get_origin

import pytest

import memorysync
from tests.compat.recordings import DATA
from tests.live.flavours import API_KEY, FLAVOURS, Flavour

SURFACE: dict[str, Any] = json.loads((DATA / "surface-1.10.1.json").read_text("utf-8"))
_INCIDENTAL = frozenset(
    {"Callable", "Dict", "List", "Mapping", "Sequence", "RequestFn"}
)


_flavours = pytest.mark.parametrize("flavour", FLAVOURS, ids=lambda each: each.name)


def _names() -> list[tuple[str, str, dict[str, Any]]]:
    """Every public name: its module, the name, and what was recorded of it."""
    exports: dict[str, Any] = SURFACE["exports"]
    listed = [("memorysync", name, exports[name]) for name in SURFACE["all"]]
    for module, content in SURFACE["modules"].items():
        for name, recorded in content["names"].items():
            if name not in _INCIDENTAL:
                known = exports[name] if isinstance(recorded, str) else recorded
                listed.append((module, name, known))
    return listed


NAMES = _names()


@pytest.mark.parametrize(
    ("module", "name", "recorded"), NAMES, ids=[f"{m}.{n}" for m, n, _ in NAMES]
)
def test_name(module: str, name: str, recorded: dict[str, Any]) -> None:
    found = getattr(importlib.import_module(module), name)
    kind = recorded["kind"]
    if "module" in recorded:
        assert found.__module__ == recorded["module"]
        assert found.__qualname__ == name
    match kind:
        case "class":
            assert _class_faults(name, recorded, found) == []
        case "dataclass":
            assert _dataclass_faults(recorded, found) == []
        case "typeddict":
            _check_typed_dict(recorded, found)
        case "exception":
            _check_exception(recorded, found)
        case "literal":
            assert list(get_args(found)) == recorded["values"]
        case "alias":
            _check_alias(name, found)
        case _:
            assert (kind, name) == ("constant", "__version__")


def test_everything_recorded_is_looked_at() -> None:
    kinds = [recorded["kind"] for _, _, recorded in NAMES]
    counts = {kind: kinds.count(kind) for kind in sorted(set(kinds))}
    # 88 names of the package, and those that its modules have once more.
    assert counts == {
        "alias": 3,
        "class": 19,
        "constant": 1,
        "dataclass": 38,
        "exception": 12,
        "literal": 8,
        "typeddict": 106,
    }


def test_star_import() -> None:
    assert set(SURFACE["all"]) <= set(memorysync.__all__)
    listed = SURFACE["modules"]["memorysync.connections"]["__all__"]
    connections = importlib.import_module("memorysync.connections")
    assert set(listed) <= set(connections.__all__)


@_flavours
async def test_namespaces(flavour: Flavour) -> None:
    async with flavour.open() as client:
        tree: dict[str, Any] = SURFACE["client_namespaces"]
        assert _namespace_faults(flavour, client, tree) == []


def _namespace_faults(flavour: Flavour, owner: Any, tree: dict[str, Any]) -> list[str]:
    """Async namespaces are classes of their own; they have the same methods."""
    public = importlib.import_module("memorysync.connections")
    found: list[str] = []
    for name, node in tree.items():
        namespace, kind = getattr(owner, name), getattr(public, node["class"])
        methods = [each for each in dir(kind) if not each.startswith("_")]
        found += [f"{name}.{each}" for each in methods if not hasattr(namespace, each)]
        if not flavour.is_async and type(namespace) is not kind:
            found.append(f"{name} is a {type(namespace).__name__}")
        found += _namespace_faults(flavour, namespace, node["children"])
    return found


@_flavours
async def test_what_other_packages_read(flavour: Flavour) -> None:
    """The LangChain package reads these; they stay."""
    async with flavour.open("https://api.test/") as client:
        assert client._api_key == API_KEY
        assert client._base_url == "https://api.test"


def _class_faults(name: str, recorded: dict[str, Any], found: type[Any]) -> list[str]:
    faults: list[str] = []
    for method, described in recorded["methods"].items():
        if method == "__init__" and name.endswith("Namespace"):
            continue
        function = getattr(found, method, None)
        if function is None:
            faults.append(f"{method} is missing")
            continue
        faults += [
            f"{method}: {each}" for each in parameter_faults(described, function)
        ]
        if name.startswith("Async") and described["async"]:
            if not inspect.iscoroutinefunction(function):
                faults.append(f"{method} is not async")
    return faults


def parameter_faults(
    recorded: dict[str, Any], function: Any, *, bound: bool = False
) -> list[str]:
    """What a caller of the recorded signature would miss in this one."""
    ours = list(inspect.signature(function).parameters.values())
    if not bound:
        ours = ours[1:]
    theirs: list[dict[str, Any]] = recorded["params"]
    faults: list[str] = []
    by_name = {parameter.name: parameter for parameter in ours}
    positional = [each.name for each in ours if each.kind is each.POSITIONAL_OR_KEYWORD]
    wanted = [
        each["name"] for each in theirs if each["kind"] == "positional_or_keyword"
    ]
    if positional[: len(wanted)] != wanted:
        faults.append(f"positional {positional}, not {wanted}")
    for each in theirs:
        if each["kind"].startswith("var_"):
            if not any(mine.kind.name.lower() == each["kind"] for mine in ours):
                faults.append(f"takes no {each['kind']}")
            continue
        parameter = by_name.pop(each["name"], None)
        if parameter is None:
            faults.append(f"{each['name']} is missing")
        elif parameter.kind.name.lower() != each["kind"]:
            faults.append(f"{each['name']} is {parameter.kind.name.lower()}")
        elif each["required"]:
            continue  # may have a default now
        elif _value(parameter.default) != each["default"]["value"]:
            faults.append(f"{each['name']} is {parameter.default!r} by default")
    faults += [
        f"{parameter.name} is required and new"
        for parameter in by_name.values()
        if parameter.default is parameter.empty
        and parameter.kind not in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL)
    ]
    return faults


def _value(default: Any) -> Any:
    return list(default) if isinstance(default, tuple) else default


def _dataclass_faults(recorded: dict[str, Any], found: type[Any]) -> list[str]:
    faults: list[str] = []
    # How a dataclass is made may not matter, what it can do does.
    fields = dataclasses.fields(found)
    wanted = [each["name"] for each in recorded["fields"]]
    if [each.name for each in fields][: len(wanted)] != wanted:
        faults.append(f"fields {[each.name for each in fields]}, not {wanted}")
    parameters = inspect.signature(found).parameters
    for each in recorded["fields"]:
        parameter = parameters[each["name"]]
        if not each.get("required") and parameter.default is parameter.empty:
            faults.append(f"{each['name']} is required")
    new = list(parameters.values())[len(wanted) :]
    faults += [f"{each.name} is required" for each in new if each.default is each.empty]
    values = {each["name"]: index for index, each in enumerate(recorded["fields"])}
    made, again = found(*values.values()), found(**values)
    if made != again or [getattr(made, each) for each in wanted] != [*values.values()]:
        faults.append("cannot be made by position")
    setattr(made, wanted[0], "changed")
    if made == again:
        faults.append("is not compared by its fields")
    for method, described in recorded["methods"].items():
        function = getattr(found, method, None)
        if function is None:
            faults.append(f"{method} is missing")
            continue
        bound = inspect.ismethod(function)
        faults += [
            f"{method}: {each}"
            for each in parameter_faults(described, function, bound=bound)
        ]
    return faults


def _check_typed_dict(recorded: dict[str, Any], found: Any) -> None:
    required, optional = found.__required_keys__, found.__optional_keys__
    assert set(recorded["required"]) == set(required)
    assert set(recorded["optional"]) <= set(optional)
    assert set(recorded["keys"]) <= set(found.__annotations__)


def _check_exception(recorded: dict[str, Any], found: type[BaseException]) -> None:
    assert [kind.__name__ for kind in found.__mro__] == recorded["mro"]
    assert parameter_faults(recorded["init"], found.__init__) == []


def _check_alias(name: str, found: Any) -> None:
    if name == "JsonObject":
        assert (get_origin(found), get_args(found)) == (dict, (str, Any))
    else:
        assert name == "AddResult"
        members = {each.__name__ for each in get_args(found)}
        assert members == {"Memory", "AddSkippedResponse"}
