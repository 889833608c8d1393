"""A long module is formatted piece by piece, to the same text."""

import black
import pytest

from generator import format as formatting

MODULE = '''"""Things."""

from __future__ import annotations
import  os

X = 1
"""A docstring.


class NotOne:
"""


class One:
    name : str=""
    def a(self): return  1



@dataclass
class Two: pass


async def three(x,
   y): return {x : y}


def four(): return """


def five():
"""
'''


@pytest.mark.parametrize("size", [1, 60, 120, 10_000])
def test_pieces_give_the_same_text(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    whole = formatting.format_python(MODULE)
    monkeypatch.setattr(formatting, "_PIECE", size)
    assert formatting.format_python(MODULE) == whole
    assert formatting.format_python(whole) == whole


@pytest.mark.parametrize(
    "text",
    [
        MODULE,
        "f(a, {'b': [1, 2,],}, c=(3,),)\n",
        f"value = call({'argument, ' * 20}[{'x, ' * 30}],)[first,].second(third,)\n",
        f"def f({', '.join(f'parameter_{n}: int = 1' for n in range(9))},) -> None: ...\n",
        f"assert some.value({'argument, ' * 9}), some.other({'x, ' * 9})\n",
        f"if {' and '.join(f'condition_{n}(a, b,)' for n in range(9))}: pass\n",
        f"from .module import {', '.join(f'name_{n}' for n in range(20))}\n",
        f"with open({'argument, ' * 9}) as a, open({'x, ' * 9}) as b: pass\n",
    ],
)
def test_black_itself_would_change_nothing(text: str) -> None:
    """It makes two passes, and one is made here."""
    mode = black.Mode(
        target_versions={black.TargetVersion.PY310}, magic_trailing_comma=False
    )
    once = formatting.format_python(text)
    assert once != text
    assert black.format_str(text, mode=mode) == once
    assert black.format_str(once, mode=mode) == once


def test_pieces_are_cut_between_definitions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatting, "_PIECE", 1)
    text = "\n\n\n".join(
        f"def f{number}():\n    return {number}" for number in range(9)
    )
    asked: list[str] = []
    whole = formatting._format

    def spied(piece: str) -> str:
        asked.append(piece)
        return whole(piece)

    monkeypatch.setattr(formatting, "_format", spied)
    assert formatting.format_python(f"{text}\n") == f"{text}\n"
    assert len(asked) == 9
