"""Rendered trees that the tests damage, and places in them."""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

ROOT: Final = Path(__file__).resolve().parents[2]
SAMPLE: Final = Path(__file__).resolve().parent / "sample"
GENERATED: Final = ROOT / "generated"

Node = TypeVar("Node", bound=ast.AST)


def read(folder: Path) -> dict[str, str]:
    """All files below a folder, but hidden ones and byte code."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not is_hidden(path.relative_to(folder))
    }


def is_hidden(path: Path) -> bool:
    """Whether a file belongs to no package."""
    return any(part.startswith(".") or part == "__pycache__" for part in path.parts)


@dataclass(frozen=True, slots=True)
class Place:
    """A node in a file, with the function and class around it."""

    file: str
    text: str
    node: ast.AST
    around: tuple[ast.AST, ...]

    @property
    def lines(self) -> range:
        """The lines of the nearest class or function around the node, or the file."""
        definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        for each in (self.node, *reversed(self.around)):
            if isinstance(each, definitions):
                first = min(
                    [each.lineno, *(other.lineno for other in each.decorator_list)]
                )
                return range(first, (each.end_lineno or each.lineno) + 1)
        return range(1, self.text.count("\n") + 2)

    @property
    def function(self) -> str:
        """The name of the nearest function around the node."""
        for each in (self.node, *reversed(self.around)):
            if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
                return each.name
        return ""

    @property
    def owner(self) -> ast.ClassDef | None:
        """The nearest class around the node."""
        for each in reversed(self.around):
            if isinstance(each, ast.ClassDef):
                return each
        return None

    @property
    def parent(self) -> ast.AST:
        """The node that holds this one."""
        return self.around[-1]


def places(file: str, text: str) -> Iterator[Place]:
    """Every node of a file, in the order of the source."""

    def visit(node: ast.AST, around: tuple[ast.AST, ...]) -> Iterator[Place]:
        yield Place(file, text, node, around)
        for child in ast.iter_child_nodes(node):
            yield from visit(child, (*around, node))

    yield from visit(ast.parse(text), ())


def flavour(files: Mapping[str, str], folder: str) -> Iterator[Place]:
    """Every node of the sync or the async tree."""
    for file, text in files.items():
        if f"/{folder}/" in f"/{file}" and file.endswith(".py"):
            yield from places(file, text)


def first(
    found: Iterator[Place],
    kind: type[Node],
    wanted: Callable[[Place, Node], bool] = lambda place, node: True,
) -> tuple[Place, Node]:
    """The first place of a kind that is wanted; a test fails where there is none."""
    for place in found:
        if isinstance(place.node, kind) and wanted(place, place.node):
            return place, place.node
    raise LookupError(f"the tree has no place for this: {kind.__name__}")


def twin_of(file: str) -> str:
    """The path of the twin of a file."""
    if "_async/" in file:
        return file.replace("_async/", "_sync/")
    return file.replace("_sync/", "_async/")


# Edits of text


def rows_of(text: str) -> list[str]:
    """The lines of a text with their ends, as a syntax tree counts them."""
    return re.split(r"(?<=\n)", text)


def offset(text: str, line: int, column: int) -> int:
    """The index of a place that a syntax tree names; its columns count bytes."""
    rows = rows_of(text)
    start = sum(len(row) for row in rows[: line - 1])
    return start + len(rows[line - 1].encode()[:column].decode())


def span(text: str, node: ast.AST) -> tuple[int, int]:
    """Where a node begins and ends."""
    if not isinstance(node, ast.stmt | ast.expr | ast.arg | ast.keyword | ast.alias):
        raise TypeError(type(node).__name__)
    assert node.end_lineno is not None and node.end_col_offset is not None
    return (
        offset(text, node.lineno, node.col_offset),
        offset(text, node.end_lineno, node.end_col_offset),
    )


def source(text: str, node: ast.AST) -> str:
    """The source of a node."""
    start, end = span(text, node)
    return text[start:end]


def replaced(text: str, node: ast.AST, new: str) -> str:
    """The text with a node replaced."""
    start, end = span(text, node)
    return text[:start] + new + text[end:]


def lines_of(node: ast.stmt) -> tuple[int, int]:
    """The first and the last line of a statement, decorators included."""
    decorators = getattr(node, "decorator_list", [])
    first_line = min([node.lineno, *(each.lineno for each in decorators)])
    assert node.end_lineno is not None
    return first_line, node.end_lineno


def without(text: str, node: ast.stmt, instead: str = "") -> str:
    """The text without the lines of a statement."""
    begin, end = lines_of(node)
    rows = rows_of(text)
    return "".join([*rows[: begin - 1], instead, *rows[end:]])


def indentation(node: ast.stmt) -> str:
    """The white space before a statement."""
    return " " * node.col_offset


def inserted_before(text: str, node: ast.stmt, new: str) -> str:
    """The text with a line before a statement, indented like it."""
    begin, _ = lines_of(node)
    rows = rows_of(text)
    return "".join(
        [*rows[: begin - 1], indentation(node), new, "\n", *rows[begin - 1 :]]
    )


def appended(text: str, node: ast.ClassDef, new: str) -> str:
    """The text with lines at the end of a class."""
    rows = rows_of(text)
    assert node.end_lineno is not None
    inside = indentation(node.body[0])
    lines = [f"{inside}{line}\n" if line else "\n" for line in new.split("\n")]
    return "".join([*rows[: node.end_lineno], "\n", *lines, *rows[node.end_lineno :]])
