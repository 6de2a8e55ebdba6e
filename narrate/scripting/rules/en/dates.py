"""Dates, in every common order; months before days, as Americans say them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.calendar import (
    DAY,
    DAY_NAMES,
    MONTH,
    MONTH_NAMES,
    MONTHS,
    WORDS,
    YEAR,
    full,
    has_month,
)
from narrate.scripting.rules.en.months import months, of_year
from narrate.scripting.rules.en.numbers import (
    cardinal,
    digits,
    has_number,
    ordinal,
    suffix,
    two_digits,
    year,
)
from narrate.scripting.rules.gates import capitalised
from narrate.scripting.rules.joining import joined
from narrate.scripting.rules.stops import is_last

if TYPE_CHECKING:
    from collections.abc import Iterator

_TH = r"(?P<th>st|nd|rd|th|(?<=[23])(?-i:d))?"
_MONTH = rf"(?P<month>{MONTH})\b\.?"
_MONTH_FIRST = re.compile(
    rf"(?<![\w-])(?<!\d\s){_MONTH}(?:\s|-(?=\d{{1,2}}(?:-\d{{4}})?(?![\w-])))(?:the\s)?(?P<day>{DAY}){_TH}\b(?![:/%]|[.,]\d)"
    rf"(?:\s?[-–]\s?(?P<last>{DAY})(?:st|nd|rd|th)?\b(?![-–/:]))?"
    rf"(?:(?P<comma>,?\s|-){YEAR})?",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    rf"(?<![\w.,$£€:/-])(?P<the>the\s)?(?:(?P<first>{DAY})(?:st|nd|rd|th)?\s?[-–]\s?)?"
    rf"(?P<day>{DAY}){_TH}(?:\s|-(?=[a-z]{{3,9}}(?![a-z])))(?P<of>of\s)?{_MONTH}"
    rf"(?:(?P<comma>,?\s|-)(?:{YEAR}|(?P<short>['’]?\d\d)(?![\w:%]|[.,]\d)))?",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(rf"(?<![\w-]){_MONTH}(?P<comma>,?\s|-){YEAR}", re.IGNORECASE)
_YEAR_FIRST = re.compile(
    r"(?<![\w./-])(?P<year>[12]\d{3})(?P<sign>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sign)"
    rf"(?P<day>{DAY})(?![\d/-]|\.\d)(?=T\d|\b)"
)
_NUMERIC = re.compile(
    r"(?<![\w./-])(?P<one>\d{1,2})(?P<sign>[-/.])(?P<two>\d{1,2})(?P=sign)"
    r"(?P<year>[12]\d{3}|(?<=/)\d\d)(?![\w/-]|\.\d)"
)
_LAST_MONTH, _LAST_DAY = 12, 31
_WEEKDAY = re.compile(
    rf"(?P<day>{'|'.join(one for one in DAY_NAMES.split('|') if not one.endswith('day'))}),?"
    rf"(?=\s(?:{MONTH_NAMES})\b|\s\d{{1,2}}(?:st|nd|rd|th)?\s(?:{MONTH_NAMES})\b"
    r"|\s\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\.?)?\s?[-–]\s?\d|\s\d{1,2}/\d{1,2}(?![\d/]))"
)
"""A short day without a stop before a date."""
_WEEKDAYS, _MONTHS_ONLY = (
    re.compile(rf"(?P<first>{names})\b\.?\s?(?P<link>[-–/])\s?(?P<last>{names})\b(?P<stop>\.?)")
    for names in (DAY_NAMES, MONTH_NAMES)
)
_LETTERED = re.compile(
    r"(?<![\w-])(?P<first>M|T|Tu|W|Th|F|Sa|Su)\s?[-–]\s?(?P<last>W|Th|F|Sat?|Sun?)(?=[:,]?\s\d{1,2}(?::\d\d|\s?[-–]|\s?[ap]\.?m))"
)
_LETTERS = {
    "M": "Monday", "T": "Tuesday", "Tu": "Tuesday", "W": "Wednesday", "Th": "Thursday",
    "F": "Friday", "Sa": "Saturday", "Sat": "Saturday", "Su": "Sunday", "Sun": "Sunday",
}  # fmt: skip
"""Days before hours, as doors and timetables have them."""
_NAMES = frozenset((*DAY_NAMES.split("|"), *MONTH_NAMES.split("|")))


def dates(text: str) -> Iterator[Edit]:
    """Say ``June 9, 1977``, ``9 June 1977``, ``1977-06-09``, ``6/9/77`` and ranges of days."""
    yield from joined(text, _dates(text), "to")


def calendar_words(text: str) -> Iterator[Edit]:
    """Say ``Mon.–Fri.``, ``Jan.–Mar.`` and the day of ``Mon, July 4`` in full."""
    if has_number(text):
        for found in _WEEKDAY.finditer(text):
            if not text[found.start() - 1 : found.start()].isalnum():
                span = Span(*found.span("day"))
                yield Edit(span=span, spoken=full(found["day"]), rule="dates")
        for found in _LETTERED.finditer(text):
            spoken = f"{_LETTERS[found['first']]} to {_LETTERS[found['last']]}"
            yield Edit(span=Span(*found.span()), spoken=spoken, rule="dates")
    if capitalised(text).isdisjoint(_NAMES):
        return
    for pattern in (_WEEKDAYS, _MONTHS_ONLY):
        for found in pattern.finditer(text):
            end = found.end() - bool(found["stop"] and is_last(text, found.end()))
            link = "and" if found["link"] == "/" else "to"
            spoken = f"{full(found['first'])} {link} {full(found['last'])}"
            yield Edit(span=Span(found.start(), end), spoken=spoken, rule="dates")


def _dates(text: str) -> Iterator[Edit]:
    yield from months(text)
    if has_month(text):
        yield from _with_month(text)
    for found in _YEAR_FIRST.finditer(text):
        spoken = _american(int(found["month"]), int(found["day"]), found["year"])
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="dates")
    for found in _NUMERIC.finditer(text):
        if spoken := _numeric(found):
            rule = "ambiguous-date" if _is_ambiguous(found) else "dates"
            yield Edit(span=Span(*found.span()), spoken=spoken, rule=rule)


def _with_month(text: str) -> Iterator[Edit]:
    """Say the dates whose month is written as a word."""
    for found in _MONTH_FIRST.finditer(text):
        if _is_month(found) and _is_ordinal(found):
            last = f" to {ordinal(int(found['last']))}" if found["last"] else ""
            spoken = f"{full(found['month'])} {ordinal(int(found['day']))}{last}{of_year(found)}"
            yield Edit(span=Span(*found.span()), spoken=spoken, rule="dates")
    for found in _DAY_FIRST.finditer(text):
        if _is_month(found) and _is_ordinal(found):
            yield _day_first(found)
    for found in _MONTH_YEAR.finditer(text):
        spoken = f"{full(found['month'])}{of_year(found)}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="dates")


def _day_first(found: re.Match[str]) -> Edit:
    the = found["the"] or "the "
    first = f"{ordinal(int(found['first']))} to " if found["first"] else ""
    day = f"{the}{first}{ordinal(int(found['day']))} of {full(found['month'])}"
    end = found.end() - (found[0].endswith("."))
    if found["short"]:
        return Edit(
            span=Span(found.start(), end),
            spoken=f"{day} {two_digits(int(found['short'].lstrip('’' + chr(39))))}",
            rule="dates",
        )
    return Edit(span=Span(found.start(), end), spoken=day + of_year(found), rule="dates")


def _numeric(found: re.Match[str]) -> str:
    """Say a date in figures: months first with a slash or hyphen, days first with stops."""
    one, two = int(found["one"]), int(found["two"])
    day, month = (one, two) if found["sign"] == "." else (two, one)
    if month > _LAST_MONTH:
        day, month = month, day
    if not (0 < month <= _LAST_MONTH and 0 < day <= _LAST_DAY):
        return ""
    if found["sign"] == "." and (day, month) == (one, two):
        return f"the {ordinal(day)} of {MONTHS[month - 1]} {year(int(found['year']))}"
    return _american(month, day, found["year"])


def _is_ambiguous(found: re.Match[str]) -> bool:
    one, two = int(found["one"]), int(found["two"])
    return found["sign"] != "." and one != two and max(one, two) <= _LAST_MONTH


def _american(month: int, day: int, written: str) -> str:
    number = int(written)
    said = _short(written) if len(written) == 2 else year(number)  # noqa: PLR2004 - 05
    return f"{MONTHS[month - 1]} {ordinal(day)} {said}"


def _short(written: str) -> str:
    return digits(written) if written.startswith("0") else cardinal(int(written))


def _is_month(found: re.Match[str]) -> bool:
    """Say whether the word is a month: in lower case "may" is with a year or as "5th (of) may"."""
    if found["month"] not in WORDS or found["year"]:
        return True
    return bool(found["th"] or found.groupdict().get("of"))


def _is_ordinal(found: re.Match[str]) -> bool:
    """Say whether the day's ending is the right one: ``1st`` and old ``2d``, not ``1th``."""
    return not found["th"] or suffix(int(found["day"])).endswith(found["th"].lower())
