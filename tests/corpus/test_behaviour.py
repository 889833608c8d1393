"""Every operation, called over a socket in both flavours."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import pytest

from tests.corpus import documents, wire
from tests.corpus.conftest import Served, Servers
from tests.corpus.packages import Package, reached
from tests.corpus.samples import Sample, Samples
from tests.mock import RawDocument, Request, Response
from tests.mock.json_values import JsonValue


@cache
def _raw(name: str) -> dict[str, documents.RawOperation]:
    document = RawDocument.load(documents.path_of(name))
    return {each.pointer: each for each in documents.operations(document)}


def _cases() -> list[Any]:
    if not documents.is_present():
        return [pytest.param("", "", marks=pytest.mark.skip(reason=documents.ABSENT))]
    return [
        pytest.param(name, pointer, id=f"{name}-{each.method}-{each.template}")
        for name in documents.NAMES
        for pointer, each in _raw(name).items()
    ]


@pytest.fixture(scope="session")
def samples(packages: Mapping[str, Package]) -> Mapping[str, Samples]:
    """What makes the arguments, by document."""
    return {name: Samples(package) for name, package in packages.items()}


def plain(value: Any) -> Any:
    """A reply as JSON again."""
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, list | dict):
        return _plain_members(cast("JsonValue", value))
    if hasattr(value, "to_dict"):
        return value.to_dict()
    return value


def _plain_members(value: JsonValue) -> Any:
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(member) for key, member in value.items()}
    return value


class Failed(Exception):
    """A call raised; the exchange that led to it is told."""


@dataclass(frozen=True, slots=True)
class Refused:
    """What is returned for a call that the mock cannot but refuse."""

    kind: str


async def _call(
    package: Package, served: Served, operation: str, sample: Sample, *, is_async: bool
) -> tuple[object, Request, Response]:
    entry = package.operation(operation)
    served.recorder.clear()
    attribute = entry["calls"][0]["attribute"]
    client = package.client(is_async=is_async, base_url=served.base_url)
    try:
        if is_async:
            async with client:
                value = await reached(client, attribute)(**sample.arguments)
        else:
            with client:
                value = reached(client, attribute)(**sample.arguments)
    except Exception as error:
        seen = served.recorder.exchanges
        if sample.ambiguous and seen and seen[-1].response.status == 422:
            (exchange,) = seen
            refused = Refused(type(error).__name__)
            return refused, exchange.request, exchange.response
        told = seen[-1] if seen else "nothing was sent"
        raise Failed(f"{type(error).__name__}: {error}\n{told}") from error
    (exchange,) = served.recorder.exchanges
    return value, exchange.request, exchange.response


@pytest.mark.parametrize("required_only", [False, True], ids=["all", "required"])
@pytest.mark.parametrize(("name", "pointer"), _cases())
async def test_operation(
    packages: Mapping[str, Package],
    samples: Mapping[str, Samples],
    servers: Servers,
    name: str,
    pointer: str,
    required_only: bool,
) -> None:
    """Accepted, sent as the arguments say, the same in both flavours, lossless."""
    package, operation = packages[name], _raw(name)[pointer]
    served = servers.of(package)
    sample = samples[name].sample(operation, required_only=required_only)
    value, request, response = await _call(
        package, served, pointer, sample, is_async=False
    )
    twin, twin_request, _ = await _call(package, served, pointer, sample, is_async=True)
    assert request.method == operation.method
    assert isinstance(value, Refused) or 200 <= response.status < 300, response.body
    assert wire.normal(twin_request) == wire.normal(request)
    assert type(twin) is type(value) and twin == value
    assert plain(twin) == plain(value)
    assert wire.differences(operation.template, sample, request) == []
    content_type = response.header("Content-Type") or ""
    replied = value is not None and not isinstance(value, Refused)
    if replied and "json" in content_type and response.body:
        assert plain(value) == response.json()
