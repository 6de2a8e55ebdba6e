"""What the shapes share: how a place in a line is judged from the few characters to its right."""

from __future__ import annotations

NEVER = -9.0
"""No sequence makes up for this."""


def ends_line(right: str) -> bool:
    """Tell whether nothing stands to the right on the line."""
    return not right or right[0] in "\n\r"


def ends_sentence(right: str) -> bool:
    """Tell whether what comes next may begin a sentence."""
    first = right.strip()[:1]
    return not first or not first.islower()
