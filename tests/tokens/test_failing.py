"""What a token endpoint may do wrong, and what callers then see: one error of the SDK."""

from __future__ import annotations

import gzip
import json
import logging
import pickle
import time
import traceback
from functools import partial
from typing import Any
from urllib.parse import quote_plus

import pytest

from tests.mock import Response
from tests.mock.faults.scripts import (
    SIGN_IN,
    answer,
    drip_body,
    endless_body,
    gzip_bomb,
    hang_up,
    nonsense,
    redirect,
    replace,
    silent,
    truncate,
)
from tests.tokens.conftest import Way
from tests.tokens.issuer import CLIENT_ID, CLIENT_SECRET, issuing, saying

HTML = partial(replace, body=SIGN_IN, content_type="text/html")


def refusing(status: int, **body: Any) -> Any:
    return saying(Response.of_json(status, body))


@pytest.mark.parametrize(
    ("fault", "kind", "status", "text"),
    [
        (
            refusing(401, error="invalid_client", error_description="Who are you?"),
            "AuthenticationError",
            401,
            "invalid_client: Who are you?",
        ),
        (refusing(400, error="invalid_scope"), "BadRequestError", 400, "invalid_scope"),
        (refusing(400, message="No."), "BadRequestError", 400, "No."),
        (refusing(500), "ServerError", 500, "Server error (500)"),
        (saying(Response(403, (), SIGN_IN)), "PermissionDeniedError", 403, "denied"),
        (redirect, "RedirectError", 307, "redirects are not followed"),
        (HTML, "InvalidResponseError", 200, "is not JSON"),
        (partial(replace, body=b""), "InvalidResponseError", 200, "is not JSON"),
        (partial(replace, body=b"[1]"), "InvalidResponseError", 200, "is no object"),
        (partial(replace, body=b"{}"), "InvalidResponseError", 200, "no access_token"),
        (partial(replace, body=b"[" * 10_000), "InvalidResponseError", 200, "not JSON"),
        (endless_body, "ResponseTooLargeError", 200, "longer than"),
        (gzip_bomb, "ResponseTooLargeError", 200, "longer than"),
        (hang_up, "ConnectionLostError", None, "Network error"),
        (truncate, "ConnectionLostError", 200, "Network error"),
        (nonsense, "ConnectionLostError", None, "Network error"),
    ],
)
async def test_a_fetch_that_fails_is_the_error_of_the_call(
    way: Way, fault: Any, kind: str, status: int | None, text: str
) -> None:
    async with issuing(faults=[fault, answer]) as issuer, way.open(issuer) as client:
        error = await way.error(client.create_thing, name="a")
        assert type(error) is way.errors(kind)
        assert error.status_code == status
        assert text in str(error)
        assert not issuer.used
        await way.call(client.create_thing, name="a")


@pytest.mark.parametrize(
    "members",
    [
        {"token_type": "mac"},
        {"token_type": None},
        {"token_type": 1},
        {"more": {"access_token": ["a"]}},
        {"more": {"access_token": ""}},
        {"more": {"access_token": "a\r\nX-Evil: 1"}},
        {"more": {"access_token": "ä"}},
    ],
)
async def test_a_token_that_cannot_be_used_is_shown_nowhere(
    fast_way: Way, members: dict[str, Any]
) -> None:
    async with issuing(**members) as issuer, fast_way.open(issuer) as client:
        error = await fast_way.error(client.list_things)
    assert type(error) is fast_way.errors("InvalidResponseError")
    assert not issuer.used
    assert "token-1" not in str(error) + repr(error) + repr(error.response)


@pytest.mark.parametrize("kind", ["bearer", "BEARER"])
async def test_the_type_of_a_token_is_read_in_any_case(
    fast_way: Way, kind: str
) -> None:
    async with issuing(token_type=kind) as issuer, fast_way.open(issuer) as client:
        await fast_way.call(client.list_things)
    assert issuer.used == ["Bearer token-1"]


@pytest.mark.parametrize("option", ["timeout", "total_timeout"])
@pytest.mark.parametrize("fault", [silent, drip_body])
async def test_the_fetch_counts_for_the_time_of_the_call(
    way: Way, fault: Any, option: str
) -> None:
    late = way.errors("RequestTimeoutError")
    async with issuing(faults=[fault]) as issuer:
        async with way.open(issuer, **{option: 0.2}) as client:
            began = time.monotonic()
            error = await way.error(client.list_things)
            assert 0.15 < time.monotonic() - began < 3
    assert isinstance(error, late)
    assert error.bound == option
    assert "waiting for an access token" in str(error)
    assert not issuer.used


async def test_a_renewal_counts_too_and_the_refusal_stays_the_error(
    fast_way: Way,
) -> None:
    way = fast_way
    async with issuing(faults=[answer, silent]) as issuer:
        async with way.open(issuer, total_timeout=0.5, timeout=5.0) as client:
            await way.call(client.list_things)
            issuer.refused.add("token-1")
            began = time.monotonic()
            error = await way.error(client.list_things)
            assert time.monotonic() - began < 3
    assert isinstance(error, way.errors("RequestTimeoutError"))
    assert error.attempts == 2


SECRETS = (
    CLIENT_SECRET,
    quote_plus(CLIENT_SECRET),
    json.dumps(CLIENT_SECRET)[1:-1],
    "token-1",
)


@pytest.mark.parametrize(
    "fault",
    [
        refusing(401, error="invalid_client", error_description=f"not {CLIENT_SECRET}"),
        refusing(400, detail=[{CLIENT_SECRET: f"x {CLIENT_SECRET}"}]),
        saying(Response(500, (), f"<p>{quote_plus(CLIENT_SECRET)}</p>".encode())),
        redirect,
        hang_up,
        silent,
        truncate,
        HTML,
        partial(replace, body=b'{"access_token": "token-1", "token_type": "mac"}'),
        answer,
    ],
)
async def test_no_error_shows_a_secret(
    way: Way, fault: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    events: list[Any] = []
    async with issuing(faults=[fault]) as issuer:
        issuer.refused.add("token-1")
        options = {"timeout": 0.3, "on_event": events.append}
        async with way.open(issuer, **options) as client:
            error = await way.error(client.list_things)
            texts = [
                repr(client),
                repr(vars(client)),
                repr(client._shell.configuration),
            ]
    texts += [str(error), repr(error), *traceback.format_exception(error)]
    texts += [repr(error.response), *map(repr, events)]
    texts += [repr(each.error) for each in events if hasattr(each, "error")]
    name = way.package.name
    texts += [
        each.getMessage() for each in caplog.records if each.name.startswith(name)
    ]
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    while told is not None:
        for frame in told.stack:
            if name in frame.filename:
                texts += (frame.locals or {}).values()
        told = told.__cause__  # type: ignore[assignment]
    stored = pickle.dumps(error)
    for secret in SECRETS:
        assert not [text for text in texts if secret in text]
        assert secret.encode() not in stored
    assert pickle.loads(stored).status_code == error.status_code


async def test_a_fetch_is_told_of_by_events_of_its_own(fast_way: Way) -> None:
    way, events = fast_way, list[Any]()
    async with issuing(faults=[answer, refusing(400, error="gone"), hang_up]) as issuer:
        async with way.open(issuer, on_event=events.append) as client:
            await way.call(client.list_things)
            issuer.refused.add("token-1")
            await way.error(client.list_things)
            await way.error(client.list_things)
    told = [(type(each).__name__[:-5], each.operation, each.attempt) for each in events]
    fetch, call = "client_credentials", "list_things"
    assert told == [
        ("Request", call, 1),
        ("Request", fetch, 1),
        ("Response", fetch, 1),
        ("Response", call, 1),
        ("Request", call, 1),
        ("Response", call, 1),
        ("Retry", call, 1),
        ("Request", call, 2),
        ("Request", fetch, 1),
        ("Response", fetch, 1),
        ("Error", fetch, 1),
        ("Error", call, 2),
        ("Request", call, 1),
        ("Request", fetch, 1),
        ("Error", fetch, 1),
        ("Error", call, 1),
    ]
    assert {each.url for each in events if each.operation == fetch} == {
        f"{issuer.base_url}/oauth/token"
    }
    assert CLIENT_ID not in repr(events)


async def test_a_packed_reply_is_unpacked(fast_way: Way) -> None:
    reply = {"access_token": "token-1", "token_type": "Bearer"}
    packed = Response(
        200,
        (("Content-Encoding", "gzip"),),
        gzip.compress(json.dumps(reply).encode(), mtime=0),
    )
    async with issuing(faults=[saying(packed)]) as issuer:
        async with fast_way.open(issuer) as client:
            await fast_way.call(client.list_things)
