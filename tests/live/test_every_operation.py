"""Every operation of the document, called as the document's examples say.

Each is called in both flavours over a socket. The mock server judges the requests by
the document; the tests compare them, and what is returned, with the examples.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import AsyncGenerator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from pathlib import Path
from typing import Any, cast

import pytest

from memorysync import ControlPlaneClient, MemorySyncClient, ValidationError
from tests.live.conftest import ROOT, Mock
from tests.live.flavours import API_KEY, Client, Flavour
from tests.live.twins import assert_twins, parts, plain
from tests.live.usages import (
    END_USER,
    PROJECT,
    Usage,
    is_forbidden,
    needs_credential,
    operations,
    successes,
    usages,
)
from tests.mock import (
    MockApi,
    RawDocument,
    Recorder,
    Request,
    Response,
    serve_application,
)
from tests.mock.asgi import application
from tests.mock.json_values import JsonValue

TOKEN = "a.token"

Report = Mapping[str, Mapping[str, Any]]


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """What the generator says of its operations, by id."""
    file: Path = tmp_path_factory.mktemp("report") / "report.json"
    command = [sys.executable, "-m", "generator", "check", "--report", str(file)]
    subprocess.run(command, capture_output=True, check=False, cwd=ROOT, timeout=60)
    found: Any = json.loads(file.read_text("utf-8"))
    return {each["operation_id"]: each for each in found["operations"]}


@pytest.fixture(scope="session")
def exemplary(document: RawDocument) -> Iterator[Exemplary]:
    """A server that answers with the examples of the document."""
    served = Exemplary(MockApi(document))
    with serve_application(application(served.mock.recorder)) as base_url:
        served.mock = replace(served.mock, base_url=base_url)
        yield served


class Exemplary:
    """Answers every request with the status that the test chooses."""

    def __init__(self, api: MockApi) -> None:
        self.status = 200
        self.mock = Mock(api, "", Recorder(self._handle))

    def _handle(self, request: Request) -> Response:
        wish = ("Prefer", f"code={self.status}")
        return self.mock.api.handle(replace(request, headers=(*request.headers, wish)))


@pytest.mark.parametrize("operation_id", operations())
async def test_an_operation_is_what_its_document_says(
    operation_id: str, report: Report, exemplary: Exemplary
) -> None:
    """In each flavour, and they do the same."""

    async def body(flavour: Flavour, mock: Mock) -> Any:
        async with open_clients(flavour, mock) as clients:
            if is_forbidden(operation_id):
                return await assert_refused(flavour, clients, report[operation_id])
            return [
                await assert_use(flavour, clients, exemplary, operation_id, use)
                for use in uses(report[operation_id])
            ]

    await assert_twins(body, exemplary.mock)


async def assert_refused(
    flavour: Flavour, clients: Mapping[str, Client], reported: Mapping[str, Any]
) -> str:
    """The method exists only to say why."""
    (call,) = reported["calls"]
    with pytest.raises(ValidationError, match=call["attribute"]) as caught:
        await flavour.call(_method(clients, call))
    return str(caught.value)


async def assert_use(
    flavour: Flavour,
    clients: Mapping[str, Client],
    exemplary: Exemplary,
    operation_id: str,
    use: Use,
) -> Any:
    """Call a method; check what was sent and what came back."""
    exemplary.status = use.status
    value = await flavour.call(_method(clients, use.call), **use.usage.arguments)
    exchange = exemplary.mock.recorder.last
    sent, answer = exchange.request, exchange.response
    assert answer.status == use.status, answer.body
    assert sent.method == operations()[operation_id].method
    assert_request(sent, use.usage)
    assert_credential(sent, use.call["client"], needs_credential(operation_id))
    if answer.body:
        assert_covers(plain(value), answer.json())
    else:
        assert value == use.empty
    return value


@dataclass(frozen=True, slots=True)
class Use:
    """A call of a method, the status of its answer, and what an empty one means."""

    call: Mapping[str, str]
    usage: Usage
    status: int
    empty: Any


def uses(reported: Mapping[str, Any]) -> Iterator[Use]:
    """Every method, with every use of it, and every success that may come of it."""
    for call in reported["calls"]:
        for usage in usages(reported, call["client"]):
            for status, empty in successes(reported["operation_id"]):
                yield Use(call, usage, status, empty)


def test_every_operation_has_a_method_and_every_method_an_operation(
    report: Report,
) -> None:
    assert set(report) == set(operations())
    assert all(each["calls"] for each in report.values())
    called = {
        f"{call['client']}.{call['attribute']}"
        for each in report.values()
        for call in each["calls"]
    }
    assert called == {
        name
        for client in (MemorySyncClient, ControlPlaneClient)
        for name in _methods(client, client.__name__)
    }


@asynccontextmanager
async def open_clients(
    flavour: Flavour, mock: Mock
) -> AsyncGenerator[Mapping[str, Client]]:
    """A client of each kind, by the name of its sync class."""
    async with (
        flavour.open(
            mock.base_url, project_id=PROJECT, end_user_id=END_USER
        ) as memories,
        flavour.open_control_plane(
            mock.base_url, access_token=TOKEN, project_id=PROJECT
        ) as control_plane,
    ):
        yield {"MemorySyncClient": memories, "ControlPlaneClient": control_plane}


def _method(clients: Mapping[str, Client], call: Mapping[str, str]) -> Any:
    return reduce(getattr, call["attribute"].split("."), clients[call["client"]])


def assert_request(sent: Request, usage: Usage) -> None:
    """What was sent is what the document's example says."""
    assert sent.raw_path == usage.path
    assert sorted(sent.query) == sorted(usage.query)
    if usage.json is not None:
        assert sent.json() == usage.json
    elif usage.parts is not None:
        assert _form(sent) == {
            name: _loaded(content) for name, content in usage.parts.items()
        }
    else:
        assert (sent.body, sent.header("Content-Type")) == (b"", None)
    for name, value in usage.headers.items():
        if value != END_USER or sent.header("Authorization") is None:
            assert sent.header(name) == value, name


def assert_credential(sent: Request, client: str, needed: bool) -> None:
    """A client sends its own credential, and only where one is asked for."""
    keys = {"MemorySyncClient": (API_KEY, None)}.get(client, (None, f"Bearer {TOKEN}"))
    expected = keys if needed else (None, None)
    assert (sent.header("X-API-Key"), sent.header("Authorization")) == expected


def assert_covers(value: JsonValue, answer: JsonValue) -> None:
    """Nothing that the server sent is lost; defaults may have been added."""
    if isinstance(answer, dict) and isinstance(value, dict):
        for name, member in answer.items():
            assert name in value
            assert_covers(value[name], member)
    elif isinstance(answer, list) and isinstance(value, list):
        for pair in zip(value, answer, strict=True):
            assert_covers(*pair)
    else:
        assert value == answer


def _form(sent: Request) -> dict[str, Any]:
    return {part.name: _loaded(part.content) for part in parts(sent)}


def _loaded(content: bytes) -> Any:
    """The content of a part; JSON text by its meaning."""
    return json.loads(content) if content[:1] in b"{[" else content


def _methods(owner: type[Any], path: str) -> Iterator[str]:
    """The dotted names of the methods that a user of a class can call."""
    for name in dir(owner):
        member = getattr(owner, name)
        if name.startswith(("_", "with_")) or name in ("close", "aclose", "from_env"):
            continue
        if isinstance(member, cached_property):
            shell: Any = None
            namespace: object = cast(Any, member).func(_Client(shell))
            yield from _methods(type(namespace), f"{path}.{name}")
        elif callable(member):
            yield f"{path}.{name}"


@dataclass(frozen=True, slots=True)
class _Client:
    """As much of a client as a namespace needs to be made."""

    _shell: Any
