"""Pickles that an application made with memorysync 1.10.1 load, and load as equals.

`data/pickles-1.10.1.json` holds, for every data class and error of the published package,
an instance with what is required and one with every field, pickled under two protocols,
and what each was made of.
"""

from __future__ import annotations

import base64
import copy
import dataclasses
import json
import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import pytest

import memorysync
from memorysync import errors, types

DATA = Path(__file__).parent / "data" / "pickles-1.10.1.json"
VALUES = cast(
    "list[dict[str, Any]]", json.loads(DATA.read_text(encoding="utf-8"))["values"]
)
MODELS = [each for each in VALUES if "fields" in each]
ERRORS = [each for each in VALUES if "message" in each]
PROTOCOLS = ("2", "5")


def loaded(entry: Mapping[str, Any], protocol: str) -> Any:
    return pickle.loads(base64.b64decode(entry["pickles"][protocol]))


def made(described: Any) -> Any:
    """The value that a description stands for, made by today's constructors."""
    if isinstance(described, list):
        return [made(each) for each in cast("list[Any]", described)]
    if not isinstance(described, dict):
        return described
    members = cast("dict[str, Any]", described)
    if "fields" not in members:
        return {name: made(member) for name, member in members.items()}
    fields = {name: made(member) for name, member in members["fields"].items()}
    return getattr(types, members["class"])(**fields)


def test_every_class_of_the_published_package_is_there() -> None:
    assert len({each["class"] for each in MODELS}) == 19
    assert len(ERRORS) == 6


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("entry", MODELS, ids=lambda entry: entry["class"])
def test_a_model_loads_and_is_whole(entry: Mapping[str, Any], protocol: str) -> None:
    value = loaded(entry, protocol)
    assert type(value) is getattr(memorysync, entry["class"])
    again = made(entry)
    assert value == again
    assert repr(value) == repr(again)
    assert value.to_dict() == again.to_dict()
    assert value.extra == {}
    assert type(value).from_dict(value.to_dict()) is not None
    for field in dataclasses.fields(value):
        assert getattr(value, field.name) == getattr(again, field.name)
    for twin in (
        copy.copy(value),
        copy.deepcopy(value),
        pickle.loads(pickle.dumps(value, int(protocol))),
    ):
        assert twin == value
        assert twin is not value


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("entry", ERRORS, ids=lambda entry: entry["class"])
def test_an_error_loads_and_is_whole(entry: Mapping[str, Any], protocol: str) -> None:
    error = loaded(entry, protocol)
    assert type(error) is getattr(errors, entry["class"])
    assert str(error) == entry["message"]
    for name, value in entry["attributes"].items():
        assert getattr(error, name) == value
    assert isinstance(error, memorysync.MemorySyncError)
    again = pickle.loads(pickle.dumps(error, int(protocol)))
    assert vars(again) == vars(error)
