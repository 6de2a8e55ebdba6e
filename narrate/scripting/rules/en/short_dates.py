"""Dates that a word in front or a Roman month tells: ``by 11/30``, ``7.X.1571``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.calendar import DAY, MONTHS
from narrate.scripting.rules.en.numbers import ordinal, year
from narrate.scripting.rules.shared.romans import value

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT = re.compile(
    r"\b(?:on|by|before|until|till|since|through|thru|due|dated|after|starting|ending|(?:memo|letter)\sof|"
    r"(?P<weekday>(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?)\.?,?)"
    rf"\s(?P<month>1[0-2]|0?[1-9])/(?P<day>{DAY})(?![\w/]|[.,]\d|-\d)",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Yy]our)\s"
    rf"(?P<month>1[0-2]|[1-9])/(?P<day>{DAY})(?=\s(?:[a-z]+\s)?(?:game|match|meeting|trip|attacks?|show|deadline|issue|"
    r"edition|hearing|election|event|concert|vote|memo|call|session|episode|deposition|update|interview|class|exam)s?\b)"
)
"""A month and a day before what happens on it."""
_ROMAN = re.compile(
    rf"(?=\d)(?<![\w.,/-])(?P<day>{DAY})(?P<sign>[./-])\s?(?P<month>I{{1,3}}|IV|VI{{0,3}}|IX|XI{{0,2}})(?P=sign)\s?"
    r"(?P<year>1\d{3}|20\d\d)(?![\w/-]|[.,]\d)"
)
_ALONE = re.compile(r"\W*$|[.,;:)]|\s?[@(]|\s(?:at|and|from)\b")
"""Behind a date: no word for what there could be a part of."""
_PARTS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16})
"""What things are parted by: a half, a third, a sixteenth."""


def short_dates(text: str) -> Iterator[Edit]:
    """Say ``due 10/31`` as "due October thirty-first", but ``by 3/4 of it`` as a share."""
    for found in _ROMAN.finditer(text):
        name = MONTHS[value(found["month"]) - 1]
        said = f"the {ordinal(int(found['day']))} of {name} {year(int(found['year']))}"
        yield Edit(span=Span(*found.span()), spoken=said, rule="dates")
    for found in _EVENT.finditer(text) if "/" in text else ():
        if (found["month"], found["day"]) != ("9", "11"):
            span = Span(found.start("month"), found.end("day"))
            spoken = f"{MONTHS[int(found['month']) - 1]} {ordinal(int(found['day']))}"
            yield Edit(span=span, spoken=spoken, rule="dates")
    for found in _SHORT.finditer(text) if "/" in text else ():
        month, day = int(found["month"]), int(found["day"])
        alone = found["weekday"] or (month > 1 and _ALONE.match(text, found.end()))
        if (month, day) != (9, 11) and (day not in _PARTS or alone):
            span = Span(found.start("month"), found.end("day"))
            yield Edit(span=span, spoken=f"{MONTHS[month - 1]} {ordinal(day)}", rule="dates")
