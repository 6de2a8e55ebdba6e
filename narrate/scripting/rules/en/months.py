"""Months of years and spans across months: the dates without a single day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.calendar import (
    DAY,
    MONTH,
    MONTH_NAMES,
    MONTHS,
    YEAR,
    full,
    has_month,
)
from narrate.scripting.rules.en.numbers import ordinal, year

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS_YEAR = re.compile(
    rf"(?<![\w-])(?P<first>{MONTH})\b\.?\s?[-–/]\s?(?P<month>{MONTH})\b\.?(?P<comma>,?\s){YEAR}",
    re.IGNORECASE,
)
_MONTH_OF_YEAR = re.compile(
    r"(?:(?P<year>[12]\d{3}(?<![\w./-].{4}))-(?P<month>0[1-9]|1[0-2])|"
    r"(?P<month_>0[1-9](?<![\w./-]..))/(?P<year_>[12]\d{3}))"
    r"(?![\w/-]|\.\d)"
)
_DAYS_ACROSS = re.compile(
    rf"(?P<month>{MONTH_NAMES})\b\.?\s(?P<day>{DAY})[-–](?P<month_>{MONTH_NAMES})\b\.?\s(?P<day_>{DAY})\b"
    rf"(?![:/%]|[.,]\d)(?:(?P<comma>,?\s){YEAR})?"
)
"""From a day of one month to a day of the next, the dash without blanks."""
_DAYS_FIRST = re.compile(
    rf"(?<![\w.,$£€:/-])(?P<day>{DAY})\s(?P<month>{MONTH_NAMES})\b\.?(?:\s(?P<year>[12]\d{{3}}))?\s?-\s?"
    rf"(?P<day_>{DAY})\s(?P<month_>{MONTH_NAMES})\b\.?(?:(?P<comma>,?\s)(?P<year_>[12]\d{{3}}))?(?!\w)"
)
"""The same with the days first and a hyphen: "21 March-15 April"."""


def months(text: str) -> Iterator[Edit]:
    """Say ``May–June 1977``, ``June 28–July 3`` and ``2020-02``."""
    if has_month(text):
        yield from _named(text)
    for found in _MONTH_OF_YEAR.finditer(text):
        month, number = found["month"] or found["month_"], found["year"] or found["year_"]
        following = int(number[2:]) + 1 == int(month) and found["month"]
        if following or (number[2:] < month and month[0] == "1"):
            continue  # 1910-12 is a span of years, and so is 2000-01
        spoken = f"{MONTHS[int(month) - 1]} {year(int(number))}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="dates")


def _named(text: str) -> Iterator[Edit]:
    """Say the months that are written as words."""
    for found in _MONTHS_YEAR.finditer(text):
        spoken = f"{full(found['first'])} to {full(found['month'])}{of_year(found)}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="dates")
    for found in _DAYS_ACROSS.finditer(text):
        ends = (f"{full(found[f'month{n}'])} {ordinal(int(found[f'day{n}']))}" for n in ("", "_"))
        spoken = f"{' to '.join(ends)}{of_year(found)}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="dates")
    for found in _DAYS_FIRST.finditer(text):
        spoken = " to ".join(
            f"the {ordinal(int(found[f'day{n}']))} of {full(found[f'month{n}'])}"
            f"{f' {year(int(written))}' if (written := found[f'year{n}']) else ''}"
            for n in ("", "_")
        )
        end = found.end() - (found[0][-1] == ".")
        yield Edit(span=Span(found.start(), end), spoken=spoken, rule="dates")


def of_year(found: re.Match[str]) -> str:
    """Say the year of a date, behind its comma if it has one."""
    if not found["year"]:
        return ""
    comma = "," if found["comma"].startswith(",") else ""
    return f"{comma} {year(int(found['year']))}"
