"""Uses pydantic-ai-memorysync: `python pydantic_ai_tools.py BASE_URL OUTCOMES`."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from agent_tools import FEW_STEPS, KEY, NOWHERE, PROJECT, STEPS, USER, labelled
from outcomes import Outcomes
from pydantic_ai import Agent
from pydantic_ai.models.test import TestModel
from pydantic_ai_memorysync import create_memorysync_tools
from quota_transports import AsyncQuotaTransport


async def use(
    outcomes: Outcomes, label: str, steps: tuple[Any, ...] = FEW_STEPS, **settings: Any
) -> None:
    """Make tools and take the steps."""
    tools = {tool.__name__: tool for tool in create_memorysync_tools(**settings)}
    for name, step in labelled(label, steps):
        await outcomes.wait(name, tools[step.tool](**step.arguments))


async def main(base_url: str, target: str) -> None:
    """Every tool, made in every way, and in the hands of an agent."""
    outcomes = Outcomes()
    address = {"api_key": KEY, "base_url": base_url}
    await use(outcomes, "tools", STEPS, user_id=USER, **address)
    scoped = {"user_id": USER, "project_id": PROJECT, "timeout": 5.0}
    await use(outcomes, "scoped", tenant_id="tenant-1", **scoped, **address)
    for quota in ("exhausted", "strict"):
        transport = AsyncQuotaTransport(quota)
        await use(outcomes, quota, user_id=USER, transport=transport, **address)
    await use(outcomes, "no server", api_key=KEY, base_url=NOWHERE, user_id=USER)
    # This model is made for tests: it calls the tools that it is told to, with made-up
    # arguments; one tool at a time, because an agent runs several at once.
    tools = create_memorysync_tools(user_id=USER, **address)
    for tool in tools:
        agent = Agent(TestModel(call_tools=[tool.__name__]), tools=tools)
        result = await agent.run("Remember me.")
        outcomes.add(f"agent: {tool.__name__}", result.output)
    outcomes.write(target)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
