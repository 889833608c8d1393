"""The real clients, and where they are expected to differ."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tools.package.processes import ROOT

PUBLISHED: Final = "memorysync==1.10.1"
PROGRAMS: Final = Path(__file__).parent / "programs"


@dataclass(frozen=True, slots=True)
class RealClient:
    """A package that calls the SDK, the program that uses it, and what it needs.

    `differences` tells by call, as a pattern of its name, what is meant to differ, and
    why: one that is not listed is a fault, and so is a listed one that does not come.
    """

    package: str
    program: str
    requirements: str
    differences: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def program_file(self) -> Path:
        """Where its program is."""
        return PROGRAMS / self.program

    @property
    def requirements_file(self) -> Path:
        """The file that pins it with all that it needs, the SDK excepted."""
        return ROOT / "requirements" / self.requirements


_TOOLS: Final = {
    "strict [12]: *": "the server's own sentence is kept, whatever the error's shape",
    "no server *": "a refused connection has an error class and a sentence of its own",
}

CLIENTS: Final = (
    RealClient("langchain-memorysync", "langchain_tools.py", "compat.txt", _TOOLS),
    RealClient("pydantic-ai-memorysync", "pydantic_ai_tools.py", "compat.txt", _TOOLS),
    RealClient(
        "openai-agents-memorysync", "openai_agents_tools.py", "compat.txt", _TOOLS
    ),
    RealClient("llamaindex-memorysync", "llamaindex_tools.py", "compat.txt", _TOOLS),
    RealClient(
        "opentelemetry-instrumentation-memorysync",
        "instrumentation.py",
        "compat.txt",
        {"* 12: update*": "an update of nothing is refused with the fields' names"},
    ),
    RealClient("crewai-memorysync", "crewai_tools.py", "compat-crewai.txt", _TOOLS),
)
