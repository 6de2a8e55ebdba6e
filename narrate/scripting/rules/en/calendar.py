"""Months and days of the week: as written, in full."""

from __future__ import annotations

from functools import lru_cache

from narrate.scripting.rules.gates import mentions

MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip
DAYS = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
]  # fmt: skip
_CLIPPED = {"sept": "September", "tues": "Tuesday", "thur": "Thursday", "thurs": "Thursday",
            "weds": "Wednesday", "tue": "Tuesday", "thu": "Thursday",
            "jany": "January", "feby": "February", "septr": "September", "octr": "October",
            "novr": "November", "decr": "December"}  # fmt: skip
_MONTHS = {name[:3].lower(): name for name in MONTHS} | {name.lower(): name for name in MONTHS}
_BEGINNINGS = tuple(name[:3].casefold() for name in MONTHS)
_DAYS = {name[:3].lower(): name for name in DAYS} | {name.lower(): name for name in DAYS}
_ALL = _MONTHS | _DAYS | _CLIPPED

DAY = r"[12]\d|3[01]|0?[1-9]"
"""Inside of a pattern: the number of a day."""
YEAR = r"(?P<year>[12]\d{3})(?![\d%]|,\d{3}|\.\d)"
"""Inside of a pattern: the year of a date."""
_CLIPPED_MONTHS = [short for short, name in _CLIPPED.items() if name in MONTHS]
MONTH = "|".join(sorted([*_MONTHS, *_CLIPPED_MONTHS], key=len, reverse=True))
"""Inside of a pattern that ignores case: a month."""
MONTH_NAMES = "|".join(one.capitalize() for one in MONTH.split("|"))
"""Inside of a pattern: a month with a capital."""
DAY_NAMES = "|".join(
    one.capitalize()
    for one in sorted(
        [*_DAYS, *(c for c in _CLIPPED if c not in _CLIPPED_MONTHS)], key=len, reverse=True
    )
)
"""Inside of a pattern: a day of the week with a capital."""
WORDS = frozenset({"may", "march", "mar", "sun", "sat", "wed"})
"""Words of another meaning where they stand in lower case."""


@lru_cache(maxsize=64)
def has_month(text: str) -> bool:
    """Say whether a month may stand in a text: what all of its names begin with does."""
    return mentions(text, _BEGINNINGS)


def full(written: str) -> str:
    """Return the name in full: ``SEPT`` is "September"."""
    return _ALL[written.lower().rstrip(".")]


def abbreviated(written: str) -> str:
    """Return the month or day that ``written`` (a capital first) is short for; else empty."""
    if not written[:1].isupper() or len(written) > 5:  # noqa: PLR2004 - "Thurs" is the longest
        return ""
    name = _ALL.get(written.lower(), "")
    return "" if name.lower() == written.lower() else name
