"""Moments as the lock and the pages have them: UTC, to the second."""

from __future__ import annotations

from datetime import UTC, datetime


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
