"""Uses langchain-memorysync: `python langchain_tools.py BASE_URL OUTCOMES`."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from agent_tools import FEW_STEPS, KEY, NOWHERE, PROJECT, STEPS, USER, labelled
from langchain_core.tools import StructuredTool
from langchain_memorysync import create_memorysync_tools
from outcomes import Outcomes
from quota_transports import QuotaTransport

from memorysync import MemorySyncClient


def make_tools(**settings: Any) -> dict[str, StructuredTool]:
    """The package's tools, by name."""
    return {tool.name: tool for tool in create_memorysync_tools(**settings)}


def use(
    outcomes: Outcomes, label: str, steps: tuple[Any, ...] = FEW_STEPS, **settings: Any
) -> None:
    """Make tools and take the steps."""
    tools = make_tools(**settings)
    for name, step in labelled(label, steps):
        outcomes.call(name, tools[step.tool].invoke, step.arguments)


async def use_async(outcomes: Outcomes, **settings: Any) -> None:
    """Every step as an agent on an event loop takes it."""
    tools = make_tools(**settings)
    for name, step in labelled("awaited", STEPS):
        await outcomes.wait(name, tools[step.tool].ainvoke(step.arguments))


def main(base_url: str, target: str) -> None:
    """Every tool, made in every way."""
    outcomes = Outcomes()
    address = {"api_key": KEY, "base_url": base_url}
    use(outcomes, "tools", STEPS, end_user_id=USER, **address)
    asyncio.run(use_async(outcomes, end_user_id="customer-8", **address))
    scoped = {"end_user_id": USER, "project_id": PROJECT, "timeout": 5.0}
    use(outcomes, "scoped", tenant_id="tenant-1", **scoped, **address)
    use(outcomes, "no end user", **address)
    outcomes.add("read-only tools", list(make_tools(read_only=True, **address)))
    # The tools take key and address of such a client from its attributes.
    with MemorySyncClient(KEY, base_url + "/", end_user_id=USER) as client:
        use(outcomes, "own client", STEPS, client=client, end_user_id=USER)
    for quota in ("exhausted", "strict"):
        transport = QuotaTransport(quota)
        use(outcomes, quota, end_user_id=USER, transport=transport, **address)
    use(outcomes, "no server", api_key=KEY, base_url=NOWHERE, end_user_id=USER)
    outcomes.write(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
