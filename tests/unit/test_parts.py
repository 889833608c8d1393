"""Types of a large document stand in several modules behind one face."""

import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.build import build, read
from generator.diagnostics import Report
from generator.plan import parts
from generator.verify import verify_files


def document(count: int) -> dict[str, Any]:
    """Types in chains, with two cycles and a cycle of unions."""
    schemas: dict[str, Any] = {
        f"Type{number}": {
            "type": "object",
            "required": ["name"],
            "properties": {
                "name": {"type": "string"},
                "next": {"$ref": f"#/components/schemas/Type{number + 1}"},
                "kind": {"$ref": "#/components/schemas/Kind"},
                "either": (
                    {
                        "oneOf": [
                            {
                                "$ref": f"#/components/schemas/Type{(number * 7) % count}"
                            },
                            {"type": "string"},
                        ]
                    }
                    if number % 10 == 0
                    else {"type": "integer"}
                ),
            },
        }
        for number in range(count)
    }
    schemas[f"Type{count}"] = {"type": "object", "properties": {"end": {}}}
    schemas["Kind"] = {
        "type": "string",
        "enum": ["a", "b"],
        "x-enum-varnames": ["FIRST", "SECOND"],
    }
    schemas["Type5"]["properties"]["back"] = {"$ref": "#/components/schemas/Type3"}
    reply = {"schema": {"$ref": "#/components/schemas/Type0"}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Large", "version": "1"},
        "paths": {
            "/first": {
                "get": {
                    "operationId": "first",
                    "responses": {
                        "200": {
                            "description": "It.",
                            "content": {"application/json": reply},
                        }
                    },
                }
            }
        },
        "components": {"schemas": schemas},
    }


TRY = """
import sys
import large.types
assert not any("part_" in name for name in sys.modules), "the face imports nothing"
from large.types import Type39
assert [name for name in sys.modules if "part_" in name] == ["large.types.part_1"]
import large
from large import LargeClient, Type0
made = Type0.from_dict({"name": "a", "kind": "b", "next": {"name": "b", "new": 1}})
assert made.next.to_dict() == {"name": "b", "new": 1}
assert made.kind == "b" and type(made.kind).__name__ == "Kind"
assert large.types.Type0 is Type0
for name in large.types.__all__:
    getattr(large.types, name)
"""


def test_a_large_document_is_split(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "_LARGE", 100)
    monkeypatch.setattr(parts, "_PART", 30)
    spec = tmp_path / "large.json"
    spec.write_text(json.dumps(document(40)), encoding="utf-8")
    report = Report()
    read_ = read(spec, report)
    assert read_ is not None
    made = build(read_, "large", report, dict)
    assert made is not None and not report.diagnostics
    assert verify_files(made.files) == ()
    names = [name for name in made.files if name.startswith("large/types")]
    assert "large/types.py" not in names and len(names) > 4
    for name, text in made.files.items():
        path = tmp_path / "out" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", TRY],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "out")},
    )
    assert done.returncode == 0, done.stderr


def test_the_project_s_own_types_stay_in_one_module() -> None:
    module = importlib.import_module("memorysync.types")
    assert (module.__file__ or "").endswith("types.py")
