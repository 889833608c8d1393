"""Black through its API; text that is known to be formatted is not formatted again."""

from __future__ import annotations

import gc
from collections.abc import Mapping

from generator.code import LINE_LENGTH


def format_python(text: str) -> str:
    """One module as black leaves it: what fits on a line goes on one line.

    Black and its parser are imported here, since an unchanged run needs neither.
    """
    import black
    from black.mode import TargetVersion
    from black.report import NothingChanged

    mode = black.Mode(
        target_versions={TargetVersion.PY310},
        line_length=LINE_LENGTH,
        magic_trailing_comma=False,
    )
    try:
        return black.format_file_contents(text, fast=True, mode=mode)
    except NothingChanged:
        return text


def format_files(
    rendered: Mapping[str, str], known: Mapping[str, str]
) -> dict[str, str]:
    """Every file formatted; `known` has texts whose formatting is already done.

    Garbage collection pauses meanwhile: black makes many small objects that live.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        return {
            path: (
                known[path]
                if path in known
                else format_python(text) if path.endswith(".py") else text
            )
            for path, text in rendered.items()
        }
    finally:
        if enabled:
            gc.enable()
