"""Dates and years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.de.endings import ending
from narrate.scripting.rules.de.numbers import cardinal, ordinal, year
from narrate.scripting.rules.shared.dates import dates_in_figures
from narrate.scripting.rules.shared.joining import edit, either
from narrate.scripting.rules.shared.words import names
from narrate.scripting.rules.shared.written import DIGIT

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = names(
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
)
_NAMES = {name: name for name in _MONTHS} | {name[:3]: name for name in _MONTHS}
_NAMES |= {
    "Jänner": "Jänner", "Feber": "Feber", "Jän": "Jänner", "Febr": "Februar", "Sept": "September",
    "Mrz": "März",
}  # fmt: skip
_KNOWN = {name.lower(): said for name, said in _NAMES.items()}
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TEXTUAL = re.compile(
    rf"(?=\d)(?<![\w.,])(?:(?P<first>{_DAY})\.?\s?(?P<to>[-–/]|bis|und)\s?)?(?P<day>{_DAY})\.\s?"
    rf"(?i:(?P<month>{either(_NAMES)}))(?P<stop>\.(?=\s\d|\s?[,;)]|\s[a-zäöü]))?(?!\w)(?P<year>\s(?:1\d{{3}}|20\d\d)(?![\w]|[.,]\d))?"
)
_MONTH_YEAR = re.compile(
    rf"(?<!\w)(?P<month>{either(_NAMES)})\.?\s(?P<year>1\d{{3}}|20\d\d)(?![\w]|[.,]\d)"
)
_DAY_MONTH = re.compile(
    rf"(?:\b(?:am|vom|zum|bis|ab|seit|den|dem|und)\s|\b(?:Mo|Di|Mi|Do|Fr|Sa|So|[A-Z][a-z]+tag|Mittwoch)\.?,?\s)(?P<day>{_DAY})\.\s?(?P<month>1[0-2]|0?[1-9])\."
    r"(?=\s(?:bis|und|um|an|in|[a-zäöü])|\s?[,;:()]|\s?[-–]\s?\d)"
    rf"|\bv\.\s(?P<on>{_DAY})\.\s?(?P<in>1[0-2]|0?[1-9])\.(?!\d|\s?\d{{4}})"
    rf"|(?<=\d\.[-–])(?P<last>{_DAY})\.\s?(?P<to>1[0-2]|0?[1-9])\.(?!\d|\s?\d{{4}})"
)
"""A day and a month in figures behind a preposition: "vom 3.7. bis"."""
_MONTH_OF = re.compile(
    r"(?<![\w.,/-])(?P<month>0[1-9]|(?:(?<=EZ\s)|(?<=HU\s)|(?<=TÜV\s)|(?<=ab\s)|(?<=bis\s)|(?<=seit\s)|(?<=Stand\s))1[0-2])/(?P<year>(?:19|20)\d\d|(?<=(?:EZ|HU)\s../)\d\d|(?<=(?:TÜV)\s../)\d\d)(?![\w/-]|[.,]\d)"
)
"""A month of a year, as cars and magazines have it."""
_BORN = re.compile(r"(?:(?<=\()|(?<=[;,]\s))\*\s?(?=\w)")
_YEAR_MONTH = re.compile(
    r"(?<![\w.,/-])(?P<year>1\d{3}|20\d\d)-(?P<month>0[1-9]|1[0-2])(?![\w/-]|[.,]\d)"
)
_YEAR = re.compile(r"(?<![\w$€£¥.,/§#-])(?P<year>1[4-9]\d\d)(?![\w%€$£-]|[.,]\d|\s?[%€$£°])")
_EARLY = re.compile(
    r"\b(?:[Uu]m|[Ss]eit|[Aa]nno|Jahre?|[Bb]is|[Aa]b|[Zz]wischen)\s(?P<year>1[1-3]\d\d)"
    r"(?![\w%€$£-]|[.,]\d|\s?[%€$£°])"
)
"""A year of the Middle Ages: only where a word in front says so."""
_COUNTED = re.compile(
    r"\s(?:[a-zäöüß]+e[nrs]?\s)?(?:Mann|Menschen|Personen|Meter|Kilometer|Meilen|Seiten|Stück|Mark|Euro|Dollar|"
    r"Einwohner|Soldaten|Raketen|Tonnen|Jahren?|Tagen?|Stunden|Minuten|Wörter|Bücher|Exemplare|Stimmen|"
    r"Kilo\w*|Gramm|Liter|Hektar|Watt|Volt|Grad|Prozent|Pfund|Franken|Kronen|Schilling|Gulden|Taler)\b"
)
_NUMBERED = re.compile(
    r"(?:Nr\.|Nummer|Seite|S\.|Zimmer|Raum|Blatt|Bl\.|Artikel|Art\.|Paragraph|Kanal|Flug)\s$"
)


def dates(text: str) -> Iterator[Edit]:
    """Say ``am 24. Juli 2013`` and ``3.–5. Mai``."""
    if not DIGIT.search(text):
        return
    for found in _TEXTUAL.finditer(text):
        how = ending(text, found.start(), "Tag")
        said = f"{ordinal(int(found['day']), how)} {_KNOWN[found['month'].lower()]}"
        if found["first"]:
            to = {"und": "und", "/": ""}.get(found["to"], "bis")
            said = f"{ordinal(int(found['first']), how)} {to} {said}"
        yield edit(found, said + (f" {year(int(found['year']))}" if found["year"] else ""), "dates")
    yield from _short(text)
    for found in _MONTH_YEAR.finditer(text):
        said = f"{_KNOWN[found['month'].lower()]} {year(int(found['year']))}"
        yield edit(found, said, "dates")
    for found in _YEAR_MONTH.finditer(text):
        said = f"{_MONTHS[int(found['month']) - 1]} {year(int(found['year']))}"
        yield edit(found, said, "dates")


def _short(text: str) -> Iterator[Edit]:
    for found in _DAY_MONTH.finditer(text):
        day = next(name for name in ("day", "on", "last") if found[name])
        month = int(found[{"day": "month", "on": "in", "last": "to"}[day]])
        start = found.start(day)
        how = ending(text, start, "Tag") if day == "day" else "en"
        said = f"{ordinal(int(found[day]), how)} {_MONTHS[month - 1]}"
        said = f" bis {said}" if day == "last" else said
        span = Span(start - (day == "last"), found.end())
        yield Edit(span=span, spoken=said, rule="dates")
    for found in _MONTH_OF.finditer(text) if "/" in text else ():
        written = found["year"]
        said = year(int(written)) if len(written) > 2 else cardinal(int(written))  # noqa: PLR2004
        yield edit(found, f"{_MONTHS[int(found['month']) - 1]} {said}", "dates")
    for found in _BORN.finditer(text) if "*" in text else ():
        yield edit(found, "geboren ", "dates")


def years(text: str) -> Iterator[Edit]:
    """Say a bare number from 1400 to 1999 as a year, unless it counts or numbers something."""
    for found in (*_YEAR.finditer(text), *_EARLY.finditer(text)):
        start, end = found.span("year")
        counts = _COUNTED.match(text, end)
        if not counts and not _NUMBERED.search(text, max(0, start - 12), start):
            yield Edit(span=Span(start, end), spoken=year(int(found["year"])), rule="years")


def _in_figures(text: str, start: int, day: int, month: int, year_: int | None) -> str:
    said = f"{ordinal(day, ending(text, start, 'Tag'))} {_MONTHS[month - 1]}"
    return said if year_ is None else f"{said} {year(year_)}"


dates_in_figures_only = dates_in_figures(_in_figures, without_year=True)
