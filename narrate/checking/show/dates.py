"""Dates of RFC 822 as RSS has them, and the order they put episodes in."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from narrate.checking.defects import defect
from narrate.checking.show.document import value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.checking.show.context import Context
    from narrate.checking.show.document import Entry
    from narrate.model.finding import Finding

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ZONES = {
    "UT": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5,
    "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip
_FORM = re.compile(
    rf"(?:(?P<weekday>{'|'.join(_DAYS)}), )?(?P<day>\d{{1,2}}) (?P<month>{'|'.join(_MONTHS)}) "
    rf"(?P<year>\d{{4}}) (?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))? "
    rf"(?P<zone>{'|'.join(_ZONES)}|[+-]\d{{4}})"
)
"""RFC 822 section 5, with the four digits of a year that RSS prefers."""


def moment(text: str) -> datetime | None:
    """Return the moment of a date; ``None`` where it is none."""
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    zone = found["zone"]
    if zone in _ZONES:
        offset = timedelta(hours=_ZONES[zone])
    else:
        offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:]))
        offset = -offset if zone[0] == "-" else offset
    try:
        return datetime(
            int(found["year"]),
            _MONTHS.index(found["month"]) + 1,
            int(found["day"]),
            int(found["hour"]),
            int(found["minute"]),
            int(found["second"] or 0),
            tzinfo=timezone(offset),
        )
    except ValueError:
        return None


def date(text: str, said: str) -> Iterator[Finding]:
    """Yield what is wrong with the form of a date."""
    found = moment(text)
    if found is None:
        yield defect("date-form", f"{said} has the date '{text}'.")
    elif text[:3] in _DAYS and text[:3] != _DAYS[found.weekday()]:
        right = _DAYS[found.weekday()]
        yield defect("date-weekday", f"{said} has the date '{text}', which is a {right}.")


def published(entry: Entry, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the date of an item by itself."""
    text = value(entry.item, "pubDate")
    if not text:
        yield defect("date-missing", f"{entry.said} has no pubDate.")
        return
    yield from date(text, entry.said)
    found = moment(text)
    if found is not None and found > context.now:
        yield defect("date-future", f"{entry.said} is of {text}.")


class Order:
    """Whether episodes stand in the order of their dates, the newest first, over all documents."""

    def __init__(self) -> None:
        """Begin before the newest."""
        self._before: tuple[datetime, str] | None = None

    def next(self, entry: Entry) -> Iterator[Finding]:
        """Yield that an item is not older than the one before it."""
        found = moment(value(entry.item, "pubDate"))
        if found is None:
            return
        found = found.astimezone(UTC)
        if self._before is not None:
            later, said = self._before
            if found > later:
                yield defect("date-order", f"{entry.said} is newer than {said}, which is above it.")
            elif found == later:
                yield defect("date-same", f"{entry.said} has the pubDate of {said}.")
        self._before = found, entry.said
