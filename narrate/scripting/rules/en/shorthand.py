"""The shorthand of trades: doses, ages, blood pressures, metres, cups, points of the compass."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import by_name, cardinal
from narrate.scripting.rules.stops import is_last

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIR = re.compile(r"(?=\d)(?<![\w.,/$£€-])(?P<top>\d{1,3})/(?P<low>\d{1,3})(?![\w/]|[.,]\d)")
_METRE = re.compile(r"\s(?:time|beats?|met(?:er|re)|rhythms?|measures?|signature|tempo)\b")
"""Behind the two numbers of a time signature."""
_METRES = frozenset({"2", "4", "8", "16"})
_PRESSURE = re.compile(r"\b(?:[Pp]ressures?|BP)\b[\w\s:]{0,12}$")
_MERCURY = re.compile(r"\s?mm\s?Hg\b")
_LOOK = 24
_CUPS = re.compile(
    r"(?<![\w.,/])(?:(?P<whole>\d{1,2})(?=[\s½⅓⅔¼¾⅛]))?(?:\s?(?:\d/(?P<low>\d)|[½⅓⅔¼¾⅛]))?"
    r"(?<=[\d½⅓⅔¼¾⅛])\s(?P<cup>[cC]\.)(?=\s(?!\d)[a-z])"
)
_BEARING = re.compile(r"\sdegrees?\s(?P<side>[NSEW](?![\w’']|\.\w))")
_POINT = r"(?:N(?:NE|NW|E|W)?|S(?:SE|SW|E|W)?|E(?:NE|SE)?|W(?:NW|SW)?)"
_TOWARDS = re.compile(
    rf"\d(?:\s?(?:mi|km|m|ft|yd|yds|miles?|kilometers?|meters?|feet|yards)\b\.?\)?)\s(?P<point>{_POINT}(?:\.(?=\s[a-z]))?)(?=\sof\b|[,;)]|\sand\b)"
)
"""A point of the compass behind a distance: "7 mi NW of"."""
_EVERY = re.compile(
    r"(?<![\w.])q\.?\s?(?P<first>\d{1,2})(?:\s?[-–]\s?(?P<last>\d{1,2}))?\s?h(?:rs?)?(?!\w)(?:\.(?=\s[a-z]|[,;)]))?"
)
_DOSES = {
    "bid": "twice a day", "tid": "three times a day", "qid": "four times a day",
    "prn": "as needed", "qd": "every day", "qod": "every other day", "po": "by mouth",
}  # fmt: skip
_STOPPED_DOSE = re.compile(r"(?<![\w.])(?:[btq]\.i\.d|p\.r\.n|q\.d|q\.o\.d|p\.o)\.?(?!\w)")
_BARE_DOSE = re.compile(r"(?<![\w.-])(?:bid|tid|qid|prn|qd|qod|po)(?![\w-])")
_DOSED = re.compile(
    r"\d\s?(?:m[gL]|mcg|[µμ]g|g|ml|cc|units?|tabs?|tablets?|caps?|capsules?|drops?|puffs?)\b(?:[\w\s,]|\.(?!\s)){0,24}$"
)
"""Shows that a prescription is read."""
_DOSE_REACH = 40
_UNMISTAKABLE = frozenset({"b.i.d.", "t.i.d.", "q.i.d.", "p.r.n."})
_PER = re.compile(
    r"(?<=[\d¢.]\s)pr?\.(?=\s(?:lb|bbl|doz|yd|gal|ton|bu|bush|cwt|oz|head|day|diem|week|wk|month|mo|year|yr|ann(?:um)?|"
    r"acre|man|mile|hundred|thousand|cent|hour|quart|qt|barrel|bushel|pound|yard|foot|dozen)\b)"
)
"""Before what a price is for."""
_GRADE = re.compile(r"(?<![\w.])(?P<cold>\d{1,2})W-(?P<warm>\d{2})(?![\w-])")
"""A grade of oil: "5W-30"."""
_OF_HUNDRED = re.compile(r"(?<=[\d½¼¾]\s)p\.\s?c\.(?=\s[a-z]|[,;)])")
_AGED = re.compile(r"(?<=\d)[\s-]?y(?:\.\s?o\.|/o|o)(?![\w/])")
_OF_ONE = re.compile(r"\b(?:an?|the|this|his|her|our|my)\s\d{1,3}$", re.IGNORECASE)
_SIDES = {"N": "north", "S": "south", "E": "east", "W": "west"}


def shorthand(text: str) -> Iterator[Edit]:
    """Say ``6/8 time``, ``120/80 mmHg``, ``2 c. flour`` and ``40 degrees N`` as their trades do."""
    for found in _PAIR.finditer(text) if "/" in text else ():
        yield from _pair(text, found)
    for found in _CUPS.finditer(text) if " c. " in text or " C. " in text else ():
        many = found["whole"] not in (None, "1") or (found["whole"] and found["low"])
        span = Span(*found.span("cup"))
        yield Edit(span=span, spoken="cups" if many else "cup", rule="measures")
    yield from _doses(text)
    for found in _PER.finditer(text):
        yield Edit(span=Span(*found.span()), spoken="per", rule="abbreviations")
    for found in _GRADE.finditer(text) if "W-" in text else ():
        spoken = f"{by_name(found['cold'])} W {by_name(found['warm'])}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="measures")
    for found in _OF_HUNDRED.finditer(text):
        yield Edit(span=Span(*found.span()), spoken="percent", rule="percents")
    for found in _AGED.finditer(text):
        single = _OF_ONE.search(text, max(0, found.start() - 8), found.start())
        spoken = " year old" if single else " years old"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="abbreviations")
    for found in _TOWARDS.finditer(text):
        span = Span(*found.span("point"))
        yield Edit(span=span, spoken=_points(found["point"].rstrip(".")), rule="measures")
    for found in _BEARING.finditer(text) if "degree" in text else ():
        span = Span(*found.span("side"))
        yield Edit(span=span, spoken=_SIDES[found["side"]], rule="measures")


def _doses(text: str) -> Iterator[Edit]:
    """Say ``q4h``, ``b.i.d.`` and, behind a dose, ``5 mg po tid`` in words."""
    for found in _EVERY.finditer(text) if "q" in text else ():
        last = f" to {cardinal(int(found['last']))}" if found["last"] else ""
        spoken = f"every {cardinal(int(found['first']))}{last} hours"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="abbreviations")
    for pattern in (_STOPPED_DOSE, _BARE_DOSE):
        for found in pattern.finditer(text):
            known = found[0] in _UNMISTAKABLE
            if known or _DOSED.search(text, max(0, found.start() - _DOSE_REACH), found.start()):
                end = found.end() - (found[0].endswith(".") and is_last(text, found.end()))
                spoken = _DOSES[found[0].replace(".", "")]
                yield Edit(span=Span(found.start(), end), spoken=spoken, rule="abbreviations")


def _points(letters: str) -> str:
    """Say ``NNE`` as "north-northeast"."""
    head, tail = (letters[0], letters[1:]) if len(letters) > 2 else ("", letters)  # noqa: PLR2004
    said = "".join(_SIDES[one] for one in tail)
    return f"{_SIDES[head]} {said}" if head else said


def _pair(text: str, found: re.Match[str]) -> Iterator[Edit]:
    start, end = found.span()
    if found["low"] in _METRES and _METRE.match(text, end):
        said = f"{cardinal(int(found['top']))} {cardinal(int(found['low']))}"
        yield Edit(span=Span(start, end), spoken=said, rule="fractions")
        return
    unit = _MERCURY.match(text, end)
    if unit or _PRESSURE.search(text, max(0, start - _LOOK), start):
        said = f"{by_name(found['top'])} over {by_name(found['low'])}"
        said += " millimeters of mercury" if unit else ""
        span = Span(start, unit.end() if unit else end)
        yield Edit(span=span, spoken=said, rule="measures")
