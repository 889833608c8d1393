"""Rules of the house that no type checker knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest

from generator.code import Code
from generator.render import RawTextError, environment
from tools import tables

ROOT = Path(__file__).parents[2]
GENERATOR = ROOT / "generator"
TEMPLATES = ROOT / "templates"
LONGEST = 600

CORRIDOR = (
    "diagnostics",
    "rules",
    "slips",
    "document",
    "code",
    "ir",
    "extensions",
    "validate",
    "lower",
    "names",
    "plan",
    "render",
    "format",
    "verify",
    "catalogue",
    "output",
    "trial",
    "structure",
    "build",
    "surface",
    "presentation",
    "explain",
    "settings",
    "unchanged",
    "commands",
    "watch",
    "__main__",
)


def _part(path: Path) -> str:
    relative = path.relative_to(GENERATOR)
    return relative.parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[str]:
    """The parts of the generator that a module imports at its top level."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module), level=0):
                names = [f"{module}.{alias.name}" for alias in node.names]
            case ast.Import():
                names = [alias.name for alias in node.names]
            case _:
                continue
        for name in names:
            pieces = name.split(".")
            if pieces[0] == "generator" and len(pieces) > 1:
                yield pieces[1]


def _modules() -> list[Path]:
    return sorted(GENERATOR.rglob("*.py"))


def test_every_module_has_a_place_in_the_corridor() -> None:
    parts = {_part(path) for path in _modules()} - {"__init__"}
    assert parts == set(CORRIDOR)


@pytest.mark.parametrize("path", _modules(), ids=lambda path: path.stem)
def test_imports_go_one_way(path: Path) -> None:
    part = _part(path)
    if part == "__init__":
        return
    place = CORRIDOR.index(part)
    later = {
        name for name in _imports(path) if name != part and CORRIDOR.index(name) > place
    }
    assert not later, f"{path.name} imports what comes after it"


def _package_cycles(folder: Path) -> list[tuple[str, str]]:
    """Pairs of modules of one package that import each other, directly or not."""
    name = f"generator.{folder.name}"
    edges: dict[str, set[str]] = {}
    for path in folder.glob("*.py"):
        if path.stem == "__init__":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        edges[path.stem] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                if node.module.startswith(f"{name}."):
                    edges[path.stem].add(node.module.split(".")[2])
                elif node.module == name:
                    edges[path.stem] |= {alias.name for alias in node.names}
    reachable = {module: set(targets) for module, targets in edges.items()}
    for _ in edges:
        for targets in reachable.values():
            for target in tuple(targets):
                targets |= reachable.get(target, set())
    return [
        (first, second)
        for first in edges
        for second in edges
        if second in reachable[first] and first in reachable[second]
    ]


@pytest.mark.parametrize(
    "folder",
    [path.parent for path in GENERATOR.glob("*/__init__.py")],
    ids=lambda path: path.name,
)
def test_packages_have_no_cycles(folder: Path) -> None:
    assert _package_cycles(folder) == []


def test_modules_are_short() -> None:
    """What outgrows this becomes a package with the same face."""
    runtime = TEMPLATES.glob("package/_runtime/*.py*")
    long = {
        path.name: lines
        for path in [*_modules(), *runtime]
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_code_is_made_only_where_names_and_plans_are_made() -> None:
    makers = {
        _part(path)
        for path in _modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Code"
    }
    assert makers == {"code", "plan"}


def _templates() -> list[Path]:
    return sorted(TEMPLATES.rglob("*.j2"))


def test_templates_never_branch_on_the_flavour() -> None:
    """Neither the template nor the code that it renders asks which flavour it is."""
    branch = re.compile(r"{%-?\s*(?:el)?if[^%]*(?:async|sync|flavor|flavour)")
    found = [path.name for path in _templates() if branch.search(path.read_text())]
    assert found == []
    choice = re.compile(r"if[^%}\n]*async")
    texts = (path for path in TEMPLATES.rglob("*") if path.suffix in (".j2", ".py"))
    assert [path.name for path in texts if choice.search(path.read_text())] == []


def test_templates_use_no_filters_and_compute_nothing() -> None:
    """Filters, calls, arithmetic and comparisons are decisions, so plans make them."""
    allowed = (
        jinja2.nodes.Template,
        jinja2.nodes.Output,
        jinja2.nodes.TemplateData,
        jinja2.nodes.Name,
        jinja2.nodes.Getattr,
        jinja2.nodes.For,
        jinja2.nodes.If,
        jinja2.nodes.Not,
        jinja2.nodes.And,
        jinja2.nodes.Include,
        jinja2.nodes.Const,
        jinja2.nodes.Assign,
    )
    for path in _templates():
        tree = jinja2.Environment().parse(path.read_text(encoding="utf-8"))
        for node in tree.find_all(jinja2.nodes.Node):
            assert isinstance(node, allowed), (path.name, type(node).__name__)


@pytest.mark.parametrize(
    "template",
    [
        "{{ raw }}",
        "{{ safe ~ raw }}",
        "{{ raw ~ safe }}",
        "{{ raw | safe }}",
        "{{ 1 }}",
    ],
)
def test_a_template_prints_code_and_nothing_else(template: str) -> None:
    made = environment().from_string(template)
    with pytest.raises((RawTextError, TypeError)):
        made.render(raw='"; evil()', safe=Code("x"))


def test_a_template_names_only_what_the_plan_has() -> None:
    with pytest.raises(jinja2.UndefinedError):
        environment().from_string("{% if nothing %}{% endif %}").render()


def test_code_does_not_join_plain_text() -> None:
    with pytest.raises(TypeError):
        _ = Code("x") + "y"
    with pytest.raises(TypeError):
        _ = "y" + Code("x")  # type: ignore[operator]
    with pytest.raises(TypeError):
        _ = f"{Code('x')}"


def test_nothing_shared_knows_the_first_customer() -> None:
    shared = [*_modules(), *_templates(), *TEMPLATES.glob("package/_runtime/*.py")]
    known = [path.name for path in shared if "memorysync" in path.read_text().lower()]
    assert known == []


@pytest.mark.parametrize("page", tables.pages(), ids=lambda path: path.stem)
def test_the_tables_are_current(page: Path) -> None:
    assert page.read_text(encoding="utf-8") == tables.pages()[page], "`make tables`"


@pytest.mark.parametrize("page", tables.pages(), ids=lambda path: path.stem)
def test_the_rows_of_a_table_are_as_wide_as_its_head(page: Path) -> None:
    widths: list[int] = []
    for line in page.read_text(encoding="utf-8").splitlines():
        if not line.startswith("|"):
            widths = []
            continue
        widths.append(len(re.findall(r"(?<!\\)\|", line)))
        assert widths[-1] == widths[0], line
