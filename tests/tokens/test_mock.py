"""The mock server issues the tokens of the document that it serves, and takes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml

from tests.mock import MockApi, RawDocument, serve
from tests.shapes.making import HEAD, Made
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


def programs(package: Made) -> Iterator[str]:
    """Every program of the guides that come with a package."""
    for path, text in package.built.files.items():
        if path.endswith(".md"):
            yield from re.findall(r"```python\n(.*?)```", text, re.DOTALL)


def test_the_programs_of_the_guides_run(
    package: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve(MockApi(RawDocument(yaml.safe_load(HEAD + DOCUMENT)))) as served:
        for name, value in {
            "CLIENT_ID": "me",
            "CLIENT_SECRET": "hush",
            "BASE_URL": served.base_url,
        }.items():
            monkeypatch.setenv(f"{package.name}_{name}".upper(), value)
        listed = [each for each in programs(package) if "from_env" in each]
        for program in listed:
            exec(compile(program, "program.py", "exec"), {"__name__": "program"})
        asked = [each.raw_path for each in served.recorder.requests]
    assert len(listed) > 5
    assert asked.count("/oauth/token") == len(listed)
