"""Clients fetch tokens with their id and secret: when, how, and how often."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from tests.mock import Response
from tests.mock.faults.scripts import answer, close_when_used_again, hang_up
from tests.shapes.conftest import Maker
from tests.tokens.conftest import DOCUMENT, Way
from tests.tokens.issuer import CLIENT_ID, CLIENT_SECRET, PATH, issuing, saying


async def test_a_token_is_fetched_once_and_used_by_all_calls(way: Way) -> None:
    async with issuing() as issuer, way.open(issuer) as client:
        for _ in range(3):
            assert await way.call(client.list_things) == ["a thing"]
        reply = await way.call(client.with_raw_response.list_things)
        assert (reply.value, reply.attempts) == (["a thing"], 1)
        view = client.with_options(max_retries=1, timeout=5.0)
        assert await way.call(view.list_things) == ["a thing"]
    assert issuer.used == ["Bearer token-1"] * 5
    (asked,) = issuer.asked
    assert asked.target == PATH
    assert asked.client == (CLIENT_ID, CLIENT_SECRET)
    assert asked.form == {"grant_type": "client_credentials", "scope": "read"}
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"


async def test_streamed_replies_and_uploads_have_tokens_too(way: Way) -> None:
    async with issuing() as issuer, way.open(issuer) as client:
        streaming = client.with_streaming_response
        assert b"a thing" in await way.streamed(streaming.list_things)
        await way.call(client.upload, body=b"x" * 300_000)
    assert issuer.used == ["Bearer token-1", "Bearer token-2"]
    assert [asked.form.get("scope") for asked in issuer.asked] == ["read", None]


async def test_each_set_of_scopes_has_a_token_of_its_own(fast_way: Way) -> None:
    way = fast_way
    async with issuing() as issuer, way.open(issuer) as client:
        await way.call(client.list_things)
        await way.call(client.create_thing, name="a")
        await way.call(client.list_things)
        await way.call(client.create_thing, name="b")
    assert [asked.form["scope"] for asked in issuer.asked] == ["read", "read write"]
    assert [each[-1] for each in issuer.used] == ["1", "2", "1", "2"]


@pytest.mark.parametrize(
    ("scopes", "sent"), [(["write", "all", "write"], "all write"), ([], None)]
)
async def test_scopes_of_the_client_are_those_of_all_calls(
    fast_way: Way, scopes: list[str], sent: str | None
) -> None:
    way = fast_way
    async with issuing() as issuer, way.open(issuer, scopes=scopes) as client:
        await way.call(client.list_things)
        await way.call(client.create_thing, name="a")
    assert [asked.form.get("scope") for asked in issuer.asked] == [sent]


async def test_other_clients_fetch_tokens_of_their_own(fast_way: Way) -> None:
    async with (
        issuing() as issuer,
        fast_way.open(issuer) as one,
        fast_way.open(issuer) as other,
    ):
        await fast_way.call(one.list_things)
        await fast_way.call(other.list_things)
    assert issuer.used == ["Bearer token-1", "Bearer token-2"]


async def test_a_token_that_is_given_is_used_as_it_is(fast_way: Way) -> None:
    way = fast_way
    async with issuing() as issuer, way.open(issuer, oauth="mine") as client:
        issuer.issued.append("mine")
        await way.call(client.list_things)
        assert (
            await way.error(
                client.with_options(
                    extra_headers={"Authorization": "Bearer x"}
                ).list_things
            )
        ).status_code == 401
        issuer.refused.add("mine")
        assert (await way.error(client.list_things)).status_code == 401
    assert (issuer.used, issuer.asked) == (
        ["Bearer mine", "Bearer x", "Bearer mine"],
        [],
    )


async def test_an_authorization_of_the_caller_takes_the_tokens_place(
    fast_way: Way,
) -> None:
    way = fast_way
    async with issuing() as issuer, way.open(issuer) as client:
        issuer.issued.append("mine")
        view = client.with_options(extra_headers={"authorization": "Bearer mine"})
        await way.call(view.list_things)
        assert not issuer.asked
        await way.call(client.list_things)
    assert issuer.used == ["Bearer mine", "Bearer token-1"]


@pytest.mark.parametrize(
    ("expires_in", "count"),
    [
        (3600, 1),
        ("3600", 1),
        (None, 1),
        ("soon", 1),
        (float("1e400"), 1),
        (0, 3),
        (-5, 3),
        (True, 1),
    ],
)
async def test_a_token_is_used_for_as_long_as_it_serves(
    fast_way: Way, expires_in: Any, count: int
) -> None:
    async with (
        issuing(expires_in=expires_in) as issuer,
        fast_way.open(issuer) as client,
    ):
        for _ in range(3):
            await fast_way.call(client.list_things)
    assert len(issuer.asked) == count


async def test_a_token_is_replaced_a_little_before_it_expires(fast_way: Way) -> None:
    async with issuing(expires_in=1.0) as issuer, fast_way.open(issuer) as client:
        began = time.monotonic()
        while time.monotonic() < began + 0.9:
            await fast_way.call(client.list_things)
            await asyncio.sleep(0.02)
        assert len(issuer.asked) == 2


async def test_a_refused_token_is_replaced_and_the_call_sent_again(way: Way) -> None:
    async with issuing() as issuer, way.open(issuer) as client:
        await way.call(client.list_things)
        issuer.refused.add("token-1")
        reply = await way.call(client.with_raw_response.list_things)
        assert (reply.value, reply.attempts) == (["a thing"], 2)
        await way.call(client.list_things)
    assert [each[-1] for each in issuer.used] == ["1", "1", "2", "2"]


async def test_a_changing_call_is_sent_again_too_since_it_was_refused(
    fast_way: Way,
) -> None:
    way = fast_way
    async with issuing() as issuer, way.open(issuer) as client:
        await way.call(client.create_thing, name="a")
        issuer.refused.add("token-1")
        await way.call(client.create_thing, name="b")
        streaming = client.with_streaming_response
        await way.streamed(streaming.upload, body=b"a")
        issuer.refused.add("token-3")
        await way.streamed(streaming.upload, body=b"b")
    assert [each[-1] for each in issuer.used] == ["1", "1", "2", "3", "3", "4"]


async def test_what_can_be_read_once_is_not_sent_again(fast_way: Way) -> None:
    way = fast_way
    async with issuing() as issuer, way.open(issuer) as client:
        await way.call(client.upload, body=b"a")
        issuer.refused.add("token-1")
        error = await way.error(client.upload, body=iter([b"x" * 10, b"y"]))
        assert error.status_code == 401
        await way.call(client.upload, body=iter([b"x" * 10, b"y"]))
    assert [each[-1] for each in issuer.used] == ["1", "1", "2"]


async def test_a_second_refusal_is_the_error_of_the_call(way: Way) -> None:
    async with issuing() as issuer, way.open(issuer, max_retries=3) as client:
        await way.call(client.list_things)
        issuer.refused.update(f"token-{number}" for number in range(9))
        error = await way.error(client.list_things)
        assert (error.status_code, str(error)) == (401, "Not with this token.")
        assert len(issuer.used) == 3
        # A new token is refused at once: it would make no difference to fetch another.
        await way.error(client.list_things)
        assert len(issuer.used) == 4
    assert len(issuer.asked) == 3


async def test_a_call_is_renewed_once_whoever_fetches_the_tokens(fast_way: Way) -> None:
    """Others fetch a new token each time, so that no call of it ever needs to."""
    way, number = fast_way, iter(range(9))
    token = way.package.module("_runtime.tokens").Token

    def fetch(event: Any) -> None:
        if type(event).__name__ == "RetryEvent":
            source = client._oauth._sources[("read",)]
            source.keep(token(f"Bearer another-{next(number)}", None))

    async with issuing() as issuer, way.open(issuer, on_event=fetch) as client:
        await way.call(client.list_things)
        issuer.refused.add("token-1")
        error = await way.error(client.list_things)
    assert error.status_code == 401
    assert issuer.used[1:] == ["Bearer token-1", "Bearer another-0"]
    assert len(issuer.asked) == 1


async def test_a_renewal_is_none_of_the_retries(fast_way: Way) -> None:
    way, busy = fast_way, saying(Response(503, (("Retry-After", "0"),)))
    async with issuing() as issuer, way.open(issuer, max_retries=1) as client:
        await way.call(client.list_things)
        issuer.refused.add("token-1")
        issuer.api_faults = [answer, busy, answer]
        reply = await way.call(client.with_raw_response.list_things)
        assert reply.attempts == 3
    assert [each[-1] for each in issuer.used] == ["1", "1", "2", "2"]


async def test_a_kept_connection_that_is_just_closing_costs_nothing(way: Way) -> None:
    async with issuing(expires_in=0) as issuer, way.open(issuer) as client:
        await way.call(client.list_things)
        issuer.faults = [close_when_used_again]
        await way.call(client.list_things)
    assert len(issuer.used) == 2


@pytest.mark.parametrize(
    "fault", [hang_up, saying(Response(503, (("Retry-After", "0"),)))]
)
async def test_a_fetch_is_tried_again_as_calls_are_whatever_the_calls_method(
    way: Way, fault: Any
) -> None:
    async with issuing(faults=[fault, answer]) as issuer:
        async with way.open(issuer, max_retries=1) as client:
            await way.call(client.create_thing, name="a")
        assert (len(issuer.asked), len(issuer.used)) == (2, 1)
        issuer.faults = [fault]
        async with way.open(issuer, max_retries=1) as client:
            await way.error(client.create_thing, name="a")
        assert (len(issuer.asked), len(issuer.used)) == (4, 1)


async def test_the_secret_goes_into_the_form_where_the_document_says_so(
    made: Maker,
) -> None:
    flow = "clientCredentials: {"
    document = DOCUMENT.replace(
        flow,
        f"{flow}x-speakeasy-token-endpoint-authentication: client_secret_post, ",
    )
    for is_async in (False, True):
        way = Way(made(document), is_async, "fast")
        async with issuing() as issuer, way.open(issuer) as client:
            await way.call(client.list_things)
        (asked,) = issuer.asked
        assert asked.client is None
        assert asked.form == {
            "grant_type": "client_credentials",
            "scope": "read",
            "client_id": CLIENT_ID,
            "client_secret": CLIENT_SECRET,
        }


async def test_tokens_may_come_from_another_server_over_one_connection(
    way: Way,
) -> None:
    async with issuing() as tokens, issuing() as api:
        api.issued = tokens.issued
        url = f"{tokens.base_url}/oauth/token"
        async with way.open(api, token_url=url, max_connections=1) as client:
            await way.call(client.list_things)
            api.refused.add("token-1")
            await way.call(client.list_things)
    assert (len(tokens.asked), tokens.calls, api.asked) == (2, [], [])
    assert [each[-1] for each in api.used] == ["1", "1", "2"]


async def test_requests_for_tokens_carry_what_the_document_adds(made: Maker) -> None:
    flow = "clientCredentials: {"
    added = "{audience: {type: string, example: A}, x-class: {type: string}}"
    document = DOCUMENT.replace(
        flow, f"{flow}x-speakeasy-token-endpoint-additional-properties: {added}, "
    )
    package = made(document)
    assert package.codes() == []
    for is_async in (False, True):
        way = Way(package, is_async, "fast")
        async with issuing() as issuer:
            async with way.open(issuer, audience="all of us &") as client:
                await way.call(client.list_things)
            async with way.open(issuer, x_class="first") as client:
                await way.call(client.list_things)
        assert [asked.form for asked in issuer.asked] == [
            {"grant_type": "client_credentials", "scope": "read", **more}
            for more in ({"audience": "all of us &"}, {"x-class": "first"})
        ]
        for wrong in (" ", 1, "\ud800"):
            with pytest.raises(way.errors("ConfigurationError"), match="audience"):
                way.client("http://x", client_id="a", client_secret="b", audience=wrong)


@pytest.mark.parametrize(
    ("token_url", "target"),
    [
        ("oauth/token?a=b c&d=%20", f"{PATH}?a=b%20c&d=%20"),
        ("/v1/oauth/token", PATH),
        ("{base}/oauth/token", PATH),
    ],
)
async def test_the_endpoint_may_be_another_one(
    fast_way: Way, token_url: str, target: str
) -> None:
    async with issuing() as issuer:
        url = token_url.replace("{base}", issuer.base_url)
        async with fast_way.open(issuer, token_url=url) as client:
            await fast_way.call(client.list_things)
        assert [asked.target for asked in issuer.asked] == [target]
