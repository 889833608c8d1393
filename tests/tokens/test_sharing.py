"""Many callers need a token at the same time: one fetches it, nobody is left behind."""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from tests.mock import Response
from tests.mock.faults import Connection
from tests.mock.faults.scripts import answer, delay, hang_up, silent
from tests.tokens.conftest import Way
from tests.tokens.issuer import Issuer, issuing, saying

LATE = partial(delay, seconds=0.2)
REFUSAL = saying(Response.of_json(401, {"error": "invalid_client"}))


async def late_refusal(connection: Connection, response: Response) -> None:
    await asyncio.sleep(0.2)
    await REFUSAL(connection, response)


@pytest.fixture
async def threads() -> None:
    """As many threads as there are callers."""
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(32))


@pytest.mark.usefixtures("threads")
async def test_all_wait_for_one_fetch(way: Way) -> None:
    count = 32 if way.lane == "httpx" or not way.is_async else 1000
    async with issuing(faults=[LATE]) as issuer, way.open(issuer) as client:
        calls = (way.call(client.list_things) for _ in range(count))
        assert await asyncio.gather(*calls) == [["a thing"]] * count
        assert len(issuer.asked) == 1
        # So they do when the token is refused to all of them.
        issuer.refused.add("token-1")
        calls = (way.call(client.list_things) for _ in range(32))
        assert await asyncio.gather(*calls) == [["a thing"]] * 32
        assert len(issuer.asked) == 2


@pytest.mark.usefixtures("threads")
async def test_all_who_wait_are_told_what_went_wrong(way: Way) -> None:
    async with issuing(faults=[late_refusal, answer]) as issuer:
        async with way.open(issuer) as client:
            errors = await asyncio.gather(
                *(way.error(client.list_things) for _ in range(16))
            )
            assert {str(error) for error in errors} == {
                "No access token: invalid_client"
            }
            assert {error.status_code for error in errors} == {401}
            assert len(set(map(id, errors))) == 16
            assert len(issuer.asked) == 1
            await way.call(client.list_things)
    assert len(issuer.used) == 1


@pytest.mark.usefixtures("threads")
async def test_a_connection_that_breaks_is_told_to_all_with_its_cause(
    fast_way: Way,
) -> None:
    async def late_end(connection: Connection, response: Response) -> None:
        await asyncio.sleep(0.2)
        await hang_up(connection, response)

    way = fast_way
    async with issuing(faults=[late_end]) as issuer, way.open(issuer) as client:
        errors = await asyncio.gather(
            *(way.error(client.list_things) for _ in range(8))
        )
    lost = way.errors("ConnectionLostError")
    assert all(isinstance(error, lost) and error.__cause__ for error in errors)
    assert (len(issuer.asked), len(issuer.used)) == (1, 0)


@pytest.mark.usefixtures("threads")
async def test_each_waits_within_its_own_time_and_the_next_one_takes_over(
    way: Way,
) -> None:
    late = way.errors("RequestTimeoutError")
    async with issuing(faults=[silent, answer]) as issuer:
        async with way.open(issuer, timeout=0.6) as client:
            patient = client.with_options(timeout=10.0)
            impatient = client.with_options(timeout=0.1)
            first = asyncio.ensure_future(way.error(client.list_things))
            await asked(issuer)
            others = [
                asyncio.ensure_future(way.call(patient.list_things)) for _ in range(4)
            ]
            assert isinstance(await way.error(impatient.list_things), late)
            assert not first.done()
            assert isinstance(await first, late)
            assert await asyncio.gather(*others) == [["a thing"]] * 4
    assert len(issuer.asked) == 2


async def asked(issuer: Issuer, count: int = 1) -> None:
    """Wait until so many tokens were asked for."""
    async with asyncio.timeout(5):
        while len(issuer.asked) < count:
            await asyncio.sleep(0.002)


@pytest.mark.parametrize("lane", ["fast", "httpx"])
async def test_a_cancelled_fetch_is_left_to_the_next_one(
    lane: str, package: Way
) -> None:
    way = Way(package, True, lane)
    async with issuing(faults=[silent, LATE]) as issuer, way.open(issuer) as client:
        first = asyncio.ensure_future(client.list_things())
        await asked(issuer)
        others = [asyncio.ensure_future(client.list_things()) for _ in range(5)]
        await asyncio.sleep(0.01)
        others[0].cancel()  # one that waits, and would be the next one
        first.cancel()
        await asyncio.sleep(0)
        others[1].cancel()  # the next one, before it can have done anything
        outcomes = await asyncio.gather(first, *others, return_exceptions=True)
        assert [type(each) for each in outcomes[:3]] == [asyncio.CancelledError] * 3
        assert outcomes[3:] == [["a thing"]] * 3
        assert await client.list_things() == ["a thing"]
    assert len(issuer.asked) == 2


async def test_a_fetch_that_everybody_gave_up_leaves_nothing_behind(
    package: Way,
) -> None:
    way = Way(package, True, "fast")
    async with issuing(faults=[silent, answer]) as issuer, way.open(issuer) as client:
        calls = [asyncio.ensure_future(client.list_things()) for _ in range(3)]
        await asked(issuer)
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)
        assert await client.list_things() == ["a thing"]
    assert len(issuer.asked) == 2


async def test_a_client_that_is_closed_during_a_fetch_says_so(fast_way: Way) -> None:
    way = fast_way
    async with issuing(faults=[silent]) as issuer:
        async with way.open(issuer) as client:
            calls = [
                asyncio.ensure_future(way.error(client.list_things)) for _ in range(3)
            ]
            await asked(issuer)
            await asyncio.sleep(0.05)
            await way.call(client.aclose if way.is_async else client.close)
            closed = way.errors("ClientClosedError")
            for error in await asyncio.gather(*calls):
                assert isinstance(error, closed)


@pytest.mark.parametrize("lane", ["fast", "httpx"])
def test_loops_share_a_token_and_never_wait_for_each_other(
    lane: str, package: Way
) -> None:
    """The first loop ends in the middle of a fetch, which nobody gives up."""
    way = Way(package, True, "fast")
    made: list[object] = []

    async def first(issuer: Issuer) -> None:
        client = way.client(issuer.base_url, client_id="a", client_secret="b")
        made.append(client)
        asyncio.ensure_future(client.list_things())
        await asked(issuer)

    loop = asyncio.new_event_loop()

    async def both() -> None:
        async with issuing(faults=[silent, answer]) as issuer:
            await asyncio.to_thread(loop.run_until_complete, first(issuer))
            (client,) = made
            assert await client.list_things() == ["a thing"]  # type: ignore[attr-defined]
            issued = len(issuer.asked)

            async def again() -> None:
                await client.list_things()  # type: ignore[attr-defined]

            await asyncio.to_thread(asyncio.run, again())
            assert len(issuer.asked) == issued == 2
            await client.aclose()  # type: ignore[attr-defined]

    asyncio.run(both())
    pending = asyncio.all_tasks(loop)
    for task in pending:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*pending, return_exceptions=True))
    loop.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_child_process_waits_for_no_fetch_of_its_parent(package: Way) -> None:
    """The parent's thread is in the middle of a fetch when the process forks."""
    import threading
    import warnings

    from tests.mock.faults import raw_server_thread

    way = Way(package, False, "fast")
    issuer = Issuer(faults=[silent, answer])
    with raw_server_thread(issuer.script) as server:
        client = way.client(
            f"{server.base_url}/v1", client_id="a", client_secret="b", timeout=5.0
        )
        thread = threading.Thread(target=_swallow, args=(client.list_things,))
        thread.start()
        while not issuer.asked:
            pass
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if not child:
            code = 1
            try:
                code = int(client.list_things() != ["a thing"])
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        client.close()
        thread.join()


def _swallow(call: object) -> None:
    try:
        call()  # type: ignore[operator]
    except Exception:
        pass
