"""Percentages and quantities with a unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.fractions import fraction_of
from narrate.scripting.rules.en.numbers import NUMBER, said
from narrate.scripting.rules.en.units import several, unit_of
from narrate.scripting.rules.joining import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

_MINUS = r"(?P<minus>(?<![\w.%°º])[-−]|(?<![^\s(])(?<!\d\s)–(?=\d)|minus )?"
_VALUE = rf"(?:(?P<first>{NUMBER})\s?[-–]\s?)?{_MINUS}(?P<number>{NUMBER})"
_BEGINS = r"(?=[\d.m−–-])"
"""How a value begins: asked first, since most places in a text are passed over for it."""
_SIGN_FIRST = re.compile(rf"(?<![\w.,%])%(?P<number>{NUMBER})(?![\w%])")
_PERCENT = re.compile(rf"{_BEGINS}(?<![\w.,]){_VALUE}\s?(?P<sign>[%‰])(?P<points>-point\b)?")
_PART_PERCENT = re.compile(
    r"(?=[\d½⅓⅔¼¾⅕-⅞])(?<![\w.,/$£€])(?:(?P<whole>\d+)(?:\s|-)?)?(?:(?P<top>\d{1,3})[/⁄](?P<low>\d{1,3})|(?P<sign>[½⅓⅔¼¾⅕-⅞]))\s?%"
)
_UNIT = re.compile(
    rf"{_BEGINS}(?:(?<![\w.,$£€/^–-])|(?<=[A-Za-z]/)|(?<=\d[x×])|(?<=\d[a-z%°º][-–])|(?<=\d[A-Za-z°]{{2}}[-–])|(?<=\d\s[a-z][-–])|(?<=\d\s[A-Za-z]{{2}}[-–])){_VALUE}(?P<gap>[\s-]?)(?P<unit>(?:(?:sq|cu|fl)\.?\s)?"
    r"(?:[°º]\s?[CF]\b|[A-Za-zµμΩ°º℃℉]{1,6}(?:[·⋅][A-Za-z]{1,2}|-lbf?s?)?)(?:\^?[23²³])?(?:\.?/(?:sq\s)?[A-Za-z]{1,5}[23²³]?)?)(?![\w²³]|/(?![\dA-Z])|\.\w|['’]\w)(?P<stop>\.)?"
)
_PER = re.compile(
    rf"(?=[\d.])(?<![\w.,$£€^−–-])(?P<number>{NUMBER})\s?/\s?(?P<unit>(?:(?:sq|cu)\.?\s)?[A-Za-zµμ]{{1,6}}[23²³]?)(?![\w/])"
)
_POWERED = re.compile(
    r"(?:10\^[-−]?\d{1,3}|10⁻?[⁰¹²³⁴-⁹]{1,3}|[x×]\s?10[−-]\d{1,3})"
    r"(?P<named>\s?(?P<per>/\s?)?(?P<unit>(?:[A-Za-zµμΩ°]{1,6})(?:\^?[23²³])?(?:/[A-Za-z]{1,5}[23²³]?)?))(?![\w²³/])"
)
"""A unit behind a power of ten, which is said as one."""
_EXPONENT = re.compile(r"[x×]\s?10[−–-]$")
_BAUDS = 300
"""Bits per second are at least so many; fewer "bps" are hundredths of a percent."""
_GOES_ON = re.compile(r"\s*[a-z\d,;:()&@+/–—-]|\s(?:[NS][EW]|[NSEW]{3}|[NSEW])\s(?:of|and)\b")
"""Behind the stop of a unit that ends no sentence."""
_TIMES = frozenset(["second", "minute", "hour", "day", "night", "week", "month", "year", "person"])
_LETTERS = frozenset("mgtlLVWNJKhsdΩ°º")
"""Units of one letter that hold; of these, only the first few may touch the number."""
_MAY_TOUCH = frozenset("mgtLVWNhΩ°º")
_FEET = re.compile(
    r"(?=\d)(?<![\w.,])(?P<feet>\d+)\s?(?:['’′]|ft\.?)\s?(?P<inches>\d+(?:\.\d+)?)\s?(?:[\"”″]|in\b\.?)"
)
_PRIME = re.compile(r"(?=\d)(?<![\w.,])(?P<number>\d+)(?P<unit>[′″])")
_ANGLE = re.compile(
    r"(?=\d)(?<![\w.,])(?P<degrees>\d{1,3})\s?[°º]\s?(?P<minutes>\d{1,2})\s?['’′]"
    r"(?:\s?(?P<seconds>\d{1,2}(?:\.\d+)?)\s?(?:[\"”″]|''))?(?:\s?(?P<side>[NSEW])\b)?"
)
_COMPASS = re.compile(
    r"(?=\d)(?<![\w.,])(?P<degrees>\d{1,3}(?:\.\d+)?)\s?[°º]\s?(?P<side>[NSEW])\b(?:\.(?=\s[a-z]|[,;]))?"
)
_HEAT = re.compile(r"°|[Kk]elvin|[Tt]emperature|\b(?:boil|melt|freez)")
"""Shows that a K behind a number is no thousand."""
_SINGULAR = frozenset(
    """
    rounds shells mortars guns cannon cannons howitzers bullets rockets cartridges lens lenses film
    relay hurdles dash sprint freestyle backstroke breaststroke butterfly race races final
    """.split()  # noqa: SIM905 - read by people
)
"""What is measured as a singular without an article: "81mm mortars", "the 4x400m relay"."""
_NOUN = re.compile(r"\s(?P<noun>[A-Za-z][a-z]+)")
_ARTICLE = re.compile(r"\b(?:an?|the|his|her|its)\s$", re.IGNORECASE)
_NEXT_CAPITAL = re.compile(r"\s[A-Z]")
_FRACTION = re.compile(
    r"(?=[\d½⅓⅔¼¾⅕-⅞])(?<![\w.,/$£€])(?:(?P<whole>\d+)(?:\s|-)?)?(?:(?P<top>\d{1,3})[/⁄](?P<low>\d{1,3})|(?P<sign>[½⅓⅔¼¾⅕-⅞]))"
    r"[\s-]?(?P<unit>[A-Za-zµμ]{1,6})\b(?P<stop>\.)?"
)
_SIDES = {"N": "north", "S": "south", "E": "east", "W": "west"}
_SIZE = re.compile(
    rf"(?<=[\d½¼¾\"”″'’′])\s?[x×]\s?(?={NUMBER})(?!\d+\s?=)(?!10\s?(?:\^|[⁻⁰¹²³⁴-⁹]|[−–-]\d{{1,3}}(?!\d)))"
)
_FOLD = re.compile(
    r"(?=\d)(?<![\w.,-])(?:(?P<first>\d+)[-–])?(?P<number>\d+(?:\.\d+)?)(?P<sign>[x×])(?!\w)"
    r"(?:/(?P<unit>s(?:ec)?|min|h(?:r|our)?|day|d|w(?:eek|k)|month|mo|y(?:ea)?r|second|minute)\b"
    r"(?:\.(?=\s[a-z]|[,;:)]))?)?"
)
_INCHES = re.compile(
    r"\s*(?:$|[)x×;]|by\b|wide\b|long\b|tall\b|high\b|deep\b|thick\b|(?:in\s)?diameter\b)"
)
"""What shows that "in" behind a number is no preposition."""


def percents(text: str) -> Iterator[Edit]:
    """Say ``50%`` as "fifty percent", ``5–10%`` as "five to ten percent"."""
    if "%" not in text and "‰" not in text:
        return
    for found in _PART_PERCENT.finditer(text):
        spoken = f"{fraction_of(found)} percent"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="percents")
    for found in _SIGN_FIRST.finditer(text):
        spoken = f"{said(found['number'])} percent"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="percents")
    edits = (
        Edit(
            span=Span(*found.span()),
            spoken=f"{_value(found)} {'percent' if found['sign'] == '%' else 'per mille'}"
            f"{' point' if found['points'] else ''}",
            rule="percents",
        )
        for found in _PERCENT.finditer(text)
    )
    yield from joined(text, edits, "to")


def measures(text: str) -> Iterator[Edit]:
    """Say ``5 km`` as "five kilometers", ``38°54′N`` "thirty-eight degrees fifty-four minutes"."""
    yield from _angles(text)
    yield from joined(text, _quantities(text), "to")


def _quantities(text: str) -> Iterator[Edit]:
    for found in _FEET.finditer(text):
        spoken = f"{_count(found['feet'], 'foot')} {_count(found['inches'], 'inch')}"
        if _attribute(text, found):  # a six foot five center
            spoken = f"{said(found['feet'])} foot {said(found['inches'])}"
        yield Edit(span=_before_stop(text, found), spoken=spoken, rule="measures")
    for found in _PRIME.finditer(text):
        unit = "foot" if found["unit"] == "′" else "inch"
        yield Edit(span=Span(*found.span()), spoken=_count(found["number"], unit), rule="measures")
    for found in _FRACTION.finditer(text):
        name = (unit_of(f"{found['unit']}.") if found["stop"] else "") or unit_of(found["unit"])
        if found["unit"] == "in" and _INCHES.match(text, found.end()):
            name = "inch"
        if name:
            name = several(name) if found["whole"] else name
            spoken = f"{fraction_of(found)} {name}"
            yield Edit(span=_before_stop(text, found), spoken=spoken, rule="measures")
    yield from _units(text)
    yield from _sizes(text)


def _units(text: str) -> Iterator[Edit]:
    """Say units behind numbers and behind powers of ten."""
    for found in _UNIT.finditer(text):
        if _EXPONENT.search(text, max(0, found.start() - 6), found.start()):
            continue
        if name := _name(found, single=_attribute(text, found)):
            spoken = f"{_value(found)} {name}"
            yield Edit(span=_before_stop(text, found), spoken=spoken, rule="measures")
    for found in _POWERED.finditer(text):
        if name := unit_of(found["unit"]):
            spoken = f" per {name}" if found["per"] else f" {several(name)}"
            yield Edit(span=Span(*found.span("named")), spoken=spoken, rule="measures")


def _sizes(text: str) -> Iterator[Edit]:
    """Say ``12/kg``, ``6x9`` and ``4x``."""
    for found in _PER.finditer(text):
        if name := unit_of(found["unit"]) or (found["unit"] in _TIMES and found["unit"]):
            spoken = f"{said(found['number'])} per {name}"
            yield Edit(span=Span(*found.span()), spoken=spoken, rule="measures")
    for found in _SIZE.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=" by ", rule="measures")
    for found in _FOLD.finditer(text):
        first = f"{said(found['first'])} to " if found["first"] else ""
        times = "x" if found["sign"] == "x" and not found["unit"] else "times"
        spoken = f"{first}{said(found['number'])} {times}"
        if found["unit"]:
            spoken += f" per {unit_of(found['unit']) or found['unit']}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="measures")


def _angles(text: str) -> Iterator[Edit]:
    if "°" not in text and "º" not in text:
        return
    for found in _ANGLE.finditer(text):
        spoken = f"{_count(found['degrees'], 'degree')} {_count(found['minutes'], 'minute')}"
        if found["seconds"]:
            spoken += f" {_count(found['seconds'], 'second')}"
        spoken += f" {_SIDES[found['side']]}" if found["side"] else ""
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="measures")
    for found in _COMPASS.finditer(text):
        spoken = f"{_count(found['degrees'], 'degree')} {_SIDES[found['side']]}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="measures")


def _attribute(text: str, found: re.Match[str]) -> bool:
    """Say whether a quantity stands before what it measures: "a 9mm shell"."""
    noun = _NOUN.match(text, found.end())
    before = text[max(0, found.start() - 5) : found.start()]
    return noun is not None and bool(noun["noun"] in _SINGULAR or _ARTICLE.search(before))


def _name(found: re.Match[str], *, single: bool) -> str:
    """Return the name of the unit in the number it stands in; empty where it is none."""
    written, gap, text = found["unit"], found["gap"], found.string
    if len(written) == 1 and not _holds(found):
        return ""
    if written == "K":
        return "kelvin" if _HEAT.search(text) else ""
    name = (unit_of(f"{written}.") if found["stop"] else "") or unit_of(written)
    if written == "in" and not found["stop"]:
        name = "inch" if _INCHES.match(text, found.end()) else ""
    if not name or (written == "ac" and not gap):  # 802.11ac is no land
        return ""
    if written == "bps" and float(found["number"].replace(",", "")) < _BAUDS:
        return several("basis point") if found["number"] != "1" else "basis point"
    if written in ("Mt", "MT") and found["stop"] and _NEXT_CAPITAL.match(text, found.end()):
        return ""  # 12 Mt. Vernon Road
    alone = found["number"] == "1" and not found["first"]
    return name if alone or single or gap == "-" else several(name)


def _holds(found: re.Match[str]) -> bool:
    """Say whether a unit of one letter is one: ``5 m``, ``12V``, ``1.5s``, but not ``4s``."""
    written = found["unit"]
    if found["gap"] == "-":
        return written in "LVW" and _NOUN.match(found.string, found.end()) is not None
    touches = not found["gap"] and "." not in found["number"]
    return written in (_MAY_TOUCH if touches else _LETTERS)


def _value(found: re.Match[str]) -> str:
    spoken = f"{'minus ' if found['minus'] else ''}{said(found['number'])}"
    return f"{said(found['first'])} to {spoken}" if found["first"] else spoken


def _count(number: str, unit: str) -> str:
    return f"{said(number)} {unit if number == '1' else several(unit)}"


def _before_stop(text: str, found: re.Match[str]) -> Span:
    """Return the span, without a stop that may end the sentence as well."""
    end = found.end()
    ends = found[0].endswith(".") and not _GOES_ON.match(text, end)
    ends = ends and found.groupdict().get("gap") != "-"
    return Span(found.start(), end - ends)
