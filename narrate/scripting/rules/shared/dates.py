"""Dates in figures: ``02.03.2003``, ``2/3/2003``, ``2003-03-02``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.shared.joining import edit
from narrate.scripting.rules.shared.romans import value
from narrate.scripting.rules.shared.written import DIGIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from narrate.scripting.edits import Rule

_DAY_FIRST = re.compile(
    r"(?=\d)(?<![\w.,/-])(?P<day>0?[1-9]|[12]\d|3[01])(?P<sep>[./-])\s?(?P<month>0?[1-9]|1[0-2])(?P=sep)\s?"
    r"(?P<year>\d{4}|\d\d)(?![\w/-]|[.,]\d)"
)
_YEAR_FIRST = re.compile(
    r"(?=[12])(?<![\w.,/-])(?P<year>1\d{3}|20\d\d)-(?P<month>0?[1-9]|1[0-2])-(?P<day>0?[1-9]|[12]\d|3[01])"
    r"(?![\w/-]|[.,]\d)"
)
_ROMAN = re.compile(
    r"(?=\d)(?<![\w.,/-])(?P<day>0?[1-9]|[12]\d|3[01])(?P<sep>[./-])\s?(?P<month>I{1,3}|IV|VI{0,3}|IX|XI{0,2})"
    r"(?P=sep)\s?(?P<year>1\d{3}|20\d\d|\d\d)(?![\w/-]|[.,]\d)"
)
"""A day with its month in Roman numerals: "7-X-1571"."""
_SHORT = re.compile(
    r"(?=\d)(?<![\w.,/-])(?P<day>0[1-9]|[12]\d|3[01])\.(?P<month>0[1-9]|1[0-2])\.?(?![\w/-]|[.,]\d)"
)


def dates_in_figures(
    said: Callable[[str, int, int, int, int | None], str],
    *,
    without_year: bool,
    before: str = "",
) -> Rule:
    """Return the rule for dates in figures, the day before the month.

    Args:
        said: is given the text, where the date starts in it, day, month and year (``None`` where
            there is none, below 100 where only two digits stand).
        without_year: whether two figures of two digits with a stop between are a date.
        before: a pattern of the words behind which two with a slash between are one ("le 12/03").
    """
    slashed = re.compile(
        rf"\b(?:{before})\s(?P<day>0?[1-9]|[12]\d|3[01])/(?P<month>0[1-9]|1[0-2])(?![\w/-]|[.,]\d)"
    )

    def rule(text: str) -> Iterator[Edit]:
        if not DIGIT.search(text):
            return
        for pattern in (_DAY_FIRST, _YEAR_FIRST):
            for found in pattern.finditer(text):
                day, month, year = (int(found[one]) for one in ("day", "month", "year"))
                yield edit(found, said(text, found.start(), day, month, year), "dates")
        for found in _ROMAN.finditer(text):
            day, month, year = int(found["day"]), value(found["month"]), int(found["year"])
            yield edit(found, said(text, found.start(), day, month, year), "dates")
        for found in _SHORT.finditer(text) if without_year else ():
            spoken = said(text, found.start(), int(found["day"]), int(found["month"]), None)
            yield edit(found, spoken, "dates")
        for found in slashed.finditer(text) if before and "/" in text else ():
            start, end = found.start("day"), found.end("month")
            spoken = said(text, start, int(found["day"]), int(found["month"]), None)
            yield Edit(span=Span(start, end), spoken=spoken, rule="dates")

    return rule
