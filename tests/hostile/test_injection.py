"""What a document says stays text: in files, names, requests and packaging."""

from __future__ import annotations

import ast
import enum
import importlib
import io
import json
import keyword
import posixpath
import re
import subprocess
import sys
import tokenize
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import parse_qsl, unquote

import pytest

from tests.corpus.commands import ROOT
from tests.hostile.conftest import CANARY, Hostile

DEVICES = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10)]
)


def _raw(hostile: Hostile) -> Any:
    return json.loads(hostile.spec.read_text("utf-8-sig"))


def _python_files(hostile: Hostile) -> Iterator[tuple[str, str]]:
    for name, content in hostile.files.items():
        if name.endswith(".py"):
            yield name, content.decode("utf-8")


def test_generation_succeeds(hostile: Hostile) -> None:
    run = hostile.generate
    assert run.status == 0, run.errors
    assert "Traceback" not in run.errors and "fault in the generator" not in run.errors
    assert re.fullmatch(
        r"(\d+) of \1 operations, \d+ schemas, 0 dropped", run.output.strip()
    )
    assert run.seconds < 30


def test_verify_is_green(hostile: Hostile) -> None:
    assert (hostile.verify.status, hostile.verify.errors) == (0, "")


def test_strict_ends_without_a_crash(hostile: Hostile) -> None:
    run = hostile.strict
    assert run.status in (0, 1)
    assert "Traceback" not in run.errors and "fault in the generator" not in run.errors
    out = hostile.base.with_name(f"{hostile.name}-strict")
    assert out.exists() == (run.status == 0)


def test_nothing_is_written_outside(hostile: Hostile) -> None:
    beside = {
        path.relative_to(hostile.base).as_posix()
        for path in hostile.base.rglob("*")
        if path.is_file() and not path.is_relative_to(hostile.out)
    }
    assert beside == {"report.json"}
    for name in hostile.files:
        parts = PurePosixPath(name).parts
        assert ".." not in parts and not name.startswith("/"), name
        assert len(parts) <= 4 and all(len(part) < 100 for part in parts), name


def test_no_code_of_the_document_runs(hostile: Hostile) -> None:
    """Not when generating, importing, making clients or calling every operation."""
    assert hostile.calls
    places = (hostile.base.parent, hostile.base, hostile.out, ROOT)
    assert [place for place in places if (place / CANARY).exists()] == []
    assert not list(hostile.base.rglob(CANARY))


def test_the_payload_stands_in_strings_and_comments_only(hostile: Hostile) -> None:
    for name, text in _python_files(hostile):
        module = ast.parse(text)
        for node in ast.walk(module):
            found: tuple[str, ...] = ()
            match node:
                case ast.Name(id=word) | ast.Attribute(attr=word) | ast.arg(arg=word):
                    found = (word,)
                case ast.FunctionDef(name=word) | ast.ClassDef(name=word):
                    found = (word,)
                case ast.Import(names=names) | ast.ImportFrom(names=names):
                    found = tuple(alias.name for alias in names)
                case ast.FormattedValue():
                    assert CANARY not in ast.unparse(node), name
                case _:
                    pass
            assert not {"__import__", "system", "popen", "eval", "exec", CANARY} & set(
                found
            ), f"{name}: {found}"
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if f"touch {CANARY}" in token.string:
                assert token.type in (tokenize.STRING, tokenize.COMMENT), name


def test_no_invisible_character_is_in_any_file(hostile: Hostile) -> None:
    for name, content in hostile.files.items():
        for line, text in enumerate(content.decode("utf-8").split("\n"), 1):
            hidden = [
                f"U+{ord(character):04X}"
                for character in text
                if unicodedata.category(character)
                in ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")
            ]
            assert not hidden, f"{name}:{line}: {hidden}"


def test_identifiers_are_normal(hostile: Hostile) -> None:
    """NFKC would make one name of two that look distinct in the source."""
    for name, text in _python_files(hostile):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Name):
                assert unicodedata.normalize("NFKC", node.id) == node.id, name
                assert not keyword.iskeyword(node.id), name


def test_file_names_are_portable(hostile: Hostile) -> None:
    folded = [name.casefold() for name in hostile.files]
    assert len(set(folded)) == len(folded)
    for name in hostile.files:
        for part in PurePosixPath(name).parts:
            assert re.fullmatch(r"[\w.-]+", part), name
            assert unicodedata.normalize("NFKC", part) == part, name
            assert part.split(".")[0].lower() not in DEVICES, name


def test_modules_of_tags_shadow_no_standard_module(hostile: Hostile) -> None:
    own = {"types", "errors", "client"}
    modules = {
        PurePosixPath(name).stem
        for name in hostile.files
        if PurePosixPath(name).parent.as_posix() == hostile.package
    }
    shadowing = modules & (set(sys.stdlib_module_names) | {"httpx"})
    assert shadowing - own - {"__init__"} == set()


def test_packaging_is_as_expected(hostile: Hostile) -> None:
    parsed = tomllib.loads(hostile.files["pyproject.toml"].decode("utf-8"))
    assert set(parsed) <= {"build-system", "project", "tool"}
    assert set(parsed["build-system"]) == {"requires", "build-backend"}
    assert all("evil" not in each for each in parsed["build-system"]["requires"])
    project = parsed["project"]
    assert not {"scripts", "gui-scripts", "entry-points", "dynamic"} & set(project)
    assert re.fullmatch(r"[a-z0-9-]+", project["name"])
    assert re.fullmatch(r"\d+(\.\d+)*((a|b|rc)\d+)?(\.dev\d+)?", project["version"])
    assert project["dependencies"] and all(
        re.match(r"(httpx|typing[-_]extensions|h11)\b", each)
        for each in project["dependencies"]
    )
    assert "\n" not in project.get("description", "")


def test_every_operation_is_one_callable_method(hostile: Hostile) -> None:
    sync = [call for call in hostile.calls if call["flavour"] == "sync"]
    twins = [call for call in hostile.calls if call["flavour"] == "async"]
    errors = [call["error"] for call in hostile.calls if "error" in call]
    # What a `{}` cannot be decoded to is no matter of names.
    assert [error for error in errors if "InvalidResponseError" not in error] == []
    attributes = {call["pointer"]: call["attribute"] for call in sync}
    assert len(set(attributes.values())) == len(attributes)
    assert set(attributes) == {
        operation["pointer"] for operation in hostile.report["operations"]
    }
    for call, twin in zip(sync, twins, strict=True):
        assert _comparable(call) == _comparable(twin)


def _comparable(call: dict[str, Any]) -> str:
    """What both flavours must send alike; a boundary is random."""
    text = json.dumps({**call, "flavour": ""})
    boundary = re.search(r"boundary=(\w+)", text)
    return text.replace(boundary[1], "BOUNDARY") if boundary else text


def test_requests_are_those_of_the_document(hostile: Hostile) -> None:
    """Method, fixed text and names of the path, and every name on the wire."""
    for call in hostile.calls:
        operation = next(
            each
            for each in hostile.report["operations"]
            if each["pointer"] == call["pointer"]
        )
        assert call["method"] == operation["method"]
        path, _, query = call["target"].partition("?")
        expected = re.split(r"[?#]", operation["path"])[0]
        for parameter in operation["parameters"]:
            if parameter["in"] == "path":
                name = "{" + parameter["wire"] + "}"
                expected = expected.replace(name, call["path_value"])
        if "/../" in operation["path"]:
            # The HTTP library resolves dot segments that the document itself has.
            kept, _, end = expected.rpartition("/" + call["path_value"])
            expected = posixpath.normpath(kept) + "/" + call["path_value"] + end
        assert unquote(path) == expected, call["target"]
        assert not {"{", "}"} & set(unquote(query)), call["target"]
        sent = dict(parse_qsl(query, keep_blank_values=True))
        headers = {name.lower(): value for name, value in call["headers"]}
        for parameter in operation["parameters"]:
            if parameter["python"] is None:
                continue
            wire = parameter["wire"]
            match parameter["in"]:
                case "query":
                    assert sent.get(wire) == "v", wire
                case "header":
                    assert headers.get(wire.lower()) == "v", wire
                case "cookie":
                    assert f"{wire}=v" in headers["cookie"].split("; "), wire
                case _:
                    pass


def test_path_values_are_encoded(all_hostile: Mapping[str, Hostile]) -> None:
    seen: set[str] = set()
    for name in ("i09-path-templates.json", "i15-keywords-everywhere.yaml"):
        for call in all_hostile[name].calls:
            raw = call["target"].partition("?")[0]
            segments = raw.split("/")
            assert ".." not in segments and "." not in segments, raw
            seen |= {
                encoded
                for encoded in ("..%2Fx", "a%2Fb%3Fc", "%23%3B%2541")
                if encoded in raw
            }
    assert seen == {"..%2Fx", "a%2Fb%3Fc", "%23%3B%2541"}


def test_header_names_that_break_lines_are_refused(
    all_hostile: Mapping[str, Hostile],
) -> None:
    hostile = all_hostile["i10-param-and-header-names.json"]
    refused = {
        entry["pointer"] for entry in hostile.report["diagnostics"] if entry["pointer"]
    }
    raw = _raw(hostile)["paths"]["/a"]["post"]["parameters"]
    for index, parameter in enumerate(raw):
        broken = any(character in parameter["name"] for character in '\r\n";= ')
        if broken and parameter["in"] in ("header", "cookie"):
            start = f"/paths/~1a/post/parameters/{index}"
            assert any(pointer.startswith(start) for pointer in refused)
    for call in hostile.calls:
        for name, value in call["headers"]:
            assert "\n" not in name + value and "evil" not in name.lower()


def test_credential_names_that_break_lines_are_refused(
    all_hostile: Mapping[str, Hostile],
) -> None:
    hostile = all_hostile["i12-security-schemes.json"]
    assert any(
        "securitySchemes" in entry["pointer"] and "\\r\\n" in entry["message"]
        for entry in hostile.report["diagnostics"]
    )
    for call in hostile.calls:
        names = {name.lower() for name, _ in call["headers"]}
        assert names <= {
            "host",
            "accept",
            "accept-encoding",
            "connection",
            "user-agent",
            "authorization",
        }


def test_defaults_are_data(all_hostile: Mapping[str, Hostile]) -> None:
    """A default of the wrong type is reported; none is ever an expression.

    The runtime is the same for every document, and holds nothing of it.
    """
    hostile = all_hostile["i02-defaults.json"]
    messages = [entry["message"] for entry in hostile.report["diagnostics"]]
    assert sum("default" in message for message in messages) >= 2
    for name, text in _python_files(hostile):
        if "/_runtime/" in name:
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for default in (*node.args.defaults, *node.args.kw_defaults):
                    allowed = ast.Constant | ast.Name | ast.UnaryOp | None
                    assert isinstance(default, allowed), f"{name}: {node.name}"


class Imported:
    """The types modules of the packages, each imported when it is asked for."""

    def __init__(self, all_hostile: Mapping[str, Hostile]) -> None:
        self._all = all_hostile

    def __getitem__(self, name: str) -> Any:
        return importlib.import_module(f"{self._all[name].package}.types")


@pytest.fixture(scope="session")
def imported(all_hostile: Mapping[str, Hostile]) -> Iterator[Imported]:
    """The types modules; they can be imported while the session lasts."""
    before = list(sys.path)
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    sys.path[:0] = [str(hostile.out) for hostile in all_hostile.values()]
    yield Imported(all_hostile)
    sys.path[:] = before
    sys.dont_write_bytecode = written


def test_every_enumeration_value_can_be_reached(
    all_hostile: Mapping[str, Hostile], imported: Imported
) -> None:
    name = "i03-enum-values.json"
    types = imported[name]
    for schema, node in _raw(all_hostile[name])["components"]["schemas"].items():
        found = getattr(types, schema)
        if isinstance(found, enum.EnumMeta):
            members: Any = found
            assert [each.value for each in members] == list(dict.fromkeys(node["enum"]))
            assert len({each.name for each in members}) == len(set(node["enum"]))
        elif "enum" in node:
            assert list(found.__args__) == list(dict.fromkeys(node["enum"]))


def test_look_alike_properties_stay_distinct(imported: Imported) -> None:
    types = imported["i13-bidi-and-invisible.yaml"]
    raw = {"admin": True, "\u0430dmin": False, "ad\u200bmin": True}
    raw["\uff21\uff24\uff2d\uff29\uff2e"] = False
    pet = types.Pet.from_dict(raw)
    assert pet.extra == {}
    assert pet.to_dict() == raw
    names: list[str] = list(pet.__dict__)
    fields = [name for name in names if name != "extra" and name[0] != "_"]
    assert len({unicodedata.normalize("NFKC", name) for name in fields}) == 4
    assert pet.admin is True


def test_schemas_that_differ_in_case_only_stay_distinct(
    all_hostile: Mapping[str, Hostile], imported: Imported
) -> None:
    """Classes, and the private names beside them."""
    name = "i06-schema-names.json"
    hostile = all_hostile[name]
    schemas = _raw(hostile)["components"]["schemas"]
    classes = [each for each in imported[name].__all__ if hasattr(each, "casefold")]
    assert len(classes) == hostile.report["counts"]["schemas"] <= len(schemas)
    text = hostile.files[f"{hostile.package}/types.py"].decode("utf-8")
    assigned: list[str] = []
    for node in ast.parse(text).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=target)]):
                assigned.append(target)
            case ast.AnnAssign(target=ast.Name(id=target)):
                assigned.append(target)
            case ast.ClassDef(name=target) | ast.FunctionDef(name=target):
                assigned.append(target)
            case _:
                pass
    assert sorted(set(assigned)) == sorted(assigned)


def test_names_of_the_wire_survive_keywords(
    all_hostile: Mapping[str, Hostile], imported: Imported
) -> None:
    name = "i15-keywords-everywhere.yaml"
    types, calls = imported[name], all_hostile[name].calls
    words = {
        unquote(call["target"].split("/")[1]) for call in calls if "target" in call
    }
    assert words == set(keyword.kwlist)
    for exported in types.__all__:
        model = getattr(types, exported)
        if hasattr(model, "from_dict"):
            raw = {word: word for word in keyword.kwlist}
            assert model.from_dict(raw).to_dict() == raw


def test_references_follow_escapes(
    all_hostile: Mapping[str, Hostile], imported: Imported
) -> None:
    name = "i17-ref-names.json"
    hostile = all_hostile[name]
    (operation,) = hostile.report["operations"]
    (response,) = operation["responses"]
    model = getattr(imported[name], response["type"])
    assert model.from_dict({"id": 7}).id == 7
    assert any(
        entry["pointer"].startswith("/components/schemas/~0")
        for entry in hostile.report["diagnostics"]
    ), "the self-loop is reported with its pointer"
    assert not any("50%" in entry["message"] for entry in hostile.report["diagnostics"])


def test_no_process_is_left_behind(all_hostile: Mapping[str, Hostile]) -> None:
    """Generation needs neither the network nor a shell: both are refused here."""
    program = """
import socket, subprocess, os, sys
def refuse(*_, **__):
    raise SystemExit("generation used the network or a shell")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
subprocess.Popen.__init__ = refuse
os.system = refuse
from generator.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
    hostile = all_hostile["i12-security-schemes.json"]
    done = subprocess.run(
        [sys.executable, "-c", program, "lint", "--spec", str(hostile.spec)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout + done.stderr
