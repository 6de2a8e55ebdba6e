"""Digits that may be note marks, each with what its shape is worth.

Values are log-odds by judgement: above 0 the shape speaks for a mark, below against it; around 4 it
is proof on its own, around -4 only a complete sequence makes it one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from narrate.reading.text.notes.after_digits import value_after_digits
from narrate.reading.text.notes.after_letters import value_after_letters
from narrate.reading.text.page_marks import PAGE_MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.reading.text.vocabulary import Vocabulary


class Candidate(NamedTuple):
    """One possible mark."""

    start: int
    end: int
    number: int
    value: float
    stem: str = ""
    """The word it is glued to, where nothing stands between."""


_SEARCHED = 60
"""Characters looked at to the left of a candidate."""
_FREE = r"(?=[\s.,;:!?)\]}”’\"'»…—–\[]|\Z)(?![.,:]\d|['’][^\W\d_]|–\d)"
_GLUED = re.compile(rf"[1-9](?<=[^\s\d].)\d{{0,2}}(?!\d){_FREE}")
_NEXT = re.compile(rf"(?:[ \u00a0]|,[ \u00a0]?)([1-9]\d{{0,2}})(?!\d){_FREE}")
_LETTERS = re.compile(r"([^\W\d_](?:[’']?[^\W\d_])*)([^\w\s]{0,5})\Z")
_DIGITS = re.compile(r"(\d[\d.,]*)([^\w\s]{1,4})\Z")
_NOT_PROSE = re.compile(r"[@\\_#=<>{}~^|]|//|/.*/|\A/|\.\w+/|www\.|\w{2}\.\w{2,}\.\w{2}")
"""In a token: the signs of addresses, paths and code."""


def glued(text: str, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """Yield digits that stand directly behind a letter or a punctuation mark."""
    for found in _GLUED.finditer(text):
        start, end = found.span()
        value, stem = _value(text, start, end, vocabulary)
        if value is None:
            continue
        number = int(found[0])
        yield Candidate(start, end, number, value, stem)
        yield from _followers(text, end, number)


def _followers(text: str, at: int, number: int) -> Iterator[Candidate]:
    """Yield marks that follow a mark: ``Scandinavia.5 6 That``, ``word.3, 4``."""
    found = _NEXT.match(text, at)
    if found and int(found[1]) == number + 1:
        yield Candidate(at, found.end(), number + 1, -1.0)


def _value(text: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[float | None, str]:
    """Return what the shape around ``[start, end)`` is worth, and the stem it is glued to."""
    left = text[max(0, start - _SEARCHED) : start]
    if "]" in left:
        left = PAGE_MARK.sub("", left)
    token = left.rsplit(maxsplit=1)[-1] if left.strip() else ""
    if _NOT_PROSE.search(token):
        return None, ""
    right = text[end : end + 3]
    if found := _LETTERS.search(left):
        before = left[: found.start()]
        value = value_after_letters(before, found[1], found[2], right, vocabulary)
        return value, "" if found[2] else found[1]
    if found := _DIGITS.search(left):
        return value_after_digits(left[: found.start()], found[1], found[2], right), ""
    return (2.0 if token[-1:] in "”’»)]" else None), ""
