"""Numbers whose tail may be a note mark: ``February 73``, ``June 19683``, ``11:355``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.text.notes.candidates import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = (
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember"
    r"|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    r"|Jan|Feb|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\.?"
)
_NUMBER = re.compile(
    r"\d(?<![\d.,].)\d{1,6}(?!\d)(?=[\s.,;:!?)\]}”’\"'»…—–\[]|\Z)(?![.,:]\d|–\d|-)"
)
_DAYS_BEFORE = r"(?:\d{1,2}(?:,|,? and|,? or|\s?(?:to|–|-))\s?){0,2}"
_BEFORE_DAY = re.compile(rf"{_MONTH}\s{_DAYS_BEFORE}\Z")
_BEFORE_YEAR = re.compile(rf"{_MONTH},?\s(?:de\s)?(?:\d{{1,2}},?\s)?\Z")
_BEFORE_YEAR_ALONE = re.compile(
    r"\b(?:in|since|until|by|during|of|from|en|seit|Jahre?)\s\Z", re.IGNORECASE
)
_BEFORE_MINUTES = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3]):\Z")
_YEAR = re.compile(r"((?:1\d|20)\d\d)([1-9]\d{0,2})?\Z")
_MINUTES = re.compile(r"[0-5]\d([1-9]\d{0,2})\Z")
_SEARCHED = 40
"""Characters looked at to the left of a number."""
_LAST_DAY = 31
_LONGEST = 3
"""Digits of a note number."""


def splits(text: str, heading_end: int) -> Iterator[Candidate]:
    """Yield the tails of numbers that are no whole day, year or time as they stand.

    ``heading_end`` is where the first heading ends, whose last figure may be the mark of note 1.
    """
    for found in _NUMBER.finditer(text):
        left = text[max(0, found.start() - _SEARCHED) : found.start()]
        if left[-1:] == ":":
            yield from _minutes(left, found)
        elif left[-1:].isspace() or left[-1:] in "–-":
            yield from _days(left, found)
            yield from _years(left, found)
    yield from _at_heading_end(text, heading_end)


def _days(left: str, found: re.Match[str]) -> Iterator[Candidate]:
    """Yield both ways to split a day of the month that is out of range."""
    digits = found[0]
    if int(digits) <= _LAST_DAY or len(digits) > 2 + _LONGEST or _YEAR.match(digits):
        return
    if _BEFORE_DAY.search(left) is None:
        return
    for kept in (1, 2):
        day, number = digits[:kept], digits[kept:]
        possible = day[0] != "0" and int(day) <= _LAST_DAY
        if possible and number and number[0] != "0" and len(number) <= _LONGEST:
            yield Candidate(found.end() - len(number), found.end(), int(number), 3.0)


def _years(left: str, found: re.Match[str]) -> Iterator[Candidate]:
    """Yield the split of a year of five digits or more: in a date, or after "in" and its kin."""
    year = _YEAR.match(found[0])
    if year is None or not year[2]:
        return
    value = 3.5 if _BEFORE_YEAR.search(left) else 1.0 if _BEFORE_YEAR_ALONE.search(left) else 0.0
    if value:
        yield Candidate(found.end() - len(year[2]), found.end(), int(year[2]), value)


def _minutes(left: str, found: re.Match[str]) -> Iterator[Candidate]:
    """Yield the split of a time with too many digits."""
    minutes = _MINUTES.match(found[0])
    if minutes and _BEFORE_MINUTES.search(left):
        yield Candidate(found.start() + 2, found.end(), int(minutes[1]), 2.5)


def _at_heading_end(text: str, end: int) -> Iterator[Candidate]:
    """Yield the first note's mark behind a number that ends the first heading: ``NSC 51``."""
    if text[max(0, end - 2) : end].isdigit() and text[end - 1] == "1":
        yield Candidate(end - 1, end, 1, -1.0)
