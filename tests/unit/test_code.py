"""Text of documents as Python source."""

from __future__ import annotations

import ast
from itertools import product

from generator.code import docstring


def test_a_docstring_says_what_the_text_says() -> None:
    """Whatever quotes and backslashes it is made of, and whatever ends it."""
    for length in range(1, 6):
        for characters in product('"\\a', repeat=length):
            text = "".join(characters)
            written = ast.literal_eval(docstring(text, level=1).text)
            assert written in (text, f"{text}.")
