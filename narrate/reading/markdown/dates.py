"""Dates as people write them into front matter and names of files, to ISO 8601."""

from __future__ import annotations

import re
from datetime import date

from narrate.reading.text.dates import iso_date

_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_PARTIAL = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?!\d)")
_NAMED = re.compile(r"(\d{4}-\d{2}-\d{2})(?=[-_. ])")


def iso_days(written: str) -> list[str]:
    """Return the dates that ``written`` may mean, the earliest first, whatever stands behind them.

    Two are returned for ``05/03/2026``, which may be in March or in May; between dots the day
    comes first. A year or a month alone stays one; none is found in ``tomorrow``.
    """
    said = written.strip()
    if found := _YEAR_FIRST.match(said):
        year, _, month, day = found.groups()
        return _days((year, month, day))
    if found := _YEAR_LAST.match(said):
        first, sign, second, year = found.groups()
        swapped = () if sign == "." else ((year, first, second),)
        return _days((year, second, first), *swapped)
    found = _PARTIAL.match(iso_date(said))
    return [found[0]] if found else []


def day_in_name(name: str) -> str:
    """Return the date a file's name begins with (``2026-03-05-storm.md``); blank for none."""
    found = _NAMED.match(name)
    return found[1] if found and _is_day(found[1]) else ""


def _days(*dates: tuple[str, str, str]) -> list[str]:
    """Return those among ``dates``, each a year, a month and a day, that there are."""
    written = {f"{year}-{month:0>2}-{day:0>2}" for year, month, day in dates}
    return sorted(filter(_is_day, written))


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True
