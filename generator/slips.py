"""Words that differ by one slip of the hand."""

from __future__ import annotations


def is_one_slip(name: str, field: str) -> bool:
    """Whether one edit (insert, delete, replace, swap) turns one into the other."""
    if abs(len(name) - len(field)) > 1:
        return False
    start = 0
    while start < min(len(name), len(field)) and name[start] == field[start]:
        start += 1
    if len(name) > len(field):
        return name[start + 1 :] == field[start:]
    if len(name) < len(field):
        return name[start:] == field[start + 1 :]
    swapped = name[start : start + 2] == field[start : start + 2][::-1]
    return name[start + 1 :] == field[start + 1 :] or (
        swapped and name[start + 2 :] == field[start + 2 :]
    )
