"""A long module is formatted piece by piece, to the same text."""

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
