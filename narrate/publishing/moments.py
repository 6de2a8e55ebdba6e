"""Moments as the lock and the pages have them: UTC, to the second."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, datetime

_DATE = re.compile(r"(?P<year>[1-9]\d{3})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?(?!\d)")


def stamp(moment: datetime) -> str:
    """Write a moment as ISO 8601 in UTC: ``2026-11-26T08:00:00Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(said: str) -> datetime:
    """Return the moment that ISO 8601 says; without a zone it is UTC, without a time midnight.

    Raises:
        ValueError: it is none.
    """
    found = datetime.fromisoformat(said)
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def moment_of(said: str, *, last: bool = False) -> datetime | None:
    """Return the moment that a document's date says; ``None`` where it says none.

    A year or a month begins with its first day, or counts to its ``last``.
    """
    try:
        return moment(said) if said else None
    except ValueError:
        found = _DATE.match(said)
    if found is None:
        return None
    year, month = int(found["year"]), int(found["month"] or (12 if last else 1))
    day = int(found["day"] or (monthrange(year, month)[1] if last else 1))
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
