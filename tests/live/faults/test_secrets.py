"""What must stay secret is in no text that a program prints, logs or stores."""

from __future__ import annotations

import logging
import pickle
import traceback
from functools import partial
from typing import Any

import pytest

from tests.live.faults.ways import RIGHT, Way
from tests.live.flavours import API_KEY
from tests.mock.faults import always
from tests.mock.faults.scripts import answer, hang_up, redirect, refuse, replace, silent

NAME = "a-private-name"
QUESTION = "a private question"
SECRETS = (API_KEY, NAME, QUESTION)
FAULTS: dict[str, Any] = {
    "hang-up": hang_up,
    "silent": silent,
    "refuse": refuse,
    "redirect": redirect,
    "empty": partial(replace, body=b""),
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_errors_hold_no_secret(way: Way, fault: str) -> None:
    script = always(FAULTS[fault], RIGHT)
    options = {"end_user_id": NAME, "timeout": 0.3, "max_retries": 1}
    async with way.serving(script, **options) as (_, client):
        error = await way.error(client.query, QUESTION)
    texts = [str(error), repr(error), *traceback.format_exception(error)]
    stored = pickle.dumps(error)
    for secret in SECRETS:
        assert not any(secret in text for text in texts)
        assert secret.encode() not in stored
    twin = pickle.loads(stored)
    assert type(twin) is type(error) and str(twin) == str(error)


async def test_a_traceback_with_variables_shows_no_key(way: Way) -> None:
    """As error reporters collect them. In a frame of httpx they are httpx's own."""
    async with way.serving(always(hang_up, RIGHT)) as (_, client):
        error = await way.error(client.get, 1)
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    for frame in told.stack:
        if "httpx" not in frame.filename and "httpcore" not in frame.filename:
            shown = " ".join((frame.locals or {}).values())
            assert API_KEY not in shown, f"{frame.filename}:{frame.lineno}"


async def test_clients_print_no_secret(way: Way) -> None:
    options = {"end_user_id": NAME}
    async with way.serving(always(answer, RIGHT), **options) as (_, client):
        await way.call(client.get, 1)
        view = client.with_options(extra_headers={"X-Token": QUESTION})
        for each in (client, view, client.connections, client._shell):
            for text in (repr(each), str(each), f"{each!s}"):
                assert not any(secret in text for secret in SECRETS)
        assert API_KEY not in repr(vars(client))


async def test_logs_hold_no_secret(way: Way, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    options = {"end_user_id": NAME, "max_retries": 1, "timeout": 2}
    for fault in (answer, partial(refuse, status=503, retry_after="0"), redirect):
        async with way.serving(always(fault, RIGHT), **options) as (_, client):
            try:
                await way.call(client.query, QUESTION)
            except Exception:
                pass
    assert caplog.records
    for record in caplog.records:
        if record.name.startswith("memorysync"):
            text = record.getMessage() + repr(record.__dict__)
            assert not any(secret in text for secret in (*SECRETS, "hunter2"))
