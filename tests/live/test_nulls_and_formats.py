"""Arguments of other documents: explicit nulls, dates and ids, names that collide."""

from __future__ import annotations

import asyncio
import copy
import importlib
import json
import pickle
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest

from tests.live.building import built_package
from tests.live.scripted import Scripted, answering, unreachable

MOMENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
IDENTITY = UUID(int=7)

DOCUMENT = """
openapi: 3.1.0
info: {title: Notes, version: 1.0.0}
servers: [{url: "https://notes.example"}]
x-speakeasy-globals:
  parameters:
    - {name: timeout, in: header, schema: {type: string}}
    - {name: Extra-Headers, in: header, schema: {type: string}}
    - {name: Zone, in: query, schema: {type: string}}
paths:
  /notes/{noteId}:
    parameters:
      - {name: noteId, in: path, required: true, schema: {type: string, format: uuid}}
    patch:
      operationId: change
      requestBody:
        required: true
        content:
          application/merge-patch+json:
            schema:
              type: object
              required: [ownerName]
              properties:
                ownerName: {type: [string, "null"]}
                title: {type: string}
                dueDate: {type: [string, "null"], format: date-time}
                labels: {type: [array, "null"], items: {type: string}}
                keepDays:
                  type: [integer, "null"]
                  minimum: 1
                  x-sdk-guard: true
                anything: {}
                day: {type: string, format: date}
                holidays:
                  type: object
                  additionalProperties: {type: string, format: date}
                cover: {$ref: "#/components/schemas/Cover"}
      responses: &done {"204": {description: Done.}}
    put:
      operationId: replace
      requestBody:
        content:
          application/json:
            schema:
              type: [object, "null"]
              additionalProperties: {type: string}
      responses: *done
    post:
      operationId: attach
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              properties:
                note: {type: [string, "null"]}
                details: {type: [object, "null"], additionalProperties: true}
      responses: *done
  /notes:
    get:
      operationId: with_options
      parameters:
        - {name: timeout, in: header, schema: {type: string}}
        - {name: Extra-Headers, in: header, schema: {type: string}}
        - {name: Zone, in: query, schema: {type: string}}
        - {name: since, in: query, schema: {type: [string, "null"], format: date-time}}
        - {name: days, in: query, schema: {type: array, items: {type: string, format: date}}}
        - {name: X-At, in: header, schema: {type: string, format: date-time}}
      responses: *done
    post:
      operationId: from_env
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [covers]
              properties:
                covers: {type: array, items: {$ref: "#/components/schemas/Cover"}}
      responses: *done
  /days/{on}:
    get:
      operationId: on_day
      parameters:
        - {name: "on", in: path, required: true, schema: {type: string, format: date}}
      responses: *done
components:
  schemas:
    Cover:
      type: object
      required: [color]
      properties:
        color: {type: [string, "null"]}
        shade: {type: [string, "null"]}
        size: {type: integer}
        printedAt: {type: string, format: date-time}
        printedOn: {type: string, format: date}
"""


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("notes")
    with built_package(folder, "package_of_notes", DOCUMENT) as package:
        yield package


Call = Any


@pytest.fixture(params=["NotesClient", "AsyncNotesClient"])
def call(request: pytest.FixtureRequest, notes: ModuleType) -> Call:
    """Calls a method of a client of either flavour; returns what was sent."""

    def sent(method: str, *values: Any, **named: Any) -> Any:
        transport = answering(204, content=b"")
        asyncio.run(_called(transport, method, *values, **named))
        (found,) = transport.requests
        return found

    async def _called(
        transport: Scripted, method: str, *values: Any, **named: Any
    ) -> None:
        options = named.pop("options", {})
        client = getattr(notes, request.param)(transport=transport, **options)
        if request.param.startswith("Async"):
            async with client:
                await getattr(client, method)(*values, **named)
        else:
            with client:
                getattr(client, method)(*values, **named)

    return sent


def refusal(notes: ModuleType) -> type[Exception]:
    """The error of an argument that is refused."""
    found = importlib.import_module(f"{notes.__name__}._runtime.roles").ArgumentError
    assert isinstance(found, type) and issubclass(found, Exception)
    return found


def body(request: Any) -> Any:
    return json.loads(request.content)


def test_null_is_sent_where_the_schema_takes_it(call: Call, notes: ModuleType) -> None:
    null = notes.NULL
    sent = body(
        call(
            "change",
            IDENTITY,
            owner_name="me",
            due_date=null,
            labels=null,
            keep_days=null,
            anything=null,
        )
    )
    assert sent == {
        "ownerName": "me",
        "dueDate": None,
        "labels": None,
        "keepDays": None,
        "anything": None,
    }


def test_none_leaves_out_what_is_optional(call: Call) -> None:
    sent = body(call("change", IDENTITY, owner_name="me", due_date=None, labels=None))
    assert sent == {"ownerName": "me"}


def test_none_is_the_null_of_a_required_member(call: Call, notes: ModuleType) -> None:
    assert body(call("change", IDENTITY, owner_name=None)) == {"ownerName": None}
    assert body(call("change", IDENTITY, owner_name=notes.NULL)) == {"ownerName": None}


def test_a_whole_body_may_be_null(call: Call, notes: ModuleType) -> None:
    assert call("replace", IDENTITY).content == b""
    assert call("replace", IDENTITY, body=notes.NULL).content == b"null"
    assert body(call("replace", IDENTITY, body={"a": "b"})) == {"a": "b"}


@pytest.mark.parametrize(
    ("method", "argument"),
    [
        ("change", "title"),
        ("change", "day"),
        ("change", "cover"),
        ("attach", "note"),
        ("attach", "details"),
        ("with_options_", "since"),
        ("with_options_", "days"),
        ("with_options_", "x_at"),
    ],
)
def test_null_is_refused_by_name_elsewhere(
    call: Call, notes: ModuleType, method: str, argument: str
) -> None:
    given: dict[str, Any] = {argument: notes.NULL}
    values: tuple[Any, ...] = () if method == "with_options_" else (IDENTITY,)
    if method == "change":
        given["owner_name"] = "me"
    with pytest.raises(refusal(notes), match=argument):
        call(method, *values, **given)


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("due_date", datetime(2026, 1, 2, 3, 4, 5)),
        ("due_date", {1}),
        ("title", b"bytes"),
        ("title", "\ud800"),
        ("keep_days", float("nan")),
        ("labels", {"a"}),
        ("anything", [{"deep": float("nan")}]),
        ("anything", {"deep": [datetime(2026, 1, 2)]}),
    ],
)
def test_what_cannot_be_sent_is_refused_by_the_arguments_name(
    call: Call, notes: ModuleType, argument: str, value: object
) -> None:
    with pytest.raises(refusal(notes), match=argument):
        call("change", IDENTITY, owner_name="me", **{argument: value})


@pytest.mark.parametrize("value", [MOMENT, datetime(2026, 1, 2)])
@pytest.mark.parametrize(
    "place", ["day", "Cover.printedOn", "holidays['new year']", "days[1]", "on"]
)
def test_a_datetime_is_no_date(
    call: Call, notes: ModuleType, place: str, value: datetime
) -> None:
    """To Python it is one, and to type checkers; on the wire it has another form."""
    expected = f"{re.escape(place)} must be a date, not a datetime"
    with pytest.raises(refusal(notes), match=expected):
        match place:
            case "day":
                call("change", IDENTITY, owner_name="me", day=value)
            case "Cover.printedOn":
                cover = notes.Cover(color="red", printed_on=value)
                call("change", IDENTITY, owner_name="me", cover=cover)
            case "holidays['new year']":
                holidays = {"new year": value}
                call("change", IDENTITY, owner_name="me", holidays=holidays)
            case "days[1]":
                call("with_options_", days=iter((date(2026, 1, 2), value)))
            case _:
                call("on_day", value)


def test_dates_and_ids_are_accepted_everywhere(call: Call, notes: ModuleType) -> None:
    at = MOMENT.astimezone(timezone(timedelta(hours=5, minutes=30)))
    request = call("with_options_", since=MOMENT, days=[date(2026, 1, 2)], x_at=at)
    assert request.url.params.multi_items() == [
        ("since", "2026-01-02T03:04:05+00:00"),
        ("days", "2026-01-02"),
    ]
    assert request.headers["x-at"] == "2026-01-02T08:34:05+05:30"
    request = call(
        "change",
        IDENTITY,
        owner_name="me",
        due_date=MOMENT,
        day=date(2026, 1, 2),
        anything={"ids": [IDENTITY], "at": MOMENT},
        cover=notes.Cover(color="red", printed_at=MOMENT, printed_on=date(2026, 1, 2)),
        holidays={"new year": "2026-01-01"},
    )
    assert request.url.path == f"/notes/{IDENTITY}"
    assert call("on_day", date(2026, 1, 2)).url.path == "/days/2026-01-02"
    assert body(request) == {
        "ownerName": "me",
        "dueDate": "2026-01-02T03:04:05+00:00",
        "day": "2026-01-02",
        "anything": {"ids": [str(IDENTITY)], "at": "2026-01-02T03:04:05+00:00"},
        "cover": {
            "color": "red",
            "printedAt": "2026-01-02T03:04:05+00:00",
            "printedOn": "2026-01-02",
        },
        "holidays": {"new year": "2026-01-01"},
    }


def test_fields_of_models_take_null(call: Call, notes: ModuleType) -> None:
    cover = notes.Cover(color=None, shade=notes.NULL)
    assert cover.to_dict() == {"color": None, "shade": None}
    again = notes.Cover.from_dict(cover.to_dict())
    assert again.shade is None
    assert again.to_dict() == cover.to_dict()
    plain = {"color": "red", "shade": notes.NULL}
    sent = body(call("from_env_", covers=[cover, plain]))
    assert sent == {"covers": [cover.to_dict(), {"color": "red", "shade": None}]}
    with pytest.raises(refusal(notes), match=r"Cover\.size"):
        notes.Cover(color="red", size=notes.NULL).to_dict()
    with pytest.raises(refusal(notes), match=r"covers\[0\]: Cover\.size"):
        call("from_env_", covers=[notes.Cover("red", size=notes.NULL)])


def test_null_is_one_object_and_false(notes: ModuleType) -> None:
    null = notes.NULL
    assert repr(null) == str(null) == "NULL"
    assert not null
    assert null is not None
    assert null != None  # noqa: E711
    assert copy.copy(null) is null
    assert copy.deepcopy([null])[0] is null
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(null, protocol)) is null


def test_settings_that_are_named_like_options(notes: ModuleType) -> None:
    transport = answering(204, content=b"")
    with notes.NotesClient(
        transport=transport, timeout=5, timeout_setting="slow", zone="utc"
    ) as client:
        view = client.with_options(
            timeout=7, timeout_setting="fast", extra_headers_setting="none"
        )
        view.with_options_()
        client.with_options_(timeout="own")
    first, second = transport.requests
    assert (first.headers["timeout"], second.headers["timeout"]) == ("fast", "own")
    assert first.headers["extra-headers"] == "none"
    assert first.url.params["Zone"] == second.url.params["Zone"] == "utc"


def test_extra_members_make_an_optional_body(notes: ModuleType) -> None:
    transport = answering(204, content=b"")
    with notes.NotesClient(transport=transport) as client:
        client.with_options(extra_body={"beta": "1"}).replace(IDENTITY)
    request = transport.requests[0]
    assert body(request) == {"beta": "1"}
    assert request.headers["content-type"] == "application/json"


def test_the_environment_gives_settings_of_any_document(
    notes: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PACKAGE_OF_NOTES_ZONE", "cet")
    monkeypatch.setenv("PACKAGE_OF_NOTES_TIMEOUT_SETTING", "slow")
    with notes.NotesClient.from_env(transport=unreachable()) as client:
        assert "notes.example" in repr(client)
        settings = client._shell.configuration.settings
        assert settings["zone"].value == "cet"
        assert settings["timeout"].value == "slow"
    monkeypatch.setenv("PACKAGE_OF_NOTES_BASE_URL", "http://elsewhere.example")
    with notes.NotesClient.from_env(transport=unreachable()) as client:
        assert "elsewhere.example" in repr(client)
