"""Dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.scripting.rules.fr.numbers import cardinal
from narrate.scripting.rules.gates import mentions
from narrate.scripting.rules.shared.dates import dates_in_figures
from narrate.scripting.rules.shared.joining import edit, either
from narrate.scripting.rules.shared.words import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.span import Edit

_MONTHS = names(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
)
_SHORT = {
    "janv.": "janvier", "févr.": "février", "fév.": "février", "avr.": "avril", "juil.": "juillet",
    "juill.": "juillet",
    "sept.": "septembre", "oct.": "octobre", "nov.": "novembre", "déc.": "décembre",
    "7bre": "septembre", "8bre": "octobre", "9bre": "novembre", "Xbre": "décembre",
    "fevrier": "février", "aout": "août", "decembre": "décembre",
}  # fmt: skip
_KNOWN = {name: name for name in _MONTHS} | _SHORT
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TEXTUAL = re.compile(
    rf"(?<![\w.,])(?P<days>{_DAY}(?:er|ᵉʳ)?(?:\s?[-–/]\s?{_DAY}){{0,4}})\s"
    rf"(?i:(?P<month>{either(_KNOWN)}))(?!\w)(?P<year>\s(?:1\d{{3}}|20\d\d)(?![\w]|[.,]\d))?"
)


def dates(text: str) -> Iterator[Edit]:
    """Say ``1er mars 2023`` and ``les 3/4 mai``."""
    if not mentions(text, _KNOWN):
        return
    for found in _TEXTUAL.finditer(text):
        days = " ".join(_day(int(one)) for one in re.findall(r"\d+", found["days"]))
        year = f" {cardinal(int(found['year']))}" if found["year"] else ""
        yield edit(found, f"{days} {_KNOWN[found['month'].lower()]}{year}", "dates")


def day_and_month(day: int, month: int) -> str:
    """Say ``1, 5`` as "premier mai"."""
    return f"{_day(day)} {_MONTHS[month - 1]}"


def _day(day: int) -> str:
    return "premier" if day == 1 else cardinal(day)


def _in_figures(_text: str, _start: int, day: int, month: int, year: int | None) -> str:
    said = day_and_month(day, month)
    return said if year is None else f"{said} {cardinal(year)}"


dates_in_figures_only = dates_in_figures(
    _in_figures, without_year=True, before="le|du|au|depuis le"
)
