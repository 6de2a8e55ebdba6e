"""Words that end in a stop, which a number may touch (``No.5``): found once for a text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_STOP = re.compile(r"\.(?![^\W\d])")
_INNER = re.compile(r"\.(?=\w)")
_END = re.compile(r"\s*$")
_LONGEST = 24


class Stopped(NamedTuple):
    """A word with a stop behind it."""

    start: int
    end: int
    """Behind the stop."""
    word: str
    """Without the stop; may hold stops of its own (``e.g``), apostrophes and ``&``."""


@lru_cache(maxsize=64)
def stopped(text: str) -> tuple[Stopped, ...]:
    """Return the words of ``text`` that end in a stop, in order; linear in their number."""
    words = [_word(text, found.start()) for found in _STOP.finditer(text)]
    return tuple([one for one in words if one])


@lru_cache(maxsize=64)
def has_inner_stop(text: str) -> bool:
    """Say whether a stop stands inside of a word or number anywhere in ``text``."""
    return _INNER.search(text) is not None


def is_last(text: str, end: int) -> bool:
    """Say whether nothing but white space follows ``end``; without copying what follows."""
    return _END.match(text, end) is not None


def _word(text: str, at: int) -> Stopped | None:
    least = max(0, at - _LONGEST)
    start = text.rfind(" ", least, at) + 1
    if start and (word := text[start:at]).isalpha():
        return Stopped(start, at + 1, word)
    if text[at - 1 : at].isdigit():
        return None
    start = at
    while start > least and (text[start - 1].isalnum() or text[start - 1] in "'’&."):
        start -= 1
    while start < at and text[start] in "'’":  # it opens a quotation
        start += 1
    return Stopped(start, at + 1, text[start:at]) if start < at else None
