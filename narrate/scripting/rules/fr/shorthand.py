"""The shorthand of small ads, courts, doctors, timetables and results, which is said in full."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.fr.dates import day_and_month
from narrate.scripting.rules.fr.identifiers import identifiers
from narrate.scripting.rules.fr.money import of
from narrate.scripting.rules.fr.numbers import WORDS, cardinal, ordinal
from narrate.scripting.rules.shared.joining import edit, either
from narrate.scripting.rules.shared.words import names

if TYPE_CHECKING:
    from collections.abc import Iterator

_WEEKDAYS = {day[:3]: day for day in names("lundi mardi mercredi jeudi vendredi samedi dimanche")}
_WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS)})(?:di|credi|dredi|edi|anche|\.|(?!\w))"
_WEEK = re.compile(rf"(?<![\w.])(?i:(?P<first>{_WEEKDAY})\s?[-–]\s?(?P<last>{_WEEKDAY}))(?!\w)")
_TUESDAY = re.compile(r"[Mm](?<![\w.].)ar\.(?=\s\d|\sau\s)")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:er)?"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])(?![\w/-]|[.,]\d)"
_DATES = (
    re.compile(rf"\b(?i:{_WEEKDAY})\s(?P<day>{_DAY})/{_MONTH}"),
    re.compile(
        rf"\b(?i:du)\s(?:{_WEEKDAY}\s)?{_DAY}\sau\s(?:{_WEEKDAY}\s)?(?P<day>{_DAY})/{_MONTH}"
    ),
    re.compile(rf"\b(?i:le|au|du)\s(?P<day>1er|1[3-9]|2\d|3[01])/{_MONTH}"),
    re.compile(rf"\b(?i:le)\s(?!2/3|3/4|[346]/[48]|\d{{1,2}}/8)(?P<day>[2-9]|1[0-2])/{_MONTH}"),
    re.compile(rf"\b(?i:les|des|du)\s{_DAY}-(?P<day>{_DAY})/{_MONTH}"),
    re.compile(rf"\b(?i:du)\s(?P<day>{_DAY})/{_MONTH}(?=\sau\s{_DAY}/\d)"),
    re.compile(rf"\sau(?<=/\d\sau|\d\d\sau)\s(?P<day>{_DAY})/{_MONTH}"),
    re.compile(
        r"(?=\d)(?<![\w.,/-])(?P<day>0[1-9]|[12]\d|3[01])/(?P<month>0[1-9])(?![\w/-]|[.,]\d)"
    ),
)
"""Days with a month in figures, told from fractions by what is ahead, or by a day above twelve."""
_ROUND_THE_CLOCK = re.compile(
    r"(?=\d)(?<![\w.,/])(?P<number>24|7)\s?(?P<unit>[hj])(?:eures?|ours?)?\s?/\s?(?P=number)(?!\w)"
)
_HOURS = re.compile(r"h(?:(?<=\d.)|(?<=\d\s.))(?:\s?\d\d)?(?P<dash>\s?[-–]\s?)(?=\d{1,2}\s?h)")
_HOURS_OF_ONE = re.compile(
    r"(?=\d)(?<![\w.,:/–-])\d{1,2}(?P<dash>\s?[-–]\s?)(?=\d{1,2}\s?h(?:\d\d)?\b)"
)
_QUICK = r"(?:[\"”″]|['’′]{2})"
_STOPWATCH = re.compile(
    rf"(?=\d)(?<![\w.,°º])(?<![°º]\s)(?:(?:(?P<hours>\d{{1,2}})\s?h\s?)?(?P<minutes>\d{{1,2}})['’′]"
    rf"(?P<seconds>\d\d){_QUICK}(?P<part>\d{{1,2}})?|(?P<alone>\d{{1,2}}){_QUICK}(?P<more>\d{{1,2}}))(?!\w)"
)
_ARRIVAL = re.compile(
    r"(?P<word>[Aa](?<![\w.].)rr|[Dd](?<![\w.].)ép)\.(?=\s(?:à\s)?\d{1,2}\s?[h:])"
)
_PER_HUNDRED = re.compile(r"(?<=\d)\s?p\.\s?(?P<of>cent|100|mille|1\s?000)(?![\w,.]\d|\w)")
_ROOMS = re.compile(
    r"(?P<number>[1-9])(?<![\w.,/].)\s?(?P<room>p|ch|pl|pces?)\.(?!\w|\s?\d|\scent\b|\smille\b)"
)
_ROOM = {"p": "pièce", "ch": "chambre", "pl": "place", "pce": "pièce", "pces": "pièce"}
_ARTICLE = re.compile(r"[LRDA](?<!\w.)\.?\s?(?P<number>\d{1,4}(?:-\d{1,4})+)(?![\w-])")
_DOCKET = re.compile(r"(?:[nN][°ºᵒ]|№)\s?(?P<number>\d{1,6}(?:-\d+(?:\.\d{3})*|/\d+))(?![\w/-])")
_NUMBERS = re.compile(
    r"\b(?P<label>[nN])os(?=\s\d+(?:\s?(?:,|et|ou|à|-|–)\s?\d+)+\s?(?:[.;:)]|,\s\D|de\b|du\b|des\b|$))"
)
"""Behind "nos" a row of numbers with nothing that they count."""
_FUNDS = {"fr": "français", "lat": "latin", "gr": "grec"}
_FUND = re.compile(rf"\b(?:[Mm]ss?\.|B[nN]F,?|fonds)\s(?P<fund>(?i:{either(_FUNDS)})\.)(?=\s\d)")
_MINUTE = re.compile(r"\d(?:re|e|ème)\s(?P<unit>mi?n|h)(?!\w)(?:\.(?=[,;:)]|\s(?![A-ZÀ-Ý])\S))?")
_PRESSURE = re.compile(
    r"(?:\b(?:TA|PA|[Tt]ension(?:\s(?:à|de))?)\s?:?\s)(?P<top>\d{2,3})/(?P<low>\d{2,3})(?:(?P<unit>\s?mm\s?Hg))?(?![\w/])"
    r"|(?<![\w/])(?P<high>\d{2,3})/(?P<deep>\d{2,3})\s?mm\s?Hg\b"
)
_PERIODS = {
    "j": "jour", "jour": "jour", "h": "heure", "sem.": "semaine", "sem": "semaine",
    "semaine": "semaine", "mois": "mois", "an": "an", "pers.": "personne", "personne": "personne",
    "heure": "heure", "nuit": "nuit",
    "L": "litre", "mL": "millilitre", "ml": "millilitre", "kg": "kilogramme", "km": "kilomètre",
    "km²": "kilomètre carré", "m²": "mètre carré", "m³": "mètre cube", "ha": "hectare",
}  # fmt: skip
_PERIOD = rf"(?P<period>{either(_PERIODS)})(?!\w)"
_DOSES = (
    re.compile(rf"(?=\d)(?<![\w.,])(?P<times>\d{{1,3}})\s?[x×]\s?/\s?{_PERIOD}"),
    re.compile(rf"[x×](?<=\s.)\s?(?P<times>\d{{1,2}})\s?/\s?{_PERIOD}"),
)
_FOLD = re.compile(
    r"(?=\d)(?<![\w.,])(?P<times>\d{1,3})\s?[x×]"
    r"(?=\s(?:par|plus|moins|la|le|les|sa|son|ce|cette|trop)\b)"
)
_RATE = re.compile(rf"/(?:(?<=[a-zé]s.)|(?<=\d\sh.)|(?<=\d[\"″”].)){_PERIOD}")
_ONE_OR_OTHER = re.compile(
    r"(?:\bth\.\s(?P<low>\d{1,2})\s?[/-]\s?(?P<top>\d{1,2})(?![\w/])"
    r"|(?<![\w.,/])(?P<few>\d{1,2})/(?P<many>\d{1,2})(?=\s(?:pers\b|personnes|convives|enfants|ans|jours)\b))"
)
"""Two settings of an oven, or two numbers of guests."""
_MARK = re.compile(r",\d{1,2}(?P<slash>/)(?=\d{1,3}(?![\w/]|[.,]\d))")
_SERVED = re.compile(
    r"\d\s?(?:kcal|kJ|[km]?g|[mc]?[lL])(?P<slash>/)(?!(?:pers|mois)\b)(?=[a-zéèê]{4,})"
)
_TIMES_AS_MUCH = re.compile(r"(?<=,\d)(?P<sign>x)(?=[.;)]|,\s|$)")
_CHAMBER = re.compile(r"\d(?:re|e|ère|ème)\s(?P<chamber>ch)\.(?!\s?\d)")
_PART_OF_YEAR = re.compile(
    r"[TS](?<!\w.)(?:(?<=T)(?P<quarter>[1-4])|(?<=S)(?P<half>[12]))\s(?=(?:19|20)\d\d\b)"
)
_MILLIONS = re.compile(
    r"(?=\d)(?<![\w.,])(?P<whole>\d{1,3}(?: \d{3})*)(?:,(?P<part>\d+))?"
    r"\s(?P<scale>M|Mds?)\s(?=de\s|d['’])"
)
_OF_UNIT = re.compile(
    r"d(?:(?<=\d/\d\s.)|(?<=[¼½¾⅓⅔]\s.))(?:e\s|['’])(?P<unit>l|L|h|kg|km|m|g|t|ha)(?![\w'’])"
)
_UNITS = {
    "l": "litre", "L": "litre", "h": "heure", "kg": "kilogramme", "km": "kilomètre", "m": "mètre",
    "g": "gramme", "t": "tonne", "ha": "hectare",
}  # fmt: skip


_SIGNS = ((_MARK, "slash", " sur "), (_SERVED, "slash", " par "), (_TIMES_AS_MUCH, "sign", " fois"))


def shorthand(text: str) -> Iterator[Edit]:
    """Say ``3 p.``, ``n° 18-12.345``, ``3x/j``, ``lun.–ven. 9h-18h``, ``sam. 11/10``, ``13"05``."""
    yield from identifiers(text)
    yield from _of_calendars(text)
    yield from _of_clocks(text)
    yield from _of_files(text)
    yield from _of_doctors(text)
    for found in _PER_HUNDRED.finditer(text):
        of_them = "cent" if found["of"] in ("cent", "100") else "mille"
        yield edit(found, f" pour {of_them}", "measures")
    for found in _ROOMS.finditer(text):
        many = "s" if found["number"] != "1" else ""
        said = f"{cardinal(int(found['number']), 'f')} {_ROOM[found['room']]}{many}"
        yield edit(found, said, "abbreviations")
    for found in _ONE_OR_OTHER.finditer(text) if "/" in text or "th." in text else ():
        ends = ("low", "top") if found["low"] else ("few", "many")
        said = f" {WORDS.to} ".join(WORDS.whole(found[one]) for one in ends)
        span = Span(found.start(ends[0]), found.end(ends[1]))
        yield Edit(span=span, spoken=said, rule="ranges")
    for pattern, group, said in _SIGNS:
        for found in pattern.finditer(text):
            yield Edit(span=Span(*found.span(group)), spoken=said, rule="symbols")
    for found in _CHAMBER.finditer(text) if " ch." in text else ():
        span = Span(found.start("chamber"), found.end())
        yield Edit(span=span, spoken="chambre", rule="abbreviations")
    for found in _MILLIONS.finditer(text) if " M" in text else ():
        few = int(found["whole"].replace(" ", "")) <= 1
        scale = ("million" if found["scale"] == "M" else "milliard") + "s" * (not few)
        yield edit(found, f"{WORDS.number(found['whole'], found['part'])} {scale} ", "measures")
    for found in _OF_UNIT.finditer(text):
        yield edit(found, of(_UNITS[found["unit"]]), "measures")


def _of_calendars(text: str) -> Iterator[Edit]:
    for found in _WEEK.finditer(text) if "-" in text or "–" in text else ():
        days = (_WEEKDAYS[found[end][:3].lower()] for end in ("first", "last"))
        yield edit(found, f" {WORDS.to} ".join(days), "dates")
    for found in _TUESDAY.finditer(text):
        yield edit(found, f"{found[0][0]}ardi", "dates")
    for pattern in _DATES if "/" in text else ():
        for found in pattern.finditer(text):
            day, month = int(found["day"].removesuffix("er")), int(found["month"])
            span = Span(found.start("day"), found.end("month"))
            yield Edit(span=span, spoken=day_and_month(day, month), rule="dates")
    for found in _PART_OF_YEAR.finditer(text):
        part = "trimestre" if found["quarter"] else "semestre"
        said = f"{ordinal(int(found['quarter'] or found['half']))} {part} "
        yield edit(found, said, "dates")


def _of_clocks(text: str) -> Iterator[Edit]:
    for pattern in (_HOURS, _HOURS_OF_ONE):
        for found in pattern.finditer(text):
            span = Span(*found.span("dash"))
            yield Edit(span=span, spoken=f" {WORDS.to} ", rule="times")
    for found in _ROUND_THE_CLOCK.finditer(text) if "/" in text else ():
        number, unit = found["number"], {"h": "heures", "j": "jours"}[found["unit"]]
        yield edit(found, f"{WORDS.whole(number)} {unit} sur {WORDS.whole(number)}", "times")
    for found in _STOPWATCH.finditer(text):
        yield edit(found, _stopped(found), "times")
    for found in _ARRIVAL.finditer(text):
        said = {"a": "arrivée", "d": "départ"}[found["word"][0].lower()]
        yield edit(
            found, said.capitalize() if found["word"][0].isupper() else said, "abbreviations"
        )


def _stopped(found: re.Match[str]) -> str:
    parts = (
        (found["hours"], "heure"),
        (found["minutes"], "minute"),
        (found["seconds"] or found["alone"], "seconde"),
    )
    said = [
        f"{cardinal(int(one), 'f')} {unit}{'s' if int(one) > 1 else ''}"
        for one, unit in parts
        if one
    ]
    hundredths = found["part"] or found["more"]
    return " ".join([*said, WORDS.part(hundredths, "")] if hundredths else said)


def _of_files(text: str) -> Iterator[Edit]:
    for pattern in (_ARTICLE, _DOCKET):
        for found in pattern.finditer(text) if "-" in text or "/" in text else ():
            link = ", " if "/" in found["number"] else " "
            said = link.join(map(WORDS.whole, re.split("[-/]", found["number"])))
            yield Edit(span=Span(*found.span("number")), spoken=said, rule="file-numbers")

    for found in _NUMBERS.finditer(text) if "os " in text else ():
        yield edit(found, f"{found['label']}uméros", "references")
    for found in _FUND.finditer(text):
        said = _FUNDS[found["fund"].removesuffix(".").lower()]
        yield Edit(span=Span(*found.span("fund")), spoken=said, rule="references")
    for found in _MINUTE.finditer(text):
        span = Span(found.start("unit"), found.end())
        yield Edit(span=span, spoken="heure" if found["unit"] == "h" else "minute", rule="times")


def _of_doctors(text: str) -> Iterator[Edit]:
    for found in _PRESSURE.finditer(text) if "/" in text else ():
        top, low = (found[one] or found[other] for one, other in (("top", "high"), ("low", "deep")))
        said = f"{WORDS.whole(top)} sur {WORDS.whole(low)}"
        if found["high"] or found["unit"]:
            said += " millimètres de mercure"
        start = found.start("top" if found["top"] else "high")
        yield Edit(span=Span(start, found.end()), spoken=said, rule="measures")
    for pattern in _DOSES:
        for found in pattern.finditer(text) if "/" in text else ():
            said = f"{cardinal(int(found['times']), 'f')} fois par {_PERIODS[found['period']]}"
            yield edit(found, said, "measures")
    for found in _FOLD.finditer(text):
        yield edit(found, f"{cardinal(int(found['times']), 'f')} fois", "measures")
    for found in _RATE.finditer(text) if "/" in text else ():
        yield edit(found, f" par {_PERIODS[found['period']]}", "measures")
