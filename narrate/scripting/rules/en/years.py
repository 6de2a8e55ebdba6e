"""Years, decades, quarters and spans of years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import cardinal, ordinal, plural, two_digits, year
from narrate.scripting.rules.en.references import is_named
from narrate.scripting.rules.joining import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

_DECADE = re.compile(
    r"(?=[\d'’‘])(?<![\w$£€,.])(?P<mark>['’‘])?(?P<century>1\d|20)?(?P<tens>\d)0(?P<s>['’]?s)(?![\w])"
)
_TENS = (
    "hundreds",
    *("tens", "twenties", "thirties", "forties", "fifties"),
    *("sixties", "seventies", "eighties", "nineties"),
)
_SHORT_YEAR = re.compile(r"(?=['’‘])(?<![\w])['’‘](?P<year>\d\d)(?![\w’'.,]\w|[\w’'])")
_YEARS = re.compile(
    r"(?=[12])(?<![\w$£€.,/-])(?P<first>1\d{3}|20\d\d)(?P<dash>\s?[-–/]\s?)(?P<last>1\d{3}|20\d\d|\d\d|(?<=/)\d)"
    r"(?![\w/-]|[.,]\d|\s*(?:%|percent))"
)
_FISCAL = re.compile(
    r"(?=[FC])\b(?:FY|CY)(?P<many>s)?\s?['’]?(?P<first>\d{4}|\d\d)"
    r"(?:(?P<dash>\s?[-–/]\s?)['’]?(?P<last>\d{4}|\d\d))?(?!\w|[.,]\d)"
)
_PART = re.compile(
    r"(?=[1-4])(?<![\w.])(?P<count>[1-4])(?P<part>[QH])(?P<space>\s?)['’]?(?P<year>\d{4}|\d\d)(?!\w|[.,]\d)"
)
_QUARTER = re.compile(
    r"(?=[QH])(?<![\w.])(?P<part>[QH])(?P<count>[1-4])(?P<of>(?:,?\s(?:of\s)?(?:FY\s?)?)['’]?|['’])(?P<year>\d{4}|\d\d)"
    r"(?!\w|[.,]\d)"
)
_ERAS = re.compile(
    r"(?=[\s–—-])(?:(?<=[\dCEcD.])\s?[-–—]\s?(?=(?:ca?\.|circa|AD|A\.D\.)\s?\d)"
    r"|(?<=\d\s[BA][CD])\s?[-–—]\s?(?=\d)|(?<=\d\sBCE)\s?[-–—]\s?(?=\d)|(?<=AD\s\d\d)\s[-–—]\s(?=\d))"
)
"""A dash between years that have an era or a "circa" with them."""
_NAMES = {"Q": "quarter", "H": "half"}
_BARE = re.compile(
    r"(?P<year>1[1-9]\d\d|20\d\d)(?:(?<![\w$£€¥.,/#§-]\d{4})|(?<=pre-\d{4})|(?<=mid-\d{4})|"
    r"(?<=post-\d{4})|(?<=\bc\.\d{4}))"
    r"(?![\d%]|[.,]\d|['’]?s\w|-(?!(?:present|today|now|era|vintage|style)\b|ca?\.|circa)\w|/\d)"
)
_TO_PRESENT = re.compile(r"\d(?P<dash>\s?[-–]\s?)(?=(?:present|today|now|date)\b)")
_ERA = re.compile(r"\d\s?(?P<era>bc|bce|ad|ce)(?!\w)")
_EARLY = re.compile(
    r"(?:\b(?:[Ii]n|[Bb]y|[Oo]f|[Ss]ince|[Uu]ntil|[Aa]fter|[Bb]efore|AD|A\.D\.)\s|\((?=10\d\d\))|"
    r"(?:Day|Eve|[a-z]),\s(?=10\d\d[,.;]))(?P<year>10\d\d)(?![\w%]|[.,]\d|-\w)"
)
"""The eleventh century: a year only where a word in front says so."""
_NOT_YEARS = re.compile(
    r"(?:\b(?:Nos?\.?|numbers?|room|pages?|pp?\.|box|folder|document|telegram|flight|paragraph|channel|"
    r"some|nearly|almost|exactly|than|total of|least|most|another|every|only|these|those|all|"
    r"[Rr]esolution|[Ll]ot|[Pp]sns?\.?)|[×x*+=<>≤≥])\s*$"
)
COUNTED = re.compile(
    r"\s+(?:\w+\s+)?(?:men|women|people|persons|missiles|miles|tons|words|troops|launchers|dollars|"
    r"soldiers|feet|meters|pounds|kilometers|warheads|years|days|hours|minutes|copies|votes|"
    r"weapons|vehicles|aircraft|bombers|students|members|pages|acres|percent|cases|units|"
    r"workers|employees|refugees|prisoners|children|times|calories|degrees|metres|kilometres|"
    r"tonnes|rubles|francs|marks|lines|characters|items|houses|horses|ships|tanks|guns|patients|"
    r"victims|casualties|dead|wounded|delegates|participants|books|voters|residents|inhabitants)\b"
    r"|\s*[×x*+=<>≤≥]\s"
)
"""What a number counts rather than names, or the sign of a formula."""
_SHORT = 2
"""Digits of a year without its century."""


_TO_DECADE = re.compile(
    r"(?P<first>(?:1[1-9]\d0|20\d0)(?<![\w$£€,.-]\d{4}))s?\s?[-–]\s?['’]?(?P<last>[1-9]0)['’]?s(?!\w)"
)
"""``1950-60s``: of the first decade only its year."""


def decades(text: str) -> Iterator[Edit]:
    """Say ``the 1970s``, ``the '80s``, ``1960s–70s``."""
    for found in _TO_DECADE.finditer(text):
        first = plural(int(found["first"][2:])) if found["first"][2:] != "00" else "hundreds"
        spoken = f"{cardinal(int(found['first'][:2]))} {first} to {_TENS[int(found['last'][0])]}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="decades")
    edits = (
        Edit(span=Span(*found.span()), spoken=_decade(found), rule="decades")
        for found in _DECADE.finditer(text)
        if found["century"] or found["mark"] or found["tens"] != "0"
    )
    yield from joined(text, edits, "to")
    short = (
        Edit(span=Span(*found.span()), spoken=_short(int(found["year"])), rule="years")
        for found in _SHORT_YEAR.finditer(text)
    )
    yield from joined(text, short, "to")


def year_ranges(text: str) -> Iterator[Edit]:
    """Say ``1977–80``, ``FY 1978``, ``3Q22``."""
    for found in _FISCAL.finditer(text):
        name = "calendar year" if found[0].startswith("CY") else "fiscal year"
        last = f" to {_said(found['last'])}" if found["last"] else ""
        spoken = f"{name}{'s' if found['many'] else ''} {_said(found['first'])}{last}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="fiscal-years")
    for pattern in (_PART, _QUARTER):
        for found in pattern.finditer(text):
            if found["part"] == "H" and found["count"] not in "12":
                continue
            spoken = f"the {ordinal(int(found['count']))} {_NAMES[found['part']]} of "
            spoken += _said(found["year"])
            yield Edit(span=Span(*found.span()), spoken=spoken, rule="quarters")
    for found in _ERAS.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=" to ", rule="year-ranges")
    for found in _YEARS.finditer(text):
        first, last = found["first"], found["last"]
        if len(last) == _SHORT and int(last) <= int(first[2:]):
            continue
        if len(last) == 1 and int(last) != (int(first) + 1) % 10:
            continue
        if found["dash"] == "-" and is_named(text, found.start()):
            continue
        spoken = f"{year(int(first))} to {_said(last)}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="year-ranges")


def years(text: str) -> Iterator[Edit]:
    """Say a bare number from 1100 to 2099 as a year, unless it counts something."""
    for found in _ERA.finditer(text):
        spoken = f" {' '.join(found['era'].upper())}"
        yield Edit(span=Span(found.start() + 1, found.end()), spoken=spoken, rule="years")
    for found in _TO_PRESENT.finditer(text):
        yield Edit(span=Span(*found.span("dash")), spoken=" to ", rule="years")
    for found in (*_EARLY.finditer(text), *_BARE.finditer(text)):
        if _NOT_YEARS.search(text, max(0, found.start("year") - 14), found.start("year")):
            continue
        if COUNTED.match(text, found.end()):
            continue
        yield Edit(span=Span(*found.span("year")), spoken=year(int(found["year"])), rule="years")


def _short(year: int) -> str:
    return two_digits(year) if year else "two thousand"


def _said(written: str) -> str:
    number = int(written)
    if len(written) == 1:
        return cardinal(number)
    return two_digits(number) if len(written) == _SHORT else year(number)


def _decade(found: re.Match[str]) -> str:
    ten = int(found["tens"])
    if len(found["s"]) > 1 and ten:  # the same in sound as the plural without an apostrophe
        century = f"{cardinal(int(found['century']))} " if found["century"] else ""
        return f"{century}{cardinal(10 * ten)}'s"
    if not found["century"]:
        return _TENS[ten] if ten else "two thousands"
    if found["century"] == "20" and not ten:
        return "two thousands"
    if found["century"] == "10" and not ten:
        return "one thousands"
    return f"{cardinal(int(found['century']))} {_TENS[ten]}"
