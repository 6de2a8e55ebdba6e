"""Times as the packages write them, from samples at ``CANONICAL_RATE_HZ``."""

from __future__ import annotations

from narrate.model.sound import CANONICAL_RATE_HZ

_MS = 1000
_MINUTE, _HOUR = 60, 3600


def milliseconds(samples: int) -> int:
    """Return a position in whole milliseconds.

    Clips that follow one another share their border, so rounded lengths add up exactly.
    """
    return (samples * _MS + CANONICAL_RATE_HZ // 2) // CANONICAL_RATE_HZ


def seconds(ms: int) -> str:
    """Write milliseconds as seconds: ``21.924``."""
    return f"{ms // _MS}.{ms % _MS:03}"


def clock(ms: int) -> str:
    """Write milliseconds as a full clock value: ``0:00:21.924``."""
    whole = ms // _MS
    return f"{whole // _HOUR}:{whole % _HOUR // _MINUTE:02}:{whole % _MINUTE:02}.{ms % _MS:03}"


def short(ms: int) -> str:
    """Write milliseconds as ``m:ss`` or ``h:mm:ss``, cut to the second."""
    minutes, whole = ms // _MS // _MINUTE, ms // _MS % _MINUTE
    if minutes < _MINUTE:
        return f"{minutes}:{whole:02}"
    return f"{minutes // _MINUTE}:{minutes % _MINUTE:02}:{whole:02}"


def hours(ms: int) -> str:
    """Write milliseconds as ``hh:mm:ss``, to the nearest second."""
    whole = (ms + _MS // 2) // _MS
    return f"{whole // _HOUR:02}:{whole % _HOUR // _MINUTE:02}:{whole % _MINUTE:02}"


def iso_duration(ms: int) -> str:
    """Write milliseconds as ISO 8601: ``PT21.924S``."""
    return f"PT{seconds(ms)}S"
