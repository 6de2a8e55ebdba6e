"""Dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.scripting.rules.es.numbers import cardinal
from narrate.scripting.rules.gates import mentions
from narrate.scripting.rules.shared.dates import dates_in_figures
from narrate.scripting.rules.shared.joining import edit, either
from narrate.scripting.rules.shared.words import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.span import Edit

_MONTHS = names(
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)
_KNOWN = {name: name for name in _MONTHS} | {f"{name[:3]}.": name for name in _MONTHS}
_KNOWN |= {"setiembre": "setiembre", "sept.": "septiembre", "febr.": "febrero"}
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:,?\s(?P<of>del?\s)?(?P<year>1\d{3}|20\d\d)(?![\w]|[.,]\d))"
_DAY_FIRST = re.compile(
    rf"(?=\d)(?<![\w.,/-])(?:(?P<first>0?[1-9]|[12]\d|3[01])\s?(?P<to>[-–]|a|al|y)\s?)?{_DAY}(?:\.?º|ro|er)?\s(?:de\s)?"
    rf"(?i:(?P<month>{either(_KNOWN)}))(?!\w){_YEAR}?"
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w)(?i:(?P<month>{either(_KNOWN)}))\s{_DAY}(?:{_YEAR}|(?=[,.;:)]|$))"
)
_MONTH_YEAR = re.compile(
    rf"(?<!\w)(?i:(?P<month>{either(_KNOWN)}))\s(?P<of>del?\s)?(?P<year>1\d{{3}}|20\d\d)(?![\w]|[.,]\d)"
)
_TO = {"a": "a", "al": "al", "y": "y"}


def dates(text: str) -> Iterator[Edit]:
    """Say ``1 enero``, ``30 de julio del 2020`` and ``abril 30``."""
    if not mentions(text, _KNOWN):
        return
    for found in _DAY_FIRST.finditer(text):
        said = f"{_day(int(found['day']))} de {_KNOWN[found['month'].lower()]}"
        if found["first"]:
            said = f"{_day(int(found['first']))} {_TO.get(found['to'], 'a')} {said}"
        yield edit(found, said + _of_year(found), "dates")
    for found in _MONTH_FIRST.finditer(text):
        said = f"{_day(int(found['day']))} de {_KNOWN[found['month'].lower()]}"
        yield edit(found, said + _of_year(found), "dates")
    for found in _MONTH_YEAR.finditer(text):
        yield edit(found, _KNOWN[found["month"].lower()] + _of_year(found), "dates")


def _of_year(found: re.Match[str]) -> str:
    if not found["year"]:
        return ""
    return f" {(found['of'] or 'de ').strip()} {cardinal(int(found['year']))}"


def _day(day: int) -> str:
    return "primero" if day == 1 else cardinal(day)


def _in_figures(_text: str, _start: int, day: int, month: int, year: int | None) -> str:
    said = f"{_day(day)} de {_MONTHS[month - 1]}"
    return said if year is None else f"{said} de {cardinal(year)}"


dates_in_figures_only = dates_in_figures(_in_figures, without_year=False, before="el|del|al|día")
