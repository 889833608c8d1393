"""Text of the document inside sentences of the generator."""

from __future__ import annotations


def sentence(text: str) -> str:
    """Text that ends like a sentence."""
    stripped = text.strip()
    return stripped if not stripped or stripped[-1] in ".!?:`" else f"{stripped}."


def described(description: str, deprecation: str | None) -> str:
    """A description, after the word that the described thing is deprecated, and why."""
    if deprecation is None:
        return description
    reason = sentence(deprecation)
    text = f"Deprecated: {reason}" if reason else "Deprecated."
    return f"{text} {description}".strip()
