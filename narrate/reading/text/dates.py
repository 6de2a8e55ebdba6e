"""Dates as they stand in datelines, to ISO 8601."""

from __future__ import annotations

import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero",
            "february feb februar février febrero",
            "march mar märz mars marzo",
            "april apr avril abril",
            "may mai mayo",
            "june jun juni juin junio",
            "july jul juli juillet julio",
            "august aug août agosto",
            "september sept sep septembre septiembre",
            "october oct oktober octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember décembre diciembre",
        ),
        start=1,
    )
    for name in names.split()
}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DAY_FIRST = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?(?: of| de)? (?P<month>{_NAMES})\b\.?"
    r"(?:,? (?:de )?(?P<year>\d{4}))",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_NAMES})\b\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(rf"\b(?P<month>{_NAMES})\b\.?,? (?P<year>\d{{4}})\b", re.IGNORECASE)
_LAST_DAY = 31


def iso_date(words: str) -> str:
    """Return the first whole date in ``words``, as ISO 8601; as written when there is none."""
    if found := _ISO.search(words):
        return found[0]
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        if (found := pattern.search(words)) and 1 <= int(found["day"]) <= _LAST_DAY:
            month = _MONTHS[found["month"].lower()]
            return f"{found['year']}-{month:02}-{int(found['day']):02}"
    if found := _MONTH_ALONE.search(words):
        return f"{found['year']}-{_MONTHS[found['month'].lower()]:02}"
    return words
