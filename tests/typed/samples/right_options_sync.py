"""Options and explicit nulls of the sync clients; every type checker is content."""

from collections.abc import Mapping
from typing import assert_type

import httpx

from memorysync import NULL, ControlPlaneClient, MemorySyncClient, Null


def options(client: MemorySyncClient) -> MemorySyncClient:
    """None is a value of an option, and every option may be left out."""
    client.with_options()
    client.with_options(timeout=None, total_timeout=None, extra_headers=None)
    client.with_options(timeout=httpx.Timeout(1.0))
    headers: Mapping[str, str] = {"X-Trace": "t"}
    view = client.with_options(
        project_id="p", extra_headers=headers, extra_query={"a": 1, "b": ["c"]}
    )
    assert_type(view, MemorySyncClient)
    assert_type(view.with_options(extra_body={"a": None}), MemorySyncClient)
    return view


def nulls(client: ControlPlaneClient, text: str | None) -> None:
    """NULL goes where the API takes null."""
    client.update_webhook(7, description=NULL)
    client.update_webhook(7, description=None)
    cleared: str | None | Null = NULL if text is None else text
    client.update_webhook(7, description=cleared)
