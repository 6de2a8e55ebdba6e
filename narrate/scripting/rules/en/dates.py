"""Dates, years, decades and spans of years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import cardinal, ordinal, two_digits, year

if TYPE_CHECKING:
    from collections.abc import Iterator

_FULL = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH = {name: name for name in _FULL} | {name[:3]: name for name in _FULL} | {"Sept": "September"}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?P<th>st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)"
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_NAMES})\b\.?\s+{_DAY}\b(?![:.]\d)(?:(?P<comma>,?)\s+{_YEAR}(?!\d|,\d|\s*%))?"
)
_DAYS = re.compile(
    rf"\b(?P<month>{_NAMES})\b\.?\s+(?P<first>[12]\d|3[01]|[1-9])\s?[-–]\s?(?P<last>[12]\d|3[01]|[1-9])\b"
    rf"(?:(?P<comma>,?)\s+{_YEAR}(?!\d))?"
)
_DAY_FIRST = re.compile(
    rf"(?<![\d.,$-]){_DAY}\s+(?:of\s+)?(?P<month>{_NAMES})\b\.?(?:(?P<comma>,?)\s+{_YEAR}(?!\d|,\d))?"
)
_MONTH_YEAR = re.compile(rf"\b(?P<month>{_NAMES})\b\.?,?\s+{_YEAR}(?!\d|,\d|\s*%)")
_ISO = re.compile(
    r"(?<![\d-])(?P<year>1\d{3}|20\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])"
)
_SLASHED = re.compile(
    r"(?<![\d/])(?P<month>0?[1-9]|1[0-2])/(?P<day>0?[1-9]|[12]\d|3[01])/(?P<year>\d{4}|\d\d)(?![\d/])"
)
_DECADE = re.compile(r"(?<![\w$£€,.])(?P<century>1[1-9]|20)?['’]?(?P<tens>\d)0(?:['’]?s)(?!\w)")
_SHORT_DECADE = re.compile(r"(?<!\w)['’‘](?P<tens>\d)0s(?!\w)")
_SHORT_YEAR = re.compile(r"(?<!\w)['’‘](?P<year>\d\d)(?![\w’'])")
_YEARS = re.compile(
    r"(?<![\d$£€.,/-])(?P<first>1[0-9]\d\d|20\d\d)\s?[-–/]\s?(?P<last>1[0-9]\d\d|20\d\d|\d\d)(?![\d-]|\.\d|\s*(?:%|percent))"
)
_BARE = re.compile(r"(?<![\d$£€¥.,/#§-])(?P<year>1[1-9]\d\d|20\d\d)(?![\d%]|[.,]\d|['’]?s\w|-\w)")
_NOT_YEARS = re.compile(
    r"(?:No\.?|Nos\.?|number|room|page|pages|p\.|pp\.|box|document|telegram|flight|paragraph|channel)\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s+(?:\w+\s+)?(?:men|women|people|persons|missiles|miles|tons|words|troops|launchers|dollars|"
    r"soldiers|feet|meters|pounds|kilometers|warheads|years|days|hours|minutes|copies|votes|"
    r"weapons|vehicles|aircraft|bombers|students|members|pages|acres|percent|km|kg|cases|units)\b"
)
_SHORT = 2
"""Digits of a year without its century."""
_ERA = {"AD": "A D", "BC": "B C", "CE": "C E", "BCE": "B C E"}


def dates(text: str) -> Iterator[Edit]:
    """Say dates in every common order, month before day as Americans do."""
    if not any(one.isdecimal() for one in text):
        return
    for found in _DAYS.finditer(text):
        first, last = ordinal(int(found["first"])), ordinal(int(found["last"]))
        said = f"{_MONTH[found['month']]} {first} to {last}{_of_year(found)}"
        yield Edit(span=Span(*found.span()), spoken=said, rule="dates")
    for found in _MONTH_FIRST.finditer(text):
        said = f"{_MONTH[found['month']]} {ordinal(int(found['day']))}{_of_year(found)}"
        yield Edit(span=Span(*found.span()), spoken=said, rule="dates")
    for found in _DAY_FIRST.finditer(text):
        said = f"{_MONTH[found['month']]} {ordinal(int(found['day']))}{_of_year(found)}"
        if found["th"] or " of " in found[0]:
            said = f"{ordinal(int(found['day']))} of {_MONTH[found['month']]}{_of_year(found)}"
        else:
            said = f"the {ordinal(int(found['day']))} of {_MONTH[found['month']]}{_of_year(found)}"
        yield Edit(span=_without_stop(found), spoken=said, rule="dates")
    for found in _MONTH_YEAR.finditer(text):
        said = f"{_MONTH[found['month']]} {year(int(found['year']))}"
        yield Edit(span=Span(*found.span()), spoken=said, rule="dates")
    for pattern in (_ISO, _SLASHED):
        for found in pattern.finditer(text):
            number = int(found["year"])
            said_year = two_digits(number) if len(found["year"]) == _SHORT else year(number)
            said = f"{_FULL[int(found['month']) - 1]} {ordinal(int(found['day']))} {said_year}"
            yield Edit(span=Span(*found.span()), spoken=said, rule="dates")


def year_ranges(text: str) -> Iterator[Edit]:
    """Say ``1977–80`` as "nineteen seventy-seven to eighty"."""
    for found in _YEARS.finditer(text):
        first, last = found["first"], found["last"]
        if len(last) == 2:  # noqa: PLR2004 - the last two digits of a year
            if int(last) <= int(first[2:]):
                continue
            said = two_digits(int(last))
        else:
            said = year(int(last))
        yield Edit(
            span=Span(*found.span()), spoken=f"{year(int(first))} to {said}", rule="year-ranges"
        )


def decades(text: str) -> Iterator[Edit]:
    """Say ``the 1970s`` and ``the '80s``."""
    for found in _DECADE.finditer(text):
        if (
            not found["century"]
            and not found[0].startswith(("'", "’"))
            and not found[0].endswith("s")
        ):
            continue
        tens = _tens(int(found["tens"]))
        if found["century"]:
            century = cardinal(int(found["century"]))
            said = f"{century} {tens}" if tens else f"{century} hundreds"
            if found["century"] == "20" and not tens:
                said = "two thousands"
        elif tens:
            said = tens
        else:
            continue
        yield Edit(span=Span(*found.span()), spoken=said, rule="decades")
    for found in _SHORT_DECADE.finditer(text):
        if said := _tens(int(found["tens"])):
            yield Edit(span=Span(*found.span()), spoken=said, rule="decades")
    for found in _SHORT_YEAR.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=two_digits(int(found["year"])), rule="years")


def years(text: str) -> Iterator[Edit]:
    """Say a bare number from 1100 to 2099 as a year, unless it counts something."""
    for found in _BARE.finditer(text):
        if _NOT_YEARS.search(text, max(0, found.start() - 12), found.start()):
            continue
        if _COUNTED.match(text, found.end()):
            continue
        yield Edit(span=Span(*found.span()), spoken=year(int(found["year"])), rule="years")


def _of_year(found: re.Match[str]) -> str:
    return f" {year(int(found['year']))}" if found["year"] else ""


def _without_stop(found: re.Match[str]) -> Span:
    return Span(found.start(), found.end() - found[0].endswith("."))


def _tens(ten: int) -> str:
    names = ["", "tens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies",
             "eighties", "nineties"]  # fmt: skip
    return names[ten]
