"""A maintainer changes the document: what happens between the edit and the green check."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from tests.commands.running import GENERATED, ROOT, SPEC, own_package, tree

TRY = """\
import asyncio, json, sys
import httpx
from memorysync import AsyncMemorySyncClient, MemorySyncClient
from memorysync.types import Digest

seen = []

def answer(request):
    seen.append([request.method, request.url.path, str(request.url.query, "ascii")])
    return httpx.Response(200, json={"words": 3, "mood": "bright", "memory_id": 7, "total": 0})

with MemorySyncClient("k", "https://a.test", transport=httpx.MockTransport(answer)) as client:
    first = client.digest(7, depth=2)
    client.history(7, newest_first=True)

async def main():
    transport = httpx.MockTransport(answer)
    async with AsyncMemorySyncClient("k", "https://a.test", transport=transport) as client:
        second = await client.digest(7, depth=2)
        await client.history(7, newest_first=True)
        return second

second = asyncio.run(main())
assert first == second == Digest(words=3, mood="bright"), (first, second)
print(json.dumps(seen))
"""


def test_a_change_of_the_document_reaches_both_flavours(tmp_path: Path) -> None:
    shutil.copytree(SPEC.parent, tmp_path / "spec")
    spec, out = tmp_path / "spec" / "openapi.yaml", tmp_path / "generated"
    document = yaml.safe_load(spec.read_text(encoding="utf-8"))
    shutil.copytree(GENERATED, out, ignore=shutil.ignore_patterns("__pycache__"))

    place = document["paths"]["/memory/{memory_id}/history"]["$ref"]
    area = spec.parent / place.partition("#/")[0]
    items = yaml.safe_load(area.read_text(encoding="utf-8"))
    items[place.partition("#/")[2]]["get"]["parameters"].append(
        {"name": "newest_first", "in": "query", "schema": {"type": "boolean"}}
    )
    area.write_text(yaml.safe_dump(items, sort_keys=False), encoding="utf-8")
    document["paths"]["/memory/{memory_id}/digest"] = {
        "get": {
            "operationId": "digest",
            "tags": ["Memories"],
            "summary": "Digest one memory",
            "parameters": [
                {"$ref": "#/components/parameters/MemoryId"},
                {"name": "depth", "in": "query", "schema": {"type": "integer"}},
            ],
            "responses": {
                "200": {
                    "description": "The digest.",
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Digest"}
                        }
                    },
                }
            },
        }
    }
    schemas = document["components"]["schemas"]
    schemas["Mood"] = {"type": "string", "enum": ["bright", "dark"]}
    schemas["Digest"] = {
        "type": "object",
        "required": ["words"],
        "properties": {
            "words": {"type": "integer"},
            "mood": {"$ref": "#/components/schemas/Mood"},
        },
    }
    events = schemas["RevisionEvent"]["enum"]
    events.append("merged")
    spec.write_text(yaml.safe_dump(document, sort_keys=False), encoding="utf-8")

    outside = {
        path: data for path, data in tree(tmp_path).items() if path[:9] != "generated"
    }
    red = own_package("check", out, spec)
    assert red.status == 1
    assert "+    def digest(" in red.output and "merged" in red.output

    done = own_package("generate", out, spec)
    assert done.status == 0, done.errors
    assert done.output.startswith("167 of 167 operations")
    assert own_package("check", out, spec).status == 0
    after = {
        path: data for path, data in tree(tmp_path).items() if path[:9] != "generated"
    }
    assert after == outside

    tried = subprocess.run(
        [sys.executable, "-W", "error", "-c", TRY],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(out), str(ROOT)])},
    )
    assert tried.returncode == 0, tried.stderr
    calls = json.loads(tried.stdout)
    assert calls[:2] == calls[2:]
    assert calls[0] == ["GET", "/memory/7/digest", "depth=2"]
    assert calls[1][2] == "limit=100&offset=0&newest_first=true"
