"""Uses crewai-memorysync: `python crewai_tools.py BASE_URL OUTCOMES`."""

from __future__ import annotations

import sys
from typing import Any

from agent_tools import FEW_STEPS, KEY, NOWHERE, PROJECT, STEPS, USER, labelled
from crewai.tools import BaseTool
from crewai_memorysync import create_memorysync_tools
from outcomes import Outcomes
from quota_transports import QuotaTransport


def make_tools(**settings: Any) -> dict[str, BaseTool]:
    """The package's tools, by name."""
    return {tool.name: tool for tool in create_memorysync_tools(**settings)}


def use(
    outcomes: Outcomes, label: str, steps: tuple[Any, ...] = FEW_STEPS, **settings: Any
) -> None:
    """Make tools and take the steps."""
    tools = make_tools(**settings)
    for name, step in labelled(label, steps):
        outcomes.call(name, tools[step.tool].run, **step.arguments)


def main(base_url: str, target: str) -> None:
    """Every tool, made in every way."""
    outcomes = Outcomes()
    address = {"api_key": KEY, "base_url": base_url}
    use(outcomes, "tools", STEPS, user_id=USER, **address)
    scoped = {"user_id": USER, "project_id": PROJECT, "timeout": 5.0}
    use(outcomes, "scoped", tenant_id="tenant-1", **scoped, **address)
    use(outcomes, "no end user", **address)
    outcomes.add("read-only tools", list(make_tools(read_only=True, **address)))
    for quota in ("exhausted", "strict"):
        transport = QuotaTransport(quota)
        use(outcomes, quota, user_id=USER, transport=transport, **address)
    use(outcomes, "no server", api_key=KEY, base_url=NOWHERE, user_id=USER)
    outcomes.write(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
