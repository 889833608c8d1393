"""The command line: exit statuses, what is written, what is left alone."""

import json
import shutil
from pathlib import Path

import pytest

from tests.commands.running import GENERATED, SPEC, generator, program, tree

SMALL = """\
openapi: 3.1.0
info: {title: Small, version: "1"}
paths:
  /things/{id}:
    get:
      operationId: getThing
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        "200":
          description: A thing.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Thing"}
components:
  schemas:
    Thing:
      type: object
      required: [name]
      properties: {name: {type: string}}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_the_checked_in_package_is_what_the_document_gives() -> None:
    done = generator("check")
    assert (done.status, done.output) == (0, "")


def test_generate_ends_with_its_counts(small: Path, tmp_path: Path) -> None:
    done = generator("generate", "--spec", small, "--out", tmp_path / "out")
    assert done.status == 0
    assert done.output.splitlines()[-1] == "1 of 1 operations, 1 schemas, 0 dropped"
    assert (tmp_path / "out" / "small" / "__init__.py").is_file()


def test_another_place_and_hash_seed_give_the_same_bytes(tmp_path: Path) -> None:
    """From nothing; `test_the_checked_in_package_…` checks under a seed by chance."""
    arguments = ("--spec", SPEC, "--out", tmp_path, "--package", "memorysync")
    assert program("generate", *arguments, seed="77").status == 0
    made = {path: text for path, text in tree(tmp_path).items() if path[0] != "."}
    assert made == {
        path: text for path, text in tree(GENERATED).items() if path[0] != "."
    }
    assert program("check", *arguments, cwd=tmp_path, seed="1").status == 0


def test_a_second_run_touches_nothing(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    generator("generate", "--spec", small, "--out", out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.py")}
    generator("generate", "--spec", small, "--out", out)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.py")} == before


@pytest.mark.parametrize("damage", ["edited", "missing", "orphan", "stray"])
def test_check_sees_every_difference(small: Path, tmp_path: Path, damage: str) -> None:
    out = tmp_path / "out"
    arguments = ("--spec", small, "--out", out)
    generator("generate", *arguments)
    assert generator("check", *arguments).status == 0
    types = out / "small" / "types.py"
    match damage:
        case "edited":
            types.write_text(types.read_text() + "# by hand\n")
        case "missing":
            types.unlink()
        case "orphan":
            (out / "small" / "old.py").write_text("OLD = 1\n")
        case _:
            (out / "notes.txt").write_text("mine\n")
    done = generator("check", *arguments)
    assert done.status == 1
    changed = {"orphan": "old.py", "stray": "notes.txt"}.get(damage, "types.py")
    assert changed in done.output
    if damage != "stray":
        generator("generate", *arguments)
        assert generator("check", *arguments).status == 0


def test_generate_never_overwrites_what_is_not_its_own(
    small: Path, tmp_path: Path
) -> None:
    out = tmp_path / "mine"
    out.mkdir()
    (out / "pyproject.toml").write_text("[project]\n")
    done = generator("generate", "--spec", small, "--out", out)
    assert done.status == 1
    assert "pyproject.toml" in done.errors and "Traceback" not in done.errors
    assert tree(out) == {"pyproject.toml": b"[project]\n"}


def test_a_broken_document_leaves_the_package_as_it_was(
    small: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    generator("generate", "--spec", small, "--out", out)
    before = tree(out)
    small.write_text(SMALL.replace("paths:", "paths: ["), encoding="utf-8")
    done = generator("generate", "--spec", small, "--out", out)
    assert done.status == 1
    assert "small.yaml:" in done.errors and "Traceback" not in done.errors
    assert tree(out) == before


def test_warnings_stop_only_a_strict_run(small: Path, tmp_path: Path) -> None:
    small.write_text(SMALL.replace('schemas/Thing"', 'schemas/Thin"'), encoding="utf-8")
    arguments = ("--spec", small, "--out", tmp_path / "out")
    strict = generator("generate", *arguments, "--strict")
    assert strict.status == 1
    assert "did you mean" in strict.errors.lower()
    assert not (tmp_path / "out").exists()
    assert generator("generate", *arguments).status == 0


def test_what_is_no_call_is_told_and_stops_nothing(small: Path, tmp_path: Path) -> None:
    hook = 'webhooks: {made: {post: {responses: {"200": {description: Heard.}}}}}\n'
    small.write_text(SMALL + hook, encoding="utf-8")
    report = tmp_path / "report.json"
    arguments = ("--spec", small, "--out", tmp_path / "out", "--report", report)
    done = generator("generate", *arguments, "--strict")
    assert done.status == 0
    assert f"{len(SMALL.splitlines()) + 1}:12: notice SG219: webhook 'made'" in (
        done.errors
    )
    told = json.loads(report.read_text())
    assert told["counts"]["notices"] == told["counts"]["passed_over"] == 1
    assert told["diagnostics"][0]["severity"] == "notice"
    (passed,) = told["passed_over"]
    assert (passed["kind"], passed["pointer"]) == ("webhook", "/webhooks/made")
    assert passed["line"] == told["diagnostics"][0]["line"]


def test_the_report_tells_fallbacks(small: Path, tmp_path: Path) -> None:
    small.write_text(SMALL.replace('schemas/Thing"', 'schemas/Thin"'), encoding="utf-8")
    report = tmp_path / "report.json"
    generator(
        "generate", "--spec", small, "--out", tmp_path / "out", "--report", report
    )
    told = json.loads(report.read_text())
    assert told["counts"]["operations_generated"] == 1
    assert told["counts"]["warnings"] == len(told["diagnostics"]) == 1
    (operation,) = told["operations"]
    assert operation["calls"] == [{"client": "SmallClient", "attribute": "get_thing"}]
    assert operation["parameters"][0] | {"python": "id"} == operation["parameters"][0]
    assert operation["fallbacks"]


def test_the_report_gives_a_fallback_to_its_own_operation(tmp_path: Path) -> None:
    """Operations of two files may stand at the same pointer."""
    files = {
        "openapi.yaml": "openapi: 3.1.0\ninfo: {title: Two, version: '1'}\npaths:\n"
        "  /a: {$ref: './a.yaml#/item'}\n  /b: {$ref: './b.yaml#/item'}\n",
        "a.yaml": _item("getA", "{$ref: '#/nothing'}"),
        "b.yaml": _item("getB", "{type: string}"),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = tmp_path / "report.json"
    generator("lint", "--spec", tmp_path / "openapi.yaml", "--report", report)
    told = json.loads(report.read_text())
    assert {
        operation["operation_id"]: len(operation["fallbacks"])
        for operation in told["operations"]
    } == {"getA": 1, "getB": 0}


def _item(operation_id: str, schema: str) -> str:
    return (
        f"item:\n  get:\n    operationId: {operation_id}\n    responses:\n"
        "      '200':\n        description: A reply.\n"
        f"        content: {{application/json: {{schema: {schema}}}}}\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["generate", "--spec", "nowhere.yaml"],
        ["verify", "nowhere"],
        ["generate", "--package", "not-a-name"],
        ["paint"],
        [],
    ],
)
def test_wrong_usage_is_status_two(arguments: list[str]) -> None:
    done = program(*arguments)
    assert done.status == 2
    assert done.errors and "Traceback" not in done.errors


def test_a_missing_document_is_an_error(tmp_path: Path) -> None:
    done = generator(
        "generate", "--spec", tmp_path / "nowhere.yaml", "--out", tmp_path / "out"
    )
    assert done.status == 1
    assert "nowhere.yaml" in done.errors and "Traceback" not in done.errors


def test_verify_names_file_and_line_of_a_damage(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(GENERATED, copy, ignore=shutil.ignore_patterns("__pycache__"))
    assert generator("verify", copy).status == 0
    client = copy / "memorysync" / "_async" / "client.py"
    client.write_text(client.read_text().replace("async def aclose", "async def close"))
    done = generator("verify", copy)
    assert done.status == 1
    assert "_async/client.py:" in done.errors


def test_the_module_runs_from_anywhere(tmp_path: Path, small: Path) -> None:
    done = program("lint", "--spec", small, cwd=tmp_path)
    assert (done.status, done.errors) == (0, "")
