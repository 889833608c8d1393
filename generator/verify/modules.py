"""Reading rendered files: text, syntax trees, and what a folder holds."""

import ast
import io
import tokenize
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Final, TypeAlias, cast

from generator.verify import rules
from generator.verify.violations import Violation

Key: TypeAlias = tuple[str, ...]
"""The parts of a module's path without its suffix; a package is its folder."""

PYTHON_VERSION: Final = (3, 10)
"""The oldest Python whose syntax a generated package may use."""

_MAY_BE_EMPTY: Final = frozenset({"py.typed"})


@dataclass(frozen=True, slots=True, eq=False)
class Module:
    """One Python file that compiles.

    `file` is its path as given, `key` its place, `folder` the package that relative
    imports start from, `nodes` the tree and all nodes below it, in no order.
    """

    file: str
    key: Key
    folder: Key
    text: str
    tree: ast.Module
    nodes: tuple[ast.AST, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """All Python files that were given.

    `modules` holds those that compile, `present` the keys of all of them, `folders`
    the keys of all folders that hold files.
    """

    modules: Mapping[Key, Module]
    present: frozenset[Key]
    folders: frozenset[Key]


def every_node(tree: ast.AST) -> Iterator[ast.AST]:
    """A node and all nodes below it, like `ast.walk` in less time and another order."""
    stack = [tree]
    while stack:
        node = stack.pop()
        yield node
        for value in node.__dict__.values():
            if isinstance(value, ast.AST):
                stack.append(value)
            elif isinstance(value, list):
                parts = cast("list[object]", value)
                stack.extend(each for each in parts if isinstance(each, ast.AST))


def statements_of(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements of a body and of its blocks, but not of functions and classes."""
    for statement in body:
        yield statement
        match statement:
            case (
                ast.If(body=inner, orelse=other)
                | ast.For(body=inner, orelse=other)
                | ast.AsyncFor(body=inner, orelse=other)
                | ast.While(body=inner, orelse=other)
            ):
                yield from statements_of(inner)
                yield from statements_of(other)
            case ast.With(body=inner) | ast.AsyncWith(body=inner):
                yield from statements_of(inner)
            case ast.Try() | ast.TryStar():
                yield from statements_of(statement.body)
                for handler in statement.handlers:
                    yield from statements_of(handler.body)
                yield from statements_of(statement.orelse)
                yield from statements_of(statement.finalbody)
            case ast.Match():
                for case in statement.cases:
                    yield from statements_of(case.body)
            case _:
                pass


def every_statement(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements of a body, of its blocks, and of functions and classes inside it."""
    for statement in statements_of(body):
        yield statement
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from every_statement(statement.body)


def comments_of(module: Module) -> list[tuple[int, str]]:
    """The comments of a module with their lines."""
    if not _may_have_comments(module):
        return []
    lines = io.StringIO(module.text).readline
    return [
        (token.start[0], token.string)
        for token in tokenize.generate_tokens(lines)
        if token.type == tokenize.COMMENT
    ]


def _may_have_comments(module: Module) -> bool:
    """Whether a `#` stands anywhere outside docstrings; tokenising is slow."""
    if "#" not in module.text:
        return False
    inside: set[int] = set()
    for statement in every_statement(module.tree.body):
        match statement:
            case ast.Expr(value=ast.Constant(value=str())):
                # A comment may follow on the last line.
                inside.update(range(statement.lineno, statement.end_lineno or 0))
            case _:
                pass
    return any(
        "#" in text and line not in inside
        for line, text in enumerate(module.text.split("\n"), start=1)
    )


def read_files(path: Path) -> dict[str, str]:
    """The files below a folder, as text, by their relative path.

    Hidden files and folders, byte code and linked folders are not read. Bytes that are
    not UTF-8 become lone surrogates, which no Python file compiles with.

    Raises `NotADirectoryError` if `path` is not a folder.
    """
    if not path.is_dir():
        raise NotADirectoryError(str(path))
    return {
        each.relative_to(path)
        .as_posix(): each.read_bytes()
        .decode("utf-8", errors="surrogateescape")
        for each in _files_below(path)
    }


def _files_below(folder: Path) -> Iterator[Path]:
    for each in sorted(folder.iterdir()):
        if each.name.startswith(".") or each.name == "__pycache__":
            continue
        if each.is_dir() and not each.is_symlink():
            yield from _files_below(each)
        elif each.is_file():
            yield each


def visible(files: Mapping[str, str]) -> dict[str, str]:
    """The files that are judged: all but hidden ones and byte code."""
    return {
        file: text
        for file, text in sorted(files.items())
        if not any(
            part.startswith(".") or part == "__pycache__"
            for part in PurePosixPath(file).parts
        )
    }


def key_of(file: str) -> Key:
    """The key of a Python file."""
    path = PurePosixPath(file)
    return path.parts[:-1] if path.stem == "__init__" else path.with_suffix("").parts


def load(files: Mapping[str, str]) -> tuple[Library, list[Violation]]:
    """Parse and compile every Python file, and find the files that are empty."""
    modules: dict[Key, Module] = {}
    present: set[Key] = set()
    folders: set[Key] = set()
    violations: list[Violation] = []
    for file, text in files.items():
        path = PurePosixPath(file)
        folders.update(path.parts[:end] for end in range(len(path.parts)))
        if not text.strip() and path.name not in _MAY_BE_EMPTY:
            violations.append(Violation(file, 1, rules.EMPTY_FILE, "the file is empty"))
        if path.suffix != ".py":
            continue
        key = key_of(file)
        present.add(key)
        outcome = _compiled(text)
        if isinstance(outcome, _Fault):
            violations.append(
                Violation(file, outcome.line, rules.NOT_COMPILABLE, outcome.message)
            )
            continue
        tree, nodes = outcome
        modules[key] = Module(file, key, path.parts[:-1], text, tree, nodes)
        violations.extend(_truncation(file, text, tree))
    return Library(modules, frozenset(present), frozenset(folders)), violations


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why a text does not compile."""

    line: int
    message: str


@lru_cache(maxsize=256)
def _compiled(text: str) -> tuple[ast.Module, tuple[ast.AST, ...]] | _Fault:
    """The syntax tree of a text; most modules stay as they are while watching."""
    try:
        with warnings.catch_warnings():
            # A warning of the compiler (an invalid escape, `is` with a literal) is a
            # mistake in the template, and the user of the package would see it.
            warnings.simplefilter("error")
            tree = ast.parse(text, feature_version=PYTHON_VERSION)
            compile(tree, "<rendered>", "exec", dont_inherit=True)
    except SyntaxError as error:
        return _Fault(error.lineno or 1, error.msg)
    except (ValueError, RecursionError, MemoryError) as error:
        return _Fault(1, str(error) or "too complex")
    return tree, tuple(every_node(tree))


def _truncation(file: str, text: str, tree: ast.Module) -> Iterator[Violation]:
    if text.strip() and not tree.body:
        yield Violation(file, 1, rules.EMPTY_FILE, "the file holds no statement")
    elif text and not text.endswith("\n"):
        line = text.count("\n") + 1
        yield Violation(file, line, rules.TRUNCATED_FILE, "the last line has no end")
