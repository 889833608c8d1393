"""Black through its API; text that is known to be formatted is not formatted again."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from generator.code import LINE_LENGTH

_PIECE: Final = 60_000
"""Characters that are formatted at once; black needs some 2 KB for each line."""

_BOUNDARY: Final = re.compile(r"\n\n\n(?=(?:class|def|async def) |@)")


def format_python(text: str) -> str:
    """One module as black leaves it: what fits on a line goes on one line.

    A long module is formatted piece by piece, cut between its definitions, so that the
    memory does not grow with the document. Garbage is collected after each piece.
    """
    pieces = list(_pieces(text))
    if len(pieces) > 1:
        try:
            return "\n\n\n".join(_format(piece).rstrip("\n") for piece in pieces) + "\n"
        except _errors():
            pass  # What looked like a boundary stands inside a string.
    return _format(text)


def _errors() -> tuple[type[Exception], ...]:
    from black.parsing import InvalidInput

    return (InvalidInput, IndentationError)


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for found in _BOUNDARY.finditer(text):
        if found.start() - start >= _PIECE:
            yield text[start : found.start()] + "\n"
            start = found.end()
    yield text[start:]


@lru_cache(maxsize=512)
def _format(text: str) -> str:
    """Black and its parser are imported here, since an unchanged run needs neither.

    Much of a package is the same for every document, which counts where one process
    renders several.

    Black's own API formats a second time what it has changed, for the sake of trailing
    commas that became magic. None is magic here, so that one pass gives the same.
    """
    from black import (
        Mode,
        _format_str_once,  # pyright: ignore[reportPrivateUsage]
    )
    from black.mode import TargetVersion

    mode = Mode(
        target_versions={TargetVersion.PY310},
        line_length=LINE_LENGTH,
        magic_trailing_comma=False,
    )
    try:
        return _format_str_once(text, mode=mode)
    finally:
        if len(text) >= _PIECE:
            gc.collect()


def format_files(
    rendered: Mapping[str, str], known: Mapping[str, str]
) -> dict[str, str]:
    """Every file formatted; `known` has texts whose formatting is already done.

    Automatic garbage collection pauses meanwhile, since black makes many small objects
    that live; what was there before is not looked through by the explicit one.
    """
    enabled = gc.isenabled()
    gc.disable()
    gc.freeze()
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
        gc.unfreeze()
        if enabled:
            gc.enable()
