"""Digits behind a number: marks (``1963.2 The``, ``1713)2``) or decimals, thousands, times."""

from __future__ import annotations

import re

from narrate.reading.text.notes.surroundings import NEVER, ends_line, ends_sentence

_MONTH_DAY = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?\s{1,2}(?:\d{1,2},?\s)?\Z"
)
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d\Z")
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|from|during|after|before|and|to)\s|,\s)\Z"
)
_CLOSING = frozenset(";!?)]”’»%")
_LONG = 3
"""Digits from which a number is hardly the whole part of a decimal in running text."""


def value_after_digits(before: str, digits: str, between: str, right: str) -> float:
    """Weigh digits behind the number ``digits`` and the punctuation ``between``."""
    last = between[-1]
    if between == ".":
        return _after_stop(before, digits, right)
    if between == ",":
        return _after_comma(before, digits)
    closed = between.rstrip(".,:")
    if closed and closed[-1] in _CLOSING and closed != between:
        return 2.5 if last != "." or ends_sentence(right) else -1.0
    if last in _CLOSING or (last in "\"'" and len(between) > 1):
        return 2.5
    return {"—": -2.0, '"': 0.5}.get(last, NEVER)


def _after_stop(before: str, digits: str, right: str) -> float:
    """Weigh digits that may be decimals: ``June 9.2 The`` is not, ``$2.5 billion`` is."""
    sentence = ends_sentence(right)
    if _MONTH_DAY.search(before):
        return 2.5 if sentence else -1.0
    if _YEAR.match(digits):
        likely = 2.5 if _BEFORE_YEAR.search(before) else 1.0
        return likely if sentence else -1.0
    if not sentence or not digits.isdigit():
        return -5.0
    return -1.0 if ends_line(right) or len(digits) >= _LONG else -3.0


def _after_comma(before: str, digits: str) -> float:
    """Weigh digits that may be thousands or decimals: ``in 1962,4 he``, ``1,000``, ``3,5``."""
    year = _YEAR.match(digits) and _BEFORE_YEAR.search(before)
    if year or _MONTH_DAY.search(before):
        return 1.5
    return -2.0 if digits.isdigit() and len(digits) >= _LONG else -5.0
