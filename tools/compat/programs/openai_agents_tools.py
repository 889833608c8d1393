"""Uses openai-agents-memorysync: `python openai_agents_tools.py BASE_URL OUTCOMES`."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

from agent_tools import FEW_STEPS, KEY, NOWHERE, PROJECT, STEPS, USER, labelled
from agents import FunctionTool
from agents.tool_context import ToolContext
from openai_agents_memorysync import create_memory_tools
from outcomes import Outcomes
from quota_transports import AsyncQuotaTransport


async def invoke(tool: FunctionTool, arguments: dict[str, Any]) -> object:
    """Call a tool as the framework does: with the JSON that a model wrote."""
    text = json.dumps(arguments)
    context = ToolContext(
        context=None, tool_name=tool.name, tool_call_id="call-1", tool_arguments=text
    )
    return await tool.on_invoke_tool(context, text)


async def use(
    outcomes: Outcomes, label: str, steps: tuple[Any, ...] = FEW_STEPS, **settings: Any
) -> None:
    """Make tools and take the steps."""
    tools = {tool.name: tool for tool in create_memory_tools(**settings)}
    for name, step in labelled(label, steps):
        await outcomes.wait(name, invoke(tools[step.tool], step.arguments))


async def main(base_url: str, target: str) -> None:
    """Every tool, made in every way."""
    outcomes = Outcomes()
    address = {"api_key": KEY, "base_url": base_url}
    await use(outcomes, "tools", STEPS, user_id=USER, **address)
    scoped = {"user_id": USER, "project_id": PROJECT, "timeout": 5.0}
    await use(outcomes, "scoped", tenant_id="tenant-1", **scoped, **address)
    for quota in ("exhausted", "strict"):
        transport = AsyncQuotaTransport(quota)
        await use(outcomes, quota, user_id=USER, transport=transport, **address)
    await use(outcomes, "no server", api_key=KEY, base_url=NOWHERE, user_id=USER)
    outcomes.write(target)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
