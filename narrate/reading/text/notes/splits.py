"""Numbers whose tail may be a note mark: ``February 73``, ``June 19683``, ``11:355``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.text.notes.candidates import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember"
    "|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    "|Jan|Feb|Apr|Aug|Sept|Sep|Oct|Nov|Dec"
)
_AFTER = r"(?!\d)(?=[\s.,;:!?)\]}”’\"'»…—–\[]|\Z)(?![.,:]\d|–\d|-)"
_DAY = re.compile(
    rf"\b(?:{_MONTHS})\.?[ \u00a0]"
    r"(?:\d{1,2}(?:,|,? and|,? or|[ \u00a0]?(?:to|–|-))[ \u00a0]?){0,2}"
    rf"(\d{{2,5}}){_AFTER}"
)
_YEAR = re.compile(
    rf"\b(?:{_MONTHS})\.?,?[ \u00a0](?:de[ \u00a0])?(?:\d{{1,2}},?[ \u00a0])?"
    rf"((?:1[0-9]|20)\d\d)([1-9]\d{{0,2}}){_AFTER}"
)
_YEAR_ALONE = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Oo]f|[Ff]rom|en|seit|Jahre?)[ \u00a0]"
    rf"((?:1[0-9]|20)\d\d)([1-9]\d?){_AFTER}"
)
_TIME = re.compile(rf"\b([01]?\d|2[0-3]):[0-5]\d([1-9]\d{{0,2}}){_AFTER}")
_TAIL = re.compile(r"\d{2,}\Z")
_LAST_DAY = 31
_LONGEST = 3
"""Digits of a note number."""


def splits(text: str, heading_end: int) -> Iterator[Candidate]:
    """Yield the tails of numbers that are no whole date or time; ``heading_end``: see below."""
    yield from _days(text)
    for pattern, value in ((_YEAR, 3.5), (_YEAR_ALONE, 1.0), (_TIME, 2.5)):
        for found in pattern.finditer(text):
            yield Candidate(*found.span(2), int(found[2]), value)
    yield from _at_heading_end(text, heading_end)


def _days(text: str) -> Iterator[Candidate]:
    """Yield the splits of a day of the month that is out of range as it stands."""
    for found in _DAY.finditer(text):
        digits = found[1]
        if int(digits) <= _LAST_DAY or _YEAR_DIGITS.match(digits):
            continue
        for kept in (1, 2):
            day, number = digits[:kept], digits[kept:]
            possible = day[0] != "0" and int(day) <= _LAST_DAY
            if possible and number and number[0] != "0" and len(number) <= _LONGEST:
                yield Candidate(found.end(1) - len(number), found.end(1), int(number), 3.0)


_YEAR_DIGITS = re.compile(r"(?:1\d|20)\d\d\Z")


def _at_heading_end(text: str, end: int) -> Iterator[Candidate]:
    """Yield the first note's mark behind a number that ends the first heading: ``NSC 51``."""
    found = _TAIL.search(text, max(0, end - 12), end)
    if found and found[0].endswith("1"):
        yield Candidate(end - 1, end, 1, -1.0)
