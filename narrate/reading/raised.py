"""Raised numbers and signs that link nowhere: marks of notes, or powers of what is before them."""

from __future__ import annotations

import re

_RAISED = re.compile(
    r"[\[(]?(?P<number>[1-9]\d{0,2})[\])]?|[\[(][a-z*†‡][\])]|[*†‡§]{1,3}"
    r"|\d{1,3}(?:\s*[,–-]\s*\d{1,3})+"
)
_UNITS = (
    r"\d*(?:[cdkmn]m|mi|ft|yd|kg|lb|sec|min|mol|rad|miles?|met(?:er|re)s?|feet|inch(?:es)?|log|sin"
    r"|cos|tan)"
)
_BASE = re.compile(
    rf"(?<![^\W_])(?:[^\W\d_]|{_UNITS})\Z|(?<=\d)\s?in\Z|[+−·×/=^}}\]]\Z"
    r"|(?<![\d.,])(?!1[5-9]\d\d|20\d\d)\d+\Z|(?:\([^()]{0,2}|[+−=*/^][^()]{0,9})\)\Z"
)
"""What a number is a power of: a letter, a unit, an expression, a number that is no year and has no
thousands or decimals."""
LONGEST_BASE = 12
"""Characters that have to be known before what is raised."""
POWER = re.compile(r"[+\-−]?\d{1,3}|\d?[+\-−]|n")
"""A power, or the charge of an ion."""
SIGNS = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
"""The signs that stand for raised ones in a plain text."""


def mark_of(words: str, before: str) -> str:
    """Return the number of the note whose mark is raised; blank where nothing is marked.

    Args:
        words: What is raised.
        before: The end of the text before it, in the same block.
    """
    found = _RAISED.fullmatch(words)
    if found is None or not before.strip():
        return ""
    if before[-1].isspace() and not words.startswith(("[", "(")):
        return ""
    return "" if _BASE.search(before.rstrip()) else found["number"] or words


def number_of(words: str) -> str:
    """Return the number that is raised at the head of a note; blank where it is none."""
    found = _RAISED.fullmatch(words)
    return (found["number"] or words) if found else ""
