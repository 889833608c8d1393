"""The mock server issues the tokens of the document that it serves, and takes them."""

from __future__ import annotations

import yaml

from tests.mock import MockApi, RawDocument, serve
from tests.shapes.making import HEAD
from tests.tokens.conftest import DOCUMENT, Way


async def test_a_client_and_the_mock_server_understand_each_other(
    fast_way: Way,
) -> None:
    way = fast_way
    api = MockApi(RawDocument(yaml.safe_load(HEAD + DOCUMENT)))
    with serve(api) as served:
        client = way.client(served.base_url, client_id="me", client_secret="hush")
        await way.call(client.list_things)
        await way.call(client.create_thing, name="a")
        api.reset()  # all tokens are forgotten, and the client fetches another one
        await way.call(client.list_things)
        await way.call(client.aclose if way.is_async else client.close)
        asked = [
            (each.request.raw_path, each.response.status)
            for each in served.recorder.exchanges
        ]
    assert asked == [
        ("/oauth/token", 200),
        ("/things", 200),
        ("/oauth/token", 200),
        ("/things", 200),
        ("/things", 401),
        ("/oauth/token", 200),
        ("/things", 200),
    ]
