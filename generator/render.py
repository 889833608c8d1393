"""Jinja and nothing else: `FilePlan` to text. No decision is taken here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NoReturn

import jinja2

from generator.code import Code
from generator.plan import TEMPLATES, FilePlan


class RawTextError(TypeError):
    """A template printed something that is not `Code`."""


def _only_code(value: object) -> str:
    """What every `{{ … }}` passes through: text that nobody made safe is refused."""
    if isinstance(value, Code):
        return value.text
    raise RawTextError(f"a template prints {value!r}, which is not Code")


def _no_filter(*_: object) -> NoReturn:
    raise RawTextError("templates take no filters")


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """The environment of all templates: strict, without filters, `Code` only."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        finalize=_only_code,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(dict.fromkeys(made.filters, _no_filter))
    return made


def render(plan: FilePlan) -> str:
    """The text of one file.

    Raises:
        RawTextError: the template prints what is not `Code`.
        jinja2.UndefinedError: it names what the plan does not have.
    """
    if plan.verbatim:
        return (TEMPLATES / plan.template).read_text(encoding="utf-8")
    context: Mapping[str, object] = plan.context
    return environment().get_template(plan.template).render(context)
