"""What the pages of the documentation hold, and where their links lead."""

import importlib
import inspect
import re
import types
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import memorysync

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "generated" / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
REFERENCE = DOCS / "reference"


def _headings(page: Path) -> list[str]:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.findall(r"^#+ (.*)$", text, re.MULTILINE)


def _anchors(page: Path) -> list[str]:
    """Fragments as forges make them: punctuation goes, blanks become hyphens."""
    cleaned = (re.sub(r"[^\w\- ]", "", title.lower()) for title in _headings(page))
    return [title.replace(" ", "-") for title in cleaned]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    repeated = [name for name, times in Counter(_anchors(page)).items() if times > 1]
    assert repeated == []
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    for link in links:
        if link.startswith("https://"):
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target in PAGES, link
        assert not anchor or anchor in _anchors(target), link


def _methods(client: object, path: str = "client") -> list[str]:
    """Every public method of a client and of its namespaces, by its path."""
    found: list[str] = []
    for name, member in inspect.getmembers(type(client)):
        if name.startswith(("_", "with_")) or name in ("close", "from_env"):
            continue
        if isinstance(member, types.FunctionType):
            found.append(f"{path}.{name}")
        elif inspect.getdoc(member) and type(member).__name__ == "cached_property":
            child = getattr(client, name)
            if type(child).__module__.startswith("memorysync."):
                found += _methods(child, f"{path}.{name}")
    return found


@pytest.mark.parametrize(
    ("page", "client_class"),
    [
        ("client", memorysync.MemorySyncClient),
        ("control-plane", memorysync.ControlPlaneClient),
    ],
)
def test_every_method_has_a_route_and_two_calls(page: str, client_class: Any) -> None:
    credentials = {"api_key": "key"} if page == "client" else {}
    with client_class(base_url="https://api.example.com", **credentials) as client:
        methods = _methods(client)
    text = (REFERENCE / f"{page}.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^### `(.*?)`$(.*?)(?=^##|\Z)", text, re.M | re.S))
    assert sorted(sections) == sorted(methods)
    for target, section in sections.items():
        assert re.search(r"`(GET|POST|PUT|PATCH|DELETE) /[^`]*`", section), target
        calls = re.findall(r"```python\n(.*?)\(", section)
        assert calls == [target, f"await {target}"]


def test_every_model_and_error_has_an_entry() -> None:
    models = _headings(REFERENCE / "models.md")
    errors = (DOCS / "errors.md").read_text(encoding="utf-8")
    for name in memorysync.__all__:
        value = getattr(memorysync, name)
        if isinstance(value, type) and issubclass(value, BaseException):
            assert f"`{name}`" in errors, name
    for module in ("types", "control_plane_types"):
        for name in importlib.import_module(f"memorysync.{module}").__all__:
            assert name in models, name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_cell_of_a_table_is_empty(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    rows = re.findall(r"^\|.*\|$", text, re.MULTILINE)
    assert not [row for row in rows if re.search(r"(?<!^)(?<!\\)\|\s*\|", row)]


def _tables(page: Path) -> list[dict[str, str]]:
    """The first and the second column of every table of arguments."""
    text = page.read_text(encoding="utf-8")
    tables = re.findall(r"^\| argument \|.*\n\|---.*\n((?:\|.*\n)+)", text, re.M)
    return [
        dict(re.findall(r"^\| `(.*?)` \| `(.*?)` \|", table, re.M)) for table in tables
    ]


def test_every_setting_of_every_client_is_explained_once_with_its_default() -> None:
    common, own = _tables(DOCS / "getting-started.md")
    lacking = {"api_key", "end_user_id"}
    described = {
        memorysync.MemorySyncClient: common,
        memorysync.ControlPlaneClient: {
            **{name: kind for name, kind in common.items() if name not in lacking},
            **own,
        },
    }
    assert not common.keys() & own.keys()
    for client_class, table in described.items():
        parameters = inspect.signature(client_class).parameters
        assert table.keys() == parameters.keys()
        for name, parameter in parameters.items():
            kind, _, default = table[name].partition(" = ")
            assert kind
            is_shown = name not in ("api_key", "base_url")
            assert default == (str(parameter.default) if is_shown else "")


def test_every_option_of_single_calls_is_explained_once() -> None:
    text = (DOCS / "options.md").read_text(encoding="utf-8")
    table = text.partition("| option |")[2].partition("\n\n")[0]
    listed = re.findall(r"^\| `(.*?)` \|", table, re.MULTILINE)
    method = inspect.signature(memorysync.MemorySyncClient.with_options)
    assert listed == [name for name in method.parameters if name != "self"]
