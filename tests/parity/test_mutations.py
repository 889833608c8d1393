"""Every damage to a rendered tree is seen, and a healthy tree has no violation."""

import ast
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.verify import Violation, verify_directory, verify_files

from .damages import DAMAGES, Damaged, with_block
from .trees import GENERATED, SAMPLE, Place, flavour, read, replaced, source, without

TREES = {"sample": SAMPLE} | ({"generated": GENERATED} if GENERATED.is_dir() else {})
FILES = {name: read(path) for name, path in TREES.items()}


def listing(violations: tuple[Violation, ...]) -> str:
    return "\n".join(
        f"{each.file}:{each.line}: error {each.rule.code}: {each.message}"
        for each in violations
    )


def named_places(violations: tuple[Violation, ...]) -> Iterator[tuple[str, int]]:
    """The places that a listing names, those of twins included."""
    for each in violations:
        yield each.file, each.line
        for file, line in re.findall(r"\(twin: (.+?):(\d+)\)", each.message):
            yield file, int(line)
        for file in re.findall(r": (\S+) is missing$", each.message):
            yield file, 1


def assert_seen(damaged: Damaged) -> None:
    violations = verify_files(damaged.files)
    assert violations, "the damage is not seen"
    lines = {line for file, line in named_places(violations) if file == damaged.file}
    assert lines, listing(violations)
    if damaged.lines is not None:
        assert any(line in damaged.lines for line in lines), listing(violations)


@pytest.mark.parametrize("tree", TREES)
def test_a_healthy_tree_has_no_violation(tree: str) -> None:
    assert listing(verify_files(FILES[tree])) == ""


LISTED = (
    "aclose_renamed_to_close",
    "close_added_beside_aclose",
    "aclose_added_to_sync",
    "aexit_no_longer_closes",
    "await_dropped",
    "await_doubled",
    "async_def_turned_def",
    "with_for_async_with",
    "method_missing_in_async",
    "method_missing_in_sync",
    "methods_in_another_order",
    "default_changed",
    "parameter_renamed",
    "keyword_only_turned_positional",
    "annotation_changed",
    "docstring_changed",
    "string_changed",
    "branch_added",
    "file_truncated_in_a_line",
    "file_emptied",
    "async_file_missing",
    "sync_file_missing",
    "file_added",
    "sleep_in_async",
    "thread_lock_entered_in_async",
)
"""The damages that the checked-in package suffers in every run; `make mutations` has
them all, since judging the whole package takes most of a second each time."""

CASES = [
    (tree, name)
    for tree in TREES
    for name in DAMAGES
    if tree == "sample" or name in LISTED or os.environ.get("ALL_DAMAGES")
]


def test_the_listed_damages_exist() -> None:
    assert set(LISTED) <= set(DAMAGES)


@pytest.mark.parametrize(("tree", "name"), CASES)
def test_a_damage_is_seen(tree: str, name: str) -> None:
    damaged = DAMAGES[name](FILES[tree])
    assert damaged.files != FILES[tree], "the damage changes nothing"
    assert_seen(damaged)


def test_what_the_damages_insert_is_healthy_where_it_should_be() -> None:
    assert listing(verify_files(with_block(FILES["sample"], healthy=True).files)) == ""


@pytest.mark.parametrize("tree", TREES)
def test_a_folder_is_judged_like_its_files(tree: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(TREES[tree], copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / ".sdk-manifest.json").write_text("not looked at")
    (copy / "__pycache__").mkdir(exist_ok=True)
    assert verify_directory(copy) == ()
    place = next(flavour(FILES[tree], "_async"))
    (copy / place.file).unlink()
    left = {file: text for file, text in FILES[tree].items() if file != place.file}
    assert verify_directory(copy) == verify_files(left) != ()
    shutil.rmtree(copy)
    with pytest.raises(NotADirectoryError):
        verify_directory(copy)


def test_bytes_that_are_no_text_are_a_violation(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "copy")
    file = tmp_path / "copy" / "acme" / "types.py"
    file.write_bytes(file.read_bytes() + b'NAME = "\xff"\n')
    assert [each.file for each in verify_directory(tmp_path / "copy")] == [
        "acme/types.py"
    ]


# One async file after the other, statement by statement and constant by constant


def async_places() -> list[Place]:
    return list(flavour(FILES["sample"], "_async"))


def is_statement(place: Place) -> bool:
    return isinstance(place.node, ast.stmt)


STEP = 1 if os.environ.get("ALL_DAMAGES") else 2
"""Of the changes of any node, `make mutations` makes all."""

STATEMENTS = [each for each in async_places() if is_statement(each)]
AWAITS = [each for each in async_places() if isinstance(each.node, ast.Await)]
CONSTANTS = [
    each
    for each in async_places()
    if isinstance(each.node, ast.Constant)
    and not isinstance(each.parent, ast.JoinedStr)
]
DEFINITIONS = [
    each for each in async_places() if isinstance(each.node, ast.AsyncFunctionDef)
]
BLOCKS = [
    each
    for each in async_places()
    if isinstance(each.node, ast.AsyncWith | ast.AsyncFor)
]
NAMES = [
    each
    for each in async_places()
    if isinstance(each.node, ast.Name | ast.Attribute)
    and each.file.endswith("/shell.py")
]


def label(place: Place) -> str:
    node = place.node
    line = getattr(node, "lineno", 0)
    column = getattr(node, "col_offset", 0)
    return f"{place.file.rpartition('/')[2]}:{line}:{column}"


def assert_change_seen(place: Place, text: str) -> None:
    assert text != place.text
    assert_seen(Damaged({**FILES["sample"], place.file: text}, place.file))


@pytest.mark.parametrize("place", STATEMENTS[::STEP], ids=label)
def test_a_deleted_statement_is_seen(place: Place) -> None:
    assert isinstance(place.node, ast.stmt)
    assert_change_seen(place, without(place.text, place.node))


@pytest.mark.parametrize("place", STATEMENTS[STEP - 1 :: STEP], ids=label)
def test_a_statement_turned_into_pass_is_seen(place: Place) -> None:
    assert isinstance(place.node, ast.stmt)
    indent = " " * place.node.col_offset
    text = without(place.text, place.node, f"{indent}pass\n")
    if text != place.text:
        assert_change_seen(place, text)


@pytest.mark.parametrize("place", AWAITS, ids=label)
def test_a_dropped_await_is_seen(place: Place) -> None:
    assert isinstance(place.node, ast.Await)
    text = replaced(place.text, place.node, source(place.text, place.node.value))
    assert_change_seen(place, text)


@pytest.mark.parametrize("place", AWAITS, ids=label)
def test_a_doubled_await_is_seen(place: Place) -> None:
    new = f"await {source(place.text, place.node)}"
    assert_change_seen(place, replaced(place.text, place.node, new))


@pytest.mark.parametrize("place", DEFINITIONS, ids=label)
def test_a_dropped_async_is_seen(place: Place) -> None:
    new = source(place.text, place.node).replace("async def", "def", 1)
    assert_change_seen(place, replaced(place.text, place.node, new))


@pytest.mark.parametrize("place", BLOCKS, ids=label)
def test_a_dropped_async_of_a_block_is_seen(place: Place) -> None:
    new = source(place.text, place.node).removeprefix("async ")
    assert_change_seen(place, replaced(place.text, place.node, new))


@pytest.mark.parametrize("place", CONSTANTS[::STEP], ids=label)
def test_a_changed_constant_is_seen(place: Place) -> None:
    assert isinstance(place.node, ast.Constant)
    match place.node.value:
        case bool() as value:
            new = repr(not value)
        case str() as value:
            quotes = '"""' if source(place.text, place.node).startswith('"""') else '"'
            new = f"{source(place.text, place.node)[: -len(quotes)]}x{quotes}"
        case int() | float() as value:
            new = repr(value + 1)
        case _:
            new = "0"
    assert_change_seen(place, replaced(place.text, place.node, new))


@pytest.mark.parametrize("place", NAMES[::STEP], ids=label)
def test_a_changed_name_is_seen(place: Place) -> None:
    new = f"{source(place.text, place.node)}_"
    assert_change_seen(place, replaced(place.text, place.node, new))
