"""Text of the document inside sentences of the generator."""

from __future__ import annotations


def sentence(text: str) -> str:
    """Text that ends like a sentence."""
    stripped = text.strip()
    return stripped if not stripped or stripped[-1] in ".!?:`" else f"{stripped}."
