"""Models of the document keep everything: `from_dict(raw).to_dict() == raw`."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from memorysync import types
from tests.mock import RawDocument
from tests.mock.document import Node
from tests.mock.json_values import JsonValue
from tests.mock.sampling import Sampler
from tests.mock.schemas import Schemas

SPEC = Path(__file__).parents[2] / "spec" / "openapi.yaml"
DOCUMENT = RawDocument.load(SPEC)
SCHEMAS = Schemas(DOCUMENT)
SAMPLER = Sampler(DOCUMENT, SCHEMAS)
ROUNDS = 25


def _models() -> Iterator[Any]:
    listed = DOCUMENT.member(DOCUMENT.root, "components", "schemas")
    assert listed is not None
    for name, schema in listed.items():
        kind = getattr(types, name, None)
        if isinstance(kind, type) and dataclasses.is_dataclass(kind):
            yield pytest.param(kind, schema, id=name)


def _required(schema: Node | None) -> set[str]:
    return {
        str(item.value)
        for part in SCHEMAS.parts(schema)
        if (listed := part.get("required")) is not None
        for item in listed.elements()
    }


class _Chance:
    """Alters a value of a schema in ways that no document declares."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def altered(self, schema: Node | None, value: JsonValue) -> JsonValue:
        """Members left out, set to null or unheard of; enumerations with more values."""
        if isinstance(value, list):
            items = SCHEMAS.items(schema)
            count = self._random.randrange(3)
            return [self.altered(items, item) for item in value for _ in range(count)]
        if isinstance(value, dict):
            return self._object(schema, value)
        if isinstance(value, str) and self._random.random() < 0.5:
            if any(part.get("enum") is not None for part in SCHEMAS.parts(schema)):
                return f"{value}-of-tomorrow"
        return value

    def _object(
        self, schema: Node | None, value: dict[str, JsonValue]
    ) -> dict[str, JsonValue]:
        properties = SCHEMAS.properties(schema)
        required = _required(schema)
        found: dict[str, JsonValue] = {}
        for name, member in value.items():
            chance = self._random.random()
            if name in required or chance < 0.5:
                found[name] = self.altered(properties.get(name), member)
            elif chance < 0.75:
                found[name] = None
        if properties and self._random.random() < 0.5:
            found["unheard_of"] = [1, None, {"a": "b"}]
        return found


def without_defaults(after: JsonValue, raw: JsonValue) -> JsonValue:
    """What came out, without members that only a declared default can have added."""
    if isinstance(after, dict) and isinstance(raw, dict):
        return {
            name: without_defaults(member, raw[name])
            for name, member in after.items()
            if name in raw
        }
    if isinstance(after, list) and isinstance(raw, list) and len(after) == len(raw):
        return [
            without_defaults(member, given)
            for member, given in zip(after, raw, strict=True)
        ]
    return after


@pytest.mark.parametrize(("kind", "schema"), list(_models()))
def test_nothing_is_lost_on_the_way(kind: Any, schema: Node) -> None:
    sample = SAMPLER.sample(schema)
    assert isinstance(sample, dict)
    for seed in range(ROUNDS):
        raw = _Chance(seed).altered(schema, sample)
        assert isinstance(raw, dict)
        before = json.dumps(raw)
        model = kind.from_dict(raw)
        after = model.to_dict()
        assert json.dumps(raw) == before
        assert without_defaults(after, raw) == raw
        assert set(after) - set(raw) <= {each.name for each in dataclasses.fields(kind)}
        assert kind.from_dict(after) == model
        for twin in (copy.deepcopy(model), pickle.loads(pickle.dumps(model))):
            assert twin == model
            assert twin.to_dict() == after
            assert twin.extra == model.extra
        assert "extra=" not in repr(model)
        assert dataclasses.replace(model, extra={"more": 1}) == model


def test_extra_is_given_by_name_and_sent() -> None:
    memory = types.Memory(id=1, extra={"note": "kept"})
    assert memory.to_dict()["note"] == "kept"
    with pytest.raises(TypeError):
        types.Relation(*range(50))


def test_a_null_that_a_default_stands_for_is_sent_until_it_is_changed() -> None:
    raw: dict[str, Any] = {"id": 1, "text": None, "is_summary": None}
    memory = types.Memory.from_dict(raw)
    assert memory.text == ""
    assert memory.to_dict() == raw
    memory.text = "tea"
    assert memory.to_dict() == {**raw, "text": "tea"}
    skipped = types.AddSkippedResponse.from_dict(
        {"status": "skipped", "memory_ids": None}
    )
    assert skipped.memory_ids == []
    skipped.memory_ids.append(7)
    assert skipped.to_dict()["memory_ids"] == [7]
