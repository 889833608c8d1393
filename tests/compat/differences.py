"""The intended differences, as the document lists them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parents[2] / "spec" / "differences.yaml"


@cache
def differences() -> dict[str, frozenset[str]]:
    """The ids of all differences, each with the recorded cases that show it."""
    content: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return {
        entry["id"]: frozenset(entry.get("cases", ()))
        for entry in content["differences"]
    }


@cache
def intended_cases() -> frozenset[str]:
    """The recorded cases that end differently on purpose."""
    return frozenset(case for cases in differences().values() for case in cases)
