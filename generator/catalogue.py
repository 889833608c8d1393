"""Every rule that a diagnostic can name, as the table in `docs/diagnostics.md`."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from generator import rules
from generator.diagnostics import Rule
from generator.verify import rules as parity_rules


def all_rules() -> tuple[Rule, ...]:
    """All rules by code.

    Raises:
        ValueError: two rules have one code.
    """
    found = [*_of(rules), *_of(parity_rules)]
    by_code = {rule.code: rule for rule in found}
    if len(by_code) != len(found):
        raise ValueError("two rules have one code")
    return tuple(by_code[code] for code in sorted(by_code))


def _of(module: ModuleType) -> Iterator[Rule]:
    for value in vars(module).values():
        if isinstance(value, Rule):
            yield value


def rules_page() -> str:
    """The page that documents every rule."""
    rows = [
        f"| {rule.code} | {rule.severity.value} | {_cell(rule.meaning)} "
        f"| {_code(rule.example)} | {_cell(rule.fix)} |"
        for rule in all_rules()
    ]
    head = (
        "# Diagnostics\n\n"
        "Every rule that a listing can name. An error leaves nothing written; a warning "
        "costs what it stands at\na typed fallback, and `--strict` turns it into an "
        "error; a notice costs nothing.\n\n"
        "| code | severity | meaning | example | fix |\n|---|---|---|---|---|\n"
    )
    return head + "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _code(text: str) -> str:
    return f"`{_cell(text)}`" if "`" not in text else _cell(text)
