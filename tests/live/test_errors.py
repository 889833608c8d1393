"""Every failure is one typed error of the package, the same in both flavours."""

from __future__ import annotations

import asyncio
import copy
import math
import pickle
import socket
import traceback
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest

import memorysync.errors
from memorysync import (
    AuthError,
    ConnectionFailedError,
    ConnectionLostError,
    InvalidResponseError,
    MemorySyncError,
    NotFoundError,
    RateLimitError,
    RedirectError,
    RequestTimeoutError,
    ServerError,
    ValidationError,
)
from tests.live.conftest import Mock
from tests.live.flavours import API_KEY, Flavour
from tests.live.raw_server import HEAD, Connection, raw_server, silent
from tests.live.scripted import Scripted, answering, failing, unreachable

ERRORS: list[type[MemorySyncError]] = [
    getattr(memorysync.errors, name) for name in memorysync.errors.__all__
]


async def error_of(
    flavour: Flavour, transport: Scripted, method: str = "get", *arguments: Any
) -> MemorySyncError:
    """The error that a call ends with when the server answers by a script."""
    async with flavour.open(transport=transport) as client:
        with pytest.raises(MemorySyncError) as caught:
            await flavour.call(getattr(client, method), *(arguments or (1,)))
    return caught.value


# Statuses

STATUSES: list[tuple[int, type[MemorySyncError], str]] = [
    (300, MemorySyncError, ""),
    (304, MemorySyncError, ""),
    (400, ValidationError, "Validation error"),
    (401, AuthError, "Unauthenticated"),
    (402, MemorySyncError, "Unexpected status 402"),
    (403, AuthError, "Forbidden"),
    (404, NotFoundError, "Not found"),
    (405, MemorySyncError, "Unexpected status 405"),
    (408, MemorySyncError, "Unexpected status 408"),
    (409, ValidationError, "Validation error"),
    (410, MemorySyncError, "Unexpected status 410"),
    (413, MemorySyncError, "Unexpected status 413"),
    (418, MemorySyncError, "Unexpected status 418"),
    (422, ValidationError, "Validation error"),
    (429, RateLimitError, "Rate limited"),
    (499, MemorySyncError, "Unexpected status 499"),
    (500, ServerError, "Server error (500)"),
    (502, ServerError, "Server error (502)"),
    (503, ServerError, "Server error (503)"),
    (599, ServerError, "Server error (599)"),
    (600, MemorySyncError, "Unexpected status 600"),
    (999, MemorySyncError, "Unexpected status 999"),
]


@pytest.mark.parametrize(("status", "kind", "sentence"), STATUSES)
async def test_a_status_has_its_class(
    flavour: Flavour, status: int, kind: type[MemorySyncError], sentence: str
) -> None:
    transport = answering(status, content=b"")
    error = await error_of(flavour, transport)
    assert type(error) is kind
    assert error.status_code == status
    assert error.response is None
    assert error.request_id is None
    if sentence:
        assert str(error) == sentence
    assert len(transport.requests) == 1, "nothing is repeated unless asked"


@pytest.mark.parametrize("method", ["get", "connections", "delete_project"])
async def test_every_kind_of_reply_reports_errors(
    flavour: Flavour, method: str
) -> None:
    """Models, values that are passed on, and replies without content."""
    transport = answering(404, json={"detail": "There is no such thing."})
    async with (
        flavour.open(transport=transport) as client,
        flavour.open_control_plane(transport=transport) as plane,
    ):
        call, argument = {
            "get": (client.get, 1),
            "connections": (client.connections.slack.channels, "conn_1"),
            "delete_project": (plane.delete_project, "proj_1"),
        }[method]
        with pytest.raises(NotFoundError, match=r"^There is no such thing\.$"):
            await flavour.call(call, argument)


# Sentences

SENTENCES: list[tuple[Any, str]] = [
    ({"detail": "sentence"}, "sentence"),
    ({"error": {"message": "sentence"}}, "sentence"),
    ({"detail": [{"msg": "sentence", "loc": ["body"]}, {"msg": "no"}]}, "sentence"),
    ({"detail": {"error": {"message": "sentence"}}}, "sentence"),
    ({"detail": {"message": "sentence"}}, "sentence"),
    ({"detail": {"error": "x", "error_description": "sentence"}}, "sentence"),
    ({"error": "code", "message": "sentence"}, "sentence"),
    ({"error": "code", "error_description": "sentence"}, "sentence"),
    # The order of the places
    ({"detail": "first", "error": {"message": "second"}}, "first"),
    ({"error": {"message": "second"}, "detail": [{"msg": "third"}]}, "second"),
    ({"detail": {"error": {"message": "4th"}, "message": "5th"}}, "4th"),
    ({"detail": {"message": "5th", "error_description": "6th"}}, "5th"),
    ({"detail": {"error_description": "6th"}, "message": "7th"}, "6th"),
    ({"message": "7th", "error_description": "8th"}, "7th"),
    # What is no sentence is passed over
    ({"detail": "  ", "message": "sentence"}, "sentence"),
    ({"detail": 7, "message": "sentence"}, "sentence"),
    ({"detail": [], "message": "sentence"}, "sentence"),
    ({"error": {"message": None}, "message": "sentence"}, "sentence"),
    # No sentence at all
    ({}, "Validation error"),
    ([], "Validation error"),
    (["detail"], "Validation error"),
    ("detail", "Validation error"),
    (7, "Validation error"),
    (None, "Validation error"),
    ({"detail": None}, "Validation error"),
    ({"error": "a_code"}, "Validation error"),
]


@pytest.mark.parametrize(("body", "sentence"), SENTENCES)
async def test_the_sentence_of_an_error(
    flavour: Flavour, body: Any, sentence: str
) -> None:
    error = await error_of(flavour, answering(400, json=body))
    assert str(error) == sentence
    assert error.response == body


@pytest.mark.parametrize(
    "content", [b"<html>Bad Gateway</html>", b'{"detail": "cut o', b"\xff\xfe\x00bad"]
)
async def test_an_error_that_is_no_json(flavour: Flavour, content: bytes) -> None:
    error = await error_of(flavour, answering(502, content=content))
    assert type(error) is ServerError
    assert str(error) == "Server error (502)"
    assert error.response == content.decode("utf-8", "replace")


# Request ids


@pytest.mark.parametrize(
    ("headers", "body", "expected"),
    [
        ({"X-Request-ID": "a"}, {}, "a"),
        ({"Request-ID": "b"}, {}, "b"),
        ({"X-Request-ID": "a", "Request-ID": "b"}, {"request_id": "c"}, "a"),
        ({"Request-ID": "b"}, {"request_id": "c"}, "b"),
        ({"X-Request-ID": ""}, {"request_id": "c"}, "c"),
        ({}, {"request_id": "c"}, "c"),
        ({}, {"request_id": 7}, None),
        ({}, {"request_id": None}, None),
        ({}, ["request_id"], None),
    ],
)
async def test_the_request_id(
    flavour: Flavour, headers: dict[str, str], body: Any, expected: str | None
) -> None:
    for status in (500, 429, 404):
        error = await error_of(flavour, answering(status, headers=headers, json=body))
        assert error.request_id == expected


# Retry-After


@pytest.mark.parametrize(
    ("header", "body", "seconds"),
    [
        ("12", {}, 12.0),
        ("0", {}, 0.0),
        (" 7 ", {}, 7.0),
        ("1.5", {}, 1.5),
        ("-5", {"retry_after": 4}, 0.0),
        ("3600", {"retry_after": 1}, 3600.0),
        (None, {"retry_after": 3}, 3.0),
        (None, {"retry_after": 1.5}, 1.5),
        (None, {"retry_after": "15"}, 15.0),
        (None, {"retry_after": -3}, 0.0),
        (None, {"error": {"retry_after": 4}}, 4.0),
        ("soon", {"retry_after": 3}, 3.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", {}, 0.0),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
async def test_seconds_to_wait(
    flavour: Flavour, status: int, header: str | None, body: Any, seconds: float
) -> None:
    headers = None if header is None else {"Retry-After": header}
    error = await error_of(flavour, answering(status, headers=headers, json=body))
    assert error.retry_after_seconds == seconds
    assert type(error.retry_after_seconds) is float


@pytest.mark.parametrize("offset", ["+0000", "-0000"])
async def test_a_date_to_wait_for(flavour: Flavour, offset: str) -> None:
    date = datetime.now(UTC) + timedelta(seconds=90)
    text = format_datetime(date).replace("+0000", offset)
    error = await error_of(flavour, answering(429, headers={"Retry-After": text}))
    assert error.retry_after_seconds == pytest.approx(90, abs=2)


JUNK_HEADERS = [
    "",
    "soon",
    "²",
    "1.5.5",
    "1e3",
    "12 seconds",
    "Wed, 21 Oct 99999999999999999999 07:28:00 GMT",
    "Wed, 99 Foo 2026 99:99:99 GMT",
    "Wed, 21 Oct 2026 07:28:00 +999999999999",
    "9" * 400,
]
JUNK_BODIES: list[bytes] = [
    b'{"retry_after": "soon"}',
    b'{"retry_after": true}',
    b'{"retry_after": null}',
    b'{"retry_after": [3]}',
    b'{"retry_after": 1' + b"0" * 400 + b"}",
    b'{"retry_after": 1e999}',
    b'{"retry_after": NaN}',
]


@pytest.mark.parametrize("header", JUNK_HEADERS, ids=lambda junk: junk[:20])
async def test_a_junk_header_is_no_time_to_wait(flavour: Flavour, header: str) -> None:
    headers = {"Retry-After": header.encode("latin-1")}
    limited = await error_of(flavour, answering(429, headers=headers))
    assert limited.retry_after_seconds == 0.0
    failed = await error_of(flavour, answering(503, headers=headers))
    assert failed.retry_after_seconds is None


@pytest.mark.parametrize("body", JUNK_BODIES, ids=lambda junk: junk[:24].decode())
async def test_a_junk_body_is_no_time_to_wait(flavour: Flavour, body: bytes) -> None:
    limited = await error_of(flavour, answering(429, content=body))
    assert isinstance(limited, RateLimitError)
    assert limited.retry_after_seconds == 0.0
    failed = await error_of(flavour, answering(503, content=body))
    assert failed.retry_after_seconds is None


async def test_a_negative_time_is_never_slept(flavour: Flavour) -> None:
    error = await error_of(flavour, answering(429, json={"retry_after": -3}))
    assert error.retry_after_seconds == 0.0


# Redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("target", ["http://evil.test/memory/1", "/elsewhere"])
async def test_a_redirect_is_an_error_that_names_its_target(
    flavour: Flavour, status: int, target: str
) -> None:
    transport = answering(status, headers={"Location": target, "X-Request-ID": "r"})
    error = await error_of(flavour, transport)
    assert type(error) is RedirectError
    assert error.target == target
    assert target in str(error)
    assert (error.status_code, error.request_id) == (status, "r")
    (request,) = transport.requests
    assert request.url.host == "api.test"


async def test_an_injected_client_that_follows_redirects_does_not(
    flavour: Flavour,
) -> None:
    transport = answering(307, headers={"Location": "http://evil.test/"})
    async with (
        flavour.open_http_client(
            transport=transport, follow_redirects=True
        ) as http_client,
        flavour.open(http_client=http_client) as client,
    ):
        with pytest.raises(MemorySyncError, match=r"http://evil\.test/"):
            await flavour.call(client.add, "The user likes dark mode")
    assert [each.url.host for each in transport.requests] == ["api.test"]


# Replies that are not what they should be

UNDECODABLE: list[tuple[str, bytes]] = [
    ("truncated", b'{"id": 1, "text": "The us'),
    ("html", b"<!doctype html><title>Sign in</title>"),
    ("empty", b""),
    ("blank", b" \n"),
    ("not-utf-8", b'{"id": 1, "text": "\xff"}'),
    ("nested", b"[" * 100_000),
    ("list", b'[{"id": 1}]'),
    ("string", b'"id"'),
    ("number", b"1"),
    ("null", b"null"),
    ("no-id", b'{"text": "The user likes dark mode"}'),
    ("wrong-id", b'{"id": "one"}'),
    ("huge-id", b'{"id": 1e999}'),
    ("null-id", b'{"id": null}'),
    ("wrong-member", b'{"id": 1, "tags": {"ui": true}}'),
    ("wrong-element", b'{"id": 1, "tags": [["ui"]]}'),
]


@pytest.mark.parametrize(
    "content", [each[1] for each in UNDECODABLE], ids=[each[0] for each in UNDECODABLE]
)
@pytest.mark.parametrize(
    ("method", "argument"), [("get", 1), ("add", "dark mode is on")]
)
async def test_an_undecodable_reply(
    flavour: Flavour, method: str, argument: Any, content: bytes
) -> None:
    transport = answering(201, content=content, headers={"X-Request-ID": "r"})
    error = await error_of(flavour, transport, method, argument)
    assert type(error) is InvalidResponseError
    assert (error.status_code, error.request_id) == (201, "r")
    snippet = content[:20].decode("utf-8", "replace")
    assert repr(snippet)[1:-1] in str(error)
    assert len(str(error)) < 500
    assert isinstance(error.__cause__, Exception)


@pytest.mark.parametrize(
    ("method", "arguments", "content"),
    [
        ("query", ("dark mode",), b"[]"),
        ("query", ("dark mode",), b'{"memories": {}}'),
        ("query", ("dark mode",), b'{"memories": ["1"]}'),
        ("query", ("dark mode",), b'{"memories": [{"text": "no id"}]}'),
        ("history", (1,), b'{"memory_id": "one"}'),
        ("history", (1,), b'{"memory_id": 1, "total": 0, "revisions": [{}]}'),
        ("forget", ([1],), b'{"deleted": 1}'),
        ("forget", ([1],), b'["one"]'),
        ("bulk_add", ([{"text": "a"}],), b"[]"),
        ("bulk_add", ([{"text": "a"}],), b'{"results": [{}]}'),
        ("add", ("dark mode is on",), b'{"status": "pending"}'),
    ],
)
async def test_a_reply_of_another_shape(
    flavour: Flavour, method: str, arguments: tuple[Any, ...], content: bytes
) -> None:
    transport = answering(200, content=content, headers={"X-Request-ID": "r"})
    error = await error_of(flavour, transport, method, *arguments)
    assert type(error) is InvalidResponseError
    assert (error.status_code, error.request_id) == (200, "r")
    assert content.decode() in str(error)


@pytest.mark.parametrize("content", [b"", b"null", b" null\n"])
async def test_an_empty_reply_that_the_document_allows(
    flavour: Flavour, content: bytes
) -> None:
    transport = answering(200, content=content)
    async with flavour.open_control_plane(transport=transport) as client:
        assert await flavour.call(client.list_projects) is None


@pytest.mark.parametrize("content", [b"{}", b"[7]", b" ", b"<html>"])
async def test_a_control_plane_reply_of_another_shape(
    flavour: Flavour, content: bytes
) -> None:
    transport = answering(200, content=content, headers={"X-Request-ID": "r"})
    async with flavour.open_control_plane(transport=transport) as client:
        with pytest.raises(InvalidResponseError) as caught:
            await flavour.call(client.list_projects)
    assert (caught.value.status_code, caught.value.request_id) == (200, "r")
    assert caught.value.__cause__ is not None


async def test_a_broken_content_coding_is_an_undecodable_reply(
    flavour: Flavour,
) -> None:
    async def answer(connection: Connection) -> None:
        await connection.request()
        coded = (HEAD % 8).replace(b"\r\n\r\n", b"\r\nContent-Encoding: gzip\r\n\r\n")
        await connection.send(coded + b"not gzip")

    async with (
        raw_server(answer) as server,
        flavour.open(server.base_url, timeout=5) as client,
    ):
        with pytest.raises(InvalidResponseError) as caught:
            await flavour.call(client.get, 1)
    assert (caught.value.status_code, caught.value.request_id) == (200, "req_raw")
    assert caught.value.__cause__ is not None


# The network


@pytest.mark.parametrize(
    ("fault", "kind", "builtin"),
    [
        (httpx.ConnectTimeout("slow"), RequestTimeoutError, TimeoutError),
        (httpx.ReadTimeout("slow"), RequestTimeoutError, TimeoutError),
        (httpx.WriteTimeout("slow"), RequestTimeoutError, TimeoutError),
        (httpx.PoolTimeout("slow"), RequestTimeoutError, TimeoutError),
        (httpx.ConnectError("refused"), ConnectionFailedError, ConnectionError),
        (httpx.ProxyError("refused"), ConnectionFailedError, ConnectionError),
        (httpx.UnsupportedProtocol("no"), ConnectionFailedError, ConnectionError),
        (httpx.ReadError("reset"), ConnectionLostError, ConnectionError),
        (httpx.WriteError("reset"), ConnectionLostError, ConnectionError),
        (httpx.CloseError("reset"), ConnectionLostError, ConnectionError),
        (httpx.RemoteProtocolError("cut"), ConnectionLostError, ConnectionError),
        (httpx.ReadError(""), ConnectionLostError, ConnectionError),
    ],
)
async def test_a_fault_of_the_network(
    flavour: Flavour,
    fault: Exception,
    kind: type[MemorySyncError],
    builtin: type[Exception],
) -> None:
    transport = failing(fault)
    error = await error_of(flavour, transport, "query", "dark mode")
    assert type(error) is kind
    assert isinstance(error, builtin)
    assert error.__cause__ is fault
    assert error.status_code is None and error.response is None
    assert error.request_id is None and error.retry_after_seconds is None
    assert "/memory/query" in str(error)
    assert len(transport.requests) == 1, "nothing is repeated unless asked"


async def test_nobody_listens(flavour: Flavour) -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        port = reserved.getsockname()[1]
        async with flavour.open(f"http://127.0.0.1:{port}") as client:
            with pytest.raises(ConnectionFailedError) as caught:
                await flavour.call(client.get, 1)
    assert isinstance(caught.value.__cause__, ConnectionRefusedError)


async def test_a_name_that_does_not_exist(flavour: Flavour) -> None:
    async with flavour.open("http://nowhere.invalid", timeout=5) as client:
        with pytest.raises(ConnectionFailedError) as caught:
            await flavour.call(client.get, 1)
    assert caught.value.__cause__ is not None


async def reset(connection: Connection) -> None:
    await connection.request()
    connection.reset()


async def hang_up(connection: Connection) -> None:
    await connection.request()


async def cut_short(connection: Connection) -> None:
    await connection.request()
    await connection.send(HEAD % 100 + b'{"id": 1')


async def reset_in_the_body(connection: Connection) -> None:
    await connection.request()
    await connection.send(HEAD % 100 + b'{"id": 1')
    await asyncio.sleep(0.05)
    connection.reset()


async def answer_nonsense(connection: Connection) -> None:
    await connection.request()
    await connection.send(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")


@pytest.mark.parametrize(
    "script", [reset, hang_up, cut_short, reset_in_the_body, answer_nonsense]
)
async def test_a_connection_that_breaks(flavour: Flavour, script: Any) -> None:
    async with (
        raw_server(script) as server,
        flavour.open(server.base_url, timeout=5) as client,
    ):
        with pytest.raises(ConnectionLostError) as caught:
            await flavour.call(client.add, "The user likes dark mode")
        assert sum(len(each.requests) for each in server.connections) == 1
    kind = ValueError if script is answer_nonsense else ConnectionError
    assert isinstance(caught.value.__cause__, kind)


async def test_a_server_that_never_answers(flavour: Flavour) -> None:
    async with (
        raw_server(silent) as server,
        flavour.open(server.base_url, timeout=0.3) as client,
    ):
        with pytest.raises(RequestTimeoutError) as caught:
            await flavour.call(client.get, 1)
    assert caught.value.__cause__ is not None


async def test_a_client_survives_failures(flavour: Flavour) -> None:
    async def fail_once(connection: Connection) -> None:
        if len(server.connections) == 1:
            return
        await connection.request()
        await connection.send(HEAD % 9 + b'{"id": 1}')

    async with (
        raw_server(fail_once) as server,
        flavour.open(server.base_url, timeout=5) as client,
    ):
        with pytest.raises(ConnectionLostError):
            await flavour.call(client.get, 1)
        assert (await flavour.call(client.get, 1)).id == 1


# The mock's own refusals


async def test_the_server_refuses_what_the_client_lets_through(
    flavour: Flavour, mock: Mock
) -> None:
    """Limits that only the server knows come back as the same class."""
    async with flavour.open(mock.base_url) as client:
        with pytest.raises(ValidationError) as caught:
            await flavour.call(client.add, "", importance=2)
        with pytest.raises(NotFoundError) as missing:
            await flavour.call(client.get, 4711)
    assert caught.value.status_code == 422
    assert caught.value.request_id == "req_0001"
    assert {each["pointer"] for each in caught.value.response["detail"]} == {
        "/text",
        "/importance",
    }
    assert str(missing.value) == "Memory not found"
    assert missing.value.request_id == "req_0002"


# Errors as values


def full(kind: type[MemorySyncError]) -> MemorySyncError:
    """An error of a class with everything that an error can hold."""
    return kind(
        "sentence",
        status_code=429,
        response={"detail": ["sentence"]},
        request_id="r",
        retry_after_seconds=1.5,
    )


@pytest.mark.parametrize("kind", ERRORS)
def test_errors_survive_pickling_and_copying(kind: type[MemorySyncError]) -> None:
    error = full(kind)
    error.add_note("a note")
    facts = ("status_code", "response", "request_id", "retry_after_seconds")
    expected = (429, {"detail": ["sentence"]}, "r", 1.5)
    assert tuple(getattr(error, name) for name in facts) == expected
    twins = [
        *(pickle.loads(pickle.dumps(error, protocol)) for protocol in range(6)),
        copy.copy(error),
        copy.deepcopy(error),
    ]
    for twin in twins:
        assert type(twin) is kind
        assert str(twin) == "sentence"
        assert twin.args == error.args
        assert vars(twin) == vars(error)
        assert twin.__notes__ == ["a note"]


class Custom(RateLimitError):
    """An error of a user, with a constructor of its own."""

    def __init__(self) -> None:
        super().__init__("custom", 2.0)


def test_errors_of_users_survive_pickling() -> None:
    twin = pickle.loads(pickle.dumps(Custom()))
    assert type(twin) is Custom
    assert (str(twin), twin.retry_after_seconds) == ("custom", 2.0)


@pytest.mark.parametrize("kind", ERRORS)
def test_errors_are_of_one_family(kind: type[MemorySyncError]) -> None:
    assert issubclass(kind, MemorySyncError)
    assert kind.__module__ == "memorysync.errors"
    assert getattr(memorysync, kind.__name__) is kind


def test_rate_limits_take_their_seconds_by_position() -> None:
    error = RateLimitError("slow down", 3.0)
    assert (error.retry_after_seconds, error.status_code) == (3.0, None)
    assert RateLimitError("slow down").retry_after_seconds == 0.0


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 302])
async def test_received_errors_survive_pickling(flavour: Flavour, status: int) -> None:
    headers = {"X-Request-ID": "r", "Retry-After": "3"}
    error = await error_of(
        flavour, answering(status, headers=headers, json={"detail": "sentence"})
    )
    twin = pickle.loads(pickle.dumps(error))
    assert type(twin) is type(error)
    assert str(twin) == str(error)
    assert vars(twin) == vars(error)
    assert twin.retry_after_seconds == 3.0


@pytest.mark.parametrize("transport", [answering(500), failing(httpx.ReadError("x"))])
async def test_errors_hold_no_secret(flavour: Flavour, transport: Scripted) -> None:
    name, question = "a-private-name", "a private question"
    async with flavour.open(transport=transport, end_user_id=name) as client:
        with pytest.raises(MemorySyncError) as caught:
            await flavour.call(client.query, question)
    error = caught.value
    shown = "".join(traceback.format_exception(error)) + repr(error)
    for secret in (API_KEY, name, question):
        assert secret not in shown
        assert secret.encode() not in pickle.dumps(error)


# Refused before anything is sent


async def test_a_missing_token_is_named(flavour: Flavour) -> None:
    transport = unreachable()
    async with flavour.open_control_plane(
        access_token=None, transport=transport
    ) as client:
        for method, arguments in (
            (client.list_projects, ()),
            (client.delete_project, ("proj_1",)),
            (client.create_webhook, ("Main", "https://a.test/", ["memory.created"])),
        ):
            with pytest.raises(AuthError, match="access_token") as caught:
                await flavour.call(method, *arguments)
            assert caught.value.status_code is None
    assert transport.requests == []


STATE: dict[str, Any] = {
    "tenant_id": "acme",
    "user_id": "user_42",
    "namespace": ["memories"],
    "key": "diet",
    "value": {},
}
PLACE = {name: value for name, value in STATE.items() if name != "value"}
ITEM = {"text": "The user likes dark mode"}

REFUSED: list[tuple[str, str, dict[str, Any]]] = [
    ("memory_id", "get", {"memory_id": 0}),
    ("memory_id", "get", {"memory_id": -1}),
    ("memory_id", "get", {"memory_id": True}),
    ("memory_id", "get", {"memory_id": "1"}),
    ("memory_id", "get", {"memory_id": 1.0}),
    ("memory_id", "get", {"memory_id": None}),
    ("memory_id", "history", {"memory_id": 0}),
    ("memory_id", "update", {"memory_id": 0, "source": "chat"}),
    ("tags", "update", {"memory_id": 1}),
    ("tags", "update", {"memory_id": 1, "tags": None, "source": None}),
    ("memory_ids or filters", "forget", {}),
    ("memory_ids", "forget", {"memory_ids": []}),
    ("memory_ids", "forget", {"memory_ids": iter(())}),
    ("memory_ids", "forget", {"memory_ids": "12"}),
    ("memory_ids", "forget", {"memory_ids": {1: 2}}),
    ("memory_ids", "forget", {"memory_ids": 1}),
    ("memory_ids", "forget", {"memory_ids": [1], "filters": {"source": "chat"}}),
    ("filters", "forget", {"filters": {}}),
    ("filters", "forget", {"filters": {"source": None}}),
    ("filters", "forget", {"filters": memorysync.ForgetFilters()}),
    ("filters", "forget", {"filters": "chat"}),
    ("items", "bulk_add", {"items": []}),
    ("items", "bulk_add", {"items": [ITEM] * 51}),
    ("items", "bulk_add", {"items": "text"}),
    ("items", "bulk_add", {"items": ITEM}),
    ("items", "bulk_add", {"items": 7}),
    ("filename", "upload", {"file": b"x", "filename": ""}),
    ("filename", "upload", {"file": b"x", "filename": "  "}),
    ("filename", "upload", {"file": b"x", "filename": None}),
    ("file", "upload", {"file": "a path?", "filename": "a.txt"}),
    ("file", "upload", {"file": None, "filename": "a.txt"}),
    ("tenant_id", "list_memories", {"tenant_id": "", "user_id": "u"}),
    ("tenant_id", "list_memories", {"tenant_id": "..", "user_id": "u"}),
    ("user_id", "list_memories", {"tenant_id": "acme", "user_id": "."}),
    ("user_id", "list_memories", {"tenant_id": "acme", "user_id": None}),
    ("user_id", "list_memories", {"tenant_id": "acme", "user_id": "\ud800"}),
    ("namespace", "put_state", {**STATE, "namespace": []}),
    ("namespace", "put_state", {**STATE, "namespace": "memories"}),
    ("namespace", "put_state", {**STATE, "namespace": [1]}),
    ("key", "put_state", {**STATE, "key": ""}),
    ("value", "put_state", {**STATE, "value": []}),
    ("value", "put_state", {**STATE, "value": None}),
    ("namespace", "get_state", {**PLACE, "namespace": []}),
    ("key", "get_state", {**PLACE, "key": ""}),
    ("tags", "add", {**ITEM, "tags": "ui"}),
    ("tags", "add", {**ITEM, "tags": {"ui"}}),
    ("metadata", "add", {**ITEM, "metadata": {"x": [math.nan]}}),
    ("metadata", "add", {**ITEM, "metadata": {"x": b"bytes"}}),
    ("metadata", "add", {**ITEM, "metadata": {"x": {1, 2}}}),
    ("metadata", "add", {**ITEM, "metadata": {"x": object()}}),
    ("metadata", "add", {**ITEM, "metadata": {1: "x"}}),
    ("importance", "add", {**ITEM, "importance": math.inf}),
    ("text", "add", {"text": "\ud800"}),
    ("end_user_id", "add", {**ITEM, "end_user_id": "a\r\nX-Evil: 1"}),
    ("purge_user", "purge_user", {}),
]


@pytest.mark.parametrize(("named", "method", "arguments"), REFUSED)
async def test_a_bad_argument_is_refused_before_anything_is_sent(
    flavour: Flavour, named: str, method: str, arguments: dict[str, Any]
) -> None:
    transport = unreachable()
    async with flavour.open(transport=transport) as client:
        with pytest.raises(ValidationError) as caught:
            await flavour.call(getattr(client, method), **arguments)
    assert named in str(caught.value)
    assert caught.value.status_code is None
    assert transport.requests == []


HOOK: dict[str, Any] = {
    "name": "Main",
    "url": "https://app.example.com/hooks",
    "events": ["memory.created"],
}
REFUSED_BY_PLANE: list[tuple[str, str, dict[str, Any]]] = [
    ("email", "login", {"email": "ada", "password": "x"}),
    ("email", "login", {"email": "", "password": "x"}),
    ("email", "login", {"email": None, "password": "x"}),
    ("password", "login", {"email": "ada@example.com", "password": ""}),
    ("project_id", "delete_project", {"project_id": ""}),
    ("project_id", "delete_project", {"project_id": "  "}),
    ("project_id", "delete_project", {"project_id": ".."}),
    ("name", "create_webhook", {**HOOK, "name": ""}),
    ("name", "create_webhook", {**HOOK, "name": "x" * 129}),
    ("url", "create_webhook", {**HOOK, "url": "app.example.com"}),
    ("url", "create_webhook", {**HOOK, "url": "ftp://app.example.com"}),
    ("url", "create_webhook", {**HOOK, "url": "https://a:b@example.com"}),
    ("events", "create_webhook", {**HOOK, "events": []}),
    ("events", "create_webhook", {**HOOK, "events": "memory.created"}),
    ("events[1]", "create_webhook", {**HOOK, "events": ["memory.created", ""]}),
    ("description", "create_webhook", {**HOOK, "description": "x" * 501}),
    (
        "retry_config.max_retries",
        "create_webhook",
        {**HOOK, "retry_config": {"max_retries": 11}},
    ),
    ("retry_config", "create_webhook", {**HOOK, "retry_config": {"retries": 1}}),
    (
        "signature_config.algorithm",
        "create_webhook",
        {**HOOK, "signature_config": {"algorithm": "md5"}},
    ),
    ("project_id", "create_webhook", {**HOOK, "project_id": " "}),
]


@pytest.mark.parametrize(("named", "method", "arguments"), REFUSED_BY_PLANE)
async def test_a_bad_argument_is_refused_by_the_control_plane(
    flavour: Flavour, named: str, method: str, arguments: dict[str, Any]
) -> None:
    transport = unreachable()
    async with flavour.open_control_plane(transport=transport) as client:
        with pytest.raises(ValidationError) as caught:
            await flavour.call(getattr(client, method), **arguments)
    assert named in str(caught.value)
    assert transport.requests == []
